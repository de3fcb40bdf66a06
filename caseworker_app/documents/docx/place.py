"""Where a block stands while it is written into a Word document: the document, the width, inside a cell or not."""

from __future__ import annotations

import dataclasses
from collections import deque
from typing import TYPE_CHECKING

from caseworker_app.diagrams.writing_order import reads_from_the_right
from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.styles import JUSTIFICATION, KINDS
from caseworker_app.documents.docx.text import lines as text_lines
from caseworker_app.documents.docx.xml import Element, paragraph, twips, w
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.walking import content_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.parts.document import DocumentPart

    from caseworker_app.documents.paper import Look

# A cell must fit below a table's caption and head.
_CELL_HEIGHT = 0.45


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """Something that contents may list: kind «heading», «Tabel» …, level, number or label, words, bookmark."""

    kind: str
    level: int
    number: str
    words: str
    bookmark: str


@dataclasses.dataclass
class Record:
    """What is gathered while blocks are written: entries of contents, lists (form, first number), count of pictures.

    ``widths`` are those that the figures still to come have in print, in points.
    """

    part: DocumentPart
    widths: deque[float] = dataclasses.field(default_factory=deque)
    entries: list[Entry] = dataclasses.field(default_factory=list)
    lists: list[tuple[b.ListForm | None, int]] = dataclasses.field(default_factory=list)
    pictures: int = 0
    bookmarks: int = 0


@dataclasses.dataclass(frozen=True)
class Place:
    """A place for blocks ``width`` points wide and ``indent`` from the margin or the cell's edge.

    ``make`` turns a block into elements, so that cells hold blocks; what is higher than ``tallest`` is made smaller.
    """

    document: b.Document
    look: Look
    record: Record
    width: float
    tallest: float
    make: Callable[[b.Block, Place], list[Element]]
    indent: float = 0.0
    in_cell: bool = False
    align: b.Align | None = None

    def text(self, text: b.Text, kind: str, align: b.Align | None = None) -> list[Element]:
        """A text as paragraphs of one kind of this document, one for each of its lines."""
        return [
            paragraph(
                KINDS[kind],
                runs,
                w("bidi") if reads_from_the_right("".join(words for run in runs for words in run.itertext())) else None,
                w("jc", val=JUSTIFICATION[align]) if align else None,
                w("ind", left=twips(self.indent)) if self.indent else None,
            )
            for runs in text_lines(text, draft=self.document.draft)
        ]

    def cell(
        self, content: b.Content, width: float, align: b.Align | None = None, *, small: bool = True, indent: float = 0
    ) -> list[Element]:
        """What a cell or list item holds; ``small`` as in tables, else as the text around it."""
        inner = dataclasses.replace(
            self, width=width, tallest=self.tallest * _CELL_HEIGHT, in_cell=small, align=align, indent=indent
        )
        return [element for block in content_blocks(content) for element in self.make(block, inner)]

    def inside(self) -> Place:
        """The same place within a table that itself stands at this indent."""
        return dataclasses.replace(self, indent=0)

    def measured(self, text: str, *, bold: bool = False, cell: bool = False) -> float:
        """Width of a text in points, as set here or in a ``cell``."""
        small = cell or self.in_cell
        return font(self.look, bold=bold).width(text, self.look.cell_size if small else self.look.size)
