"""Clock times of a meeting: from, until, how long, or only words; local and naive, the agency names its zone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from caseworker_app.model.quantity import read_number

ZONES = ("WIB", "WITA", "WIT")

_CANONICAL = re.compile(r"(?P<start>\d\d:\d\d)?(?:/(?P<end>\d\d:\d\d))?(?: \| (?P<text>.*))?", re.DOTALL | re.ASCII)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ZONE = re.compile(r"\s*\b(wib|wita|wit)\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:^|(?<=\s))(?:s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga)(?=\s)")
_CLOCK_WORD = re.compile(r"\b(?:pukul|pkl|jam)\b\.?\s*(?=\d)")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:]\s*(\d\d)|(?<=\d)(\d\d))?(?:\s+(pagi|siang|sore|petang|malam))?", re.ASCII)
_LASTING = re.compile(r"([^(,-]+?)\s*(?:,?\s*\bselama\s|,\s|\()\s*([0-9].*(?:jam|menit|mnt))\)?", re.ASCII)
_OPEN_END = re.compile(r"(?:selesai|habis|usai)")
_ENDS_OPEN = re.compile(r"(?:-|s\.?d\.?|s/d|sampai|hingga)\s*selesai\W*$", re.IGNORECASE)
_NIGHT_FALLS, _NIGHT_ENDS = time(18), time(6)
_DAY = 24 * 60
_MEANT = re.compile(r"(?:(?:pukul|pkl|jam)\b\.?\s*)?[\d\s./:,;\u2010-\u2015-]+(?:wib|wita|wit)?", re.IGNORECASE)
_LISTED = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From ``start`` until ``end``, each to the minute and each perhaps unknown.

    ``text`` keeps the writer's words where they say more or other than the two times («15.00 s.d. selesai», «16.300»).
    """

    start: time | None = None
    end: time | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        """Keep hours and minutes only, and no empty text."""
        for name in ("start", "end"):
            clock: time | None = getattr(self, name)
            if clock is not None:
                object.__setattr__(self, name, time(clock.hour, clock.minute))
        object.__setattr__(self, "text", (self.text or "").strip() or None)

    @classmethod
    def parse(cls, text: str) -> TimeSpan:
        """Read «9», «0930», «9.30», «15.00-17.30», «pukul 15.00 s.d. selesai», «jam 3 sore» or a canonical string.

        Never raises: what cannot be read is kept as text.
        """
        words = text.strip()
        canonical = _canonical(words)
        if canonical is not None:
            return canonical
        read = _read(words)
        return replace(read, text=words if read.text else None) if read else cls(text=words)

    @classmethod
    def from_canonical(cls, stored: str) -> TimeSpan:
        """The inverse of ``str``; a string of another making is kept as text."""
        canonical = _canonical(stored.strip())
        return cls(text=stored) if canonical is None else canonical

    def __str__(self) -> str:
        """The storage form: «15:00/17:30», «15:00», «/17:30», «15:00 | words», «| words»."""
        machine = f"{self.start:%H:%M}" if self.start else ""
        if self.end:
            machine += f"/{self.end:%H:%M}"
        if not self.text:
            return machine
        return f"{machine} | {self.text}" if machine else f"| {self.text}"

    @property
    def readable(self) -> bool:
        """Whether at least one of the two times is known."""
        return self.start is not None or self.end is not None

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known, not even in words."""
        return not self.readable and self.text is None

    @property
    def unread(self) -> bool:
        """Whether the words were meant as a clock time and are none («25.70»).

        Several times one after the other are only words («9-10, 13-14»).
        """
        if self.readable or self.text is None or not _MEANT.fullmatch(self.text):
            return False
        return not all(_read(part) for part in _LISTED.split(self.text))

    @property
    def backwards(self) -> bool:
        """Whether it ends before it starts and is no night («22.00-05.00» is one)."""
        if self.start is None or self.end is None or self.end >= self.start:
            return False
        return not (self.start >= _NIGHT_FALLS and self.end <= _NIGHT_ENDS)

    @property
    def minutes(self) -> int | None:
        """How long it took; None where a time is unknown or it runs backwards, 0 for «12.00-12.00»."""
        if self.start is None or self.end is None or self.backwards:
            return None
        return (_minute(self.end) - _minute(self.start)) % _DAY

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """A total order within one day: by start, then by end; mere words and nothing come last."""
        if self.start is None:
            known = 1 if self.end else 2 if self.text else 3
            return known, 0, _minute(self.end) if self.end else 0, str(self)
        return 0, _minute(self.start), _minute(self.end) if self.end else _DAY, str(self)

    def overlaps(self, other: TimeSpan) -> bool:
        """Whether both, on one day, share at least a minute; what is not wholly known overlaps nothing."""
        if self.start is None or other.start is None or not self.minutes or not other.minutes:
            return False
        mine, theirs = _minute(self.start), _minute(other.start)
        return mine < theirs + other.minutes and theirs < mine + self.minutes

    def long(self, zone: str = "WIB") -> str:
        """As documents print it: «pukul 15.00–17.30 WIB»; the words as written where they say more."""
        if self.start and self.text and _ENDS_OPEN.search(self.text):
            return f"pukul {self.start:%H.%M} {zone} s.d. selesai"
        if self.text:
            named = _ZONE.search(self.text)
            if not named or named[1].upper() != zone or _read(_ZONE.sub("", self.text)) != replace(self, text=None):
                return self.text
        if self.end and not self.start:
            return f"sampai pukul {self._clock()} {zone}"
        return f"pukul {self._clock()} {zone}" if self.start else ""

    def short(self) -> str:
        """As narrow table columns show it: «15.00–17.30», or the words where they say more."""
        if self.end and not self.start and not self.text:
            return f"s.d. {self._clock()}"
        return self.text or self._clock()

    def _clock(self) -> str:
        return "–".join(f"{clock:%H.%M}" for clock in (self.start, self.end) if clock)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _canonical(stored: str) -> TimeSpan | None:
    if stored.startswith("| "):
        return TimeSpan(text=stored[2:])
    found = _CANONICAL.fullmatch(stored)
    if not found:
        return None
    try:
        start, end = (time.fromisoformat(found[name]) if found[name] else None for name in ("start", "end"))
    except ValueError:
        return None
    return TimeSpan(start, end, found["text"])


def _read(text: str) -> TimeSpan | None:
    """What a typed text says, its ``text`` set where words are left over; None where it cannot be read."""
    words = " ".join(_DASHES.sub("-", text.casefold()).split())
    says_more = _ZONE.search(words) is not None or re.search(r"\b(?:mulai|dari|sejak|sekitar|kira-kira)\b|±", words)
    words = re.sub(r"\b(?:mulai|dari|sejak|sekitar|kira-kira)\b|±", "", _ZONE.sub("", words))
    lasting = _LASTING.fullmatch(words.strip(" .,"))
    if lasting:
        return _from_on(_CLOCK_WORD.sub("", lasting[1]), lasting[2], text)
    words = _CLOCK_WORD.sub("", _UNTIL.sub("-", words)).strip(" .,")
    first, dash, last = (part.strip(" .,") for part in words.partition("-"))
    if dash and _OPEN_END.fullmatch(last):
        says_more, dash = True, ""
    end = _clock_time(last, None) if dash else None
    start = _clock_time(first, last if dash else None) if first else None
    if (first and start is None) or (dash and end is None) or not (start or end):
        return None
    return TimeSpan(start, end, text if says_more else None)


def _from_on(start: str, duration: str, text: str) -> TimeSpan | None:
    """«9.00 selama 1,5 jam»: the end is reckoned, the words are kept."""
    begun, minutes = _clock_time(start, None), read_number(duration, "menit", whole=True).value
    if begun is None or minutes is None or not 0 < minutes < _DAY:
        return None
    end = (_minute(begun) + int(minutes)) % _DAY
    return TimeSpan(begun, time(end // 60, end % 60), text)


def _clock_time(words: str, until: str | None) -> time | None:
    """One time of day; «3» in «3-5 sore» borrows its part of the day from the right."""
    found = _CLOCK.fullmatch(words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    part = found[4] or (until or "").rpartition(" ")[2]
    if (part in {"sore", "petang"} and 1 <= hour <= 7) or (part == "siang" and 1 <= hour <= 4):
        hour += 12
    elif part == "malam":
        hour = hour + 12 if 6 <= hour <= 11 else 0 if hour == 12 else hour
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeSpanType(TypeDecorator[TimeSpan]):
    """Stores a TimeSpan as its canonical string; nothing known is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: TimeSpan | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else str(value) or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> TimeSpan | None:
        """From the database."""
        return None if value is None else TimeSpan.from_canonical(value)
