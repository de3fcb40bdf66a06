"""The life of a consent: made from the agency's form, answered, signed once and for all, taken back."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as rules
from caseworker_app.casework import signing
from caseworker_app.casework.consent_frozen import freeze
from caseworker_app.casework.signers import CLIENT, PARENT, THUMB, is_minor, signed_on, usual_ground
from caseworker_app.casework.taking_back import can_be_taken_back
from caseworker_app.documents.letters.consent_facts import ConsentFacts
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.jobs import attachments, templates
from caseworker_app.jobs.case_files import gather
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.model.engagement import ConsentStatement
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.consent_template import Assent
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.notes import Attachment
    from caseworker_app.store.notebook import Notebook

LARGEST_SIGNATURE = 512 * 1024  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A part of the form to be explained: the entries of «consent_explained» that it stands for, whether it was."""

    title: str
    text: str
    entries: tuple[str, ...]
    done: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A statement as it is read to whoever signs; ``with_parties``: it names those who are meant."""

    statement: ConsentStatement
    text: str
    with_parties: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A form in the words in which it is read aloud, for this client and signer. assent: what a child is asked."""

    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    assent: Assent | None
    represented: bool
    gaps: tuple[signing.Gap, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """Without what it cannot be signed."""
        return tuple(one.what for one in self.gaps if one.must)

    @property
    def empty(self) -> tuple[str, ...]:
        """What it leaves empty, and can be signed without."""
        return tuple(one.what for one in self.gaps if not one.must)


def reading(notebook: Notebook, case: Case, consent: Consent) -> Reading:
    """A form that is being filled in, as it is read aloud, and what it still lacks."""
    with notebook.reading() as session:
        facts = _facts(session, case, consent)
    done = signing.explained_titles(consent, facts.template)
    told = tuple(
        Told(one.title, facts.say(one.text), one.covers or (one.title,), one.title in done)
        for one in facts.template.told
    )
    asked = tuple(_asked(facts, statement) for statement in consent.statements)
    return Reading(
        told,
        asked,
        facts.template.assent if facts.is_minor else None,
        facts.represented,
        tuple(signing.gaps(case, consent, facts.template, facts.day, facts.signer_relation)),
    )


def begin(notebook: Notebook, case: Case) -> Consent:
    """A new form, none of its statements answered; those that were signed before stay as they are."""
    made = rules.new_consent(case, templates.current_consent_form(notebook))
    with notebook.edit(tr("Persetujuan baru"), case_id=case.id):
        case.consents.append(made)
    return made


def add_statements(notebook: Notebook, case: Case, consent: Consent) -> None:
    """Put the statements of the agency's form on a consent that was recorded as a whole, those that it has not yet."""
    _demand_open(consent)
    known = {one.key for one in consent.statements}
    fresh = rules.new_consent(case, templates.current_consent_form(notebook))
    missing = [one for one in fresh.statements if one.key not in known]
    if not missing:
        return
    with notebook.edit(tr("Tambah pernyataan"), case_id=case.id):
        for one in missing:
            consent.statements.append(ConsentStatement(position=len(consent.statements), key=one.key, text=one.text))


def name_signer(notebook: Notebook, case: Case, consent: Consent, origin: object = None) -> None:
    """Fill in what follows from the person that was chosen to sign: the name, the relation, why a child is represented.

    A relation that the family does not show, and a reason that is written already, stay as they are. Raises NotAllowed
    once the form is signed.
    """
    _demand_open(consent)
    if consent.signer is None:
        return
    with notebook.reading() as session:
        facts = _facts(session, case, consent)
    relation, status, ground = consent.signer_relation, consent.signer_status, consent.ground
    others = (one.person for one in case.family if one.person_id not in (None, consent.signer_id))
    if relation and relation in {facts.relation_of(one) for one in others if one is not None}:
        relation = None
    if facts.represented and consent.signer_id != case.client_id:
        relation = facts.relation_of(consent.signer) or relation
        if consent.signer_id in facts.file.kin.parents(case.client_id or ""):
            status = status or PARENT
        ground = ground or usual_ground(case.client, facts.day) or None
    with notebook.edit(tr("Hubungan dan alasan penanda tangan"), case_id=case.id, origin=origin):
        consent.signer_name = None
        consent.signer_relation, consent.signer_status, consent.ground = relation, status, ground


def answer(
    notebook: Notebook, case: Case, statement: ConsentStatement, *, agreed: bool | None, origin: object = None
) -> None:
    """Write down the answer to one statement; None takes it back. Raises NotAllowed once the form is signed."""
    _demand_open(_form_of(case, statement))
    if statement.agreed is agreed:
        return
    with notebook.edit(tr("Jawab pernyataan"), case_id=case.id, origin=origin):
        statement.agreed = agreed


def name_parties(
    notebook: Notebook, case: Case, statement: ConsentStatement, parties: Sequence[str], origin: object = None
) -> None:
    """Write down whom a statement means. Raises NotAllowed once the form is signed."""
    _demand_open(_form_of(case, statement))
    named = [party.strip() for party in parties if party.strip()] or None
    if statement.parties == named:
        return
    with notebook.edit(tr("Pihak yang disebut"), case_id=case.id, origin=origin):
        statement.parties = named


def explain(
    notebook: Notebook, case: Case, consent: Consent, entries: Sequence[str], *, done: bool, origin: object = None
) -> None:
    """Tick, or untick, what was explained. Raises NotAllowed once the form is signed."""
    _demand_open(consent)
    kept = [entry for entry in consent.explained or () if entry not in entries]
    with notebook.edit(tr("Sudah dijelaskan"), case_id=case.id, origin=origin):
        consent.explained = [*kept, *entries] if done else kept


def sign(
    notebook: Notebook,
    case: Case,
    consent: Consent,
    method: str,
    *,
    picture: bytes | None = None,
    thumb: str | None = None,
) -> None:
    """Close the form: its text is frozen, its state follows from the answers, and nothing of it is undone any more.

    method: a word of the list «consent_methods». picture: what was drawn in the window, a PNG. thumb: which one, of the
    list «thumbs».

    Raises:
        NotAllowed: it is signed already, or something lacks; the sentence says what. BadInput: no picture of a
        signature.
    """
    _demand_open(consent)
    if method == signing.SCREEN:
        _demand_picture(picture)
    with notebook.edit(tr("Tandatangani persetujuan"), case_id=case.id, undoable=False) as session:
        now = datetime.now()
        if method == signing.SCREEN or consent.date is None:
            consent.date = PartialDate.on(now.date())
        if method == signing.SCREEN:
            consent.time = TimeSpan(now.time())
        consent.method, consent.signature, consent.thumb = method, picture, thumb if method == THUMB else None
        facts = _facts(session, case, consent)
        consent.signer_name = facts.signer_name or None
        consent.signer_status = facts.signer_status or (None if facts.represented else CLIENT)
        consent.signer_relation = facts.signer_relation or None
        consent.signer_age, consent.signer_address = facts.signer_age or None, facts.signer_address or None
        consent.practitioner_name = facts.worker_name or None
        if missing := [one.what for one in signing.gaps(case, consent, facts.template, facts.day) if one.must]:
            raise NotAllowed(tr("Belum dapat ditandatangani: {what}.").format(what="; ".join(missing)))
        for statement in consent.statements:
            statement.text = rules.wording(statement, facts.template, facts.voice, facts.role)
        consent.template_version = facts.template.version
        consent.signed_text = _frozen(facts)
        consent.status = signing.outcome(consent)
    notebook.forget_steps(case.id)


def withdraw(
    notebook: Notebook, case: Case, consent: Consent, on: PartialDate, by: str, why: str = "", effect: str = ""
) -> None:
    """Write down that the client takes it back; it cannot be undone, only agreed to anew.

    Raises:
        NotAllowed: it was taken back before, or nobody signed it. BadInput: it is not said who, or the day is to come.
    """
    _demand_withdrawable(consent, on, by)
    with notebook.edit(tr("Cabut persetujuan"), case_id=case.id, undoable=False):
        _take_back(consent, on, by, why, effect)
        consent.status = ConsentStatus.WITHDRAWN
    notebook.forget_steps(case.id)


def withdraw_items(
    notebook: Notebook,
    case: Case,
    consent: Consent,
    keys: Sequence[str],
    on: PartialDate,
    by: str,
    why: str = "",
    effect: str = "",
) -> None:
    """Write down that the client takes back single permissions («foto»); the answers that were signed stay.

    Raises:
        NotAllowed: the form was taken back, nobody signed it, or it does not give one of them. BadInput: nothing is
        chosen, it is not said who, or the day is to come.
    """
    _demand_withdrawable(consent, on, by)
    if not keys:
        raise BadInput(tr("Pilih izin yang dicabut; belum ada yang diubah."))
    offered = dict(can_be_taken_back(case, consent, date.today()))
    if strange := [key for key in keys if key not in offered]:
        told = tr("Izin ini tidak diberikan di lembar itu, jadi tidak dapat dicabut: {keys}.")
        raise NotAllowed(told.format(keys=", ".join(strange)))
    with notebook.edit(tr("Cabut izin"), case_id=case.id, undoable=False) as session:
        facts = _facts(session, case, consent)
        for key in keys:
            statement = next((one for one in consent.statements if one.key == key), None)
            if statement is None:
                statement = ConsentStatement(position=len(consent.statements), key=key)
                statement.text = rules.wording(statement, facts.template, facts.voice, facts.role)
                consent.statements.append(statement)
            _take_back(statement, on, by, why, effect)
    notebook.forget_steps(case.id)


def discard(notebook: Notebook, case: Case, consent: Consent) -> None:
    """Throw away a form that nobody signed; undo brings it back. Raises NotAllowed for one that was signed."""
    _demand_open(consent)
    if not rules.is_draft(consent) and not rules.is_open(consent):
        raise NotAllowed(tr("Persetujuan yang sudah tercatat tidak dihapus; cabutlah bila tidak berlaku lagi."))
    with notebook.edit(tr("Hapus lembar yang belum ditandatangani"), case_id=case.id):
        case.consents.remove(consent)


def keep_scan(notebook: Notebook, case: Case, consent: Consent, prepared: attachments.Prepared) -> Attachment:
    """Hang the photo or scan of the signed sheet on its consent."""
    caption = caption_of_scan(consent)
    return attachments.keep(notebook, case, prepared, caption, "consent", kind=attachments.SCAN, record=consent)


def caption_of_scan(consent: Consent) -> str:
    """What the photo or scan of a signed sheet is called."""
    when = consent.date.long(weekday=False) if consent.date else tr("tanpa tanggal")
    return tr("Lembar persetujuan, {when}").format(when=when)


def _form_of(case: Case, statement: ConsentStatement) -> Consent:
    return next(one for one in case.consents if statement in one.statements)


def _demand_open(consent: Consent) -> None:
    if rules.is_settled(consent):
        raise NotAllowed(
            tr("Lembar ini sudah ditandatangani dan tidak diubah lagi; buat persetujuan baru, atau cabut yang ini.")
        )


def _demand_withdrawable(consent: Consent, on: PartialDate, by: str) -> None:
    if rules.is_withdrawn(consent):
        raise NotAllowed(tr("Persetujuan ini sudah dicabut; tidak ada yang diubah."))
    if rules.is_draft(consent) or rules.is_open(consent):
        raise NotAllowed(
            tr("Lembar ini belum ditandatangani, jadi tidak perlu dicabut; jawab “tidak setuju” atau hapus.")
        )
    if not by.strip():
        raise BadInput(tr("Tulis siapa yang mencabut persetujuan; belum ada yang diubah."))
    if on.earliest is None or on.earliest > date.today():
        raise BadInput(tr("Tulis tanggal pencabutan, hari ini atau sebelumnya; belum ada yang diubah."))
    signed = signed_on(consent)
    if signed is not None and on.latest is not None and on.latest < signed:
        raise BadInput(tr("Tanggal pencabutan mendahului tanggal lembar ini; belum ada yang diubah."))


def _take_back(taken: Consent | ConsentStatement, on: PartialDate, by: str, why: str, effect: str) -> None:
    taken.withdrawn_on, taken.withdrawn_by = on, by.strip()
    taken.withdrawn_why, taken.withdrawal_effect = why.strip() or None, effect.strip() or None


def _demand_picture(picture: bytes | None) -> None:
    if not picture or not picture.startswith(_PNG) or len(picture) > LARGEST_SIGNATURE:
        raise BadInput(tr("Belum ada tanda tangan; bubuhkan sekali lagi di layar. Jawaban di lembar tetap tersimpan."))


def _facts(session: Session, case: Case, consent: Consent) -> ConsentFacts:
    found = templates.consent_form(session)
    return ConsentFacts(gather(session, case), found, consent, _day_of_signing(consent), blank=False)


def _asked(facts: ConsentFacts, statement: ConsentStatement) -> Asked:
    known = facts.template.statement(statement.key)
    text = rules.wording(statement, facts.template, facts.voice, facts.role)
    return Asked(statement, text, with_parties=bool(known and known.with_parties) or bool(statement.parties))


def _day_of_signing(consent: Consent) -> date:
    return (consent.date.earliest if consent.date else None) or date.today()


def _frozen(facts: ConsentFacts) -> str:
    """All that was read to the client, in the words in which it was read."""
    done = signing.explained_titles(facts.consent, facts.template)
    told = tuple(
        dataclasses.replace(one, text=facts.say(one.text), explained=one.title in done) for one in facts.template.told
    )
    spoken = dataclasses.replace(
        facts.template,
        opening=facts.say(facts.template.opening),
        closing=facts.say(facts.template.closing),
        explanations=told,
    )
    return freeze(spoken, with_assent=is_minor(facts.case.client, facts.day))
