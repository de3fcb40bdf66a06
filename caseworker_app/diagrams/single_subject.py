"""The single-subject design as a graph: a baseline A, an intervention B, and whatever phases follow."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import axes_for
from caseworker_app.diagrams.chart_curves import HEAD, PENS, Curve, with_curves
from caseworker_app.diagrams.chart_parts import HEIGHT, TEXT_SIZE, WIDTH, Reading
from caseworker_app.diagrams.display import BLACK, Box, Drawing, Pen, Text, polyline
from caseworker_app.diagrams.measure import shortened, text_box, text_width
from caseworker_app.diagrams.styles import GREY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

VALUE_ROOM = 18.0
"""Room above the axes for the value of the highest mark."""
NAME_ROW = 13.0

Span = tuple[float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a single-subject design: A baseline, B intervention, and so on."""

    name: str
    readings: tuple[Reading, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SingleSubjectData:
    """What was counted, and the phases in order."""

    behaviour: str
    phases: tuple[Phase, ...] = ()


def layout(data: SingleSubjectData) -> Drawing:
    """The A–B graph: phases parted by upright lines, the mean of each phase dashed; keys are those of the readings."""
    readings = [reading for phase in data.phases for reading in phase.readings]
    values = [reading.value for reading in readings if reading.value is not None]
    ends = (min([*values, 0.0]), max([*values, 1.0]))
    moments = [r.when for r in readings]
    axes = axes_for(WIDTH, HEIGHT, *ends, moments)
    starts = list(itertools.accumulate((len(phase.readings) for phase in data.phases), initial=0))
    spans = [(axes.left + a * axes.slot, axes.left + b * axes.slot) for a, b in itertools.pairwise(starts)]
    rows = _rows_of_names([phase.name for phase in data.phases], spans, axes.right)
    tallest = max((row for _, row in rows), default=0)
    axes = dataclasses.replace(axes, top=HEAD + VALUE_ROOM + (tallest + 1) * NAME_ROW)
    shapes = axes.shapes(data.behaviour)
    curves: list[Curve] = []
    names: list[Box] = []
    for index, (phase, (left, right), (place, row)) in enumerate(zip(data.phases, spans, rows, strict=True)):
        base = axes.top - VALUE_ROOM - row * NAME_ROW
        if index:
            shapes.append(polyline([(left, base - NAME_ROW + 2.0), (left, axes.bottom)], Pen(1.0, BLACK, (4.0, 3.0))))
        if phase.name.strip():
            name = shortened(phase.name, axes.right - axes.left, TEXT_SIZE, bold=True)
            heading = Text(place, base, name, TEXT_SIZE, bold=True, anchor="start")
            shapes.append(heading)
            names.append(text_box(heading))
        known = [
            (reading, (axes.x(starts[index] + step), axes.y(reading.value)))
            for step, reading in enumerate(phase.readings)
            if reading.value is not None
        ]
        if known:
            level = axes.y(sum(reading.value or 0.0 for reading, _ in known) / len(known))
            shapes.append(polyline([(left + 3.0, level), (right - 3.0, level)], Pen(0.9, GREY, (6.0, 3.0))))
        places = dict(known)
        for is_known, run in itertools.groupby(phase.readings, key=lambda reading: reading.value is not None):
            if is_known:
                curves.append(Curve(phase.name, tuple((r, places[r]) for r in run), PENS[0], index))
    return with_curves(axes, shapes, curves, names, tr("Grafik A–B"))


def legend_entries(data: SingleSubjectData) -> list[LegendEntry]:
    """The mean, and the line between phases."""
    entries: list[LegendEntry] = []
    if any(reading.value is not None for phase in data.phases for reading in phase.readings):
        entries.append(([polyline([(2, 9), (34, 9)], Pen(0.9, GREY, (6.0, 3.0)))], tr("rata-rata tahap")))
    if len(data.phases) > 1:
        entries.append(([polyline([(18, 1), (18, 17)], Pen(1.0, BLACK, (4.0, 3.0)))], tr("pergantian tahap")))
    return entries


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
