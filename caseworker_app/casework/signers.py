"""Who may agree for a client, and what a signed form lacks: a guardian, the child's own yes, a ground, witnesses."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.ages import possible
from caseworker_app.casework.naming import TITLES, folded, tokens
from caseworker_app.model.partial_date import PartialDate, age_at
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.person import Person

ADULT = 18
"""Who is younger is a child (UU 35/2014): a guardian signs, and the child is asked as well."""

CLIENT, PARENT, GUARDIAN, CURATOR, INFORMANT = "klien", "orang tua", "wali", "pengampu", "informan"
"""The words of the list «signer_status» that rules look at."""

THUMB = "cap jempol"
"""The way of signing, of the list «consent_methods», that two witnesses must have seen."""


_RELATIONS = frozenset({"paman", "bibi", "kakak", "adik", "kakek", "nenek", "tante", "om"})
"""Titles that also say what somebody is to the client."""


class Weight(enum.IntEnum):
    """What a flaw does to a consent that was recorded as a whole; one answered item by item holds with none at all.

    LIGHT: it holds all the same, and the report says what is not recorded. MISSING: as if it were not recorded yet.
    GRAVE: it never holds.
    """

    LIGHT = 1
    MISSING = 2
    GRAVE = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Flaw:
    """What a consent lacks, as part of a sentence, how much that weighs, and the field of a consent that mends it.

    A child's no is an answer, and no lack.
    """

    what: str
    weight: Weight
    field: str
    answer: bool = False


def same(words: str | None, wanted: str) -> bool:
    """Whether a choice was made, however it is written."""
    return " ".join((words or "").split()).casefold() == wanted


def ages(person: Person | None, on: date) -> tuple[int, int] | None:
    """The least and greatest age in full years on a day, as stated, else as born; None where unknown or impossible."""
    day = min(on, date.today())
    spans = [span for known in _birth_facts(person) if (span := _span(known, day)) and possible(span[0]) is not None]
    return next((span for span in spans if span[0] == span[1]), spans[0] if spans else None)


def is_minor(person: Person | None, on: date) -> bool:
    """Whether someone is, or by anything known may be, younger than 18 on a day."""
    return any(span[0] < ADULT for known in _birth_facts(person) if (span := _span(known, on)))


def is_informants(consent: Consent | None) -> bool:
    """Whether an informant signed it: who tells of the client agrees to being asked, and to nothing for the client."""
    return consent is not None and same(consent.signer_status, INFORMANT)


def of_client(consents: Iterable[Consent]) -> list[Consent]:
    """The consents that the client gave, or somebody for the client; those of informants left out."""
    return [consent for consent in consents if not is_informants(consent)]


def represented(case: Case, consent: Consent | None, on: date) -> bool:
    """Whether somebody else signs for the client: always for a child, for an adult where the consent says so."""
    if is_informants(consent):
        return False
    if is_minor(case.client, on):
        return True
    if consent is None or same(consent.signer_status, CLIENT):
        return False
    return bool(consent.signer_status) or (consent.signer_id is not None and consent.signer_id != case.client_id)


def needs_ground(case: Case, consent: Consent, on: date) -> bool:
    """Whether it must be said why this person signs: for an adult, or for a child who is not theirs."""
    if not represented(case, consent, on) or _by_client(case, consent) or not _names_signer(consent):
        return False
    ward_of = (PARENT, GUARDIAN) if is_minor(case.client, on) else ()
    return not any(same(consent.signer_status, word) for word in ward_of)


def is_suspect(case: Case, person_id: str | None, name: str | None, relation: str | None = None) -> bool:
    """Whether a signer is suspected of violence against the client: such a one cannot agree for the client.

    Known by id, by any of their names («Pak Harun»), or, where no person is linked, by one word of a longer name or by
    what they are to the client («ayah»). ``relation`` counts where one of the two has no name.
    """
    said = _called(name)
    for member in case.family:
        person = member.person
        if not member.suspected_perpetrator or person is None:
            continue
        if person.id == person_id or (
            said and said in {_called(one) for one in (person.name, person.nickname, person.alias)}
        ):
            return True
        unnamed = relation if not (name and person.name) else None
        kin = {_called(one) for one in (name, unnamed) if one}
        if not person_id and (_called(member.relation) in kin or (said and said < _called(person.name))):
            return True
    return False


def usual_ground(person: Person | None, on: date) -> str:
    """Why somebody signs for a child: «klien di bawah umur (14 tahun)»; for an adult only the worker can say."""
    if not is_minor(person, on):
        return ""
    age = "–".join(dict.fromkeys(map(str, ages(person, on) or ())))
    return tr("klien di bawah umur ({age} tahun)").format(age=age)


def child_refuses(case: Case, consent: Consent, on: date) -> bool:
    """Whether a child said no, whatever the guardian signed."""
    return consent.assent is False and is_minor(case.client, signed_on(consent) or on)


def flaws(case: Case, consent: Consent, on: date) -> list[Flaw]:
    """What a consent lacks beside its answers, the heaviest first; the age on the day of signing counts."""
    if is_informants(consent):
        return _witness_flaws(case, consent)
    day = signed_on(consent) or on
    found = [*_signer_flaws(case, consent), *_child_flaws(case, consent, day), *_witness_flaws(case, consent)]
    if needs_ground(case, consent, day) and not (consent.ground or "").strip():
        found.append(Flaw(tr("alasan klien diwakili belum ditulis"), Weight.LIGHT, "ground"))
    return sorted(found, key=lambda flaw: -flaw.weight)


def signed_on(consent: Consent) -> date | None:
    """The day of a consent, as early as it may be."""
    return consent.date.earliest if consent.date else None


def _signer_flaws(case: Case, consent: Consent) -> list[Flaw]:
    if not is_suspect(case, consent.signer_id, consent.signer_name, consent.signer_relation):
        return []
    return [Flaw(tr("penanda tangan diduga pelaku, jadi perlu penanda tangan lain"), Weight.GRAVE, "signer")]


def _child_flaws(case: Case, consent: Consent, day: date) -> list[Flaw]:
    if not is_minor(case.client, day):
        return []
    found = []
    if _by_client(case, consent):
        found.append(Flaw(tr("persetujuan orang tua atau wali belum ada"), Weight.GRAVE, "signer_status"))
    elif not _names_signer(consent):
        found.append(Flaw(tr("persetujuan orang tua atau wali belum ada"), Weight.MISSING, "signer"))
    if consent.assent is False:
        found.append(Flaw(tr("anak tidak setuju"), Weight.GRAVE, "assent", answer=True))
    elif consent.assent is None:
        found.append(Flaw(tr("persetujuan anak belum dicatat"), Weight.LIGHT, "assent"))
    return found


def _witness_flaws(case: Case, consent: Consent) -> list[Flaw]:
    """A thumbprint was seen by two people who sign nothing else on the form."""
    if not (same(consent.method, THUMB) or consent.thumb):
        return []
    signers = [case.client, consent.signer] if consent.signer_id else [case.client]
    others = _names([consent.signer_name, consent.practitioner_name, *(one.name for one in signers if one)])
    witnesses = _names([consent.witness1, consent.witness2])
    if len(witnesses) == 2 and not witnesses & others:
        return []
    words = tr("saksi cap jempol harus dua orang lain") if witnesses else tr("dua saksi cap jempol belum ditulis")
    return [Flaw(words, Weight.LIGHT, "witness1")]


def _by_client(case: Case, consent: Consent) -> bool:
    return same(consent.signer_status, CLIENT) or bool(consent.signer_id and consent.signer_id == case.client_id)


def _names_signer(consent: Consent) -> bool:
    return bool(consent.signer_status or consent.signer_id or consent.signer_name)


def _names(names: Iterable[str | None]) -> set[str]:
    return {_plain(name) for name in names} - {""}


def _called(name: str | None) -> frozenset[str]:
    """The words of a name without titles and spellings: «Bapak Haroen» is «Harun»."""
    words = {token.key for token in tokens(name or "")}
    return frozenset(map(folded, words - (TITLES - _RELATIONS) - {"kandung"} or words))


def _plain(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


def _birth_facts(person: Person | None) -> list[PartialDate]:
    return [known for known in (person.stated_age, person.born) if known] if person else []


def _span(known: PartialDate, on: date) -> tuple[int, int] | None:
    if known.age is not None and known.age_on is None:
        return known.age, known.age
    return age_at(known, on)
