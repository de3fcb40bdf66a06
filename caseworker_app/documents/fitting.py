"""A diagram on the pages of a document: whole where its words can be read, else without its legend, else in parts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.frame import (
    MARGIN,
    SMALLEST_TEXT,
    foot_of,
    framed,
    legend_column,
    placed,
    smallest_text,
)
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.sheet import Sheet

READABLE = SMALLEST_TEXT - 0.01
"""A drawing whose words would be smaller than this does not stand there."""
_BESIDE_LEGEND = 12.0

Room = tuple[float, float]
"""Width and height in points that a drawing may fill, its caption left out."""


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A drawing for a page, turned or not; ``caption`` says which part it is where there are several."""

    drawing: Drawing
    turned: bool
    caption: str = "{caption}"


def whole(sheet: Sheet, room: Room, largest: float) -> Drawing:
    """Date and initials above, the legend below, the drawing between them as large as may be."""
    around = ("", sheet.subtitle, sheet.credit, sheet.legend)
    left = max(1.0, room[1] - around_height(sheet, room[0]))
    drawing = sheet.shaped(room[0], left).drawing
    scale = min(largest, room[0] / drawing.width, left / drawing.height)
    height = around_height(sheet, room[0]) + drawing.height * scale
    return without_margins(framed(drawing, *around, (room[0] + 2 * MARGIN, height + 2 * MARGIN)))


def around_height(sheet: Sheet, width: float) -> float:
    """Height in points of what stands above and below the drawing."""
    return framed(Drawing(width, 0.0, ()), "", sheet.subtitle, sheet.credit, sheet.legend).height - 2 * MARGIN


def crowded(sheet: Sheet, upright: Room, turned: Room, largest: float) -> list[Part]:
    """A diagram that has no room above its legend: beside it, on a page before it, or in parts on as few as may be."""
    if sheet.legend:
        beside = _beside_legend(sheet, turned, largest)
        if beside is not None and smallest_text(beside) >= READABLE:
            return [Part(beside, turned=True)]
    bare = dataclasses.replace(sheet, legend=())
    legend = []
    if sheet.legend:
        legend = [Part(_legend(sheet, upright[0]), turned=False, caption=tr("Keterangan {caption}"))]
    for room, is_turned in ((upright, False), (turned, True)):
        drawing = whole(bare, room, largest)
        if smallest_text(drawing) >= READABLE:
            return [Part(drawing, is_turned), *legend]
    papers = [(width + 2 * MARGIN, height + 2 * MARGIN) for width, height in (turned, upright)]
    pages, paper = bare.spread(papers)
    with_legend = sheet.spread(papers)
    if len(with_legend[0]) <= len(pages):
        (pages, paper), legend = with_legend, []
    parts = [Part(without_margins(page), paper == papers[0]) for page in pages]
    if len(parts) > 1:
        name = tr("{caption}, bagian {at} dari {count}")
        parts = [
            dataclasses.replace(part, caption=name.format(caption="{caption}", at=at, count=len(parts)))
            for at, part in enumerate(parts, 1)
        ]
    return [*parts, *legend]


def without_margins(drawing: Drawing) -> Drawing:
    """The drawing as wide as the text."""
    moved = placed(drawing, 1.0, -MARGIN, -MARGIN)
    return dataclasses.replace(moved, width=drawing.width - 2 * MARGIN, height=drawing.height - 2 * MARGIN)


def _beside_legend(sheet: Sheet, room: Room, largest: float) -> Drawing | None:
    """The drawing at the left of its legend, date and initials above both; None where the legend is too long."""
    bare = dataclasses.replace(sheet, legend=())
    head = around_height(bare, room[0])
    legend = legend_column(sheet.legend)
    height = room[1] - head
    legend = placed(legend, min(1.0, height / legend.height), 0.0, 0.0)
    width = room[0] - legend.width - _BESIDE_LEGEND
    if width <= 0:
        return None
    drawing = sheet.shaped(width, height).drawing
    scale = min(largest, width / drawing.width, height / drawing.height)
    tall = max(legend.height, drawing.height * scale)
    left, top = (width - drawing.width * scale) / 2, (tall - drawing.height * scale) / 2
    body = placed(drawing, scale, left, top)
    column = placed(legend, 1.0, room[0] - legend.width, (tall - legend.height) / 2)
    both = dataclasses.replace(body, width=room[0], height=tall, shapes=body.shapes + column.shapes)
    size = (room[0] + 2 * MARGIN, head + tall + 2 * MARGIN)
    return without_margins(framed(both, "", sheet.subtitle, sheet.credit, (), size))


def _legend(sheet: Sheet, width: float) -> Drawing:
    shapes, height = foot_of(sheet.legend, width)
    return Drawing(width, height, tuple(shapes), title=sheet.title)
