"""The state of a consent is one of seven words; what else was written there goes into its note."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = ("draf", "dijelaskan", "setuju", "setuju sebagian", "tidak setuju", "dicabut", "kedaluwarsa")
_BEGINNINGS = {
    "konsep": "draf",
    "setuju sebagian": "setuju sebagian",
    "setuju": "setuju",
    "disetujui": "setuju",
    "ditandatangani": "setuju",
    "dicabut": "dicabut",
    "ditarik": "dicabut",
    "kedaluwarsa": "kedaluwarsa",
    "kadaluarsa": "kedaluwarsa",
}
_REFUSALS = ("tolak", "nolak")


def upgrade() -> None:
    """Give every consent one of the words; keep what was written where it said more."""
    connection = op.get_bind()
    for consent_id, status, note in connection.execute(
        sa.text("SELECT id, status, note FROM consent WHERE status IS NOT NULL")
    ).all():
        plain = " ".join(status.split()).casefold()
        word = plain if plain in _WORDS else _read(plain) or _from_answers(connection, consent_id)
        if word == status:
            continue
        kept = f"Keadaan persetujuan tertulis: “{status.strip()}”." if word != plain and plain else None
        connection.execute(
            sa.text("UPDATE consent SET status = :word, note = :note WHERE id = :id"),
            {"word": word, "note": "\n".join(filter(None, (note, kept))) or None, "id": consent_id},
        )


def _read(plain: str) -> str | None:
    if any(part in plain for part in _REFUSALS):
        return "tidak setuju"
    return next((word for beginning, word in _BEGINNINGS.items() if plain.startswith(beginning)), None)


def _from_answers(connection: sa.Connection, consent_id: str) -> str | None:
    """What the answers of a form say as a whole; nothing where it has none."""
    rows = connection.execute(
        sa.text("SELECT DISTINCT agreed FROM consent_statement WHERE consent_id = :id"), {"id": consent_id}
    )
    answers = {None if agreed is None else bool(agreed) for (agreed,) in rows}
    if not answers - {None}:
        return None
    if answers == {True}:
        return "setuju"
    return "setuju sebagian" if True in answers else "tidak setuju"
