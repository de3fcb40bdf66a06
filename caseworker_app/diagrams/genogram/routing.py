"""The connectors: couple lines, descents, sibship bars and the lines to the children.

Partners side by side are joined straight. A couple with somebody between them is joined over or under those between,
whichever meets fewer connectors, on levels of its own. The line down to the children leaves in a gap between two
neighbours where no label stands. Bars that would touch lie on different levels, chosen so that few lines cross, and
never two lines on top of each other.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
from collections.abc import Callable
from typing import Literal

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.kinship import Kinship
from caseworker_app.diagrams.genogram.lanes import OPEN_END, Bar, Slots, colour, set_levels
from caseworker_app.diagrams.genogram.symbols import Outline

LANE = 8.0  # between two levels of horizontal lines
DROP = 13.0  # from the lowest bar to what stands above the symbols below it
TWINS = 10.0  # more room where lines of twins spread
BESIDE = 5.0  # between the lines to a child of two pairs of parents
CLEAR = 3.0  # between a vertical line and a symbol or label
SNUG = 3.0  # how far from there a line beside a single parent may come down to run straight
LABEL_CLEAR = 1.5  # between a vertical line and a label below a symbol
ASIDE = 2.0  # more of it where there is room, for a double line

Way = Literal["straight", "over", "under", "stub", "parted", "none"]


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


@dataclasses.dataclass(slots=True)
class Course:
    """How one union is drawn; x and levels are found first, heights when the rows have their places."""

    way: Way
    left: int = -1
    right: int = -1
    x_left: float = 0.0
    x_right: float = 0.0
    offset_left: float = 0.0
    offset_right: float = 0.0
    level: int = 0
    drop: float | None = None


def line_aside(kin: Kinship, u: int, child: int) -> float:
    """How far right of the middle the line from one pair of parents reaches a child who may have more of them."""
    found = kin.child_in[child]
    return BESIDE * (found.index(u) - (len(found) - 1) / 2)


class Routing:
    """Finds the courses of all connectors for given places of the nodes."""

    def __init__(self, chart: Chart, rows: Rows, x: list[float], figures: list[Figure], loose: float = 0.0) -> None:
        """``loose`` is more room between two rows than the connectors need."""
        self.loose = loose
        self.chart, self.kin, self.x, self.figures = chart, chart.kin, list(x), figures
        self.rows = [sorted(row, key=lambda node: (x[node], node)) for row in rows]
        self.pos = {node: i for row in self.rows for i, node in enumerate(row)}
        for u, nodes in chart.parted.items():
            for node in nodes:
                self._shift_passage(u, node)
        self.upper = [self._slots(row, self._reach_above) for row in self.rows]
        self.lower = [self._slots(row, self._reach_below) for row in self.rows]
        for upper, lower in zip(itertools.chain(*self.upper), itertools.chain(*self.lower), strict=True):
            lower.taken = upper.taken
        self.exits: collections.Counter[tuple[int, bool, str]] = collections.Counter()
        people = [[figures[p] for p in row if p < chart.people] for row in self.rows]
        self.above = [max((f.above for f in row), default=0.0) for row in people]
        self.below = [max((f.below for f in row), default=0.0) + loose / 2 for row in people]
        self.courses = [self._course(u) for u in range(len(self.kin.unions))]
        self.over_levels = [0] * chart.height
        self.under_levels = [0] * chart.height
        for r in range(chart.height):
            self._find_channels(r)
        for u, course in enumerate(self.courses):
            if course.way in ("straight", "under", "stub", "none"):
                self._find_drop(u, course)
        self.bars: list[list[Bar]] = [self._bars(r) for r in range(chart.height)]
        self.bar_levels = [set_levels(bars) for bars in self.bars]
        self.row_y = self._row_heights()

    def _shift_passage(self, u: int, node: int) -> None:
        """Keep the line of a parted couple off the lines to children above and below the row that it passes."""
        r, at = self.chart.row[node], self.pos[node]
        row = self.rows[r]
        low = self.x[row[at - 1]] + self._reach_below(row[at - 1]) if at else self.x[node] - OPEN_END
        high = self.x[row[at + 1]] - self._reach_below(row[at + 1]) if at + 1 < len(row) else self.x[node] + OPEN_END
        self.x[node] = Slots(low, high).take(self.x[node], [*self._avoid(u, r), *self._avoid(u, r - 1)])

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

    def _course(self, u: int) -> Course:
        chart, partners = self.chart, self.kin.unions[u].partners
        if not partners:
            return Course("none")
        if len(partners) == 1:
            return Course("stub", partners[0], partners[0])
        left, right = sorted(partners, key=lambda p: (self.x[p], p))
        if u in chart.parted:
            return Course("parted", left, right)
        row = self.rows[chart.top[u]]
        inside = row[self.pos[left] + 1 : self.pos[right]]
        people = [p for p in inside if p < chart.people]
        if not people:
            return Course("straight", left, right)
        over = sum(chart.has_parents[p] for p in people)
        under = len({v for p in people for v in chart.with_children[p] if v != u})
        return Course("over" if over <= under else "under", left, right)

    def _find_channels(self, r: int) -> None:
        """Levels and vertical parts of the couple lines that go around people of this row."""
        for way, slots in (("over", self.upper[r]), ("under", self.lower[r])):
            here = [(u, c) for u, c in enumerate(self.courses) if c.way == way and self.chart.top[u] == r]
            levels = colour([(self.x[c.left], self.x[c.right]) for _, c in here])
            for (_, course), level in zip(here, levels, strict=True):
                course.level = level
            if here:
                (self.over_levels if way == "over" else self.under_levels)[r] = max(levels) + 1
            sign = -1.0 if way == "over" else 1.0
            ends = collections.Counter(end for _, c in here for end in ((c.left, True), (c.right, False)))
            for u, course in sorted(here, key=lambda item: (-item[1].level, item[0])):
                offsets: list[float] = []
                for end in ((course.left, True), (course.right, False)):
                    step = min(3.0, 8.0 / max(ends[end] - 1, 1))
                    offsets.append(sign * (9.5 - step * self.exits[(*end, way)]))
                    self.exits[(*end, way)] += 1
                course.offset_left, course.offset_right = offsets
                self._take_ends(u, course, slots, r)
        for u, course in enumerate(self.courses):
            if course.way == "parted" and max(self.chart.row[p] for p in self.kin.unions[u].partners) == r:
                self._find_parted(u, course, r)

    def _take_ends(self, u: int, course: Course, slots: list[Slots], r: int) -> None:
        i, j = self.pos[course.left] + 1, self.pos[course.right]
        target = self.target(u)
        if course.way == "under" or target is None:
            course.x_left = slots[i].take(slots[i].low + ASIDE)
            course.x_right = slots[j].take(slots[j].high - ASIDE)
            return
        lower = self.lower[r]
        straight = {self.pos[c.left] + 1 for c in self.courses if c.way == "straight" and self.row_of(c) == r}

        def price(gap: int) -> tuple[float, int]:
            middle = (lower[gap].low + lower[gap].high) / 2
            return 1000.0 * (gap in straight) + abs(middle - target) - 30.0 * (gap in (i, j)), gap

        gap = min(range(i, j + 1), key=price)
        low, high = lower[gap].low, lower[gap].high
        course.drop = slots[gap].take(min(max(target, low), high), self._avoid(u, r), low, high)
        course.x_left = course.drop if gap == i else slots[i].take(slots[i].low + ASIDE)
        course.x_right = course.drop if gap == j else slots[j].take(slots[j].high - ASIDE)

    def row_of(self, course: Course) -> int:
        """The row of a course's left partner."""
        return self.chart.row[course.left]

    def _find_parted(self, u: int, course: Course, r: int) -> None:
        """Partners on two rows: from the side of the upper one down to the side of the lower one (row ``r``)."""
        upper, lower = sorted((course.left, course.right), key=lambda p: (self.chart.row[p], p))
        top = self.chart.row[upper]
        rightwards = self.x[lower] >= self.x[upper]
        i = self.pos[upper] + rightwards
        course.x_left = self.lower[top][i].take(
            self.lower[top][i].low + ASIDE if rightwards else self.lower[top][i].high - ASIDE, self._avoid(u, top)
        )
        j = self.pos[lower] + (not rightwards)
        slots = self.lower[r][j]
        target = self.target(u)
        wanted = slots.high - ASIDE if rightwards else slots.low + ASIDE
        course.x_right = slots.take(wanted, self._avoid(u, r) if target is not None else ())
        course.drop = course.x_right if target is not None else None
        course.left, course.right = upper, lower
        course.offset_left = self._exit(upper, "under", to_right=rightwards)
        course.offset_right = -self._exit(lower, "over", to_right=not rightwards)
        course.level = self.over_levels[r]
        self.over_levels[r] += 1

    def _exit(self, person: int, way: Way, *, to_right: bool) -> float:
        """How far from the middle of a symbol's side the next line leaves it, counted below or above."""
        end = (person, to_right, way)
        self.exits[end] += 1
        return max(9.5 - 3.0 * (self.exits[end] - 1), 1.5)

    def _avoid(self, u: int, r: int) -> list[float]:
        """Where other vertical lines run between this row and the next."""
        others = [h for h in self.chart.hanging[r] if h.union != u]
        hanging = [self.hang(h.union, c) for h in others if h.children for c in self.kin.unions[h.union].children]
        return [*hanging, *(self.x[f] for h in others for f in h.feet)]

    def _find_drop(self, u: int, course: Course) -> None:
        """Where the line down to the children leaves."""
        target, r = self.target(u), self.chart.top[u]
        if course.way == "none" or (target is None and course.way != "stub"):
            return
        avoid = self._avoid(u, r)
        if course.way == "stub":
            person, goal = course.left, self.x[course.left] if target is None else target
            sides = {
                side: any(
                    c.way == "straight" and person == (c.left if side else c.right) and self.row_of(c) == r
                    for c in self.courses
                )
                for side in (True, False)
            }
            to_right = min((True, False), key=lambda side: (sides[side], (goal >= self.x[person]) != side))
            slots = self.lower[r][self.pos[person] + to_right]
            low, high = (slots.low, slots.low + 2 * SNUG) if to_right else (slots.high - 2 * SNUG, slots.high)
            wanted = min(max(goal, low), high)
            course.x_left = course.x_right = course.drop = slots.take(wanted, avoid)
            course.offset_left = 6.0 if sides[to_right] else 0.0
            return
        goal = self.x[course.left] if target is None else target
        middle = (self.x[course.left] + self.x[course.right]) / 2
        if course.way == "under":
            low, high = sorted((course.x_left, course.x_right))
            free = Slots(low, high)
            course.drop = free.take(goal, [*avoid, *self._drops(r)])
            return
        gaps = range(self.pos[course.left] + 1, self.pos[course.right] + 1)
        gap = min(gaps, key=lambda g: abs(min(max(goal, self.lower[r][g].low), self.lower[r][g].high) - goal))
        slots = self.lower[r][gap]
        near = abs(goal - middle) <= max(slots.high - slots.low, 4.0) / 2 or len(gaps) > 1
        course.drop = slots.take(goal if near else middle, avoid)

    def _drops(self, r: int) -> list[float]:
        return [c.drop for u, c in enumerate(self.courses) if c.drop is not None and self.chart.top[u] == r]

    def _bars(self, r: int) -> list[Bar]:
        bars = []
        for h in self.chart.hanging[r]:
            course, foot = self.courses[h.union], h.feet[0]
            if h.children:
                bar = Bar(h.union, course.drop, tuple(self.hang(h.union, c) for c in self.kin.unions[h.union].children))
            elif foot in self.kin.unions[h.union].partners:
                continue
            else:
                child = self.chart.owner[h.heads[0]][1] if h.passing else self.chart.owner[foot][1]
                end = self.line_x(h.union, child, foot)
                bar = Bar(h.union, self.line_x(h.union, child, h.heads[0]) if h.passing else course.x_left, (end,))
            if bar.high - bar.low > 0.01:
                bars.append(bar)
        for u, union in enumerate(self.kin.unions):
            if not union.partners and self.chart.top[u] == r:
                bars.append(Bar(u, None, tuple(self.hang(u, c) for c in union.children)))
        return bars

    def _row_heights(self) -> list[float]:
        """The y of the middle of each row's symbols."""
        heights: list[float] = []
        y = 0.0
        for r, (above, below) in enumerate(zip(self.above, self.below, strict=True)):
            y += above + self.over_levels[r] * LANE + 3.0 * bool(self.over_levels[r])
            heights.append(y)
            y += below
            y += (
                CLEAR
                + (self.under_levels[r] + self.bar_levels[r]) * LANE
                + DROP
                + self._room_for_twins(r)
                + self.loose / 2
            )
        return heights

    def _room_for_twins(self, r: int) -> float:
        """How much higher the lines of twins below a row must be to spread well."""
        groups = [group for h in self.chart.hanging[r] if h.children for group, _ in self.kin.twins_of(h.union)]
        widths = [max(self.x[c] for c in group) - min(self.x[c] for c in group) for group in groups]
        return max((min(max(width / 8, TWINS), 3 * TWINS) for width in widths), default=0.0)

    def over_y(self, r: int, level: int) -> float:
        """Height of a couple line that goes over people of a row."""
        return self.row_y[r] - self.above[r] - 5.0 - level * LANE

    def under_y(self, r: int, level: int) -> float:
        """Height of a couple line that goes under people of a row."""
        return self.row_y[r] + self.below[r] + CLEAR + (level + 0.5) * LANE

    def bar_y(self, r: int, level: int) -> float:
        """Height of a bar below a row."""
        return self.under_y(r, self.under_levels[r]) + level * LANE
