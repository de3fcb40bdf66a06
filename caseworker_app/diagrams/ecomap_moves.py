"""Systems of an ecomap moved by hand: each where it was put, or at the nearest place there that is free.

Others stay where they are. A place is free when the bubble keeps clear of every other one, of the client, and of every
tie, and its own tie runs through nobody; where that is not to be had nearby, bubbles alone keep clear.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.bubbles import FARTHEST, limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from caseworker_app.diagrams.bubbles import Bubble
    from caseworker_app.diagrams.display import XY
    from caseworker_app.diagrams.ecomap import EcomapSystem, Plan

GAP = 3.0
CLEARANCE = 3.0
STEP = 6.0
NEARBY = 24
"""Rings of places around the wanted one in which ties are kept clear too."""


def moved_by_hand(systems: Sequence[EcomapSystem], plan: Plan) -> dict[str, XY]:
    """Where all systems stand, by key, after the moves of those that were moved."""
    places = {system.key: plan.places[system.key] for system in systems if not (system.dx or system.dy)}
    for system in systems:
        if system.key not in places:
            x, y = plan.places[system.key]
            wanted = (x + limited(system.dx), y + limited(system.dy))
            places[system.key] = _free_place(system.key, wanted, places, plan)
    return places


def _free_place(key: str, wanted: XY, places: Mapping[str, XY], plan: Plan) -> XY:
    fallback: XY | None = None
    for ring, place in _around(wanted):
        if not _apart(key, place, places, plan):
            continue
        if _ties_clear(key, place, places, plan):
            return place
        fallback = fallback or place
        if ring > NEARBY:
            break
    return fallback or wanted


def _around(wanted: XY) -> Iterator[tuple[int, XY]]:
    """The place itself and rings of places around it, as far as anything can be in the way."""
    yield 0, wanted
    for ring in range(1, int(2 * FARTHEST / STEP)):
        count = 6 * ring
        for index in range(count):
            turn = math.tau * index / count
            yield ring, (wanted[0] + ring * STEP * math.cos(turn), wanted[1] + ring * STEP * math.sin(turn))


def _apart(key: str, place: XY, places: Mapping[str, XY], plan: Plan) -> bool:
    box = plan.bubbles[key].box(*place)
    return not box.touches(plan.centre.box(0.0, 0.0), GAP) and not any(
        box.touches(plan.bubbles[other].box(*there), GAP) for other, there in places.items()
    )


def _ties_clear(key: str, place: XY, places: Mapping[str, XY], plan: Plan) -> bool:
    mine: Bubble = plan.bubbles[key]
    return not any(
        mine.hides(place, (0.0, 0.0), there, CLEARANCE)
        or plan.bubbles[other].hides(there, (0.0, 0.0), place, CLEARANCE)
        for other, there in places.items()
    )
