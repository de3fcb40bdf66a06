"""The pages of a document, for both writers: their order, and what stays together on them."""

from __future__ import annotations

import dataclasses
from abc import abstractmethod
from typing import TYPE_CHECKING

from caseworker_app.documents import blocks as b
from caseworker_app.documents import bound, paper
from caseworker_app.documents.columns import all_text
from caseworker_app.documents.composer import Composer
from caseworker_app.documents.keeping import closes, ends_facts, introduces, without_closing
from caseworker_app.documents.rows import Place
from caseworker_app.documents.walking import PartT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Letters that go on before a turned page.
_UNTIL_TURNED = 1500


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """Which page: upright or ``turned``, the document's own or one that bears a page of another paper."""

    turned: bool = False
    bound: bool = False


UPRIGHT = Sheet()


class Writer(Composer[PartT]):
    """Writes the blocks of one document; what is on no list of parts yet waits in ``_heads`` and ``_closing``."""

    def __init__(
        self,
        document: b.Document,
        pdf_of: Callable[[b.Document], bytes],
        on_block: Callable[[int], None] | None = None,
    ) -> None:
        """``pdf_of`` lays out the documents bound in; ``on_block`` hears the number of each block of a story."""
        super().__init__(document)
        self._pdf_of = pdf_of
        self._on_block = on_block
        self._heads: list[b.Block] = []
        self._closing: list[b.Block] = []
        self._turned: list[tuple[b.Block, list[PartT]]] = []
        self._told = 0
        self._new_page = False
        self._sheet: Sheet | None = None
        self.level = 0

    # What each writer does in its own way.

    @abstractmethod
    def put(self, block: b.Block, heads: list[PartT], parts: list[PartT]) -> None:
        """Lay the parts of a block on the page at hand, with the heads that stay with their beginning."""

    @abstractmethod
    def close(self, closing: list[PartT]) -> None:
        """Lay signatures on the page, joined to what stands there."""

    @abstractmethod
    def begin(self, sheet: Sheet, *, new_page: bool) -> None:
        """Go on with this sheet, on a new page if one is asked for."""

    @abstractmethod
    def bind(self, block: b.Enclosure, pdf: bytes) -> None:
        """Lay the pages of another paper on pages of their own."""

    # The order of pages, and what stays together.

    def story(self, content: Iterable[b.Block]) -> None:
        """Lay all blocks on pages."""
        for number, block in enumerate(content, 1):
            if self._on_block:
                self._on_block(number)
            self._tell(block, turned=False)
        self._flush()
        self.settle()

    def place(self, *, turned: bool = False) -> Place:
        """The whole width of an upright or turned page."""
        page = paper.sheet(self.document, landscape=turned)
        return Place(paper.look(self.document), page.text_width, page.text_height)

    @property
    def first_place(self) -> Place:
        """The width of the first page, which bears the letterhead."""
        first = self.document.blocks[0] if self.document.blocks else None
        return self.place(turned=isinstance(first, b.Landscape))

    @property
    def _lies(self) -> bool:
        return self._sheet is not None and self._sheet.turned

    def _tell(self, block: b.Block, *, turned: bool) -> None:
        if self._closing and not closes(block) and not isinstance(block, b.PlaceDate | b.Space):
            self._sign()
        match block:
            case b.Landscape():
                for part in block.blocks:
                    self._tell(part, turned=True)
            case b.Keep() if without_closing(block)[1] and any(isinstance(part, b.Heading) for part in block.blocks):
                # Whole sections need not move with the signatures: the end of the last one does.
                for part in block.blocks:
                    self._tell(part, turned=turned)
            case b.PageBreak():
                self._flush()
                self._new_page = True
            case b.Chapter():
                self._open()
                self._place(block, turned=False)
                self.level = 0
            case b.Enclosure():
                self._open()
                self._enclose(block)
            case _ if closes(block) or (self._closing and isinstance(block, b.PlaceDate | b.Space)):
                self._closing += [*self._heads, block]
                self._heads = []
            case _ if introduces(block, self._heads):
                if ends_facts(block, self._heads):
                    self._place(self._heads.pop(), turned=self._lies)
                self._heads.append(block)
            case _:
                self._place(block, turned=turned or paper.is_turned(block, self.document))

    def _place(self, block: b.Block, *, turned: bool) -> None:
        if (
            (turned or isinstance(block, b.Figure))
            and self._heads
            and not isinstance(self._heads[-1], b.Heading | b.PlaceDate)
        ):
            # A sentence that introduces a figure need not wait with it.
            self._place(self._heads.pop(), turned=self._lies)
        if isinstance(block, b.Keep) and without_closing(block)[1]:
            self.settle()
        place, headings = self.place(turned=turned), self._heads
        self._heads = []
        parts = self.visit(block, place)
        heads = [part for heading in headings for part in self.visit(heading, place)]
        levels = [heading.level for heading in headings if isinstance(heading, b.Heading)]
        if levels:
            self.end_sections(min(levels))
            self.level = levels[-1]
        waits = self.document.dress == "report" and not heads and paper.is_turned(block, self.document)
        if waits and parts and self._sheet == Sheet() and not self._new_page:
            self.wait_for_turned_page(block, parts)
        elif parts or heads:
            self._go_on(Sheet(turned=turned))
            self.put(block, heads, parts)
            self._told += len(all_text(block)) if self._turned else 0
            if self._told > _UNTIL_TURNED:
                self.settle()

    def wait_for_turned_page(self, block: b.Block, parts: list[PartT]) -> None:
        """Let the text go on before a turned page, to the end of the section or for about a page."""
        self._turned.append((block, parts))
        self._told = 0

    def settle(self) -> None:
        """Let nothing wait any longer for room on a later page."""
        waiting, self._turned, self._told = self._turned, [], 0
        for block, parts in waiting:
            self._go_on(Sheet(turned=True))
            self.put(block, [], parts)

    def end_sections(self, level: int) -> None:
        """Here a heading of this level begins: what belongs to the sections before it stands in them."""
        if self._turned:
            self.settle()

    def _flush(self) -> None:
        """Headings with nothing below them are told all the same."""
        self._sign()
        headings, self._heads = self._heads, []
        if headings:
            place = self.place(turned=self._lies)
            self._go_on(Sheet(turned=self._lies))
            for heading in headings:
                self.put(heading, [], self.visit(heading, place))

    def _open(self) -> None:
        """What follows begins a page, and nothing waits beyond it."""
        self._flush()
        self.settle()
        self._new_page = True

    def _sign(self) -> None:
        """Signatures that follow each other stand on one page if it can hold them."""
        closing, self._closing = self._closing, []
        if closing:
            place = self.place(turned=self._lies)
            self._go_on(Sheet(turned=self._lies))
            self.close([part for block in closing for part in self.visit(block, place)])

    def _enclose(self, block: b.Enclosure) -> None:
        """A paper as blocks below its line, or page by page as it is."""
        pdf = self._pdf_of(block.document) if block.document else block.pdf
        trouble = bound.hindrance(pdf) if pdf is not None else ""
        if pdf is not None and not trouble:
            self.bind(block, pdf)
            return
        self._heads.append(block)
        for part in block.blocks or (b.Paragraph(trouble, "plain"),):
            self._tell(part, turned=False)
        self._flush()

    def _go_on(self, sheet: Sheet) -> None:
        self.begin(sheet, new_page=self._new_page)
        self._sheet, self._new_page = sheet, False
