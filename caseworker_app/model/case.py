"""The case: who, where, when, and everything that hangs on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, relationship

from caseworker_app.model.assessment import (
    Assessment,
    Cause,
    CauseEffect,
    DocumentStudy,
    Impact,
    Interview,
    Observation,
    Problem,
    Resource,
    Symptom,
    Triangulation,
)
from caseworker_app.model.base import EnumText, Memo, Record, Row, link, owner, part, rows
from caseworker_app.model.engagement import (
    Consent,
    Contact,
    Contract,
    Engagement,
    HomeVisit,
    OralConsent,
    RiskScreening,
)
from caseworker_app.model.evaluation import (
    AttainmentScale,
    BeforeAfter,
    Evaluation,
    EvaluationRow,
    GoalResult,
    ProcessEvaluation,
    Recommendation,
    SmartReview,
)
from caseworker_app.model.intervention import Assistance, Intervention, Reading, Session, TokenEconomy
from caseworker_app.model.notes import (
    Approval,
    Attachment,
    DataRequest,
    Disclosure,
    JournalEntry,
    KeyEvent,
    Override,
    Placement,
    ProcedureStep,
    Promise,
    Reflection,
    Restriction,
    SilencedFinding,
    Supervision,
    Task,
)
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, Goal, Implementer, Plan, PlannedMethod, PlanRevision, Target
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.protection import (
    Alert,
    AspectFinding,
    CareArrangement,
    ChildWish,
    EmergencyHelp,
    Incident,
    TracingStep,
)
from caseworker_app.model.retention import LegalHold, Reopening
from caseworker_app.model.scales import AnchoredScale, FollowedCourse
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.model.tools import BodyMap, Ecomap, Measurement, Nudge, Quadrant, RoadMap, VennDiagram


class Case(Record):
    """Kasus: one client's way through the six stages. A client can have several over time."""

    __tablename__ = "case_"

    number: Mapped[str | None]
    client_id: Mapped[str | None] = link("person")
    agency_id: Mapped[str | None] = link("agency")
    practitioner_id: Mapped[str | None] = link("practitioner")
    supervisor: Mapped[str | None]
    cluster: Mapped[str | None]
    ppks: Mapped[str | None]
    setting: Mapped[str | None]
    access_route: Mapped[str | None]
    application: Mapped[str | None]
    approach: Mapped[str | None]
    emergency: Mapped[bool | None]
    opened: Mapped[PartialDate | None]
    entered_residence: Mapped[PartialDate | None]
    left_residence: Mapped[PartialDate | None]
    room: Mapped[str | None]
    closed: Mapped[PartialDate | None]
    closed_why: Mapped[Memo | None]
    archived: Mapped[PartialDate | None]
    retain_until: Mapped[PartialDate | None]
    retain_why: Mapped[Memo | None]
    note: Mapped[Memo | None]

    client: Mapped[Person | None] = relationship(foreign_keys=[client_id])
    agency: Mapped[Agency | None] = relationship()
    practitioner: Mapped[Practitioner | None] = relationship()

    engagement: Mapped[Engagement] = part("Engagement")
    assessment: Mapped[Assessment] = part("Assessment")
    plan: Mapped[Plan] = part("Plan")
    intervention: Mapped[Intervention] = part("Intervention")
    evaluation: Mapped[Evaluation] = part("Evaluation")
    termination: Mapped[Termination] = part("Termination")
    placement: Mapped[Placement] = part("Placement")

    family: Mapped[list[FamilyMember]] = rows("FamilyMember")
    handovers: Mapped[list[Handover]] = rows("Handover")
    nudges: Mapped[list[Nudge]] = rows("Nudge")

    contacts: Mapped[list[Contact]] = rows("Contact")
    risks: Mapped[list[RiskScreening]] = rows("RiskScreening")
    home_visits: Mapped[list[HomeVisit]] = rows("HomeVisit")
    contracts: Mapped[list[Contract]] = rows("Contract")
    consents: Mapped[list[Consent]] = rows("Consent")
    oral_consents: Mapped[list[OralConsent]] = rows("OralConsent")

    alerts: Mapped[list[Alert]] = rows("Alert")
    incidents: Mapped[list[Incident]] = rows("Incident")
    emergency_help: Mapped[list[EmergencyHelp]] = rows("EmergencyHelp")
    aspect_findings: Mapped[list[AspectFinding]] = rows("AspectFinding")
    care_arrangements: Mapped[list[CareArrangement]] = rows("CareArrangement")
    tracing_steps: Mapped[list[TracingStep]] = rows("TracingStep")
    child_wishes: Mapped[list[ChildWish]] = rows("ChildWish")

    interviews: Mapped[list[Interview]] = rows("Interview")
    observations: Mapped[list[Observation]] = rows("Observation")
    document_studies: Mapped[list[DocumentStudy]] = rows("DocumentStudy")
    symptoms: Mapped[list[Symptom]] = rows("Symptom")
    causes: Mapped[list[Cause]] = rows("Cause")
    impacts: Mapped[list[Impact]] = rows("Impact")
    cause_effects: Mapped[list[CauseEffect]] = rows("CauseEffect")
    triangulations: Mapped[list[Triangulation]] = rows("Triangulation")
    problems: Mapped[list[Problem]] = rows("Problem")
    resources: Mapped[list[Resource]] = rows("Resource")

    ecomaps: Mapped[list[Ecomap]] = rows("Ecomap")
    road_maps: Mapped[list[RoadMap]] = rows("RoadMap")
    quadrants: Mapped[list[Quadrant]] = rows("Quadrant")
    body_maps: Mapped[list[BodyMap]] = rows("BodyMap")
    venn_diagrams: Mapped[list[VennDiagram]] = rows("VennDiagram")
    measurements: Mapped[list[Measurement]] = rows("Measurement")
    anchored_scales: Mapped[list[AnchoredScale]] = rows("AnchoredScale")
    followed_courses: Mapped[list[FollowedCourse]] = rows("FollowedCourse")

    goals: Mapped[list[Goal]] = rows("Goal")
    targets: Mapped[list[Target]] = rows("Target")
    implementers: Mapped[list[Implementer]] = rows("Implementer")
    planned_methods: Mapped[list[PlannedMethod]] = rows("PlannedMethod")
    activities: Mapped[list[Activity]] = rows("Activity")
    plan_revisions: Mapped[list[PlanRevision]] = rows("PlanRevision")
    conferences: Mapped[list[Conference]] = rows("Conference")

    sessions: Mapped[list[Session]] = rows("Session")
    token_economies: Mapped[list[TokenEconomy]] = rows("TokenEconomy")
    readings: Mapped[list[Reading]] = rows("Reading")
    assistance: Mapped[list[Assistance]] = rows("Assistance")

    process_evaluations: Mapped[list[ProcessEvaluation]] = rows("ProcessEvaluation")
    evaluation_rows: Mapped[list[EvaluationRow]] = rows("EvaluationRow")
    before_after: Mapped[list[BeforeAfter]] = rows("BeforeAfter")
    goal_results: Mapped[list[GoalResult]] = rows("GoalResult")
    smart_reviews: Mapped[list[SmartReview]] = rows("SmartReview")
    attainment_scales: Mapped[list[AttainmentScale]] = rows("AttainmentScale")
    recommendations: Mapped[list[Recommendation]] = rows("Recommendation")

    referrals: Mapped[list[Referral]] = rows("Referral")
    aftercare: Mapped[list[Aftercare]] = rows("Aftercare")

    journal: Mapped[list[JournalEntry]] = rows("JournalEntry")
    supervisions: Mapped[list[Supervision]] = rows("Supervision")
    reflections: Mapped[list[Reflection]] = rows("Reflection")
    tasks: Mapped[list[Task]] = rows("Task")
    key_events: Mapped[list[KeyEvent]] = rows("KeyEvent")
    promises: Mapped[list[Promise]] = rows("Promise")
    restrictions: Mapped[list[Restriction]] = rows("Restriction")
    overrides: Mapped[list[Override]] = rows("Override")
    silenced_findings: Mapped[list[SilencedFinding]] = rows("SilencedFinding")
    procedure_steps: Mapped[list[ProcedureStep]] = rows("ProcedureStep")
    approvals: Mapped[list[Approval]] = rows("Approval")
    attachments: Mapped[list[Attachment]] = rows("Attachment")
    disclosures: Mapped[list[Disclosure]] = rows("Disclosure")
    legal_holds: Mapped[list[LegalHold]] = rows("LegalHold")
    reopenings: Mapped[list[Reopening]] = rows("Reopening")
    data_requests: Mapped[list[DataRequest]] = rows("DataRequest")

    def __init__(self, **values: Any) -> None:
        """A new case brings the one record of each stage with it."""
        for name, stage in PARTS.items():
            values.setdefault(name, stage())
        super().__init__(**values)


PARTS: dict[str, type[Record]] = {
    "engagement": Engagement,
    "assessment": Assessment,
    "plan": Plan,
    "intervention": Intervention,
    "evaluation": Evaluation,
    "termination": Termination,
    "placement": Placement,
}


class FamilyMember(Row):
    """A person in the family table of a case, with the relation as it was told.

    The relation to the client is derived from unions and parentage where these are known; ``relation`` keeps the word
    that was written, also one that cannot be derived («hubungan tidak disebut»).
    """

    __tablename__ = "family_member"

    case_id: Mapped[str] = owner("case_")
    person_id: Mapped[str | None] = link("person")
    relation: Mapped[str | None]
    significant_other: Mapped[bool | None]
    emergency_contact: Mapped[bool | None]
    suspected_perpetrator: Mapped[bool | None]
    condition: Mapped[Memo | None]
    note: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship()


class Handover(Row):
    """A change of practitioner, with date and handover note."""

    __tablename__ = "handover"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    from_practitioner: Mapped[str | None]
    to_practitioner: Mapped[str | None]
    note: Mapped[Memo | None]


_failed = Record.metadata.tables["home_visit"].c.failed_because
for _table in Record.metadata.tables.values():
    if {"case_id", "date"} <= set(_table.columns.keys()):
        Index(None, _table.c.case_id, _table.c.date)
        if "outcome" in _table.columns and isinstance(_table.c.outcome.type, EnumText):
            Index(None, _table.c.outcome, sqlite_where=_table.c.outcome.is_not(None))
Index("ix_home_visit_failed", _failed.table.c.case_id, sqlite_where=_failed.is_not(None))
