"""The rules of searching: how words are cut and what they are akin to, and how a query is widened."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker_app.casework.name_spelling import sound
from caseworker_app.casework.stemming import roots
from caseworker_app.casework.words import words_of

VERSION = "1"
"""To be raised with every change of the rules: indexes made by others are then built anew."""


def words_in(text: str) -> Iterator[str]:
    """The words of a text as they are indexed."""
    return (word.text for word in words_of(text))


def forms(word: str) -> set[str]:
    """What else a word is found by: the roots that it may come from («=sepi»), and how it sounds («~muhamad»)."""
    return root_forms(word) | sound_forms(word)


def root_forms(word: str) -> set[str]:
    """The roots that a word may come from."""
    return {f"={root}" for root in roots(word) if root != word}


def sound_forms(word: str) -> set[str]:
    """How it sounds."""
    return {f"~{sound(word)}"} - {f"~{word}"}
