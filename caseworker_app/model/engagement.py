"""Stage 1, Engagement, Intake, Contract: contacts, intake, risk, home visits, contract and consent."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner, rows
from caseworker_app.model.choices import ConsentStatus, MeetingOutcome, StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Engagement(Record):
    """The stage as a whole: intake, the contract's frame, and what came of it."""

    __tablename__ = "engagement"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    found_where: Mapped[Memo | None]
    referred_by: Mapped[str | None]
    presenting_problem: Mapped[Memo | None]
    hypotheses: Mapped[Memo | None]
    eligibility: Mapped[Memo | None]
    eligible: Mapped[bool | None]
    expects_of_agency: Mapped[Memo | None]
    expects_of_worker: Mapped[Memo | None]
    intake_date: Mapped[PartialDate | None]
    intake_kind: Mapped[str | None]
    rapid_assessed_on: Mapped[PartialDate | None]
    rapid_assessment: Mapped[Memo | None]
    rapid_decision: Mapped[Memo | None]
    duration: Mapped[Memo | None]
    confidentiality_explained_on: Mapped[PartialDate | None]
    process: Mapped[Memo | None]
    results: Mapped[Words | None]


class Contact(Row):
    """Kontak: a meeting, a call, a message; also before there is a contract."""

    __tablename__ = "contact"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    mode: Mapped[str | None]
    with_whom: Mapped[Memo | None]
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    outcome_reason: Mapped[str | None]
    techniques: Mapped[Words | None]
    process: Mapped[Memo | None]
    result: Mapped[Memo | None]
    note: Mapped[Memo | None]

    people: Mapped[list[ContactPerson]] = rows("ContactPerson")


class ContactPerson(Row):
    """Someone met in a contact, and in which role."""

    __tablename__ = "contact_person"

    contact_id: Mapped[str] = owner("contact")
    person_id: Mapped[str | None] = link("person")
    name: Mapped[str | None]
    role: Mapped[str | None]

    person: Mapped[Person | None] = relationship()


class RiskScreening(Row):
    """Asesmen risiko, here and again whenever needed."""

    __tablename__ = "risk_screening"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    kind: Mapped[str | None]
    danger_now: Mapped[bool | None]
    findings: Mapped[Memo | None]
    safety_plan: Mapped[Memo | None]
    reported_to: Mapped[str | None]
    reported_on: Mapped[PartialDate | None]
    hotlines: Mapped[Words | None]


class HomeVisit(Row):
    """Kunjungan rumah, also one that failed."""

    __tablename__ = "home_visit"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    purpose: Mapped[Memo | None]
    met: Mapped[Memo | None]
    house_condition: Mapped[Memo | None]
    house_ownership: Mapped[str | None]
    walls: Mapped[str | None]
    floor: Mapped[str | None]
    roof: Mapped[str | None]
    water: Mapped[str | None]
    electricity: Mapped[str | None]
    sanitation: Mapped[str | None]
    crowding: Mapped[str | None]
    cleanliness: Mapped[str | None]
    hazards: Mapped[Memo | None]
    surroundings: Mapped[Memo | None]
    economic_condition: Mapped[Memo | None]
    family_interaction: Mapped[Memo | None]
    observation: Mapped[Memo | None]
    interpretation: Mapped[Memo | None]
    worker_safety: Mapped[Memo | None]
    result: Mapped[Memo | None]
    agreement: Mapped[Memo | None]
    follow_up: Mapped[Memo | None]
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    failed_because: Mapped[Memo | None]
    letter_number: Mapped[str | None]
    letter_date: Mapped[PartialDate | None]
    assigned_by: Mapped[str | None]
    assigned_by_number: Mapped[str | None]


class Contract(Row):
    """Kontrak pertolongan between worker and client."""

    __tablename__ = "contract"

    case_id: Mapped[str] = owner("case_")
    number: Mapped[str | None]
    date: Mapped[PartialDate | None]
    place: Mapped[str | None]
    goal: Mapped[Memo | None]
    methods: Mapped[Memo | None]
    worker_duties: Mapped[Words | None]
    client_duties: Mapped[Words | None]
    duration: Mapped[str | None]
    schedule: Mapped[Memo | None]
    meeting_place: Mapped[str | None]
    confidentiality_limits: Mapped[Memo | None]
    cancellation: Mapped[Memo | None]
    ending: Mapped[Memo | None]
    process: Mapped[Memo | None]
    agreed_by: Mapped[Words | None]
    note: Mapped[Memo | None]


class Consent(Row):
    """Persetujuan (informed consent). A later one never overwrites an earlier one."""

    __tablename__ = "consent"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    template_version: Mapped[str | None]
    signed_text: Mapped[Memo | None]
    status: Mapped[ConsentStatus | None] = mapped_column(EnumText(ConsentStatus))
    signer_status: Mapped[str | None]
    signer_id: Mapped[str | None] = link("person")
    signer_name: Mapped[str | None]
    signer_relation: Mapped[str | None]
    signer_nik: Mapped[str | None]
    signer_age: Mapped[str | None]
    signer_address: Mapped[Memo | None]
    explained: Mapped[Words | None]
    language: Mapped[str | None]
    read_aloud: Mapped[bool | None]
    interpreter: Mapped[str | None]
    ground: Mapped[Memo | None]
    assent: Mapped[bool | None]
    assent_how: Mapped[str | None]
    assent_on: Mapped[PartialDate | None]
    assent_words: Mapped[Memo | None]
    method: Mapped[str | None]
    signature: Mapped[bytes | None]
    thumb: Mapped[str | None]
    witness1: Mapped[str | None]
    witness2: Mapped[str | None]
    practitioner_name: Mapped[str | None]
    valid_until: Mapped[PartialDate | None]
    withdrawn_on: Mapped[PartialDate | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_why: Mapped[Memo | None]
    withdrawal_effect: Mapped[Memo | None]
    note: Mapped[Memo | None]

    signer: Mapped[Person | None] = relationship()
    statements: Mapped[list[ConsentStatement]] = rows("ConsentStatement")


class ConsentStatement(Row):
    """One statement of a consent, answered on its own; ``key`` says what it covers («foto»), None is unanswered.

    Taking back one statement leaves the answer that was signed as it is.
    """

    __tablename__ = "consent_statement"

    consent_id: Mapped[str] = owner("consent")
    key: Mapped[str | None]
    text: Mapped[Memo | None]
    agreed: Mapped[bool | None]
    parties: Mapped[Words | None]
    withdrawn_on: Mapped[PartialDate | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_why: Mapped[Memo | None]
    withdrawal_effect: Mapped[Memo | None]


class OralConsent(Row):
    """Consent given aloud at a session; also that of informants and group members, and permission by letter."""

    __tablename__ = "oral_consent"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    given_by: Mapped[str | None]
    status: Mapped[str | None]
    covers: Mapped[Words | None]
    occasion: Mapped[str | None]
    how: Mapped[str | None]
    request_number: Mapped[str | None]
    request_date: Mapped[PartialDate | None]
    letter_number: Mapped[str | None]
    note: Mapped[Memo | None]
