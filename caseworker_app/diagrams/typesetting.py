"""One line of text in any script, ready for the pens: Latin letters stay text, others become filled outlines."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Path, Text
from caseworker_app.diagrams.measure import letters, text_width
from caseworker_app.diagrams.shaping import outline, shaped
from caseworker_app.diagrams.typefaces import Run, runs
from caseworker_app.diagrams.writing_order import reads_from_the_right, visual_order

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY


def typeset(text: Text) -> list[Text | Path]:
    """The shapes that a pen draws for a text, each standing where it belongs on the line.

    A pen needs no other typeface than Liberation Sans for the texts that are left. The outlines of a run are one path.
    """
    pieces = runs(text.text, letters(bold=text.bold))
    if all(not piece.typeface for piece in pieces):
        words = "".join(piece.text for piece in pieces)
        return [text if words == text.text else dataclasses.replace(text, text=words)]
    order = visual_order([piece.text for piece in pieces], from_the_right=reads_from_the_right(text.text))
    width = text_width(text.text, text.size, bold=text.bold)
    along = -{"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    turn = math.radians(text.angle)
    shapes: list[Text | Path] = []
    for at in order:
        piece = pieces[at]
        x, y = text.x + along * math.cos(turn), text.y - along * math.sin(turn)
        if piece.typeface:
            advance, path = _outlined(piece, text, (x, y), turn)
            shapes.append(path)
        else:
            advance = text_width(piece.text, text.size, bold=text.bold)
            shapes.append(dataclasses.replace(text, x=x, y=y, text=piece.text, anchor="start"))
        along += advance
    return shapes


def _outlined(piece: Run, text: Text, origin: tuple[float, float], turn: float) -> tuple[float, Path]:
    """The width of a run, and its outlines with the left end of its baseline at a point."""
    advance, glyphs = shaped(piece.typeface, piece.text)
    cos, sin = math.cos(turn) * text.size, math.sin(turn) * text.size
    x0, y0 = origin

    def placed(x: float, y: float) -> tuple[float, float]:
        return x0 + x * cos - y * sin, y0 - x * sin - y * cos

    steps: list[tuple[str | XY, ...]] = [
        (kind, *(placed(x + glyph.x, y + glyph.y) for x, y in points))
        for glyph in glyphs
        for kind, points in outline(piece.typeface, glyph.number)
    ]
    return advance * text.size, Path(tuple(steps), pen=None, fill=text.color)
