"""Dates as GEDCOM writes them, and as this program keeps them."""

from __future__ import annotations

import dataclasses
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.exchange.gedcom.access import MONTHS, value
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from ged4py.model import Record

_SIMPLE = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Z]{3})\s+)?(\d{3,4})(?:/(\d\d|\d{4}))?")
_INTERPRETED = re.compile(r"INT\w*\s+(.*?)\s*\((.*)\)", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(r"(?:BET\w*\.?\s+(.*?)\s+(?:AND|-)|FROM\s+(.*)\s+TO)\s+(.*)")
_YEARS = re.compile(r"(\d{4})\s*[-\u2013]\s*(\d{4})")
_ABOUT = re.compile(r"(?:ABT|ABOUT|CAL|CALCULATED|EST|ESTIMATED|CIRCA|CA|C)\b\.?\s*(.*)")
_OPEN = (
    (re.compile(r"BEF\w*\.?\s+(.*)"), mark("sebelum {date}")),
    (re.compile(r"AFT\w*\.?\s+(.*)"), mark("sesudah {date}")),
    (re.compile(r"FROM\s+(.*)"), mark("sejak {date}")),
    (re.compile(r"TO\s+(.*)"), mark("sampai {date}")),
)
_GREGORIAN = re.compile(r"@#DGREGORIAN@\s*|\bGREGORIAN\s+", re.IGNORECASE)
_OTHER_CALENDAR = re.compile(r"@#D?([^@]*)@\s*|\b(JULIAN|HEBREW|FRENCH_R|HIJRI|_[A-Z]+)\s+", re.IGNORECASE)
_CALENDARS = {
    "JULIAN": mark("kalender Julian"),
    "HEBREW": mark("kalender Ibrani"),
    "FRENCH R": mark("kalender Revolusi Prancis"),
    "ROMAN": mark("kalender Romawi"),
    "HIJRI": mark("kalender Hijriah"),
    "ISLAMIC": mark("kalender Hijriah"),
}


def read_date(written: str, phrase: str = "") -> PartialDate | None:
    """A date as GEDCOM 5.5.1 or 7 writes it; what is no date of our calendar is kept as words. None for nothing."""
    text = _GREGORIAN.sub("", " ".join(written.split()))
    if text.startswith("(") and text.endswith(")"):
        text, phrase = "", phrase or text[1:-1]
    interpreted = _INTERPRETED.fullmatch(text)
    if interpreted:
        text, phrase = interpreted[1], phrase or interpreted[2]
    if _OTHER_CALENDAR.search(text) or (not text and _OTHER_CALENDAR.match(phrase)):
        return _elsewhere(text or phrase, phrase if text else "")
    machine = _machine(text.upper())
    words = " ".join(phrase.split())
    if machine is None and not words:
        return PartialDate(text=_in_words(text)) if text else None
    if not words:
        return machine
    if machine is None and not _says_when(words):
        return PartialDate(text=words)
    spoken = _machine(words.upper()) or PartialDate.parse(words)
    if machine is None or (spoken.readable and (spoken.earliest, spoken.latest) == (machine.earliest, machine.latest)):
        return spoken
    return dataclasses.replace(machine, text=words)


def event_date(event: Record | None) -> PartialDate | None:
    """When an event was, as far as it is written below it."""
    return None if event is None else read_date(value(event, "DATE"), value(event, "DATE/PHRASE"))


def after_years(born: PartialDate, years: int) -> PartialDate | None:
    """When somebody was so many years old: between that birthday and the next."""
    if born.earliest is None or born.latest is None or born.latest.year + years + 1 > date.max.year:
        return None
    first, last = _years_later(born.earliest, years), _years_later(born.latest, years + 1) - timedelta(days=1)
    said = tr("usia {age} tahun").format(age=years)
    return PartialDate(first, last, said, approximate=born.approximate)


def _years_later(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _says_when(words: str) -> bool:
    """Whether words can be read as a date whatever day it is: they name a year or an age."""
    return bool(re.search(r"\d{4}|^usia\b.*\d", words.casefold()))


def write_date(when: PartialDate, *, seven: bool) -> tuple[str, str]:
    """A date in GEDCOM's words and, for version 7, the phrase beside it; 5.5.1 has the phrase in the date itself."""
    machine = _written(when)
    spoken = when.text or ""
    if not spoken and (when.age is not None or (when.approximate and when.precision == "range")):
        spoken = when.long(weekday=False)
    spoken = " ".join(spoken.split())
    if seven or not spoken:
        return machine, spoken
    if machine and not machine.startswith(("BET", "ABT")):
        return f"INT {machine} ({spoken})", ""
    return f"({spoken})", ""


def _elsewhere(text: str, phrase: str) -> PartialDate:
    """A date of another calendar: as it is written, with the calendar's name; a Julian day is reckoned into ours."""
    match = _OTHER_CALENDAR.search(text)
    name = " ".join((match[1] or match[2]).strip("_ ").replace("_", " ").upper().split()) if match else ""
    written = " ".join(_OTHER_CALENDAR.sub("", text).split()).strip("()")
    calendar = tr(_CALENDARS[name]) if name in _CALENDARS else tr("kalender {name}").format(name=name.title() or "?")
    words = f"{written} ({calendar})" + (f", {phrase}" if phrase else "")
    day = _span(written.upper()) if name == "JULIAN" else None
    if day is None or day[0] != day[1]:
        return PartialDate(text=words)
    behind = day[0].year // 100 - day[0].year // 400 - 2
    if (day[0].month, day[0].day) < (3, 1) and day[0].year % 100 == 0 and day[0].year % 400:
        behind -= 1
    ours = day[0] + timedelta(days=behind)
    return PartialDate(ours, ours, words)


def _machine(text: str) -> PartialDate | None:
    about = _ABOUT.fullmatch(text)
    if about:
        span = _span(about[1])
        return PartialDate(*span, approximate=True) if span else None
    between = _BETWEEN.fullmatch(text)
    years = _YEARS.fullmatch(text)
    if between or years:
        halves = (between[1] or between[2], between[3]) if between else years.groups() if years else ()
        first, last = (_span(half) for half in halves)
        if first is None or last is None or first[0] > last[1]:
            return None
        return PartialDate(first[0], last[1])
    span = _span(text)
    if span is None:
        return None
    return PartialDate(*span, text if "/" in text else None)


def _in_words(text: str) -> str:
    """«BEF 1950» in the words of the trade; anything else as it is."""
    for pattern, words in _OPEN:
        match = pattern.fullmatch(text.upper())
        span = _span(match[1]) if match else None
        if span:
            return tr(words).format(date=PartialDate(*span).long(weekday=False))
    return text


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of «12 MAR 1950», «MAR 1950», «1950»; of «1731/32» those of either year."""
    match = _SIMPLE.fullmatch(text.strip())
    if not match or not int(match[3]):
        return None
    first = _named_span(match[1], match[2], int(match[3]))
    if first is None or not match[4]:
        return first
    year = int(match[4]) if len(match[4]) == 4 else int(match[3]) // 100 * 100 + int(match[4])
    last = _named_span(match[1], match[2], year + (100 if year < int(match[3]) else 0))
    return (first[0], last[1]) if last else first


def _named_span(day: str | None, month_name: str | None, year: int) -> tuple[date, date] | None:
    if not 1 <= year <= date.max.year:
        return None
    if not month_name:
        return date(year, 1, 1), date(year, 12, 31)
    if month_name not in MONTHS:
        return None
    month = MONTHS.index(month_name) + 1
    last = monthrange(year, month)[1]
    if not day:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, int(day)), date(year, month, int(day))) if 1 <= int(day) <= last else None


def _written(when: PartialDate) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return ""
    if when.precision != "range":
        return ("ABT " if when.approximate else "") + _named(first, when.precision)
    whole = "day"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        whole = "year" if (first.month, last.month) == (1, 12) else "month"
    return f"BET {_named(first, whole)} AND {_named(last, whole)}"


def _named(day: date, whole: str) -> str:
    words = [str(day.day), MONTHS[day.month - 1], f"{day.year:04d}"]
    return " ".join(words[{"day": 0, "month": 1, "year": 2}[whole] :])
