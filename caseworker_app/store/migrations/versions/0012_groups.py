"""Why a member did not come to a meeting of the group, and whether each member agreed to take part."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give attendance its mark, and members their consent with its day."""
    op.add_column("group_attendance", sa.Column("mark", sa.Text(), nullable=True))
    op.add_column("group_member", sa.Column("consent", sa.Boolean(), nullable=True))
    op.add_column("group_member", sa.Column("consent_on", sa.Text(), nullable=True))
