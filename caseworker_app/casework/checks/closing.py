"""What is still open when the work ends: goals nobody judged, concerns, promises, referrals only recommended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import still_open
from caseworker_app.casework.checks.certain import before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.protection import open_concerns
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.evaluation import AttainmentScale, Evaluation, EvaluationRow, GoalResult, Recommendation
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import Promise
from caseworker_app.model.plan import Conference, Goal
from caseworker_app.model.protection import Incident
from caseworker_app.model.termination import Referral, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record
    from caseworker_app.model.partial_date import PartialDate

_TO_REFER = re.compile(r"\b(?:di|me)?rujuk(?:kan)?\s+(?:klien\s+)?ke(?:pada)?\b", re.IGNORECASE)


@check(
    "closed-with-promise",
    Severity.OVERLOOKED,
    mark("Janji yang belum dipastikan saat kasus berakhir"),
    reads=(Case, Promise, Termination),
)
def closed_with_promise(scope: Scope) -> Iterator[Doubt]:
    """A promise that fell due before the work ended, of which nobody said whether it was kept."""
    words = tr("Pertolongan sudah berakhir, tetapi janji {by} “{what}” belum dipastikan terpenuhi atau tidak.")
    if not scope.is_ended:
        return
    for promise in scope.all(Promise):
        late = promise.due is None or before(promise.due, _end(scope))
        if promise.what and promise.kept is None and late:
            sentence = words.format(by=promise.by or tr("salah satu pihak"), what=brief(promise.what, 60))
            yield Doubt(promise, Promise.kept.key, sentence)


@check("promise-overdue", Severity.OVERLOOKED, mark("Janji yang lewat tanggal"), reads=(Case, Promise, Termination))
def promise_overdue(scope: Scope) -> Iterator[Doubt]:
    """A promise whose day is over while the work goes on, and nobody has said whether it was kept."""
    words = tr("Janji {by} “{what}” jatuh tempo {due}, tetapi belum dipastikan terpenuhi atau tidak.")
    if scope.is_ended:
        return
    for promise in scope.all(Promise):
        due = promise.due.latest if promise.due else None
        if promise.what and promise.kept is None and due is not None and due < scope.today:
            by = promise.by or tr("salah satu pihak")
            sentence = words.format(by=by, what=brief(promise.what, 60), due=long_date(due, weekday=False))
            yield Doubt(promise, Promise.kept.key, sentence)


@check("closed-while-running", Severity.OVERLOOKED, mark("Kasus ditutup dengan tahap yang masih berjalan"))
def closed_while_running(scope: Scope) -> Iterator[Doubt]:
    """A case that is closed while a stage is said to be going on."""
    words = tr("Kasus sudah ditutup ({date}), tetapi tahap ini masih “berjalan”.")
    case = scope.case
    stages: tuple[Any, ...] = (
        case.engagement,
        case.assessment,
        case.plan,
        case.intervention,
        case.evaluation,
        case.termination,
    )
    for stage in stages:
        if case.closed is not None and stage.state is StageState.RUNNING:
            yield Doubt(case, Case.closed.key, words.format(date=in_words(case.closed)), ((stage, "state"),))
            return


@check(
    "ended-with-concern",
    Severity.GRAVE,
    mark("Kekhawatiran yang masih terbuka saat kasus berakhir"),
    reads=(Case, Incident, Termination),
)
def ended_with_concern(scope: Scope) -> Iterator[Doubt]:
    """An incident or concern that nobody closed, though the work has ended."""
    words = tr("Pertolongan sudah berakhir, tetapi {what} ini belum ditandai selesai; siapa yang meneruskannya?")
    if not scope.is_ended:
        return
    for one in open_concerns(scope.case):
        if one.date is None or before(one.date, _end(scope)):
            yield Doubt(one, Incident.state.key, words.format(what=one.kind or tr("kejadian")))


@check(
    "ended-without-verdict",
    Severity.OVERLOOKED,
    mark("Tujuan yang tidak dinilai saat kasus berakhir"),
    reads=(Case, Goal, GoalResult, AttainmentScale, Evaluation, EvaluationRow, Termination),
)
def ended_without_verdict(scope: Scope) -> Iterator[Doubt]:
    """The work has ended, and of no goal is it said what became of it, in a table or in words."""
    words = tr("Pertolongan sudah berakhir, tetapi pencapaian tujuan “{goal}” belum dinilai.")
    case, one = scope.case, scope.case.evaluation
    told = case.goal_results or case.attainment_scales or case.evaluation_rows or case.before_after
    if not scope.is_ended or told or one.conclusion or one.result_summary or one.results or case.termination.results:
        return
    for goal in case.goals:
        if goal.text and not still_open.results_of(case, goal):
            yield Doubt(goal, Goal.text.key, words.format(goal=brief(goal.text, 80)))


@check(
    "referral-incomplete",
    Severity.OVERLOOKED,
    mark("Rujukan tanpa tanggal atau tujuan"),
    reads=(Case, Referral, Termination),
)
def referral_incomplete(scope: Scope) -> Iterator[Doubt]:
    """A referral that does not say to whom, or, once the work has ended, not when."""
    nowhere, undated = tr("Rujukan ini belum menyebut ditujukan kepada siapa."), tr("Rujukan ini belum bertanggal.")
    for one in scope.all(Referral):
        if not (one.reason or one.service_asked or one.problem_summary or one.to or one.address):
            continue
        if not (one.to or one.to_person_id or one.address):
            yield Doubt(one, Referral.to.key, nowhere)
        elif one.date is None and scope.is_ended:
            yield Doubt(one, Referral.date.key, undated)


@check(
    "referral-not-made",
    Severity.OVERLOOKED,
    mark("Rujukan yang disarankan dan tidak dibuat"),
    reads=(Case, Conference, Recommendation, Referral, Termination),
)
def referral_not_made(scope: Scope) -> Iterator[Doubt]:
    """A recommendation or decision to refer the client, in a case that has ended without any referral."""
    words = tr("Disarankan “{written}”, tetapi kasus berakhir tanpa rujukan.")
    case = scope.case
    if not scope.is_ended or case.referrals or case.termination.referred_to:
        return
    for record, field, text in _recommended(case):
        if found := _TO_REFER.search(text):
            yield Doubt(record, field, words.format(written=brief(text[found.start() :], 60)))


def _end(scope: Scope) -> PartialDate | None:
    return scope.case.closed or scope.case.termination.date


def _recommended(case: Case) -> Iterator[tuple[Record, str, str]]:
    for one in case.recommendations:
        yield one, Recommendation.text.key, one.text or ""
    for conference in case.conferences:
        for field in (Conference.recommendations.key, Conference.decisions.key):
            for text in getattr(conference, field) or ():
                yield conference, field, text
