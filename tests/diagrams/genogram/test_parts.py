from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Box
from caseworker_app.diagrams.genogram.inking import Bands
from caseworker_app.diagrams.genogram.lanes import Bar, Slots, colour, set_levels
from caseworker_app.diagrams.genogram.obstacles import Grid, corners
from caseworker_app.diagrams.genogram.sparse import Factor, TooDense
from caseworker_app.diagrams.genogram.terrain import Terrain

SPAN = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda s: (float(min(s)), float(max(s))))


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_a_sparse_system_is_solved(size: int, dice: random.Random) -> None:
    dense = [[0.0] * size for _ in range(size)]
    for _ in range(3 * size):
        i, j, v = dice.randrange(size), dice.randrange(size), dice.uniform(-1, 1)
        dense[i][i] += abs(v) + 0.01
        dense[j][j] += abs(v) + 0.01
        if i != j:
            dense[i][j] += v
            dense[j][i] += v
    for i in range(size):
        dense[i][i] += 0.1
    wanted = [dice.uniform(-5, 5) for _ in range(size)]
    right = [sum(a * x for a, x in zip(row, wanted, strict=True)) for row in dense]
    matrix = [{j: v for j, v in enumerate(row) if v} for row in dense]
    assert Factor(matrix, 10**6).solve(right) == pytest.approx(wanted, abs=1e-6)


def test_a_full_matrix_is_refused_when_it_would_take_too_long() -> None:
    with pytest.raises(TooDense):
        Factor([{j: 1.0 + 9 * (i == j) for j in range(30)} for i in range(30)], 1000)


@given(st.lists(SPAN, max_size=12))
def test_bars_that_would_touch_lie_on_different_levels(spans: list[tuple[float, float]]) -> None:
    bars = [Bar(i, low, (high,)) for i, (low, high) in enumerate(spans)]
    count = set_levels(bars)
    for a in bars:
        assert 0 <= a.level < count
        for b in bars:
            if a is not b and a.level == b.level:
                assert a.high + 6 < b.low or b.high + 6 < a.low


def test_nested_sibships_cross_as_little_as_can_be() -> None:
    wide, inner = Bar(0, 0.0, (0.0, 100.0)), Bar(1, 40.0, (50.0, 60.0))
    set_levels([inner, wide])
    assert wide.level < inner.level  # one crossing: the line down to the inner bar


@given(st.lists(SPAN, max_size=12))
def test_intervals_on_one_level_keep_apart(spans: list[tuple[float, float]]) -> None:
    levels = colour(spans)
    for i, (low, high) in enumerate(spans):
        for j, (low2, high2) in enumerate(spans[:i]):
            if levels[i] == levels[j]:
                assert high + 6 <= low2 or high2 + 6 <= low


def test_places_between_neighbours_are_given_out_once() -> None:
    slots = Slots(0.0, 10.0)
    taken = [slots.take(5.0) for _ in range(4)]
    assert len(set(taken)) == 4
    assert all(0 <= t <= 10 for t in taken)
    assert len({slots.take(5.0) for _ in range(8)}) == 8


def test_two_lines_in_a_gap_with_room_for_none_do_not_lie_on_each_other() -> None:
    slots = Slots(10.1, 9.7)
    assert len({slots.take(9.9), slots.take(9.9)}) == 2


def test_a_way_leads_around_what_is_blocked() -> None:
    grid = Grid(5.0, [Box(20, -30, 30, 60)], Box(0, -60, 60, 100))
    way = grid.way({(0, 0)}, {(10, 0)})
    assert way[0] == (0, 0)
    assert way[-1] == (10, 0)
    assert not set(way) & grid.blocked
    assert len(corners(way)) == 4
    walled = Grid(5.0, [Box(20, -70, 30, 120)], Box(0, -60, 60, 100))
    assert walled.way({(0, 0)}, {(10, 0)}) == []


def test_the_searches_of_many_lines_share_what_may_be_looked_at() -> None:
    ground, bounds = Terrain(), Box(-50.0, -50.0, 450.0, 50.0)
    ways = [ground.way((0.0, 0.0), (400.0, 0.0), ("a", "b"), bounds) for _ in range(2)]
    assert all(ways)
    ground.left = 5
    assert ground.way((0.0, 0.0), (400.0, 0.0), ("a", "b"), bounds) == []
    assert ground.left == 0


@given(st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300), st.floats(0, 200), st.floats(0, 200))))
def test_the_boxes_near_a_place_are_those_that_come_near_it(sizes: list[tuple[float, float, float, float]]) -> None:
    boxes = [Box(x, y, x + w, y + h) for x, y, w, h in sizes]
    place = Box(-20.0, -70.0, 30.0, 65.0)
    found = Bands(boxes).near(place, 3.0)
    assert sorted(map(repr, found)) == sorted(repr(box) for box in boxes if box.touches(place, 3.0))
