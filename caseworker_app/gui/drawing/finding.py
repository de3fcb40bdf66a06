"""What is meant on a drawing: the order in which one reads it, what an arrow key leads to, the line beside a click."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from caseworker_app.diagrams.display import XY, Drawing, Line

ROW = 24.0  # points: symbols that differ less in height stand on one row
ASIDE = 2.0  # how much more a way to the side counts when an arrow looks for the next symbol above or below
CROSSING = 0.2  # points: lines that are no nearer than others to a place cross there
APART = 4.0  # points: less than this is neither above nor below


def reading_order(drawing: Drawing | None, *, upright: bool = False) -> list[str]:
    """The keys of the symbols row by row, from left to right; upright: they stand along a line, from left to right."""
    symbols = drawing.symbols if drawing else ()
    if upright:
        return [s.key for s in sorted(symbols, key=lambda s: (s.box.x0, s.box.y0))]
    return [s.key for s in sorted(symbols, key=lambda s: ((s.box.y0 + s.box.y1) // (2 * ROW), s.box.x0))]


def above_or_below(drawing: Drawing, key: str, down: float) -> str:
    """The symbol nearest to another one above it (down: −1) or below it (1); that one itself where there is none."""
    here = next(symbol.box for symbol in drawing.symbols if symbol.key == key)
    x, y = (here.x0 + here.x1) / 2, (here.y0 + here.y1) / 2
    found = []
    for symbol in drawing.symbols:
        box = symbol.box
        along = ((box.y0 + box.y1) / 2 - y) * down
        if along > APART and symbol.key != key:
            found.append((along + ASIDE * abs((box.x0 + box.x1) / 2 - x), box.x0, symbol.key))
    return min(found)[2] if found else key


def line_near(drawing: Drawing | None, kinds: Collection[str], place: XY, reach: float) -> Line | None:
    """The line of one of these kinds that runs nearest to a place, within a reach in points.

    Where lines cross it is the uppermost of them, which a drawing names first.
    """
    lines = drawing.lines if drawing else ()
    near = [(_distance(line.points, place), line) for line in lines if line.kind in kinds]
    least = min((far for far, _ in near), default=math.inf)
    if least > reach:
        return None
    return next(line for far, line in near if far <= least + CROSSING)


def _distance(points: Sequence[XY], place: XY) -> float:
    """From a place to a polyline."""
    best = math.inf
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        share = ((place[0] - x0) * (x1 - x0) + (place[1] - y0) * (y1 - y0)) / length if length else 0.0
        share = max(0.0, min(1.0, share))
        best = min(best, math.dist(place, (x0 + share * (x1 - x0), y0 + share * (y1 - y0))))
    return best
