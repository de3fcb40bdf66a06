"""The practicum book: the student's own chapters, regulations, further cases, and the portrait of the agency."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXTS = {
    "placement": ("approved_on", "preface", "background", "aims", "benefits", "targets", "time_and_place", "outline"),
    "agency": ("history", "vision", "structure", "recipients"),
    "practitioner": ("study_programme",),
}
_LISTS = {"placement": ("bibliography",), "agency": ("mission", "facilities", "network")}


def upgrade() -> None:
    """Make three tables of rows, and the columns."""
    _table("book_concept", sa.Column("heading", sa.Text()), sa.Column("text", sa.Text()))
    _table("book_regulation", sa.Column("citation", sa.Text()), sa.Column("relevance", sa.Text()))
    case = sa.ForeignKey("case_.id", name=op.f("fk_book_case_case_id"), deferrable=True, initially="DEFERRED")
    _table("book_case", sa.Column("case_id", sa.Text(), case))
    op.create_index(op.f("ix_book_case_case_id"), "book_case", ["case_id"])
    for kind, columns in ((sa.Text, _TEXTS), (sa.JSON, _LISTS)):
        for table, names in columns.items():
            for name in names:
                op.add_column(table, sa.Column(name, kind(), nullable=True))
    op.add_column("practitioner", sa.Column("institution_logo", sa.LargeBinary(), nullable=True))


def _table(name: str, *columns: sa.Column[str]) -> None:
    """A table of rows that belong to a placement."""
    owner = sa.ForeignKey(
        "placement.id",
        name=op.f(f"fk_{name}_placement_id"),
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("placement_id", sa.Text(), owner, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_placement_id"), name, ["placement_id"])
