"""A family that comes in from a file, joined with the family of a case: who is who, and what is new."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING

from caseworker_app.casework import impossible_kin
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.kin import children, partners
from caseworker_app.casework.placing import reorder
from caseworker_app.forms.catalogue import label_of
from caseworker_app.jobs.case_files import gather
from caseworker_app.jobs.gedcom_notices import listed, of_the_file
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ParentageKind
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.exchange.gedcom.reading import Told
    from caseworker_app.model.family import Parentage, Union

NEAR = 3  # steps from the client: who is nearer stands in the family table
_COMPARED = 200  # letters of a name by which people are taken to be the same
FIELDS = (
    *("name", "alias", "nickname", "sex", "born", "birth_place", "stated_age", "birth_kind", "vital", "died"),
    *("death_cause", "occupation", "education", "religion", "ethnicity", "children_count"),
)
"""What a file can tell of a person, besides the note."""


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many people are new, how many were completed, and sentences for the worker."""

    added: int
    completed: int
    notices: tuple[str, ...]


class Joining:
    """One import: who in the file is who in the case, and what is new."""

    def __init__(self, session: Session, case: Case, told: Told) -> None:
        self.session, self.case, self.told = session, case, told
        self.kin = gather(session, case).kin
        self.same: dict[str, Person] = {}
        self.completed: set[str] = set()
        self.differences: list[str] = []
        self.met: set[str] = set()
        self.removed: list[impossible_kin.Removed] = []
        self.own_unions = list(self.kin.unions)
        self.by_mates: dict[frozenset[str], list[Union]] = {}
        self.by_child: dict[str, list[Union]] = {}
        for union in self.kin.unions:
            self._index(union)

    def join(self, own: str) -> Imported:
        """Bring in everybody of the file who is joined with the client."""
        told, case = self.told, self.case
        reached = told.kin.connected(told.people[own].id)
        if case.client is None:
            self.session.add(told.people[own])
            case.client = told.people[own]
            self.kin.people.append(told.people[own])
        self.same[told.people[own].id] = case.client
        self._recognise(reached)
        newcomers = [person for person in told.kin.people if person.id in reached and person.id not in self.same]
        self.session.add_all(newcomers)
        self.kin.people += newcomers
        for person in told.kin.people:
            if person.id in self.same and self.same[person.id] is not person:
                self._complete(self.same[person.id], person)
        near = [one for one in told.kin.unions if any(who in reached for who in (*partners(one), *children(one)))]
        for union in near:
            union.partner1_id, union.partner2_id = self._who(union.partner1_id), self._who(union.partner2_id)
            for parentage in union.children:
                parentage.child_id = self._who(parentage.child_id)
        self.removed = impossible_kin.take_out(near, known=self.own_unions)
        for union in near:
            self._join_union(union)
        self._list_near(newcomers)
        return Imported(len(newcomers), len(self.completed), tuple(self._notices(len(newcomers), reached)))

    def _recognise(self, reached: dict[str, int]) -> None:
        """Find those of the file who are in the case already: by the id that the case wrote, then by name."""
        in_case = {person.id: person for person in self.kin.people}
        for person_id, known_as in self.told.known_as.items():
            if known_as in in_case and person_id in reached:
                self.same.setdefault(person_id, in_case[known_as])
        taken = {person.id for person in self.same.values()}
        by_name: dict[str, list[Person]] = {}
        for person in self.kin.people:
            if person.id not in taken and plain(person.name):
                by_name.setdefault(plain(person.name), []).append(person)
        candidates: dict[str, list[Person]] = {}
        for person in self.told.kin.people:
            if person.id in reached and person.id not in self.same:
                found = [known for known in by_name.get(plain(person.name), []) if may_be(person, known)]
                if len(found) == 1:
                    candidates.setdefault(found[0].id, []).append(person)
        for known_id, people in candidates.items():
            if len(people) == 1:
                self.same[people[0].id] = next(person for person in self.kin.people if person.id == known_id)

    def _complete(self, known: Person, told: Person) -> None:
        for field in FIELDS:
            if getattr(known, field) in (None, "") and getattr(told, field) not in (None, ""):
                setattr(known, field, getattr(told, field))
                self.completed.add(known.id)
            elif _differ(getattr(known, field), getattr(told, field)):
                label = label_of(getattr(Person, field))
                self.differences.append(f"{known.name or '?'} ({label.lower()}: {_in_words(getattr(told, field))})")
        note = _with_lines(known.note, told.note)
        if note != known.note:
            known.note = note
            self.completed.add(known.id)

    def _who(self, person_id: str | None) -> str | None:
        """The id of a person of the file in the case."""
        return self.same[person_id].id if person_id in self.same else person_id

    def _join_union(self, told: Union) -> None:
        found = [union for union in self._like(told) if _is_same(union, told)]
        if not found:
            self.session.add(told)
            self.kin.unions.append(told)
            self._index(told)
            self.met.add(told.id)
            return
        known = max(found, key=lambda union: (len({*children(union)} & {*children(told)}), union.id not in self.met))
        self.met.add(known.id)
        for mate in [one for one in partners(told) if one not in partners(known)]:
            order = ("partner1_id", "partner2_id") if mate == told.partner1_id else ("partner2_id", "partner1_id")
            setattr(known, next(side for side in order if getattr(known, side) is None), mate)
        for field in ("kind", "since", "until", "ended_by"):
            if getattr(known, field) is None:
                setattr(known, field, getattr(told, field))
        known.note = _with_lines(known.note, told.note)
        present = {parentage.child_id: parentage for parentage in known.children}
        for parentage in list(told.children):
            old = present.get(parentage.child_id)
            if old is None:
                told.children.remove(parentage)
                parentage.position = len(known.children)
                known.children.append(parentage)
            else:
                _complete_parentage(old, parentage)
        self._index(known)
        self._by_age(known)

    def _index(self, union: Union) -> None:
        """Note where a union of the case is found again; one whose partners or children grew is noted once more."""
        self.by_mates.setdefault(frozenset(partners(union)), []).append(union)
        for child in children(union):
            unions = self.by_child.setdefault(child, [])
            if union not in unions:
                unions.append(union)

    def _like(self, told: Union) -> list[Union]:
        """The unions of the case that can be this one: with the same partners, or with one of its children."""
        mates = frozenset(partners(told))
        found = {union.id: union for union in self.by_mates.get(mates, ())} if len(mates) > 1 else {}
        for child in children(told):
            found.update({union.id: union for union in self.by_child.get(child, ())})
        return [*found.values()]

    def _by_age(self, union: Union) -> None:
        """Put the children in order of birth where every birth is known; else the new ones stand last."""
        people = {person.id: person for person in self.kin.people}
        born = {one: people[one].born for one in children(union) if one in people}
        if all(when is not None and when.earliest is not None for when in born.values()):
            reorder(union, sorted(born, key=lambda one: born[one].sort_key))  # type: ignore[union-attr] # looked at above

    def _list_near(self, newcomers: list[Person]) -> None:
        """Near relatives stand in the family table; the others are in the genogram only."""
        near = self.kin.connected(self.case.client.id, NEAR) if self.case.client else {}
        listed = {member.person_id for member in self.case.family} | {
            member.person.id for member in self.case.family if member.person is not None
        }
        for person in sorted((one for one in newcomers if one.id in near), key=lambda one: near[one.id]):
            if person.id not in listed:
                self.case.family.append(FamilyMember(person=person, position=len(self.case.family)))

    def _notices(self, added: int, reached: dict[str, int]) -> list[str]:
        told = self.told
        notices = [
            tr("{added} orang ditambahkan; {completed} orang yang sudah ada dilengkapi.").format(
                added=added, completed=len(self.completed)
            )
        ]
        present = {person.id for person in self.kin.people}
        outside = [
            person for person in told.kin.people if person.id not in reached and told.known_as[person.id] not in present
        ]
        if outside:
            notices.append(
                tr("{count} orang tidak terhubung dengan klien, jadi tidak dimasukkan: {names}.").format(
                    count=len(outside), names=listed([person.name or "?" for person in outside])
                )
            )
        if self.differences:
            notices.append(
                tr("Yang sudah tertulis tidak diubah; berkas menyebut lain untuk {facts}.").format(
                    facts=listed(self.differences)
                )
            )
        notices += of_the_file(told)
        people = {person.id: person for person in self.kin.people}
        notices += impossible_kin.told(self.removed, lambda one: initials(people.get(one.person_id)))
        if self.case.client and len(self._parents(self.case.client.id)) > 2:
            notices.append(tr("Klien kini mempunyai lebih dari dua orang tua kandung; periksalah genogramnya."))
        if added:
            notices.append(
                tr("Garis emosional dan siapa yang serumah tidak ada dalam GEDCOM; tambahkan sendiri pada genogram.")
            )
        return notices

    def _parents(self, person_id: str) -> set[str]:
        kinds = {None, ParentageKind.BIOLOGICAL}
        return {mate for union, link in self.kin.births(person_id) if link.kind in kinds for mate in partners(union)}


def _complete_parentage(known: Parentage, told: Parentage) -> None:
    for field in ("kind", "since", "until"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(told, field))
    known.note = _with_lines(known.note, told.note)
    if known.twin_group is None and known.twin_group_id is None and told.twin_group is not None:
        known.twin_group = told.twin_group


def _is_same(known: Union, told: Union) -> bool:
    """Whether two unions are one: the same partners; or the same child, and partners who go together."""
    if _at_other_times(known, told):
        return False
    mates, others = set(partners(known)), set(partners(told))
    if mates == others and len(mates) == 2:
        return True
    born = {parentage.child_id: parentage.kind or ParentageKind.BIOLOGICAL for parentage in known.children}
    shared = any(
        born.get(parentage.child_id) == (parentage.kind or ParentageKind.BIOLOGICAL) for parentage in told.children
    )
    return shared and len(mates | others) <= 2 and (mates <= others or others <= mates)


def _at_other_times(one: Union, other: Union) -> bool:
    """Whether two unions cannot be one by their dates: another wedding, or one over before the other began."""
    for first, second in ((one.since, other.since), (one.until, other.until)):
        if first and second and first.contradicts(second):
            return True
    return any(
        first.until and second.since and _is_before(first.until, second.since)
        for first, second in ((one, other), (other, one))
    )


def _is_before(first: PartialDate, second: PartialDate) -> bool:
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest


def _differ(known: object, told: object) -> bool:
    """Whether a file says something else than what is written; of dates, whether both cannot be true."""
    if known in (None, "") or told in (None, ""):
        return False
    if isinstance(known, PartialDate) and isinstance(told, PartialDate):
        return known.contradicts(told)
    return _in_words(known).casefold() != _in_words(told).casefold()


def _in_words(fact: object) -> str:
    return fact.long(weekday=False) if isinstance(fact, PartialDate) else str(fact)


def _with_lines(known: str | None, told: str | None) -> str | None:
    """A note with the lines of another that it does not have yet."""
    lines = (known or "").splitlines()
    present = {line.strip() for line in lines}
    new = [line for line in (told or "").splitlines() if line.strip() and line.strip() not in present]
    return "\n".join([*lines, *new]) if new else known


def may_be(told: Person, known: Person) -> bool:
    """Whether two can be one person: the same name, and neither sex nor dates against it."""
    names = {plain(known.name), plain(known.nickname)} - {""}
    if not {plain(told.name), plain(told.nickname)} & names:
        return False
    if told.sex and known.sex and told.sex is not known.sex:
        return False
    dates = ((told.born or told.stated_age, known.born or known.stated_age), (told.died, known.died))
    return not any(one and other and one.contradicts(other) for one, other in dates)


def plain(name: str | None) -> str:
    """A name without case, accents, titles' points and double spaces."""
    apart = unicodedata.normalize("NFKD", (name or "")[:_COMPARED].casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]|_", " ", kept).split())
