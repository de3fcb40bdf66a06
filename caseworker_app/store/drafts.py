"""Text that could not be read as its field's kind («26/13»): kept as typed, shown again, never asked about."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.model.bookkeeping import Draft

if TYPE_CHECKING:
    from caseworker_app.model.base import Record
    from caseworker_app.store.notebook import Notebook


class Drafts:
    """The drafts of an open notebook; they are few, so all are held."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._held: dict[str, dict[str, str]] | None = None

    def of(self, record: Record) -> dict[str, str]:
        """Field -> text as typed, of one record."""
        return dict(self._all().get(record.id, {}))

    def keep(self, record: Record, field: str, raw: str) -> None:
        """Commit a text as it was typed. Raises as ``Notebook.edit`` does."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._notebook.bookkeeping() as session:
            draft = session.scalar(select(Draft).where(Draft.entity_id == record.id, Draft.field == field))
            if draft is None:
                session.add(Draft(entity=type(record).__name__, entity_id=record.id, field=field, raw=raw, at=at))
            else:
                draft.raw, draft.at = raw, at
        self._all().setdefault(record.id, {})[field] = raw

    def forget(self, record: Record, field: str) -> None:
        """The text was read, or taken back."""
        if field not in self._all().get(record.id, {}):
            return
        with self._notebook.bookkeeping() as session:
            for draft in session.scalars(select(Draft).where(Draft.entity_id == record.id, Draft.field == field)):
                session.delete(draft)
        self._all()[record.id].pop(field, None)

    def reload(self) -> None:
        """Look again: records with drafts were deleted or came back."""
        self._held = None

    def _all(self) -> dict[str, dict[str, str]]:
        if self._held is None:
            held: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for draft in self._notebook.session.scalars(select(Draft)):
                held[draft.entity_id][draft.field] = draft.raw
            self._held = dict(held)
        return self._held
