"""What all charts share: a reading, the size of a chart, and the drawing that comes out."""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.axes import Axes
from caseworker_app.diagrams.display import Drawing, Label, Line, Shape, Symbol

WIDTH = 700.0
HEIGHT = 330.0
TEXT_SIZE = 8.5
MARK = 3.2


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One value at one time; ``at`` is a place on the time axis (day number, session), ``when`` its text."""

    key: str
    when: str
    value: float | None
    at: float | None = None
    said: str = ""
    """What the instrument calls it, e.g. «tinggi»; may stand without a value."""


def chart(
    axes: Axes, shapes: list[Shape], symbols: list[Symbol], labels: list[Label], lines: list[Line], title: str
) -> Drawing:
    """The drawing of a chart inside its axes."""
    return Drawing(axes.width, axes.height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), title)
