"""The shape of the database: made at once for a new notebook, migrated step by step for an old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.orm import configure_mappers

from caseworker_app.model import Record
from caseworker_app.store.troubles import damaged, newer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from caseworker_app.store.database import RawConnection

REVISIONS = tuple(f"{number:04}" for number in range(1, 21))
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


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds. incomplete: attachments without their bytes, or with another number of them than noted."""

    revision: str
    cases: int
    attachments: int
    incomplete: int


def contents(connection: RawConnection) -> Contents:
    """Count what a sound database holds. Raises NewerNotebook, DamagedNotebook (no database of this program)."""
    if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]:
        raise damaged()
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision is None:
        raise damaged()
    if revision[0] not in REVISIONS:
        raise newer()
    (cases,) = connection.execute("SELECT count(*) FROM case_").fetchone()
    attachments, whole = connection.execute(
        "SELECT count(*), coalesce(sum(length(data) = coalesce(size, length(data))), 0) "
        "FROM attachment LEFT JOIN attachment_content ON attachment_content.attachment_id = attachment.id"
    ).fetchone()
    return Contents(revision[0], cases, attachments, attachments - whole)
