"""A smooth line through given points that never overshoots them, and the pieces of it above and below zero."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.display import XY

Piece = tuple["XY", "XY", "XY", "XY"]
"""A cubic Bézier curve by its four points."""


def monotone_curve(points: Sequence[XY]) -> list[Piece]:
    """Bézier pieces through points with growing x, monotone between neighbours (Fritsch and Carlson 1980).

    Slopes are weighted harmonic means of the neighbouring secants (Fritsch and Butland 1984), and zero at every turn.
    """
    steps = [x1 - x0 for (x0, _), (x1, _) in itertools.pairwise(points)]
    secants = [(y1 - y0) / step for ((_, y0), (_, y1)), step in zip(itertools.pairwise(points), steps, strict=True)]
    slopes = [0.0] * len(points)
    for index in range(1, len(points) - 1):
        before, after = secants[index - 1], secants[index]
        if before * after > 0:
            left, right = steps[index - 1], steps[index]
            wide, near = 2 * right + left, right + 2 * left
            slopes[index] = (wide + near) / (wide / before + near / after)
    pieces = []
    for index, step in enumerate(steps):
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        third = step / 3
        pieces.append(
            ((x0, y0), (x0 + third, y0 + slopes[index] * third), (x1 - third, y1 - slopes[index + 1] * third), (x1, y1))
        )
    return pieces


def split_at_zero(pieces: Sequence[Piece]) -> list[Piece]:
    """The same curve, cut wherever it crosses y = 0; every piece must be monotone in y."""
    result: list[Piece] = []
    for piece in pieces:
        if piece[0][1] * piece[3][1] < 0:
            result.extend(_cut(piece, _crossing(piece)))
        else:
            result.append(piece)
    return result


def point_on(piece: Piece, t: float) -> XY:
    """The point at a parameter from 0 to 1."""
    s = 1.0 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(weight * p[0] for weight, p in zip(weights, piece, strict=True)),
        sum(weight * p[1] for weight, p in zip(weights, piece, strict=True)),
    )


def _crossing(piece: Piece) -> float:
    low, high = 0.0, 1.0
    rising = piece[3][1] > piece[0][1]
    for _ in range(48):
        middle = (low + high) / 2
        if (point_on(piece, middle)[1] > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _cut(piece: Piece, t: float) -> tuple[Piece, Piece]:
    """Both parts of a curve (de Casteljau); the cut lies exactly on zero."""

    def between(a: XY, b: XY) -> XY:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    p0, p1, p2, p3 = piece
    a, b, c = between(p0, p1), between(p1, p2), between(p2, p3)
    d, e = between(a, b), between(b, c)
    cut = (between(d, e)[0], 0.0)
    return (p0, a, d, cut), (cut, e, c, p3)
