"""Turns blocks into the elements of a Word document: a function for each kind of block, and the whole story."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from caseworker_app.documents import blocks as b
from caseworker_app.documents import bound, paper
from caseworker_app.documents.docx import tables
from caseworker_app.documents.docx.grid import Cell, Row, grid, spacer
from caseworker_app.documents.docx.pictures import figure, page_picture, picture
from caseworker_app.documents.docx.place import Entry, Place, Record
from caseworker_app.documents.docx.styles import KINDS, heading_style
from caseworker_app.documents.docx.xml import (
    Element,
    field,
    is_paragraph,
    keep_with_next,
    paragraph,
    run,
    set_on,
    twips,
    w,
    words,
)
from caseworker_app.documents.numbering import ENCLOSURE_WORD, chapter_words
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.pictures import UNREADABLE_PICTURE
from caseworker_app.documents.texts import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

_PHOTO_WIDTH, _PHOTO_HEIGHT = 12 * paper.CM, 9 * paper.CM
_LOGO = 2.4 * paper.CM


@dataclasses.dataclass
class Group:
    """Elements on pages that all stand upright or are all turned; ``bound`` ones are pages of other papers."""

    turned: bool
    bound: bool = False
    elements: list[Element] = dataclasses.field(default_factory=list)


def story(
    document: b.Document,
    record: Record,
    content: tuple[b.Block, ...],
    pdf_of: Callable[[b.Document], bytes],
    on_block: Callable[[int], None] | None = None,
) -> list[Group]:
    """The given blocks, in groups of upright and turned pages; ``on_block`` hears the number of each.

    ``pdf_of`` lays out the documents that are bound in.
    """
    return _Story(document, record, pdf_of, on_block).told(content)


def letterhead(document: b.Document, record: Record) -> list[Element]:
    """The agency's name, address and logo above a thick and a thin line; nothing for a document without one."""
    head = document.letterhead
    if head is None:
        return []
    place = _place(document, record, turned=False)
    logo = picture(head.logo, _LOGO, _LOGO, place, "Logo", photo=False) if head.logo else None
    side = 2.8 * paper.CM if logo else 0.0
    written = [
        *(place.text(head.above, "address") if head.above else []),
        *place.text(head.name, "agency"),
        *(line for text in head.lines for line in place.text(text, "address")),
    ]
    cells = [Cell([paragraph("Gambar", [logo.run])], upright="center")] if logo else []
    cells.append(Cell(written, upright="center"))
    widths = [side, place.width - side] if logo else [place.width]
    return [grid(widths, [Row(cells)]), paragraph("GarisKop")]


def elements(block: b.Block, place: Place) -> list[Element]:
    """One block as paragraphs and tables."""
    return _MAKERS[type(block)](block, place)


def caption(block: b.Table | b.Figure | b.Photo, place: Place) -> list[Element]:
    """«Gambar 4.2 Genogram», its last number a field of Word's so that a list of figures can be made."""
    if not (block.label or block.caption):
        return []
    text = " ".join(plain_text(block.caption).split())
    counted = re.fullmatch(r"((.*) .*?)(\d+)", block.label)
    if not counted:
        return [paragraph(KINDS["caption"], [run(words(text))])]
    first, series, number = counted.groups()
    name = "".join(char for char in series if char.isalnum())
    label = [run(words(first)), *field(f"SEQ {name} \\* ARABIC", number)]
    return [_marked(KINDS["caption"], label, Entry(series, 1, block.label, text, ""), place, " ")]


def _marked(style: str, label: list[Element], entry: Entry, place: Place, between: str) -> Element:
    """A heading or caption with a bookmark, by which the contents find it."""
    entries = place.record.entries
    place.record.bookmarks += 1
    number = place.record.bookmarks
    entry = dataclasses.replace(entry, bookmark=f"_Toc{number:08d}")
    entries.append(entry)
    separator = {"\t": w("tab"), "\n": w("br")}.get(between)
    between_them = [run(words(between) if separator is None else separator)] if label and entry.words else []
    return paragraph(
        style,
        [
            w("bookmarkStart", id=number, name=entry.bookmark),
            *label,
            *between_them,
            run(words(entry.words)),
            w("bookmarkEnd", id=number),
        ],
    )


def _title(block: b.Title, place: Place) -> list[Element]:
    subtitle = place.text(block.subtitle, "subtitle") if block.subtitle else [spacer(place.look.size)]
    title = place.text(block.text, "title")
    keep_with_next(title)
    return [*title, *subtitle]


def _heading(block: b.Heading, place: Place) -> list[Element]:
    text = " ".join(plain_text(block.text).split())
    label = [run(words(block.number))] if block.number else []
    entry = Entry("heading", block.level, block.number, text, "")
    made = _marked(heading_style(place.document, block.level), label, entry, place, "\t")
    if label:
        hang = font(place.look, bold=True).width(f"{block.number} ", place.look.size) + 3
        set_on(made, w("ind", left=twips(hang), hanging=twips(hang)))
    return [made]


def _chapter(block: b.Chapter, place: Place) -> list[Element]:
    number, title = chapter_words(block)
    words_of = " ".join(plain_text(title).split())
    entry = Entry("heading", 0, number, words_of, "")
    label = [run(words(number))] if number else []
    return [_marked(heading_style(place.document, 0), label, entry, place, "\n")]


def _enclosure(block: b.Enclosure, place: Place) -> list[Element]:
    """The line above the paper."""
    first, _, number = block.label.rpartition(" ")
    label = [run(words(f"{first} ")), *field(f"SEQ {ENCLOSURE_WORD} \\* ARABIC", number)]
    text = " ".join(plain_text(block.title).split())
    return [_marked("JudulLampiran", label, Entry(ENCLOSURE_WORD, 1, block.label, text, ""), place, " ")]


def _paragraph(block: b.Paragraph, place: Place) -> list[Element]:
    if place.in_cell:
        return place.text(block.text, "cell", place.align)
    if not plain_text(block.text).strip() and not isinstance(block.text, tuple):
        return []
    return place.text(block.text, block.style, place.align)


def _photo(block: b.Photo, place: Place) -> list[Element]:
    width = min(block.width * paper.CM if block.width else _PHOTO_WIDTH, place.width)
    height = min(block.height * paper.CM if block.height else _PHOTO_HEIGHT, place.tallest * 0.8)
    drawn = picture(block.data, width, height, place, block.caption or "Foto")
    shown = [paragraph("Gambar", [drawn.run])] if drawn else place.text(UNREADABLE_PICTURE, "cell", "centre")
    return _with_caption(shown, caption(block, place) if block.caption else [])


def _figure(block: b.Figure, place: Place) -> list[Element]:
    alternative = f"{block.label} {block.caption}".strip() or block.drawing.title
    return _with_caption([paragraph("Gambar", [figure(block, place, alternative)])], caption(block, place))


def _with_caption(shown: list[Element], below: list[Element]) -> list[Element]:
    if below:
        keep_with_next(shown)
    return [*shown, *below]


def _place_date(block: b.PlaceDate, place: Place) -> list[Element]:
    made = place.text(block.text, "right")
    set_on(made[0], w("spacing", before=twips(place.look.size * 1.6)))
    return made


def _parts(block: b.Landscape | b.Keep, place: Place) -> list[Element]:
    return [made for part in block.blocks for made in elements(part, place)]


def _table(block: b.Table, place: Place) -> list[Element]:
    return tables.table(block, place, caption(block, place) if block.caption else [])


_MAKERS: dict[type[b.Block], Callable[[Any, Place], list[Element]]] = {
    b.Title: _title,
    b.Heading: _heading,
    b.Paragraph: _paragraph,
    b.BulletList: tables.bullet_list,
    b.NumberedList: tables.numbered_list,
    b.Facts: tables.facts,
    b.Table: _table,
    b.CheckTable: tables.statements,
    b.SignatureRow: tables.signatures,
    b.PhotoRow: tables.photo_row,
    b.Figure: _figure,
    b.Photo: _photo,
    b.PlaceDate: _place_date,
    b.WritingLines: tables.writing_lines,
    b.Space: lambda block, place: [spacer(min(block.height * paper.CM, place.tallest / 2))],
    b.PageBreak: lambda _block, _place: [],
    b.Chapter: _chapter,
    b.Enclosure: _enclosure,
    b.Landscape: _parts,
    b.Keep: _parts,
}


def _place(document: b.Document, record: Record, *, turned: bool) -> Place:
    sheet = paper.sheet(document, landscape=turned)
    return Place(document, paper.look(document), record, sheet.text_width, sheet.text_height, elements)


class _Story:
    """Collects elements, holding headings back until what they head is known: it may turn the page."""

    def __init__(
        self,
        document: b.Document,
        record: Record,
        pdf_of: Callable[[b.Document], bytes],
        on_block: Callable[[int], None] | None,
    ) -> None:
        self._document = document
        self._record = record
        self._pdf_of = pdf_of
        self._on_block = on_block
        self._places = {turned: _place(document, record, turned=turned) for turned in (False, True)}
        self._groups: list[Group] = []
        self._headings: list[b.Block] = []
        self._break = False

    def told(self, content: tuple[b.Block, ...]) -> list[Group]:
        for number, block in enumerate(content, 1):
            if self._on_block:
                self._on_block(number)
            self._tell(block, turned=False)
        self._flush()
        return self._groups

    def _tell(self, block: b.Block, *, turned: bool) -> None:
        match block:
            case b.Landscape():
                for part in block.blocks:
                    self._tell(part, turned=True)
            case b.PageBreak():
                self._flush()
                self._break = True
            case b.Chapter():
                self._flush()
                self._break = True
                self._put(block, turned=False)
            case b.Enclosure():
                self._flush()
                self._break = True
                self._enclose(block)
            case b.Heading() | b.PlaceDate():
                self._headings.append(block)
            case b.Table(landscape=True):
                self._put(block, turned=True)
            case b.Figure():
                self._put(block, turned=turned or paper.is_turned(block, self._document))
            case _:
                self._put(block, turned=turned)

    def _enclose(self, block: b.Enclosure) -> None:
        """A paper as blocks below its line, or as pictures of its pages."""
        pdf = self._pdf_of(block.document) if block.document else block.pdf
        trouble = bound.hindrance(pdf) if pdf is not None else ""
        if pdf is None or trouble:
            self._headings.append(block)
            for part in block.blocks or (b.Paragraph(trouble, "plain"),):
                self._tell(part, turned=False)
            self._flush()
            return
        for at, (data, width, height) in enumerate(bound.pictures(pdf)):
            turned = width > height
            title = _enclosure(block, self._places[False]) if at == 0 else []
            page = paper.bound_sheet(self._document, landscape=turned)
            alternative = f"{block.label} {block.title}, {at + 1}"
            shown = page_picture(data, (width, height), page, self._record, alternative, titled=bool(title))
            keep_with_next(title)
            self._break = self._break or at > 0
            self._add([*title, paragraph("Gambar", [shown])], turned=turned, bound=True)

    def _put(self, block: b.Block, *, turned: bool) -> None:
        place = self._places[turned]
        headings = [made for heading in self._headings for made in elements(heading, place)]
        self._headings = []
        made = elements(block, place)
        if isinstance(block, b.Keep):
            keep_with_next(made[:-1])
        if made:
            keep_with_next(headings)
        self._add([*headings, *made], turned=turned)

    def _flush(self) -> None:
        """Headings with nothing below them are told all the same."""
        turned = self._groups[-1].turned if self._groups else False
        headings = [made for heading in self._headings for made in elements(heading, self._places[turned])]
        self._headings = []
        self._add(headings, turned=turned)

    def _add(self, made: list[Element], *, turned: bool, bound: bool = False) -> None:
        """Append, on a new page if one is asked for or if the page must be turned."""
        if not made:
            return
        last = self._groups[-1] if self._groups else None
        if last is None or (last.turned, last.bound) != (turned, bound):
            self._groups.append(Group(turned, bound))
        elif self._break:
            if not is_paragraph(made[0]):
                made = [spacer(1), *made]
            set_on(made[0], w("pageBreakBefore"))
        self._break = False
        self._groups[-1].elements += made
