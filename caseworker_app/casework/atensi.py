"""ATENSI as a view over the record of a case: how far each of the seven steps is covered, what each component got.

Nothing is entered for it. A step is covered by what stands on the pages of its stage; a component by the activities,
sessions and assistance that name it; care arrangements belong to the second one.
Source: Permensos 7/2021, as the practicum's reports use it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.casework.consent import is_open
from caseworker_app.casework.coverage import Coverage, Point, Step
from caseworker_app.casework.work_log import first_day
from caseworker_app.forms import lists
from caseworker_app.forms.spots import at_record
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate

COMPONENTS, SERVICES, ASPECTS = "atensi_components", "atensi_subcomponents", "atensi_aspects"
CARE_COMPONENT = "2"
"""The code of the component that care arrangements belong to."""


@dataclasses.dataclass(frozen=True, slots=True)
class Service:
    """One row of the record that is a service.

    code: the number of the component, empty where it names none. kind: what such a row is called. done: it was carried
    out, and not only planned. place and field: where the row stands in the window.
    """

    code: str
    kind: str
    words: str
    date: PartialDate | None
    done: bool
    place: str
    field: str


@dataclasses.dataclass(frozen=True, slots=True)
class Component:
    """One of the seven components: what the record holds of it."""

    code: str
    title: str
    services: tuple[Service, ...]

    @property
    def coverage(self) -> Coverage:
        """Something carried out, only planned, or nothing."""
        done = any(service.done for service in self.services)
        return Coverage.WHOLE if done else Coverage.PART if self.services else Coverage.NONE


def steps(case: Case) -> tuple[Step, ...]:
    """The seven steps in their order."""
    points = (_access, _agreement, _assessment, _planning, _carrying_out, _monitoring, _ending)
    return tuple(
        Step(number, tr(title), tuple(make(case)))
        for number, (title, make) in enumerate(zip(_TITLES, points, strict=True), 1)
    )


def components(case: Case) -> tuple[Component, ...]:
    """The seven components in their order, each with its services in the order of their days."""
    services = sorted(_services(case), key=_order)
    return tuple(
        Component(entry.code, entry.value, tuple(one for one in services if one.code == entry.code))
        for entry in lists.load(COMPONENTS).entries
    )


def without_component(case: Case) -> tuple[Service, ...]:
    """The activities, sessions and assistance that name none of the seven, in the order of their days."""
    return tuple(one for one in sorted(_services(case), key=_order) if not one.code)


def component_code(words: str | None) -> str:
    """The number of the component that a row names, by its own name or by one of its services; empty for neither."""
    for key in (COMPONENTS, SERVICES):
        entry = lists.load(key).find(words or "")
        if entry is not None:
            return entry.code
    return ""


def _order(one: Service) -> tuple[int, str]:
    day = first_day(one.date)
    return (day.toordinal() if day else 0, one.words)


_TITLES = (
    mark("Fasilitasi akses"),
    mark("Pendekatan awal dan kesepakatan bersama"),
    mark("Asesmen komprehensif dan berkelanjutan"),
    mark("Perencanaan layanan sosial"),
    mark("Implementasi"),
    mark("Monitoring dan evaluasi"),
    mark("Pascalayanan dan terminasi"),
)


def _access(case: Case) -> Iterator[Point]:
    yield Point(tr("jalur akses"), bool(case.access_route), "engagement/case")
    yield Point(tr("kontak pertama"), bool(case.contacts), "engagement/contacts")
    if case.emergency:
        helped = bool(case.emergency_help or case.engagement.rapid_assessment)
        yield Point(tr("respon kasus"), helped, "engagement/case_response")


def _agreement(case: Case) -> Iterator[Point]:
    yield Point(tr("intake"), bool(case.engagement.presenting_problem), "engagement/intake")
    yield Point(tr("persetujuan"), any(not is_open(one) for one in case.consents), "engagement/consent")
    yield Point(tr("kontrak"), bool(case.contracts), "engagement/contract")


def _assessment(case: Case) -> Iterator[Point]:
    one, told = case.assessment, {(row.aspect or "").casefold() for row in case.aspect_findings}
    written = {
        "medis": one.medical or one.illnesses,
        "legal": one.legal,
        "fisik": one.biological_points or one.biological_narrative or one.appearance,
        "psikososial": one.psychological_points or one.psychological_narrative or one.social_points or one.social_own,
        "mental": one.feelings or one.mood or one.trauma,
        "spiritual": one.spiritual_points or one.spiritual_practice or one.spiritual_values,
        "minat dan bakat": one.interests or one.talents,
        "penelusuran keluarga": one.family_tracing or case.tracing_steps,
    }
    places = {
        **dict.fromkeys(("fisik", "psikososial", "mental", "spiritual"), "assessment/bpss"),
        "penelusuran keluarga": "assessment/care",
    }
    for entry in lists.load(ASPECTS).entries:
        there = bool(written.get(entry.value)) or entry.value.casefold() in told
        yield Point(entry.value, there, places.get(entry.value, "assessment/atensi_aspects"))
    yield Point(tr("fokus masalah"), bool(one.focus), "assessment/focus")


def _planning(case: Case) -> Iterator[Point]:
    yield Point(tr("tujuan"), bool(case.goals or case.plan.general_goal), "plan/goals")
    yield Point(tr("kegiatan"), bool(case.activities), "plan/activities")
    yield Point(tr("case conference"), bool(case.conferences), "plan/conferences")


def _carrying_out(case: Case) -> Iterator[Point]:
    named = any(one.code and one.done for one in _services(case))
    yield Point(
        tr("pelaksanaan kegiatan"), bool(outcomes.held(case.sessions) or case.assistance), "intervention/sessions"
    )
    yield Point(tr("layanan menurut komponen"), named, "plan/activities")


def _monitoring(case: Case) -> Iterator[Point]:
    one = case.evaluation
    process = bool(case.process_evaluations or case.evaluation_rows)
    yield Point(tr("evaluasi proses"), process, "evaluation/process_evaluation")
    yield Point(tr("pencapaian tujuan"), bool(case.goal_results), "evaluation/goal_results")
    yield Point(tr("kesimpulan"), bool(one.conclusion or one.results), "evaluation/evaluation_result")


def _ending(case: Case) -> Iterator[Point]:
    one = case.termination
    yield Point(tr("terminasi"), bool(one.date or one.reasons), "termination/termination")
    yield Point(tr("rujukan"), bool(case.referrals), "termination/referrals")
    yield Point(tr("pascalayanan"), bool(case.aftercare), "termination/aftercare")


def _services(case: Case) -> Iterator[Service]:
    """Every row that is a service."""
    for plan in case.activities:
        place = ("plan/activities", at_record("activities", plan.id))
        code = component_code(plan.component)
        yield Service(code, tr("rencana"), plan.name or "–", plan.dates, False, *place)
    for one in case.sessions:
        code = component_code(one.activity.component) if one.activity else ""
        name = (one.activity.name if one.activity else None) or one.activity_name or "–"
        place = ("intervention/sessions", at_record("sessions", one.id))
        yield Service(code, tr("sesi"), name, one.date, outcomes.took_place(one), *place)
    for given in case.assistance:
        words = given.what or given.kind or "–"
        place = ("intervention/assistance", at_record("assistance", given.id))
        yield Service(component_code(given.component), tr("bantuan"), words, given.date, True, *place)
    for care in case.care_arrangements:
        words = care.kind or care.carer_name or "–"
        place = ("assessment/care", at_record("care_arrangements", care.id))
        yield Service(CARE_COMPONENT, tr("pengasuhan"), words, care.since, True, *place)
