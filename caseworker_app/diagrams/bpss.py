"""The BPSS picture: biological, psychological, social and spiritual points in four boxes around the client."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.bubbles import bubble_for
from caseworker_app.diagrams.display import Box, Drawing, Label, Line, Pen, Shape, Symbol, ellipse, polyline
from caseworker_app.diagrams.panels import Point, block, listing, rounded
from caseworker_app.diagrams.styles import PAPER, SOFT_FILL
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry

CLIENT = "client"
DIMENSIONS = (
    ("biologis", mark("Biologis")),
    ("psikologis", mark("Psikologis")),
    ("sosial", mark("Sosial")),
    ("spiritual", mark("Spiritual")),
)
"""Name and heading; the first two stand above, the first and third at the left."""
BOX_WIDTH = 312.0
MIDDLE = 132.0
LEAST_HEIGHT = 150.0
GAP = 26.0
PADDING = 12.0
CORNER = 8.0
TEXT_SIZE = 10.0
WIDTH = 2 * BOX_WIDTH + MIDDLE
"""Of the whole drawing, unless it is asked to be narrower; letters keep their size."""


@dataclasses.dataclass(frozen=True, slots=True)
class BpssPoint:
    """A short point of one dimension."""

    key: str
    dimension: str
    text: str
    source: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class BpssData:
    """The client and the points."""

    client: str
    points: tuple[BpssPoint, ...] = ()


def edges(data: BpssData, width: float = WIDTH) -> dict[str, Box]:
    """Where each of the four boxes stands in the drawing of these data."""
    part = width / WIDTH
    box_width, middle = BOX_WIDTH * part, MIDDLE * part
    heights = [LEAST_HEIGHT * part] * 2
    for index in range(4):
        heights[index // 2] = max(heights[index // 2], _contents(data, index, Box(0.0, 0.0, box_width, 0.0))[3])
    places = {}
    for index, (name, _) in enumerate(DIMENSIONS):
        left = (index % 2) * (box_width + middle)
        top = (index // 2) * (heights[0] + GAP)
        places[name] = Box(left, top, left + box_width, top + heights[index // 2])
    return places


def layout(data: BpssData, width: float = WIDTH) -> Drawing:
    """The picture; keys are those of the points, the dimensions' names, and «client»."""
    places = edges(data, width)
    upper, lower = places[DIMENSIONS[0][0]], places[DIMENSIONS[-1][0]]
    heights = [upper.y1, lower.y1 - lower.y0]
    middle = (width / 2, heights[0] + GAP / 2)
    bubble = bubble_for(data.client.strip() or "?", 11.0, 38.0 * width / WIDTH, bold=True)
    radius = min(max(bubble.rx, bubble.ry), MIDDLE * 0.9)
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    for index, (name, _) in enumerate(DIMENSIONS):
        box = places[name]
        end = (box.x1 if index % 2 == 0 else box.x0, box.y1 - 28.0 if index < 2 else box.y0 + 28.0)
        shapes.append(polyline([middle, end], Pen(1.0)))
        lines.append(Line("dimension", (CLIENT, name), (middle, end)))
        shapes.append(rounded(box, CORNER, Pen(1.0), SOFT_FILL))
        inside, marks, words, _ = _contents(data, index, box)
        shapes.extend(inside)
        symbols.extend(marks)
        labels.extend(words)
    shapes.append(ellipse(*middle, radius, radius, Pen(1.4), PAPER))
    shapes.append(ellipse(*middle, radius - 3.0, radius - 3.0, Pen(0.8)))
    shapes.extend(bubble.texts(*middle))
    symbols.append(Symbol(CLIENT, Box(middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)))
    labels.append(bubble.label(CLIENT, *middle))
    return Drawing(
        width, sum(heights) + GAP, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), tr("Gambaran BPSS")
    )


def legend_entries(data: BpssData) -> list[LegendEntry]:  # noqa: ARG001 - every diagram is asked alike
    """None: the boxes carry their own headings."""
    return []


def _contents(data: BpssData, index: int, box: Box) -> tuple[list[Shape], list[Symbol], list[Label], float]:
    """Heading and points of one box, from its upper edge on, and the height that they need."""
    name, title = DIMENSIONS[index]
    x, y, room = box.x0, box.y0, box.x1 - box.x0 - 2 * PADDING
    heading = block(tr(title), room, 12.0, bold=True)
    top = y + PADDING
    place = Box(x + PADDING, top, x + PADDING + heading.width, top + heading.height)
    points = [Point(p.key, p.text, p.source) for p in data.points if p.dimension == name]
    entries = listing(points, x + PADDING, place.y1 + 6.0, room, TEXT_SIZE)
    return (
        [*heading.shapes(x + PADDING, top), *entries.shapes],
        [Symbol(name, place), *entries.symbols],
        [Label(name, place, tr(title)), *entries.labels],
        place.y1 + 6.0 + entries.height + PADDING - y,
    )
