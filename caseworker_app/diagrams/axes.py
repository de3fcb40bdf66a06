"""Axes of a chart: round values at the left, texts of the moments below, everything else in proportion.

Where the moments have no room side by side their texts stand upright, and where even that is too narrow the chart
becomes wider: none is left out.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Pen, Shape, Text, polyline
from caseworker_app.diagrams.measure import line_height, shortened, text_width, wrap
from caseworker_app.diagrams.styles import FAINT, GREY

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_SIZE = 8.5
TOP = 34.0
MARGIN = 20.0
TICKS = 6
SMALLEST_STEP = 0.01
"""What numbers with two decimals can still tell apart."""
NARROWEST = 10.5
"""Least distance between two moments: an upright text and a little air."""
ROWS = 3
"""Lines of a text below the axis before it is turned upright."""
LONGEST = 120.0
"""Length of an upright text."""
BELOW = 30.0
"""Least room below the axis."""


@dataclasses.dataclass(frozen=True, slots=True)
class Axes:
    """The frame of a chart in points, and what stands along it."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    step: float
    slot: float
    """Room that one moment has for itself."""
    moments: tuple[tuple[float, str], ...]
    """Place and text of each moment, from left to right."""
    upright: bool
    """Whether the texts of the moments are turned upright."""

    @property
    def margin(self) -> float:
        """Room at the right of the axes."""
        return self.width - self.right

    def y(self, value: float) -> float:
        """Height of a value."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def x(self, index: int) -> float:
        """Place of a moment."""
        return self.moments[index][0]

    def shapes(self, title: str) -> list[Shape]:
        """Grid, numbers, moments, and the name of the values above the axis."""
        shapes: list[Shape] = []
        for index in range(round((self.high - self.low) / self.step) + 1):
            value = self.low + self.step * index
            y = self.y(value)
            shapes.append(polyline([(self.left, y), (self.right, y)], Pen(0.4, FAINT)))
            shapes.append(
                Text(self.left - 5.0, y + TEXT_SIZE * 0.34, number(value), TEXT_SIZE, anchor="end", color=GREY)
            )
        shapes.append(polyline([(self.left, self.top), (self.left, self.bottom), (self.right, self.bottom)], Pen(1.0)))
        for row, line in enumerate(wrap(title, self.width, TEXT_SIZE, max_lines=1)):
            shapes.append(Text(0.0, 11.0 + row * line_height(TEXT_SIZE), line, TEXT_SIZE, italic=True, anchor="start"))
        for x, text in self.moments:
            shapes.append(polyline([(x, self.bottom), (x, self.bottom + 3.0)], Pen(0.8)))
            shapes.extend(self._below(x, text))
        return shapes

    def _below(self, x: float, text: str) -> list[Shape]:
        if self.upright:
            words = shortened(text, LONGEST, TEXT_SIZE)
            return [Text(x + TEXT_SIZE * 0.34, self.bottom + 6.0, words, TEXT_SIZE, anchor="end", angle=90.0)]
        return [
            Text(x, self.bottom + 12.0 + row * line_height(TEXT_SIZE), line, TEXT_SIZE, color=BLACK)
            for row, line in enumerate(wrap(text, self.slot - 4.0, TEXT_SIZE))
        ]


def axes_for(
    width: float,
    height: float,
    lowest: float,
    highest: float,
    texts: Sequence[str],
    *,
    margin: float = MARGIN,
    narrowest: float = NARROWEST,
) -> Axes:
    """Axes around values from lowest to highest, with one moment a text, evenly apart.

    ``margin`` is the room at the right, ``narrowest`` the least room of a moment.
    The chart becomes wider than ``width`` where the moments need it, and higher than ``height`` where their texts do.
    """
    step = _round_step((highest - lowest) / TICKS)
    low, high = math.floor(lowest / step + 1e-9) * step, math.ceil(highest / step - 1e-9) * step
    high = max(high, low + step)
    numbers = [low + step * index for index in range(round((high - low) / step) + 1)]
    left = max(text_width(number(value), TEXT_SIZE) for value in numbers) + 14.0
    width = max(width, left + margin + narrowest * len(texts))
    right, bottom = width - margin, height - BELOW
    plain = Axes(width, height, left, right, TOP, bottom, low, high, step, right - left, (), upright=False)
    return below_axis(plain, list(zip(_evenly(len(texts), left, right), texts, strict=True)))


def below_axis(axes: Axes, moments: Sequence[tuple[float, str]]) -> Axes:
    """The axes with moments at ascending places and their texts below, upright where they have no room side by side."""
    places, texts = [place for place, _ in moments], [text for _, text in moments]
    room = axes.right - axes.left
    slot = min([room, *(b - a for a, b in itertools.pairwise(places))])
    if places:
        slot = min(slot, 2 * places[0], 2 * (axes.width - places[-1]))
    rows = [wrap(text, slot - 4.0, TEXT_SIZE) for text in texts]
    whole = all(text_width(word, TEXT_SIZE) <= slot - 4.0 for text in texts for word in text.split())
    upright = not whole or any(len(lines) > ROWS for lines in rows)
    if upright:
        below = max(text_width(shortened(text, LONGEST, TEXT_SIZE), TEXT_SIZE) for text in texts) + 10.0
    else:
        below = 12.0 + max((len(lines) for lines in rows), default=0) * line_height(TEXT_SIZE)
    height = axes.bottom + max(BELOW, below)
    return dataclasses.replace(axes, height=height, slot=slot, moments=tuple(moments), upright=upright)


def _evenly(count: int, left: float, right: float) -> list[float]:
    return [left + (index + 0.5) * (right - left) / count for index in range(count)]


def number(value: float) -> str:
    """A number as it is written in Indonesian: comma for decimals, no needless ones, a true minus sign."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return ("−" + text[1:] if text.startswith("-") and text != "-0" else text.lstrip("-")).replace(".", ",")


def _round_step(rough: float) -> float:
    if rough <= 0:
        return 1.0
    rough = max(rough, SMALLEST_STEP)
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1.0, 2.0, 5.0) if factor * power >= rough - 1e-12), 10.0 * power)
