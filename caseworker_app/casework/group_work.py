"""What is said of a group: attendance in letters, what should be looked at, and one member's part in its meetings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.group_tools import as_result
from caseworker_app.casework.measured import outside_words
from caseworker_app.model.choices import Attendance
from caseworker_app.model.group import Group, GroupMember, GroupTool
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.model.group import GroupAttendance, GroupSession

MOST = 10
"""A group larger than this is hard to lead; four to eight are usual."""
LETTERS = {Attendance.PRESENT: "H", Attendance.EXCUSED: "I", Attendance.ILL: "S", Attendance.ABSENT: "A"}
"""How a sheet of attendance writes each mark."""
OF_ALL_MEMBERS = ("communication", "power", "leadership", "roles", "cohesion", "climate", "evaluation")
"""What is written of a group about all its members together."""
NOT_THERE = "–"
"""Of whom is only known that the member did not come."""
MEANINGS = {
    "H": mark("hadir"),
    "I": mark("izin"),
    "S": mark("sakit"),
    "A": mark("alpa"),
    NOT_THERE: mark("tidak hadir"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class GroupNotice:
    """One thing to look at in a group: where it is written, and why in one sentence.

    unasked: the member whose consent nobody has asked for, where it is about that.
    """

    record: Record
    field: str
    sentence: str
    unasked: GroupMember | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What one member had of a meeting: whether he or she was there, and what was noted of him or her alone."""

    group: Group
    meeting: GroupSession
    letter: str
    note: str

    @property
    def absent(self) -> bool:
        """Whether it is known that the member was not there."""
        return self.letter not in {"", "H"}

    @property
    def attendance(self) -> str:
        """«hadir», «sakit»; nothing where nobody noted it."""
        return tr(MEANINGS[self.letter]) if self.letter else ""


def letter_of(row: GroupAttendance | None) -> str:
    """The letter of a mark; «–» for an older note that only says no, nothing where nobody noted it."""
    if row is None or (row.mark is None and row.present is None):
        return ""
    if row.mark is not None:
        return LETTERS[row.mark]
    return LETTERS[Attendance.PRESENT] if row.present else NOT_THERE


def attendance_of(meeting: GroupSession, member: GroupMember) -> GroupAttendance | None:
    """What was noted of a member at a meeting."""
    return next((row for row in meeting.attendance if row.member_id == member.id), None)


def member_called(member: GroupMember) -> str:
    """The name of a member, as the worker's own window shows it."""
    person = member.person.name or member.person.alias if member.person else None
    return person or member.name or tr("anggota tanpa nama")


def own_member(group: Group, case: Case) -> GroupMember | None:
    """The client of a case among the members of a group."""
    return next((one for one in group.members if is_client(one, case)), None)


def is_client(member: GroupMember, case: Case) -> bool:
    """Whether a member takes part as the client of this case."""
    return member.case_id == case.id or (member.person_id is not None and member.person_id == case.client_id)


def nameless(group: Group) -> list[GroupMember]:
    """The members of whom it is not said who they are."""
    return [one for one in group.members if is_nameless(one)]


def is_nameless(member: GroupMember) -> bool:
    """Whether it is not said who a member is."""
    return not (member.person_id or member.case_id or member.name)


def without_others(group: Group, case: Case) -> None:
    """Leave of a group, loaded and tied to no session, its plan and what it says of the client of this case.

    Of the other members stays only that there is one more: a row that says nothing. What tells how the group went goes
    too, since it tells of all of them. For whoever must not learn who else takes part.
    """
    own = {one.id for one in group.members if is_client(one, case)}
    group.members = [one if one.id in own else GroupMember(id=one.id) for one in group.members]
    rows = {one.id: one for one in group.members}
    for stage in group.stages:
        stage.process = stage.result = None
    for meeting in group.sessions:
        meeting.process = meeting.result = None
        meeting.attendance = [one for one in meeting.attendance if one.member_id in own]
    group.tools = [one for one in group.tools if one.member_id in own]
    for sociogram in group.sociograms:
        sociogram.answers = [one for one in sociogram.answers if one.from_member_id in own]
        for answer in sociogram.answers:
            answer.to_member = rows.get(answer.to_member_id or "")
    for text in OF_ALL_MEMBERS:
        setattr(group, text, None)


def parts_of(group: Group, case: Case) -> Iterator[Part]:
    """The meetings of a group as they are the client's own, with nothing that was noted of other members."""
    member = own_member(group, case)
    if member is None:
        return
    for meeting in group.sessions:
        row = attendance_of(meeting, member)
        yield Part(group, meeting, letter_of(row), (row.note if row else None) or "")


def notices(group: Group, agreed: Collection[str] = (), own: Iterable[Instrument] = ()) -> Iterator[GroupNotice]:
    """Members too many, nameless, or who have not agreed to take part; totals that a tool cannot give.

    agreed: ids of members whose own case holds a consent that counts today; these need none for the group.
    own: the agency's own instruments.
    """
    there = [member for member in group.members if member.left is None]
    if len(there) > MOST:
        words = tr("Anggota {count} orang; lazimnya empat sampai delapan, paling banyak {most}.")
        yield GroupNotice(group, Group.members.key, words.format(count=len(there), most=MOST))
    unnamed = nameless(group)
    if unnamed:
        words = tr("{count} anggota belum bernama, jadi laporan kasus tidak memuat daftar hadir dan sosiogramnya.")
        yield GroupNotice(unnamed[0], GroupMember.name.key, words.format(count=len(unnamed)))
    for member in there:
        if member in unnamed:
            continue
        if member.consent is False:
            words = tr("{name} tidak setuju ikut kelompok, tetapi masih tercatat sebagai anggota.")
            yield GroupNotice(member, GroupMember.consent.key, words.format(name=member_called(member)))
        elif member.consent is None and member.id not in agreed:
            words = tr("{name} belum ditanya persetujuannya untuk ikut kelompok.")
            yield GroupNotice(member, GroupMember.consent.key, words.format(name=member_called(member)), member)
    own = tuple(own)
    for tool in group.tools:
        if words := outside_words(as_result(tool), own):
            told = tr("Skor {tool} {words}; periksa lagi.").format(tool=tool.kind, words=words)
            yield GroupNotice(tool, GroupTool.score.key, told)


def gathered(found: Iterable[GroupNotice]) -> list[GroupNotice]:
    """The same with all members who were not asked for their consent in one, that leads to the first of them."""
    found = list(found)
    unasked = [notice for notice in found if notice.unasked]
    if len(unasked) < 2:
        return found
    names = ", ".join(member_called(notice.unasked) for notice in unasked if notice.unasked)
    words = tr("{count} anggota belum ditanya persetujuannya untuk ikut kelompok: {names}.")
    first = dataclasses.replace(unasked[0], sentence=words.format(count=len(unasked), names=names))
    return [first if notice is unasked[0] else notice for notice in found if notice not in unasked[1:]]
