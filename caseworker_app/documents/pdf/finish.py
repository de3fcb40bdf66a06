"""The last hand on a PDF, with pikepdf: front joined to body, outline, labels, properties."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from caseworker_app.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.pdf.pages import ContentsLine
    from caseworker_app.documents.pdf.parts import Entry, Record


def finished(
    document: Document, body: bytes, front: bytes | None, record: Record, lines: Sequence[ContentsLine]
) -> bytes:
    """The whole PDF."""
    with Pdf.open(io.BytesIO(body)) as pdf:
        before = _put_in_front(pdf, front) if front else 0
        _link(pdf, lines, before)
        _outline(pdf, [entry for entry in record.entries if entry.kind == "heading"], before)
        _describe(pdf, document, before)
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return target.getvalue()


def _put_in_front(pdf: Pdf, front: bytes) -> int:
    with Pdf.open(io.BytesIO(front)) as pages:
        for index, page in enumerate(pages.pages):
            pdf.pages.insert(index, page)
        return len(pages.pages)


def _link(pdf: Pdf, lines: Sequence[ContentsLine], before: int) -> None:
    """Let each line of the contents lead to its place."""
    for line in lines:
        page = pdf.pages[line.page - 1].obj
        target = pdf.pages[before + line.entry.page - 1].obj
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(line.rectangle),
            Border=Array([0, 0, 0]),
            Dest=Array([target, Name.XYZ, 0, line.entry.top, 0]),
        )
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(link)])


def _outline(pdf: Pdf, headings: Sequence[Entry], before: int) -> None:
    with pdf.open_outline() as outline:
        outline.root.clear()
        open_items: list[tuple[int, OutlineItem]] = []
        for entry in headings:
            item = OutlineItem(entry.text, before + entry.page - 1, "XYZ", left=0, top=entry.top)
            while open_items and open_items[-1][0] >= entry.level:
                open_items.pop()
            (open_items[-1][1].children if open_items else outline.root).append(item)
            open_items.append((entry.level, item))


def _describe(pdf: Pdf, document: Document, before: int) -> None:
    """Title and language, page labels as printed; nothing about who wrote it, when and with what."""
    del pdf.docinfo
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=printable(document.title)))
    pdf.Root.Lang = pikepdf.String(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    roman: list[Any] = [0, Dictionary(S=Name.r)] if before else []
    pdf.Root.PageLabels = Dictionary(Nums=Array([*roman, before, Dictionary(S=Name.D)]))
