"""Stage 5, Evaluasi: of the process and of the results."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner
from caseworker_app.model.choices import GoalState, StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Goal, Indicator
from caseworker_app.model.time_span import TimeSpan


class Evaluation(Record):
    """The stage as a whole."""

    __tablename__ = "evaluation"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    process_date: Mapped[PartialDate | None]
    process_summary: Mapped[Memo | None]
    supporting: Mapped[Words | None]
    inhibiting: Mapped[Words | None]
    result_summary: Mapped[Memo | None]
    other_factors: Mapped[Memo | None]
    input_indicator: Mapped[Memo | None]
    process_indicator: Mapped[Memo | None]
    output_indicator: Mapped[Memo | None]
    benefit_indicator: Mapped[Memo | None]
    impact_indicator: Mapped[Memo | None]
    conclusion: Mapped[Memo | None]
    results: Mapped[Words | None]
    biological_points: Mapped[Words | None]
    psychological_points: Mapped[Words | None]
    social_points: Mapped[Words | None]
    spiritual_points: Mapped[Words | None]


class ProcessEvaluation(Row):
    """How a stage or activity went, against what was planned."""

    __tablename__ = "process_evaluation"

    case_id: Mapped[str] = owner("case_")
    subject: Mapped[str | None]
    as_planned: Mapped[bool | None]
    account: Mapped[Memo | None]
    supporting: Mapped[Memo | None]
    inhibiting: Mapped[Memo | None]


class EvaluationRow(Row):
    """One line of the evaluation matrix: activity, evaluation of the process, evaluation of the result."""

    __tablename__ = "evaluation_row"

    case_id: Mapped[str] = owner("case_")
    activity_id: Mapped[str | None] = link("activity")
    activity_name: Mapped[str | None]
    process: Mapped[Memo | None]
    result: Mapped[Memo | None]

    activity: Mapped[Activity | None] = relationship()


class BeforeAfter(Row):
    """One line of the before / after table: in words, and as a measured change (attendance)."""

    __tablename__ = "before_after"

    case_id: Mapped[str] = owner("case_")
    aspect: Mapped[str | None]
    before: Mapped[Memo | None]
    after: Mapped[Memo | None]
    before_value: Mapped[float | None]
    after_value: Mapped[float | None]
    unit: Mapped[str | None]
    source: Mapped[str | None]


class GoalResult(Row):
    """What became of a specific goal or of one of its indicators, with evidence."""

    __tablename__ = "goal_result"

    case_id: Mapped[str] = owner("case_")
    goal_id: Mapped[str | None] = link("goal")
    indicator_id: Mapped[str | None] = link("indicator")
    goal_text: Mapped[Memo | None]
    state: Mapped[GoalState | None] = mapped_column(EnumText(GoalState))
    evidence: Mapped[Memo | None]

    goal: Mapped[Goal | None] = relationship()
    indicator: Mapped[Indicator | None] = relationship()


class SmartReview(Row):
    """A SMART review of a goal, or of what ``subject`` names («kasus secara keseluruhan»)."""

    __tablename__ = "smart_review"

    case_id: Mapped[str] = owner("case_")
    goal_id: Mapped[str | None] = link("goal")
    subject: Mapped[str | None]
    specific: Mapped[Memo | None]
    measurable: Mapped[Memo | None]
    achievable: Mapped[Memo | None]
    relevant: Mapped[Memo | None]
    time_bound: Mapped[Memo | None]

    goal: Mapped[Goal | None] = relationship()


class AttainmentScale(Row):
    """Goal attainment scale (Kiresuk and Sherman 1968): each level in words, weight, and level before and after."""

    __tablename__ = "attainment_scale"

    case_id: Mapped[str] = owner("case_")
    goal_id: Mapped[str | None] = link("goal")
    title: Mapped[str | None]
    weight: Mapped[float | None]
    much_less: Mapped[Memo | None]
    less: Mapped[Memo | None]
    expected: Mapped[Memo | None]
    more: Mapped[Memo | None]
    much_more: Mapped[Memo | None]
    level_before: Mapped[int | None]
    level_after: Mapped[int | None]

    goal: Mapped[Goal | None] = relationship()


class Recommendation(Row):
    """A recommendation to one party."""

    __tablename__ = "recommendation"

    case_id: Mapped[str] = owner("case_")
    party: Mapped[str | None]
    text: Mapped[Memo | None]
