"""Scales with anchors in words and their ratings, and what is followed over phases (single-subject design)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Row, Words, link, owner, rows
from caseworker_app.model.choices import Wanted
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Goal


class AnchoredScale(Row):
    """A question answered by a level from 0 to 10, of which some or all levels are said in words."""

    __tablename__ = "anchored_scale"

    case_id: Mapped[str] = owner("case_")
    name: Mapped[str | None]
    question: Mapped[Memo | None]
    wanted: Mapped[Wanted | None] = mapped_column(EnumText(Wanted))
    rated_by: Mapped[str | None]
    goal_id: Mapped[str | None] = link("goal")
    ask: Mapped[Words | None]
    look_for: Mapped[Words | None]
    note: Mapped[Memo | None]

    goal: Mapped[Goal | None] = relationship()
    anchors: Mapped[list[ScaleAnchor]] = rows("ScaleAnchor")
    ratings: Mapped[list[ScaleRating]] = rows("ScaleRating")


class ScaleAnchor(Row):
    """What a level of a scale means, in words."""

    __tablename__ = "scale_anchor"

    scale_id: Mapped[str] = owner("anchored_scale")
    level: Mapped[int | None]
    words: Mapped[Memo | None]


class ScaleRating(Row):
    """The level that somebody gave on a day."""

    __tablename__ = "scale_rating"

    scale_id: Mapped[str] = owner("anchored_scale")
    date: Mapped[PartialDate | None]
    level: Mapped[int | None]
    rated_by: Mapped[str | None]
    note: Mapped[Memo | None]


class FollowedCourse(Row):
    """What is followed through phases: a kind of reading, or an anchored scale; and which way it should go."""

    __tablename__ = "followed_course"

    case_id: Mapped[str] = owner("case_")
    kind: Mapped[str | None]
    scale_id: Mapped[str | None] = link("anchored_scale")
    wanted: Mapped[Wanted | None] = mapped_column(EnumText(Wanted))
    definition: Mapped[Memo | None]
    note: Mapped[Memo | None]

    scale: Mapped[AnchoredScale | None] = relationship()
    phases: Mapped[list[CoursePhase]] = rows("CoursePhase")


class CoursePhase(Row):
    """A phase of a single-subject design and the day on which it begins, such as A, B, A2."""

    __tablename__ = "course_phase"

    course_id: Mapped[str] = owner("followed_course")
    since: Mapped[PartialDate | None]
    name: Mapped[str | None]
    what: Mapped[Memo | None]
