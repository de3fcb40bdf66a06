"""What an edit changed, taken from attribute history when the session writes it: for undo, audit and announcement."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, object_session

from caseworker_app.model.base import Record, Row

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Mapper, ORMExecuteState, UOWTransaction

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One record's way from ``before`` to ``after``.

    Attribute name -> value: every column of a record that was made (before is None) or deleted (after is None), else
    only the columns that differ.
    """

    entity: type[Record]
    id: str
    before: Values | None
    after: Values | None

    @property
    def backward(self) -> Change:
        """The way back."""
        return replace(self, before=self.after, after=self.before)

    @property
    def shape(self) -> tuple[type[Record], str, frozenset[str]] | None:
        """Which attributes of which record changed; None for a record made or deleted."""
        if self.before is None or self.after is None:
            return None
        return self.entity, self.id, frozenset(self.after)


@dataclass(slots=True)
class Recording:
    """The changes of one edit in the order they were written, at most one for each record."""

    _changes: dict[tuple[type[Record], str], Change] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        """Note a change, joined to an earlier one of the same record."""
        key = (change.entity, change.id)
        earlier = self._changes.pop(key, None)
        joined = change if earlier is None else join(earlier, change)
        if joined is not None:
            self._changes[key] = joined

    def __iter__(self) -> Iterator[Change]:
        return iter(self._changes.values())

    def __bool__(self) -> bool:
        return bool(self._changes)


def join(first: Change, second: Change) -> Change | None:
    """Two changes of one record, one after the other, as one; None when they cancel out."""
    if first.before is None:
        return (
            None
            if second.after is None
            else replace(second, before=None, after={**(first.after or {}), **second.after})
        )
    if second.after is None:
        return replace(second, before={**(second.before or {}), **first.before})
    if first.after is None or second.before is None:
        return replace(second, before=first.before)
    before = {**second.before, **first.before}
    after = {**first.after, **second.after}
    differing = [key for key in after if before[key] != after[key]]
    if not differing:
        return None
    return replace(second, before={key: before[key] for key in differing}, after={key: after[key] for key in differing})


def watch(session: Session) -> None:
    """Number rows in the order of their lists, and let nothing be written but inside an edit."""
    event.listen(session, "before_flush", _before_flush)
    event.listen(session, "do_orm_execute", _refuse_bulk)


def is_clean(session: Session) -> bool:
    """Whether nothing waits to be written."""
    return not (session.new or session.deleted or any(session.is_modified(changed) for changed in session.dirty))


def _before_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    if session.info.get("recording") is None:
        raise RuntimeError("something was changed outside an edit")
    for record in (*session.new, *session.dirty):
        _number_rows(record)


def _number_rows(record: Record) -> None:
    """A list of rows stands in the database as it stands on the screen."""
    state = inspect(record)
    for relation in state.mapper.relationships:
        if relation.key in state.committed_state and relation.uselist and issubclass(relation.mapper.class_, Row):
            for position, row in enumerate(state.dict[relation.key]):
                if row.position != position:
                    row.position = position


def _refuse_bulk(execution: ORMExecuteState) -> None:
    if execution.is_insert or execution.is_update or execution.is_delete:
        raise RuntimeError("bulk changes leave no history: change the objects")


def _recording_of(target: Record) -> Recording | None:
    session = object_session(target)
    recording: Recording | None = session.info.get("recording") if session else None
    return recording


@event.listens_for(Record, "after_insert", propagate=True)
def _made(mapper: Mapper[Any], _connection: Connection, target: Record) -> None:
    recording = _recording_of(target)
    if recording is not None:
        present = inspect(target).dict
        after = {key: copy.deepcopy(present.get(key)) for key in mapper.column_attrs.keys()}  # noqa: SIM118 - not a dict
        recording.add(Change(mapper.class_, target.id, None, after))


@event.listens_for(Record, "before_update", propagate=True)
def _changed(mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recording = _recording_of(target)
    if recording is None:
        return
    state = inspect(target)
    before: Values = {}
    after: Values = {}
    for key in mapper.column_attrs.keys():  # noqa: SIM118 - not a dict
        history = state.attrs[key].history
        if history.has_changes():
            before[key] = (
                copy.deepcopy(history.deleted[0]) if history.deleted else _stored(connection, mapper, target.id, key)
            )
            after[key] = copy.deepcopy(history.added[0]) if history.added else None
    if after:
        recording.add(Change(mapper.class_, target.id, before, after))


@event.listens_for(Record, "before_delete", propagate=True)
def _deleted(mapper: Mapper[Any], connection: Connection, target: Record) -> None:
    recording = _recording_of(target)
    if recording is not None and (before := stored_row(connection, mapper, target.id)) is not None:
        recording.add(Change(mapper.class_, target.id, before, None))


def columns_of(mapper: Mapper[Any]) -> Iterable[tuple[str, Any]]:
    """Attribute name and column of every mapped column."""
    return ((attribute.key, attribute.columns[0]) for attribute in mapper.column_attrs)


def stored_row(connection: Connection, mapper: Mapper[Any], record_id: str) -> Values | None:
    """What the database holds of one record."""
    names, columns = zip(*columns_of(mapper), strict=True)
    row = connection.execute(select(*columns).where(mapper.local_table.c.id == record_id)).first()
    return None if row is None else dict(zip(names, row, strict=True))


def _stored(connection: Connection, mapper: Mapper[Any], record_id: str, key: str) -> Any:
    """The old value of a column that was set without having been loaded."""
    column = mapper.columns[key]
    return connection.execute(select(column).where(mapper.local_table.c.id == record_id)).scalar()
