"""The groups of a case, as a sociogram is drawn from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams import sociogram
from caseworker_app.diagrams.diagram import Diagram
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import View
    from caseworker_app.model.group import Group, GroupMember, Sociogram


def last_sociogram(file: CaseFile) -> tuple[Group, Sociogram] | None:
    """The last question to which members of one of the groups gave answers."""
    asked = [(group, one) for group in file.groups for one in group.sociograms if _answers(one)]
    return asked[-1] if asked else None


def sociogram_data(file: CaseFile, group: Group, one: Sociogram, *, names: bool = False) -> sociogram.SociogramData:
    """Who of a group chose and rejected whom."""
    members = sorted(group.members, key=lambda member: member.position)
    return sociogram.SociogramData(
        tuple(
            sociogram.Member(member.id, _member(file, member, at, names=names)) for at, member in enumerate(members, 1)
        ),
        _answers(one),
    )


def _answers(one: Sociogram) -> tuple[sociogram.Answer, ...]:
    return tuple(
        sociogram.Answer(answer.from_member_id, answer.to_member_id, answer.choice.value)
        for answer in one.answers
        if answer.choice and answer.from_member_id and answer.to_member_id
    )


def _member(file: CaseFile, member: GroupMember, at: int, *, names: bool) -> str:
    """The name or initials of a member, «anggota 3» where none is known."""
    person = member.person or Person(name=member.name)
    letters = file.initials(member.person) if member.person else file.initials_of(member.name or "")
    if letters == initials(None):
        return tr("anggota {at}").format(at=at)
    return (person.name if names else None) or letters


def _last(view: View) -> sociogram.SociogramData:
    asked = last_sociogram(view.file)
    return sociogram_data(view.file, *asked, names=view.names) if asked else sociogram.SociogramData()


def _asked(view: View) -> str:
    """«Kelompok Melati · 3 Mei 2024 · Dengan siapa …»: which group was asked what, and when."""
    asked = last_sociogram(view.file)
    if asked is None:
        return ""
    group, one = asked
    day = one.date.long(weekday=False) if one.date else tr("tanggal belum diisi")
    say = wording(view.file, names=view.names)
    return " · ".join(filter(None, (say(group.name), day, say(one.question))))


DIAGRAMS = (
    Diagram(
        "sociogram",
        mark("Sosiogram"),
        read=_last,
        layout=sociogram.layout,
        legend=sociogram.legend_entries,
        shows=lambda data: data.answers,
        empty=mark("Belum ada jawaban sosiogram dari anggota kelompok."),
        dated=_asked,
        shape=lambda data, _drawing, width, height: sociogram.layout(data, (width, height)),
    ),
)
