"""What somebody typed into the search line, as terms that must all be met; any characters make some query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from caseworker_app.casework.words import joined_digits, single_words

_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_PIECES = re.compile(
    f"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)"
    r"|(?P<number>(?:\+|\b0)\d[\d ().\-/]{4,}\d|\b\d[\d.()\-/]{4,}\d)\b"
    rf"|(?P<plain>[^\s{_QUOTES}]+)"
)
_LONGEST, _MOST = 300, 10  # letters and terms of a query that are looked at
_OPEN_FROM = 4  # letters from which a word before the last one may go on, too


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or words in quotes, which follow each other and are meant exactly so.

    open_ended: the last word may go on («kes»).
    """

    words: tuple[str, ...]
    quoted: bool = False
    open_ended: bool = False


def parse(typed: str) -> tuple[Term, ...]:
    """The terms of a query, each once, in the order typed; none where there is no letter or digit in it."""
    text = typed[:_LONGEST]
    terms = list(_terms(text))
    if terms and not text[-1].isspace() and not terms[-1].quoted:
        terms[-1] = replace(terms[-1], open_ended=True)
    return tuple(dict.fromkeys(terms))[:_MOST]


def _terms(text: str) -> Iterator[Term]:
    for piece in _PIECES.finditer(text):
        if piece["quoted"] is not None:
            words = tuple(word.text for word in single_words(piece["quoted"]))
            if words:
                yield Term(words, quoted=True, open_ended=not piece["closed"])
        elif piece["number"]:
            yield Term((joined_digits(piece["number"]),), open_ended=True)
        else:
            for word in single_words(piece["plain"]):
                yield Term((word.text,), open_ended=len(word.text) >= _OPEN_FROM)
