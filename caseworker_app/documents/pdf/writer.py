"""Writes a document as a PDF, in the dress of a report or of a form, with reportlab.

The body is laid out first; then the pages in front, which by now know all page numbers, are put before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.numbering import numbered, with_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.pdf.parts import Record

    PdfOf = Callable[[Document], bytes]


def write_pdf(document: Document, *, on_page: Callable[[int], None] | None = None) -> bytes:
    """The document as a PDF: fonts embedded, text selectable, figures as vectors, language and title set, no author.

    ``on_page`` hears the number of each page as it is begun; what it raises ends the work.
    """
    from caseworker_app.documents.pdf import finish, pages

    document, pdf_of = numbered(document), bound_pdfs(on_page)
    body, record = _body(document, pdf_of, on_page)
    document = with_pages(document, {entry.number: entry.page for entry in record.entries})
    opening, opened = _opening(document, pdf_of)
    entries = [*opened.entries, *record.entries]
    listed, lines = pages.contents(document, entries) if document.contents else ([], [])
    front = [opening] if opening else []
    if listed:
        front.append(pages.built(document, listed, front=True, before=finish.page_count(opening)))
    return finish.finished(document, body, front, record, entries, lines)


def laid_out(document: Document, pdf_of: PdfOf, *, on_page: Callable[[int], None] | None = None) -> Record:
    """Where headings, captions and figures of a numbered document come to stand in a rigid layout, see ``Record``.

    ``pdf_of`` lays out the documents that are bound in; ``on_page`` as in ``write_pdf``.
    """
    record = _body(document, pdf_of, on_page, rigid=True)[1]
    record.entries[:0] = _opening(document, pdf_of)[1].entries
    return record


def bound_pdfs(on_page: Callable[[int], None] | None) -> PdfOf:
    """Lays out documents that are bound in, each once; whoever listens may end the work there too."""
    made: dict[int, tuple[Document, bytes]] = {}

    def pdf_of(document: Document) -> bytes:
        if id(document) not in made:
            heard = (lambda _page: on_page(1)) if on_page else None
            made[id(document)] = document, write_pdf(document, on_page=heard)
        return made[id(document)][1]

    return pdf_of


def _opening(document: Document, pdf_of: PdfOf) -> tuple[bytes | None, Record]:
    """Cover and what stands before the contents; none for a document without them."""
    from caseworker_app.documents.blocks import PageBreak
    from caseworker_app.documents.pdf import flow, pages, parts

    record = parts.Record(in_front=True)
    if not (document.cover or document.front):
        return None, record
    between = (PageBreak(),) if document.cover and document.front else ()
    writer = flow.PdfWriter(document, record, pdf_of)
    writer.story((*document.cover, *between, *document.front))
    return pages.built(document, writer.flowables, front=True), record


def _body(
    document: Document, pdf_of: PdfOf, on_page: Callable[[int], None] | None = None, *, rigid: bool = False
) -> tuple[bytes, Record]:
    """The pages of the body, and what was learnt while they were made."""
    from reportlab.platypus import Spacer
    from reportlab.platypus.doctemplate import ActionFlowable

    from caseworker_app.documents.pdf import flow, pages, parts

    record = parts.Record(rigid=rigid)
    writer = flow.PdfWriter(document, record, pdf_of)
    writer.flowables += writer.letterhead(writer.first_place)
    writer.story(document.blocks)
    # Without anything to place there would be no page at all.
    if all(isinstance(flowable, ActionFlowable) for flowable in writer.flowables):
        writer.flowables.append(Spacer(1, 1))
    return pages.built(document, writer.flowables, on_page=on_page), record
