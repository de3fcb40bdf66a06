"""Writes a document as a Word document, in the dress of a report or of a form, with python-docx.

It looks as the PDF does and can be worked on: headings, captions and lists are Word's own, contents can be renewed,
tables are tables. What only a finished page can tell (page numbers in the contents, how large a drawing may be) is
taken from the layout of the PDF, until Word renews it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Figure
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.walking import rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Block, Document


def write_docx(document: Document, *, on_page: Callable[[int], None] | None = None) -> bytes:
    """The document as a Word file (.docx): the same bytes whenever it is written, nobody named in its properties.

    ``on_page`` hears again and again how many pages are about done; what it raises ends the work.
    """
    from caseworker_app.documents.docx import flow, package, sections
    from caseworker_app.documents.docx.order import as_printed
    from caseworker_app.documents.docx.place import Record
    from caseworker_app.documents.pdf.writer import laid_out, write_pdf

    document = numbered(document)
    opened, part = package.new_package()
    steps = _Steps(len(document.blocks), on_page)
    printed = laid_out(document, on_page=steps.page) if document.contents or _has_figures(document) else None
    if printed:
        document = as_printed(document, printed.order)
    record = Record(part, deque(printed.widths if printed else ()))
    groups = flow.story(document, record, document.blocks, write_pdf, steps.block)
    head = flow.letterhead(document, record)
    if head and (not groups or groups[0].turned):
        groups.insert(0, flow.Group(turned=False))
    groups = groups or [flow.Group(turned=False)]
    groups[0].elements[:0] = head
    front = sections.front(document, record, printed.entries if printed else (), write_pdf)
    body = sections.joined(document, part, front, groups)
    return package.finished(document, opened, part, body, record.lists)


class _Steps:
    """How far the work is: the layout is the first half of it, the writing of the blocks the second."""

    def __init__(self, blocks: int, on_page: Callable[[int], None] | None) -> None:
        self._blocks = blocks
        self._on_page = on_page
        self._pages = 1

    def page(self, number: int) -> None:
        """A page is laid out."""
        self._pages = number
        self._tell((number + 1) // 2)

    def block(self, number: int) -> None:
        """A block is written."""
        half = (self._pages + 1) // 2
        self._tell(half + (self._pages - half) * number // self._blocks)

    def _tell(self, page: int) -> None:
        if self._on_page:
            self._on_page(page)


def _has_figures(document: Document) -> bool:
    found: list[Block] = []

    def seen(block: Block) -> Block:
        if isinstance(block, Figure):
            found.append(block)
        return block

    rebuilt(document, seen, lambda text: text, bound=False)
    return bool(found)
