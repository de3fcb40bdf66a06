"""What the record of a case should hold in its setting: stage by stage, as an agency asks for it.

What can be asked for is a list here, each thing with the rule that sees whether it is there. What a setting asks for is
data (resources/completeness.toml), which an agency changes for itself.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import measured, outcomes, stages, still_open
from caseworker_app.casework.consent import State, standing
from caseworker_app.casework.coverage import Point, Step
from caseworker_app.forms import lists
from caseworker_app.forms.wanted import in_practicum
from caseworker_app.paths import resource
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import ProcedureStep

SETTINGS = "settings"
"""The list of settings (latar praktik)."""
WAIVED = "completeness"
"""How rows of ``Case.procedure_steps`` are marked that say of something asked for that it is not needed."""
EVERYWHERE, PRACTICUM = "everywhere", "practicum"
"""Beside the settings: what is asked for in every case, and in the cases that a student keeps."""


@dataclasses.dataclass(frozen=True, slots=True)
class Need:
    """Something that a record may be asked to hold. stage: its key; place: where it is written."""

    key: str
    stage: str
    title: str
    place: str
    there: Callable[[Case], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: keys of ``NEEDS``, and keys of the documents that the file of the case is to have."""

    needs: frozenset[str]
    papers: frozenset[str]

    def __or__(self, other: Asked) -> Asked:
        return Asked(self.needs | other.needs, self.papers | other.papers)


NOTHING = Asked(frozenset(), frozenset())


def _is_consented(case: Case) -> bool:
    return standing(case, date.today()).state in {State.COMPLETE, State.GIVEN, State.PARTIAL}


def _is_known(case: Case) -> bool:
    client = case.client
    return bool(client and (client.name or client.alias) and client.sex and (client.born or client.stated_age))


def _has_bpss(case: Case) -> bool:
    one = case.assessment
    told = (
        (one.biological_points, one.biological_narrative, one.appearance),
        (one.psychological_points, one.psychological_narrative, one.feelings),
        (one.social_points, one.social_own, one.social_family, one.social_peers),
        (one.spiritual_points, one.spiritual_practice, one.spiritual_values),
    )
    return all(any(several) for several in told)


def _is_told(case: Case) -> bool:
    return bool(case.incidents) and all(one.told_to for one in case.incidents)


def _is_measured_again(case: Case) -> bool:
    rated = any(len(scale.ratings) > 1 for scale in case.anchored_scales)
    return rated or any(measured.pair(same) for same in measured.grouped(case.measurements))


NEEDS = (
    Need("contact", "engagement", mark("kontak pertama"), "engagement/contacts", lambda case: case.contacts),
    Need("presenting-problem", "engagement", mark("masalah yang diajukan"), "engagement/intake",
         lambda case: case.engagement.presenting_problem),
    Need("risk", "engagement", mark("skrining risiko"), "engagement/risk", lambda case: case.risks),
    Need("safety-plan", "engagement", mark("rencana keselamatan"), "engagement/risk",
         lambda case: any(one.safety_plan for one in case.risks)),
    Need("told", "engagement", mark("siapa yang diberi tahu tentang kejadian"), "engagement/protection", _is_told),
    Need("emergency-help", "engagement", mark("pertolongan darurat"), "engagement/case_response",
         lambda case: case.emergency_help),
    Need("rapid-assessment", "engagement", mark("asesmen cepat"), "engagement/case_response",
         lambda case: case.engagement.rapid_assessment),
    Need("home-visit", "engagement", mark("kunjungan rumah"), "engagement/home_visits",
         lambda case: outcomes.held(case.home_visits)),
    Need("contract", "engagement", mark("kontrak"), "engagement/contract", lambda case: case.contracts),
    Need("consent", "engagement", mark("persetujuan yang berlaku"), "engagement/consent", _is_consented),
    Need("identity", "assessment", mark("identitas klien"), "client/client_family", _is_known),
    Need("family", "assessment", mark("susunan keluarga"), "client/client_family", lambda case: case.family),
    Need("care", "assessment", mark("pengasuhan"), "assessment/care", lambda case: case.care_arrangements),
    Need("wishes", "assessment", mark("keinginan anak"), "assessment/care", lambda case: case.child_wishes),
    Need("background", "assessment", mark("latar belakang"), "assessment/background",
         lambda case: case.assessment.background),
    Need("bpss", "assessment", mark("keempat aspek BPSS"), "assessment/bpss", _has_bpss),
    Need("symptoms", "assessment", mark("gejala"), "assessment/symptoms", lambda case: case.symptoms),
    Need("strengths", "assessment", mark("potensi dan sumber"), "assessment/potentials",
         lambda case: case.assessment.strengths or case.resources),
    Need("ecomap", "assessment", mark("ecomap"), "assessment/ecomap",
         lambda case: any(one.systems for one in case.ecomaps)),
    Need("instruments", "assessment", mark("alat ukur"), "assessment/instruments",
         lambda case: case.measurements or case.anchored_scales),
    Need("focus", "assessment", mark("fokus masalah"), "assessment/focus", lambda case: case.assessment.focus),
    Need("discussed", "plan", mark("pembicaraan dengan klien"), "plan/plan_discussion",
         lambda case: case.plan.discussed_on),
    Need("general-goal", "plan", mark("tujuan umum"), "plan/goals", lambda case: case.plan.general_goal),
    Need("goals", "plan", mark("tujuan khusus"), "plan/goals", lambda case: case.goals),
    Need("indicators", "plan", mark("indikator"), "plan/goals",
         lambda case: case.plan.indicators_note or any(goal.indicators for goal in case.goals)
         or any(one.indicators for one in case.activities)),
    Need("implementers", "plan", mark("pelaksana"), "plan/implementers", lambda case: case.implementers),
    Need("methods", "plan", mark("metode dan teknik"), "plan/methods",
         lambda case: case.planned_methods or any(one.technique or one.method for one in case.activities)),
    Need("activities", "plan", mark("rancangan program"), "plan/activities", lambda case: case.activities),
    Need("conference", "plan", mark("case conference"), "plan/conferences",
         lambda case: outcomes.held(case.conferences)),
    Need("sessions", "intervention", mark("pelaksanaan kegiatan"), "intervention/sessions",
         lambda case: outcomes.held(case.sessions)),
    Need("session-results", "intervention", mark("hasil setiap pertemuan"), "intervention/sessions",
         lambda case: case.sessions and all(one.result for one in outcomes.held(case.sessions))),
    Need("process", "evaluation", mark("evaluasi proses"), "evaluation/process_evaluation",
         lambda case: case.process_evaluations or case.evaluation_rows or case.evaluation.process_summary),
    Need("goal-results", "evaluation", mark("pencapaian setiap tujuan"), "evaluation/goal_results",
         lambda case: case.goals and all(still_open.goal_state(case, goal) for goal in case.goals)),
    Need("measured-again", "evaluation", mark("pengukuran ulang"), "evaluation/instruments", _is_measured_again),
    Need("conclusion", "evaluation", mark("kesimpulan"), "evaluation/evaluation_result",
         lambda case: case.evaluation.conclusion or case.evaluation.results or case.evaluation.result_summary),
    Need("termination", "termination", mark("tanggal dan alasan terminasi"), "termination/termination",
         lambda case: case.termination.date and case.termination.reasons),
    Need("condition", "termination", mark("keadaan klien saat berakhir"), "termination/termination",
         lambda case: case.termination.client_condition),
    Need("statement", "termination", mark("pernyataan terminasi ditandatangani"), "termination/termination",
         lambda case: case.termination.statement_signed_on),
    Need("referral", "termination", mark("rujukan"), "termination/referrals", lambda case: case.referrals),
    Need("aftercare", "termination", mark("pascalayanan"), "termination/aftercare", lambda case: case.aftercare),
)  # fmt: skip
"""Everything that can be asked for, in the order of the stages."""


def kinds() -> list[str]:
    """What something can be asked for in: every case, each setting, the cases of students."""
    return [EVERYWHERE, *lists.load(SETTINGS).values(), PRACTICUM]


def title_of(kind: str) -> str:
    """What such a kind is called."""
    return {EVERYWHERE: tr("Semua kasus"), PRACTICUM: tr("Kasus praktikan")}.get(kind, kind[:1].upper() + kind[1:])


@cache
def shipped() -> Mapping[str, Asked]:
    """What is asked for in each kind, unless an agency says otherwise."""
    raw = lists.read_toml(resource("completeness.toml"))
    return {kind: Asked(frozenset(one["needs"]), frozenset(one["papers"])) for kind, one in raw["kind"].items()}


def asked_of(case: Case, own: Mapping[str, Asked] | None = None) -> Asked:
    """What is asked of a case, by its setting and by who keeps it; ``own``: what the agency asks in some kinds."""
    asked = {**shipped(), **(own or {})}
    found = asked[EVERYWHERE]
    for kind in (*_settings_in(case.setting), *([PRACTICUM] if in_practicum(case) else ())):
        found |= asked.get(kind, NOTHING)
    return found


def _settings_in(words: str | None) -> list[str]:
    """The settings that these words name: «industri/CSR (tempat praktikum), komunitas (klien)»."""
    said = (words or "").casefold()
    return [entry.value for entry in lists.load(SETTINGS).entries if any(name in said for name in entry.names())]


def waived(case: Case) -> dict[str, ProcedureStep]:
    """What the worker has found unneeded in this case, with the reason, by its title."""
    return {row.what or "": row for row in case.procedure_steps if row.procedure == WAIVED}


def coverage(case: Case, asked: Collection[str]) -> list[Step]:
    """The six stages with what is asked of each and is needed in this case, and whether it is there."""
    unneeded = waived(case)
    agency = case.agency
    titles = stages.titles(agency.stage_names if agency else None)
    return [
        Step(
            number,
            title,
            tuple(
                Point(tr(need.title), bool(need.there(case)), need.place)
                for need in NEEDS
                if need.stage == key and need.key in asked and tr(need.title) not in unneeded
            ),
        )
        for number, (key, title) in enumerate(zip(stages.KEYS, titles, strict=True), 1)
    ]


def missing(steps: Collection[Step]) -> list[Point]:
    """What is asked for and not there."""
    return [point for step in steps for point in step.points if not point.there]
