"""Initials instead of names, the same everywhere in a document: narrative, tables, captions."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.documents.blocks import Block, Document, Run, Text, rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile

SHORTEST = 3
"""A part of a name with fewer letters is a common syllable and stays."""


def with_initials(document: Document, file: CaseFile) -> Document:
    """The document with every name of every person of the case replaced by the person's initials.

    Whole names first, then the parts that belong to one person alone; a part that several share becomes its letter.
    """
    change = replacer(file)

    def on_text(text: Text) -> Text:
        if isinstance(text, str):
            return change(text)
        return tuple(
            dataclasses.replace(part, text=change(part.text)) if isinstance(part, Run) else part for part in text
        )

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(rebuild(block, lambda same: same, on_text) for block in blocks)

    return dataclasses.replace(
        document, title=change(document.title), blocks=all_of(document.blocks), cover=all_of(document.cover)
    )


def replacer(file: CaseFile) -> Callable[[str], str]:
    """The function that puts initials into a text."""
    words: dict[str, str] = {}
    people = [person for person in file.kin.people if person.name]
    count = Counter(part for person in people for part in set(_parts(person.name or "")))
    for person in people:
        for part in _parts(person.name or ""):
            words[part] = initials(person) if count[part] == 1 else f"{part[0]}."
    for person in people:
        words[" ".join((person.name or "").split())] = initials(person)
        if person.nickname and len(person.nickname) >= SHORTEST:
            words[person.nickname] = initials(person)
    for kept in _working(file):
        words.pop(kept, None)
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return lambda text: pattern.sub(lambda found: words[found[1]], text)


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if len(part) >= SHORTEST and part[0].isupper()]


def _working(file: CaseFile) -> list[str]:
    """Names that stay: those who work on the case sign the report."""
    case = file.case
    names = [case.supervisor, case.practitioner.name if case.practitioner else None]
    return [" ".join(name.split()) for name in names if name]
