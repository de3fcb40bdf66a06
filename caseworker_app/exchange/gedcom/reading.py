"""People, unions and parentage of a case, as a GEDCOM file tells them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.kin import Kin
from caseworker_app.exchange.gedcom.dates import read_date
from caseworker_app.exchange.gedcom.family import adoptions, bond, kind_told, pedigrees
from caseworker_app.exchange.gedcom.lines import (
    UnionRecord,
    has,
    key,
    name,
    records,
    reference,
    twins,
    value,
    values,
)
from caseworker_app.model.choices import BirthKind, ParentageKind, Sex, TwinKind, UnionEnd, UnionKind, Vital
from caseworker_app.model.family import Parentage, TwinGroup, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from ged4py.model import Record

TEXTS = {"OCCU": "occupation", "EDUC": "education", "RELI": "religion", "NATI": "ethnicity"}
"""Lines of a person that are columns of a person here."""

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
STATED_AGE = "usia"
UNKNOWN = "?"

_PERSON = {"NAME", "SEX", "BIRT", "DEAT", "NOTE", "FAMC", "FAMS", "ADOP", "NO", "_LIVING", "_KIND", "ASSO", *TEXTS}
_UNION = {"HUSB", "WIFE", "CHIL", "MARR", "DIV", "ANUL", "EVEN", "_SEPR", "SEPA", "_STAT", "NOTE"}
_OF_THE_FILE = {"CHAN", "CREA", "REFN", "RIN", "UID", "_UID", "EXID", "RESN", "SUBM", "AFN", "RFN", "NCHI", "SNOTE"}


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a file tells: the family as new records, who is who by the file's own names, and what was passed over."""

    kin: Kin
    people: dict[str, Person]
    known_as: dict[str, str]
    """The ids that these people had in the notebook that wrote the file, by their new ids."""
    left_out: tuple[str, ...]
    """Kinds of lines that have no place here («RESI», «SOUR»)."""


def read_people(data: bytes) -> Told:
    """The family told by a GEDCOM file.

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    found, unions = records(data)
    people = {key(record): _person(record) for record in found}
    links = {(key(record), reference(link)): link for record in found for link in record.sub_tags("FAMC", follow=False)}
    adopted = {tie: _event_date(event) for tie, event in adoptions(found).items()}
    kinds = {tie: PARENTAGE.get(word, ParentageKind.BIOLOGICAL) for tie, word in pedigrees(found, unions).items()}
    kin = Kin(people=list(people.values()))
    for union in unions:
        kin.unions.append(_union(union, people, links, kinds, adopted))
    _join_twins(kin, found, people)
    left_out = {line.tag for record in found for line in record.sub_records if not _is_read(line)}
    left_out |= {line.tag for union in unions for line in union.record.sub_records} - _UNION
    ids = {people[key(record)].id: value(record, "UID") or value(record, "_UID") for record in found}
    return Told(kin, people, ids, tuple(sorted(filter(None, left_out - _OF_THE_FILE))))


def _is_read(line: Record) -> bool:
    return line.tag in _PERSON or (line.tag == "FACT" and value(line, "TYPE").lower() == STATED_AGE)


def _person(record: Record) -> Person:
    called = name(record.sub_tag("NAME"))
    person = Person(
        name=called if called not in ("", UNKNOWN) else None, sex=SEXES.get(value(record, "SEX")[:1].upper())
    )
    for line in record.sub_tags("NAME")[1:]:
        if value(line, "TYPE").lower() == "aka":
            person.alias = name(line) or None
    person.nickname = value(record, "NAME/NICK") or None
    person.born, person.died = _date(record, "BIRT"), _date(record, "DEAT")
    person.birth_place = value(record, "BIRT/PLAC") or None
    for tag, column in TEXTS.items():
        setattr(person, column, "; ".join(values(record, tag)) or None)
    person.note = "\n".join(values(record, "NOTE")) or None
    if has(record, "DEAT"):
        person.vital = Vital.DEAD
        person.death_cause = value(record, "DEAT/CAUS") or None
    elif "DEAT" in values(record, "NO") or value(record, "_LIVING") == "Y":
        person.vital = Vital.ALIVE
    person.birth_kind = next((kind for kind in BirthKind if kind.value == kind_told(record)), None)
    for fact in record.sub_tags("FACT"):
        if value(fact, "TYPE").lower() == STATED_AGE:
            person.stated_age = PartialDate.parse(str(fact.value or ""))
    return person


def _date(record: Record, event: str) -> PartialDate | None:
    return read_date(value(record, f"{event}/DATE"), value(record, f"{event}/DATE/PHRASE"))


def _event_date(event: Record | None) -> PartialDate | None:
    return None if event is None else read_date(value(event, "DATE"), value(event, "DATE/PHRASE"))


def _union(
    told: UnionRecord,
    people: dict[str, Person],
    links: dict[tuple[str, str], Record],
    kinds: dict[tuple[str, str], ParentageKind],
    adopted: dict[tuple[str, str], PartialDate | None],
) -> Union:
    kind, ended, since, until = bond(told.record)
    first, second = (*told.partners, None, None)[:2]
    if second is None and first is not None and _is_woman(told.record, first, people):
        first, second = None, first
    union = Union(
        partner1_id=people[first].id if first else None,
        partner2_id=people[second].id if second else None,
        kind=KINDS[kind] if since is not None or kind != "menikah" else None,
        ended_by=ENDS[ended] if ended else None,
        since=_event_date(since),
        until=_event_date(until),
        note="\n".join(values(told.record, "NOTE")) or None,
        children=[],
    )
    named = [reference(line) for tag in ("HUSB", "WIFE") for line in told.record.sub_tags(tag, follow=False)]
    spouses = [one for one in named if one in told.partners]
    if len(told.partners) == 1 and len(spouses) > 1:  # married to oneself: whoever brings it in takes it out and tells
        union.partner1_id = union.partner2_id = people[told.partners[0]].id
    for position, child in enumerate(told.children):
        link = links.get((child, told.key))
        parentage = Parentage(child_id=people[child].id, position=position)
        parentage.kind = kinds.get((child, told.key))
        parentage.since = adopted.get((child, told.key))
        if link is not None:
            parentage.since = read_date(value(link, "_SINCE")) or parentage.since
            parentage.until = read_date(value(link, "_UNTIL"))
            parentage.note = "\n".join(values(link, "NOTE")) or None
        union.children.append(parentage)
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
