"""The shape of the database: made at once for a new notebook, migrated step by step for an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.orm import configure_mappers

from caseworker_app.model import Record
from caseworker_app.store.troubles import damaged, newer

if TYPE_CHECKING:
    from sqlalchemy import Engine

REVISIONS = ("0001",)
"""Every revision under migrations/versions, oldest first; listed here so that opening needs no Alembic."""

configure_mappers()  # here, so that whoever imports this ahead of time, in a thread, has it behind them


def create(engine: Engine) -> None:
    """All tables as the model has them today, marked as the newest revision."""
    with engine.connect().execution_options(begin="IMMEDIATE") as connection:
        Record.metadata.create_all(connection, checkfirst=False)
        connection.execute(
            text(
                "CREATE TABLE alembic_version "
                "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISIONS[-1]})
        connection.commit()


def is_current(engine: Engine) -> bool:
    """Whether the database is as this program writes it. Raises NewerNotebook when it is ahead."""
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")).first()
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if found else None
    if revision is None:
        raise damaged()
    if revision not in REVISIONS:
        raise newer()
    return bool(revision == REVISIONS[-1])
