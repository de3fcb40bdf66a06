"""Charts over time: readings and the token economy.

All of them are drawn inside the same axes: value upwards at the left, time to the right, one label for every reading.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import axes_for, number
from caseworker_app.diagrams.chart_curves import PENS, Curve, around, free_place, room_of, sign_at, with_curves
from caseworker_app.diagrams.chart_parts import HEIGHT, MARK, WIDTH, Reading, chart, with_notes
from caseworker_app.diagrams.chart_values import Value, placed_values
from caseworker_app.diagrams.display import (
    XY,
    Box,
    Drawing,
    Line,
    Pen,
    Shape,
    Symbol,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.styles import GREY, PAPER, RED, SOFT_FILL
from caseworker_app.diagrams.time_axis import brackets, half_known, time_axes, times
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry


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
    notes: tuple[str, ...] = ()
    """Sentences below the chart: what could not be drawn."""


@dataclasses.dataclass(frozen=True, slots=True)
class TokenDay:
    """Points earned and points exchanged on one day."""

    key: str
    when: str
    earned: float = 0.0
    exchanged: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class TokenData:
    """The ledger of a token economy; ``prices`` are (key of the first day, price), ``token`` what is collected.

    weekly: each of the days stands for the week that it begins.
    """

    days: tuple[TokenDay, ...] = ()
    prices: tuple[tuple[str, float], ...] = ()
    token: str = ""
    weekly: bool = False


def trend(data: TrendData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Readings over real days, one line a series, ``width`` by ``height`` points; keys are those of the readings."""
    readings = [reading for one in data.series for reading in one.readings]
    values = [reading.value for reading in readings if reading.value is not None]
    ends = [*values, *(data.normal or ())] or [0.0]
    time = time_axes((width, height), _with_air(min(ends), max(ends)), readings)
    axes, at = time.axes, times(readings)
    shapes: list[Shape] = []
    if data.normal:
        low, high = data.normal
        shapes.append(
            rectangle(Box(axes.left, axes.y(high), axes.right, axes.y(low)), Pen(0.5, GREY, (2.0, 2.0)), SOFT_FILL)
        )
    shapes.extend(axes.shapes(data.unit))
    curves = []
    taken: list[XY] = []
    for index, one in enumerate(data.series):
        known: list[tuple[Reading, XY]] = []
        for reading in sorted(one.readings, key=lambda reading: at[reading.key]):
            if reading.value is not None:
                place = free_place((time.x(at[reading.key]), axes.y(reading.value)), taken)
                taken.append(place)
                known.append((reading, place))
        shapes.extend(brackets(known))
        curves.append(Curve(one.name, tuple(known), PENS[index % len(PENS)], index))
    return with_notes(with_curves(axes, shapes, curves, [], tr("Perkembangan")), data.notes)


def tokens(data: TokenData, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """Points a day as bars, the running total as a line, the price as a dashed step; keys are those of the days.

    A chart is ``width`` by ``height`` points large.
    """
    totals = list(itertools.accumulate(day.earned - day.exchanged for day in data.days))
    prices = _prices(data)
    values = [*totals, *(day.earned for day in data.days), *(price for price in prices if price is not None)]
    axes = axes_for(width, height, min([*values, 0.0]), max([*values, 1.0]), [day.when for day in data.days])
    shapes = axes.shapes(data.token or tr("token"))
    symbols: list[Symbol] = []
    half = min(16.0, axes.slot * 0.32)
    zero = axes.y(0.0)
    for index, day in enumerate(data.days):
        x = axes.x(index)
        box = Box(x - half, axes.y(max(day.earned, 0.0)), x + half, max(zero, axes.y(min(day.earned, 0.0))))
        shapes.append(rectangle(box, Pen(0.9), "#B9C4C8"))
        if day.exchanged:
            beside = x + half + min(3.0, axes.slot * 0.1)
            thick = min(2.6, axes.slot * 0.14)
            shapes.append(polyline([(beside, axes.y(day.exchanged)), (beside, zero)], Pen(thick, RED)))
        symbols.append(Symbol(day.key, box))
    course = tuple((axes.x(index), axes.y(total)) for index, total in enumerate(totals))
    steps: list[tuple[XY, ...]] = []
    for index, price in enumerate(prices):
        if price is not None:
            left = axes.left + index * axes.slot
            steps.append(((left, axes.y(price)), (left + axes.slot, axes.y(price))))
            shapes.append(polyline(steps[-1], PENS[1]))
    lines = [Line("total", tuple(day.key for day in data.days), course)] if len(course) > 1 else []
    shapes.extend(polyline(line.points, PENS[0]) for line in lines)
    shapes.extend(ellipse(x, y, MARK, MARK, Pen(1.0), PAPER) for x, y in course)
    marks = [around(place) for place in course]
    written, labels = placed_values(
        [Value(d.key, mark, number(t)) for d, mark, t in zip(data.days, marks, totals, strict=True)],
        [*symbols, *(Symbol(day.key, mark) for day, mark in zip(data.days, marks, strict=True))],
        [course, *steps],
        room_of(axes),
    )
    return chart(axes, [*shapes, *written], symbols, labels, lines, tr("Token ekonomi"))


def trend_legend(data: TrendData) -> list[LegendEntry]:
    """One entry a series where there are several, and the normal range."""
    entries: list[LegendEntry] = [
        ([polyline([(2, 9), (34, 9)], PENS[index % len(PENS)]), sign_at(index, (18.0, 9.0))], one.name)
        for index, one in enumerate(data.series)
        if len(data.series) > 1
    ]
    if data.normal:
        low, high = data.normal
        area = rectangle(Box(2, 3, 34, 15), Pen(0.5, GREY, (2.0, 2.0)), SOFT_FILL)
        entries.append(([area], f"{tr('batas wajar')} ({number(low)}–{number(high)})"))
    return [*entries, *half_known(reading for one in data.series for reading in one.readings)]


def tokens_legend(data: TokenData) -> list[LegendEntry]:
    """Bars and lines that are used."""
    entries: list[LegendEntry] = []
    if data.days:
        words = tr("token diperoleh minggu itu") if data.weekly else tr("token diperoleh hari itu")
        entries.append(([rectangle(Box(12, 2, 24, 16), Pen(0.9), "#B9C4C8")], words))
        total = [polyline([(2, 9), (34, 9)], PENS[0]), ellipse(18, 9, MARK, MARK, Pen(1.0), PAPER)]
        entries.append((total, tr("jumlah yang dimiliki")))
    if any(day.exchanged for day in data.days):
        entries.append(([polyline([(18, 2), (18, 16)], Pen(2.6, RED))], tr("token ditukarkan")))
    if any(price is not None for price in _prices(data)):
        entries.append(([polyline([(2, 9), (34, 9)], PENS[1])], tr("harga hadiah")))
    return entries


def _with_air(low: float, high: float) -> tuple[float, float]:
    """A little more than the values need, so that no mark lies on the axis; zero stays zero."""
    air = (high - low) * 0.06 or max(abs(high) * 0.02, 1.0)
    return (low - air if low < 0 or low - air > 0 else 0.0), high + air


def _prices(data: TokenData) -> list[float | None]:
    """The price that holds on each day."""
    changes = dict(data.prices)
    current: float | None = None
    prices: list[float | None] = []
    for day in data.days:
        current = changes.get(day.key, current)
        prices.append(current)
    return prices
