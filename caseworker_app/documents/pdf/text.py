"""Text for the PDF: fonts, styles, and the one place where a text becomes a paragraph.

Nothing is ever parsed as markup: reportlab gets finished fragments, so «<b>» and «&» print as themselves. A character
that the document's font lacks is set in the typeface of its script, and one that no typeface has as its visible code.
"""

from __future__ import annotations

import dataclasses
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.colors import black, lightgrey
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus.paraparser import ParaFrag

from caseworker_app import paths
from caseworker_app.diagrams.typefaces import SHAPED, runs
from caseworker_app.diagrams.writing_order import reads_from_the_right
from caseworker_app.documents.paper import CM, Look
from caseworker_app.documents.pdf.scripts import MixedScripts
from caseworker_app.documents.printable import printable
from caseworker_app.documents.texts import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Paragraph

    from caseworker_app.documents.blocks import Align, Run, Text

_FAMILIES = {"serif": "LiberationSerif", "sans": "LiberationSans"}
_LAST_BASIC = 0xFFFE  # U+FFFF ends every list of glyphs and is none itself (OpenType, «cmap», format 4)
_BOXES = ("\u2610", "\u2612")
_ALIGNMENTS: dict[Align, Literal[0, 1, 2, 4]] = {
    "left": TA_LEFT,
    "centre": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}


@dataclasses.dataclass(frozen=True)
class Font:
    """A registered font: reportlab's name for it and the code points that it can show."""

    name: str
    glyphs: frozenset[int]

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        return pdfmetrics.stringWidth(text, self.name, size)


def font(look: Look, *, bold: bool = False, italic: bool = False) -> Font:
    """The document's font in one of its four faces."""
    return _face(_FAMILIES[look.family], bold=bold, italic=italic)


def sans(*, bold: bool = False, italic: bool = False) -> Font:
    """The font of drawings in one of its four faces."""
    return _face(_FAMILIES["sans"], bold=bold, italic=italic)


def _face(family: str, *, bold: bool, italic: bool) -> Font:
    return _registered(f"{family}-{('Bold' if bold else '') + ('Italic' if italic else '') or 'Regular'}")


@cache
def _registered(name: str) -> Font:
    loaded = TTFont(name, str(paths.resource("fonts", f"{name}.ttf")), shapable=name in SHAPED)
    face: Any = loaded.face
    if name in SHAPED:
        # Else whoever copies an emoji gets half of its number, as a Greek letter.
        face.glyphToChar = {
            glyph: basic
            for glyph, codes in face.glyphToChar.items()
            if (basic := [code for code in codes if code <= _LAST_BASIC])
        }
    # The same words are measured again and again.
    vars(loaded)["stringWidth"] = lru_cache(maxsize=1 << 15)(loaded.stringWidth)
    pdfmetrics.registerFont(loaded)
    # reportlab names characters beyond the basic plane wrongly to whoever copies the text: they count as lacking here.
    return Font(name, frozenset(code for code in loaded.face.charToGlyph if code <= _LAST_BASIC))


@cache
def style(look: Look, kind: str, align: Align | None = None) -> ParagraphStyle:
    """The paragraph style of a kind of text, by name: see ``_STYLES``; ``align`` overrides its own alignment."""
    size, leading, settings = look.size, look.leading, dict(_STYLES[kind])
    if settings.pop("tight", False):
        size = {
            "cell": look.cell_size,
            "head": look.cell_size,
            "caption": look.caption_size,
            "small": look.small_size,
        }.get(kind, size)
        leading = size * look.single
    scale = settings.pop("scale", 1.0)
    before, after = (settings.pop(side, 0.0) * look.size for side in ("before", "after"))
    usual: Align = "justify" if settings.pop("justify", False) and look.justified else settings.pop("align", "left")
    return ParagraphStyle(
        kind,
        fontName=font(look, bold=settings.pop("bold", False), italic=settings.pop("italic", False)).name,
        fontSize=size * scale,
        leading=leading * scale,
        alignment=_ALIGNMENTS[align or usual],
        firstLineIndent=look.indent if settings.pop("indented", False) else 0,
        spaceBefore=before,
        spaceAfter=after or (look.gap if settings.pop("gap", False) else 0),
        allowWidows=0,
        allowOrphans=0,
        hyphenationLang="",
        embeddedHyphenation=0,
        uriWasteReduce=0,
        spaceShrinkage=0,
        **settings,
    )


# Space before and after is in units of the body size; «tight» is single-spaced.
_STYLES: dict[str, dict[str, Any]] = {
    "body": {"justify": True, "indented": True, "gap": True},
    "plain": {"justify": True, "gap": True},
    "centre": {"align": "centre", "gap": True},
    "right": {"align": "right", "gap": True},
    "quote": {
        "justify": True,
        "tight": True,
        "after": 0.6,
        "leftIndent": CM,
        "rightIndent": CM,
        "italic": True,
    },
    "small": {"tight": True, "gap": True},
    "cell": {"tight": True},
    "answer": {"tight": True},
    "label": {},
    "head": {"tight": True, "align": "centre", "bold": True},
    "caption": {"tight": True, "align": "centre", "before": 0.5, "after": 0.6},
    "title": {"tight": True, "align": "centre", "bold": True, "scale": 1.17, "after": 0.2},
    "chapter": {"align": "centre", "bold": True, "scale": 1.17},
    "subtitle": {"tight": True, "align": "centre", "after": 1.0},
    "agency": {"tight": True, "align": "centre", "bold": True, "scale": 1.3},
    "listing": {"tight": True, "align": "centre", "bold": True, "scale": 1.17, "after": 1.2},
    "thumb": {"tight": True, "align": "centre", "scale": 0.7},
    "address": {"tight": True, "align": "centre", "scale": 0.85},
    "signature": {"tight": True, "align": "centre"},
    "contents": {"tight": True, "after": 0.15},
    "heading1": {"bold": True, "before": 1.0, "after": 0.3},
    "heading2": {"bold": True, "before": 0.6, "after": 0.1},
    "heading3": {"bold": True, "before": 0.4},
    "heading4": {"bold": True, "before": 0.2},
}


def paragraphs(text: Text, look: Look, made_as: ParagraphStyle, *, draft: bool = False) -> list[Paragraph]:
    """The text as paragraphs, one for each of its lines; a blank line is left out unless nothing else is there."""
    lines = [_fragments(line, look, made_as, draft=draft) for line in text_lines(text, draft=draft, boxes=_BOXES)]
    return [_paragraph(line, made_as) for line in lines]


def pieces(text: str, first: Font) -> Iterator[tuple[str, str]]:
    """The text cut into (font name, words) so that each piece's font can show it."""
    for run in runs(printable(text), first.glyphs):
        yield _registered(run.typeface).name if run.typeface else first.name, run.text


def _paragraph(line: list[ParaFrag], made_as: ParagraphStyle) -> Paragraph:
    """A paragraph of finished fragments; one that is read from the right stands at the right."""
    if all(fragment.fontName not in SHAPED for fragment in line):
        return MixedScripts("", made_as, frags=line)
    for fragment in line:
        # A fragment with a background, even none, is one that reportlab does not join with others beforehand.
        fragment.backColor = getattr(fragment, "backColor", None)
    from_the_right = reads_from_the_right("".join(fragment.text for fragment in line))
    turned = from_the_right and made_as.alignment in (TA_LEFT, TA_JUSTIFY)
    style = made_as.clone(made_as.name, alignment=TA_RIGHT) if turned else made_as
    return MixedScripts("", style, frags=line)


def _fragments(line: list[Run], look: Look, made_as: ParagraphStyle, *, draft: bool) -> list[ParaFrag]:
    marked = draft and any(run.supplied for run in line)
    base_bold, base_italic = "Bold" in made_as.fontName, "Italic" in made_as.fontName
    fragments = []
    for run in line:
        face = font(look, bold=run.bold or base_bold, italic=run.italic or base_italic)
        for name, words in pieces(run.text, face):
            fragment = ParaFrag(
                text=words,
                fontName=name,
                fontSize=made_as.fontSize,
                textColor=black,
                rise=0,
                us_lines=[],
                link=[],
            )
            if marked:
                # reportlab wants the attribute on all of a paragraph's fragments or on none.
                fragment.backColor = lightgrey if run.supplied else None
            fragments.append(fragment)
    return fragments
