"""The events of a life road map, each at its place on the axis, and the signs that stand for them."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Pen, Shape, ellipse, polyline
from caseworker_app.diagrams.roadmap_axis import MOST, STAGGER, Axis, stretched
from caseworker_app.diagrams.styles import GREEN, GREY, PAPER, RED

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKER = 3.4
UNDATED_STEP = 30.0
HOPE_STEP = 34.0
NOW_ROOM = 84.0
"""What the word «sekarang» needs at the right of its pole."""
LEAST_SPAN = 0.05
"""Years within which events of one date are told apart where the present leaves no more."""


@dataclasses.dataclass(frozen=True, slots=True)
class RoadEvent:
    """Something that happened, or that is hoped for."""

    key: str
    label: str
    feeling: float | None = 0.0
    """From −5 (very bad) to +5 (very good); None: nobody has said."""
    year: float | None = None
    """Calendar year; fractions are parts of it."""
    age: float | None = None
    """Age in years; used where no year is given."""
    when: str = ""
    """As stated, e.g. «1997», «usia 18», «awal 2003»; shown as it stands."""
    hope: bool = False
    private: bool = False
    people: tuple[str, ...] = ()
    span: float = 1.0
    """How long a time the date stands for, in years: 1 where no more than the year or the age is known."""


@dataclasses.dataclass(frozen=True, slots=True)
class RoadmapData:
    """The events of one life."""

    events: tuple[RoadEvent, ...] = ()
    birth_year: float | None = None
    now: float | None = None
    """The year of «sekarang», or the age where the events know only ages."""
    now_text: str = ""
    """As it shall be read behind «sekarang», e.g. «2024» or «27 tahun»."""


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """An event with its value on the axis and its place."""

    event: RoadEvent
    value: float | None
    x: float = 0.0

    @property
    def rated(self) -> bool:
        """Whether anybody has said how it felt."""
        return self.event.feeling is not None

    @property
    def feeling(self) -> float:
        """As it was said; nothing said is neither good nor bad."""
        return self.event.feeling or 0.0

    @property
    def level(self) -> float:
        """Steps above the zero line, within the scale."""
        return max(-MOST, min(MOST, self.feeling))

    @property
    def beyond(self) -> bool:
        """Whether the feeling lies outside the scale."""
        return abs(self.feeling) > MOST

    @property
    def dated(self) -> bool:
        """Whether it stands on the axis."""
        return self.value is not None and not self.event.hope


def placed_marks(events: Sequence[RoadEvent], data: RoadmapData, width: float) -> tuple[Axis, list[Mark]]:
    """The axis, and every event in order from left to right with its x."""
    birth = data.birth_year
    for event in events:
        if birth is None and event.year is not None and event.age is not None:
            birth = event.year - event.age
    ages = birth is None and all(event.year is None for event in events)

    def value(event: RoadEvent) -> float | None:
        if ages or event.year is not None:
            time = event.age if ages else event.year
        else:
            time = birth + event.age if birth is not None and event.age is not None else None
        return time if time is not None and math.isfinite(time) else None

    marks = [Mark(event, value(event)) for event in events]
    undated = sorted(
        (m for m in marks if m.value is None and not m.event.hope), key=lambda m: (m.event.label, m.event.key)
    )
    hopes = sorted(
        (m for m in marks if m.event.hope),
        key=lambda m: (m.value if m.value is not None else math.inf, m.event.label, m.event.key),
    )
    dated = _told_apart([m for m in marks if m.dated], data.now)
    ends = [m.value for m in dated if m.value is not None]
    ends += [end for end in (data.now, 0.0 if ages else birth) if end is not None]
    first, last = (min(ends), max(ends)) if ends else (0.0, 1.0)
    left = 26.0 + _strip_width(len(undated), UNDATED_STEP, 120.0)
    right = width - 14.0 - _strip_width(len(hopes), HOPE_STEP, 180.0)
    if data.now is not None:
        right = min(right, width - NOW_ROOM)
    stops = [m.value for m in dated if m.value is not None]
    axis = Axis(stretched(stops, first, max(last, first + 1.0), left, right), ages, birth, width)
    placed = [dataclasses.replace(m, x=axis.x(m.value)) for m in dated if m.value is not None]
    before = [
        dataclasses.replace(m, x=26.0 + (left - 26.0 - 16.0) * (index + 0.5) / len(undated))
        for index, m in enumerate(undated)
    ]
    after = [
        dataclasses.replace(m, x=right + (width - 14.0 - right) * (index + 1) / len(hopes))
        for index, m in enumerate(hopes)
    ]
    return axis, [*before, *placed, *after]


def _told_apart(marks: Sequence[Mark], now: float | None) -> list[Mark]:
    """Events in the order of their time; those of one date one after the other within the time it stands for."""
    together: dict[float, list[Mark]] = {}
    for mark in marks:
        together.setdefault(mark.value or 0.0, []).append(mark)
    apart = []
    for value, some in together.items():
        span = min(mark.event.span for mark in some)
        if now is not None and value <= now:
            span = max(min(span, now - value), LEAST_SPAN)
        apart += [dataclasses.replace(mark, value=value + span * at / len(some)) for at, mark in enumerate(some)]
    return sorted(apart, key=lambda mark: mark.value or 0.0)


def _strip_width(count: int, step: float, most: float) -> float:
    return min(count * step, max(most, count * STAGGER)) + (16.0 if count else 0.0)


def marker(mark: Mark, y: float) -> list[Shape]:
    """The sign of an event with its middle at (mark.x, y)."""
    x = mark.x
    if mark.value is None and not mark.event.hope:
        shapes = undated_sign(x, y)
    elif mark.event.hope:
        shapes = [ellipse(x, y, MARKER, MARKER, Pen(0.9), PAPER)]
    elif not mark.rated:
        shapes = unrated_sign(x, y)
    else:
        fill = RED if mark.feeling < 0 else GREEN if mark.feeling > 0 else GREY
        shapes = [ellipse(x, y, MARKER, MARKER, Pen(0.9, BLACK), fill)]
    if mark.beyond:
        shapes += beyond_sign(x, y, up=mark.feeling > 0)
    if mark.event.private:
        shapes.append(ellipse(x, y, MARKER + 2.5, MARKER + 2.5, Pen(0.8, BLACK, (1.0, 1.5))))
    return shapes


def undated_sign(x: float, y: float) -> list[Shape]:
    """A hollow diamond: nobody knows when."""
    r = MARKER + 0.6
    return [polyline([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], Pen(0.9), closed=True, fill=PAPER)]


def unrated_sign(x: float, y: float) -> list[Shape]:
    """A hollow ring: nobody has said how it felt."""
    return [ellipse(x, y, MARKER, MARKER, Pen(1.0, GREY), PAPER)]


def beyond_sign(x: float, y: float, *, up: bool) -> list[Shape]:
    """A ring with an arrow that points off the scale."""
    side = -1.0 if up else 1.0
    tip, foot = y + side * (MARKER + 5.0), y + side * (MARKER + 1.2)
    return [polyline([(x - 2.6, foot), (x, tip), (x + 2.6, foot)], None, closed=True, fill=BLACK)]
