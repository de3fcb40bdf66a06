"""Two moments of one case side by side: the frame that every drawing of «before and after» shares.

Both halves keep the keys of their symbols behind «before:» and «after:»; what changed bears a small round badge whose
sign can be told without colour, and the legend names the badges that are used.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from caseworker_app.diagrams.display import (
    BLACK,
    Box,
    Drawing,
    Label,
    Line,
    Pen,
    Shape,
    Symbol,
    ellipse,
    polyline,
)
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import FAINT, HIGHLIGHT, PAPER

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from caseworker_app.diagrams.display import XY
    from caseworker_app.diagrams.frame import LegendEntry

Change = Literal["stronger", "weaker", "nearer", "farther", "other", "new", "gone"]

BEFORE = "before:"
AFTER = "after:"
"""What stands before the keys of the earlier and of the later moment."""
HEADING = 11.0
BETWEEN = 36.0
NARROWEST_HALF = 200.0
BADGE = 7.0
"""Radius of a badge."""

Data = TypeVar("Data")
Row = TypeVar("Row")


@dataclasses.dataclass(frozen=True, slots=True)
class Pair(Generic[Data]):
    """The data of a drawing at two times, and what each time is called: «Asesmen · 26 Agustus 2024».

    What is the same at both times has the same key in both.
    """

    before: Data
    after: Data
    called: tuple[str, str]


def recognised(before: Iterable[Row], after: Iterable[Row], *signs: Callable[[Row], Hashable]) -> list[tuple[Row, Row]]:
    """The rows that are the same at both times, each earlier one with its later one.

    signs: what two rows must share to be the same, from the strictest to the loosest; None is shared with nobody. Of
    several alike the first goes with the first.
    """
    old, new = list(before), list(after)
    same: list[tuple[Row, Row]] = []
    for sign in signs:
        waiting: dict[Hashable, list[Row]] = {}
        for row in old:
            waiting.setdefault(sign(row), []).append(row)
        for row in list(new):
            if sign(row) is not None and waiting.get(sign(row)):
                earlier = waiting[sign(row)].pop(0)
                same.append((earlier, row))
                old.remove(earlier)
                new.remove(row)
    return same


def side_by_side(title: str, called: Sequence[str], halves: Sequence[Drawing], room: float | None = None) -> Drawing:
    """Two drawings in one, a line between them and the name of its time above each.

    Where ``room``, a width in points, is too narrow for both, the second stands below the first.
    """
    width = max(NARROWEST_HALF, *(half.width for half in halves))
    below = room is not None and 2 * width + BETWEEN > room
    names = [block(words, width, HEADING, bold=True) for words in called]
    top = max(name.height for name in names) + HEADING
    height = top + max(half.height for half in halves)
    across, down = (0.0, height + BETWEEN) if below else (width + BETWEEN, 0.0)
    shapes: list[Shape] = []
    sides: list[Drawing] = []
    for at, (half, name) in enumerate(zip(halves, names, strict=True)):
        left, upper = at * across, at * down
        shapes += name.centred(left + width / 2, upper + name.height / 2)
        sides.append(placed(half, 1.0, left + (width - half.width) / 2, upper + top))
    whole = (width + across, height + down)
    line = height + BETWEEN / 2 if below else width + BETWEEN / 2
    ends = [(0.0, line), (whole[0], line)] if below else [(line, 0.0), (line, whole[1])]
    shapes.append(polyline(ends, Pen(0.6, FAINT)))
    return Drawing(
        *whole,
        (*shapes, *(shape for side in sides for shape in side.shapes)),
        tuple(symbol for side in sides for symbol in side.symbols),
        tuple(label for side in sides for label in side.labels),
        tuple(line for side in sides for line in side.lines),
        title,
    )


def prefixed(drawing: Drawing, prefix: str) -> Drawing:
    """The drawing with ``prefix`` before each of its keys."""
    return dataclasses.replace(
        drawing,
        symbols=tuple(Symbol(prefix + one.key, one.box) for one in drawing.symbols),
        labels=tuple(Label(prefix + one.key, one.box, one.text) for one in drawing.labels),
        lines=tuple(Line(one.kind, tuple(prefix + key for key in one.keys), one.points) for one in drawing.lines),
    )


def changes_legend(used: Iterable[Change], names: Mapping[Change, str], *, band: bool = False) -> list[LegendEntry]:
    """What the badges mean, as far as they are used, in the order of ``names``; ``band``: on the colour of a change."""
    marked = set(used)
    behind = [polyline([(2.0, 9.0), (34.0, 9.0)], Pen(11.0, HIGHLIGHT))] if band else []
    return [([*behind, *badge(change, (18.0, 9.0))], name) for change, name in names.items() if change in marked]


def badge_box(place: XY) -> Box:
    """What a badge with its middle at a place covers."""
    x, y = place
    return Box(x - BADGE, y - BADGE, x + BADGE, y + BADGE)


def free_place(places: Sequence[XY], taken: Sequence[Box]) -> XY:
    """The first of the places where a badge hides nothing; where there is none, the first."""
    return next((place for place in places if not any(badge_box(place).touches(box) for box in taken)), places[0])


def badge(change: Change, place: XY) -> list[Shape]:
    """A small round mark.

    A triangle up or down, two triangles that point to each other or away from each other, diamond, plus or minus.
    """
    x, y = place
    shapes: list[Shape] = [ellipse(x, y, BADGE, BADGE, Pen(0.9), PAPER)]
    pen = Pen(1.6, BLACK)
    if change in {"stronger", "weaker"}:
        up = -1.0 if change == "stronger" else 1.0
        corners = [(x, y + 4.6 * up), (x + 4.2, y - 2.8 * up), (x - 4.2, y - 2.8 * up)]
        return [*shapes, polyline(corners, None, closed=True, fill=BLACK)]
    if change in {"nearer", "farther"}:
        tip, foot = (0.7, 5.0) if change == "nearer" else (5.6, 1.3)
        for way in (-1.0, 1.0):
            corners = [(x + way * tip, y), (x + way * foot, y - 3.3), (x + way * foot, y + 3.3)]
            shapes.append(polyline(corners, None, closed=True, fill=BLACK))
        return shapes
    if change == "other":
        diamond = [(x, y - 4.0), (x + 4.0, y), (x, y + 4.0), (x - 4.0, y)]
        return [*shapes, polyline(diamond, None, closed=True, fill=BLACK)]
    shapes.append(polyline([(x - 3.8, y), (x + 3.8, y)], pen))
    if change == "new":
        shapes.append(polyline([(x, y - 3.8), (x, y + 3.8)], pen))
    return shapes
