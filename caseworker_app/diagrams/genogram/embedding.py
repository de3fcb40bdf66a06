"""Orders of the rows that come from walking the family as a tree.

People and unions are the nodes of a graph; a spanning tree of it, and a few decisions at each union, give an order in
which every branch stays together in all rows. Ties outside the tree (cousins who marry, two brothers with two sisters)
are only drawn; which tie is left out is a decision like the others. ``improve`` tries the decisions one after the
other and keeps what costs less.

A *slab* is a piece of drawing: for each row the nodes from left to right. Slabs are joined side by side.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from caseworker_app.diagrams.genogram.chart import Chart, Cost, Rows

Slab = dict[int, list[int]]

NEAR, FAR, INSIDE = range(3)


def _join(first: Slab, second: Slab) -> Slab:
    for r, nodes in second.items():
        if r in first:
            first[r] += nodes
        else:
            first[r] = nodes
    return first


def _rows(slab: Slab, low: int, high: int) -> Slab:
    return {r: nodes for r, nodes in slab.items() if low <= r <= high}


@dataclasses.dataclass(slots=True)
class Decisions:
    """What an embedding is free to choose.

    ``person_over[u]`` is the person from which the walk reaches a union, ``union_over[p]`` the union from which it
    reaches a person (-1: the root). ``left[u]`` is the index of the partner who stands left. ``mode[u]``: the other
    partner's branch stands NEAR (next to the person), FAR (beyond the person's siblings), or takes the person INSIDE
    its own sibship. ``rank[p]`` orders the unions of a person from the nearest outwards. ``up_left`` are children
    whose partner's ancestors stand left of the parents.
    """

    union_over: list[int]
    person_over: list[int]
    left: list[int]
    mode: list[int]
    rank: list[list[int]]
    up_left: set[int]


class Embedding:
    """One connected group of people, its decisions, and the order they lead to."""

    def __init__(self, chart: Chart, group: list[int], root: int) -> None:
        self.chart, self.kin, self.group, self.root = chart, chart.kin, group, root
        self.low, self.high = -1, chart.height
        self.passages_of: dict[int, list[int]] = {}
        for (_, child), nodes in sorted(chart.passages.items()):
            self.passages_of.setdefault(child, []).extend(nodes)
        for u, nodes in chart.parted.items():
            lower = max(chart.kin.unions[u].partners, key=lambda p: chart.row[p])
            self.passages_of.setdefault(lower, []).extend(nodes)
        self.decisions = self._first_decisions()

    def _first_decisions(self) -> Decisions:
        kin = self.kin
        unions, people = len(kin.unions), len(kin.members)
        d = Decisions(
            [-1] * people, [-1] * unions, [0] * unions, [NEAR] * unions, [list(r) for r in kin.partner_in], set()
        )
        seen, queue = {self.root}, [self.root]
        for person in queue:
            for u in (*kin.child_in[person], *kin.partner_in[person]):
                if d.person_over[u] < 0:
                    d.person_over[u] = person
                    for other in (*kin.unions[u].partners, *kin.unions[u].children):
                        if other not in seen:
                            seen.add(other)
                            d.union_over[other] = u
                            queue.append(other)
        self._choose_sides(d)
        for u, over in enumerate(d.person_over):
            union = kin.unions[u]
            if over in union.partners and not kin.child_in[over]:
                d.mode[u] = INSIDE
            d.up_left.update(union.children[: len(union.children) // 2])
        return d

    def _choose_sides(self, d: Decisions) -> None:
        """Man left, woman right; of several spouses the first on that side, the second on the other, and so on."""
        kin = self.kin
        for p in self.group:
            for i, u in enumerate(kin.partner_in[p]):
                partners = kin.unions[u].partners
                me = partners.index(p)
                if len(kin.partner_in[p]) > 1:
                    man_left = kin.members[p].sex != "P"
                    d.left[u] = me if (i % 2 == 0) == man_left else len(partners) - 1 - me
                elif all(len(kin.partner_in[q]) == 1 for q in partners):
                    d.left[u] = _man(kin.members[q].sex for q in partners)

    def _walk(self) -> list[tuple[bool, int]]:
        """Persons and unions of the tree, each after the one it is reached from."""
        d, kin = self.decisions, self.kin
        order: list[tuple[bool, int]] = [(True, self.root)]
        for is_person, node in order:
            if is_person:
                order += [(False, u) for u in (*kin.child_in[node], *kin.partner_in[node]) if d.person_over[u] == node]
            else:
                union = kin.unions[node]
                order += [(True, p) for p in (*union.partners, *union.children) if d.union_over[p] == node]
        return order

    def rows(self) -> Rows:
        """The order that the decisions lead to, row by row."""
        parts: dict[int, tuple[Slab, Slab, Slab, Slab]] = {}
        wings: dict[int, tuple[Slab, Slab]] = {}
        for is_person, node in reversed(self._walk()):
            if is_person:
                parts[node] = self._around(node, wings)
            else:
                over = self.decisions.person_over[node]
                wings[node] = (
                    self._above(node, over, parts)
                    if over in self.kin.unions[node].links
                    else self._beside(node, over, parts)
                )
        whole = self._full(self.root, parts[self.root])
        return [whole.get(r, []) for r in range(self.chart.height)]

    def _core(self, person: int) -> Slab:
        core = {self.chart.row[person]: [person]}
        for passage in self.passages_of.get(person, ()):
            _join(core, {self.chart.row[passage]: [passage]})
        return core

    def _full(self, person: int, parts: tuple[Slab, Slab, Slab, Slab]) -> Slab:
        far_left, left, right, far_right = parts
        return _join(_join(_join(_join(far_left, left), self._core(person)), right), far_right)

    def _around(self, person: int, wings: dict[int, tuple[Slab, Slab]]) -> tuple[Slab, Slab, Slab, Slab]:
        """The slabs far left, left, right and far right of a person."""
        d, kin, row = self.decisions, self.kin, self.chart.row[person]
        near_left: list[Slab] = []
        near_right: list[Slab] = []
        far_left: list[Slab] = []
        far_right: list[Slab] = []
        inside_left: list[Slab] = []
        inside_right: list[Slab] = []
        for u in d.rank[person]:
            if d.person_over[u] != person:
                continue
            rightwards = kin.unions[u].partners[d.left[u]] == person
            hither, beyond = wings[u]
            if d.mode[u] == FAR:
                (far_right if rightwards else far_left).append(
                    _join(hither, beyond) if rightwards else _join(beyond, hither)
                )
            elif d.mode[u] == INSIDE:
                (near_right if rightwards else near_left).append(beyond)
                (inside_left if rightwards else inside_right).append(hither)
            else:
                (near_right if rightwards else near_left).append(
                    _join(hither, beyond) if rightwards else _join(beyond, hither)
                )
        up_left: Slab = {}
        up_right: Slab = {}
        for u in kin.child_in[person]:
            if d.person_over[u] == person:
                _join(up_left, wings[u][0])
                up_right = _join(wings[u][1], up_right)
        left: Slab = {}
        for slab in reversed(inside_left + near_left):
            _join(left, slab)
        right: Slab = {}
        for slab in near_right + inside_right:
            _join(right, slab)
        left_all = _join(_rows(up_left, row, self.high), _rows(left, row, self.high))
        left_all |= _join(_rows(left, self.low, row - 1), _rows(up_left, self.low, row - 1))
        right_all = _join(_rows(right, row, self.high), _rows(up_right, row, self.high))
        right_all |= _join(_rows(up_right, self.low, row - 1), _rows(right, self.low, row - 1))
        outer_left: Slab = {}
        for slab in reversed(far_left):
            _join(outer_left, slab)
        outer_right: Slab = {}
        for slab in far_right:
            _join(outer_right, slab)
        return outer_left, left_all, right_all, outer_right

    def _siblings(
        self, children: list[int], top: int, parts: dict[int, tuple[Slab, Slab, Slab, Slab]]
    ) -> tuple[Slab, Slab, Slab]:
        """Children side by side: what stands below the parents' row, and left and right of the parents."""
        slabs: list[tuple[int, Slab]] = [(c, parts[c][0]) for c in children]
        slabs += [(c, _join(_join(parts[c][1], self._core(c)), parts[c][2])) for c in children]
        slabs += [(c, parts[c][3]) for c in children]
        below: Slab = {}
        up_left: Slab = {}
        up_right: Slab = {}
        for c, slab in slabs:
            _join(below, _rows(slab, top + 1, self.high))
            _join(up_left if c in self.decisions.up_left else up_right, _rows(slab, self.low, top))
        return below, up_left, up_right

    def _beside(self, u: int, person: int, parts: dict[int, tuple[Slab, Slab, Slab, Slab]]) -> tuple[Slab, Slab]:
        """What a union adds beside a partner: the part on the hither side of the other partner, and the rest."""
        d, union, top = self.decisions, self.kin.unions[u], self.chart.top[u]
        rightwards = union.partners[d.left[u]] == person
        children = [c for c in union.children if d.union_over[c] == u]
        below, up_left, up_right = self._siblings(children, top, parts)
        ups = _join(up_left, up_right)
        hither: Slab = {}
        core: Slab = {}
        beyond: Slab = {}
        for q in union.partners:
            if q != person and d.union_over[q] == u:
                far_left, left, right, far_right = parts[q]
                hither, beyond = _join(far_left, left), _join(right, far_right)
                core = self._core(q)
                if not rightwards:
                    hither, beyond = beyond, hither
        if rightwards:
            if d.mode[u] == INSIDE:
                return hither, _join(_join(_join(below, core), beyond), ups)
            return below, _join(_join(_join(hither, core), beyond), ups)
        if d.mode[u] == INSIDE:
            return hither, _join(_join(_join(ups, beyond), core), below)
        return below, _join(_join(_join(ups, beyond), core), hither)

    def _above(self, u: int, child: int, parts: dict[int, tuple[Slab, Slab, Slab, Slab]]) -> tuple[Slab, Slab]:
        """What a union adds around one of its children: left with the parents, and right."""
        d, union, top = self.decisions, self.kin.unions[u], self.chart.top[u]
        at = union.children.index(child)
        older = [c for c in union.children[:at] if d.union_over[c] == u]
        younger = [c for c in union.children[at + 1 :] if d.union_over[c] == u]
        below_left, up1, up2 = self._siblings(older, top, parts)
        below_right, up3, up4 = self._siblings(younger, top, parts)
        around: list[tuple[Slab, Slab, Slab]] = []
        for i in (d.left[u], 1 - d.left[u]):
            if i < len(union.partners) and d.union_over[union.partners[i]] == u:
                q = union.partners[i]
                far_left, left, right, far_right = parts[q]
                around.append((_join(far_left, left), self._core(q), _join(right, far_right)))
        if len(around) > 1 and d.mode[u] != FAR:
            (al, a, ar), (bl, b, br) = around
            lefts, cores, rights = _join(al, bl), _join(a, b), _join(ar, br)
        elif len(around) > 1:
            (al, a, ar), (bl, b, br) = around
            lefts, cores, rights = al, _join(a, _join(_rows(ar, self.low, top), _join(_rows(bl, self.low, top), b))), br
            _join(lefts, _rows(ar, top + 1, self.high))
            rights = _join(_rows(bl, top + 1, self.high), rights)
        else:
            lefts, cores, rights = around[0] if around else ({}, {}, {})
        result_left = _join(_rows(lefts, top + 1, self.high), below_left)
        result_right = _join(below_right, _rows(rights, top + 1, self.high))
        upper = _join(_join(up1, up2), _rows(lefts, self.low, top))
        upper = _join(_join(upper, cores), _rows(rights, self.low, top))
        upper = _join(upper, _join(up3, up4))
        return _join(result_left, upper), result_right

    def moves(self) -> Iterator[tuple[int, int, int]]:
        """The decisions that may be changed, as (kind, which, to)."""
        d, kin = self.decisions, self.kin
        here = set(self.group)
        unions = [u for u, over in enumerate(d.person_over) if over in here]
        for u in unions:
            yield 0, u, 1 - d.left[u]
        for u in unions:
            for mode in (NEAR, FAR, INSIDE):
                if mode != d.mode[u]:
                    yield 1, u, mode
        for p in self.group:
            for i in range(len(d.rank[p]) - 1):
                yield 2, p, i
            if kin.child_in[p]:
                yield 3, p, 0
        for u in unions:
            for p in (*kin.unions[u].partners, *kin.unions[u].children):
                if d.union_over[p] != u and d.person_over[u] != p:
                    yield 4, u, p
                    yield 5, u, p

    def apply(self, move: tuple[int, int, int]) -> tuple[int, int, int] | None:
        """Change a decision; returns the move that takes it back, or None where it cannot be made."""
        d = self.decisions
        kind, which, to = move
        if kind == 0:
            if len(self.kin.unions[which].partners) < 2:
                return None
            old, d.left[which] = d.left[which], to
            return kind, which, old
        if kind == 1:
            old, d.mode[which] = d.mode[which], to
            return kind, which, old
        if kind == 2:
            rank = d.rank[which]
            rank[to], rank[to + 1] = rank[to + 1], rank[to]
            return move
        if kind == 3:
            d.up_left ^= {which}
            return move
        if kind == 4:
            if to == self.root or self._is_over(to, which):
                return None
            old, d.union_over[to] = d.union_over[to], which
            return 4, old, to
        if self._is_under(to, which):
            return None
        old, d.person_over[which] = d.person_over[which], to
        return 5, which, old

    def _is_over(self, person: int, union: int) -> bool:
        d = self.decisions
        while union >= 0:
            over = d.person_over[union]
            if over == person:
                return True
            union = d.union_over[over]
        return False

    def _is_under(self, person: int, union: int) -> bool:
        d = self.decisions
        while person >= 0:
            u = d.union_over[person]
            if u == union:
                return True
            if u < 0:
                return False
            person = d.person_over[u]
        return False


def _man(sexes: Iterator[str]) -> int:
    """The index of the partner who stands left: the man, else the first."""
    found = list(sexes)
    return found.index("L") if "L" in found else 0


def improve(embedding: Embedding, budget: int) -> tuple[float, Rows]:
    """Change one decision after the other while that lowers the cost; ``budget`` limits the number of trials."""
    chart = embedding.chart
    best_rows = embedding.rows()
    best = Cost(chart, best_rows).total()
    while budget > 0:
        better = False
        for move in list(embedding.moves()):
            back = embedding.apply(move)
            if back is None:
                continue
            budget -= 1
            rows = embedding.rows()
            cost = Cost(chart, rows).total()
            if cost < best - 1e-9:
                best, best_rows, better = cost, rows, True
            else:
                embedding.apply(back)
            if budget <= 0:
                break
        if not better:
            break
    return best, best_rows
