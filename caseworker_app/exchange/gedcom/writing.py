"""The family of a case as a GEDCOM file.

What GEDCOM cannot say stays behind: emotional lines, households, everything about health and help. Marks of this
program's own («_LIVING», «_KIND», «_SINCE», «_UNTIL») are passed over by other programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from caseworker_app.casework.kin import Kin, partners
from caseworker_app.exchange.gedcom.dates import write_date
from caseworker_app.exchange.gedcom.notes import STATED_AGE, TEXTS
from caseworker_app.exchange.gedcom.reading import PARENTAGE, SEXES, UNKNOWN
from caseworker_app.model.choices import BirthKind, ParentageKind, Sex, TwinKind, UnionEnd, UnionKind, Vital

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.model.family import Parentage, Union
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person

Version = Literal["5.5.1", "7.0"]

LONGEST = 200  # letters on one line of 5.5.1
HEADS: dict[Version, list[str]] = {
    "5.5.1": ["1 SOUR Caseworker", "1 SUBM @U1@", "1 GEDC", "2 VERS 5.5.1", "2 FORM LINEAGE-LINKED", "1 CHAR UTF-8"],
    "7.0": ["1 GEDC", "2 VERS 7.0", "1 SOUR Caseworker"],
}
EVENTS = {UnionEnd.SEPARATED: "Separated", UnionEnd.REUNITED: "Reconciled", UnionEnd.WIDOWED: "Widowed"}
TWINS = {TwinKind.IDENTICAL: "identical twin", TwinKind.FRATERNAL: "fraternal twin", None: "twin"}


def write_people(kin: Kin, version: Version = "5.5.1") -> bytes:
    """The people, unions, parentage and twins of a family in UTF-8; the same family gives the same bytes."""
    return _File(kin, seven=version == "7.0").bytes(version)


class _File:
    """The lines of one file and the names of its records."""

    def __init__(self, kin: Kin, *, seven: bool) -> None:
        self.kin, self.seven = kin, seven
        self.people = {person.id: f"@I{i}@" for i, person in enumerate(kin.people, 1)}
        self.sexes = {person.id: person.sex for person in kin.people}
        known = [union for union in kin.unions if self._members(union)]
        place = {person.id: i for i, person in enumerate(kin.people)}
        known.sort(key=lambda union: sorted(place[one] for one in self._members(union)))
        self.unions = {union.id: (f"@F{i}@", union) for i, union in enumerate(known, 1)}
        self.lines: list[str] = []

    def bytes(self, version: Version) -> bytes:
        """The whole file."""
        self.lines = ["0 HEAD", *HEADS[version]]
        for person in self.kin.people:
            self._person(person)
        for number, union in self.unions.values():
            self._union(number, union)
        if not self.seven:
            self.lines += ["0 @U1@ SUBM", "1 NAME Caseworker"]
        return ("\n".join([*self.lines, "0 TRLR"]) + "\n").encode("utf-8-sig")

    def _members(self, union: Union) -> list[str]:
        found = (*partners(union), *(parentage.child_id for parentage in union.children))
        return [one for one in found if one in self.people]

    def _put(self, level: int, tag: str, text: str = "") -> None:
        """A line, with further lines for what stands on several or is too long for one."""
        first, *further = text.split("\n") if text else [""]
        self._pieces(level, tag, level + 1, first)
        for line in further:
            self._pieces(level + 1, "CONT", level + 1, line)

    def _pieces(self, level: int, tag: str, below: int, line: str) -> None:
        safe = ("@" + line if line.startswith("@") else line) if self.seven else line.replace("@", "@@")
        self.lines.append(f"{level} {tag} {safe[: self._cut(safe)]}".rstrip(" "))
        rest = safe[self._cut(safe) :]
        while rest:
            self.lines.append(f"{below} CONC {rest[: self._cut(rest)]}")
            rest = rest[self._cut(rest) :]

    def _cut(self, text: str) -> int:
        """Where a long line is cut: within a word, because spaces at the ends of lines get lost."""
        if self.seven or len(text) <= LONGEST:
            return len(text)
        inside = (at for at in range(LONGEST, 0, -1) if not {text[at - 1], text[at]} & {" ", "@"})
        return next(inside, LONGEST)

    def _date(self, level: int, when: PartialDate | None) -> None:
        if when is None or when.empty:
            return
        written, phrase = write_date(when, seven=self.seven)
        self._put(level, "DATE", written)
        if phrase:
            self._put(level + 1, "PHRASE", phrase)

    def _person(self, person: Person) -> None:
        self.lines.append(f"0 {self.people[person.id]} INDI")
        self._put(1, "NAME", _one_line(person.name) or UNKNOWN)
        if person.nickname:
            self._put(2, "NICK", _one_line(person.nickname))
        if person.alias:
            self._put(1, "NAME", _one_line(person.alias))
            self._put(2, "TYPE", "AKA" if self.seven else "aka")
        self._put(1, "SEX", next((letter for letter, sex in SEXES.items() if sex is person.sex), "U"))
        if person.born or person.birth_place:
            self._put(1, "BIRT")
            self._date(2, person.born)
            if person.birth_place:
                self._put(2, "PLAC", _one_line(person.birth_place))
        self._death(person)
        for tag, column in TEXTS.items():
            if getattr(person, column):
                self._put(1, tag, _one_line(getattr(person, column)))
        if person.children_count is not None:
            self._put(1, "NCHI", str(person.children_count))
        if person.stated_age:
            self._put(1, "FACT", person.stated_age.long(weekday=False))
            self._put(2, "TYPE", STATED_AGE)
        if person.birth_kind:
            self._put(1, "_KIND", person.birth_kind.value)
        if person.note:
            self._put(1, "NOTE", person.note)
        self._put(1, "UID" if self.seven else "_UID", person.id)
        self._links(person)

    def _death(self, person: Person) -> None:
        if person.vital is Vital.ALIVE:
            self._put(1, "NO" if self.seven else "_LIVING", "DEAT" if self.seven else "Y")
        still = person.birth_kind is BirthKind.STILLBIRTH
        if person.vital is not Vital.DEAD and not person.died and not still:
            return
        self._put(1, "DEAT", "" if person.died else "Y")
        self._date(2, person.died)
        if person.death_cause:
            self._put(2, "CAUS", _one_line(person.death_cause))
        if still:
            self._put(2, "AGE", "0y" if self.seven else "STILLBORN")
            if self.seven:
                self._put(3, "PHRASE", "Stillborn")

    def _links(self, person: Person) -> None:
        for number, union in self.unions.values():
            if person.id in partners(union):
                self._link(1, "FAMS", number)
        for number, union in self.unions.values():
            for parentage in _of(person, union.children):
                self._parentage(number, parentage)
                if parentage.twin_group is not None:
                    others = [one for one in union.children if one.twin_group is parentage.twin_group]
                    self._twins(parentage, others)

    def _parentage(self, number: str, parentage: Parentage) -> None:
        self._link(1, "FAMC", number)
        words = {kind: word for word, kind in PARENTAGE.items()} | {ParentageKind.BIOLOGICAL: "birth"}
        if parentage.kind is ParentageKind.STEP and self.seven:
            self._put(2, "PEDI", "OTHER")
            self._put(3, "PHRASE", "step")
        elif parentage.kind is not None:
            word = words[parentage.kind]
            self._put(2, "PEDI", word.upper() if self.seven else word)
        for tag, when in (("_SINCE", parentage.since), ("_UNTIL", parentage.until)):
            if when is not None and not when.empty:
                self._put(2, tag, write_date(when, seven=False)[0])
        if parentage.note:
            self._put(2, "NOTE", parentage.note)
        if parentage.kind is ParentageKind.ADOPTED:
            self._put(1, "ADOP", "" if parentage.since else "Y")
            self._date(2, parentage.since)
            self._link(2, "FAMC", number)

    def _twins(self, parentage: Parentage, others: Iterable[Parentage]) -> None:
        group = parentage.twin_group
        for other in others:
            if other is parentage or other.child_id not in self.people:
                continue
            self._link(1, "ASSO", self.people[other.child_id])
            words = TWINS[group.kind if group else None]
            if self.seven:
                self._put(2, "ROLE", "OTHER")
                self._put(3, "PHRASE", words)
            else:
                self._put(2, "RELA", words)

    def _link(self, level: int, tag: str, number: str) -> None:
        self.lines.append(f"{level} {tag} {number}")

    def _union(self, number: str, union: Union) -> None:
        self.lines.append(f"0 {number} FAM")
        mates = [one for one in (union.partner1_id, union.partner2_id) if one in self.people]
        mates.sort(key=lambda one: self.sexes[one] is Sex.FEMALE)
        tags = ["HUSB", "WIFE"]
        if len(mates) == 1 and (self.sexes[mates[0]] is Sex.FEMALE or union.partner1_id is None):
            tags.reverse()
        for tag, one in zip(tags, mates, strict=False):
            self._link(1, tag, self.people[one])
        self._bond(union)
        for parentage in sorted(union.children, key=lambda parentage: parentage.position):
            if parentage.child_id in self.people:
                self._link(1, "CHIL", self.people[parentage.child_id])
        if union.note:
            self._put(1, "NOTE", union.note)

    def _bond(self, union: Union) -> None:
        if union.kind is UnionKind.AFFAIR:
            self._event("EVEN", "Affair", union.since)
        elif union.kind is UnionKind.COHABITING:
            self._event("MARR", "common law", union.since)
        elif union.since or union.kind is UnionKind.MARRIED:
            self._event("MARR", "", union.since)
        if union.ended_by is UnionEnd.DIVORCED:
            self._event("DIV", "", union.until)
        elif union.ended_by:
            self._event("EVEN", EVENTS[union.ended_by], union.until)

    def _event(self, tag: str, kind: str, when: PartialDate | None) -> None:
        known = when is not None and not when.empty
        self._put(1, tag, "" if known or kind else "Y")
        if kind:
            self._put(2, "TYPE", kind)
        self._date(2, when)


def _of(person: Person, children: Iterable[Parentage]) -> list[Parentage]:
    return [parentage for parentage in children if parentage.child_id == person.id]


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
