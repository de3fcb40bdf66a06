"""Contents and lists in front of a Word document: fields that Word renews on opening, filled as best as is known."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from caseworker_app.documents.docx.grid import spacer
from caseworker_app.documents.docx.styles import contents_line
from caseworker_app.documents.docx.xml import (
    Element,
    field,
    field_begin,
    field_end,
    keep_with_next,
    paragraph,
    run,
    set_on,
    twips,
    w,
    words,
)
from caseworker_app.documents.listing import HANG
from caseworker_app.documents.paper import CM, look
from caseworker_app.documents.pdf.text import font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.listing import Entry, Listing


def contents(document: Document, listed: Sequence[Listing], landmarks: Iterable[Entry]) -> list[Element]:
    """The lists, one behind the other.

    ``landmarks`` are the same headings and captions with the pages they stand on in print; Word's own pages may differ
    by a line here and there.
    """
    pages = _pages((entry for listing in listed for entry in listing.entries), landmarks)
    made: list[Element] = []
    for listing in listed:
        head = paragraph("TOCHeading", [run(words(listing.title))])
        lines = [_line(document, entry, listing.steps, pages[entry.bookmark]) for entry in listing.entries]
        if made:
            # The first list begins a page, further ones share it where there is room.
            set_on(head, w("pageBreakBefore") if listing.apart else w("spacing", before=twips(CM)))
            keep_with_next([head, *lines[:-1]])
        name = "".join(char for char in listing.kind if char.isalnum())
        headings = listing.kind == "heading"
        code = f'TOC \\o "1-{listing.deepest + listing.steps}" \\h \\z \\u' if headings else f'TOC \\h \\z \\c "{name}"'
        for at, opening in enumerate(field_begin(code, dirty=True), 1):
            lines[0].insert(at, opening)
        lines[-1].append(field_end())
        made += [_gallery(head, *lines)] if headings else [head, *lines]
    # A section may not end within a field.
    return [*made, spacer(1)] if made else []


def _pages(entries: Iterable[Entry], landmarks: Iterable[Entry]) -> dict[str, str]:
    """The page of each bookmark; headings of the same words follow each other here and there."""
    found: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
    for landmark in landmarks:
        found[landmark.kind, landmark.text].append(landmark.page_number)
    pages = {}
    for entry in entries:
        waiting = found[entry.kind, entry.text]
        pages[entry.bookmark] = waiting.popleft() if waiting else ""
    return pages


def _line(document: Document, entry: Entry, steps: int, page: str) -> Element:
    heading = entry.kind == "heading"
    tabbed = heading and entry.level > 0
    number = [run(words(entry.number)), run(w("tab") if tabbed else words(" "))] if entry.number else []
    link = w(
        "hyperlink",
        *number,
        run(words(entry.words)),
        run(w("tab")),
        *field(f"PAGEREF {entry.bookmark} \\h", page),
        anchor=entry.bookmark,
        history="1",
    )
    made = paragraph(f"TOC{entry.level + steps}" if heading else "TableofFigures", [link])
    if tabbed and entry.number:
        type_look = look(document)
        need = font(type_look).width(f"{entry.number} ", type_look.size) + 2
        if need > HANG:
            for setting in contents_line(document, entry.level + steps, need):
                set_on(made, setting)
    return made


def _gallery(*lines: Element) -> Element:
    """The contents as Word's own building block, with a button to renew it."""
    part = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", part), w("sdtContent", *lines))
