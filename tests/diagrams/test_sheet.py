"""A diagram with what stands around it: on its pages, on the screen, with a note, below another one."""

import pytest

from caseworker_app.diagrams.display import Box, Drawing, Label, Symbol, Text, rectangle
from caseworker_app.diagrams.frame import A3_LANDSCAPE, A4_LANDSCAPE, SMALLEST_TEXT, smallest_text
from caseworker_app.diagrams.sheet import Sheet, noted, stacked
from caseworker_app.diagrams.strokes import sample
from caseworker_app.diagrams.styles import TIES
from tests.diagrams.checks import assert_nothing_overlaps, assert_texts_inside, texts


def of_size(width: float, height: float, key: str = "a") -> Drawing:
    box, label = Box(0.0, 0.0, 20.0, 20.0), Box(22.0, 5.0, 40.0, 15.0)
    shapes = (rectangle(box), Text(22.0, 14.0, key, 9.0, anchor="start"), rectangle(Box(0, 0, width, height)))
    return Drawing(width, height, shapes, (Symbol(key, box),), (Label(key, label, key),))


@pytest.mark.parametrize(
    ("size", "paper", "pages"), [((400, 300), A4_LANDSCAPE, 1), ((1300, 700), A3_LANDSCAPE, 1), ((3000, 900), None, 8)]
)
def test_the_smallest_paper_that_can_be_read_is_taken(
    size: tuple[float, float], paper: tuple[float, float] | None, pages: int
) -> None:
    sheet = Sheet(of_size(*size), "Genogram", "2024", "Klien: MS", ((sample(TIES["dekat"]), "dekat"),))
    found = sheet.pages()
    assert len(found) == pages
    assert all((page.width, page.height) == (paper or A4_LANDSCAPE) for page in found)
    assert all(smallest_text(page) >= SMALLEST_TEXT - 1e-6 for page in found)
    whole = sheet.whole()
    if paper is None:
        assert whole.width > A3_LANDSCAPE[0]
    else:
        assert (whole.width, whole.height) == paper


@pytest.mark.parametrize("width", [120.0, 900.0])
def test_on_the_screen_places_can_be_read_back(width: float) -> None:
    sheet = Sheet(of_size(width, 300.0), "Ecomap", legend=((sample(TIES["dekat"]), "dekat"),))
    shown, (left, top) = sheet.on_screen()
    assert shown.symbols[0].box.x0 == pytest.approx(left)
    assert shown.symbols[0].box.y0 == pytest.approx(top)
    assert "dekat" in texts(shown)
    bare, origin = sheet.on_screen(legend=False)
    assert (bare, origin) == (sheet.drawing, (0.0, 0.0))


def test_a_note_stands_below_the_drawing_and_inside() -> None:
    drawing = noted(of_size(80.0, 60.0), "Belum ada ecomap. Tambahkan keluarga, teman, tetangga, dan lembaga.")
    assert_texts_inside(drawing)
    assert drawing.height > 60.0
    assert noted(of_size(80.0, 60.0), "") == of_size(80.0, 60.0)


def test_a_diagram_is_spread_over_the_paper_on_which_it_needs_fewest_pages() -> None:
    sheet = Sheet(of_size(690.0, 2600.0), "Genogram")
    pages, paper = sheet.spread([A4_LANDSCAPE, A4_LANDSCAPE[::-1]])
    assert paper == A4_LANDSCAPE[::-1]
    assert 1 < len(pages) < len(sheet.spread([A4_LANDSCAPE])[0])


def test_a_drawing_no_wider_than_the_page_stands_in_one_column() -> None:
    width = A4_LANDSCAPE[0] - 48.0
    pages = Sheet(of_size(width * 9.0 / 7.0, 1500.0), "Genogram").pages()
    assert len(pages) == 3


def test_drawings_stand_one_below_another() -> None:
    drawing = stacked([of_size(200.0, 80.0, "a"), of_size(300.0, 90.0, "b")], "Skor")
    assert_nothing_overlaps(drawing)
    assert [symbol.key for symbol in drawing.symbols] == ["a", "b"]
    assert drawing.width == 300.0
    assert stacked([], "Skor").height == 0.0
