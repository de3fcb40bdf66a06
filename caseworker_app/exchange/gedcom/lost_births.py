"""Pregnancies and births that were lost, by the words that files use for them."""

from __future__ import annotations

import re

_WORDS = (
    (re.compile(r"still[\s-]?b(?:orn|irth)|lahir\s+mati|mort-n[ée]e?|totgeb"), "lahir mati"),
    (re.compile(r"miscarr|keguguran|spontaneous abortion|aborsi spontan|fehlgeb|fausse couche"), "keguguran"),
    (re.compile(r"\babort|\baborsi"), "aborsi"),
)


def lost_birth(*texts: str) -> str:
    """What became of a birth that any of the texts calls stillborn, a miscarriage or an abortion; empty for nothing."""
    said = " ".join(texts).casefold()
    return next((kind for pattern, kind in _WORDS if pattern.search(said)), "")
