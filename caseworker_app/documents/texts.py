"""Texts as every writer needs them: their bare words, and their lines with boxes and gaps already turned into signs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Run, Tick
from caseworker_app.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.documents.blocks import Inline, Text

_DOTS = "…………………"


def plain_text(text: Text) -> str:
    """The words of a text, without their manner of type."""
    parts = [text] if isinstance(text, str) else [part.text for part in text if isinstance(part, Run)]
    return printable("".join(parts))


def text_lines(text: Text, *, draft: bool, boxes: tuple[str, str]) -> Iterator[list[Run]]:
    """The runs of each line; ``boxes`` are the signs of an empty and a ticked box.

    A blank line is left out unless nothing else is there.
    """
    line: list[Run] = []
    written = False
    for part in (Run(text),) if isinstance(text, str) else text:
        run = _as_run(part, boxes, draft=draft)
        first, *others = printable(run.text).split("\n")
        line.append(dataclasses.replace(run, text=first))
        for other in others:
            if any(piece.text.strip() for piece in line):
                yield line
                written = True
            line = [dataclasses.replace(run, text=other)]
    if not written or any(piece.text.strip() for piece in line):
        yield line


def _as_run(part: Inline, boxes: tuple[str, str], *, draft: bool) -> Run:
    match part:
        case Tick():
            return Run(boxes[part.checked])
        case Run(missing=True):
            return dataclasses.replace(part, text=f"[{part.text}]", italic=True) if draft else Run(_DOTS)
        case Run():
            return part
        case _:
            raise TypeError(f"numbering leaves no {type(part).__name__} in a text")
