from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.store.rotation import superfluous

START = datetime(2025, 1, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def run(stamps: list[datetime]) -> list[datetime]:
    """What is kept when each backup is followed by a rotation."""
    kept: list[datetime] = []
    for stamp in stamps:
        kept.append(stamp)
        gone = set(superfluous(kept))
        kept = [each for index, each in enumerate(kept) if index not in gone]
    return kept


def test_a_year_of_days_leaves_seven_days_four_weeks_six_months() -> None:
    kept = run([START + number * DAY for number in range(365)])
    newest = kept[-1]
    assert kept[-7:] == [newest - number * DAY for number in reversed(range(7))]
    assert len({stamp.isocalendar()[:2] for stamp in kept}) >= 4
    assert len({(stamp.year, stamp.month) for stamp in kept}) == 6
    assert len(kept) <= 17


def test_many_on_one_day_do_not_push_out_the_days_before() -> None:
    week = [START + number * DAY for number in range(6)]
    today = [week[-1] + DAY + timedelta(minutes=number) for number in range(20)]
    kept = run(week + today)
    assert {stamp.date() for stamp in kept} == {stamp.date() for stamp in week + today}
    assert kept[-3:] == today[-3:]


def test_coming_back_after_weeks_is_no_wrong_clock() -> None:
    kept = run(
        [START + number * DAY for number in range(20)] + [START + 60 * DAY + number * DAY for number in range(10)]
    )
    assert len(kept) < 20


def wrong(years: int) -> tuple[list[datetime], list[datetime], list[datetime]]:
    before = [START + number * DAY for number in range(100)]
    during = [before[-1] + timedelta(days=365 * years) + number * DAY for number in range(1, 4)]
    after = [before[-1] + number * DAY for number in range(5, 20)]
    return before, during, after


def test_a_clock_wrong_by_years_lets_nothing_go() -> None:
    for years in (-5, 5):
        before, during, _ = wrong(years)
        assert run(before + during) == run(before) + during


def test_when_the_clock_is_right_again_it_goes_on_as_if_nothing_had_been() -> None:
    for years in (-5, 5):
        before, during, after = wrong(years)
        assert run(before + during + after) == run(before + after)


@given(st.lists(st.integers(-2000, 2000), max_size=60))
def test_whatever_the_clock_says_the_newest_stay_and_something_always_does(days: list[int]) -> None:
    kept = run([START + day * DAY for day in days])
    assert kept[-3:] == [START + day * DAY for day in days][-3:]
    assert len(kept) >= min(len(days), 3)


@given(st.lists(st.integers(0, 3), max_size=80))
def test_one_rotation_more_changes_nothing(steps: list[int]) -> None:
    day = START
    stamps = []
    for step in steps:
        day += step * DAY
        stamps.append(day)
    kept = run(stamps)
    assert superfluous(kept) == []
