"""Emotional lines: from the edge of one symbol to the edge of the other, past all other symbols.

A few arcs are compared: one that meets a symbol is out, one that runs over texts, along a connector or beside another
emotional line is dear. Where every arc meets a symbol, the line takes a way around on a grid.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import XY, Box, Line, Shape
from caseworker_app.diagrams.genogram.family import EmotionalTie, TieKind
from caseworker_app.diagrams.genogram.obstacles import Grid, corners
from caseworker_app.diagrams.genogram.symbols import Outline
from caseworker_app.diagrams.strokes import styled_line
from caseworker_app.diagrams.styles import EMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

STYLES: dict[TieKind, str] = {
    "dekat": "close",
    "sangat_dekat": "fused",
    "renggang": "distant",
    "konflik": "hostile",
    "dekat_konflik": "close-hostile",
    "sangat_dekat_konflik": "fused-hostile",
    "terputus": "cutoff",
    "terputus_pulih": "cutoff-repaired",
    "kekerasan_fisik": "physical-abuse",
    "kekerasan_emosional": "emotional-abuse",
    "kekerasan_seksual": "sexual-abuse",
    "terpusat": "focused",
    "pengasuh": "caretaker",
}
BULGES = (0.0, 14.0, -14.0, 24.0, -24.0, 36.0, -36.0, 52.0, -52.0, 75.0, -75.0, 105.0, -105.0, 140.0, -140.0)
PIECES = 24
HALF_WIDTH = 5.0  # of the widest line, with a little air
EDGE = 1.5  # from the outline of a symbol to the end of a line
SYMBOL, TEXT, ALONG, BESIDE, ACROSS = 1000.0, 6.0, 4.0, 6.0, 2.0
CELL = 5.0


class Place:
    """Where somebody stands: the middle of the symbol and its outline."""

    def __init__(self, x: float, y: float, outline: Outline) -> None:
        self.x, self.y, self.outline = x, y, outline

    def holds(self, point: XY) -> bool:
        """Whether a point lies in the symbol or nearly touches it."""
        dx, dy = abs(point[0] - self.x), abs(point[1] - self.y)
        reach = self.outline.half + EDGE
        if self.outline.form in ("circle", "dot"):
            return math.hypot(dx, dy) < reach
        if self.outline.form == "diamond":
            return dx + dy < reach + EDGE / 2
        return max(dx, dy) < reach

    def box(self, air: float) -> Box:
        """The symbol's square with some air around."""
        reach = self.outline.half + air
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


def tie_lines(
    ties: Sequence[EmotionalTie],
    places: Mapping[str, Place],
    texts: Sequence[Box],
    connectors: Sequence[Line],
) -> tuple[list[Shape], list[Line]]:
    """The shapes of all emotional lines and their courses; ties to unknown people are passed over."""
    shapes: list[Shape] = []
    lines: list[Line] = []
    for tie in sorted(ties, key=lambda t: (t.a, t.b, t.kind)):
        if tie.a not in places or tie.b not in places or tie.a == tie.b:
            continue
        course = _course(tie, places, texts, connectors, lines)
        shapes += styled_line(course, EMOTIONAL[STYLES[tie.kind]])
        lines.append(Line("emotional", (tie.a, tie.b), tuple(course)))
    return shapes, lines


def _course(
    tie: EmotionalTie, places: Mapping[str, Place], texts: Sequence[Box], connectors: Sequence[Line], drawn: list[Line]
) -> list[XY]:
    a, b = places[tie.a], places[tie.b]
    others = [place.box(HALF_WIDTH) for key, place in places.items() if key not in (tie.a, tie.b)]
    near = _around(a, b, 160.0)
    others = [box for box in others if box.touches(near)]
    texts = [Box(t.x0 - 3, t.y0 - 2, t.x1 + 3, t.y1 + 2) for t in texts if t.touches(near)]
    pieces = [piece for line in connectors for piece in itertools.pairwise(line.points) if _box(piece).touches(near, 1)]
    ties = [piece for line in drawn for piece in itertools.pairwise(line.points) if _box(piece).touches(near, 1)]
    best: list[XY] = []
    least = SYMBOL
    for bulge in BULGES:
        points = _arc(a, b, bulge)
        cost = abs(bulge) * 0.15 + SYMBOL * sum(any(box.contains(*p) for p in points) for box in others)
        if cost >= least:
            continue
        cost += TEXT * sum(box.contains(*p) for p in points for box in texts)
        cost += ALONG * _running_along(points, pieces, 4.0) + BESIDE * _running_along(points, ties, 7.0)
        cost += ACROSS * _crossings(points, ties)
        if cost < least:
            best, least = points if bulge else [points[0], points[-1]], cost
    return best or _detour(a, b, others, near) or _arc(a, b, 0.0)


def _around(a: Place, b: Place, air: float) -> Box:
    return Box(min(a.x, b.x) - air, min(a.y, b.y) - air, max(a.x, b.x) + air, max(a.y, b.y) + air)


def _box(piece: tuple[XY, XY]) -> Box:
    (x0, y0), (x1, y1) = piece
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _arc(a: Place, b: Place, bulge: float) -> list[XY]:
    """Points of an arc between two symbols, from edge to edge; its middle lies ``bulge`` off the straight line."""
    dx, dy = b.x - a.x, b.y - a.y
    length = math.hypot(dx, dy) or 1.0
    if dx < 0:
        bulge = -bulge
    mx, my = (a.x + b.x) / 2 + 2 * bulge * dy / length, (a.y + b.y) / 2 - 2 * bulge * dx / length

    def at(t: float) -> XY:
        s = 1 - t
        return s * s * a.x + 2 * s * t * mx + t * t * b.x, s * s * a.y + 2 * s * t * my + t * t * b.y

    start, end = _leaving(a, at, 0.0, 1.0), _leaving(b, at, 1.0, 0.0)
    if start >= end:
        return [at(0.0), at(1.0)]
    return [at(start + (end - start) * i / PIECES) for i in range(PIECES + 1)]


def _leaving(place: Place, at: Callable[[float], XY], inside: float, outside: float) -> float:
    """The parameter at which a curve leaves a symbol."""
    steps = [inside + (outside - inside) * i / 40 for i in range(41)]
    first = next((i for i, t in enumerate(steps) if i and not place.holds(at(t))), 40)
    low, high = steps[first - 1], steps[first]
    for _ in range(12):
        middle = (low + high) / 2
        if place.holds(at(middle)):
            low = middle
        else:
            high = middle
    return high


def _running_along(points: list[XY], pieces: list[tuple[XY, XY]], air: float) -> int:
    """How many of the points lie on one of the pieces, or nearly."""
    return sum(any(_distance(p, piece) < air for piece in pieces) for p in points)


def _distance(point: XY, piece: tuple[XY, XY]) -> float:
    (x0, y0), (x1, y1) = piece
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    t = min(max(((point[0] - x0) * dx + (point[1] - y0) * dy) / square, 0.0), 1.0) if square else 0.0
    return math.hypot(point[0] - x0 - t * dx, point[1] - y0 - t * dy)


def _crossings(points: list[XY], pieces: list[tuple[XY, XY]]) -> int:
    def side(a: XY, b: XY, c: XY) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for a, b in itertools.pairwise(points)
        for c, d in pieces
    )


def _detour(a: Place, b: Place, others: list[Box], near: Box) -> list[XY]:
    """A way around all other symbols on a grid, with its corners cut; [] where there is none."""
    grid = Grid(CELL, others, near)
    starts = {c for c in grid.cells(a.box(CELL)) if not a.holds(grid.middle(c))}
    goals = {c for c in grid.cells(b.box(CELL)) if not b.holds(grid.middle(c))}
    inner = {*grid.cells(a.box(0.0)), *grid.cells(b.box(0.0))} - starts - goals
    grid.blocked |= inner
    found = (
        grid.way(starts - grid.blocked, goals - grid.blocked) if starts - grid.blocked and goals - grid.blocked else []
    )
    return [grid.middle(cell) for cell in corners(found)]
