"""In which order the runs of a line stand on paper, where some are read from the right (Unicode Standard Annex 9).

Whole runs are moved; inside a run its letters are set by ``shaping``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT, LEFT, NUMBER, NEUTRAL = "R", "L", "N", "-"
_STRONG_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_WORD = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_FROM_THE_RIGHT = re.compile(rf"{_WORD}(?:[\s.,:;!]+{_WORD})*")


def direction(text: str) -> str:
    """What a run is by its strongest letter: RIGHT, LEFT, NUMBER (digits and signs only) or NEUTRAL."""
    classes = {unicodedata.bidirectional(char) for char in text}
    if classes & _STRONG_RIGHT:
        return RIGHT
    if "L" in classes:
        return LEFT
    return NUMBER if classes & _NUMBERS else NEUTRAL


def reads_from_the_right(text: str) -> bool:
    """Whether a paragraph begins with a letter that is read from the right (rules P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _STRONG_RIGHT:
            return True
        if kind == "L":
            return False
    return False


def by_direction(text: str) -> list[tuple[str, bool]]:
    """A text cut into pieces, each with whether it is read from the right; spaces between such words go with them."""
    pieces, start = [], 0
    for match in _FROM_THE_RIGHT.finditer(text):
        pieces += [(text[start : match.start()], False)] if match.start() > start else []
        pieces.append((match[0], True))
        start = match.end()
    return pieces + ([(text[start:], False)] if start < len(text) else [])


def visual_order(texts: Sequence[str], *, from_the_right: bool) -> list[int]:
    """The indices of the runs of a line from left to right as they stand on paper. texts: the runs as they are read."""
    levels = _levels([direction(text) for text in texts], 1 if from_the_right else 0)
    order = list(range(len(texts)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _levels(kinds: list[str], base: int) -> list[int]:
    """The embedding level of each run (rules W7, N1, N2, I1 and I2, for whole runs)."""
    outside = RIGHT if base else LEFT
    resolved = list(kinds)
    for at, kind in enumerate(kinds):
        if kind == NUMBER:
            before = next((known for known in reversed(kinds[:at]) if known in (RIGHT, LEFT)), outside)
            resolved[at] = LEFT if before == LEFT else NUMBER
    levels = []
    for at, kind in enumerate(resolved):
        if kind == NEUTRAL:
            before = next((_side(known) for known in reversed(resolved[:at]) if known != NEUTRAL), outside)
            after = next((_side(known) for known in resolved[at + 1 :] if known != NEUTRAL), outside)
            kind = before if before == after else outside  # noqa: PLW2901 - the neutral is resolved
        odd = {RIGHT: 1, LEFT: 0 if base == 0 else 2, NUMBER: 2}
        levels.append(odd[kind])
    return levels


def _side(kind: str) -> str:
    """On which side a number counts for its neighbours."""
    return RIGHT if kind == NUMBER else kind
