"""The cases that were worked on last, by the audit trail, with the page of the last change."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import called
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.description import Rows
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.store import audit
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

_ACTIONS = ("edit", "undo", "redo", "import")
_LOOKED_AT = 400  # lines of the trail: a day of typing, in which few cases take turns


@dataclasses.dataclass(frozen=True, slots=True)
class RecentCase:
    """A case and where it was changed last. page: the title of that page, "" where it is on none. at: local time."""

    case_id: str
    client: str
    number: str
    page: str
    place: str
    at: datetime | None


def recent_cases(session: Session, limit: int = 5) -> list[RecentCase]:
    """The cases that were changed last, the last one first."""
    columns = audit_entry.c
    newest = (
        select(audit_entry)
        .where(columns.action.in_(_ACTIONS), columns.case_id.is_not(None))
        .order_by(columns.sequence.desc())
        .limit(_LOOKED_AT)
    )
    last: dict[str, audit.AuditEntry] = {}
    for entry in audit.entries(session.connection(), newest):
        if entry.case_id is not None and (entry.case_id in last or len(last) < 2 * limit):
            last.setdefault(entry.case_id, entry)
    clients = select(Case.id, Case.number, Person.alias, Person.name).outerjoin(Person, Person.id == Case.client_id)
    there = {row.id: row for row in session.execute(clients.where(Case.id.in_(last), Case.archived.is_(None)))}
    recent = []
    for case_id, entry in last.items():
        row = there.get(case_id)
        if row is not None:
            place, title = _page_of(entry.records)
            at = entry.at.astimezone() if entry.at else None
            recent.append(RecentCase(case_id, called(row.alias, row.name), row.number or "", title, place, at))
    return recent[:limit]


def _page_of(kinds: Iterable[str]) -> tuple[str, str]:
    """Place and title of the page that a change was made on, as far as its kinds tell."""
    found = [_pages()[kind] for kind in kinds if kind in _pages()]
    return found[0] if found else ("", "")


@cache
def _pages() -> dict[str, tuple[str, str]]:
    """Of each kind of row the first page with its table."""
    tables = [
        (item.row_class.__name__, (f"{stage.key}/{page.key}", tr(page.title)))
        for stage in (*STAGES, *TABS)
        for page in stage.pages
        for _section, item in page.items()
        if isinstance(item, Rows)
    ]
    return dict(reversed(tables))
