"""The dotted curve around the people who live under one roof, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from caseworker_app.diagrams.display import XY, Box, Path, Pen
from caseworker_app.diagrams.genogram.obstacles import Cell, Grid

PEN = Pen(1.1, dash=(1.2, 3.0))
CELL = 4.0
AIR = 3.0  # around members
NEIGHBOUR = 2.0  # around everybody else
ROUND = 9.0  # radius of corners
CORRIDOR = 2  # half width of a connection, in cells
BEYOND = 60.0  # how far a connection may leave the drawing's people


def household_curve(members: Sequence[Box], others: Sequence[Box]) -> list[Path]:
    """Closed curves around the boxes of the members; the boxes of the others stay outside.

    Boxes are the whole room of a person, symbol and texts. More than one curve comes back only where the members
    enclose somebody who does not live with them, or where no way leads from one to the other.
    """
    if not members:
        return []
    everybody = [*members, *others]
    bounds = Box(
        min(b.x0 for b in everybody) - BEYOND,
        min(b.y0 for b in everybody) - BEYOND,
        max(b.x1 for b in everybody) + BEYOND,
        max(b.y1 for b in everybody) + BEYOND,
    )
    grid = Grid(CELL, (_grown(b, NEIGHBOUR) for b in others), bounds)
    inside = {cell for b in members for cell in grid.cells(_grown(b, AIR))} - grid.blocked
    inside |= {cell for band in _bands(members, others) for cell in grid.cells(band)} - grid.blocked
    pieces = _connected(inside)
    while len(pieces) > 1:
        first, *rest = pieces
        others_inside = set().union(*rest)
        way = grid.way(first, others_inside)
        if way:
            inside |= _corridor(way) - grid.blocked | set(way)
            pieces = [piece for piece in _connected(inside) if not piece.isdisjoint(first | others_inside)]
        else:
            pieces = rest
    return [_rounded(loop) for loop in _outlines(inside)]


def _corridor(way: list[Cell]) -> set[Cell]:
    """The cells near a way."""
    near = range(-CORRIDOR, CORRIDOR + 1)
    return {(i + di, j + dj) for i, j in way for di in near for dj in near}


def _grown(box: Box, air: float) -> Box:
    return Box(box.x0 - air, box.y0 - air, box.x1 + air, box.y1 + air)


def _bands(members: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    """The room between members one above or beside the other with nobody else in between."""
    bands = []
    for a in members:
        for b in members:
            low, high = max(a.x0, b.x0), min(a.x1, b.x1)
            if a.y1 <= b.y0 and high - low > 8:
                bands.append(Box(low, a.y1 - 1, high, b.y0 + 1))
            top, bottom = max(a.y0, b.y0), min(a.y1, b.y1)
            if a.x1 <= b.x0 and bottom - top > 8:
                bands.append(Box(a.x1 - 1, min(a.y0, b.y0), b.x0 + 1, max(a.y1, b.y1)))
    return [band for band in bands if not any(band.touches(other) for other in others)]


def _connected(cells: set[Cell]) -> list[set[Cell]]:
    """Groups of neighbouring cells, in order of their lowest cell."""
    left, groups = set(cells), []
    for start in sorted(cells):
        if start not in left:
            continue
        left.discard(start)
        group, todo = {start}, [start]
        while todo:
            i, j = todo.pop()
            for after in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
                if after in left:
                    left.discard(after)
                    group.add(after)
                    todo.append(after)
        groups.append(group)
    return groups


def _outlines(cells: set[Cell]) -> list[list[XY]]:
    """The borders of a set of cells as closed loops of corners."""
    after: dict[Cell, list[Cell]] = {}
    for i, j in sorted(cells):
        sides = (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        )
        for neighbour, start, end in sides:
            if neighbour not in cells:
                after.setdefault(start, []).append(end)
    loops = []
    while after:
        start = min(after)
        corner, loop = start, []
        while corner in after:
            loop.append(corner)
            ends = after[corner]
            following = ends.pop()
            if not ends:
                del after[corner]
            corner = following
        bends = [
            c
            for before, c, then in zip([loop[-1], *loop], loop, [*loop[1:], loop[0]], strict=False)
            if (c[0] - before[0], c[1] - before[1]) != (then[0] - c[0], then[1] - c[1])
        ]
        loops.append([((i - 0.5) * CELL, (j - 0.5) * CELL) for i, j in bends])
    return loops


def _rounded(corners: list[XY]) -> Path:
    """A closed curve along the corners, each of them rounded."""
    steps: list[tuple[str | XY, ...]] = []
    count = len(corners)
    for i, (x, y) in enumerate(corners):
        entry = _towards((x, y), corners[i - 1])
        leave = _towards((x, y), corners[(i + 1) % count])
        steps.append(("L" if steps else "M", entry))
        steps.append(("C", _share(entry, (x, y)), _share(leave, (x, y)), leave))
    steps.append(("Z",))
    return Path(tuple(steps), PEN)


def _towards(corner: XY, other: XY) -> XY:
    """The point near a corner at which its rounding begins."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    reach = min(ROUND, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * reach, corner[1] + (other[1] - corner[1]) * reach


def _share(start: XY, corner: XY) -> XY:
    return start[0] + (corner[0] - start[0]) * 0.55, start[1] + (corner[1] - start[1]) * 0.55
