"""No family, however tangled, keeps anybody waiting: past its time the layout draws the best that it has."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from caseworker_app.diagrams.genogram import clock
from caseworker_app.diagrams.genogram.family import Family
from caseworker_app.diagrams.genogram.layout import layout
from tests.diagrams.genogram.families import eventful_family, sound_families
from tests.examples import few


def test_the_clock_is_off_outside_of_a_layout_and_up_when_its_seconds_are_over() -> None:
    assert not clock.is_up()
    with clock.limited(-1.0):
        assert clock.is_up()
    assert not clock.is_up()


@few(5, 40)
@given(sound_families())
@example(eventful_family())
def test_without_any_time_left_everybody_is_still_drawn(family: Family) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "is_up", lambda: True)
        drawing = layout(family)
    assert {symbol.key for symbol in drawing.symbols} >= {member.key for member in family.members}
