"""Stretches of days that a written date can name: a day, a month, a year, the beginning of one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """The days between which something lies, both included."""

    earliest: date
    latest: date
    approximate: bool = False
    says_all: bool = True
    guessed: bool = False


def one_day(day: date) -> Span:
    """This day."""
    return Span(day, day)


def month(of_year: int, number: int) -> Span:
    """All of a month."""
    first = date(of_year, number, 1)
    return Span(first, first.replace(day=monthrange(of_year, number)[1]))


def year(number: int) -> Span:
    """All of a year."""
    return Span(date(number, 1, 1), date(number, 12, 31))


def is_whole_month(span: Span) -> bool:
    """Whether it is one whole month."""
    return span[:2] == month(span.earliest.year, span.earliest.month)[:2]


def third(whole: Span, which: int) -> Span | None:
    """The beginning (0), middle (1) or end (2) of a whole year or a whole month."""
    if whole.earliest.month == 1 and whole.latest == date(whole.earliest.year, 12, 31):
        start = whole.earliest.replace(month=4 * which + 1)
        end = month(whole.earliest.year, 4 * which + 4).latest
    elif is_whole_month(whole):
        start = whole.earliest.replace(day=10 * which + 1)
        end = whole.latest if which == 2 else whole.earliest.replace(day=10 * which + 10)
    else:
        return None
    return Span(start, end, approximate=True, says_all=False, guessed=whole.guessed)


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February becomes the 28th, and nothing lies before year 1."""
    past = max(1, day.year - years)
    return date(past, day.month, min(day.day, monthrange(past, day.month)[1]))
