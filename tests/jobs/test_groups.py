"""Groups between the cases: their list, attendance and answers as one step, and what a member's case counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from caseworker_app.casework.group_work import letter_of
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotFound
from caseworker_app.jobs import groups
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.group_files import group_file
from caseworker_app.jobs.latest import last_steps
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Attendance, MeetingOutcome
from caseworker_app.model.engagement import Consent
from caseworker_app.model.group import Group, GroupArea, GroupAttendance, GroupMember, GroupSession, Sociogram
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from tests.documents.case_report.texts import text_of

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 9, 20)


def on(day: str) -> PartialDate:
    return PartialDate.parse(day)


@pytest.fixture
def case(notebook: Notebook) -> Case:
    case = Case(number="K-1", client=Person(name="Marta Situmorang"))
    with notebook.edit("Kasus") as session:
        session.add(case)
    return case


@pytest.fixture
def group(notebook: Notebook, case: Case) -> Group:
    """The client and another member; two meetings lie behind, one ahead."""
    group = Group(name="Melati", kind="pendidikan")
    group.members = [GroupMember(person=case.client, person_id=case.client_id), GroupMember(name="Galih Pratama")]
    days = ("5 September 2024", "12 September 2024", "26 September 2024")
    group.sessions = [GroupSession(date=on(day), stage="awal", agenda=f"acara {day}") for day in days]
    with notebook.edit("Kelompok") as session:
        session.add(group)
    return group


def sheet(group: Group) -> list[str]:
    rows = {(row.member_id, one.id): row for one in group.sessions for row in one.attendance}
    return [
        "".join(letter_of(rows.get((member.id, one.id))) or "." for one in group.sessions) for member in group.members
    ]


def test_the_list_tells_members_meetings_and_where_it_stands(notebook: Notebook, group: Group) -> None:
    with notebook.edit("Kelompok kedua") as session:
        session.add(Group(name="Anggrek"))
    with notebook.reading() as session:
        first, line = groups.lines(session, TODAY)
    assert (first.name, first.members, first.held, first.last, first.stage) == ("Anggrek", 0, 0, None, "")
    assert (line.name, line.kind, line.members, line.held, line.stage) == ("Melati", "pendidikan", 2, 2, "awal")
    assert (str(line.last), str(line.coming)) == (str(on("12 September 2024")), str(on("26 September 2024")))


def test_a_meeting_put_off_is_neither_held_nor_the_last_nor_the_next(notebook: Notebook, group: Group) -> None:
    with notebook.edit("Ditunda", group_id=group.id):
        for meeting in group.sessions[1:]:
            meeting.outcome = MeetingOutcome.POSTPONED
    with notebook.reading() as session:
        (line,) = groups.lines(session, TODAY)
    assert (line.held, line.last, line.coming) == (1, group.sessions[0].date, None)


def test_attendance_is_one_step_of_the_groups_own_undo(notebook: Notebook, case: Case, group: Group) -> None:
    (client, other), (first, second, _) = group.members, group.sessions
    cells = [(client, first, "h"), (other, first, "S"), (client, second, "A"), (other, second, "x")]
    _, refused = groups.put_attendance(notebook, group, cells)
    assert (sheet(group), refused) == (["HA.", "S.."], 1)
    with notebook.edit("Nomor", case_id=case.id):
        case.number = "K-2"
    assert notebook.undo(group.id) == "Isi daftar hadir"
    assert (sheet(group), case.number) == (["...", "..."], "K-2")
    notebook.redo(group.id)
    groups.put_attendance(notebook, group, [(client, first, "")])
    assert sheet(group) == [".A.", "S.."]


def test_emptying_a_mark_keeps_the_note(notebook: Notebook, group: Group) -> None:
    member, meeting = group.members[0], group.sessions[0]
    with notebook.edit("Catatan", group_id=group.id):
        groups.note_row(meeting, member).note = "berani bertanya"
    groups.put_attendance(notebook, group, [(member, meeting, "H")])
    groups.put_attendance(notebook, group, [(member, meeting, "")])
    (row,) = meeting.attendance
    assert (row.mark, row.present, row.note) == (None, None, "berani bertanya")


def test_nobody_answers_about_himself(notebook: Notebook, group: Group) -> None:
    (one, two), asked = group.members, Sociogram(question="Dengan siapa?")
    with notebook.edit("Tanya", group_id=group.id):
        group.sociograms.append(asked)
    _, refused = groups.put_answers(notebook, group, asked, [(one, one, "+"), (one, two, "+"), (two, one, "-")])
    assert refused == 1
    assert dict(groups.answers_at(asked)) == {(one.id, two.id): "+", (two.id, one.id): "−"}
    groups.put_answers(notebook, group, asked, [(one, two, "−"), (two, one, "")])
    assert dict(groups.answers_at(asked)) == {(one.id, two.id): "−"}


def test_clients_of_running_cases_are_offered_and_taken_in_once(notebook: Notebook, group: Group) -> None:
    with notebook.edit("Kasus") as session:
        session.add_all(
            [
                Case(number="K-2", client=Person(name="Budi Santoso")),
                Case(number="K-3", client=Person(name="Selesai"), closed=on("1 Mei 2024")),
            ]
        )
    with notebook.reading() as session:
        offered = groups.candidates(session, group)
    assert [(one.initials, one.number, one.name) for one in offered] == [("BS", "K-2", "Budi Santoso")]
    groups.add_clients(notebook, group, [one.case_id for one in offered])
    with notebook.reading() as session:
        assert groups.candidates(session, group) == []
    assert group.members[-1].person.name == "Budi Santoso"  # type: ignore[union-attr] # a client is a person


def test_consent_in_the_clients_own_case_is_enough(notebook: Notebook, case: Case, group: Group) -> None:
    with notebook.reading() as session:
        assert groups.agreed(session, group, TODAY) == set()
    with notebook.edit("Setuju", case_id=case.id):
        case.consents.append(Consent(date=on("1 September 2024"), status="setuju", signer_status="klien"))
    with notebook.reading() as session:
        assert groups.agreed(session, group, TODAY) == {group.members[0].id}


def test_a_meeting_that_the_client_missed_is_none_of_his_case(notebook: Notebook, case: Case, group: Group) -> None:
    def last() -> str:
        with notebook.reading() as session:
            return str(last_steps(session, [case.id], TODAY)[case.id].date)

    assert last() == str(on("12 September 2024"))
    groups.put_attendance(notebook, group, [(group.members[0], group.sessions[1], "S")])
    assert last() == str(on("5 September 2024"))


def test_a_group_goes_with_its_meetings_and_comes_back(notebook: Notebook, group: Group) -> None:
    meeting = group.sessions[0].id
    assert groups.remove(notebook, group.id) == "Kelompok Melati"
    with notebook.reading() as session:
        assert groups.group_of(session, meeting) is None
    notebook.undo(None)
    with notebook.reading() as session:
        assert groups.group_of(session, meeting).name == "Melati"  # type: ignore[union-attr] # it is there again


def test_a_record_in_a_group_leads_to_it(notebook: Notebook, group: Group) -> None:
    groups.put_attendance(notebook, group, [(group.members[0], group.sessions[0], "H")])
    attended: GroupAttendance = group.sessions[0].attendance[0]
    with notebook.reading() as session:
        for id_ in (group.id, group.members[1].id, attended.id):
            assert groups.group_of(session, id_) is group
        assert groups.group_of(session, "tidak ada") is None


def test_the_paper_of_a_group_tells_the_chosen_meetings_and_initials(notebook: Notebook, group: Group) -> None:
    groups.put_attendance(notebook, group, [(one, group.sessions[0], "I") for one in group.members])

    def told(*, names: bool = False, meetings: list[str] | None = None, blank: bool = False) -> str:
        wish = Wish(names=names, item=group.id, blank=blank)
        return text_of(KINDS["group-record"].make(group_file(notebook, group.id, meetings), wish))

    whole = told()
    assert all(words in whole for words in ("acara 5 September", "acara 26 September", "I: izin", "GP"))
    assert "Galih Pratama" not in whole
    assert "Galih Pratama" in told(names=True)
    some = told(meetings=[group.sessions[1].id])
    assert "acara 12 September" in some
    assert "acara 5 September" not in some
    blank = told(blank=True)
    assert "RENCANA KELOMPOK" in blank
    assert "Melati" not in blank
    with pytest.raises(NotFound):
        group_file(notebook, "tidak ada")


def test_a_members_case_report_holds_no_note_of_another(notebook: Notebook, case: Case, group: Group) -> None:
    first = group.sessions[0]
    with notebook.edit("Catatan", group_id=group.id):
        for member, note in zip(group.members, ("berani bertanya", "menangis lama"), strict=True):
            row = groups.note_row(first, member)
            row.note, row.mark = note, Attendance.PRESENT
        group.members[1].behaviour_after = "tidak lagi membolos"
    report = text_of(KINDS["case-report"].make(load(notebook, case.id), Wish(names=True)))
    assert "berani bertanya" in report
    assert "satu dari tiga pertemuan" in report
    assert [words for words in ("menangis lama", "membolos", "Galih") if words in report] == []


def test_a_village_that_is_the_client_is_counted_on_its_paper(notebook: Notebook, group: Group) -> None:
    with notebook.edit("Wilayah", group_id=group.id):
        counts = [("Krajan", 40, 151), ("Sawahan", 25, None)]
        group.areas = [GroupArea(hamlet=name, households=kk, residents=people) for name, kk, people in counts]
    told = text_of(KINDS["group-record"].make(group_file(notebook, group.id), Wish(item=group.id)))
    assert all(words in told for words in ("Pemetaan Sosial", "Krajan", "Sawahan", "65", "151"))


def test_the_last_time_of_a_member_may_have_been_in_the_group(notebook: Notebook, case: Case, group: Group) -> None:
    with notebook.edit("Pertemuan", case_id=case.id):
        case.sessions.append(Session(date=on("9 September 2024"), next_step="membawa akta"))
    assert groups.last_time(notebook, case, TODAY)[0].words.startswith("Kelompok Melati 12/9/2024")
    before = Session(date=on("10 September 2024"))
    assert groups.last_time(notebook, case, TODAY, before=before)[1].words == "Disepakati: membawa akta"
