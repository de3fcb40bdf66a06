"""How a name sounds, whichever way it is spelt: Muhamad, Mohammad and Mhd; Soekarno and Sukarno; Djojo and Joyo."""

from __future__ import annotations

import re
from functools import lru_cache

_MUHAMMAD = re.compile(
    r"m[uo]*h+[ae]*m+[aie]*[dt]|m[uo]ha(?:m+a?)?|m(?:hd|hmd|uh|oh|ohd|uhd|d|ochamad|ochammad|uchamad|uchammad)"
)
_SPELLINGS = (
    *(("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "s"), ("sy", "s"), ("sh", "s")),
    *(("kh", "h"), ("ch", "h"), ("ph", "p"), ("th", "t"), ("dh", "d"), ("gh", "g")),
    *(("ck", "k"), ("q", "k"), ("x", "ks"), ("f", "p"), ("v", "p"), ("z", "j")),
    *(("ae", "ai"), ("oi", "ai"), ("ie", "i"), ("ou", "u")),
)
_BEFORE_VOWEL = re.compile(r"[yi](?=[aeou])")
_INNER_H = re.compile(r"(?<=.)h")
_DOUBLED = re.compile(r"(.)\1+")
MUHAMMAD = "muhamad"


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that is the same for all spellings of a name in use; ``word`` in small letters, without accents."""
    if not word.isascii() or not word.isalpha():
        return word
    if _MUHAMMAD.fullmatch(word):
        return MUHAMMAD
    for written, heard in _SPELLINGS:
        word = word.replace(written, heard)
    word = _BEFORE_VOWEL.sub("j", word).replace("y", "i")
    word = _INNER_H.sub("", word)
    return _DOUBLED.sub(r"\1", word)


def initial_of(word: str) -> str:
    """How a name is often shortened to one letter: «M.» for Muhammad; «» for any other."""
    return "m" if sound(word) == MUHAMMAD else ""


def one_letter_off(word: str) -> set[str]:
    """All that a word becomes by one slip after its first letter: one too few, too many, another, two changed about."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789" if any(c.isdigit() for c in word) else "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    fewer = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    more = {head + letter + tail for head, tail in cuts for letter in letters}
    return (fewer | swapped | other | more) - {word}
