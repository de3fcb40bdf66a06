"""The dotted curve around the people who live under one roof, and nobody else."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from caseworker_app.diagrams.display import BLACK, XY, Box, Line, Path, Pen, polyline
from caseworker_app.diagrams.genogram import clock
from caseworker_app.diagrams.genogram.family import Household
from caseworker_app.diagrams.genogram.keeping_off import off_lines
from caseworker_app.diagrams.genogram.obstacles import Cell, Grid

PENS = (
    Pen(1.8, BLACK, (1.8, 3.8)),
    Pen(1.0, "#1F4E79", (8.0, 2.6, 1.4, 2.6, 1.4, 2.6)),
    Pen(1.8, "#7A4B00", (6.5, 4.5)),
)
"""Heavy dots, dashes with two dots, heavy dashes: one after the other, so that neighbours can be told apart."""
CELL = 4.0
AIR = 3.0  # around members
BESIDE = 3.5  # more of it for each household before with the same people, so that the curves can be told apart
NEIGHBOUR = 2.5  # around everybody else
BESIDE_TEXT = 3.0  # around a date that stays outside
ROUND = (9.0, 5.0, 2.0)  # radius of corners, the first that meets no text
SQUEEZE = 4.5  # between a symbol and a date: too little for a curve to pass between
CORRIDOR = 2  # half width of a connection, in cells
NOTCH = 9  # cells: a narrower notch in a curve is filled
BEYOND = 120.0  # how far a connection may leave the members
WORK = 400_000  # cells that the searches for connections of all households may visit
LEAST = 2_000  # the same for a single search
AREA = 400_000  # cells around the members of all households; beyond it everybody has a curve of their own
ROUNDING = (0.0, 0.25, 0.5, 0.75, 1.0)  # steps along a rounded corner


def household_curves(
    households: Sequence[Household],
    rooms: Mapping[str, Box],
    symbols: Mapping[str, Box],
    dates: Sequence[tuple[tuple[str, ...], Box]] = (),
    connectors: Sequence[Line] = (),
) -> tuple[list[Path], list[Line]]:
    """The curves around all households and their courses, off the connectors where they can be.

    ``rooms`` are symbol and texts of each person, ``symbols`` the symbols alone; ``dates`` further texts with those
    they concern: one that concerns an outsider stays outside, unless a member stands too near for a curve between.
    """
    curves: list[Path] = []
    lines: list[Line] = []
    homes = encircled(households, rooms)
    area = float(AREA)
    for i, keys in enumerate(homes):
        before = sum(not set(keys).isdisjoint(other) for other in list(homes)[:i])
        others = [room for key, room in sorted(rooms.items()) if key not in keys]
        mine = [symbols[key] for key in keys]
        close = {whose for whose, box in dates if set(whose) <= set(keys) or any(box.touches(s, SQUEEZE) for s in mine)}
        inside = [box for whose, box in dates if whose in close]
        outside = [box for whose, box in dates if whose not in close]
        members = [rooms[key] for key in keys]
        records = tuple(home.record for home in homes[keys] if home.record)
        courses = [line.points for line in connectors]
        area -= _cells_around(members)
        air, work = AIR + BESIDE * before, WORK // len(homes)
        joined = [members] if area > 0 and not clock.is_up() else [[member] for member in members]
        lines_near = courses if area > 0 else []
        loops = (household_loops(part, others, air, inside, outside, lines_near, work) for part in joined)
        for loop in itertools.chain.from_iterable(loops):
            curves.append(polyline(loop, PENS[i % len(PENS)], closed=True))
            lines.append(Line("household", keys, (*loop, loop[0]), records))
    return curves, lines


def _cells_around(members: Sequence[Box]) -> float:
    """How many cells the room around all members has."""
    width = max(box.x1 for box in members) - min(box.x0 for box in members) + 2 * BEYOND
    return width * (max(box.y1 for box in members) - min(box.y0 for box in members) + 2 * BEYOND) / CELL**2


def encircled(households: Sequence[Household], known: Collection[str]) -> dict[tuple[str, ...], list[Household]]:
    """The households by their members who are drawn, in the order in which they are given their pens."""
    homes: dict[tuple[str, ...], list[Household]] = {}
    for household in sorted(households, key=lambda home: (sorted(home.members), home.record)):
        keys = tuple(sorted({key for key in household.members if key in known}))
        if keys:
            homes.setdefault(keys, []).append(household)
    return dict(sorted(homes.items()))


def household_loops(
    members: Sequence[Box],
    others: Sequence[Box],
    air: float = AIR,
    inside_too: Sequence[Box] = (),
    texts: Sequence[Box] = (),
    connectors: Sequence[Sequence[XY]] = (),
    work: int = WORK,
) -> list[list[XY]]:
    """Closed curves around the boxes of the members; the boxes of the others, and ``texts``, stay outside.

    ``inside_too`` are texts that the curve takes in where it comes upon them. Boxes are the whole room of a person,
    symbol and texts. More than one curve comes back only where the members enclose somebody who does not live with
    them, or where no way leads from one to the other that is found in so much ``work`` (cells looked at).
    """
    if not members:
        return []
    bounds = Box(
        min(b.x0 for b in members) - BEYOND,
        min(b.y0 for b in members) - BEYOND,
        max(b.x1 for b in members) + BEYOND,
        max(b.y1 for b in members) + BEYOND,
    )
    others = [box for box in others if box.touches(bounds)]
    texts = [box for box in texts if box.touches(bounds)]
    outside = [*(_grown(b, NEIGHBOUR) for b in others), *(_grown(b, BESIDE_TEXT) for b in texts)]
    grid = Grid(CELL, outside, bounds)
    for box in inside_too:
        grid.blocked -= set(grid.cells(_grown(box, BESIDE_TEXT)))
    grid.blocked |= {cell for box in texts for cell in grid.cells(_grown(box, BESIDE_TEXT))}
    roomy = Grid(CELL, (_grown(b, CORRIDOR * CELL) for b in outside), bounds)
    inside = {cell for b in members for cell in grid.cells(_grown(b, air))} - grid.blocked
    inside |= {cell for band in _bands(members, others) for cell in grid.cells(band)} - grid.blocked
    pieces = _connected(inside)
    while len(pieces) > 1:
        first, *rest = pieces
        others_inside = set().union(*rest)
        share = max(LEAST, work // (4 * len(pieces)))
        way = roomy.way(first, others_inside, share) or grid.way(first, others_inside, share)
        if way:
            inside |= _corridor(way) - grid.blocked | set(way)
            pieces = [piece for piece in _connected(inside) if not piece.isdisjoint(first | others_inside)]
        else:
            pieces = rest
    for box in inside_too:
        cells = set(grid.cells(_grown(box, BESIDE_TEXT)))
        if not cells.isdisjoint(inside):
            inside |= cells - grid.blocked
    inside = _without_holes(_without_notches(inside, grid.blocked), grid.blocked)
    count = len(_connected(inside))
    inside = off_lines(
        inside,
        connectors,
        CELL,
        kept={cell for box in members for cell in grid.cells(_grown(box, air))}
        | {cell for box in inside_too for cell in grid.cells(_grown(box, BESIDE_TEXT))},
        blocked=grid.blocked,
        whole=lambda cells: len(_connected(cells)) == count,
    )
    inside = _without_holes(inside, grid.blocked)
    near = [_grown(box, 1.0) for box in (*inside_too, *texts)]
    return [_rounded(loop, near) for loop in _outlines(inside)]


def _without_notches(cells: set[Cell], blocked: set[Cell]) -> set[Cell]:
    """The same area with narrow notches and gaps filled where nobody else stands."""
    for axis in (0, 1):
        rows: dict[int, list[int]] = defaultdict(list)
        for cell in cells:
            rows[cell[1 - axis]].append(cell[axis])
        filled = set(cells)
        for row, places in rows.items():
            for a, b in itertools.pairwise(sorted(places)):
                if 1 < b - a <= NOTCH:
                    between = {(k, row) if axis == 0 else (row, k) for k in range(a + 1, b)}
                    if between.isdisjoint(blocked):
                        filled |= between
        cells = filled
    return cells


def _without_holes(cells: set[Cell], blocked: set[Cell]) -> set[Cell]:
    """The same area with every hole filled in which nobody stands."""
    left, top = min(i for i, _ in cells) - 1, min(j for _, j in cells) - 1
    right, bottom = max(i for i, _ in cells) + 1, max(j for _, j in cells) + 1
    around = {(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)} - cells
    holes = [hole for hole in _connected(around) if (left, top) not in hole and hole.isdisjoint(blocked)]
    return cells.union(*holes)


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


def _rounded(corners: list[XY], texts: Sequence[Box]) -> list[XY]:
    """A closed curve along the corners, each of them rounded as far as that leads through no text."""
    points: list[XY] = []
    count = len(corners)
    for i, corner in enumerate(corners):
        ends = (corners[i - 1], corners[(i + 1) % count])
        ways = (_round(corner, *ends, radius) for radius in ROUND)
        points += next((way for way in ways if not any(box.contains(*p) for box in texts for p in way)), [corner])
    return points


def _round(corner: XY, before: XY, after: XY, radius: float) -> list[XY]:
    """The way around one corner."""
    entry, leave = _towards(corner, before, radius), _towards(corner, after, radius)
    points: list[XY] = []
    for t in ROUNDING:
        u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((u * entry[0] + v * corner[0] + w * leave[0], u * entry[1] + v * corner[1] + w * leave[1]))
    return points


def _towards(corner: XY, other: XY, radius: float) -> XY:
    """The point near a corner at which its rounding begins."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    reach = min(radius, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * reach, corner[1] + (other[1] - corner[1]) * reach
