"""What is said of a group: letters of a sheet of attendance, what is to be looked at, one member's own part."""

from __future__ import annotations

import pytest

from caseworker_app.casework.group_work import gathered, letter_of, notices, parts_of
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Attendance
from caseworker_app.model.group import Group, GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("row", "letter", "present"),
    [
        (GroupAttendance(mark=Attendance.PRESENT), "H", True),
        (GroupAttendance(mark=Attendance.EXCUSED), "I", False),
        (GroupAttendance(mark=Attendance.ILL), "S", False),
        (GroupAttendance(mark=Attendance.ABSENT), "A", False),
        (GroupAttendance(present=True), "H", True),
        (GroupAttendance(present=False), "–", False),
        (GroupAttendance(note="belum dicatat"), "", None),
    ],
)
def test_a_mark_is_a_letter_and_says_whether_one_was_there(
    row: GroupAttendance,
    letter: str,
    present: bool | None,  # noqa: FBT001 - a parameter
) -> None:
    assert letter_of(row) == letter
    assert row.present is present


def test_a_mark_that_is_taken_away_leaves_nothing_and_an_older_note_stays() -> None:
    row = GroupAttendance(mark=Attendance.ILL)
    row.mark = None
    assert row.present is None
    older = GroupAttendance(present=True)
    older.mark = None
    assert older.present is True


def test_a_member_reads_nothing_of_another() -> None:
    own, other = GroupMember(case_id="k"), GroupMember(name="Galih")
    meeting = GroupSession(
        attendance=[
            GroupAttendance(member_id=other.id, mark=Attendance.PRESENT, note="menangis"),
            GroupAttendance(member_id=own.id, mark=Attendance.ILL, note="demam"),
        ]
    )
    group = Group(members=[own, other], sessions=[meeting, GroupSession()])
    first, second = parts_of(group, Case(id="k"))
    assert (first.letter, first.attendance, first.note, first.absent) == ("S", "sakit", "demam", True)
    assert (second.letter, second.note, second.absent) == ("", "", False)
    assert list(parts_of(group, Case(id="of nobody here"))) == []


def test_too_many_members_and_those_who_were_not_asked_are_named() -> None:
    asked = [GroupMember(name=f"Anggota {at}", consent=True) for at in range(9)]
    client, silent, refusing = (
        GroupMember(name="Klien"),
        GroupMember(name="Diam"),
        GroupMember(name="Tolak", consent=False),
    )
    gone = GroupMember(name="Pergi", left=PartialDate.parse("1 Mei 2024"))
    group = Group(members=[*asked, client, silent, refusing, gone])
    told = [notice.sentence for notice in notices(group, {client.id})]
    assert told == [
        "Anggota 12 orang; lazimnya empat sampai delapan, paling banyak 10.",
        "Diam belum ditanya persetujuannya untuk ikut kelompok.",
        "Tolak tidak setuju ikut kelompok, tetapi masih tercatat sebagai anggota.",
    ]
    assert list(notices(Group(members=asked))) == []


def test_members_who_were_not_asked_are_one_matter_that_leads_to_the_first() -> None:
    unasked = [GroupMember(name=name) for name in ("Ani", "Budi", "Cici")]
    refusing = GroupMember(name="Tolak", consent=False)
    found = gathered(notices(Group(members=[refusing, *unasked])))
    assert [notice.sentence for notice in found] == [
        "Tolak tidak setuju ikut kelompok, tetapi masih tercatat sebagai anggota.",
        "3 anggota belum ditanya persetujuannya untuk ikut kelompok: Ani, Budi, Cici.",
    ]
    assert (found[1].record, found[1].field) == (unasked[0], "consent")
    (alone,) = gathered(notices(Group(members=unasked[:1])))
    assert alone.sentence == "Ani belum ditanya persetujuannya untuk ikut kelompok."
