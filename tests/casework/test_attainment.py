"""The T-score of goal attainment: the published formula to the figure, and nothing guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.attainment import meaning, scores, sign, t_score, what_is_left_out
from caseworker_app.model.evaluation import AttainmentScale
from caseworker_app.model.plan import Goal

LEVELS = st.integers(-2, 2)
WEIGHTS = st.integers(1, 9)
GOALS = st.lists(st.tuples(LEVELS, WEIGHTS), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("levels", "weights", "score"),
    [
        ([0], None, 50.00),
        ([1], None, 60.00),
        ([1, 1], None, 62.40),
        ([1, 1, 1], None, 63.69),
        ([2, 2, 2], None, 77.39),
        ([-2, -2, -2], None, 22.61),
        ([1, 0, -1], None, 50.00),
        ([1, 0, 2], [1, 2, 3], 65.42),
        ([-1, 0, 1, 2], None, 57.25),
    ],
)
def test_the_formula_of_kiresuk_and_sherman(levels: list[int], weights: list[float] | None, score: float) -> None:
    assert t_score(levels, weights) == pytest.approx(score, abs=0.005)


@given(GOALS, st.integers(2, 20))
def test_only_the_proportion_of_weights_counts(goals: list[tuple[int, int]], factor: int) -> None:
    levels, weights = zip(*goals, strict=True)
    larger = [factor * weight for weight in weights]
    assert t_score(levels, weights) == pytest.approx(t_score(levels, larger))


@given(GOALS)
def test_the_score_is_even_around_fifty_and_rises_with_a_level(goals: list[tuple[int, int]]) -> None:
    levels, weights = zip(*goals, strict=True)
    assert t_score(levels, weights) + t_score([-level for level in levels], weights) == pytest.approx(100)
    if levels[0] < 2:
        assert t_score([levels[0] + 1, *levels[1:]], weights) > t_score(levels, weights)


@pytest.mark.parametrize(("levels", "weights"), [([], None), ([1], [1, 2]), ([3], None), ([1, 1], [1, 0])])
def test_what_cannot_be_reckoned_is_refused(levels: list[int], weights: list[float] | None) -> None:
    with pytest.raises(ValueError, match=r"goal|weights"):
        t_score(levels, weights)


def test_a_goal_without_a_level_is_named_and_left_out() -> None:
    whole = AttainmentScale(title="Hadir", weight=2, level_before=-2, level_after=1)
    half = AttainmentScale(goal=Goal(text="rukun"), level_before=-2)
    found = scores([whole, half])
    assert [found.before, found.after, found.change] == pytest.approx([30, 60, 30])
    assert found.left_out == (half,)
    assert "“rukun” (tingkat akhir belum dipilih)" in what_is_left_out(found)
    assert meaning(found).startswith("T naik dari 30 menjadi 60; ")


def test_before_the_end_the_score_before_stands_alone() -> None:
    found = scores([AttainmentScale(title="Hadir", level_before=-1), AttainmentScale(title="Rukun")])
    assert found.before == pytest.approx(40)
    assert found.after is None
    assert meaning(found) == "T awal 40; T akhir dihitung sesudah tingkat akhir dipilih"


@pytest.mark.parametrize("odd", [{"weight": 0.0}, {"weight": -1.0}, {"level_after": 3}, {"level_before": -5}])
def test_odd_levels_and_weights_of_old_records_break_nothing(odd: dict[str, float]) -> None:
    scale = AttainmentScale(title="Hadir", **{"level_before": 0, "level_after": 0, **odd})
    found = scores([scale])
    assert found.left_out == (scale,)
    assert found.after is None
    assert "Hadir" in what_is_left_out(found)


def test_levels_are_written_with_a_true_minus() -> None:
    assert [sign(level) for level in (-2, 0, 1, None)] == ["−2", "0", "+1", "–"]
