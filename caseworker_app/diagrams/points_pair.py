"""Short points in boxes before and after, side by side: what is new, what is gone and what moved is marked.

Strength quadrant and BPSS picture are compared so. Each box is a band across the page: its name, below it the points
as they were at the left and as they are now at the right.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import BLACK, Box, Drawing, Label, Pen, Shape, Symbol, ellipse, polyline, rectangle
from caseworker_app.diagrams.pair import AFTER, BADGE, BEFORE, Change, badge, changes_legend
from caseworker_app.diagrams.panels import block
from caseworker_app.diagrams.styles import FAINT, HIGHLIGHT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.frame import LegendEntry

WIDTH = 736.0
"""Of the whole drawing, unless it is asked to be narrower; letters keep their size."""
HEADING = 11.0
TEXT_SIZE = 10.0
PADDING = 10.0
SIGN = 2 * BADGE + 5.0
"""Room for the sign before a point."""
POINT_GAP = 5.0
LEAST_HEIGHT = 22.0


@dataclasses.dataclass(frozen=True, slots=True)
class PairBox:
    """A box by its name, with its heading and the colour behind it."""

    name: str
    heading: str
    fill: str


@dataclasses.dataclass(frozen=True, slots=True)
class PairPoint:
    """A short point in one of the boxes."""

    key: str
    box: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """The points at one time, and what that time is called: «Asesmen · 26 Agustus 2024»."""

    called: str
    points: tuple[PairPoint, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class PointsPair:
    """The same boxes at two times."""

    title: str
    boxes: tuple[PairBox, ...]
    before: Moment = Moment("")
    after: Moment = Moment("")


def changes(pair: PointsPair) -> dict[str, Change]:
    """What happened to each point, by its key; what stayed in its box is left out.

    A point is the same where it says the same. One that stands in another box now is marked on both sides.
    """
    old, new = (_by_words(moment) for moment in (pair.before, pair.after))
    found: dict[str, Change] = {}
    sides: tuple[tuple[Moment, dict[str, set[str]], Change], ...] = (
        (pair.before, new, "gone"),
        (pair.after, old, "new"),
    )
    for moment, others, lacking in sides:
        for point in moment.points:
            boxes = others.get(_plain(point.text), set())
            if point.box not in boxes:
                found[point.key] = "other" if boxes else lacking
    return found


def compare(pair: PointsPair, width: float = WIDTH) -> Drawing:
    """Both times in one drawing; keys are those of the points behind «before:» and «after:», and the boxes' names."""
    half = width / 2
    changed = changes(pair)
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    top = 0.0
    for at, moment in enumerate((pair.before, pair.after)):
        heading = block(moment.called, half - 2 * PADDING, HEADING, bold=True)
        shapes += heading.centred(half * (at + 0.5), heading.height / 2)
        top = max(top, heading.height + 8.0)
    first = top
    for box in pair.boxes:
        heading = block(tr(box.heading), width - 2 * PADDING, HEADING, bold=True)
        place = Box(PADDING, top + 6.0, PADDING + heading.width, top + 6.0 + heading.height)
        inside: list[Shape] = heading.shapes(place.x0, place.y0)
        symbols.append(Symbol(box.name, place))
        labels.append(Label(box.name, place, tr(box.heading)))
        bottom = place.y1 + LEAST_HEIGHT
        for at, (moment, prefix) in enumerate(((pair.before, BEFORE), (pair.after, AFTER))):
            points = [point for point in moment.points if point.box == box.name]
            drawn = _listed(points, changed, prefix, (half * at + PADDING, place.y1 + 6.0), half - 2 * PADDING)
            inside += drawn[0]
            symbols += drawn[1]
            labels += drawn[2]
            bottom = max(bottom, drawn[3] + 4.0)
        shapes.append(rectangle(Box(0.0, top, width, bottom), Pen(0.9), box.fill))
        shapes += inside
        top = bottom
    shapes.append(polyline([(half, first), (half, top)], Pen(0.9, BLACK)))
    return Drawing(width, top, tuple(shapes), tuple(symbols), tuple(labels), (), tr(pair.title))


def compare_legend(pair: PointsPair) -> list[LegendEntry]:
    """The marks of change that are used."""
    names: dict[Change, str] = {
        "new": tr("baru"),
        "gone": tr("tidak ada lagi"),
        "other": tr("pindah kotak"),
    }
    return changes_legend(changes(pair).values(), names)


def sentences(pair: PointsPair) -> list[str]:
    """The change of each box in words, for those who read no pictures: «Hambatan pribadi: 3 menjadi 2 pokok; …»."""
    changed = changes(pair)
    told = []
    for box in pair.boxes:
        before, after = (
            [point for point in moment.points if point.box == box.name] for moment in (pair.before, pair.after)
        )
        parts = [
            f"{words}: {', '.join(texts)}"
            for words, points, change in (
                (tr("baru"), after, "new"),
                (tr("tidak ada lagi"), before, "gone"),
                (tr("pindah ke sini"), after, "other"),
                (tr("pindah ke kotak lain"), before, "other"),
            )
            if (texts := [point.text.strip().rstrip(".") for point in points if changed.get(point.key) == change])
        ]
        if parts:
            count = tr("{heading}: {before} menjadi {after} pokok").format(
                heading=tr(box.heading), before=len(before), after=len(after)
            )
            told.append("; ".join([count, *parts]))
    return told


def _by_words(moment: Moment) -> dict[str, set[str]]:
    """The boxes in which each text stands."""
    found: dict[str, set[str]] = {}
    for point in moment.points:
        found.setdefault(_plain(point.text), set()).add(point.box)
    return found


def _listed(
    points: Sequence[PairPoint], changed: dict[str, Change], prefix: str, corner: tuple[float, float], width: float
) -> tuple[list[Shape], list[Symbol], list[Label], float]:
    """Points one below another, each with a bullet or the sign of its change; and where they end."""
    x, top = corner
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for point in points:
        words = block(point.text.strip() or "?", width - SIGN, TEXT_SIZE)
        change = changed.get(point.key)
        height = max(words.height, 2 * BADGE if change else 0.0)
        middle = top + height / 2 if len(words.lines) == 1 else top + BADGE
        box = Box(x, top, x + SIGN + words.width, top + height)
        if change:
            shapes.append(rectangle(Box(x + SIGN - 3.0, top, box.x1 + 3.0, box.y1), None, HIGHLIGHT))
            shapes += badge(change, (x + BADGE, middle))
        else:
            shapes.append(ellipse(x + BADGE, top + 0.6 * TEXT_SIZE, 1.6, 1.6, None, BLACK))
        at = top + (height - words.height) / 2
        shapes += words.shapes(x + SIGN, at)
        symbols.append(Symbol(prefix + point.key, box))
        labels.append(Label(prefix + point.key, Box(x + SIGN, at, box.x1, at + words.height), point.text))
        top = box.y1 + POINT_GAP
    if not points:
        dash = polyline([(x + SIGN, top + 6.0), (x + SIGN + 14.0, top + 6.0)], Pen(1.0, FAINT))
        shapes.append(dash)
    return shapes, symbols, labels, top


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".")
