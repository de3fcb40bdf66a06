"""The symbols of people after McGoldrick, Gerson and Petry: outlines, shading, and where connectors meet them."""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import Literal

from caseworker_app.diagrams.display import BLACK, XY, Box, Pen, Shape, Text, ellipse, polyline, rectangle
from caseworker_app.diagrams.genogram.family import Member, Shading
from caseworker_app.diagrams.genogram.labels import AGE_SIZE, UNKNOWN
from caseworker_app.diagrams.measure import legible, text_width

HALF = 15.0
SMALL = {"kehamilan": 12.0, "lahir_mati": 7.5, "keguguran": 4.0, "aborsi": 5.0, "hewan": 9.0}
RING = 3.5  # from the outline to the second one of the client
OUTLINE = Pen(1.3)
THIN = Pen(0.9)
HATCH = Pen(0.7)
SHADE = "#9AA3A7"
WHITE = "#FFFFFF"
ROUND = 36  # corners of the polygon that stands for a circle when it is shaded

Form = Literal["square", "circle", "diamond", "triangle", "dot", "cross"]

AGE_ROOM: dict[Form, float] = {"square": 27.0, "circle": 26.0, "diamond": 20.0}
"""How wide the age in a symbol may be."""

# region as (left, top, right, bottom) in shares of the half size, and whether it is hatched instead of filled
SHADINGS: dict[Shading, tuple[tuple[float, float, float, float], bool]] = {
    "zat": ((-1.0, 0.0, 1.0, 1.0), False),
    "zat_diduga": ((-1.0, 0.0, 1.0, 1.0), True),
    "sakit": ((-1.0, -1.0, 0.0, 1.0), False),
    "zat_pulih": ((0.0, 0.0, 1.0, 1.0), False),
    "sakit_pulih": ((-1.0, -1.0, 0.0, 0.0), False),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """The form of a symbol; ``half`` its width and height halved, ``room`` the same with a cross around it."""

    form: Form
    half: float
    room: float

    def side(self, dy: float) -> float:
        """How far to the side the edge lies ``dy`` below the middle (above: negative)."""
        dy = min(abs(dy), self.half) if self.form != "triangle" else min(max(dy, -self.half), self.half)
        if self.form in ("circle", "dot"):
            return math.sqrt(max(self.half**2 - dy**2, 0.0))
        if self.form == "diamond":
            return self.half - dy
        if self.form == "triangle":
            return self.half * (dy + self.half) / (2 * self.half)
        return self.half

    def top(self, dx: float) -> float:
        """How far above the middle the edge lies ``dx`` beside the middle."""
        dx = min(abs(dx), self.half)
        if self.form in ("circle", "dot"):
            return math.sqrt(self.half**2 - dx**2)
        return self.half - {"diamond": dx, "triangle": 2 * dx}.get(self.form, 0.0)


def outline(member: Member) -> Outline:
    """The form and size of a person's symbol."""
    half = SMALL.get(member.kind, HALF)
    form: Form = "diamond"
    if member.kind == "kehamilan":
        form = "triangle"
    elif member.kind == "keguguran":
        form = "dot"
    elif member.kind == "aborsi":
        form = "cross"
    elif member.kind == "hewan" or member.sex == "U":
        form = "diamond"
    elif member.sex == "L":
        form = "square"
    elif member.sex == "P":
        form = "circle"
    half += RING if member.client else 0.0
    return Outline(form, half, HALF if member.kind == "lahir_mati" else half)


def symbol_box(member: Member, x: float, y: float) -> Box:
    """The room that a symbol takes."""
    half = outline(member).half
    return Box(x - half, y - half, x + half, y + half)


def symbol_shapes(member: Member, x: float, y: float) -> list[Shape]:
    """A person's symbol with its middle at x, y."""
    form = outline(member).form
    half = SMALL.get(member.kind, HALF)
    shapes: list[Shape] = []
    if member.client:
        shapes.append(_form(form, x, y, half + RING, THIN, WHITE))
    if form == "cross":
        return _cross(x, y, half)
    shapes.append(_form(form, x, y, half, None, BLACK if form == "dot" else WHITE))
    for shading in member.shading:
        shapes += _shaded(_corners(form, x, y, half), SHADINGS[shading], x, y, half)
    shapes.append(_form(form, x, y, half, OUTLINE, None))
    if member.kind == "lahir_mati":
        shapes += _cross(x, y, HALF)
    elif member.deceased and form != "dot":
        reach = {"circle": half * math.sqrt(0.5), "diamond": half * 0.5}.get(form, half)
        shapes += _cross(x, y, reach)
    text = "" if member.age is None else str(member.age)
    if (member.unknown or member.sex == "U") and member.kind == "orang" and not text:
        text = UNKNOWN
    if text and member.kind == "orang":
        size = legible(min(AGE_SIZE, AGE_SIZE * AGE_ROOM[form] / text_width(text, AGE_SIZE)))
        if member.deceased or member.shading:
            reach = text_width(text, size) / 2 + 1.2
            shapes.append(rectangle(Box(x - reach, y - 5.0, x + reach, y + 5.0), None, WHITE))
        shapes.append(Text(x, y + size * 0.35, text, size))
    return shapes


def _form(form: Form, x: float, y: float, half: float, pen: Pen | None, fill: str | None) -> Shape:
    if form in ("circle", "dot"):
        return ellipse(x, y, half, half, pen, fill)
    return polyline(_corners(form, x, y, half), pen, closed=True, fill=fill)


def _corners(form: Form, x: float, y: float, half: float) -> list[XY]:
    if form in ("circle", "dot"):
        turns = [2 * math.pi * i / ROUND for i in range(ROUND)]
        return [(x + half * math.cos(t), y + half * math.sin(t)) for t in turns]
    if form == "diamond":
        return [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    if form == "triangle":
        return [(x, y - half), (x + half, y + half), (x - half, y + half)]
    return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]


def _cross(x: float, y: float, reach: float) -> list[Shape]:
    return [
        polyline([(x - reach, y - reach), (x + reach, y + reach)], THIN),
        polyline([(x - reach, y + reach), (x + reach, y - reach)], THIN),
    ]


def _shaded(
    corners: list[XY], style: tuple[tuple[float, float, float, float], bool], x: float, y: float, half: float
) -> list[Shape]:
    (left, top, right, bottom), hatched = style
    region = corners
    for axis, bound, keep_above in (
        (0, x + left * half, True),
        (0, x + right * half, False),
        (1, y + top * half, True),
        (1, y + bottom * half, False),
    ):
        region = _clipped(region, axis, bound, keep_above=keep_above)
    if len(region) < 3:
        return []
    if not hatched:
        return [polyline(region, None, closed=True, fill=SHADE)]
    return _hatching(region, x, y, half)


def _clipped(corners: list[XY], axis: int, bound: float, *, keep_above: bool) -> list[XY]:
    """The part of a convex polygon on one side of a line parallel to an axis."""
    sign = 1.0 if keep_above else -1.0
    kept: list[XY] = []
    for a, b in itertools.pairwise([*corners, corners[0]]) if corners else ():
        da, db = sign * (a[axis] - bound), sign * (b[axis] - bound)
        if da >= 0:
            kept.append(a)
        if (da > 0 > db) or (da < 0 < db):
            t = da / (da - db)
            kept.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
    return kept


def _hatching(region: list[XY], x: float, y: float, half: float) -> list[Shape]:
    """Slanted lines inside a convex polygon."""
    lines: list[Shape] = []
    step = half / 4
    for k in range(-8, 9):
        level = x + y + k * step
        hits = []
        for (ax, ay), (bx, by) in itertools.pairwise([*region, region[0]]):
            da, db = ax + ay - level, bx + by - level
            if (da > 0) != (db > 0):
                t = da / (da - db)
                hits.append((ax + (bx - ax) * t, ay + (by - ay) * t))
        if len(hits) == 2:
            lines.append(polyline(sorted(hits), HATCH))
    return lines
