"""What tables a database has, in a form that two ways of making them can be compared by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.sql import ClauseElement

from caseworker_app.store import migrations
from tests.store.kept import DERIVED

_LOOKS = (
    "get_columns",
    "get_pk_constraint",
    "get_foreign_keys",
    "get_indexes",
    "get_unique_constraints",
    "get_check_constraints",
)


def shape(engine: Engine) -> dict[tuple[str, str], str]:
    """(Table, what is looked at) -> how it is; without the table that holds the revision and those of the search."""
    with engine.connect() as connection:
        found = inspect(connection)
        names = {name for name in found.get_table_names() if not name.startswith(DERIVED)} - {"alembic_version"}
        return {(name, look): _listed(getattr(found, look)(name)) for name in sorted(names) for look in _LOOKS}


def _listed(described: object) -> str:
    """In no order: a column that came later stands at the end of an older table."""
    return str(sorted(str(_plain(one)) for one in described) if isinstance(described, list) else described)


def _plain(described: object) -> object:
    """With conditions of partial indexes by their words, not by the place where they lie in memory."""
    if isinstance(described, dict):
        return {key: _plain(value) for key, value in described.items()}
    return str(described) if isinstance(described, ClauseElement) else described


@contextmanager
def plain_database(url: str = "sqlite://") -> Iterator[Engine]:
    """A database without a key, by default in memory; its connections are closed in the end, as Python asks for."""
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def migrated_to(revision: str) -> Iterator[Engine]:
    """An empty database, brought up to a revision step by step."""
    with plain_database() as engine:
        migrations.upgrade(engine, revision)
        yield engine
