"""The neutral outline of a body, the same from the front and from the back."""

from __future__ import annotations

import itertools
import math
from functools import cache

from caseworker_app.diagrams.display import BLACK, XY, Path, Pen
from caseworker_app.diagrams.styles import SOFT_FILL

_HALF: tuple[tuple[XY, XY, XY], ...] = (
    ((0.575, 0.0), (0.61, 0.03), (0.605, 0.062)),
    ((0.602, 0.098), (0.575, 0.118), (0.552, 0.130)),
    ((0.548, 0.145), (0.550, 0.155), (0.565, 0.163)),
    ((0.62, 0.178), (0.70, 0.178), (0.745, 0.197)),
    ((0.80, 0.22), (0.815, 0.26), (0.825, 0.305)),
    ((0.845, 0.36), (0.88, 0.42), (0.915, 0.475)),
    ((0.935, 0.50), (0.955, 0.525), (0.948, 0.548)),
    ((0.935, 0.575), (0.895, 0.57), (0.885, 0.545)),
    ((0.865, 0.505), (0.845, 0.49), (0.825, 0.455)),
    ((0.775, 0.395), (0.745, 0.335), (0.715, 0.285)),
    ((0.700, 0.33), (0.685, 0.37), (0.685, 0.40)),
    ((0.690, 0.44), (0.715, 0.47), (0.715, 0.525)),
    ((0.715, 0.60), (0.685, 0.655), (0.668, 0.705)),
    ((0.680, 0.765), (0.672, 0.825), (0.648, 0.905)),
    ((0.642, 0.935), (0.68, 0.955), (0.70, 0.975)),
    ((0.705, 0.995), (0.60, 1.0), (0.555, 0.985)),
    ((0.540, 0.96), (0.555, 0.93), (0.553, 0.905)),
    ((0.548, 0.83), (0.545, 0.76), (0.547, 0.70)),
    ((0.542, 0.64), (0.530, 0.58), (0.505, 0.53)),
)
"""Right half of the outline from the crown to the crotch, as Bézier pieces behind the start (0.5, 0)."""

SAMPLES = 8  # corners for each curve of the outline


def outline(left: float, top: float, width: float, height: float) -> Path:
    """The outline filling a box by its upper left corner and its size in points."""

    def at(p: XY) -> XY:
        return left + p[0] * width, top + p[1] * height

    def mirrored(p: XY) -> XY:
        return at((1.0 - p[0], p[1]))

    steps: list[tuple[str | XY, ...]] = [("M", at((0.5, 0.0)))]
    steps.extend(("C", at(a), at(b), at(c)) for a, b, c in _HALF)
    ends = [(0.5, 0.0), *(c for _, _, c in _HALF)]
    steps.append(("L", mirrored(ends[-1])))
    for (a, b, _), end in zip(reversed(_HALF), reversed(ends[:-1]), strict=True):
        steps.append(("C", mirrored(b), mirrored(a), mirrored(end)))
    steps.append(("Z",))
    return Path(tuple(steps), Pen(1.2, BLACK), SOFT_FILL)


def pulled_in(place: XY, width: float, height: float, reach: float) -> XY:
    """A place in the box of an outline of this size; one further than ``reach`` beside the body goes to its edge."""
    edge = [(x * width, y * height) for x, y in _edge()]
    sides = list(itertools.pairwise([*edge, edge[0]]))
    crossed = sum(_is_left(place, *side) for side in sides)
    nearest = min((_nearest(place, *side) for side in sides), key=lambda point: math.dist(place, point))
    return place if crossed % 2 or math.dist(place, nearest) <= reach else nearest


@cache
def _edge() -> tuple[XY, ...]:
    """Corners of the outline in shares of its box, close enough together for its curves."""
    half: list[XY] = [(0.5, 0.0)]
    for first, second, end in _HALF:
        start = half[-1]
        for step in range(1, SAMPLES + 1):
            t = step / SAMPLES
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (start, first, second, end)
            half.append(
                (
                    sum(w * p[0] for w, p in zip(weights, points, strict=True)),
                    sum(w * p[1] for w, p in zip(weights, points, strict=True)),
                )
            )
    return (*half, *((1.0 - x, y) for x, y in reversed(half[1:])))


def _is_left(place: XY, one: XY, other: XY) -> bool:
    """Whether a line from the place to the right crosses this side."""
    if (one[1] > place[1]) == (other[1] > place[1]):
        return False
    return place[0] < one[0] + (place[1] - one[1]) / (other[1] - one[1]) * (other[0] - one[0])


def _nearest(place: XY, one: XY, other: XY) -> XY:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = ((place[0] - one[0]) * dx + (place[1] - one[1]) * dy) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return one[0] + share * dx, one[1] + share * dy
