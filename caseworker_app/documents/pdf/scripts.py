"""Paragraphs with letters that are joined, stacked or read from the right."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from caseworker_app.diagrams.typefaces import SHAPED
from caseworker_app.diagrams.writing_order import reads_from_the_right, visual_order


class MixedScripts(Paragraph):
    """A paragraph whose lines are broken in the order in which it is read, and set as it is written when it is drawn.

    reportlab shapes words one by one; here a whole run is shaped, so that its words keep their order.
    """

    blPara: Any  # noqa: N815 - reportlab's name
    _broken_at: float | None = None
    _size = (0.0, 0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size in points; the lines are broken once for each width, however often they are asked for."""
        if width != self._broken_at or not hasattr(self, "blPara"):
            self._size, self._broken_at = super().wrap(width, height), width
        return self._size

    def drawPara(self, debug: int = 0) -> None:  # noqa: N802 - reportlab's name
        """Draw the lines with their letters joined and their runs in visual order."""
        lines = [line for line in self.blPara.lines if hasattr(line, "words")]  # those of one typeface are mere words
        fragments = [fragment for line in lines for fragment in line.words]
        if any(fragment.fontName in SHAPED for fragment in fragments):
            from_the_right = reads_from_the_right("".join(fragment.text for fragment in fragments))
            self.blPara.lines = [_as_written(line, from_the_right=from_the_right) for line in lines]
        super().drawPara(debug)

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802 - reportlab's name
        """Where reportlab puts the text of its lines."""
        return _Letters(self.canv, x, y)


class _AsRead(ShapedStr):
    """Shaped glyphs that know the text they were made of."""

    as_read = ""


class _Letters(PDFTextObject):
    """Text of shaped glyphs: whoever copies it gets what was typed."""

    _code: list[str]

    def _formatText(self, text: Any) -> str:  # noqa: N802 - reportlab's name
        code = str(super()._formatText(text))  # type: ignore[misc] # missing from the stubs
        if not isinstance(text, _AsRead):
            return code
        written = (BOM_UTF16_BE + text.as_read.encode("utf-16-be")).hex()
        return f"/Span <</ActualText <{written}>>> BDC {code} EMC"  # PDF 32000-1, 14.9.4

    def setRise(self, rise: float) -> None:  # noqa: N802 - reportlab's name
        """Raise what follows by so many points; reportlab fails where a run begins with a raised glyph."""
        if not self._code:
            self._code.append("")
        super().setRise(rise)


def _as_written(line: Any, *, from_the_right: bool) -> Any:
    """A broken line with its runs shaped and in visual order; what room they save is spare at the end of the line."""
    order = visual_order([fragment.text for fragment in line.words], from_the_right=from_the_right)
    words = [_shaped(line.words[at]) for at in order]
    saved = sum(map(_width, line.words)) - sum(map(_width, words))
    return line.clone(words=words, extraSpace=line.extraSpace + saved)


def _shaped(fragment: Any) -> Any:
    if fragment.fontName not in SHAPED or not fragment.text:  # a word that is broken may leave an empty piece
        return fragment
    glyphs: Any = shapeStr(fragment.text, fragment.fontName, fragment.fontSize, force=True)
    text = _AsRead(glyphs, glyphs.__shapeData__)
    text.as_read = fragment.text
    return fragment.clone(text=text)


def _width(fragment: Any) -> float:
    """The width of a fragment in points."""
    shapes = getattr(fragment.text, "__shapeData__", None)
    if shapes is None:
        return float(pdfmetrics.stringWidth(fragment.text, fragment.fontName, fragment.fontSize))
    return float(sum(shape.x_advance for shape in shapes) * fragment.fontSize / 1000)
