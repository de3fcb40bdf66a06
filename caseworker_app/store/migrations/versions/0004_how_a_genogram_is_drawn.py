"""Partners side by side, and how many generations of a genogram are drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two columns."""
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("genogram_generations", sa.Integer(), nullable=True))

    with op.batch_alter_table("union_", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together", sa.Boolean(), nullable=True))
