"""What of a document a reader can read: every text of its blocks, and every text in its drawings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import display
from caseworker_app.documents.blocks import Document, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of(document: Document) -> str:
    """All words of the blocks, in order; those of drawings left out."""
    return "\n".join(_texts((document.title, document.cover, document.blocks)))


def drawn_text_of(document: Document) -> str:
    """All words of the drawings."""
    return "\n".join(
        shape.text
        for figure in figures_of(document)
        for shape in figure.drawing.shapes
        if isinstance(shape, display.Text)
    )


def figures_of(document: Document) -> list[Figure]:
    return [part for part in _parts(document.blocks) if isinstance(part, Figure)]


def blocks_of(document: Document, kind: type[Any]) -> list[Any]:
    """Every block of one kind, also those in tables and lists."""
    return [part for part in _parts(document.blocks) if isinstance(part, kind)]


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, display.Drawing):
        yield value
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name))


def _texts(value: Any) -> Iterator[str]:
    """Texts in reading order; the runs of one paragraph hang together."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(hasattr(part, "bold") for part in value):
        yield "".join(part.text for part in value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, display.Drawing):
        for field in dataclasses.fields(value):
            is_label = field.name == "label" and type(value).__name__ == "Fact"
            if is_label or field.name not in {"key", "style", "align", "form", "label", "place", "withheld"}:
                yield from _texts(getattr(value, field.name))
