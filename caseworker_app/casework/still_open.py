"""What of a case is not finished: goals, promises, tasks, dangers, answers waited for, the next meetings."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import stages
from caseworker_app.casework.work_log import first_day
from caseworker_app.model.choices import GoalState, StageState
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import RiskScreening
    from caseworker_app.model.evaluation import GoalResult
    from caseworker_app.model.intervention import Session
    from caseworker_app.model.notes import Promise, Task
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.plan import Goal
    from caseworker_app.model.time_span import TimeSpan

CLIENT, WORKER = "klien", "pekerja sosial"


@dataclasses.dataclass(frozen=True, slots=True)
class Pledge:
    """A promise that nobody has confirmed as kept: whose, what, when made, until when; ``kept`` False was broken.

    record: the promise in the list of promises, or the session that noted it.
    """

    by: str
    what: str
    made_on: PartialDate | None = None
    due: PartialDate | None = None
    kept: bool | None = None
    record: Promise | Session | None = dataclasses.field(default=None, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Meeting:
    """Something that lies ahead: what, when, where, with whom."""

    what: str
    date: PartialDate | None = None
    time: TimeSpan | None = None
    place: str = ""
    with_whom: str = ""


def results_of(case: Case, goal: Goal) -> list[GoalResult]:
    """What became of a goal as a whole: by its link, else by its words."""
    words = (goal.text or "").strip().casefold()
    return [
        one
        for one in case.goal_results
        if one.indicator_id is None
        and (one.goal_id == goal.id or (one.goal_id is None and words and words == _plain(one.goal_text)))
    ]


def goal_state(case: Case, goal: Goal) -> GoalState | None:
    """How far a goal was reached, as last judged; None where nobody has judged it."""
    return next((one.state for one in reversed(results_of(case, goal)) if one.state), None)


def open_goals(case: Case) -> list[Goal]:
    """The specific goals that have not been judged as reached."""
    return [goal for goal in case.goals if goal_state(case, goal) is not GoalState.REACHED]


def pledges(case: Case) -> list[Pledge]:
    """Promises not known to be kept: those of the list, and those that a session noted and the list does not have."""
    known = {_plain(one.what) for one in case.promises}
    found = [
        Pledge(one.by or "", one.what or "–", one.made_on, one.due, one.kept, one)
        for one in case.promises
        if one.kept is not True and one.what
    ]
    for session in case.sessions:
        for by, what in ((CLIENT, session.client_promise), (WORKER, session.worker_promise)):
            if what and _plain(what) not in known:
                known.add(_plain(what))
                found.append(Pledge(by, what, session.date, record=session))
    return found


def open_tasks(case: Case) -> list[Task]:
    """Tasks and appointments not ticked off, the nearest first."""
    waiting = [one for one in case.tasks if not one.done and one.what]
    return sorted(waiting, key=lambda one: one.date.sort_key if one.date else (9, 0, 0, ""))


def meetings(case: Case, today: date) -> list[Meeting]:
    """What lies ahead from this day on: appointments, planned activities, visits after the end; all with their days."""
    tasks = open_tasks(case)
    found = [Meeting(one.what or "", one.date, one.time, one.place or "", one.with_whom or "") for one in tasks]
    found += [Meeting(one.name or "", one.dates, place=one.place or "") for one in case.activities if one.name]
    found += [
        Meeting(tr("kunjungan pascalayanan"), one.planned_for, with_whom=one.who or "")
        for one in case.aftercare
        if one.date is None
    ]
    ahead = [one for one in found if one.date and one.date.latest and one.date.latest >= today]
    return sorted(ahead, key=lambda one: one.date.sort_key if one.date else (9, 0, 0, ""))


def dangers(case: Case) -> list[RiskScreening]:
    """The last screening of every kind of risk where danger was seen, or where nobody said that there was none."""
    last: dict[str, RiskScreening] = {}
    for one in sorted(case.risks, key=lambda one: (first_day(one.date) or date.min, one.position or 0)):
        last[_plain(one.kind)] = one
    return [one for one in last.values() if one.danger_now is not False]


def unfinished_stages(case: Case) -> list[str]:
    """Keys of the stages that are running, or that nobody has called begun or done."""
    return [key for key in stages.KEYS if getattr(case, key).state is not StageState.DONE]


def waited_for(case: Case) -> Iterator[str]:
    """Referrals without an answer."""
    for one in case.referrals:
        if one.answered_on is None and not one.answer and not one.outcome and one.to:
            yield ", ".join(one.to)


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
