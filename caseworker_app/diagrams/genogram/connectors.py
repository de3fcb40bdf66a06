"""The connectors of a routed genogram as lines with their meaning, and the shapes that show them."""

from __future__ import annotations

from caseworker_app.diagrams.display import XY, Line
from caseworker_app.diagrams.genogram.lanes import Bar
from caseworker_app.diagrams.genogram.routing import Routing
from caseworker_app.diagrams.strokes import shares


class Connectors:
    """Turns courses into points, for people standing at ``x``, ``y`` (moved by hand or not)."""

    def __init__(self, routing: Routing, y: list[float]) -> None:
        self.routing, self.chart, self.kin = routing, routing.chart, routing.kin
        self.x, self.y = routing.x, y
        self.bar_of: dict[tuple[int, int], Bar] = {}
        for r, bars in enumerate(routing.bars):
            for bar in bars:
                self.bar_of.setdefault((bar.union, r), bar)

    def side(self, person: int, towards: float, offset: float) -> XY:
        """Where a line leaves a symbol at the side nearest to ``towards``, ``offset`` below its middle."""
        reach = self.routing.figures[person].outline.side(offset)
        return self.x[person] + (reach if towards >= self.x[person] else -reach), self.y[person] + offset

    def couple(self, u: int) -> list[XY]:
        """The line between the partners of a union; for a single parent the way out to the side."""
        course, routing = self.routing.courses[u], self.routing
        a, b = course.left, course.right
        r = self.chart.top[u]
        if course.way == "stub":
            start = self.side(a, course.x_left, course.offset_left)
            return [start, (course.x_left, start[1])]
        if course.way == "straight":
            return [self.side(a, self.x[b], 0.0), self.side(b, self.x[a], 0.0)]
        start = self.side(a, course.x_left, course.offset_left)
        end = self.side(b, course.x_right, course.offset_right)
        level = routing.under_y(r, course.level) if course.way == "under" else routing.over_y(r, course.level)
        points = [start, (course.x_left, start[1])]
        for node in self.chart.parted.get(u, ()):
            points += self._step(u, self.chart.row[node] - 1, points[-1][0], self.x[node])
        return [*points, (points[-1][0], level), (course.x_right, level), (course.x_right, end[1]), end]

    def _step(self, u: int, r: int, x: float, to: float) -> list[XY]:
        """A line coming down at ``x`` between two rows that goes on at another place."""
        if abs(to - x) <= 0.01:
            return []
        level = next((b.level for b in self.routing.bars[r] if b.union == u and b.head == x), 0)
        y = self.routing.bar_y(r, level)
        return [(x, y), (to, y)]

    def descent_top(self, u: int) -> float:
        """The height at which the line down to the children leaves the couple line."""
        course, r = self.routing.courses[u], self.chart.top[u]
        if course.way == "straight":
            (x0, y0), (x1, y1) = self.couple(u)
            share = 0.5 if course.drop is None or x1 == x0 else min(max((course.drop - x0) / (x1 - x0), 0.0), 1.0)
            return y0 + (y1 - y0) * share
        if course.way == "under":
            return self.routing.under_y(r, course.level)
        if course.way == "stub":
            return self.couple(u)[1][1]
        if course.drop == course.x_right:
            return self.couple(u)[-1][1]
        if course.drop == course.x_left:
            return self.couple(u)[0][1]
        return self.routing.over_y(r, course.level)

    def bar_height(self, u: int) -> float:
        """The height of the sibship bar of a union."""
        r = self.chart.top[u]
        bar = self.bar_of.get((u, r))
        return self.routing.bar_y(r, bar.level if bar else 0)

    def child(self, u: int, child: int) -> list[XY]:
        """The line from the bar down to a child; that of a twin spreads from the common point."""
        nodes = [*self.chart.passages[u, child], child]
        figure = self.routing.figures[child]
        aside = self.routing.gaps.line_x(u, child, child) - self.x[child]
        end = (self.x[child] + aside, self.y[child] - figure.outline.top(aside))
        x = self.routing.gaps.hang(u, child)
        points = [(x, self.bar_height(u))]
        if x != self.routing.gaps.line_x(u, child, nodes[0]):
            return [*points, (end[0], self.y[child] - figure.above - 1.0), end]
        for node in nodes[1:]:
            to = self.routing.gaps.line_x(u, child, node)
            points += self._step(u, self.chart.row[node] - 1, x, to)
            x = to
        return [*points, (x, end[1])]

    def twin_bar(self, u: int, group: list[int]) -> list[XY]:
        """The bar between the lines of identical twins, half-way down."""
        lines = [self.child(u, c) for c in (group[0], group[-1])]
        return [((line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2) for line in lines]

    def lines(self) -> list[Line]:
        """All connectors; each names the partners first, a child line then its child.

        Where one parent at most is known the children follow, so that all lines of a union name the same people.
        The line of partners who married more than once is cut into as many stretches, the first marriage first.
        """
        found: list[Line] = []
        key = [m.key for m in self.kin.members]
        for u, union in enumerate(self.kin.unions):
            course = self.routing.courses[u]
            partners = tuple(key[p] for p in union.partners)
            children = tuple(key[c] for c in union.children)
            if course.way != "none":
                joined = (*partners, *children) if len(partners) == 1 else partners
                stretches = shares(self.couple(u), len(union.records))
                found += [
                    Line("couple", joined, tuple(points), (record.key,))
                    for record, points in zip(union.records, stretches, strict=True)
                ]
            if not children:
                continue
            bar_y = self.bar_height(u)
            records = tuple(record.key for record in union.records if union.children_of(record))
            if course.drop is not None:
                points = ((course.drop, self.descent_top(u)), (course.drop, bar_y))
                found.append(Line("descent", (*partners, *children), points, records))
            bar = self.bar_of.get((u, self.chart.top[u]))
            if bar:
                found.append(Line("sibship", (*partners, *children), ((bar.low, bar_y), (bar.high, bar_y)), records))
            known = sum(not self.kin.members[p].unknown for p in union.partners)
            for c in union.children:
                others = tuple(key[o] for o in union.children if o != c) if known < 2 else ()
                own = union.links[c].record
                found.append(
                    Line("child", (*partners, key[c], *others), tuple(self.child(u, c)), (own,) if own else ())
                )
        return found
