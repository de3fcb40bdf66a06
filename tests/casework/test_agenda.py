"""What an agenda makes of entries: days, order, what meets in time, who is not back, weeks and their borders."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from caseworker_app.casework.agenda import Agenda, Entry, clashes, due_back, not_back, span_in_words, summary, week_of
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan

DAY = date(2026, 12, 2)


def entry(time: str = "", *, case: str = "a", kind: str = "task", day: str = "2026-12-02", **values: object) -> Entry:
    made = Entry(
        id=f"{case}{kind}{time}{day}",
        entity="Task",
        field="date",
        kind=kind,
        case_id=case,
        called=case.upper(),
        date=PartialDate.parse(day) if day else None,
        time=TimeSpan.parse(time) if time else None,
    )
    return dataclasses.replace(made, **values)  # type: ignore[arg-type] # the fields of an entry


def test_a_week_runs_from_monday_to_sunday_over_the_end_of_a_year() -> None:
    assert week_of(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))
    assert week_of(date(2026, 12, 28)) == week_of(date(2027, 1, 3))
    assert week_of(date(2027, 1, 4))[0] == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-07", "2026-12-13", "7–13 Desember 2026"),
        ("2026-11-30", "2026-12-06", "30 November–6 Desember 2026"),
        ("2026-12-28", "2027-01-03", "28 Desember 2026–3 Januari 2027"),
        ("2026-12-07", "2026-12-07", "7 Desember 2026"),
    ],
)
def test_a_period_is_told_once_only(first: str, last: str, words: str) -> None:
    assert span_in_words(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_a_day_is_in_the_order_of_the_clock_and_what_has_no_hour_comes_last() -> None:
    times = ["13.30", "", "9", "pagi", "9-10", "22.00-05.00"]
    agenda = Agenda(DAY, DAY, DAY, entries=tuple(entry(time) for time in times))
    shown = [each.time.short() if each.time else "" for each in agenda.on(DAY)]
    assert shown == ["09.00–10.00", "09.00", "13.30", "22.00–05.00", "pagi", ""]


@pytest.mark.parametrize(
    ("day", "days"),
    [
        ("2026-12-02", 1),
        ("2026-12-01, 2026-12-03", 2),
        ("2026-12-01/2026-12-04", 4),
        ("2026-12-01/2026-12-31", 0),
        ("Desember 2026", 0),
        ("sekitar 2 Desember 2026", 0),
        ("sesudah lebaran", 0),
        ("31/9/2026", 0),
        ("", 0),
    ],
)
def test_only_what_has_a_certain_day_stands_on_one(day: str, days: int) -> None:
    assert len(entry(day=day).days) == days


@pytest.mark.parametrize(
    ("times", "meet"),
    [
        (("9-11", "10-12"), True),
        (("9-11", "11-12"), False),
        (("9", "9"), True),
        (("9-11", "10"), True),
        (("9-11", "11"), False),
        (("9", "10"), False),
        (("pagi", "9"), False),
        (("", "9"), False),
        (("22.00-05.00", "23"), True),
    ],
)
def test_appointments_of_two_cases_that_meet_in_time_are_noticed(times: tuple[str, str], *, meet: bool) -> None:
    assert bool(list(clashes([entry(times[0]), entry(times[1], case="b")]))) is meet


def test_an_appointment_and_the_visit_that_it_led_to_do_not_meet() -> None:
    assert not list(clashes([entry("9-11"), entry("9-10", kind="home_visit")]))
    assert list(clashes([entry("9-11"), entry("10-12")]))


def test_what_is_done_or_only_ends_that_day_meets_nothing() -> None:
    assert not list(clashes([entry("9-11", done=True), entry("10-12", case="b")]))
    assert not list(clashes([entry("9-11", kind="promise", ends=True), entry("10-12", case="b")]))


@pytest.mark.parametrize(
    ("time", "back", "due"),
    [
        ("9-10", "12.00", "2026-12-02 12:00"),
        ("9-10", "11.30-12", "2026-12-02 12:00"),
        ("", "12", "2026-12-02 12:00"),
        ("15.00", "02.00", "2026-12-03 02:00"),
        ("9", "sore", "2026-12-02 23:59:59.999999"),
    ],
)
def test_a_return_is_due_at_its_hour_else_at_the_end_of_the_day(time: str, back: str, due: str) -> None:
    assert due_back(entry(time, back=TimeSpan.parse(back))) == datetime.fromisoformat(due)


def test_who_is_not_back_is_told_until_somebody_says_so() -> None:
    out = entry("9", back=TimeSpan.parse("12"))
    assert not_back([out], datetime(2026, 12, 2, 11, 59)) == []
    assert not_back([out], datetime(2026, 12, 2, 12, 1)) == [out]
    for settled in ({"returned": True}, {"done": True}, {"date": None}):
        assert not_back([dataclasses.replace(out, **settled)], datetime(2026, 12, 3)) == []


def test_an_agenda_is_filtered_by_kind_and_case_in_all_its_lists() -> None:
    some = (entry("9"), entry("10", case="b"), entry("11", kind="session"))
    agenda = Agenda(DAY, DAY, DAY, entries=some, overdue=some, undated=some, around=some)
    assert [len(each) for each in _lists(agenda.only(kinds=["task"]))] == [2] * 4
    assert [len(each) for each in _lists(agenda.only(kinds=["task"], case_id="b"))] == [1] * 4
    assert agenda.only() == agenda


def test_what_nobody_described_is_called_by_its_kind() -> None:
    assert summary(entry("9", what="Mengantar ke puskesmas")) == "A · Mengantar ke puskesmas"
    assert summary(entry("9", kind="home_visit")) == "A · Kunjungan rumah"


def _lists(agenda: Agenda) -> tuple[tuple[Entry, ...], ...]:
    return agenda.entries, agenda.around, agenda.overdue, agenda.undated
