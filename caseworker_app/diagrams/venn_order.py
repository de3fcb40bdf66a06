"""Circles of a Venn diagram one after the other, the nearest first, so that whoever is further also stands further.

Springs cannot keep the order of the distances where many work together: they pull the far ones in. Here a circle stands
as near to those it works with as its distance from the client allows; a line joins whom it cannot reach.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.display import XY

TURNS = 90
OUTWARDS = 6.0
SLACK = 0.5

Wanted = dict[tuple[int, int], tuple[float, bool]]
"""For each pair of circles their distance, and whether they work together (else it is the least distance)."""


def keeps_order(places: Sequence[XY], gaps: Sequence[float], edges: Sequence[float], wanted: Wanted) -> bool:
    """Whether nobody who should stand further from the client stands nearer.

    gaps: how far each edge should be from the client's. edges: how far from the client's middle each circle stands with
    a gap of nothing. Whoever overlaps with the client has no distance.
    """
    free = [index for index in range(1, len(places)) if not wanted[0, index][1]]
    stands = {index: math.hypot(*places[index]) - edges[index] for index in free}
    return all(
        stands[one] <= stands[other] + SLACK for one in free for other in free if gaps[one] < gaps[other] - SLACK
    )


def in_order(order: Sequence[int], gaps: Sequence[float], edges: Sequence[float], wanted: Wanted) -> list[XY]:
    """Places of all circles, the client (index 0) in the middle; ``order`` settles who comes first of one distance."""
    places: dict[int, XY] = {0: (0.0, 0.0)}
    least = reached = 0.0
    step = -math.inf
    for index in sorted(order, key=lambda at: (not wanted[0, at][1], gaps[at])):
        with_client = wanted[0, index][1]
        if not with_client and gaps[index] > step:
            step, least = gaps[index], max(gaps[index], reached)
        away = wanted[0, index][0] if with_client else edges[index] + least
        while (place := _best(index, away, places, wanted, order)) is None:
            away += OUTWARDS
        places[index] = place
        if not with_client:
            reached = max(reached, away - edges[index])
    return [places[index] for index in range(len(places))]


def _best(index: int, away: float, places: Mapping[int, XY], wanted: Wanted, order: Sequence[int]) -> XY | None:
    """The free place at a distance from the client that is nearest to those the circle works with; None for none."""
    start = math.tau * order.index(index) / len(order) - math.pi / 2
    best: tuple[float, XY] | None = None
    for turn in range(TURNS):
        angle = start + math.tau * turn / TURNS
        place = (away * math.cos(angle), away * math.sin(angle))
        cost = 0.0
        for other, there in places.items():
            distance, together = wanted[min(index, other), max(index, other)]
            apart = math.dist(place, there) - distance
            if apart < -SLACK:
                break
            cost += apart if together and other else 0.0
        else:
            if best is None or cost < best[0] - 1e-9:
                best = (cost, place)
    return best[1] if best else None
