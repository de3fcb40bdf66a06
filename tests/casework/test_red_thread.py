"""Benang merah: what hangs together by links or by words, and what is missing where."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.red_thread import Gap, Link, Strand, gaps, red_thread
from caseworker_app.model.assessment import Problem, Symptom
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Attendance, GoalState, MeetingOutcome
from caseworker_app.model.evaluation import AttainmentScale, EvaluationRow, GoalResult
from caseworker_app.model.group import Group, GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, ActivityGoal, Goal
from caseworker_app.model.tools import Measurement

TODAY = date(2024, 10, 1)
SLEEP, ANGER = "tidur lebih nyenyak", "mengelola amarah di rumah"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def a_case() -> Case:
    """Two goals, each with its problem, activity and session; nothing is missing yet."""
    sleepless, angry = Problem(id="p1", text="sulit tidur sejak di asrama"), Problem(id="p2", text="mudah marah")
    case = Case(id="c", client=Person(id="k"), problems=[sleepless, angry])
    case.symptoms = [Symptom(id="s1", text="sering sulit tidur")]
    case.goals = [Goal(id="g1", text=SLEEP, problem=sleepless), Goal(id="g2", text=ANGER, problem=angry)]
    case.activities = [
        Activity(id="a1", name="latihan relaksasi", goals=[ActivityGoal(goal_id="g1")]),
        Activity(id="a2", name="bermain peran", goals=[ActivityGoal(goal_id="g2")]),
    ]
    case.sessions = [
        Session(id="m1", activity_id="a1", activity_name="latihan relaksasi", date=day("2/9/2024")),
        Session(id="m2", activity_id="a1", activity_name="latihan relaksasi", date=day("9/9/2024")),
        Session(id="m3", activity_name="bermain peran", date=day("3/9/2024")),
    ]
    return case


def strands(case: Case, *groups: Group) -> list[Strand]:
    return red_thread(CaseFile(case, Kin(), list(groups)), TODAY)


def missing(case: Case, *groups: Group) -> list[tuple[Gap, str]]:
    return [(gap, node.words) for gap, node in gaps(strands(case, *groups))]


def words(strand: Strand, link: Link) -> list[str]:
    return [node.words for node in strand.nodes.get(link, ())]


def about(case: Case, goal: str) -> Strand:
    return next(strand for strand in strands(case) if goal in words(strand, Link.GOAL))


def test_a_strand_runs_from_the_symptom_to_the_session() -> None:
    strand = about(a_case(), SLEEP)
    assert words(strand, Link.SYMPTOM) == ["sering sulit tidur"]
    assert words(strand, Link.FOCUS) == ["sulit tidur sejak di asrama"]
    assert words(strand, Link.ACTIVITY) == ["latihan relaksasi"]
    (sessions,) = strand.nodes[Link.SESSION]
    assert (sessions.words, sessions.note) == ("latihan relaksasi", "2 kali, 2/9/2024 – 9/9/2024")
    assert sessions.record.id == "m1"
    assert missing(a_case()) == []


def test_an_empty_case_has_no_thread() -> None:
    assert strands(Case(id="c")) == []


def test_before_the_plan_nothing_is_missing() -> None:
    case = Case(id="c", problems=[Problem(id="p", text="mudah marah")], symptoms=[Symptom(id="s", text="memukul meja")])
    assert missing(case) == []
    assert [words(strand, Link.FOCUS) for strand in strands(case)] == [["mudah marah"]]


def test_a_problem_without_a_goal_is_told_once_there_is_a_plan() -> None:
    case = a_case()
    case.problems.append(Problem(id="p3", text="utang keluarga menumpuk"))
    assert missing(case) == [(Gap.NO_PLAN, "utang keluarga menumpuk")]


def test_a_goal_that_no_activity_serves() -> None:
    case = a_case()
    case.goals.append(Goal(id="g3", text="kembali bersekolah"))
    assert missing(case) == [(Gap.NO_ACTIVITY, "kembali bersekolah")]


def test_a_goal_whose_activity_was_never_carried_out() -> None:
    case = a_case()
    case.sessions = case.sessions[:2]
    assert missing(case) == [(Gap.NO_SESSION, ANGER)]
    case.activities[1].dates = day("5/10/2024")
    assert missing(case) == []


def test_a_session_that_did_not_take_place_carries_nothing() -> None:
    case = a_case()
    case.sessions[2].outcome = MeetingOutcome.CANCELLED
    assert missing(case) == [(Gap.NO_SESSION, ANGER)]


def test_sessions_and_activities_that_serve_no_goal() -> None:
    case = a_case()
    case.sessions.append(Session(id="m4", activity_name="arisan warga", date=day("4/9/2024")))
    case.activities.append(Activity(id="a3", name="kerja bakti"))
    assert missing(case) == [(Gap.ACTIVITY_WITHOUT_GOAL, "kerja bakti"), (Gap.SESSION_WITHOUT_GOAL, "arisan warga")]


def test_a_goal_that_the_evaluation_passes_over() -> None:
    case = a_case()
    case.goal_results = [GoalResult(goal_id="g1", goal_text=SLEEP, state=GoalState.REACHED, evidence="tidur 8 jam")]
    assert missing(case) == [(Gap.NO_EVALUATION, ANGER)]
    strand = about(case, SLEEP)
    assert [(node.words, node.note) for node in strand.nodes[Link.EVALUATION]] == [("tidur 8 jam", "tercapai")]
    case.evaluation_rows = [EvaluationRow(activity_id="a2", result="dapat menunda marah")]
    assert missing(case) == []


def test_scores_hang_on_the_goal_that_they_measure() -> None:
    case = a_case()
    case.measurements = [
        Measurement(id="n1", instrument="skala amarah", score=40, date=day("1/9/2024")),
        Measurement(id="n2", instrument="skala amarah", score=20, moment="sesudah", date=day("20/9/2024")),
        Measurement(id="n3", instrument="IPK", score=3),
    ]
    case.attainment_scales = [AttainmentScale(id="t", goal_id="g1", title=SLEEP, level_before=-2, level_after=0)]
    (score,) = about(case, ANGER).nodes[Link.SCORE]
    assert (score.words, score.note) == ("skala amarah", "40 → 20")
    assert [node.note for node in about(case, SLEEP).nodes[Link.SCORE]] == ["−2 → 0"]
    assert words(strands(case)[-1], Link.SCORE) == ["IPK"]


def test_a_plan_without_activities_is_told_once() -> None:
    case = a_case()
    case.activities = []
    case.assessment.focus = "sulit tidur dan mudah marah"
    case.sessions = [Session(id="m", activity_name="marah dan tidur", date=day("2/9/2024"))]
    assert [gap for gap, _ in missing(case)] == [Gap.NO_ACTIVITIES]


def test_meetings_of_a_group_are_those_that_the_client_came_to() -> None:
    case = a_case()
    own = GroupMember(id="u", case_id="c")
    meetings = [
        GroupSession(date=day("5/9/2024"), attendance=[GroupAttendance(member_id="u", mark=Attendance.PRESENT)]),
        GroupSession(date=day("6/9/2024"), attendance=[GroupAttendance(member_id="u", mark=Attendance.ILL)]),
    ]
    group = Group(id="r", name="Fajar", members=[own], sessions=meetings)
    (strand,) = [one for one in strands(case, group) if "Kelompok Fajar" in words(one, Link.SESSION)]
    assert [node.note for node in strand.nodes[Link.SESSION]] == ["1 kali, 5/9/2024"]
    assert missing(case, group) == []
