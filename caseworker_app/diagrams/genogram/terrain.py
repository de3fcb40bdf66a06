"""What it costs a line to run through each place of a drawing: symbols, texts, connectors and lines drawn before.

The drawing is cut into small cells; a course is sampled at even steps and each sample looked up, so that many courses
can be compared quickly.
"""

from __future__ import annotations

import collections
import heapq
import itertools
import math
from collections.abc import Iterable, Sequence

from caseworker_app.diagrams.display import XY, Box
from caseworker_app.diagrams.genogram.obstacles import Cell

SIZE = 4.0  # of a cell, in points
SYMBOL, TEXT, CONNECTOR, TIE = 400.0, 120.0, 3.0, 5.0  # cost of one sample
BESIDE_TEXT = 6.0  # the same in the air around a text, where a zigzag would reach the letters
BESIDE_CONNECTOR, BESIDE_TIE = 4.0, 8.0  # points to each side that count as running along
LENGTH = 0.2  # cost of a point of length beyond the straight way
WORK = 60_000  # cells that one search for a way may visit
CELLS = 400_000  # that the searches for ways of all lines together may visit
STEPS = tuple((i, j, math.hypot(i, j)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)


class Terrain:
    """Costs by cell. Keys name the people whose symbols lie where, so that a line may begin and end at its own.

    ``left`` is how many cells the searches for ways may still visit: searches that are many end sooner.
    """

    def __init__(self) -> None:
        self.symbols: dict[Cell, tuple[str, ...]] = {}
        self.price: dict[Cell, float] = collections.defaultdict(float)
        self.left = CELLS

    def add_symbol(self, key: str, box: Box) -> None:
        """Where a symbol stands, with the air that a line must keep."""
        for cell in _cells(box):
            self.symbols[cell] = (*self.symbols.get(cell, ()), key)

    def add_text(self, box: Box, price: float = TEXT) -> None:
        """Where a text stands, or the air around one."""
        for cell in _cells(box):
            self.price[cell] += price

    def add_line(self, points: Sequence[XY], beside: float, price: float) -> None:
        """A line that others should not run along; a negative price takes it away again."""
        reach = math.ceil(beside / SIZE)
        near = [
            (i, j)
            for i in range(-reach, reach + 1)
            for j in range(-reach, reach + 1)
            if math.hypot(i, j) * SIZE <= beside
        ]
        for i, j in {(i + di, j + dj) for i, j in map(_cell, samples(points)) for di, dj in near}:
            self.price[i, j] += price

    def cost(self, points: Iterable[XY], own: tuple[str, str], enough: float = math.inf) -> float:
        """What a course between two people costs, by points about a cell apart; not counted beyond ``enough``."""
        price, symbols = self.price, self.symbols
        cost = 0.0
        for x, y in points:
            cell = (round(x / SIZE), round(y / SIZE))
            cost += price.get(cell, 0.0)
            if cell in symbols and any(key not in own for key in symbols[cell]):
                cost += SYMBOL
            if cost >= enough:
                break
        return cost

    def close_cost(self, points: Sequence[XY], own: tuple[str, str], enough: float = math.inf) -> float:
        """The same as ``cost`` of a course, looked at twice as closely, so that no corner of a text is missed."""
        return self.cost(samples(points, SIZE / 2), own, 2 * enough) / 2

    def way(
        self,
        start: XY,
        goal: XY,
        own: tuple[str, str],
        bounds: Box,
        enough: float = math.inf,
    ) -> list[XY]:
        """The cheapest way from the middle of one symbol to that of another, past all others; [] for none.

        A way that costs ``enough``, without its length as the crow flies, is none.
        """
        first, last = _cell(start), _cell(goal)
        (left, top), (right, bottom) = _cell((bounds.x0, bounds.y0)), _cell((bounds.x1, bounds.y1))
        symbols = self.symbols
        queue: list[tuple[float, float, Cell]] = [(0.0, 0.0, first)]
        best, came = {first: 0.0}, dict[Cell, Cell]()
        known, to_x, to_y, unit = self.price, *last, LENGTH * SIZE
        enough += math.hypot(to_x - first[0], to_y - first[1]) * unit
        for _ in range(min(WORK, self.left)):
            if not queue:
                break
            self.left -= 1
            _, cost, cell = heapq.heappop(queue)
            if cost > best[cell]:
                continue
            if cell == last:
                found = [cell]
                while cell in came:
                    cell = came[cell]
                    found.append(cell)
                return [(i * SIZE, j * SIZE) for i, j in reversed(found)]
            x, y = cell
            for di, dj, far in STEPS:
                i, j = after = (x + di, y + dj)
                if not (left <= i <= right and top <= j <= bottom):
                    continue
                if after in symbols and any(key not in own for key in symbols[after]):
                    continue
                price = cost + far * (unit + known.get(after, 0.0))
                least = price + math.hypot(to_x - i, to_y - j) * unit
                if least < enough and price < best.get(after, math.inf):
                    best[after], came[after] = price, cell
                    heapq.heappush(queue, (least, price, after))
        return []


def samples(points: Sequence[XY], step: float = SIZE) -> Iterable[XY]:
    """Points along a course, a cell's size apart or another step."""
    left = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        at = left
        while at < length:
            yield x0 + (x1 - x0) * at / length, y0 + (y1 - y0) * at / length
            at += step
        left = at - length
    if points:
        yield points[-1]


def _cell(point: XY) -> Cell:
    return round(point[0] / SIZE), round(point[1] / SIZE)


def _cells(box: Box) -> Iterable[Cell]:
    """The cells that a box touches with its middle, at least one."""
    (left, top), (right, bottom) = _cell((box.x0, box.y0)), _cell((box.x1, box.y1))
    return itertools.product(range(left, right + 1), range(top, bottom + 1))
