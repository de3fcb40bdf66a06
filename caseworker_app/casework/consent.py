"""Informed consent: a new form to be answered, how it speaks, and what has been agreed so far."""

from __future__ import annotations

import dataclasses
import enum
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.consent_template import Template, spoken, template
from caseworker_app.casework.signers import (
    PARENT,
    Flaw,
    Weight,
    child_refuses,
    flaws,
    is_minor,
    of_client,
    represented,
    same,
    signed_on,
)
from caseworker_app.model.choices import UNSIGNED, ConsentStatus
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.case import Case

SELF, OWN_CHILD, OTHER = "saya", "anak saya", "klien"
"""How the form speaks of the client: the client signs, a parent signs for a child, anyone else signs."""


class State(enum.StrEnum):
    """What has been agreed, all in all; GIVEN: as a whole, without answers to its items."""

    COMPLETE = "lengkap"
    GIVEN = "diberikan"
    PARTIAL = "sebagian"
    REFUSED = "ditolak"
    EXPIRED = "kedaluwarsa"
    WITHDRAWN = "dicabut"
    MISSING = "belum ada"


class Condition(enum.Enum):
    """Whether a consent, taken by itself, holds on a day, and if not, what keeps it from holding.

    WAITING: nobody answered it. UNSIGNED: answered, not signed. REFUSED: as a whole, or by the child. TO_COME: its date
    lies ahead. FLAWED: signed, and lacking what it cannot do without.
    """

    WAITING = enum.auto()
    UNSIGNED = enum.auto()
    REFUSED = enum.auto()
    WITHDRAWN = enum.auto()
    TO_COME = enum.auto()
    EXPIRED = enum.auto()
    FLAWED = enum.auto()
    HOLDS = enum.auto()


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """The condition of a consent, and why as part of a sentence («hanya berlaku sampai …»); empty where it holds.

    flaw: the heaviest of what it lacks, where that is why.
    """

    condition: Condition
    why: str = ""
    flaw: Flaw | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """The state of consent of a case, one sentence that says why, and the consent that it rests on."""

    state: State
    sentence: str
    consent: Consent | None = None


def worker_role(case: Case) -> str:
    """What the form calls the one who works on the case: «praktikan», «pekerja sosial»."""
    return (case.practitioner.role if case.practitioner else None) or tr("pekerja sosial")


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
        status=ConsentStatus.DRAFT,
        place=case.agency.city if case.agency else None,
        template_version=template.version,
        practitioner_name=case.practitioner.name if case.practitioner else None,
        statements=[
            ConsentStatement(position=at, key=one.key, text=spoken(one.text, voice, worker_role(case)))
            for at, one in enumerate(template.asked)
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


def is_draft(consent: Consent) -> bool:
    """Whether it is being filled in, and nobody has signed it."""
    return consent.status in UNSIGNED


def is_frozen(consent: Consent) -> bool:
    """Whether it was signed here, with its text: from then on it can be withdrawn, and never changed."""
    return bool((consent.signed_text or "").strip())


def is_settled(consent: Consent) -> bool:
    """Whether its answers stand for good: it was signed here, taken back, or came signed from elsewhere."""
    if is_frozen(consent) or is_withdrawn(consent):
        return True
    ended = consent.status in (ConsentStatus.REFUSED, ConsentStatus.EXPIRED)
    return consent.status is not None and not is_draft(consent) and (is_itemised(consent) or ended)


def is_withdrawn(consent: Consent, by: date | None = None) -> bool:
    """Whether it was taken back as a whole, by a day or at all; without a date it counts as always taken back."""
    if consent.withdrawn_on:
        return by is None or _withdrawn_from(consent) <= by
    return consent.status == ConsentStatus.WITHDRAWN or bool(consent.withdrawn_by or consent.withdrawn_why)


def refuses_all(consent: Consent) -> bool:
    """Whether the whole was refused, be it in one word or in every answer."""
    return consent.status == ConsentStatus.REFUSED or {part.agreed for part in consent.statements} == {False}


def judge(case: Case, consent: Consent, on: date, *, by: date | None = None) -> Judgement:
    """Whether one consent holds on a day; what other consents say or take back is left aside.

    A refusal counts at once and does not expire; everything else only once it is signed. The last day still counts.
    by: it was not yet known what was taken back after this day.
    """
    if is_withdrawn(consent, by):
        return Judgement(Condition.WITHDRAWN, withdrawal(consent))
    if is_open(consent):
        return Judgement(Condition.WAITING, tr("belum dijawab"))
    if child_refuses(case, consent, on):
        return Judgement(Condition.REFUSED, tr("anak tidak setuju"))
    if refuses_all(consent):
        return Judgement(Condition.REFUSED, tr("seluruhnya ditolak"))
    if is_draft(consent):
        return Judgement(Condition.UNSIGNED, tr("lembarnya belum ditandatangani"))
    if (day := signed_on(consent)) is not None and day > on:
        return Judgement(Condition.TO_COME, tr("tanggalnya belum tiba"))
    last = consent.valid_until.latest if consent.valid_until is not None else None
    if consent.status == ConsentStatus.EXPIRED or (last is not None and last < on):
        until = tr("hanya berlaku sampai {date}").format(date=consent.valid_until.long()) if consent.valid_until else ""
        return Judgement(Condition.EXPIRED, until or tr("tidak berlaku lagi"))
    borne = 0 if is_itemised(consent) else Weight.LIGHT
    flaw = next((flaw for flaw in flaws(case, consent, on) if flaw.weight > borne), None)
    return Judgement(Condition.FLAWED, flaw.what, flaw) if flaw else Judgement(Condition.HOLDS)


def withdrawn_after(consents: Sequence[Consent], signed: Consent, by: date | None = None) -> Consent | None:
    """The consent that was taken back last, if that came after this one was signed: it takes back this one as well.

    by: what was taken back after this day does not count yet.
    """
    dated = [one for one in of_client(consents) if one.withdrawn_on and is_withdrawn(one, by)]
    latest = max(dated, key=_withdrawn_on, default=None)
    if latest is None or _withdrawn_on(latest) <= (signed_on(signed) or date.min):
        return None
    return latest


def is_taken_back(statement: ConsentStatement, by: date | None = None) -> bool:
    """Whether one statement was taken back for itself, by a day or at all."""
    if statement.withdrawn_on:
        return by is None or _withdrawn_from(statement) <= by
    return bool(statement.withdrawn_by or statement.withdrawn_why)


def taken_back(consents: Sequence[Consent], signed: Consent, by: date | None = None) -> list[ConsentStatement]:
    """The statements of a form that were taken back one by one, and those of other forms after this one was signed."""
    day = signed_on(signed) or date.min
    found = [(one, part) for one in of_client(consents) for part in one.statements if is_taken_back(part, by)]
    return [part for one, part in found if one is signed or _withdrawn_on(part) > day]


def withdrawal(taken: Consent | ConsentStatement) -> str:
    """«dicabut pada Selasa, 1 Oktober 2024 oleh klien», as far as it is known."""
    when = tr("pada {date}").format(date=taken.withdrawn_on.long()) if taken.withdrawn_on else ""
    by = tr("oleh {who}").format(who=taken.withdrawn_by) if taken.withdrawn_by else ""
    return " ".join(filter(None, (tr("dicabut"), when, by)))


def is_open(consent: Consent) -> bool:
    """Whether it still waits for its answer."""
    waiting = not consent.status or is_draft(consent)
    return waiting and not is_withdrawn(consent) and all(one.agreed is None for one in consent.statements)


def newest(consents: Sequence[Consent]) -> Consent | None:
    """The client's consent that a form is printed of: the latest; one without a date is still to be signed, so last."""
    return _latest(of_client(consents), undated=date.max)


def standing(case: Case, on: date, *, then: bool = False) -> Standing:
    """What has been agreed on a day: the latest consent that was answered decides; earlier ones stay on record.

    then: as it was on that day, whatever was signed or taken back later.
    """
    by = on if then else None
    answered = [one for one in of_client(case.consents) if not is_open(one) and was_there(one, by)]
    begun = [one for one in answered if judge(case, one, on, by=by).condition is not Condition.TO_COME]
    one = _latest(begun or answered, undated=date.min)
    if one is None:
        return Standing(State.MISSING, _nothing_yet(case))
    one = withdrawn_after(answered, one, by) or one
    state, reason = _judged(case, one, on, by)
    dated = tr("Persetujuan tanggal {date}").format(date=one.date.long()) if one.date else tr("Persetujuan")
    return Standing(state, f"{dated} {reason}.", one)


def was_there(consent: Consent, by: date | None) -> bool:
    """Whether it was signed by a day; one without a date may always have been."""
    day = signed_on(consent)
    return by is None or day is None or day <= by


def is_itemised(consent: Consent) -> bool:
    """Whether it was answered item by item, at least in part."""
    return any(part.agreed is not None for part in consent.statements)


def agrees_to_all(consent: Consent) -> bool:
    """Whether its state says yes, be it to the whole or to a part."""
    return consent.status in (ConsentStatus.AGREED, ConsentStatus.PARTLY, ConsentStatus.EXPIRED)


def label_of(statement: ConsentStatement) -> str:
    """What a statement is called in a sentence: «foto»."""
    known = template().statement(statement.key)
    return known.label if known else (statement.text or statement.key or "").rstrip(".")


def _latest(consents: Sequence[Consent], *, undated: date) -> Consent | None:
    """By date, those of one day by their order; one without a date counts as of the day ``undated``."""
    found = max(enumerate(consents), key=lambda placed: (signed_on(placed[1]) or undated, placed[0]), default=None)
    return found[1] if found else None


def _judged(case: Case, one: Consent, on: date, by: date | None) -> tuple[State, str]:
    judged = judge(case, one, on, by=by)
    if judged.condition is Condition.WITHDRAWN:
        return State.WITHDRAWN, judged.why
    if judged.condition is Condition.EXPIRED:
        return State.EXPIRED, judged.why
    if judged.condition is Condition.TO_COME:
        return State.MISSING, tr("belum berlaku: {why}").format(why=judged.why)
    if judged.condition is Condition.REFUSED:
        return State.REFUSED, judged.why if refuses_all(one) else tr("ditolak: {why}").format(why=judged.why)
    gaps = [*_taken_gaps(case, one, by), *_item_gaps(one), *_form_gaps(case, one, on)]
    if gaps or one.status == ConsentStatus.PARTLY:
        what = "; ".join(gaps) or tr("butir yang ditolak belum dicatat")
        return State.PARTIAL, tr("sebagian: {what}").format(what=what)
    if is_itemised(one):
        return State.COMPLETE, tr("lengkap: semua butir disetujui")
    return State.GIVEN, tr("diberikan; jawaban per butir belum dicatat")


def _taken_gaps(case: Case, one: Consent, by: date | None) -> list[str]:
    """What was taken back for itself."""
    found = {label_of(part): part.withdrawn_on for part in taken_back(case.consents, one, by)}
    items = [f"{label} ({when.long(weekday=False)})" if when else label for label, when in found.items()]
    return [tr("dicabut {items}").format(items=", ".join(items))] if items else []


def _item_gaps(one: Consent) -> list[str]:
    """What was refused and what was not answered; a consent given as a whole leaves nothing open."""
    refused = [label_of(statement) for statement in one.statements if statement.agreed is False]
    waiting = [label_of(statement) for statement in one.statements if statement.agreed is None]
    gaps = [tr("tidak disetujui {items}").format(items=", ".join(refused))] if refused else []
    if waiting and len(waiting) < len(one.statements):
        gaps.append(tr("belum dijawab {items}").format(items=", ".join(waiting)))
    return gaps


def _form_gaps(case: Case, one: Consent, on: date) -> list[str]:
    """That it is not signed yet, and what else it lacks."""
    unsigned = [tr("lembarnya belum ditandatangani")] if is_draft(one) else []
    return unsigned + [flaw.what for flaw in flaws(case, one, on)]


def _nothing_yet(case: Case) -> str:
    if of_client(case.consents):
        return tr("Lembar persetujuan sudah disiapkan, tetapi belum dijawab.")
    if case.oral_consents:
        return tr("Persetujuan tertulis belum ada; yang tercatat baru izin lisan atau surat izin.")
    return tr("Persetujuan belum ada.")


def _withdrawn_on(one: Consent | ConsentStatement) -> date:
    """The last day on which it may have been taken back, where only a month or year is known."""
    return (one.withdrawn_on.latest if one.withdrawn_on else None) or date.min


def _withdrawn_from(one: Consent | ConsentStatement) -> date:
    """The first day on which it may have been taken back."""
    return (one.withdrawn_on.earliest if one.withdrawn_on else None) or date.min
