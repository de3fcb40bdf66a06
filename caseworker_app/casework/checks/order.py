"""What comes before what: stages in their order, work inside its periods, a year that no other date has."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.checks.certain import before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.assessment import Assessment, Interview, Observation
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact, Contract, Engagement, HomeVisit, OralConsent
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.intervention import Intervention, Session
from caseworker_app.model.notes import Placement, Supervision
from caseworker_app.model.plan import Conference, Plan
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record
    from caseworker_app.model.partial_date import PartialDate

_COURSE: tuple[tuple[InstrumentedAttribute[Any], str], ...] = (
    (Engagement.intake_date, mark("intake")),
    (Contact.date, mark("kontak")),
    (HomeVisit.date, mark("home visit")),
    (Contract.date, mark("kontrak")),
    (Consent.date, mark("persetujuan")),
    (OralConsent.date, mark("persetujuan lisan")),
    (Interview.date, mark("wawancara")),
    (Observation.date, mark("observasi")),
    (Plan.discussed_on, mark("rencana dibicarakan")),
    (Conference.date, mark("case conference")),
    (Session.date, mark("pertemuan intervensi")),
    (Evaluation.date, mark("evaluasi")),
    (Termination.date, mark("terminasi")),
    (Referral.date, mark("rujukan")),
    (Supervision.date, mark("bimbingan")),
)
"""The dates between the first contact and the end of the work together, and how a sentence calls them."""
_COURSE_CLASSES: tuple[Any, ...] = tuple(attribute.class_ for attribute, _ in _COURSE)
_LEAST, _LONGEST = 3, 300
"""So many other dates, and at most so many days from the first to the last: else no year stands out."""
_FAR = 180
"""Days from all other dates; nearer ones may be an early contact or a late end."""


@check(
    "another-year",
    Severity.UNLIKELY,
    mark("Tahun yang tidak cocok dengan urutan tahap"),
    reads=_COURSE_CLASSES,
    explains=True,
)
def another_year(scope: Scope) -> Iterator[Doubt]:
    """A date half a year or more away from all others of a case, which would stand among them in another year."""
    words = tr(
        "Tanggal {what} ({date}) jauh dari tanggal lain kasus ini ({first} sampai {last}); tahun {year} akan cocok."
    )
    known = list(_days(scope))
    for record, attribute, what, day in known:
        others = [other for one, _, _, other in known if one is not record]
        if len(others) < _LEAST:
            continue
        first, last = min(others), max(others)
        if (last - first).days > _LONGEST or min(abs((day - first).days), abs((day - last).days)) < _FAR:
            continue
        years = [year for year in (day.year - 1, day.year + 1) if _among(_in_year(day, year), first, last)]
        if len(years) == 1 and not first <= day <= last:
            date_ = getattr(record, attribute.key)
            sentence = words.format(
                what=tr(what),
                date=in_words(date_),
                first=long_date(first, weekday=False),
                last=long_date(last, weekday=False),
                year=years[0],
            )
            yield Doubt(record, attribute.key, sentence)


@check("session-before-plan", Severity.UNLIKELY, mark("Intervensi sebelum rencana"), reads=(Session, Plan))
def session_before_plan(scope: Scope) -> Iterator[Doubt]:
    """A session that was held before the plan was talked over."""
    words = tr("Pertemuan intervensi ({date}) sebelum rencana dibicarakan dengan klien ({plan}).")
    plan = scope.case.plan
    for session in outcomes.held(scope.all(Session)):
        if session.date is None or plan.discussed_on is None or not before(session.date, plan.discussed_on):
            continue
        if _near(session.date, plan.discussed_on):
            sentence = words.format(date=in_words(session.date), plan=in_words(plan.discussed_on))
            yield Doubt(session, Session.date.key, sentence, ((plan, Plan.discussed_on.key),))


@check(
    "plan-before-assessment", Severity.UNLIKELY, mark("Rencana sebelum asesmen"), reads=(Plan, Interview, Observation)
)
def plan_before_assessment(scope: Scope) -> Iterator[Doubt]:
    """A plan that was talked over before anything was assessed."""
    words = tr("Rencana dibicarakan ({date}) sebelum asesmen pertama ({first}).")
    plan = scope.case.plan
    seen: list[Any] = [*outcomes.held(scope.all(Interview)), *scope.all(Observation)]
    dates: list[PartialDate] = [one.date for one in seen if one.date]
    if plan.discussed_on is None or not dates or not all(before(plan.discussed_on, when) for when in dates):
        return
    first = min(dates, key=lambda when: when.sort_key)
    if _near(plan.discussed_on, first):
        sentence = words.format(date=in_words(plan.discussed_on), first=in_words(first))
        yield Doubt(plan, Plan.discussed_on.key, sentence)


@check(
    "evaluated-before-session",
    Severity.UNLIKELY,
    mark("Evaluasi sebelum pertemuan terakhir"),
    reads=(Session, Evaluation, Plan),
)
def evaluated_before_session(scope: Scope) -> Iterator[Doubt]:
    """An evaluation that is dated before the last session."""
    words = tr("Tanggal evaluasi ({date}) sebelum pertemuan intervensi terakhir ({session}).")
    evaluation = scope.case.evaluation
    dated = [one for one in outcomes.held(scope.all(Session)) if one.date]
    last = max(dated, key=lambda one: one.date.sort_key if one.date else (0, 0, 0, ""), default=None)
    if last is None or evaluation.date is None or not before(evaluation.date, last.date):
        return
    if before(evaluation.date, scope.case.plan.discussed_on):
        return  # told as an evaluation before its plan
    if _near(evaluation.date, last.date):
        sentence = words.format(date=in_words(evaluation.date), session=in_words(last.date))  # type: ignore[arg-type]
        yield Doubt(evaluation, Evaluation.date.key, sentence, ((last, Session.date.key),))


@check(
    "conference-before-interview",
    Severity.UNLIKELY,
    mark("Case conference I sebelum asesmen selesai"),
    reads=(Conference, Interview),
)
def conference_before_interview(scope: Scope) -> Iterator[Doubt]:
    """The first case conference, which talks over the assessment, before the last interview of the assessment."""
    words = tr("Case conference I ({date}) sebelum wawancara asesmen terakhir ({interview}).")
    plan = scope.case.plan.discussed_on
    asked = [one for one in outcomes.held(scope.all(Interview)) if one.date and not before(plan, one.date)]
    last = max(asked, key=lambda one: one.date.sort_key if one.date else (0, 0, 0, ""), default=None)
    for conference in outcomes.held(scope.all(Conference)):
        if conference.number != 1 or last is None or not before(conference.date, last.date):
            continue
        if _near(conference.date, last.date):
            sentence = words.format(date=in_words(conference.date), interview=in_words(last.date))  # type: ignore[arg-type]
            yield Doubt(conference, Conference.date.key, sentence, ((last, Interview.date.key),))


@check(
    "aftercare-before-end", Severity.UNLIKELY, mark("Pascalayanan sebelum terminasi"), reads=(Aftercare, Termination)
)
def aftercare_before_end(scope: Scope) -> Iterator[Doubt]:
    """A visit after the end that was made before the end."""
    words = tr("Kunjungan pascalayanan ({date}) sebelum terminasi ({end}).")
    end = scope.case.termination
    for visit in scope.all(Aftercare):
        if visit.date and end.date and before(visit.date, end.date):
            sentence = words.format(date=in_words(visit.date), end=in_words(end.date))
            yield Doubt(visit, Aftercare.date.key, sentence, ((end, Termination.date.key),))


@check("closed-before-end", Severity.UNLIKELY, mark("Kasus ditutup sebelum terminasi"), reads=(Case, Termination))
def closed_before_end(scope: Scope) -> Iterator[Doubt]:
    """A case that was closed before the work together ended."""
    words = tr("Kasus ditutup ({closed}) sebelum terminasi ({end}).")
    case, end = scope.case, scope.case.termination
    if case.closed and end.date and before(case.closed, end.date):
        sentence = words.format(closed=in_words(case.closed), end=in_words(end.date))
        yield Doubt(case, Case.closed.key, sentence, ((end, Termination.date.key),))


@check(
    "outside-its-period",
    Severity.UNLIKELY,
    mark("Tanggal di luar masa tahapnya"),
    reads=(Assessment, Interview, Observation, Intervention, Session),
)
def outside_period(scope: Scope) -> Iterator[Doubt]:
    """An interview outside the period of the assessment, a session outside that of the intervention."""
    words = tr("Tanggal {what} ({date}) di luar masa {stage} ({period}).")
    case = scope.case
    kinds: tuple[tuple[Any, str, Any, str], ...] = (
        (Interview, tr("wawancara"), case.assessment, tr("asesmen")),
        (Observation, tr("observasi"), case.assessment, tr("asesmen")),
        (Session, tr("pertemuan intervensi"), case.intervention, tr("intervensi")),
    )
    for cls, what, stage, called in kinds:
        for record in outcomes.held(scope.all(cls)):
            if _outside(record.date, stage.period) and _near(record.date, stage.period):
                sentence = words.format(
                    what=what, date=in_words(record.date), stage=called, period=in_words(stage.period)
                )
                yield Doubt(record, "date", sentence, ((stage, "period"),))


@check(
    "outside-the-placement",
    Severity.UNLIKELY,
    mark("Tanggal di luar masa praktikum"),
    reads=(Placement, Session, Evaluation, Termination, Conference),
)
def outside_placement(scope: Scope) -> Iterator[Doubt]:
    """Sessions, conferences, evaluation or end that lie outside the student's placement."""
    words = tr("Tanggal {what} ({date}) di luar masa praktikum ({period}).")
    placement: Any = scope.case.placement
    stages: list[tuple[Any, str]] = [(scope.case.evaluation, tr("evaluasi")), (scope.case.termination, tr("terminasi"))]
    stages += [(one, tr("pertemuan intervensi")) for one in outcomes.held(scope.all(Session))]
    stages += [(one, tr("case conference")) for one in outcomes.held(scope.all(Conference))]
    for record, what in stages:
        if _outside(record.date, placement.period) and _near(record.date, placement.period):
            sentence = words.format(what=what, date=in_words(record.date), period=in_words(placement.period))
            yield Doubt(record, "date", sentence, ((placement, Placement.period.key),))


def _days(scope: Scope) -> Iterator[tuple[Record, InstrumentedAttribute[Any], str, date]]:
    """The exact days of the course of a case; meetings that did not take place and drafts of forms left out."""
    for attribute, what in _COURSE:
        owner: Any = attribute.class_
        for record in scope.all(owner):
            value: PartialDate | None = getattr(record, attribute.key)
            if value is not None and value.day is not None and outcomes.took_place(record):
                yield record, attribute, what, value.day


def _outside(when: PartialDate | None, period: PartialDate | None) -> bool:
    """Whether a date surely lies outside a period that has a beginning and an end."""
    if when is None or period is None or period.precision != "range":
        return False
    return before(when, period) or before(period, when)


def _near(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether two dates are less than half a year apart; farther ones are told as another year."""
    if first is None or second is None or first.possible is None or second.possible is None:
        return False
    gaps = (second.possible[0] - first.possible[1]).days, (first.possible[0] - second.possible[1]).days
    return max(gaps) < _FAR


def _in_year(day: date, year: int) -> date:
    last = calendar.monthrange(year, day.month)[1]
    return day.replace(year=year, day=min(day.day, last))


def _among(day: date, first: date, last: date) -> bool:
    """Whether a day lies between others, or shortly before or behind them."""
    room = timedelta(days=45)
    return first - room <= day <= last + room
