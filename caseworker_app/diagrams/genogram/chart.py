"""The rows of a genogram as ordered lists, and what an order costs a reader.

Besides people the rows hold passages: where the line to a child runs through a row, it takes a place there like a
person, so that it stays a straight line and meets nobody. A node is a person (0..n-1) or a passage (n..).
"""

from __future__ import annotations

import copy
import dataclasses
import itertools
from collections.abc import Iterable

from caseworker_app.diagrams.genogram.kinship import Kinship

ORDER = 20.0  # siblings out of birth order: never, unless a child belongs to two sibships that contradict each other
STRUCTURE = 1.0  # a couple with somebody between, a stranger among siblings, a line through a couple or a sibship
CROSSING = 0.12  # two connectors that cross between rows
SKEW = 0.02  # parents right of other parents, whose children are further right
DISTANCE = 0.03  # each person between partners
FARTHEST = 40  # people between partners who are looked at
CUSTOM = 0.004  # woman left of man
MARRIAGES = 0.08  # an earlier partner right of a later one
FIRST = 0.05  # somebody between a person and the first of several partners
TOGETHER = 2000.0  # a couple apart that the worker wants side by side
NEAR = 0.3  # the client's parents apart: more than a crossing, less than a stranger among siblings

Rows = list[list[int]]


@dataclasses.dataclass(slots=True)
class Hanging:
    """What hangs between a row and the next: the children of a union, or one line (``passing``: it comes from above).

    ``heads`` are nodes of the upper row (partners, or one passage), ``feet`` nodes of the lower one.
    """

    union: int
    heads: tuple[int, ...]
    feet: tuple[int, ...]
    passing: bool = False
    children: bool = False


class Chart:
    """Everything about a family and its rows that the search for an order needs at hand."""

    def __init__(self, kin: Kinship, row: list[int]) -> None:
        self.kin = kin
        self.people = len(kin.members)
        self.row = list(row)
        self.height = max(row, default=-1) + 1
        self.passages: dict[tuple[int, int], list[int]] = {}
        self.owner: dict[int, tuple[int, int]] = {}
        self.top: list[int] = []
        for u, union in enumerate(kin.unions):
            below = min((row[c] for c in union.children), default=0)
            top = max((row[p] for p in union.partners), default=below - 1)
            self.top.append(top)
            for c in union.children:
                self.passages[u, c] = [self._passage(u, r, c) for r in range(top + 1, row[c])]
        self.parted = {u: self._between_rows(u) for u in range(len(kin.unions)) if self.is_parted(u)}
        self.has_parents = [any(kin.unions[u].partners for u in found) for found in kin.child_in]
        self.with_children = [
            [u for u in found if kin.unions[u].children and len(kin.unions[u].partners) > 1] for found in kin.partner_in
        ]
        self.core = self._cores()
        self._enter_all(range(self.people))

    def _cores(self) -> list[dict[int, tuple[int, ...]]]:
        """By row, what stands in one column with each person: the person, and passages of the lines leading there."""
        cores: list[dict[int, tuple[int, ...]]] = [{self.row[p]: (p,)} for p in range(self.people)]
        for passage, (u, child) in self.owner.items():
            owner = max(self.kin.unions[u].partners, key=lambda p: self.row[p]) if child == passage else child
            r = self.row[passage]
            cores[owner][r] = (*cores[owner].get(r, ()), passage)
        return cores

    def part(self, group: list[int]) -> Chart:
        """The same chart with nothing but the ties of one group of people."""
        part = copy.copy(self)
        part._enter_all(group)  # noqa: SLF001 - its own class
        return part

    def _enter_all(self, group: Iterable[int]) -> None:
        people = list(group)
        self.hanging: list[list[Hanging]] = [[] for _ in range(self.height)]
        self.couples: list[list[tuple[int, int, int]]] = [[] for _ in range(self.height)]
        self.sibships: list[list[tuple[tuple[int, ...], frozenset[int]]]] = [[] for _ in range(self.height)]
        self.demanded: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        self.passing: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        self.earlier: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        self.first: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        for u in sorted({u for p in people for u in (*self.kin.partner_in[p], *self.kin.child_in[p])}):
            self._enter(u)
        here = set(people)
        for pairs, by_row in ((self.kin.earlier, self.earlier), (self.kin.first, self.first)):
            for a, b in pairs:
                if a in here and self.row[a] == self.row[b]:
                    by_row[self.row[a]].append((a, b))
        self.allowed = sum(max(0, len(self.kin.mates(p)) - 2) for p in people)

    def _passage(self, u: int, r: int, child: int | None = None) -> int:
        node = len(self.row)
        self.row.append(r)
        self.owner[node] = (u, node if child is None else child)
        return node

    def is_parted(self, u: int) -> bool:
        """Whether the partners of a union could not be put on one row."""
        return len({self.row[p] for p in self.kin.unions[u].partners}) > 1

    def _between_rows(self, u: int) -> list[int]:
        """The passages of the line from the upper partner of a parted couple to the lower one."""
        upper, lower = sorted(self.row[p] for p in self.kin.unions[u].partners)
        return [self._passage(u, r) for r in range(upper + 1, lower)]

    def foot(self, u: int, child: int) -> int:
        """The node of a child in the row just below its parents."""
        return next(iter(self.passages[u, child]), child)

    def _enter(self, u: int) -> None:
        union, row, top = self.kin.unions[u], self.row, self.top[u]
        if len(union.partners) > 1 and u not in self.parted:
            self.couples[top].append((u, union.partners[0], union.partners[1]))
        if u in self.parted:
            upper, lower = sorted(union.partners, key=lambda p: row[p])
            for above, below in itertools.pairwise([upper, *self.parted[u], lower]):
                self.hanging[row[above]].append(Hanging(u, (above,), (below,), passing=above >= self.people))
                if above >= self.people:
                    self.passing[row[above]].append((u, above))
        if not union.children:
            return
        feet = tuple(self.foot(u, c) for c in union.children)
        if top >= 0 and union.partners:
            heads = tuple(p for p in union.partners if row[p] == top)
            self.hanging[top].append(Hanging(u, heads, feet, children=True))
        for c in union.children:
            chain = [*self.passages[u, c], c]
            for upper, lower in itertools.pairwise(chain):
                self.hanging[row[upper]].append(Hanging(u, (upper,), (lower,), passing=True))
                self.passing[row[upper]].append((u, upper))
        at = [row[c] for c in union.children]
        home = self.kin.home(u, at)
        kin_set = frozenset(union.children) | {m for c in union.children for m in self.kin.mates(c)}
        members = tuple(c for c in union.children if row[c] == home)
        if len(members) > 1:
            self.sibships[home].append((members, kin_set))
        self.demanded[top + 1] += [(self.foot(u, a), self.foot(u, b)) for a, b in self.kin.before[u]]


class Cost:
    """What the order of each row, and of each pair of neighbouring rows, costs; kept up to date row by row."""

    def __init__(self, chart: Chart, rows: Rows) -> None:
        self.chart = chart
        self.rows = list(rows)
        self.pos = [0] * len(chart.row)
        self.apart = [0] * chart.height
        self.within = [0.0] * chart.height
        self.between = [0.0] * chart.height
        for r in range(chart.height):
            self._place(r)
        for r in range(chart.height):
            self.apart[r], self.within[r] = self.row_cost(r)
            self.between[r] = self.gap_cost(r)

    def total(self) -> float:
        """The cost of the whole drawing."""
        beyond = max(0, sum(self.apart) - self.chart.allowed)
        return STRUCTURE * beyond + sum(self.within) + sum(self.between)

    def _place(self, r: int) -> None:
        for i, node in enumerate(self.rows[r]):
            self.pos[node] = i

    def set_rows(self, rows: Rows) -> float:
        """Put all rows into another order; returns the new cost."""
        changed = [r for r, row in enumerate(rows) if row != self.rows[r]]
        for r in changed:
            self.rows[r] = rows[r]
            self._place(r)
        for r in changed:
            self.apart[r], self.within[r] = self.row_cost(r)
        for gap in {g for r in changed for g in (r - 1, r) if g >= 0}:
            self.between[gap] = self.gap_cost(gap)
        return self.total()

    def change(self, r: int, order: list[int]) -> tuple[list[int], int, float, float, float]:
        """Put a row into another order; returns what ``undo`` needs."""
        old = (self.rows[r], self.apart[r], self.within[r], self.between[r], self.between[r - 1] if r else 0.0)
        self.rows[r] = order
        self._place(r)
        self.apart[r], self.within[r] = self.row_cost(r)
        self.between[r] = self.gap_cost(r)
        if r:
            self.between[r - 1] = self.gap_cost(r - 1)
        return old

    def undo(self, r: int, old: tuple[list[int], int, float, float, float]) -> None:
        """Take the last change of this row back."""
        self.rows[r], self.apart[r], self.within[r], self.between[r], above = old
        self._place(r)
        if r:
            self.between[r - 1] = above

    def row_cost(self, r: int) -> tuple[int, float]:
        """Couples with somebody between, and everything else that is wrong within one row."""
        chart, pos, row = self.chart, self.pos, self.rows[r]
        people = chart.people
        apart, cost = 0, 0.0
        for u, a, b in chart.couples[r]:
            i, j = pos[a], pos[b]
            if i > j:
                i, j = j, i
            if j - i > 1:
                inside = [p for p in row[i + 1 : min(j, i + FARTHEST)] if p < people]
                if inside:
                    apart += 1
                    cost += TOGETHER * (u in chart.kin.together) + NEAR * (u in chart.kin.near)
                    cost += STRUCTURE / 20 + DISTANCE * len(inside) + CROSSING * self._under_or_over(u, inside, i, j)
            members = chart.kin.members
            left, right = (a, b) if pos[a] < pos[b] else (b, a)
            cost += CUSTOM * (members[left].sex == "P" and members[right].sex == "L")
            for v, passage in chart.passing[r]:
                cost += STRUCTURE * (v != u and i < pos[passage] < j)
        for members_here, kin_set in chart.sibships[r]:
            places = [pos[c] for c in members_here]
            i, j = min(places), max(places)
            if any(p < people and p not in kin_set for p in row[i : j + 1]):
                cost += STRUCTURE + DISTANCE * (j - i - len(places))
        for a, b in chart.demanded[r]:
            if pos[a] > pos[b]:
                cost += ORDER
        for a, b in chart.earlier[r]:
            if pos[a] > pos[b]:
                cost += MARRIAGES
        cost += FIRST * sum(abs(pos[a] - pos[b]) > 1 for a, b in chart.first[r])
        return apart, cost

    def _under_or_over(self, u: int, inside: list[int], i: int, j: int) -> int:
        """Connectors that the line of a parted couple meets, going over or under those between."""
        chart, pos, kin = self.chart, self.pos, self.chart.kin
        over = sum(chart.has_parents[p] for p in inside)
        under = len(
            {
                v
                for p in inside
                for v in chart.with_children[p]
                if v != u and 2 * i < sum(pos[q] for q in kin.unions[v].partners) < 2 * j
            }
        )
        return min(over, under)

    def gap_cost(self, r: int) -> float:
        """Crossings between a row and the next."""
        pos = self.pos
        found = []
        for h in self.chart.hanging[r]:
            feet = [pos[f] for f in h.feet]
            heads = h.heads
            head = pos[heads[0]] if len(heads) == 1 else (pos[heads[0]] + pos[heads[1]]) / 2
            found.append((head, min(feet), max(feet), feet, h.passing))
        found.sort()
        cost = 0.0
        for i, (_, low, high, feet, passing) in enumerate(found):
            for _, low2, high2, feet2, passing2 in found[i + 1 :]:
                if high <= low2:
                    continue
                if low + high > low2 + high2:
                    cost += SKEW
                if len(feet) == 1 and len(feet2) == 1:
                    cost += (5 * STRUCTURE) if passing and passing2 else CROSSING
                    continue
                n = min(sum(f > low2 for f in feet), sum(f < high for f in feet2))
                cost += STRUCTURE if passing or passing2 else CROSSING * n
        return cost
