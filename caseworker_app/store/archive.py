"""Cases in the archive are only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from caseworker_app.errors import NotAllowed
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ARCHIVED = text("SELECT 1 FROM case_ WHERE id = :case AND archived IS NOT NULL")


def demand_not_archived(session: Session, case_id: str | None) -> None:
    """Raise NotAllowed, with the way out, for an edit of an archived case; ``None`` is an edit of no case."""
    if case_id is not None and session.connection().execute(_ARCHIVED, {"case": case_id}).first():
        told = tr(
            "Kasus ini sudah diarsipkan, jadi hanya dapat dibaca. Buka kembali kasus ini dahulu, dengan alasannya."
        )
        raise NotAllowed(told)
