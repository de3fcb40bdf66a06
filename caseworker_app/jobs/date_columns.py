"""What SQL can tell of a column of partial dates: whether it names a day, the last day it may mean, and how it sorts.

A partial date is stored so that its text sorts by its first day («2024-08», «2024-08-26», «2024-08-26/2024-08-30»);
ages («age:18») and mere words («| sesudah Lebaran») sort behind every figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, case, func, type_coerce

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

_BEHIND_FIGURES = ":"  # the character after 9
_LAST = "\uffff"
_TODAY, _TODAY_ENDS = "today", "today_ends"


def as_text(column: Any) -> ColumnElement[str]:
    """A partial date as it is stored."""
    return type_coerce(column, Text)


def names_days(column: Any) -> ColumnElement[bool]:
    """Whether it is known between which days it lies."""
    return as_text(column) < _BEHIND_FIGURES


def begins_by_today(column: Any) -> ColumnElement[bool]:
    """Whether its first day is today or before; false for what names no days. Today comes with ``today_as``."""
    return as_text(column) <= bindparam(_TODAY_ENDS)


def begins_after_today(column: Any) -> ColumnElement[bool]:
    """Whether it lies wholly after today, or in a month or year that does."""
    return and_(names_days(column), as_text(column) > bindparam(_TODAY_ENDS))


def ends_from_today(column: Any) -> ColumnElement[bool]:
    """Whether its last day is today or after; false for what names no days."""
    return and_(names_days(column), last_day(column) >= bindparam(_TODAY))


def today_as(today: date) -> dict[str, str]:
    """The parameters of a statement that speaks of today, so that it is built once and kept."""
    return {_TODAY: today.isoformat(), _TODAY_ENDS: today.isoformat() + _LAST}


def last_day(column: Any) -> ColumnElement[str]:
    """Last day that a date naming days may mean, as text that sorts with «2024-08-26»; a month ends with its 31st."""
    text = as_text(column)
    day, month, year = (func.substr(text, 1, length) for length in (10, 7, 4))
    return case(
        (func.substr(text, 11, 1) == "/", func.substr(text, 12, 10)),
        (func.substr(text, 8, 1) == "-", day),
        (func.substr(text, 5, 1) == "-", month + "-31"),
        else_=year + "-12-31",
    )
