"""Steps of procedures that were ticked off; procedures of cases from before this day are not asked for."""

import json
import uuid
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SINCE = "procedures since"
"""The setting that holds the day from which on Beranda asks for the steps of procedures."""


def upgrade() -> None:
    """Make the table of ticks, and note the day: what happened before it was done without procedures."""
    owner = sa.ForeignKey(
        "case_.id", name=op.f("fk_procedure_step_case_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "procedure_step",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("procedure", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("unneeded", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_step")),
    )
    op.create_index(op.f("ix_procedure_step_case_id"), "procedure_step", ["case_id"])
    op.create_index(op.f("ix_procedure_step_case_id_date"), "procedure_step", ["case_id", "date"])
    id_, today = str(uuid.uuid5(uuid.NAMESPACE_OID, SINCE)), json.dumps(date.today().isoformat())
    op.get_bind().execute(
        sa.text("INSERT INTO setting (id, key, value) VALUES (:id, :key, :value)"),
        {"id": id_, "key": SINCE, "value": today},
    )
