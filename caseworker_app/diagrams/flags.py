"""Labels on poles: many dated labels beside one line, none on another, no pole through a label.

Each label is a flag at the right of its pole. Labels near each other form a stack whose poles stand a few points apart;
within a stack an earlier label is always further out, so that every pole passes left of the labels beneath it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

POLE_STEP = 6.0
COLUMN_GAP = 8.0
ROW_GAP = 5.0
LEAN_COST = 1.0
HEIGHT_COST = 1.1
TOWER_COST = 2.5
TALL = 105.0
"""Height beyond which a page would have to be made smaller when both sides are full."""


@dataclasses.dataclass(frozen=True, slots=True)
class Flag:
    """Where one label goes: x of its pole, and how far its near and far edges stand off the base line."""

    pole: float
    near: float
    far: float


def raise_flags(
    wanted: Sequence[float], widths: Sequence[float], heights: Sequence[float], left: float, right: float
) -> list[Flag]:
    """Places for labels with these pole positions (ascending), widths and heights, between two borders.

    The number of labels in a stack is the one for which leaning poles and height together cost least. Where even one
    stack of all is too wide for the borders, the labels reach over the right one.
    """
    if not wanted:
        return []
    best: list[Flag] = []
    lowest = float("inf")
    for most in range(1, len(wanted) + 1):
        flags = _stacked(wanted, widths, heights, left, right, most)
        lean = sum(abs(flag.pole - x) for flag, x in zip(flags, wanted, strict=True)) / len(flags)
        over = max(0.0, max(flag.pole + width for flag, width in zip(flags, widths, strict=True)) - right)
        high = max(flag.far for flag in flags)
        cost = LEAN_COST * lean + HEIGHT_COST * high + TOWER_COST * max(0.0, high - TALL) + 1000.0 * over
        if cost < lowest - 1e-9:
            best, lowest = flags, cost
    return best


def _stacked(
    wanted: Sequence[float], widths: Sequence[float], heights: Sequence[float], left: float, right: float, most: int
) -> list[Flag]:
    offsets = _offsets(wanted, widths, most)
    total = offsets[-1] + max(width + offset - offsets[-1] for width, offset in zip(widths, offsets, strict=True))
    poles = spaced(wanted, offsets, left, max(left, right - total))
    flags: list[Flag] = []
    for index in range(len(poles) - 1, -1, -1):
        pole, edge = poles[index], poles[index] + widths[index] + COLUMN_GAP
        near = max((flag.far + ROW_GAP for flag in flags if flag.pole < edge), default=0.0)
        flags.append(Flag(pole, near, near + heights[index]))
    return flags[::-1]


def _offsets(wanted: Sequence[float], widths: Sequence[float], most: int) -> list[float]:
    """Least distance of every pole from the first, when a stack holds at most so many labels."""
    offsets = [0.0]
    start = 0
    for index in range(1, len(wanted)):
        apart = max(widths[k] + offsets[k] for k in range(start, index)) + COLUMN_GAP - offsets[-1]
        if index - start >= most or wanted[index] - wanted[index - 1] >= apart:
            offsets.append(offsets[-1] + apart)
            start = index
        else:
            offsets.append(offsets[-1] + POLE_STEP)
    return offsets


def spaced(wanted: Sequence[float], offsets: Sequence[float], low: float, high: float) -> list[float]:
    """Positions nearest to the wanted ones (least squares) that keep the distances of ``offsets``.

    Pools adjacent violators on what remains without the offsets; the first position lies between low and high.
    """
    blocks: list[tuple[float, int]] = []
    for x, offset in zip(wanted, offsets, strict=True):
        total, count = x - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    levels = [min(max(total / count, low), high) for total, count in blocks for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
