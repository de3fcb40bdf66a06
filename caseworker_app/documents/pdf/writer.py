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
    from reportlab.platypus import PageBreak

    from caseworker_app.documents.pdf import finish, flow, pages, parts

    document = numbered(document)
    body, record = _body(document, on_page)
    front: bytes | None = None
    lines: list[pages.ContentsLine] = []
    if document.cover or document.contents:
        cover = flow.story(document, parts.Record(), document.cover) if document.cover else []
        listed, lines = pages.contents(document, record.entries) if document.contents else ([], [])
        between = [PageBreak()] if cover and listed else []
        if cover or listed:
            front = pages.built(document, [*cover, *between, *listed], front=True)
    return finish.finished(document, body, front, record, lines)


def laid_out(document: Document, *, on_page: Callable[[int], None] | None = None) -> Record:
    """Where headings, captions and figures of a numbered document come to stand in a rigid layout, see ``Record``.

    ``on_page`` as in ``write_pdf``.
    """
    return _body(document, on_page, rigid=True)[1]


def _body(
    document: Document, on_page: Callable[[int], None] | None = None, *, rigid: bool = False
) -> tuple[bytes, Record]:
    """The pages of the body, and what was learnt while they were made."""
    from reportlab.platypus import Spacer

    from caseworker_app.documents.pdf import flow, pages, parts

    record = parts.Record(rigid=rigid)
    story = [*flow.letterhead(document, record), *flow.story(document, record, document.blocks)]
    # Without anything to place there would be no page at all.
    return pages.built(document, story or [Spacer(1, 1)], on_page=on_page, record=record), record
