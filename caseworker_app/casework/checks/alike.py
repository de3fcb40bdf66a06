"""How checks compare what people wrote: letters aside, by the roots of its words, and numbers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.stemming import roots
from caseworker_app.casework.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Collection

_COUNTS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_SHORT = 3  # letters: shorter words say too little to tell texts apart


def plain(words: str | None) -> str:
    """Words without capitals and further blanks; «» for none."""
    return " ".join((words or "").split()).casefold()


def stems(text: str, without: Collection[str] = ()) -> set[str]:
    """The roots of the words that say something; ``without``: words, folded, that do not."""
    return {
        root
        for word in words_of(text)
        if len(word.text) > _SHORT and fold(word.text) not in without
        for root in roots(fold(word.text))
    }


def counted(word: str | None) -> int | None:
    """«3» or «tiga» as a number up to ten, figures beyond; None for any other word."""
    if word is None:
        return None
    if word.isdecimal():
        return int(word)
    return _COUNTS.index(word.casefold()) if word.casefold() in _COUNTS else None
