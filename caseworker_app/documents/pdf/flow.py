"""Turns blocks into the flowables of a PDF: a function for each kind of block, and the story of the whole document."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from reportlab.platypus import PageBreak, Spacer

from caseworker_app.documents import blocks as b
from caseworker_app.documents import bound, paper
from caseworker_app.documents.numbering import ENCLOSURE_WORD, chapter_words
from caseworker_app.documents.pdf import tables
from caseworker_app.documents.pdf.floats import EndOfPart, Settle, Turned
from caseworker_app.documents.pdf.parts import (
    BOUND,
    BOUND_TURNED,
    TURNED,
    UPRIGHT,
    BoundSheet,
    DoubleRule,
    Entry,
    FigureRoom,
    Headed,
    Illustration,
    Picture,
    Record,
    Together,
    Turn,
    WritingLine,
    landmark,
    picture,
)
from caseworker_app.documents.pdf.setting import Setting
from caseworker_app.documents.pdf.text import font, paragraphs, style
from caseworker_app.documents.pictures import UNREADABLE_PICTURE
from caseworker_app.documents.texts import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

_PHOTO_WIDTH, _PHOTO_HEIGHT = 12 * paper.CM, 9 * paper.CM


def story(
    document: b.Document, record: Record, content: tuple[b.Block, ...], pdf_of: Callable[[b.Document], bytes]
) -> list[Flowable]:
    """Flowables of the given blocks, with the breaks between upright and turned pages.

    ``pdf_of`` lays out the documents that are bound in.
    """
    return _Story(document, record, pdf_of).told(content)


def letterhead(document: b.Document, record: Record) -> list[Flowable]:
    """The agency's name, address and logo above a thick and a thin line; nothing for a document without one."""
    head = document.letterhead
    if head is None:
        return []
    upright = paper.sheet(document)
    type_look = paper.look(document)
    # The head of a letter stays as it is when the letter itself is set large.
    type_look = dataclasses.replace(type_look, size=min(type_look.size, 12.0))
    setting = Setting(document, type_look, record, upright.text_width, upright.text_height, flowables)
    logo = picture(head.logo, 2.4 * paper.CM, 2.4 * paper.CM, photo=False) if head.logo else None
    side = 2.8 * paper.CM if logo else 0.0
    words = [
        *(setting.text(head.above, "address") if head.above else []),
        *setting.text(head.name, "agency"),
        *(line for text in head.lines for line in setting.text(text, "address")),
    ]
    return [*tables.flanked(logo, side, words, setting), DoubleRule()]


def flowables(block: b.Block, setting: Setting) -> list[Flowable]:
    """One block as flowables."""
    return _MAKERS[type(block)](block, setting)


def _title(block: b.Title, setting: Setting) -> list[Flowable]:
    subtitle = setting.text(block.subtitle, "subtitle") if block.subtitle else [Spacer(1, setting.look.size)]
    return [*setting.text(block.text, "title"), *subtitle]


def _heading(block: b.Heading, setting: Setting) -> list[Flowable]:
    made_as = style(setting.look, f"heading{block.level}")
    number = f"{block.number} " if block.number else ""
    hang = font(setting.look, bold=True).width(number, made_as.fontSize) + 3 if number else 0
    hung = made_as.clone("heading", leftIndent=hang, bulletFontName=made_as.fontName, bulletFontSize=made_as.fontSize)
    text = " ".join(plain_text(block.text).split())
    paragraph = paragraphs(text, setting.look, hung)[0]
    paragraph.bulletText = number.strip() or None
    return [landmark(paragraph, Entry("heading", block.level, f"{number}{text}"), setting.record)]


def _chapter(block: b.Chapter, setting: Setting) -> list[Flowable]:
    number, title = chapter_words(block)
    entry = Entry("heading", 0, " ".join(plain_text(f"{number} {title}").split()))
    first, *others = [
        line for words, kind in ((number, "chapter"), (title, "chapter")) if words for line in setting.text(words, kind)
    ]
    return [landmark(first, entry, setting.record), *others, Spacer(1, setting.look.size * 1.5)]


def _enclosure(block: b.Enclosure, setting: Setting) -> list[Flowable]:
    """The line above the paper."""
    words = " ".join(plain_text(f"{block.label} {block.title}").split())
    first, *others = setting.text(words, "heading1")
    return [landmark(first, Entry(ENCLOSURE_WORD, 0, words), setting.record), *others]


def _paragraph(block: b.Paragraph, setting: Setting) -> list[Flowable]:
    if setting.in_cell:
        return [*setting.text(block.text, "cell", setting.align)]
    if not plain_text(block.text).strip() and not isinstance(block.text, tuple):
        return []
    return [*setting.text(block.text, block.style, setting.align)]


def _photo(block: b.Photo, setting: Setting) -> list[Flowable]:
    width = min(block.width * paper.CM if block.width else _PHOTO_WIDTH, setting.width)
    height = min(block.height * paper.CM if block.height else _PHOTO_HEIGHT, setting.tallest * 0.8)
    shown: Picture | None = picture(block.data, width, height)
    image: list[Flowable] = [shown] if shown else [*setting.text(UNREADABLE_PICTURE, "cell", "centre")]
    return [*image, *(setting.caption(block) if block.caption else [])]


def _figure(block: b.Figure, setting: Setting) -> list[Flowable]:
    scale = paper.figure_scale(block, setting.width, setting.tallest)
    return [FigureRoom(block.drawing, scale, setting.record), *setting.caption(block)]


def _place_date(block: b.PlaceDate, setting: Setting) -> list[Flowable]:
    return [Spacer(1, setting.look.size), *setting.text(block.text, "right")]


def _parts(block: b.Landscape | b.Keep, setting: Setting) -> list[Flowable]:
    return [made for part in block.blocks for made in flowables(part, setting)]


_MAKERS: dict[type[b.Block], Callable[[Any, Setting], list[Flowable]]] = {
    b.Title: _title,
    b.Heading: _heading,
    b.Paragraph: _paragraph,
    b.BulletList: tables.bullet_list,
    b.NumberedList: tables.numbered_list,
    b.Facts: tables.facts,
    b.Table: tables.table,
    b.CheckTable: tables.statements,
    b.SignatureRow: tables.signatures,
    b.PhotoRow: tables.photo_row,
    b.Figure: _figure,
    b.Photo: _photo,
    b.PlaceDate: _place_date,
    b.WritingLines: lambda block, _setting: [WritingLine() for _ in range(block.count)],
    b.Space: lambda block, setting: [Spacer(1, min(block.height * paper.CM, setting.tallest / 2))],
    b.PageBreak: lambda _block, _setting: [],
    b.Chapter: _chapter,
    b.Enclosure: _enclosure,
    b.Landscape: _parts,
    b.Keep: _parts,
}


class _Story:
    """Collects flowables, holding headings back until what they head is known."""

    def __init__(self, document: b.Document, record: Record, pdf_of: Callable[[b.Document], bytes]) -> None:
        self._document = document
        self._illustration = Together if record.rigid else Illustration
        self._settings = {
            turned: Setting(document, paper.look(document), record, sheet.text_width, sheet.text_height, flowables)
            for turned in (False, True)
            for sheet in (paper.sheet(document, landscape=turned),)
        }
        self._floats = document.dress == "report"
        self._told: list[Flowable] = []
        self._headings: list[b.Block] = []
        self._pdf_of = pdf_of
        self._sheet: str | None = None
        self._break = False
        self._block: int | None = None

    def told(self, content: tuple[b.Block, ...]) -> list[Flowable]:
        for number, block in enumerate(content):
            if self._block is None or not self._headings:
                self._block = number
            self._tell(block, turned=False)
        self._flush()
        return [*self._told, *([Settle()] if self._floats else [])]

    def _tell(self, block: b.Block, *, turned: bool) -> None:
        match block:
            case b.Landscape():
                for part in block.blocks:
                    self._tell(part, turned=True)
            case b.PageBreak():
                self._flush()
                self._break = True
            case b.Chapter():
                self._begin_page()
                self._place(block, turned=False)
            case b.Enclosure():
                self._begin_page()
                self._enclose(block)
            case b.Heading() | b.PlaceDate():
                self._headings.append(block)
            case b.Table(landscape=True):
                self._place_turned(block)
            case b.Figure() if not turned and paper.is_turned(block, self._document):
                self._place_turned(block)
            case b.Keep() if any(isinstance(part, b.SignatureRow) for part in block.blocks):
                self._told += [Settle()] if self._floats else []
                self._place(block, turned=turned)
            case _:
                self._place(block, turned=turned)

    def _begin_page(self) -> None:
        """Let nothing wait, and a new page begin."""
        self._flush()
        self._told += [Settle()] if self._floats else []
        self._break = True

    def _enclose(self, block: b.Enclosure) -> None:
        """A paper as blocks below its line, or page by page as it is."""
        pdf = self._pdf_of(block.document) if block.document else block.pdf
        trouble = bound.hindrance(pdf) if pdf is not None else ""
        if pdf is None or trouble:
            self._headings.append(block)
            for part in block.blocks or (b.Paragraph(trouble, "plain"),):
                self._tell(part, turned=False)
            self._flush()
            return
        for at, (width, height) in enumerate(bound.sizes(pdf)):
            title = _enclosure(block, self._settings[False])[0] if at == 0 else None
            self._break = True
            self._turn(BOUND_TURNED if width > height else BOUND)
            self._told += self._numbered([BoundSheet(pdf, at, title, self._settings[False].record)])

    def _place(self, block: b.Block, *, turned: bool) -> None:
        begins = any(isinstance(heading, b.Heading) and heading.level == 1 for heading in self._headings)
        if self._floats and begins and not turned and self._sheet == UPRIGHT:
            self._told.append(EndOfPart())
        self._turn(TURNED if turned else UPRIGHT)
        setting = self._settings[turned]
        made = flowables(block, setting)
        if made and isinstance(block, b.Figure | b.Photo):
            shrinking = Illustration if isinstance(block, b.Figure) else self._illustration
            illustration = shrinking(made, setting.tallest)
            illustration.may_wait = self._floats and isinstance(block, b.Figure)
            made = [illustration]
        elif made and isinstance(block, b.Keep | b.PhotoRow | b.Title):
            made = [Together(made, setting.tallest)]
        headings = [made for heading in self._headings for made in flowables(heading, setting)]
        self._headings = []
        if headings and made:
            made[0:1] = [Headed([*headings, made[0]], setting.tallest)]
        self._told += self._numbered(made or headings)

    def _numbered(self, made: list[Flowable]) -> list[Flowable]:
        """The flowables, the first of them bearing the number of the block that begins with it."""
        if made and self._block is not None:
            vars(made[0])["block"], self._block = self._block, None
        return made

    def _place_turned(self, block: b.Table | b.Figure) -> None:
        """On a turned page; in a report that page waits until the upright one before it is full.

        What stands right below a heading does not wait: the heading would stand alone.
        """
        if not self._floats or self._sheet != UPRIGHT or self._headings:
            self._told += [Settle(turned=True)] if self._floats else []
            self._place(block, turned=True)
            return
        made = flowables(block, self._settings[True])
        if isinstance(block, b.Figure):
            made = [Illustration(made, self._settings[True].tallest)]
        self._told.append(Turned(self._numbered(made)))

    def _flush(self) -> None:
        """Headings with nothing below them are told all the same."""
        if self._headings:
            self._turn(TURNED if self._sheet == TURNED else UPRIGHT)
            setting = self._settings[self._sheet == TURNED]
            self._told += [made for heading in self._headings for made in flowables(heading, setting)]
            self._headings = []

    def _turn(self, sheet: str) -> None:
        """Begin a new page if one is asked for or if the page must be another sheet."""
        if sheet != self._sheet:
            self._told.append(Turn(sheet))
        if self._told and self._sheet is not None and (self._break or sheet != self._sheet):
            self._told.append(PageBreak())
        self._sheet, self._break = sheet, False
