"""What of the pages a pen fills in the field book, and how much room it gets.

Everything that a page describes is asked for in the field book but for what stands here, each with its reason.
"""

from __future__ import annotations

import dataclasses

from caseworker_app.text import mark

OWN_SHEETS = {
    "home_visits": mark("lembar kunjungan rumah"),
    "contract": mark("kontrak pertolongan"),
    "consent": mark("lembar persetujuan (informed consent)"),
    "conferences": mark("berita acara dan daftar hadir case conference"),
    "token_economy": mark("lembar token ekonomi"),
    "evaluation_matrix": mark("matriks evaluasi"),
    "referrals": mark("surat rujukan dan lembar balik"),
}
"""Pages that have a paper form of their own; the book names it and does not ask the same again."""

DRAWN = frozenset(
    {
        *("ecomaps", "road_maps", "quadrants", "body_maps", "venn_diagrams"),
        *("biological_points", "psychological_points", "social_points", "spiritual_points"),
    }
)
"""What a diagram is drawn from: whoever draws it by hand writes this into the frame."""

AT_THE_HEAD = frozenset({"Case.number", "Case.agency", "Case.practitioner", "Case.supervisor"})
"""Printed at the head of the book."""

AT_THE_DESK = frozenset(
    {
        *("Case.approach", "Case.application", "Case.left_residence", "Case.note", "Case.closed", "Case.closed_why"),
        *("Case.overrides", "Case.measurements", "Case.triangulations", "Case.cause_effects", "Case.planned_methods"),
        *("Case.aspect_findings", "Case.tracing_steps"),
        *("Case.smart_reviews", "Case.attainment_scales", "Case.process_evaluations"),
        *("Case.anchored_scales", "Case.followed_courses"),
        *("Person.alias", "Person.stated_age", "Person.vital", "Person.died", "Person.death_cause", "Person.note"),
        *("Engagement.duration", "Engagement.process", "Engagement.results", "Engagement.state"),
        *("Engagement.confidentiality_explained_on", "Assessment.methods", "Assessment.techniques"),
        *(
            "Assessment.period",
            "Intervention.period",
            "Assessment.interview_guide",
            "Assessment.observation_guide",
            "Assessment.iq",
            "Assessment.iq_category",
        ),
        *("Assessment.biological_narrative", "Assessment.psychological_narrative", "Assessment.genogram_note"),
        *("Assessment.genogram_generations", "Assessment.ecomap_note", "Assessment.road_map_note"),
        *("Assessment.quadrant_note", "Assessment.process", "Assessment.results", "Assessment.state"),
        *("Plan.indicators_note", "Plan.process", "Plan.results", "Plan.state"),
        *("Intervention.process", "Intervention.results", "Intervention.state"),
        *("Evaluation.input_indicator", "Evaluation.process_indicator", "Evaluation.output_indicator"),
        *("Evaluation.benefit_indicator", "Evaluation.impact_indicator", "Evaluation.other_factors"),
        *("Evaluation.results", "Evaluation.state", "Termination.statement_number", "Termination.statement_signed_on"),
        *("Termination.data_fate", "Termination.results", "Termination.state"),
    }
)
"""Decided, worded, numbered or counted afterwards in the program or the office."""


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """An empty table: the columns by the keys of their fields, how many rows, how high each is in centimetres.

    With the room around a cell, 0.8 cm hold one line of handwriting, 1.6 cm two, 3.2 cm four.
    """

    columns: tuple[str, ...]
    rows: int = 4
    height: float = 0.8


GRIDS = {
    "contacts": Grid(("date", "place", "people", "process", "result"), 5, 1.6),
    "risks": Grid(("kind", "danger_now", "findings", "safety_plan", "reported_to"), 2, 1.6),
    "alerts": Grid(("kind", "text", "since", "until"), 1),
    "incidents": Grid(("date", "kind", "what", "told_to", "measures"), 1, 1.6),
    "emergency_help": Grid(("time", "kind", "what", "given_by"), 2),
    "care_arrangements": Grid(("kind", "carer_name", "since", "until", "agreed_by"), 2),
    "child_wishes": Grid(("date", "words", "followed_up"), 1, 1.6),
    "oral_consents": Grid(("date", "given_by", "occasion", "covers", "status"), 2),
    "interviews": Grid(("date", "place", "informant", "result"), 4, 2.3),
    "observations": Grid(("date", "place", "seen", "interpretation"), 2, 1.6),
    "document_studies": Grid(("document", "finding"), 2),
    "family": Grid(("name", "relation", "sex", "stated_age", "education", "occupation", "condition"), 8),
    "symptoms": Grid(("text", "dimension", "source", "confirmed_by"), 6),
    "causes": Grid(("text", "factor", "source")),
    "impacts": Grid(("text", "on_whom"), 3),
    "resources": Grid(("text", "kind", "use", "agreed"), 3),
    "problems": Grid(("text", "urgency", "reason"), 4),
    "goals": Grid(("text", "baseline", "target", "target_date", "indicators"), 3, 1.6),
    "targets": Grid(("name", "reason"), 2),
    "implementers": Grid(("name", "role", "part"), 3),
    "activities": Grid(("name", "dates", "place", "technique", "responsible", "indicators"), 4, 1.6),
    "plan_revisions": Grid(("date", "changed", "why", "agreed_by"), 2, 1.6),
    "sessions": Grid(("date", "activity_name", "process", "result", "next_step"), 4, 3.2),
    "readings": Grid(("date", "kind", "value", "judged_by", "note"), 5),
    "assistance": Grid(("date", "what", "amount", "source", "receipt"), 3),
    "goal_results": Grid(("goal_text", "state", "evidence")),
    "recommendations": Grid(("party", "text"), 3),
    "aftercare": Grid(("planned_for", "date", "who", "condition", "action"), 2, 1.6),
}
"""Tables by the key of their list; one that is not here gets its own columns and the usual rows."""

LINES = {
    **dict.fromkeys(
        (
            *("Engagement.rapid_assessment", "Engagement.rapid_decision"),
            *("Engagement.found_where", "Engagement.eligibility", "Engagement.expects_of_agency"),
            *("Engagement.expects_of_worker", "Assessment.illnesses", "Assessment.appearance"),
            *("Assessment.spiritual_practice", "Assessment.spiritual_values", "Assessment.economic"),
            *("Assessment.cultural", "Assessment.interests", "Assessment.talents", "Assessment.medical"),
            *("Assessment.legal", "Assessment.family_tracing", "Assessment.expectations", "Assessment.needs"),
            *(
                "Person.hobbies",
                "Person.disability_note",
                "Plan.resources_agreed_with",
                "Person.extracurriculars",
                "Person.achievements",
            ),
            *(
                "Termination.next_plan",
                "Termination.strengths_kept",
                "Termination.client_feelings",
                "Termination.client_feedback",
                "Termination.message",
            ),
            *("Assessment.environment_family", "Assessment.environment_institution"),
            *("Assessment.environment_community", "Termination.referred_to", "Intervention.watchers"),
        ),
        1,
    ),
    "Assessment.background": 9,
    "Assessment.education_history": 3,
    "Assessment.focus": 3,
    "Engagement.presenting_problem": 3,
    "Intervention.opportunity": 3,
    "Termination.process": 3,
}
"""Ruled lines below a label, where two are not the right number."""
