"""What levels of a scale mean, in words beside a chart, each at its height."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.axes import number
from caseworker_app.diagrams.chart_parts import TEXT_SIZE
from caseworker_app.diagrams.display import Pen, Shape, polyline
from caseworker_app.diagrams.flags import spaced
from caseworker_app.diagrams.measure import shortened
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import GREY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.axes import Axes

ROOM = 150.0
"""For the words at the right of the axes."""
LINES = 2.6
"""About so many lines of words a level has."""


@dataclasses.dataclass(frozen=True, slots=True)
class Level:
    """A height of a scale, and what it means."""

    value: float
    words: str


def level_shapes(levels: Sequence[Level], axes: Axes) -> list[Shape]:
    """A thin line at each level and its words beside the axes; where they are many, moved apart with a line to each."""
    if not levels:
        return []
    room = axes.margin - 16.0
    ordered = sorted(levels, key=lambda level: -level.value)
    texts = [shortened(f"{number(level.value)}: {level.words}", LINES * room, TEXT_SIZE) for level in ordered]
    names = [block(text, room, TEXT_SIZE) for text in texts]
    if sum(name.height + 1.0 for name in names) > axes.height:
        names = [block(shortened(text, room, TEXT_SIZE), room, TEXT_SIZE) for text in texts]
    offsets = [0.0]
    for one, other in itertools.pairwise(names):
        offsets.append(offsets[-1] + (one.height + other.height) / 2 + 1.0)
    least = names[0].height / 2
    most = max(least, axes.height - offsets[-1] - names[-1].height / 2)
    middles = [axes.y(level.value) for level in ordered]
    shapes: list[Shape] = []
    for name, middle, place in zip(names, middles, spaced(middles, offsets, least, most), strict=True):
        shapes.append(polyline([(axes.left, middle), (axes.right, middle)], Pen(0.4, GREY, (1.5, 2.5))))
        shapes.append(polyline([(axes.right, middle), (axes.right + 8.0, place)], Pen(0.4, GREY)))
        shapes.extend(name.shapes(axes.right + 12.0, place - name.height / 2))
    return shapes
