"""What lies ahead over all cases: its days, its order, what meets in time, who is not back from a visit."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework.work_log import days_of, monday_of
from caseworker_app.model.indonesian import MONTHS
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.practice import Agency, Practitioner
    from caseworker_app.model.time_span import TimeSpan

Day = date
"""The type, where ``date`` is the name of an attribute."""
KINDS: dict[str, str] = {
    "task": mark("Tugas dan janji temu"),
    "home_visit": mark("Kunjungan rumah"),
    "session": mark("Pertemuan"),
    "activity": mark("Kegiatan rencana"),
    "conference": mark("Case conference"),
    "group": mark("Kelompok"),
    "first": mark("Kontak dan asesmen"),
    "promise": mark("Janji yang jatuh tempo"),
    "aftercare": mark("Pascalayanan"),
    "deadline": mark("Batas waktu"),
    "stage": mark("Evaluasi dan terminasi"),
    "placement": mark("Praktikum dan asrama"),
}
"""What an agenda tells apart, and filters by: key -> words."""
SINGLE: dict[str, str] = {
    **KINDS,
    "task": mark("Janji temu"),
    "activity": mark("Kegiatan"),
    "first": mark("Kontak"),
    "promise": mark("Janji"),
    "stage": mark("Evaluasi/terminasi"),
    "placement": mark("Praktikum/asrama"),
}
"""What one of each kind is called where nothing of its content may be told: on a notice board, in a calendar."""
_MEETINGS = frozenset({"task", "home_visit", "session", "activity", "conference", "group", "first", "stage"})
LONGEST_PERIOD = 400
"""Days of the longest agenda that is read or printed at once: a year with the weeks around it."""
_LONGEST = 7
"""Days up to which a span stands on each of its days; a longer one stands beside the days."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One dated thing of one case.

    id, entity, field: the record, its class, and the attribute that holds the date. kind: a key of ``KINDS``. called:
    the client's initials, or the group. page: where it stands in its case. done: None where it cannot be ticked off.
    known_to, back, returned: of a visit, who knows of it, when the worker is expected back, whether that has happened.
    ends: it is a day until which something is to be done, not an appointment. failed: how a meeting came to nothing.
    """

    id: str
    entity: str
    field: str
    kind: str
    case_id: str
    called: str
    number: str = ""
    date: PartialDate | None = None
    time: TimeSpan | None = None
    what: str = ""
    place: str = ""
    with_whom: str = ""
    page: str = ""
    done: bool | None = None
    known_to: str = ""
    back: TimeSpan | None = None
    returned: bool | None = None
    ends: bool = False
    failed: str = ""

    @property
    def days(self) -> list[Day]:
        """The days on which it stands: the certain ones, or each of a short span."""
        certain = days_of(self.date)
        first, last = self.bounds
        if certain or first is None or last is None or self.date is None or self.date.precision != "range":
            return certain
        length = (last - first).days + 1
        plain = length <= _LONGEST and not self.date.approximate and not self.date.weekday_conflict
        return [first + timedelta(days=at) for at in range(length)] if plain else []

    @property
    def bounds(self) -> tuple[Day | None, Day | None]:
        """The first and last day of what is known of its date."""
        certain = days_of(self.date)
        if certain:
            return min(certain), max(certain)
        return (self.date.earliest, self.date.latest) if self.date else (None, None)

    @property
    def outside(self) -> bool:
        """Whether it is a visit of which somebody is to know."""
        return bool(self.known_to or self.back)


@dataclasses.dataclass(frozen=True, slots=True)
class Agenda:
    """Some days over all cases.

    entries: what has a day among them. around: what lies in this time without a certain day, or through all of it.
    overdue: what was to be done before today and is not ticked off. undated: what is to be done, without a day.
    """

    first: date
    last: date
    today: date
    entries: tuple[Entry, ...] = ()
    around: tuple[Entry, ...] = ()
    overdue: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        return [self.first + timedelta(days=at) for at in range((self.last - self.first).days + 1)]

    def on(self, day: date) -> list[Entry]:
        """What stands on a day, by the clock; what has no hour comes last."""
        return sorted((entry for entry in self.entries if day in entry.days), key=_moment)

    def only(self, *, kinds: Iterable[str] = (), case_id: str = "") -> Agenda:
        """The same of some kinds, or of one case, only."""
        wanted = set(kinds)
        return self.keeping(
            lambda entry: (not wanted or entry.kind in wanted) and (not case_id or entry.case_id == case_id)
        )

    def keeping(self, wanted: Callable[[Entry], bool]) -> Agenda:
        """The same with some of its entries only."""
        lists = (self.entries, self.around, self.overdue, self.undated)
        kept = [tuple(entry for entry in entries if wanted(entry)) for entries in lists]
        return Agenda(self.first, self.last, self.today, *kept)


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaSheet:
    """An agenda for paper; ``agency`` and ``practitioner`` where all open cases have the same."""

    agenda: Agenda
    agency: Agency | None = None
    practitioner: Practitioner | None = None

    @property
    def zone(self) -> str:
        """The time zone in which its hours are told."""
        return (self.agency.time_zone if self.agency else None) or "WIB"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = monday_of(day)
    return monday, monday + timedelta(days=6)


def span_in_words(first: date, last: date) -> str:
    """«30 November–6 Desember 2026», «7–13 Desember 2026», «28 Desember 2026–3 Januari 2027»."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start}–{end}"


def clashes(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Appointments of one day that meet in time.

    An appointment and the record of the same case that it led to are one thing, and meet nothing.
    """
    held = [entry for entry in entries if entry.kind in _MEETINGS and not entry.ends and entry.time and not entry.done]
    for one, other in itertools.combinations(held, 2):
        if one.case_id == other.case_id and one.kind != other.kind:
            continue
        mine, theirs = _minutes(one.time), _minutes(other.time)
        if mine and theirs and mine[0] < theirs[1] and theirs[0] < mine[1]:
            yield one, other


def not_back(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """Visits whose expected return has passed without a word that the worker is back."""
    return [entry for entry in entries if (due := due_back(entry)) is not None and due < now]


def due_back(entry: Entry) -> datetime | None:
    """When the worker is expected back from a visit; None where nobody said so or the worker is back.

    A return in words without a clock («sore») has until the end of the day; one before the start is the next day's.
    """
    days = entry.days
    if entry.back is None or entry.returned or entry.done or not days:
        return None
    clock = entry.back.end or entry.back.start
    if clock is None:
        return datetime.combine(days[-1], time.max)
    start = entry.time.start if entry.time else None
    later = timedelta(days=1) if start is not None and clock < start else timedelta()
    return datetime.combine(days[-1], clock) + later


def summary(entry: Entry) -> str:
    """«MS · menandatangani persetujuan», what it is about in one line."""
    return " · ".join(filter(None, (entry.called, entry.what or tr(SINGLE[entry.kind]))))


def _moment(entry: Entry) -> tuple[object, ...]:
    return (entry.ends, entry.time.sort_key if entry.time else (9, 0, 0, ""), entry.called.casefold(), entry.what)


def _minutes(span: TimeSpan | None) -> tuple[int, int] | None:
    """From which to which minute of its day; without an end it takes its first minute."""
    if span is None or span.start is None:
        return None
    start = span.start.hour * 60 + span.start.minute
    return start, start + max(1, span.minutes or 0)
