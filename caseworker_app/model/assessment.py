"""Stage 2, Asesmen: how data was collected, what was found, and what it is taken to mean."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, Words, link, owner, rows
from caseworker_app.model.choices import Dimension, Factor, MeetingOutcome, StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan


class Assessment(Record):
    """The stage as a whole: narratives, BPSS, the ATENSI aspects, and the focus of the problem."""

    __tablename__ = "assessment"

    case_id: Mapped[str] = owner("case_")
    state: Mapped[StageState | None] = mapped_column(EnumText(StageState))
    period: Mapped[PartialDate | None]
    methods: Mapped[Words | None]
    techniques: Mapped[Words | None]
    interview_guide: Mapped[Words | None]
    observation_guide: Mapped[Words | None]
    background: Mapped[Memo | None]

    height_cm: Mapped[float | None]
    weight_kg: Mapped[float | None]
    blood_pressure: Mapped[str | None]
    illnesses: Mapped[Words | None]
    senses: Mapped[str | None]
    motor: Mapped[str | None]
    appearance: Mapped[Memo | None]
    biological_points: Mapped[Words | None]
    biological_narrative: Mapped[Memo | None]
    feelings: Mapped[Memo | None]
    mood: Mapped[str | None]
    iq: Mapped[str | None]
    iq_category: Mapped[str | None]
    trauma: Mapped[Memo | None]
    self_confidence: Mapped[str | None]
    psychological_points: Mapped[Words | None]
    psychological_narrative: Mapped[Memo | None]
    social_points: Mapped[Words | None]
    social_own: Mapped[Memo | None]
    social_family: Mapped[Memo | None]
    social_peers: Mapped[Memo | None]
    social_institution: Mapped[Memo | None]
    spiritual_points: Mapped[Words | None]
    spiritual_practice: Mapped[Memo | None]
    spiritual_values: Mapped[Memo | None]

    economic: Mapped[Memo | None]
    cultural: Mapped[Memo | None]
    education_history: Mapped[Memo | None]
    interests: Mapped[Words | None]
    talents: Mapped[Words | None]
    legal: Mapped[Memo | None]
    medical: Mapped[Memo | None]
    family_tracing: Mapped[Memo | None]

    environment_family: Mapped[Memo | None]
    environment_institution: Mapped[Memo | None]
    environment_community: Mapped[Memo | None]

    genogram_note: Mapped[Memo | None]
    genogram_generations: Mapped[int | None]
    ecomap_note: Mapped[Memo | None]
    road_map_note: Mapped[Memo | None]
    quadrant_note: Mapped[Memo | None]

    potentials: Mapped[Memo | None]
    strengths: Mapped[Words | None]
    expectations: Mapped[Words | None]
    needs: Mapped[Words | None]
    focus: Mapped[Memo | None]
    process: Mapped[Memo | None]
    results: Mapped[Words | None]


class Interview(Row):
    """One line of the interview log (rekapitulasi wawancara)."""

    __tablename__ = "interview"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    activity: Mapped[Memo | None]
    place: Mapped[str | None]
    informant: Mapped[str | None]
    informant_id: Mapped[str | None] = link("person")
    outcome: Mapped[MeetingOutcome | None] = mapped_column(EnumText(MeetingOutcome))
    outcome_reason: Mapped[str | None]
    result: Mapped[Memo | None]

    informant_person: Mapped[Person | None] = relationship()


class Observation(Row):
    """What was seen, and apart from it what it is taken to mean."""

    __tablename__ = "observation"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    place: Mapped[str | None]
    seen: Mapped[Memo | None]
    interpretation: Mapped[Memo | None]


class DocumentStudy(Row):
    """A document that was read, and what it says."""

    __tablename__ = "document_study"

    case_id: Mapped[str] = owner("case_")
    document: Mapped[str | None]
    date: Mapped[PartialDate | None]
    finding: Mapped[Memo | None]


class Symptom(Row):
    """Gejala, with the sources that name it."""

    __tablename__ = "symptom"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    dimension: Mapped[Dimension | None] = mapped_column(EnumText(Dimension))
    source: Mapped[str | None]
    confirmed_by: Mapped[Memo | None]
    more_sources: Mapped[list[SymptomSource]] = rows("SymptomSource")


class SymptomSource(Row):
    """A further source of a symptom and the statement that supports it."""

    __tablename__ = "symptom_source"

    symptom_id: Mapped[str] = owner("symptom")
    source: Mapped[str | None]
    person_id: Mapped[str | None] = link("person")
    statement: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship()


class Cause(Row):
    """Sebab: an internal or external factor."""

    __tablename__ = "cause"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    factor: Mapped[Factor | None] = mapped_column(EnumText(Factor))
    source: Mapped[str | None]


class Impact(Row):
    """Dampak: what it does, and on whom."""

    __tablename__ = "impact"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    on_whom: Mapped[str | None]


class CauseEffect(Row):
    """One line of «Penyebab dan Dampak»: a cause leads to another cause or to an impact."""

    __tablename__ = "cause_effect"

    case_id: Mapped[str] = owner("case_")
    cause_id: Mapped[str | None] = link("cause")
    leads_to_cause_id: Mapped[str | None] = link("cause")
    leads_to_impact_id: Mapped[str | None] = link("impact")
    note: Mapped[Memo | None]

    cause: Mapped[Cause | None] = relationship(foreign_keys=[cause_id])
    leads_to_cause: Mapped[Cause | None] = relationship(foreign_keys=[leads_to_cause_id])
    leads_to_impact: Mapped[Impact | None] = relationship(foreign_keys=[leads_to_impact_id])


class Triangulation(Row):
    """Which sources and methods bear out a finding, and where they disagree."""

    __tablename__ = "triangulation"

    case_id: Mapped[str] = owner("case_")
    finding: Mapped[Memo | None]
    sources: Mapped[Words | None]
    methods: Mapped[Words | None]
    agreement: Mapped[Memo | None]
    disagreement: Mapped[Memo | None]
    conclusion: Mapped[Memo | None]


class Problem(Row):
    """One line of the problem list."""

    __tablename__ = "problem"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    urgency: Mapped[str | None]
    reason: Mapped[Memo | None]


class Resource(Row):
    """A resource system (sistem sumber): internal or external; formal, informal or kemasyarakatan."""

    __tablename__ = "resource"

    case_id: Mapped[str] = owner("case_")
    text: Mapped[Memo | None]
    factor: Mapped[Factor | None] = mapped_column(EnumText(Factor))
    kind: Mapped[str | None]
    person_id: Mapped[str | None] = link("person")
    found_in: Mapped[str | None]
    use: Mapped[Memo | None]
    agreed: Mapped[bool | None]

    person: Mapped[Person | None] = relationship()
