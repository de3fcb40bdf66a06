"""Which automatic backups may go: pure rules, safe against a clock that is wrong by years.

Backups are ordered by their number, never by the clock. While the clock looks wrong (the newest backups jump back, or
ahead by more than two months) nothing goes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

_NEWEST = 3
_DAYS, _WEEKS, _MONTHS = 7, 4, 6
_PLAUSIBLE = timedelta(days=62)
_FEWEST_HALF_HOURS, _MOST_HALF_HOURS = 4, 16  # the most are a day's work
_ROOM_FOR_HALF_HOURS = 512 * 1024 * 1024


def superfluous(stamps: Sequence[datetime]) -> list[int]:
    """Indexes of the backups that may go; ``stamps`` are their times, in the order they were made.

    What stays: the newest three, the newest of each of the last seven days, four weeks and six months that have any.
    """
    if not is_plausible(stamps):
        return []
    in_order = _longest_rising(stamps)
    keep = set(range(len(stamps))[-_DAYS:]) if len(in_order) < len(stamps) else set(range(len(stamps))[-_NEWEST:])
    keep |= _newest_of_each(stamps, in_order, lambda stamp: stamp.date(), _DAYS)
    keep |= _newest_of_each(stamps, in_order, lambda stamp: stamp.isocalendar()[:2], _WEEKS)
    keep |= _newest_of_each(stamps, in_order, lambda stamp: (stamp.year, stamp.month), _MONTHS)
    return [index for index in range(len(stamps)) if index not in keep]


def half_hours_kept(size: int) -> int:
    """How many of the newest half-hourly backups stay: a day's work, fewer where one (of ``size`` bytes) is large.

    They go by their number and not by their time, so that no clock can take one away.
    """
    return max(_FEWEST_HALF_HOURS, min(_MOST_HALF_HOURS, _ROOM_FOR_HALF_HOURS // max(size, 1)))


def is_plausible(stamps: Sequence[datetime]) -> bool:
    """Whether the clock seems to have been right lately; ``stamps`` are times in the order they were noted."""
    recent = stamps[-_DAYS - 1 :]
    return all(timedelta(0) <= later - earlier <= _PLAUSIBLE for earlier, later in pairwise(recent))


def _newest_of_each(
    stamps: Sequence[datetime], indexes: Sequence[int], period: Callable[[datetime], Hashable], count: int
) -> set[int]:
    newest: dict[Hashable, int] = {}
    for index in reversed(indexes):
        if len(newest) < count or period(stamps[index]) in newest:
            newest.setdefault(period(stamps[index]), index)
    return set(newest.values())


def _longest_rising(stamps: Sequence[datetime]) -> list[int]:
    """The longest run in which time does not go back, gaps allowed: backups outside it were made with a wrong clock."""
    best: list[list[int]] = []
    for index, stamp in enumerate(stamps):
        before = [run for run in best if stamps[run[-1]] <= stamp]
        best.append([*max(before, key=len, default=[]), index])
    return max(best, key=len, default=[])
