"""Moves by hand never lay a symbol or its words on another's."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.genogram.family import Couple, Family
from caseworker_app.diagrams.genogram.layout import layout
from tests.diagrams.checks import assert_nothing_overlaps
from tests.diagrams.genogram.families import child_links, member
from tests.examples import few

WAYS = st.tuples(st.floats(-150, 150), st.floats(-150, 150))


def four() -> Family:
    """Two parents and two children, all without a year."""
    people = (member("ayah", "L"), member("ibu", "P"), member("anna", "P"), member("budi", "L"))
    return Family(people, (Couple("c", ("ayah", "ibu"), children=child_links("anna", "budi")),))


@given(st.dictionaries(st.sampled_from(["ayah", "ibu", "anna", "budi"]), WAYS, min_size=1))
@few(60)
def test_wherever_people_are_put_nobody_lies_on_another(nudges: dict[str, tuple[float, float]]) -> None:
    assert_nothing_overlaps(layout(dataclasses.replace(four(), nudges=nudges)))


def test_a_parent_and_a_child_moved_towards_each_other_stop_before_they_meet() -> None:
    assert_nothing_overlaps(layout(dataclasses.replace(four(), nudges={"anna": (0.0, -25.0), "ayah": (0.0, 25.0)})))


def test_a_move_onto_another_ends_beside_them_and_one_past_them_is_whole() -> None:
    def right_of_budi(dx: float) -> float:
        drawing = layout(dataclasses.replace(four(), nudges={"anna": (dx, 0.0)}))
        at = {symbol.key: symbol.box for symbol in drawing.symbols}
        return at["anna"].x0 - at["budi"].x0

    before = right_of_budi(0.0)
    width = 30.0
    assert before < right_of_budi(-before) <= -width
    assert right_of_budi(-2 * before) == pytest.approx(-before)
