"""Text that comes from Word, a mail or a website: without what is not text, and with every word of it."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens, marks without width, anchors of pictures, control characters."""
_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SIGNS = "\uf000-\uf0ff\u2022\u2023\u2043\u2219\u25a0\u25aa\u25cf\u25e6\u2756\u27a2\u00b7§"
_BULLET = re.compile(f"^[ \t]*(?:[{_SIGNS}]|[-–*o](?=[ \t]))[ \t]+")
"""How Word and websites write the point of a list as text: signs of Symbol and Wingdings, dots, dashes, «o»."""
_NUMBER = re.compile(r"^[ \t]*(?:\(?(?:\d{1,3}|[a-z])[.)])[ \t]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def cleaned(text: str) -> str:
    """The text with plain blanks and line ends, dots before points of a list, at most one empty line in a row."""
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    text = _INVISIBLE.sub("", text)
    lines = [_line(line) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def points(text: str) -> list[str]:
    """The lines of a text as points of a list, without the signs or numbers that stand before them."""
    lines = (line.removeprefix("• ") for line in cleaned(text).split("\n"))
    return [point for line in lines if (point := _NUMBER.sub("", line).strip())]


def _line(line: str) -> str:
    found = _BULLET.match(line)
    rest = line[found.end() :] if found else line
    rest = re.sub(r"[ \t]+", " ", _PRIVATE.sub("", rest)).strip()
    return f"• {rest}" if found and rest else rest
