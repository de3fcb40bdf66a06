"""The answers to each item of a group tool, beside its total."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give group tools the column of their answers."""
    op.add_column("group_tool", sa.Column("answers", sa.JSON(), nullable=True))
