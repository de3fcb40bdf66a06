"""Lines drawn in a style: parallels, zigzags, marks across, gaps and arrow heads along any course of points."""

from __future__ import annotations

import bisect
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, XY, Path, Pen, ellipse, polyline
from caseworker_app.diagrams.styles import STRESS_COLOR, Head, LineStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import Shape

HEAD_LENGTH = 8.0
HEAD_HALF_WIDTH = 4.2
STRESS_DOT = 2.5
STRESS_APART = 14.0
SAME_PLACE = 1e-9
BOW = 16
"""Pieces of a bow."""


def styled_line(points: Sequence[XY], style: LineStyle, *, stress: bool = False) -> list[Path]:
    """The shapes of one line along a course of points, drawn in a style; the head points at the last point."""
    course = _without_repeats(points)
    length = _length(course)
    if length <= 0:
        return []
    shapes: list[Path] = []
    if style.head != "none":
        shapes.extend(arrow_head(course, style.head, (style.zigzag or style.pen).color))
        keep = length - (HEAD_LENGTH if style.head == "filled" else 0.0)
        course = _stretch(course, 0.0, max(keep, length * 0.3))
        length = _length(course)
    parts = [course]
    if style.gap:
        gap = min(style.gap, length / 2)
        parts = [_stretch(course, 0, (length - gap) / 2), _stretch(course, (length + gap) / 2, length)]
        shapes.extend(_across(course, (length + side * gap) / 2, 5.0, style.pen) for side in (-1, 1))
        if style.ring:
            shapes.append(ellipse(*_at(course, length / 2)[0], style.ring, style.ring, style.pen))
    for part in parts:
        shapes.extend(polyline(_shifted(part, offset), style.pen) for offset in style.offsets)
    if style.zigzag:
        shapes.append(polyline(_zigzag(course, style.amplitude, style.period), style.zigzag))
    ticks = style.ticks
    if ticks:
        reach = max((abs(offset) for offset in style.offsets), default=style.amplitude if style.zigzag else 0) + 3.2
        count = max(2, round(length / 9.0) - 1)
        shapes.extend(_across(course, length * (index + 1) / (count + 1), reach, ticks, 2.0) for index in range(count))
    shapes.extend(_slashes(course, style))
    return [*shapes, *_stress(course, style)] if stress else shapes


def _stress(course: list[XY], style: LineStyle) -> list[Path]:
    """Dots on the line, none in its gap."""
    length = _length(course)
    count = max(2, round(length / STRESS_APART))
    places = [length * (index + 0.5) / count for index in range(count)]
    clear = (style.gap / 2 + STRESS_DOT + 1.0) if style.gap else 0.0
    return [
        ellipse(*_at(course, place)[0], STRESS_DOT, STRESS_DOT, None, STRESS_COLOR)
        for place in places
        if abs(place - length / 2) >= clear
    ]


def shares(points: Sequence[XY], count: int) -> list[list[XY]]:
    """A course cut into so many stretches of the same length."""
    course = _without_repeats(points)
    step = _length(course) / count
    if not step:
        return [list(points)] * count
    return [_stretch(course, i * step, (i + 1) * step) for i in range(count)]


def bow(start: XY, end: XY, by: float) -> list[XY]:
    """A course from one point to another whose middle lies so far aside; straight where that is nothing."""
    length = math.dist(start, end)
    if not by or length <= SAME_PLACE:
        return [start, end]
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    steps = [(at * length, 4 * by * at * (1 - at)) for at in (i / BOW for i in range(BOW + 1))]
    return [(start[0] + ux * along - uy * out, start[1] + uy * along + ux * out) for along, out in steps]


def arrow_head(points: Sequence[XY], head: Head = "filled", color: str = BLACK) -> list[Path]:
    """The head of an arrow whose tip is the last point."""
    course = _without_repeats(points)
    length = _length(course)
    (tip_x, tip_y), (ux, uy) = _at(course, length)
    base_x, base_y = tip_x - ux * HEAD_LENGTH, tip_y - uy * HEAD_LENGTH
    left = (base_x - uy * HEAD_HALF_WIDTH, base_y + ux * HEAD_HALF_WIDTH)
    right = (base_x + uy * HEAD_HALF_WIDTH, base_y - ux * HEAD_HALF_WIDTH)
    if head == "filled":
        return [polyline([left, (tip_x, tip_y), right], None, closed=True, fill=color)]
    shapes = [polyline([left, (tip_x, tip_y), right], Pen(1.1, color))]
    if head == "barred":
        shapes.append(_across(course, length - HEAD_LENGTH - 2, HEAD_HALF_WIDTH, Pen(1.1, color)))
    return shapes


def _slashes(course: list[XY], style: LineStyle) -> list[Path]:
    if not style.slashes:
        return []
    middle = _length(course) / 2
    (x, y), (ux, uy) = _at(course, middle)
    count = abs(style.slashes)
    shapes = []
    for index in range(count):
        shift = (index - (count - 1) / 2) * 5.0
        for lean in (1.0,) if style.slashes > 0 else (1.0, -1.0):
            along, across = 3.0 * lean, 6.5
            cx, cy = x + ux * shift, y + uy * shift
            ends = [
                (cx + side * (ux * along + uy * across), cy + side * (uy * along - ux * across)) for side in (-1.0, 1.0)
            ]
            shapes.append(polyline(ends, Pen(1.1, style.pen.color)))
    return shapes


def _across(course: list[XY], distance: float, reach: float, pen: Pen, lean: float = 0.0) -> Path:
    """A stroke across the course at a distance from its start; ``lean`` slants it along the course."""
    (x, y), (ux, uy) = _at(course, distance)
    dx, dy = -uy * reach + ux * lean, ux * reach + uy * lean
    return polyline([(x - dx, y - dy), (x + dx, y + dy)], pen)


def _zigzag(course: list[XY], amplitude: float, period: float) -> list[XY]:
    walked = [0.0, *itertools.accumulate(math.dist(a, b) for a, b in itertools.pairwise(course))]
    halves = max(2, round(walked[-1] / (period / 2)))
    points = [course[0]]
    for index in range(halves):
        distance = walked[-1] * (index + 0.5) / halves
        piece = min(bisect.bisect_left(walked, distance, 1), len(course) - 1)
        (x, y), (ux, uy) = _at(course[piece - 1 : piece + 1], distance - walked[piece - 1])
        side = amplitude if index % 2 else -amplitude
        points.append((x - uy * side, y + ux * side))
    return [*points, course[-1]]


def _without_repeats(points: Sequence[XY]) -> list[XY]:
    return [
        point for index, point in enumerate(points) if index == 0 or math.dist(point, points[index - 1]) > SAME_PLACE
    ]


def _length(course: list[XY]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(course))


def _at(course: list[XY], distance: float) -> tuple[XY, XY]:
    """Place and direction (unit vector) at a distance from the start."""
    for (x0, y0), (x1, y1) in itertools.pairwise(course):
        step = math.dist((x0, y0), (x1, y1))
        ux, uy = (x1 - x0) / step, (y1 - y0) / step
        if distance <= step or (x1, y1) == course[-1]:
            return (x0 + ux * distance, y0 + uy * distance), (ux, uy)
        distance -= step
    return course[0], (1.0, 0.0)


def _stretch(course: list[XY], start: float, end: float) -> list[XY]:
    """The stretch of a course between two distances from its start."""
    points = [_at(course, start)[0]]
    walked = 0.0
    for a, b in itertools.pairwise(course):
        walked += math.dist(a, b)
        if start < walked < end:
            points.append(b)
    return [*points, _at(course, end)[0]]


def _shifted(course: list[XY], offset: float) -> list[XY]:
    """The course moved sideways, mitred at its bends."""
    if not offset:
        return course
    directions = [
        ((x1 - x0) / math.dist((x0, y0), (x1, y1)), (y1 - y0) / math.dist((x0, y0), (x1, y1)))
        for (x0, y0), (x1, y1) in itertools.pairwise(course)
        if (x0, y0) != (x1, y1)
    ]
    if not directions:
        return course
    before = [directions[0], *directions]
    after = [*directions, directions[-1]]
    moved = []
    for (x, y), (ax, ay), (bx, by) in zip(course, before, after, strict=False):
        nx, ny = -(ay + by) / 2, (ax + bx) / 2
        square = max(nx * nx + ny * ny, 0.25)
        moved.append((x + nx / square * offset, y + ny / square * offset))
    return moved


def sample(style: LineStyle, *, stress: bool = False) -> list[Shape]:
    """The line as it stands in a legend: inside a box of 36 by 18 points."""
    return list(styled_line([(1.0, 9.0), (35.0, 9.0)], style, stress=stress))
