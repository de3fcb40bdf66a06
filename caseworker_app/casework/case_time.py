"""The time of a case: between which days what is written in it happened, as far as its dates tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_DATED = ("contacts", "home_visits", "interviews", "risks", "consents", "conferences", "sessions", "journal")
_STILL_RUNNING = timedelta(days=270)


def case_time(case: Any, today: date) -> tuple[date, date] | None:
    """The first and last day of a case; None where nothing in it has a date.

    A case that is not closed and was worked on of late reaches until today. ``case`` may also be the case of a package,
    whose dates are still text.
    """
    begun = list(_known(case.opened))
    ended = list(_known(case.closed))
    within = [
        known
        for kind in _DATED
        for record in getattr(case, kind)
        for known in _known(record.date)
        if known.latest and known.latest <= today
    ]
    known = [*begun, *ended, *within]
    first = min((one.earliest for one in begun or known if one.earliest), default=None)
    last = max((one.latest for one in ended or known if one.latest), default=None)
    if first is None or last is None:
        return None
    if not ended and last < today <= last + _STILL_RUNNING:
        last = today
    return min(first, last), max(first, last)


def _known(value: PartialDate | str | None) -> Iterator[PartialDate]:
    """A date that is known with its year; nothing else."""
    if isinstance(value, str):
        value = PartialDate.parse(value)
    if value is not None and value.earliest is not None and value.age is None and not value.year_guessed:
        yield value
