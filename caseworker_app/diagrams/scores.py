"""Scores of one instrument before and after: bars in front of its bands, or its categories where it gave no score."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import MARGIN, TOP, axes_for, number
from caseworker_app.diagrams.chart_parts import HEIGHT, TEXT_SIZE, WIDTH, Reading, chart
from caseworker_app.diagrams.display import Box, Drawing, Label, Pen, Shape, Symbol, Text, polyline, rectangle
from caseworker_app.diagrams.flags import spaced
from caseworker_app.diagrams.measure import line_height, text_width, wrap
from caseworker_app.diagrams.panels import Block, block
from caseworker_app.diagrams.styles import GREY, PAPER, SOFT_FILL
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.axes import Axes
    from caseworker_app.diagrams.frame import LegendEntry

BAND_FILLS = ("#FFFFFF", "#EEF1F2", "#DDE3E5", "#CBD4D7", "#B9C4C8")
BAND_NAMES = 110.0
"""Room for the names of bands at the right."""
SLOT = 52.0
"""Least room of a bar with what the instrument calls its score."""
TOLD_SIZE, TOLD_INSET = 10.0, 8.0
"""Of the words below a chart: their size, and how far from its sides they stand."""
CARD, CARD_HEIGHT, CARD_GAP = 160.0, 54.0, 12.0
CARDS_A_ROW = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of an instrument's scale, both ends included."""

    name: str
    low: float
    high: float


@dataclasses.dataclass(frozen=True, slots=True)
class ScoresData:
    """Scores of one instrument at several moments, with its range and bands where they are known.

    told: the change in words, for those who do not see the bars.
    """

    instrument: str
    readings: tuple[Reading, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    bands: tuple[Band, ...] = ()
    told: str = ""


def layout(data: ScoresData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Scores as bars side by side in front of the instrument's bands; keys are those of the readings.

    A chart is ``width`` by ``height`` points large.
    """
    known = [reading.value for reading in data.readings if reading.value is not None]
    if not known:
        return _categories(data)
    ends = [*known, *(end for band in data.bands for end in (band.low, band.high))]
    ends += [end for end in (data.lowest, data.highest) if end is not None] or [0.0]
    margin = BAND_NAMES if data.bands else MARGIN
    moments = [reading.when for reading in data.readings]
    low, high = min([*ends, 0.0]), max(ends)
    axes = axes_for(width, height, low, high, moments, margin=margin, narrowest=SLOT)
    words = {one.key: block(_said(one), axes.slot - 6.0, TEXT_SIZE) for one in data.readings if one.value is not None}
    top = TOP + (max(len(lines.lines) for lines in words.values()) - 1) * line_height(TEXT_SIZE)
    axes = dataclasses.replace(axes, top=top)
    shapes: list[Shape] = []
    for index, band in enumerate(sorted(data.bands, key=lambda band: band.low)):
        fill = BAND_FILLS[index % len(BAND_FILLS)]
        box = Box(axes.left, axes.y(band.high), axes.right, axes.y(band.low))
        shapes.append(rectangle(box, Pen(0.4, GREY, (2.0, 2.0)), fill))
    shapes.extend(axes.shapes(data.instrument))
    shapes.extend(_band_names(data.bands, axes))
    symbols: list[Symbol] = []
    labels: list[Label] = []
    half = min(26.0, axes.slot * 0.3)
    for index, reading in enumerate(data.readings):
        x = axes.x(index)
        if reading.value is None:
            said = reading.said or tr("tidak ada skor")
            _note(reading.key, x, axes.y(axes.low) - 4.0, said, axes.slot - 4.0, (shapes, symbols, labels))
            continue
        end, base = axes.y(reading.value), axes.y(max(0.0, axes.low))
        box = Box(x - half, min(end, base), x + half, max(end, base))
        shapes.append(rectangle(box, Pen(1.2), "#8FA3AB" if index % 2 == 0 else "#3E5A66"))
        symbols.append(Symbol(reading.key, box))
        above = words[reading.key]
        place = Box(x - above.width / 2, box.y0 - 2.0 - above.height, x + above.width / 2, box.y0 - 2.0)
        shapes.append(rectangle(place, None, PAPER))  # no edge of a band runs through the words
        shapes.extend(above.centred(x, (place.y0 + place.y1) / 2))
        labels.append(Label(reading.key, place, _said(reading)))
    drawn = chart(axes, shapes, symbols, labels, [], tr("Skor sebelum dan sesudah"))
    return _with_words(drawn, data.told)


def _with_words(drawn: Drawing, told: str) -> Drawing:
    """The drawing with the change in words below it."""
    if not told:
        return drawn
    words = block(told[:1].upper() + told[1:], drawn.width - 2 * TOLD_INSET, TOLD_SIZE)
    shapes = (*drawn.shapes, *words.shapes(TOLD_INSET, drawn.height + 4.0))
    return dataclasses.replace(drawn, height=drawn.height + words.height + 10.0, shapes=shapes)


def _said(reading: Reading) -> str:
    """«15 (sedang)», or the number alone."""
    value = number(reading.value or 0.0)
    return f"{value} ({reading.said})" if reading.said else value


def _band_names(bands: Sequence[Band], axes: Axes) -> list[Shape]:
    """The name of each band at its height beside the axes; where they are many, moved apart with a line to each."""
    if not bands:
        return []
    ordered = sorted(bands, key=lambda band: -band.high)
    names = [block(f"{b.name} ({number(b.low)}–{number(b.high)})", axes.margin - 14.0, TEXT_SIZE) for b in ordered]
    middles = [(axes.y(band.low) + axes.y(band.high)) / 2 for band in ordered]
    offsets = [0.0]
    for one, other in itertools.pairwise(names):
        offsets.append(offsets[-1] + (one.height + other.height) / 2 + 1.0)
    least = names[0].height / 2
    most = axes.height - offsets[-1] - names[-1].height / 2
    shapes: list[Shape] = []
    for words, middle, place in zip(names, middles, spaced(middles, offsets, least, max(least, most)), strict=True):
        shapes.append(polyline([(axes.right, middle), (axes.right + 8.0, place)], Pen(0.4, GREY)))
        shapes.extend(words.shapes(axes.right + 12.0, place - words.height / 2))
    return shapes


def legend_entries(data: ScoresData) -> list[LegendEntry]:  # noqa: ARG001 - every chart is asked alike
    """None: bars and bands carry their names."""
    return []


def _categories(data: ScoresData) -> Drawing:
    """What the instrument called it at each moment, where no score is known; keys are those of the readings."""
    heading = wrap(data.instrument, WIDTH, TEXT_SIZE, max_lines=1)
    shapes: list[Shape] = [Text(0.0, 11.0, line, TEXT_SIZE, italic=True, anchor="start") for line in heading]
    symbols: list[Symbol] = []
    labels: list[Label] = []
    top = 22.0
    for start in range(0, len(data.readings), CARDS_A_ROW):
        row = data.readings[start : start + CARDS_A_ROW]
        words = [_card(reading) for reading in row]
        height = max(CARD_HEIGHT, *(when.height + said.height + 22.0 for when, said in words))
        for at, (reading, (when, said)) in enumerate(zip(row, words, strict=True)):
            left = at * (CARD + CARD_GAP)
            box = Box(left, top, left + CARD, top + height)
            below = top + 8.0 + when.height + 3.0
            shapes.append(rectangle(box, Pen(0.9), SOFT_FILL))
            shapes.extend([*when.shapes(left + 8.0, top + 8.0), *said.shapes(left + 8.0, below)])
            symbols.append(Symbol(reading.key, box))
            place = Box(left + 8.0, below, left + 8.0 + said.width, below + said.height)
            labels.append(Label(reading.key, place, reading.said))
        top += height + CARD_GAP
    widths = [CARD, *(symbol.box.x1 for symbol in symbols), *(text_width(line, TEXT_SIZE) for line in heading)]
    title = tr("Skor sebelum dan sesudah")
    return Drawing(max(widths), top, tuple(shapes), tuple(symbols), tuple(labels), (), title)


def _card(reading: Reading) -> tuple[Block, Block]:
    """When it was, and what the instrument called it."""
    said = block(reading.said or tr("tidak ada skor"), CARD - 16.0, 11.0, bold=bool(reading.said))
    return block(reading.when, CARD - 16.0, TEXT_SIZE, color=GREY), said


def _note(
    key: str, x: float, y: float, text: str, width: float, into: tuple[list[Shape], list[Symbol], list[Label]]
) -> None:
    shapes, symbols, labels = into
    words = block(text, max(width, 30.0), TEXT_SIZE, italic=True, color=GREY)
    shapes.extend(words.centred(x, y - words.height / 2))
    box = Box(x - words.width / 2, y - words.height, x + words.width / 2, y)
    symbols.append(Symbol(key, box))
    labels.append(Label(key, box, text))
