"""Charts over time: readings, the single-subject A–B graph, the token economy.

All of them are drawn inside the same axes: value upwards at the left, time to the right, one label for every reading.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import axes_for, number
from caseworker_app.diagrams.chart_parts import HEIGHT, MARK, TEXT_SIZE, WIDTH, Reading, chart, value_above
from caseworker_app.diagrams.display import (
    BLACK,
    XY,
    Box,
    Drawing,
    Label,
    Line,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import GREEN, GREY, PAPER, RED, SOFT_FILL
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import Path
    from caseworker_app.diagrams.frame import LegendEntry

PENS = (
    Pen(1.6, BLACK),
    Pen(1.4, RED, (6.0, 3.0)),
    Pen(1.4, GREEN, (2.0, 2.0)),
    Pen(1.2, GREY, (8.0, 2.0, 2.0, 2.0)),
)
"""Series differ in dash first and in colour on top."""


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """Readings of one thing under one name."""

    name: str
    readings: tuple[Reading, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class TrendData:
    """Readings over time; ``normal`` is the range that counts as normal."""

    series: tuple[Series, ...] = ()
    unit: str = ""
    normal: tuple[float, float] | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a single-subject design: A baseline, B intervention, and so on."""

    name: str
    readings: tuple[Reading, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SingleSubjectData:
    """What was counted, and the phases in order."""

    behaviour: str
    phases: tuple[Phase, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class TokenDay:
    """Points earned and points exchanged on one day."""

    key: str
    when: str
    earned: float = 0.0
    exchanged: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class TokenData:
    """The ledger of a token economy; ``prices`` are (key of the first day, price), ``token`` what is collected."""

    days: tuple[TokenDay, ...] = ()
    prices: tuple[tuple[str, float], ...] = ()
    token: str = ""


def trend(data: TrendData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Readings over time, one line a series, ``width`` by ``height`` points; keys are those of the readings."""
    values = [r.value for one in data.series for r in one.readings if r.value is not None]
    ends = [*values, *(data.normal or ())] or [0.0]
    times, texts = _times([r for one in data.series for r in one.readings])
    axes = axes_for(width, height, min(ends), max(ends), texts, at=list(times.values()))
    shapes: list[Shape] = []
    if data.normal:
        low, high = data.normal
        shapes.append(
            rectangle(Box(axes.left, axes.y(high), axes.right, axes.y(low)), Pen(0.5, GREY, (2.0, 2.0)), SOFT_FILL)
        )
    shapes.extend(axes.shapes(data.unit))
    collected: tuple[list[Shape], list[Symbol], list[Label], list[Line]] = (shapes, [], [], [])
    for index, one in enumerate(data.series):
        points = [(r, (axes.x(times[r.key]), axes.y(r.value))) for r in one.readings if r.value is not None]
        points.sort(key=lambda pair: pair[1][0])
        _curve(one.name, points, PENS[index % len(PENS)], index, collected)
    _, symbols, labels, lines = collected
    return chart(axes, shapes, symbols, labels, lines, tr("Perkembangan"))


def single_subject(data: SingleSubjectData) -> Drawing:
    """The A–B graph: phases parted by upright lines, the mean of each phase dashed; keys are those of the readings."""
    readings = [reading for phase in data.phases for reading in phase.readings]
    values = [reading.value for reading in readings if reading.value is not None]
    axes = axes_for(WIDTH, HEIGHT, min([*values, 0.0]), max([*values, 1.0]), [r.when for r in readings], slots=True)
    shapes = axes.shapes(data.behaviour)
    collected: tuple[list[Shape], list[Symbol], list[Label], list[Line]] = (shapes, [], [], [])
    start = 0
    for index, phase in enumerate(data.phases):
        end = start + len(phase.readings)
        left, right = axes.left + start * axes.slot, axes.left + end * axes.slot
        if index:
            shapes.append(polyline([(left, axes.top - 16.0), (left, axes.bottom)], Pen(1.0, BLACK, (4.0, 3.0))))
        words = block(phase.name, max(30.0, right - left - 4.0), TEXT_SIZE, bold=True)
        if words.lines:
            shapes.append(Text((left + right) / 2, axes.top - 6.0, words.lines[0], TEXT_SIZE, bold=True))
        points = [
            (reading, (axes.slot_x(start + step), axes.y(reading.value)))
            for step, reading in enumerate(phase.readings)
            if reading.value is not None
        ]
        known = itertools.groupby(phase.readings, key=lambda reading: reading.value is not None)
        rest = iter(points)
        for is_known, run in known:
            if is_known:
                _curve(phase.name, [next(rest) for _ in run], PENS[0], index, collected)
        if points:
            mean = sum(reading.value or 0.0 for reading, _ in points) / len(points)
            level = axes.y(mean)
            shapes.append(polyline([(left + 3.0, level), (right - 3.0, level)], Pen(0.9, GREY, (6.0, 3.0))))
        start = end
    _, symbols, labels, lines = collected
    return chart(axes, shapes, symbols, labels, lines, tr("Grafik A–B"))


def tokens(data: TokenData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Points a day as bars, the running total as a line, the price as a dashed step; keys are those of the days.

    A chart is ``width`` by ``height`` points large.
    """
    totals = list(itertools.accumulate(day.earned - day.exchanged for day in data.days))
    prices = _prices(data)
    values = [*totals, *(day.earned for day in data.days), *(price for price in prices if price is not None)]
    axes = axes_for(
        width, height, min([*values, 0.0]), max([*values, 1.0]), [day.when for day in data.days], slots=True
    )
    shapes = axes.shapes(data.token or tr("token"))
    symbols: list[Symbol] = []
    labels: list[Label] = []
    lines: list[Line] = []
    half = min(16.0, axes.slot * 0.32)
    zero = axes.y(0.0)
    for index, day in enumerate(data.days):
        x = axes.slot_x(index)
        box = Box(x - half, axes.y(max(day.earned, 0.0)), x + half, max(zero, axes.y(min(day.earned, 0.0))))
        shapes.append(rectangle(box, Pen(0.9), "#B9C4C8"))
        if day.exchanged:
            beside = x + half + 3.0
            shapes.append(polyline([(beside, axes.y(day.exchanged)), (beside, zero)], Pen(2.6, RED)))
        symbols.append(Symbol(day.key, box))
    course = [(axes.slot_x(index), axes.y(total)) for index, total in enumerate(totals)]
    if len(course) > 1:
        shapes.append(polyline(course, PENS[0]))
        lines.append(Line("total", tuple(day.key for day in data.days), tuple(course)))
    for day, total, (x, y) in zip(data.days, totals, course, strict=True):
        shapes.append(ellipse(x, y, MARK, MARK, Pen(1.0), PAPER))
        value_above(day.key, x, y - MARK, number(total), (shapes, labels))
    for index, price in enumerate(prices):
        if price is not None:
            left = axes.left + index * axes.slot
            shapes.append(polyline([(left, axes.y(price)), (left + axes.slot, axes.y(price))], PENS[1]))
    return chart(axes, shapes, symbols, labels, lines, tr("Token ekonomi"))


def trend_legend(data: TrendData) -> list[LegendEntry]:
    """One entry a series, and the normal range."""
    entries: list[LegendEntry] = [
        ([polyline([(2, 9), (34, 9)], PENS[index % len(PENS)]), _sign(index, (18.0, 9.0))], one.name)
        for index, one in enumerate(data.series)
    ]
    if data.normal:
        low, high = data.normal
        area = rectangle(Box(2, 3, 34, 15), Pen(0.5, GREY, (2.0, 2.0)), SOFT_FILL)
        entries.append(([area], f"{tr('batas wajar')} ({number(low)}–{number(high)})"))
    return entries


def single_subject_legend(data: SingleSubjectData) -> list[LegendEntry]:
    """The mean, and the line between phases."""
    entries: list[LegendEntry] = []
    if any(reading.value is not None for phase in data.phases for reading in phase.readings):
        entries.append(([polyline([(2, 9), (34, 9)], Pen(0.9, GREY, (6.0, 3.0)))], tr("rata-rata tahap")))
    if len(data.phases) > 1:
        entries.append(([polyline([(18, 1), (18, 17)], Pen(1.0, BLACK, (4.0, 3.0)))], tr("pergantian tahap")))
    return entries


def tokens_legend(data: TokenData) -> list[LegendEntry]:
    """Bars and lines that are used."""
    entries: list[LegendEntry] = []
    if data.days:
        entries.append(([rectangle(Box(12, 2, 24, 16), Pen(0.9), "#B9C4C8")], tr("token diperoleh hari itu")))
        total = [polyline([(2, 9), (34, 9)], PENS[0]), ellipse(18, 9, MARK, MARK, Pen(1.0), PAPER)]
        entries.append((total, tr("jumlah yang dimiliki")))
    if any(day.exchanged for day in data.days):
        entries.append(([polyline([(18, 2), (18, 16)], Pen(2.6, RED))], tr("token ditukarkan")))
    if any(price is not None for price in _prices(data)):
        entries.append(([polyline([(2, 9), (34, 9)], PENS[1])], tr("harga hadiah")))
    return entries


def _times(readings: Sequence[Reading]) -> tuple[dict[str, float], list[str]]:
    """Place in time by key, and the texts under the axis in the same order; without places the order counts."""
    if readings and all(reading.at is not None for reading in readings):
        return {r.key: float(r.at or 0.0) for r in readings}, [r.when for r in readings]
    order = list(dict.fromkeys(reading.when for reading in readings))
    return {r.key: float(order.index(r.when)) for r in readings}, [r.when for r in readings]


def _prices(data: TokenData) -> list[float | None]:
    """The price that holds on each day."""
    changes = dict(data.prices)
    current: float | None = None
    prices: list[float | None] = []
    for day in data.days:
        current = changes.get(day.key, current)
        prices.append(current)
    return prices


def _curve(
    name: str,
    points: Sequence[tuple[Reading, XY]],
    pen: Pen,
    index: int,
    into: tuple[list[Shape], list[Symbol], list[Label], list[Line]],
) -> None:
    shapes, symbols, labels, lines = into
    course = tuple(place for _, place in points)
    if len(course) > 1:
        shapes.append(polyline(course, pen))
        lines.append(Line("series", (name,), course))
    for reading, place in points:
        shapes.append(_sign(index, place))
        symbols.append(Symbol(reading.key, Box(place[0] - MARK, place[1] - MARK, place[0] + MARK, place[1] + MARK)))
        value_above(reading.key, place[0], place[1] - MARK, number(reading.value or 0.0), (shapes, labels))


def _sign(index: int, place: XY) -> Path:
    x, y = place
    if index % 3 == 0:
        return ellipse(x, y, MARK, MARK, Pen(1.0), PAPER)
    if index % 3 == 1:
        return rectangle(Box(x - MARK, y - MARK, x + MARK, y + MARK), Pen(1.0), PAPER)
    return polyline(
        [(x, y - MARK - 1), (x + MARK + 1, y + MARK), (x - MARK - 1, y + MARK)], Pen(1.0), closed=True, fill=PAPER
    )
