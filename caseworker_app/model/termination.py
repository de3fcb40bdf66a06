"""Stage 6, Terminasi dan rujukan, and what comes after."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner
from caseworker_app.model.choices import StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Termination(Record):
    """The end of the work together."""

    __tablename__ = "termination"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    reasons: Mapped[Words | None]
    referred_to: Mapped[Words | None]
    process: Mapped[Memo | None]
    client_condition: Mapped[Memo | None]
    client_feelings: Mapped[Memo | None]
    client_feedback: Mapped[Memo | None]
    message: Mapped[Memo | None]
    strengths_kept: Mapped[Memo | None]
    next_plan: Mapped[Memo | None]
    data_fate: Mapped[Memo | None]
    satisfaction: Mapped[int | None]
    statement_number: Mapped[str | None]
    statement_signed_on: Mapped[PartialDate | None]
    results: Mapped[Words | None]


class Referral(Row):
    """Rujukan."""

    __tablename__ = "referral"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    number: Mapped[str | None]
    nature: Mapped[str | None]
    to: Mapped[Words | None]
    to_person_id: Mapped[str | None] = link("person")
    address: Mapped[Memo | None]
    contact: Mapped[str | None]
    reason: Mapped[Memo | None]
    problem_summary: Mapped[Memo | None]
    condition: Mapped[Memo | None]
    done_so_far: Mapped[Memo | None]
    service_asked: Mapped[Memo | None]
    urgency: Mapped[str | None]
    recommendation: Mapped[Memo | None]
    shared: Mapped[Memo | None]
    consent_to_share: Mapped[str | None]
    reply_to: Mapped[str | None]
    reply_until: Mapped[PartialDate | None]
    copies_to: Mapped[Words | None]
    return_slip: Mapped[bool | None]
    answered_on: Mapped[PartialDate | None]
    received_by: Mapped[str | None]
    answer: Mapped[Memo | None]
    outcome: Mapped[Memo | None]

    to_person: Mapped[Person | None] = relationship()


class Aftercare(Row):
    """Pascalayanan: a visit planned or made after the end."""

    __tablename__ = "aftercare"

    case_id: Mapped[str] = owner("case_")
    planned_for: Mapped[PartialDate | None]
    date: Mapped[PartialDate | None]
    who: Mapped[str | None]
    condition: Mapped[Memo | None]
    action: Mapped[Memo | None]
