"""Blocks of wrapped text and boxes with rounded corners, as several diagrams use them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, KAPPA, Anchor, Box, Label, Path, Pen, Shape, Symbol, Text, ellipse
from caseworker_app.diagrams.measure import ASCENT, DESCENT, line_height, text_width, wrap
from caseworker_app.diagrams.styles import GREY, PAPER

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLET_INDENT = 10.0
POINT_GAP = 3.5
THIN = Pen(0.9, BLACK)


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A short point with where it comes from, e.g. «klien», «tetangga»; the key is what a click selects."""

    key: str
    text: str
    source: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text, broken to a width."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    color: str = BLACK

    @property
    def width(self) -> float:
        """Of the widest line."""
        return max((text_width(line, self.size, bold=self.bold) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the ascent of the first to the descent of the last line."""
        return (len(self.lines) - 1) * line_height(self.size) + (ASCENT + DESCENT) * self.size if self.lines else 0.0

    def shapes(self, x: float, y: float) -> list[Shape]:
        """Left-aligned, with the upper left corner at (x, y)."""
        return self._texts(x, y, "start")

    def ended(self, x: float, y: float) -> list[Shape]:
        """Right-aligned, with the upper right corner at (x, y)."""
        return self._texts(x, y, "end")

    def centred(self, x: float, y: float) -> list[Shape]:
        """Every line centred on x, the block's middle at y."""
        return self._texts(x, y - self.height / 2, "middle")

    def _texts(self, x: float, y: float, anchor: Anchor) -> list[Shape]:
        first = y + ASCENT * self.size
        return [
            Text(
                x,
                first + row * line_height(self.size),
                line,
                self.size,
                self.bold,
                self.italic,
                anchor,
                self.color,
            )
            for row, line in enumerate(self.lines)
        ]


def block(
    text: str, width: float, size: float = 9.0, *, bold: bool = False, italic: bool = False, color: str = BLACK
) -> Block:
    """The text broken to a width in points."""
    return Block(tuple(wrap(text, width, size, bold)), size, bold, italic, color)


def rounded(box: Box, radius: float = 6.0, pen: Pen | None = THIN, fill: str | None = PAPER) -> Path:
    """A rectangle with round corners."""
    r = min(radius, (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2)
    k = r * (1 - KAPPA)
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    return Path(
        (
            ("M", (x0 + r, y0)),
            ("L", (x1 - r, y0)),
            ("C", (x1 - k, y0), (x1, y0 + k), (x1, y0 + r)),
            ("L", (x1, y1 - r)),
            ("C", (x1, y1 - k), (x1 - k, y1), (x1 - r, y1)),
            ("L", (x0 + r, y1)),
            ("C", (x0 + k, y1), (x0, y1 - k), (x0, y1 - r)),
            ("L", (x0, y0 + r)),
            ("C", (x0, y0 + k), (x0 + k, y0), (x0 + r, y0)),
            ("Z",),
        ),
        pen,
        fill,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """Points set one below another."""

    shapes: tuple[Shape, ...]
    symbols: tuple[Symbol, ...]
    labels: tuple[Label, ...]
    height: float


def listing(points: Sequence[Point], x: float, y: float, width: float, size: float = 9.0) -> Listing:
    """Points with bullets from an upper left corner downwards, each source in italics behind or under its point."""
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    top = y
    room = width - BULLET_INDENT
    for point in points:
        words = block(point.text.strip() or "?", room, size)
        source = block(f"({point.source})" if point.source else "", room, size - 1.0, italic=True, color=GREY)
        shapes.append(ellipse(x + 3.0, top + 0.55 * size, 1.4, 1.4, None, BLACK))
        shapes.extend(words.shapes(x + BULLET_INDENT, top))
        bottom = top + words.height
        right = x + BULLET_INDENT + max(words.width, source.width)
        last = text_width(words.lines[-1], size) + 4.0
        if len(source.lines) == 1 and last + source.width <= room:
            shapes.extend(source.shapes(x + BULLET_INDENT + last, bottom - source.height - DESCENT))
            right = max(right, x + BULLET_INDENT + last + source.width)
        elif source.lines:
            shapes.extend(source.shapes(x + BULLET_INDENT, bottom))
            bottom += source.height
        box = Box(x, top, right, bottom)
        symbols.append(Symbol(point.key, box))
        labels.append(Label(point.key, box, point.text))
        top = bottom + POINT_GAP
    return Listing(tuple(shapes), tuple(symbols), tuple(labels), max(0.0, top - POINT_GAP - y))
