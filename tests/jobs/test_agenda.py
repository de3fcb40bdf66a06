"""The agenda read from a notebook: from every source, of every case but the archived, with initials for names."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.casework.checks.deeds import MAY_LIE_AHEAD
from caseworker_app.errors import NotAllowed, NotFound
from caseworker_app.jobs import agenda_edits, agenda_files
from caseworker_app.jobs.agenda import agenda, on_day, open_cases, sources, visits_not_back, week
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Consent, HomeVisit
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import DataRequest, Promise, Supervision, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity
from caseworker_app.model.practice import Agency
from caseworker_app.model.termination import Aftercare
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from caseworker_app.casework.agenda import Agenda
    from caseworker_app.store.notebook import Notebook

DAY = date(2026, 12, 2)
"""A Wednesday."""
ELSEWHERE = {
    "Case.left_residence": "shown",
    "Case.retain_until": "the list of cases due has its own paper",
    "HomeVisit.letter_date": "the day of a letter",
    "Indicator.target_date": "the goal has the day until which it is to be reached",
    "TokenPrice.since": "since when a price holds",
    "Restriction.since": "since when something is not to be told",
    "Placement.approved_on": "the day of a signature",
    "PlacementWeek.dates": "weeks of attendance, kept afterwards",
    "LegalHold.released": "an end that others decide",
    "DataRequest.ended": "an end that others decide",
    "GroupMember.left": "an end that nobody has to keep in mind",
    "Alert.since": "since when something is to be heeded; the head of the case shows it",
    "Alert.until": "the head of the case no longer shows it",
    "CareArrangement.until": "an end that others decide",
    "CoursePhase.since": "how a chart is divided",
    "Assessment.period": "a period, told by what is done in it",
    "Intervention.period": "a period, told by what is done in it",
}
"""What may lie ahead and is no entry of the agenda, and why."""


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def put(notebook: Notebook, name: str = "Marta Situmorang", number: str = "2026-001", **values: Any) -> Case:
    case = Case(number=number, client=Person(name=name), **values)
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    return case


def read(notebook: Notebook, first: date = date(2026, 11, 30), last: date = date(2026, 12, 6)) -> Agenda:
    with notebook.reader() as session:
        return agenda(session, first, last, today=DAY)


def test_every_date_that_may_lie_ahead_is_in_the_agenda_or_has_a_reason() -> None:
    shown = {attribute for _, attribute in sources()}
    ahead = {f"{attribute.class_.__name__}.{attribute.key}" for attribute in MAY_LIE_AHEAD}
    assert ahead - shown == {name for name in ELSEWHERE if name not in shown}


def test_all_sources_meet_on_their_days_in_the_order_of_the_clock(notebook: Notebook) -> None:
    put(
        notebook,
        tasks=[Task(date=when("2026-12-02"), time=TimeSpan.parse("13"), what="Mengantar", place="Puskesmas")],
        home_visits=[HomeVisit(date=when("2026-12-02"), time=TimeSpan.parse("9-10"), purpose="Melihat rumah")],
        sessions=[Session(date=when("2026-12-03"), activity_name="konseling")],
        activities=[Activity(dates=when("2026-12-01/2026-12-03"), name="pelatihan")],
        promises=[Promise(due=when("2026-12-02"), what="Menelepon sekolah", by="praktikan")],
        consents=[Consent(valid_until=when("2026-12-06"))],
        aftercare=[Aftercare(planned_for=when("2026-12-05"))],
        data_requests=[DataRequest(date=when("2026-11-29"), kind="salinan atau akses")],
    )
    found = read(notebook)
    assert [entry.what for entry in found.on(DAY)] == [
        *("Home visit: Melihat rumah", "Mengantar", "pelatihan"),
        *("Menelepon sekolah", "Permintaan data harus dijawab: salinan atau akses"),
    ]
    assert [entry.what for entry in found.on(date(2026, 12, 3))] == ["pelatihan", "Pertemuan: konseling"] or [
        entry.what for entry in found.on(date(2026, 12, 3))
    ] == ["Pertemuan: konseling", "pelatihan"]
    assert [entry.what for entry in found.on(date(2026, 12, 6))] == ["Persetujuan berakhir"]
    with notebook.reader() as session:
        assert [entry.id for entry in on_day(session, DAY)] == [entry.id for entry in found.on(DAY)]
        assert week(session, DAY, today=DAY) == found


def test_names_of_client_and_family_are_initials_in_every_text(notebook: Notebook) -> None:
    case = put(
        notebook,
        tasks=[Task(date=when("2026-12-02"), what="Menemui Marta dan Rosdiana Situmorang", known_to="Rosdiana")],
    )
    with notebook.edit("Keluarga", case_id=case.id):
        case.family.append(FamilyMember(person=Person(name="Rosdiana Situmorang"), relation="kakak"))
    (entry,) = read(notebook).on(DAY)
    assert (entry.called, entry.number) == ("MS", "2026-001")
    assert not any(name in f"{entry.what} {entry.known_to}" for name in ("Marta", "Rosdiana", "Situmorang"))


def test_the_borders_of_a_week_and_of_a_year_are_kept(notebook: Notebook) -> None:
    days = ("2026-12-27", "2026-12-28", "2027-01-03", "2027-01-04")
    put(notebook, tasks=[Task(date=when(day), what=day, done=True, position=at) for at, day in enumerate(days)])
    with notebook.reader() as session:
        found = week(session, date(2027, 1, 1), today=date(2027, 1, 1))
    assert [entry.what for day in found.days for entry in found.on(day)] == ["2026-12-28", "2027-01-03"]


def test_what_is_vague_late_or_without_a_day_stands_apart(notebook: Notebook) -> None:
    put(
        notebook,
        tasks=[
            Task(date=when("Desember 2026"), what="bulan ini", position=0),
            Task(date=when("2026-11-20"), what="lewat", position=1),
            Task(date=when("2026-11-20"), what="lewat tetapi selesai", done=True, position=2),
            Task(what="kapan-kapan", position=3),
            Task(date=when("sesudah lebaran"), what="sesudah lebaran", position=4),
            Task(date=when("31/9/2026"), what="tak terbaca", position=5),
            Task(date=when("2026-12-20"), what="nanti", position=6),
        ],
        supervisions=[Supervision(due=when("2026-11-25"), follow_up="susun jadwal")],
        activities=[Activity(dates=when("2026-11-01/2026-12-31"), name="sepanjang bulan")],
    )
    found = read(notebook)
    assert found.entries == ()
    assert {entry.what for entry in found.around} == {"bulan ini", "sepanjang bulan"}
    assert [entry.what for entry in found.overdue] == ["Tindak lanjut bimbingan: susun jadwal", "lewat"]
    assert {entry.what for entry in found.undated} == {"kapan-kapan", "sesudah lebaran", "tak terbaca"}


def test_archived_cases_are_left_out_and_closed_ones_are_not_pressed(notebook: Notebook) -> None:
    task = {"date": when("2026-12-02"), "what": "x"}
    put(notebook, archived=when("2026-11-01"), tasks=[Task(**task)])
    put(notebook, number="2026-002", closed=when("2026-11-01"), tasks=[Task(**task), Task(what="lama", position=1)])
    found = read(notebook)
    assert [entry.number for entry in found.entries] == ["2026-002"]
    assert found.undated == ()


def test_a_meeting_of_a_group_stands_there_once_and_opens_a_members_case(notebook: Notebook) -> None:
    first, second = put(notebook), put(notebook, "Siti Aminah", "2026-002")
    group = Group(name="Melati", place="balai RW")
    group.members = [GroupMember(case_id=first.id, position=0), GroupMember(case_id=second.id, position=1)]
    group.sessions = [GroupSession(date=when("2026-12-02"), time=TimeSpan.parse("16"))]
    with notebook.edit("Kelompok") as session:
        session.add(group)
    (entry,) = read(notebook).on(DAY)
    assert (entry.called, entry.case_id, entry.place) == ("Kelompok Melati", first.id, "balai RW")


def test_an_appointment_is_added_moved_ticked_and_deleted_each_with_its_way_back(notebook: Notebook) -> None:
    case = put(notebook)
    agenda_edits.add(notebook, case.id, {"date": when("2026-12-02"), "what": "Mengantar"})
    (entry,) = read(notebook).entries
    agenda_edits.change(notebook, entry.id, case.id, {"date": when("2026-12-04"), "time": TimeSpan.parse("9")})
    (moved,) = read(notebook).entries
    assert moved.days == [date(2026, 12, 4)]
    agenda_edits.tick(notebook, moved, done=True)
    assert read(notebook).entries[0].done
    agenda_edits.remove(notebook, moved)
    assert read(notebook).entries == ()
    for done in (True, False, False):
        assert notebook.undo(case.id)
        assert read(notebook).entries[0].done is done
    assert read(notebook).entries[0].days == [DAY]


def test_what_cannot_be_changed_says_so(notebook: Notebook) -> None:
    case = put(notebook, archived=when("2026-11-01"))
    with pytest.raises(NotAllowed):
        agenda_edits.add(notebook, case.id, {"what": "x"})
    with pytest.raises(NotFound):
        agenda_edits.add(notebook, "x", {"what": "x"})


def test_who_is_not_back_is_known_over_all_cases(notebook: Notebook) -> None:
    out = {"date": when("2026-12-02"), "time": TimeSpan.parse("9"), "known_to": "Bu Rini"}
    put(notebook, tasks=[Task(expected_back=TimeSpan.parse("12"), what="kunjungan", **out)])
    with notebook.reader() as session:
        assert visits_not_back(session, datetime(2026, 12, 2, 11)) == []
        (entry,) = visits_not_back(session, datetime(2026, 12, 2, 13))
    agenda_edits.came_back(notebook, entry)
    with notebook.reader() as session:
        assert visits_not_back(session, datetime(2026, 12, 2, 13)) == []


def test_a_case_is_picked_by_initials_and_number(notebook: Notebook) -> None:
    case, other = put(notebook), put(notebook, number="")
    with notebook.reader() as session:
        words = open_cases(session)
    assert words["MS · 2026-001"] == case.id
    assert words["MS"] == other.id


def test_a_calendar_has_the_zone_of_each_agency(notebook: Notebook) -> None:
    task = {"date": when("2026-12-02"), "time": TimeSpan.parse("9"), "what": "Menemui Marta"}
    put(notebook, agency=Agency(name="Sentra", time_zone="WIT"), tasks=[Task(**task)])
    put(notebook, number="2026-002", tasks=[Task(**task)])
    text = agenda_files.calendar(notebook, read(notebook)).decode()
    assert "DTSTART;TZID=Asia/Jayapura:20261202T090000" in text
    assert "DTSTART;TZID=Asia/Jakarta:20261202T090000" in text
    assert "Marta" not in text
    assert "Menemui" not in text


def test_plain_values_say_in_which_list_something_stands(notebook: Notebook) -> None:
    put(notebook, tasks=[Task(date=when("2026-12-02"), what="a"), Task(what="b", position=1)])
    told = agenda_files.as_plain(read(notebook))
    assert [(line["list"], line["what"], line["date"]) for line in told] == [
        ("entries", "a", "2026-12-02"),
        ("undated", "b", None),
    ]
