"""The axis of the life road map: years or ages along the foot, the scale of feeling, the zero line.

Where many events lie close together the axis is stretched, so that each stands at its own time: a thick foot shows it,
and the years there are named.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, XY, Pen, Shape, Text, polyline
from caseworker_app.diagrams.styles import FAINT, GREY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 780.0
MOST = 5
"""Feeling runs from −5 to +5."""
SIZE = 8.5
STRIP = 36.0
"""Height of the axis below everything."""
STAGGER = 8.5
"""Points that two events keep from each other, where there is room for all."""
TICK_ROOM = 23.0
"""Points that two years under the axis keep from each other, middle to middle."""
STRETCHED = 1.3
"""So much more room than elsewhere, and the axis counts as stretched."""
FOOT = Pen(2.6, GREY)


@dataclasses.dataclass(frozen=True, slots=True)
class Axis:
    """From values, in years or in ages, to places: straight between ``knots`` of (value, x), which rise in both."""

    knots: tuple[XY, ...]
    ages: bool
    birth: float | None
    width: float = WIDTH
    """Of the whole drawing."""

    @property
    def first(self) -> float:
        """The value at the left end."""
        return self.knots[0][0]

    @property
    def last(self) -> float:
        """The value at the right end."""
        return self.knots[-1][0]

    @property
    def left(self) -> float:
        """The left end."""
        return self.knots[0][1]

    @property
    def right(self) -> float:
        """The right end."""
        return self.knots[-1][1]

    def x(self, value: float) -> float:
        """Place of a value."""
        (v0, x0), (v1, x1) = next(pair for pair in self._pieces() if value <= pair[1][0] or pair[1] == self.knots[-1])
        return x0 + (value - v0) / (v1 - v0) * (x1 - x0)

    def value(self, x: float) -> float:
        """The value at a place."""
        (v0, x0), (v1, x1) = next(pair for pair in self._pieces() if x <= pair[1][1] or pair[1] == self.knots[-1])
        return v0 + (x - x0) / (x1 - x0) * (v1 - v0)

    def stretches(self) -> list[tuple[XY, XY]]:
        """The parts of the axis that have more room than the others, each from knot to knot."""
        pieces = self._pieces()
        rates = [(x1 - x0) / (v1 - v0) for (v0, x0), (v1, x1) in pieces]
        usual = min(rates)
        parts: list[tuple[XY, XY]] = []
        for piece, rate in zip(pieces, rates, strict=True):
            if rate <= usual * STRETCHED:
                continue
            if parts and parts[-1][1] == piece[0]:
                parts[-1] = (parts[-1][0], piece[1])
            else:
                parts.append(piece)
        return parts

    def _pieces(self) -> list[tuple[XY, XY]]:
        return list(itertools.pairwise(self.knots))


def stretched(values: Sequence[float], first: float, last: float, left: float, right: float) -> tuple[XY, ...]:
    """Knots of an axis on which these rising values keep apart; a straight one where they do so anyhow."""
    stops = [first, *values, last]
    apart = min(STAGGER, (right - left) / max(1, len(values)))
    needs = [0.0, *[apart] * max(0, len(values) - 1), 0.0][: len(stops) - 1]
    steps = [(after - before, need) for (before, after), need in zip(itertools.pairwise(stops), needs, strict=True)]
    wide: set[int] = set()
    while True:
        free = sum(step for at, (step, _) in enumerate(steps) if at not in wide)
        rate = (right - left - sum(steps[at][1] for at in wide)) / free if free > 0 else 0.0
        short = {at for at, (step, need) in enumerate(steps) if at not in wide and step * rate < need - 1e-9}
        if not short:
            break
        wide |= short
    sizes = [need if at in wide else step * rate for at, (step, need) in enumerate(steps)]
    grown = (right - left) / sum(sizes)
    knots = [(first, left)]
    for stop, size in zip(stops[1:], sizes, strict=True):
        if stop > knots[-1][0]:
            knots.append((stop, knots[-1][1] + size * grown))
    return tuple(knots)


def scale(axis: Axis, zero: float, step: float) -> list[Shape]:
    """The zero line with its ends, and faint lines of feeling."""
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
    ticks = [axis.x(value) for value in _named(axis)]
    shapes.extend(polyline([(x, zero - 2.0), (x, zero + 2.0)], Pen(0.7, BLACK)) for x in ticks)
    return shapes


def foot(axis: Axis, top: float) -> list[Shape]:
    """The years (and ages) in a strip that begins at ``top``."""
    base = top + 12.0
    shapes: list[Shape] = [polyline([(axis.left, base), (axis.right, base)], Pen(0.7, GREY))]
    shapes.extend(polyline([(x0, base), (x1, base)], FOOT) for (_, x0), (_, x1) in axis.stretches())
    for value in _named(axis):
        x = axis.x(value)
        shapes.append(polyline([(x, base), (x, base + 3.0)], Pen(0.7, GREY)))
        shapes.append(Text(x, base + 11.0, f"{value:.0f}", SIZE, color=GREY))
        if axis.birth is not None:
            shapes.append(Text(x, base + 21.0, f"({math.floor(value - axis.birth)})", SIZE, color=GREY))
    unit = tr("usia") if axis.ages else tr("tahun (usia)") if axis.birth is not None else tr("tahun")
    shapes.append(Text(2.0, base + 2.5 - 6.0, unit, SIZE, italic=True, anchor="start", color=GREY))
    return shapes


def _named(axis: Axis) -> list[float]:
    """The years that stand under the axis: those of its stretches first, then round ones, as far as there is room."""
    ends = [value for (start, _), (end, _) in axis.stretches() for value in (math.floor(start), math.ceil(end))]
    named: list[float] = []
    for value in [*map(float, ends), *ticks(axis.first, axis.last)]:
        if axis.first <= value <= axis.last and all(abs(axis.x(value) - axis.x(other)) >= TICK_ROOM for other in named):
            named.append(value)
    return sorted(named)


def ticks(first: float, last: float) -> list[float]:
    """Round values from first to last, at most twelve."""
    rough = (last - first) / 11
    power = 10 ** max(0, math.floor(math.log10(max(rough, 1.0))))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough)
    start = math.ceil(first / step)
    return [float(step * index) for index in range(start, math.floor(last / step) + 1)]
