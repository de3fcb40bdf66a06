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
from caseworker_app.exchange.gedcom.access import day, has, key, name, value
from caseworker_app.exchange.gedcom.ages import age_in_years
from caseworker_app.exchange.gedcom.kinship import adoptions, birth, birth_kind, pedigrees
from caseworker_app.exchange.gedcom.records import UnionRecord, records, twins

if TYPE_CHECKING:
    from ged4py.model import Record

_ROUGH = re.compile(r"ABT|ABOUT|CAL|EST|BEF|AFT|BET|FROM|TO\b|INT")
_SEXES: dict[str, Sex] = {"M": "L", "F": "P"}
_CHILD_KINDS: dict[str, ChildKind] = {"adopted": "angkat", "foster": "asuh", "step": "tiri"}
_KINDS: dict[str, MemberKind] = {
    "kehamilan": "kehamilan",
    "lahir mati": "lahir_mati",
    "keguguran": "keguguran",
    "aborsi": "aborsi",
    "hewan peliharaan": "hewan",
}


def read_gedcom(data: bytes) -> Family:
    """The family told by a GEDCOM file, whatever its encoding; the keys are the file's own references without «@».

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    file = records(data)
    kinds = {tie: _CHILD_KINDS.get(word, "biologis") for tie, word in pedigrees(file.people, file.families).items()}
    years = {tie: when[0] for tie, line in adoptions(file.people).items() if (when := day(line))}
    return Family(
        members=tuple(_member(person) for person in file.people),
        couples=tuple(_couple(union, kinds, years) for union in file.unions),
        twins=tuple(TwinGroup(group, bool(alike)) for group, alike in twins(file.people)),
    )


def _is_rough(line: Record | None) -> bool:
    """Whether the year of an event is only about right."""
    return line is not None and bool(_ROUGH.match(value(line, "DATE").upper()))


def _member(person: Record) -> Member:
    born, died = day(birth(person)), day(person.sub_tag("DEAT"))
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
        kind=_KINDS.get(birth_kind(person), "orang"),
        about=frozenset(what for what, tag in (("born", "BIRT"), ("died", "DEAT")) if _is_rough(person.sub_tag(tag))),
    )


def _couple(union: UnionRecord, kinds: dict[tuple[str, str], ChildKind], years: dict[tuple[str, str], int]) -> Couple:
    since, until = day(union.bond.since), day(union.bond.until)
    family = key(union.record)
    return Couple(
        key=union.key,
        partners=union.partners,
        kind=union.bond.kind or "belum_diketahui",
        ended=union.bond.ended,
        since=since[0] if since else None,
        until=until[0] if until else None,
        children=tuple(
            ChildLink(child, kinds.get((child, family), "biologis"), years.get((child, family)))
            for child in union.children
        ),
    )
