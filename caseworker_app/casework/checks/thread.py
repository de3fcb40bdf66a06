"""Benang merah: what was planned and never done, done and never planned, aimed at and never evaluated, promised."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes, still_open
from caseworker_app.casework.checks.alike import plain, stems
from caseworker_app.casework.checks.certain import in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.red_thread import EMPTY_WORDS, alike, carries
from caseworker_app.limits import brief
from caseworker_app.model.assessment import Problem
from caseworker_app.model.choices import StageState
from caseworker_app.model.engagement import Contact
from caseworker_app.model.evaluation import (
    AttainmentScale,
    Evaluation,
    EvaluationRow,
    GoalResult,
    SmartReview,
)
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Activity, ActivityGoal, Goal, Indicator, Plan, PlanRevision
from caseworker_app.model.termination import Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_OF_EVALUATION = (Evaluation, EvaluationRow, GoalResult, SmartReview, AttainmentScale, Termination)
_INDICATOR = re.compile(r"\bindikator\s+(?:ke-?\s?|nomor\s+)?(\d{1,2})\b", re.IGNORECASE)
_LEFT_TO_OTHERS = re.compile(
    r"\b(?:ditangani|dirujuk|diserahkan|di luar|bukan wewenang|ditunda|tidak)\b", re.IGNORECASE
)
"""Why a problem is not worked on, as the list of problems says it."""
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
        if not name or stems(name, EMPTY_WORDS) & stems(revised, EMPTY_WORDS) or _told_of(scope, activity):
            continue
        if not any(carries(session, activity) for session in sessions):
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
    revised = stems(" ".join(one.changed or "" for one in scope.all(PlanRevision)), EMPTY_WORDS)
    for session in outcomes.held(scope.all(Session)):
        name = session.activity_name or ""
        if not name or session.activity_id or session.group_session_id or stems(name, EMPTY_WORDS) & revised:
            continue
        if not any(carries(session, activity) for activity in activities):
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
    if not (case.goal_results or case.attainment_scales) or not scope.evaluated:
        return
    told = [one.goal_text for one in case.goal_results] + [one.title for one in case.attainment_scales]
    told += [one.subject for one in case.smart_reviews]
    for goal in case.goals:
        linked = any(
            one.goal_id == goal.id
            for rows in (case.goal_results, case.attainment_scales, case.smart_reviews)
            for one in rows
        )
        said = any(alike(goal.text, text) for text in told)
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
        if served and goal.text and goal.id not in served and not alike(goal.text, told):
            yield Doubt(goal, Goal.text.key, words.format(goal=brief(goal.text, 80)))


@check(
    "indicator-not-evaluated",
    Severity.OVERLOOKED,
    mark("Indikator yang tidak dievaluasi"),
    reads=(Goal, Indicator, *_OF_EVALUATION),
)
def indicator_not_evaluated(scope: Scope) -> Iterator[Doubt]:
    """An indicator of which nothing is said, where others of the same goal were judged one by one."""
    words = tr("Indikator “{indicator}” belum dinilai, sedangkan indikator lain dari tujuan yang sama sudah.")
    if not scope.evaluated:
        return
    results = scope.case.goal_results
    judged = {one.indicator_id for one in results if one.state or one.evidence} - {None}
    told = " ".join(filter(None, (part for one in results for part in (one.goal_text, one.evidence))))
    for goal in scope.case.goals:
        if not any(one.id in judged for one in goal.indicators):
            continue
        for one in goal.indicators:
            if one.text and one.id not in judged and not alike(one.text, told):
                yield Doubt(one, Indicator.text.key, words.format(indicator=brief(one.text, 70)))


@check(
    "problem-without-goal",
    Severity.OVERLOOKED,
    mark("Masalah tanpa tujuan"),
    reads=(Problem, Goal, Plan, Session),
)
def problem_without_goal(scope: Scope) -> Iterator[Doubt]:
    """A problem that no goal takes up, where goals say which problems they take up and the plan is made."""
    words = tr("Masalah “{problem}” tidak ditangani satu pun tujuan, sedangkan tujuan lain menyebut masalahnya.")
    case = scope.case
    taken = {goal.problem_id for goal in case.goals} | {goal.problem.id for goal in case.goals if goal.problem}
    is_made = case.plan.state is StageState.DONE or outcomes.held(scope.all(Session)) or scope.evaluated
    if not taken - {None} or not is_made:
        return
    told = " ".join(filter(None, (case.plan.general_goal, *(goal.text for goal in case.goals))))
    for problem in case.problems:
        left = _LEFT_TO_OTHERS.search(problem.reason or "")
        if problem.text and not left and problem.id not in taken and not alike(problem.text, told):
            yield Doubt(problem, Problem.text.key, words.format(problem=brief(problem.text, 70)))


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


def _is_over(scope: Scope) -> bool:
    case = scope.case
    return case.intervention.state is StageState.DONE or scope.evaluated or case.closed is not None


def _told_of(scope: Scope, activity: Activity) -> bool:
    """Whether a contact, a meeting of a group or the evaluation tells of an activity."""
    name = stems(activity.name or "", EMPTY_WORDS)
    if any(row.activity_id == activity.id and (row.process or row.result) for row in scope.all(EvaluationRow)):
        return True
    texts = [
        *(" ".join(filter(None, (one.process, one.result))) for one in scope.all(Contact)),
        *(" ".join(filter(None, (one.agenda, one.process))) for group in scope.groups for one in group.sessions),
        *(" ".join(filter(None, (one.process, one.result))) for one in scope.all(Session)),
    ]
    return bool(name) and any(name <= stems(text, EMPTY_WORDS) for text in texts)


def _when(session: Session) -> str:
    return in_words(session.date) if session.date else tr("tanpa tanggal")
