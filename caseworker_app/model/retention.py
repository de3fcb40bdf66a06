"""How long a case is kept: what forbids its erasure, and when it was taken out of the archive again."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from caseworker_app.model.base import Memo, Row, owner
from caseworker_app.model.partial_date import PartialDate


class LegalHold(Row):
    """Penahanan: the case must not be erased, on whose order, since when and why; it stands until it is released."""

    __tablename__ = "legal_hold"

    case_id: Mapped[str] = owner("case_")
    ordered_by: Mapped[str | None]
    since: Mapped[PartialDate | None]
    reason: Mapped[Memo | None]
    released: Mapped[PartialDate | None]
    release_reason: Mapped[Memo | None]


class Reopening(Row):
    """A closed case taken up again: when, why, and how it had been closed before."""

    __tablename__ = "reopening"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    reason: Mapped[Memo | None]
    closed_before: Mapped[PartialDate | None]
    closed_why_before: Mapped[Memo | None]
