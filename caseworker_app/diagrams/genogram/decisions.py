"""What an embedding of a family is free to choose, a sensible first choice, and the changes worth trying."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from caseworker_app.diagrams.genogram.kinship import Kinship

NEAR, FAR, INSIDE = range(3)
Move = tuple[int, int, int]
"""A change of one decision: (kind, which, to)."""


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

    def is_over(self, person: int, union: int) -> bool:
        """Whether the walk reaches a union through a person."""
        while union >= 0:
            over = self.person_over[union]
            if over == person:
                return True
            union = self.union_over[over]
        return False

    def is_under(self, person: int, union: int) -> bool:
        """Whether the walk reaches a person through a union."""
        while self.union_over[person] >= 0:
            if self.union_over[person] == union:
                return True
            person = self.person_over[self.union_over[person]]
        return False


def first_decisions(kin: Kinship, group: list[int], root: int) -> Decisions:
    """A walk from the root by shortest ways, with every partner where custom puts them."""
    unions, people = len(kin.unions), len(kin.members)
    ranks = [list(r) for r in kin.partner_in]
    d = Decisions([-1] * people, [-1] * unions, [0] * unions, [NEAR] * unions, ranks, set())
    seen, queue = {root}, [root]
    for person in queue:
        for u in (*kin.child_in[person], *kin.partner_in[person]):
            if d.person_over[u] < 0:
                d.person_over[u] = person
                for other in (*kin.unions[u].partners, *kin.unions[u].children):
                    if other not in seen:
                        seen.add(other)
                        d.union_over[other] = u
                        queue.append(other)
    for person in queue:
        _choose_sides(kin, d, person)
    for u in {u for p in group for u in kin.partner_in[p]}:
        union, over = kin.unions[u], d.person_over[u]
        if over in union.partners and not kin.child_in[over]:
            d.mode[u] = INSIDE
        d.up_left.update(union.children[: len(union.children) // 2])
    return d


def _choose_sides(kin: Kinship, d: Decisions, person: int) -> None:
    """Man left, woman right; of several spouses the first on the left, those who followed on the right.

    Somebody reached from a partner has the others on the far side.
    """
    came_from = d.union_over[person]
    spouse = came_from >= 0 and person in kin.unions[came_from].partners
    stands_left = spouse and kin.unions[came_from].partners[d.left[came_from]] == person
    for i, u in enumerate(kin.partner_in[person]):
        partners = kin.unions[u].partners
        if d.person_over[u] != person:
            if d.person_over[u] not in partners:
                d.left[u] = _man(kin, partners)
            continue
        me = partners.index(person)
        if spouse:
            d.left[u] = 1 - me if stands_left and len(partners) > 1 else me
        elif len(kin.partner_in[person]) > 1:
            d.left[u] = me if i else len(partners) - 1 - me
        else:
            d.left[u] = _man(kin, partners)


def _man(kin: Kinship, partners: tuple[int, ...]) -> int:
    """The index of the partner who stands left: the man, else the first."""
    return next((i for i, p in enumerate(partners) if kin.members[p].sex == "L"), 0)


def moves(kin: Kinship, d: Decisions, group: list[int]) -> Iterator[Move]:
    """The changes worth trying: partner sides, modes, ranks, sides of ancestors, other spanning trees."""
    here = set(group)
    unions = [u for u, over in enumerate(d.person_over) if over in here]
    free = [u for u in unions if not _is_plain(kin, d, u)]
    for u in free:
        yield 0, u, 1 - d.left[u]
    for u in free:
        for mode in (NEAR, FAR, INSIDE):
            if mode != d.mode[u]:
                yield 1, u, mode
    for p in group:
        for i in range(len(d.rank[p]) - 1):
            yield 2, p, i
        if kin.child_in[p] and any(not _is_plain(kin, d, u) for u in kin.partner_in[p]):
            yield 3, p, 0
    for u in unions:
        for p in (*kin.unions[u].partners, *kin.unions[u].children):
            if d.union_over[p] != u and d.person_over[u] != p:
                yield 4, u, p
                yield 5, u, p


def _is_plain(kin: Kinship, d: Decisions, u: int) -> bool:
    """Whether a union joins a person to somebody without parents, siblings or other partners: any side will do."""
    over = d.person_over[u]
    partners = kin.unions[u].partners
    if over not in partners or len(kin.partner_in[over]) > 1:
        return False
    return all(len(kin.partner_in[q]) == 1 and not kin.child_in[q] for q in partners if q != over)
