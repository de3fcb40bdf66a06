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
