"""Stage 3, Rencana intervensi: goals, activities, methods, and case conferences."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.assessment import Problem
from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner, rows
from caseworker_app.model.choices import MeetingOutcome, StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Plan(Record):
    """The stage as a whole: talk with the client, programme, goal, who and what it works with."""

    __tablename__ = "plan"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    discussed_on: Mapped[PartialDate | None]
    discussed_at: Mapped[TimeSpan | None]
    offered: Mapped[Memo | None]
    chosen: Mapped[Memo | None]
    programme: Mapped[str | None]
    general_goal: Mapped[Memo | None]
    resources_agreed_on: Mapped[PartialDate | None]
    resources_agreed_with: Mapped[Memo | None]
    resources_agreement: Mapped[Memo | None]
    indicators_note: Mapped[Memo | None]
    process: Mapped[Memo | None]
    results: Mapped[Words | None]


class Goal(Row):
    """Tujuan khusus, with its indicators and, in the end, its state."""

    __tablename__ = "goal"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    baseline: Mapped[str | None]
    target: Mapped[str | None]
    target_date: Mapped[PartialDate | None]
    problem_id: Mapped[str | None] = link("problem")

    problem: Mapped[Problem | None] = relationship()
    indicators: Mapped[list[Indicator]] = rows("Indicator")


class Indicator(Row):
    """What shows that a goal is reached."""

    __tablename__ = "indicator"

    goal_id: Mapped[str] = owner("goal")
    text: Mapped[Memo | None]
    baseline: Mapped[str | None]
    target: Mapped[str | None]
    target_date: Mapped[PartialDate | None]


class Target(Row):
    """Sasaran perubahan: who or what is to change, and why it was chosen."""

    __tablename__ = "target"

    case_id: Mapped[str] = owner("case_")
    name: Mapped[str | None]
    reason: Mapped[Memo | None]


class Implementer(Row):
    """Pelaksana or significant other, with the part that is theirs."""

    __tablename__ = "implementer"

    case_id: Mapped[str] = owner("case_")
    name: Mapped[str | None]
    person_id: Mapped[str | None] = link("person")
    role: Mapped[str | None]
    part: Mapped[Memo | None]
    significant_other: Mapped[bool | None]

    person: Mapped[Person | None] = relationship()


class PlannedMethod(Row):
    """A method and technique, with why and how it will be used here."""

    __tablename__ = "planned_method"

    case_id: Mapped[str] = owner("case_")
    method: Mapped[str | None]
    technique: Mapped[str | None]
    group_type: Mapped[str | None]
    why: Mapped[Memo | None]
    use: Mapped[Memo | None]


class Activity(Row):
    """One line of the activity matrix (rancangan program)."""

    __tablename__ = "activity"

    case_id: Mapped[str] = owner("case_")
    name: Mapped[str | None]
    dates: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    serves: Mapped[Memo | None]
    method: Mapped[str | None]
    technique: Mapped[str | None]
    responsible: Mapped[str | None]
    indicators: Mapped[Words | None]
    component: Mapped[str | None]
    cost: Mapped[int | None]

    goals: Mapped[list[ActivityGoal]] = rows("ActivityGoal")


class ActivityGoal(Row):
    """That an activity serves a specific goal."""

    __tablename__ = "activity_goal"

    activity_id: Mapped[str] = owner("activity")
    goal_id: Mapped[str | None] = link("goal")

    goal: Mapped[Goal | None] = relationship()


class PlanRevision(Row):
    """What of the plan was changed, when, why, and who agreed."""

    __tablename__ = "plan_revision"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    changed: Mapped[Memo | None]
    why: Mapped[Memo | None]
    agreed_by: Mapped[Words | None]


class Conference(Row):
    """Case conference I or II, or a family conference."""

    __tablename__ = "conference"

    case_id: Mapped[str] = owner("case_")
    kind: Mapped[str | None]
    number: Mapped[int | None]
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    outcome_reason: Mapped[str | None]
    chair: Mapped[str | None]
    secretary: Mapped[str | None]
    agenda: Mapped[Words | None]
    presentation: Mapped[Memo | None]
    minutes: Mapped[Memo | None]
    decisions: Mapped[Words | None]
    recommendations: Mapped[Words | None]
    follow_up: Mapped[Words | None]
    strengths: Mapped[Memo | None]
    obstacles: Mapped[Memo | None]
    confidentiality_read: Mapped[bool | None]
    attendance_stated: Mapped[int | None]
    note: Mapped[Memo | None]

    attendees: Mapped[list[ConferenceAttendee]] = rows("ConferenceAttendee")


class ConferenceAttendee(Row):
    """One who was invited, and whether present."""

    __tablename__ = "conference_attendee"

    conference_id: Mapped[str] = owner("conference")
    name: Mapped[str | None]
    person_id: Mapped[str | None] = link("person")
    office: Mapped[str | None]
    sex: Mapped[str | None]
    phone: Mapped[str | None]
    present: Mapped[bool | None]
    response: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship()
