"""A deleted row leaves no link that leads nowhere: whatever pointed to it points to nothing from then on.

A mark of the chronology goes with the record that it marks.

Only rows of lists are treated so (an activity, a goal, a cause). A record that lives on its own, such as a person,
is not deleted while something points to it: the notebook refuses that on commit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.model.base import Record, Row
from caseworker_app.model.case import Case
from caseworker_app.model.notes import KeyEvent

if TYPE_CHECKING:
    from sqlalchemy import Column
    from sqlalchemy.orm import Session

    from caseworker_app.store.changes import Change


def clear_links(session: Session, changes: Iterable[Change]) -> None:
    """Empty the links to the rows that these changes deleted. Part of the edit, and undone with it."""
    gone: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.after is None and issubclass(change.entity, Row):
            gone[change.entity.__tablename__].add(change.id)
    if not gone:
        return
    for mapper in Record.registry.mappers:
        for column in mapper.columns:
            targets = _target(column)
            if targets in gone:
                _empty(session, mapper.class_, column, gone[targets])
    _unmark(session, set().union(*gone.values()))


def _unmark(session: Session, ids: set[str]) -> None:
    for mark in session.scalars(select(KeyEvent).where(KeyEvent.entity_id.in_(ids))):
        case = session.get(Case, mark.case_id)
        if case is not None and mark in case.key_events:
            case.key_events.remove(mark)


def _target(column: Column[str]) -> str:
    """The table that a link leads to; «» for a column that is no link, or that says whose row this is."""
    key = next(iter(column.foreign_keys), None)
    return "" if key is None or key.ondelete else key.column.table.name


def _empty(session: Session, cls: type[Record], column: Column[str], ids: set[str]) -> None:
    for record in session.scalars(select(cls).where(column.in_(ids))):
        relations = [r.key for r in cls.__mapper__.relationships if column in r.local_columns]
        for key in relations or [cls.__mapper__.get_property_by_column(column).key]:
            setattr(record, key, None)
