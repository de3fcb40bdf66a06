"""A diagram with its title, date, initials and legend, before it stands on paper or in the window."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import XY, Drawing, Label, Line, Symbol
from caseworker_app.diagrams.frame import A4_LANDSCAPE, MARGIN, LegendEntry, fitting_size, framed, placed
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import GREY
from caseworker_app.diagrams.tiles import on_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP = 30.0
NOTE_SIZE = 9.0
NOTE_WIDTH = 420.0
WAYS = ((1, 1), (1, 2), (2, 1))
"""Pages side by side and one below another for which a diagram is shaped that needs several."""
SCREEN_WIDTH = 640.0
"""At least so wide a drawing stands in the window, so that its legend needs few lines."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet; ``credit`` is e.g. «Klien: MS · Praktikan: NR».

    ``shape`` draws the same for a room of a width and a height in points, where the diagram can take several shapes.
    """

    drawing: Drawing
    title: str
    subtitle: str = ""
    credit: str = ""
    legend: tuple[LegendEntry, ...] = ()
    shape: Callable[[float, float], Drawing] | None = None

    def shaped(self, width: float, height: float) -> Sheet:
        """The sheet with its drawing in the shape that suits a room of this size in points best."""
        if self.shape is None:
            return self
        return dataclasses.replace(self, drawing=self.shape(width, max(height, 1.0)))

    def framed(self, size: tuple[float, float] | None = None) -> Drawing:
        """On a page of this size in points, or as large as the drawing is."""
        return framed(self.drawing, self.title, self.subtitle, self.credit, self.legend, size)

    def on_screen(self, *, legend: bool = True) -> tuple[Drawing, XY]:
        """Without a head, as large as it is, and where the drawing's own origin lies in it."""
        if not legend:
            return self.drawing, (0.0, 0.0)
        left = max(0.0, (SCREEN_WIDTH - self.drawing.width) / 2)
        wide = dataclasses.replace(placed(self.drawing, 1.0, left, 0.0), width=self.drawing.width + 2 * left)
        return framed(wide, "", legend=self.legend), (MARGIN + left, MARGIN)

    def whole(self) -> Drawing:
        """In one piece: on A4 or A3 landscape where its text stays readable there, else as large as it is."""
        return self.framed(self._page())

    def pages(self) -> list[Drawing]:
        """For a printer: A4 landscape where the text keeps 7 points, else A3, else several pages of A4."""
        size = self._page()
        if size is not None:
            return [self.framed(size)]
        return self.spread([A4_LANDSCAPE])[0]

    def spread(self, sizes: Sequence[tuple[float, float]]) -> tuple[list[Drawing], tuple[float, float]]:
        """On as few pages as may be of one of these sizes in points, and which of them that is."""
        ways = []
        for size in sizes:
            for across, down in WAYS if self.shape else WAYS[:1]:
                sheet = self.shaped(size[0] * across, size[1] * down)
                around = (sheet.title, sheet.subtitle, sheet.credit, sheet.legend)
                ways.append((on_pages(sheet.drawing, *around, size), size))
        return min(ways, key=lambda way: len(way[0]))

    def _page(self) -> tuple[float, float] | None:
        return fitting_size(self.drawing, self.title, self.subtitle, self.credit, self.legend)


def noted(drawing: Drawing, note: str) -> Drawing:
    """The drawing with a friendly line below it."""
    words = block(note, max(NOTE_WIDTH, drawing.width), NOTE_SIZE, italic=True, color=GREY)
    if not words.lines:
        return drawing
    width = max(drawing.width, words.width)
    below = drawing.height + 14.0
    body = placed(drawing, 1.0, (width - drawing.width) / 2, 0.0)
    shapes = (*body.shapes, *words.centred(width / 2, below + words.height / 2))
    return dataclasses.replace(body, width=width, height=below + words.height + 2.0, shapes=shapes)


def stacked(drawings: Sequence[Drawing], title: str) -> Drawing:
    """Several drawings one below another, as one; their keys must differ."""
    parts: list[Drawing] = []
    top = 0.0
    for drawing in drawings:
        parts.append(placed(drawing, 1.0, 0.0, top))
        top += drawing.height + GAP
    symbols: tuple[Symbol, ...] = tuple(symbol for part in parts for symbol in part.symbols)
    labels: tuple[Label, ...] = tuple(label for part in parts for label in part.labels)
    lines: tuple[Line, ...] = tuple(line for part in parts for line in part.lines)
    shapes = tuple(shape for part in parts for shape in part.shapes)
    width = max((drawing.width for drawing in drawings), default=0.0)
    return Drawing(width, max(0.0, top - GAP), shapes, symbols, labels, lines, title)
