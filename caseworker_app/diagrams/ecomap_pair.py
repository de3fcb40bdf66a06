"""Two ecomaps of one case side by side, at assessment and at evaluation, with the changed ties marked.

Every system stands at the same place in both pictures. What is missing in one of them is a dotted outline there.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import Pen, polyline
from caseworker_app.diagrams.ecomap import EcomapData, EcomapSystem, Plan, drawn, in_order, plan, tie_course, tie_words
from caseworker_app.diagrams.ecomap import legend_entries as legend_of_one
from caseworker_app.diagrams.ecomap_words import words_box
from caseworker_app.diagrams.pair import (
    AFTER,
    BADGE,
    BEFORE,
    Change,
    badge,
    badge_box,
    changes_legend,
    free_place,
    prefixed,
    side_by_side,
)
from caseworker_app.diagrams.styles import HIGHLIGHT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.display import XY, Box, Drawing, Shape
    from caseworker_app.diagrams.frame import LegendEntry

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
    called = [" · ".join(part for part in (data.stage, data.date) if part) for data in (before, after)]
    return side_by_side(tr("Ecomap sebelum dan sesudah"), called, halves(before, after))


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
    used = changes(before, after).values()
    return [*legend_of_one(both), *changes_legend(used, names, band=True)]


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
            taken.append(badge_box(place))
            badges.extend(badge(changed[system.key], place))
    return prefixed(drawn(data, systems, mine, ghosts, bands, badges), prefix)


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
    return free_place(places, taken)
