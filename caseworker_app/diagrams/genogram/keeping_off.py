"""Moves the border of an area of cells off the lines beside which it runs.

A curve that runs on or beside the line of a couple or of siblings reads as a part of it. Where a piece of the border
does, the cells around the line are all taken into the area, or all left out of it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.genogram.obstacles import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from caseworker_app.diagrams.display import XY

ROUNDS = 3
SHORTEST = 3  # cells: a border that meets a line only so long crosses it
REACH = 1  # cells to each side of a line
LOOKS = 30  # how often it is looked whether an area still hangs together

Strip = list[tuple[Cell, ...]]
"""The cells across a straight line, step by step along it."""


def off_lines(
    cells: set[Cell],
    lines: Iterable[Sequence[XY]],
    size: float,
    *,
    kept: set[Cell],
    blocked: set[Cell],
    whole: Callable[[set[Cell]], bool],
) -> set[Cell]:
    """The area with its border off the level and upright pieces of lines.

    ``size`` is that of a cell in points. ``kept`` cells stay in the area, ``blocked`` ones out of it; ``whole`` says
    whether an area still hangs together.
    """
    strips = [strip for line in lines for strip in _strips(line, size) if _reaches(strip, cells)]
    looks = LOOKS
    for _ in range(ROUNDS):
        before = cells
        for strip in strips:
            for stretch in _crossed(strip, cells):
                for free, around in _free_parts(stretch, blocked):
                    if free:
                        cells = cells | around
                    elif looks and around.isdisjoint(kept):
                        looks -= 1
                        cells = cells - around if whole(cells - around) else cells
        if cells == before:
            break
    return cells


def _strips(line: Sequence[XY], size: float) -> Iterator[Strip]:
    """The cells beside each level or upright piece of a line."""
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        side = range(-REACH, REACH + 1)
        if abs(x0 - x1) < size / 2:
            column, rows = round(x0 / size), sorted((round(y0 / size), round(y1 / size)))
            yield [tuple((column + i, j) for i in side) for j in range(rows[0], rows[1] + 1)]
        elif abs(y0 - y1) < size / 2:
            row, columns = round(y0 / size), sorted((round(x0 / size), round(x1 / size)))
            yield [tuple((i, row + j) for j in side) for i in range(columns[0], columns[1] + 1)]


def _reaches(strip: Strip, cells: set[Cell]) -> bool:
    """Whether a strip comes upon an area; strips far from it are out at once."""
    return any(cell in cells for row in strip for cell in row)


def _crossed(strip: Strip, cells: set[Cell]) -> Iterator[Strip]:
    """The stretches of a strip along which a border runs."""
    for beside, stretch in itertools.groupby(strip, lambda row: 0 < sum(cell in cells for cell in row) < len(row)):
        rows = list(stretch)
        if beside and len(rows) >= SHORTEST:
            yield rows


def _free_parts(stretch: Strip, blocked: set[Cell]) -> list[tuple[bool, set[Cell]]]:
    """A stretch in parts that can be taken in, and parts that cannot; too short ones are left with those."""
    parts = [(free, list(rows)) for free, rows in itertools.groupby(stretch, lambda row: not blocked.intersection(row))]
    return [(free and len(rows) >= SHORTEST, {cell for row in rows for cell in row}) for free, rows in parts]
