"""Dates as casework knows them: a day, a month, a range, «sekitar 1998», an age, or only words.

One type for all of them, so that sorting, contradiction and display are defined once. Case dates are local and naive.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from caseworker_app.model.date_reading import OLDEST_AGE, Reading, birth_span, impossible, read, weekdays_named
from caseworker_app.model.date_setting import Setting
from caseworker_app.model.indonesian import MONTHS, WEEKDAYS, long_date, month_name, short_date, with_days

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_CANONICAL = re.compile(
    rf"(?:(?P<first>{_DATE})(?:/(?P<last>{_DATE}))?|age:(?P<age>\d{{1,3}})(?:@(?P<on>\d{{4}}-\d\d-\d\d))?)"
    r"(?P<about>~)?(?: \| (?P<text>.*))?",
    re.DOTALL | re.ASCII,
)
_MEANT = re.compile(r"age:.*|[\d\s./:,~\u2013-]+")
_OF_TIME = re.compile(
    r"\d|\b(?:hari|pagi|siang|sore|malam|minggu|pekan|bulan|tahun|abad|masa|zaman|waktu|saat|sewaktu|sejak|semasa|"
    r"sebelum|sesudah|setelah|menjelang|ketika|kemarin|besok|tadi|sekarang|dulu|dahulu|lalu|awal|akhir|pertengahan|"
    r"usia|umur|lahir|kecil|remaja|sekolah|kuliah|lebaran|idul\w*|ramadh?an|puasa|natal|paskah|semester|musim|"
    + "|".join(name.casefold() for name in (*MONTHS, *WEEKDAYS))
    + r")\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,;]\s*")
_SHORT, _PHRASE = 20, 60  # characters: what is no story, and what words about a date seldom need
_WHOLE_DAY = len("2024-08-26")
_NARROW = 20


@dataclass(frozen=True, slots=True)
class PartialDate:
    """When something was, as far as it is known.

    ``earliest`` and ``latest`` bound it, both included. ``age`` with ``age_on`` stands for a birth date (the bounds are
    then computed); ``age`` alone is a point in someone's life, «usia 18». ``text`` keeps the writer's words where they
    say more or other than the rest. Raises ValueError where the parts cannot go together.
    """

    earliest: date | None = None
    latest: date | None = None
    text: str | None = None
    approximate: bool = False
    age: int | None = None
    age_on: date | None = None

    def __post_init__(self) -> None:
        """Compute the bounds of a stated age and refuse parts that contradict each other."""
        object.__setattr__(self, "text", (self.text or "").strip() or None)
        if self.age is not None and not 0 <= self.age <= OLDEST_AGE:
            raise ValueError(f"an age lies between 0 and {OLDEST_AGE}")
        if self.age is not None:
            first, last = birth_span(self.age, self.age_on) if self.age_on else (None, None)
            object.__setattr__(self, "earliest", first)
            object.__setattr__(self, "latest", last)
        elif self.age_on is not None:
            raise ValueError("age_on needs an age")
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("earliest and latest are known together or not at all")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("earliest lies after latest")
        if not self.readable:
            object.__setattr__(self, "approximate", False)

    @classmethod
    def on(cls, day: date) -> PartialDate:
        """Exactly this day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str, setting: Setting | None = None, *, today: date | None = None) -> PartialDate:
        """Read what a worker typed, a canonical string, or ISO; never raises: what cannot be read is kept as text.

        ``setting`` says what the date is about and settles «kemarin» and a year left out; ``today`` alone stands for
        the setting of a case on that day, without either the clock does.
        """
        words = text.strip()
        canonical = _canonical(words)
        if canonical is not None:
            return canonical
        reading = read(words, setting or Setting(today or date.today()))
        if reading is None:
            return cls(text=words)
        written = cls(reading.earliest, reading.latest, words, reading.approximate, reading.age, reading.age_on)
        plain = reading.says_all and not reading.guessed and not written.weekday_conflict
        return replace(written, text=None) if plain else written

    @classmethod
    def from_canonical(cls, stored: str) -> PartialDate:
        """The inverse of ``str``; a string of another making is kept as text."""
        canonical = _canonical(stored.strip())
        return cls(text=stored) if canonical is None else canonical

    def __str__(self) -> str:
        """The storage form: «2024-08-26», «2024-08», «2024-08-26/2024-08-30», «1998~», «age:27@2024-08-26», «| words».

        What lies wholly before another date sorts before it as a string; ages come after dates, mere words last.
        """
        machine = self._machine() + ("~" if self.approximate else "")
        if not self.text:
            return machine
        return f"{machine} | {self.text}" if machine else f"| {self.text}"

    def _machine(self) -> str:
        if self.age is not None:
            return f"age:{self.age}@{self.age_on.isoformat()}" if self.age_on else f"age:{self.age}"
        if self.earliest is None or self.latest is None:
            return ""
        return {
            "day": self.earliest.isoformat(),
            "month": self.earliest.isoformat()[:7],
            "year": self.earliest.isoformat()[:4],
        }.get(self.precision, f"{self.earliest.isoformat()}/{self.latest.isoformat()}")

    @property
    def precision(self) -> str:
        """What the bounds enclose: «day», «month», «year», «range», or «» when they are unknown."""
        if self.earliest is None or self.latest is None:
            return ""
        if self.earliest == self.latest:
            return "day"
        same_year = self.earliest.year == self.latest.year
        one = same_year and (self._whole == "year" or self.earliest.month == self.latest.month)
        return (one and self._whole) or "range"

    @property
    def _whole(self) -> str:
        """Whether the bounds enclose whole «year»s, whole «month»s, or neither."""
        first, last = self.earliest, self.latest
        if first is None or last is None or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
            return ""
        return "year" if (first.month, last.month) == (1, 12) else "month"

    @property
    def readable(self) -> bool:
        """Whether anything but words is known."""
        return self.earliest is not None or self.age is not None

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known, not even in words."""
        return not self.readable and self.text is None

    @property
    def unread(self) -> bool:
        """Whether the words were meant as a date and are none («31/9/2024»)."""
        return not self.readable and self.text is not None and names_no_day(self.text)

    @property
    def exact(self) -> bool:
        """Whether it is one certain day."""
        return self.precision == "day" and not self.approximate and self.age is None

    @property
    def day(self) -> date | None:
        """The one certain day, or None."""
        return self.earliest if self.exact else None

    @property
    def year(self) -> int | None:
        """The one year in which it lies, or None."""
        if self.earliest is None or self.latest is None or self.earliest.year != self.latest.year:
            return None
        return self.earliest.year

    @property
    def weekday(self) -> int | None:
        """Monday 0 to Sunday 6, of a certain day."""
        return self.day.weekday() if self.day else None

    @property
    def weekday_conflict(self) -> bool:
        """Whether the words name a weekday that the date does not fall on («Jumat, 26 September 2024»)."""
        if not self.text or self.earliest is None or self.latest is None or self.age is not None:
            return False
        named = weekdays_named(self.text)
        if self.precision == "day" and len(set(named)) == 1:
            return named[0] != self.earliest.weekday()
        if self.precision == "range" and len(named) == 2:
            return named != [self.earliest.weekday(), self.latest.weekday()]
        return False

    @property
    def year_guessed(self) -> bool:
        """Whether a day or month was written without its year, which the program has added."""
        reading = self._read_again()
        return reading is not None and reading.guessed

    def _read_again(self) -> Reading | None:
        return read(self.text, Setting(self.earliest)) if self.text and self.earliest and self.age is None else None

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """A total order: by time, then ages, then mere words, then nothing."""
        if self.earliest is not None and self.latest is not None:
            return 0, self.earliest.toordinal(), self.latest.toordinal(), str(self)
        if self.age is not None:
            return 1, self.age, 0, str(self)
        return 2 if self.text else 3, 0, 0, self.text or ""

    def contradicts(self, other: PartialDate) -> bool:
        """Whether both cannot be true of one event; the unknown contradicts nothing, «sekitar» leaves a margin."""
        mine, theirs = self.possible, other.possible
        if mine and theirs:
            return mine[1] < theirs[0] or theirs[1] < mine[0]
        if self.age is not None and other.age is not None and not (self.age_on or other.age_on):
            return abs(self.age - other.age) > 2 * (self.approximate + other.approximate)
        return False

    @property
    def possible(self) -> tuple[date, date] | None:
        """The first and last day on which it can have been, «sekitar» with its margin; None where days are unknown."""
        if self.earliest is None or self.latest is None:
            return None
        if not self.approximate:
            return self.earliest, self.latest
        margin = timedelta(days=max(7, (self.latest - self.earliest).days))
        first = max(self.earliest, date.min + margin) - margin
        return first, min(self.latest, date.max - margin) + margin

    def stated_on(self, day: date) -> PartialDate:
        """A bare age («usia 66») as told on this day, so that it stands for a birth date; anything else unchanged."""
        return replace(self, age_on=day) if self.age is not None and self.age_on is None else self

    @property
    def words(self) -> str:
        """What was written, with days of the storage form as they are written by hand: «21/9/2024, 22/9/2024»."""
        return with_days(self.text or "", short_date)

    def long(self, *, weekday: bool = True) -> str:
        """As documents print it: «Senin, 26 Agustus 2024», «26–30 Agustus 2024», or the words where they say more.

        A year that the program added is marked: «Senin, 26 Agustus 2024 (tahun diperkirakan)».
        """
        reading = self._read_again()
        if reading is not None and reading.guessed:
            plain = replace(self, text=None).long(weekday=weekday)
            says_more = self.weekday_conflict or not reading.says_all
            return f"{self.text} (diperkirakan {plain})" if says_more else f"{plain} (tahun diperkirakan)"
        if self.text:
            return self.text if self.weekday_conflict else with_days(self.text, partial(long_date, weekday=False))
        if self.age is not None:
            on = f" pada {long_date(self.age_on, weekday=False)}" if self.age_on else ""
            return f"{_about(self)}{self.age} tahun{on}" if on else f"usia {_about(self)}{self.age} tahun"
        return _about(self) + self._span_in_words(weekday=weekday and not self.approximate)

    def _span_in_words(self, *, weekday: bool) -> str:
        if self.earliest is None or self.latest is None:
            return ""
        first, last = self.earliest, self.latest
        if self.precision == "day":
            return long_date(first, weekday=weekday)
        whole = self._whole
        ends = [_named(first, whole), _named(last, whole)]
        if ends[0] == ends[1]:
            return ends[0]
        if whole == "year":
            return "–".join(ends)
        if first.year == last.year:
            ends[0] = ends[0].removesuffix(f" {first.year}")
            if first.month == last.month:
                return f"{first.day}–{ends[1]}"
        return " – ".join(ends)

    def short(self) -> str:
        """As narrow table columns show it: «26/8/2024», «8/2024», «26–30/8/2024», «±1998», «27 th (26/8/2024)»."""
        if self.year_guessed:
            return f"{replace(self, text=None).short()} (tahun?)"
        if self.text and (not self.readable or self.weekday_conflict or len(self.text) <= _NARROW):
            return self.words
        about = "±" if self.approximate else ""
        if self.age is not None:
            return f"{about}{self.age} th ({short_date(self.age_on)})" if self.age_on else f"usia {about}{self.age}"
        return about + self._span_in_figures()

    def _span_in_figures(self) -> str:
        if self.earliest is None or self.latest is None:
            return ""
        first, last = self.earliest, self.latest
        start, end = _figures(first, self._whole), _figures(last, self._whole)
        if start == end:
            return start
        if not self._whole and first.year == last.year:
            start = start.removesuffix(
                f"/{first.month}/{first.year}" if first.month == last.month else f"/{first.year}"
            )
        return f"{start}–{end}"


def age_at(born: PartialDate, on: date) -> tuple[int, int] | None:
    """The least and greatest age in full years that someone born then can have on this day.

    None where the birth date is unknown or lies wholly after the day.
    """
    if born.earliest is None or born.latest is None or born.earliest > on:
        return None
    return _full_years(min(born.latest, on), on), _full_years(born.earliest, on)


def names_no_day(text: str) -> bool:
    """Whether a text is written as a date but is none: «2024-02-31», «31 Februari 2024», «26/13», «age:999».

    Words about a date («sesudah Lebaran») and words marked as such («| 31 Februari 2024») are not meant.
    """
    written = text.strip().partition(" | ")[0]
    if not written or written.startswith("|") or PartialDate.parse(written).readable:
        return False
    if all(PartialDate.parse(part).readable for part in _LISTED.split(written)):
        return False
    return bool(_MEANT.fullmatch(written)) or impossible(written, Setting(date.today()))


def tells_no_time(text: str) -> bool:
    """Whether words in the place of a date are a story: longer than a phrase, or without any word of time."""
    return len(text) > _PHRASE or (len(text) > _SHORT and not _OF_TIME.search(text))


def _full_years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def _canonical(stored: str) -> PartialDate | None:
    """The date that a canonical string names, or None where the string is none."""
    if stored.startswith("| "):
        return PartialDate(text=stored[2:])
    found = _CANONICAL.fullmatch(stored)
    if not found:
        return None if stored else PartialDate()
    about = found["about"] is not None
    try:
        if found["age"]:
            on = date.fromisoformat(found["on"]) if found["on"] else None
            return PartialDate(None, None, found["text"], about, int(found["age"]), on)
        first = _bound(found["first"], 0)
        one_day = found["last"] is None and len(found["first"]) == _WHOLE_DAY  # as most are
        last = first if one_day else _bound(found["last"] or found["first"], -1)
        return PartialDate(first, last, found["text"], about)
    except ValueError:
        return None


def _bound(iso: str, side: int) -> date:
    """The first (0) or last (-1) day of an ISO year, month or day."""
    if len(iso) == _WHOLE_DAY:
        return date.fromisoformat(iso)
    year, _, month = iso.partition("-")
    if not month:
        return date(int(year), (1, 12)[side], (1, 31)[side])
    return date(int(year), int(month), (1, monthrange(int(year), int(month))[1])[side])


def _named(day: date, whole: str) -> str:
    if whole == "year":
        return str(day.year)
    return f"{month_name(day.month)} {day.year}" if whole == "month" else long_date(day, weekday=False)


def _figures(day: date, whole: str) -> str:
    if whole == "year":
        return str(day.year)
    return f"{day.month}/{day.year}" if whole == "month" else short_date(day)


def _about(value: PartialDate) -> str:
    return "sekitar " if value.approximate else ""


class PartialDateType(TypeDecorator[PartialDate]):
    """Stores a PartialDate as its canonical string; nothing known is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else str(value) or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        """From the database."""
        return None if value is None else PartialDate.from_canonical(value)
