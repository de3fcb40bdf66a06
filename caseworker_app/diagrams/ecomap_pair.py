"""Two ecomaps of one case side by side, at assessment and at evaluation, with the changed ties marked.

Every system stands at the same place in both pictures. What is missing in one of them is a dotted outline there.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Literal

from caseworker_app.diagrams.display import (
    BLACK,
    Box,
    Drawing,
    Label,
    Line,
    Pen,
    Shape,
    Symbol,
    Text,
    ellipse,
    polyline,
)
from caseworker_app.diagrams.ecomap import EcomapData, EcomapSystem, Plan, drawn, in_order, plan, tie_course, tie_words
from caseworker_app.diagrams.ecomap import legend_entries as legend_of_one
from caseworker_app.diagrams.ecomap_words import words_box
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.measure import line_height, wrap
from caseworker_app.diagrams.styles import FAINT, HIGHLIGHT, PAPER
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.display import XY
    from caseworker_app.diagrams.frame import LegendEntry

Change = Literal["stronger", "weaker", "other", "new", "gone"]

BEFORE = "before:"
AFTER = "after:"
"""What stands before the keys of the left and of the right picture."""
HALF_PAGE = (385.0, 400.0)
STRENGTH = {
    "sangat dekat": 4,
    "dekat": 3,
    "biasa": 2,
    "renggang": 1,
    "lemah": 1,
}
"""Order in which a tie counts as stronger; tense, quarrelling and cut ties are neither stronger nor weaker."""
NO_ENERGY = "tidak ada"
HEADING = 11.0
BETWEEN = 36.0
NARROWEST_HALF = 200.0
BADGE = 7.0
ASIDE = BADGE + 8.0
"""From the axis of a tie to the middle of its badge: a cut stays visible as a cut."""


def changes(before: EcomapData, after: EcomapData) -> dict[str, Change]:
    """What happened to each system, by its key; what stayed as it was is left out."""
    old = {system.key: system for system in before.systems}
    new = {system.key: system for system in after.systems}
    found: dict[str, Change] = {}
    for key in sorted({*old, *new}):
        if key not in old:
            found[key] = "new"
        elif key not in new:
            found[key] = "gone"
        elif (change := _change(old[key], new[key])) is not None:
            found[key] = change
    return found


def _change(old: EcomapSystem, new: EcomapSystem) -> Change | None:
    if old.tie != new.tie:
        rise = STRENGTH.get(new.tie or "", 2) - STRENGTH.get(old.tie or "", 2)
        known = old.tie in STRENGTH and new.tie in STRENGTH
        return "other" if not rise or not known else "stronger" if rise > 0 else "weaker"
    if old.stress != new.stress or (old.energy or NO_ENERGY) != (new.energy or NO_ENERGY) or old.dead != new.dead:
        return "other"
    return None


def halves(before: EcomapData, after: EcomapData) -> tuple[Drawing, Drawing]:
    """Both ecomaps, each in a drawing of its own, their systems at the same places and the changes marked."""
    old = in_order(before.systems)
    new = in_order(after.systems)
    everyone = in_order({system.key: system for system in [*old, *new]}.values())
    shared = _shared_plan(before, after, everyone)
    changed = changes(before, after)
    left = _half(before, old, [s for s in everyone if s.key not in {o.key for o in old}], shared, changed, BEFORE)
    right = _half(after, new, [s for s in everyone if s.key not in {n.key for n in new}], shared, changed, AFTER)
    return left, right


def compare(before: EcomapData, after: EcomapData) -> Drawing:
    """Both ecomaps in one drawing; keys are the systems' own behind «before:» and «after:»."""
    left, right = halves(before, after)
    width = max(left.width, right.width, NARROWEST_HALF)
    shapes: list[Shape] = []
    height = HEADING * 2.2
    for index, data in enumerate((before, after)):
        heading = " · ".join(part for part in (data.stage, data.date) if part)
        for row, line in enumerate(wrap(heading, width, HEADING, bold=True)):
            middle = width / 2 + index * (width + BETWEEN)
            shapes.append(Text(middle, HEADING + row * line_height(HEADING), line, HEADING, bold=True))
            height = max(height, HEADING * 2.2 + row * line_height(HEADING))
    sides = [
        placed(half, 1.0, index * (width + BETWEEN) + (width - half.width) / 2, height)
        for index, half in enumerate((left, right))
    ]
    total = height + max(half.height for half in sides)
    divider = width + BETWEEN / 2
    shapes.append(polyline([(divider, 0.0), (divider, total)], Pen(0.6, FAINT)))
    return Drawing(
        2 * width + BETWEEN,
        total,
        (*shapes, *sides[0].shapes, *sides[1].shapes),
        sides[0].symbols + sides[1].symbols,
        sides[0].labels + sides[1].labels,
        sides[0].lines + sides[1].lines,
        tr("Ecomap sebelum dan sesudah"),
    )


def compare_legend(before: EcomapData, after: EcomapData) -> list[LegendEntry]:
    """The symbols of both pictures and the marks of change that are used."""
    both = dataclasses.replace(before, systems=before.systems + after.systems)
    names: dict[Change, str] = {
        "stronger": tr("ikatan menguat"),
        "weaker": tr("ikatan melemah"),
        "other": tr("perubahan lain"),
        "new": tr("baru"),
        "gone": tr("tidak ada lagi"),
    }
    used = set(changes(before, after).values())
    entries = legend_of_one(both)
    for change, name in names.items():
        if change in used:
            band = polyline([(2.0, 9.0), (34.0, 9.0)], Pen(11.0, HIGHLIGHT))
            entries.append(([band, *badge(change, (18.0, 9.0))], name))
    return entries


def _shared_plan(before: EcomapData, after: EcomapData, everyone: Sequence[EcomapSystem]) -> Plan:
    """One place for each system, with room for whichever of its two labels is larger."""
    both = [plan(data, in_order(data.systems), HALF_PAGE) for data in (before, after)]
    centre = max((one.centre for one in both), key=lambda bubble: bubble.rx)
    widest = before if both[0].centre is centre else after
    shared = plan(widest, everyone, HALF_PAGE, both[0].bubbles)
    return dataclasses.replace(shared, centre=centre)


def _half(
    data: EcomapData,
    systems: Sequence[EcomapSystem],
    ghosts: Sequence[EcomapSystem],
    shared: Plan,
    changed: Mapping[str, Change],
    prefix: str,
) -> Drawing:
    own = plan(data, systems, HALF_PAGE)
    mine = Plan(own.centre, {**shared.bubbles, **own.bubbles}, shared.places)
    bands: dict[str, Sequence[Shape]] = {}
    badges: list[Shape] = []
    taken = [words_box(text) for text in tie_words(systems, mine).values()]
    for system in (*systems, *ghosts):
        course = tie_course(mine.centre, mine.bubbles[system.key], mine.places[system.key])
        if system.key not in changed or not course:
            continue
        bands[system.key] = [polyline(course, Pen(13.0, HIGHLIGHT))]
        if prefix == AFTER:
            place = _beside(course, [*taken, *(mine.bubbles[key].box(*mine.places[key]) for key in mine.places)])
            taken.append(Box(place[0] - BADGE, place[1] - BADGE, place[0] + BADGE, place[1] + BADGE))
            badges.extend(badge(changed[system.key], place))
    half = drawn(data, systems, mine, ghosts, bands, badges)
    return dataclasses.replace(
        half,
        symbols=tuple(Symbol(prefix + s.key, s.box) for s in half.symbols),
        labels=tuple(Label(prefix + n.key, n.box, n.text) for n in half.labels),
        lines=tuple(Line(line.kind, tuple(prefix + key for key in line.keys), line.points) for line in half.lines),
    )


def _beside(course: Sequence[XY], taken: Sequence[Box]) -> XY:
    """A place for a badge beside a tie, where it hides neither the line nor anything else if that is to be had."""
    (x0, y0), (x1, y1) = course
    length = math.dist((x0, y0), (x1, y1))
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    places = [
        (x0 + (x1 - x0) * share - side * uy * ASIDE, y0 + (y1 - y0) * share + side * ux * ASIDE)
        for share in (0.5, 0.65, 0.35, 0.8, 0.2)
        for side in (1.0, -1.0)
    ]

    def free(place: XY) -> bool:
        badge = Box(place[0] - BADGE, place[1] - BADGE, place[0] + BADGE, place[1] + BADGE)
        return not any(badge.touches(box) for box in taken)

    return next(filter(free, places), places[0])


def badge(change: Change, place: XY) -> list[Shape]:
    """A small round mark: triangle up, triangle down, diamond, plus or minus."""
    x, y = place
    shapes: list[Shape] = [ellipse(x, y, BADGE, BADGE, Pen(0.9), PAPER)]
    pen = Pen(1.6, BLACK)
    if change in {"stronger", "weaker"}:
        up = -1.0 if change == "stronger" else 1.0
        corners = [(x, y + 4.6 * up), (x + 4.2, y - 2.8 * up), (x - 4.2, y - 2.8 * up)]
        return [*shapes, polyline(corners, None, closed=True, fill=BLACK)]
    if change == "other":
        diamond = [(x, y - 4.0), (x + 4.0, y), (x, y + 4.0), (x - 4.0, y)]
        return [*shapes, polyline(diamond, None, closed=True, fill=BLACK)]
    shapes.append(polyline([(x - 3.8, y), (x + 3.8, y)], pen))
    if change == "new":
        shapes.append(polyline([(x, y - 3.8), (x, y + 3.8)], pen))
    return shapes
