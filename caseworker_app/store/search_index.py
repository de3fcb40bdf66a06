"""The search index is brought in step with the records: those that changed, and, until it is whole, all others.

In small transactions of its own, so that nobody waits for it; whatever a kill leaves undone is still noted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, null, select

from caseworker_app.model.base import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store import erasable, search_tables
from caseworker_app.store.search_columns import SearchedTable, by_number, fingerprint, searched_tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from caseworker_app.store.notebook import Notebook

_BATCH, _LARGE_BATCH = 60, 500  # records in one transaction: some 20 ms while somebody works, or as many as are quick
_DAY_BITS = search_tables.WITHIN_A_DAY


@dataclass(frozen=True, slots=True)
class WordRules:
    """How texts are cut into words, and what a word is akin to. version changes with any of it.

    forms: what else a word is found by («=sepi» for what it may come from, «~muhamad» for how it sounds).
    short_for: what a record of a class is called in short, by what is written in it (the initials of a person).
    """

    version: str
    words: Callable[[str], Iterable[str]]
    forms: Callable[[str], Iterable[str]]
    short_for: Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of one record."""

    searched: SearchedTable
    record_id: str
    names: list[str]
    words: list[str]
    case_id: str | None
    day: int


def is_behind(connection: Connection, rules: WordRules) -> bool:
    """Whether something is not in the index yet, or the index is of other rules."""
    if not search_tables.exists(connection) or search_tables.state(connection, search_tables.RULES) != _rules(rules):
        return True
    building = search_tables.state(connection, search_tables.CURSOR) is not None
    return building or connection.exec_driver_sql("SELECT 1 FROM search_stale LIMIT 1").first() is not None


def is_being_built(connection: Connection) -> bool:
    """Whether there are records that were never indexed."""
    if not search_tables.exists(connection) or search_tables.state(connection, search_tables.RULES) is None:
        return True
    return search_tables.state(connection, search_tables.CURSOR) is not None


def share_built(connection: Connection) -> float:
    """How much of all records is indexed while the index is built, 0 to 1, by table."""
    cursor = search_tables.state(connection, search_tables.CURSOR) if search_tables.exists(connection) else ""
    if cursor is None:
        return 1.0
    names = _order()
    name = cursor.partition(" ")[0]
    return names.index(name) / len(names) if name in names else 0.0


def catch_up(notebook: Notebook, rules: WordRules, seconds: float | None = None) -> bool:
    """Index what changed, then what was never indexed, for about so long (None: all of it); True when nothing is left.

    On the notebook's own thread. Raises as ``Notebook.edit`` does; what was done till then stays done.
    """
    until = None if seconds is None else time.monotonic() + seconds
    while not notebook.read_only:
        with notebook.reading() as session:
            if not is_behind(session.connection(), rules):
                return True
        with notebook.bookkeeping() as session:
            connection = session.connection()
            search_tables.ensure(connection)
            _obey(connection, rules)
            batch = _LARGE_BATCH if until is None else _BATCH
            if not _index_stale(connection, rules, batch):
                _build_on(connection, rules, batch)
        if until is not None and time.monotonic() >= until:
            break
    with notebook.reading() as session:
        return not is_behind(session.connection(), rules)


def _rules(rules: WordRules) -> str:
    return f"{rules.version} {fingerprint()}"


def _obey(connection: Connection, rules: WordRules) -> None:
    """Begin anew where the index was built by other rules, or not at all."""
    if search_tables.state(connection, search_tables.RULES) != _rules(rules):
        search_tables.empty(connection)
        search_tables.set_state(connection, search_tables.RULES, _rules(rules))
        search_tables.set_state(connection, search_tables.CURSOR, "")


def _index_stale(connection: Connection, rules: WordRules, batch: int) -> bool:
    """Read records again that changed; False where there were none."""
    rows = connection.exec_driver_sql("SELECT kind, record_id FROM search_stale LIMIT ?", (batch,)).all()
    for kind in {row.kind for row in rows}:
        ids = [row.record_id for row in rows if row.kind == kind]
        searched = by_number().get(kind)
        if searched is not None:
            of_these = reading_of(searched).where(searched.table.c.id.in_(ids))
            _put(connection, _entries(connection, searched, of_these, rules), ids, rules)
    if rows:
        connection.exec_driver_sql(
            "DELETE FROM search_stale WHERE kind = ? AND record_id = ?", [tuple(row) for row in rows]
        )
    return bool(rows)


def _build_on(connection: Connection, rules: WordRules, batch: int) -> None:
    """Index the next records in the order of tables and ids."""
    cursor = search_tables.state(connection, search_tables.CURSOR)
    while cursor is not None and batch > 0:
        name, _, last = cursor.partition(" ")
        at = _order().index(name) if name in _order() else 0
        searched = searched_tables()[_order()[at]]
        column = searched.table.c.id
        of_next = reading_of(searched).where(column > last).order_by(column).limit(batch)
        entries = _entries(connection, searched, of_next, rules)
        if entries:
            _put(connection, entries, [entry.record_id for entry in entries], rules)
        if len(entries) == batch:
            cursor = f"{_order()[at]} {entries[-1].record_id}"
        else:
            cursor = f"{_order()[at + 1]} " if at + 1 < len(_order()) else None
        batch -= len(entries)
    if cursor is None:
        connection.exec_driver_sql("DELETE FROM search_state WHERE key = ?", (search_tables.CURSOR,))
    else:
        search_tables.set_state(connection, search_tables.CURSOR, cursor)


@cache
def _order() -> list[str]:
    """The tables in the order in which they are indexed: who somebody is comes first."""
    return sorted(searched_tables(), key=lambda name: (name not in {"Person", "Case"}, name))


@cache
def reading_of(searched: SearchedTable) -> Select[Any]:
    """The words of a table with the id and the opening of the case that each row hangs on."""
    table, joined = searched.table, searched.table
    top: Table | None = table
    source: Any = joined
    while top is not None and top is not erasable.CASE:
        owner = erasable.owner_of(top)
        above = None if owner is None else next(iter(owner.foreign_keys)).column.table
        if above is not None and owner is not None:
            source = source.join(above, owner == above.c.id)
        top = above
    of_case = (erasable.CASE.c.id, erasable.CASE.c.opened) if top is not None else (null(), null())
    read = {key: column.label(f"w_{key}") for key, column in (*searched.columns.items(), *searched.spoken.items())}
    return select(
        table.c.id.label("id_"), of_case[0].label("case_"), of_case[1].label("opened_"), *read.values()
    ).select_from(source)


def _entries(connection: Connection, searched: SearchedTable, reading: Select[Any], rules: WordRules) -> list[Entry]:
    rows = connection.execute(reading).mappings().all()
    entries = []
    day_key = next((f"w_{key}" for key, column in searched.spoken.items() if column is searched.day), "")
    for row in rows:
        names: list[str] = []
        words: list[str] = []
        for key in (*searched.columns, *searched.spoken):
            into = names if key in searched.names else words
            for written in written_in(row[f"w_{key}"]):
                into.extend(rules.words(written))
        values = {key: row[f"w_{key}"] for key in searched.columns}
        names.extend(rules.words(rules.short_for(searched.entity.__name__, values)))
        day = _day(row.get(day_key)) or _day(row["opened_"])
        entries.append(Entry(searched, row["id_"], names, words, row["case_"], day))
    return _with_cases_of_drafts(connection, entries) if searched.entity is Draft else entries


def written_in(value: object) -> list[str]:
    """The texts that a value consists of; of dates and times what was written where it could not be read."""
    match value:
        case str():
            return [value]
        case list() | tuple():
            return [str(item) for item in value]
        case PartialDate() | TimeSpan():
            return [value.text] if value.text else []
    return []


def _day(value: object) -> int:
    return value.earliest.toordinal() if isinstance(value, PartialDate) and value.earliest else 0


def _with_cases_of_drafts(connection: Connection, entries: list[Entry]) -> list[Entry]:
    """A text that waits to be read belongs to the case of the record that it was typed for."""
    drafts = Record.metadata.tables[Draft.__tablename__]
    ids = [entry.record_id for entry in entries]
    of_cases: dict[str, tuple[str | None, int]] = {}
    for draft, entity, record_id in connection.execute(
        select(drafts.c.id, drafts.c.entity, drafts.c.entity_id).where(drafts.c.id.in_(ids))
    ):
        searched = searched_tables().get(entity)
        if searched is not None:
            row = connection.execute(reading_of(searched).where(searched.table.c.id == record_id)).mappings().first()
            of_cases[draft] = (row["case_"], _day(row["opened_"])) if row else (None, 0)
    return [
        Entry(entry.searched, entry.record_id, entry.names, entry.words, *of_cases.get(entry.record_id, (None, 0)))
        for entry in entries
    ]


def _put(connection: Connection, entries: Sequence[Entry], ids: Sequence[str], rules: WordRules) -> None:
    """Replace what the index holds of the records with these ids."""
    bound = ", ".join("?" * len(ids))
    old = connection.exec_driver_sql(f"SELECT no FROM search_entry WHERE record_id IN ({bound})", tuple(ids)).all()
    if old:
        gone: list[tuple[Any, ...]] = [tuple(row) for row in old]
        search_tables.take_out(connection, gone)
    texts: list[tuple[Any, ...]] = []
    names: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    taken: dict[int, int] = {}
    for entry in entries:
        if not entry.names and not entry.words:
            continue
        number = _next_number(connection, entry.day, taken)
        case_no = None if entry.case_id is None else _case_number(connection, entry.case_id)
        marks = [f"{search_tables.MARK}{entry.searched.mark}"]
        marks += [] if case_no is None else [f"{search_tables.MARK}c{case_no}"]
        texts.append((number, " ".join((*marks, *entry.names, *entry.words))))
        if entry.names:
            names.append((number, " ".join((*marks, *entry.names))))
        places.append((number, entry.searched.number, entry.record_id, case_no))
    for table, rows in (("search_text", texts), ("search_names", names)):
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", rows)
    if places:
        connection.exec_driver_sql("INSERT INTO search_entry VALUES (?, ?, ?, ?)", places)
    _learn(connection, {word for entry in entries for word in (*entry.names, *entry.words)}, rules)


def _next_number(connection: Connection, day: int, taken: dict[int, int]) -> int:
    if day not in taken:
        highest = connection.exec_driver_sql(
            "SELECT max(no) FROM search_entry WHERE no BETWEEN ? AND ?",
            (day << _DAY_BITS, ((day + 1) << _DAY_BITS) - 1),
        ).scalar()
        taken[day] = day << _DAY_BITS if highest is None else highest
    taken[day] += 1
    return taken[day]


def _case_number(connection: Connection, case_id: str) -> int:
    connection.exec_driver_sql("INSERT OR IGNORE INTO search_case(case_id) VALUES (?)", (case_id,))
    number: int = connection.exec_driver_sql("SELECT no FROM search_case WHERE case_id = ?", (case_id,)).scalar_one()
    return number


def _learn(connection: Connection, words: set[str], rules: WordRules) -> None:
    """Put words that were never seen before into the list of words, with what else they are found by."""
    before = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM search_word").scalar_one()
    rows: list[tuple[Any, ...]] = [(word,) for word in sorted(words)]
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO search_word(word) VALUES (?)", rows)
    fresh = connection.exec_driver_sql("SELECT id, word FROM search_word WHERE id > ?", (before,)).all()
    if fresh:
        new: list[tuple[Any, ...]] = [tuple(row) for row in fresh]
        forms: list[tuple[Any, ...]] = [(form, row.id) for row in fresh for form in set(rules.forms(row.word))]
        connection.exec_driver_sql("INSERT INTO search_inside(rowid, word) VALUES (?, ?)", new)
        if forms:
            connection.exec_driver_sql("INSERT OR IGNORE INTO search_form VALUES (?, ?)", forms)
