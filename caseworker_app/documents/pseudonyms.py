"""Initials instead of names, the same everywhere in a document: narrative, headings, tables, captions, drawings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.diagrams import display
from caseworker_app.documents.blocks import (
    Block,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Photo,
    Run,
    Table,
    Text,
    Title,
    rebuild,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing


def with_initials(document: Document, file: CaseFile) -> Document:
    """The document with every name of every person of the case replaced by the person's initials.

    Signatures keep their names: those who sign work on the case.
    """
    change = replacer(file)

    def on_text(text: Text) -> Text:
        if isinstance(text, str):
            return change(text)
        return tuple(
            dataclasses.replace(part, text=change(part.text)) if isinstance(part, Run) else part for part in text
        )

    def on_block(block: Block) -> Block:
        match block:
            case Heading():
                return dataclasses.replace(block, text=change(block.text))
            case Title():
                return dataclasses.replace(block, text=change(block.text), subtitle=change(block.subtitle))
            case Facts():
                facts = tuple(Fact(change(fact.label), fact.value) for fact in block.facts)
                return dataclasses.replace(block, facts=facts)
            case Table() | Photo():
                return dataclasses.replace(block, caption=change(block.caption))
            case Figure():
                return dataclasses.replace(block, caption=change(block.caption), drawing=_drawn(block.drawing, change))
            case _:
                return block

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(rebuild(block, on_block, on_text) for block in blocks)

    return dataclasses.replace(
        document, title=change(document.title), blocks=all_of(document.blocks), cover=all_of(document.cover)
    )


def _drawn(drawing: Drawing, change: Callable[[str], str]) -> Drawing:
    """The last look at a drawing, for what was put into it as words of its own."""
    shapes = tuple(
        dataclasses.replace(shape, text=change(shape.text)) if isinstance(shape, display.Text) else shape
        for shape in drawing.shapes
    )
    labels = tuple(dataclasses.replace(label, text=change(label.text)) for label in drawing.labels)
    return dataclasses.replace(drawing, shapes=shapes, labels=labels, title=change(drawing.title))
