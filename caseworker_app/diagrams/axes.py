"""Axes of a chart: round values at the left, texts of the moments below, everything else in proportion."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Pen, Shape, Text, polyline
from caseworker_app.diagrams.measure import line_height, text_width, wrap
from caseworker_app.diagrams.styles import FAINT, GREY

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_SIZE = 8.5
TOP = 34.0
MARGIN = 20.0
TICKS = 6
SMALLEST_STEP = 0.01
"""What numbers with two decimals can still tell apart."""


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
    first: float
    last: float
    slot: float
    moments: tuple[tuple[float, str], ...]

    @property
    def margin(self) -> float:
        """Room at the right of the axes."""
        return self.width - self.right

    def y(self, value: float) -> float:
        """Height of a value."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def x(self, time: float) -> float:
        """Place of a time."""
        room = self.right - self.left - self.slot
        return self.left + self.slot / 2 + (time - self.first) / (self.last - self.first) * room

    def slot_x(self, index: int) -> float:
        """Middle of one of the even slots."""
        return self.left + (index + 0.5) * self.slot

    def shapes(self, title: str) -> list[Shape]:
        """Grid, numbers, moments, and the name of the values above the axis."""
        shapes: list[Shape] = []
        value = self.low
        while value <= self.high + self.step / 1000:
            y = self.y(value)
            shapes.append(polyline([(self.left, y), (self.right, y)], Pen(0.4, FAINT)))
            shapes.append(
                Text(self.left - 5.0, y + TEXT_SIZE * 0.34, number(value), TEXT_SIZE, anchor="end", color=GREY)
            )
            value += self.step
        shapes.append(polyline([(self.left, self.top), (self.left, self.bottom), (self.right, self.bottom)], Pen(1.0)))
        for row, line in enumerate(wrap(title, self.width, TEXT_SIZE, max_lines=1)):
            shapes.append(Text(0.0, 11.0 + row * line_height(TEXT_SIZE), line, TEXT_SIZE, italic=True, anchor="start"))
        end = -math.inf
        for x, text in self.moments:
            lines = wrap(text, max(self.slot - 4.0, 44.0), TEXT_SIZE, max_lines=2)
            half = max((text_width(line, TEXT_SIZE) for line in lines), default=0.0) / 2
            shapes.append(polyline([(x, self.bottom), (x, self.bottom + 3.0)], Pen(0.8)))
            if x - half < end + 3.0:
                continue
            end = x + half
            for row, line in enumerate(lines):
                y = self.bottom + 12.0 + row * line_height(TEXT_SIZE)
                shapes.append(Text(x, y, line, TEXT_SIZE, color=BLACK))
        return shapes


def axes_for(
    width: float,
    height: float,
    lowest: float,
    highest: float,
    texts: Sequence[str],
    *,
    slots: bool = False,
    at: Sequence[float] = (),
    margin: float = MARGIN,
) -> Axes:
    """Axes around values from lowest to highest.

    With ``slots`` the moments stand evenly, one a text; otherwise at their times ``at``, one for each text.
    ``margin`` is the room at the right.
    """
    step = _round_step((highest - lowest) / TICKS)
    low, high = math.floor(lowest / step + 1e-9) * step, math.ceil(highest / step - 1e-9) * step
    high = max(high, low + step)
    numbers = [low + step * index for index in range(round((high - low) / step) + 1)]
    left = max(text_width(number(value), TEXT_SIZE) for value in numbers) + 14.0
    right = width - margin
    bottom = height - 30.0
    slot = (right - left) / max(1, len(texts)) if slots else 40.0
    first, last = (min(at), max(at)) if at else (0.0, 1.0)
    if last <= first:
        first, last = first - 0.5, first + 0.5
    axes = Axes(width, height, left, right, TOP, bottom, low, high, step, first, last, slot, ())
    if slots:
        moments = [(axes.slot_x(index), text) for index, text in enumerate(texts)]
    else:
        moments = sorted({(axes.x(time), text) for time, text in zip(at, texts, strict=True)})
    return dataclasses.replace(axes, moments=tuple(moments))


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
