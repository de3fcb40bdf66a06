"""How a text is cut into words for searching: letter case, accents, apostrophes and the gaps in numbers fall away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f]|['\u2019\u02bc`](?=[^\\W_]))*")
_NUMBER = re.compile(r"\+?\d[\d ().\-/]{4,}\d")
_DIGIT = re.compile(r"\d")
_LEAST_DIGITS = 6
_COUNTRY = "62"
_LONGEST = 40  # letters of a word that are looked at: no word of a language is longer
_LEAST_WITH_COUNTRY = 10


class Word(NamedTuple):
    """A word of a text as it is searched for, and where it stands there."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Every word of a text; a number written in pieces («0812-3456-789», «2024-001») comes also as one word."""
    yield from single_words(text)
    if not _DIGIT.search(text):
        return
    for match in _NUMBER.finditer(text):
        digits = joined_digits(match.group())
        if len(digits) >= _LEAST_DIGITS and digits != match.group():
            yield Word(digits, *match.span())


def single_words(text: str) -> Iterator[Word]:
    """The words of a text as they follow each other."""
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if folded:
            yield Word(folded, *match.span())


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without accents, apostrophes and capital letters."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if letter.isalnum())[:_LONGEST]


def joined_digits(number: str) -> str:
    """The digits of a number that may be written in pieces; a telephone number without the code of the country."""
    digits = "".join(letter for letter in unicodedata.normalize("NFKD", number) if letter in "0123456789")
    if digits.startswith(_COUNTRY) and "+" in number and len(digits) >= _LEAST_WITH_COUNTRY:
        return f"0{digits.removeprefix(_COUNTRY)}"
    return digits
