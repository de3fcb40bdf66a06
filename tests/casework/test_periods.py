"""Periods of a recap, and where dates lie that are known by half."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.periods import ALWAYS, MONTHS_IN, Period, Placed, containing, moved
from caseworker_app.model.partial_date import PartialDate

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("month", "September 2024"),
        ("quarter", "Triwulan III 2024"),
        ("half", "Semester II 2024"),
        ("year", "Tahun 2024"),
    ],
)
def test_periods_are_called_as_offices_call_them(kind: str, title: str) -> None:
    assert containing(kind, date(2024, 9, 17)).title == title


def test_any_days_are_called_by_their_ends() -> None:
    assert Period(date(2024, 3, 1), date(2024, 5, 5)).title == "1 Maret 2024 – 5 Mei 2024"
    assert ALWAYS.title == "semua waktu"


@given(DAYS, st.sampled_from(list(MONTHS_IN)))
def test_periods_follow_each_other_without_a_gap(day: date, kind: str) -> None:
    period, following = containing(kind, day), moved(kind, day, 1)
    assert day in period
    assert following.first == period.last + timedelta(days=1)
    assert moved(kind, following.first, -1) == period


@given(DAYS, DAYS)
def test_the_parts_of_a_period_are_all_of_it(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    parts = list(period.parts())
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert all(later.first == earlier.last + timedelta(days=1) for earlier, later in itertools.pairwise(parts))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("17 September 2024", Placed.IN),
        ("September 2024", Placed.IN),
        ("2024", Placed.UNKNOWN),
        ("31 Agustus 2024", Placed.BEFORE),
        ("1 Oktober 2024", Placed.AFTER),
        ("28 Agustus – 3 September 2024", Placed.UNKNOWN),
        ("sekitar 2 September 2024", Placed.UNKNOWN),
        ("sesudah Lebaran", Placed.UNKNOWN),
        ("usia 18", Placed.UNKNOWN),
    ],
)
def test_a_date_lies_where_all_that_it_can_mean_lies(words: str, place: Placed) -> None:
    assert containing("month", date(2024, 9, 1)).place(PartialDate.parse(words, today=date(2024, 9, 30))) is place


def test_no_date_lies_nowhere_and_always_in_all_times() -> None:
    assert containing("year", date(2024, 1, 1)).place(None) is Placed.UNKNOWN
    assert ALWAYS.place(None) is Placed.IN
