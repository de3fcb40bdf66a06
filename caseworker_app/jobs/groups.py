"""Groups between the cases: their list, new ones and those that go, members, attendance and answers of sociograms."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from caseworker_app.casework import consent as consents
from caseworker_app.casework import last_time as last_times
from caseworker_app.casework.case_file import called as initials_from
from caseworker_app.casework.consent import State
from caseworker_app.casework.group_work import LETTERS, attendance_of, letter_of
from caseworker_app.casework.work_log import group_called
from caseworker_app.jobs.meeting_outcomes import took_place
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Choice
from caseworker_app.model.group import (
    Group,
    GroupAttendance,
    GroupMember,
    GroupSession,
    Sociogram,
    SociogramAnswer,
)
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session as DatabaseSession

    from caseworker_app.casework.last_time import Told
    from caseworker_app.model.intervention import Session
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.store.notebook import Notebook

CHOICES = {"+": Choice.CHOOSES, "−": Choice.REJECTS}
"""How the grid of a sociogram writes an answer."""
_AGREED = {State.COMPLETE, State.GIVEN, State.PARTIAL}


@dataclasses.dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the list: last and coming meeting as far as they are dated. held: meetings up to today.

    Meetings that were put off or called off are none of these.
    """

    id: str
    name: str
    kind: str
    members: int
    held: int
    last: PartialDate | None
    coming: PartialDate | None
    stage: str


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A case whose client may become a member."""

    case_id: str
    initials: str
    number: str
    name: str


def lines(session: DatabaseSession, today: date) -> list[GroupLine]:
    """All groups by name, read by columns."""
    members = session.execute(select(GroupMember.group_id, func.count()).group_by(GroupMember.group_id))
    counted = {group_id: count for group_id, count in members}  # noqa: C416 - rows are no pairs to the type checker
    met: dict[str, list[Any]] = {}
    wanted = select(GroupSession.group_id, GroupSession.date, GroupSession.stage).where(took_place(GroupSession))
    for row in session.execute(wanted.order_by(GroupSession.position)):
        met.setdefault(row.group_id, []).append(row)
    found = []
    for id_, name, kind in session.execute(select(Group.id, Group.name, Group.kind).order_by(Group.name, Group.id)):
        meetings = met.get(id_, [])
        ahead = [one for one in meetings if one.date is not None and one.date.day and one.date.day > today]
        past = [one for one in meetings if one not in ahead]
        dated = [one.date for one in past if one.date is not None and not one.date.empty]
        stages = [one.stage for one in past if one.stage]
        found.append(
            GroupLine(
                *(id_, name or "", kind or "", counted.get(id_, 0), len(past)),
                max(dated, key=lambda day: day.sort_key, default=None),
                min((one.date for one in ahead), key=lambda day: day.sort_key, default=None),
                stages[-1] if stages else "",
            )
        )
    return found


def of_case(session: DatabaseSession, case: Case) -> list[Group]:
    """The groups in which the client of a case is a member."""
    here = GroupMember.case_id == case.id
    if case.client_id:
        here |= GroupMember.person_id == case.client_id
    wanted = select(Group).where(Group.id.in_(select(GroupMember.group_id).where(here)))
    meetings = selectinload(Group.sessions).selectinload(GroupSession.attendance)
    return list(session.scalars(wanted.options(meetings, selectinload(Group.members)).order_by(Group.name, Group.id)))


def last_time(notebook: Notebook, case: Case, today: date, *, before: Session | None = None) -> list[Told]:
    """The last meeting with the client of a case, alone or in a group, and what was agreed; as in ``casework``."""
    with notebook.reading() as session:
        return last_times.last_time(case, today, of_case(session, case), before=before)


def group_of(session: DatabaseSession, record_id: str) -> Group | None:
    """The group of this id, or the one that a record of this id belongs to."""
    group = session.get(Group, record_id)
    if group is not None:
        return group
    tables = (relation.mapper.class_ for relation in Group.__mapper__.relationships)
    for table in tables:
        row = session.get(table, record_id)
        if row is not None:
            return session.get(Group, row.group_id)
    attended, answer = session.get(GroupAttendance, record_id), session.get(SociogramAnswer, record_id)
    holder = attended.group_session_id if attended else answer.sociogram_id if answer else None
    return group_of(session, holder) if holder else None


def exists(session: DatabaseSession, group_id: str) -> bool:
    """Whether there is a group of this id."""
    return session.scalar(select(Group.id).where(Group.id == group_id)) is not None


def add(notebook: Notebook) -> Group:
    """A new, empty group."""
    group = Group()
    with notebook.edit(tr("Kelompok baru")) as session:
        session.add(group)
    return group


def remove(notebook: Notebook, group_id: str) -> str:
    """Delete a group with its meetings, which then stand in no member's case; gives what it was called."""
    with notebook.edit(tr("Hapus kelompok")) as session:
        group = session.get_one(Group, group_id)
        title = group_called(group)
        session.delete(group)
    notebook.forget_steps(group_id)
    return title


def candidates(session: DatabaseSession, group: Group) -> list[Candidate]:
    """The running cases whose client is not yet a member, by number."""
    there = {member.person_id for member in group.members} | {member.case_id for member in group.members}
    columns = (Case.id, Case.number, Case.client_id, Person.name, Person.alias)
    running = select(*columns).join(Person, Person.id == Case.client_id)
    running = running.where(Case.closed.is_(None), Case.archived.is_(None)).order_by(Case.number)
    return [
        Candidate(case_id, initials_from(alias, name), number or "", name or alias or "")
        for case_id, number, client, name, alias in session.execute(running)
        if client not in there and case_id not in there
    ]


def add_clients(notebook: Notebook, group: Group, case_ids: Collection[str]) -> None:
    """Make the clients of these cases members."""
    with notebook.edit(tr("Tambah anggota dari kasus"), group_id=group.id) as session:
        for case_id in case_ids:
            case = session.get_one(Case, case_id)
            group.members.append(GroupMember(person=case.client, case_id=case.id, role=tr("anggota")))


def agreed(session: DatabaseSession, group: Group, today: date) -> set[str]:
    """The ids of the members who are clients and whose case holds a consent that counts today."""
    cases = {member.id: _case_of(session, member) for member in group.members}
    return {id_ for id_, case in cases.items() if case is not None and consents.standing(case, today).state in _AGREED}


def _case_of(session: DatabaseSession, member: GroupMember) -> Case | None:
    if member.case_id:
        return session.get(Case, member.case_id)
    if not member.person_id:
        return None
    running = select(Case).where(Case.client_id == member.person_id).order_by(Case.closed.is_not(None), Case.id)
    return session.scalars(running).first()


def put_attendance(
    notebook: Notebook, group: Group, cells: Sequence[tuple[GroupMember, GroupSession, str]], *, follows: str = ""
) -> tuple[str, int]:
    """Write marks into a sheet of attendance («H», «I», «S», «A»; «» takes one away), as one step of undo.

    Gives the id of the last row that was changed, and how many values were none of these letters.
    """
    marks = {letter: attendance for attendance, letter in LETTERS.items()}
    refused, changed = 0, ""
    with notebook.edit(tr("Isi daftar hadir"), group_id=group.id, origin=put_attendance, follows=follows):
        for member, meeting, letter in cells:
            row, letter_ = attendance_of(meeting, member), letter.strip().upper()
            if letter_ and letter_ not in marks:
                refused += 1
                continue
            if row is None and letter_:
                row = GroupAttendance(member=member, member_id=member.id)
                meeting.attendance.append(row)
            if row is None or letter_of(row) == letter_:
                continue
            row.mark = marks.get(letter_)
            row.present = None if row.mark is None else row.present
            changed = row.id
            if not letter_ and not row.note:
                meeting.attendance.remove(row)
    return changed, refused


def note_row(meeting: GroupSession, member: GroupMember) -> GroupAttendance:
    """The row for what is noted of a member at a meeting, made where it is not there yet; call it inside an edit."""
    row = attendance_of(meeting, member)
    if row is None:
        row = GroupAttendance(member=member, member_id=member.id)
        meeting.attendance.append(row)
    return row


def answers_at(sociogram: Sociogram) -> Mapping[tuple[str, str], str]:
    """From whom to whom -> «+» or «−»."""
    signs = {choice: sign for sign, choice in CHOICES.items()}
    return {
        (one.from_member_id, one.to_member_id): signs[one.choice]
        for one in sociogram.answers
        if one.choice is not None and one.from_member_id and one.to_member_id
    }


def put_answers(
    notebook: Notebook,
    group: Group,
    sociogram: Sociogram,
    cells: Sequence[tuple[GroupMember, GroupMember, str]],
    *,
    follows: str = "",
) -> tuple[str, int]:
    """Write who chooses («+») or rejects («−») whom; «» takes an answer away. Gives what ``put_attendance`` gives.

    Nobody answers about himself or herself: such cells are left as they are and counted.
    """
    refused, changed = 0, ""
    with notebook.edit(tr("Isi jawaban sosiogram"), group_id=group.id, origin=put_answers, follows=follows):
        for chooser, chosen, sign in cells:
            sign_ = sign.strip().replace("-", "−")
            if chooser is chosen or (sign_ and sign_ not in CHOICES):
                refused += bool(sign_)
                continue
            told = [
                one for one in sociogram.answers if (one.from_member_id, one.to_member_id) == (chooser.id, chosen.id)
            ]
            for one in told[1:] if sign_ else told:
                sociogram.answers.remove(one)
            if not sign_:
                continue
            if told:
                told[0].choice = CHOICES[sign_]
                changed = told[0].id
            else:
                ends = {"from_member": chooser, "from_member_id": chooser.id}
                answer = SociogramAnswer(**ends, to_member=chosen, to_member_id=chosen.id, choice=CHOICES[sign_])
                sociogram.answers.append(answer)
                changed = answer.id
    return changed, refused
