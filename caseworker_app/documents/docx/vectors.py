"""The pen for the figures of a Word document: a display list as SVG, and as a picture for programs that know none.

Both without matplotlib, whose loading alone takes longer than a report.
"""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfgen.canvas import Canvas

from caseworker_app.diagrams.display import Path, Text
from caseworker_app.diagrams.typesetting import typeset
from caseworker_app.documents.docx.xml import xml_text
from caseworker_app.documents.pdf.pen import paint

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import Drawing

_FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif"


def svg(drawing: Drawing) -> bytes:
    """An SVG document as large as the drawing, its texts in the bundled typeface or in its twin."""
    parts = []
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            parts.append(_path(shape))
        elif shape.text.strip():
            pieces = typeset(dataclasses.replace(shape, text=xml_text(shape.text)))
            parts += [_path(piece) if isinstance(piece, Path) else _text(piece) for piece in pieces]
    size = f'width="{drawing.width:.2f}pt" height="{drawing.height:.2f}pt"'
    room = f'viewBox="0 0 {drawing.width:.2f} {drawing.height:.2f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {room} font-family="{_FAMILIES}">'
    return "\n".join((head, *parts, "</svg>")).encode()


def png(drawing: Drawing, scale: float, dots_per_inch: float) -> bytes:
    """A picture on white of the drawing at this scale."""
    import pypdfium2

    page = io.BytesIO()
    canvas = Canvas(page, (drawing.width * scale, drawing.height * scale), invariant=1)
    paint(drawing, canvas, scale)
    canvas.save()
    with pypdfium2.PdfDocument(page.getvalue()) as document:
        image = document[0].render(scale=dots_per_inch / 72).to_pil().convert("RGB")
    target = io.BytesIO()
    image.quantize(64).save(target, "PNG")
    return target.getvalue()


def _path(shape: Path) -> str:
    steps = (
        str(kind) + " ".join(f"{x:.2f} {y:.2f}" for x, y in (point for point in points if not isinstance(point, str)))
        for kind, *points in shape.steps
    )
    pen = 'stroke="none"'
    if shape.pen:
        pen = f'stroke="{shape.pen.color}" stroke-width="{shape.pen.width:g}" stroke-linejoin="round"'
        dashes = " ".join(f"{length:g}" for length in shape.pen.dash)
        pen += f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{" ".join(steps)}" fill="{shape.fill or "none"}" {pen}/>'


def _text(shape: Text) -> str:
    turned = f' transform="rotate({-shape.angle:g} {shape.x:.2f} {shape.y:.2f})"' if shape.angle else ""
    manner = (' font-weight="bold"' if shape.bold else "") + (' font-style="italic"' if shape.italic else "")
    place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" text-anchor="{shape.anchor}" xml:space="preserve"'
    return (
        f'<text {place} font-size="{shape.size:g}" fill={quoteattr(shape.color)}{manner}{turned}>'
        f"{escape(shape.text)}</text>"
    )
