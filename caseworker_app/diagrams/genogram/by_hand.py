"""Moves by hand, as far as nobody comes to lie on another: a move is shortened until symbol and words are free.

What the user asked for stays stored; once there is room, the symbol stands where it was put.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import XY, Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STEPS = 24
ROUNDS = 3

Rooms = tuple[Box, ...]


def held_apart(places: Sequence[XY], rooms: Sequence[Rooms], wanted: Mapping[int, XY]) -> dict[int, XY]:
    """The moves of some people, by their numbers, from where the layout placed everybody.

    rooms: symbol and texts of each person around the middle. Two who meet where the layout placed them are not held
    apart.
    """
    found = dict(wanted)
    unmoved = [_moved(room, place, (0.0, 0.0)) for room, place in zip(rooms, places, strict=True)]
    for _ in range(ROUNDS):
        for person in sorted(found, key=lambda one: (math.hypot(*found[one]), places[one])):
            others = [
                _moved(rooms[other], places[other], found.get(other, (0.0, 0.0)))
                for other in range(len(places))
                if other != person and not _meet(unmoved[person], unmoved[other])
            ]
            found[person] = _shortened(rooms[person], places[person], found[person], others)
    return found


def _shortened(rooms: Rooms, place: XY, move: XY, others: Sequence[Rooms]) -> XY:
    for step in range(STEPS, 0, -1):
        shorter = (move[0] * step / STEPS, move[1] * step / STEPS)
        here = _moved(rooms, place, shorter)
        if not any(_meet(here, other) for other in others):
            return shorter
    return (0.0, 0.0)


def _moved(rooms: Rooms, place: XY, move: XY) -> Rooms:
    x, y = place[0] + move[0], place[1] + move[1]
    return tuple(Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y) for box in rooms)


def _meet(one: Rooms, other: Rooms) -> bool:
    return any(mine.touches(yours) for mine in one for yours in other)
