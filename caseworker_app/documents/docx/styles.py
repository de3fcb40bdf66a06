"""The styles of a Word document in the two dresses: Word's own names where it has them, Indonesian ones elsewhere."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.docx.xml import Element, paragraph_settings, run_settings, twips, w
from caseworker_app.documents.listing import BETWEEN_LINES, HANG, LEVELS_LISTED, SMALLER, STEP
from caseworker_app.documents.paper import CM, look, sheet
from caseworker_app.documents.walking import has_chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.documents.blocks import Align, Document
    from caseworker_app.documents.paper import Look

FAMILIES = {"serif": "Liberation Serif", "sans": "Liberation Sans"}
SYMBOLS = "DejaVu Sans"
JUSTIFICATION: dict[Align, str] = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
# The styles in which the kinds of text of a document are set.
KINDS = {
    "body": "BodyText",
    "plain": "IsiRata",
    "centre": "IsiTengah",
    "right": "IsiKanan",
    "quote": "Quote",
    "small": "IsiKecil",
    "label": "Label",
    "cell": "SelTabel",
    "head": "KepalaTabel",
    "answer": "SelPernyataan",
    "caption": "Caption",
    "title": "Title",
    "subtitle": "Subtitle",
    "agency": "KopLembaga",
    "address": "KopAlamat",
    "signature": "TandaTangan",
    "thumb": "CapJempol",
    "bullet": "ListBullet",
    "number": "ListNumber",
    "listing": "TOCHeading",
}
SHADE = "E6E6E6"
ANSWER_BOX, ANSWER_LINE = 18.0, 15.5
# The height of a line of the Liberation typefaces, which Word calls single, as a factor of their size.
_NATURAL = 1.149
_MOST_LEVELS = 5


def heading_style(document: Document, level: int) -> str:
    """Word's own headings: where there are chapters (level 0), they are its first level."""
    return f"Heading{level + has_chapters(document)}"


def styles(document: Document, count: int | None, *, smaller: bool) -> Element:
    """All styles of a document; its headings have this ``count`` of Word's, its contents ``smaller`` type."""
    type_look = look(document)
    return w(
        "styles",
        _defaults(document, type_look),
        *_paragraph_styles(type_look),
        *_headings(document, type_look, count),
        *_contents(document, type_look, smaller=smaller),
        *_other_styles(),
    )


def _defaults(document: Document, type_look: Look) -> Element:
    family = FAMILIES[type_look.family]
    fonts = w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)
    language = w("lang", val=document.language, eastAsia=document.language, bidi="ar-SA")
    size = (w("sz", val=type_look.size * 2), w("szCs", val=type_look.size * 2))
    return w(
        "docDefaults",
        w("rPrDefault", run_settings(fonts, *size, language)),
        w(
            "pPrDefault",
            paragraph_settings(w("suppressAutoHyphens"), _spacing(type_look.size * type_look.single, type_look.size)),
        ),
    )


def _paragraph_styles(look: Look) -> Iterator[Element]:
    size, leading, gap = look.size, look.leading, look.gap
    justified: Align = "justify" if look.justified else "left"

    def made(style: _Style) -> Element:
        return style.made(size, look.single)

    def flowing(style: str, name: str, align: Align, *settings: Element, based: str = "Normal") -> Element:
        """A style for running text: in the document's line distance, with its gap after each paragraph."""
        return made(_Style(style, name, based, leading=leading, after=gap, align=align, settings=settings))

    yield made(_Style("Normal", "Normal"))
    indent = (w("ind", firstLine=twips(look.indent)),) if look.indent else ()
    yield flowing("BodyText", "Body Text", justified, *indent)
    yield flowing("IsiRata", "Isi Rata", justified)
    yield flowing("IsiTengah", "Isi Tengah", "centre")
    yield flowing("IsiKanan", "Isi Kanan", "right")
    yield flowing("ListBullet", "List Bullet", justified, w("contextualSpacing"), based="IsiRata")
    yield flowing("ListNumber", "List Number", justified, w("contextualSpacing"), based="IsiRata")
    yield made(_Style("Label", "Label", leading=leading))
    sides = w("ind", left=twips(CM), right=twips(CM))
    yield made(_Style("Quote", "Quote", after=size * 0.6, align=justified, italic=True, settings=(sides,)))
    yield made(_Style("IsiKecil", "Isi Kecil", size=look.small_size, after=gap))

    small = look.cell_size
    yield made(_Style("SelTabel", "Sel Tabel", size=small))
    yield made(_Style("KepalaTabel", "Kepala Tabel", "SelTabel", size=small, align="centre", bold=True))
    yield made(_Style("SelPernyataan", "Sel Pernyataan"))
    box = exact_line(ANSWER_LINE)
    yield made(_Style("KotakJawaban", "Kotak Jawaban", size=ANSWER_BOX, align="centre", spacing=box))
    yield made(
        _Style(
            "Caption", "caption", follow="BodyText", size=look.caption_size,
            before=size * 0.5, after=size * 0.6, align="centre",
        )
    )  # fmt: skip
    yield made(_Style("Gambar", "Gambar", follow="Caption", align="centre"))

    large = size * 1.17
    yield made(_Style("Title", "Title", size=large, after=size * 0.2, align="centre", bold=True, settings=_kept()))
    yield made(_Style("Subtitle", "Subtitle", after=size, align="centre"))
    yield made(_Style("TOCHeading", "TOC Heading", size=large, after=size * 1.2, align="centre", bold=True))
    head = min(size, 12.0)
    yield made(_Style("KopLembaga", "Kop Lembaga", size=head * 1.3, align="centre", bold=True))
    yield made(_Style("KopAlamat", "Kop Alamat", size=head * 0.85, align="centre"))
    double = w("pBdr", w("bottom", val="thickThinSmallGap", sz=24, space=1, color="000000"))
    yield made(_Style("GarisKop", "Garis Kop", spacing=exact_line(4, after=0.45 * CM), settings=(double,)))
    yield made(_Style("TandaTangan", "Tanda Tangan", align="centre"))
    line = w("pBdr", w("bottom", val="single", sz=5, space=0, color="000000"))
    yield made(_Style("RuangTandaTangan", "Ruang Tanda Tangan", align="centre", settings=(line,)))
    yield made(_Style("CapJempol", "Cap Jempol", size=size * 0.7, align="centre"))
    yield made(_Style("Header", "header", align="right"))
    yield made(_Style("Footer", "footer"))
    yield made(_Style("Jarak", "Jarak", size=1))


def _kept() -> tuple[Element, ...]:
    return w("keepNext"), w("keepLines")


def _headings(document: Document, look: Look, count: int | None) -> Iterator[Element]:
    """Word's own headings, below chapters where there are any, and the line above a paper that is bound in."""
    size, above = look.size, has_chapters(document)

    def made(level: int, style: _Style) -> Element:
        numbered = (w("numPr", w("ilvl", val=level - 1), w("numId", val=count)),) if count is not None else ()
        settings = (*_kept(), *numbered, w("outlineLvl", val=level - 1))
        named = dataclasses.replace(
            style, style=f"Heading{level}", name=f"heading {level}", follow="BodyText", bold=True, settings=settings
        )
        return named.made(size, look.single)

    if above:
        yield made(1, _Style("", "", size=size * 1.17, leading=look.leading * 1.17, after=size * 1.5, align="centre"))
    for level, (before, after) in enumerate(_AROUND_HEADINGS, 1 + above):
        yield made(level, _Style("", "", leading=look.leading, before=size * before, after=size * after))
    title = _Style("JudulLampiran", "Judul Lampiran", follow="BodyText", leading=look.leading, bold=True)
    yield dataclasses.replace(title, after=size * _AROUND_HEADINGS[0][1], settings=_kept()).made(size, look.single)


def _contents(document: Document, look: Look, *, smaller: bool) -> Iterator[Element]:
    size = look.size
    listed = LEVELS_LISTED + has_chapters(document)
    for level in range(1, _MOST_LEVELS):
        style = _Style(f"TOC{level}", f"toc {level}", settings=contents_line(document, level, HANG))
        closer = smaller and level < listed
        own, after = (size * SMALLER, 0.0) if closer else (0.0, size * BETWEEN_LINES)
        yield dataclasses.replace(style, size=own, after=after).made(size, look.single)
    figures = _Style("TableofFigures", "table of figures", after=size * BETWEEN_LINES)
    yield dataclasses.replace(figures, settings=contents_line(document, 1, HANG)).made(size, look.single)


@dataclasses.dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; a size or leading of 0 is the document's own. Spaces before and after are points."""

    style: str
    name: str
    based: str = "Normal"
    follow: str = ""
    size: float = 0
    leading: float = 0
    before: float = 0
    after: float = 0
    align: Align | None = None
    bold: bool = False
    italic: bool = False
    spacing: Element | None = None
    settings: tuple[Element, ...] = ()

    def made(self, size: float, single: float) -> Element:
        """The style as an element, in a document whose own size and line distance these are."""
        own = self.size or size
        spacing = self.spacing
        if spacing is None:
            spacing = _spacing(self.leading or own * single, own, self.before, self.after)
        flags: dict[str, str | float] = {"default": "1"} if self.style == "Normal" else {}
        if self.style in _OWN:
            flags["customStyle"] = "1"
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=self.based) if self.style != "Normal" else None,
            w("next", val=self.follow) if self.follow else None,
            w("uiPriority", val=_PRIORITIES.get(self.style, 20)),
            w("qFormat"),
            paragraph_settings(spacing, w("jc", val=JUSTIFICATION[self.align]) if self.align else None, *self.settings),
            run_settings(
                *((w("b"), w("bCs")) if self.bold else ()),
                *((w("i"), w("iCs")) if self.italic else ()),
                *((w("sz", val=own * 2), w("szCs", val=own * 2)) if own != size else ()),
            ),
            type="paragraph",
            styleId=self.style,
            **flags,
        )


# Space before and after, in units of the body size, as in print.
_AROUND_HEADINGS = ((1.0, 0.3), (0.6, 0.1), (0.4, 0.0), (0.2, 0.0))
_OWN = {
    "IsiRata", "IsiTengah", "IsiKanan", "IsiKecil", "Label", "SelTabel", "KepalaTabel", "SelPernyataan", "Gambar",
    "JudulLampiran",
    "KotakJawaban", "KopLembaga", "KopAlamat", "GarisKop", "TandaTangan", "RuangTandaTangan", "CapJempol", "Jarak",
}  # fmt: skip
_PRIORITIES = {
    "Normal": 0,
    "BodyText": 1,
    "Heading1": 9,
    "Heading2": 9,
    "Heading3": 9,
    "Heading4": 9,
    "Heading5": 9,
    "Title": 10,
}


def contents_line(document: Document, level: int, hang: float) -> tuple[Element, ...]:
    """How a line of the contents stands: its indent, ``hang`` points for its number, dots up to the page number."""
    left = (level - 1) * STEP + hang
    stops = w(
        "tabs",
        w("tab", val="left", pos=twips(left)),
        w("tab", val="right", leader="dot", pos=twips(sheet(document).text_width)),
    )
    return stops, w("ind", left=twips(left), hanging=twips(hang))


def _other_styles() -> Iterator[Element]:
    yield w(
        "style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
        type="character", default="1", styleId="DefaultParagraphFont",
    )  # fmt: skip
    yield w("style", w("name", val="No List"), w("semiHidden"), type="numbering", default="1", styleId="NoList")
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    yield w(
        "style", w("name", val="Normal Table"), w("semiHidden"), w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table", default="1", styleId="TableNormal",
    )  # fmt: skip
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in sides))
    yield w(
        "style", w("name", val="Table Grid"), w("basedOn", val="TableNormal"), w("uiPriority", val=39),
        w("tblPr", borders), type="table", styleId="TableGrid",
    )  # fmt: skip


def exact_line(height: float, after: float = 0) -> Element:
    """A line of this height, whatever stands on it."""
    return w("spacing", before=0, after=twips(after), line=max(20, twips(height)), lineRule="exact")


def _line_spacing(leading: float, size: float) -> dict[str, str | float]:
    """Word's attributes for a distance of lines, which it counts in its own single lines."""
    return {"line": 240 * leading / (size * _NATURAL), "lineRule": "auto"}


def _spacing(leading: float, size: float, before: float = 0, after: float = 0) -> Element:
    return w("spacing", before=twips(before), after=twips(after), **_line_spacing(leading, size))
