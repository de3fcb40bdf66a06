"""The shapes of connectors: couple lines with their slashes and dates, lines to children by kind, twins."""

from __future__ import annotations

import collections
import dataclasses
import itertools
import math
from collections.abc import Iterable

from caseworker_app.diagrams.display import XY, Box, Label, Line, Pen, Shape, Text, polyline
from caseworker_app.diagrams.genogram.connectors import Connectors
from caseworker_app.diagrams.genogram.family import ChildKind, Couple, CoupleKind, Ended
from caseworker_app.diagrams.genogram.kinship import Union
from caseworker_app.diagrams.measure import ASCENT, DESCENT, legible, text_width
from caseworker_app.diagrams.strokes import styled_line
from caseworker_app.diagrams.styles import ADOPTED_BESIDE, CHILDREN, COUPLES, LineStyle

LINE = Pen(1.0)
DATE_SIZE = 7.5
APART = 3.0  # between a date and another text
BAND = 60.0  # height of the bands in which texts and connectors are looked up
MARKED = 7.5  # how far slashes reach from the middle of their line
BETWEEN_DATES = " · "
FROM_SYMBOL = 3.0  # between a date and the symbols at the ends of its line

COUPLE_STYLES: dict[CoupleKind, str] = {
    "menikah": "married",
    "hidup_bersama": "cohabiting",
    "hubungan_lain": "affair",
    "sedarah": "consanguineous",
    "belum_diketahui": "unknown",
}
END_STYLES: dict[Ended, str] = {"pisah": "separated", "cerai": "divorced", "rujuk": "reunited"}
CHILD_STYLES: dict[ChildKind, str] = {"biologis": "biological", "angkat": "adopted", "asuh": "foster", "tiri": "step"}
SINCE: dict[CoupleKind, str] = {
    "menikah": "m {}",
    "sedarah": "m {}",
    "hidup_bersama": "hb {}",
    "hubungan_lain": "sejak {}",
    "belum_diketahui": "sejak {}",
}
UNTIL: dict[Ended, str] = {"cerai": "c {}", "pisah": "p {}", "rujuk": "r {}"}
PLACED: dict[ChildKind, str] = {"angkat": "A '{}", "asuh": "AS '{}"}


def couple_style(couple: Couple, *, related: bool) -> LineStyle:
    """The line of a couple without the marks of its end; partners of one blood have a double line."""
    return COUPLES["consanguineous" if related and couple.kind == "menikah" else COUPLE_STYLES[couple.kind]]


def couple_dates(couple: Couple) -> list[str]:
    """«m 1983» and «c 97», as far as known."""
    found = [] if couple.since is None else [SINCE[couple.kind].format(couple.since)]
    if couple.until is not None and couple.ended in UNTIL:
        found.append(UNTIL[couple.ended].format(f"{couple.until % 100:02d}"))
    return found


def union_dates(union: Union) -> list[str]:
    """The dates of a couple, the first on top; of partners who married more than once a line for each marriage."""
    dated = [couple_dates(record) for record in union.records]
    if len(dated) == 1:
        return dated[0]
    return list(dict.fromkeys(BETWEEN_DATES.join(dates) for dates in dated if dates))


class Bands:
    """Boxes in bands of height, so that those near a place are found without a look at all."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.bands: dict[int, list[Box]] = collections.defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """One more box."""
        for band in range(int(box.y0 // BAND), int(box.y1 // BAND) + 1):
            self.bands[band].append(box)

    def near(self, place: Box, gap: float) -> list[Box]:
        """The boxes that come nearer to a place than ``gap``, each once."""
        bands = range(int((place.y0 - gap) // BAND), int((place.y1 + gap) // BAND) + 1)
        return list(
            {id(box): box for band in bands for box in self.bands.get(band, ()) if box.touches(place, gap)}.values()
        )


class Ink:
    """Draws the connectors, and finds room for the dates beside them."""

    def __init__(self, connectors: Connectors, lines: list[Line], taken: list[Box]) -> None:
        self.connectors, self.kin = connectors, connectors.kin
        self.taken = Bands(taken)
        pieces = [piece for line in lines for piece in itertools.pairwise(line.points)]
        self.pieces = Bands(Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pieces)
        self.labels: list[Label] = []
        self.owners: list[tuple[str, ...]] = []
        """Whom each of the labels concerns."""

    def shapes(self) -> list[Shape]:
        """All connectors."""
        shapes: list[Shape] = []
        for u in range(len(self.kin.unions)):
            shapes += self._couple(u)
            shapes += self._children(u)
        return shapes

    def _couple(self, u: int) -> list[Shape]:
        course, union = self.connectors.routing.courses[u], self.kin.unions[u]
        if course.way == "none":
            return []
        points = self.connectors.couple(u)
        couple = union.records[0]
        style = couple_style(couple, related=self.kin.related(u))
        shapes: list[Shape] = [*styled_line(points, style)]
        if len(union.partners) < 2:
            return shapes
        (x0, y0), (x1, y1) = max(
            itertools.pairwise(points), key=lambda ends: (ends[0][1] == ends[1][1], math.dist(*ends))
        )
        x0, x1 = sorted((x0, x1))
        middle, ended = (x0 + x1) / 2, union.ended()
        if ended in END_STYLES:
            marked = dataclasses.replace(COUPLES[END_STYLES[ended]], offsets=())
            middle = self._slashed(x0, x1, (y0 + y1) / 2, course.drop)
            shapes += styled_line([(middle - 6, (y0 + y1) / 2), (middle + 6, (y0 + y1) / 2)], marked)
        keys = tuple(self.kin.members[p].key for p in union.partners)
        above = min(y0, y1) - (8.0 if ended in END_STYLES else 2.0)
        for date in reversed(union_dates(union)):
            places = self._beside_couple(date, (x0, x1), middle, above, max(y0, y1))
            if text_width(date, legible(DATE_SIZE)) + 2 * FROM_SYMBOL > x1 - x0:
                places += _beside_upright(date, points)
            text = self._written(keys, date, places)
            shapes.append(text)
            above = min(above, text.y - ASCENT * legible(DATE_SIZE) - APART - 0.1)
        return shapes

    def _slashed(self, x0: float, x1: float, y: float, drop: float | None) -> float:
        """Where the slashes stand: beside the line to the children, and where they meet no text."""
        middle = (x0 + x1) / 2 if drop is None or not x0 < drop < x1 else (x1 + drop) / 2
        steps = (0.0, *(sign * step for step in range(8, int(x1 - x0) // 2, 8) for sign in (1, -1)))
        free = [
            middle + step
            for step in steps
            if x0 + MARKED < middle + step < x1 - MARKED and (drop is None or abs(middle + step - drop) > MARKED)
        ]
        room = ((at, Box(at - MARKED, y - MARKED, at + MARKED, y + MARKED)) for at in free)
        return next((at for at, box in room if not self.taken.near(box, 0.0)), middle)

    def _beside_couple(
        self, date: str, ends: tuple[float, float], middle: float, above: float, below: float
    ) -> list[XY]:
        """Places for a date: over the slashes or the middle of the line, elsewhere over the line, under it.

        Never beyond the ends of the line, where a year reads as that of a birth or death.
        """
        reach = text_width(date, legible(DATE_SIZE)) / 2 + FROM_SYMBOL
        low, high = sorted((ends[0] + reach, ends[1] - reach)) if ends[1] - ends[0] > 2 * reach else (middle, middle)
        wanted = (middle, (low + high) / 2, low, high, (low + middle) / 2, (middle + high) / 2)
        middles = list(dict.fromkeys(min(max(x, low), high) for x in wanted))
        upper = [
            (x, above - DESCENT * legible(DATE_SIZE) - up) for up in (0.0, 4.0, 8.0, 12.0, 16.0, 20.0) for x in middles
        ]
        return [*upper, *((x, below + 2 + ASCENT * legible(DATE_SIZE)) for x in middles)]

    def _written(self, keys: tuple[str, ...], words: str, places: list[XY]) -> Text:
        """A text at the first place where it meets no other text and no symbol, else where it meets least."""
        half = text_width(words, legible(DATE_SIZE)) / 2

        def room(place: XY) -> Box:
            x, y = place
            return Box(x - half, y - ASCENT * legible(DATE_SIZE), x + half, y + DESCENT * legible(DATE_SIZE))

        def trouble(place: XY) -> float:
            own = room(place)
            near = sum(0.15 + own.touches(other) for other in self.taken.near(own, APART))
            return 5 * near + len(self.pieces.near(own, 1.0))

        best = min(places, key=trouble)
        self.taken.add(room(best))
        self.labels.append(Label(keys[0], room(best), words))
        self.owners.append(keys)
        return Text(*best, words, legible(DATE_SIZE))

    def _children(self, u: int) -> list[Shape]:
        connectors, union = self.connectors, self.kin.unions[u]
        shapes: list[Shape] = []
        bar_y = connectors.bar_height(u)
        drop = connectors.routing.courses[u].drop
        if union.children and drop is not None:
            style = couple_style(union.records[0], related=self.kin.related(u))
            lower = max(style.offsets) if len(union.partners) > 1 else 0.0
            shapes.append(polyline([(drop, connectors.descent_top(u) + lower), (drop, bar_y)], LINE))
        bar = connectors.bar_of.get((u, connectors.chart.top[u]))
        if bar and union.children:
            shapes.append(polyline([(bar.low, bar_y), (bar.high, bar_y)], LINE))
        for child in union.children:
            link = union.links[child]
            points = connectors.child(u, child)
            shapes += styled_line(points, CHILDREN[CHILD_STYLES[link.kind]])
            if link.kind == "angkat":
                shapes += styled_line(points, ADOPTED_BESIDE)
            if link.year is not None and link.kind in PLACED:
                words = PLACED[link.kind].format(f"{link.year % 100:02d}")
                aside = text_width(words, legible(DATE_SIZE)) / 2 + 3.5
                (x, top), low = points[0], points[-1][1]
                height = connectors.routing.figures[child].above - connectors.routing.figures[child].outline.half
                lines = (
                    top + ASCENT * legible(DATE_SIZE) + 1.5,
                    low - height - DESCENT * legible(DATE_SIZE),
                    low - height - 12,
                )
                places = [(x + side * aside, y) for y in lines for side in (1, -1)]
                shapes.append(self._written((self.kin.members[child].key,), words, places))
        for group, identical in self.kin.twins_of(u):
            gaps = connectors.routing.gaps
            if identical and gaps.hang(u, group[0]) != gaps.line_x(u, group[0], group[0]):
                shapes.append(polyline(connectors.twin_bar(u, group), LINE))
        return shapes


def _beside_upright(date: str, points: list[XY]) -> list[XY]:
    """Places for a date beside the longest upright piece of a line; none where all of it lies level."""
    aside = text_width(date, legible(DATE_SIZE)) / 2 + APART
    upright = [(a, b) for a, b in itertools.pairwise(points) if a[0] == b[0]]
    (x, y0), (_, y1) = max(upright, key=lambda ends: math.dist(*ends), default=((0.0, 0.0), (0.0, 0.0)))
    return [(x + side * aside, y0 + (y1 - y0) * t) for t in (0.5, 0.25, 0.75) for side in (1, -1) if upright]
