"""Passwords that are told over the telephone: four common words and a number."""

from __future__ import annotations

import secrets
from functools import cache

from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource

_WORDS = 4
_LEAST, _MOST = 10, 99


def proposal() -> str:
    """«gunung payung melati sendok 47», another one each time."""
    words = [secrets.choice(words_known()) for _ in range(_WORDS)]
    return " ".join([*words, str(_LEAST + secrets.randbelow(_MOST - _LEAST + 1))])


@cache
def words_known() -> tuple[str, ...]:
    """The words that are drawn from."""
    found = read_toml(resource("password_words.toml"))["words"]
    return tuple(dict.fromkeys(str(found).split()))
