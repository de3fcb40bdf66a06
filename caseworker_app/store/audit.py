"""The audit trail: what was done when, by kind and id only, each line sealed with the one before it.

A seal is HMAC-SHA256 over the line and the seal before it, with a key derived from the data key. The lines of programs
up to schema 0001 bear plain SHA-256; they stay valid where they stand, before the first line with a key.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, select

from caseworker_app.model.bookkeeping import audit_entry

if TYPE_CHECKING:
    from caseworker_app.store.changes import Change
    from caseworker_app.store.database import RawConnection

PURPOSE = "audit trail"
"""What the key of the seals is derived for."""
_NAMED = 20
"""So many ids of one kind are listed; of more (an import) only their number is kept."""

# Written with every edit, so without the cost of building and compiling a statement.
_LAST = "SELECT sequence, CAST(hash AS BLOB) FROM audit_entry ORDER BY sequence DESC LIMIT 1"
_APPEND = "INSERT INTO audit_entry (sequence, at, action, case_id, records, hash) VALUES (?, ?, ?, ?, ?, ?)"
_WHOLE = "SELECT sequence, at, action, case_id, records, hash FROM audit_entry ORDER BY sequence"

Records = dict[str, list[str] | int]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line. at: None where a foreign hand wrote no time. records: class name -> ids, or how many of many.

    Of what is not an edit, ``records`` says more in small letters: how a notebook was opened, on which computer.
    """

    sequence: int
    at: datetime | None
    action: str
    case_id: str | None
    records: Records


class Position(NamedTuple):
    """How far a trail goes: its number of lines, and the seal of the last."""

    length: int = 0
    seal: bytes = b""


def records_of(changes: Iterable[Change]) -> Records:
    """The kinds and ids of an edit."""
    named: dict[str, list[str]] = {}
    for change in changes:
        named.setdefault(change.entity.__name__, []).append(change.id)
    return {kind: ids if len(ids) <= _NAMED else len(ids) for kind, ids in named.items()}


def append(
    connection: Connection, secret: bytes, action: str, case_id: str | None = None, records: Records | None = None
) -> Position:
    """Write the next line inside the running transaction; how far the trail goes with it."""
    last = connection.exec_driver_sql(_LAST).first()
    before = Position(*last) if last else Position()
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    named = msgspec.json.encode(records).decode() if records else None
    line = (before.length + 1, at, action, case_id, named)
    after = Position(before.length + 1, _keyed(secret, before.seal, line))
    connection.exec_driver_sql(_APPEND, (*line, after.seal))
    return after


def entries(connection: Connection, wanted: Select[Any] | None = None) -> Iterator[AuditEntry]:
    """The lines that a selection of ``audit_entry`` finds; without one all of them, in their order."""
    for row in connection.execute(select(audit_entry).order_by(audit_entry.c.sequence) if wanted is None else wanted):
        yield AuditEntry(row.sequence, _moment(row.at), row.action, row.case_id, records_in(row.records))


def records_in(written: str | None) -> Records:
    """The kinds and ids of a line as it stands in the database; none where a foreign hand wrote something else."""
    try:
        return msgspec.json.decode(written, type=Records) if written else {}
    except msgspec.DecodeError:
        return {}


def end(connection: RawConnection) -> Position:
    """How far the trail goes."""
    last = connection.execute(_LAST).fetchone()
    return Position(*last) if last else Position()


def seal_of(connection: RawConnection, sequence: int) -> bytes | None:
    """The seal of one line, b"" of the beginning (0); None where there is no such line."""
    row = connection.execute("SELECT CAST(hash AS BLOB) FROM audit_entry WHERE sequence = ?", (sequence,)).fetchone()
    return row[0] if row else None if sequence else b""


def first_broken(connection: RawConnection, secret: bytes) -> int | None:
    """The number of the first line that was changed, put in or is missing; None when the trail is whole up to its end.

    A trail whose end was cut off is whole in itself: only what was noted elsewhere of its length tells.
    """
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    before, keyed = Position(), False
    for *line, seal in connection.execute(_WHOLE):
        after = Position(before.length + 1, _keyed(secret, before.seal, line))
        if line[0] != after.length:
            return after.length
        keyed = keyed or seal == after.seal
        if not keyed:
            after = Position(after.length, _plain(before.seal, line))
        if seal != after.seal:
            return after.length
        before = after
    return None


def is_keyed(connection: RawConnection, secret: bytes) -> bool:
    """Whether the last line bears a seal with a key, so that this program wrote it."""
    last = connection.execute(f"{_WHOLE} DESC LIMIT 1").fetchone()
    if last is None:
        return False
    *line, seal = last
    return bool(seal == _keyed(secret, seal_of(connection, line[0] - 1) or b"", line))


def seal_anew(connection: RawConnection, secret: bytes) -> Position:
    """Seal every line with another key (the data key was changed), inside the running transaction."""
    after = Position()
    for line in [line for *line, _ in connection.execute(_WHOLE)]:
        after = Position(line[0], _keyed(secret, after.seal, line))
        connection.execute("UPDATE audit_entry SET hash = ? WHERE sequence = ?", (after.seal, line[0]))
    return after


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except (ValueError, TypeError):
        return None


def _plain(before: bytes, line: Iterable[object]) -> bytes:
    return hashlib.sha256(before + msgspec.json.encode(list(line))).digest()


def _keyed(secret: bytes, before: bytes, line: Iterable[object]) -> bytes:
    return hmac.digest(secret, before + msgspec.json.encode(list(line)), "sha256")
