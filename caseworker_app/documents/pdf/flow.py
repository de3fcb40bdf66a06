"""Writes the blocks of a document as the flowables of a PDF."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, PageBreak, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from caseworker_app.documents import blocks as b
from caseworker_app.documents import bound, paper
from caseworker_app.documents.composer import SIGNATURE
from caseworker_app.documents.listing import Entry
from caseworker_app.documents.numbering import ENCLOSURE_WORD
from caseworker_app.documents.pdf.floats import EndOfSections, Settle, Turned
from caseworker_app.documents.pdf.grid import Grid, stack_height
from caseworker_app.documents.pdf.parts import (
    BOUND,
    BOUND_TURNED,
    TURNED,
    UPRIGHT,
    AnswerBox,
    BoundSheet,
    Closed,
    DoubleRule,
    FigureRoom,
    Headed,
    Illustration,
    Landmark,
    Record,
    SigningRoom,
    ThumbBox,
    Together,
    Turn,
    height_of,
    landmark,
    picture,
)
from caseworker_app.documents.pdf.text import font, paragraphs, style
from caseworker_app.documents.pictures import extent
from caseworker_app.documents.rows import Cell, Place, Row, Rows
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.writer import Sheet, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Paragraph

_SHEETS = {
    Sheet(): UPRIGHT,
    Sheet(turned=True): TURNED,
    Sheet(bound=True): BOUND,
    Sheet(turned=True, bound=True): BOUND_TURNED,
}
# What is closed by signatures stays with them by so much at its end.
_END = 2.0 * paper.CM


class PdfWriter(Writer[Flowable]):
    """The flowables so far are in ``flowables``."""

    def __init__(self, document: b.Document, record: Record, pdf_of: Callable[[b.Document], bytes]) -> None:
        super().__init__(document, pdf_of)
        self.flowables: list[Flowable] = []
        self._record = record
        self._floats = document.dress == "report" and not record.rigid
        self._page: str | None = None
        self._drawings = 0

    def text(self, text: b.Text, kind: str, place: Place, align: b.Align | None = None) -> list[Flowable]:
        """Paragraphs."""
        return [*self._paragraphs(text, kind, place, align)]

    def _paragraphs(self, text: b.Text, kind: str, place: Place, align: b.Align | None = None) -> list[Paragraph]:
        return paragraphs(text, place.look, style(place.look, kind, align), draft=self.document.draft)

    def grid(self, rows: Rows[Flowable], place: Place) -> list[Flowable]:
        """A grid; a caption as long as could not be repeated on each page stands above it."""
        apart: Sequence[Flowable] = ()
        if rows.caption and stack_height(rows.caption, place.width) > place.tallest / 5:
            apart, rows = rows.caption, dataclasses.replace(rows, caption=(), continued=())
        if self._record.rigid:
            rows = dataclasses.replace(rows, continued=())
        return [*apart, Grid(rows, place.tallest)]

    def listed(
        self, items: Sequence[b.Content], markers: Sequence[str], hang: float, block: b.Block, place: Place
    ) -> list[Flowable]:
        """A grid with the markers in a column of their own."""
        widths = [hang, place.width - hang]
        kind = "cell" if place.in_cell else "label"
        rows = [
            Row(
                [
                    Cell(self.text(marker, kind, place)),
                    Cell(self.cell(item, widths[1], place, place.align, small=place.in_cell)),
                ],
                whole=False,
            )
            for marker, item in zip(markers, items, strict=True)
        ]
        return self.grid(Rows(widths, rows, after=place.look.gap), place)

    def captioned(
        self, block: b.Table | b.Figure | b.Photo, place: Place, *, continued: bool = False
    ) -> list[Flowable]:
        """Noted for the lists in front, but for that of a table's further part."""
        words = " ".join(plain_text(f"{block.label} {block.caption}").split())
        first, *others = self._paragraphs(f"{words} (lanjutan)" if continued else words, "caption", place)
        if continued or not block.label:
            return [first, *others]
        kind, text = block.label.split(" ")[0], " ".join(plain_text(block.caption).split())
        return [self._noted(first, Entry(kind, 1, block.label, text)), *others]

    def _noted(self, paragraph: Paragraph, entry: Entry) -> Landmark:
        return landmark(paragraph, dataclasses.replace(entry, in_front=self._record.in_front), self._record)

    def marked(self, level: int, number: str, title: str, place: Place) -> list[Flowable]:
        """Headings hang behind their numbers, chapters stand in the middle."""
        entry = Entry("heading", level, number, title)
        if level == 0:
            first, *others = [
                line for text in (number, title) if text for line in self._paragraphs(text, "chapter", place)
            ]
            return [self._noted(first, entry), *others, Spacer(1, place.look.size * 1.5)]
        made_as = style(place.look, f"heading{level}")
        hang = font(place.look, bold=True).width(f"{number} ", made_as.fontSize) + 3 if number else 0
        hung = made_as.clone(
            "heading", leftIndent=hang, bulletFontName=made_as.fontName, bulletFontSize=made_as.fontSize
        )
        paragraph = paragraphs(title, place.look, hung)[0]
        paragraph.bulletText = number or None
        return [self._noted(paragraph, entry)]

    def above_paper(self, block: b.Enclosure, place: Place) -> list[Flowable]:
        """A line in bold type."""
        return [self._line_above(block, place)]

    def _line_above(self, block: b.Enclosure, place: Place) -> Landmark:
        words = " ".join(plain_text(block.title).split())
        (line,) = self._paragraphs(f"{block.label} {words}", "heading1", place)
        return self._noted(line, Entry(ENCLOSURE_WORD, 1, block.label, words))

    def picture(
        self,
        data: bytes,
        room: tuple[float, float],
        alternative: str,
        *,
        photo: bool = True,
    ) -> list[Flowable]:
        """In the middle of its column."""
        if self._record.rigid:
            size = extent(data, *room)
            return [Spacer(*size)] if size else []
        shown = picture(data, *room, photo=photo)
        return [shown] if shown else []

    def drawing(self, block: b.Figure, scale: float) -> list[Flowable]:
        """Vectors."""
        self._drawings += 1
        return [FigureRoom(block.drawing, scale, self._drawings, self._record)]

    def empty(self, height: float) -> list[Flowable]:
        """A spacer."""
        return [Spacer(1, height)]

    def answer_box(self, *, crossed: bool) -> list[Flowable]:
        """Drawn."""
        return [AnswerBox(crossed=crossed)]

    def signing_room(self, signature: bytes | None, width: float, place: Place) -> list[Flowable]:
        """Drawn."""
        return [SigningRoom(picture(signature, width * 0.8, SIGNATURE, photo=False) if signature else None)]

    def thumb_box(self, *, centred: bool) -> list[Flowable]:
        """Drawn."""
        return [ThumbBox()]

    def writing_lines(self, block: b.WritingLines, place: Place) -> list[Flowable]:
        """Ruled lines 9 mm apart."""
        rows: list[Row[Flowable]] = [Row([Cell(line=paper.RULE)], least=paper.WRITING_LINE) for _ in range(block.count)]
        return self.grid(Rows([place.width], rows), place) if rows else []

    def double_rule(self) -> list[Flowable]:
        """Drawn."""
        return [DoubleRule()]

    def height(self, content: b.Content, parts: Sequence[Flowable], width: float, place: Place) -> float:
        """As it will be."""
        return stack_height(parts, width)

    def put(self, block: b.Block, heads: list[Flowable], parts: list[Flowable]) -> None:
        """Behind what is there."""
        tallest = self.place(turned=self._page == TURNED).tallest
        if parts and (isinstance(block, b.Figure) or (isinstance(block, b.Photo) and not self._record.rigid)):
            illustration = Illustration(parts, tallest)
            illustration.may_wait = self._floats and isinstance(block, b.Figure)
            parts = [illustration]
        elif parts and isinstance(block, b.Keep | b.Photo | b.PhotoRow | b.Title):
            parts = [Together(parts, tallest)]
        if heads and parts:
            parts[0:1] = [Headed([*heads, parts[0]], tallest)]
        for part in parts:
            vars(part)["level"] = self.level
        self.flowables += parts or heads

    def joined(self, before: list[Flowable], closing: list[Flowable]) -> list[Flowable]:
        """The end of what is closed stays with the signatures."""
        if not closing:
            return before
        place = self.place(turned=self._page == TURNED)
        content: list[Flowable] = []
        actions: list[Flowable] = []
        while before and height_of(content, place.width) < _END:
            if isinstance(before[-1], Turn | PageBreak | BoundSheet):
                break
            last = before.pop()
            (actions if isinstance(last, ActionFlowable) else content).insert(0, last)
        end = Closed(content, closing, place.tallest) if content else Together(closing, place.tallest)
        return [*before, *actions, Settle(), end]

    def close(self, closing: list[Flowable]) -> None:
        """Behind what is there."""
        self.flowables = self.joined(self.flowables, closing)

    def begin(self, sheet: Sheet, *, new_page: bool) -> None:
        """A page break where the sheet changes or a new page is asked for."""
        name = _SHEETS[sheet]
        turns = name != self._page
        if turns:
            self.flowables += [Settle(turned=sheet.turned), Turn(name)] if self._page else [Turn(name)]
        if self.flowables and self._page is not None and (new_page or turns):
            self.flowables.append(PageBreak())
        self._page = name

    def settle(self) -> None:
        """Nothing waits any longer."""
        super().settle()
        self.flowables.append(Settle())

    def end_sections(self, level: int) -> None:
        """Figures do not leave their section."""
        super().end_sections(level)
        self.flowables.append(EndOfSections(level))

    def wait_for_turned_page(self, block: b.Block, parts: list[Flowable]) -> None:
        """Until the page at hand is full."""
        if not self._floats:
            super().wait_for_turned_page(block, parts)
            return
        if isinstance(block, b.Figure):
            parts = [Illustration(parts, self.place(turned=True).tallest)]
        self.flowables.append(Turned(parts, self.level))

    def bind(self, block: b.Enclosure, pdf: bytes) -> None:
        """Sheets that the pages are laid upon in the end."""
        for at, (width, height) in enumerate(bound.sizes(pdf)):
            title = self._line_above(block, self.place()) if at == 0 else None
            self.begin(Sheet(turned=width > height, bound=True), new_page=True)
            self.flowables.append(BoundSheet(pdf, at, title, self._record))
