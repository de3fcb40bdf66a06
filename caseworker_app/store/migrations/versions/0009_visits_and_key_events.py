"""Of a visit outside: who knows of it, expected back, returned. Events that are marked for the chronology of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give tasks their columns, and make the table of marked events."""
    op.add_column("task", sa.Column("known_to", sa.Text(), nullable=True))
    op.add_column("task", sa.Column("expected_back", sa.Text(), nullable=True))
    op.add_column("task", sa.Column("returned", sa.Boolean(), nullable=True))
    owner = sa.ForeignKey(
        "case_.id", name=op.f("fk_key_event_case_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "key_event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("entity_id", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_event")),
    )
    op.create_index(op.f("ix_key_event_case_id"), "key_event", ["case_id"])
