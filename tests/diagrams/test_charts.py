"""Charts: every reading stands at its height, and what is missing is not invented."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker_app.diagrams import charts, scores, single_subject
from caseworker_app.diagrams.axes import axes_for, number
from caseworker_app.diagrams.chart_parts import Reading
from caseworker_app.diagrams.charts import (
    Series,
    TokenData,
    TokenDay,
    TrendData,
)
from caseworker_app.diagrams.display import Drawing, Path, Text
from caseworker_app.diagrams.draw import to_svg
from caseworker_app.diagrams.measure import text_box
from caseworker_app.diagrams.scores import Band, ScoresData
from caseworker_app.diagrams.single_subject import Phase, SingleSubjectData
from caseworker_app.diagrams.styles import PAPER
from tests.diagrams.checks import assert_inside, assert_texts_inside, texts

VALUES = st.one_of(st.none(), st.floats(-1e4, 1e4).map(lambda v: round(v, 2)), st.integers(0, 100).map(float))


@st.composite
def readings(draw: st.DrawFn, prefix: str = "r", most: int = 12) -> tuple[Reading, ...]:
    count = draw(st.integers(0, most))
    return tuple(Reading(f"{prefix}{i}", f"{i + 1} September 2024", draw(VALUES), float(3 * i)) for i in range(count))


def assert_sound(drawing: Drawing) -> None:
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -1e-6)
    for symbol in drawing.symbols:
        assert_inside(symbol.box, drawing)
    assert_texts_inside(drawing)
    to_svg(drawing)


@given(readings(), st.booleans())
@settings(max_examples=30, deadline=None)
def test_scores(values: tuple[Reading, ...], banded: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    bands = (Band("rendah", 0, 30), Band("sedang", 31, 60), Band("tinggi", 61, 100)) if banded else ()
    assert_sound(scores.layout(ScoresData("Skala kesepian", values, 0, 100, bands)))


@given(readings("a"), readings("b"), st.booleans())
@settings(max_examples=30, deadline=None)
def test_trend(one: tuple[Reading, ...], other: tuple[Reading, ...], ranged: bool) -> None:  # noqa: FBT001
    data = TrendData((Series("sistolik", one), Series("diastolik", other)), "mmHg", (80.0, 120.0) if ranged else None)
    assert_sound(charts.trend(data))
    charts.trend_legend(data)


@given(st.lists(readings(), max_size=4))
@settings(max_examples=30, deadline=None)
def test_single_subject(phases: list[tuple[Reading, ...]]) -> None:
    data = SingleSubjectData("menangis", tuple(Phase(f"tahap {i}", one) for i, one in enumerate(phases)))
    assert_sound(single_subject.layout(data))
    single_subject.legend_entries(data)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 40)), max_size=15))
@settings(max_examples=30, deadline=None)
def test_tokens(days: list[tuple[int, int]]) -> None:
    data = TokenData(
        tuple(TokenDay(f"d{i}", f"{i + 1} Sep", earned, spent) for i, (earned, spent) in enumerate(days)),
        (("d0", 25.0), ("d3", 30.0)),
    )
    assert_sound(charts.tokens(data))
    charts.tokens_legend(data)


@pytest.mark.parametrize("count", [1, 8, 40])
def test_no_value_and_no_date_is_left_out(count: int) -> None:
    days = [f"{1 + i % 28:02d}/{1 + i // 28:02d}/2024" for i in range(count)]
    high = tuple(Reading(f"s{i}", day, 120.0 + 37 * i % 61, float(i)) for i, day in enumerate(days))
    low = tuple(Reading(f"d{i}", day, 70.0 + 29 * i % 47, float(i)) for i, day in enumerate(days))
    ledger = tuple(TokenDay(f"t{i}", day, 17 * i % 23, 25.0 if i % 9 == 8 else 0.0) for i, day in enumerate(days))
    scored = tuple(Reading(f"n{i}", day, 13 * i % 101, said="mendekati rendah") for i, day in enumerate(days))
    drawings = (
        charts.trend(TrendData((Series("sistolik", high), Series("diastolik", low)), "mmHg")),
        single_subject.layout(SingleSubjectData("menangis", (Phase("A", high[:3]), Phase("B", high[3:])))),
        charts.tokens(TokenData(ledger, (("t0", 25.0),))),
        scores.layout(ScoresData("Skala kesepian", scored, 0, 100)),
    )
    for drawing, expected in zip(drawings, (2 * count, count, count, count), strict=True):
        assert len(drawing.labels) == expected
        assert set(days) <= set(texts(drawing))
        assert_sound(drawing)
        assert_labels_keep_clear_of_others(drawing)


def assert_labels_keep_clear_of_others(drawing: Drawing) -> None:
    for label, symbol in itertools.product(drawing.labels, drawing.symbols):
        assert label.key == symbol.key or not label.box.touches(symbol.box, -1e-6), (label, symbol)


def test_a_long_name_of_a_short_phase_stands_above_the_others() -> None:
    phases = (
        Phase("tahap awal sebelum kegiatan", (Reading("a", "1", 3.0),)),
        Phase("kegiatan", tuple(Reading(f"b{i}", str(i + 2), 5.0 + i % 3) for i in range(20))),
    )
    drawing = single_subject.layout(SingleSubjectData("menangis", phases))
    heights = {text.text: text.y for text in drawing.shapes if isinstance(text, Text)}
    assert heights["tahap awal sebelum kegiatan"] < heights["kegiatan"]


def test_names_of_narrow_bands_stand_apart() -> None:
    bands = tuple(Band(f"tingkat kesepian nomor {i}", 4.0 * i, 4.0 * i + 3) for i in range(8))
    drawing = scores.layout(ScoresData("Skala", (Reading("a", "sebelum", 90.0),), 0, 100, bands))
    names = [text_box(t) for t in drawing.shapes if isinstance(t, Text) and t.anchor == "start" and not t.italic]
    assert len(names) >= 8
    for one, other in itertools.combinations(names, 2):
        assert min(one.y1, other.y1) - max(one.y0, other.y0) < 0.15 * (one.y1 - one.y0)


def test_no_edge_of_a_band_strikes_through_what_a_score_is_called() -> None:
    bands = (Band("ringan", 0, 8), Band("sedang", 9, 11), Band("berat", 12, 15))
    drawing = scores.layout(ScoresData("GDS-15", (Reading("a", "sebelum", 10.0, said="sedang"),), 0, 15, bands))
    shapes = list(drawing.shapes)
    words = next(at for at, one in enumerate(shapes) if isinstance(one, Text) and one.text == "10 (sedang)")
    edges = [at for at, one in enumerate(shapes) if isinstance(one, Path) and one.pen and one.pen.dash]
    plates = [at for at, one in enumerate(shapes) if isinstance(one, Path) and one.pen is None and one.fill == PAPER]
    assert max(edges) < plates[-1] < words


def test_bars_are_as_high_as_their_scores() -> None:
    data = ScoresData("Skala kesepian", (Reading("before", "sebelum", 92), Reading("after", "sesudah", 23)), 0, 100)
    boxes = {s.key: s.box for s in scores.layout(data).symbols}
    heights = {key: box.y1 - box.y0 for key, box in boxes.items()}
    assert heights["before"] / heights["after"] == pytest.approx(4)


def test_a_missing_score_is_said_and_not_drawn_as_zero() -> None:
    drawing = scores.layout(ScoresData("Tes kecemasan", (Reading("before", "sebelum", None),)))
    assert "tidak ada skor" in " ".join(texts(drawing))


def test_the_line_breaks_where_a_day_is_missing() -> None:
    values = (3.0, 4.0, None, 2.0, 1.0)
    phase = Phase("B", tuple(Reading(f"r{i}", str(i), value) for i, value in enumerate(values)))
    lines = single_subject.layout(SingleSubjectData("x", (phase,))).lines
    assert [len(line.points) for line in lines] == [2, 2]


def test_the_running_total_counts_what_was_exchanged() -> None:
    days = (TokenDay("a", "1", 5), TokenDay("b", "2", 6, 8), TokenDay("c", "3", 4))
    labels = [label.text for label in charts.tokens(TokenData(days)).labels]
    assert labels == ["5", "3", "7"]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (92, "92"), (1.5, "1,5"), (-3, "−3"), (0.333, "0,33"), (-0.001, "0"), (1200, "1200")]
)
def test_numbers_are_written_in_indonesian(value: float, text: str) -> None:
    assert number(value) == text


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_axes_hold_their_values_with_few_numbers(low: float, span: float) -> None:
    axes = axes_for(700, 330, low, low + span, ["a"])
    assert axes.low <= low + 1e-6 * max(1.0, abs(low))
    assert axes.high >= low + span - 1e-6 * max(1.0, abs(low + span))
    assert math.isclose((axes.high - axes.low) / axes.step, round((axes.high - axes.low) / axes.step), rel_tol=1e-6)
    assert (axes.high - axes.low) / axes.step <= 9
