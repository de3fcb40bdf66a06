"""The grid of twelve columns: nothing overlaps, the order is kept, and a line has no hole but beside narrow fields."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QWidget

from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Field, Kind
from caseworker_app.gui.base.twelve import COLUMNS, HALF, Place, Twelve, Wish, arrange

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WISHES = st.builds(
    lambda columns, more, pixels, row: Wish(columns, min(COLUMNS, columns + more), pixels, row),
    st.integers(1, COLUMNS),
    st.integers(0, COLUMNS),
    st.integers(0, 400),
    st.sampled_from((0, 0, 0, 320, 900)),
)


def lines(places: list[Place]) -> list[list[int]]:
    """The numbers of the fields in each line."""
    return [[at for at, place in enumerate(places) if place.line == line] for line in sorted({p.line for p in places})]


@given(st.lists(WISHES, min_size=1, max_size=20), st.integers(60, 1600), st.sampled_from((0, 440)))
def test_no_overlap_no_hole_and_the_order_of_reading(wishes: list[Wish], width: int, narrow: int) -> None:
    places = arrange(wishes, width, 12, narrow=narrow)
    assert len(places) == len(wishes)
    for before, behind in pairwise(places):
        assert (before.line, before.end) <= (behind.line, behind.start) or behind.line == before.line + 1
        assert behind.line == before.line or behind.start == 0
        assert behind.line > before.line or behind.start == before.end, "side by side, without a gap"
    for line in lines(places):
        taken = sum(places[at].columns for at in line)
        assert places[line[0]].start == 0
        assert taken <= COLUMNS
        if width < narrow:
            assert taken == COLUMNS, "a narrow form is full to its edge"
        elif taken < COLUMNS:
            for at in line:
                assert places[at].columns >= wishes[at].most, "a hole only beside what may not grow"


@given(st.lists(WISHES, min_size=1, max_size=12), st.integers(200, 1600))
def test_a_field_has_the_pixels_it_needs_where_a_line_has_them(wishes: list[Wish], width: int) -> None:
    for wish, place in zip(wishes, arrange(wishes, width, 12), strict=True):
        pixels = place.columns * (width + 12) / COLUMNS - 12
        assert place.columns >= wish.columns
        assert pixels >= min(wish.pixels, width) - 1
        if wish.row <= width:
            assert pixels >= wish.row - 1, "choices stand in one row wherever a line has room for them"


@given(st.lists(WISHES, min_size=1, max_size=12), st.integers(60, 439))
def test_a_narrow_form_knows_halves_and_wholes_alone(wishes: list[Wish], width: int) -> None:
    assert {place.columns for place in arrange(wishes, width, 12, narrow=440)} <= {HALF, COLUMNS}


def test_short_fields_share_a_line_and_the_last_fills_it() -> None:
    street, rt, rw, village = Wish(8), Wish(2, 4), Wish(2, 4), Wish(6)
    assert arrange([street, rt, rw, village], 700, 12) == [
        Place(0, 0, 8),
        Place(0, 8, 2),
        Place(0, 10, 2),
        Place(1, 0, 12),
    ]


@pytest.mark.parametrize("width", [280, 460, 640, 720])
def test_the_widgets_stand_where_the_grid_says(qtbot: QtBot, width: int) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    grid = Twelve(form, gap=12, line_gap=10, narrow=440)
    boxes = [QLabel(str(at), form) for at in range(5)]
    wishes = [Wish(6), Wish(4, 6), Wish(2, 4), Wish(12), Wish(3, 4)]
    for box, wish in zip(boxes, wishes, strict=True):
        grid.add(box, lambda wish=wish: wish)  # type: ignore[misc] # bound early
    form.resize(width, grid.heightForWidth(width))
    form.show()
    qtbot.waitUntil(lambda: boxes[-1].y() > 0)
    for one in boxes:
        assert form.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(other.geometry()) for other in boxes if other is not one)


def test_a_kind_says_how_wide_it_is() -> None:
    """A year or number takes least, a long text a whole line; what is stated lies between."""
    fields = [item for _, item in all_items() if isinstance(item, Field)]
    for field in fields:
        assert 1 <= field.columns <= field.most <= COLUMNS, field.label
        if field.width is None and field.editor in {Kind.MEMO, Kind.WORDS}:
            assert field.columns == COLUMNS
        if field.width is None and field.editor in {Kind.NUMBER, Kind.TIME}:
            assert field.most < HALF
