"""The strength quadrant (Kuadran Strength; Cowger 1994): environment and person, strengths and obstacles."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Box, Drawing, Label, Pen, Shape, Symbol, Text, polyline, rectangle
from caseworker_app.diagrams.panels import Point, block, listing
from caseworker_app.diagrams.styles import BAD_FILL, GOOD_FILL, GREY
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry

ENVIRONMENT_STRENGTH = "kekuatan lingkungan"
ENVIRONMENT_WEAKNESS = "kelemahan lingkungan"
PERSONAL_STRENGTH = "kekuatan pribadi"
PERSONAL_WEAKNESS = "kelemahan pribadi"

BOX_WIDTH = 368.0
LEAST_HEIGHT = 170.0
AXIS = 22.0
PADDING = 12.0
HEADING = 12.0
TEXT_SIZE = 10.0
WIDTH = AXIS + 2 * BOX_WIDTH
"""Of the whole drawing, unless it is asked to be narrower; letters keep their size."""


@dataclasses.dataclass(frozen=True, slots=True)
class QuadrantBox:
    """One of the four boxes: its heading, one line of help, and where it stands."""

    name: str
    heading: str
    help: str
    column: int
    row: int


BOXES = (
    QuadrantBox(
        ENVIRONMENT_STRENGTH,
        mark("Kekuatan lingkungan"),
        mark("Siapa atau apa di sekitar klien yang menolong: keluarga, teman, lembaga, tempat."),
        0,
        0,
    ),
    QuadrantBox(
        ENVIRONMENT_WEAKNESS,
        mark("Hambatan lingkungan"),
        mark("Keadaan di luar diri klien yang menghalangi; bukan sifat klien."),
        1,
        0,
    ),
    QuadrantBox(
        PERSONAL_STRENGTH,
        mark("Kekuatan pribadi"),
        mark("Kemampuan, sifat, semangat, dan cara klien mengatasi masalah."),
        0,
        1,
    ),
    QuadrantBox(
        PERSONAL_WEAKNESS,
        mark("Hambatan pribadi"),
        mark("Sifat, keadaan tubuh, atau kebiasaan klien sendiri yang menghalangi."),
        1,
        1,
    ),
)
"""Strengths left, obstacles right; environment above, person below."""


@dataclasses.dataclass(frozen=True, slots=True)
class QuadrantPoint:
    """A short point in one of the boxes, with its source; the first priorities stand first."""

    key: str
    box: str
    """The ``name`` of one of ``BOXES``."""
    text: str
    source: str = ""
    priority: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class QuadrantData:
    """All points of one dated quadrant; ``explained``: each box says what belongs into it."""

    points: tuple[QuadrantPoint, ...] = ()
    explained: bool = True


def edges(data: QuadrantData, width: float = WIDTH) -> dict[str, Box]:
    """Where each of the four boxes stands in the drawing of these data."""
    box_width = (width - AXIS) / 2
    height = [LEAST_HEIGHT * width / WIDTH] * 2
    for box in BOXES:
        height[box.row] = max(height[box.row], _contents(data, box, Box(0.0, 0.0, box_width, 0.0))[3])
    tops = [AXIS, AXIS + height[0]]
    return {
        box.name: Box(
            AXIS + box.column * box_width,
            tops[box.row],
            AXIS + (box.column + 1) * box_width,
            tops[box.row] + height[box.row],
        )
        for box in BOXES
    }


def layout(data: QuadrantData, width: float = WIDTH) -> Drawing:
    """The four boxes; keys are those of the points, and the boxes' names."""
    places = edges(data, width)
    upper, lower = places[BOXES[0].name], places[BOXES[-1].name]
    tops, height = [upper.y0, lower.y0], [upper.y1 - upper.y0, lower.y1 - lower.y0]
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for box in BOXES:
        place = places[box.name]
        shapes.append(rectangle(place, Pen(0.9), GOOD_FILL if box.column == 0 else BAD_FILL))
        inside, marks, words, _ = _contents(data, box, place)
        shapes.extend(inside)
        symbols.extend(marks)
        labels.extend(words)
    total = (width, AXIS + sum(height))
    box_width = upper.x1 - upper.x0
    shapes.append(polyline([(AXIS, tops[1]), (total[0], tops[1])], Pen(1.8)))
    shapes.append(polyline([(AXIS + box_width, AXIS), (AXIS + box_width, total[1])], Pen(1.8)))
    for column, text in enumerate((tr("Kelebihan"), tr("Kekurangan dan hambatan"))):
        shapes.append(Text(AXIS + (column + 0.5) * box_width, AXIS - 8.0, text, 10.0, bold=True))
    for row, text in enumerate((tr("Lingkungan"), tr("Pribadi"))):
        shapes.append(Text(AXIS - 8.0, tops[row] + height[row] / 2, text, 10.0, bold=True, angle=90.0))
    return Drawing(*total, tuple(shapes), tuple(symbols), tuple(labels), (), tr("Kuadran Strength"))


def legend_entries(data: QuadrantData) -> list[LegendEntry]:  # noqa: ARG001 - every diagram is asked alike
    """None: the boxes carry their own headings."""
    return []


def _contents(data: QuadrantData, box: QuadrantBox, place: Box) -> tuple[list[Shape], list[Symbol], list[Label], float]:
    """Heading, help and points of one box, from its upper edge on, and the height that they need."""
    x, y, room = place.x0, place.y0, place.x1 - place.x0 - 2 * PADDING
    heading = block(tr(box.heading), room, HEADING, bold=True)
    helping = block(tr(box.help) if data.explained else "", room, TEXT_SIZE - 1.0, italic=True, color=GREY)
    points = sorted(
        (point for point in data.points if point.box == box.name),
        key=lambda point: point.priority if point.priority is not None else 10**6,
    )
    top = y + PADDING
    shapes = heading.shapes(x + PADDING, top)
    label = Label(box.name, Box(x + PADDING, top, x + PADDING + heading.width, top + heading.height), tr(box.heading))
    symbol = Symbol(box.name, label.box)
    top += heading.height + 2.0
    shapes += helping.shapes(x + PADDING, top)
    top += helping.height + 8.0
    entries = listing([Point(p.key, p.text, p.source) for p in points], x + PADDING, top, room, TEXT_SIZE)
    return (
        [*shapes, *entries.shapes],
        [symbol, *entries.symbols],
        [label, *entries.labels],
        top + entries.height + PADDING - y,
    )
