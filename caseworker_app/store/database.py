"""The encrypted database file: the one module that knows its driver, and what its errors mean to the user."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote_from_bytes

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2 as driver

from caseworker_app.errors import DamagedNotebook
from caseworker_app.store import notebook_names
from caseworker_app.store.files import has_room, new_file
from caseworker_app.store.sharing import is_held
from caseworker_app.store.troubles import (
    busy,
    damaged,
    disk_full,
    forbidden,
    held_open,
    in_use,
    machine_trouble,
    out_of_memory,
    read_only,
    unreachable,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine import ExceptionContext

    from caseworker_app.errors import CaseworkerError
    from caseworker_app.store.keys import DataKey

FILE = notebook_names.DATABASE
PAGE = 4096  # bytes, as SQLCipher writes it
RawConnection = driver.Connection
Mode = Literal["write", "read", "frozen"]
"""write: the one writer. read: beside it. frozen: on a medium where not even locks can be made."""

_BUSY_SECONDS = 5.0
_PAGES_AT_ONCE = 1024  # 4 MB: so much is copied between two looks at who wants it stopped
_REFUSALS = (driver.Error, MemoryError)
_BUSY, _LOCKED, _NOMEM, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = (
    *(5, 6, 7, 8, 10, 11, 13, 14),
    *(19, 26),
)
_IN_WORDS = {
    "database is locked": _BUSY,
    "out of memory": _NOMEM,
    "attempt to write a readonly database": _READONLY,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}
"""What the driver says without its number: ``Connection.backup`` gives none."""


def connect(path: Path, key: DataKey, mode: Mode) -> driver.Connection:
    """A keyed connection to an existing database, proved by reading its schema.

    Raises DamagedNotebook when the bytes do not fit the key: the key itself was proved when it was unwrapped.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise damaged()
    query = {"write": "mode=rw", "read": "mode=ro", "frozen": "mode=ro&immutable=1"}[mode]
    name = f"{uri(path.absolute())}?{query}"
    try:
        connection = driver.connect(
            name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True
        )
    except _REFUSALS as error:
        raise (as_ours(error, path) or error) from error
    try:
        _prepare(connection, key)
        if mode == "write":
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
    except _REFUSALS as error:
        connection.close()
        raise (as_ours(error, path) or error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def keep_writers_out(path: Path, key: DataKey) -> driver.Connection:
    """A connection that has begun to write, so that nobody else can until it is closed. Raises NotebookBusy."""
    connection = connect(path, key, "write")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except driver.Error as error:
        connection.close()
        raise (as_ours(error, path) or error) from error
    return connection


def uri(path: PurePath) -> str:
    r"""An absolute path as SQLite reads it: percent-encoded, after an empty authority.

    Paths that Windows takes letter by letter (``\\?\C:\…``) have no such form and stand as they are.
    """
    if str(path).startswith("\\\\"):
        return f"file:{quote_from_bytes(os.fsencode(path), safe='')}"
    return f"file:///{quote_from_bytes(os.fsencode(path.as_posix()).lstrip(b'/'), safe='/:')}"


def create(path: Path, key: DataKey) -> None:
    """Make a new database file with nothing in it yet."""
    with machine_trouble():
        new_file(path).close()  # its log and everything beside it take over who may read it
    connection = driver.connect(str(path), isolation_level=None)
    try:
        _prepare(connection, key)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA user_version=1")
        checkpoint(connection)
    except _REFUSALS as error:
        raise (as_ours(error, path) or error) from error
    finally:
        connection.close()


def _prepare(connection: driver.Connection, key: DataKey) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key = \"x'{key.bytes.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("the driver does not encrypt")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in (
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "cell_size_check=ON",
        "trusted_schema=OFF",
        # A transaction stays in memory until its commit: a full disk is then met there, where it can be tried again.
        "cache_spill=OFF",
    ):
        connection.execute(f"PRAGMA {setting}")


def checkpoint(connection: driver.Connection) -> bool:
    """Move everything from the log into the file and empty the log; False when somebody still reads from it."""
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


def copy(
    source: RawConnection, key: DataKey, target: Path, tell: Callable[[float], None] = lambda _share: None
) -> None:
    """Write a consistent copy of a database, also while it is being written.

    key: what the copy is encrypted with, the same or another. tell: is given the share done, 0 to 1; what it raises
    ends the copying.
    """
    with machine_trouble():
        new_file(target).close()
    destination = driver.connect(str(target), isolation_level=None)
    try:
        destination.execute("PRAGMA cipher_log_level=NONE")
        destination.execute(f"PRAGMA key = \"x'{key.bytes.hex()}'\"")
        destination.execute("PRAGMA journal_mode=OFF")
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # one view of it, whoever writes meanwhile
        source.backup(
            destination,
            pages=_PAGES_AT_ONCE,
            progress=lambda _state, left, total: tell(1 - left / total if total else 1.0),
        )
    except _REFUSALS as error:
        raise (as_ours(error, target) or error) from error
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        destination.close()


def problems(connection: RawConnection, path: Path, *, thorough: bool = True) -> list[str]:
    """What is wrong with a database: every page against its seal, then (thorough) structure, indexes and links.

    While the log holds something, pages in the file may be half-written (their whole copies are in the log), so that
    the pages are then read through the log instead of by themselves.
    """
    try:
        found: list[str] = []
        if not log_holds_something(path):
            found = [f"seal: {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
        if thorough or log_holds_something(path):
            check = "PRAGMA integrity_check" if thorough else "PRAGMA quick_check"
            seals = [] if log_holds_something(path) else found
            structure = [f"structure: {row[0]}" for row in connection.execute(check) if row[0] != "ok"]
            found = seals + structure
        if thorough:
            found += [f"link: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except _REFUSALS as error:
        trouble = as_ours(error, path)
        if trouble is not None and not isinstance(trouble, DamagedNotebook):
            raise trouble from error
        return [f"structure: {getattr(error, 'sqlite_errorname', type(error).__name__)}"]
    return found


def log_holds_something(path: Path) -> bool:
    """Whether a database's newest commits are still in its log."""
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def engine_for(path: Path, key: DataKey, mode: Mode, *, pooled: bool = False, more: bool = False) -> Engine:
    """An engine over connections to a database, one that is kept (pooled) or a fresh one each time.

    more: beside the one that is kept, fresh ones for whoever needs one at the same time.

    It emits BEGIN only where a connection's option ``begin`` names a kind («IMMEDIATE», «DEFERRED»): without one, every
    SELECT is a transaction of its own, so that loading never leaves a read lock behind. Driver errors become ours.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, mode),
        hide_parameters=True,
        **(
            {"poolclass": QueuePool, "pool_size": 1, "max_overflow": -1 if more else 0}
            if pooled
            else {"poolclass": NullPool}
        ),
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("begin")
        if kind:
            connection.exec_driver_sql(f"BEGIN {kind}")

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> CaseworkerError | None:
        if _was_too_much(context):
            return out_of_memory()
        return as_ours(context.original_exception, path)

    return engine


def _was_too_much(context: ExceptionContext) -> bool:
    """Whether the driver had no memory for a value of a kind that it takes: it then speaks of an unsupported type."""
    if not str(context.original_exception).startswith("Error binding parameter"):
        return False
    given: Any = context.parameters or ()
    rows = given if isinstance(given, list) else [given]
    return all(isinstance(value, str | bytes | int | float | None) for row in rows for value in row)


def as_ours(error: BaseException, path: Path) -> CaseworkerError | None:
    """The user's or the machine's trouble behind a driver error at ``path``; None when it is our own fault."""
    if isinstance(error, MemoryError):
        return out_of_memory()
    code: Any = getattr(error, "sqlite_errorcode", _IN_WORDS.get(str(error)))
    if not isinstance(error, driver.Error) or code is None:
        return None
    if code == _CONSTRAINT:
        return in_use() if "FOREIGN KEY" in str(error) else None
    if code == _IOERR and not has_room(path):
        return disk_full()
    if code == _CANTOPEN and path.exists():
        if is_held(PermissionError(errno.EACCES, "", str(path))):
            return held_open(str(path))
        if not os.access(path, os.R_OK):
            return forbidden()
    makers: dict[int, Callable[[], CaseworkerError]] = {
        _NOMEM: out_of_memory,
        _FULL: disk_full,
        _READONLY: read_only,
        _CORRUPT: damaged,
        _NOTADB: damaged,
        _BUSY: busy,
        _LOCKED: busy,
        _IOERR: unreachable,
        _CANTOPEN: unreachable,
    }
    maker = makers.get(code)
    return maker() if maker else None
