"""The axis of real days below a chart: unequal distances stay unequal; without days the order of the readings counts.

Where the days of the readings have room side by side each is written below the axis, else days of the calendar are.
"""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import MARGIN, NARROWEST, Axes, axes_for, below_axis
from caseworker_app.diagrams.chart_parts import MARK
from caseworker_app.diagrams.display import BLACK, XY, Pen, Shape, ellipse, polyline
from caseworker_app.diagrams.styles import PAPER
from caseworker_app.model.indonesian import MONTHS, short_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.diagrams.chart_parts import Reading
    from caseworker_app.diagrams.frame import LegendEntry

INSET = 20.0
"""From the ends of the axis to the first and the last reading."""
ROOM_OF_DAY = 46.0
"""Least distance of days of the calendar."""
_MONTH, _YEAR = 30.4, 365.25
_WEEKS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50)
BRACKETS = 1.0
"""Width of the strokes on both sides of a sign whose day is known by half."""


@dataclasses.dataclass(frozen=True, slots=True)
class TimeAxes:
    """Axes with the places of days. timed: whether places are days, not places in the order."""

    axes: Axes
    first: float
    last: float
    timed: bool

    def x(self, day: float) -> float:
        """The place of a day, or of a place in the order."""
        return _place(day, self.first, self.last, self.axes.left, self.axes.right)


def times(readings: Sequence[Reading]) -> dict[str, float]:
    """By key the day of each reading; its place in the order of the texts where the days are not all known."""
    if all(reading.at is not None for reading in readings):
        return {reading.key: float(reading.at or 0.0) for reading in readings}
    order = {text: float(at) for at, text in enumerate(dict.fromkeys(reading.when for reading in readings))}
    return {reading.key: order[reading.when] for reading in readings}


def time_axes(
    size: tuple[float, float],
    ends: tuple[float, float],
    readings: Sequence[Reading],
    *,
    days: Iterable[float] = (),
    margin: float = MARGIN,
) -> TimeAxes:
    """Axes for readings in a chart of a width and a height, for values between ``ends``; ``days``: further days."""
    timed = all(reading.at is not None for reading in readings)
    at = times(readings)
    texts = {at[reading.key]: reading.when for reading in reversed(readings)}
    reach = [*texts, *(days if timed else ())] or [0.0]
    first, last = min(reach), max(reach)
    width, height = size
    needed = 0.0 if timed else NARROWEST * len(texts) + 2 * INSET + margin
    plain = axes_for(max(width, needed), height, *ends, [], margin=margin)
    places = sorted((_place(day, first, last, plain.left, plain.right), text) for day, text in texts.items())
    if timed and any(b - a < NARROWEST for (a, _), (b, _) in itertools.pairwise(places)):
        most = max(2, int((plain.right - plain.left) / ROOM_OF_DAY))
        places = [
            (_place(day, first, last, plain.left, plain.right), text) for day, text in calendar(first, last, most)
        ]
    return TimeAxes(below_axis(plain, places), first, last, timed)


def calendar(first: float, last: float, most: int) -> list[tuple[float, str]]:
    """Round days from first to last with their texts: days, weeks, months or years, at most so many."""
    span = last - first
    for days in _WEEKS:
        if span / days < most:
            begin = date.fromordinal(round(first))
            found = (begin + timedelta(days=days * step) for step in range(int(span // days) + 1))
            return [(float(day.toordinal()), short_date(day)) for day in found]
    for months in _MONTHS:
        if span / (months * _MONTH) < most:
            months_inside = _firsts(first, last, months)
            return [(float(day.toordinal()), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in months_inside]
    years = next((years for years in _YEARS if span / (years * _YEAR) < most), _YEARS[-1])
    return [(float(day.toordinal()), str(day.year)) for day in _firsts(first, last, 12 * years)]


def brackets(points: Iterable[tuple[Reading, XY]]) -> list[Shape]:
    """Brackets around each reading whose day is known by half."""
    return [shape for reading, place in points if not reading.exact for shape in _brackets(place)]


def half_known(readings: Iterable[Reading]) -> list[LegendEntry]:
    """What the brackets mean, where they are used."""
    if all(reading.exact for reading in readings):
        return []
    sign = ellipse(18.0, 9.0, MARK, MARK, Pen(1.0), PAPER)
    return [([sign, *_brackets((18.0, 9.0))], tr("tanggal kira-kira, di tengah masanya"))]


def _brackets(place: XY) -> list[Shape]:
    x, y = place
    high, wide, inward = MARK + 1.6, 2 * MARK, 1.8
    return [
        polyline(
            [
                (x + way * (wide - inward), y - high),
                (x + way * wide, y - high),
                (x + way * wide, y + high),
                (x + way * (wide - inward), y + high),
            ],
            Pen(BRACKETS, BLACK),
        )
        for way in (-1, 1)
    ]


def _firsts(first: float, last: float, months: int) -> Iterator[date]:
    """The first days of every so many months that lie inside."""
    start = date.fromordinal(int(first))
    count = (start.year * 12 + start.month - 1) // months * months
    while (day := date(count // 12, count % 12 + 1, 1)).toordinal() <= last:
        if day.toordinal() >= first:
            yield day
        count += months


def _place(day: float, first: float, last: float, left: float, right: float) -> float:
    if last <= first:
        return (left + right) / 2
    inset = min(INSET, (right - left) / 4)
    return left + inset + (day - first) / (last - first) * (right - left - 2 * inset)
