"""Rules about numbers that belong to one person or case, and about addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework import nik
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Consent
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Bearer, Scope

_SHORTEST_PHONE = 7  # digits
_NAMED = 3  # of those who have the same number, that a sentence names
_RT = re.compile(r"\brt\b\.?\s*0*(\d{1,3})\b", re.IGNORECASE)
_RW = re.compile(r"\brw\b\.?\s*0*(\d{1,3})\b", re.IGNORECASE)
_RT_RW = re.compile(r"\brt\s*/\s*rw\b\.?:?\s*0*(\d{1,3})\s*/\s*0*(\d{1,3})\b", re.IGNORECASE)

_READ: tuple[type[Record], ...] = (Case, FamilyMember, Person)


@check("case-number-twice", Severity.UNLIKELY, mark("Nomor kasus dipakai dua kali"), reads=_READ)
def case_number_twice(scope: Scope) -> Iterator[Doubt]:
    """Two cases with one number."""
    number = (scope.case.number or "").strip().casefold()
    if number and number in {other.strip().casefold() for other in scope.numbers}:
        words = tr("Nomor {number} juga dipakai kasus lain di buku kasus ini.")
        yield Doubt(scope.case, Case.number.key, words.format(number=brief(scope.case.number or "", 40)))


@check("nik", Severity.UNLIKELY, mark("NIK yang tidak cocok"), reads=_READ)
def nik_itself(scope: Scope) -> Iterator[Doubt]:
    """A NIK that cannot be one, or that says another birth date or sex."""
    for person in scope.people:
        for sentence in nik.check(person.nik, person.sex, person.born or person.stated_age):
            yield Doubt(person, Person.nik.key, sentence)
    for consent in scope.all(Consent):
        for sentence in nik.check(consent.signer_nik, None, None):
            yield Doubt(consent, Consent.signer_nik.key, sentence)


@check("family-card", Severity.UNLIKELY, mark("Nomor KK yang tidak cocok"), reads=_READ)
def family_card(scope: Scope) -> Iterator[Doubt]:
    """A number of a family card that cannot be one."""
    for person in scope.people:
        for sentence in nik.check_family_card(person.family_card):
            yield Doubt(person, Person.family_card.key, sentence)


@check("nik-twice", Severity.UNLIKELY, mark("NIK dipakai dua orang"), reads=_READ)
def nik_twice(scope: Scope) -> Iterator[Doubt]:
    """Two people with one NIK."""
    words = tr("NIK ini juga tercatat pada {who}; periksalah apakah orangnya sama.")
    for person in scope.people:
        number = nik.digits(person.nik)
        others = [bearer.called for bearer in _others(scope, person) if number and bearer.nik == number]
        if others:
            yield Doubt(person, Person.nik.key, words.format(who=_named(others)))


@check("phone-twice", Severity.UNLIKELY, mark("Nomor telepon dipakai dua orang"), reads=_READ)
def phone_twice(scope: Scope) -> Iterator[Doubt]:
    """Two people with one telephone."""
    words = tr("Nomor ini juga tercatat pada {who}; biarkan bila memang dipakai bersama.")
    for person in scope.people:
        own = phones(person.phone)
        others = [bearer.called for bearer in _others(scope, person) if bearer.phones & own]
        if others:
            yield Doubt(person, Person.phone.key, words.format(who=_named(others)))


@check("other-rt-rw", Severity.UNLIKELY, mark("RT/RW yang berbeda"), reads=_READ)
def other_rt_rw(scope: Scope) -> Iterator[Doubt]:
    """RT or RW in the address are not those beside it."""
    words = tr("Alamat menyebut {name} {written}, tetapi kolom {name} berisi {field}.")
    for person in scope.people:
        pair = _RT_RW.search(person.street or "")
        for name, key, alone, at in (("RT", Person.rt.key, _RT, 1), ("RW", Person.rw.key, _RW, 2)):
            single = alone.search(person.street or "")
            written = pair[at] if pair else single[1] if single else ""
            field = (getattr(person, key) or "").strip()
            if written and field.isdigit() and int(field) != int(written):
                sentence = words.format(name=name, written=written, field=brief(field, 12))
                yield Doubt(person, key, sentence, ((person, Person.street.key),))


def phones(text: str | None) -> frozenset[str]:
    """The telephone numbers in a text as they are compared: digits alone, +62 as 0."""
    numbers = (re.sub(r"\D", "", part) for part in re.split(r"[,;/]|\bdan\b", text or ""))
    return frozenset(re.sub("^62", "0", number) for number in numbers if len(number) >= _SHORTEST_PHONE)


def _named(others: list[str]) -> str:
    """The first few of them, each once."""
    names = list(dict.fromkeys(others))
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _others(scope: Scope, person: Person) -> Iterator[Bearer]:
    return (bearer for bearer in scope.bearers if bearer.person_id != person.id)
