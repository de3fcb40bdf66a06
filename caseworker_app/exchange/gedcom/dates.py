"""Dates as GEDCOM writes them, and as this program keeps them."""

from __future__ import annotations

import dataclasses
import re
from calendar import monthrange
from datetime import date

from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SIMPLE = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Z]{3})\s+)?(\d{3,4})(?:/\d\d)?")
_INTERPRETED = re.compile(r"INT\w*\s+(.*?)\s*\((.*)\)", re.DOTALL)
_BETWEEN = re.compile(r"(?:BET\w*\s+(.*)\s+AND|FROM\s+(.*)\s+TO)\s+(.*)")
_ABOUT = re.compile(r"(?:ABT|ABOUT|CAL|CALCULATED|EST|ESTIMATED)\.?\s+(.*)")
_OPEN = (
    (re.compile(r"BEF\w*\.?\s+(.*)"), mark("sebelum {date}")),
    (re.compile(r"AFT\w*\.?\s+(.*)"), mark("sesudah {date}")),
    (re.compile(r"FROM\s+(.*)"), mark("sejak {date}")),
    (re.compile(r"TO\s+(.*)"), mark("sampai {date}")),
)
_CALENDAR = re.compile(r"@#DGREGORIAN@\s*|\bGREGORIAN\s+")


def read_date(written: str, phrase: str = "") -> PartialDate | None:
    """A date as GEDCOM 5.5.1 or 7 writes it; what is no date of our calendar is kept as words. None for nothing."""
    text = " ".join(written.split())
    if text.startswith("(") and text.endswith(")"):
        text, phrase = "", phrase or text[1:-1]
    interpreted = _INTERPRETED.fullmatch(text)
    if interpreted:
        text, phrase = interpreted[1], phrase or interpreted[2]
    found = _machine(_CALENDAR.sub("", text.upper()))
    words = " ".join(phrase.split())
    if found is None and not words:
        return PartialDate(text=_in_words(text)) if text else None
    if not words:
        return found
    if found is None and not _says_when(words):
        return PartialDate(text=words)
    told = _machine(words.upper()) or PartialDate.parse(words)
    if found is None or (told.readable and (told.earliest, told.latest) == (found.earliest, found.latest)):
        return told
    return dataclasses.replace(found, text=words)


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


def _machine(text: str) -> PartialDate | None:
    about = _ABOUT.fullmatch(text)
    if about:
        found = _span(about[1])
        return PartialDate(*found, approximate=True) if found else None
    between = _BETWEEN.fullmatch(text)
    if between:
        first, last = _span(between[1] or between[2]), _span(between[3])
        if first is None or last is None or first[0] > last[1]:
            return None
        return PartialDate(first[0], last[1])
    found = _span(text)
    return PartialDate(*found) if found else None


def _in_words(text: str) -> str:
    """«BEF 1950» in the words of the trade; anything else as it is."""
    for pattern, words in _OPEN:
        found = pattern.fullmatch(text.upper())
        span = _span(found[1]) if found else None
        if span:
            return tr(words).format(date=PartialDate(*span).long(weekday=False))
    return text


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of «12 MAR 1950», «MAR 1950» or «1950»."""
    found = _SIMPLE.fullmatch(text.strip())
    if not found or not int(found[3]):
        return None
    year = int(found[3])
    if not found[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if found[2] not in MONTHS:
        return None
    month = MONTHS.index(found[2]) + 1
    last = monthrange(year, month)[1]
    if not found[1]:
        return date(year, month, 1), date(year, month, last)
    day = int(found[1])
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None


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
