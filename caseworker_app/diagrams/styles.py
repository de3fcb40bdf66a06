"""How lines are drawn, as tables of data: ties of the ecomap, emotional lines, couple lines and lines to children.

Published conventions differ, so a convention is a row of a table and never a branch of code. Weight, dash and ornament
carry the meaning, colour only repeats it: everything survives a black-and-white photocopy.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

from caseworker_app.diagrams.display import BLACK, Pen
from caseworker_app.text import mark

GREEN = "#17653F"
RED = "#A3271F"
GREY = "#5B666B"
FAINT = "#C9D1D4"
PAPER = "#FFFFFF"
GOOD_FILL = "#E4F1E7"
BAD_FILL = "#F8E4DF"
SOFT_FILL = "#F3F5F6"
HIGHLIGHT = "#FFE9A8"

_PLAIN_PEN = Pen()

Head = Literal["none", "filled", "open", "barred"]


@dataclasses.dataclass(frozen=True, slots=True)
class LineStyle:
    """One kind of line between two symbols. Lengths in points; offsets are distances from the axis of the line."""

    name: str
    """What the legend calls it (Indonesian, to be translated when shown)."""
    offsets: tuple[float, ...] = (0.0,)
    """One straight stroke for each, parallel to the axis."""
    pen: Pen = _PLAIN_PEN
    zigzag: Pen | None = None
    """Pen of a zigzag along the axis."""
    amplitude: float = 4.0
    period: float = 8.0
    ticks: Pen | None = None
    """Pen of short marks across the line."""
    gap: float = 0.0
    """Width of a gap in the middle, closed on each side by a bar across."""
    ring: float = 0.0
    """Radius of a small circle in the middle of the gap."""
    slashes: int = 0
    """Slanted strokes through the middle; negative: that many pairs of crossed strokes."""
    head: Head = "none"
    """Arrow head at the far end."""


_CLOSE = Pen(1.1, GREEN)
_PLAIN = Pen(0.9, BLACK)
_WEAK = Pen(0.9, GREY, (5.0, 3.5))
_HARD = Pen(1.1, RED)

TIES: dict[str, LineStyle] = {
    "sangat dekat": LineStyle(mark("sangat dekat"), (-3.0, 0.0, 3.0), _CLOSE),
    "dekat": LineStyle(mark("dekat"), (-1.7, 1.7), _CLOSE),
    "biasa": LineStyle(mark("biasa"), (0.0,), _PLAIN),
    "renggang": LineStyle(mark("renggang"), (0.0,), _WEAK),
    "lemah": LineStyle(mark("lemah"), (0.0,), Pen(0.9, GREY, (1.6, 3.0))),
    "tegang": LineStyle(mark("tegang"), (0.0,), _PLAIN, ticks=_HARD),
    "konflik": LineStyle(mark("konflik"), (), zigzag=_HARD),
    "terputus": LineStyle(mark("terputus"), (0.0,), Pen(1.1, BLACK), gap=9.0),
    "tidak diketahui": LineStyle(mark("ikatan belum diketahui"), (0.0,), Pen(0.7, GREY, (9.0, 3.0, 1.0, 3.0))),
}
"""Ties of the ecomap (Hartman 1978). The last one is drawn where nobody has said yet how strong the tie is."""

STRESS_COLOR = RED
"""Stress lies on top of any strength: dots on the line; marks across it are tension."""

EMOTIONAL: dict[str, LineStyle] = {
    "close": LineStyle(mark("dekat"), (-1.7, 1.7), _CLOSE),
    "fused": LineStyle(mark("sangat dekat"), (-3.0, 0.0, 3.0), _CLOSE),
    "distant": LineStyle(mark("renggang"), (0.0,), Pen(1.7, GREY, (4.5, 5.5))),
    "hostile": LineStyle(mark("konflik"), (), zigzag=_HARD),
    "close-hostile": LineStyle(mark("dekat dan konflik"), (-4.2, 4.2), _CLOSE, _HARD, 2.8, 6.0),
    "fused-hostile": LineStyle(mark("sangat dekat dan konflik"), (-4.4, 0.0, 4.4), _CLOSE, _HARD, 3.0, 6.0),
    "cutoff": LineStyle(mark("terputus"), (0.0,), Pen(1.0, BLACK), gap=8.0),
    "cutoff-repaired": LineStyle(mark("terputus lalu pulih"), (0.0,), Pen(1.0, BLACK), gap=12.0, ring=3.0),
    "physical-abuse": LineStyle(mark("kekerasan fisik"), (), zigzag=Pen(1.1, RED), head="filled"),
    "emotional-abuse": LineStyle(mark("kekerasan emosional"), (), zigzag=Pen(0.6, RED), head="filled"),
    "sexual-abuse": LineStyle(mark("kekerasan seksual"), (), zigzag=Pen(1.9, RED), head="filled"),
    "focused": LineStyle(mark("terpusat pada"), (0.0,), Pen(1.0, BLACK), head="open"),
    "caretaker": LineStyle(mark("pengasuh"), (0.0,), Pen(1.0, BLACK), head="barred"),
}
"""Emotional lines of the genogram (McGoldrick, Gerson and Petry; «caretaker» from memory).

They are called as they are chosen.
"""

COUPLES: dict[str, LineStyle] = {
    "married": LineStyle(mark("menikah")),
    "cohabiting": LineStyle(mark("hidup bersama"), pen=Pen(1.0, BLACK, (5.0, 3.0))),
    "affair": LineStyle(mark("hubungan lain"), pen=Pen(1.0, BLACK, (1.2, 2.4))),
    "unknown": LineStyle(mark("hubungan belum diketahui"), pen=Pen(1.0, BLACK, (9.0, 2.6, 1.2, 2.6))),
    "separated": LineStyle(mark("pisah"), slashes=1),
    "divorced": LineStyle(mark("cerai"), slashes=2),
    "reunited": LineStyle(mark("rujuk"), slashes=-1),
    "consanguineous": LineStyle(mark("menikah, sedarah"), (-1.6, 1.6)),
}
"""Couple lines of the genogram."""

CHILDREN: dict[str, LineStyle] = {
    "biological": LineStyle(mark("anak kandung")),
    "adopted": LineStyle(mark("anak angkat"), (-1.6,)),
    "foster": LineStyle(mark("anak asuh"), pen=Pen(1.0, BLACK, (4.0, 2.6))),
    "step": LineStyle(mark("anak tiri"), pen=Pen(1.0, BLACK, (5.0, 2.2, 1.2, 2.2))),
}
"""Lines from a couple down to a child; an adopted one has ``ADOPTED_BESIDE`` next to it (from memory)."""

ADOPTED_BESIDE = LineStyle("", (1.6,), Pen(1.0, BLACK, (4.0, 2.6)))
