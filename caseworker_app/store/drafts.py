"""Text that cannot be read as its field's kind («dua juta» in a number): kept as typed, and in the place of the value.

While a field is being typed into, what stands there so far is kept against a crash (``keep``) and is no step of undo.
When the field is left, ``put`` makes the text what stands there, inside the edit that empties the column; so undo
brings back the earlier value, or the earlier text.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.orm.attributes import set_committed_value

from caseworker_app.model.bookkeeping import Draft
from caseworker_app.store import search_tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.model.base import Record
    from caseworker_app.store.notebook import Notebook

_DRAFTS = Draft.metadata.tables[Draft.__tablename__]


def unread_texts(session: Session) -> dict[tuple[str, str], str]:
    """All texts that wait to be read: id of the record and name of its attribute -> as typed."""
    columns = select(Draft.entity_id, Draft.field, Draft.raw)
    return {(record_id, field): raw for record_id, field, raw in session.execute(columns)}


class Drafts:
    """The drafts of an open notebook; they are few, so all are held."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._held: dict[str, dict[str, str]] | None = None
        self._before_typing: dict[tuple[str, str], str | None] = {}

    def of(self, record: Record) -> dict[str, str]:
        """Field -> text as typed, of one record."""
        return dict(self._all().get(record.id, {}))

    def standing(self, record: Record, field: str) -> str | None:
        """The text that stands in the place of a value, whatever is being typed over it; None where there is none."""
        key = (record.id, field)
        return self._before_typing[key] if key in self._before_typing else self.of(record).get(field)

    def keep(self, record: Record, field: str, raw: str) -> None:
        """Commit a text while it is typed. Raises as ``Notebook.edit`` does."""
        standing = self.standing(record, field)
        with self._notebook.bookkeeping() as session:
            _write(session, record, field, raw)
        self._before_typing.setdefault((record.id, field), standing)
        self._all().setdefault(record.id, {})[field] = raw

    def give_up(self, record: Record, field: str) -> None:
        """What was being typed is taken back: what stood there before stands again."""
        key = (record.id, field)
        if key not in self._before_typing:
            return
        with self._notebook.bookkeeping() as session:
            self._forget_typing(session, key)
        self.reload()

    def put(self, record: Record, field: str, raw: str | None) -> None:
        """Inside an edit: this text stands in the place of a value from now on; None: nothing does."""
        session = self._notebook.session
        self._forget_typing(session, (record.id, field))
        if raw is not None:
            _write(session, record, field, raw)
        else:
            draft = _draft(session, record.id, field)
            if draft is not None:
                session.delete(draft)
        self.reload()

    def put_copies(self, record: Record, copy: Record) -> None:
        """Inside an edit: what stands unread in a record stands in its copy too, and in the copies of its rows."""
        for field in self.of(record):
            self.put(copy, field, self.standing(record, field))
        for relation in record.__mapper__.relationships:
            if relation.cascade.delete_orphan:
                rows, copies = getattr(record, relation.key), getattr(copy, relation.key)
                pairs = zip(rows, copies, strict=True) if relation.uselist else [(rows, copies)]
                for row, copied in pairs:
                    if row is not None:
                        self.put_copies(row, copied)

    def end_typing(self) -> None:
        """A step was undone or redone: what is there now stands."""
        self._before_typing.clear()
        self.reload()

    def reload(self) -> None:
        """Look again: drafts came or went, by themselves or with their records."""
        self._held = None

    def _forget_typing(self, session: Session, key: tuple[str, str]) -> None:
        """Bring the row back to what it was before typing, past the history: typing is no step of undo."""
        if key not in self._before_typing:
            return
        before, draft = self._before_typing.pop(key), _draft(session, *key)
        if draft is None:
            return
        search_tables.mark_records(session.connection(), Draft, [draft.id])
        if before is None:
            session.connection().execute(delete(_DRAFTS).where(_DRAFTS.c.id == draft.id))
            session.expunge(draft)
        else:
            session.connection().execute(update(_DRAFTS).where(_DRAFTS.c.id == draft.id).values(raw=before))
            set_committed_value(draft, "raw", before)

    def _all(self) -> dict[str, dict[str, str]]:
        if self._held is None:
            held: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for (record_id, field), raw in unread_texts(self._notebook.session).items():
                held[record_id][field] = raw
            self._held = dict(held)
        return self._held


def _draft(session: Session, record_id: str, field: str) -> Draft | None:
    return session.scalar(select(Draft).where(Draft.entity_id == record_id, Draft.field == field))


def _write(session: Session, record: Record, field: str, raw: str) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    draft = _draft(session, record.id, field)
    if draft is None:
        session.add(Draft(entity=type(record).__name__, entity_id=record.id, field=field, raw=raw, at=at))
    else:
        draft.raw, draft.at = raw, at
