"""Read dates as Indonesian field workers write them; what is not understood is reported as None, never guessed.

The grammar in order: an age; one point in time (a day, month, year, «awal 2024», «minggu ke-2 September 2024»,
«kemarin»); two points with a dash or «s.d.» between them; several points with commas. Parts that are left out (a month,
a year) are taken from the point to the right, at last from today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from caseworker_app.model.indonesian import MONTHS, WEEKDAYS

OLDEST_AGE = 150
_LONGEST = 200  # characters: what is longer is a story, not a date


class Reading(NamedTuple):
    """What was understood; ``says_all`` is False where the writer's words hold more than these figures."""

    earliest: date | None = None
    latest: date | None = None
    approximate: bool = False
    age: int | None = None
    age_on: date | None = None
    says_all: bool = True


class Span(NamedTuple):
    """The days between which something lies, both included."""

    earliest: date
    latest: date
    approximate: bool = False
    says_all: bool = True


_SPELLINGS = {
    "pebruari": 2,
    "agt": 8,
    "agst": 8,
    "ags": 8,
    "agus": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
}
_MONTH_NUMBERS = (
    {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
    | {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
    | _SPELLINGS
)
_MONTH = "(" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY_NUMBERS = {name.casefold(): number for number, name in enumerate(WEEKDAYS)} | {"ahad": 6}
_NOT_A_WEEK = r"(?!\s*(?:ke\b|ke-|pertama|kedua|ketiga|keempat|kelima|terakhir|lalu|ini|depan|yang))"
_WEEKDAY = rf"\b(senin|selasa|rabu|kamis|jumat|sabtu|minggu{_NOT_A_WEEK}|ahad)\b"
_WEEKDAY_PART = re.compile(
    rf"(?:\bhari\s+)?(?:{_WEEKDAY}|\b(?:sen|sel|rab|kam|jum|sab|min)[.,])(?:\s*-\s*(?=\D)|\s*[,/]|(?=\s|$))\s*"
)
_SAYS_MORE = re.compile(r"\b(?:sejak|mulai|dari)\b")
_FILLERS = re.compile(r"\b(?:pada|di|sejak|mulai|dari|tanggal|tgl|bulan|bln|tahun|thn?|hari)\b\.?\s*")
_ABOUT = re.compile(r"(?:(?:sekitar|kira-kira|kurang lebih|lebih kurang|kl\.|ca\.|±|\+/-|~)\s*(.+)|(.+?)\s*[~±])")
_PART_OF = re.compile(r"(awal|pertengahan|tengah|akhir)\s+(.+)")
_WEEK_OF = re.compile(r"minggu\s+(?:ke\s*-?\s*(\d)|(pertama|kedua|ketiga|keempat|kelima|terakhir))\s+(.+)")
_WEEK_NUMBERS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
_DECADE = re.compile(r"(\d{2}|\d{4})\s*-?\s*an")
_LIST = re.compile(r"\s*(?:[,;&]|\bdan\b|\bserta\b)\s*(?:dan\s+)?")
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?")
_DAY_NAME = re.compile(rf"(\d{{1,2}})\s*[-/.]?\s*{_MONTH}\s*[-/,]?\s*(\d{{4}}|'?\d{{2}})?")
_MONTH_YEAR = re.compile(rf"{_MONTH}\s*[-/,]?\s*(\d{{4}})?")
_NUMBER_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR = re.compile(r"[12]\d{3}")
_NEAR_DAYS = {
    "hari ini": 0,
    "sekarang": 0,
    "tadi": 0,
    "kemarin": -1,
    "kemarin dulu": -2,
    "kemarin lusa": -2,
    "besok": 1,
    "lusa": 2,
}
_WEEKDAY_AGO = re.compile(rf"(?:hari\s+)?{_WEEKDAY}\s+(?:yang\s+)?(?:lalu|kemarin)")
_THIS_OR_NEXT = re.compile(r"(minggu|bulan|tahun)\s+(?:yang\s+)?(lalu|ini|depan)")
_AGO = re.compile(r"(?:(\d{1,3})\s*|se)(hari|minggu|bulan|tahun)\s+(?:yang\s+)?(?:lalu|silam)")
_AGE = re.compile(
    r"(?P<before>(?:sekitar|kira-kira|kurang lebih|±|~)\s*)?"
    r"(?:(?P<named>(?:pada\s+|saat\s+|ketika\s+|sejak\s+|mulai\s+)?(?:ber)?(?:usia|umur)(?:nya)?)\s*:?\s*)?"
    r"(?P<about>(?:sekitar|kira-kira|kurang lebih|±|~)\s*)?"
    r"(?P<age>\d{1,3})(?:\s*-\s*(?P<upto>\d{1,3}))?\s*(?P<unit>tahun|thn?|bulan|bln)?\b\.?"
    r"(?P<months>(?:\s*(?:dan\s+)?\d{1,2}\s*(?:bulan|bln)))?"
    r"\s*(?:(?:[,(]|\bpada\b|\bper\b|\btanggal\b|\btgl\b|@)\s*(?P<on>[^()]+?)\)?)?"
)


def read(text: str, today: date) -> Reading | None:
    """What the text says, or None. ``today`` settles «kemarin» and years that were left out."""
    try:
        return _read(text, today)
    except (ValueError, OverflowError):
        return None


def impossible(text: str, today: date) -> bool:
    """Whether the text is understood, but names a day that no calendar has: «31 Februari 2024»."""
    try:
        _read(text, today)
    except (ValueError, OverflowError):
        return True
    return False


def _read(text: str, today: date) -> Reading | None:
    words = _tidied(text)
    if not words or len(words) > _LONGEST:
        return None
    return _read_age(words, today) or _read_span(words, today)


def weekdays_named(text: str) -> list[int]:
    """The weekdays that a text names, in its order, Monday 0."""
    return [_WEEKDAY_NUMBERS[name] for name in re.findall(_WEEKDAY, _tidied(text))]


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February becomes the 28th, and nothing lies before year 1."""
    year = max(1, day.year - years)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def birth_span(age: int, on: date) -> tuple[date, date]:
    """The first and last day on which someone can have been born who is ``age`` years old ``on`` this day."""
    return years_before(on, age + 1) + timedelta(days=1), years_before(on, age)


def _tidied(text: str) -> str:
    words = re.sub("[\u2010-\u2015\u2212]", "-", text.casefold())
    words = re.sub("['`\u2019\u00b4](?=at\\b)", "", words)
    words = re.sub(r"(?<=\s)(?:s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga)(?=\s)", "-", words)
    return " ".join(words.split()).strip(" .,;")


def _read_age(words: str, today: date) -> Reading | None:
    found = _AGE.fullmatch(words)
    if not found or not (found["named"] or found["unit"]):
        return None
    years = int(found["age"])
    about = bool(found["about"] or found["before"])
    in_months = (found["unit"] or "").startswith("b")
    if years > OLDEST_AGE or (in_months and not found["named"]):
        return None
    says_all = not (in_months or found["months"] or found["upto"] or _SAYS_MORE.search(words))
    age = years // 12 if in_months else years
    if not found["on"]:
        return Reading(age=age, approximate=about, says_all=says_all)
    on = _read_span(found["on"], today)
    if on is None or on.earliest is None or on.latest is None:
        return None
    if on.earliest == on.latest:
        return Reading(None, None, about, age, on.earliest, says_all)
    return Reading(birth_span(age, on.earliest)[0], birth_span(age, on.latest)[1], about, says_all=False)


def _read_span(words: str, today: date) -> Reading | None:
    ago = _WEEKDAY_AGO.fullmatch(words)
    if ago:
        back = (today.weekday() - _WEEKDAY_NUMBERS[ago[1]] - 1) % 7 + 1
        span: Span | None = _days(today - timedelta(days=back))
    else:
        without_weekday = _WEEKDAY_PART.sub("", words).strip(" ,")
        span = _one(without_weekday, today, None) or _several(without_weekday, today)
    if span is None:
        return None
    says_all = span.says_all and not _SAYS_MORE.search(words)
    return Reading(span.earliest, span.latest, span.approximate, says_all=says_all)


def _several(words: str, today: date) -> Span | None:
    """«6, 9 dan 13 September 2024»: the whole stretch; read from the right, where month and year stand."""
    parts = _LIST.split(words)
    if len(parts) < 2:
        return None
    spans: list[Span] = []
    for part in reversed(parts):
        span = _one(part, today, spans[-1].earliest if spans else None)
        if span is None:
            return None
        spans.append(span)
    return Span(
        min(span.earliest for span in spans),
        max(span.latest for span in spans),
        any(span.approximate for span in spans),
        says_all=False,
    )


def _one(words: str, today: date, like: date | None) -> Span | None:
    if like and re.fullmatch(r"\d{1,2}\s*-\s*\d{1,2}", words):
        return _range(words, today, like)
    return _point(words, today, like) or _range(words, today, like)


def _range(words: str, today: date, like: date | None) -> Span | None:
    for dash in re.finditer(r"\s*-\s*", words):
        last = _point(words[dash.end() :], today, like)
        if last is None:
            continue
        start = words[: dash.start()]
        first = _point(start, today, last.earliest)
        if first and first.earliest > last.latest and not re.search(r"\d{4}|^\d+$", start):
            first = _point(start, today, years_before(last.earliest, 1))
        if first and first.earliest <= last.latest:
            about = first.approximate or last.approximate
            return Span(first.earliest, last.latest, about, first.says_all and last.says_all)
    return None


def _point(words: str, today: date, like: date | None) -> Span | None:
    words = words.strip(" .,")
    about = _ABOUT.fullmatch(words)
    if about:
        inner = _point(about[1] or about[2], today, like)
        return inner._replace(approximate=True) if inner else None
    return _relative(words, today) or _vague(words, today, like) or _calendar(words, today, like)


def _relative(words: str, today: date) -> Span | None:
    if words in _NEAR_DAYS:
        return _days(today + timedelta(days=_NEAR_DAYS[words]))
    near = _THIS_OR_NEXT.fullmatch(words)
    if near:
        step = {"lalu": -1, "ini": 0, "depan": 1}[near[2]]
        monday = today + timedelta(days=7 * step - today.weekday())
        week = Span(monday, monday + timedelta(days=6))
        return week if near[1] == "minggu" else _whole_ago(near[1], -step, today)
    ago = _AGO.fullmatch(words)
    return _whole_ago(ago[2], int(ago[1] or 1), today)._replace(approximate=ago[2] != "hari") if ago else None


def _whole_ago(unit: str, count: int, today: date) -> Span:
    """The day («hari», «minggu»), month or year that lay so many units before today."""
    if unit == "tahun":
        return _year(today.year - count)
    if unit == "bulan":
        month = today.year * 12 + today.month - 1 - count
        return _month(month // 12, month % 12 + 1)
    return _days(today - timedelta(days=count if unit == "hari" else 7 * count))


def _vague(words: str, today: date, like: date | None) -> Span | None:
    decade = _DECADE.fullmatch(_FILLERS.sub("", words))
    if decade:
        first = int(decade[1]) if len(decade[1]) == 4 else _century(int(decade[1]), today)
        return Span(date(first, 1, 1), date(first + 9, 12, 31), approximate=True, says_all=False)
    part = _PART_OF.fullmatch(words)
    if part:
        whole = _calendar(part[2], today, like) or _relative(part[2], today)
        return _third(whole, {"awal": 0, "akhir": 2}.get(part[1], 1)) if whole else None
    week = _WEEK_OF.fullmatch(words)
    month = _calendar(week[3], today, like) if week else None
    if week is None or month is None or not _whole_month(month):
        return None
    length = month.latest.day
    number = int(week[1]) if week[1] else _WEEK_NUMBERS.get(week[2], (length + 6) // 7)
    first_day = 7 * number - 6
    if not 1 <= first_day <= length:
        return None
    start = month.earliest.replace(day=first_day)
    end = month.earliest.replace(day=min(first_day + 6, length))
    return Span(start, end, approximate=True, says_all=False)


def _third(whole: Span, which: int) -> Span | None:
    """The beginning (0), middle (1) or end (2) of a whole year or a whole month."""
    if whole.earliest.month == 1 and whole.latest == date(whole.earliest.year, 12, 31):
        start = whole.earliest.replace(month=4 * which + 1)
        end = _month(whole.earliest.year, 4 * which + 4).latest
    elif _whole_month(whole):
        start = whole.earliest.replace(day=10 * which + 1)
        end = whole.latest if which == 2 else whole.earliest.replace(day=10 * which + 10)
    else:
        return None
    return Span(start, end, approximate=True, says_all=False)


def _calendar(words: str, today: date, like: date | None) -> Span | None:
    words = _FILLERS.sub("", words).strip(" ,.")
    day = _calendar_day(words, today, like)
    if day:
        return _days(day)
    if _YEAR.fullmatch(words):
        return _year(int(words))
    if found := _ISO_MONTH.fullmatch(words):
        return _month(int(found[1]), int(found[2]))
    if found := _NUMBER_YEAR.fullmatch(words):
        return _month(int(found[2]), int(found[1]))
    if found := _MONTH_YEAR.fullmatch(words):
        return _month(int(found[2]) if found[2] else (like or today).year, _MONTH_NUMBERS[found[1]])
    return None


def _calendar_day(words: str, today: date, like: date | None) -> date | None:
    if found := _ISO_DAY.fullmatch(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.fullmatch(words):
        return _day(int(found[1]), int(found[2]), found[3], today, like)
    if found := _DAY_NAME.fullmatch(words):
        return _day(int(found[1]), _MONTH_NUMBERS[found[2]], found[3], today, like)
    if like and re.fullmatch(r"\d{1,2}", words):
        return like.replace(day=int(words))
    return None


def _day(day: int, month: int, year: str | None, today: date, like: date | None) -> date:
    if year:
        digits = year.lstrip("'")
        return date(int(digits) if len(digits) == 4 else _century(int(digits), today), month, day)
    if like:
        return date(like.year, month, day)
    here = date(today.year, month, day)
    far = (here - today).days
    if abs(far) <= 270:
        return here
    return date(today.year - 1 if far > 0 else today.year + 1, month, day)


def _century(two_digits: int, today: date) -> int:
    """«24» is 2024, «58» is 1958: at most five years lie ahead."""
    year = today.year - today.year % 100 + two_digits
    return year if year <= today.year + 5 else year - 100


def _days(day: date) -> Span:
    return Span(day, day)


def _month(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return Span(first, first.replace(day=monthrange(year, month)[1]))


def _year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _whole_month(span: Span) -> bool:
    return span[:2] == _month(span.earliest.year, span.earliest.month)[:2]
