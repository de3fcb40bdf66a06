"""Contents and lists in front of a Word document: fields that Word can renew, filled as the printed page has them."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from caseworker_app.documents.docx.grid import spacer
from caseworker_app.documents.docx.styles import (
    CONTENTS_HANG,
    LEVELS_LISTED,
    contents_are_closer,
    contents_fit,
    contents_line,
)
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
from caseworker_app.documents.numbering import list_titles
from caseworker_app.documents.paper import CM, look
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.walking import has_chapters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.docx.place import Entry
    from caseworker_app.documents.pdf.parts import Entry as Landmark


def contents(document: Document, entries: Sequence[Entry], landmarks: Sequence[Landmark]) -> list[Element]:
    """Daftar Isi, and the document's lists of tables, figures, photos and attachments.

    Contents longer than a page leave out the third level, and are set smaller if that brings them onto one; short lists
    share a page.
    ``landmarks`` are the same headings and captions with the pages they stand on in print; Word's own pages may differ
    by a line here and there, and are put in when the field is renewed.
    """
    pages = _pages(entries, landmarks)
    made: list[Element] = []
    deepest, apart = LEVELS_LISTED, True
    chapters = has_chapters(document)
    for kind, title in list_titles(document).items():
        listed = [entry for entry in entries if entry.kind == kind and entry.level <= LEVELS_LISTED]
        if not listed:
            continue
        head = paragraph("TOCHeading", [run(words(title))])
        if kind == "heading":
            if not contents_fit(document, len(listed)):
                deepest = LEVELS_LISTED - 1
                listed = [entry for entry in listed if entry.level <= deepest]
            apart = contents_fit(document, len(listed)) or contents_are_closer(document)
        lines = [_line(document, entry, pages[entry.bookmark]) for entry in listed]
        if kind != "heading" and made:
            # The first list begins a page, further ones share it where there is room.
            set_on(head, w("pageBreakBefore") if apart else w("spacing", before=twips(CM)))
            apart = False
            keep_with_next([head, *lines[:-1]])
        name = "".join(char for char in kind if char.isalnum())
        code = f'TOC \\o "1-{deepest + chapters}" \\h \\z \\u' if kind == "heading" else f'TOC \\h \\z \\c "{name}"'
        for at, opening in enumerate(field_begin(code), 1):
            lines[0].insert(at, opening)
        lines[-1].append(field_end())
        made += [_gallery(head, *lines)] if kind == "heading" else [head, *lines]
    # A section may not end within a field.
    return [*made, spacer(1)] if made else []


def _pages(entries: Sequence[Entry], landmarks: Sequence[Landmark]) -> dict[str, str]:
    """The page of each bookmark; headings of the same words follow each other here and there."""
    found: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
    for landmark in landmarks:
        found[landmark.kind, landmark.text].append(landmark.page_number)
    pages = {}
    for entry in entries:
        waiting = found[entry.kind, f"{entry.number} {entry.words}".strip()]
        pages[entry.bookmark] = waiting.popleft() if waiting else ""
    return pages


def _line(document: Document, entry: Entry, page: str) -> Element:
    heading = entry.kind == "heading"
    number = (
        [run(words(entry.number)), run(w("tab") if heading and entry.level else words(" "))] if entry.number else []
    )
    link = w(
        "hyperlink",
        *number,
        run(words(entry.words)),
        run(w("tab")),
        *field(f"PAGEREF {entry.bookmark} \\h", page),
        anchor=entry.bookmark,
        history="1",
    )
    made = paragraph(f"TOC{entry.level + has_chapters(document)}" if heading else "TableofFigures", [link])
    if heading and entry.level and entry.number:
        type_look = look(document)
        need = font(type_look).width(f"{entry.number} ", type_look.size) + 2
        if need > CONTENTS_HANG:
            for setting in contents_line(document, entry.level + has_chapters(document), need):
                set_on(made, setting)
    return made


def _gallery(*lines: Element) -> Element:
    """The contents as Word's own building block, with a button to renew it."""
    part = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", part), w("sdtContent", *lines))
