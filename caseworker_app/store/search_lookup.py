"""Ask the search index: which words of the notebook are akin to a word, and which records hold what is looked for.

All that is given to FTS5 stands in quotes, so that no character of a query is an operator.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from caseworker_app.store import search_tables
from caseworker_app.store.search_columns import SearchedTable, by_number
from caseworker_app.store.search_index import reading_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST_FORMS = 200  # words that are taken for one word
_AT_ONCE = 400
_LAST_DAY = date.max.toordinal()
_DAY_BITS = search_tables.WITHIN_A_DAY


@dataclass(frozen=True, slots=True)
class Wanted:
    """One term: words of which one must be there; or words that follow each other.

    phrase: the words, of which the last may go on where open_ended.
    """

    words: Collection[str] = ()
    phrase: Sequence[str] = ()
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Where to look: classes of records (empty: all), cases, clusters, days from and to; names alone."""

    names_only: bool = False
    kinds: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    clusters: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A record that holds what was looked for, newest first. values: attribute name -> what is written there."""

    searched: SearchedTable
    record_id: str
    case_id: str | None
    day: date | None
    values: dict[str, Any] = field(default_factory=dict)


def akin(connection: Connection, forms: Collection[str], *, open_ended: bool = False) -> set[str]:
    """The words of the notebook that share one of these forms with what is looked for; open_ended: or begin so."""
    words: set[str] = set()
    for form in forms:
        last = f"{form}\U0010ffff" if open_ended else form
        statement = (
            "SELECT word FROM search_form JOIN search_word ON id = word_id WHERE form BETWEEN ? AND ? "
            f"LIMIT {_MOST_FORMS}"
        )
        words.update(connection.exec_driver_sql(statement, (form, last)).scalars())
    return words


def known(connection: Connection, words: Collection[str]) -> set[str]:
    """Those of these words that stand somewhere in the notebook."""
    listed, present = sorted(words), set[str]()
    for start in range(0, len(listed), _AT_ONCE):
        some = tuple(listed[start : start + _AT_ONCE])
        statement = f"SELECT word FROM search_word WHERE word IN ({', '.join('?' * len(some))})"
        present.update(connection.exec_driver_sql(statement, some).scalars())
    return present


def beginning_with(connection: Connection, letters: str) -> set[str]:
    """The words of the notebook that begin so; of very many, those that were written first."""
    statement = f"SELECT word FROM search_word WHERE word BETWEEN ? AND ? ORDER BY id LIMIT {_MOST_FORMS}"
    return set(connection.exec_driver_sql(statement, (letters, f"{letters}\U0010ffff")).scalars())


def holding(connection: Connection, letters: str) -> set[str]:
    """The words of the notebook that hold these letters, at least three, anywhere."""
    statement = f"SELECT word FROM search_inside WHERE word LIKE ? LIMIT {_MOST_FORMS}"
    return set(connection.exec_driver_sql(statement, (f"%{letters}%",)).scalars())


def rows_with(connection: Connection, wanted: Sequence[Wanted], where: Where, limit: int) -> list[Row]:
    """The records that meet every term, newest first, read with what is written in them."""
    if not wanted or not search_tables.exists(connection):
        return []
    cases = _case_numbers(connection, where.cases)
    if where.cases and not cases:
        return []
    statement, parameters = _statement(wanted, where, cases, limit)
    places = connection.execute(text(statement), parameters).all()
    return _read(connection, [tuple(place) for place in places])


def _statement(
    wanted: Sequence[Wanted], where: Where, cases: Collection[int], limit: int
) -> tuple[str, dict[str, Any]]:
    table = "search_names" if where.names_only else "search_text"
    parts = [f"({_one_of(term)})" for term in wanted]
    kinds = [searched.mark for searched in by_number().values() if searched.entity.__name__ in where.kinds]
    for marks in (kinds, [f"c{number}" for number in cases]):
        parts += [f"({' OR '.join(_quoted(search_tables.MARK + mark) for mark in marks)})"] if marks else []
    parameters: dict[str, Any] = {"match": " AND ".join(parts), "limit": limit}
    conditions = [f"{table} MATCH :match"]
    if where.since or where.until:
        first = where.since.toordinal() if where.since else 1
        last = where.until.toordinal() if where.until else _LAST_DAY
        conditions.append(f"{table}.rowid BETWEEN :first AND :last")
        parameters |= {"first": first << _DAY_BITS, "last": ((last + 1) << _DAY_BITS) - 1}
    joined = ""
    if where.records:
        names = _named("record", where.records, parameters)
        conditions.append(f"{table}.rowid IN (SELECT no FROM search_entry WHERE record_id IN ({names}))")
    if where.clusters:
        names = _named("cluster", where.clusters, parameters)
        joined = "JOIN case_ ON case_.id = search_case.case_id "
        conditions.append(f"case_.cluster IN ({names})")
    statement = (
        "SELECT search_entry.no, search_entry.kind, search_entry.record_id, search_case.case_id "
        f"FROM {table} CROSS JOIN search_entry ON search_entry.no = {table}.rowid "
        f"LEFT JOIN search_case ON search_case.no = search_entry.case_no {joined}"
        f"WHERE {' AND '.join(conditions)} ORDER BY {table}.rowid DESC LIMIT :limit"
    )
    return statement, parameters


def _named(kind: str, values: Iterable[str], parameters: dict[str, Any]) -> str:
    """Names of parameters for values, which are put among the parameters."""
    names = {f"{kind}{number}": value for number, value in enumerate(sorted(values))}
    parameters.update(names)
    return ", ".join(f":{name}" for name in names)


def _one_of(term: Wanted) -> str:
    if term.phrase:
        return f"{_quoted(' '.join(term.phrase))}{' *' if term.open_ended else ''}"
    return " OR ".join(map(_quoted, sorted(term.words)))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _case_numbers(connection: Connection, cases: Collection[str]) -> list[int]:
    if not cases:
        return []
    marks = ", ".join("?" * len(cases))
    statement = f"SELECT no FROM search_case WHERE case_id IN ({marks})"
    return list(connection.exec_driver_sql(statement, tuple(cases)).scalars())


def _read(connection: Connection, places: list[tuple[Any, ...]]) -> list[Row]:
    """The rows behind places of the index, in the same order; without those that are gone meanwhile."""
    by_kind: dict[int, list[str]] = {}
    for _, kind, record_id, _ in places:
        by_kind.setdefault(kind, []).append(record_id)
    read: dict[str, Any] = {}
    for kind, ids in by_kind.items():
        searched = by_number()[kind]
        for start in range(0, len(ids), _AT_ONCE):
            some = reading_of(searched).where(searched.table.c.id.in_(ids[start : start + _AT_ONCE]))
            read |= {row["id_"]: row for row in connection.execute(some).mappings()}
    rows = []
    for number, kind, record_id, case_id in places:
        row, searched = read.get(record_id), by_number()[kind]
        if row is not None:
            values = {key: row[f"w_{key}"] for key in (*searched.columns, *searched.spoken)}
            day = number >> _DAY_BITS
            rows.append(
                Row(searched, record_id, row["case_"] or case_id, date.fromordinal(day) if day else None, values)
            )
    return rows


def names_of_people(connection: Connection, cases: Collection[str]) -> dict[str, list[str]]:
    """The names of client and family, for each of these cases."""
    from caseworker_app.model.case import Case, FamilyMember
    from caseworker_app.model.person import Person

    names_by_case: dict[str, list[str]] = {}
    listed = sorted(cases)
    columns = (Person.name, Person.nickname)
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        clients = select(Case.id, *columns).join(Person, Person.id == Case.client_id).where(Case.id.in_(some))
        family = (
            select(FamilyMember.case_id, *columns)
            .join(Person, Person.id == FamilyMember.person_id)
            .where(FamilyMember.case_id.in_(some))
        )
        for case_id, *names in [*connection.execute(clients).all(), *connection.execute(family).all()]:
            names_by_case.setdefault(case_id, []).extend(filter(None, names))
    return names_by_case
