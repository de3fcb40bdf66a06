"""Scales with anchors in words, their ratings, and what is followed through phases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_TABLES: tuple[tuple[str, dict[str, str], dict[str, str], tuple[sa.Column[Any], ...]], ...] = (
    (
        "anchored_scale",
        {"case_id": "case_"},
        {"goal_id": "goal"},
        (
            sa.Column("name", sa.Text(), nullable=True),
            sa.Column("question", sa.Text(), nullable=True),
            sa.Column("wanted", sa.Text(), nullable=True),
            sa.Column("rated_by", sa.Text(), nullable=True),
            sa.Column("ask", sa.JSON(), nullable=True),
            sa.Column("look_for", sa.JSON(), nullable=True),
            sa.Column("note", sa.Text(), nullable=True),
        ),
    ),
    (
        "scale_anchor",
        {"scale_id": "anchored_scale"},
        {},
        (sa.Column("level", sa.Integer(), nullable=True), sa.Column("words", sa.Text(), nullable=True)),
    ),
    (
        "scale_rating",
        {"scale_id": "anchored_scale"},
        {},
        (
            sa.Column("date", sa.Text(), nullable=True),
            sa.Column("level", sa.Integer(), nullable=True),
            sa.Column("rated_by", sa.Text(), nullable=True),
            sa.Column("note", sa.Text(), nullable=True),
        ),
    ),
    (
        "followed_course",
        {"case_id": "case_"},
        {"scale_id": "anchored_scale"},
        (
            sa.Column("kind", sa.Text(), nullable=True),
            sa.Column("wanted", sa.Text(), nullable=True),
            sa.Column("definition", sa.Text(), nullable=True),
            sa.Column("note", sa.Text(), nullable=True),
        ),
    ),
    (
        "course_phase",
        {"course_id": "followed_course"},
        {},
        (
            sa.Column("since", sa.Text(), nullable=True),
            sa.Column("name", sa.Text(), nullable=True),
            sa.Column("what", sa.Text(), nullable=True),
        ),
    ),
)
"""Name, column of the owner, links, further columns."""


def upgrade() -> None:
    """Make five tables; rows go with their owner."""
    for name, owner, links, columns in _TABLES:
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            *(sa.Column(key, sa.Text(), nullable=False) for key in owner),
            sa.Column("position", sa.Integer(), nullable=False),
            *(sa.Column(key, sa.Text(), nullable=True) for key in links),
            *columns,
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            *(
                sa.ForeignKeyConstraint(
                    [key],
                    [f"{table}.id"],
                    name=op.f(f"fk_{name}_{key}"),
                    ondelete="CASCADE" if key in owner else None,
                    deferrable=True,
                    initially="DEFERRED",
                )
                for key, table in {**owner, **links}.items()
            ),
        )
        for key in (*owner, *links):
            op.create_index(op.f(f"ix_{name}_{key}"), name, [key])
