"""How Indonesian writes weekdays, months, dates in words, numbers and money.

Pure functions over constant tables: neither Qt nor the machine's locale has a say, so paper and screen agree.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_SMALL = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))
_LARGEST = 10**15
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def weekday_name(day: date) -> str:
    """«Senin»."""
    return WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """«Agustus» for 8; months count from 1."""
    return MONTHS[month - 1]


def long_date(day: date, *, weekday: bool = True) -> str:
    """«Senin, 26 Agustus 2024», or without its weekday «26 Agustus 2024» as the date line of a letter has it."""
    plain = f"{day.day} {month_name(day.month)} {day.year}"
    return f"{weekday_name(day)}, {plain}" if weekday else plain


def short_date(day: date) -> str:
    """«26/8/2024»."""
    return f"{day.day}/{day.month}/{day.year}"


def with_days(text: str, write: Callable[[date], str]) -> str:
    """A text with each day of the form «2024-08-26» in it as ``write`` writes it; what no calendar has stays."""

    def written(found: re.Match[str]) -> str:
        try:
            return write(date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return _ISO_DAY.sub(written, text)


def date_in_words(day: date) -> str:
    """«Senin tanggal dua puluh enam bulan Agustus tahun dua ribu dua puluh empat», as minutes (berita acara) open."""
    return f"{weekday_name(day)} tanggal {terbilang(day.day)} bulan {month_name(day.month)} tahun {terbilang(day.year)}"


def terbilang(amount: int) -> str:
    """A whole number from 0 to 10^15 in words: 1250 is «seribu dua ratus lima puluh».

    Raises ValueError outside that range.
    """
    if not 0 <= amount <= _LARGEST:
        raise ValueError(f"terbilang knows 0 to {_LARGEST}, not {amount}")
    return _words(amount)


def _words(amount: int) -> str:
    if amount < len(_SMALL):
        return _SMALL[amount]
    if amount < 20:
        return f"{_SMALL[amount - 10]} belas"
    scale, name = next((scale, name) for scale, name in _SCALES if amount >= scale)
    count, rest = divmod(amount, scale)
    head = f"se{name}" if count == 1 and scale <= 1000 else f"{_words(count)} {name}"
    return f"{head} {_words(rest)}" if rest else head


def grouped(amount: int) -> str:
    """«1.250.000»: thousands are parted by points."""
    return f"{amount:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """«Rp1.250.000»: no space after Rp, no decimals; a debt is «-Rp50.000»."""
    return f"{'-' if amount < 0 else ''}Rp{grouped(abs(amount))}"


def number(value: float, decimals: int | None = None) -> str:
    """A number with decimal comma and points between thousands: 1250.5 is «1.250,5».

    ``decimals`` fixes how many digits follow the comma; without it as many as the number needs (at most six).
    """
    text = f"{value:,.{6 if decimals is None else decimals}f}"
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    if not text.strip("-0."):
        text = text.removeprefix("-")
    return text.translate(str.maketrans(",.", ".,"))
