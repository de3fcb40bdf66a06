"""The neutral outline of a body, the same from the front and from the back."""

from __future__ import annotations

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
