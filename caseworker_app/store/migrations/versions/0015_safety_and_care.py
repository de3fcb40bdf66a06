"""Safety and care: alerts, incidents, emergency help, findings of other professions, care, tracing, wishes."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TABLES = {
    "alert": ("kind", "text", "person_id", "since", "until"),
    "incident": (
        *("date", "time", "place", "kind", "what", "suspect_id", "suspected", "told_to", "told_on", "measures"),
        *("visum", "state", "private"),
    ),
    "emergency_help": ("date", "time", "kind", "what", "given_by", "result"),
    "aspect_finding": ("aspect", "finding", "profession", "assessor", "date", "paper", "advice"),
    "care_arrangement": (
        *("kind", "carer_id", "carer_name", "place", "since", "until", "length", "why", "agreed_by", "note"),
    ),
    "tracing_step": ("date", "what", "found", "verification", "reunified"),
    "child_wish": ("date", "words", "asked_how", "followed_up"),
}
_PEOPLE = frozenset({"person_id", "suspect_id", "carer_id"})


def upgrade() -> None:
    """Make seven tables that hang on a case, and give the first stage its rapid assessment."""
    for table, names in _TABLES.items():
        op.create_table(
            table,
            sa.Column("id", sa.Text(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("case_id", sa.Text(), _key(table, "case_id", "case_", "CASCADE"), nullable=False),
            *(_column(table, name) for name in names),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        for name in ("case_id", *sorted(_PEOPLE.intersection(names))):
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
        if "date" in names:
            op.create_index(op.f(f"ix_{table}_case_id_date"), table, ["case_id", "date"])
    for name in ("rapid_assessed_on", "rapid_assessment", "rapid_decision"):
        op.add_column("engagement", sa.Column(name, sa.Text(), nullable=True))


def _column(table: str, name: str) -> sa.Column[object]:
    if name in _PEOPLE:
        return sa.Column(name, sa.Text(), _key(table, name, "person"), nullable=True)
    return sa.Column(name, sa.Boolean() if name == "private" else sa.Text(), nullable=True)


def _key(table: str, name: str, to: str, ondelete: str | None = None) -> sa.ForeignKey:
    called = op.f(f"fk_{table}_{name}")
    return sa.ForeignKey(f"{to}.id", name=called, ondelete=ondelete, deferrable=True, initially="DEFERRED")
