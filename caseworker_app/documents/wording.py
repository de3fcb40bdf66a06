"""How documents put known things into formal Indonesian: values, lists, sentences, headings, moments, numbers."""

from __future__ import annotations

import enum
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.forms.records import title_of
from caseworker_app.model.base import Record
from caseworker_app.model.indonesian import long_date, number, rupiah, terbilang
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.model.person import Person

_DAYS = re.compile(r"\s*(?:,|;|\bdan\b)\s*")
_SMALL_WORDS = frozenset(
    {
        *("dan", "atau", "di", "ke", "kepada", "dari", "daripada", "pada", "untuk", "dengan", "yang", "dalam"),
        *("oleh", "terhadap", "bagi", "sebagai", "tentang", "serta", "per", "antara"),
    }
)
_LONGEST_LINE = 90
_MOST_IN_LINE = 3


def in_words(value: Any, *, zone: str = "WIB", unit: str = "") -> str:
    """A value as a document says it; nothing for None. ``zone`` is that of the clock, ``unit`` follows a number."""
    match value:
        case None:
            return ""
        case bool():
            return tr("ya") if value else tr("tidak")
        case PartialDate():
            return date_in_words(value)
        case TimeSpan():
            return as_written(value.text or "") if value.unread else value.long(zone)
        case enum.Enum():
            return str(value.value)
        case int() | float():
            return rupiah(int(value)) if unit == "rupiah" else f"{number(value)} {unit}".strip()
        case list():
            return joined([str(part) for part in value])
        case Record():
            return title_of(value, date_in_words)
    return str(value)


def as_written(text: str) -> str:
    """What could not be read, so that no reader takes it for a value: «tertulis “31/9/2024”»."""
    return tr("tertulis “{words}”").format(words=text)


def date_in_words(value: PartialDate | None) -> str:
    """A date with its weekday, nothing for None; several days written one after the other are each spelled out.

    The weekday is that of the calendar, whatever was written; what is no date at all is quoted.
    """
    if value is None:
        return ""
    if value.unread:
        return as_written(value.text or "")
    if value.weekday_conflict and value.day:
        return long_date(value.day)
    return "; ".join(long_date(day) for day in _listed_days(value)) or value.long()


def _listed_days(value: PartialDate) -> list[date]:
    """The days of a date that was written as several days («2024-09-06, 2024-09-09»)."""
    if not value.text or value.weekday_conflict:
        return []
    days = [_day(part) for part in _DAYS.split(value.text.strip())]
    return [day for day in days if day] if all(days) else []


def _days(value: PartialDate) -> list[date]:
    """The certain days that a date names."""
    return _listed_days(value) or ([value.day] if value.day else [])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def during(value: PartialDate | None) -> str:
    """« pada 28 Agustus – 10 September 2024», of a time from one day to another; nothing where its days are unknown."""
    known = value is not None and not value.unread and value.earliest is not None
    return tr(" pada {day}").format(day=date_in_words(value)) if known else ""


def moment(value: PartialDate | None) -> str:
    """« pada Senin, 26 Agustus 2024», « pada tahun 2022» as it continues a sentence; nothing where nothing is known.

    The weekday is the true one, whatever was written.
    """
    if value is None or value.empty:
        return ""
    days = [value.day] if value.weekday_conflict and value.day else _listed_days(value)
    if days:
        return f" {tr('pada')} {sentence_list([long_date(day) for day in days])}"
    words = as_written(value.text or "") if value.unread else value.long()
    if value.age is not None and value.age_on is None and not value.text:
        return f" {tr('pada')} {words}"
    if not value.readable or value.age is not None:
        return f" ({words})"
    kind = {"year": tr("pada tahun"), "month": tr("pada bulan")}.get(value.precision, tr("pada"))
    return f" {kind} {words}" if not value.text else f" {tr('pada')} {words}"


def joined(points: Sequence[str]) -> str:
    """Several points in one line: «a, b, dan c», parted by semicolons where a point itself has commas."""
    if any("," in point or ";" in point for point in points):
        return "; ".join(points)
    return sentence_list(points)


def sentence_list(words: Sequence[str]) -> str:
    """«a», «a dan b», «a, b, dan c»."""
    if len(words) <= 1:
        return "".join(words)
    if len(words) == 2:
        return tr("{first} dan {last}").format(first=words[0], last=words[1])
    return tr("{first}, dan {last}").format(first=", ".join(words[:-1]), last=words[-1])


def parties(names: Iterable[str]) -> list[str]:
    """Those whom a sentence names, each once: without repeats, and without «sekolah» beside «sekolah SMP Melati»."""
    known: dict[str, str] = {}
    for name in names:
        words = " ".join(name.split())
        known.setdefault(words.casefold(), words)
    known.pop("", None)
    return [words for plain, words in known.items() if not any(other.startswith(f"{plain} ") for other in known)]


def is_long(value: Any) -> bool:
    """Whether a text or list asks for a paragraph of its own instead of standing behind its label."""
    if isinstance(value, list):
        return len(value) > _MOST_IN_LINE or sum(map(len, value)) > _LONGEST_LINE
    return isinstance(value, str) and (len(value) > _LONGEST_LINE or "\n" in value.strip())


def sentence(text: str) -> str:
    """A text as a sentence: first letter large, a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    said = text.rstrip('»”"') or text
    return text if said[-1] in ".!?…:" else text + "."


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def titled(text: str) -> str:
    """A heading or caption: every word large but the small ones («Sebab dan Dampak»)."""
    words = [
        word if at and (word in _SMALL_WORDS or word.startswith("ke-")) else capital(word)
        for at, word in enumerate(text.split(" "))
    ]
    return " ".join(words)


def counted(amount: int) -> str:
    """A number in a sentence: «tiga», «25»."""
    return terbilang(amount) if 0 <= amount <= 20 else number(amount)


def ordinal(at: int) -> str:
    """«pertama», «keenam»."""
    return tr("pertama") if at == 1 else f"ke{terbilang(at)}" if at > 0 else f"ke-{at}"


def address(person: Person) -> str:
    """The address of a person on one line; empty where nothing is known."""
    rt_rw = "/".join(filter(None, (f"RT {person.rt}" if person.rt else "", f"RW {person.rw}" if person.rw else "")))
    parts = (person.street, rt_rw, person.village, person.district, person.city, person.province, person.postcode)
    return ", ".join(part for part in parts if part)


def with_whom(person: Person) -> str:
    """« bersama ibu», « sendiri» as it continues «tinggal»; nothing where nothing is known."""
    whom = (person.lives_with or "").strip()
    if not whom:
        return ""
    alone = whom.casefold().startswith(("sendiri", "seorang diri", "bersama", "dengan"))
    return f" {whom}" if alone else tr(" bersama {whom}").format(whom=whom)


def lines(*parts: str | None) -> str:
    """The known ones of some texts, each on its own line."""
    return "\n".join(part for part in parts if part)


def when_held(dates: Iterable[PartialDate | None]) -> str:
    """When several things took place: « pada …», « antara … dan …», «, dua di antaranya pada …» where more is unknown.

    It continues a sentence that says how many they are; nothing where no day is certain.
    """
    every = list(dates)
    certain = sum(1 for value in every if value and _days(value))
    if certain in {0, len(every)}:
        return period(every)
    return tr(", {count} di antaranya{when}").format(count=counted(certain), when=period(every))


def period(dates: Iterable[PartialDate | None]) -> str:
    """« pada …» for one or two days, « antara … dan …» for several; nothing where no day is certain."""
    known = [value for value in dates if value]
    days = sorted({day for value in known for day in _days(value)})
    if not days:
        return ""
    if len(days) <= 2:
        return tr(" pada {day}").format(day=sentence_list([long_date(day) for day in days]))
    return tr(" antara {first} dan {last}").format(first=long_date(days[0]), last=long_date(days[-1]))
