"""The one rule by which facts about people are told less exactly on paper that bears initials.

A school with its class, a birth date and a village together point to one person as surely as a name. Each detail is
told coarsely unless the worker wants it exact; the choice holds for the whole notebook.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from caseworker_app.casework.hits import Decision, Named
from caseworker_app.casework.naming import tokens
from caseworker_app.casework.numbers_and_places import Kind, instead_of, is_one_school
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from caseworker_app.casework.hits import Hit
    from caseworker_app.model.person import Person

_LEAST = 3
_LEAST_DIGITS = 5
_GRADE = re.compile(r"(?P<grade>(?:[Kk]elas\s+)?(?:\d{1,2}|[IVX]{1,4}(?![IVX])))(?=\W|[A-Z]|$)[\s./-]*(?P<group>\w.*)")
_REGION = re.compile(r"(?P<kind>(?:Kabupaten|Kab\.|Kota)\s+)?(?P<name>.+)")


@dataclasses.dataclass(frozen=True, slots=True)
class Detail:
    """A kind of fact that is told coarsely or exactly.

    key: what a setting and the command line call it. label: what a list calls it. coarse: how it is told otherwise.
    kinds: what the last look finds of it.
    """

    key: str
    label: str
    coarse: str
    kinds: frozenset[Kind]


DETAILS = (
    Detail("sekolah", mark("Nama sekolah"), mark("“sebuah MTs”"), frozenset({Kind.SCHOOL})),
    Detail("kelas", mark("Kelas"), mark("“VIII”"), frozenset({Kind.CLASS})),
    Detail("lahir", mark("Tanggal lahir"), mark("“2010”"), frozenset({Kind.BIRTH})),
    Detail("nomor", mark("NIK, kartu, rekening"), mark("tidak ditulis"), frozenset({Kind.NIK, Kind.CARD})),
    Detail("alamat", mark("Jalan, desa, kecamatan"), mark("“Desa S.”"), frozenset({Kind.VILLAGE, Kind.ADDRESS})),
    Detail("kota", mark("Kabupaten/kota"), mark("“Kabupaten B.”"), frozenset({Kind.TOWN})),
)
NUMBERS, PLACES, TOWN = "nomor", "alamat", "kota"


def by_rule(hit: Hit, exact: Collection[str]) -> Decision | None:
    """What the rule decides about a hit; None where it says nothing. ``exact``: keys of what is told exactly."""
    for detail in DETAILS:
        if hit.kind in detail.kinds:
            return Decision(None if detail.key in exact else hit.instead, ruled=True)
    return None


def facts_of(people: Iterable[Person], known_towns: Iterable[str], opened: date | None) -> Iterator[Named]:
    """What was entered of people and is told coarsely.

    ``known_towns``: of the agency, which stand in every head and point to nobody. ``opened``: when the case was;
    whoever was born later has no day that differs from those of the case.
    """
    agency = " ".join(known_towns).casefold()
    for person in people:
        yield from _places(person)
        yield from _school(person)
        yield from _numbers(person)
        for town in (person.city, person.birth_place):
            if town and town[0].isupper() and len(town) >= _LEAST and town.casefold() not in agency:
                yield Named(town, _town(town), Kind.TOWN)
        day = person.born.day if person.born else None
        if day is not None and (opened is None or day < opened):
            yield from (Named(words, str(day.year), Kind.BIRTH) for words in _spellings(day))


def _places(person: Person) -> Iterator[Named]:
    for kind, words in (
        (Kind.ADDRESS, person.street),
        (Kind.VILLAGE, person.village),
        (Kind.VILLAGE, person.district),
    ):
        if words and words[0].isupper() and len(words) >= _LEAST:
            kept = "(alamat tidak dicantumkan)" if kind is Kind.ADDRESS else instead_of(kind, words)
            yield Named(words, kept if " " in words or kind is Kind.ADDRESS else f"{words[0].upper()}.", kind)


def _school(person: Person) -> Iterator[Named]:
    for words in filter(None, (person.school, person.previous_school)):
        if words[0].isupper() and len(words) >= _LEAST and is_one_school(words):
            yield Named(words, instead_of(Kind.SCHOOL, words), Kind.SCHOOL)
    grade = _GRADE.fullmatch((person.school_class or "").strip())
    if grade:
        yield Named(grade[0], grade["grade"], Kind.CLASS)


def _numbers(person: Person) -> Iterator[Named]:
    cards = (person.nik, person.family_card, person.birth_certificate, person.health_insurance, person.id_card)
    for words in cards:
        if words and sum(char.isdigit() for char in words) >= _LEAST_DIGITS and tokens(words):
            yield Named(words, instead_of(Kind.CARD, words), Kind.CARD)


def _town(words: str) -> str:
    found = _REGION.fullmatch(words)
    return f"{found['kind'] or ''}{found['name'][0].upper()}." if found else f"{words[0]}."


def _spellings(day: date) -> Iterator[str]:
    """«5 Oktober 1958», «5/10/1958», «05-10-1958», «1958-10-05»."""
    yield long_date(day, weekday=False)
    yield f"{day.day:02} {long_date(day, weekday=False).split(maxsplit=1)[1]}"
    yield f"{day.day}/{day.month}/{day.year}"
    yield f"{day.day:02}/{day.month:02}/{day.year}"
    yield day.isoformat()
