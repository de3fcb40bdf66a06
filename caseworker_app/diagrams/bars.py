"""Bars for counts: lying, one for each word with room for the word; or upright, for a course of months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import axes_for, number
from caseworker_app.diagrams.chart_parts import TEXT_SIZE, chart
from caseworker_app.diagrams.chart_values import Value, placed_values
from caseworker_app.diagrams.display import Box, Drawing, Label, Pen, Symbol, Text, polyline, rectangle
from caseworker_app.diagrams.measure import line_height, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import Shape

_FILL = "#B9C4C8"
_WORDS_SHARE = 0.38
_BAR, _GAP, _EDGE = 13.0, 7.0, 3.0
_WIDEST = 30.0
_LEAST_TOP = 6
"""The axis reaches at least so far, so that it has no halves of a case."""


def lying_bars(counts: Sequence[tuple[str, int]], width: float) -> Drawing:
    """A bar to the right of each word, in the order given, its count at its end. Keys are the words."""
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    left = width * _WORDS_SHARE
    most = max([1, *(count for _, count in counts)])
    room = width - left - text_width(number(most), TEXT_SIZE) - 8.0
    y = _EDGE
    for word, count in counts:
        lines = wrap(word, left - 8.0, TEXT_SIZE)
        height = max(_BAR, len(lines) * line_height(TEXT_SIZE))
        middle = y + height / 2
        first = middle - (len(lines) - 1) / 2 * line_height(TEXT_SIZE) + TEXT_SIZE * 0.34
        for row, line in enumerate(lines):
            shapes.append(Text(left - 6.0, first + row * line_height(TEXT_SIZE), line, TEXT_SIZE, anchor="end"))
        box = Box(left, middle - _BAR / 2, left + room * count / most, middle + _BAR / 2)
        shapes.append(rectangle(box, Pen(0.8), _FILL))
        shapes.append(Text(box.x1 + 4.0, middle + TEXT_SIZE * 0.34, number(count), TEXT_SIZE, anchor="start"))
        symbols.append(Symbol(word, box))
        labels.append(Label(word, Box(0.0, y, left - 6.0, y + height), word))
        y += height + _GAP
    bottom = max(_BAR, y - _GAP) + _EDGE
    shapes.append(polyline([(left, 0.0), (left, bottom)], Pen(1.0)))
    return Drawing(width, bottom, tuple(shapes), tuple(symbols), tuple(labels))


def upright_bars(counts: Sequence[tuple[str, int]], unit: str, width: float, height: float) -> Drawing:
    """Bars side by side over their words, in the order given; ``unit`` names what is counted. Keys are the words."""
    highest = max([_LEAST_TOP, *(count for _, count in counts)])
    axes = axes_for(width, height, 0.0, highest, [word for word, _ in counts])
    shapes = axes.shapes(unit)
    symbols: list[Symbol] = []
    half = min(_WIDEST, axes.slot * 0.32)
    for index, (word, count) in enumerate(counts):
        x, top = axes.x(index), axes.y(count)
        box = Box(x - half, top, x + half, axes.y(0.0))
        shapes.append(rectangle(box, Pen(0.9), _FILL))
        symbols.append(Symbol(word, box))
    values = [Value(word, bar.box, number(count)) for (word, count), bar in zip(counts, symbols, strict=True)]
    written, labels = placed_values(values, symbols, (), Box(axes.left, 0.0, axes.width, axes.bottom))
    return chart(axes, [*shapes, *written], symbols, labels, [], unit)
