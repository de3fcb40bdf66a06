"""Words in an ecomap besides the names: what kind of system a bubble is, and the nature of a tie along its line."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Box, Text
from caseworker_app.diagrams.measure import ASCENT, DESCENT, text_width
from caseworker_app.diagrams.strokes import HEAD_LENGTH
from caseworker_app.diagrams.styles import GREY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.diagrams.bubbles import Bubble
    from caseworker_app.diagrams.display import XY

SIZE = 8.0
HEIGHT = (ASCENT + DESCENT) * SIZE
LONGEST = 28
"""Letters that stand along a line; more are a story, which the page has room for."""
ASIDE = 6.5
"""From the axis of a tie to the nearer edge of its words: beyond parallels, zigzags and marks across."""
CLEAR = 2.0


def captioned(bubble: Bubble, caption: str) -> Bubble:
    """A bubble with room for a caption below its lines."""
    if not caption:
        return bubble
    words = bubble.word_box
    high = (words.y1 - words.y0 + HEIGHT) / 2
    corners = ((words.x1 - words.x0) / 2, high), (text_width(caption, SIZE) / 2, high)
    grown = max(1.0, *(math.hypot(x / (bubble.rx - 4.0), y / (bubble.ry - 4.0)) for x, y in corners))
    return dataclasses.replace(bubble, rx=bubble.rx * grown, ry=bubble.ry * grown)


def caption_text(bubble: Bubble, caption: str, x: float, y: float) -> Text:
    """The caption of a bubble whose middle stands at (x, y); its lines stand ``raised`` above the middle."""
    below = y + (bubble.word_box.y1 - bubble.word_box.y0) / 2 - HEIGHT / 2
    return Text(x, below + ASCENT * SIZE, caption, SIZE, italic=True, color=GREY)


def raised(caption: str) -> float:
    """How far above the middle the lines of a bubble with a caption stand."""
    return HEIGHT / 2 if caption else 0.0


def short_words(words: str) -> str:
    """Words that may stand along a line; empty where they are too many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else ""


def length_for(words: str) -> float:
    """How long a tie must be for its words to stand along it."""
    return text_width(words, SIZE) + 2 * HEAD_LENGTH if words else 0.0


def along_tie(
    words: str, course: Sequence[XY], others: Iterable[tuple[Bubble, XY]], ties: Iterable[Sequence[XY]]
) -> Text | None:
    """The words of a tie beside its line, on the side that is free; None where they would hit anything."""
    (x0, y0), (x1, y1) = course
    length = math.dist((x0, y0), (x1, y1))
    if not words or length < length_for(words):
        return None
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    if ux < 0 or (ux == 0 and uy > 0):
        ux, uy = -ux, -uy
    half = text_width(words, SIZE) / 2
    around, lines = list(others), list(ties)
    for side in (-1.0, 1.0):
        aside = side * (ASIDE + HEIGHT / 2)
        middle = ((x0 + x1) / 2 - uy * aside, (y0 + y1) / 2 + ux * aside)
        ends = [(middle[0] + sign * ux * half, middle[1] + sign * uy * half) for sign in (-1.0, 1.0)]
        room = HEIGHT / 2 + CLEAR
        if any(bubble.hides(place, ends[0], ends[1], room) for bubble, place in around):
            continue
        if any(_near(ends[0], ends[1], tie, room + CLEAR) for tie in lines):
            continue
        drop = (ASCENT - DESCENT) * SIZE / 2
        return Text(middle[0] - uy * drop, middle[1] + ux * drop, words, SIZE, angle=-math.degrees(math.atan2(uy, ux)))
    return None


def words_box(text: Text) -> Box:
    """The upright box around words that stand along a line."""
    half, turn = text_width(text.text, text.size) / 2, math.radians(text.angle)
    wide = abs(math.cos(turn)) * half + abs(math.sin(turn)) * HEIGHT
    high = abs(math.sin(turn)) * half + abs(math.cos(turn)) * HEIGHT
    return Box(text.x - wide, text.y - high, text.x + wide, text.y + high)


def _near(start: XY, end: XY, tie: Sequence[XY], room: float) -> bool:
    """Whether a tie comes nearer to a straight stretch than ``room``, at any of the places looked at."""
    steps = 12
    (x0, y0), (x1, y1) = tie
    for step in range(steps + 1):
        share = step / steps
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        square = (x1 - x0) ** 2 + (y1 - y0) ** 2
        at = min(1.0, max(0.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square)) if square else 0.0
        if math.dist((x, y), (x0 + at * (x1 - x0), y0 + at * (y1 - y0))) < room:
            return True
    return False
