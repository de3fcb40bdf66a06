"""Orders of the rows that come from walking the family as a tree.

People and unions are the nodes of a graph; a spanning tree of it, and a few decisions at each union, give an order in
which every branch stays together in all rows. Ties outside the tree (cousins who marry, two brothers with two sisters)
are only drawn; which tie is left out is a decision like the others. ``improve`` tries the decisions one after the
other and keeps what costs less.

A *slab* is a piece of drawing: for each row the nodes from left to right. Slabs are joined side by side.
"""

from __future__ import annotations

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.decisions import FAR, INSIDE, Move, first_decisions

Slab = dict[int, tuple[int, ...]]
Parts = tuple[Slab, Slab, Slab, Slab]

NOTHING: Slab = {}


def _join(*slabs: Slab) -> Slab:
    """Slabs side by side."""
    filled = [slab for slab in slabs if slab]
    if len(filled) < 2:
        return filled[0] if filled else NOTHING
    joined = dict(filled[0])
    for slab in filled[1:]:
        for r, nodes in slab.items():
            joined[r] = joined[r] + nodes if r in joined else nodes
    return joined


def _below(slab: Slab, top: int) -> Slab:
    """What of a slab lies below a row."""
    return {r: nodes for r, nodes in slab.items() if r > top} if slab else slab


def _not_below(slab: Slab, top: int) -> Slab:
    """What of a slab lies in a row and above."""
    return {r: nodes for r, nodes in slab.items() if r <= top} if slab else slab


class Embedding:
    """One connected group of people, its decisions, and the order they lead to."""

    def __init__(self, chart: Chart, group: list[int], root: int) -> None:
        self.chart, self.kin, self.group, self.root = chart, chart.kin, group, root
        self.core: list[Slab] = chart.core
        self.decisions = first_decisions(chart.kin, group, root)
        self.walk: list[tuple[bool, int]] = []
        self.parts: dict[int, Parts] = {}
        self.wings: dict[int, tuple[Slab, Slab]] = {}

    def _find_walk(self) -> list[tuple[bool, int]]:
        """Persons and unions of the tree, each before the one it is reached from."""
        d, kin = self.decisions, self.kin
        order: list[tuple[bool, int]] = [(True, self.root)]
        for is_person, node in order:
            if is_person:
                order += [(False, u) for u in (*kin.child_in[node], *kin.partner_in[node]) if d.person_over[u] == node]
            else:
                union = kin.unions[node]
                order += [(True, p) for p in (*union.partners, *union.children) if d.union_over[p] == node]
        return order[::-1]

    def rows(self) -> Rows:
        """The order that the decisions lead to, row by row."""
        self.walk = self.walk or self._find_walk()
        parts, wings = self.parts, self.wings
        for is_person, node in self.walk:
            if is_person and node not in parts:
                parts[node] = self._around(node)
            elif not is_person and node not in wings:
                over = self.decisions.person_over[node]
                wings[node] = (
                    self._above(node, over) if over in self.kin.unions[node].links else self._beside(node, over)
                )
        far_left, left, right, far_right = parts[self.root]
        whole = _join(far_left, left, self.core[self.root], right, far_right)
        return [list(whole.get(r, ())) for r in range(self.chart.height)]

    def _forget(self, union: int, person: int) -> None:
        """Drop what was worked out for a union, a person, and all that they are reached from."""
        d = self.decisions
        while True:
            if union >= 0:
                self.wings.pop(union, None)
                person = d.person_over[union]
            self.parts.pop(person, None)
            union = d.union_over[person]
            if union < 0:
                return

    def _around(self, person: int) -> Parts:
        """The slabs far left, left, right and far right of a person."""
        d, kin, row, wings = self.decisions, self.kin, self.chart.row[person] - 1, self.wings
        left, right, far_left, far_right, up_left, up_right = (NOTHING,) * 6
        inside_left, inside_right = NOTHING, NOTHING
        for u in d.rank[person]:
            if d.person_over[u] != person:
                continue
            rightwards = kin.unions[u].partners[d.left[u]] == person
            hither, beyond = wings[u]
            if d.mode[u] == INSIDE and rightwards:
                right, inside_left = _join(right, beyond), _join(hither, inside_left)
            elif d.mode[u] == INSIDE:
                left, inside_right = _join(beyond, left), _join(inside_right, hither)
            elif d.mode[u] == FAR and rightwards:
                far_right = _join(far_right, hither, beyond)
            elif d.mode[u] == FAR:
                far_left = _join(beyond, hither, far_left)
            elif rightwards:
                right = _join(right, hither, beyond)
            else:
                left = _join(beyond, hither, left)
        for u in [u for u in kin.child_in[person] if d.person_over[u] == person]:
            up_left, up_right = _join(up_left, wings[u][0]), _join(wings[u][1], up_right)
        left, right = _join(inside_left, left), _join(right, inside_right)
        if up_left or up_right:
            left = _join(_below(up_left, row), left, _not_below(up_left, row))
            right = _join(_not_below(up_right, row), right, _below(up_right, row))
        return far_left, left, right, far_right

    def _siblings(self, children: list[int], top: int) -> tuple[Slab, Slab, Slab]:
        """Children side by side: what stands below the parents' row, and left and right of the parents."""
        slabs: list[tuple[int, Slab]] = []
        parts = [(c, *self.parts[c]) for c in children]
        slabs += [(c, far_left) for c, far_left, _, _, _ in parts if far_left]
        slabs += [(c, _join(left, self.core[c], right)) for c, _, left, right, _ in parts]
        slabs += [(c, far_right) for c, _, _, _, far_right in parts if far_right]
        whole = _join(*(slab for _, slab in slabs))
        if all(r > top for r in whole):
            return whole, NOTHING, NOTHING
        up_left, up_right = NOTHING, NOTHING
        for c, slab in slabs:
            if c in self.decisions.up_left:
                up_left = _join(up_left, _not_below(slab, top))
            else:
                up_right = _join(up_right, _not_below(slab, top))
        return _below(whole, top), up_left, up_right

    def _beside(self, u: int, person: int) -> tuple[Slab, Slab]:
        """What a union adds beside a partner: the part on the hither side of the other partner, and the rest."""
        d, union, top = self.decisions, self.kin.unions[u], self.chart.top[u]
        rightwards = union.partners[d.left[u]] == person
        below, up_left, up_right = self._siblings([c for c in union.children if d.union_over[c] == u], top)
        hither, core, beyond = NOTHING, NOTHING, NOTHING
        for q in union.partners:
            if q != person and d.union_over[q] == u:
                far_left, left, right, far_right = self.parts[q]
                hither, core, beyond = _join(far_left, left), self.core[q], _join(right, far_right)
                if not rightwards:
                    hither, beyond = beyond, hither
        inside = d.mode[u] == INSIDE
        between = NOTHING if inside else hither
        if rightwards:
            rest = _join(between, core, beyond, up_left, up_right)
        else:
            rest = _join(up_left, up_right, beyond, core, between)
        if inside:
            return hither, _join(below, rest) if rightwards else _join(rest, below)
        return below, rest

    def _above(self, u: int, child: int) -> tuple[Slab, Slab]:
        """What a union adds around one of its children: left with the parents, and right."""
        d, union, top = self.decisions, self.kin.unions[u], self.chart.top[u]
        at = union.children.index(child)
        older, up1, up2 = self._siblings([c for c in union.children[:at] if d.union_over[c] == u], top)
        younger, up3, up4 = self._siblings([c for c in union.children[at + 1 :] if d.union_over[c] == u], top)
        around: list[tuple[Slab, Slab, Slab]] = []
        for i in (d.left[u], 1 - d.left[u]):
            if i < len(union.partners) and d.union_over[union.partners[i]] == u:
                far_left, left, right, far_right = self.parts[union.partners[i]]
                around.append((_join(far_left, left), self.core[union.partners[i]], _join(right, far_right)))
        lefts, cores, rights = around[0] if around else (NOTHING,) * 3
        if len(around) > 1 and d.mode[u] == FAR:
            (lefts, a, ar), (bl, b, rights) = around
            cores = _join(a, _not_below(ar, top), _not_below(bl, top), b)
            lefts, rights = _join(lefts, _below(ar, top)), _join(_below(bl, top), rights)
        elif len(around) > 1:
            lefts, cores, rights = (_join(first, second) for first, second in zip(*around, strict=True))
        parents = _join(_not_below(lefts, top), cores, _not_below(rights, top))
        left = _join(_below(lefts, top), older, up1, up2, parents, up3, up4)
        return left, _join(younger, _below(rights, top))

    def apply(self, move: Move) -> Move | None:
        """Change a decision; returns the move that takes it back, or None where it cannot be made."""
        d = self.decisions
        kind, which, to = move
        if kind == 0:
            if len(self.kin.unions[which].partners) < 2:
                return None
            old, d.left[which] = d.left[which], to
            self._forget(which, -1)
        elif kind == 1:
            old, d.mode[which] = d.mode[which], to
            self._forget(which, -1)
        elif kind == 2:
            rank, old = d.rank[which], to
            rank[to], rank[to + 1] = rank[to + 1], rank[to]
            self._forget(-1, which)
        elif kind == 3:
            d.up_left ^= {which}
            old = to
            for u in self.kin.child_in[which]:
                if d.person_over[u] >= 0:
                    self._forget(u, -1)
        elif kind == 4:
            if to == self.root or d.is_over(to, which):
                return None
            self._forget(-1, to)
            d.union_over[to], old, which = which, to, d.union_over[to]
            self._forget(-1, old)
            self.walk = []
        else:
            if d.is_under(to, which):
                return None
            self._forget(which, -1)
            old, d.person_over[which] = d.person_over[which], to
            self._forget(which, -1)
            self.walk = []
        return kind, which, old
