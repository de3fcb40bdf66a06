"""The family around a client as a graph: who are parents, partners, children, siblings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.model.family import EmotionalTie, Household, Parentage, TwinGroup, Union
    from caseworker_app.model.person import Person


@dataclasses.dataclass
class Kin:
    """People and what joins them; the lists grow when relations are added.

    Only what is loaded is seen: a snapshot, or a family being typed in.
    """

    people: list[Person] = dataclasses.field(default_factory=list)
    unions: list[Union] = dataclasses.field(default_factory=list)
    twin_groups: list[TwinGroup] = dataclasses.field(default_factory=list)
    households: list[Household] = dataclasses.field(default_factory=list)
    emotional_ties: list[EmotionalTie] = dataclasses.field(default_factory=list)

    def person(self, person_id: str | None) -> Person | None:
        """The person with this id, if loaded."""
        return next((person for person in self.people if person.id == person_id), None)

    def births(self, person_id: str) -> Iterator[tuple[Union, Parentage]]:
        """The unions that a person is a child of (born, adopted, fostered), with the parentage."""
        for union in self.unions:
            for parentage in union.children:
                if parentage.child_id == person_id:
                    yield union, parentage

    def unions_of(self, person_id: str) -> Iterator[Union]:
        """The unions that a person is a partner in."""
        return (union for union in self.unions if person_id in partners(union))

    def parents(self, person_id: str) -> list[str]:
        """Ids of the known parents."""
        return _once(parent for union, _ in self.births(person_id) for parent in partners(union))

    def partners(self, person_id: str) -> list[str]:
        """Ids of the partners, former ones included."""
        return _once(mate for union in self.unions_of(person_id) for mate in partners(union) if mate != person_id)

    def children(self, person_id: str) -> list[str]:
        """Ids of the children, in the order in which each union lists them."""
        return _once(child for union in self.unions_of(person_id) for child in children(union))

    def siblings(self, person_id: str) -> list[str]:
        """Ids of those who share at least one union or parent, in order of birth as listed."""
        found = [child for union, _ in self.births(person_id) for child in children(union)]
        found += [child for parent in self.parents(person_id) for child in self.children(parent)]
        return _once(child for child in found if child != person_id)

    def neighbours(self, person_id: str) -> list[str]:
        """Everybody one step away: parents, partners, children, siblings."""
        return _once(
            [
                *self.parents(person_id),
                *self.partners(person_id),
                *self.children(person_id),
                *self.siblings(person_id),
            ]
        )

    def connected(self, person_id: str, steps: int | None = None) -> dict[str, int]:
        """Everybody whom unions join with a person, and in how many steps: to parents, partners, children, siblings.

        ``steps`` limits how far is looked.
        """
        groups: dict[str, list[list[str]]] = {}
        for union in self.unions:
            group = [*partners(union), *children(union)]
            for one in group:
                groups.setdefault(one, []).append(group)
        found, frontier = {person_id: 0}, [person_id]
        for person in frontier:
            if steps is not None and found[person] >= steps:
                break
            for other in (one for group in groups.get(person, ()) for one in group):
                if other not in found:
                    found[other] = found[person] + 1
                    frontier.append(other)
        return found

    def way(self, person_id: str, to: str) -> list[str]:
        """Ids of those through whom one person is kin to another, both included, by the fewest steps; [] if unknown."""
        before: dict[str, str | None] = {person_id: None}
        frontier = [person_id]
        for person in frontier:
            for other in self.neighbours(person):
                if other not in before:
                    before[other] = person
                    frontier.append(other)
        found, at = [], to if to in before else None
        while at is not None:
            found.append(at)
            at = before[at]
        return found[::-1]


def partners(union: Union) -> list[str]:
    """Ids of the known partners of a union."""
    return [mate for mate in (union.partner1_id, union.partner2_id) if mate]


def children(union: Union) -> list[str]:
    """Ids of the children of a union, in their order."""
    ordered = sorted(union.children, key=lambda parentage: parentage.position)
    return [parentage.child_id for parentage in ordered if parentage.child_id]


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
