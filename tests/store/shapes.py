"""What tables a database has, in a form that two ways of making them can be compared by."""

from __future__ import annotations

from sqlalchemy import Engine, create_engine, inspect

from caseworker_app.store import migrations

_LOOKS = (
    "get_columns",
    "get_pk_constraint",
    "get_foreign_keys",
    "get_indexes",
    "get_unique_constraints",
    "get_check_constraints",
)


def shape(engine: Engine) -> dict[tuple[str, str], str]:
    """(Table, what is looked at) -> how it is; without the table that holds the revision."""
    with engine.connect() as connection:
        found = inspect(connection)
        names = set(found.get_table_names()) - {"alembic_version"}
        return {(name, look): _listed(getattr(found, look)(name)) for name in sorted(names) for look in _LOOKS}


def _listed(described: object) -> str:
    """In no order: a column that came later stands at the end of an older table."""
    return str(sorted(map(str, described)) if isinstance(described, list) else described)


def migrated_to(revision: str) -> Engine:
    """An empty database, brought up to a revision step by step."""
    engine = create_engine("sqlite://")
    migrations.upgrade(engine, revision)
    return engine
