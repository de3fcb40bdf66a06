"""Answers to an instrument become points, a total, a band and subscales; what is missing is said, never filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseworker_app.forms.instruments import HIGHEST, MEAN
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseworker_app.forms.instruments import Band, Instrument

Answers = dict[int, int]
"""The value of the option that was chosen, by the number of its item from 1 on."""
_STORED = re.compile(r"\s*(\d{1,3})\s*:\s*(-?\d{1,3})\s*")
_ROUNDED = 2  # decimal places of a mean
_WHOLE = 1  # between bands of whole numbers («0-4», «5-9») no score falls through


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers give.

    raw: points before the factor. total: None while items are missing that the instrument does not let go, or where
    it has none. so_far: points of what is answered. missing: numbers of the items without an answer. alarms: numbers
    of the items whose answers ask for the client's safety.
    """

    total: float | None
    band: str
    raw: float | None
    so_far: float
    missing: tuple[int, ...]
    subscales: tuple[tuple[str, float | None], ...] = ()
    alarms: tuple[int, ...] = ()

    def missing_words(self) -> str:
        """«3 butir belum dijawab», or nothing."""
        return tr("{count} butir belum dijawab").format(count=len(self.missing)) if self.missing else ""


def score(instrument: Instrument, answers: Mapping[int, int]) -> Score:
    """The score of these answers; an answer that is no option of the instrument counts as missing."""
    points = {item: points_of(instrument, item, answers.get(item)) for item in range(1, instrument.count + 1)}
    known = {item: value for item, value in points.items() if value is not None}
    missing = tuple(item for item in points if item not in known)
    raw: float | None = None
    if known and len(missing) <= instrument.missing_allowed and instrument.formula != HIGHEST:
        raw = _joined(instrument, list(known.values()))
    total = None if raw is None else raw * instrument.factor
    subscales = tuple(
        (scale.name, _part(instrument, [points.get(item) for item in scale.items])) for scale in instrument.subscales
    )
    band = band_of(instrument, total)
    if instrument.formula == HIGHEST and not missing:
        best = max((value for _, value in subscales if value is not None), default=None)
        band = ", ".join(name for name, value in subscales if value == best)
    alarms = tuple(rule.item for rule in instrument.safety if answers.get(rule.item, rule.least - 1) >= rule.least)
    return Score(total, band, raw, sum(known.values()), missing, subscales, alarms)


def points_of(instrument: Instrument, item: int, answer: int | None) -> int | None:
    """What an answer to an item, counted from 1, gives; None without one."""
    values = [option.value for option in instrument.options]
    if answer is None or answer not in values:
        return None
    turned = item in instrument.reversed
    table = instrument.points_reversed if turned else instrument.points
    if table:
        return table[values.index(answer)]
    return max(values) + min(values) - answer if turned else answer


def band_of(instrument: Instrument, total: float | None) -> str:
    """The name of the band in which a total lies; nothing outside the range or where no band is."""
    found = _band(instrument, total)
    return found.label if found else ""


def in_range(instrument: Instrument, total: float) -> bool:
    """Whether the instrument can give this total."""
    low, high = instrument.lowest, instrument.highest
    return (low is None or total >= low) and (high is None or total <= high)


def read_answers(stored: Iterable[str] | None) -> Answers:
    """Answers as they are kept, «item: value» each; anything else is passed over."""
    found = (_STORED.fullmatch(words) for words in stored or ())
    return {int(read[1]): int(read[2]) for read in found if read}


def write_answers(answers: Mapping[int, int]) -> list[str]:
    """Answers as they are kept, in the order of the items."""
    return [f"{item}: {value}" for item, value in sorted(answers.items())]


def _joined(instrument: Instrument, values: list[int]) -> float:
    return round(sum(values) / len(values), _ROUNDED) if instrument.formula == MEAN else float(sum(values))


def _part(instrument: Instrument, values: list[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return _joined(instrument, known) if known and len(known) == len(values) else None


def _band(instrument: Instrument, total: float | None) -> Band | None:
    if total is None or not in_range(instrument, total):
        return None
    bands = sorted(instrument.bands, key=lambda band: band.low)
    for at, band in enumerate(bands):
        end = band.high
        if at + 1 < len(bands) and bands[at + 1].low - band.high <= _WHOLE and total < bands[at + 1].low:
            end = max(end, total)
        if band.low <= total <= end:
            return band
    return None
