"""A recap of many cases: how far each has come, and how many there are of each kind and in each month."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.model.choices import Sex, StageState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.outside_copies import Copy
    from caseworker_app.casework.tallies import TallyTable
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.practice import Agency, Practitioner

CLOSED, FINISHED, UNKNOWN = "closed", "finished", ""
"""What stands for a stage: the case is closed; all stages are done; nobody has said how far it is."""
MALE, FEMALE, UNSAID = 0, 1, 2
_UNDATED = (9, 0, 0, "")


@dataclasses.dataclass(frozen=True, slots=True)
class RecapCase:
    """One case as a recap tells it; ``stage`` is the key of the stage it has come to, or ``CLOSED`` and the like.

    kept_until: the last day on which it is kept, None while it is open. held: what forbids its erasure, in words.
    history: what changed how long it is kept, in sentences. id: that of the case, where it is known.
    """

    number: str
    initials: str
    name: str
    sex: Sex | None
    age: str
    cluster: str
    ppks: str
    agency: str
    opened: PartialDate | None
    closed: PartialDate | None
    stage: str
    kept_until: date | None = None
    held: str = ""
    history: tuple[str, ...] = ()
    id: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Recap:
    """Cases of a notebook on a day; ``agency`` and ``practitioner`` where all cases have the same.

    ground: why these cases are to be destroyed, «» where that is not what they are listed for. copies: what is known to
    be outside the notebook, for the record of destruction only. period, tables: what the recap of a period is called,
    and its tables; its cases are then those that were open in it.
    """

    cases: tuple[RecapCase, ...]
    day: date
    agency: Agency | None = None
    practitioner: Practitioner | None = None
    ground: str = ""
    copies: tuple[Copy, ...] = ()
    period: str = ""
    tables: tuple[TallyTable, ...] = ()

    @property
    def due(self) -> list[RecapCase]:
        """The cases whose time is over by the end of the year, the first to go first."""
        kept = [(one.kept_until, one.number, one) for one in self.cases if one.kept_until is not None]
        return [one for until, _, one in sorted(kept, key=lambda line: line[:2]) if until.year <= self.day.year]


def reached(states: Iterable[tuple[str, StageState | None]], *, closed: bool) -> str:
    """How far a case has come: the last stage that runs, else the last one done."""
    if closed:
        return CLOSED
    known = list(states)
    running = [key for key, state in known if state is StageState.RUNNING]
    done = [key for key, state in known if state is StageState.DONE]
    if done and len(done) == len(known):
        return FINISHED
    return (running or done or [UNKNOWN])[-1]


def in_order(cases: Iterable[RecapCase]) -> tuple[RecapCase, ...]:
    """By the day on which they were opened, then by number; what has no day comes last."""
    return tuple(sorted(cases, key=lambda one: (one.opened.sort_key if one.opened else _UNDATED, one.number)))


def by_sex(cases: Sequence[RecapCase], kind: Callable[[RecapCase], str]) -> dict[str, list[int]]:
    """Counts of male, female and unsaid for each word of a kind, the most frequent first, the unsaid word last."""
    found: dict[str, list[int]] = {}
    for one in cases:
        at = {Sex.MALE: MALE, Sex.FEMALE: FEMALE}.get(one.sex, UNSAID) if one.sex else UNSAID
        found.setdefault(kind(one), [0, 0, 0])[at] += 1
    return dict(sorted(found.items(), key=lambda pair: (not pair[0], -sum(pair[1]), pair[0].casefold())))


def months(cases: Sequence[RecapCase], *, most: int = 12) -> list[tuple[date, int, int]]:
    """The first day of each month with how many cases were opened and closed in it.

    ``most`` months up to the newest; those in which nothing happened are told as well. A date that is not certain to
    the month is left out.
    """
    opened = Counter(filter(None, (_month(one.opened) for one in cases)))
    closed = Counter(filter(None, (_month(one.closed) for one in cases)))
    known = sorted({*opened, *closed})
    if not known:
        return []
    last = known[-1]
    every = [_before(last, back) for back in range(most)]
    return [(month, opened[month], closed[month]) for month in reversed(every) if month >= known[0]]


def undated(cases: Sequence[RecapCase]) -> int:
    """How many cases have no month of opening."""
    return sum(_month(one.opened) is None for one in cases)


def _month(value: PartialDate | None) -> date | None:
    if value is None or value.earliest is None or value.latest is None or value.age is not None:
        return None
    first, last = value.earliest.replace(day=1), value.latest.replace(day=1)
    return first if first == last else None


def _before(month: date, count: int) -> date:
    """The first day of the month so many months earlier."""
    at = month.year * 12 + month.month - 1 - count
    return date(at // 12, at % 12 + 1, 1)
