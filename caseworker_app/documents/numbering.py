"""Counts headings, tables, figures and photos, and resolves the references to them, for any writer."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Chapter, Enclosure, Figure, Heading, Photo, Ref, Run, Table, Title
from caseworker_app.documents.walking import rebuild, rebuilt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseworker_app.documents.blocks import Block, Document, Inline, ListForm, Text


ENCLOSURE_WORD = "Lampiran"


def chapter_words(chapter: Chapter) -> tuple[str, str]:
    """«BAB IV», empty without a number, and the title."""
    return (f"BAB {roman(chapter.number)}" if chapter.number is not None else "", chapter.title)


def list_titles(document: Document) -> dict[str, str]:
    """The heads of the contents and of the lists behind them, by the word in which their entries are counted."""
    words = {"table": "Tabel", "figure": "Gambar", "photo": document.photo_word, "enclosure": ENCLOSURE_WORD}
    return {"heading": "DAFTAR ISI"} | {words[listed]: f"DAFTAR {words[listed].upper()}" for listed in document.lists}


def roman(number: int) -> str:
    """Roman numbers: 4 is IV."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def numbered(document: Document) -> Document:
    """The document with all numbers and labels filled in and every ``Ref`` turned into its words, forward ones too.

    A reference to a key that nothing in the document has is a programming error (LookupError).
    """
    labels: dict[str, str] = {}
    before = _Count("", document.photo_word, labels)
    count = _Count(document.chapter, document.photo_word, labels)
    counted = dataclasses.replace(
        document,
        front=tuple(rebuild(block, before, _unchanged, bound=False) for block in document.front),
        blocks=tuple(rebuild(block, count, _unchanged, bound=False) for block in document.blocks),
    )

    def resolved(text: Text) -> Text:
        if isinstance(text, str):
            return text
        return tuple(_referring(part, labels) if isinstance(part, Ref) else part for part in text)

    return rebuilt(counted, lambda same: same, resolved, bound=False)


def with_pages(document: Document, pages: Mapping[str, int]) -> Document:
    """The numbered document with page numbers in its front pages where these are asked for, by the labels of things."""

    def on_text(text: Text) -> Text:
        if isinstance(text, str):
            return text
        return tuple(_paged(part, pages) for part in text)

    front = tuple(rebuild(block, lambda same: same, on_text, bound=False) for block in document.front)
    return dataclasses.replace(document, front=front)


def _referring(part: Ref, labels: Mapping[str, str]) -> Run:
    return Run(labels[part.key], refers=part.key, page=part.page)


def _paged(part: Inline, pages: Mapping[str, int]) -> Inline:
    if isinstance(part, Run) and part.page and part.text in pages:
        return dataclasses.replace(part, text=str(pages[part.text]))
    return part


def list_number(form: ListForm, position: int) -> str:
    """The number of a list's item in the given form: «3.», «3)», «(3)», «c.», «c)»."""
    number = _letters(position) if form.startswith("a") else str(position)
    return form.replace("a", number).replace("1", number)


_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class _Count:
    """Passed over the blocks in reading order, gives each its number; ``labels`` collects them by key.

    A document bound in counts by itself; below a further title headings count anew.
    """

    def __init__(self, chapter: str, photo_word: str, labels: dict[str, str]) -> None:
        self._labels = labels
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
                label = self._label(ENCLOSURE_WORD, block.key, within_chapter=False)
                return dataclasses.replace(block, label=label, document=block.document and numbered(block.document))
            case Title():
                self._levels = [0, 0, 0, 0]
                return block
            case Heading(numbered=True):
                return dataclasses.replace(block, number=self._heading(block.level))
            case Table(numbered=True) if block.caption:
                return dataclasses.replace(block, label=self._label("Tabel", block.key))
            case Figure() if block.caption:
                return dataclasses.replace(block, label=self._label("Gambar", block.key))
            case Photo() if block.caption:
                return dataclasses.replace(block, label=self._label(self._photo_word, block.key))
            case _:
                return block

    def _begin(self, number: int | None) -> None:
        """Headings and series count anew in a chapter; attachments run through the whole document."""
        self._chapter = "" if number is None else str(number)
        self._levels = [0, 0, 0, 0]
        self._series = Counter({ENCLOSURE_WORD: self._series[ENCLOSURE_WORD]})

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
            self._labels[key] = label
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
