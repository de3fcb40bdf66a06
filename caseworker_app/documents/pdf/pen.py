"""The pen for the pages of a PDF: a display list straight onto reportlab's canvas, text as text and lines as lines.

What the pen for diagrams in files of their own does with matplotlib is done here without it: most of the time that a
report with figures took went into loading that library and into its second set of fonts.
"""

from __future__ import annotations

import dataclasses
import math
from functools import cache
from typing import TYPE_CHECKING

from reportlab.lib.colors import toColor

from caseworker_app.diagrams.display import Path, Text
from caseworker_app.diagrams.measure import text_width
from caseworker_app.diagrams.typesetting import typeset
from caseworker_app.documents.pdf.text import sans
from caseworker_app.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from caseworker_app.diagrams.display import Drawing

_BACK = {"start": 0.0, "middle": 0.5, "end": 1.0}
# Numbers of the PDF format and of reportlab.
_ROUND_JOIN, _BUTT_CAP, _FILL_NON_ZERO = 1, 0, 1


_color = cache(toColor)


def paint(drawing: Drawing, canvas: Canvas, scale: float) -> None:
    """Paint a drawing with its lower left corner at the canvas's origin; what reaches out of it is cut off."""
    canvas.saveState()
    canvas.scale(scale, scale)
    room = canvas.beginPath()
    room.rect(0, 0, drawing.width, drawing.height)
    canvas.clipPath(room, stroke=0, fill=0)
    canvas.translate(0, drawing.height)
    canvas.setLineJoin(_ROUND_JOIN)
    canvas.setLineCap(_BUTT_CAP)
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            _path(shape, canvas)
            continue
        for piece in typeset(dataclasses.replace(shape, text=printable(shape.text))) if shape.text.strip() else ():
            if isinstance(piece, Path):
                _path(piece, canvas)
            else:
                _text(piece, canvas)
    canvas.restoreState()


def _path(shape: Path, canvas: Canvas) -> None:
    """Display lists count downwards, pages upwards."""
    path = canvas.beginPath()
    draw: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.curveTo,
        "Z": path.close,
    }
    for kind, *points in shape.steps:
        places = (point for point in points if not isinstance(point, str))
        draw[str(kind)](*(part for x, y in places for part in (x, -y)))
    if shape.pen:
        canvas.setStrokeColor(_color(shape.pen.color))
        canvas.setLineWidth(shape.pen.width)
        canvas.setDash(list(shape.pen.dash))
    if shape.fill:
        canvas.setFillColor(_color(shape.fill))
    canvas.drawPath(path, stroke=int(bool(shape.pen)), fill=int(bool(shape.fill)), fillMode=_FILL_NON_ZERO)


def _text(shape: Text, canvas: Canvas) -> None:
    back = _BACK[shape.anchor] * text_width(shape.text, shape.size, bold=shape.bold)
    turn = math.radians(shape.angle)
    canvas.setFillColor(_color(shape.color))
    canvas.saveState()
    canvas.translate(shape.x - back * math.cos(turn), -(shape.y + back * math.sin(turn)))
    if shape.angle:
        canvas.rotate(shape.angle)
    canvas.setFont(sans(bold=shape.bold, italic=shape.italic).name, shape.size)
    canvas.drawString(0, 0, shape.text)
    canvas.restoreState()
