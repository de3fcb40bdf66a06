"""Who sits where in a sociogram: rings as small as they may be, an order with few lines through others or crossing."""

from __future__ import annotations

import dataclasses
import itertools
import math
from typing import TYPE_CHECKING

from caseworker_app.diagrams.display import XY, Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.bubbles import Bubble

RING_STEP = 62.0
MEMBER_GAP = 16.0
STAGGERED = 9
"""Rings of more members than this may have them inside and outside in turn."""
CLEAR = 4.0
"""What a line keeps from people that it does not mean, in points."""
ROUNDS = 12
EFFORT = 500_000
"""Comparisons that the search for a better order may take, so that a large group is drawn in a second."""


@dataclasses.dataclass(frozen=True, slots=True)
class Ring:
    """A ring of seats; with a ``spread`` they stand inside and outside of it in turn."""

    index: int
    count: int
    radius: float
    stretch: float
    spread: float = 0.0

    def seats(self) -> list[XY]:
        """The seats around (0, 0)."""
        places = []
        for step in range(self.count):
            turn = math.tau * (step + 0.5 * (self.index % 2)) / self.count - math.pi / 2 + 0.21 * self.index
            radius = self.radius + self.spread * (step % 2 - 0.5)
            places.append((self.stretch * radius * math.cos(turn), radius * math.sin(turn)))
        return places


def sized(rings: Sequence[Sequence[str]], bubbles: Mapping[str, Bubble], stretch: float) -> list[Ring]:
    """Each ring as small as its members and the rings inside it allow, whoever of them sits where."""
    made: list[Ring] = []
    inner: list[Box] = []
    for index, keys in enumerate(rings):
        rx, ry = max(bubbles[key].rx for key in keys), max(bubbles[key].ry for key in keys)
        least = RING_STEP * (index + (len(rings[0]) > 1) * 0.6)
        if index == 0 and len(keys) == 1:
            ring = Ring(0, 1, 0.0, stretch)
        else:
            ways = [0.0, 2 * ry + MEMBER_GAP] if len(keys) > STAGGERED else [0.0]
            starts = [Ring(index, len(keys), least + spread / 2, stretch, spread) for spread in ways]
            grown = [_grown(start, rx, ry, inner) for start in starts]
            ring = min(grown, key=lambda one: one.radius + one.spread / 2)
        made.append(ring)
        inner += [Box(x - rx, y - ry, x + rx, y + ry) for x, y in ring.seats()]
    return made


def _grown(ring: Ring, rx: float, ry: float, inner: Sequence[Box]) -> Ring:
    """The ring made larger until no two of its seats, and none of them and an inner one, come too near."""
    while True:
        boxes = [Box(x - rx, y - ry, x + rx, y + ry) for x, y in ring.seats()]
        beside = any(one.touches(other, MEMBER_GAP) for one, other in itertools.combinations(boxes, 2))
        if not beside and not any(one.touches(other, MEMBER_GAP) for one in boxes for other in inner):
            return ring
        ring = dataclasses.replace(ring, radius=ring.radius + 4.0)


def seated(
    rings: Sequence[Sequence[str]],
    seats: Sequence[Ring],
    bubbles: Mapping[str, Bubble],
    pairs: Sequence[tuple[str, str]],
) -> dict[str, XY]:
    """Places on the rings; neighbours change places as long as that makes fewer lines cross or run through somebody."""
    orders = [list(ring) for ring in rings]
    seats_of = [ring.seats() for ring in seats]

    def places() -> dict[str, XY]:
        result: dict[str, XY] = {}
        for order, places_of in zip(orders, seats_of, strict=True):
            result.update(zip(order, places_of, strict=True))
        return result

    best = places()
    cost = _cost(best, bubbles, pairs)
    trials = EFFORT // (1 + len(pairs) * len(bubbles) + len(pairs) ** 2 // 2)
    for _ in range(ROUNDS):
        better = False
        for order in orders:
            for one, other in itertools.combinations(range(len(order)), 2):
                if trials <= 0:
                    return best
                trials -= 1
                order[one], order[other] = order[other], order[one]
                trial = places()
                price = _cost(trial, bubbles, pairs)
                if price < cost - 1e-9:
                    best, cost, better = trial, price, True
                else:
                    order[one], order[other] = order[other], order[one]
        if not better or cost == 0:
            break
    return best


def _cost(places: Mapping[str, XY], bubbles: Mapping[str, Bubble], pairs: Sequence[tuple[str, str]]) -> float:
    through = sum(
        bubbles[key].hides(place, places[one], places[other], CLEAR)
        for one, other in pairs
        for key, place in places.items()
        if key not in (one, other)
    )
    crossings = sum(
        _cross(places[a], places[b], places[c], places[d])
        for (a, b), (c, d) in itertools.combinations(pairs, 2)
        if len({a, b, c, d}) == 4
    )
    length = sum(math.dist(places[one], places[other]) for one, other in pairs)
    return 20.0 * through + crossings + length * 0.002


def _cross(a: XY, b: XY, c: XY, d: XY) -> bool:
    def turn(p: XY, q: XY, r: XY) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
