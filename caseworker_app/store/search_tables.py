"""The tables of the search index inside the encrypted database, and what keeps them true.

The index is no part of the model: whatever it holds can be made anew from the records at any time, so it is created
by ``ensure`` and not by migrations, and dropped where the rules of reading words have changed.

search_text: one row a record, without its text (FTS5, contentless). Its rowid is the day of the record (days since
0001-01-01) times 2**24 plus a number within that day, so that the newest come first without sorting, and a period is a
range. Beside its words it bears marks: of the table, and of the case by its number. search_names: the same for what
somebody is called by, apart, so that a name that is a common word, too, is found at once.
search_entry: which record a row stands for. search_case: numbers of the cases. search_word: every word that was ever
indexed; search_form: what a word may come from («sepi» of «kesepian», written as «=sepi») and how a name sounds
(written as «~muhamad»); search_inside: its letters by threes. search_stale: records that changed since they were
indexed, written in the transaction that changed them. search_state: rules in force, and how far building has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from caseworker_app.store.search_columns import searched_tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from caseworker_app.model.base import Record
    from caseworker_app.store.changes import Change

LAYOUT = "1"
WITHIN_A_DAY = 24
"""Bits of a row's number that count the records of one day."""
INDEXES = ("search_text", "search_names")
MARK = "\ua78f"
"""A letter that begins marks and that no text in use has, so that no word of a text is taken for one."""
RULES, CURSOR, LAYOUT_KEY = "rules", "cursor", "layout"
_AT_ONCE = 500  # ids in one question to the database
_TABLES = (
    "CREATE TABLE search_state (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    (
        "CREATE TABLE search_stale (kind INTEGER NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (kind, record_id)) "
        "WITHOUT ROWID"
    ),
    "CREATE TABLE search_case (no INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE)",
    (
        "CREATE TABLE search_entry (no INTEGER PRIMARY KEY, kind INTEGER NOT NULL, record_id TEXT NOT NULL, "
        "case_no INTEGER)"
    ),
    "CREATE UNIQUE INDEX search_entry_record ON search_entry (record_id)",
    "CREATE TABLE search_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    (
        "CREATE TABLE search_form (form TEXT NOT NULL, word_id INTEGER NOT NULL, PRIMARY KEY (form, word_id)) "
        "WITHOUT ROWID"
    ),
    (
        "CREATE VIRTUAL TABLE search_text USING fts5(words, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE VIRTUAL TABLE search_names USING fts5(words, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE VIRTUAL TABLE search_inside USING fts5(word, content='search_word', content_rowid='id', "
        "tokenize='trigram', detail='none')"
    ),
    "CREATE VIRTUAL TABLE search_used USING fts5vocab(search_text, 'row')",
)
_NAMES = (
    *(
        "search_used",
        "search_inside",
        "search_names",
        "search_text",
        "search_form",
        "search_word",
        "search_entry",
        "search_case",
    ),
    *("search_stale", "search_state"),
)


def ensure(connection: Connection) -> None:
    """Make the tables where they are missing or of another layout, empty, inside the caller's write transaction."""
    if exists(connection) and state(connection, LAYOUT_KEY) == LAYOUT:
        return
    for name in _NAMES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    set_state(connection, LAYOUT_KEY, LAYOUT)


def exists(connection: Connection) -> bool:
    """Whether there is an index at all; a notebook that is only read may never have got one."""
    look = text("SELECT 1 FROM sqlite_master WHERE name = 'search_state'")
    return connection.execute(look).first() is not None


def state(connection: Connection, key: str) -> str | None:
    """What is noted of the index under a key; None where nothing is."""
    look = text("SELECT value FROM search_state WHERE key = :key")
    value: str | None = connection.execute(look, {"key": key}).scalar()
    return value


def set_state(connection: Connection, key: str, value: str) -> None:
    """Note something of the index."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO search_state VALUES (?, ?)", (key, value))


def empty(connection: Connection) -> None:
    """Take everything out of the index: it is to be built anew, by other rules."""
    for name in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_word")
    connection.exec_driver_sql("INSERT INTO search_inside(search_inside) VALUES ('rebuild')")
    for name in ("search_form", "search_entry", "search_case", "search_stale"):
        connection.exec_driver_sql(f"DELETE FROM {name}")
    connection.exec_driver_sql("DELETE FROM search_state WHERE key != ?", (LAYOUT_KEY,))


def mark_changed(connection: Connection, changes: Iterable[Change]) -> None:
    """In the transaction that changes records: note which of them the index has to read again."""
    tables = searched_tables()
    stale: list[tuple[Any, ...]] = []
    for change in changes:
        searched = tables.get(change.entity.__name__)
        if searched is None:
            continue
        changed = (change.after or {}).keys()
        made_or_deleted = change.before is None or change.after is None
        if made_or_deleted or changed & searched.columns.keys() or changed & searched.spoken.keys():
            stale.append((searched.number, change.id))
    _mark(connection, stale)


def mark_records(connection: Connection, entity: type[Record], ids: Iterable[str]) -> None:
    """The same for records of one class that are changed past the session."""
    number = searched_tables()[entity.__name__].number
    _mark(connection, [(number, record_id) for record_id in ids])


def _mark(connection: Connection, rows: list[tuple[Any, ...]]) -> None:
    if rows and exists(connection):
        connection.exec_driver_sql("INSERT OR IGNORE INTO search_stale VALUES (?, ?)", rows)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """In the transaction that erases records: take them out of the index, and cases out of its list."""
    if not exists(connection):
        return
    for some in _chunks(ids):
        these = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(f"SELECT no FROM search_entry WHERE record_id IN ({these})", tuple(some))
        numbers: list[tuple[Any, ...]] = [tuple(row) for row in rows]
        if numbers:
            take_out(connection, numbers)
        for table, column in (("search_stale", "record_id"), ("search_case", "case_id")):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} IN ({these})", tuple(some))


def take_out(connection: Connection, numbers: list[tuple[Any, ...]]) -> None:
    """Delete rows of the index by their numbers."""
    for name in INDEXES:
        connection.exec_driver_sql(f"DELETE FROM {name} WHERE rowid = ?", numbers)
    connection.exec_driver_sql("DELETE FROM search_entry WHERE no = ?", numbers)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(ids)
    return (listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE))


def purge(connection: Connection) -> None:
    """After an erasure: no word that only erased records held stays in the index, nor in its list of words.

    Merges the whole index into one piece, which is when FTS5 drops what was deleted; takes seconds at a million notes.
    """
    if not exists(connection):
        return
    for name in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")
    connection.exec_driver_sql("DELETE FROM search_word WHERE word NOT IN (SELECT term FROM search_used)")
    connection.exec_driver_sql("DELETE FROM search_form WHERE word_id NOT IN (SELECT id FROM search_word)")
    connection.exec_driver_sql("INSERT INTO search_inside(search_inside) VALUES ('rebuild')")
    connection.exec_driver_sql("INSERT INTO search_inside(search_inside) VALUES ('optimize')")
