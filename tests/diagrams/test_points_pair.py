"""Quadrant and BPSS picture before and after: what is new, gone or in another box."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.diagrams import from_case, points_pair
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.from_case.pairs import BPSS_BOXES, QUADRANT_BOXES
from caseworker_app.diagrams.points_pair import Moment, PairPoint, PointsPair
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.tools import Quadrant, QuadrantPoint
from tests.diagrams.checks import texts
from tests.diagrams.test_other_diagrams import NAMES, assert_whole
from tests.examples import few

STRENGTH, WEAKNESS = QuadrantBox.PERSONAL_STRENGTH.value, QuadrantBox.PERSONAL_WEAKNESS.value
BOXES = st.sampled_from([box.name for box in BPSS_BOXES])
POINTS = st.lists(st.tuples(BOXES, NAMES), max_size=8)


def moment(prefix: str, *points: tuple[str, str]) -> Moment:
    return Moment(prefix, tuple(PairPoint(f"{prefix}{at}", box, text) for at, (box, text) in enumerate(points)))


def pair_of(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> PointsPair:
    return PointsPair("Kuadran", QUADRANT_BOXES, moment("a", *before), moment("b", *after))


def test_new_gone_and_moved_points_are_told_apart_whatever_their_capitals() -> None:
    pair = pair_of(
        [(STRENGTH, "ambisius"), (WEAKNESS, "Mudah emosi."), (WEAKNESS, "tegas")],
        [(STRENGTH, "Ambisius"), (STRENGTH, "tegas"), (WEAKNESS, "pelupa")],
    )
    assert points_pair.changes(pair) == {"a1": "gone", "a2": "other", "b1": "other", "b2": "new"}
    assert points_pair.sentences(pair) == [
        "Kekuatan pribadi: 1 menjadi 2 pokok; pindah ke sini: tegas",
        "Hambatan pribadi: 2 menjadi 1 pokok; baru: pelupa; tidak ada lagi: Mudah emosi; pindah ke kotak lain: tegas",
    ]
    assert [words for _, words in points_pair.compare_legend(pair)] == ["baru", "tidak ada lagi", "pindah kotak"]


def test_nothing_changed_needs_no_legend_and_no_sentence() -> None:
    pair = pair_of([(STRENGTH, "tekun")], [(STRENGTH, "tekun")])
    assert points_pair.compare_legend(pair) == []
    assert points_pair.sentences(pair) == []


@given(POINTS, POINTS, st.sampled_from([420.0, points_pair.WIDTH]))
@few(30)
def test_every_point_stands_whole_in_its_own_place(
    before: list[tuple[str, str]], after: list[tuple[str, str]], width: float
) -> None:
    pair = PointsPair("BPSS", BPSS_BOXES, moment("a", *before), moment("b", *after))
    keys = {f"before:a{at}" for at in range(len(before))} | {f"after:b{at}" for at in range(len(after))}
    assert_whole(points_pair.compare(pair, width), keys | {box.name for box in BPSS_BOXES})


def a_case() -> CaseFile:
    client = Person(id="p", name="Melati Sari")
    case = Case(client=client, client_id="p", assessment=Assessment(), evaluation=Evaluation())
    case.quadrants = [
        Quadrant(id="q1", position=0, stage="Asesmen", points=[
            QuadrantPoint(id="1", position=0, box=QuadrantBox.PERSONAL_WEAKNESS, text="Melati Sari mudah menyerah"),
        ]),
        Quadrant(id="q2", position=1, stage="Evaluasi", date=PartialDate.parse("22/9/2024"), points=[
            QuadrantPoint(id="2", position=0, box=QuadrantBox.PERSONAL_STRENGTH, text="tekun"),
        ]),
    ]  # fmt: skip
    return CaseFile(case, Kin([client], []))


def test_the_first_and_the_last_quadrant_are_compared_without_names() -> None:
    file = a_case()
    shown = texts(DIAGRAMS["quadrant-pair"].sheet(file).whole())
    assert {"Asesmen", "Evaluasi · 22 September 2024", "MS mudah menyerah", "tekun"} <= set(shown)
    file.case.quadrants.pop()
    assert from_case.quadrant_pair_data(file) is None
    assert any("perlu dua kuadran" in text for text in texts(DIAGRAMS["quadrant-pair"].sheet(file).whole()))


def test_bpss_is_compared_once_both_times_have_points() -> None:
    file = a_case()
    file.case.assessment.social_points = ["menyendiri"]
    file.case.assessment.spiritual_points = ["taat beribadah"]
    assert from_case.bpss_pair_data(file) is None
    file.case.evaluation.social_points = ["punya dua teman"]
    pair = from_case.bpss_pair_data(file)
    assert pair is not None
    assert points_pair.sentences(pair) == [
        "Sosial: 1 menjadi 1 pokok; baru: punya dua teman; tidak ada lagi: menyendiri"
    ]
