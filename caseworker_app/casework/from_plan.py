"""What the plan already says, ready for the evaluation and the next session: nothing is typed twice.

Every function tells which rows a table would take over and is called again after each change: what is there already,
by its link to the plan or by its words, is not offered, so nothing comes twice. Rows keep the link, so that a goal that
is worded anew in the plan is worded anew everywhere.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.still_open import results_of
from caseworker_app.forms import lists
from caseworker_app.model.evaluation import (
    AttainmentScale,
    EvaluationRow,
    GoalResult,
    ProcessEvaluation,
    SmartReview,
)
from caseworker_app.model.intervention import Session, SessionPerson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.model.case import Case
    from caseworker_app.model.plan import Activity, Goal

SUBJECTS = "evaluation_subjects"
_WHOLE = "seluruh proses"


def goal_results(case: Case) -> list[GoalResult]:
    """A row for each goal, and one for each of its indicators, in the order of the plan."""
    return list(chain.from_iterable(_results(case, goal) for goal in case.goals if _said(goal.text)))


def _results(case: Case, goal: Goal) -> Iterator[GoalResult]:
    if not results_of(case, goal):
        yield GoalResult(goal=goal)
    judged = {one.indicator_id for one in case.goal_results} | {_said(one.goal_text) for one in case.goal_results}
    for indicator in goal.indicators:
        if _said(indicator.text) and not judged & {indicator.id, _said(indicator.text)}:
            yield GoalResult(goal=goal, indicator=indicator)


def smart_reviews(case: Case) -> list[SmartReview]:
    """A review for each goal."""
    there = _named(case.smart_reviews, "goal_id", "subject")
    return [SmartReview(goal=goal) for goal in case.goals if _lacks(there, goal, goal.text)]


def attainment_scales(case: Case) -> list[AttainmentScale]:
    """A scale for each goal."""
    there = _named(case.attainment_scales, "goal_id", "title")
    return [AttainmentScale(goal=goal) for goal in case.goals if _lacks(there, goal, goal.text)]


def evaluation_rows(case: Case) -> list[EvaluationRow]:
    """A row for each planned activity, then for each that sessions carried out without a plan."""
    there = _named(case.evaluation_rows, "activity_id", "activity_name")
    planned = [EvaluationRow(activity=one) for one in case.activities if _lacks(there, one, one.name)]
    known = there | {_said(one.name) for one in case.activities}
    own = {_said(one.activity_name): one.activity_name for one in case.sessions if one.activity is None}
    return [*planned, *(EvaluationRow(activity_name=name) for said, name in own.items() if said and said not in known)]


def process_of_stages(case: Case) -> list[ProcessEvaluation]:
    """A row for each stage."""
    there = {_said(one.subject) for one in case.process_evaluations}
    names = (entry.value for entry in lists.load(SUBJECTS).entries if entry.value != _WHOLE)
    return [ProcessEvaluation(subject=name) for name in names if _said(name) not in there]


def process_of_activities(case: Case) -> list[ProcessEvaluation]:
    """A row for each planned activity."""
    there = {_said(one.subject) for one in case.process_evaluations}
    return [ProcessEvaluation(subject=one.name) for one in case.activities if _said(one.name) not in there | {""}]


def accounts(case: Case) -> list[tuple[EvaluationRow, str, str]]:
    """Rows of the matrix with an empty process or result, and what the sessions of their activity say of it."""
    found = []
    for row in case.evaluation_rows:
        held = _of_activity(case, row)
        process = "" if row.process else _accounts(held, "process")
        result = "" if row.result else _accounts(held, "result")
        if process or result:
            found.append((row, process, result))
    return found


def _of_activity(case: Case, row: EvaluationRow) -> list[Session]:
    """The sessions that carried out the activity of a row, in the order of their days."""
    name = _said(row.activity_name)
    of = [
        one
        for one in outcomes.held(case.sessions)
        if (row.activity_id and one.activity_id == row.activity_id) or (name and _said(one.activity_name) == name)
    ]
    return sorted(of, key=lambda one: one.date.sort_key if one.date else (9, 0, 0, ""))


def _accounts(held: Sequence[Session], column: str) -> str:
    """What each session says, after its day where there are several."""
    told = [(one.date, text) for one in held if (text := getattr(one, column))]
    if len(told) == 1:
        return str(told[0][1])
    return "\n".join(f"{date.short()}: {text}" if date else str(text) for date, text in told)


def next_sessions(case: Case) -> list[Session]:
    """The next session of each planned activity, those not yet carried out first; none where one stands prepared."""
    ready = [next_session(case, activity) for activity in case.activities if activity.name]
    return sorted(filter(None, ready), key=lambda one: one.number or 0)


def next_session(case: Case, activity: Activity) -> Session | None:
    """A session with what the plan and the last session of this activity say; None where such a one still waits."""
    carried = [one for one in case.sessions if _is_of(one, activity)]
    if any(waits(one) for one in carried):
        return None
    held = outcomes.held(carried)
    last = max(held, key=lambda one: one.date.sort_key if one.date else (0, 0, 0, ""), default=None)
    numbers = [one.number for one in held if one.number is not None]
    free = activity.dates is not None and activity.dates.exact and all(one.date != activity.dates for one in carried)
    return Session(
        activity=activity,
        date=activity.dates if free else None,
        time=activity.time if free else None,
        number=max([len(held), *numbers]) + 1,
        method=activity.method or _method_of(case, activity) or (last.method if last else None),
        techniques=[activity.technique] if activity.technique else None,
        place=activity.place or (last.place if last else None),
        participants=last.participants if last else None,
        people=[SessionPerson(person=one.person, name=one.name, role=one.role) for one in last.people] if last else [],
    )


def _is_of(session: Session, activity: Activity) -> bool:
    """Whether a session is of a planned activity: linked with it, or typed with its words and linked with none."""
    if session.activity_id or session.activity:
        return session.activity_id == activity.id or session.activity is activity
    return _said(session.activity_name) == _said(activity.name)


def _method_of(case: Case, activity: Activity) -> str | None:
    """The method that the plan names together with the technique of an activity."""
    technique = _said(activity.technique)
    named = (one.method for one in case.planned_methods if technique and _said(one.technique) == technique)
    return next(filter(None, named), None)


def waits(session: Session) -> bool:
    """Whether a session was only prepared: nothing is written of it that one knows after it alone.

    The planned day says nothing yet; any other day does.
    """
    planned = session.activity.dates if session.activity is not None else None
    date = session.date if session.date != planned else None
    return not any((date, session.outcome, session.process, session.result, session.client_response, session.steps))


def _named(rows: Iterable[Any], link: str, words: str) -> set[str]:
    """The ids of the plan and the words by which rows of a table are named."""
    there: set[str] = set()
    for row in rows:
        there |= {getattr(row, link) or "", _said(getattr(row, words))}
    return there - {""}


def _lacks(there: set[str], planned: Any, words: str | None) -> bool:
    return bool(_said(words)) and planned.id not in there and _said(words) not in there


def _said(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
