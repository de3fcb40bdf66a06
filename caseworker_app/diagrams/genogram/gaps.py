"""Where lines may come down between the people of a row: the gaps, what is taken in them, and where children hang."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.kinship import Kinship
from caseworker_app.diagrams.genogram.lanes import OPEN_END, Slots
from caseworker_app.diagrams.genogram.symbols import Outline

BESIDE = 5.0  # between the lines to a child of two pairs of parents
CLEAR = 3.0  # between a vertical line and a symbol or label
LABEL_CLEAR = 1.5  # between a vertical line and a label below a symbol


@dataclasses.dataclass(slots=True)
class Figure:
    """What routing knows of a person: the symbol, and how far its texts reach from the symbol's middle."""

    outline: Outline
    text_half: float
    below: float
    above: float
    years_half: float

    @property
    def reach_above(self) -> float:
        """How near to the middle a vertical line may pass from above."""
        return max(self.outline.half, self.years_half) + CLEAR

    @property
    def reach_below(self) -> float:
        """The same for a line that passes the label below too."""
        return max(self.reach_above, self.text_half + LABEL_CLEAR)


def line_aside(kin: Kinship, u: int, child: int) -> float:
    """How far right of the middle the line from one pair of parents reaches a child who may have more of them."""
    found = kin.child_in[child]
    return BESIDE * (found.index(u) - (len(found) - 1) / 2)


class Gaps:
    """The nodes of each row at their places, and the free intervals between them.

    ``upper`` and ``lower`` hold the gaps of each row from left to right, for lines from above and below: before the
    first node, between neighbours, after the last. What is taken in one is taken in the other.
    """

    def __init__(self, chart: Chart, rows: Rows, x: list[float], figures: list[Figure]) -> None:
        self.chart, self.kin, self.x, self.figures = chart, chart.kin, list(x), figures
        self.rows = [sorted(row, key=lambda node: (x[node], node)) for row in rows]
        self.pos = {node: i for row in self.rows for i, node in enumerate(row)}
        self._hung: dict[int, list[tuple[int, list[float]]]] = {}
        for u, nodes in chart.parted.items():
            for node in nodes:
                self._shift_passage(u, node)
        self.upper = [self._slots(row, self._reach_above) for row in self.rows]
        self.lower = [self._slots(row, self._reach_below) for row in self.rows]
        for upper, lower in zip(itertools.chain(*self.upper), itertools.chain(*self.lower), strict=True):
            lower.taken = upper.taken

    def _shift_passage(self, u: int, node: int) -> None:
        """Keep the line of a parted couple off the lines to children above and below the row that it passes."""
        r, at = self.chart.row[node], self.pos[node]
        row = self.rows[r]
        low = self.x[row[at - 1]] + self._reach_below(row[at - 1]) if at else self.x[node] - OPEN_END
        high = self.x[row[at + 1]] - self._reach_below(row[at + 1]) if at + 1 < len(row) else self.x[node] + OPEN_END
        self.x[node] = Slots(low, high).take(self.x[node], [*self.avoid(u, r), *self.avoid(u, r - 1)])
        self._hung.clear()

    def _reach_above(self, node: int) -> float:
        return CLEAR if node >= self.chart.people else self.figures[node].reach_above

    def _reach_below(self, node: int) -> float:
        return CLEAR if node >= self.chart.people else self.figures[node].reach_below

    def _slots(self, row: list[int], reach: Callable[[int], float]) -> list[Slots]:
        """The gaps of a row: before the first node, between neighbours, after the last."""
        if not row:
            return []
        first, last = row[0], row[-1]
        found = [Slots(self.x[first] - reach(first) - OPEN_END, self.x[first] - reach(first))]
        found += [Slots(self.x[a] + reach(a), self.x[b] - reach(b)) for a, b in itertools.pairwise(row)]
        found.append(Slots(self.x[last] + reach(last), self.x[last] + reach(last) + OPEN_END))
        return found

    def hang(self, u: int, child: int) -> float:
        """Where on the sibship bar a child hangs: above itself, twins from one point."""
        for group, _ in self.kin.twins_of(u):
            feet = [self.x[self.chart.foot(u, c)] for c in group]
            if child in group and all(not self.chart.passages[u, c] for c in group):
                return (min(feet) + max(feet)) / 2
        return self.line_x(u, child, self.chart.foot(u, child))

    def line_x(self, u: int, child: int, node: int) -> float:
        """Where the line to a child passes a node; lines from several pairs of parents run side by side."""
        return self.x[node] + (line_aside(self.kin, u, child) if child < self.chart.people else 0.0)

    def target(self, u: int) -> float | None:
        """The middle of the children of a union."""
        feet = [self.hang(u, c) for c in self.kin.unions[u].children]
        return (min(feet) + max(feet)) / 2 if feet else None

    def avoid(self, u: int, r: int) -> list[float]:
        """Where other vertical lines run between this row and the next."""
        return [x for union, places in self._hanging(r) if union != u for x in places]

    def _hanging(self, r: int) -> list[tuple[int, list[float]]]:
        """Of each sibship that hangs below a row, its union and where its vertical lines run; worked out once."""
        if r not in self._hung:
            self._hung[r] = [
                (
                    h.union,
                    [self.hang(h.union, c) for c in self.kin.unions[h.union].children if h.children]
                    + [self.x[foot] for foot in h.feet],
                )
                for h in self.chart.hanging[r]
            ]
        return self._hung[r]
