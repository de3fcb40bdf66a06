"""What comes out on paper: selectable text, the same bytes every time, nothing about the person who drew it."""

import io
import subprocess
import sys
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from caseworker_app.diagrams.display import Box, Drawing, Pen, Text, ellipse, polyline, rectangle
from caseworker_app.diagrams.draw import pages_to_pdf, printable, to_pdf, to_png, to_svg
from caseworker_app.diagrams.ecomap import EcomapData, EcomapSystem, layout

ODD = "Nurul $x^2$ é ≥ «MS» \\frac & <b> 中 😀"


def sheet(text: str = "klien MS", title: str = "Ekomap") -> Drawing:
    shapes = (
        rectangle(Box(10, 10, 60, 40), Pen(1.0), "#E4F1E7"),
        ellipse(100, 30, 20, 12, Pen(0.8, "#A3271F", (3, 2))),
        Text(90, 80, text, 10),
        Text(90, 100, "tebal", 9, bold=True),
        Text(20, 100, "putar", 9, angle=90, italic=True),
    )
    return Drawing(200, 120, shapes, title=title)


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return text


def test_pdf_text_can_be_selected() -> None:
    text = pdf_text(to_pdf(sheet(ODD)))
    assert "Nurul $x^2$ é ≥ «MS» \\frac & <b>" in text


def test_svg_text_is_text_and_letters_of_other_scripts_are_outlines_for_any_reader() -> None:
    svg = to_svg(sheet(ODD)).decode()
    assert "&lt;b&gt; </text>" in svg
    assert "中" not in svg
    assert svg.count("<path") > to_svg(sheet(ODD.rstrip("中 😀"))).decode().count("<path")
    assert "Liberation Sans" in svg


@pytest.mark.parametrize("pen", [to_pdf, to_svg, to_png])
def test_same_drawing_same_bytes(pen: Callable[[Drawing], bytes]) -> None:
    assert pen(sheet()) == pen(sheet())


def test_another_process_draws_the_same_bytes() -> None:
    program = (
        "import hashlib;"
        "from caseworker_app.diagrams.ecomap import *;"
        "from caseworker_app.diagrams.draw import *;"
        "d = layout(EcomapData('MS', (EcomapSystem('a', 'gereja', tie='dekat', energy='both'),)));"
        "print(hashlib.sha256(to_pdf(d) + to_svg(d) + to_png(d)).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def test_the_file_names_nobody_and_no_time() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(sheet()))) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Ekomap", "/Creator": "Caseworker", "/Producer": "Caseworker"}


def test_fonts_are_embedded_and_only_ours() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(sheet()))) as pdf:
        fonts = pdf.pages[0].resources.Font
        names = {str(font.BaseFont).split("+")[-1] for font in fonts.values()}
    assert names == {"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic"}


def test_several_drawings_become_pages_of_their_own_size() -> None:
    with pikepdf.open(
        io.BytesIO(pages_to_pdf([sheet(), layout(EcomapData("S", (EcomapSystem("a", "anak"),)))]))
    ) as pdf:
        assert len(pdf.pages) == 2
        assert [float(x) for x in pdf.pages[0].MediaBox] == [0, 0, 200, 120]


def test_png_has_the_resolution_asked_for() -> None:
    with Image.open(io.BytesIO(to_png(sheet(), dpi=144))) as picture:
        assert picture.size == (400, 240)


def test_control_characters_and_broken_halves_do_not_reach_the_file() -> None:
    assert printable("a\x00b\nc") == "a b c"
    assert printable("x\ud800") == "x\ufffd"
    to_svg(sheet("a\x00\ud800"))
    to_pdf(sheet("a\x00\ud800"))


@pytest.mark.parametrize("pen", [to_pdf, to_svg, to_png])
def test_a_drawing_without_a_title_is_drawn(pen: Callable[[Drawing], bytes]) -> None:
    assert pen(sheet(title=""))


def test_an_empty_drawing_is_a_blank_page() -> None:
    assert to_pdf(Drawing(100, 100, (Text(1, 1, " "),))).startswith(b"%PDF")


def test_a_line_on_png_is_as_wide_as_its_pen_says() -> None:
    line = Drawing(100, 100, (polyline([(10, 50), (90, 50)], Pen(10, "#000000")),))
    picture = Image.open(io.BytesIO(to_png(line, dpi=144))).convert("L")
    middle = picture.width // 2
    assert sum(picture.crop((middle, 0, middle + 1, picture.height)).histogram()[:128]) == 20
