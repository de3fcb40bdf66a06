"""Periods, hours, reasons of targets, several indicators of an activity, ties in people's own words, and the like."""

import json
import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXTS = {
    "activity": ("time",),
    "assessment": ("period",),
    "before_after": ("unit", "source"),
    "consent": ("signer_age", "signer_address"),
    "ecomap_system": ("tie_words",),
    "emotional_tie": ("words",),
    "intervention": ("period",),
    "measurement": ("web_address",),
    "plan": ("discussed_at",),
    "referral": ("time",),
    "session": ("web_address",),
    "smart_review": ("subject",),
    "token_economy": ("task_points", "praise", "adjustment"),
}
_LISTS = {"activity": ("indicators",), "person": ("extracurriculars", "achievements")}
_NUMBERS = {"before_after": ("before_value", "after_value")}


def upgrade() -> None:
    """Make the columns; targets become rows that may bear a reason, an indicator becomes a list of indicators."""
    for kind, columns in ((sa.Text(), _TEXTS), (sa.JSON(), _LISTS), (sa.Double(), _NUMBERS)):
        for table_name, names in columns.items():
            for name in names:
                op.add_column(table_name, sa.Column(name, kind, nullable=True))
    with op.batch_alter_table("ecomap_system") as table:
        table.add_column(sa.Column("person2_id", sa.Text(), nullable=True))
        table.create_index(op.f("ix_ecomap_system_person2_id"), ["person2_id"])
        table.create_foreign_key(
            op.f("fk_ecomap_system_person2_id"), "person", ["person2_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
    op.execute("UPDATE smart_review SET subject = 'tujuan khusus' WHERE goal_id IS NOT NULL")
    _targets()
    _indicators()


def _targets() -> None:
    owner = sa.ForeignKey(
        "case_.id", name=op.f("fk_target_case_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_case_id"), "target", ["case_id"])
    connection = op.get_bind()
    written = connection.execute(sa.text("SELECT case_id, targets FROM plan WHERE targets IS NOT NULL")).all()
    for case_id, targets in written:
        for position, name in enumerate(_words(targets)):
            connection.execute(
                sa.text("INSERT INTO target (id, case_id, position, name) VALUES (:id, :case_id, :position, :name)"),
                {"id": _row_id(case_id, position), "case_id": case_id, "position": position, "name": name},
            )
    op.execute("ALTER TABLE plan DROP COLUMN targets")


def _row_id(case_id: str, position: int) -> str:
    """The id that such a row also gets from an earlier package of the case, so that the two meet."""
    return str(uuid.uuid5(uuid.UUID(case_id), f"case.targets[{position}]"))


def _indicators() -> None:
    connection = op.get_bind()
    for activity_id, text in connection.execute(
        sa.text("SELECT id, indicator FROM activity WHERE trim(indicator) != ''")
    ).all():
        connection.execute(
            sa.text("UPDATE activity SET indicators = :indicators WHERE id = :id"),
            {"indicators": json.dumps([line.strip() for line in text.splitlines() if line.strip()]), "id": activity_id},
        )
    op.execute("ALTER TABLE activity DROP COLUMN indicator")


def _words(stored: str) -> list[Any]:
    """The words of a list as it was stored."""
    words = json.loads(stored)
    return words if isinstance(words, list) else []
