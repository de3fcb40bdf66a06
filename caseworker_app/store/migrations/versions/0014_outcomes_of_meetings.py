"""What became of a meeting, and why it did not take place; the steps that a campus gives a technique of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_MEETINGS = ("contact", "interview", "conference", "session", "group_session")
_VISIT = "home_visit"  # has its reason already


def upgrade() -> None:
    """Give meetings their outcome, found without reading the whole table, and steps of sessions their technique."""
    for table in (*_MEETINGS, _VISIT):
        op.add_column(table, sa.Column("outcome", sa.Text(), nullable=True))
        op.create_index(op.f(f"ix_{table}_outcome"), table, ["outcome"], sqlite_where=sa.text("outcome IS NOT NULL"))
    failed = sa.text("failed_because IS NOT NULL")
    op.create_index("ix_home_visit_failed", _VISIT, ["case_id"], sqlite_where=failed)
    for table in _MEETINGS:
        op.add_column(table, sa.Column("outcome_reason", sa.Text(), nullable=True))
    op.add_column("session_step", sa.Column("technique", sa.Text(), nullable=True))
