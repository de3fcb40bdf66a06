"""Groups (Kelompok): members, stages, sessions with attendance, sociogram answers."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner, rows
from caseworker_app.model.choices import Attendance, Choice, MeetingOutcome
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Group(Record):
    """A group and its plan sheet."""

    __tablename__ = "group_"

    name: Mapped[str | None]
    kind: Mapped[str | None]
    purpose: Mapped[Memo | None]
    targets: Mapped[Memo | None]
    norms: Mapped[Words | None]
    place: Mapped[str | None]
    time: Mapped[str | None]
    materials: Mapped[Words | None]
    facilitators: Mapped[Words | None]
    need_assessment: Mapped[Memo | None]
    kind_chosen_because: Mapped[Memo | None]
    communication: Mapped[Memo | None]
    power: Mapped[Memo | None]
    leadership: Mapped[Memo | None]
    roles: Mapped[Memo | None]
    cohesion: Mapped[Memo | None]
    climate: Mapped[Memo | None]
    evaluation: Mapped[Memo | None]

    members: Mapped[list[GroupMember]] = rows("GroupMember")
    steps: Mapped[list[GroupStep]] = rows("GroupStep")
    stages: Mapped[list[GroupStage]] = rows("GroupStage")
    areas: Mapped[list[GroupArea]] = rows("GroupArea")
    sessions: Mapped[list[GroupSession]] = rows("GroupSession")
    tools: Mapped[list[GroupTool]] = rows("GroupTool")
    sociograms: Mapped[list[Sociogram]] = rows("Sociogram")


class GroupMember(Row):
    """A member: a client of a case or another person."""

    __tablename__ = "group_member"

    group_id: Mapped[str] = owner("group_")
    person_id: Mapped[str | None] = link("person")
    case_id: Mapped[str | None] = link("case_")
    name: Mapped[str | None]
    role: Mapped[str | None]
    joined: Mapped[PartialDate | None]
    left: Mapped[PartialDate | None]
    consent: Mapped[bool | None]
    consent_on: Mapped[PartialDate | None]
    behaviour_before: Mapped[Memo | None]
    behaviour_after: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship()


class GroupStep(Row):
    """A step of the plan sheet, by stage."""

    __tablename__ = "group_step"

    group_id: Mapped[str] = owner("group_")
    stage: Mapped[str | None]
    text: Mapped[Memo | None]
    minutes: Mapped[int | None]


class GroupStage(Row):
    """What was done in one stage of the group."""

    __tablename__ = "group_stage"

    group_id: Mapped[str] = owner("group_")
    stage: Mapped[str | None]
    date: Mapped[PartialDate | None]
    technique: Mapped[str | None]
    process: Mapped[Memo | None]
    result: Mapped[Memo | None]


class GroupArea(Row):
    """A part of the place where a community lives that is itself the client (pemetaan sosial)."""

    __tablename__ = "group_area"

    group_id: Mapped[str] = owner("group_")
    hamlet: Mapped[str | None]
    rw: Mapped[str | None]
    rt: Mapped[str | None]
    households: Mapped[int | None]
    residents: Mapped[int | None]
    note: Mapped[Memo | None]


class GroupSession(Row):
    """A meeting of the group; counts as a session in each member's case."""

    __tablename__ = "group_session"

    group_id: Mapped[str] = owner("group_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    outcome_reason: Mapped[str | None]
    stage: Mapped[str | None]
    agenda: Mapped[Memo | None]
    process: Mapped[Memo | None]
    result: Mapped[Memo | None]

    attendance: Mapped[list[GroupAttendance]] = rows("GroupAttendance")


Index(None, GroupSession.outcome, sqlite_where=GroupSession.outcome.is_not(None))


class GroupAttendance(Row):
    """Whether a member was there, and the member's own note.

    mark: present, or why not; ``present`` says the same in short and follows it. Older notes have ``present`` alone.
    """

    __tablename__ = "group_attendance"

    group_session_id: Mapped[str] = owner("group_session")
    member_id: Mapped[str | None] = link("group_member")
    present: Mapped[bool | None]
    mark: Mapped[Attendance | None] = mapped_column(EnumText(Attendance))
    note: Mapped[Memo | None]

    member: Mapped[GroupMember | None] = relationship()

    @validates("mark")
    def _follow(self, _key: str, mark: Attendance | None) -> Attendance | None:
        if mark is not None:
            self.present = mark is Attendance.PRESENT
        elif self.mark is not None:
            self.present = None
        return mark


class GroupTool(Row):
    """A group tool or questionnaire: process, cohesion, leadership functions, team climate, people skills.

    answers: the value of the answer to each item, «9: 2», as of a measurement.
    """

    __tablename__ = "group_tool"

    group_id: Mapped[str] = owner("group_")
    kind: Mapped[str | None]
    date: Mapped[PartialDate | None]
    member_id: Mapped[str | None] = link("group_member")
    score: Mapped[float | None]
    result: Mapped[Memo | None]
    answers: Mapped[Words | None]

    member: Mapped[GroupMember | None] = relationship()


class Sociogram(Row):
    """One question put to the members, on a date."""

    __tablename__ = "sociogram"

    group_id: Mapped[str] = owner("group_")
    date: Mapped[PartialDate | None]
    question: Mapped[Memo | None]

    answers: Mapped[list[SociogramAnswer]] = rows("SociogramAnswer")


class SociogramAnswer(Row):
    """Who chooses or rejects whom."""

    __tablename__ = "sociogram_answer"

    sociogram_id: Mapped[str] = owner("sociogram")
    from_member_id: Mapped[str | None] = link("group_member")
    to_member_id: Mapped[str | None] = link("group_member")
    choice: Mapped[Choice | None] = mapped_column(EnumText(Choice))

    from_member: Mapped[GroupMember | None] = relationship(foreign_keys=[from_member_id])
    to_member: Mapped[GroupMember | None] = relationship(foreign_keys=[to_member_id])
