"""An agenda as an iCalendar file (RFC 5545), for the calendar of a phone or a mail program.

It says initials and kinds only, unless details are asked for: what lies in such a calendar is read by others.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework.agenda import SINGLE
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.casework.agenda import Entry
    from caseworker_app.model.time_span import TimeSpan

ZONES = {"WIB": ("Asia/Jakarta", 7), "WITA": ("Asia/Makassar", 8), "WIT": ("Asia/Jayapura", 9)}
"""The zones of Indonesia, which know no summer time: name in the time zone database, hours ahead of UTC."""
_LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
_USUAL = "WIB"


def written(entries: Sequence[tuple[Entry, str]], *, now: datetime, details: bool = False) -> bytes:
    """The file of these entries, each with its zone (WIB, WITA, WIT); ``now`` in UTC is the moment of writing.

    The same entry has the same UID in every file, so that a calendar that reads a later file moves what it has.
    """
    zones = sorted({ZONES.get(zone, ZONES[_USUAL]) for _, zone in entries})
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Caseworker//Agenda//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for zone in zones for line in _zone(*zone)),
        *(line for entry, zone in entries for line in _events(entry, zone, now, details=details)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    """A text as the value of a property."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _zone(name: str, ahead: int) -> Iterator[str]:
    offset = f"+{ahead:02}00"
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19880101T000000")
    yield from (f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE")


def _events(entry: Entry, zone: str, now: datetime, *, details: bool) -> Iterator[str]:
    summary = [entry.called, tr(SINGLE[entry.kind])]
    if details and entry.what:
        summary[-1] = entry.what
    for at, moments in enumerate(_moments(entry, ZONES.get(zone, ZONES[_USUAL])[0])):
        number = f"-{at + 1}" if at else ""
        yield "BEGIN:VEVENT"
        yield f"UID:{entry.id}-{entry.field}{number}@caseworker"
        yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield from moments
        yield f"SUMMARY:{escaped(' · '.join(filter(None, summary)))}"
        if details and entry.place:
            yield f"LOCATION:{escaped(entry.place)}"
        if entry.ends:
            yield "TRANSP:TRANSPARENT"
        yield from ("CLASS:PRIVATE", "END:VEVENT")


def _moments(entry: Entry, zone: str) -> Iterable[list[str]]:
    """Start and end of each event of an entry: one for each certain day, or one through a span."""
    first, last = entry.bounds
    if first is None or last is None:
        return []
    spans = entry.date is not None and entry.date.precision == "range" and not entry.date.text
    if spans and (entry.time is None or len(entry.days) != (last - first).days + 1):
        return [_all_day(first, last)]
    clock = entry.time
    if clock is None or clock.start is None:
        return [_all_day(day, day) for day in entry.days]
    return [_by_the_clock(day, clock.start, clock, zone) for day in entry.days]


def _all_day(first: date, last: date) -> list[str]:
    """From the first day until the one after the last, which a calendar does not count."""
    beyond = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{beyond:%Y%m%d}"]


def _by_the_clock(day: date, start: time, clock: TimeSpan, zone: str) -> list[str]:
    begins = datetime.combine(day, start)
    lines = [f"DTSTART;TZID={zone}:{begins:%Y%m%dT%H%M%S}"]
    if clock.minutes:
        lines.append(f"DTEND;TZID={zone}:{begins + timedelta(minutes=clock.minutes):%Y%m%dT%H%M%S}")
    return lines


def _folded(line: str) -> str:
    """A line broken where it grows longer than a calendar must read, never within a letter."""
    parts, current, room = [], "", _LONGEST_LINE
    for letter in line:
        if len((current + letter).encode()) > room:
            parts.append(current)
            current, room = "", _LONGEST_LINE - 1
        current += letter
    return "\r\n ".join([*parts, current])
