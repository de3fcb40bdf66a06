"""What a check doubted and the worker says is right, with the reason."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of findings that are silenced."""
    owner = sa.ForeignKey(
        "case_.id", name=op.f("fk_silenced_finding_case_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "silenced_finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("check_key", sa.Text(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("entity_id", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("in_report", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silenced_finding")),
    )
    op.create_index(op.f("ix_silenced_finding_case_id"), "silenced_finding", ["case_id"])
    op.create_index(op.f("ix_silenced_finding_case_id_date"), "silenced_finding", ["case_id", "date"])
