"""Walking through the blocks of a document, however deep they are nested; the one way from a block to what is done."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from caseworker_app.documents.blocks import (
    BulletList,
    Chapter,
    CheckTable,
    Enclosure,
    Facts,
    Keep,
    Landscape,
    NumberedList,
    Paragraph,
    PhotoRow,
    Ref,
    Run,
    SpanRow,
    Statement,
    Table,
    Tick,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.documents.blocks import Block, Content, Document, Row, Text


def has_chapters(document: Document) -> bool:
    """Whether chapters stand above the headings of a document."""
    return any(isinstance(block, Chapter) for block in (*document.front, *document.blocks))


def content_blocks(content: Content) -> tuple[Block, ...]:
    """What a cell or list item holds, as blocks: a bare text becomes a plain paragraph."""
    if isinstance(content, str):
        return (Paragraph(content, "plain"),)
    if not isinstance(content, tuple):
        return (content,)
    inlines = tuple(part for part in content if isinstance(part, Run | Ref | Tick))
    blocks = tuple(part for part in content if not isinstance(part, Run | Ref | Tick))
    return (Paragraph(inlines, "plain"), *blocks) if inlines else blocks


def rebuilt(
    document: Document, on_block: Callable[[Block], Block], on_text: Callable[[Text], Text], *, bound: bool = True
) -> Document:
    """The document with every block of its cover, front pages and body passed through ``rebuild``."""

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(rebuild(block, on_block, on_text, bound=bound) for block in blocks)

    return dataclasses.replace(
        document, cover=all_of(document.cover), front=all_of(document.front), blocks=all_of(document.blocks)
    )


def rebuild(
    block: Block, on_block: Callable[[Block], Block], on_text: Callable[[Text], Text], *, bound: bool = True
) -> Block:
    """The block, each block in it passed through ``on_block``, outer before inner, and each text through ``on_text``.

    For whatever must reach all of a document: counting, resolving references, replacing names. ``bound``: the
    documents bound in as attachments are reached too.
    """

    def within(content: Content) -> Content:
        if isinstance(content, str):
            return on_text(content)
        return tuple(rebuild(part, on_block, on_text, bound=bound) for part in content_blocks(content))

    def row(cells: Row) -> Row:
        return SpanRow(on_text(cells.text)) if isinstance(cells, SpanRow) else tuple(within(cell) for cell in cells)

    block = on_block(block)
    changed: dict[str, Any] = {}
    match block:
        case Paragraph():
            changed["text"] = on_text(block.text)
        case BulletList() | NumberedList():
            changed["items"] = tuple(within(item) for item in block.items)
        case Facts():
            facts = (
                fact if fact.value is None else dataclasses.replace(fact, value=within(fact.value))
                for fact in block.facts
            )
            changed["facts"] = tuple(facts)
        case Table():
            changed["rows"] = tuple(row(cells) for cells in block.rows)
        case CheckTable():
            changed["statements"] = tuple(Statement(on_text(s.text), s.answer) for s in block.statements)
        case PhotoRow():
            changed["photos"] = tuple(rebuild(photo, on_block, on_text) for photo in block.photos)
        case Landscape() | Keep() | Enclosure():
            changed["blocks"] = tuple(rebuild(part, on_block, on_text, bound=bound) for part in block.blocks)
            if bound and isinstance(block, Enclosure) and block.document:
                changed["document"] = rebuilt(block.document, on_block, on_text)
        case _:
            pass
    return dataclasses.replace(block, **changed) if changed else block


PlaceT = TypeVar("PlaceT")
PartT = TypeVar("PartT")


class Visitor(Generic[PlaceT, PartT]):
    """What becomes of each kind of block: it has a method of that name, which gets the block and where it stands."""

    def visit(self, block: Block, place: PlaceT) -> list[PartT]:
        """The parts that a block becomes."""
        parts: list[PartT] = getattr(self, method_name(type(block)))(block, place)
        return parts


def method_name(kind: type[Block]) -> str:
    """The name of a visitor's method for a kind of block: «bullet_list» for BulletList."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
