"""Whether a meeting took place, told in SQL as ``casework/outcomes.py`` tells it of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, literal, literal_column, or_, select, true

from caseworker_app.casework.outcomes import UNSAID
from caseworker_app.jobs.date_columns import as_text
from caseworker_app.model.base import EnumText
from caseworker_app.model.choices import MeetingOutcome
from caseworker_app.model.engagement import HomeVisit

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_FAILED = tuple(outcome for outcome in MeetingOutcome if outcome is not MeetingOutcome.HELD)


def took_place(record: Any) -> ColumnElement[bool]:
    """The condition that a row is no meeting that failed; true for whatever is no meeting.

    Failed meetings are few and have an index of their own, so that the condition reads no long texts of the others.
    """
    if not _has_outcome(record):
        return true()
    failed: Any = record.outcome.in_(_FAILED)
    if record is HomeVisit:
        failed = or_(failed, and_(record.failed_because.is_not(None), record.outcome.is_(None)))
    rowid: ColumnElement[Any] = literal_column(f"{record.__table__.name}.rowid")
    return rowid.not_in(select(literal_column("rowid")).select_from(record.__table__).where(failed))


def failed_as(record: Any) -> ColumnElement[str]:
    """«ditunda» and so on; NULL of a meeting that took place and of any other record."""
    if not _has_outcome(record):
        return literal(None)
    word = case((record.outcome.in_(_FAILED), as_text(record.outcome)))
    if record is not HomeVisit:
        return word
    unsaid = and_(record.failed_because.is_not(None), record.outcome.is_(None))
    return case((unsaid, UNSAID), (record.outcome.in_(_FAILED), as_text(record.outcome)))


def _has_outcome(record: Any) -> bool:
    column = record.__table__.columns.get("outcome")
    return column is not None and isinstance(column.type, EnumText)
