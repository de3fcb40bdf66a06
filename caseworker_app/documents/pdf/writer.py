"""Writes a document as a PDF, in the dress of a report or of a form, with reportlab.

The body is laid out first; then the pages in front, which by now know all page numbers, are put before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.numbering import numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.pdf.parts import Record


def write_pdf(document: Document, *, on_page: Callable[[int], None] | None = None) -> bytes:
    """The document as a PDF: fonts embedded, text selectable, figures as vectors, language and title set, no author.

    ``on_page`` hears the number of each page as it is begun; what it raises ends the work.
    """
    from caseworker_app.documents.pdf import finish, pages

    document = numbered(document)
    body, record = _body(document, on_page)
    opening, opened = _opening(document)
    listed, lines = pages.contents(document, [*opened.entries, *record.entries]) if document.contents else ([], [])
    front = [opening] if opening else []
    if listed:
        front.append(pages.built(document, listed, front=True, before=finish.page_count(opening)))
    return finish.finished(document, body, front, record, [*opened.entries, *record.entries], lines)


def laid_out(document: Document, *, on_page: Callable[[int], None] | None = None) -> Record:
    """Where headings, captions and figures of a numbered document come to stand in a rigid layout, see ``Record``.

    ``on_page`` as in ``write_pdf``.
    """
    record = _body(document, on_page, rigid=True)[1]
    record.entries[:0] = _opening(document)[1].entries
    return record


def _opening(document: Document) -> tuple[bytes | None, Record]:
    """Cover and what stands before the contents; none for a document without them."""
    from reportlab.platypus import PageBreak

    from caseworker_app.documents.pdf import flow, pages, parts

    record = parts.Record(in_front=True)
    cover, front = (flow.story(document, record, blocks, write_pdf) for blocks in (document.cover, document.front))
    if not (document.cover or document.front):
        return None, record
    between = [PageBreak()] if document.cover and document.front else []
    return pages.built(document, [*cover, *between, *front], front=True), record


def _body(
    document: Document, on_page: Callable[[int], None] | None = None, *, rigid: bool = False
) -> tuple[bytes, Record]:
    """The pages of the body, and what was learnt while they were made."""
    from reportlab.platypus import Spacer

    from caseworker_app.documents.pdf import flow, pages, parts

    record = parts.Record(rigid=rigid)
    story = [*flow.letterhead(document, record), *flow.story(document, record, document.blocks, write_pdf)]
    # Without anything to place there would be no page at all.
    return pages.built(document, story or [Spacer(1, 1)], on_page=on_page, record=record), record
