"""What a practicum book holds besides its cases: the student's own chapters, regulations, further cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from caseworker_app.model.base import Memo, Row, link, owner

if TYPE_CHECKING:
    from caseworker_app.model.case import Case


class BookConcept(Row):
    """A section of the conceptual chapter (BAB II) under the student's own heading."""

    __tablename__ = "book_concept"

    placement_id: Mapped[str] = owner("placement")
    heading: Mapped[str | None]
    text: Mapped[Memo | None]


class BookRegulation(Row):
    """A regulation chosen for the case, and what it has to do with it."""

    __tablename__ = "book_regulation"

    placement_id: Mapped[str] = owner("placement")
    citation: Mapped[str | None]
    relevance: Mapped[Memo | None]


class BookCase(Row):
    """A further case of the notebook that the book tells of."""

    __tablename__ = "book_case"

    placement_id: Mapped[str] = owner("placement")
    case_id: Mapped[str | None] = link("case_")

    case: Mapped[Case | None] = relationship()
