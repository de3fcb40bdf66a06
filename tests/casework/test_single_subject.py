"""Phases in figures: published worked examples, and sentences that claim no more than the values bear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.single_subject import PhaseValues, findings, least_squares, mean, nap, pnd, trend
from caseworker_app.model.choices import Wanted

VALUES = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=12)

PARKER_VANNEST_DAVIS_2011 = ([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])
"""Effect size in single-case research, Behavior Modification 35: PND 5/7 (as the R package SingleCaseES tests it)."""
PARKER_VANNEST_2009 = ([4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])
"""An improved effect size for single-case research, Behavior Therapy 40: NAP 0.96."""
GRETCHEN = ([12, 14, 9, 10], [10, 6, 4, 5, 3, 4])
"""Aggressive behaviour that should fall, of the R package scan; counted by hand: 22 pairs better, one tie of 24."""


def test_published_worked_examples() -> None:
    assert pnd(*PARKER_VANNEST_DAVIS_2011) == pytest.approx(5 / 7)
    assert nap(*PARKER_VANNEST_DAVIS_2011) == pytest.approx(38.5 / 42)
    assert round(nap(*PARKER_VANNEST_2009), 2) == 0.96
    assert nap(*GRETCHEN, Wanted.DOWN) == pytest.approx(22.5 / 24)
    assert pnd(*GRETCHEN, Wanted.DOWN) == pytest.approx(5 / 6)


@given(VALUES, VALUES)
def test_non_overlap_is_a_share_and_mirrors_its_direction(before: list[float], after: list[float]) -> None:
    share = nap(before, after)
    assert 0 <= pnd(before, after) <= 1
    assert share + nap(before, after, Wanted.DOWN) == pytest.approx(1)
    assert nap(after, before) == pytest.approx(1 - share)
    assert nap(before, [max(before) + 1]) == pnd(before, [max(before) + 1]) == 1
    assert nap(before, before) == pytest.approx(0.5)


@given(st.lists(st.integers(0, 400), min_size=2, max_size=15, unique=True), st.integers(-5, 5), st.integers(-20, 20))
def test_the_trend_of_values_on_a_line_is_that_line(days: list[int], slope: int, height: int) -> None:
    line = least_squares([(day, height + slope * day) for day in days])
    assert line is not None
    assert line.slope == pytest.approx(slope, abs=1e-9)
    assert [line.at(day) for day in days] == pytest.approx([height + slope * day for day in days], abs=1e-6)


def test_unequal_days_count_as_unequal() -> None:
    line = least_squares([(0, 0), (1, 1), (10, 1)])
    assert line is not None
    assert line.slope == pytest.approx(33 / 546)


def test_few_values_have_no_trend_and_none_no_mean() -> None:
    assert mean([]) is None
    assert trend([(day, day) for day in range(4)]) is None
    assert trend([(day, day) for day in range(5)]) is not None
    assert least_squares([(3, 1), (3, 5)]) is None


def phase(name: str, *values: float, since: int = 0) -> PhaseValues:
    return PhaseValues(name, tuple((since + day, value) for day, value in enumerate(values)))


def test_sentences_say_what_may_and_may_not_be_concluded() -> None:
    told = " | ".join(findings([phase("A", 3, 3, 4), phase("B", 5, 6, 7, 7, 8, since=10)], Wanted.UP))
    assert "A 3,33 (n = 3); B 6,6 (n = 5)" in told
    assert "NAP 1,00, perbaikan kuat; PND 100%" in told
    assert "tiga catatan pada fase A terlalu sedikit untuk menilai kecenderungannya" in told
    assert "sejak fase A keadaan sudah cenderung membaik" in told
    assert "bukan apa penyebabnya" in told


def test_two_values_are_never_compared() -> None:
    told = " | ".join(findings([phase("A", 9, 8), phase("B", 1, 1, 1, 1, 1)], Wanted.DOWN))
    assert "NAP" not in told
    assert "dua catatan pada fase A terlalu sedikit untuk menyimpulkan adanya perubahan" in told


def test_without_a_direction_nothing_is_called_better() -> None:
    told = " | ".join(findings([phase("A", 1, 2, 3), phase("B", 4, 5, 6)], None))
    assert "pada 100% pasangan, nilai B lebih tinggi daripada nilai A" in told
    assert "perbaikan" not in told


def test_a_worsening_is_no_improvement_and_one_phase_is_not_compared() -> None:
    assert "tidak ada perbaikan" in " ".join(findings([phase("A", 5, 6, 5), phase("B", 1, 2, 1)], Wanted.UP))
    assert "sedikitnya dua fase" in " ".join(findings([phase("A", 5, 6, 5)], Wanted.UP))
    assert findings([], Wanted.UP) == ["perbandingan baru dapat dibuat bila ada catatan dari sedikitnya dua fase"]
