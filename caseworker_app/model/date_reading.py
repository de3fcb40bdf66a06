"""Read dates as Indonesian field workers write them; what is not understood is reported as None, never guessed.

The grammar in order: an age; one point in time (a day, month, year, «awal 2024», «minggu ke-2 September 2024»,
«kemarin»); two points with a dash or «s.d.» between them; several points with commas. Parts that are left out (a month,
a year) are taken from the point beside it, mostly the one to the right; a year that stands nowhere is guessed from the
setting, and the reading says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from caseworker_app.model import date_spans as spans
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.date_spans import Span, years_before
from caseworker_app.model.indonesian import MONTHS, WEEKDAYS

OLDEST_AGE = 150
_OVER_NEW_YEAR = 300  # days: what goes on for longer is told with both its years
_LONGEST = 200  # characters: what is longer is a story, not a date


class Reading(NamedTuple):
    """What was understood; ``says_all`` is False where the writer's words hold more than these figures.

    ``guessed``: the year stood nowhere in the words.
    """

    earliest: date | None = None
    latest: date | None = None
    approximate: bool = False
    age: int | None = None
    age_on: date | None = None
    says_all: bool = True
    guessed: bool = False


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
_FILLERS = re.compile(r"\b(?:pada|di|sejak|mulai|dari|lahir|tanggal|tgl|bulan|bln|tahun|thn?|hari)\b\.?\s*")
_ABOUT = re.compile(r"(?:(?:sekitar|kira-kira|kurang lebih|lebih kurang|kl\.|ca\.|±|\+/-|~)\s*(.+)|(.+?)\s*[~±])")
_PART_OF = re.compile(r"(awal|pertengahan|tengah|akhir)\s+(.+)")
_WEEK_OF = re.compile(r"minggu\s+(?:ke\s*-?\s*(\d)|(pertama|kedua|ketiga|keempat|kelima|terakhir))\s+(.+)")
_WEEK_NUMBERS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
_DECADE = re.compile(r"(\d{2}|\d{4})\s*-?\s*an")
_PLACE = re.compile(r"[^\d,]+,\s*(\d.*)")  # «Karawang, 2 November 2008»
_LIST = re.compile(r"\s*(?:[,;&]|\bdan\b|\bserta\b)\s*(?:dan\s+)?")
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|'?\d{2}))?")
_DAY_NAME = re.compile(rf"(\d{{1,2}})\s*[-/.]?\s*{_MONTH}\s*[-/,]?\s*(\d{{4}}|'?\d{{2}})?")
_SHORT_YEAR = r"'\d{2}|3[2-9]|[4-9]\d"  # «'24», and what can be no day: «Agustus 97»
_MONTH_YEAR = re.compile(rf"{_MONTH}\s*[-/,]?\s*(\d{{4}}|{_SHORT_YEAR})?")
_NUMBER_YEAR = re.compile(rf"(\d{{1,2}})[-/](\d{{4}}|{_SHORT_YEAR})")
_YEAR_ALONE = re.compile(r"(?:(?:tahun|thn?)\b\.?\s*'?|')(\d{2})")
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


def read(text: str, setting: Setting) -> Reading | None:
    """What the text says, or None. The setting settles «kemarin» and years that were left out."""
    try:
        return _read(text, setting)
    except (ValueError, OverflowError):
        return None


def impossible(text: str, setting: Setting) -> bool:
    """Whether the text is understood, but names a day that no calendar has: «31 Februari 2024»."""
    try:
        _read(text, setting)
    except (ValueError, OverflowError):
        return True
    return False


def _read(text: str, setting: Setting) -> Reading | None:
    words = _tidied(text)
    if not words or len(words) > _LONGEST or any(sign.isdigit() and not sign.isascii() for sign in words):
        return None
    return _read_age(words, setting) or _read_span(words, setting)


def weekdays_named(text: str) -> list[int]:
    """The weekdays that a text names, in its order, Monday 0."""
    return [_WEEKDAY_NUMBERS[name] for name in re.findall(_WEEKDAY, _tidied(text))]


def birth_span(age: int, on: date) -> tuple[date, date]:
    """The first and last day on which someone can have been born who is ``age`` years old ``on`` this day."""
    return years_before(on, age + 1) + timedelta(days=1), years_before(on, age)


def _tidied(text: str) -> str:
    words = re.sub("[\u2010-\u2015\u2212]", "-", text.casefold())
    words = re.sub("['`\u2019\u00b4](?=at\\b)", "", words)
    words = re.sub(r"(?<=\s)(?:s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga)(?=\s)", "-", words)
    return " ".join(words.split()).strip(" .,;")


def _read_age(words: str, setting: Setting) -> Reading | None:
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
    on = _read_span(found["on"], replace(setting, about=DateOf.CASE))
    if on is None or on.earliest is None or on.latest is None:
        return None
    if on.earliest == on.latest:
        return Reading(None, None, about, age, on.earliest, says_all, on.guessed)
    return Reading(birth_span(age, on.earliest)[0], birth_span(age, on.latest)[1], about, says_all=False)


def _read_span(words: str, setting: Setting) -> Reading | None:
    ago = _WEEKDAY_AGO.fullmatch(words) if setting.now else None
    if ago:
        back = (setting.today.weekday() - _WEEKDAY_NUMBERS[ago[1]] - 1) % 7 + 1
        span: Span | None = spans.one_day(setting.today - timedelta(days=back))
    else:
        named = [_WEEKDAY_NUMBERS[name] for name in re.findall(_WEEKDAY, words)]
        setting = replace(setting, weekday=named[0] if len(named) == 1 else None)
        span = _dated(_WEEKDAY_PART.sub("", words).strip(" ,"), setting)
    if span is None:
        return None
    says_all = span.says_all and not _SAYS_MORE.search(words)
    return Reading(span.earliest, span.latest, span.approximate, says_all=says_all, guessed=span.guessed)


def _dated(words: str, setting: Setting) -> Span | None:
    span = _one(words, setting, None) or _several(words, setting)
    place = _PLACE.fullmatch(words) if span is None and setting.about.of_a_birth else None
    born = _one(place[1], setting, None) if place else None
    return born._replace(says_all=False) if born else span


def _several(words: str, setting: Setting) -> Span | None:
    """«6, 9 dan 13 September 2024»: the whole stretch; read from the right, where month and year mostly stand."""
    parts = _LIST.split(words)
    if len(parts) < 2:
        return None
    points = _in_turn(parts[::-1], setting)
    if not points or any(span.guessed for span in points):
        points = _in_turn(parts, setting) or points
    if not points:
        return None
    return Span(
        min(span.earliest for span in points),
        max(span.latest for span in points),
        any(span.approximate for span in points),
        says_all=False,
        guessed=any(span.guessed for span in points),
    )


def _in_turn(parts: list[str], setting: Setting) -> list[Span]:
    """Several points, each taking what it lacks from the one before; empty where one of them is none."""
    points: list[Span] = []
    for part in parts:
        span = _one(part, setting, points[-1].earliest if points else None)
        if span is None:
            return []
        points.append(span)
    return points


def _one(words: str, setting: Setting, like: date | None) -> Span | None:
    if like and re.fullmatch(r"\d{1,2}\s*-\s*\d{1,2}", words):
        return _range(words, setting, like)
    return _point(words, setting, like) or _range(words, setting, like)


def _range(words: str, setting: Setting, like: date | None) -> Span | None:
    for dash in re.finditer(r"\s*-\s*", words):
        start, end = words[: dash.start()], words[dash.end() :]
        last = _point(end, setting, like)
        if last is None or last.guessed:
            last = _following(start, end, setting) or last
        if last is None:
            continue
        first = _point(start, setting, last.earliest)
        if first and first.earliest > last.latest and not re.search(r"\d{4}|^\d+$", start):
            first = _point(start, setting, years_before(last.earliest, 1))
            _not_turned_round(first, last)
        if first and first.earliest <= last.latest:
            return Span(
                first.earliest,
                last.latest,
                first.approximate or last.approximate,
                first.says_all and last.says_all,
                first.guessed or last.guessed,
            )
    return None


def _following(start: str, end: str, setting: Setting) -> Span | None:
    """The end of a range that takes what it lacks from the beginning: «9 September 2023 - 19 September»."""
    first = _point(start, setting, None)
    if first is None or first.guessed:
        return None
    if end.isdigit():
        return _point(end, setting, first.latest) if first.earliest == first.latest else None
    last = _point(end, setting, first.latest)
    if last and last.latest < first.earliest:
        last = _point(end, setting, years_before(first.latest, -1))
        _not_turned_round(first, last)
    return last


def _not_turned_round(first: Span | None, last: Span | None) -> None:
    """Raise ValueError for two days of one year in the wrong order, which would span nearly a year over New Year."""
    if first and last and (last.latest - first.earliest).days > _OVER_NEW_YEAR:
        raise ValueError((first, last))


def _point(words: str, setting: Setting, like: date | None) -> Span | None:
    words = words.strip(" .,")
    about = _ABOUT.fullmatch(words)
    if about:
        inner = _point(about[1] or about[2], setting, like)
        return inner._replace(approximate=True) if inner else None
    return _relative(words, setting) or _vague(words, setting, like) or _calendar(words, setting, like)


def _relative(words: str, setting: Setting) -> Span | None:
    today = setting.today
    if not setting.now:
        return None
    if words in _NEAR_DAYS:
        return spans.one_day(today + timedelta(days=_NEAR_DAYS[words]))
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
        return spans.year(today.year - count)
    if unit == "bulan":
        month = today.year * 12 + today.month - 1 - count
        return spans.month(month // 12, month % 12 + 1)
    return spans.one_day(today - timedelta(days=count if unit == "hari" else 7 * count))


def _vague(words: str, setting: Setting, like: date | None) -> Span | None:
    decade = _DECADE.fullmatch(_FILLERS.sub("", words))
    if decade:
        first = int(decade[1]) if len(decade[1]) == 4 else setting.century(int(decade[1]))
        return Span(date(first, 1, 1), date(first + 9, 12, 31), approximate=True, says_all=False)
    part = _PART_OF.fullmatch(words)
    if part:
        whole = _calendar(part[2], setting, like) or _relative(part[2], setting)
        return spans.third(whole, {"awal": 0, "akhir": 2}.get(part[1], 1)) if whole else None
    week = _WEEK_OF.fullmatch(words)
    month = _calendar(week[3], setting, like) if week else None
    if week is None or month is None or not spans.is_whole_month(month):
        return None
    length = month.latest.day
    number = int(week[1]) if week[1] else _WEEK_NUMBERS.get(week[2], (length + 6) // 7)
    first_day = 7 * number - 6
    if not 1 <= first_day <= length:
        return None
    start = month.earliest.replace(day=first_day)
    end = month.earliest.replace(day=min(first_day + 6, length))
    return Span(start, end, approximate=True, says_all=False, guessed=month.guessed)


def _calendar(words: str, setting: Setting, like: date | None) -> Span | None:
    if found := _YEAR_ALONE.fullmatch(words):
        return spans.year(setting.century(int(found[1])))
    words = _FILLERS.sub("", words).strip(" ,.")
    if found := _NUMBER_YEAR.fullmatch(words):
        return spans.month(setting.year(found[2]), int(found[1]))
    day = _calendar_day(words, setting, like)
    if day:
        return day
    if _YEAR.fullmatch(words):
        return spans.year(int(words))
    if found := _ISO_MONTH.fullmatch(words):
        return spans.month(int(found[1]), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(words):
        return _month_of(_MONTH_NUMBERS[found[1]], found[2], setting, like)
    return None


def _calendar_day(words: str, setting: Setting, like: date | None) -> Span | None:
    if found := _ISO_DAY.fullmatch(words):
        return spans.one_day(date(int(found[1]), int(found[2]), int(found[3])))
    if found := _DAY_MONTH.fullmatch(words):
        return _day(int(found[1]), int(found[2]), found[3], setting, like)
    if found := _DAY_NAME.fullmatch(words):
        return _day(int(found[1]), _MONTH_NUMBERS[found[2]], found[3], setting, like)
    if like and re.fullmatch(r"\d{1,2}", words):
        return spans.one_day(like.replace(day=int(words)))
    return None


def _day(day: int, month: int, year: str | None, setting: Setting, like: date | None) -> Span | None:
    if year:
        return spans.one_day(setting.day(day, month, year))
    if like:
        return spans.one_day(date(like.year, month, day))
    guess = setting.nearest(day, month)
    return None if setting.about.of_a_life else spans.one_day(guess)._replace(guessed=True)


def _month_of(month: int, year: str | None, setting: Setting, like: date | None) -> Span | None:
    if year:
        return spans.month(setting.year(year), month)
    if like:
        return spans.month(like.year, month)
    guess = setting.nearest(15, month)
    return None if setting.about.of_a_life else spans.month(guess.year, month)._replace(guessed=True)
