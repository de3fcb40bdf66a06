"""What a genogram is drawn from, as a GEDCOM file tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.diagrams.genogram.family import (
    ChildKind,
    ChildLink,
    Couple,
    Family,
    Member,
    MemberKind,
    Sex,
    TwinGroup,
)
from caseworker_app.exchange.gedcom.access import has, key, name, value
from caseworker_app.exchange.gedcom.dates import MONTHS, age_in_years
from caseworker_app.exchange.gedcom.kinship import adoptions, birth, birth_kind, pedigrees
from caseworker_app.exchange.gedcom.records import UnionRecord, records, twins
from caseworker_app.model.choices import BirthKind

if TYPE_CHECKING:
    from ged4py.model import Record

_DATE = re.compile(r"(?:(\d{1,2})\s+)?(?:([A-Z]{3})\s+)?(\d{3,4})\b")
_ROUGH = re.compile(r"ABT|ABOUT|CAL|EST|BEF|AFT|BET|FROM|TO\b|INT")
_SEXES: dict[str, Sex] = {"M": "L", "F": "P"}
_CHILD_KINDS: dict[str, ChildKind] = {"adopted": "angkat", "foster": "asuh", "step": "tiri"}
_KINDS: dict[BirthKind | None, MemberKind] = {
    None: "orang",
    BirthKind.PREGNANCY: "kehamilan",
    BirthKind.STILLBIRTH: "lahir_mati",
    BirthKind.MISCARRIAGE: "keguguran",
    BirthKind.ABORTION: "aborsi",
    BirthKind.PET: "hewan",
}


def read_gedcom(data: bytes) -> Family:
    """The family told by a GEDCOM file, whatever its encoding; the keys are the file's own references without «@».

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    file = records(data)
    kinds = {tie: _CHILD_KINDS.get(word, "biologis") for tie, word in pedigrees(file.people, file.families).items()}
    years = {tie: day[0] for tie, line in adoptions(file.people).items() if (day := _date(line))}
    return Family(
        members=tuple(_member(person) for person in file.people),
        couples=tuple(_couple(union, kinds, years) for union in file.unions),
        twins=tuple(TwinGroup(group, bool(alike)) for group, alike in twins(file.people)),
    )


def _date(line: Record | None) -> tuple[int, ...]:
    """(year, month, day) of an event as far as written; the first one of a range; () where none can be read."""
    match = _DATE.search(value(line, "DATE").upper()) if line is not None else None
    if not match:
        return ()
    year, month = int(match[3]), MONTHS.index(match[2]) + 1 if match[2] in MONTHS else 0
    if not month:
        return (year,)
    return (year, month, int(match[1])) if match[1] else (year, month)


def _is_rough(line: Record | None) -> bool:
    """Whether the year of an event is only about right."""
    return line is not None and bool(_ROUGH.match(value(line, "DATE").upper()))


def _member(person: Record) -> Member:
    born, died = _date(birth(person)), _date(person.sub_tag("DEAT"))
    age = age_in_years(value(person, "DEAT/AGE"))
    if len(born) == 3 and len(died) == 3:
        age = died[0] - born[0] - (died[1:] < born[1:])
    occupation = value(person, "OCCU")
    return Member(
        key=key(person),
        sex=_SEXES.get(value(person, "SEX")[:1].upper(), "U"),
        lines=tuple(line for line in (name(person.sub_tag("NAME")) or "?", occupation) if line),
        born=born,
        died=died[0] if died else None,
        age=age if age is not None and 0 <= age < 130 else None,
        deceased=has(person.sub_tag("DEAT")),
        kind=_KINDS[birth_kind(person)],
        about=frozenset(what for what, tag in (("born", "BIRT"), ("died", "DEAT")) if _is_rough(person.sub_tag(tag))),
    )


def _couple(union: UnionRecord, kinds: dict[tuple[str, str], ChildKind], years: dict[tuple[str, str], int]) -> Couple:
    since, until = _date(union.bond.since), _date(union.bond.until)
    family = key(union.record)
    return Couple(
        key=union.key,
        partners=union.partners,
        kind=union.bond.kind or "menikah",
        ended=union.bond.ended,
        since=since[0] if since else None,
        until=until[0] if until else None,
        children=tuple(
            ChildLink(child, kinds.get((child, family), "biologis"), years.get((child, family)))
            for child in union.children
        ),
    )
