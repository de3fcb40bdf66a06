"""Emotional lines: from the edge of one symbol to the edge of the other, past all other symbols.

Straight lines, curves and brackets are compared: passing a symbol is out, running over texts, along a connector or
along another emotional line is dear. Where all of them are, the line takes the cheapest way around. All lines are then
laid once more, each with regard to all others, so that many lines at one person spread.
"""

from __future__ import annotations

import functools
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import XY, Box, Line, Shape
from caseworker_app.diagrams.genogram import clock, terrain
from caseworker_app.diagrams.genogram.family import EmotionalTie, TieKind
from caseworker_app.diagrams.genogram.symbols import Outline
from caseworker_app.diagrams.genogram.terrain import Terrain
from caseworker_app.diagrams.strokes import styled_line
from caseworker_app.diagrams.styles import EMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STYLES: dict[TieKind, str] = {
    "dekat": "close",
    "sangat_dekat": "fused",
    "renggang": "distant",
    "konflik": "hostile",
    "dekat_konflik": "close-hostile",
    "sangat_dekat_konflik": "fused-hostile",
    "terputus": "cutoff",
    "terputus_pulih": "cutoff-repaired",
    "kekerasan_fisik": "physical-abuse",
    "kekerasan_emosional": "emotional-abuse",
    "kekerasan_seksual": "sexual-abuse",
    "terpusat": "focused",
    "pengasuh": "caretaker",
}
ANGLES = tuple(math.radians(a) for a in (0, 15, -15, 32, -32, 52, -52, 78, -78))  # off the straight way
HANDLES = (0.3, 0.5)  # of a curve, as shares of the distance
LEVELS = (30.0, 38.0, 46.0, 56.0, 66.0, 78.0, 92.0, 108.0, 126.0, 150.0)  # of a bracket, above or below both
SLANTS = (math.radians(40), math.radians(58), math.radians(75))  # at which a bracket leaves
BEND, TWIST, CORNER = 7.0, 4.0, 6.0  # cost of a radian at an end, of curving both ways, of a bracket
AIR = 5.0  # around other symbols: half of the widest line
EDGE = 1.5  # from the outline of a symbol to the end of a line
AROUND = 130.0  # how far a line may leave the box around the two
CUTS = (14.0, 8.0, 4.0, 2.0)  # points of a corner that are cut off, the first of them that meets nothing
KINK = 6.0  # cost that a corner of a way must save
LONGEST = 400  # pieces of a curve
FEWEST = 5  # curves that each line tries
PULLED = 1.5  # how much dearer a way along the cells may be than it will be when it is smoothed
DEAR = 24.0  # a line that costs more looks for a way of its own
POINTS = 1_200_000  # of the curves tried for all lines together: of many and long lines each tries fewer
SHAPES = sorted(
    (BEND * (abs(off) + abs(on)) + TWIST * (off * on < 0) + 2.0 * abs(abs(off) - abs(on)), off, on, handle)
    for off, on in itertools.product(ANGLES, ANGLES)
    for handle in (HANDLES if off or on else HANDLES[:1])
)


class Place:
    """Where somebody stands: the middle of the symbol and its outline."""

    def __init__(self, x: float, y: float, outline: Outline) -> None:
        self.x, self.y, self.outline = x, y, outline

    def holds(self, point: XY) -> bool:
        """Whether a point lies in the symbol or nearly touches it."""
        dx, dy = abs(point[0] - self.x), abs(point[1] - self.y)
        reach = max(self.outline.half, self.outline.room) + EDGE
        if self.outline.form in ("circle", "dot"):
            return math.hypot(dx, dy) < reach
        if self.outline.form == "diamond":
            return dx + dy < reach + EDGE / 2
        return max(dx, dy) < reach

    def edge(self, angle: float) -> XY:
        """The point of the outline in a direction (radians, clockwise from the right)."""
        reach = max(self.outline.half, self.outline.room) + EDGE
        dx, dy = math.cos(angle), math.sin(angle)
        if self.outline.form in ("circle", "dot"):
            share = reach
        elif self.outline.form == "diamond":
            share = (reach + EDGE / 2) / (abs(dx) + abs(dy))
        else:
            share = reach / max(abs(dx), abs(dy))
        return self.x + dx * share, self.y + dy * share

    def box(self, air: float) -> Box:
        """The symbol's square with some air around."""
        reach = max(self.outline.half, self.outline.room) + air
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


def tie_lines(
    ties: Sequence[EmotionalTie],
    places: Mapping[str, Place],
    texts: Sequence[Box],
    connectors: Sequence[Line],
) -> tuple[list[Shape], list[Line]]:
    """The shapes of all emotional lines and their courses; ties to unknown people are passed over."""
    known = [tie for tie in ties if tie.a in places and tie.b in places and tie.a != tie.b]
    known.sort(key=lambda t: (math.dist(*_ends(t, places)), t.a, t.b, t.kind, t.record))
    ground = _ground(known, places, texts, connectors)
    courses: list[list[XY]] = []
    points = POINTS // max(2 * len(known), 1)
    for tie in known:
        work = 0 if clock.is_up() else points
        courses.append(_course(tie, places, ground, work, may_search=len(known) == 1))
        ground.add_line(courses[-1], terrain.BESIDE_TIE, terrain.TIE)
    for i, tie in enumerate(known if len(known) > 1 else ()):
        if clock.is_up():
            break
        ground.add_line(courses[i], terrain.BESIDE_TIE, -terrain.TIE)
        courses[i] = _course(tie, places, ground, points, may_search=True)
        ground.add_line(courses[i], terrain.BESIDE_TIE, terrain.TIE)
    shapes: list[Shape] = [
        s for tie, points in zip(known, courses, strict=True) for s in styled_line(points, EMOTIONAL[STYLES[tie.kind]])
    ]
    lines = [
        Line("emotional", (tie.a, tie.b), tuple(points), (tie.record,) if tie.record else ())
        for tie, points in zip(known, courses, strict=True)
    ]
    return shapes, lines


def _ends(tie: EmotionalTie, places: Mapping[str, Place]) -> tuple[XY, XY]:
    a, b = places[tie.a], places[tie.b]
    return (a.x, a.y), (b.x, b.y)


def _ground(
    ties: Sequence[EmotionalTie], places: Mapping[str, Place], texts: Sequence[Box], connectors: Sequence[Line]
) -> Terrain:
    """All that stands where a line may run."""
    ground = Terrain()
    reach = [_around(places[t.a], places[t.b]) for t in ties]
    if not reach:
        return ground
    whole = Box(min(b.x0 for b in reach), min(b.y0 for b in reach), max(b.x1 for b in reach), max(b.y1 for b in reach))
    for key, place in sorted(places.items()):
        if place.box(AIR).touches(whole):
            ground.add_symbol(key, place.box(AIR))
    for box in texts:
        if box.touches(whole):
            for air, price in ((2.0, terrain.TEXT), (AIR, terrain.BESIDE_TEXT)):
                ground.add_text(Box(box.x0 - air, box.y0 - air, box.x1 + air, box.y1 + air), price)
    for line in connectors:
        for piece in itertools.pairwise(line.points):
            (x0, y0), (x1, y1) = piece
            if Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)).touches(whole, 1.0):
                ground.add_line(piece, terrain.BESIDE_CONNECTOR, terrain.CONNECTOR)
    return ground


def _around(a: Place, b: Place) -> Box:
    return Box(min(a.x, b.x) - AROUND, min(a.y, b.y) - AROUND, max(a.x, b.x) + AROUND, max(a.y, b.y) + AROUND)


def _course(
    tie: EmotionalTie, places: Mapping[str, Place], ground: Terrain, work: int, *, may_search: bool
) -> list[XY]:
    """The best course of one line, from ``a`` to ``b``, among curves of so many points together.

    A dear one may look for a way of its own.
    """
    a, b, own = places[tie.a], places[tie.b], (tie.a, tie.b)
    best, least = [a.edge(0.0), b.edge(0.0)], math.inf
    tried = max(work // _pieces(a, b), FEWEST)
    for bend, off, on, handle in SHAPES[:tried]:
        if bend >= least:
            break
        points = _curve(a, b, off, on, handle)
        shape = bend + terrain.LENGTH * max(_beyond(points, a, b), 0.0)
        if shape < least:
            cost = shape + ground.cost(points, own, least - shape)
            if cost < least and not _turns_back(points, a, b):
                best, least = points, cost
    for shape, points in itertools.islice(_brackets(a, b), tried) if least > CORNER else ():
        if shape < least:
            cost = shape + ground.cost(terrain.samples(points), own, least - shape)
            if cost < least:
                best, least = points, cost
    least = max(least, ground.close_cost(best, own))
    if may_search and least > DEAR:
        points = _detour(a, b, own, ground, PULLED * least)
        shape = CORNER + terrain.LENGTH * _beyond(points, a, b)
        if points and shape + ground.close_cost(points, own) < least:
            return points
    return best


def _beyond(points: list[XY], a: Place, b: Place) -> float:
    """How much longer a course is than the straight way between the middles."""
    return sum(math.dist(p, q) for p, q in itertools.pairwise(points)) - math.dist((a.x, a.y), (b.x, b.y))


def _curve(a: Place, b: Place, off: float, on: float, handle: float) -> list[XY]:
    """A straight line, or a curve that leaves the two symbols at angles off the straight way."""
    towards = math.atan2(b.y - a.y, b.x - a.x)
    out, back = towards + off, towards + math.pi - on
    start, end = a.edge(out), b.edge(back)
    if not off and not on:
        return [start, *terrain.samples([start, end])]
    reach = handle * math.dist((a.x, a.y), (b.x, b.y))
    px, py = start[0] + reach * math.cos(out), start[1] + reach * math.sin(out)
    qx, qy = end[0] + reach * math.cos(back), end[1] + reach * math.sin(back)
    weights = _weights(_pieces(a, b))
    return [
        (u * start[0] + v * px + w * qx + z * end[0], u * start[1] + v * py + w * qy + z * end[1])
        for u, v, w, z in weights
    ]


def _pieces(a: Place, b: Place) -> int:
    """Of how many pieces a curve between two symbols is made."""
    return min(max(round(math.dist((a.x, a.y), (b.x, b.y)) / terrain.SIZE), 16), LONGEST)


@functools.cache
def _weights(pieces: int) -> list[tuple[float, float, float, float]]:
    """The shares of the four points of a Bézier curve at even steps."""
    steps = [(i / pieces, 1 - i / pieces) for i in range(pieces + 1)]
    return [(s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t) for t, s in steps]


def _turns_back(points: list[XY], a: Place, b: Place) -> bool:
    """Whether a curve runs through its own symbols."""
    return any(a.holds(point) or b.holds(point) for point in points[2:-2])


def _brackets(a: Place, b: Place) -> Iterator[tuple[float, list[XY]]]:
    """Lines that run level above or below both, for people who stand far apart in one row."""
    if abs(a.y - b.y) > 60.0 or abs(a.x - b.x) < 60.0:
        return
    right = 1.0 if b.x > a.x else -1.0
    for down, level, slant in itertools.product((1.0, -1.0), LEVELS, SLANTS):
        y = max(a.y, b.y) + level if down > 0 else min(a.y, b.y) - level
        out = math.atan2(down * math.sin(slant), right * math.cos(slant))
        back = math.atan2(down * math.sin(slant), -right * math.cos(slant))
        start, end = a.edge(out), b.edge(back)
        x0 = a.x + right * abs(y - a.y) / math.tan(slant)
        x1 = b.x - right * abs(y - b.y) / math.tan(slant)
        if (x1 - x0) * right > 20.0:
            points = _smooth([start, (x0, y), (x1, y), end])
            yield CORNER + terrain.LENGTH * max(_beyond(points, a, b), 0.0), points


def _detour(a: Place, b: Place, own: tuple[str, str], ground: Terrain, enough: float) -> list[XY]:
    """The cheapest way between two symbols, smoothed, from edge to edge.

    [] where none costs less than ``enough``, or none is found.
    """
    found = ground.way((a.x, a.y), (b.x, b.y), own, _around(a, b), enough)
    if not found:
        return []
    inner = [point for point in found if not a.holds(point) and not b.holds(point)]
    if len(inner) < 2:
        return []
    first, last = inner[0], inner[-1]
    start = a.edge(math.atan2(first[1] - a.y, first[0] - a.x))
    end = b.edge(math.atan2(last[1] - b.y, last[0] - b.x))
    return _eased(_pulled([start, *inner, end], own, ground), own, ground)


def _eased(points: list[XY], own: tuple[str, str], ground: Terrain) -> list[XY]:
    """A course with its corners rounded as far as that leads over nothing new."""
    limit = ground.close_cost(points, own) + terrain.TEXT / 3
    smooth = (_smooth(points, cut) for cut in CUTS)
    return next((course for course in smooth if ground.close_cost(course, own, limit) < limit), points)


def _pulled(points: list[XY], own: tuple[str, str], ground: Terrain) -> list[XY]:
    """A course with all the corners left out that save nothing."""
    prices = [0.0]
    for before, point in itertools.pairwise(points):
        far = math.dist(before, point)
        prices.append(prices[-1] + far * (ground.cost([point], own) / terrain.SIZE + terrain.LENGTH))
    kept, at = [points[0]], 0
    while at < len(points) - 1:
        to = len(points) - 1
        while to > at + 1:
            straight = (points[at], points[to])
            limit = prices[to] - prices[at] + KINK
            if ground.close_cost(straight, own, limit) + terrain.LENGTH * math.dist(*straight) <= limit:
                break
            to = at + max(1, (to - at) * 3 // 4)
        kept.append(points[to])
        at = to
    return kept


def _smooth(points: list[XY], cut_off: float = CUTS[0]) -> list[XY]:
    """A course with its corners cut again and again (Chaikin), so that it bends evenly; at most ``cut_off`` a time."""
    for _ in range(3):
        cut = [points[0]]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            share = min(0.25, cut_off / (math.hypot(x1 - x0, y1 - y0) or 1.0))
            cut.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
            cut.append((x1 - (x1 - x0) * share, y1 - (y1 - y0) * share))
        points = [*cut, points[-1]]
    return points
