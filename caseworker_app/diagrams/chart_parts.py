"""What all charts share: a reading, the size of a chart, and the drawing that comes out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import Axes
from caseworker_app.diagrams.display import Drawing, Label, Line, Shape, Symbol, Text
from caseworker_app.diagrams.measure import line_height, wrap
from caseworker_app.diagrams.styles import GREY

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 700.0
HEIGHT = 330.0
TEXT_SIZE = 8.5
MARK = 3.2


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One value at one time; ``at`` is its day as ``date.toordinal`` counts them, ``when`` its text."""

    key: str
    when: str
    value: float | None
    at: float | None = None
    said: str = ""
    """What the instrument calls it, e.g. «tinggi»; may stand without a value."""
    exact: bool = True
    """False where the day is known by half, so that ``at`` is the middle of what it can be."""


def chart(
    axes: Axes, shapes: list[Shape], symbols: list[Symbol], labels: list[Label], lines: list[Line], title: str
) -> Drawing:
    """The drawing of a chart inside its axes."""
    return Drawing(axes.width, axes.height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), title)


def with_notes(drawing: Drawing, notes: Iterable[str]) -> Drawing:
    """The chart with sentences below it, such as what could not be drawn."""
    step = line_height(TEXT_SIZE)
    lines = [line for note in notes for line in wrap(note, drawing.width - 8.0, TEXT_SIZE)]
    texts = (
        Text(0.0, drawing.height + step * (at + 1), line, TEXT_SIZE, italic=True, anchor="start", color=GREY)
        for at, line in enumerate(lines)
    )
    height = drawing.height + step * len(lines) + (4.0 if lines else 0.0)
    return dataclasses.replace(drawing, height=height, shapes=(*drawing.shapes, *texts))
