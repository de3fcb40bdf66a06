"""Text for a Word document: the one place where a text becomes runs. Nothing in a text is ever taken as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.diagrams.writing_order import by_direction
from caseworker_app.documents.docx.styles import SYMBOLS
from caseworker_app.documents.docx.xml import Element, field, run, run_settings, w, words
from caseworker_app.documents.texts import text_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caseworker_app.documents.blocks import Run, Text

BOXES = ("☐", "☑")
_BOX = re.compile("([☐☑☒]+)")
_SUPPLIED = "D3D3D3"


def lines(text: Text, label: Callable[[str], str], *, draft: bool) -> Iterator[list[Element]]:
    """The runs of each line; words that the program supplied stand on grey in a draft.

    References are fields; ``label`` gives the bookmark of what they refer to.
    """
    for line in text_lines(text, draft=draft, boxes=BOXES):
        yield [element for part in line for element in _runs(part, label, draft=draft)]


def symbol_font() -> Element:
    """The type that has the boxes."""
    return w("rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS)


def _runs(part: Run, label: Callable[[str], str], *, draft: bool) -> Iterator[Element]:
    if part.refers:
        kind = "PAGEREF" if part.page else "REF"
        yield from field(f"{kind} {label(part.refers)} \\h", part.text, run_settings(*_manner(part, draft=draft)))
        return
    pieces = [(text, turned) for boxed in _BOX.split(part.text) for text, turned in by_direction(boxed)]
    for piece, from_the_right in pieces:
        if piece:
            settings = run_settings(
                symbol_font() if _BOX.match(piece) else None,
                *_manner(part, draft=draft),
                w("rtl") if from_the_right else None,
            )
            yield run(words(piece), settings=settings)


def _manner(part: Run, *, draft: bool) -> list[Element]:
    bold, italic = ([w("b"), w("bCs")] if part.bold else []), ([w("i"), w("iCs")] if part.italic else [])
    marked = [w("shd", val="clear", color="auto", fill=_SUPPLIED)] if draft and part.supplied else []
    return [*bold, *italic, *marked]
