"""What a setting asks of a record: what is shipped is sound, and what an agency asks takes its place."""

from __future__ import annotations

import pytest

from caseworker_app.casework import completeness
from caseworker_app.casework.completeness import EVERYWHERE, NEEDS, PRACTICUM, Asked, asked_of, coverage, missing
from caseworker_app.casework.coverage import Coverage
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Goal
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.tools import Measurement
from tests.documents.case_files import case_file

ALL = frozenset(need.key for need in NEEDS)


def lacking(case: Case) -> set[str]:
    return {point.words for point in missing(coverage(case, ALL))}


def test_what_is_shipped_asks_only_for_what_there_is() -> None:
    assert set(completeness.shipped()) == set(completeness.kinds())
    for asked in completeness.shipped().values():
        assert asked.needs <= ALL
        assert asked.papers <= set(KINDS)


def test_every_need_leads_to_a_page_and_stands_in_a_stage() -> None:
    places = {f"{stage.key}/{page.key}" for stage in (*STAGES, *TABS) for page in stage.pages}
    assert {need.place for need in NEEDS} <= places
    assert {need.stage for need in NEEDS} == {stage.key for stage in STAGES}
    assert len(ALL) == len(NEEDS)


def test_an_empty_case_lacks_everything() -> None:
    steps = coverage(Case(), ALL)
    assert {step.coverage for step in steps} == {Coverage.NONE}
    assert len(missing(steps)) == len(NEEDS)


def test_a_stage_of_which_nothing_is_asked_is_covered() -> None:
    assert [step.coverage for step in coverage(Case(), {"contact"})] == [Coverage.NONE] + [Coverage.WHOLE] * 5


def test_a_case_is_asked_what_its_setting_asks() -> None:
    everywhere = completeness.shipped()[EVERYWHERE].needs
    assert asked_of(Case()).needs == everywhere
    school = asked_of(Case(setting="Sekolah")).needs
    assert "home-visit" in school - everywhere
    assert "aftercare" not in school
    two = asked_of(Case(setting="industri/CSR (tempat praktikum), komunitas (klien)")).needs
    assert {"discussed", "aftercare"} <= two


def test_a_student_is_asked_for_the_papers_of_the_practicum() -> None:
    kept = Case(practitioner=Practitioner(role="praktikan"))
    assert "logbook" in asked_of(kept).papers - asked_of(Case()).papers


def test_what_an_agency_asks_takes_the_place_of_what_is_shipped() -> None:
    own = {
        EVERYWHERE: Asked(frozenset({"contact"}), frozenset({"consent"})),
        PRACTICUM: Asked(frozenset(), frozenset()),
    }
    assert asked_of(Case(), own) == own[EVERYWHERE]


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (Case(contacts=[Contact()]), "kontak pertama"),
        (Case(home_visits=[HomeVisit()]), "kunjungan rumah"),
        (Case(sessions=[Session(result="tenang")]), "hasil setiap pertemuan"),
        (
            Case(goals=[Goal(id="g", text="tidur")], goal_results=[GoalResult(goal_id="g", state=GoalState.REACHED)]),
            "pencapaian setiap tujuan",
        ),
        (
            Case(
                measurements=[
                    Measurement(instrument="GDS-15", moment="sebelum", score=10),
                    Measurement(instrument="GDS-15", moment="sesudah", score=3),
                ]
            ),
            "pengukuran ulang",
        ),
    ],
)
def test_what_is_there_is_not_asked_for(case: Case, words: str) -> None:
    assert words in lacking(Case())
    assert words not in lacking(case)


def test_what_holds_for_some_only_is_not_there_yet() -> None:
    case = Case(
        sessions=[Session(result="tenang"), Session()], home_visits=[HomeVisit(failed_because="tidak di rumah")]
    )
    case.goals = [Goal(id="g", text="tidur"), Goal(id="h", text="makan")]
    case.goal_results = [GoalResult(goal_id="g", state=GoalState.REACHED)]
    case.measurements = [Measurement(instrument="GDS-15", score=10)]
    assert {"hasil setiap pertemuan", "kunjungan rumah", "pencapaian setiap tujuan", "pengukuran ulang"} <= lacking(
        case
    )


def test_a_real_case_lacks_little() -> None:
    case = case_file("s-lansia").case
    assert len(missing(coverage(case, asked_of(case).needs))) <= 10
