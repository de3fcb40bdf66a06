"""What of a case is not finished, and what is not known to be."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.still_open import (
    dangers,
    goal_state,
    meetings,
    open_goals,
    open_tasks,
    pledges,
    unfinished_stages,
    waited_for,
)
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState, StageState
from caseworker_app.model.engagement import RiskScreening
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Goal, Indicator
from caseworker_app.model.termination import Aftercare, Referral


def on(words: str) -> PartialDate:
    return PartialDate.parse(words)


def test_a_goal_is_open_until_it_was_judged_as_reached() -> None:
    goals = [Goal(id="a", text="lebih sabar"), Goal(id="b", text="Bergaul"), Goal(id="c", text="tidur")]
    goals[2].indicators = [Indicator(id="i")]
    case = Case(
        goals=goals,
        goal_results=[
            GoalResult(goal_id="a", state=GoalState.PARTLY),
            GoalResult(goal_id="a", state=GoalState.REACHED),
            GoalResult(goal_text="bergaul", evidence="ikut berkumpul"),
            GoalResult(goal_id="c", indicator_id="i", state=GoalState.REACHED),
        ],
    )
    assert [goal.id for goal in open_goals(case)] == ["b", "c"]
    assert [goal_state(case, goal) for goal in goals] == [GoalState.REACHED, None, None]


def test_promises_of_sessions_join_those_of_the_list_once() -> None:
    case = Case(
        promises=[Promise(by="klien", what="Datang pagi"), Promise(by="klien", what="berhenti merokok", kept=True)],
        sessions=[
            Session(client_promise="datang  pagi", worker_promise="membawa formulir"),
            Session(client_promise="berhenti merokok"),
        ],
    )
    assert [(one.by, one.what) for one in pledges(case)] == [
        ("klien", "Datang pagi"),
        ("pekerja sosial", "membawa formulir"),
    ]


def test_tasks_come_by_date_and_the_undated_last() -> None:
    case = Case(
        tasks=[
            Task(what="c"),
            Task(what="b", date=on("2/9/2024")),
            Task(what="a", date=on("1/9/2024")),
            Task(what="x", done=True),
            Task(),
        ]
    )
    assert [one.what for one in open_tasks(case)] == ["a", "b", "c"]


def test_only_what_is_dated_from_today_on_lies_ahead() -> None:
    case = Case(
        tasks=[Task(what="periksa", date=on("3/9/2024")), Task(what="lewat", date=on("1/9/2024")), Task(what="kapan")],
        activities=[Activity(name="konseling", dates=on("September 2024")), Activity(name="lama", dates=on("2023"))],
        aftercare=[
            Aftercare(planned_for=on("1/12/2024")),
            Aftercare(planned_for=on("2/12/2024"), date=on("2/12/2024")),
        ],
    )
    assert [one.what for one in meetings(case, date(2024, 9, 2))] == ["konseling", "periksa", "kunjungan pascalayanan"]


def test_the_last_screening_of_each_kind_counts_and_silence_is_no_all_clear() -> None:
    case = Case(
        risks=[
            RiskScreening(kind="bunuh diri", danger_now=False, date=on("5/9/2024")),
            RiskScreening(kind="Bunuh diri", danger_now=True, date=on("1/9/2024")),
            RiskScreening(kind="kekerasan", danger_now=True),
            RiskScreening(kind="penelantaran"),
        ]
    )
    assert [one.kind for one in dangers(case)] == ["kekerasan", "penelantaran"]


def test_stages_nobody_called_done_are_unfinished_and_unanswered_referrals_wait() -> None:
    case = Case(referrals=[Referral(to=["RT", "kader"]), Referral(to=["Puskesmas"], answer="diterima"), Referral()])
    case.engagement.state = StageState.DONE
    case.assessment.state = StageState.RUNNING
    assert unfinished_stages(case) == ["assessment", "plan", "intervention", "evaluation", "termination"]
    assert list(waited_for(case)) == ["RT, kader"]
