"""Goal attainment as a small picture: for each goal a bar from the level before to the level after, −2 to +2."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.chart_parts import MARK, TEXT_SIZE, WIDTH, with_notes
from caseworker_app.diagrams.display import (
    BLACK,
    Box,
    Drawing,
    Label,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
    rectangle,
)
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import FAINT, GREY, PAPER
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.frame import LegendEntry

LEVELS = (-2, -1, 0, 1, 2)
HEAD, ROW, GAP, EDGE = 20.0, 22.0, 6.0, 14.0
_WORDS_SHARE = 0.44
_BAR = 5.0
_FILL = "#B9C4C8"


@dataclasses.dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its levels; None where none was chosen."""

    key: str
    name: str
    before: int | None
    after: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class AttainmentData:
    """The goals in order, and sentences below the picture."""

    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()


def layout(data: AttainmentData, width: float = WIDTH) -> Drawing:
    """A row for each goal; keys are those of the goals. What has no level has no sign."""
    left, right = width * _WORDS_SHARE, width - EDGE
    step = (right - left - 2 * EDGE) / (len(LEVELS) - 1)
    places = {level: left + EDGE + step * at for at, level in enumerate(LEVELS)}
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    top = HEAD
    rows: list[Shape] = []
    for goal in data.goals:
        words = block(goal.name, left - 10.0, TEXT_SIZE)
        height = max(ROW, words.height)
        middle = top + height / 2
        rows.extend(words.shapes(0.0, middle - words.height / 2))
        labels.append(
            Label(goal.key, Box(0.0, middle - words.height / 2, left - 10.0, middle + words.height / 2), goal.name)
        )
        known = [level for level in (goal.before, goal.after) if level in places]
        if len(known) == 2:
            box = Box(places[min(known)], middle - _BAR / 2, places[max(known)], middle + _BAR / 2)
            if box.x1 > box.x0:
                rows.append(rectangle(box, Pen(0.6), _FILL))
        if goal.before in places:
            wide = MARK + 2.0
            rows.append(ellipse(places[goal.before], middle, wide, wide, Pen(1.1), PAPER))
        if goal.after in places:
            rows.append(ellipse(places[goal.after], middle, MARK, MARK, Pen(1.1), BLACK))
        if not known:
            rows.append(Text(places[0], middle + TEXT_SIZE * 0.34, tr("tingkat belum dipilih"), TEXT_SIZE, italic=True))
        symbols.append(Symbol(goal.key, Box(left, middle - ROW / 2, right, middle + ROW / 2)))
        top += height + GAP
    bottom = max(top, HEAD + ROW)
    for level, x in places.items():
        shapes.append(
            polyline([(x, HEAD - 4.0), (x, bottom)], Pen(1.0 if level == 0 else 0.5, GREY if level == 0 else FAINT))
        )
        shapes.append(Text(x, HEAD - 8.0, f"{level:+d}".replace("-", "−") if level else "0", TEXT_SIZE))
    title = tr("Skala pencapaian tujuan")
    drawing = Drawing(width, bottom, (*shapes, *rows), tuple(symbols), tuple(labels), (), title)
    return with_notes(drawing, data.notes)


def legend_entries(data: AttainmentData) -> list[LegendEntry]:
    """Before and after, as far as they are used."""
    entries: list[LegendEntry] = []
    if any(goal.before in LEVELS for goal in data.goals):
        entries.append(([ellipse(18, 9, MARK + 2.0, MARK + 2.0, Pen(1.1), PAPER)], tr("tingkat awal")))
    if any(goal.after in LEVELS for goal in data.goals):
        entries.append(([ellipse(18, 9, MARK, MARK, Pen(1.1), BLACK)], tr("tingkat akhir")))
    return entries
