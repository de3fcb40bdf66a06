"""Room for connectors: free places between neighbours of a row, and levels for horizontal lines that would touch."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence

APART = 3.0  # least distance of two vertical lines side by side, in points
ROOMY = 4.5  # their distance where there is room, so that nobody takes them for one
OPEN_END = 60.0  # width of the room beyond the last person of a row


@dataclasses.dataclass(slots=True)
class Slots:
    """The free interval between two neighbours, and the places in it that are taken."""

    low: float
    high: float
    taken: list[float] = dataclasses.field(default_factory=list)

    def take(
        self, wanted: float, avoid: Sequence[float] = (), low: float | None = None, high: float | None = None
    ) -> float:
        """The free place nearest to the one wanted; where nothing is free, the one with most room around it.

        A gap that is too narrow for two lines is used a little beyond its ends rather than twice at one place.
        """
        low = self.low if low is None else low
        high = self.high if high is None else high
        if low > high:
            low = high = (low + high) / 2
        if high - low < APART and any(low - APART < u < high + APART for u in (*self.taken, *avoid)):
            low, high = (low + high - APART) / 2, (low + high + APART) / 2
        wanted = min(max(wanted, low), high)
        used = sorted(u for u in (*self.taken, *avoid) if low - ROOMY < u < high + ROOMY)
        choice = _nearest(wanted, low, high, used, ROOMY)
        if choice is None:
            choice = _nearest(wanted, low, high, used, APART)
        if choice is None:
            steps = [low + (high - low) * i / 16 for i in range(17)]
            choice = max(steps, key=lambda c: (min((abs(c - u) for u in used), default=0.0), -abs(c - wanted)))
        self.taken.append(choice)
        return choice


def _nearest(wanted: float, low: float, high: float, used: list[float], apart: float) -> float | None:
    """The place nearest to the one wanted that keeps so far from all that are used; None where there is none."""
    ends = [wanted, low, high, *(u + side for u in used for side in (-apart, apart))]
    candidates = sorted({c for c in ends if low <= c <= high}, key=lambda c: (abs(c - wanted), c))
    return next((c for c in candidates if _is_free(c, used, apart)), None)


def _is_free(place: float, used: list[float], apart: float) -> bool:
    """Whether nothing in a sorted list lies too near to a place."""
    at = bisect.bisect_left(used, place)
    return all(abs(place - u) >= apart - 1e-6 for u in used[max(at - 1, 0) : at + 1])


@dataclasses.dataclass(slots=True)
class Bar:
    """A horizontal line between rows with one vertical line from above (``head``) and several to below (``feet``)."""

    union: int
    head: float | None
    feet: tuple[float, ...]
    level: int = 0

    @property
    def low(self) -> float:
        """Left end."""
        return min(self.feet if self.head is None else (self.head, *self.feet))

    @property
    def high(self) -> float:
        """Right end."""
        return max(self.feet if self.head is None else (self.head, *self.feet))


def _price(upper: Bar, lower: Bar) -> float:
    """Crossings when one bar lies above the other; lines that would run on top of each other weigh heavily."""
    cost = 0.0
    if lower.head is not None:
        cost += upper.low < lower.head < upper.high
        cost += 10 * any(abs(lower.head - f) < APART / 2 for f in upper.feet)
    low, high = lower.low, lower.high
    return cost + sum(low < f < high for f in upper.feet)


def set_levels(bars: list[Bar], room: float = 6.0) -> int:
    """Give bars that would touch different levels (0 uppermost) with few crossings; returns the number of levels."""
    bars.sort(key=lambda b: (b.low, b.high, b.union))
    touching: list[list[int]] = [[] for _ in bars]
    for i, a in enumerate(bars):
        for j in range(i + 1, len(bars)):
            if bars[j].low > a.high + room:
                break
            touching[i].append(j)
            touching[j].append(i)
    order = list(range(len(bars)))
    gain = {
        (i, j): _price(bars[i], bars[j])
        - _price(bars[j], bars[i])
        + 1e-3 * (bars[j].high - bars[j].low > bars[i].high - bars[i].low)
        for i in order
        for j in touching[i]
    }
    for _ in range(4):
        moved = [_resettle(order, node, set(touching[node]), gain) for node in range(len(bars)) if touching[node]]
        if not any(moved):
            break
    count = 0
    placed: set[int] = set()
    for node in order:
        above = [bars[t].level for t in touching[node] if t in placed]
        bars[node].level = max(above, default=-1) + 1
        placed.add(node)
        count = max(count, bars[node].level + 1)
    return count


def _resettle(order: list[int], node: int, touching: set[int], gain: dict[tuple[int, int], float]) -> bool:
    """Move one bar to where it costs least in the order from top to bottom; whether that was elsewhere."""
    others = [o for o in order if o in touching]
    before = [o for o in order[: order.index(node)] if o in touching]
    costs = [0.0]
    for o in others:
        costs.append(costs[-1] + gain[o, node])
    best = min(range(len(costs)), key=lambda i: (round(costs[i], 9), abs(i - len(before))))
    if round(costs[best], 9) >= round(costs[len(before)], 9):
        return False
    order.remove(node)
    at = order.index(others[best]) if best < len(others) else order.index(others[-1]) + 1
    order.insert(at, node)
    return True


def colour(intervals: list[tuple[float, float]], room: float = 6.0) -> list[int]:
    """A level for each interval so that none touch on one level; short ones get the low levels."""
    levels = [0] * len(intervals)
    done: list[int] = []
    for i in sorted(range(len(intervals)), key=lambda k: (intervals[k][1] - intervals[k][0], intervals[k])):
        low, high = intervals[i]
        met = {levels[j] for j in done if intervals[j][0] < high + room and low < intervals[j][1] + room}
        levels[i] = next(n for n in range(len(done) + 1) if n not in met)
        done.append(i)
    return levels
