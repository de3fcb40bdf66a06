"""Scores of one instrument before and after: bars in front of its bands, or its categories where it gave no score."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import MARGIN, axes_for, number
from caseworker_app.diagrams.chart_parts import HEIGHT, TEXT_SIZE, WIDTH, Reading, chart, value_above
from caseworker_app.diagrams.display import Box, Drawing, Label, Pen, Shape, Symbol, Text, rectangle
from caseworker_app.diagrams.measure import text_width, wrap
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import GREY, SOFT_FILL
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry

BAND_FILLS = ("#FFFFFF", "#EEF1F2", "#DDE3E5", "#CBD4D7", "#B9C4C8")
BAND_NAMES = 96.0
"""Room for the names of bands at the right."""
CARD, CARD_HEIGHT, CARD_GAP = 160.0, 54.0, 12.0


@dataclasses.dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of an instrument's scale, both ends included."""

    name: str
    low: float
    high: float


@dataclasses.dataclass(frozen=True, slots=True)
class ScoresData:
    """Scores of one instrument at several moments, with its range and bands where they are known."""

    instrument: str
    readings: tuple[Reading, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    bands: tuple[Band, ...] = ()


def layout(data: ScoresData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Scores as bars side by side in front of the instrument's bands; keys are those of the readings.

    A chart is ``width`` by ``height`` points large.
    """
    known = [reading.value for reading in data.readings if reading.value is not None]
    if not known:
        return _categories(data)
    ends = [*known, *(end for band in data.bands for end in (band.low, band.high))]
    ends += [end for end in (data.lowest, data.highest) if end is not None] or [0.0]
    moments = [reading.when for reading in data.readings]
    margin = BAND_NAMES if data.bands else MARGIN
    axes = axes_for(width, height, min([*ends, 0.0]), max(ends), moments, slots=True, margin=margin)
    shapes: list[Shape] = []
    for index, band in enumerate(sorted(data.bands, key=lambda band: band.low)):
        low, high = axes.y(band.low), axes.y(band.high)
        fill = BAND_FILLS[index % len(BAND_FILLS)]
        shapes.append(rectangle(Box(axes.left, high, axes.right, low), Pen(0.4, GREY, (2.0, 2.0)), fill))
    shapes.extend(axes.shapes(data.instrument))
    names: list[Label] = []
    for band in data.bands:
        words = block(f"{band.name} ({number(band.low)}–{number(band.high)})", axes.margin - 8.0, TEXT_SIZE)
        middle = (axes.y(band.low) + axes.y(band.high)) / 2
        top = middle - words.height / 2
        if all(abs(middle - (name.box.y0 + name.box.y1) / 2) >= words.height for name in names):
            shapes.extend(words.shapes(axes.right + 6.0, top))
            box = Box(axes.right + 6.0, top, axes.right + 6.0 + words.width, top + words.height)
            names.append(Label(band.name, box, band.name))
    symbols: list[Symbol] = []
    labels: list[Label] = []
    half = min(26.0, axes.slot * 0.3)
    for index, reading in enumerate(data.readings):
        x = axes.slot_x(index)
        if reading.value is None:
            said = reading.said or tr("tidak ada skor")
            _note(reading.key, x, axes.y(axes.low) - 4.0, said, axes.slot - 4.0, (shapes, symbols, labels))
            continue
        top, base = axes.y(reading.value), axes.y(max(0.0, axes.low))
        box = Box(x - half, min(top, base), x + half, max(top, base))
        shapes.append(rectangle(box, Pen(1.2), "#8FA3AB" if index % 2 == 0 else "#3E5A66"))
        symbols.append(Symbol(reading.key, box))
        value = f"{number(reading.value)} ({reading.said})" if reading.said else number(reading.value)
        value_above(reading.key, x, box.y0, value, (shapes, labels))
    return chart(axes, shapes, symbols, labels, [], tr("Skor sebelum dan sesudah"))


def legend_entries(data: ScoresData) -> list[LegendEntry]:  # noqa: ARG001 - every chart is asked alike
    """None: bars and bands carry their names."""
    return []


def _categories(data: ScoresData) -> Drawing:
    """What the instrument called it at each moment, where no score is known; keys are those of the readings."""
    heading = wrap(data.instrument, WIDTH, TEXT_SIZE, max_lines=1)
    shapes: list[Shape] = [Text(0.0, 11.0, line, TEXT_SIZE, italic=True, anchor="start") for line in heading]
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for index, reading in enumerate(data.readings):
        left, top = index % 4 * (CARD + CARD_GAP), 22.0 + index // 4 * (CARD_HEIGHT + CARD_GAP)
        box = Box(left, top, left + CARD, top + CARD_HEIGHT)
        words = block(reading.said or tr("tidak ada skor"), CARD - 16.0, 11.0, bold=bool(reading.said))
        words = dataclasses.replace(words, lines=words.lines[:2])
        shapes.append(rectangle(box, Pen(0.9), SOFT_FILL))
        shapes.extend(
            Text(left + 8.0, top + 14.0, line, TEXT_SIZE, anchor="start", color=GREY)
            for line in wrap(reading.when, CARD - 16.0, TEXT_SIZE, max_lines=1)
        )
        shapes.extend(words.shapes(left + 8.0, top + 22.0))
        symbols.append(Symbol(reading.key, box))
        words_box = Box(left + 8.0, top + 22.0, left + 8.0 + words.width, top + 22.0 + words.height)
        labels.append(Label(reading.key, words_box, reading.said))
    widths = [CARD, *(symbol.box.x1 for symbol in symbols), *(text_width(line, TEXT_SIZE) for line in heading)]
    height = 22.0 + math.ceil(len(data.readings) / 4) * (CARD_HEIGHT + CARD_GAP)
    title = tr("Skor sebelum dan sesudah")
    return Drawing(max(widths), height, tuple(shapes), tuple(symbols), tuple(labels), (), title)


def _note(
    key: str, x: float, y: float, text: str, width: float, into: tuple[list[Shape], list[Symbol], list[Label]]
) -> None:
    shapes, symbols, labels = into
    words = block(text, max(width, 30.0), TEXT_SIZE, italic=True, color=GREY)
    shapes.extend(words.centred(x, y - words.height / 2))
    box = Box(x - words.width / 2, y - words.height, x + words.width / 2, y)
    symbols.append(Symbol(key, box))
    labels.append(Label(key, box, text))
