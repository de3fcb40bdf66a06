"""The Venn diagram of institutions and people (PRA): size is importance, distance is closeness, overlap is cooperation.

The circles settle by a small simulation of springs: each keeps its distance from the client, those who work together
overlap by a fifth, all others stay apart. It starts from the order of the names and runs a fixed number of steps. Where
that breaks the order of the distances, the circles are set one after the other instead (``venn_order``).
A circle that was put somewhere by hand stays there, unless it would lie on the client or on another such circle.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.bubbles import Bubble, bubble_for, limited
from caseworker_app.diagrams.display import BLACK, XY, Box, Drawing, Label, Line, Pen, Shape, Symbol, ellipse, polyline
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.strokes import bow
from caseworker_app.diagrams.styles import GREY, HIGHLIGHT, PAPER
from caseworker_app.diagrams.venn_order import Wanted, in_order, keeps_order
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

CLIENT = "client"
CLIENT_RADIUS = 34.0
SMALLEST = 22.0
LARGER = 8.0
RING = 34.0
OVERLAP = 0.2
APART = 8.0
RIM = 9.0
STEPS = 240
MIDDLE_STEP = 3
EDGE = 4.0
COMMON = "#D3DEE3"
BRIDGE = Pen(1.2, BLACK, (4.0, 3.0))
BENDS = (0.0, 30.0, -30.0, 60.0, -60.0, 90.0, -90.0)
DENSE = 12


@dataclasses.dataclass(frozen=True, slots=True)
class VennBody:
    """An institution or a person; sizes and distances run from 1 to 5, None counts as 3."""

    key: str
    name: str
    size: int | None = None
    """How important it is, 5 most."""
    distance: int | None = None
    """How far from the client it feels, 1 nearest."""
    overlaps: tuple[str, ...] = ()
    """Keys of those it works with; «client» may be among them."""
    place: XY | None = None
    """Where it was put by hand: its middle in points from that of the client."""


@dataclasses.dataclass(frozen=True, slots=True)
class VennData:
    """The client and those around."""

    client: str
    bodies: tuple[VennBody, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Circle:
    key: str
    bubble: Bubble
    radius: float
    far: float
    place: XY | None = None

    @property
    def words(self) -> float:
        """Radius of the circle that its words fill."""
        box = self.bubble.label(self.key, 0.0, 0.0).box
        return math.hypot(box.x1, box.y1)


def layout(data: VennData, turns: Mapping[str, float] | None = None, marked: Container[str] = ()) -> Drawing:
    """The circles; keys are those of the bodies and «client».

    turns: the angle around the client from which each body begins, so that two diagrams resemble each other. marked:
    the keys of those on the colour of a change.
    """
    bodies = sorted(data.bodies, key=lambda body: (body.name, body.key))
    middle = bubble_for(data.client.strip() or "?", 10.0, 20.0, bold=True)
    centre = _Circle(CLIENT, middle, max(CLIENT_RADIUS, middle.rx, middle.ry), 0.0, (0.0, 0.0))
    circles = [centre, *(_circle(body, centre.radius) for body in bodies)]
    pairs = working_together(bodies)
    places = _settled(circles, pairs, turns or {})
    shapes: list[Shape] = []
    lines: list[Line] = []
    circles_and_places = list(zip(circles, places, strict=True))
    by_key = {circle.key: (circle, place) for circle, place in circles_and_places}
    lenses: list[Shape] = []
    for pair in sorted(pairs):
        (one, here), (other, there) = by_key[pair[0]], by_key[pair[1]]
        lens = _lens(here, one.radius, there, other.radius)
        course = [here, there] if lens else _bridge(pair, by_key)
        lines.append(Line("overlap" if lens else "bridge", pair, tuple(course)))
        if lens:
            lenses.append(polyline(lens, None, closed=True, fill=COMMON))
        else:
            shapes.append(polyline(course, BRIDGE))
    for circle, (x, y) in circles_and_places:
        fill = HIGHLIGHT if circle.key in marked else PAPER
        shapes.append(ellipse(x, y, circle.radius, circle.radius, None, fill))
    shapes.extend(lenses)
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for circle, (x, y) in circles_and_places:
        shapes.append(ellipse(x, y, circle.radius, circle.radius, Pen(1.6 if circle.key == CLIENT else 1.0)))
        shapes.extend(circle.bubble.texts(x, y))
        symbols.append(
            Symbol(circle.key, Box(x - circle.radius, y - circle.radius, x + circle.radius, y + circle.radius))
        )
        labels.append(circle.bubble.label(circle.key, x, y))
    bridged = [point for line in lines for point in line.points]
    left = min([symbol.box.x0 for symbol in symbols] + [x for x, _ in bridged]) - EDGE
    top = min([symbol.box.y0 for symbol in symbols] + [y for _, y in bridged]) - EDGE
    width = max([symbol.box.x1 for symbol in symbols] + [x for x, _ in bridged]) + EDGE - left
    height = max([symbol.box.y1 for symbol in symbols] + [y for _, y in bridged]) + EDGE - top
    drawing = Drawing(width, height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Diagram Venn"))
    return dataclasses.replace(placed(drawing, 1.0, -left, -top), width=width, height=height)


def _bridge(pair: tuple[str, str], circles: Mapping[str, tuple[_Circle, XY]]) -> list[XY]:
    """The line between two that work together far apart: bent aside where it would run behind a third."""
    start, end = circles[pair[0]][1], circles[pair[1]][1]
    others = [(circle.radius, place) for key, (circle, place) in circles.items() if key not in pair]

    def hidden(by: float) -> int:
        course = bow(start, end, by)
        return sum(math.dist(point, place) < radius for radius, place in others for point in _dense(course))

    return bow(start, end, min(BENDS, key=hidden))


def _dense(course: Sequence[XY]) -> list[XY]:
    return [
        (a[0] + (b[0] - a[0]) * step / DENSE, a[1] + (b[1] - a[1]) * step / DENSE)
        for a, b in itertools.pairwise(course)
        for step in range(DENSE)
    ]


def step_at(away: float, radius: float, centre: float) -> int:
    """The step of distance, 1 to 5, that a circle of this radius stands for so far from the client's middle."""
    return max(1, min(5, 1 + round((away - centre - radius - APART) / RING)))


def legend_entries(data: VennData) -> list[LegendEntry]:
    """What size, distance and overlap mean, as far as they are used."""
    entries: list[LegendEntry] = [([ellipse(18, 9, 8, 8, Pen(1.6))], tr("klien"))]
    if data.bodies:
        sizes = [ellipse(8, 9, 4, 4, Pen(1.0)), ellipse(25, 9, 8, 8, Pen(1.0))]
        entries.append((sizes, tr("makin besar: makin penting")))
        far = [ellipse(5, 9, 4, 4, Pen(1.6)), polyline([(10, 9), (26, 9)], Pen(0.8, GREY, (2, 2)))]
        entries.append(([*far, ellipse(31, 9, 4, 4, Pen(1.0))], tr("makin dekat: makin akrab dengan klien")))
    kinds = {line.kind for line in layout(data).lines}
    if "overlap" in kinds:
        entries.append((lens_sign(), tr("bekerja sama")))
    if "bridge" in kinds:
        entries.append(([polyline([(2, 9), (34, 9)], BRIDGE)], tr("bekerja sama, tetapi berjauhan")))
    return entries


def lens_sign() -> list[Shape]:
    """Two circles that overlap, as the legend shows them."""
    lens = polyline(_lens((13, 9), 8, (23, 9), 8), None, closed=True, fill=COMMON)
    return [lens, ellipse(13, 9, 8, 8, Pen(1.0)), ellipse(23, 9, 8, 8, Pen(1.0))]


def _circle(body: VennBody, centre: float) -> _Circle:
    size = min(max(body.size or MIDDLE_STEP, 1), 5)
    distance = min(max(body.distance or MIDDLE_STEP, 1), 5)
    bubble = bubble_for(body.name.strip() or "?", 9.0, 16.0)
    place = (limited(body.place[0]), limited(body.place[1])) if body.place else None
    radius = max(SMALLEST + LARGER * (size - 1), _Circle(body.key, bubble, 0.0, 0.0).words + RIM)
    return _Circle(body.key, bubble, radius, centre + radius + APART + RING * (distance - 1), place)


def working_together(bodies: Sequence[VennBody]) -> set[tuple[str, str]]:
    """The keys of every two that work together, each two in their order."""
    known = {CLIENT, *(body.key for body in bodies)}
    return {
        (min(body.key, other), max(body.key, other))
        for body in bodies
        for other in body.overlaps
        if other in known and other != body.key
    }


def _settled(circles: Sequence[_Circle], pairs: set[tuple[str, str]], turns: Mapping[str, float]) -> list[XY]:
    """Places of the circles, the client at (0, 0)."""
    order = sorted(_neighbours_together(circles, pairs), key=lambda index: turns.get(circles[index].key, 0.0))
    places: list[list[float]] = [[0.0, 0.0] for _ in circles]
    first = math.pi if len(order) < 3 else -math.pi / 2  # few stand beside the client: a page is wider than high
    for step, index in enumerate(order):
        turn = turns.get(circles[index].key, math.tau * step / max(1, len(order)) + first)
        places[index] = [circles[index].far * 1.25 * math.cos(turn), circles[index].far * math.sin(turn)]
    put = {index: circle.place for index, circle in enumerate(circles) if circle.place is not None}
    for index, place in put.items():
        places[index] = list(place)
    wanted: Wanted = {}
    for one, other in itertools.combinations(range(len(circles)), 2):
        together = (min(circles[one].key, circles[other].key), max(circles[one].key, circles[other].key)) in pairs
        wanted[one, other] = (_distance(circles[one], circles[other], together=together), together)
    _relax(places, wanted, [circle.far for circle in circles], put)
    if not _harden(places, wanted, put):
        places = _spread(places, wanted)
    edges = [circles[0].radius + circle.radius for circle in circles]
    gaps = [circle.far - edge for circle, edge in zip(circles, edges, strict=True)]
    settled = [(x, y) for x, y in places]
    if put.keys() == {0} and not keeps_order(settled, gaps, edges, wanted):
        return in_order(order, gaps, edges, wanted)
    return settled


def _relax(places: list[list[float]], wanted: Wanted, far: Sequence[float], put: Container[int]) -> None:
    """Pull every circle to its distance from the client and to those it works with; push the others apart."""
    for step in range(STEPS):
        soft = 0.5 * (1 - step / STEPS) + 0.1
        for index in range(1, len(places)):
            if not wanted[0, index][1] and index not in put:
                _pull(places, 0, index, far[index], soft * 0.7, put)
        for (one, other), (distance, together) in wanted.items():
            if one in put and other in put:
                continue
            if together or math.dist(places[one], places[other]) < distance:
                _pull(places, one, other, distance, soft, put)


def _harden(places: list[list[float]], wanted: Wanted, put: Container[int]) -> bool:
    """Push until nobody is too near; whether that came to rest."""
    for step in range(STEPS):
        moved = False
        for (one, other), (distance, together) in wanted.items():
            now = math.dist(places[one], places[other])
            if together and step < STEPS / 2 and now > distance + 0.5 and not (one in put and other in put):
                _pull(places, one, other, distance, 0.4, put)
                moved = True
            elif now < distance - 1e-6:
                _pull(places, one, other, distance + 1e-3, 1.0, put)
                moved = True
        if not moved:
            return True
    return all(
        math.dist(places[one], places[other]) >= distance - 1e-6 for (one, other), (distance, _) in wanted.items()
    )


def _distance(one: _Circle, other: _Circle, *, together: bool) -> float:
    """Between two centres: apart, or overlapping without reaching each other's words."""
    touching = one.radius + other.radius
    if not together:
        return touching + APART
    return max(touching * (1 - OVERLAP), one.radius + other.words + 1.0, other.radius + one.words + 1.0)


def _spread(places: list[list[float]], wanted: Wanted) -> list[list[float]]:
    """All places moved outwards alike until nobody is too near; the last resort of a crowded diagram."""
    grown = max(
        (distance / max(math.dist(places[one], places[other]), 1e-3) for (one, other), (distance, _) in wanted.items()),
        default=1.0,
    )
    return [[x * max(1.0, grown), y * max(1.0, grown)] for x, y in places]


def _pull(places: list[list[float]], one: int, other: int, distance: float, share: float, put: Container[int]) -> None:
    """Move two places towards a distance from each other.

    Who was put somewhere by hand stays; of two such the later one moves, and the client (index 0) never.
    """
    dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
    now = math.hypot(dx, dy)
    if now < 1e-9:
        turn = 2.399963 * (one + 7 * other)
        dx, dy, now = math.cos(turn), math.sin(turn), 1.0
    move = (distance - now) * share
    ux, uy = dx / now, dy / now
    if one in put:
        mine, yours = 0.0, move
    elif other in put:
        mine, yours = move, 0.0
    else:
        mine, yours = move / 2, move / 2
    places[one][0] -= ux * mine
    places[one][1] -= uy * mine
    places[other][0] += ux * yours
    places[other][1] += uy * yours


def _neighbours_together(circles: Sequence[_Circle], pairs: set[tuple[str, str]]) -> list[int]:
    """An order around the client in which those who work together follow each other."""
    index_of = {circle.key: index for index, circle in enumerate(circles)}
    friends: dict[int, list[int]] = {index: [] for index in range(1, len(circles))}
    for one, other in sorted(pairs):
        if CLIENT not in (one, other):
            friends[index_of[one]].append(index_of[other])
            friends[index_of[other]].append(index_of[one])
    order: list[int] = []
    for start in sorted(friends, key=lambda index: (len(friends[index]), index)):
        stack = [start]
        while stack:
            index = stack.pop()
            if index not in order:
                order.append(index)
                stack.extend(sorted(friends[index], reverse=True))
    return order


def _lens(here: XY, r1: float, there: XY, r2: float) -> list[XY]:
    """The common area of two circles as a polygon; empty where they do not overlap."""
    distance = math.dist(here, there)
    if distance >= r1 + r2 or distance <= abs(r1 - r2):
        return []
    turn = math.atan2(there[1] - here[1], there[0] - here[0])
    first = math.acos((distance * distance + r1 * r1 - r2 * r2) / (2 * distance * r1))
    second = math.acos((distance * distance + r2 * r2 - r1 * r1) / (2 * distance * r2))
    arc = [turn - first + 2 * first * i / 16 for i in range(17)]
    back = [turn + math.pi - second + 2 * second * i / 16 for i in range(17)]
    return [
        *((here[0] + r1 * math.cos(t), here[1] + r1 * math.sin(t)) for t in arc),
        *((there[0] + r2 * math.cos(t), there[1] + r2 * math.sin(t)) for t in back),
    ]
