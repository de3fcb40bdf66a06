"""The life road map: a wave through what happened, good above the line and bad below, from birth to the hopes ahead.

x is the year or the age: every event stands at its own time, and the axis is stretched where many lie close together.
The wave is monotone between events and never overshoots; what nobody has rated stands off it, on the zero line. What
has no date stands at the left, off the wave too; hopes stand at the right, behind «sekarang».
"""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
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
    rectangle,
)
from caseworker_app.diagrams.flags import Flag, raise_flags
from caseworker_app.diagrams.measure import ASCENT, DESCENT, line_height, text_width, wrap
from caseworker_app.diagrams.pair import BADGE, Change, badge
from caseworker_app.diagrams.roadmap_axis import FOOT, MOST, STRIP, WIDTH, Axis, foot, scale
from caseworker_app.diagrams.roadmap_marks import (
    MARKER,
    Mark,
    RoadEvent,
    RoadmapData,
    beyond_sign,
    marker,
    placed_marks,
    undated_sign,
    unrated_sign,
)
from caseworker_app.diagrams.styles import GREY, HIGHLIGHT, PAPER
from caseworker_app.diagrams.waves import hoped_wave, wave, wave_points
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

__all__ = ["NOW", "ROOM", "RoadEvent", "RoadmapData", "Spot", "layout", "legend_entries", "spot", "step_of"]

NOW = "now"
"""Key of the mark of the present."""
STEPS = (9.5, 21.0)
"""Least and most points for one step of feeling; the scale runs from −5 to +5."""
ROOM = 420.0
"""Height that an A4 landscape page leaves; few labels leave more of it to the wave."""
ELBOW = 15.0
TEXT_SIZE = 8.6
"""Still 7 points where a page is only four fifths as wide as the drawing."""
LABEL_WIDTH = 88.0


SIGN = 2 * BADGE + 3.0
"""Room for the badge of a change before the words of an event."""


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """What became of an event since an earlier road map, as a badge and in words: «rasa −4 menjadi +1»."""

    change: Change
    words: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """Everything whose place is settled before anything is drawn."""

    axis: Axis
    marks: list[Mark]
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
    road = drawn(stage)
    return dataclasses.replace(road, shapes=(*foot(stage.axis, stage.height - STRIP), *road.shapes))


def drawn(stage: Stage) -> Drawing:
    """The wave with its labels, above the strip of the years and without it."""
    marks, now, step, zero, reach = stage.marks, stage.now, stage.step, stage.zero, stage.reach
    shapes: list[Shape] = []
    lines: list[Line] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    shapes.extend(scale(stage.axis, zero, step))
    lived = [m for m in marks if m.dated and m.rated]
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
        shapes.extend(marker(mark, y))
        symbols.append(Symbol(mark.event.key, Box(mark.x - MARKER, y - MARKER, mark.x + MARKER, y + MARKER)))
    title, width = tr("Life road map"), stage.axis.width
    return Drawing(width, stage.height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), title)


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
    value = axis.value(max(x, axis.left))
    return Spot(None if axis.ages else value, value if axis.ages else None, feeling, hope=False)


def _stage(data: RoadmapData, *, private: bool, room: float, width: float) -> Stage:
    events = [event for event in data.events if private or not event.private]
    axis, marks = placed_marks(events, data, width)
    return staged(axis, marks, data, room)


def staged(
    axis: Axis, marks: Sequence[Mark], data: RoadmapData, room: float, notes: Mapping[str, Note] = MappingProxyType({})
) -> Stage:
    """The place of everything, of events that stand on an axis already; notes: what became of an event, by its key."""
    now = None if data.now is None else axis.x(data.now)
    above = _labels(marks, data, now, axis.width, notes, above=True)
    below = _labels(marks, data, now, axis.width, notes, above=False)
    top = max((flag.far for flag, _ in above), default=0.0)
    bottom = max((flag.far for flag, _ in below), default=0.0)
    top += ELBOW if above else 4.0
    bottom += (ELBOW if below else 4.0) + STRIP
    step = min(max((room - top - bottom - 2 * (MARKER + 2.0)) / (2 * MOST), STEPS[0]), STEPS[1])
    reach = MOST * step + MARKER + 2.0
    zero = top + reach
    return Stage(axis, list(marks), now, above, below, step, zero, zero + reach + bottom)


def step_of(data: RoadmapData, *, private: bool = False, room: float = ROOM, width: float = WIDTH) -> float:
    """Points for one step of feeling in the drawing of these data."""
    return _stage(data, private=private, room=room, width=width).step


def legend_entries(data: RoadmapData, *, private: bool = False) -> list[LegendEntry]:
    """One entry for each kind of mark and area that is used."""
    events = [event for event in data.events if private or not event.private]
    axis, marks = placed_marks(events, data, WIDTH)
    entries: list[LegendEntry] = []
    dated = [m for m in marks if m.dated]
    if any(m.feeling > 0 for m in dated):
        entries.append((_area_sample(9.0), tr("senang, disukai")))
    if any(m.feeling < 0 for m in dated):
        entries.append((_area_sample(-9.0), tr("sedih, tidak disukai")))
    if any(m.rated and not m.feeling for m in dated):
        entries.append(([ellipse(18.0, 9.0, MARKER, MARKER, Pen(0.9, BLACK), GREY)], tr("biasa saja")))
    if any(not m.rated for m in dated):
        entries.append((unrated_sign(18.0, 9.0), tr("perasaannya belum dinilai")))
    if any(m.beyond for m in marks):
        sign = [ellipse(18.0, 12.0, MARKER, MARKER, Pen(0.9)), *beyond_sign(18.0, 12.0, up=True)]
        entries.append((sign, tr("nilai di luar −5 sampai +5")))
    if any(m.event.hope for m in marks):
        wave = polyline([(2.0, 13.0), (14.0, 9.0), (32.0, 5.0)], Pen(1.2, BLACK, (1.5, 2.5)))
        entries.append(([wave, ellipse(32.0, 5.0, MARKER, MARKER, Pen(0.9), PAPER)], tr("harapan")))
    if any(m.value is None and not m.event.hope for m in marks):
        entries.append((undated_sign(18.0, 9.0), tr("waktunya tidak diketahui")))
    if axis.stretches():
        foot = [polyline([(2.0, 9.0), (34.0, 9.0)], Pen(0.7, GREY)), polyline([(10.0, 9.0), (26.0, 9.0)], FOOT)]
        entries.append((foot, tr("waktu yang padat, direntangkan")))
    if any(m.event.private for m in marks):
        entries.append(([ellipse(18.0, 9.0, MARKER + 2.5, MARKER + 2.5, Pen(0.8, BLACK, (1.0, 1.5)))], tr("rahasia")))
    return entries


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """The lines of one label: text, bold, italic; and the marker that it belongs to."""

    key: str
    x: float
    level: float
    lines: tuple[tuple[str, bool, bool], ...]
    width: float
    height: float
    change: Change | None = None

    def shapes(self, box: Box) -> list[Shape]:
        first = box.y0 + ASCENT * TEXT_SIZE + 1.0
        left = box.x0 + 3.0
        shapes: list[Shape] = []
        if self.change:
            left += SIGN
            shapes = [
                rectangle(Box(left - 2.0, box.y0, box.x1 - 0.5, box.y1), None, HIGHLIGHT),
                *badge(self.change, (box.x0 + 3.0 + BADGE, box.y0 + BADGE + 0.5)),
            ]
        return shapes + [
            Text(left, first + row * line_height(TEXT_SIZE), text, TEXT_SIZE, bold, italic, "start")
            for row, (text, bold, italic) in enumerate(self.lines)
        ]


def _words(
    key: str,
    x: float,
    level: float,
    lines: Sequence[tuple[str, bool, bool]],
    width: float,
    change: Change | None = None,
) -> _Words:
    """Lines of text, bold, italic, each broken to the width; the badge of a change stands before them."""
    broken = [(part, bold, italic) for text, bold, italic in lines for part in wrap(text, width, TEXT_SIZE, bold=bold)]
    broken = broken or [("?", False, False)]
    widest = max(text_width(text, TEXT_SIZE, bold=bold) for text, bold, _ in broken)
    height = (len(broken) - 1) * line_height(TEXT_SIZE) + (ASCENT + DESCENT) * TEXT_SIZE + 2.0
    if change:
        widest, height = widest + SIGN, max(height, 2 * BADGE + 1.0)
    return _Words(key, x, level, tuple(broken), widest + 5.0, height, change)


def _labels(
    marks: Sequence[Mark],
    data: RoadmapData,
    now: float | None,
    right: float,
    notes: Mapping[str, Note],
    *,
    above: bool,
) -> list[tuple[Flag, _Words]]:
    """The labels of one side with their places, from left to right."""
    side = [m for m in marks if (m.feeling >= 0) == above]
    crowded = len(side) > 24
    width = LABEL_WIDTH - 14.0 if crowded else LABEL_WIDTH
    words = []
    for m in side:
        note = notes.get(m.event.key)
        lines = [(m.event.when, True, False), (_what(m), False, False)]
        lines += [(note.words, True, False)] if note else []
        lines.append((", ".join(m.event.people), False, True))
        words.append(_words(m.event.key, m.x, m.level, lines, width, note.change if note else None))
    if now is not None and above == _now_above(marks, now):
        text = f"{tr('sekarang')} ({data.now_text})" if data.now_text else tr("sekarang")
        words.append(_words(NOW, now, MOST if above else -MOST, [(text, True, False)], width))
        words.sort(key=lambda w: w.x)
    flags = raise_flags([w.x for w in words], [w.width for w in words], [w.height for w in words], 2.0, right - 2.0)
    return list(zip(flags, words, strict=True))


def _what(mark: Mark) -> str:
    """What happened; a feeling outside the scale in figures."""
    return f"{mark.event.label} ({tr('rasa')} {mark.feeling:+g})" if mark.beyond else mark.event.label


def _now_above(marks: Sequence[Mark], now: float) -> bool:
    """«sekarang» stands on the side that has fewer labels around it."""
    near = [m for m in marks if m.x > now - 2.5 * LABEL_WIDTH]
    return 2 * sum(m.feeling >= 0 for m in near) < len(near)


def _area_sample(rise: float) -> list[Shape]:
    zero = 9.0 + rise / 2
    return wave([(3.0, 0.0), (18.0, rise * 1.2), (33.0, 0.0)], zero, Pen(1.2, BLACK))
