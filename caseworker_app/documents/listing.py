"""What contents and lists in front of a document bear, for any writer."""

from __future__ import annotations

import dataclasses
import math
import re
from typing import TYPE_CHECKING

from caseworker_app.documents.numbering import list_titles, roman
from caseworker_app.documents.paper import CM, look, sheet
from caseworker_app.documents.pdf.text import font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.documents.blocks import Document

LEVELS_LISTED = 3
"""Headings of so many levels stand in the contents, where a page has room for them."""
SMALLER = 0.875
BETWEEN_LINES = 0.15
"""Of the size of type: how much smaller long contents become, and what stands between their lines."""
STEP, HANG, NUMBER_ROOM = 0.6 * CM, 0.8 * CM, 1.2 * CM
"""How much further in each level stands, the second line of an entry, and where the numbers of pages stand."""
_HEAD = 2.6
_NUMBERS = re.compile(r"\d+")


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """Something that contents may list: kind «heading», «Tabel», «Gambar» …, its level, number, words, where it stands.

    Chapters are headings of level 0. ``in_front``: it stands on the pages that are numbered in small roman. ``key`` is
    that of its block, ``bookmark`` the mark that a word processor finds it by.
    """

    kind: str
    level: int
    number: str
    words: str
    page: int = 0
    top: float = 0.0
    in_front: bool = False
    key: str = ""
    bookmark: str = ""

    @property
    def text(self) -> str:
        """Number and words."""
        return f"{self.number} {self.words}".strip()

    @property
    def page_number(self) -> str:
        """As the page bears it."""
        return roman(self.page).lower() if self.in_front else str(self.page)


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """One list with its head. ``smaller`` type brings contents onto one page; an ``apart`` one begins a page.

    ``deepest`` is the deepest level of headings in it, ``steps`` how much further in headings of level 1 stand.
    """

    kind: str
    title: str
    entries: Sequence[Entry]
    deepest: int
    steps: int
    smaller: bool = False
    apart: bool = False


def listings(document: Document, entries: Iterable[Entry]) -> list[Listing]:
    """Daftar Isi, and the document's lists of tables, figures, photos and attachments that have an entry.

    Contents longer than a page leave out the third level, and are set smaller if that brings them onto one. The first
    list behind contents of one page begins a page, further ones share it where there is room.
    """
    entries = list(entries)
    steps = int(any(entry.kind == "heading" and entry.level == 0 for entry in entries))
    made: list[Listing] = []
    for kind, title in list_titles(document).items():
        listed = [entry for entry in entries if entry.kind == kind]
        if kind == "heading":
            made += [_contents(document, title, listed, steps)] if listed else []
        elif listed:
            # A figure that waited for its page stands behind its turn.
            listed.sort(key=lambda entry: _order(entry.number))
            apart = bool(made) and made[-1].kind == "heading" and _fits(document, made[-1])
            made.append(Listing(kind, title, listed, 0, 0, apart=apart))
    return made


def _order(number: str) -> tuple[int, list[int]]:
    """What is counted within chapters comes first, then what stands in the attachments behind them."""
    parts = [int(part) for part in _NUMBERS.findall(number)]
    return -len(parts), parts


def _contents(document: Document, title: str, entries: list[Entry], steps: int) -> Listing:
    whole = Listing("heading", title, [e for e in entries if e.level <= LEVELS_LISTED], LEVELS_LISTED, steps)
    if _fits(document, whole):
        return whole
    deepest = LEVELS_LISTED - 1
    shorter = dataclasses.replace(whole, deepest=deepest, entries=[e for e in entries if e.level <= deepest])
    closer = dataclasses.replace(shorter, smaller=True)
    return closer if not _fits(document, shorter) and _fits(document, closer) else shorter


def _fits(document: Document, listing: Listing) -> bool:
    """Whether it stands on one page."""
    type_look, page = look(document), sheet(document)
    size = type_look.size * (SMALLER if listing.smaller else 1.0)
    lines = 0
    for entry in listing.entries:
        room = page.text_width - NUMBER_ROOM - HANG - max(entry.level - 1 + listing.steps, 0) * STEP
        lines += max(1, math.ceil(font(type_look).width(entry.text, size) / room))
    between = type_look.size * (0 if listing.smaller else BETWEEN_LINES) * len(listing.entries)
    return type_look.size * _HEAD + lines * size * type_look.single + between <= page.text_height
