"""The last touches before a document is numbered: no raw dates in it, and in a report that is handed in no gaps."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Chapter,
    Enclosure,
    Heading,
    Keep,
    Landscape,
    PageBreak,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Space,
)
from caseworker_app.documents.pieces import reworded
from caseworker_app.model.indonesian import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Block, Document

_ISO_DAY = re.compile(r"(?<![\w/.-])(\d{4})-(\d{2})-(\d{2})(?![\w/-]|\.\d)")
_SAYS_NOTHING = (Space, PageBreak, SignatureRow, PlaceDate)


def dated_in_words(document: Document) -> Document:
    """The document with each «2024-09-21» in its texts as «Sabtu, 21 September 2024»; what is no day stays."""
    return reworded(document, lambda text: _ISO_DAY.sub(_long, text))


def _long(found: re.Match[str]) -> str:
    try:
        return long_date(date(*map(int, found.groups())))
    except ValueError:
        return found[0]


def without_gaps(document: Document) -> Document:
    """A report without its gaps and without headings that nothing stands below; letters keep theirs to be filled."""
    if document.dress != "report":
        return document
    kept = _filled(document.blocks)
    return dataclasses.replace(
        document, front=tuple(_filled(document.front)), blocks=tuple(_counted_anew(document.blocks, kept))
    )


def _counted_anew(before: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """The chapters that are left take the numbers of those that are gone."""
    numbers = {block.number for block in kept if isinstance(block, Chapter)}
    gone = [
        block.number for block in before if isinstance(block, Chapter) and block.number and block.number not in numbers
    ]

    def counted(block: Block) -> Block:
        if not isinstance(block, Chapter) or block.number is None:
            return block
        return dataclasses.replace(block, number=block.number - sum(number < block.number for number in gone))

    return [counted(block) for block in kept]


def _filled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without gaps and empty headings, in their order."""
    kept: list[Block] = []
    empty_below = [True] * 5  # whether nothing was found yet below a chapter and headings of level 1 to 4
    for block in reversed(blocks):
        whole = _without_missing(block)
        if whole is None:
            continue
        if isinstance(whole, Chapter | Heading):
            level = whole.level if isinstance(whole, Heading) else 0
            if empty_below[level]:
                continue
            empty_below[level:] = [True] * (5 - level)
            empty_below[:level] = [False] * level
        elif isinstance(whole, Enclosure):  # what is bound in stands below no heading
            empty_below = [True] * 5
        elif _says_something(whole):
            empty_below = [False] * 5
        kept.append(whole)
    return kept[::-1]


def _without_missing(block: Block) -> Block | None:
    """The block without what is missing in it; None where nothing is left."""
    if isinstance(block, Keep | Landscape):
        inner = tuple(_filled(block.blocks))
        return dataclasses.replace(block, blocks=inner) if inner else None
    if isinstance(block, Enclosure) and block.document is not None:
        return dataclasses.replace(block, document=without_gaps(block.document))
    if isinstance(block, Paragraph) and isinstance(block.text, tuple):
        known = tuple(part for part in block.text if not (isinstance(part, Run) and part.missing))
        if len(known) < len(block.text):
            return dataclasses.replace(block, text=known) if known else None
    return block


def _says_something(block: Block) -> bool:
    if isinstance(block, Keep | Landscape):
        return any(_says_something(part) for part in block.blocks)
    return not isinstance(block, _SAYS_NOTHING)
