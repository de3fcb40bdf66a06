"""The middle of an ecomap: the client's sign and name, or a household with its small genogram."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Literal

from caseworker_app.diagrams.bubbles import Bubble, bubble_for
from caseworker_app.diagrams.display import BLACK, Box, Label, Pen, Shape, Text, ellipse, polyline, rectangle
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.styles import PAPER

if TYPE_CHECKING:
    from caseworker_app.diagrams.ecomap import EcomapData

Sex = Literal["male", "female", "unknown"]

CLIENT = "client"
TEXT_SIZE = 10.0
SIGN = 13.0


def centre_bubble(data: EcomapData) -> Bubble:
    """A circle around the client's sign and name, or an ellipse around the household's genogram and its name."""
    text = bubble_for(data.client.strip() or "?", TEXT_SIZE, 20.0, bold=True)
    if data.household and data.inner is not None:
        wide = max(data.inner.width, text.word_box.x1 - text.word_box.x0)
        high = data.inner.height + text.word_box.y1 - text.word_box.y0
        return dataclasses.replace(text, rx=wide / math.sqrt(2) + 4.0, ry=high / math.sqrt(2) + 4.0)
    sign = 0.0 if data.household else 2 * SIGN
    radius = max(38.0, math.hypot(text.rx - 4, text.ry - 4 + sign / 2) + 4)
    return dataclasses.replace(text, rx=radius, ry=radius)


def _name_place(data: EcomapData) -> float:
    """How far below the middle of the centre the middle of the client's name stands."""
    if data.household:
        return data.inner.height / 2 if data.inner is not None else 0.0
    return SIGN + 3


def centre_shapes(data: EcomapData, bubble: Bubble) -> list[Shape]:
    """What stands in the middle."""
    shapes: list[Shape] = [ellipse(0, 0, bubble.rx, bubble.ry, Pen(1.4), PAPER)]
    if data.household and data.inner is not None:
        name = bubble.word_box.y1 - bubble.word_box.y0
        left, top = -data.inner.width / 2, -(data.inner.height + name) / 2
        shapes.extend(placed(data.inner, 1.0, left, top).shapes)
    elif not data.household:
        shapes.extend(sign_of(data.sex, 0.0, -8.0 * len(bubble.lines) + 1.0, SIGN))
    return [*shapes, *bubble.texts(0.0, _name_place(data))]


def centre_label(data: EcomapData, bubble: Bubble) -> Label:
    """The place of the client's name."""
    return bubble.label(CLIENT, 0.0, _name_place(data))


def sign_of(sex: Sex, x: float, y: float, half: float) -> list[Shape]:
    """The client's sign as in a genogram: square, circle or diamond, with a double outline."""
    inner = half - max(2.0, half * 0.2)
    pen = Pen(1.1, BLACK)
    if sex == "male":
        return [rectangle(Box(x - r, y - r, x + r, y + r), pen, PAPER) for r in (half, inner)]
    if sex == "female":
        return [ellipse(x, y, r, r, pen, PAPER) for r in (half, inner)]
    diamonds: list[Shape] = [
        polyline([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], pen, closed=True, fill=PAPER)
        for r in (half, half - max(2.6, half * 0.26))
    ]
    return [*diamonds, Text(x, y + max(7.0, half * 0.85) * 0.36, "?", max(7.0, half * 0.85))]
