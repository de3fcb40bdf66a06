"""Letters that stand in a document and that no typeface of the program can print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams import display
from caseworker_app.diagrams.measure import letters
from caseworker_app.diagrams.typefaces import not_shown
from caseworker_app.documents.blocks import Figure
from caseworker_app.documents.printable import printable
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import rebuilt
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block, Document, Text

_NAMED = 8


def unprintable(document: Document) -> str:
    """One sentence that names them, for whoever prints; empty where every letter can be printed."""
    texts: list[str] = []

    def on_text(text: Text) -> Text:
        texts.append(plain_text(text))
        return text

    def on_block(block: Block) -> Block:
        if isinstance(block, Figure):
            texts.extend(shape.text for shape in block.drawing.shapes if isinstance(shape, display.Text))
        return block

    rebuilt(document, on_block, on_text)
    lacking = sorted(set().union(*(not_shown(printable(text), letters(bold=False)) for text in texts)))
    if not lacking:
        return ""
    named = " ".join(lacking[:_NAMED]) + (" …" if len(lacking) > _NAMED else "")
    words = tr("{count} huruf tidak dapat dicetak dan tampil sebagai kodenya, misalnya [U+0E44]: {letters}")
    return words.format(count=len(lacking), letters=named)
