"""Informed consent: who signs for whom, a new form to be answered, and what has been agreed so far."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.consent_template import Template, spoken, template
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.partial_date import PartialDate, age_at
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.case import Case
    from caseworker_app.model.person import Person

ADULT = 18
"""Who is younger is a child (UU 35/2014): a guardian signs, and the child is asked as well."""

DRAFT, EXPLAINED, PARTLY, REFUSED, WITHDRAWN, EXPIRED = (
    "draf",
    "dijelaskan",
    "setuju sebagian",
    "tidak setuju",
    "dicabut",
    "kedaluwarsa",
)
"""The words of the list «consent_status» that rules look at."""

CLIENT, PARENT = "klien", "orang tua"
SELF, OWN_CHILD, OTHER = "saya", "anak saya", "klien"
"""How the form speaks of the client: the client signs, a parent signs for a child, anyone else signs."""


class State(enum.StrEnum):
    """What has been agreed, all in all."""

    COMPLETE = "lengkap"
    PARTIAL = "sebagian"
    REFUSED = "ditolak"
    EXPIRED = "kedaluwarsa"
    WITHDRAWN = "dicabut"
    MISSING = "belum ada"


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """The state of consent of a case, one sentence that says why, and the consent that it rests on."""

    state: State
    sentence: str
    consent: Consent | None = None


def worker_role(case: Case) -> str:
    """What the form calls the one who works on the case: «praktikan», «pekerja sosial»."""
    return (case.practitioner.role if case.practitioner else None) or tr("pekerja sosial")


def ages(person: Person | None, on: date) -> tuple[int, int] | None:
    """The least and greatest age in full years on a day, as stated, else as born; None where it is not known."""
    spans = [span for known in _birth_facts(person) if (span := _span(known, on))]
    return next((span for span in spans if span[0] == span[1]), spans[0] if spans else None)


def is_minor(person: Person | None, on: date) -> bool:
    """Whether someone is, or by anything known may be, younger than 18 on a day."""
    return any(span[0] < ADULT for known in _birth_facts(person) if (span := _span(known, on)))


def represented(case: Case, consent: Consent | None, on: date) -> bool:
    """Whether somebody else signs for the client: always for a child, for an adult where the consent says so."""
    if is_minor(case.client, on):
        return True
    if consent is None or same(consent.signer_status, CLIENT):
        return False
    return bool(consent.signer_status) or (consent.signer_id is not None and consent.signer_id != case.client_id)


def speaker(case: Case, consent: Consent | None, on: date) -> str:
    """How the form speaks of the client: ``SELF``, ``OWN_CHILD`` or ``OTHER``."""
    if not represented(case, consent, on):
        return SELF
    by_parent = consent is not None and same(consent.signer_status, PARENT)
    return OWN_CHILD if by_parent and is_minor(case.client, on) else OTHER


def new_consent(case: Case, template: Template) -> Consent:
    """A consent with the statements of the template, none answered yet; earlier ones are not touched.

    It is not yet in ``case.consents``; it is placed behind those that are.
    """
    voice = speaker(case, None, date.today())
    return Consent(
        position=max((one.position or 0 for one in case.consents), default=-1) + 1,
        status=DRAFT,
        place=case.agency.city if case.agency else None,
        template_version=template.version,
        practitioner_name=case.practitioner.name if case.practitioner else None,
        statements=[
            ConsentStatement(position=at, key=one.key, text=spoken(one.text, voice, worker_role(case)))
            for at, one in enumerate(template.statements)
        ],
    )


def wording(statement: ConsentStatement, template: Template, voice: str, worker: str) -> str:
    """A statement's text as stored; but what nobody reworded speaks in the voice of whoever signs now."""
    known = template.statement(statement.key)
    if known is None:
        return statement.text or statement.key or ""
    usual = {spoken(known.text, one, worker) for one in (SELF, OWN_CHILD, OTHER)}
    if statement.text and statement.text not in usual:
        return statement.text
    return spoken(known.text, voice, worker)


def is_open(consent: Consent) -> bool:
    """Whether it still waits for its answer."""
    waiting = not consent.status or same(consent.status, DRAFT) or same(consent.status, EXPLAINED)
    return waiting and not consent.withdrawn_on and all(one.agreed is None for one in consent.statements)


def newest(consents: Sequence[Consent]) -> Consent | None:
    """The consent that a form is printed of: the latest; one without a date is still to be signed, so it comes last."""
    return _latest(consents, undated=date.max)


def standing(case: Case, on: date) -> Standing:
    """What has been agreed on a day: the latest consent that was answered decides; earlier ones stay on record."""
    one = _latest([one for one in case.consents if not is_open(one)], undated=date.min)
    if one is None:
        return Standing(State.MISSING, _nothing_yet(case))
    state, reason = _judged(case, one, on)
    dated = tr("Persetujuan tanggal {date}").format(date=one.date.long()) if one.date else tr("Persetujuan")
    return Standing(state, f"{dated} {reason}.", one)


def _latest(consents: Sequence[Consent], *, undated: date) -> Consent | None:
    """By date, those of one day by their order; one without a date counts as of the day ``undated``."""
    found = max(enumerate(consents), key=lambda placed: (_day(placed[1]) or undated, placed[0]), default=None)
    return found[1] if found else None


def _judged(case: Case, one: Consent, on: date) -> tuple[State, str]:
    if one.withdrawn_on or same(one.status, WITHDRAWN):
        when = tr("pada {date}").format(date=one.withdrawn_on.long()) if one.withdrawn_on else ""
        by = tr("oleh {who}").format(who=one.withdrawn_by) if one.withdrawn_by else ""
        return State.WITHDRAWN, " ".join(filter(None, (tr("dicabut"), when, by)))
    last = one.valid_until.latest if one.valid_until else None
    if same(one.status, EXPIRED) or (last and last < on):
        until = tr("hanya berlaku sampai {date}").format(date=one.valid_until.long()) if one.valid_until else ""
        return State.EXPIRED, until or tr("tidak berlaku lagi")
    answers = [statement.agreed for statement in one.statements]
    if same(one.status, REFUSED) or (answers and all(answer is False for answer in answers)):
        return State.REFUSED, tr("ditolak")
    gaps = [*_item_gaps(one), *_child_gaps(case, one, on)]
    if gaps or same(one.status, PARTLY):
        what = "; ".join(gaps) or tr("butir yang ditolak belum dicatat")
        return State.PARTIAL, tr("baru sebagian: {what}").format(what=what)
    if any(answers):
        return State.COMPLETE, tr("lengkap: semua butir disetujui")
    return State.COMPLETE, tr("diberikan; jawaban per butir belum dicatat")


def _item_gaps(one: Consent) -> list[str]:
    """What was refused and what was not answered; a consent given as a whole leaves nothing open."""
    refused = [_label(statement) for statement in one.statements if statement.agreed is False]
    waiting = [_label(statement) for statement in one.statements if statement.agreed is None]
    gaps = [tr("tidak disetujui {items}").format(items=", ".join(refused))] if refused else []
    if waiting and len(waiting) < len(one.statements):
        gaps.append(tr("belum dijawab {items}").format(items=", ".join(waiting)))
    return gaps


def _child_gaps(case: Case, one: Consent, on: date) -> list[str]:
    """What a child's consent lacks; the age on the day of signing counts."""
    if not is_minor(case.client, _day(one) or on):
        return []
    signed_for = bool(one.signer_status or one.signer_id or one.signer_name)
    gaps = []
    if not signed_for or same(one.signer_status, CLIENT) or (one.signer_id and one.signer_id == case.client_id):
        gaps.append(tr("persetujuan orang tua atau wali belum ada"))
    if one.assent is not True:
        gaps.append(tr("anak tidak setuju") if one.assent is False else tr("persetujuan anak belum dicatat"))
    return gaps


def _nothing_yet(case: Case) -> str:
    if case.consents:
        return tr("Lembar persetujuan sudah disiapkan, tetapi belum dijawab.")
    if case.oral_consents:
        return tr("Persetujuan tertulis belum ada; yang tercatat baru izin lisan atau surat izin.")
    return tr("Persetujuan belum ada.")


def _label(statement: ConsentStatement) -> str:
    known = template().statement(statement.key)
    return known.label if known else statement.key or statement.text or ""


def _day(one: Consent) -> date | None:
    return one.date.earliest if one.date else None


def _birth_facts(person: Person | None) -> list[PartialDate]:
    return [known for known in (person.stated_age, person.born) if known] if person else []


def _span(known: PartialDate, on: date) -> tuple[int, int] | None:
    if known.age is not None and known.age_on is None:
        return known.age, known.age
    return age_at(known, on)


def same(words: str | None, wanted: str) -> bool:
    """Whether a choice was made, however it is written."""
    return " ".join((words or "").split()).casefold() == wanted
