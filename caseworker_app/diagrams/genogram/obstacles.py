"""Finding a way between symbols: a coarse grid with blocked cells, and the shortest way through it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable

from caseworker_app.diagrams.display import XY, Box

Cell = tuple[int, int]

WORK = 100_000  # cells that one search may visit
TURN = 1.5  # cells that a bend costs
STRAIGHT = ((1, 0), (-1, 0), (0, 1), (0, -1))


class Grid:
    """Cells of ``size`` points; cell (i, j) has its middle at (i·size, j·size)."""

    def __init__(self, size: float, blocked: Iterable[Box], bounds: Box) -> None:
        self.size = size
        self.low = (math.floor(bounds.x0 / size), math.floor(bounds.y0 / size))
        self.high = (math.ceil(bounds.x1 / size), math.ceil(bounds.y1 / size))
        self.blocked = {cell for box in blocked for cell in self.cells(box)}

    def cells(self, box: Box) -> list[Cell]:
        """The cells whose middle lies in a box."""
        size = self.size
        return [
            (i, j)
            for i in range(math.ceil(box.x0 / size), math.floor(box.x1 / size) + 1)
            for j in range(math.ceil(box.y0 / size), math.floor(box.y1 / size) + 1)
        ]

    def middle(self, cell: Cell) -> XY:
        """The point in the middle of a cell."""
        return cell[0] * self.size, cell[1] * self.size

    def way(self, starts: set[Cell], goals: set[Cell], work: int = WORK) -> list[Cell]:
        """The cheapest way of neighbouring free cells from a start to a goal, few bends.

        [] where there is none, or none is found among so many cells.
        """
        left, top = min(c[0] for c in goals), min(c[1] for c in goals)
        right, bottom = max(c[0] for c in goals), max(c[1] for c in goals)

        def ahead(cell: Cell) -> float:
            return max(left - cell[0], cell[0] - right, 0) + max(top - cell[1], cell[1] - bottom, 0)

        queue: list[tuple[float, float, Cell, Cell]] = [(ahead(c), 0.0, c, (0, 0)) for c in sorted(starts)]
        heapq.heapify(queue)
        came: dict[tuple[Cell, Cell], tuple[Cell, Cell]] = {}
        best: dict[tuple[Cell, Cell], float] = {(c, (0, 0)): 0.0 for c in starts}
        for _ in range(work):
            if not queue:
                break
            _, cost, cell, towards = heapq.heappop(queue)
            if cost > best[cell, towards]:
                continue
            if cell in goals:
                found, key = [cell], (cell, towards)
                while key in came:
                    key = came[key]
                    found.append(key[0])
                return found[::-1]
            for step in STRAIGHT:
                after = (cell[0] + step[0], cell[1] + step[1])
                inside = self.low[0] <= after[0] <= self.high[0] and self.low[1] <= after[1] <= self.high[1]
                if not inside or (after in self.blocked and after not in goals):
                    continue
                price = cost + 1 + TURN * (towards not in {step, (0, 0)})
                if price < best.get((after, step), math.inf):
                    best[after, step] = price
                    came[after, step] = (cell, towards)
                    heapq.heappush(queue, (price + ahead(after), price, after, step))
        return []


def corners(cells: list[Cell]) -> list[Cell]:
    """A way without the cells in the middle of its straight pieces."""
    kept = cells[:1]
    for before, cell, after in zip(cells, cells[1:], cells[2:], strict=False):
        if (cell[0] - before[0], cell[1] - before[1]) != (after[0] - cell[0], after[1] - cell[1]):
            kept.append(cell)
    return kept + cells[-1:] if len(cells) > 1 else kept
