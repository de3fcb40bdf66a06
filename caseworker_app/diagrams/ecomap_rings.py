"""Where the systems of an ecomap stand: on one ring or more, each in a direction of its own."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.bubbles import Bubble
    from caseworker_app.diagrams.display import XY

BUBBLE_GAP = 9.0
TIE_CLEARANCE = 6.0
SHORTEST_TIE = 52.0
PULL = 4.0


def ring_count(systems: int) -> int:
    """Up to six systems one ring, up to twelve two, more three."""
    return 1 if systems <= 6 else 2 if systems <= 12 else 3


def ring_places(bubbles: Sequence[Bubble], centre: Bubble, stretch: float, shortest: float = SHORTEST_TIE) -> list[XY]:
    """Centres of the bubbles around (0, 0), each in its own direction, on the smallest rings that hold them.

    No tie is shorter than ``shortest``.
    """
    return list(_ring_places(tuple(bubbles), centre, stretch, shortest))


@functools.lru_cache(maxsize=512)  # a picture before and after, and a report made twice, ask for the same places again
def _ring_places(bubbles: tuple[Bubble, ...], centre: Bubble, stretch: float, shortest: float) -> tuple[XY, ...]:
    count = len(bubbles)
    rings = ring_count(count)
    start = -math.pi / 2 if count != 2 else 0.0
    spread = [
        (stretch * math.cos(turn), math.sin(turn)) for turn in (start + math.tau * i / count for i in range(count))
    ]
    ring_of = [index % rings for index in range(count)]
    if rings == 3 and count % rings == 1:
        ring_of[-1] = 1
    places: dict[int, XY] = {}
    radius = 0.0
    for ring in range(rings):
        members = [index for index in range(count) if ring_of[index] == ring]
        radius = max(radius, centre.ry + shortest)
        while True:
            trial = {index: (spread[index][0] * radius, spread[index][1] * radius) for index in members}
            if _holds(trial, places, bubbles, centre, spread, shortest):
                break
            radius += 4.0
        places.update(trial)
    return tuple(places[index] for index in range(count))


def pulled_in(places: Sequence[XY], bubbles: Sequence[Bubble], centre: Bubble) -> list[XY]:
    """Many bubbles, each as near to the client in its direction as all the others allow, from the inside outwards."""
    near = list(places)
    for index in sorted(range(len(near)), key=lambda at: (math.hypot(*near[at]), at)):
        while True:
            length = math.hypot(*near[index])
            share = max(0.0, length - PULL) / length
            nearer = (near[index][0] * share, near[index][1] * share)
            if not _has_room(index, nearer, near, bubbles, centre):
                break
            near[index] = nearer
    return near


def _has_room(index: int, place: XY, places: Sequence[XY], bubbles: Sequence[Bubble], centre: Bubble) -> bool:
    """Whether one bubble at a place keeps clear of the client, of the others and of their ties."""
    bubble, length = bubbles[index], math.hypot(*place)
    if length == 0.0:
        return False
    reach = bubble.reach(place[0] / length, place[1] / length) + centre.reach(place[0] / length, place[1] / length)
    box = bubble.box(*place)
    return (
        length - reach >= SHORTEST_TIE
        and not box.touches(centre.box(0.0, 0.0), BUBBLE_GAP)
        and not any(
            box.touches(bubbles[other].box(*there), BUBBLE_GAP) or bubble.hides(place, (0.0, 0.0), there, TIE_CLEARANCE)
            for other, there in enumerate(places)
            if other != index
        )
    )


def _holds(
    trial: Mapping[int, XY],
    inner: Mapping[int, XY],
    bubbles: Sequence[Bubble],
    centre: Bubble,
    spread: Sequence[XY],
    shortest: float,
) -> bool:
    """Whether the bubbles of one ring keep clear of each other, of the inner rings, and of every tie."""
    settled = {**inner, **trial}
    middle = centre.box(0.0, 0.0)
    for index, (x, y) in trial.items():
        bubble = bubbles[index]
        box = bubble.box(x, y)
        length = math.hypot(x, y)
        ux, uy = x / length, y / length
        if box.touches(middle, BUBBLE_GAP) or length - bubble.reach(ux, uy) - centre.reach(ux, uy) < shortest:
            return False
        for other, (ox, oy) in settled.items():
            if other != index and box.touches(bubbles[other].box(ox, oy), BUBBLE_GAP):
                return False
        far = 10.0 * (abs(x) + abs(y))
        for other, (dx, dy) in enumerate(spread):
            end = inner.get(other, (dx * far, dy * far))
            if other != index and bubble.hides((x, y), (0.0, 0.0), end, TIE_CLEARANCE):
                return False
    return all(
        not bubbles[other].hides(place, (0.0, 0.0), end, TIE_CLEARANCE)
        for other, place in inner.items()
        for end in trial.values()
    )
