"""Which of the bundled typefaces shows which letter: text in any script is cut into runs of one typeface each.

The typeface of a document comes first; what it lacks is looked for by script, then in DejaVu Sans, which has most
signs.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = "NotoNaskhArabic-Regular"
HAN = "DroidSansFallback-Regular"
EMOJI = "NotoEmoji-Regular"
SIGNS = "DejaVuSans"

_BLOCKS = (
    (0x0600, 0x06FF, ARABIC),
    (0x0750, 0x077F, ARABIC),
    (0x08A0, 0x08FF, ARABIC),
    (0x1A00, 0x1A1F, "NotoSansBuginese-Regular"),
    (0x1B00, 0x1B7F, "NotoSansBalinese-Regular"),
    (0x1B80, 0x1BBF, "NotoSansSundanese-Regular"),
    (0x1BC0, 0x1BFF, "NotoSansBatak-Regular"),
    (0x1CC0, 0x1CCF, "NotoSansSundanese-Regular"),
    (0x2E80, 0x9FFF, HAN),
    (0xA980, 0xA9DF, "NotoSansJavanese-Regular"),
    (0xF900, 0xFAFF, HAN),
    (0xFB50, 0xFDFF, ARABIC),
    (0xFE70, 0xFEFC, ARABIC),
    (0xFF00, 0xFFEF, HAN),
    (0x1F000, 0x1FAFF, EMOJI),
)
"""The blocks of Unicode that are written in Indonesia beside Latin letters, each with its typeface."""
FURTHER = (SIGNS, *sorted({typeface for _, _, typeface in _BLOCKS}))
"""All typefaces beside those in which a document or drawing is written."""
_LAST_BASIC = 0xFFFF
SHAPED = frozenset(typeface for _, _, typeface in _BLOCKS) - {HAN}
"""Typefaces whose letters change with their neighbours: joined, stacked, moved before others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one typeface, named by its file; empty for the typeface that came first.

    A character that no typeface has stands in the first one as its visible code.
    """

    typeface: str
    text: str

    @property
    def right_to_left(self) -> bool:
        """Whether it is read from the right."""
        return self.typeface == ARABIC


def runs(text: str, first: frozenset[int]) -> list[Run]:
    """A text cut by typeface, in the order in which it is read. first: the code points of the first typeface.

    A mark goes with its letter. What stands between two words of one script and has no script of its own, a space or a
    comma, goes with them, so that the words keep their order.
    """
    if first.issuperset(map(ord, text)):
        return [Run("", text)] if text else []
    faces: list[str | None] = []
    for at, char in enumerate(text):
        follows = at > 0 and _is_mark(char) and faces[at - 1] is not None and ord(char) in glyphs(faces[at - 1] or "")
        faces.append(faces[at - 1] if follows else _typeface(char, first))
    _join_over_neutrals(text, faces)
    return list(_cut(text, faces))


def visible_code(char: str) -> str:
    """What stands for a character that no typeface at hand can show: «[U+1F600]»."""
    return f"[U+{ord(char):04X}]"


def not_shown(text: str, first: frozenset[int]) -> set[str]:
    """The characters of a text that no bundled typeface has."""
    if first.issuperset(map(ord, text)):
        return set()
    return {char for char in text if not char.isspace() and _typeface(char, first) is None}


@cache
def glyphs(typeface: str) -> frozenset[int]:
    """The code points that a bundled typeface has glyphs for."""
    if not typeface:
        return frozenset()
    import uharfbuzz  # type: ignore[import-untyped] # the library has no types

    blob = uharfbuzz.Blob.from_file_path(str(paths.resource("fonts", f"{typeface}.ttf")))
    codes = uharfbuzz.Face(blob).unicodes
    # A PDF names characters beyond the basic plane rightly only where a typeface is shaped.
    return frozenset(code for code in codes if code <= _LAST_BASIC or typeface in SHAPED)


def _typeface(char: str, first: frozenset[int]) -> str | None:
    """The typeface of a character: empty for the first one, None where no typeface has it."""
    code = ord(char)
    if code in first:
        return ""
    by_script = next((typeface for low, high, typeface in _BLOCKS if low <= code <= high), None)
    candidates = (by_script, SIGNS, EMOJI, ARABIC)
    return next((typeface for typeface in candidates if typeface and code in glyphs(typeface)), None)


def _is_mark(char: str) -> bool:
    """Whether it belongs to the letter before: an accent, a vowel sign, the skin tone of an emoji."""
    return unicodedata.category(char) in {"Mn", "Mc", "Me"} or "\U0001f3fb" <= char <= "\U0001f3ff"


def _join_over_neutrals(text: str, faces: list[str | None]) -> None:
    last: str | None = None
    since = 0
    for at, char in enumerate(text):
        if faces[at] in SHAPED:
            if last == faces[at] and all(ord(between) in glyphs(last) for between in text[since:at]):
                faces[since:at] = [last] * (at - since)
            last, since = faces[at], at + 1
        elif char.isalnum():
            last = None


def _cut(text: str, faces: list[str | None]) -> Iterator[Run]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (faces[at] or "") != (faces[start] or ""):
            words = "".join(
                char if face is not None else visible_code(char)
                for char, face in zip(text[start:at], faces[start:at], strict=True)
            )
            yield Run(faces[start] or "", words)
            start = at
