"""The family as a consistent graph of small integers, in an order that does not depend on the order of records."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING

from caseworker_app.diagrams.genogram.family import ChildLink, Couple, Ended, Family, Member

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN_YEAR = 9999
COMPARED = 40  # siblings who follow
PARTED: tuple[Ended, ...] = ("cerai", "pisah")


@dataclasses.dataclass(slots=True)
class Union:
    """The same one or two partners (or none known) and all their children, oldest first, from one record or more.

    Of several records the one that began first stands first.
    """

    partners: tuple[int, ...]
    children: list[int]
    links: dict[int, ChildLink]
    records: list[Couple]

    def children_of(self, record: Couple) -> list[int]:
        """The children that one of the records holds."""
        own = set(record.children)
        return [c for c in self.children if self.links[c] in own]

    def ended(self) -> Ended | None:
        """How it ended; partners who divorced or parted and married again are back together (rujuk)."""
        parted = [i for i, record in enumerate(self.records) if record.ended in PARTED]
        if not parted:
            return self.records[-1].ended
        over, later = self.records[parted[-1]], self.records[parted[-1] + 1 :]
        return "rujuk" if any(_begins_again(record, over) for record in later) else over.ended


@dataclasses.dataclass(slots=True)
class Kinship:
    """People 0..n-1 and unions 0..m-1 with both directions of every tie.

    ``before`` are the pairs (older, younger) of each union that birth dates, or the record order of undated ones,
    demand. ``earlier`` are pairs of partners of one person, the earlier first, as far as years tell, and ``first``
    pairs of a person of several partners and the first of them. The partners of ``together`` unions stand side by
    side, out of the birth order if need be; where those of ``near`` unions do, the client's parents, it is worth a
    little.
    """

    members: list[Member]
    unions: list[Union]
    partner_in: list[list[int]]
    child_in: list[list[int]]
    before: list[list[tuple[int, int]]]
    twins: list[tuple[list[int], bool]]
    earlier: list[tuple[int, int]] = dataclasses.field(default_factory=list)
    first: list[tuple[int, int]] = dataclasses.field(default_factory=list)
    together: set[int] = dataclasses.field(default_factory=set)
    near: set[int] = dataclasses.field(default_factory=set)

    def related(self, u: int) -> bool:
        """Whether the partners of a union have an ancestor in common, or one is the other's, by biological ties."""
        partners = self.unions[u].partners
        lines = [self._ancestors(p) for p in partners]
        return len(lines) == 2 and bool(lines[0] & lines[1])

    def _ancestors(self, person: int) -> set[int]:
        """A person and everybody they descend from."""
        found, todo = {person}, [person]
        while todo:
            someone = todo.pop()
            for u in self.child_in[someone]:
                if self.unions[u].links[someone].kind == "biologis":
                    todo += set(self.unions[u].partners) - found
                    found.update(self.unions[u].partners)
        return found

    def twins_of(self, u: int) -> list[tuple[list[int], bool]]:
        """The twins among the children of a union, and whether they are identical."""
        children = self.unions[u].children
        groups = [([c for c in children if c in group], identical) for group, identical in self.twins]
        return [(group, identical) for group, identical in groups if len(group) > 1]

    def mates(self, person: int) -> list[int]:
        """The partners of a person, each once."""
        return [p for u in self.partner_in[person] for p in self.unions[u].partners if p != person]

    def home(self, u: int, rows: list[int]) -> int:
        """The row where most children of a union stand, given the row of each; of equals the first on record."""
        row = dict(zip(self.unions[u].children, rows, strict=True))
        on_record = [row[c] for c in self.unions[u].links]
        return max(on_record, key=on_record.count)


def natural(key: str) -> tuple[tuple[int, str], ...]:
    """A sort key in which «I9» comes before «I10»."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", key))


def kinship(family: Family) -> Kinship:
    """Read a family without ties to unknown people, repeated ties, and ties that make somebody their own ancestor."""
    members = sorted({m.key: m for m in reversed(family.members)}.values(), key=lambda m: (natural(m.key), m.key))
    number = {m.key: i for i, m in enumerate(members)}
    unions: dict[tuple[int, ...], Union] = {}
    for couple in sorted(family.couples, key=lambda c: (natural(c.key), c.key)):
        partners = tuple(sorted({number[p] for p in couple.partners[:2] if p in number}))
        where = partners or (-1, *sorted(number[c.key] for c in couple.children if c.key in number))
        union = unions.setdefault(where, Union(partners, [], {}, []))
        union.records.append(couple)
        for link in couple.children:
            child = number.get(link.key)
            if child is not None and child not in partners and child not in union.links:
                union.children.append(child)
                union.links[child] = link
    _drop_circles(list(unions.values()), len(members))
    for union in unions.values():
        union.children = _by_birth(union.children, members)
        union.records.sort(key=lambda record: _began(record, members, number))
    kept = [
        u for u in unions.values() if len(u.partners) == 2 or (u.children and len(u.partners) + len(u.children) > 1)
    ]
    kept.sort(key=lambda u: _union_order(u, members))
    partner_in: list[list[int]] = [[] for _ in members]
    child_in: list[list[int]] = [[] for _ in members]
    for i, union in enumerate(kept):
        for p in union.partners:
            partner_in[p].append(i)
        for c in union.children:
            child_in[c].append(i)
    twins: list[tuple[list[int], bool]] = []
    for group in family.twins:
        present = sorted({number[m] for m in group.members if m in number} - {m for taken, _ in twins for m in taken})
        twins.append((present, group.identical))
    married = [_by_marriage(p, [kept[u] for u in partner_in[p]], members) for p in range(len(members))]
    together = {u for u, union in enumerate(kept) if any(record.together for record in union.records)}
    moved = {p for u in together for p in kept[u].partners}
    return Kinship(
        members,
        kept,
        partner_in,
        child_in,
        [[pair for pair in _demanded(union, members) if moved.isdisjoint(pair)] for union in kept],
        sorted(twins),
        sorted({pair for years in married for pair in _in_order(years)}),
        [(p, first) for p, years in enumerate(married) if len(years) > 1 for first in years[0]],
        together,
        {u for p, member in enumerate(members) if member.client for u in child_in[p]},
    )


def _begins_again(record: Couple, over: Couple) -> bool:
    """Whether a record that follows one that is over tells of a new beginning, not of the same time once more."""
    if record.since is None:
        return record.kind != "belum_diketahui"
    ended = over.until if over.until is not None else over.since
    return ended is None or record.since >= ended


def _began(record: Couple, members: list[Member], number: dict[str, int]) -> int:
    """The year in which a union began, or the first that is known of it."""
    births = [members[number[link.key]].born[:1] for link in record.children if link.key in number]
    years = [year for year in (record.since, record.until, *(born[0] for born in births if born)) if year is not None]
    return min(years, default=UNKNOWN_YEAR)


def _drop_circles(unions: list[Union], people: int) -> None:
    """Take out each child that already is an ancestor of its parents; rather an adopted one than a biological one."""
    children: list[set[int]] = [set() for _ in range(people)]

    def descends(start: int, goal: int) -> bool:
        seen, todo = {start}, [start]
        while todo:
            person = todo.pop()
            if person == goal:
                return True
            todo += children[person] - seen
            seen |= children[person]
        return False

    parents = {p for u in unions for p in u.partners}
    ties = [(u, child) for u in unions for child in u.children]
    for union, child in sorted(ties, key=lambda tie: tie[0].links[tie[1]].kind != "biologis"):
        if child in parents and any(descends(child, p) for p in union.partners):
            union.children.remove(child)
            del union.links[child]
        else:
            for p in union.partners:
                children[p].add(child)


def _by_birth(children: list[int], members: list[Member]) -> list[int]:
    """Dated children in order of birth; an undated one follows the sibling whom it follows in the record."""
    ordered = sorted((c for c in children if members[c].born), key=lambda c: members[c].born)
    free = 0
    for before, child in zip([None, *children], children, strict=False):
        if not members[child].born:
            free = max(free, 0 if before is None else ordered.index(before) + 1)
            ordered.insert(free, child)
            free += 1
    return ordered


def _demanded(union: Union, members: list[Member]) -> list[tuple[int, int]]:
    """Pairs whose order is known: both dated and not the same as far as known, or both undated.

    Of very many siblings each is compared with those who follow soon.
    """
    record = {c: i for i, c in enumerate(union.links)}
    pairs = []
    for i, a in enumerate(union.children):
        for b in union.children[i + 1 : i + 1 + COMPARED]:
            first, second = members[a].born, members[b].born
            if bool(first) != bool(second):
                continue
            n = min(len(first), len(second))
            if first and first[:n] != second[:n]:
                pairs.append((a, b) if first < second else (b, a))
            elif not first:
                pairs.append((a, b) if record[a] < record[b] else (b, a))
    return pairs


def _by_marriage(person: int, unions: list[Union], members: list[Member]) -> list[list[int]]:
    """The partners of a person by the years in which their unions began, those of one year together."""
    dated: dict[int, int] = {}
    for union in unions:
        year = _union_order(union, members)[0][0]
        for partner in set(union.partners) - {person}:
            if year != UNKNOWN_YEAR:
                dated[partner] = min(year, dated.get(partner, UNKNOWN_YEAR))
    ordered = sorted(dated, key=lambda partner: (dated[partner], partner))
    return [list(same) for _, same in itertools.groupby(ordered, key=lambda partner: dated[partner])]


def _in_order(years: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Every earlier partner with every later one."""
    for earlier, later in itertools.combinations(years, 2):
        yield from itertools.product(earlier, later)


def _union_order(union: Union, members: list[Member]) -> tuple[tuple[int, ...], *tuple[object, ...]]:
    """First marriages first: by the year it began, by the first birth, then by key."""
    since = min((r.since for r in union.records if r.since is not None), default=UNKNOWN_YEAR)
    births = min((members[c].born[:1] for c in union.children if members[c].born), default=(UNKNOWN_YEAR,))
    return min((since,), births), since, births, union.partners, union.children
