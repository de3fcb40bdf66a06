"""Frames and pages: title, date, initials, legend, and nothing lost when one page is too small."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Box, Drawing, Label, Line, Pen, Shape, Symbol, Text, polyline, rectangle
from caseworker_app.diagrams.frame import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    SMALLEST_TEXT,
    fitting_size,
    foot_of,
    framed,
    placed,
    smallest_text,
)
from caseworker_app.diagrams.measure import text_width
from caseworker_app.diagrams.strokes import arrow_head, sample, styled_line
from caseworker_app.diagrams.styles import CHILDREN, COUPLES, EMOTIONAL, TIES, LineStyle
from caseworker_app.diagrams.tiles import bounds, on_pages, windows
from tests.diagrams.checks import assert_inside, assert_texts_inside, texts

STYLES = [style for table in (TIES, EMOTIONAL, COUPLES, CHILDREN) for style in table.values()]


def grid(columns: int, rows: int, size: float = 9.0) -> Drawing:
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    for row, column in itertools.product(range(rows), range(columns)):
        box = Box(column * 70.0 + 5, row * 60.0 + 5, column * 70.0 + 55, row * 60.0 + 35)
        words = Text(column * 70.0 + 30, row * 60.0 + 48, f"orang {row}.{column}", size)
        shapes += [rectangle(box), words]
        symbols.append(Symbol(f"{row}.{column}", box))
        labels.append(Label(f"{row}.{column}", Box(box.x0, box.y1 + 2, box.x1, box.y1 + 18), words.text))
    lines = (Line("tie", ("0.0", "0.0"), ((30.0, 20.0), (31.0, 21.0))),)
    return Drawing(columns * 70.0, rows * 60.0, tuple(shapes), tuple(symbols), tuple(labels), lines)


def test_title_date_initials_and_legend_stand_on_the_page() -> None:
    legend = [(sample(TIES["dekat"]), "dekat")]
    page = framed(grid(4, 3), "Genogram", "26 Agustus 2024", "Klien: MS · Praktikan: NR", legend, A4_LANDSCAPE)
    assert {"Genogram", "26 Agustus 2024", "Klien: MS · Praktikan: NR", "Keterangan", "dekat"} <= set(texts(page))
    assert (page.width, page.height) == A4_LANDSCAPE
    assert page.title == "Genogram"
    assert_texts_inside(page)
    for symbol in page.symbols:
        assert_inside(symbol.box, page)


def test_long_titles_and_credits_do_not_meet() -> None:
    page = framed(grid(2, 2), "Genogram keluarga besar " * 12, "", "Klien: MS · Praktikan: NR " * 8, (), A4_PORTRAIT)
    assert_texts_inside(page)
    titles = [shape for shape in page.shapes if isinstance(shape, Text) and shape.bold]
    assert len(titles) > 2


def test_without_a_page_the_frame_is_as_large_as_the_drawing_needs() -> None:
    page = framed(grid(8, 3), "Ecomap")
    assert page.width == pytest.approx(8 * 70 + 48)
    assert smallest_text(page) == 9.0


@given(st.floats(0.1, 3), st.floats(-50, 50), st.floats(-50, 50))
def test_placing_moves_everything_alike(scale: float, dx: float, dy: float) -> None:
    before = grid(2, 2)
    after = placed(before, scale, dx, dy)
    for one, other in zip(before.symbols, after.symbols, strict=True):
        assert other.box.x0 == pytest.approx(one.box.x0 * scale + dx)
        assert other.box.y1 == pytest.approx(one.box.y1 * scale + dy)
    assert after.lines[0].points[0][0] == pytest.approx(30.0 * scale + dx)
    assert smallest_text(after) == pytest.approx(9.0 * scale)


def test_a_drawing_takes_the_paper_that_keeps_it_readable() -> None:
    assert fitting_size(grid(6, 4)) == A4_LANDSCAPE
    assert fitting_size(grid(18, 11)) == A3_LANDSCAPE
    assert fitting_size(grid(40, 30)) is None


@pytest.mark.parametrize(("columns", "rows"), [(4, 3), (30, 4), (6, 30), (40, 30)])
def test_everybody_is_whole_on_some_page_at_seven_points(columns: int, rows: int) -> None:
    drawing = grid(columns, rows)
    pages = on_pages(drawing, "Genogram", "2024", "Klien: MS", [(sample(TIES["dekat"]), "dekat")])
    assert {s.key for page in pages for s in page.symbols} == {s.key for s in drawing.symbols}
    assert {n.key for page in pages for n in page.labels} == {n.key for n in drawing.labels}
    for page in pages:
        assert (page.width, page.height) == A4_LANDSCAPE
        assert smallest_text(page) >= SMALLEST_TEXT - 1e-6
    assert (len(pages) == 1) == (columns == 4)


def test_pages_say_where_the_drawing_goes_on() -> None:
    pages = on_pages(grid(30, 4), "Genogram")
    assert any("bagian 2" in text for text in texts(pages[0]))
    assert any(f"(1/{len(pages)})" in text for text in texts(pages[0]))


def test_no_page_is_empty_and_no_page_points_to_one() -> None:
    """People along the upper and the left edge only: of a square of pages most would stay white."""
    whole = grid(30, 30)
    edge = [symbol for symbol in whole.symbols if min(symbol.box.x0, symbol.box.y0) < 60]
    shapes = tuple(rectangle(symbol.box, Pen(1.0)) for symbol in edge)
    text = Text(edge[0].box.x0, edge[0].box.y1, "MS", 7.0)
    sparse = dataclasses.replace(whole, shapes=(*shapes, text), symbols=tuple(edge), labels=(), lines=())
    pages = on_pages(sparse, "Genogram")
    assert all(page.symbols for page in pages)
    assert len(pages) < len(on_pages(whole, "Genogram"))
    named = {int(text.split()[-1]) for page in pages for text in texts(page) if "bersambung" in text}
    assert named == set(range(1, len(pages) + 1))


@given(st.floats(1, 5000), st.floats(100, 800), st.lists(st.tuples(st.floats(0, 5000), st.floats(1, 90)), max_size=40))
def test_windows_cover_everything(length: float, room: float, boxes: list[tuple[float, float]]) -> None:
    found = windows(length, room, [(low, low + wide) for low, wide in boxes])
    assert found[0][0] == 0.0
    assert found[-1][1] == length
    assert all(end - start <= room + 1e-6 for start, end in found)
    assert all(later <= end for (_, end), (later, _) in itertools.pairwise(found))


def test_bounds_of_a_turned_text_hold_it() -> None:
    box = bounds(Text(100, 100, "lingkungan", 9, angle=90))
    assert box.y0 < 60
    assert bounds(polyline([(0, 0), (10, 5)], Pen(2.0))) == Box(-1, -1, 11, 6)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize(
    "points",
    [
        [(0.0, 0.0), (120.0, 0.0)],
        [(0.0, 0.0), (3.0, 1.0)],
        [(0.0, 0.0), (50.0, 0.0), (50.0, 40.0)],
        [(5.0, 5.0), (5.0, 5.0), (5.0, 60.0)],
    ],
)
def test_every_style_draws_along_every_course(style: LineStyle, points: list[tuple[float, float]]) -> None:
    shapes = [*styled_line(points, style), *styled_line(points, style, stress=True)]
    assert styled_line(points, style)
    for shape in shapes:
        box = bounds(shape)
        assert box.x0 > -12
        assert box.y0 > -12
        assert box.x1 < 132
        assert box.y1 < 75


def test_a_line_without_length_is_nothing() -> None:
    assert styled_line([(1.0, 1.0), (1.0, 1.0)], TIES["dekat"]) == []


def test_an_arrow_points_at_its_end() -> None:
    (head,) = arrow_head([(0.0, 0.0), (50.0, 0.0)])
    assert max(bounds(head).x1, 0) == 50.0


def test_samples_stay_inside_their_legend_box() -> None:
    for style in STYLES:
        for shape in sample(style, stress=True):
            box = bounds(shape)
            assert box.x0 >= -2
            assert box.y0 >= 0
            assert box.x1 <= 38
            assert box.y1 <= 18


def test_a_legend_stands_in_as_many_columns_as_the_page_holds() -> None:
    entries = [((), meaning) for meaning in ("laki-laki", "perempuan", "klien", "meninggal", "menikah", "dekat")]
    rows = {}
    for width in (120.0, 260.0, 640.0):
        shapes, height = foot_of(entries, width)
        words = [shape for shape in shapes if isinstance(shape, Text) and not shape.bold]
        assert len(words) == len(entries)
        assert all(word.x + text_width(word.text, word.size) <= width for word in words)
        rows[width] = len({word.y for word in words})
        assert height >= max(word.y for word in words)
    assert rows == {120.0: 6, 260.0: 3, 640.0: 1}
