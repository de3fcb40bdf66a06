"""Writes a document as a Word document, in the dress of a report or of a form, with python-docx.

It looks as the PDF does and can be worked on: headings, captions, lists and references are Word's own and count again
when something is put between them. What only a finished page can tell (page numbers in the contents, how large a
drawing may be) is taken from a layout as rigid as Word's, until Word renews it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Figure
from caseworker_app.documents.numbering import numbered, with_pages
from caseworker_app.documents.walking import rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Block, Document


def write_docx(document: Document, *, on_page: Callable[[int], None] | None = None) -> bytes:
    """The document as a Word file (.docx): the same bytes whenever it is written, nobody named in its properties.

    ``on_page`` hears again and again how many pages are about done; what it raises ends the work.
    """
    from caseworker_app.documents.docx import flow, package, sections
    from caseworker_app.documents.docx.contents import contents
    from caseworker_app.documents.docx.record import Record
    from caseworker_app.documents.listing import listings
    from caseworker_app.documents.pdf.writer import bound_pdfs, laid_out
    from caseworker_app.documents.writer import UPRIGHT

    document, pdf_of = numbered(document), bound_pdfs(on_page)
    opened, part = package.new_package()
    steps = _Steps(len(document.blocks), on_page)
    needed = document.contents or _has_figures(document)
    printed = laid_out(document, pdf_of, on_page=steps.page) if needed else None
    if printed:
        document = with_pages(document, {entry.number: entry.page for entry in printed.entries if not entry.in_front})
    record = Record(part)
    front = flow.WordWriter(document, record, pdf_of, in_front=True)
    front.story(document.cover)
    front.break_page()
    front.story(document.front)
    record.widths, record.drawings = printed.widths if printed else {}, 0
    writer = flow.WordWriter(document, record, pdf_of, steps.block)
    writer.story(document.blocks)
    listed = listings(document, record.entries) if document.contents else []
    front.break_page()
    front.lay(contents(document, listed, printed.entries if printed else ()))
    before = flow.Group(UPRIGHT, [element for group in front.groups for element in group.elements])
    groups = writer.groups or [flow.Group()]
    head = writer.letterhead(writer.first_place)
    groups[0].elements[:0] = head
    body = sections.joined(document, part, before if before.elements else None, groups)
    smaller = any(listing.smaller for listing in listed)
    return package.finished(document, opened, part, body, record, smaller=smaller)


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
