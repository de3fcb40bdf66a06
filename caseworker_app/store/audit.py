"""The audit trail: what was done when, by kind and id only, each line sealed with the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, select

from caseworker_app.model.bookkeeping import audit_entry

if TYPE_CHECKING:
    from caseworker_app.store.changes import Change

_NAMED = 20
"""So many ids of one kind are listed; of more (an import) only their number is kept."""

# Written with every edit, so without the cost of building and compiling a statement.
_LAST = "SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1"
_APPEND = "INSERT INTO audit_entry (sequence, at, action, case_id, records, hash) VALUES (?, ?, ?, ?, ?, ?)"

Records = dict[str, list[str] | int]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line. records: class name -> ids, or how many where they are many."""

    sequence: int
    at: datetime
    action: str
    case_id: str | None
    records: Records


def records_of(changes: Iterable[Change]) -> Records:
    """The kinds and ids of an edit."""
    named: dict[str, list[str]] = {}
    for change in changes:
        named.setdefault(change.entity.__name__, []).append(change.id)
    return {kind: ids if len(ids) <= _NAMED else len(ids) for kind, ids in named.items()}


def append(connection: Connection, action: str, case_id: str | None = None, records: Records | None = None) -> None:
    """Write the next line inside the running transaction."""
    last = connection.exec_driver_sql(_LAST).first()
    sequence, seal = (last[0] + 1, last[1]) if last else (1, b"")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    named = msgspec.json.encode(records).decode() if records else None
    seal = _seal(seal, sequence, at, action, case_id, named)
    connection.exec_driver_sql(_APPEND, (sequence, at, action, case_id, named, seal))


def entries(connection: Connection, case_id: str | None = None) -> Iterator[AuditEntry]:
    """The trail in its order, of one case or of everything."""
    wanted = select(audit_entry).order_by(audit_entry.c.sequence)
    if case_id is not None:
        wanted = wanted.where(audit_entry.c.case_id == case_id)
    for row in connection.execute(wanted):
        records = msgspec.json.decode(row.records, type=Records) if row.records else {}
        yield AuditEntry(row.sequence, datetime.fromisoformat(row.at), row.action, row.case_id, records)


def first_broken(connection: Connection) -> int | None:
    """The number of the first line that was changed or is missing; None when the trail is whole."""
    seal, expected = b"", 1
    for row in connection.execute(select(audit_entry).order_by(audit_entry.c.sequence)):
        seal = _seal(seal, expected, row.at, row.action, row.case_id, row.records)
        if row.sequence != expected or row.hash != seal:
            return expected
        expected += 1
    return None


def _seal(previous: bytes, sequence: int, at: str, action: str, case_id: str | None, records: str | None) -> bytes:
    return hashlib.sha256(previous + msgspec.json.encode([sequence, at, action, case_id, records])).digest()
