"""What each block becomes, for both writers: whatever stands in rows and columns is put together here.

A writer makes parts of its own (``PartT``: flowables of a PDF, elements of a Word document): how a text, a picture or
a grid looks is the writer's. Lengths are points.
"""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from caseworker_app.documents import blocks as b
from caseworker_app.documents import paper
from caseworker_app.documents.columns import PAD_X, PAD_Y, answer_widths, column_widths, inner_width
from caseworker_app.documents.keeping import without_closing
from caseworker_app.documents.numbering import chapter_words, list_number
from caseworker_app.documents.paper import CM, SHORT_FACT, WRITING_LINE
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.pictures import UNREADABLE_PICTURE
from caseworker_app.documents.rows import Cell, Place, Row, Rows
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import PartT, Visitor, content_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence


ANSWER_BOX = 0.5 * CM
THUMB = 3 * CM, 4 * CM
SIGNING_ROOM = 2.5 * CM
SIGNATURE = 2.2 * CM
_PHOTO = 12 * CM, 9 * CM
_LOGO = 2.4 * CM
_BESIDE_LOGO = 2.8 * CM
_MARKER_GAP = 5.0
_BULLET = "•"
_ACROSS = 2
_MOST_ACROSS = 3
# A cell must fit below a table's caption and head.
_CELL_HEIGHT = 0.45
# A head or caption higher than this part of a page is not repeated.
_REPEATED = 0.2


class Composer(Visitor[Place, PartT], ABC):
    """Turns the blocks of one document into parts."""

    def __init__(self, document: b.Document) -> None:
        self.document = document

    # Parts that each writer makes in its own way.

    @abstractmethod
    def text(self, text: b.Text, kind: str, place: Place, align: b.Align | None = None) -> list[PartT]:
        """A text as paragraphs of one kind, one for each of its lines."""

    @abstractmethod
    def grid(self, rows: Rows[PartT], place: Place) -> list[PartT]:
        """Rows and columns."""

    @abstractmethod
    def listed(
        self, items: Sequence[b.Content], markers: Sequence[str], hang: float, block: b.Block, place: Place
    ) -> list[PartT]:
        """Items behind their markers, ``hang`` points further in."""

    @abstractmethod
    def captioned(self, block: b.Table | b.Figure | b.Photo, place: Place, *, continued: bool = False) -> list[PartT]:
        """«Gambar 4.2 Genogram»; nothing without a caption."""

    @abstractmethod
    def marked(self, level: int, number: str, title: str, place: Place) -> list[PartT]:
        """A heading, or a chapter (level 0), that the contents list."""

    @abstractmethod
    def writing_lines(self, block: b.WritingLines, place: Place) -> list[PartT]:
        """Ruled lines 9 mm apart."""

    @abstractmethod
    def above_paper(self, block: b.Enclosure, place: Place) -> list[PartT]:
        """«Lampiran 3 Surat tugas»."""

    @abstractmethod
    def picture(self, data: bytes, room: tuple[float, float], alternative: str, *, photo: bool = True) -> list[PartT]:
        """A photo or logo as large as the room allows; nothing where the bytes are no picture."""

    @abstractmethod
    def drawing(self, block: b.Figure, scale: float) -> list[PartT]:
        """The drawing of a figure."""

    @abstractmethod
    def empty(self, height: float) -> list[PartT]:
        """An empty line."""

    @abstractmethod
    def answer_box(self, *, crossed: bool) -> list[PartT]:
        """A box of 5 mm for a pen to tick."""

    @abstractmethod
    def signing_room(self, signature: bytes | None, width: float, place: Place) -> list[PartT]:
        """Room to sign above a line."""

    @abstractmethod
    def thumb_box(self, *, centred: bool) -> list[PartT]:
        """A box of 3 x 4 cm for a thumbprint."""

    @abstractmethod
    def height(self, content: b.Content, parts: Sequence[PartT], width: float, place: Place) -> float:
        """How high the parts that a content became are in a column."""

    @abstractmethod
    def double_rule(self) -> list[PartT]:
        """The thick and the thin line below a letterhead."""

    @abstractmethod
    def joined(self, before: list[PartT], closing: list[PartT]) -> list[PartT]:
        """Parts with signatures behind them, which never stand on a page without the end of what they close."""

    # What each block becomes.

    def title(self, block: b.Title, place: Place) -> list[PartT]:
        """Two lines in the middle."""
        below = self.text(block.subtitle, "subtitle", place) if block.subtitle else self.empty(place.look.size)
        return [*self.text(block.text, "title", place), *below]

    def heading(self, block: b.Heading, place: Place) -> list[PartT]:
        """Its number hangs."""
        return self.marked(block.level, block.number, " ".join(plain_text(block.text).split()), place)

    def chapter(self, block: b.Chapter, place: Place) -> list[PartT]:
        """Its number above its title."""
        number, title = chapter_words(block)
        return self.marked(0, number, " ".join(plain_text(title).split()), place)

    def enclosure(self, block: b.Enclosure, place: Place) -> list[PartT]:
        """The line above the paper."""
        return self.above_paper(block, place)

    def paragraph(self, block: b.Paragraph, place: Place) -> list[PartT]:
        """Nothing of an empty text, but in a cell, which is empty then."""
        if place.in_cell:
            return self.text(block.text, "cell", place, place.align)
        if not plain_text(block.text).strip() and not isinstance(block.text, tuple):
            return []
        return self.text(block.text, block.style, place, place.align)

    def bullet_list(self, block: b.BulletList, place: Place) -> list[PartT]:
        """Points behind bullets."""
        return self._list(block, [_BULLET] * len(block.items), place)

    def numbered_list(self, block: b.NumberedList, place: Place) -> list[PartT]:
        """Points behind numbers."""
        numbers = range(block.start, block.start + len(block.items))
        return self._list(block, [list_number(block.form, number) for number in numbers], place)

    def _list(self, block: b.BulletList | b.NumberedList, markers: list[str], place: Place) -> list[PartT]:
        if not block.items:
            return []
        hang = min(max(self.measured(text, place) for text in markers) + _MARKER_GAP, place.width / 3)
        return self.listed(block.items, markers, hang, block, place)

    def facts(self, block: b.Facts, place: Place) -> list[PartT]:
        """Their colons aligned, or lines to write on."""
        if not block.facts:
            return []
        labels = [
            f"{list_number(block.form, n)} {fact.label}" if block.form else fact.label
            for n, fact in enumerate(block.facts, 1)
        ]
        longest = max(self.measured(plain_text(label), place) for label in labels)
        label_width = min(longest + _MARKER_GAP, place.width * 0.4)
        colon = self.measured(":", place) + _MARKER_GAP
        widths = [label_width, colon, place.width - label_width - colon]
        # Where there are lines to write on, all of it stands as low as the pen does.
        to_write = any(fact.value is None for fact in block.facts)
        inside, kind = dataclasses.replace(place, indent=0), "cell" if place.in_cell else "label"
        rows = []
        for label, fact in zip(labels, block.facts, strict=True):
            value: list[PartT] = []
            about = 0.0
            if fact.value is not None:
                value = self.cell(fact.value, widths[2], place, place.align or "left", small=place.in_cell)
                about = self.height(fact.value, value, widths[2], place)
            parts = (self.text(label, kind, inside), self.text(":", kind, inside), value)
            lines = (0, 0, paper.RULE if fact.value is None else 0)
            cells = [
                Cell(part, upright="bottom" if to_write else "top", line=line)
                for part, line in zip(parts, lines, strict=True)
            ]
            rows.append(Row(cells, whole=to_write or about < SHORT_FACT, least=WRITING_LINE if to_write else 0))
        return self.grid(Rows(widths, rows, after=place.look.size * 0.5), place)

    def table(self, block: b.Table, place: Place) -> list[PartT]:
        """Ruled, below its caption; its head is repeated on every page."""
        bold = font(place.look, bold=True)
        widths = column_widths(block, place.width, lambda word: bold.width(word, place.look.cell_size))
        inner = [inner_width(width, PAD_X) for width in widths]
        inside = dataclasses.replace(place, indent=0)
        rows: list[Row[PartT]] = []
        if any(column.heading for column in block.columns):
            headings = [self.text(column.heading, "head", inside) for column in block.columns]
            about = max(
                self.height(column.heading, heading, width, place)
                for column, heading, width in zip(block.columns, headings, inner, strict=True)
            )
            cells = [Cell(heading, shaded=True, upright="middle") for heading in headings]
            head = about < place.tallest * _REPEATED
            rows.append(Row(cells, head=head, leads=True, whole=about < place.tallest * paper.TALL_ROW, about=about))
        for row in block.rows:
            if isinstance(row, b.SpanRow):
                span = inner_width(place.width, PAD_X)
                rows.append(Row([Cell(self.cell(row.text, span, place, "left"), len(widths), shaded=True)], leads=True))
                continue
            parts = [
                self.cell(content, width, place, column.align)
                for content, width, column in zip(row, inner, block.columns, strict=True)
            ]
            about = max(
                (
                    self.height(content, part, width, place)
                    for content, part, width in zip(row, parts, inner, strict=True)
                ),
                default=0.0,
            )
            rows.append(Row([Cell(part) for part in parts], whole=about < place.tallest * paper.TALL_ROW, about=about))
        rows += [Row([Cell() for _ in widths], least=WRITING_LINE) for _ in range(block.blank_rows)]
        caption = self.captioned(block, place) if block.caption else []
        continued = self.captioned(block, place, continued=True) if block.caption else []
        size = place.look.size
        return self.grid(
            Rows(widths, rows, True, PAD_X, PAD_Y, size * 0.5, size, caption, continued),
            place,
        )

    def check_table(self, block: b.CheckTable, place: Place) -> list[PartT]:
        """A box for each answer."""
        bold = font(place.look, bold=True)
        widths = answer_widths(block, place.width, lambda word: bold.width(word, place.look.size))
        inside = dataclasses.replace(place, indent=0, in_cell=False)
        headings = [
            self.text((b.Run(word, bold=True),), "answer", inside, "centre")
            for word in ("No.", block.heading, block.yes, block.no)
        ]
        rows = [Row([Cell(heading, shaded=True, upright="middle") for heading in headings], head=True, leads=True)]
        for position, statement in enumerate(block.statements, 1):
            parts = (
                self.text(f"{position}.", "answer", inside, "centre"),
                self.text(statement.text, "answer", inside),
                self.answer_box(crossed=statement.answer is True),
                self.answer_box(crossed=statement.answer is False),
            )
            rows.append(Row([Cell(part, upright="middle") for part in parts], least=ANSWER_BOX + 2 * PAD_Y))
        size = place.look.size
        return self.grid(Rows(widths, rows, True, PAD_X, PAD_Y, size * 0.3, size * 0.6), place)

    def photo(self, block: b.Photo, place: Place) -> list[PartT]:
        """Its caption stays with it."""
        width = min(block.width * CM if block.width else _PHOTO[0], place.width)
        height = min(block.height * CM if block.height else _PHOTO[1], place.tallest * 0.8)
        shown = self.picture(block.data, (width, height), block.caption or "Foto")
        shown = shown or self.text(UNREADABLE_PICTURE, "cell", place, "centre")
        return self.above_caption(shown, self.captioned(block, place) if block.caption else [])

    def photo_row(self, block: b.PhotoRow, place: Place) -> list[PartT]:
        """As high as the widest allows."""
        if not block.photos:
            return []
        width = place.width / len(block.photos)
        inner = inner_width(width, PAD_X)
        cells = [Cell(self.cell(photo, inner, place, small=False)) for photo in block.photos]
        return self.grid(Rows([width] * len(cells), [Row(cells)], pad_x=PAD_X), place)

    def figure(self, block: b.Figure, place: Place) -> list[PartT]:
        """Its caption stays with it."""
        scale = paper.figure_scale(block, place.width, place.tallest)
        return self.above_caption(self.drawing(block, scale), self.captioned(block, place))

    def above_caption(self, shown: list[PartT], caption: list[PartT]) -> list[PartT]:
        """A picture with what stands below it."""
        return [*shown, *caption]

    def place_date(self, block: b.PlaceDate, place: Place) -> list[PartT]:
        """At the right."""
        return [*self.empty(place.look.size), *self.text(block.text, "right", place)]

    def signature_row(self, block: b.SignatureRow, place: Place) -> list[PartT]:
        """Three at most stand side by side."""
        signers = block.signers
        across = len(signers) if len(signers) <= _MOST_ACROSS else _ACROSS
        made: list[PartT] = []
        for start in range(0, len(signers), across or 1):
            group = signers[start : start + across]
            places = 1 if len(group) == 1 and block.align == "centre" else max(len(group), _ACROSS)
            width = place.width / places
            inside = dataclasses.replace(place, indent=0)
            roles = [Cell(self.text(signer.role, "signature", inside)) for signer in group]
            signing = [Cell(self._signature(signer, inside, inner_width(width, PAD_X))) for signer in group]
            spare: list[Cell[PartT]] = [Cell() for _ in range(places - len(group))]
            lines = [
                Row([*spare, *cells] if block.align == "right" else [*cells, *spare], leads=cells is roles)
                for cells in (roles, signing)
            ]
            size = place.look.size
            made += self.grid(Rows([width] * places, lines, pad_x=PAD_X, before=size, after=size), place)
        return made

    def _signature(self, signer: b.Signer, place: Place, width: float) -> list[PartT]:
        across, _ = THUMB
        beside = signer.thumbprint and width >= 2 * across
        room = width - across - PAD_X if beside else width
        fits = self.measured(signer.number.partition(" ")[2], place) <= room
        below = [text for text in (signer.name, _unbroken(signer.number) if fits else signer.number) if text]
        signing = [
            *self.signing_room(signer.picture, room, place),
            *(line for text in below for line in self.text(text, "signature", place)),
        ]
        if not signer.thumbprint:
            return signing
        box = [*self.thumb_box(centred=not beside), *self.text("Ibu jari kiri/kanan", "thumb", place)]
        if not beside:
            return [*signing, *box]
        return self.grid(Rows([across + PAD_X, room], [Row([Cell(box), Cell(signing)])]), place)

    def space(self, block: b.Space, place: Place) -> list[PartT]:
        """Half a page at most."""
        return self.empty(min(block.height * CM, place.tallest / 2))

    def page_break(self, block: b.PageBreak, place: Place) -> list[PartT]:  # noqa: ARG002 - as all blocks
        """Nothing within other blocks."""
        return []

    def landscape(self, block: b.Landscape, place: Place) -> list[PartT]:
        """Its blocks."""
        return [part for inner in block.blocks for part in self.visit(inner, place)]

    def keep(self, block: b.Keep, place: Place) -> list[PartT]:
        """Its blocks, and signatures with the last of them."""
        content, closing = without_closing(block)
        parts = [part for inner in content for part in self.visit(inner, place)]
        return self.joined(parts, [part for inner in closing for part in self.visit(inner, place)])

    def cell(
        self, content: b.Content, width: float, place: Place, align: b.Align | None = None, *,
        small: bool = True, indent: float = 0,
    ) -> list[PartT]:  # fmt: skip
        """What a cell or list item holds; ``small`` as in tables, else as the text around it."""
        tallest = place.tallest * _CELL_HEIGHT
        inside = dataclasses.replace(place, width=width, tallest=tallest, in_cell=small, align=align, indent=indent)
        return [part for block in content_blocks(content) for part in self.visit(block, inside)]

    def measured(self, text: str, place: Place) -> float:
        """The width of a text."""
        return font(place.look).width(text, place.look.cell_size if place.in_cell else place.look.size)

    def letterhead(self, place: Place) -> list[PartT]:
        """The agency's name, address and logo above a line; nothing for a document without one."""
        head = self.document.letterhead
        if head is None:
            return []
        # The head of a letter stays as it is when the letter itself is set large.
        place = dataclasses.replace(place, look=dataclasses.replace(place.look, size=min(place.look.size, 12.0)))
        logo = self.picture(head.logo, (_LOGO, _LOGO), "Logo", photo=False) if head.logo else []
        words = [
            *(self.text(head.above, "address", place) if head.above else []),
            *self.text(head.name, "agency", place),
            *(line for text in head.lines for line in self.text(text, "address", place)),
        ]
        cells = [Cell(part, upright="middle") for part in (logo, words) if part]
        widths = [_BESIDE_LOGO, place.width - _BESIDE_LOGO] if logo else [place.width]
        return [*self.grid(Rows(widths, [Row(cells)]), place), *self.double_rule()]


def _unbroken(number: str) -> str:
    """The digits of an official number in one line, below what it is called where there is no room beside it."""
    label, _, digits = number.partition(" ")
    return f"{label} {digits.replace(' ', chr(0xA0))}" if digits else number
