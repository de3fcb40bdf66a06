"""What of a text can be put on paper: every writer passes every text through here, once."""

from __future__ import annotations

import unicodedata
from functools import cache

from caseworker_app.diagrams.typefaces import visible_code

_BREAKS = {ord(char): "\n" for char in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_SOLID_SPACES = dict.fromkeys((0x00A0, 0x2007, 0x202F), "\u00a0")
# Characters that Unicode calls ignorable: they steer layout and are never seen.
_UNSEEN = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
# The bullets that a word processor copies to the clipboard as private characters of its symbol fonts.
_PRIVATE_BULLETS = dict.fromkeys((0xF0A7, 0xF0B7, 0xF0D8, 0xF076), "•")


def printable(text: str) -> str:
    """The text as paper can show it: composed letters, lines ending in a line feed, no control or invisible characters.

    Half a surrogate pair, which no file may hold, becomes a visible code.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TABLE)


class _Table(dict[int, str | int | None]):
    """A translation table that works out each character when it is first met."""

    def __missing__(self, code: int) -> str | int | None:
        self[code] = _shown(code)
        return self[code]


@cache
def _shown(code: int) -> str | int | None:
    if code == ord("\n"):
        return code
    known = _BREAKS.get(code) or _SOLID_SPACES.get(code) or _PRIVATE_BULLETS.get(code)
    if known:
        return known
    category = unicodedata.category(chr(code))
    if code == ord("\t") or category == "Zs":
        return " "
    if category == "Cs":
        return visible_code(chr(code))
    unseen = category == "Cc" or any(first <= code <= last for first, last in _UNSEEN)
    return None if unseen else code


_TABLE = _Table()
