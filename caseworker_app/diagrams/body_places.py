"""Where the named places of a body stand on its outline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY

FRONT = "depan"
BACK = "belakang"
HEIGHT = 300.0
WIDTH = 126.0
"""Of one outline, in points."""

PLACES: dict[str, XY] = {
    "kepala": (0.5, 0.055),
    "wajah": (0.5, 0.075),
    "leher": (0.5, 0.15),
    "bahu": (0.30, 0.195),
    "dada": (0.5, 0.27),
    "punggung": (0.5, 0.28),
    "perut": (0.5, 0.40),
    "pinggang": (0.5, 0.42),
    "panggul": (0.40, 0.475),
    "lengan": (0.215, 0.29),
    "siku": (0.16, 0.365),
    "pergelangan tangan": (0.09, 0.475),
    "tangan": (0.07, 0.52),
    "paha": (0.38, 0.58),
    "lutut": (0.385, 0.70),
    "betis": (0.385, 0.80),
    "kaki": (0.385, 0.82),
    "pergelangan kaki": (0.39, 0.92),
    "telapak kaki": (0.375, 0.965),
}
"""Where a place that was only named stands on the outline: shares of width and height, at the picture's left."""


def named_place(place: str, side: str) -> XY | None:
    """Where a named place stands on the outline; None where the words name none.

    The longest known word counts; «kanan» and «kiri» choose the side as the person sees it.
    """
    words = place.casefold()
    known = [name for name in PLACES if name in words]
    if not known:
        return None
    x, y = PLACES[max(known, key=len)]
    at_left = "kanan" in words if side != BACK else "kiri" in words
    at_right = "kiri" in words if side != BACK else "kanan" in words
    if x == 0.5 and at_left != at_right:
        return (x - 0.08 if at_left else x + 0.08), y
    return (1.0 - x if at_right else x), y


def place_at(side: str, x: float, y: float) -> str:
    """The named place nearest to a spot of the outline, with «kanan» or «kiri» where it is not in the middle."""
    backward = ("wajah", "dada", "perut")
    forward = ("punggung", "pinggang")
    unfit = backward if side == BACK else forward
    near = [
        (math.hypot((px - x) * WIDTH, (py - y) * HEIGHT), name, px, mirrored)
        for name, (left, py) in PLACES.items()
        if name not in unfit
        for px, mirrored in ((left, False), (1.0 - left, True))
    ]
    _, name, px, mirrored = min(near)
    if px == 0.5:
        return name
    return f"{name} {'kanan' if mirrored == (side == BACK) else 'kiri'}"
