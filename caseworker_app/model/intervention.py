"""Stage 4, Intervensi: sessions, token economy, readings, assistance."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner, rows
from caseworker_app.model.choices import MeetingOutcome, StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity
from caseworker_app.model.time_span import TimeSpan


class Intervention(Record):
    """The stage as a whole."""

    __tablename__ = "intervention"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    period: Mapped[PartialDate | None]
    opportunity: Mapped[Memo | None]
    watchers: Mapped[Memo | None]
    process: Mapped[Memo | None]
    results: Mapped[Words | None]


class Session(Row):
    """Pelaksanaan: one session that carries out an activity."""

    __tablename__ = "session"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    outcome_reason: Mapped[str | None]
    activity_id: Mapped[str | None] = link("activity")
    activity_name: Mapped[str | None]
    number: Mapped[int | None]
    method: Mapped[str | None]
    techniques: Mapped[Words | None]
    phase: Mapped[str | None]
    participants: Mapped[Memo | None]
    process: Mapped[Memo | None]
    result: Mapped[Memo | None]
    client_response: Mapped[Memo | None]
    obstacle: Mapped[Memo | None]
    next_step: Mapped[Memo | None]
    client_promise: Mapped[Memo | None]
    worker_promise: Mapped[Memo | None]
    stated_total: Mapped[str | None]
    web_address: Mapped[str | None]
    group_session_id: Mapped[str | None] = link("group_session")
    note: Mapped[Memo | None]

    activity: Mapped[Activity | None] = relationship()
    steps: Mapped[list[SessionStep]] = rows("SessionStep")
    people: Mapped[list[SessionPerson]] = rows("SessionPerson")
    dialogue: Mapped[list[DialogueLine]] = rows("DialogueLine")


class SessionStep(Row):
    """A step of the technique, ticked and noted."""

    __tablename__ = "session_step"

    session_id: Mapped[str] = owner("session")
    technique: Mapped[str | None]
    step: Mapped[str | None]
    done: Mapped[bool | None]
    note: Mapped[Memo | None]


class SessionPerson(Row):
    """One who took part in a session."""

    __tablename__ = "session_person"

    session_id: Mapped[str] = owner("session")
    person_id: Mapped[str | None] = link("person")
    name: Mapped[str | None]
    role: Mapped[str | None]

    person: Mapped[Person | None] = relationship()


class DialogueLine(Row):
    """One line of a process record (catatan proses): who spoke, what, and what the worker thought and felt."""

    __tablename__ = "dialogue_line"

    session_id: Mapped[str] = owner("session")
    speaker: Mapped[str | None]
    words: Mapped[Memo | None]
    nonverbal: Mapped[Memo | None]
    feelings: Mapped[Memo | None]
    analysis: Mapped[Memo | None]
    supervisor_note: Mapped[Memo | None]


class TokenEconomy(Row):
    """A token economy as agreed with the client."""

    __tablename__ = "token_economy"

    case_id: Mapped[str] = owner("case_")
    token: Mapped[str | None]
    agreed_on: Mapped[PartialDate | None]
    reinforcer: Mapped[Memo | None]
    price: Mapped[int | None]
    task_points: Mapped[Memo | None]
    praise: Mapped[Memo | None]
    deductions: Mapped[Memo | None]
    adjustment: Mapped[Memo | None]
    confirmed_by: Mapped[str | None]
    exchange_date: Mapped[PartialDate | None]
    fading: Mapped[Memo | None]
    earned_stated: Mapped[int | None]
    note: Mapped[Memo | None]

    behaviours: Mapped[list[TokenBehaviour]] = rows("TokenBehaviour")
    prices: Mapped[list[TokenPrice]] = rows("TokenPrice")
    entries: Mapped[list[TokenEntry]] = rows("TokenEntry")
    exchanges: Mapped[list[TokenExchange]] = rows("TokenExchange")


class TokenBehaviour(Row):
    """A behaviour to change, and its points."""

    __tablename__ = "token_behaviour"

    token_economy_id: Mapped[str] = owner("token_economy")
    text: Mapped[Memo | None]
    points: Mapped[int | None]
    deduction: Mapped[int | None]


class TokenPrice(Row):
    """A price of the back-up reinforcer, valid from a date."""

    __tablename__ = "token_price"

    token_economy_id: Mapped[str] = owner("token_economy")
    since: Mapped[PartialDate | None]
    price: Mapped[int | None]
    why: Mapped[str | None]


class TokenEntry(Row):
    """One line of the daily ledger."""

    __tablename__ = "token_entry"

    token_economy_id: Mapped[str] = owner("token_economy")
    date: Mapped[PartialDate | None]
    behaviour_id: Mapped[str | None] = link("token_behaviour")
    behaviour_name: Mapped[str | None]
    points: Mapped[int | None]
    praise: Mapped[str | None]
    confirmed_by: Mapped[str | None]
    note: Mapped[Memo | None]

    behaviour: Mapped[TokenBehaviour | None] = relationship()


class TokenExchange(Row):
    """Tokens exchanged for something."""

    __tablename__ = "token_exchange"

    token_economy_id: Mapped[str] = owner("token_economy")
    date: Mapped[PartialDate | None]
    points: Mapped[int | None]
    for_what: Mapped[str | None]


class Reading(Row):
    """A reading over time: blood pressure, weight, attendance, progress of training, and who judged it."""

    __tablename__ = "reading"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    kind: Mapped[str | None]
    value: Mapped[str | None]
    unit: Mapped[str | None]
    judged_by: Mapped[str | None]
    session_id: Mapped[str | None] = link("session")
    note: Mapped[Memo | None]

    session: Mapped[Session | None] = relationship()


class Assistance(Row):
    """Bantuan: money, goods or services given."""

    __tablename__ = "assistance"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    kind: Mapped[str | None]
    what: Mapped[str | None]
    amount: Mapped[int | None]
    component: Mapped[str | None]
    source: Mapped[str | None]
    receipt: Mapped[str | None]
    note: Mapped[Memo | None]
