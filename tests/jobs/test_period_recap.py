"""The recap of the two examples, counted by hand, and written for Excel."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from caseworker_app import paths
from caseworker_app.casework.periods import ALWAYS, containing
from caseworker_app.casework.recap_facts import RecapScope
from caseworker_app.casework.tallies import TallyTable
from caseworker_app.jobs.packages import import_case
from caseworker_app.jobs.period_recap import PeriodRecap, hours_workbook, period_recap, recap_workbook
from caseworker_app.jobs.worked_hours import hours, workers
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import JournalEntry, Placement, PlacementWeek
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.retention import Reopening
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

SEPTEMBER = RecapScope(containing("month", date(2024, 9, 1)))
TODAY = date(2024, 12, 1)


@pytest.fixture
def examples(notebook: Notebook) -> Notebook:
    """The two shipped cases, and nothing else."""
    with notebook.edit("kosongkan") as session:
        for case in session.query(Case):
            session.delete(case)
    for name in ("ms-sentra", "s-lansia"):
        import_case(notebook, paths.resource("examples", f"{name}.json").read_bytes())
    return notebook


def numbers(recap: PeriodRecap, key: str) -> dict[str, list[int]]:
    return _numbers(next(table for table in recap.tables if table.key == key))


def _numbers(table: TallyTable) -> dict[str, list[int]]:
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {row.label: [tally.value for tally in row.tallies] for row in rows}


def test_the_examples_in_september(examples: Notebook) -> None:
    recap = period_recap(examples, SEPTEMBER, today=TODAY)
    assert [row.tallies[-1].value for row in recap.tables[0].rows] == [2, 0, 2, 0, 2, 0, 0, 2]
    assert numbers(recap, "cluster")["lanjut usia"] == [1, 0, 0, 1, 1, 0, 1]
    assert numbers(recap, "age") == {
        "26–45 tahun": [1, 0, 0, 1, 0, 1, 1],
        "60–69 tahun": [1, 0, 0, 1, 1, 0, 1],
        "Jumlah": [2, 0, 0, 2, 1, 1, 2],
    }
    # S: fifteen sessions of 630 minutes, one of them from 12.00 to 12.00; MS: three without times, and two of the three
    # meetings of the group (at one the client was ill), one of which stands among the sessions of the case as well.
    assert numbers(recap, "meetings")["Pertemuan"] == [18, 630, 4, 2, 0]
    assert numbers(recap, "meetings")["Pertemuan kelompok"] == [2, 180, 0, 1, 0]
    assert numbers(recap, "meetings")["Wawancara"] == [2, 120, 0, 1, 0]
    assert numbers(recap, "meetings")["Jumlah"] == [23, 1110, 4, 2, 4]
    assert numbers(recap, "referrals")["Jumlah"] == [1, 0, 1, 1, 1]


def test_the_examples_in_all_times(examples: Notebook) -> None:
    recap = period_recap(examples, RecapScope(ALWAYS, ()), today=TODAY)
    assert [row.tallies[-1].value for row in recap.tables[0].rows] == [0, 2, 2, 0, 2, 0, 0, 2]
    assert numbers(recap, "meetings")["Kontak"] == [6, 320, 4, 2]


def test_only_the_cases_of_one_practitioner(examples: Notebook) -> None:
    (dewi, _), _ = workers(examples)
    recap = period_recap(examples, RecapScope(SEPTEMBER.period, ("cluster",), dewi), today=TODAY)
    assert numbers(recap, "cluster")["Jumlah"] == [1, 0, 0, 1, 1, 0, 1]
    assert [case.number for case in recap.cases.values()] == ["2024-002"]


def test_hours_of_the_practitioner_of_the_old_man(examples: Notebook) -> None:
    (dewi, name), _ = workers(examples)
    assert name == "Dewi Lestari"
    worked = hours(examples, ALWAYS, dewi, today=TODAY)
    weeks, days = map(_numbers, worked.tables)
    # 27 August: 14.40–17.30 at home, and 15.38–16.00 of it an interview: 170 minutes, not 192.
    assert days["Selasa, 27 Agustus 2024"] == [2, 170, 22, 0]
    assert days["Jumat, 6 September 2024"] == [4, 140, 60, 0]
    assert weeks["9–15 September 2024"] == [3, 11, 430, 0, 1]
    assert weeks["Jumlah"][2] == days["Jumlah"][1] == 1400


def test_a_workbook_has_every_number_as_a_number(examples: Notebook) -> None:
    recap = period_recap(examples, SEPTEMBER, today=TODAY)
    book = openpyxl.load_workbook(io.BytesIO(recap_workbook(recap)))
    sheet = next(sheet for sheet in book.worksheets if str(sheet["A1"].value) == "Jenis kegiatan")
    assert [cell.value for cell in sheet[2]] == ["Pertemuan", 18, 10.5, 4, 2, 0]
    cases = book["Daftar kasus"]
    assert isinstance(cases["H2"].value, datetime)


def test_names_leave_only_where_they_are_wanted(examples: Notebook) -> None:
    with examples.reader() as session:
        names = [name for (name,) in session.query(Person.name).join(Case, Case.client_id == Person.id)]
    recap, worked = period_recap(examples, SEPTEMBER, today=TODAY), hours(examples, ALWAYS, today=TODAY)
    for bare, named in (
        (recap_workbook(recap), recap_workbook(recap, names=True)),
        (hours_workbook(worked), hours_workbook(worked, names=True)),
    ):
        assert not any(str(name) in _words(bare) for name in names)
        assert len(_words(named)) > 0
    assert any(str(name) in _words(recap_workbook(recap, names=True)) for name in names)


def _words(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def test_an_empty_notebook_has_a_recap_too(notebook: Notebook) -> None:
    with notebook.edit("kosongkan") as session:
        for case in session.query(Case):
            session.delete(case)
    recap = period_recap(notebook, SEPTEMBER, today=TODAY)
    assert not recap.cases
    assert openpyxl.load_workbook(io.BytesIO(recap_workbook(recap))).sheetnames[-1] == "Keterangan"
    assert hours_workbook(hours(notebook, ALWAYS)).startswith(b"PK")


def day(words: str) -> PartialDate:
    return PartialDate.parse(words, today=TODAY)


def test_meetings_of_a_group_count_once_and_what_is_planned_does_not(notebook: Notebook) -> None:
    worker = Practitioner(name="Rina")
    common = {"practitioner": worker, "opened": day("1 September 2024")}
    cases = [Case(number=f"G-{at}", client=Person(name=f"Orang {at}"), **common) for at in (1, 2)]
    meeting = GroupSession(date=day("3 September 2024"), time=TimeSpan.parse("9-11"))
    with notebook.edit("kelompok") as session:
        session.add_all(cases)
        session.flush()
        members = [GroupMember(case_id=cases[0].id), GroupMember(person_id=cases[1].client_id)]
        session.add(Group(name="Melati", members=members, sessions=[meeting]))
        session.flush()
        cases[0].sessions.append(Session(date=meeting.date, time=meeting.time, group_session_id=meeting.id))
        cases[0].home_visits.append(HomeVisit(date=day("20 Desember 2024"), purpose="melihat rumah"))
        cases[1].journal.append(JournalEntry(date=meeting.date, time=TimeSpan.parse("10-12"), text="mencatat"))
        cases[1].placement = Placement(weeks=[PlacementWeek(week=1, dates=day("2–6 September 2024"), days_present=5)])
    recap = period_recap(notebook, RecapScope(containing("year", TODAY), (), worker.id), today=TODAY)
    assert numbers(recap, "meetings") == {"Pertemuan kelompok": [1, 120, 0, 2], "Jumlah": [1, 120, 0, 2]}
    weeks = _numbers(hours(notebook, ALWAYS, worker.id, today=TODAY).tables[0])
    assert weeks == {
        "Minggu ke-1: 2–8 September 2024": [1, 5, 2, 180, 60, 0],
        "Jumlah": [1, 5, 2, 180, 60, 0],
    }


def test_two_who_work_at_the_same_time_work_twice_as_long(notebook: Notebook) -> None:
    with notebook.edit("dua petugas") as session:
        for name in ("Rina", "Tono"):
            case = Case(number=name, practitioner=Practitioner(name=name))
            case.sessions.append(Session(date=day("3 September 2024"), time=TimeSpan.parse("9-11")))
            session.add(case)
    weeks = _numbers(hours(notebook, containing("month", date(2024, 9, 1)), today=TODAY).tables[0])
    assert weeks["2–8 September 2024"][2] == 240


def test_a_case_that_was_reopened_is_counted_when_it_was_open(notebook: Notebook) -> None:
    case = Case(number="R-1", opened=day("1 Januari 2024"))
    case.reopenings.append(Reopening(date=day("2 September 2024"), closed_before=day("1 Maret 2024")))
    worker = Practitioner(name="Rina")
    case.practitioner = worker
    with notebook.edit("buka kembali") as session:
        session.add(case)
    found = {
        month: [row.tallies[-1].value for row in period_recap(
            notebook, RecapScope(containing("month", date(2024, month, 1)), (), worker.id), today=TODAY
        ).tables[0].rows[:5]]
        for month in (2, 3, 5, 9)
    }  # fmt: skip
    assert found == {2: [1, 0, 1, 0, 1], 3: [1, 0, 1, 1, 0], 5: [0, 0, 0, 0, 0], 9: [0, 1, 1, 0, 1]}
