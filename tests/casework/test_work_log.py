"""What was done and when, as lines of a logbook, and how long it took."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.work_log import Work, days_of, first_day, minutes_of, monday_of, work_log
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact, ContactPerson, HomeVisit
from caseworker_app.model.group import Group, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.time_span import TimeSpan


def on(words: str) -> PartialDate:
    return PartialDate.parse(words, today=date(2024, 9, 30))


def work(day: str, clock: str) -> Work:
    return Work("kerja", on(day), TimeSpan.parse(clock))


def file_of(case: Case, *groups: Group) -> CaseFile:
    return CaseFile(case, Kin(), list(groups))


def test_lines_stand_in_the_order_of_days_and_hours_and_undated_ones_last() -> None:
    case = Case(
        sessions=[
            Session(
                date=on("9 September 2024"), time=TimeSpan.parse("10.00-11.00"), activity_name="konseling", number=2
            ),
            Session(activity=Activity(name="kursi kosong")),
        ],
        contacts=[Contact(date=on("9 September 2024"), time=TimeSpan.parse("08.00"), mode="telepon")],
        interviews=[Interview(date=on("26 Agustus 2024"), activity="menyusun instrumen")],
        conferences=[Conference(date=on("September 2024"), kind="case conference", number=1)],
    )
    told = [one.what for one in work_log(file_of(case))]
    assert told == [
        "menyusun instrumen",
        "Case conference 1",
        "Kontak (telepon)",
        "konseling (pertemuan ke-2)",
        "kursi kosong",
    ]


def test_time_that_runs_twice_counts_once() -> None:
    assert minutes_of([work("1/9/2024", "09.00-10.00"), work("1/9/2024", "09.30-10.30")]) == 90
    assert minutes_of([work("1/9/2024", "09.00-10.00"), work("2/9/2024", "09.30-10.30")]) == 120
    assert minutes_of([work("1/9/2024", "12.00-12.00"), work("1/9/2024", "12.00"), Work("tanpa jam")]) == 0
    assert minutes_of([work("1/9/2024", "22.00-05.00")]) == 420


@given(st.lists(st.tuples(st.integers(0, 22 * 60), st.integers(1, 119)), max_size=8))
def test_the_whole_is_never_longer_than_its_parts_nor_shorter_than_the_longest(spans: list[tuple[int, int]]) -> None:
    lines = [
        work("1/9/2024", f"{start // 60:02}.{start % 60:02}-{(start + length) // 60:02}.{(start + length) % 60:02}")
        for start, length in spans
    ]
    parts = [minutes_of([one]) for one in lines]
    assert max(parts, default=0) <= minutes_of(lines) <= sum(parts)


def test_days_written_one_after_the_other_are_all_found() -> None:
    several = PartialDate(text="2024-09-22, 2024-09-23")
    assert days_of(several) == [date(2024, 9, 22), date(2024, 9, 23)]
    assert days_of(on("hampir setiap pertemuan")) == []
    assert first_day(on("Jumat, 26 September 2024")) == date(2024, 9, 26)
    assert days_of(on("Jumat, 26 September 2024")) == []
    assert monday_of(date(2024, 9, 22)) == date(2024, 9, 16)


def test_days_that_were_written_without_a_year_keep_the_one_they_were_read_with() -> None:
    assert days_of(on("19 September")) == [date(2024, 9, 19)]
    assert days_of(PartialDate.parse("2019-09-06/2019-09-09 | 6 September, 9 September")) == [
        date(2019, 9, 6),
        date(2019, 9, 9),
    ]


def test_what_lies_ahead_is_not_done_yet() -> None:
    case = Case(home_visits=[HomeVisit(date=on("3 Oktober 2024"), purpose="melihat"), HomeVisit(result="bersih")])
    told = work_log(file_of(case), until=date(2024, 9, 30))
    assert [one.result for one in told] == ["bersih"]
    assert len(work_log(file_of(case))) == 2


def test_weekly_notes_are_no_lines_and_names_come_from_people() -> None:
    case = Case(
        journal=[
            JournalEntry(kind="catatan mingguan", text="minggu padat"),
            JournalEntry(text="rapat", stage="Asesmen"),
        ],
        contacts=[Contact(people=[ContactPerson(person=Person(name="Kartini")), ContactPerson(role="ketua RT")])],
    )
    told = work_log(file_of(case))
    assert [(one.what, one.stage) for one in told] == [("Kontak", "engagement"), ("rapat", "assessment")]
    assert told[0].with_whom == "Kartini, ketua RT"


def test_a_group_session_that_the_case_has_as_its_own_is_told_once() -> None:
    group = Group(name="Ceria", sessions=[GroupSession(id="g1", agenda="menyanyi"), GroupSession(id="g2")])
    case = Case(sessions=[Session(group_session_id="g1", activity_name="terapi kenangan")])
    assert [one.what for one in work_log(file_of(case, group))] == ["terapi kenangan", "Kelompok Ceria"]
