"""The single-subject design as a graph over real days: a baseline A, an intervention B, and whatever phases follow."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.casework.single_subject import mean, trend
from caseworker_app.diagrams.axes import MARGIN
from caseworker_app.diagrams.chart_curves import HEAD, PENS, Curve, free_place, with_curves
from caseworker_app.diagrams.chart_parts import HEIGHT, TEXT_SIZE, WIDTH, Reading, with_notes
from caseworker_app.diagrams.display import BLACK, Box, Drawing, Pen, Text, polyline
from caseworker_app.diagrams.measure import shortened, text_box, text_width
from caseworker_app.diagrams.named_levels import ROOM, Level, level_shapes
from caseworker_app.diagrams.styles import GREY
from caseworker_app.diagrams.time_axis import brackets, half_known, time_axes, times
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import XY
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.diagrams.time_axis import TimeAxes

VALUE_ROOM = 18.0
"""Room above the axes for the value of the highest mark."""
NAME_ROW = 13.0
BEFORE_MARK = 6.0
"""A line between phases stands so far before the mark of its own day."""
MEAN = Pen(0.9, GREY, (6.0, 3.0))
TREND = Pen(1.1, BLACK, (1.5, 2.5))
CHANGE = Pen(1.0, BLACK, (4.0, 3.0))

Span = tuple[float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a single-subject design: A baseline, B intervention, and so on; ``since``: its first day."""

    name: str
    readings: tuple[Reading, ...] = ()
    since: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class SingleSubjectData:
    """What was counted, and the phases in order.

    levels: what heights mean, in words beside the chart. ends: lowest and highest value of the scale. notes: sentences
    below the chart.
    """

    behaviour: str
    phases: tuple[Phase, ...] = ()
    levels: tuple[Level, ...] = ()
    ends: tuple[float, float] | None = None
    notes: tuple[str, ...] = ()


def layout(data: SingleSubjectData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Phases parted by upright lines, mean and trend of each; keys are those of the readings.

    A chart is ``width`` by ``height`` points large. A phase with fewer than five values has no trend.
    """
    readings = [reading for phase in data.phases for reading in phase.readings]
    values = [reading.value for reading in readings if reading.value is not None]
    ends = data.ends or (min([*values, 0.0]), max([*values, 1.0]))
    since = [phase.since for phase in data.phases if phase.since is not None]
    margin = ROOM if data.levels else MARGIN
    time = time_axes((width, height), ends, readings, days=since, margin=margin)
    at = times(readings)
    spans = _spans(data.phases, time, at)
    rows = _rows_of_names([phase.name for phase in data.phases], spans, time.axes.right)
    tallest = max((row for _, row in rows), default=0) if any(map(is_named, data.phases)) else -1
    axes = dataclasses.replace(time.axes, top=HEAD + VALUE_ROOM + (tallest + 1) * NAME_ROW)
    shapes = [*axes.shapes(data.behaviour), *level_shapes(data.levels, axes)]
    curves: list[Curve] = []
    names: list[Box] = []
    taken: list[XY] = []
    lines: list[list[XY]] = []
    for index, (phase, (left, right), (place, row)) in enumerate(zip(data.phases, spans, rows, strict=True)):
        base = axes.top - VALUE_ROOM - row * NAME_ROW
        if index:
            shapes.append(polyline([(left, base - NAME_ROW + 2.0), (left, axes.bottom)], CHANGE))
        if is_named(phase):
            name = shortened(phase.name, axes.right - axes.left, TEXT_SIZE, bold=True)
            heading = Text(place, base, name, TEXT_SIZE, bold=True, anchor="start")
            shapes.append(heading)
            names.append(text_box(heading))
        points = [(at[one.key], one.value) for one in phase.readings if one.value is not None]
        average = mean([value for _, value in points]) if is_named(phase) else None
        if average is not None:
            lines.append([(left + 3.0, axes.y(average)), (right - 3.0, axes.y(average))])
            shapes.append(polyline(lines[-1], MEAN))
        if time.timed and is_named(phase) and (line := trend(points)) is not None:
            days = (min(day for day, _ in points), max(day for day, _ in points))
            lines.append([(time.x(day), axes.y(line.at(day))) for day in days])
            shapes.append(polyline(lines[-1], TREND))
        ordered = sorted(phase.readings, key=lambda reading: at[reading.key])
        for is_known, run in itertools.groupby(ordered, key=lambda reading: reading.value is not None):
            if is_known:
                places: list[tuple[Reading, XY]] = []
                for one in run:
                    taken.append(free_place((time.x(at[one.key]), axes.y(one.value or 0.0)), taken))
                    places.append((one, taken[-1]))
                shapes.extend(brackets(places))
                curves.append(Curve(phase.name, tuple(places), PENS[0], 0))
    return with_notes(with_curves(axes, shapes, curves, names, tr("Grafik fase"), lines=lines), data.notes)


def legend_entries(data: SingleSubjectData) -> list[LegendEntry]:
    """Mean, trend, the line between phases, a day known by half: what the chart uses."""
    entries: list[LegendEntry] = []
    readings = [reading for phase in data.phases for reading in phase.readings]
    at = times(readings)
    if any(one.value is not None for phase in data.phases if is_named(phase) for one in phase.readings):
        entries.append(([polyline([(2, 9), (34, 9)], MEAN)], tr("rata-rata tahap")))
    timed = all(reading.at is not None for reading in readings)
    values = [
        [(at[r.key], r.value) for r in phase.readings if r.value is not None]
        for phase in data.phases
        if is_named(phase)
    ]
    if timed and any(trend(points) for points in values):
        entries.append(([polyline([(2, 13), (34, 5)], TREND)], tr("kecenderungan (kuadrat terkecil)")))
    if len(data.phases) > 1:
        entries.append(([polyline([(18, 1), (18, 17)], CHANGE)], tr("pergantian tahap")))
    return [*entries, *half_known(readings)]


def is_named(phase: Phase) -> bool:
    """Whether it is a phase of the design: what lies before the first, or has no phases, has no mean and no trend."""
    return bool(phase.name.strip())


def _spans(phases: Sequence[Phase], time: TimeAxes, at: dict[str, float]) -> list[Span]:
    """From where to where each phase reaches."""
    axes = time.axes
    lefts = [axes.left]
    for before, phase in itertools.pairwise(phases):
        last = max((time.x(at[one.key]) for one in before.readings), default=lefts[-1])
        first = min((time.x(at[one.key]) for one in phase.readings), default=axes.right)
        place = (last + first) / 2 if phase.since is None or not time.timed else time.x(phase.since)
        if first - place < BEFORE_MARK:
            place = max((last + first) / 2, first - BEFORE_MARK)
        lefts.append(max(lefts[-1], place))
    return list(itertools.pairwise([*lefts, axes.right])) if phases else []


def _rows_of_names(names: Sequence[str], spans: Sequence[Span], right: float) -> list[tuple[float, int]]:
    """Left edge and row of the name of each phase: in the middle of its span, or reaching over the next ones above."""
    found: list[tuple[float, int]] = []
    taken: list[tuple[float, float, int]] = []
    for name, (start, end) in reversed(list(zip(names, spans, strict=True))):
        width = text_width(name, TEXT_SIZE, bold=True)
        fits = width + 6.0 <= end - start
        left = (start + end - width) / 2 if fits else max(spans[0][0], min(start + 4.0, right - width))
        rows = [row for low, high, row in taken if low < left + width + 4.0 and left < high + 4.0]
        row = max(rows, default=-1) + 1
        taken.append((min(left, start), left + width, row))
        found.append((left, row))
    return found[::-1]
