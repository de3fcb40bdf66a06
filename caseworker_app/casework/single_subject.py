"""The single-subject design in figures: mean, trend and non-overlap of phases, and what may be concluded from them.

NAP (Parker and Vannest 2009): of all pairs of a value of A and a value of B the share in which that of B is better, a
tie counting half. PND (Scruggs, Mastropieri and Casto 1987): the share of the values of B that are better than the best
of A. The trend is the straight line of least squares over real days.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.casework.attainment import in_figures
from caseworker_app.model.choices import Wanted
from caseworker_app.model.indonesian import terbilang
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_FOR_LEVEL = 3
"""Fewer values in a phase tell nothing of its level."""
LEAST_FOR_TREND = 5
"""Fewer values in a phase tell nothing of where it is going (What Works Clearinghouse asks for five)."""
_WEAK, _MEDIUM = 0.65, 0.92  # NAP, as Parker and Vannest (2009) name its height

Point = tuple[float, float]
"""Day number and value."""


@dataclasses.dataclass(frozen=True, slots=True)
class Trend:
    """The straight line of least squares: its height on ``day``, and by how much it rises a day."""

    day: float
    height: float
    slope: float

    def at(self, day: float) -> float:
        """Its height on a day."""
        return self.height + self.slope * (day - self.day)


@dataclasses.dataclass(frozen=True, slots=True)
class PhaseValues:
    """A phase with the values that were taken in it, in the order of their days."""

    name: str
    points: tuple[Point, ...]

    @property
    def values(self) -> list[float]:
        """The values alone."""
        return [value for _, value in self.points]


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None without values."""
    return sum(values) / len(values) if values else None


def least_squares(points: Sequence[Point]) -> Trend | None:
    """The line of least squares; None where all values are of one day."""
    if len({day for day, _ in points}) < 2:
        return None
    day = sum(day for day, _ in points) / len(points)
    height = sum(value for _, value in points) / len(points)
    spread = sum((at - day) ** 2 for at, _ in points)
    return Trend(day, height, sum((at - day) * (value - height) for at, value in points) / spread)


def trend(points: Sequence[Point]) -> Trend | None:
    """The trend of a phase; None where it has too few values to have one."""
    return least_squares(points) if len(points) >= LEAST_FOR_TREND else None


def nap(before: Sequence[float], after: Sequence[float], wanted: Wanted = Wanted.UP) -> float:
    """Non-overlap of all pairs, 0 to 1; 0.5 where both phases are alike. ValueError for a phase without values."""
    if not before or not after:
        raise ValueError("both phases need a value")
    way = 1 if wanted is Wanted.UP else -1
    better = sum((way * b > way * a) + 0.5 * (a == b) for a in before for b in after)
    return better / (len(before) * len(after))


def pnd(before: Sequence[float], after: Sequence[float], wanted: Wanted = Wanted.UP) -> float:
    """Share of the later values that are better than every earlier one. ValueError for a phase without values."""
    if not before or not after:
        raise ValueError("both phases need a value")
    if wanted is Wanted.UP:
        return sum(value > max(before) for value in after) / len(after)
    return sum(value < min(before) for value in after) / len(after)


def findings(phases: Sequence[PhaseValues], wanted: Wanted | None) -> list[str]:
    """What the phases show, what of it may be concluded and what not: sentences without their full stops."""
    known = [phase for phase in phases if phase.points]
    told = [_level(known)] if known else []
    named = [phase for phase in known if phase.name]
    if len(named) < 2:
        return [*told, tr("perbandingan baru dapat dibuat bila ada catatan dari sedikitnya dua fase")]
    told += [sentence for pair in itertools.pairwise(named) for sentence in _compared(*pair, wanted)]
    told += _too_few(named)
    return [*told, *_drift(named[0], wanted), _proof(named)]


def _level(phases: Sequence[PhaseValues]) -> str:
    parts = [
        tr("{phase} {mean} (n = {count})").format(
            phase=phase.name or tr("sebelum fase pertama"), mean=in_figures(mean(phase.values)), count=len(phase.points)
        )
        for phase in phases
    ]
    return tr("rata-rata tiap fase: {parts}").format(parts="; ".join(parts))


def _compared(first: PhaseValues, second: PhaseValues, wanted: Wanted | None) -> list[str]:
    """Non-overlap of two phases that follow each other; nothing where one has too few values."""
    if min(len(first.points), len(second.points)) < LEAST_FOR_LEVEL:
        return []
    names = {"first": first.name, "second": second.name}
    if wanted is None:
        share = nap(first.values, second.values)
        text = tr("pada {share}% pasangan, nilai {second} lebih tinggi daripada nilai {first} (NAP {nap})")
        return [text.format(**names, share=_percent(share), nap=_index(share))]
    share, beyond = nap(first.values, second.values, wanted), pnd(first.values, second.values, wanted)
    if share <= 0.5:
        height = tr("tidak ada perbaikan")
    elif share <= _WEAK:
        height = tr("perbaikan lemah")
    else:
        height = tr("perbaikan sedang") if share <= _MEDIUM else tr("perbaikan kuat")
    text = tr("{first} dan {second}: NAP {nap}, {height}; PND {pnd}%")
    return [text.format(**names, nap=_index(share), height=height, pnd=_percent(beyond))]


def _too_few(phases: Sequence[PhaseValues]) -> list[str]:
    told = []
    for phase in phases:
        count = len(phase.points)
        if count < LEAST_FOR_LEVEL:
            text = tr("{count} catatan pada fase {phase} terlalu sedikit untuk menyimpulkan adanya perubahan")
        elif count < LEAST_FOR_TREND:
            text = tr("{count} catatan pada fase {phase} terlalu sedikit untuk menilai kecenderungannya")
        else:
            continue
        told.append(text.format(count=terbilang(count), phase=phase.name))
    return told


def _drift(first: PhaseValues, wanted: Wanted | None) -> list[str]:
    """Whether things went the wanted way before anything was done."""
    steps = [b - a for a, b in itertools.pairwise(first.values)]
    way = 1 if wanted is Wanted.UP else -1
    if wanted is None or len(first.points) < LEAST_FOR_LEVEL or not any(steps):
        return []
    line = trend(first.points)
    improving = way * line.slope > 0 if line else all(way * step >= 0 for step in steps)
    text = tr(
        "sejak fase {phase} keadaan sudah cenderung membaik, jadi perbaikan sesudahnya belum tentu dari intervensi"
    )
    return [text.format(phase=first.name)] if improving else []


def _proof(phases: Sequence[PhaseValues]) -> str:
    if len(phases) == 2:
        return tr(
            "rancangan dua fase menunjukkan apakah keadaan berubah, bukan apa penyebabnya; hal lain pada waktu yang "
            "sama dapat ikut berpengaruh"
        )
    return tr(
        "perubahan yang berulang setiap kali fase berganti menguatkan dugaan bahwa intervensi berpengaruh, tetapi pada "
        "satu klien belum membuktikannya"
    )


def _percent(share: float) -> str:
    return str(round(share * 100))


def _index(share: float) -> str:
    return f"{share:.2f}".replace(".", ",")
