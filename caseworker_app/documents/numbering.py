"""Counts headings, tables, figures and photos, and resolves the references to them, for any writer."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Chapter, Enclosure, Figure, Heading, Photo, Ref, Run, Table
from caseworker_app.documents.walking import rebuild

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block, Document, ListForm, Text


def numbered(document: Document) -> Document:
    """The document with all numbers and labels filled in and every ``Ref`` turned into its words, forward ones too.

    A reference to a key that nothing in the document has is a programming error (LookupError).
    """
    count = _Count(document.chapter, document.photo_word)
    counted = [rebuild(block, count, _unchanged) for block in document.blocks]

    def resolved(text: Text) -> Text:
        if isinstance(text, str):
            return text
        return tuple(Run(count.labels[part.key]) if isinstance(part, Ref) else part for part in text)

    blocks = tuple(rebuild(block, lambda same: same, resolved) for block in counted)
    return dataclasses.replace(document, blocks=blocks)


def list_number(form: ListForm, position: int) -> str:
    """The number of a list's item in the given form: «3.», «3)», «(3)», «c.», «c)»."""
    number = _letters(position) if form.startswith("a") else str(position)
    return form.replace("a", number).replace("1", number)


class _Count:
    """Passed over the blocks in reading order, gives each its number; ``labels`` collects them by key."""

    def __init__(self, chapter: str, photo_word: str) -> None:
        self.labels: dict[str, str] = {}
        self._chapter = chapter
        self._photo_word = photo_word
        self._levels = [0, 0, 0, 0]
        self._series: Counter[str] = Counter()

    def __call__(self, block: Block) -> Block:
        match block:
            case Chapter():
                self._begin(block.number)
                return block
            case Enclosure():
                return dataclasses.replace(block, label=self._label("Lampiran", block.key, within_chapter=False))
            case Heading(numbered=True):
                return dataclasses.replace(block, number=self._heading(block.level))
            case Table(numbered=True) if block.caption:
                return dataclasses.replace(block, label=self._label("Tabel", block.key))
            case Figure():
                return dataclasses.replace(block, label=self._label("Gambar", block.key))
            case Photo() if block.caption:
                return dataclasses.replace(block, label=self._label(self._photo_word, block.key))
            case _:
                return block

    def _begin(self, number: int | None) -> None:
        """Headings and series count anew in a chapter; attachments run through the whole document."""
        self._chapter = "" if number is None else str(number)
        self._levels = [0, 0, 0, 0]
        self._series = Counter({"Lampiran": self._series["Lampiran"]})

    def _heading(self, level: int) -> str:
        self._levels[level - 1] += 1
        self._levels[level:] = [0] * (4 - level)
        number = self._levels[level - 1]
        first = f"{self._chapter}.{number}" if self._chapter else f"{_letters(number).upper()}."
        return (first, f"{number}.", f"{number})", f"({number})")[level - 1]

    def _label(self, word: str, key: str, *, within_chapter: bool = True) -> str:
        self._series[word] += 1
        number = self._series[word]
        label = f"{word} {self._chapter}.{number}" if self._chapter and within_chapter else f"{word} {number}"
        if key:
            self.labels[key] = label
        return label


def _letters(number: int) -> str:
    """1 is a, 26 z, 27 aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _unchanged(text: Text) -> Text:
    return text
