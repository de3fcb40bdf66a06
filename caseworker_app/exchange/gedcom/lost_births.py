"""Pregnancies and births that were lost, by the words that files use for them."""

from __future__ import annotations

import re

from caseworker_app.model.choices import BirthKind

_WORDS = (
    (re.compile(r"still[\s-]?b(?:orn|irth)|lahir\s+mati|mort-n[ée]e?|totgeb"), BirthKind.STILLBIRTH),
    (re.compile(r"miscarr|keguguran|spontaneous abortion|aborsi spontan|fehlgeb|fausse couche"), BirthKind.MISCARRIAGE),
    (re.compile(r"\babort|\baborsi"), BirthKind.ABORTION),
)


def lost_birth(*texts: str) -> BirthKind | None:
    """What became of a birth that any of the texts calls stillborn, a miscarriage or an abortion."""
    said = " ".join(texts).casefold()
    return next((kind for pattern, kind in _WORDS if pattern.search(said)), None)
