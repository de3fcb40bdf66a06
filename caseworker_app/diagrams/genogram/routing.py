"""The connectors: couple lines, descents, sibship bars and the lines to the children.

Partners side by side are joined straight. A couple with somebody between them is joined over or under those between,
whichever meets fewer connectors, on levels of its own. The line down to the children leaves in a gap between two
neighbours where no label stands. Bars that would touch lie on different levels, chosen so that few lines cross, and
never two lines on top of each other.
"""

from __future__ import annotations

import collections
import dataclasses
from typing import Literal

from caseworker_app.diagrams.genogram.chart import Chart, Rows
from caseworker_app.diagrams.genogram.gaps import CLEAR, Figure, Gaps
from caseworker_app.diagrams.genogram.lanes import Bar, Slots, colour, set_levels

LANE = 8.0  # between two levels of horizontal lines
DROP = 13.0  # from the lowest bar to what stands above the symbols below it
TWINS = 10.0  # more room where lines of twins spread
SNUG = 3.0  # how far from the end of a gap a line beside a single parent may come down to run straight
LEAST = 0.9  # between lines that leave two neighbours towards each other
ASIDE = 2.0  # more than CLEAR where there is room, for a double line

Way = Literal["straight", "over", "under", "stub", "parted", "none"]


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


class Routing:
    """Finds the courses of all connectors for given places of the nodes."""

    def __init__(self, chart: Chart, rows: Rows, x: list[float], figures: list[Figure], loose: float = 0.0) -> None:
        """``loose`` is more room between two rows than the connectors need."""
        self.loose = loose
        gaps = self.gaps = Gaps(chart, rows, x, figures)
        self.chart, self.kin, self.x, self.rows, self.figures = chart, chart.kin, gaps.x, gaps.rows, figures
        self.upper, self.lower, self.pos = gaps.upper, gaps.lower, gaps.pos
        self.exits: collections.Counter[tuple[int, bool, str]] = collections.Counter()
        self.ways_out: dict[tuple[int, int], list[tuple[float, float, float, int]]] = collections.defaultdict(list)
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
                course.offset_left = self._way_out(course.left, course.x_left, course.offset_left, -sign)
                course.offset_right = self._way_out(course.right, course.x_right, course.offset_right, -sign)
        for u, course in enumerate(self.courses):
            if course.way == "parted" and max(self.chart.row[p] for p in self.kin.unions[u].partners) == r:
                self._find_parted(u, course, r)

    def _take_ends(self, u: int, course: Course, slots: list[Slots], r: int) -> None:
        i, j = self.pos[course.left] + 1, self.pos[course.right]
        target = self.gaps.target(u)
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
        course.drop = slots[gap].take(min(max(target, low), high), self.gaps.avoid(u, r), low, high)
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
            self.lower[top][i].low + ASIDE if rightwards else self.lower[top][i].high - ASIDE, self.gaps.avoid(u, top)
        )
        j = self.pos[lower] + (not rightwards)
        slots = self.lower[r][j]
        target = self.gaps.target(u)
        wanted = slots.high - ASIDE if rightwards else slots.low + ASIDE
        course.x_right = slots.take(wanted, self.gaps.avoid(u, r) if target is not None else ())
        course.drop = course.x_right if target is not None else None
        course.left, course.right = upper, lower
        below, above = (
            self._exit(upper, "under", to_right=rightwards),
            self._exit(lower, "over", to_right=not rightwards),
        )
        course.offset_left = self._way_out(upper, course.x_left, below, -1.0)
        course.offset_right = self._way_out(lower, course.x_right, -above, 1.0)
        course.level = self.over_levels[r]
        self.over_levels[r] += 1

    def _exit(self, person: int, way: Way, *, to_right: bool) -> float:
        """How far from the middle of a symbol's side the next line leaves it, counted below or above."""
        end = (person, to_right, way)
        self.exits[end] += 1
        return max(9.5 - 3.0 * (self.exits[end] - 1), 1.5)

    def _find_drop(self, u: int, course: Course) -> None:
        """Where the line down to the children leaves."""
        target, r = self.gaps.target(u), self.chart.top[u]
        if course.way == "none" or (target is None and course.way != "stub"):
            return
        avoid = self.gaps.avoid(u, r)
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
            course.offset_left = self._way_out(person, course.x_left, 6.0 if sides[to_right] else 0.0, 3.0)
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

    def _way_out(self, person: int, x: float, offset: float, step: float) -> float:
        """How far below the middle of a symbol a line leaves it for ``x``, never on a line that a neighbour sends."""
        gap = self.chart.row[person], self.pos[person] + (x >= self.x[person])
        low, high = sorted((self.x[person], x))
        others = [(a, b, y) for a, b, y, other in self.ways_out[gap] if other != person and low < b and a < high]
        while any(abs(offset - y) < LEAST for _, _, y in others):
            offset += step
        self.ways_out[gap].append((low, high, offset, person))
        return offset

    def _drops(self, r: int) -> list[float]:
        return [c.drop for u, c in enumerate(self.courses) if c.drop is not None and self.chart.top[u] == r]

    def _bars(self, r: int) -> list[Bar]:
        bars = []
        for h in self.chart.hanging[r]:
            course, foot = self.courses[h.union], h.feet[0]
            if h.children:
                bar = Bar(
                    h.union, course.drop, tuple(self.gaps.hang(h.union, c) for c in self.kin.unions[h.union].children)
                )
            elif foot in self.kin.unions[h.union].partners:
                continue
            else:
                child = self.chart.owner[h.heads[0]][1] if h.passing else self.chart.owner[foot][1]
                end = self.gaps.line_x(h.union, child, foot)
                bar = Bar(h.union, self.gaps.line_x(h.union, child, h.heads[0]) if h.passing else course.x_left, (end,))
            if bar.high - bar.low > 0.01:
                bars.append(bar)
        for u, union in enumerate(self.kin.unions):
            if not union.partners and self.chart.top[u] == r:
                bars.append(Bar(u, None, tuple(self.gaps.hang(u, c) for c in union.children)))
        return bars

    def _row_heights(self) -> list[float]:
        """The y of the middle of each row's symbols."""
        heights: list[float] = []
        y = 0.0
        for r, (above, below) in enumerate(zip(self.above, self.below, strict=True)):
            y += above + (self.over_levels[r] * LANE + 3.0 + self.loose / 2) * bool(self.over_levels[r])
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
        return self.row_y[r] - self.above[r] - 5.0 - self.loose / 2 - level * LANE

    def under_y(self, r: int, level: int) -> float:
        """Height of a couple line that goes under people of a row."""
        return self.row_y[r] + self.below[r] + CLEAR + (level + 0.5) * LANE

    def bar_y(self, r: int, level: int) -> float:
        """Height of a bar below a row."""
        return self.under_y(r, self.under_levels[r]) + level * LANE
