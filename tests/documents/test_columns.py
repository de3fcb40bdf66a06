"""Columns are wide enough for what stands in them."""

from __future__ import annotations

import pytest

from caseworker_app.documents import blocks as b
from caseworker_app.documents.columns import PAD_X, column_widths


def width_of(text: str) -> float:
    return 10.0 * len(text) + (text == "No")


def table(*rows: tuple[str, str], heading: str = "No") -> b.Table:
    return b.Table("t", "", (b.Column(heading, 0.1), b.Column("Isi", 5)), rows)


def test_a_heading_is_not_broken_for_the_sake_of_numbers_as_long() -> None:
    rows = tuple((str(n), "isi") for n in range(10, 99))
    assert column_widths(table(*rows), 400, width_of)[0] >= width_of("No") + 2 * PAD_X


def test_words_joined_without_a_break_stay_on_one_line() -> None:
    rows = (("27\u00a0th", "isi"),)
    assert column_widths(table(*rows, heading=""), 400, width_of)[0] >= width_of("27 th") + 2 * PAD_X


@pytest.mark.parametrize("width", [100.0, 397.0, 643.0])
def test_columns_fill_the_width(width: float) -> None:
    rows = (("pertanggungjawaban", "isi yang panjang"),)
    assert sum(column_widths(table(*rows), width, width_of)) == pytest.approx(width)


def test_a_column_of_long_texts_takes_the_room_that_short_ones_do_not_need() -> None:
    columns = (b.Column("Hari", 1), b.Column("Informan", 1), b.Column("Hasil", 1))
    account = b.Table("t", "", columns, (("Senin", "nenek", "klien rajin belajar " * 60),))
    short = b.Table("t", "", columns, (("Senin", "nenek", "klien rajin"),))
    assert column_widths(account, 400, lambda text: 5.0 * len(text))[2] > 200
    assert column_widths(short, 400, lambda text: 5.0 * len(text))[2] == pytest.approx(400 / 3)
