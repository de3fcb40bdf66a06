"""Periods of a recap (month, quarter, half-year, year, any days), and whether a date as it is known lies in one."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from caseworker_app.model.indonesian import long_date, month_name
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.partial_date import PartialDate

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""The kinds of period, and how many months each has."""
CALLED = {
    "month": mark("bulan"),
    "quarter": mark("triwulan"),
    "half": mark("semester"),
    "year": mark("tahun"),
}
_MANY_MONTHS = 24


class Placed(enum.Enum):
    """Where a date lies seen from a period. UNKNOWN: what is known of it can mean several of these, or nothing is."""

    BEFORE = enum.auto()
    IN = enum.auto()
    AFTER = enum.auto()
    UNKNOWN = enum.auto()


@dataclass(frozen=True, slots=True)
class Period:
    """From one day until another, both included; ``ALWAYS`` has no bounds."""

    first: date
    last: date

    @property
    def title(self) -> str:
        """«September 2024», «Triwulan III 2024», «Semester II 2024», «Tahun 2024», «1 Maret 2024 – 5 Mei 2024»."""
        if self == ALWAYS:
            return tr("semua waktu")
        year, kind = self.first.year, self._kind()
        if kind == "month":
            return f"{month_name(self.first.month)} {year}"
        if kind:
            order = ("I", "II", "III", "IV")[(self.first.month - 1) // MONTHS_IN[kind]]
            return " ".join(filter(None, (tr(CALLED[kind]).capitalize(), order if kind != "year" else "", str(year))))
        return f"{long_date(self.first, weekday=False)} – {long_date(self.last, weekday=False)}"

    @property
    def in_sentence(self) -> str:
        """The title as it stands within a sentence: «triwulan III 2024», «September 2024»."""
        return self.title if self._kind() == "month" else self.title[:1].lower() + self.title[1:]

    def _kind(self) -> str:
        return next((kind for kind in MONTHS_IN if containing(kind, self.first) == self), "")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def place(self, when: PartialDate | None) -> Placed:
        """Where a date lies, as far as it is known."""
        return _place(self, when)

    def parts(self) -> Iterator[Period]:
        """Its months, its years where these are many; nothing where it has no bounds. The last may be cut off."""
        if self == ALWAYS:
            return
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        kind = "month" if months <= _MANY_MONTHS else "year"
        at = self.first
        while at <= self.last:
            whole = containing(kind, at)
            yield Period(max(whole.first, self.first), min(whole.last, self.last))
            if whole.last >= self.last:
                return
            at = whole.last + timedelta(days=1)


@lru_cache(maxsize=65_536)  # thousands of records are of the same days
def _place(period: Period, when: PartialDate | None) -> Placed:
    if period == ALWAYS:
        return Placed.IN
    possible = when.possible if when is not None and when.age is None else None
    if possible is None:
        return Placed.UNKNOWN
    earliest, latest = possible
    if latest < period.first:
        return Placed.BEFORE
    if earliest > period.last:
        return Placed.AFTER
    return Placed.IN if period.first <= earliest and latest <= period.last else Placed.UNKNOWN


ALWAYS = Period(date.min, date.max)
"""From the beginning to the end of all times: every date lies in it, also one that is not known."""


def containing(kind: str, day: date) -> Period:
    """The month, quarter, half-year or year (a key of ``MONTHS_IN``) in which a day lies."""
    count = MONTHS_IN[kind]
    first = date(day.year, (day.month - 1) // count * count + 1, 1)
    ends = first.year * 12 + first.month - 1 + count
    if ends // 12 > date.max.year:
        return Period(first, date.max)
    return Period(first, date(ends // 12, ends % 12 + 1, 1) - timedelta(days=1))


def moved(kind: str, day: date, steps: int) -> Period:
    """The period of this kind so many steps later than that of a day; earlier where the number is negative."""
    count = MONTHS_IN[kind]
    months = day.year * 12 + (day.month - 1) // count * count + steps * count
    months = max(12, min(months, date.max.year * 12 + 11))
    return containing(kind, date(months // 12, months % 12 + 1, 1))
