"""Curves inside the axes of a chart: a line, a sign for each reading, and its value beside it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import number
from caseworker_app.diagrams.chart_parts import MARK, Reading, chart
from caseworker_app.diagrams.chart_values import Value, placed_values
from caseworker_app.diagrams.display import (
    BLACK,
    XY,
    Box,
    Drawing,
    Line,
    Pen,
    Shape,
    Symbol,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.styles import GREEN, GREY, PAPER, RED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.axes import Axes
    from caseworker_app.diagrams.display import Path

BESIDE = 2 * MARK + 0.6
"""From one sign to the next where they would lie on each other."""
HEAD = 15.0
"""Height of the line that names the values, above everything."""
PENS = (
    Pen(1.6, BLACK),
    Pen(1.4, RED, (6.0, 3.0)),
    Pen(1.4, GREEN, (2.0, 2.0)),
    Pen(1.2, GREY, (8.0, 2.0, 2.0, 2.0)),
)
"""Series differ in dash first and in colour on top."""


@dataclasses.dataclass(frozen=True, slots=True)
class Curve:
    """Readings in order with their places, how their line is drawn, and the number of their sign."""

    name: str
    points: tuple[tuple[Reading, XY], ...]
    pen: Pen
    sign: int

    @property
    def course(self) -> tuple[XY, ...]:
        """The places alone."""
        return tuple(place for _, place in self.points)


def with_curves(
    axes: Axes,
    shapes: list[Shape],
    curves: Sequence[Curve],
    taken: Sequence[Box],
    title: str,
    *,
    lines: Sequence[Sequence[XY]] = (),
) -> Drawing:
    """The curves with their signs and values drawn over what stands already inside the axes.

    taken: where no value may stand. lines: further lines that no value should stand on.
    """
    drawn = [Line("series", (curve.name,), curve.course) for curve in curves if len(curve.points) > 1]
    shapes.extend(polyline(curve.course, curve.pen) for curve in curves if len(curve.points) > 1)
    shapes.extend(sign_at(curve.sign, place) for curve in curves for _, place in curve.points)
    readings = [pair for curve in curves for pair in curve.points]
    symbols = [Symbol(reading.key, around(place)) for reading, place in readings]
    values = [Value(r.key, around(place), number(r.value or 0.0)) for r, place in readings]
    written, labels = placed_values(
        values, symbols, [*(curve.course for curve in curves), *lines], room_of(axes), taken
    )
    return chart(axes, [*shapes, *written], symbols, labels, drawn, title)


def room_of(axes: Axes) -> Box:
    """Where values may stand: over the axes and a little above and beside them."""
    return Box(axes.left + 2.0, HEAD, axes.width, axes.bottom - 1.0)


def around(place: XY) -> Box:
    """The box of a sign."""
    return Box(place[0] - MARK, place[1] - MARK, place[0] + MARK, place[1] + MARK)


def free_place(place: XY, taken: Sequence[XY]) -> XY:
    """The place of a sign; where it would lie on another one, beside that: of one value at the same or the next day."""
    x, y = place
    while hit := [other for other in taken if abs(x - other[0]) < BESIDE - 0.1 and abs(y - other[1]) < BESIDE - 0.1]:
        x = max(other[0] for other in hit) + BESIDE
    return x, y


def sign_at(index: int, place: XY) -> Path:
    """The sign of the readings of one series: circle, square or triangle in turn."""
    x, y = place
    if index % 3 == 0:
        return ellipse(x, y, MARK, MARK, Pen(1.0), PAPER)
    if index % 3 == 1:
        return rectangle(Box(x - MARK, y - MARK, x + MARK, y + MARK), Pen(1.0), PAPER)
    return polyline(
        [(x, y - MARK - 1), (x + MARK + 1, y + MARK), (x - MARK - 1, y + MARK)], Pen(1.0), closed=True, fill=PAPER
    )
