"""Disclosures say on what legal basis, requests of clients about their data, and what left the notebook."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two new tables; four columns more for each disclosure."""
    op.create_table(
        "data_request",
        sa.Column("id", sa.Text(), nullable=False),
        _case("data_request", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts(
            *("date", "kind", "by", "what", "before", "wanted", "decision", "answered", "decided_by", "reason", "ended")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
    )
    op.create_index(op.f("ix_data_request_case_id"), "data_request", ["case_id"])
    op.create_index(op.f("ix_data_request_case_id_date"), "data_request", ["case_id", "date"])
    op.create_table(
        "outside_copy",
        sa.Column("id", sa.Text(), nullable=False),
        _case("outside_copy", nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "what", "form")),
        *_texts("place"),
        sa.Column("size", sa.Integer(), nullable=False),
        *_texts("digest"),
        sa.Column("names", sa.Boolean(), nullable=False),
        *_texts("lock"),
        sa.Column("discloses", sa.Boolean(), nullable=False),
        *_texts("handed_on", "removed_at", "answer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_copy")),
    )
    op.create_index(op.f("ix_outside_copy_case_id"), "outside_copy", ["case_id"])
    for column in (*_texts("legal_basis", "least"), sa.Column("refused", sa.Boolean()), *_texts("refused_why")):
        op.add_column("disclosure", column)


def _case(table: str, *, nullable: bool) -> sa.Column[str]:
    key = sa.ForeignKey(
        "case_.id", name=op.f(f"fk_{table}_case_id"), ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )
    return sa.Column("case_id", sa.Text(), key, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]
