"""The answers to each item of an instrument, beside the total of a measurement."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give measurements the column of their answers."""
    op.add_column("measurement", sa.Column("answers", sa.JSON(), nullable=True))
