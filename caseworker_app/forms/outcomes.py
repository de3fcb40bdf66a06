"""How every meeting says what became of it: the same two fields wherever meetings stand in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.forms.description import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

    _Column = InstrumentedAttribute[Any]


def outcome_fields(
    outcome: InstrumentedAttribute[Any], reason: InstrumentedAttribute[Any] | None = None
) -> tuple[Field, ...]:
    """The outcome of a meeting, and why it did not take place; ``reason`` None where that has a field of its own."""
    said = Field(outcome, "Keterlaksanaan", optional=True)
    if reason is None:
        return (said,)
    return said, Field(reason, "Sebab tidak terlaksana", choices="outcome_reasons", optional=True)
