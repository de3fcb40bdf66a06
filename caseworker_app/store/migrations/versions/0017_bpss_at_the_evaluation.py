"""The points of the BPSS picture once more at the evaluation, so that both can be compared."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_POINTS = ("biological_points", "psychological_points", "social_points", "spiritual_points")


def upgrade() -> None:
    """Add four lists to the evaluation."""
    for name in _POINTS:
        op.add_column("evaluation", sa.Column(name, sa.JSON(), nullable=True))
