"""Changes played forward or backward onto the database, and the loaded objects brought in step afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert, inspect, select, update
from sqlalchemy.orm.attributes import set_committed_value

from caseworker_app.errors import NotAllowed
from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.store.changes import Change, stored_row
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapper, Session


def replay(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring every record from ``before`` to ``after``.

    Raises NotAllowed, having written nothing that is not rolled back with the transaction, when a record is no longer
    as ``before`` says or when something else hangs on a record that would go: newer work is never overwritten. What is
    being typed into a field gives way to the text that the step puts there.
    """
    todo = list(changes)
    for change in todo:
        if change.entity is Draft:
            _clear_typing(connection, change)
        elif not _stands_as(connection, change):
            raise overtaken()
    for change in todo:
        if change.before is not None and change.after is not None:
            table = _table(change)
            connection.execute(update(table).where(table.c.id == change.id).values(_by_column(change, change.after)))
    gone = [change for change in todo if change.after is None]
    _refuse_orphans(connection, gone)
    for change in gone:
        table = _table(change)
        connection.execute(delete(table).where(table.c.id == change.id))
    for change in todo:
        if change.before is None and change.after is not None:
            connection.execute(insert(_table(change)).values(_by_column(change, change.after)))


def bring_in_step(session: Session, changes: Iterable[Change]) -> None:
    """Show the loaded objects what was replayed: values set, deleted ones let go, lists and links loaded afresh."""
    todo = list(changes)
    for change in todo:
        loaded = session.identity_map.get(_mapper(change).identity_key_from_primary_key((change.id,)))
        if loaded is None:
            continue
        if change.after is None:
            session.expunge(loaded)
        else:
            for key, value in change.after.items():
                set_committed_value(loaded, key, value)
    touched = {change.entity for change in todo}
    for record in list(session.identity_map.values()):
        state = inspect(record)
        stale = [
            relation.key
            for relation in state.mapper.relationships
            if relation.key in state.dict and (type(record) in touched or relation.mapper.class_ in touched)
        ]
        if stale:
            session.expire(record, stale)


def _clear_typing(connection: Connection, change: Change) -> None:
    if change.before is None and change.after is not None:
        drafts = _table(change)
        same_field = (drafts.c[key] == change.after[key] for key in ("entity", "entity_id", "field"))
        connection.execute(delete(drafts).where(*same_field))


def _table(change: Change) -> Table:
    table = _mapper(change).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{change.entity.__name__} is not stored in one table")
    return table


def _mapper(change: Change) -> Mapper[Record]:
    return inspect(change.entity)


def _by_column(change: Change, values: dict[str, Any]) -> dict[Any, Any]:
    columns = _mapper(change).columns
    return {columns[key]: value for key, value in values.items()}


def _stands_as(connection: Connection, change: Change) -> bool:
    """Whether the database holds what ``before`` says, compared as it is stored."""
    mapper = _mapper(change)
    stored = stored_row(connection, mapper, change.id)
    if stored is None or change.before is None:
        return stored is None and change.before is None
    for key, value in change.before.items():
        kind = mapper.columns[key].type.dialect_impl(connection.dialect)
        as_stored: Callable[[Any], Any] = kind.bind_processor(connection.dialect) or (lambda plain: plain)
        if as_stored(stored[key]) != as_stored(value):
            return False
    return True


def _refuse_orphans(connection: Connection, gone: list[Change]) -> None:
    """The database would delete the rows of a deleted owner silently; those that are not among ``gone`` forbid it."""
    ids: dict[str, set[str]] = defaultdict(set)
    for change in gone:
        ids[_table(change).name].add(change.id)
    for table in Record.metadata.tables.values():
        for key in table.foreign_keys:
            owners = ids.get(key.column.table.name)
            if not owners or key.ondelete != "CASCADE":
                continue
            for owner in owners:
                hanging = connection.execute(select(table.c.id).where(key.parent == owner)).scalars()
                if not set(hanging) <= ids[table.name]:
                    raise overtaken()


def overtaken() -> NotAllowed:
    """What a step would change was changed again from elsewhere."""
    return NotAllowed(
        tr(
            "Langkah ini tidak dapat diurungkan atau diulangi karena datanya sudah diubah lagi di tempat lain. "
            "Tidak ada yang berubah."
        )
    )
