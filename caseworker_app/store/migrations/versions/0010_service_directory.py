"""The directory of services of the region."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TEXTS = (
    *("name", "kind", "offers", "address", "district", "city", "phone", "whatsapp", "contact_person", "hours", "cost"),
    *("way", "answered_by", "checked_on", "checked_by", "note", "gone_since"),
)


def upgrade() -> None:
    """Make one table, which hangs on no other."""
    op.create_table(
        "service",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in _TEXTS),
        sa.Column("bring", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
