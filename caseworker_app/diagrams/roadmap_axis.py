"""The axis of the life road map: years or ages along the foot, the scale of feeling, the zero line."""

from __future__ import annotations

import dataclasses
import math

from caseworker_app.diagrams.display import BLACK, Pen, Shape, Text, polyline
from caseworker_app.diagrams.styles import FAINT, GREY
from caseworker_app.text import tr

WIDTH = 780.0
MOST = 5
"""Feeling runs from −5 to +5."""
SIZE = 8.5
STRIP = 36.0
"""Height of the axis below everything."""


@dataclasses.dataclass(frozen=True, slots=True)
class Axis:
    """Linear from a first to a last value, in years or in ages."""

    first: float
    last: float
    left: float
    right: float
    ages: bool
    birth: float | None
    width: float = WIDTH
    """Of the whole drawing."""

    def x(self, value: float) -> float:
        """Place of a value."""
        return self.left + (value - self.first) / (self.last - self.first) * (self.right - self.left)


def scale(axis: Axis, zero: float, step: float, height: float) -> list[Shape]:
    """The zero line with its ends, the years (and ages) at the foot, and faint lines of feeling."""
    shapes: list[Shape] = [
        polyline([(axis.left, zero - level * step), (axis.right, zero - level * step)], Pen(0.3, FAINT))
        for level in range(-MOST, MOST + 1)
        if level
    ]
    shapes.append(polyline([(axis.left, zero), (axis.width - 4.0, zero)], Pen(0.9, BLACK)))
    shapes.extend(
        Text(
            axis.left - 4.0 if axis.left < 40 else 20.0, zero - level * step + 3.0, text, SIZE, anchor="end", color=GREY
        )
        for level, text in ((MOST, "+5"), (0, "0"), (-MOST, "−5"))
    )
    base = height - STRIP + 12.0
    shapes.append(polyline([(axis.left, base), (axis.right, base)], Pen(0.7, GREY)))
    for value in ticks(axis.first, axis.last):
        x = axis.x(value)
        shapes.append(polyline([(x, base), (x, base + 3.0)], Pen(0.7, GREY)))
        shapes.append(polyline([(x, zero - 2.0), (x, zero + 2.0)], Pen(0.7, BLACK)))
        shapes.append(Text(x, base + 11.0, f"{value:.0f}", SIZE, color=GREY))
        if axis.birth is not None:
            shapes.append(Text(x, base + 21.0, f"({math.floor(value - axis.birth)})", SIZE, color=GREY))
    unit = tr("usia") if axis.ages else tr("tahun (usia)") if axis.birth is not None else tr("tahun")
    shapes.append(Text(2.0, base + 2.5 - 6.0, unit, SIZE, italic=True, anchor="start", color=GREY))
    return shapes


def ticks(first: float, last: float) -> list[float]:
    """Round values from first to last, at most twelve."""
    rough = (last - first) / 11
    power = 10 ** max(0, math.floor(math.log10(max(rough, 1.0))))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough)
    start = math.ceil(first / step)
    return [float(step * index) for index in range(start, math.floor(last / step) + 1)]
