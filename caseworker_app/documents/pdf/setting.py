"""Where a block stands while it is turned into flowables: the document, the page, the width, inside a cell or not."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents import blocks as b
from caseworker_app.documents.pdf.parts import Entry, Record, landmark
from caseworker_app.documents.pdf.text import paragraphs, style
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import content_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable, Paragraph

    from caseworker_app.documents.paper import Look

# A cell must fit below a table's caption and head.
_CELL_HEIGHT = 0.45


@dataclasses.dataclass(frozen=True)
class Setting:
    """A place for blocks ``width`` points wide; ``make`` turns a block into flowables, so that cells hold blocks.

    What stands here and is higher than ``tallest`` may be broken or is made smaller.
    """

    document: b.Document
    look: Look
    record: Record
    width: float
    tallest: float
    make: Callable[[b.Block, Setting], list[Flowable]]
    in_cell: bool = False
    align: b.Align | None = None

    def text(self, text: b.Text, kind: str, align: b.Align | None = None) -> list[Paragraph]:
        """A text as paragraphs of one kind of this document."""
        return paragraphs(text, self.look, style(self.look, kind, align), draft=self.document.draft)

    def cell(
        self, content: b.Content, width: float, align: b.Align | None = None, *, small: bool = True
    ) -> list[Flowable]:
        """What a cell or list item holds, set into a column; ``small`` as in tables, else as the text around it."""
        tallest = self.tallest * _CELL_HEIGHT
        inner = dataclasses.replace(self, width=width, tallest=tallest, in_cell=small, align=align)
        return [flowable for block in content_blocks(content) for flowable in self.make(block, inner)]

    def caption(self, block: b.Table | b.Figure | b.Photo, *, continued: bool = False) -> list[Paragraph]:
        """«Gambar 4.2 Genogram», noted for the lists in front; the caption of a table's further part is not noted."""
        words = " ".join(plain_text(f"{block.label} {block.caption}").split())
        first, *others = self.text(f"{words} (lanjutan)" if continued else words, "caption")
        if continued or not block.label:
            return [first, *others]
        return [landmark(first, Entry(block.label.split(" ")[0], 0, words), self.record), *others]
