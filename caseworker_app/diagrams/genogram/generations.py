"""Which row each person stands in: partners together, children below their parents, few ties longer than one row.

Partners form one cluster. Where people married across generations so that no rows can hold every couple together
(somebody's partner is also their ancestor's partner …), the couple whose parting mends most is put on two rows: a
child above its parents would be worse. Then the clusters are moved up and down while that shortens ties or brings
siblings into one row.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from caseworker_app.diagrams.genogram.circles import cluster_numbers, couples_to_part, edges
from caseworker_app.diagrams.genogram.kinship import Kinship

SPLIT = 4  # a sibship on two rows weighs as much as this many ties that are one row too long
GENERATION = 28.0  # years between two rows, where the dates do not say
PRESENT = 2025.0  # to compare ages with years of birth in a family where nobody has both
WORK = 60_000  # clusters moved in trials, before the rows are good enough
PARTED = 2  # each row between the partners of a couple that could not be kept together


def assign_rows(kin: Kinship) -> list[int]:
    """The row of each person, counted from 0 at the top."""
    parted = couples_to_part(kin)
    best: list[int] = []
    best_cost = 0
    for upwards in (False, True):
        clusters = _Clusters(kin, parted)
        clusters.longest_path(upwards=upwards)
        clusters.improve()
        rows = clusters.rows()
        cost = sum(clusters.cost_of(u) for u in range(len(kin.unions)))
        if not best or cost < best_cost:
            best, best_cost = rows, cost
    return _align_components(kin, best)


def components(kin: Kinship) -> list[list[int]]:
    """People who are tied to each other, larger groups first (the client's before all); one more changes little."""
    seen = [False] * len(kin.members)
    found: list[list[int]] = []
    for start in range(len(kin.members)):
        if seen[start]:
            continue
        seen[start] = True
        group, todo = [], [start]
        while todo:
            person = todo.pop()
            group.append(person)
            for u in (*kin.partner_in[person], *kin.child_in[person]):
                for other in (*kin.unions[u].partners, *kin.unions[u].children):
                    if not seen[other]:
                        seen[other] = True
                        todo.append(other)
        found.append(sorted(group))
    found.sort(key=lambda g: (not any(kin.members[p].client for p in g), -len(g).bit_length(), g[0]))
    return found


class _Clusters:
    """Rows of clusters, and moves of one cluster together with whatever it pushes."""

    def __init__(self, kin: Kinship, parted: set[int]) -> None:
        self.kin = kin
        self.number = cluster_numbers(kin, parted)
        self.below = {a: sorted(b) for a, b in edges(kin, self.number).items()}
        self.above: dict[int, list[int]] = defaultdict(list)
        for a, found in self.below.items():
            for b in found:
                self.above[b].append(a)
        self.row = dict.fromkeys(sorted(set(self.number)), 0)
        self.people: dict[int, list[int]] = defaultdict(list)
        for person, a in enumerate(self.number):
            self.people[a].append(person)

    def longest_path(self, *, upwards: bool) -> None:
        """Each cluster as high (or as low) as its ties allow."""
        ahead, behind, step = (self.above, self.below, -1) if upwards else (self.below, self.above, 1)
        waiting = {a: len(behind.get(a, ())) for a in self.row}
        todo = [a for a in self.row if not waiting[a]]
        while todo:
            a = todo.pop()
            for b in ahead.get(a, ()):
                far = max if step > 0 else min
                self.row[b] = far(self.row[b], self.row[a] + step)
                waiting[b] -= 1
                if not waiting[b]:
                    todo.append(b)

    def rows(self) -> list[int]:
        """The row of each person."""
        return [self.row[a] for a in self.number]

    def cost_of(self, u: int) -> int:
        """How much the rows strain one union: long ties, parted partners, siblings apart without need."""
        kin, row, number = self.kin, self.row, self.number
        union = kin.unions[u]
        at = [row[number[c]] for c in union.children]
        tops = [row[number[p]] for p in union.partners]
        cost = sum(a - max(tops) - 1 for a in at) if tops else 0
        if tops:
            cost += PARTED * (max(tops) - min(tops))
        if len(set(at)) > 1:
            home = self.kin.home(u, at)
            cost += SPLIT * any(a != home and not self._excused(c, a) for c, a in zip(union.children, at, strict=True))
        return cost

    def _excused(self, person: int, here: int) -> bool:
        """Whether a partner's own sibship stands in this row, so that the person belongs here as well."""
        kin = self.kin
        for mate in kin.mates(person):
            for u in kin.child_in[mate]:
                siblings = [c for c in kin.unions[u].children if c != mate] or [mate]
                if any(self.row[self.number[c]] == here for c in siblings):
                    return True
        return False

    def _touched(self, moved: set[int]) -> set[int]:
        kin = self.kin
        unions: set[int] = set()
        for a in moved:
            for person in self.people[a]:
                unions.update(kin.partner_in[person])
                for u in kin.child_in[person]:
                    unions.add(u)
                    for sibling in kin.unions[u].children:
                        for mate in kin.mates(sibling):
                            unions.update(kin.child_in[mate])
        return unions

    def _pushed(self, start: int, step: int) -> set[int]:
        """The cluster and all that must move with it by one row."""
        ahead = self.below if step > 0 else self.above
        moved, todo = {start}, [start]
        while todo:
            a = todo.pop()
            for b in ahead.get(a, ()):
                if b not in moved and self.row[b] == self.row[a] + step:
                    moved.add(b)
                    todo.append(b)
        return moved

    def _close(self, start: int, _step: int) -> set[int]:
        """The cluster and all that hang together with it by ties that are not too long."""
        moved, todo = {start}, [start]
        while todo:
            a = todo.pop()
            for step, ahead in ((1, self.below), (-1, self.above)):
                for b in ahead.get(a, ()):
                    if b not in moved and self.row[b] == self.row[a] + step:
                        moved.add(b)
                        todo.append(b)
        return moved

    def improve(self, rounds: int = 12) -> None:
        """Shift clusters by a row, with what they push or with what hangs closely on them, while that helps."""
        work = WORK
        for _ in range(rounds):
            strained = [u for u in range(len(self.kin.unions)) if self.cost_of(u)]
            unions = [self.kin.unions[u] for u in strained]
            starts = sorted({self.number[p] for union in unions for p in (*union.partners, *union.children)})
            better = False
            in_vain: set[tuple[int, int]] = set()
            for start, step, reach in itertools.product(starts, (1, -1), (self._pushed, self._close)):
                if work < 0 or (start, step) in in_vain:
                    continue
                moved = reach(start, step)
                work -= len(moved)
                if self._shift(moved, step):
                    better = True
                    in_vain.clear()
                elif reach == self._close:
                    in_vain.update((a, step) for a in moved)
            if not better:
                break

    def _shift(self, moved: set[int], step: int) -> bool:
        """Move clusters by one row if that lowers the cost."""
        unions = self._touched(moved)
        before = sum(map(self.cost_of, unions))
        for a in moved:
            self.row[a] += step
        if sum(map(self.cost_of, unions)) < before:
            return True
        for a in moved:
            self.row[a] -= step
        return False


def _align_components(kin: Kinship, rows: list[int]) -> list[int]:
    """Bring unconnected groups to the rows where people were born at about the same time; the top row is 0.

    A single person stands where the word for the relation says, of unknown age in the client's row, or in the top one.
    """
    aligned = list(rows)
    births = _births(kin)
    years: dict[int, list[float]] = defaultdict(list)
    home = 0
    for i, group in enumerate(components(kin)):
        top = min(rows[p] for p in group)
        shift = -top
        dated = [(rows[p], birth) for p in group if (birth := births[p]) is not None]
        above = kin.members[group[0]].generation if i and len(group) == 1 else None
        if above is not None:
            shift = home - above - top
        elif i and dated and years:
            mean = {r: sum(v) / len(v) for r, v in years.items()}
            height = max(rows[p] for p in group) - top
            tops = range(min(mean) - height, max(mean) + 1)
            strain = {to: sum(_misplaced(r - top + to, year, mean) for r, year in dated) for to in tops}
            shift = min(tops, key=lambda to: (strain[to], abs(to))) - top
        elif i and len(group) == 1:
            shift = home - top
        for p in group:
            aligned[p] = rows[p] + shift
            birth = births[p]
            if birth is not None:
                years[aligned[p]].append(birth)
            if kin.members[p].client:
                home = aligned[p]
    lowest = min(aligned, default=0)
    return [r - lowest for r in aligned]


def _births(kin: Kinship) -> list[float | None]:
    """The year of each birth, or what the age says; the present is taken from those who have both."""
    living = [m for m in kin.members if not m.deceased and m.died is None]
    known = sorted(m.born[0] + age for m in living if m.born and (age := m.years_old) is not None)
    present = known[len(known) // 2] if known else PRESENT
    ages = {m.key: m.years_old for m in living}
    return [
        m.born[0] if m.born else present - age if (age := ages.get(m.key)) is not None else None for m in kin.members
    ]


def _misplaced(row: int, year: float, mean: dict[int, float]) -> float:
    """Years between a birth and the births of a row; a row nobody has yet lies a generation further."""
    nearest = min(mean, key=lambda r: (abs(r - row), r))
    return abs(mean[nearest] + GENERATION * (row - nearest) - year)
