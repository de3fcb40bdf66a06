"""What a notebook keeps about itself: text not yet readable, settings, what was erased, and the audit trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Integer, LargeBinary, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseworker_app.model.base import Record


class Draft(Record):
    """Text that cannot (yet) be read as its field's kind («26/13»): kept as typed and shown again on opening.

    entity and field name the class and its attribute; ``at`` is UTC, ISO 8601.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("entity", "entity_id", "field"),)

    entity: Mapped[str]
    entity_id: Mapped[str]
    field: Mapped[str]
    raw: Mapped[str]
    at: Mapped[str]


class Setting(Record):
    """A choice made for the whole notebook (names of the stages, an agency's own lists), as JSON under a key."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class Tombstone(Record):
    """That a case was erased, so that an older backup cannot bring it back: ids only, never a word of the case.

    turn counts upwards whenever it is erased (odd) or deliberately imported again (even), so that the later of two
    notes is known without a clock. at is UTC, ISO 8601; ground one of the fixed words of ``choices.ErasureGround``.
    wiped: the file holds no trace any more. last_backup: number of the newest automatic backup made before.
    backups_cleared: none of those up to it holds the case any more.
    """

    __tablename__ = "tombstone"

    erased_id: Mapped[str] = mapped_column(unique=True)
    turn: Mapped[int]
    at: Mapped[str]
    ground: Mapped[str]
    wiped: Mapped[bool]
    last_backup: Mapped[int]
    backups_cleared: Mapped[bool]


# The audit trail is written with every edit and never changed, so it is a bare table: one integer key, ids only.
# at is UTC, ISO 8601; records is a JSON object, class name -> ids (a number where they are many); hash is SHA-256 over
# the row and the hash before it.
audit_entry = Table(
    "audit_entry",
    Record.metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("case_id", Text),
    Column("records", Text),
    Column("hash", LargeBinary, nullable=False),
)
