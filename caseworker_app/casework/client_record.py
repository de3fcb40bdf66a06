"""Everything that a notebook holds about one client, for whoever asks for a copy of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.model.bookkeeping import Draft
    from caseworker_app.model.case import Case
    from caseworker_app.model.group import Group
    from caseworker_app.model.person import Person


@dataclasses.dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the audit trail of a case: when what was done; no content."""

    at: datetime
    action: str
    case_id: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class ClientRecord:
    """All of a client's cases with families and groups, and what the notebook itself keeps about them.

    drafts: text that could not be read. elsewhere: in how many cases of other clients this client is named; these are
    not part of the copy.
    """

    files: tuple[CaseFile, ...]
    copies: tuple[Copy, ...]
    drafts: tuple[Draft, ...]
    log: tuple[LogLine, ...]
    made_at: datetime
    elsewhere: int

    @property
    def client(self) -> Person | None:
        """The client, if one is entered."""
        return self.files[0].client

    @property
    def case(self) -> Case:
        """The case from which the copy was asked for."""
        return self.files[0].case


def without_others(group: Group, case_ids: set[str], client_id: str | None) -> None:
    """Leave of a group, loaded and tied to no session, what is the group's plan and what is about this client.

    What tells of other members goes: their rows, and the texts on how the group went.
    """
    own = [
        member
        for member in group.members
        if member.case_id in case_ids or (client_id is not None and member.person_id == client_id)
    ]
    ids = {member.id for member in own}
    group.members = own
    for session in group.sessions:
        session.attendance = [one for one in session.attendance if one.member_id in ids]
        session.process = session.result = None
    for stage in group.stages:
        stage.process = stage.result = None
    group.tools = [tool for tool in group.tools if tool.member_id in ids]
    for sociogram in group.sociograms:
        sociogram.answers = [one for one in sociogram.answers if one.from_member_id in ids]
        for answer in sociogram.answers:
            if answer.to_member_id not in ids:
                answer.to_member_id = answer.to_member = None
    for text in OF_THE_GROUP:
        setattr(group, text, None)


OF_THE_GROUP = ("communication", "power", "leadership", "roles", "cohesion", "climate", "evaluation")
"""What is written about all members of a group together."""
