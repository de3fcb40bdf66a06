"""The groups of a case, as a sociogram is drawn from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams import sociogram
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.group import Group, GroupMember, Sociogram


def last_sociogram(file: CaseFile) -> tuple[Group, Sociogram] | None:
    """The last question to which members of one of the groups gave answers."""
    asked = [(group, one) for group in file.groups for one in group.sociograms if _answers(one)]
    return asked[-1] if asked else None


def sociogram_data(group: Group, one: Sociogram, *, names: bool = False) -> sociogram.SociogramData:
    """Who of a group chose and rejected whom."""
    members = sorted(group.members, key=lambda member: member.position)
    return sociogram.SociogramData(
        tuple(sociogram.Member(member.id, _member(member, names=names)) for member in members), _answers(one)
    )


def _answers(one: Sociogram) -> tuple[sociogram.Answer, ...]:
    return tuple(
        sociogram.Answer(answer.from_member_id, answer.to_member_id, answer.choice.value)
        for answer in one.answers
        if answer.choice and answer.from_member_id and answer.to_member_id
    )


def _member(member: GroupMember, *, names: bool) -> str:
    if member.person is not None:
        return (member.person.name if names else None) or initials(member.person)
    return (member.name or "") if names else initials(Person(name=member.name))
