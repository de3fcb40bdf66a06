"""The axis of real days: unequal distances stay unequal, days of the calendar stand in for too many dates."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams import single_subject
from caseworker_app.diagrams.chart_parts import Reading
from caseworker_app.diagrams.charts import Series, TrendData, trend, trend_legend
from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.named_levels import Level
from caseworker_app.diagrams.single_subject import Phase, SingleSubjectData
from caseworker_app.diagrams.time_axis import calendar, time_axes
from tests.diagrams.checks import assert_texts_inside, texts

FIRST = date(2024, 8, 26).toordinal()


def reading(day: float, value: float = 5.0, *, exact: bool = True) -> Reading:
    when = date.fromordinal(FIRST + int(day))
    return Reading(f"r{day}", f"{when.day}/{when.month}/{when.year}", value, FIRST + day, exact=exact)


def middle(drawing: Drawing, key: str) -> float:
    box = next(symbol.box for symbol in drawing.symbols if symbol.key == key)
    return (box.x0 + box.x1) / 2


@given(st.lists(st.integers(0, 3000), min_size=3, max_size=12, unique=True))
def test_distances_are_in_proportion_to_days(days: list[int]) -> None:
    readings = [reading(day) for day in sorted(days)]
    axes = time_axes((700, 330), (0, 10), readings)
    places = [axes.x(one.at or 0.0) for one in readings]
    for (a, b), (one, other) in zip(itertools.pairwise(places), itertools.pairwise(sorted(days)), strict=True):
        assert (b - a) / (places[-1] - places[0]) == pytest.approx((other - one) / (max(days) - min(days)))


@given(st.integers(1, 40_000), st.integers(3, 20))
def test_the_calendar_has_few_round_days_inside(span: int, most: int) -> None:
    found = calendar(FIRST, FIRST + span, most)
    assert len(found) <= most + 1
    assert all(FIRST <= day <= FIRST + span for day, _ in found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})


def test_many_dates_give_way_to_the_calendar_and_no_value_is_lost() -> None:
    drawing = trend(TrendData((Series("berat", tuple(reading(day, day % 7) for day in range(0, 300, 3))),), "kg"))
    assert len(drawing.labels) == 100
    assert {"Sep 2024", "Jan 2025"} <= set(texts(drawing))
    assert_texts_inside(drawing)


def test_a_phase_begins_on_its_day_and_has_a_trend_only_of_five_values() -> None:
    first = Phase("A", tuple(reading(day, day % 3) for day in range(4)))
    second = Phase("B", tuple(reading(day, 9 - day % 5) for day in (20, 21, 25, 30, 41)), FIRST + 14)
    data = SingleSubjectData("menangis", (first, second), (Level(2, "jarang"),), (0, 10), ("Tidak digambar: “sakit”",))
    drawing = single_subject.layout(data)
    assert middle(drawing, "r3") < middle(drawing, "r20")
    assert {"A", "B", "2: jarang", "Tidak digambar: “sakit”"} <= set(texts(drawing))
    meanings = [meaning for _, meaning in single_subject.legend_entries(data)]
    assert meanings == ["rata-rata tahap", "kecenderungan (kuadrat terkecil)", "pergantian tahap"]
    short = SingleSubjectData("menangis", (first,))
    assert "kecenderungan (kuadrat terkecil)" not in [meaning for _, meaning in single_subject.legend_entries(short)]


def test_a_day_known_by_half_is_explained() -> None:
    data = TrendData((Series("berat", (reading(0), reading(9.5, exact=False))),))
    assert [meaning for _, meaning in trend_legend(data)] == ["tanggal kira-kira, di tengah masanya"]
