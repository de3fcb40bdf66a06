"""What a notebook keeps about itself: unread text, settings, what was erased, what left it, and the audit trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Integer, LargeBinary, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseworker_app.model.base import Record, owner


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
    number_seal: SHA-256 over id and number of the case, so that no other case is given its number. wiped: the file
    holds no trace any more. last_backup: number of the newest automatic backup made before; backups_cleared: none of
    those up to it holds the case any more.
    """

    __tablename__ = "tombstone"

    erased_id: Mapped[str] = mapped_column(unique=True)
    turn: Mapped[int]
    at: Mapped[str]
    ground: Mapped[str]
    number_seal: Mapped[str | None]
    wiped: Mapped[bool]
    last_backup: Mapped[int]
    backups_cleared: Mapped[bool]


class OutsideCopy(Record):
    """What left the notebook: a file that was written, or a sheet that was printed. It belongs to this computer.

    case_id: None for what is about the whole notebook. at: UTC, ISO 8601. what: its title. form: «PDF», «JSON»,
    «kertas». place: the path of the file, None for paper. size and digest (SHA-256) tell whether the file was changed
    since. names: whether it bears names. lock: what it opens with, None where anybody can read it.
    discloses: whether it tells others of the client, so that the register of disclosures should say to whom it went.
    handed_on: the day on which it was said to be handed over. removed_at: when the program deleted the file.
    answer: the id of its row in that register, or «-» where it went to nobody.
    """

    __tablename__ = "outside_copy"

    case_id: Mapped[str | None] = owner("case_")
    at: Mapped[str]
    what: Mapped[str]
    form: Mapped[str]
    place: Mapped[str | None]
    size: Mapped[int]
    digest: Mapped[str | None]
    names: Mapped[bool]
    lock: Mapped[str | None]
    discloses: Mapped[bool]
    handed_on: Mapped[str | None]
    removed_at: Mapped[str | None]
    answer: Mapped[str | None]


# The audit trail is written with every edit and never changed, so it is a bare table: one integer key, ids only.
# at is UTC, ISO 8601; records is a JSON object, class name -> ids (a number where they are many); hash seals the row
# and the hash before it (store/audit.py).
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
