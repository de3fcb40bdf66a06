"""What was agreed last, what is open since, what is to be asked."""

from __future__ import annotations

from datetime import date

from caseworker_app.casework.last_time import asked_promises, followed_symptoms, last_time, left_open, place_of
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Attendance, MeetingOutcome
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.group import Group, GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity

TODAY = date(2024, 9, 20)


def day(at: int) -> PartialDate:
    return PartialDate.on(date(2024, 9, at))


def test_the_last_time_is_the_newest_meeting_that_took_place() -> None:
    case = Case(
        contacts=[Contact(date=day(1), mode="telepon")],
        sessions=[
            Session(date=day(9), activity_name="konseling", number=2, next_step="membawa\nakta"),
            Session(date=day(16), activity_name="konseling", outcome=MeetingOutcome.ABSENT, next_step="telepon"),
            Session(date=day(27), activity_name="konseling"),
        ],
        home_visits=[HomeVisit(date=day(12), failed_because="rumah kosong", agreement="datang lagi")],
    )
    assert [line.words for line in last_time(case, TODAY)] == ["9/9/2024 · konseling, ke-2", "Disepakati: membawa akta"]
    assert last_time(case, TODAY)[1].field == f"sessions/{case.sessions[0].id}"
    before = last_time(case, TODAY, before=case.sessions[0])
    assert [(line.words, line.place) for line in before] == [("Kontak 1/9/2024 · telepon", "engagement/contacts")]
    assert last_time(Case(), TODAY) == []


def test_a_group_meeting_is_a_last_time_with_the_note_of_the_client_alone() -> None:
    case = Case(sessions=[Session(date=day(9), activity_name="konseling")])
    here, other = GroupMember(case_id=case.id), GroupMember(name="Ani")
    held, missed, told = (GroupSession(date=day(at), agenda="perkenalan") for at in (12, 14, 15))
    held.attendance = [
        GroupAttendance(member_id=here.id, mark=Attendance.PRESENT, note="Banyak\nbercerita."),
        GroupAttendance(member_id=other.id, mark=Attendance.PRESENT, note="Diam saja."),
    ]
    missed.attendance = [GroupAttendance(member_id=here.id, mark=Attendance.ILL)]
    put_off = GroupSession(date=day(16), outcome=MeetingOutcome.POSTPONED)
    group = Group(name="Melati", members=[here, other], sessions=[held, missed, told, put_off])
    case.sessions.append(Session(date=day(3), group_session_id=told.id))
    words = [(line.words, line.place) for line in last_time(case, TODAY, [group])]
    assert words == [
        ("Kelompok Melati 12/9/2024 · perkenalan", "intervention/sessions"),
        ("Catatan: Banyak bercerita.", "intervention/sessions"),
    ]
    before = last_time(case, TODAY, [group], before=case.sessions[0])
    assert [line.words for line in before] == ["3/9/2024"]


def test_what_should_have_been_done_by_now_is_open_and_leads_to_its_row() -> None:
    done, never, later = (
        Activity(name=name, dates=day(at)) for name, at in (("konseling", 2), ("menanam", 3), ("C", 30))
    )
    case = Case(
        activities=[done, never, later],
        tasks=[Task(what="surat", date=day(1)), Task(what="nanti", date=day(25)), Task(what="beres", done=True)],
        sessions=[
            Session(activity_name="Konseling"),
            Session(activity_name="menanam", outcome=MeetingOutcome.POSTPONED),
        ],
    )
    assert [(line.words, line.field) for line in left_open(case, TODAY)] == [
        ("surat", f"tasks/{case.tasks[0].id}"),
        ("Belum dilaksanakan: menanam", f"activities/{never.id}"),
    ]


def test_promises_of_both_sides_are_asked_about_until_somebody_has_said() -> None:
    session = Session(client_promise="membawa akta", worker_promise="menelepon sekolah")
    case = Case(
        sessions=[session], promises=[Promise(by="klien", what="mandi", kept=False), Promise(by="klien", what="X")]
    )
    asked = [place_of(pledge) for pledge in asked_promises(case)]
    assert [(line.words, line.field.partition("/")[0]) for line in asked] == [
        ("klien: X", "promises"),
        ("klien: membawa akta", "sessions"),
        ("pekerja sosial: menelepon sekolah", "sessions"),
    ]
    case.promises.append(Promise(by="klien", what="Membawa akta", kept=True))
    assert len(asked_promises(case)) == 2
    case.symptoms = [Symptom(text="mudah marah."), Symptom()]
    assert [line.words for line in followed_symptoms(case)] == ["Bagaimana sekarang: mudah marah?"]
