"""Circles that were put somewhere by hand: they stay, the others make way, and no words are covered."""

from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker_app.diagrams import venn
from caseworker_app.diagrams.display import XY, Drawing
from tests.examples import few

NAMES = st.sampled_from(["RT", "puskesmas", "kader kesehatan", "Lembaga Kesejahteraan Sosial Anak", "paman"])
PLACES = st.tuples(st.floats(-260, 260), st.floats(-260, 260))


@st.composite
def crowds(draw: st.DrawFn) -> venn.VennData:
    count = draw(st.integers(1, 9))
    keys = st.sampled_from([venn.CLIENT, *(f"k{i}" for i in range(count))])
    steps = st.one_of(st.none(), st.integers(1, 5))
    bodies = tuple(
        venn.VennBody(
            f"k{i}",
            draw(NAMES),
            draw(steps),
            draw(steps),
            tuple(draw(st.lists(keys, max_size=2))),
            draw(st.one_of(st.none(), PLACES)),
        )
        for i in range(count)
    )
    return venn.VennData("MS", bodies)


def middles(drawing: Drawing) -> dict[str, XY]:
    """Middles of the circles, from that of the client."""
    found = {s.key: ((s.box.x0 + s.box.x1) / 2, (s.box.y0 + s.box.y1) / 2) for s in drawing.symbols}
    x, y = found[venn.CLIENT]
    return {key: (at[0] - x, at[1] - y) for key, at in found.items()}


@given(crowds())
@settings(max_examples=60, deadline=None)
def test_wherever_circles_are_put_no_words_meet(data: venn.VennData) -> None:
    drawing = venn.layout(data)
    assert {symbol.key for symbol in drawing.symbols} == {body.key for body in data.bodies} | {venn.CLIENT}
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not one.box.touches(other.box, -1e-6)


def test_what_was_put_stays_and_the_others_make_way() -> None:
    free = venn.VennBody("free", "kader", 3, 1)
    spot = middles(venn.layout(venn.VennData("MS", (free,))))["free"]
    put = venn.VennBody("put", "RT", 3, 1, (), spot)
    found = middles(venn.layout(venn.VennData("MS", (free, put))))
    assert found["put"] == pytest.approx(spot)
    assert found["free"] != pytest.approx(spot, abs=20)


def test_a_circle_put_on_the_client_stands_beside_her() -> None:
    drawing = venn.layout(venn.VennData("MS", (venn.VennBody("put", "RT", 3, 1, (), (3.0, 0.0)),)))
    boxes = {symbol.key: symbol.box for symbol in drawing.symbols}
    assert boxes["put"].x0 >= boxes[venn.CLIENT].x1


@pytest.mark.parametrize("step", range(1, 6))
def test_a_distance_is_read_as_it_is_drawn(step: int) -> None:
    drawing = venn.layout(venn.VennData("MS", (venn.VennBody("a", "RT", 3, step),)))
    radii = {s.key: (s.box.x1 - s.box.x0) / 2 for s in drawing.symbols}
    x, y = middles(drawing)["a"]
    assert venn.step_at(abs(complex(x, y)), radii["a"], radii[venn.CLIENT]) == step


@pytest.mark.parametrize("count", [1, 2])
def test_few_circles_stand_beside_the_client(count: int) -> None:
    bodies = tuple(venn.VennBody(f"k{i}", "puskesmas") for i in range(count))
    drawing = venn.layout(venn.VennData("MS", bodies))
    assert drawing.width > 1.5 * drawing.height


@given(st.lists(st.integers(1, 5), min_size=2, max_size=10), st.randoms(use_true_random=False))
@few(25)
def test_whoever_is_further_stands_further_however_many_work_together(steps: list[int], chance: random.Random) -> None:
    keys = [f"k{i}" for i in range(len(steps))]
    bodies = tuple(
        venn.VennBody(key, f"lembaga {key}", chance.randint(1, 5), step, tuple(chance.sample(keys, min(4, len(keys)))))
        for key, step in zip(keys, steps, strict=True)
    )
    drawing = venn.layout(venn.VennData("MS", bodies))
    radii = {symbol.key: (symbol.box.x1 - symbol.box.x0) / 2 for symbol in drawing.symbols}
    places = middles(drawing)
    gaps = {key: math.dist(places[key], places[venn.CLIENT]) - radii[key] for key in keys}
    for (one, near), (other, far) in itertools.permutations(zip(keys, steps, strict=True), 2):
        assert near >= far or gaps[one] <= gaps[other] + 1.0
    for label, beside in itertools.combinations(drawing.labels, 2):
        assert not label.box.touches(beside.box)
