"""The last hand on a PDF, with pikepdf: front joined to body, papers bound in, outline, labels, properties."""

from __future__ import annotations

import io
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Rectangle

from caseworker_app.documents.numbering import ENCLOSURE_WORD
from caseworker_app.documents.paper import CM
from caseworker_app.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.listing import Entry
    from caseworker_app.documents.pdf.pages import ContentsLine
    from caseworker_app.documents.pdf.parts import BoundPage, Record

# A page that differs by less is of the same size; one of another size is set between the line above and the number.
_SAME_SIZE = 0.3 * CM
_SIDES, _ABOVE, _BELOW = 0.8 * CM, 1.8 * CM, 1.5 * CM


def finished(
    document: Document,
    body: bytes,
    front: Sequence[bytes],
    record: Record,
    entries: Sequence[Entry],
    lines: Sequence[ContentsLine],
) -> bytes:
    """The whole PDF: the parts in ``front``, the body with the papers bound in; ``entries`` of them all."""
    with Pdf.open(io.BytesIO(body)) as pdf:
        _bind(pdf, record.bound)
        counts = [_put_in_front(pdf, part, at) for at, part in _placed(front)]
        before = sum(counts)
        contents = before - (counts[-1] if lines else 0)
        _link(pdf, lines, contents, before)
        _outline(pdf, [entry for entry in entries if entry.kind in {"heading", ENCLOSURE_WORD}], before)
        _describe(pdf, document, before)
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return target.getvalue()


def page_count(data: bytes | None) -> int:
    """How many pages a PDF has; none is none."""
    if data is None:
        return 0
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _placed(parts: Sequence[bytes]) -> list[tuple[int, bytes]]:
    """Each part with the number of pages before it."""
    counts = [page_count(part) for part in parts]
    return [(sum(counts[:at]), part) for at, part in enumerate(parts)]


def _put_in_front(pdf: Pdf, part: bytes, start: int) -> int:
    with Pdf.open(io.BytesIO(part)) as pages:
        for index, page in enumerate(pages.pages, start):
            pdf.pages.insert(index, page)
        return len(pages.pages)


def _bind(pdf: Pdf, bound: Sequence[BoundPage]) -> None:
    """Lay the pages of other papers below what their sheets bear already."""
    for data, sheets in groupby(bound, attrgetter("pdf")):
        with Pdf.open(io.BytesIO(data)) as paper:
            # What was filled in becomes part of the page.
            paper.generate_appearance_streams()
            paper.flatten_annotations()
            for sheet in sheets:
                page, source = pdf.pages[sheet.page - 1], paper.pages[sheet.at]
                page.add_underlay(source, _room(page, source))


def _room(page: pikepdf.Page, source: pikepdf.Page) -> Rectangle:
    """Where a page comes to stand: on all of the sheet, or within its edges where it is of another size."""
    width, height = _size(page)
    across, down = _size(source)
    if abs(across - width) < _SAME_SIZE and abs(down - height) < _SAME_SIZE:
        return Rectangle(0, 0, width, height)
    return Rectangle(_SIDES, _BELOW, width - _SIDES, height - _ABOVE)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if page.rotation % 180 else (width, height)


def _link(pdf: Pdf, lines: Sequence[ContentsLine], contents: int, before: int) -> None:
    """Let each line of the contents lead to its place."""
    for line in lines:
        page = pdf.pages[contents + line.page - 1].obj
        target = pdf.pages[_index(line.entry, before)].obj
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(line.rectangle),
            Border=Array([0, 0, 0]),
            Dest=Array([target, Name.XYZ, 0, line.entry.top, 0]),
        )
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(link)])


def _index(entry: Entry, before: int) -> int:
    """The place of an entry's page among all pages, from 0."""
    return entry.page - 1 + (0 if entry.in_front else before)


def _outline(pdf: Pdf, headings: Sequence[Entry], before: int) -> None:
    with pdf.open_outline() as outline:
        outline.root.clear()
        open_items: list[tuple[int, OutlineItem]] = []
        for entry in headings:
            item = OutlineItem(entry.text, _index(entry, before), "XYZ", left=0, top=entry.top)
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
