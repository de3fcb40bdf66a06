"""The wave of the road map: the line itself, and the areas between it and zero, hatched for good and for bad.

Heights are given upwards from the zero line; the shapes stand in the drawing's coordinates, downwards.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.curves import Piece, monotone_curve, point_on, split_at_zero
from caseworker_app.diagrams.display import BLACK, XY, Path, Pen, Shape, polyline
from caseworker_app.diagrams.styles import BAD_FILL, GOOD_FILL, GREEN, RED

if TYPE_CHECKING:
    from collections.abc import Sequence

UPRIGHT_STEP = 6.0
LEVEL_STEP = 4.0
STROKE = Pen(1.7, BLACK)


def wave(points: Sequence[XY], zero: float, pen: Pen = STROKE) -> list[Shape]:
    """A wave through points (x ascending, height above zero) with its areas; ``zero`` is the y of the line."""
    pieces = split_at_zero(monotone_curve(points))
    shapes: list[Shape] = []
    for above, run in itertools.groupby(pieces, key=lambda piece: piece[0][1] + piece[3][1] >= 0):
        shapes.extend(_area(list(run), zero, above=above))
    return [*shapes, _path(pieces, zero, pen)]


def hoped_wave(points: Sequence[XY], zero: float) -> list[Shape]:
    """The same for what is only hoped for: dotted, without areas."""
    return [_path(monotone_curve(points), zero, Pen(1.3, BLACK, (1.5, 3.0)))]


def wave_points(points: Sequence[XY], zero: float) -> tuple[XY, ...]:
    """The course of the wave as a polyline in the drawing."""
    return tuple((x, zero - y) for x, y in _sampled(monotone_curve(points)))


def _path(pieces: Sequence[Piece], zero: float, pen: Pen | None, fill: str | None = None) -> Path:
    def down(p: XY) -> XY:
        return p[0], zero - p[1]

    steps: list[tuple[str | XY, ...]] = [("M", down(pieces[0][0]))]
    steps.extend(("C", down(b), down(c), down(d)) for _, b, c, d in pieces)
    if fill:
        steps += [("L", (pieces[-1][3][0], zero)), ("L", (pieces[0][0][0], zero)), ("Z",)]
    return Path(tuple(steps), pen, fill)


def _sampled(pieces: Sequence[Piece]) -> list[XY]:
    points = [pieces[0][0]]
    points.extend(point_on(piece, part / 6) for piece in pieces for part in range(1, 7))
    return points


def _area(run: Sequence[Piece], zero: float, *, above: bool) -> list[Shape]:
    """One hump or trough: filled lightly, upright hatches above the line, level ones below."""
    shapes: list[Shape] = [_path(run, zero, None, GOOD_FILL if above else BAD_FILL)]
    course = [(x, abs(y)) for x, y in _sampled(run)]
    if above:
        pen = Pen(0.4, GREEN)
        first = math.ceil(course[0][0] / UPRIGHT_STEP)
        for index in range(first, math.floor(course[-1][0] / UPRIGHT_STEP) + 1):
            tall = _height_at(course, index * UPRIGHT_STEP) - 0.8
            if tall > 1.5:
                shapes.append(polyline([(index * UPRIGHT_STEP, zero - 0.6), (index * UPRIGHT_STEP, zero - tall)], pen))
        return shapes
    pen = Pen(0.4, RED)
    for index in range(1, math.ceil(max(y for _, y in course) / LEVEL_STEP)):
        level = index * LEVEL_STEP
        shapes.extend(
            polyline([(start, zero + level), (end, zero + level)], pen) for start, end in _stretches(course, level)
        )
    return shapes


def _height_at(course: Sequence[XY], x: float) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(course):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 > x0 else y0
    return 0.0


def _stretches(course: Sequence[XY], level: float) -> list[tuple[float, float]]:
    """Where a course lies above a level, as pairs of x."""
    ends: list[float] = [course[0][0]] if course[0][1] > level else []
    for (x0, y0), (x1, y1) in itertools.pairwise(course):
        if (y0 > level) != (y1 > level):
            ends.append(x0 + (x1 - x0) * (level - y0) / (y1 - y0))
    if course[-1][1] > level:
        ends.append(course[-1][0])
    return [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if b - a > 1.0]
