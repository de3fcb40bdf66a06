"""The life road map: a wave through what happened, good above the line and bad below, from birth to the hopes ahead.

x is the year or the age, linear; the wave is monotone between events and never overshoots. Events on the same date
stand beside each other. What has no date stands at the left, off the wave; hopes stand at the right, behind «sekarang».
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import (
    BLACK,
    Box,
    Drawing,
    Label,
    Line,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
)
from caseworker_app.diagrams.flags import Flag, raise_flags, spaced
from caseworker_app.diagrams.measure import ASCENT, DESCENT, line_height, text_width, wrap
from caseworker_app.diagrams.roadmap_axis import MOST, STRIP, WIDTH, Axis, scale
from caseworker_app.diagrams.styles import GREEN, GREY, PAPER, RED
from caseworker_app.diagrams.waves import hoped_wave, wave, wave_points
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

NOW = "now"
"""Key of the mark of the present."""
STEPS = (9.5, 21.0)
"""Least and most points for one step of feeling; the scale runs from −5 to +5."""
ROOM = 420.0
"""Height that an A4 landscape page leaves; few labels leave more of it to the wave."""
ELBOW = 15.0
MARKER = 3.4
STAGGER = 8.5
TEXT_SIZE = 8.6
"""Still 7 points where a page is only four fifths as wide as the drawing."""
LABEL_WIDTH = 88.0
UNDATED_STEP = 30.0
HOPE_STEP = 34.0
NOW_ROOM = 84.0
"""What the word «sekarang» needs at the right of its pole."""


@dataclasses.dataclass(frozen=True, slots=True)
class RoadEvent:
    """Something that happened, or that is hoped for."""

    key: str
    label: str
    feeling: float = 0.0
    """From −5 (very bad) to +5 (very good)."""
    year: float | None = None
    """Calendar year; fractions are parts of it."""
    age: float | None = None
    """Age in years; used where no year is given."""
    when: str = ""
    """As stated, e.g. «1997», «usia 18», «awal 2003»; shown as it stands."""
    hope: bool = False
    private: bool = False
    people: tuple[str, ...] = ()


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
class _Mark:
    """An event with its value on the axis and its place."""

    event: RoadEvent
    value: float | None
    x: float = 0.0

    @property
    def level(self) -> float:
        """Steps above the zero line."""
        return max(-MOST, min(MOST, self.event.feeling))


@dataclasses.dataclass(frozen=True, slots=True)
class _Stage:
    """Everything whose place is settled before anything is drawn."""

    axis: Axis
    marks: list[_Mark]
    now: float | None
    above: list[tuple[Flag, _Words]]
    below: list[tuple[Flag, _Words]]
    step: float
    """Points for one step of feeling."""
    zero: float
    height: float

    @property
    def reach(self) -> float:
        """From the zero line to where the labels begin."""
        return MOST * self.step + MARKER + 2.0


def layout(data: RoadmapData, *, private: bool = False, room: float = ROOM, width: float = WIDTH) -> Drawing:
    """The road map at natural size, so many points wide; keys are the events' own and «now».

    Private events appear only when asked for: in the window, never in an export. ``room`` is the height in points that
    the wave may fill; labels may need more.
    """
    stage = _stage(data, private=private, room=room, width=width)
    marks, now, step, zero, reach = stage.marks, stage.now, stage.step, stage.zero, stage.reach
    shapes: list[Shape] = []
    lines: list[Line] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    shapes.extend(scale(stage.axis, zero, step, stage.height))
    lived = [m for m in marks if m.value is not None and not m.event.hope]
    hopes = [m for m in marks if m.event.hope]
    course = [(m.x, m.level * step) for m in lived]
    start = course[-1] if course else (now, 0.0) if now is not None else None
    ahead = [start, *((m.x, m.level * step) for m in hopes)] if start else []
    for kind, points, members in (("wave", course, lived), ("hope", ahead, hopes)):
        if len(points) > 1:
            shapes.extend(wave(points, zero) if kind == "wave" else hoped_wave(points, zero))
            lines.append(Line(kind, tuple(m.event.key for m in members), wave_points(points, zero)))
    if now is not None:
        shapes.append(polyline([(now, zero - reach), (now, zero + reach)], Pen(1.2, BLACK, (5.0, 3.0))))
        symbols.append(Symbol(NOW, Box(now - 1.0, zero + reach - 1.0, now + 1.0, zero + reach)))
    for flags, side in ((stage.above, -1.0), (stage.below, 1.0)):
        for flag, words in flags:
            edge = zero + side * (reach + ELBOW)
            leader = [(words.x, zero - words.level * step), (words.x, zero + side * reach), (flag.pole, edge)]
            leader.append((flag.pole, edge + side * flag.far))
            pen = Pen(0.9, BLACK, (3.0, 2.0)) if words.key == NOW else Pen(0.5, GREY)
            shapes.append(polyline(leader, pen))
            lines.append(Line("leader", (words.key,), tuple(leader)))
            far, near = edge + side * flag.far, edge + side * flag.near
            box = Box(flag.pole, min(far, near), flag.pole + words.width, max(far, near))
            shapes.extend(words.shapes(box))
            labels.append(Label(words.key, box, " ".join(line for line, _, _ in words.lines)))
    for mark in marks:
        y = zero - mark.level * step
        shapes.extend(_marker(mark, y))
        symbols.append(Symbol(mark.event.key, Box(mark.x - MARKER, y - MARKER, mark.x + MARKER, y + MARKER)))
    return Drawing(width, stage.height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Life road map"))


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """What a place of the drawing stands for: year or age, feeling in steps, and whether it lies beyond «sekarang»."""

    year: float | None
    age: float | None
    feeling: float
    hope: bool


def spot(
    data: RoadmapData, x: float, y: float, *, private: bool = False, room: float = ROOM, width: float = WIDTH
) -> Spot | None:
    """What the place (x, y) of the drawing of these data stands for; None above and below the scale of feeling."""
    stage = _stage(data, private=private, room=room, width=width)
    feeling = (stage.zero - y) / stage.step
    if abs(feeling) > MOST + 0.5:
        return None
    feeling = max(-float(MOST), min(float(MOST), feeling))
    axis = stage.axis
    if x > axis.right + 1.0:
        return Spot(None, None, feeling, hope=True)
    value = axis.first + (max(x, axis.left) - axis.left) / (axis.right - axis.left) * (axis.last - axis.first)
    return Spot(None if axis.ages else value, value if axis.ages else None, feeling, hope=False)


def _stage(data: RoadmapData, *, private: bool, room: float, width: float) -> _Stage:
    events = [event for event in data.events if private or not event.private]
    axis, marks = _placed_marks(events, data, width)
    now = _now_x(axis, data)
    above = _labels(marks, data, now, width, above=True)
    below = _labels(marks, data, now, width, above=False)
    top = max((flag.far for flag, _ in above), default=0.0)
    bottom = max((flag.far for flag, _ in below), default=0.0)
    top += ELBOW if above else 4.0
    bottom += (ELBOW if below else 4.0) + STRIP
    step = min(max((room - top - bottom - 2 * (MARKER + 2.0)) / (2 * MOST), STEPS[0]), STEPS[1])
    reach = MOST * step + MARKER + 2.0
    zero = top + reach
    height = zero + reach + bottom
    return _Stage(axis, marks, now, above, below, step, zero, height)


def step_of(data: RoadmapData, *, private: bool = False, room: float = ROOM, width: float = WIDTH) -> float:
    """Points for one step of feeling in the drawing of these data."""
    return _stage(data, private=private, room=room, width=width).step


def legend_entries(data: RoadmapData, *, private: bool = False) -> list[LegendEntry]:
    """One entry for each kind of mark and area that is used."""
    events = [event for event in data.events if private or not event.private]
    _, marks = _placed_marks(events, data, WIDTH)
    entries: list[LegendEntry] = []
    dated = [m for m in marks if m.value is not None and not m.event.hope]
    if any(m.event.feeling > 0 for m in dated):
        entries.append((_area_sample(9.0), tr("senang, disukai")))
    if any(m.event.feeling < 0 for m in dated):
        entries.append((_area_sample(-9.0), tr("sedih, tidak disukai")))
    if any(m.event.hope for m in marks):
        wave = polyline([(2.0, 13.0), (14.0, 9.0), (32.0, 5.0)], Pen(1.2, BLACK, (1.5, 2.5)))
        entries.append(([wave, ellipse(32.0, 5.0, MARKER, MARKER, Pen(0.9), PAPER)], tr("harapan")))
    if any(m.value is None and not m.event.hope for m in marks):
        entries.append((_undated_sign(18.0, 9.0), tr("waktunya tidak diketahui")))
    if any(m.event.private for m in marks):
        entries.append(([ellipse(18.0, 9.0, MARKER + 2.5, MARKER + 2.5, Pen(0.8, BLACK, (1.0, 1.5)))], tr("rahasia")))
    return entries


def _placed_marks(events: Sequence[RoadEvent], data: RoadmapData, width: float) -> tuple[Axis, list[_Mark]]:
    """The axis, and every event in order from left to right with its x."""
    birth = data.birth_year
    for event in events:
        if birth is None and event.year is not None and event.age is not None:
            birth = event.year - event.age
    ages = birth is None and all(event.year is None for event in events)

    def value(event: RoadEvent) -> float | None:
        if ages or event.year is not None:
            found = event.age if ages else event.year
        else:
            found = birth + event.age if birth is not None and event.age is not None else None
        return found if found is not None and math.isfinite(found) else None

    marks = [_Mark(event, value(event)) for event in events]
    undated = sorted(
        (m for m in marks if m.value is None and not m.event.hope), key=lambda m: (m.event.label, m.event.key)
    )
    hopes = sorted(
        (m for m in marks if m.event.hope),
        key=lambda m: (m.value if m.value is not None else math.inf, m.event.label, m.event.key),
    )
    dated = sorted((m for m in marks if m.value is not None and not m.event.hope), key=lambda m: m.value or 0.0)
    values = [m.value for m in dated if m.value is not None]
    values += [data.now] if data.now is not None else []
    start = 0.0 if ages else birth
    if start is not None:
        values.append(start)
    first, last = (min(values), max(values)) if values else (0.0, 1.0)
    last = max(last, first + 1.0)
    left = 26.0 + _strip_width(len(undated), UNDATED_STEP, 120.0)
    right = width - 14.0 - _strip_width(len(hopes), HOPE_STEP, 180.0)
    if data.now is not None:
        right = min(right, width - NOW_ROOM)
    axis = Axis(first, last, left, right, ages, birth, width)
    wanted = [axis.x(m.value) for m in dated if m.value is not None]
    step = min(STAGGER, (right - left) / max(1, len(dated)))
    places = spaced(
        wanted, [index * step for index in range(len(wanted))], left, right - step * max(0, len(wanted) - 1)
    )
    placed = [dataclasses.replace(m, x=x) for m, x in zip(dated, places, strict=True)]
    before = [
        dataclasses.replace(m, x=26.0 + (left - 26.0 - 16.0) * (index + 0.5) / len(undated))
        for index, m in enumerate(undated)
    ]
    after = [
        dataclasses.replace(m, x=right + (width - 14.0 - right) * (index + 1) / len(hopes))
        for index, m in enumerate(hopes)
    ]
    return axis, [*before, *placed, *after]


def _strip_width(count: int, step: float, most: float) -> float:
    return min(count * step, max(most, count * STAGGER)) + (16.0 if count else 0.0)


def _now_x(axis: Axis, data: RoadmapData) -> float | None:
    return None if data.now is None else axis.x(data.now)


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """The lines of one label: text, bold, italic; and the marker that it belongs to."""

    key: str
    x: float
    level: float
    lines: tuple[tuple[str, bool, bool], ...]
    width: float
    height: float

    def shapes(self, box: Box) -> list[Shape]:
        first = box.y0 + ASCENT * TEXT_SIZE + 1.0
        return [
            Text(box.x0 + 3.0, first + row * line_height(TEXT_SIZE), text, TEXT_SIZE, bold, italic, "start")
            for row, (text, bold, italic) in enumerate(self.lines)
        ]


def _words(key: str, x: float, level: float, head: str, body: str, people: Sequence[str], width: float) -> _Words:
    lines = [(line, True, False) for line in wrap(head, width, TEXT_SIZE, bold=True)]
    lines += [(line, False, False) for line in wrap(body, width, TEXT_SIZE)]
    lines += [(line, False, True) for line in wrap(", ".join(people), width, TEXT_SIZE)]
    lines = lines or [("?", False, False)]
    widest = max(text_width(text, TEXT_SIZE, bold=bold) for text, bold, _ in lines)
    height = (len(lines) - 1) * line_height(TEXT_SIZE) + (ASCENT + DESCENT) * TEXT_SIZE + 2.0
    return _Words(key, x, level, tuple(lines), widest + 5.0, height)


def _labels(
    marks: Sequence[_Mark], data: RoadmapData, now: float | None, right: float, *, above: bool
) -> list[tuple[Flag, _Words]]:
    """The labels of one side with their places, from left to right."""
    side = [m for m in marks if (m.event.feeling >= 0) == above]
    crowded = len(side) > 24
    width = LABEL_WIDTH - 14.0 if crowded else LABEL_WIDTH
    words = [_words(m.event.key, m.x, m.level, m.event.when, m.event.label, m.event.people, width) for m in side]
    if now is not None and above == _now_above(marks, now):
        text = f"{tr('sekarang')} ({data.now_text})" if data.now_text else tr("sekarang")
        words.append(_words(NOW, now, MOST if above else -MOST, text, "", (), width))
        words.sort(key=lambda w: w.x)
    flags = raise_flags([w.x for w in words], [w.width for w in words], [w.height for w in words], 2.0, right - 2.0)
    return list(zip(flags, words, strict=True))


def _now_above(marks: Sequence[_Mark], now: float) -> bool:
    """«sekarang» stands on the side that has fewer labels around it."""
    near = [m for m in marks if m.x > now - 2.5 * LABEL_WIDTH]
    return 2 * sum(m.event.feeling >= 0 for m in near) < len(near)


def _marker(mark: _Mark, y: float) -> list[Shape]:
    x = mark.x
    if mark.value is None and not mark.event.hope:
        shapes = _undated_sign(x, y)
    elif mark.event.hope:
        shapes = [ellipse(x, y, MARKER, MARKER, Pen(0.9), PAPER)]
    elif mark.event.feeling < 0:
        shapes = [ellipse(x, y, MARKER, MARKER, Pen(0.9, BLACK), RED)]
    else:
        shapes = [ellipse(x, y, MARKER, MARKER, Pen(0.9, BLACK), GREEN)]
    if mark.event.private:
        shapes.append(ellipse(x, y, MARKER + 2.5, MARKER + 2.5, Pen(0.8, BLACK, (1.0, 1.5))))
    return shapes


def _undated_sign(x: float, y: float) -> list[Shape]:
    r = MARKER + 0.6
    return [polyline([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], Pen(0.9), closed=True, fill=PAPER)]


def _area_sample(rise: float) -> list[Shape]:
    zero = 9.0 + rise / 2
    return wave([(3.0, 0.0), (18.0, rise * 1.2), (33.0, 0.0)], zero, Pen(1.2, BLACK))
