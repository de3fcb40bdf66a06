"""Safety and care beside the six stages: alerts, incidents, emergency help, other professions, care and tracing."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Row, link, owner
from caseworker_app.model.choices import ConcernState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Alert(Row):
    """Peringatan: what whoever opens the case must know at once («alergi penisilin»), from ``since`` until ``until``.

    ``person``: whom it is about, somebody who must not be contacted or is suspected.
    """

    __tablename__ = "alert"

    case_id: Mapped[str] = owner("case_")
    kind: Mapped[str | None]
    text: Mapped[Memo | None]
    person_id: Mapped[str | None] = link("person")
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]

    person: Mapped[Person | None] = relationship()


class Incident(Row):
    """Kejadian or kekhawatiran perlindungan: what happened, who is suspected, who was told, what was done.

    ``suspected`` names in words whom ``suspect`` may link. ``private``: stays out of every report.
    """

    __tablename__ = "incident"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    kind: Mapped[str | None]
    what: Mapped[Memo | None]
    suspect_id: Mapped[str | None] = link("person")
    suspected: Mapped[str | None]
    told_to: Mapped[str | None]
    told_on: Mapped[PartialDate | None]
    measures: Mapped[Memo | None]
    visum: Mapped[str | None]
    state: Mapped[ConcernState | None] = mapped_column(EnumText(ConcernState))
    private: Mapped[bool | None]

    suspect: Mapped[Person | None] = relationship()


class EmergencyHelp(Row):
    """Pertolongan darurat of a case response: one of five kinds, when, by whom, with which result."""

    __tablename__ = "emergency_help"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    kind: Mapped[str | None]
    what: Mapped[Memo | None]
    given_by: Mapped[str | None]
    result: Mapped[Memo | None]


class AspectFinding(Row):
    """What one profession found in one aspect of the assessment: who, when, and on which paper it stands."""

    __tablename__ = "aspect_finding"

    case_id: Mapped[str] = owner("case_")
    aspect: Mapped[str | None]
    finding: Mapped[Memo | None]
    profession: Mapped[str | None]
    assessor: Mapped[str | None]
    date: Mapped[PartialDate | None]
    paper: Mapped[str | None]
    advice: Mapped[Memo | None]


class CareArrangement(Row):
    """Pengasuhan: with whom the client lives and is cared for, from ``since`` until ``until``.

    ``carer_name`` names in words whom ``carer`` may link; ``length`` is how long, where the days are not known.
    """

    __tablename__ = "care_arrangement"

    case_id: Mapped[str] = owner("case_")
    kind: Mapped[str | None]
    carer_id: Mapped[str | None] = link("person")
    carer_name: Mapped[str | None]
    place: Mapped[str | None]
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    length: Mapped[str | None]
    why: Mapped[Memo | None]
    agreed_by: Mapped[str | None]
    note: Mapped[Memo | None]

    carer: Mapped[Person | None] = relationship()


class TracingStep(Row):
    """Penelusuran keluarga: what was done, whom it found, how that was verified, and whether they met again."""

    __tablename__ = "tracing_step"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    what: Mapped[Memo | None]
    found: Mapped[str | None]
    verification: Mapped[Memo | None]
    reunified: Mapped[Memo | None]


class ChildWish(Row):
    """A wish of the child, in the child's own words, how it was asked, and what was done with it."""

    __tablename__ = "child_wish"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    words: Mapped[Memo | None]
    asked_how: Mapped[str | None]
    followed_up: Mapped[Memo | None]
