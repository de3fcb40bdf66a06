"""Instruments as data: a file each under resources/instruments, and those that an agency describes in its own words.

A file holds what it may: the text of items only where the licence allows it and an Indonesian wording is at hand.
Values of options, reversed items, formula, range and bands make the score (``casework.scoring``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUM, MEAN, HIGHEST = "jumlah", "rata-rata", "tertinggi"
"""Formulas: the sum of all items, their mean, or the names of the subscales with most points and no total."""
HIGH_IS_BAD, HIGH_IS_GOOD = "tinggi=buruk", "tinggi=baik"
LICENCES = {
    "domain-publik": "domain publik",
    "bebas-kredit": "bebas dipakai dengan menyebut penulisnya",
    "nonkomersial": "bebas dipakai, tidak untuk dijual",
    "hanya-skor": "hanya skor",
    "terlarang": "hanya skor, naskah tidak boleh dimuat",
    "program": "milik program ini, bukan skala baku",
    "lembaga": "milik lembaga ini",
}
"""Status of a licence, and how it is told."""
TRANSLATIONS = {
    "tervalidasi": "teruji",
    "baku": "terjemahan baku",
    "beredar": "naskah yang beredar, kesahihannya belum dipastikan",
    "sendiri": "susunan sendiri",
    "tidak ada": "tanpa naskah",
}
SCORE_ONLY = frozenset({"hanya-skor", "terlarang"})
"""Licences under which nothing but a total is taken in."""
_BAND = re.compile(r"(-?\d+(?:[.,]\d+)?)(?:\s*(?:-|–|sampai|s\.?d\.?)\s*(-?\d+(?:[.,]\d+)?))?\s*[:=]\s*(\S.*)")
_RANGE = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(?:-|–|sampai|s\.?d\.?)\s*(-?\d+(?:[.,]\d+)?)")
_OPTION = re.compile(r"(-?\d+)\s*[:=]\s*(.*)")


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be given: its value, and its words where there are any."""

    value: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of the score, both ends included."""

    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items, counted from 1, that are summed by themselves (or averaged, as the whole)."""

    name: str
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """An item, counted from 1, that asks for the client's safety when its answer has at least this value."""

    item: int
    least: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as its file describes it.

    formula: SUM, MEAN or HIGHEST, times ``factor``. points: what each option gives, in their order, where that is not
    its value; points_reversed for the reversed items. missing_allowed: how many items may lack and the total still
    stands. licence and translation: status and source. own: the agency's.
    """

    key: str
    name: str
    summary: str = ""
    purpose: str = ""
    citation: str = ""
    where: str = ""
    care: str = ""
    window: str = ""
    rated_by: str = ""
    variant: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()
    formula: str = SUM
    factor: int = 1
    lowest: float | None = None
    highest: float | None = None
    direction: str = ""
    missing_allowed: int = 0
    cutoff: float | None = None
    cutoff_note: str = ""
    prefix: str = ""
    count: int = 0
    items: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    reversed: frozenset[int] = frozenset()
    points: tuple[int, ...] = ()
    points_reversed: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    bands_source: str = ""
    subscales: tuple[Subscale, ...] = ()
    safety: tuple[Alarm, ...] = ()
    licence: Mapping[str, str] = field(default_factory=dict)
    translation: Mapping[str, str] = field(default_factory=dict)
    own: bool = False

    @property
    def answerable(self) -> bool:
        """Whether its items may be answered here, and not only its total be typed."""
        return bool(self.count and self.options) and self.licence.get("status") not in SCORE_ONLY

    def names(self) -> set[str]:
        """All that it is called, as names are compared."""
        return {plain(name) for name in (self.name, *self.aliases)}

    def item_text(self, item: int) -> str:
        """What an item, counted from 1, says; «Butir 3» where its text does not stand here."""
        if not self.items:
            return tr("Butir {number}").format(number=item)
        text = self.items[item - 1]
        return f"{self.prefix} {text}" if self.prefix else text

    def option(self, value: int | None) -> Option | None:
        """The option of this value."""
        return next((option for option in self.options if option.value == value), None)


def plain(words: str | None) -> str:
    """Words as names of instruments are compared."""
    return " ".join((words or "").split()).casefold()


@cache
def shipped() -> tuple[Instrument, ...]:
    """Every instrument of the program, by name; tools of group work last."""
    read = [_read(read_toml(path)) for path in resource("instruments").glob("*.toml")]
    return tuple(sorted(read, key=lambda instrument: (instrument.group, instrument.name.casefold())))


def find(name: str | None, own: Iterable[Instrument] = (), variant: str | None = None) -> Instrument | None:
    """The instrument of this name, the agency's own first; with a variant that is none of its, nothing."""
    wanted = plain(name)
    named = [found for found in (*own, *shipped()) if wanted and wanted in found.names()]
    if plain(variant):
        named = [found for found in named if plain(found.variant) == plain(variant)]
    return named[0] if named else None


WRITTEN = {
    "title": mark("Nama"),
    "summary": mark("Ringkasan"),
    "variant": mark("Versi"),
    "range": mark("Rentang skor"),
    "direction": mark("Arah"),
    "bands": mark("Golongan skor"),
    "items": mark("Butir"),
    "options": mark("Pilihan jawaban"),
    "reversed": mark("Butir yang dibalik"),
    "formula": mark("Cara menghitung"),
    "care": mark("Perhatian khusus"),
    "where": mark("Di mana mendapatkannya"),
    "source": mark("Sumber"),
}
"""The fields in which an agency describes an instrument of its own, each with its label."""


def from_words(raw: Mapping[str, str]) -> Instrument:
    """An instrument as an agency describes it, in lines of text. Raises BadInput with the line that cannot be read.

    title, variant; range: «20-100»; direction; bands: «20-40: rendah» a line; items: one a line; options:
    «1: sangat kurang» a line; reversed: «3, 5»; formula. Where the title names a shipped instrument and no items are
    written, it is that one with other bands, so that an agency may use another cut-off.
    """
    items = _lines(raw.get("items"))
    options = tuple(_option(line) for line in _lines(raw.get("options")))
    low, high = _span(raw.get("range", ""))
    direction = plain(raw.get("direction"))
    if direction and direction not in _DIRECTIONS:
        raise BadInput(tr("Arah ditulis “tinggi baik” atau “tinggi buruk”, atau dikosongkan."))
    if plain(raw.get("formula")) not in {"", SUM, MEAN}:
        raise BadInput(tr("Cara menghitung ditulis “jumlah” atau “rata-rata”."))
    instrument = Instrument(
        key=str(raw.get("id", "")),
        name=raw.get("title", ""),
        summary=raw.get("summary", ""),
        variant=raw.get("variant", ""),
        care=raw.get("care", ""),
        citation=raw.get("source", ""),
        formula=plain(raw.get("formula")) or SUM,
        lowest=low,
        highest=high,
        direction=_DIRECTIONS.get(direction, ""),
        bands=tuple(_band(line) for line in _lines(raw.get("bands"))),
        items=tuple(items),
        count=len(items),
        options=options,
        reversed=_numbers(raw.get("reversed", ""), len(items)),
        licence={"status": "lembaga", "source": raw.get("source", "")},
        translation={"status": "sendiri", "source": ""},
        own=True,
    )
    return _beside_shipped(_with_range(instrument))


def _beside_shipped(own: Instrument) -> Instrument:
    """The agency's words over a shipped instrument of the same name and range; safety rules are never lost."""
    base = find(own.name)
    if base is None:
        return own
    if own.items and base.licence["status"] in SCORE_ONLY:
        raise BadInput(
            tr("Naskah {name} tidak boleh dimuat; tulis rentang dan golongannya saja.").format(name=base.name)
        )
    if own.items:
        return replace(own, safety=base.safety if own.count == base.count else ())
    if own.lowest is not None and (own.lowest, own.highest) != (base.lowest, base.highest):
        return own
    return replace(
        base,
        key=own.key,
        own=True,
        summary=own.summary or base.summary,
        variant=own.variant or base.variant,
        care=own.care or base.care,
        direction=own.direction or base.direction,
        bands=own.bands or base.bands,
        bands_source=own.citation if own.bands else base.bands_source,
    )


_DIRECTIONS = {
    "tinggi baik": HIGH_IS_GOOD,
    "tinggi=baik": HIGH_IS_GOOD,
    "tinggi buruk": HIGH_IS_BAD,
    "tinggi=buruk": HIGH_IS_BAD,
}


def _read(raw: dict[str, Any]) -> Instrument:
    values = dict(raw)
    low, high = values.pop("range", (None, None))
    items = tuple(values.pop("items", ()))
    values["count"] = values.get("count", len(items))
    for name, kind in (("options", Option), ("bands", Band), ("safety", Alarm)):
        values[name] = tuple(kind(**part) for part in values.get(name, ()))
    values["subscales"] = tuple(Subscale(part["name"], tuple(part["items"])) for part in values.get("subscales", ()))
    for name in ("aliases", "points", "points_reversed"):
        values[name] = tuple(values.get(name, ()))
    values["reversed"] = frozenset(values.get("reversed", ()))
    return Instrument(lowest=low, highest=high, items=items, **values)


def _with_range(instrument: Instrument) -> Instrument:
    """With the range that its items and options give, where none was written."""
    if instrument.lowest is not None or not (instrument.count and instrument.options):
        return instrument
    values = [option.value for option in instrument.options]
    times = instrument.count if instrument.formula == SUM else 1
    return replace(instrument, lowest=min(values) * times, highest=max(values) * times)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _figure(text: str) -> float:
    return float(text.replace(",", "."))


def _span(text: str) -> tuple[float | None, float | None]:
    if not text.strip():
        return None, None
    ends = _RANGE.fullmatch(text.strip())
    if ends is None or _figure(ends[1]) >= _figure(ends[2]):
        raise BadInput(tr("Rentang “{text}” tidak terbaca; tulis misalnya 20-100.").format(text=text.strip()[:40]))
    return _figure(ends[1]), _figure(ends[2])


def _band(line: str) -> Band:
    read = _BAND.fullmatch(line)
    if read is None or _figure(read[2] or read[1]) < _figure(read[1]):
        words = tr("Golongan “{line}” tidak terbaca; tulis misalnya 20-40: rendah.")
        raise BadInput(words.format(line=line[:40]))
    return Band(_figure(read[1]), _figure(read[2] or read[1]), read[3].strip())


def _option(line: str) -> Option:
    read = _OPTION.fullmatch(line)
    if read is None:
        words = tr("Pilihan “{line}” tidak terbaca; tulis misalnya 1: sangat kurang.")
        raise BadInput(words.format(line=line[:40]))
    return Option(int(read[1]), read[2].strip())


def _numbers(text: str, count: int) -> frozenset[int]:
    words = re.split(r"[\s,;]+", text.strip()) if text.strip() else []
    if not all(word.isdecimal() and 1 <= int(word) <= count for word in words):
        raise BadInput(tr("Butir terbalik ditulis dengan nomornya, misalnya 3, 5, 8; nomornya ada pada butir."))
    return frozenset(map(int, words))
