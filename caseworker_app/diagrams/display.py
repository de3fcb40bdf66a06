"""The display list: what a layout hands to the pens (Qt for the window, the pages of a PDF, matplotlib for files).

Units are points (1/72 inch); x grows to the right, y downwards; the origin is the upper left corner of the drawing.
A layout is pure: data in, ``Drawing`` out, the same input giving the same drawing.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

XY = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

BLACK = "#1F2A2E"
KAPPA = 0.5522847498


@dataclasses.dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: width in points, dash lengths in points (empty: solid)."""

    width: float = 1.0
    color: str = BLACK
    dash: tuple[float, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Path:
    """A line or an area. Each step is ("M", p), ("L", p), ("C", p1, p2, p) or ("Z",), every p an (x, y)."""

    steps: tuple[tuple[str | XY, ...], ...]
    pen: Pen | None = Pen()
    fill: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """One line of text; x is the anchor's place, y the baseline; size in points."""

    x: float
    y: float
    text: str
    size: float = 9.0
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "middle"
    color: str = BLACK
    angle: float = 0.0


Shape = Path | Text


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    x0: float
    y0: float
    x1: float
    y1: float

    def touches(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two share more than their border, or come nearer than ``gap``."""
        return (
            min(self.x1, other.x1) - max(self.x0, other.x0) > -gap
            and min(self.y1, other.y1) - max(self.y0, other.y0) > -gap
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclasses.dataclass(frozen=True, slots=True)
class Symbol:
    """A person, system or event in the drawing: a place to click, and what overlap is measured with."""

    key: str
    box: Box


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """The place of a text that belongs to a symbol."""

    key: str
    box: Box
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A connector by its meaning: kind («couple», «descent», «tie» …), the keys it joins, and its course.

    ``records`` are the keys of the records that the line stands for: mostly one.
    """

    kind: str
    keys: tuple[str, ...]
    points: tuple[XY, ...]
    records: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Drawing:
    """A whole diagram: the shapes in painting order, and the geometry by which it is clicked and measured.

    Of ``lines`` that cross the uppermost stands first.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    symbols: tuple[Symbol, ...] = ()
    labels: tuple[Label, ...] = ()
    lines: tuple[Line, ...] = ()
    title: str = ""


def polyline(
    points: tuple[XY, ...] | list[XY], pen: Pen | None = Pen(), *, closed: bool = False, fill: str | None = None
) -> Path:
    """A path along straight lines."""
    first, *rest = points
    steps: list[tuple[str | XY, ...]] = [("M", first), *(("L", point) for point in rest)]
    if closed:
        steps.append(("Z",))
    return Path(tuple(steps), pen, fill)


def rectangle(box: Box, pen: Pen | None = Pen(), fill: str | None = None) -> Path:
    """A rectangle along the edges of a box."""
    corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)]
    return polyline(corners, pen, closed=True, fill=fill)


def ellipse(cx: float, cy: float, rx: float, ry: float, pen: Pen | None = Pen(), fill: str | None = None) -> Path:
    """An ellipse out of four Bézier curves."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return Path(
        (
            ("M", (cx + rx, cy)),
            ("C", (cx + rx, cy + ky), (cx + kx, cy + ry), (cx, cy + ry)),
            ("C", (cx - kx, cy + ry), (cx - rx, cy + ky), (cx - rx, cy)),
            ("C", (cx - rx, cy - ky), (cx - kx, cy - ry), (cx, cy - ry)),
            ("C", (cx + kx, cy - ry), (cx + rx, cy - ky), (cx + rx, cy)),
            ("Z",),
        ),
        pen,
        fill,
    )


def geometry(drawing: Drawing) -> dict[str, list[dict[str, object]]]:
    """The drawing as boxes and polylines, so that overlaps can be measured.

    Symbols carry centre and size, labels their edges, lines their kind, the keys they join, their records and points.
    """
    return {
        "symbols": [
            {
                "person": s.key,
                "x": (s.box.x0 + s.box.x1) / 2,
                "y": (s.box.y0 + s.box.y1) / 2,
                "w": s.box.x1 - s.box.x0,
                "h": s.box.y1 - s.box.y0,
            }
            for s in drawing.symbols
        ],
        "labels": [
            {"person": n.key, "x0": n.box.x0, "y0": n.box.y0, "x1": n.box.x1, "y1": n.box.y1, "text": n.text}
            for n in drawing.labels
        ],
        "lines": [
            {
                "kind": line.kind,
                "people": list(line.keys),
                "points": [list(p) for p in line.points],
                **({"records": list(line.records)} if line.records else {}),
            }
            for line in drawing.lines
        ],
    }
