"""Goal attainment scaling: one T-score for all goals (Kiresuk and Sherman 1968).

T = 50 + 10·Σ(w·x) / √((1 − r)·Σw² + r·(Σw)²), with levels x from −2 to +2, weights w, and r = 0.30, the correlation
between goals that Kiresuk and Sherman assume. 50 means that goals are reached as expected.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.model.evaluation import AttainmentScale

CORRELATION = 0.30
EXPECTED = 50.0
LEVELS = (2, 1, 0, -1, -2)
LEVEL_KEYS = {2: "much_more", 1: "more", 0: "expected", -1: "less", -2: "much_less"}
"""The column that says each level in words."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scores:
    """T before, T after and the change, over the scales that are counted.

    left_out: the scales without a level that is needed, or with a weight or level that cannot be reckoned with; their
    levels are never guessed. before, after: None where there is nothing to reckon with.
    """

    before: float | None
    after: float | None
    counted: tuple[AttainmentScale, ...]
    left_out: tuple[AttainmentScale, ...]

    @property
    def change(self) -> float | None:
        """T after less T before."""
        return None if self.before is None or self.after is None else self.after - self.before


def t_score(levels: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """The T-score of levels; every goal weighs the same without weights.

    Raises:
        ValueError: there is no level, not a weight for each, a weight that is not above zero, or a level off −2 … +2.
    """
    weights = [1.0] * len(levels) if weights is None else list(weights)
    if not levels or len(levels) != len(weights):
        raise ValueError("one level and one weight for each goal")
    if min(weights) <= 0 or not all(-2 <= level <= 2 for level in levels):
        raise ValueError("weights are above zero, levels lie between -2 and 2")
    total = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    spread = (1 - CORRELATION) * sum(weight**2 for weight in weights) + CORRELATION * sum(weights) ** 2
    return EXPECTED + 10 * total / math.sqrt(spread)


def scores(scales: Iterable[AttainmentScale]) -> Scores:
    """The T-scores of a case; before and after are reckoned over the same scales, so that they can be compared.

    As long as no scale has a level after, T before is that of all scales with a level before.
    """
    scales = list(scales)
    begun = [scale for scale in scales if weight_of(scale) > 0 and scale.level_before in LEVEL_KEYS]
    ended = [scale for scale in begun if scale.level_after in LEVEL_KEYS]
    none_is_ended = all(scale.level_after is None for scale in scales)
    counted = begun if none_is_ended else ended
    left_out = tuple(scale for scale in scales if scale not in counted)
    before = _t_of([(scale.level_before, weight_of(scale)) for scale in counted])
    after = _t_of([(scale.level_after, weight_of(scale)) for scale in ended])
    return Scores(before, after, tuple(counted), left_out)


def _t_of(pairs: Sequence[tuple[int | None, float]]) -> float | None:
    levels = [level for level, _ in pairs if level is not None]
    return t_score(levels, [weight for _, weight in pairs]) if levels else None


def weight_of(scale: AttainmentScale) -> float:
    """The weight of a scale; 1 where none is given."""
    return 1.0 if scale.weight is None else scale.weight


def name_of(scale: AttainmentScale) -> str:
    """Its own title, else the goal of the plan that it belongs to."""
    return scale.title or (scale.goal.text if scale.goal else None) or tr("Skala tanpa nama")


def sign(level: int | None) -> str:
    """«−2», «0», «+1»; a dash where none is known."""
    return "–" if level is None else f"{level:+d}".replace("-", "−") if level else "0"


def in_figures(score: float | None) -> str:
    """«62,4», with two decimals at most; a dash where there is none."""
    return "–" if score is None else number(round(score, 2)).replace("-", "−")


def meaning(found: Scores) -> str:
    """What the scores say, in one sentence; «» where there are none."""
    if found.before is None:
        return ""
    if found.after is None:
        text = tr("T awal {before}; T akhir dihitung sesudah tingkat akhir dipilih")
        return text.format(before=in_figures(found.before))
    if math.isclose(found.after, EXPECTED, abs_tol=0.005):
        reached = tr("secara keseluruhan tujuan tercapai sesuai harapan (T = 50)")
    elif found.after > EXPECTED:
        reached = tr("secara keseluruhan pencapaian di atas harapan (T di atas 50)")
    else:
        reached = tr("secara keseluruhan pencapaian masih di bawah harapan (T di bawah 50)")
    change = round(found.after - found.before, 2)
    if not change:
        way = tr("T tetap {after}")
    else:
        way = tr("T naik dari {before} menjadi {after}") if change > 0 else tr("T turun dari {before} menjadi {after}")
    return f"{way}; {reached}".format(before=in_figures(found.before), after=in_figures(found.after))


def what_is_left_out(found: Scores) -> str:
    """Which scales are not counted, and why; «» where all are."""
    if not found.left_out:
        return ""
    names = "; ".join(f"“{name_of(scale)}” ({_reason(scale)})" for scale in found.left_out)
    return tr("Tidak dihitung dalam T: {names}. Tingkat yang kosong tidak diperkirakan.").format(names=names)


def _reason(scale: AttainmentScale) -> str:
    if scale.level_before is None and scale.level_after is None:
        return tr("tingkat belum dipilih")
    if scale.level_before is None:
        return tr("tingkat awal belum dipilih")
    if scale.level_after is None:
        return tr("tingkat akhir belum dipilih")
    return tr("bobot tidak dapat dihitung") if weight_of(scale) <= 0 else tr("tingkat di luar −2 sampai +2")
