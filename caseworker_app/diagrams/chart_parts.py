"""What all charts share: a reading, the size of a chart, a value above its mark."""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.axes import Axes
from caseworker_app.diagrams.display import Box, Drawing, Label, Line, Shape, Symbol, Text
from caseworker_app.diagrams.measure import text_width

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


def value_above(key: str, x: float, y: float, text: str, into: tuple[list[Shape], list[Label]]) -> None:
    """A value above a mark; left out where it would stand on another one."""
    shapes, labels = into
    width = text_width(text, TEXT_SIZE)
    for base in (y - 4.0, y + 2 * MARK + TEXT_SIZE + 2.0, y - 4.0 - TEXT_SIZE * 1.2):
        box = Box(x - width / 2, base - 0.905 * TEXT_SIZE, x + width / 2, base + 0.212 * TEXT_SIZE)
        if not any(box.touches(label.box) for label in labels):
            shapes.append(Text(x, base, text, TEXT_SIZE))
            labels.append(Label(key, box, text))
            return


def chart(
    axes: Axes, shapes: list[Shape], symbols: list[Symbol], labels: list[Label], lines: list[Line], title: str
) -> Drawing:
    """The drawing of a chart inside its axes."""
    return Drawing(axes.width, axes.height, tuple(shapes), tuple(symbols), tuple(labels), tuple(lines), title)
