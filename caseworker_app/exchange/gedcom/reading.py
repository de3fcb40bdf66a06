"""People, unions and parentage of a case, as a GEDCOM file tells them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.kin import Kin
from caseworker_app.exchange.gedcom.access import has, key, name, reference, text, value, values
from caseworker_app.exchange.gedcom.ages import age_in_years
from caseworker_app.exchange.gedcom.dates import after_years, event_date, read_date
from caseworker_app.exchange.gedcom.kinship import adoptions, birth, birth_kind, pedigrees
from caseworker_app.exchange.gedcom.notes import (
    STATED_AGE,
    TEXTS,
    alias,
    child_notes,
    left_out,
    person_notes,
    union_notes,
)
from caseworker_app.exchange.gedcom.records import UnionRecord, records, twins
from caseworker_app.model.choices import BirthKind, ParentageKind, Sex, TwinKind, UnionEnd, UnionKind, Vital
from caseworker_app.model.family import Parentage, TwinGroup, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ged4py.model import Record

    from caseworker_app.exchange.gedcom.lines import Mended

SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
PARENTAGE = {"adopted": ParentageKind.ADOPTED, "foster": ParentageKind.FOSTER, "step": ParentageKind.STEP}
KINDS = {
    "menikah": UnionKind.MARRIED,
    "hidup_bersama": UnionKind.COHABITING,
    "hubungan_lain": UnionKind.AFFAIR,
}
ENDS = {
    "cerai": UnionEnd.DIVORCED,
    "pisah": UnionEnd.SEPARATED,
    "rujuk": UnionEnd.REUNITED,
    "meninggal": UnionEnd.WIDOWED,
}
UNKNOWN = "?"

_OVER = ("BURI", "CREM", "PROB")
"""Events that say that somebody has died."""


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a file tells: the family as new records, who is who by the file's own names, and what was passed over."""

    kin: Kin
    people: dict[str, Person]
    known_as: dict[str, str]
    """The ids that these people had in the notebook that wrote the file, by their new ids."""
    left_out: Mapping[str, int]
    """Kinds of lines that have no place here («OBJE», «SOUR»), and how often each stands in the file."""
    mended: Mended


def read_people(data: bytes) -> Told:
    """The family told by a GEDCOM file.

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    file = records(data)
    names = {key(record): name(record.sub_tag("NAME")) for record in file.people}
    people = {key(record): _person(record, names, own=file.own) for record in file.people}
    ties = _Ties(file.people, file.families)
    kin = Kin(people=list(people.values()))
    known: set[str] = set()
    for union in file.unions:
        kin.unions.append(_union(union, people, ties, first=key(union.record) not in known))
        known.add(key(union.record))
    _join_twins(kin, file.people, people)
    ids = {people[key(record)].id: value(record, "UID") or value(record, "_UID") for record in file.people}
    return Told(kin, people, ids, left_out(file), file.mended)


class _Ties:
    """How children belong to families, by child and family."""

    def __init__(self, people: list[Record], families: list[Record]) -> None:
        self.links = {
            (key(record), reference(link)): link for record in people for link in record.sub_tags("FAMC", follow=False)
        }
        self.adoptions = adoptions(people)
        words = pedigrees(people, families)
        self.kinds = {tie: PARENTAGE.get(word, ParentageKind.BIOLOGICAL) for tie, word in words.items()}

    def parentage(self, child: str, family: str, person: Person, position: int) -> Parentage:
        """A child of a family."""
        tie = (child, family)
        link, adoption = self.links.get(tie), self.adoptions.get(tie)
        return Parentage(
            child_id=person.id,
            position=position,
            kind=self.kinds.get(tie),
            since=(read_date(value(link, "_SINCE")) if link is not None else None) or event_date(adoption),
            until=read_date(value(link, "_UNTIL")) if link is not None else None,
            note=child_notes(link, adoption),
        )


def _person(record: Record, names: Mapping[str, str], *, own: bool) -> Person:
    called = name(record.sub_tag("NAME"))
    person = Person(
        name=called if called not in ("", UNKNOWN) else None,
        alias=alias(record) if own else None,
        nickname=value(record, "NAME/NICK") or value(record, "NICK") or None,
        sex=SEXES.get(value(record, "SEX")[:1].upper()),
        born=event_date(birth(record)),
        birth_place=value(record, "BIRT/PLAC") or None,
        birth_kind=BirthKind(lost) if (lost := birth_kind(record)) else None,
        died=event_date(record.sub_tag("DEAT")),
        death_cause=value(record, "DEAT/CAUS") or None,
        note=person_notes(record, names, own=own),
    )
    for tag, column in TEXTS.items():
        setattr(person, column, "; ".join(values(record, tag)) or None)
    count = value(record, "NCHI")
    person.children_count = int(count) if count.isdigit() and len(count) < 3 else None
    if has(record.sub_tag("DEAT")) or any(has(line) for line in record.sub_tags(*_OVER)):
        person.vital = Vital.DEAD
    elif "DEAT" in values(record, "NO") or value(record, "_LIVING") == "Y" or record.sub_tag("DEAT") is not None:
        person.vital = Vital.ALIVE
    for fact in record.sub_tags("FACT"):
        if value(fact, "TYPE").lower() == STATED_AGE:
            person.stated_age = PartialDate.parse(text(fact))
    if person.birth_kind is None:
        _use_ages(record, person)
    return person


def _use_ages(record: Record, person: Person) -> None:
    """Ages at events stand for a birth or a death of which the file has no date."""
    at_death = age_in_years(value(record, "DEAT/AGE"))
    if at_death is not None and person.died is None and person.born is not None:
        person.died = after_years(person.born, at_death)
    for event in record.sub_records:
        if event.tag != "FAMS":
            _use_age(person, age_in_years(value(event, "AGE")), event_date(event))


def _use_age(person: Person, years: int | None, when: PartialDate | None) -> None:
    """An age at an event, of somebody whose birth is not known."""
    if years is None or when is None or when.earliest is None or person.born or person.stated_age:
        return
    stated = PartialDate.parse(tr("usia {age} tahun pada {date}").format(age=years, date=when.long(weekday=False)))
    person.stated_age = stated if stated.readable else None


def _union(united: UnionRecord, people: dict[str, Person], ties: _Ties, *, first: bool) -> Union:
    own, other = (*united.partners, None, None)[:2]
    if other is None and own is not None and _is_woman(united.record, own, people):
        own, other = None, own
    bond, family = united.bond, key(united.record)
    union = Union(
        partner1_id=people[own].id if own else None,
        partner2_id=people[other].id if other else None,
        kind=KINDS[bond.kind] if bond.kind else None,
        ended_by=ENDS[bond.ended] if bond.ended else None,
        since=event_date(bond.since),
        until=event_date(bond.until),
        note=union_notes(united.record, bond, first=first),
        children=[
            ties.parentage(child, family, people[child], position) for position, child in enumerate(united.children)
        ],
    )
    named = {tag: [reference(line) for line in united.record.sub_tags(tag, follow=False)] for tag in ("HUSB", "WIFE")}
    spouses = [mate for both in named.values() for mate in both if mate in united.partners]
    if (
        len(united.partners) == 1 and len(spouses) > 1
    ):  # married to oneself: whoever brings it in takes it out and tells
        union.partner1_id = union.partner2_id = people[united.partners[0]].id
    for tag, references in named.items():
        if bond.since is not None and len(references) == 1 and references[0] in people:
            _use_age(people[references[0]], age_in_years(value(bond.since, f"{tag}/AGE")), union.since)
    return union


def _is_woman(record: Record, one: str, people: dict[str, Person]) -> bool:
    """Whether a parent who is known alone is the mother, so that the father's place stays open."""
    wives = {reference(line) for line in record.sub_tags("WIFE", follow=False)}
    sex = people[one].sex
    return sex is Sex.FEMALE or (sex is None and one in wives)


def _join_twins(kin: Kin, found: list[Record], people: dict[str, Person]) -> None:
    """Twins are children of one union; an association between others is passed over."""
    by_child: dict[str, list[Union]] = {}
    for union in kin.unions:
        for parentage in union.children:
            by_child.setdefault(parentage.child_id or "", []).append(union)
    for group, alike in twins(found):
        ids = [people[one].id for one in group if one in people]
        for union in {union.id: union for one in ids for union in by_child.get(one, ())}.values():
            born = [parentage for parentage in union.children if parentage.child_id in ids]
            if len(born) > 1 and all(parentage.twin_group is None for parentage in born):
                kind = None if alike is None else TwinKind.IDENTICAL if alike else TwinKind.FRATERNAL
                twin_group = TwinGroup(kind=kind)
                kin.twin_groups.append(twin_group)
                for parentage in born:
                    parentage.twin_group = twin_group
                    parentage.twin_group_id = twin_group.id
