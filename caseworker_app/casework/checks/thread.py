"""Benang merah: what was planned and never done, done and never planned, aimed at and never evaluated, promised."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes, still_open
from caseworker_app.casework.checks.alike import plain, stems
from caseworker_app.casework.checks.certain import before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.engagement import Contact
from caseworker_app.model.evaluation import AttainmentScale, Evaluation, EvaluationRow, GoalResult, SmartReview
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise
from caseworker_app.model.plan import Activity, ActivityGoal, Goal, Indicator, PlanRevision
from caseworker_app.model.termination import Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_OF_EVALUATION = (Evaluation, EvaluationRow, GoalResult, SmartReview, AttainmentScale, Termination)
_INDICATOR = re.compile(r"\bindikator\s+(?:ke-?\s?|nomor\s+)?(\d{1,2})\b", re.IGNORECASE)
_EMPTY_WORDS = frozenset({"klien", "kegiatan", "pertemuan", "sesi", "dengan", "untuk", "dalam", "pada", "serta", "dan"})
_LONG = 60  # letters of a text that nobody writes twice by chance


@check("activity-not-done", Severity.OVERLOOKED, mark("Kegiatan yang direncanakan dan tidak dilaksanakan"))
def activity_not_done(scope: Scope) -> Iterator[Doubt]:
    """A planned activity of which no session tells, once the intervention is over and others were carried out."""
    words = tr("Kegiatan “{name}” direncanakan, tetapi tidak ada pertemuan yang melaksanakannya.")
    sessions = scope.all(Session)
    if not _is_over(scope) or not outcomes.held(sessions):
        return
    revised = " ".join(one.changed or "" for one in scope.all(PlanRevision))
    for activity in scope.all(Activity):
        name = activity.name or ""
        if not name or stems(name, _EMPTY_WORDS) & stems(revised, _EMPTY_WORDS) or _told_of(scope, activity):
            continue
        if not any(_carries(session, activity) for session in sessions):
            yield Doubt(activity, Activity.name.key, words.format(name=brief(name, 60)))


@check(
    "session-without-plan",
    Severity.OVERLOOKED,
    mark("Pertemuan di luar rencana"),
    reads=(Activity, Session, PlanRevision),
)
def session_without_plan(scope: Scope) -> Iterator[Doubt]:
    """A session of an activity that is neither in the plan nor in a revision of it."""
    words = tr("Pertemuan “{name}” ({date}) tidak melaksanakan satu pun kegiatan dalam rencana.")
    activities = scope.all(Activity)
    if not activities:
        return
    revised = stems(" ".join(one.changed or "" for one in scope.all(PlanRevision)), _EMPTY_WORDS)
    for session in outcomes.held(scope.all(Session)):
        name = session.activity_name or ""
        if not name or session.activity_id or session.group_session_id or stems(name, _EMPTY_WORDS) & revised:
            continue
        if not any(_carries(session, activity) for activity in activities):
            when = in_words(session.date) if session.date else tr("tanpa tanggal")
            yield Doubt(session, Session.activity_name.key, words.format(name=brief(name, 50), date=when))


@check(
    "goal-not-evaluated",
    Severity.OVERLOOKED,
    mark("Tujuan yang tidak dievaluasi"),
    reads=(Goal, Indicator, *_OF_EVALUATION),
)
def goal_not_evaluated(scope: Scope) -> Iterator[Doubt]:
    """A goal of which nothing is said in the evaluation, where others were judged."""
    words = tr("Tujuan “{goal}” belum disebut dalam evaluasi, sedangkan tujuan lain sudah dinilai.")
    case = scope.case
    if not (case.goal_results or case.attainment_scales) or not _evaluated(scope):
        return
    told = [one.goal_text for one in case.goal_results] + [one.title for one in case.attainment_scales]
    told += [one.subject for one in case.smart_reviews]
    for goal in case.goals:
        linked = any(
            one.goal_id == goal.id
            for rows in (case.goal_results, case.attainment_scales, case.smart_reviews)
            for one in rows
        )
        said = any(_alike(goal.text, text) for text in told)
        if goal.text and not linked and not said and not still_open.results_of(case, goal):
            yield Doubt(goal, Goal.text.key, words.format(goal=brief(goal.text, 80)))


@check(
    "goal-without-activity", Severity.OVERLOOKED, mark("Tujuan tanpa kegiatan"), reads=(Goal, Activity, ActivityGoal)
)
def goal_without_activity(scope: Scope) -> Iterator[Doubt]:
    """A goal that no activity serves, where activities say which goals they serve."""
    words = tr("Tujuan “{goal}” tidak dilayani satu pun kegiatan, sedangkan kegiatan lain menyebut tujuannya.")
    activities = scope.all(Activity)
    served = {link.goal_id for activity in activities for link in activity.goals} - {None}
    told = " ".join(filter(None, (activity.serves for activity in activities)))
    for goal in scope.case.goals:
        if served and goal.text and goal.id not in served and not _alike(goal.text, told):
            yield Doubt(goal, Goal.text.key, words.format(goal=brief(goal.text, 80)))


@check("indicator-never-set", Severity.IMPOSSIBLE, mark("Indikator yang tidak pernah ditetapkan"))
def indicator_never_set(scope: Scope) -> Iterator[Doubt]:
    """«Indikator 5» where three are set."""
    words = tr("Di sini disebut “{written}”, padahal hanya {count} indikator yang ditetapkan.")
    count = sum(1 for goal in scope.case.goals for one in goal.indicators if one.text)
    if not count:
        return
    for narrative in scope.narratives:
        if isinstance(narrative.record, Indicator):
            continue
        found = next((one for one in _INDICATOR.finditer(narrative.text) if int(one[1]) > count), None)
        if found:
            yield Doubt(narrative.record, narrative.field, words.format(written=found[0], count=count))


@check("session-twice", Severity.UNLIKELY, mark("Pertemuan yang tercatat dua kali"), reads=(Session,))
def session_twice(scope: Scope) -> Iterator[Doubt]:
    """Two sessions of one day tell the same, or two of different days tell the same at length, word for word."""
    words = tr("Proses pertemuan {date} sama kata demi kata dengan pertemuan {other}; apakah tersalin?")
    told = [(one, plain(one.process)) for one in scope.all(Session)]
    for (first, one), (second, other) in combinations([pair for pair in told if len(pair[1]) >= _LONG], 2):
        if one == other:
            sentence = words.format(date=_when(second), other=_when(first))
            yield Doubt(second, Session.process.key, sentence, ((first, Session.process.key),))


@check(
    "closed-with-promise",
    Severity.OVERLOOKED,
    mark("Janji yang belum dipastikan saat kasus ditutup"),
    reads=(Case, Promise, Termination),
)
def closed_with_promise(scope: Scope) -> Iterator[Doubt]:
    """A promise that fell due before the case was closed, of which nobody said whether it was kept."""
    words = tr("Kasus ditutup, tetapi janji {by} “{what}” belum dipastikan terpenuhi atau tidak.")
    if scope.case.closed is None:
        return
    for promise in scope.all(Promise):
        late = promise.due is None or before(promise.due, scope.case.closed)
        if promise.what and promise.kept is None and late:
            sentence = words.format(by=promise.by or tr("salah satu pihak"), what=brief(promise.what, 60))
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


def _is_over(scope: Scope) -> bool:
    case = scope.case
    return case.intervention.state is StageState.DONE or _evaluated(scope) or case.closed is not None


def _evaluated(scope: Scope) -> bool:
    case = scope.case
    last = case.evaluation.date.latest if case.evaluation.date else None
    done = StageState.DONE in {case.evaluation.state, case.termination.state}
    return done or (last is not None and last <= scope.today)


def _carries(session: Session, activity: Activity) -> bool:
    """Whether a session carries out an activity: by its link, its name, its technique or its method."""
    if session.activity_id is not None:
        return session.activity_id == activity.id
    if session.activity is activity:
        return True
    said = " ".join([session.activity_name or "", *(session.techniques or ()), session.phase or ""])
    planned = " ".join(filter(None, (activity.name, activity.technique)))
    return _alike(said, planned)


def _told_of(scope: Scope, activity: Activity) -> bool:
    """Whether a contact, a meeting of a group or the evaluation tells of an activity."""
    name = stems(activity.name or "", _EMPTY_WORDS)
    if any(row.activity_id == activity.id and (row.process or row.result) for row in scope.all(EvaluationRow)):
        return True
    texts = [
        *(" ".join(filter(None, (one.process, one.result))) for one in scope.all(Contact)),
        *(" ".join(filter(None, (one.agenda, one.process))) for group in scope.groups for one in group.sessions),
        *(" ".join(filter(None, (one.process, one.result))) for one in scope.all(Session)),
    ]
    return bool(name) and any(name <= stems(text, _EMPTY_WORDS) for text in texts)


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two texts speak of the same: most roots of the shorter one stand in the longer one."""
    first, second = stems(one or "", _EMPTY_WORDS), stems(other or "", _EMPTY_WORDS)
    few = min(len(first), len(second))
    return bool(few) and len(first & second) >= max(1, round(0.6 * few))


def _when(session: Session) -> str:
    return in_words(session.date) if session.date else tr("tanpa tanggal")
