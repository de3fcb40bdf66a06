"""Round symbols as large as their text: an ellipse around wrapped lines."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Box, Label, Text
from caseworker_app.diagrams.measure import ASCENT, DESCENT, known_by_typeface, line_height, text_width, wrap

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY

ASPECTS = (1.0, 1.2, 1.45, 1.75)
PADDING = 6.0
FARTHEST = 1200.0
"""Nothing is moved by hand further than this, in points."""


@dataclasses.dataclass(frozen=True, slots=True)
class Bubble:
    """An ellipse by its half axes, and the lines that stand in its middle."""

    rx: float
    ry: float
    lines: tuple[str, ...]
    size: float
    bold: bool = False

    def box(self, x: float, y: float) -> Box:
        """Its edges when its centre stands at (x, y)."""
        return Box(x - self.rx, y - self.ry, x + self.rx, y + self.ry)

    @property
    def word_box(self) -> Box:
        """The place of its lines around (0, 0)."""
        return self.label("", 0.0, 0.0).box

    def texts(self, x: float, y: float) -> list[Text]:
        """Its lines as shapes."""
        first = y - line_height(self.size) * (len(self.lines) - 1) / 2 + self.size * (ASCENT - DESCENT) / 2
        return [
            Text(x, first + index * line_height(self.size), line, self.size, bold=self.bold)
            for index, line in enumerate(self.lines)
        ]

    def label(self, key: str, x: float, y: float) -> Label:
        """The place of its lines."""
        width = max((text_width(line, self.size, bold=self.bold) for line in self.lines), default=0.0)
        height = _text_height(len(self.lines), self.size)
        return Label(key, Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), " ".join(self.lines))

    def reach(self, ux: float, uy: float, grown: float = 0.0) -> float:
        """Distance from the centre to the edge in a direction (a unit vector), ``grown`` points outside it."""
        return 1.0 / math.hypot(ux / (self.rx + grown), uy / (self.ry + grown))

    def hides(self, centre: XY, start: XY, end: XY, grown: float) -> bool:
        """Whether a straight line comes nearer to the edge than ``grown`` points (measured on the widened ellipse)."""
        rx, ry = self.rx + grown, self.ry + grown
        ax, ay = (start[0] - centre[0]) / rx, (start[1] - centre[1]) / ry
        bx, by = (end[0] - centre[0]) / rx, (end[1] - centre[1]) / ry
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        along = 0.0 if square == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / square))
        return math.hypot(ax + along * dx, ay + along * dy) < 1.0


@known_by_typeface
def bubble_for(text: str, size: float = 9.0, smallest: float = 20.0, bold: bool = False) -> Bubble:  # noqa: FBT001, FBT002
    """The smallest ellipse around the text, over several ways of breaking it; a word is broken only past 110 points."""
    words = max((text_width(word, size, bold=bold) for word in text.split()), default=0.0)
    whole = text_width(text, size, bold=bold)
    narrowest = min(max(words, 36.0), 110.0)
    best: Bubble | None = None
    for parts in range(1, 9):
        lines = tuple(wrap(text, max(narrowest, whole / parts * 1.12), size, bold))
        for aspect in ASPECTS:
            ry = smallest - PADDING
            for index, line in enumerate(lines):
                middle = (index - (len(lines) - 1) / 2) * line_height(size)
                half = (ASCENT + DESCENT) * size / 2
                far = abs(middle) + half
                ry = max(ry, math.hypot(text_width(line, size, bold=bold) / 2 / aspect, far))
            candidate = Bubble(aspect * ry + PADDING, ry + PADDING, lines, size, bold)
            if best is None or candidate.rx * candidate.ry < best.rx * best.ry - 1e-9:
                best = candidate
    assert best is not None  # noqa: S101 - eight ways were tried
    return best


def limited(move: float) -> float:
    """A move by hand in points, within bounds; one that is no number is none."""
    return min(max(move, -FARTHEST), FARTHEST) if math.isfinite(move) else 0.0


def _text_height(lines: int, size: float) -> float:
    return (lines - 1) * line_height(size) + (ASCENT + DESCENT) * size if lines else 0.0
