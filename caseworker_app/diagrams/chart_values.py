"""The values beside the marks of a chart: none left out, none on another value or on another mark.

Each value takes the nearest free place around its mark, above before below; where it has to go further a thin line
leads back. Places through which no curve runs come first.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.chart_parts import TEXT_SIZE
from caseworker_app.diagrams.display import XY, Box, Label, Pen, Text, polyline
from caseworker_app.diagrams.measure import ASCENT, DESCENT, text_width
from caseworker_app.diagrams.styles import GREY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.diagrams.display import Shape, Symbol

AWAY = 1.5
"""Between a mark and its value."""
DIGITS = 0.72
"""Height of digits as a share of the size."""
RINGS = 40
RING = 7.0
SIDES = ((0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1), (1, 0), (-1, 0))
"""Above, below, then the corners, then beside: to the right and downwards are positive."""
THROUGH = 3.0
"""A curve through a value is as bad as so many rings further away."""
LEADER = Pen(0.4, GREY)


@dataclasses.dataclass(frozen=True, slots=True)
class Value:
    """A text that belongs beside a mark."""

    key: str
    mark: Box
    text: str


def placed_values(
    values: Sequence[Value],
    marks: Sequence[Symbol],
    curves: Sequence[Sequence[XY]],
    room: Box,
    taken: Sequence[Box] = (),
) -> tuple[list[Shape], list[Label]]:
    """Shapes and places of values inside a room, clear of the marks of others and of what is ``taken``."""
    segments = [pair for curve in curves for pair in itertools.pairwise(curve)]
    shapes: list[Shape] = []
    labels: list[Label] = []
    for value in values:
        strangers = [mark.box for mark in marks if mark.key != value.key]
        hard = [*taken, *strangers, *(label.box for label in labels)]
        box, ring = _best(value, hard, segments, room)
        if ring:
            shapes.append(_leader(value.mark, box))
        middle = (box.x0 + box.x1) / 2
        shapes.append(Text(middle, box.y1 - DESCENT * TEXT_SIZE, value.text, TEXT_SIZE))
        labels.append(Label(value.key, box, value.text))
    return shapes, labels


def _best(value: Value, hard: Sequence[Box], segments: Sequence[tuple[XY, XY]], room: Box) -> tuple[Box, int]:
    """The cheapest free place and its ring; the first place of all where none is free."""
    best: tuple[float, Box, int] | None = None
    for cost, box, ring in _places(value):
        if best is not None and cost >= best[0]:
            break
        if box.x0 < room.x0 or box.x1 > room.x1 or box.y0 < room.y0 or box.y1 > room.y1:
            continue
        if any(box.touches(other) for other in hard):
            continue
        price = cost + THROUGH * sum(crosses(box, *segment) for segment in segments)
        if best is None or price < best[0]:
            best = (price, box, ring)
    if best is None:
        _, box, ring = next(_places(value))
        return box, ring
    return best[1], best[2]


def _places(value: Value) -> Iterator[tuple[float, Box, int]]:
    """Places around a mark with what they cost and their ring, the cheapest first."""
    width = text_width(value.text, TEXT_SIZE)
    high, low = DIGITS * TEXT_SIZE, DESCENT * TEXT_SIZE
    mark = value.mark
    for ring in range(RINGS):
        for at, (side, down) in enumerate(SIDES):
            away = (AWAY + ring * RING) / (2 if side and down else 1)
            lefts = {0: (mark.x0 + mark.x1 - width) / 2, -1: mark.x0 - away - width, 1: mark.x1 + away}
            bases = {0: (mark.y0 + mark.y1 + high) / 2, -1: mark.y0 - away - low, 1: mark.y1 + away + high}
            x, base = lefts[side], bases[down]
            yield ring + at * 0.1, Box(x, base - ASCENT * TEXT_SIZE, x + width, base + low), ring


def crosses(box: Box, start: XY, end: XY) -> bool:
    """Whether a straight line runs through a box."""
    enter, leave = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for along, first, last in ((dx, box.x0 - start[0], box.x1 - start[0]), (dy, box.y0 - start[1], box.y1 - start[1])):
        if math.isclose(along, 0.0, abs_tol=1e-12):
            if first >= 0 or last <= 0:
                return False
            continue
        near, far = sorted((first / along, last / along))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def _leader(mark: Box, box: Box) -> Shape:
    """From the mark's edge to the nearest point of the value."""
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    end = (min(max(x, box.x0), box.x1), min(max(y, box.y0), box.y1))
    length = math.dist((x, y), end)
    reach = min(1.0, (mark.x1 - mark.x0) / 2 / length) if length else 0.0
    return polyline([(x + (end[0] - x) * reach, y + (end[1] - y) * reach), end], LEADER)
