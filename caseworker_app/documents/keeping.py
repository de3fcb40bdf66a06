"""What stays with what on a page, for any writer: heads with what they head, signatures with what is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Facts, Heading, Keep, Paragraph, PlaceDate, Run, SignatureRow, Space
from caseworker_app.documents.texts import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Text

_SHORT_LABEL = 120
_DEEPEST = 3  # of the headings that begin a section; deeper ones are labels
_MOST_FACTS = 8
_SHORT_FACTS = 600


def introduces(block: Block, heads: Sequence[Block]) -> bool:
    """Whether a block stays with what follows it; ``heads`` are those that stand right above.

    A heading does, a date above signatures, a short sentence that ends with a colon, a label in bold type, and a few
    facts right below a heading.
    """
    match block:
        case Heading() | PlaceDate():
            return True
        case Paragraph():
            words = plain_text(block.text).strip()
            return 0 < len(words) <= _SHORT_LABEL and (words.endswith(":") or _is_bold(block.text))
        case Facts():
            values = [fact.value for fact in block.facts]
            length = sum(len(value) for value in values if isinstance(value, str))
            return bool(heads) and None not in values and len(values) <= _MOST_FACTS and length <= _SHORT_FACTS
        case _:
            return False


def ends_facts(block: Block, heads: Sequence[Block]) -> bool:
    """Whether a heading begins a section of its own, so that facts that stand right above it do not wait with it."""
    return isinstance(block, Heading) and block.level <= _DEEPEST and bool(heads) and isinstance(heads[-1], Facts)


def closes(block: Block) -> bool:
    """Whether it is signatures and nothing else."""
    if isinstance(block, Keep):
        return any(map(closes, block.blocks)) and all(
            closes(part) or isinstance(part, PlaceDate | Space) for part in block.blocks
        )
    return isinstance(block, SignatureRow)


def without_closing(block: Keep) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is kept together, and the signatures at its end."""
    at = len(block.blocks)
    while at and (closes(block.blocks[at - 1]) or isinstance(block.blocks[at - 1], PlaceDate | Space)):
        at -= 1
    content, closing = block.blocks[:at], block.blocks[at:]
    return (content, closing) if any(map(closes, closing)) else (block.blocks, ())


def _is_bold(text: Text) -> bool:
    runs = [] if isinstance(text, str) else [part for part in text if isinstance(part, Run) and part.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
