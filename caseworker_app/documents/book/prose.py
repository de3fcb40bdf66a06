"""The student's own prose as blocks: paragraphs, headings and points as they were typed line by line."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import BulletList, Heading, NumberedList, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Block

_HEADING = re.compile(r"#+\s+(?P<text>.+)")
_POINT = re.compile(r"[-•*]\s+(?P<text>.+)")
_COUNTED = re.compile(r"\d{1,2}[.)]\s+(?P<text>.+)")
_FEW = 2


def prose(text: str | None, *, level: int = 2) -> list[Block]:
    """A memo as blocks: «# …» a heading of this level, «- …» a point, «1. …» a counted point, else a paragraph."""
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    blocks: list[Block] = []
    for kind, group in itertools.groupby(lines, _kind):
        texts = tuple(kind.sub(r"\g<text>", line) if kind else line for line in group)
        if kind is _HEADING:
            blocks += [Heading(level, words) for words in texts]
        elif kind is _POINT:
            blocks.append(BulletList(texts))
        elif kind is _COUNTED:
            blocks.append(NumberedList(texts))
        else:
            blocks += [Paragraph(words) for words in texts]
    return blocks


def points(texts: Sequence[str] | None) -> list[Block]:
    """Points: one or two as paragraphs, from three on counted."""
    found = [text for text in texts or () if text.strip()]
    if len(found) <= _FEW:
        return [Paragraph(text) for text in found]
    return [NumberedList(tuple(found))]


def _kind(line: str) -> re.Pattern[str] | None:
    return next((pattern for pattern in (_HEADING, _POINT, _COUNTED) if pattern.fullmatch(line)), None)
