"""Text widths and line breaks from the bundled typefaces, so that a layout knows its room beforehand.

A drawing for paper is written in Liberation Sans, one for the screen in Inter and in no letters under ``LEAST``:
whatever is laid out inside ``for_screen`` is measured so. Only the advance widths are read from the font files (tables
head, hhea, hmtx, cmap), once, on first use: a few milliseconds, no library. Letters that a typeface lacks are measured
as HarfBuzz sets them. Kerning is left out: the drawn text is at most that much narrower.
"""

from __future__ import annotations

import bisect
import struct
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from caseworker_app import paths
from caseworker_app.diagrams.display import Box, Text
from caseworker_app.diagrams.shaping import shaped
from caseworker_app.diagrams.typefaces import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Asked = ParamSpec("Asked")
Known = TypeVar("Known")

PAPER, SCREEN = "LiberationSans", "Inter"
LEAST = 8.0
"""Points of the smallest letters of a drawing for the screen."""
ASCENT = 0.905
"""Height of the tallest letters above the baseline, as a share of the size (hhea of Liberation Sans)."""
DESCENT = 0.212
"""Depth of the lowest letters below the baseline, as a share of the size."""
LEADING = 1.2
"""Distance from baseline to baseline, as a share of the size."""
ELLIPSIS = "…"
_typeface: ContextVar[str] = ContextVar("typeface", default=PAPER)


@contextmanager
def for_screen() -> Iterator[None]:
    """What is laid out meanwhile in this thread is measured in the letters of the screen."""
    before = _typeface.set(SCREEN)
    try:
        yield
    finally:
        _typeface.reset(before)


def legible(size: float, least: float = LEAST) -> float:
    """The size in points that small letters have: on paper as asked for, on the screen not too small to be read.

    ``least`` is more in a drawing that is to be seen whole, and so is drawn smaller.
    """
    return size if _typeface.get() == PAPER else max(size, least)


def known_by_typeface(ask: Callable[Asked, Known]) -> Callable[Asked, Known]:
    """Remember what a function of texts has answered, apart for every typeface."""

    @lru_cache(maxsize=1024)
    def known(_typeface: str, *args: Asked.args, **kwargs: Asked.kwargs) -> Known:
        return ask(*args, **kwargs)

    @wraps(ask)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> Known:
        return known(_typeface.get(), *args, **kwargs)  # type: ignore[arg-type] # they are hashable, or it raises

    return answer


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text in points."""
    return _unit_width(text, bold, _typeface.get()) * size


def line_height(size: float) -> float:
    """Distance between the baselines of two lines, in points."""
    return size * LEADING


def text_box(text: Text) -> Box:
    """The room that an upright text takes: from its ascent to its descent."""
    width = text_width(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Box(left, text.y - ASCENT * text.size, left + width, text.y + DESCENT * text.size)


def wrap(text: str, width: float, size: float, bold: bool = False, max_lines: int | None = None) -> list[str]:  # noqa: FBT001, FBT002 - reads like textwrap.wrap
    """Lines of at most ``width`` points, broken between words; a word wider than that is broken inside.

    At least one letter stands on every line, however narrow. Past ``max_lines`` the last line ends in «…».
    An empty text gives no line.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if text_width(candidate, size, bold=bold) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width, size, bold=bold)
        lines.extend(full)
    if line:
        lines.append(line)
    if max_lines is None or len(lines) <= max_lines:
        return lines
    return [*lines[: max_lines - 1], shortened(" ".join(lines[max_lines - 1 :]), width, size, bold=bold)]


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits together with «…»."""
    if text_width(text, size, bold=bold) <= width:
        return text
    fitting = bisect.bisect_right(
        range(1, len(text) + 1), width, key=lambda count: text_width(text[:count] + ELLIPSIS, size, bold=bold)
    )
    return text[:fitting].rstrip() + ELLIPSIS


def _broken(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=8192)
def _unit_width(text: str, bold: bool, typeface: str) -> float:  # noqa: FBT001 - private, cached by position
    advances = _advances(bold, typeface)
    try:
        return sum(advances[char] for char in text)
    except KeyError:
        return sum(
            shaped(run.typeface, run.text)[0] if run.typeface else sum(advances[char] for char in run.text)
            for run in runs(text, frozenset(map(ord, advances)))
        )


@cache
def letters(*, bold: bool) -> frozenset[int]:
    """The code points that Liberation Sans has; for others ``typefaces`` knows where to look."""
    return frozenset(map(ord, _advances(bold, PAPER)))


@cache
def _advances(bold: bool, typeface: str) -> dict[str, float]:  # noqa: FBT001 - private, cached by position
    name = f"{typeface}-{'Bold' if bold else 'Regular'}.ttf"
    font = paths.resource("fonts", name).read_bytes()
    tables = {}
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        tables[tag] = offset
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    widths = [width / units for width in struct.unpack_from(">" + "Hh" * count, font, tables[b"hmtx"])[::2]]
    glyphs = _glyph_numbers(font, tables[b"cmap"])
    return {chr(code): widths[min(glyph, count - 1)] for code, glyph in glyphs.items()}


def _glyph_numbers(font: bytes, cmap: int) -> dict[int, int]:
    """Glyph number per code point, from the subtable of format 4 (OpenType specification, «cmap»)."""
    starts = [
        cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2]
        for index in range(struct.unpack_from(">H", font, cmap + 2)[0])
    ]
    table = next(start for start in starts if struct.unpack_from(">H", font, start)[0] == 4)
    count = struct.unpack_from(">H", font, table + 6)[0] // 2
    array = f">{count}H"
    last = struct.unpack_from(array, font, table + 14)
    first = struct.unpack_from(array, font, table + 16 + 2 * count)
    delta = struct.unpack_from(array, font, table + 16 + 4 * count)
    ranges = table + 16 + 6 * count
    glyphs: dict[int, int] = {}
    for index, begin in enumerate(struct.unpack_from(array, font, ranges)):
        for code in range(first[index], last[index] + 1):
            glyph = code
            if begin:
                place = ranges + 2 * index + begin + 2 * (code - first[index])
                glyph = struct.unpack_from(">H", font, place)[0] if place + 2 <= len(font) else 0
            if glyph or not begin:
                glyphs[code] = (glyph + delta[index]) % 0x10000
    return {code: glyph for code, glyph in glyphs.items() if glyph}
