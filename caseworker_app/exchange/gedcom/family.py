"""What a genogram is drawn from, as a GEDCOM file tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.diagrams.genogram.family import (
    ChildKind,
    ChildLink,
    Couple,
    CoupleKind,
    Ended,
    Family,
    Member,
    MemberKind,
    Sex,
    TwinGroup,
)
from caseworker_app.exchange.gedcom.lines import (
    UnionRecord,
    has,
    key,
    name,
    records,
    reference,
    twins,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ged4py.model import Record

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATE = re.compile(r"(?:(\d{1,2})\s+)?(?:([A-Z]{3})\s+)?(\d{3,4})\b")
_ROUGH = re.compile(r"ABT|ABOUT|CAL|EST|BEF|AFT|BET|FROM|TO\b|INT")
_SEXES: dict[str, Sex] = {"M": "L", "F": "P"}
_CHILD_KINDS: dict[str, ChildKind] = {"adopted": "angkat", "foster": "asuh", "step": "tiri"}
_WORDS = {"angkat": "adopted", "asuh": "foster", "tiri": "step"} | {kind: kind for kind in _CHILD_KINDS}
_UNMARRIED = ("common law", "cohabit", "unmarried", "partner", "not married", "hidup bersama")
_ENDS: tuple[tuple[str, Ended], ...] = (("DIV", "cerai"), ("ANUL", "cerai"), ("_SEPR", "pisah"), ("SEPA", "pisah"))
_EVENTS: tuple[tuple[tuple[str, ...], Ended], ...] = (
    (("separat", "pisah"), "pisah"),
    (("reconcil", "rujuk"), "rujuk"),
    (("widow", "meninggal"), "meninggal"),
)
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
    people, unions = records(data)
    kinds = {tie: _CHILD_KINDS.get(word, "biologis") for tie, word in pedigrees(people, unions).items()}
    years = {tie: found[0] for tie, line in adoptions(people).items() if (found := _date(line))}
    return Family(
        members=tuple(_member(person) for person in people),
        couples=tuple(_couple(union, kinds, years) for union in unions),
        twins=tuple(TwinGroup(group, bool(alike)) for group, alike in twins(people)),
    )


def pedigrees(people: Iterable[Record], unions: Iterable[UnionRecord]) -> dict[tuple[str, str], str]:
    """How children belong to families, by child and family: «birth», «adopted», «foster», «step» or the file's word.

    It stands with the child, follows from an adoption as an event, or stands with the family as many programs write
    it («_FREL», «_MREL»). Who is not named here belongs to the family in a way that the file does not tell.
    """
    found: dict[tuple[str, str], str] = {}
    for union in unions:
        for line in union.record.sub_tags("CHIL", follow=False):
            told = [value(line, tag).lower() for tag in ("_FREL", "_MREL")]
            word = next((w for w in told if w in _WORDS), next(filter(None, told), ""))
            if word:
                found[reference(line), union.key] = _WORDS.get(word, word)
    found.update(dict.fromkeys(adoptions(people), "adopted"))
    for person in people:
        for link in person.sub_tags("FAMC", follow=False):
            word = value(link, "PEDI").lower()
            word = value(link, "PEDI/PHRASE").lower() if word == "other" else word
            if word:
                found[key(person), reference(link)] = _WORDS.get(word, word)
    return found


def adoptions(people: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """The events by which children were adopted, by child and family."""
    return {
        (key(person), reference(link)): event
        for person in people
        for event in person.sub_tags("ADOP")
        for link in event.sub_tags("FAMC", follow=False)
    }


def kind_told(person: Record) -> str:
    """What became of a pregnancy, in the words of this program's own files, or by the age at death."""
    told = f"{value(person, 'DEAT/AGE')} {value(person, 'DEAT/AGE/PHRASE')}".upper()
    return "lahir mati" if "STILLBORN" in told else value(person, "_KIND").lower()


def bond(record: Record) -> tuple[CoupleKind, Ended | None, Record | None, Record | None]:
    """What joins two partners, how it ended, and the lines that tell since when and until when."""
    kind: CoupleKind = "menikah"
    ended: Ended | None = None
    since, until = record.sub_tag("MARR"), None
    told = f"{value(record, 'MARR/TYPE')} {value(record, '_STAT')}".lower()
    if any(word in told for word in _UNMARRIED):
        kind = "hidup_bersama"
    for tag, end in _ENDS:
        if has(record, tag) and ended is None:
            ended, until = end, record.sub_tag(tag)
    for event in record.sub_tags("EVEN"):
        words = value(event, "TYPE").lower()
        if words.startswith(("affair", "hubungan lain")):
            kind, since = "hubungan_lain", event
        for starts, end in _EVENTS:
            if words.startswith(starts):
                ended, until = end, event
    return kind, ended, since, until


def _date(line: Record | None) -> tuple[int, ...]:
    """(year, month, day) of an event as far as written; the first one of a range; () where none can be read."""
    found = _DATE.search(value(line, "DATE").upper()) if line is not None else None
    if not found:
        return ()
    year, month = int(found[3]), MONTHS.index(found[2]) + 1 if found[2] in MONTHS else 0
    if not month:
        return (year,)
    return (year, month, int(found[1])) if found[1] else (year, month)


def _is_rough(line: Record | None) -> bool:
    """Whether the year of an event is only about right."""
    return line is not None and bool(_ROUGH.match(value(line, "DATE").upper()))


def _member(person: Record) -> Member:
    born, died = _date(person.sub_tag("BIRT")), _date(person.sub_tag("DEAT"))
    age = None
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
        deceased=has(person, "DEAT"),
        kind=_KINDS.get(kind_told(person), "orang"),
        about=frozenset(what for what, tag in (("born", "BIRT"), ("died", "DEAT")) if _is_rough(person.sub_tag(tag))),
    )


def _couple(union: UnionRecord, kinds: dict[tuple[str, str], ChildKind], years: dict[tuple[str, str], int]) -> Couple:
    kind, ended, begun, over = bond(union.record)
    since, until = _date(begun), _date(over)
    return Couple(
        key=union.key,
        partners=union.partners,
        kind=kind,
        ended=ended,
        since=since[0] if since else None,
        until=until[0] if until else None,
        children=tuple(
            ChildLink(child, kinds.get((child, union.key), "biologis"), years.get((child, union.key)))
            for child in union.children
        ),
    )
