"""Why a member of a group did not come, whether each member agreed to take part, and where a community lives."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give attendance its mark, members their consent with its day, and groups the table of a social mapping."""
    op.add_column("group_attendance", sa.Column("mark", sa.Text(), nullable=True))
    op.add_column("group_member", sa.Column("consent", sa.Boolean(), nullable=True))
    op.add_column("group_member", sa.Column("consent_on", sa.Text(), nullable=True))
    owner = sa.ForeignKey(
        "group_.id", name=op.f("fk_group_area_group_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    op.create_table(
        "group_area",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("hamlet", "rw", "rt", "note")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("households", "residents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_area")),
    )
    op.create_index(op.f("ix_group_area_group_id"), "group_area", ["group_id"])
