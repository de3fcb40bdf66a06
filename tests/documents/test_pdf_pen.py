"""The pen of the pages draws what the pen of the files draws."""

from __future__ import annotations

import io
import subprocess
import sys

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from caseworker_app.diagrams import draw
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.display import Drawing, Path, Pen, Text
from caseworker_app.documents.pdf.parts import FigureRoom, Record
from caseworker_app.documents.pdf.pen import paint
from tests.documents.case_files import case_file


def on_a_page(drawing: Drawing, scale: float = 1.0) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width * scale, drawing.height * scale))
    paint(drawing, canvas, scale)
    canvas.save()
    return target.getvalue()


def picture(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=1.5).to_pil().convert("L")


def words(pdf: bytes) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return set(document[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("name", ["genogram", "ecomap", "roadmap", "quadrant", "bodymap", "mindmap"])
@pytest.mark.parametrize("case", ["ms-sentra", "s-lansia"])
def test_both_pens_draw_the_same(name: str, case: str) -> None:
    drawing = DIAGRAMS[name].sheet(case_file(case)).framed()
    ours, theirs = on_a_page(drawing), draw.to_pdf(drawing)
    assert words(ours) == words(theirs)
    mine, other = picture(ours), picture(theirs).resize(picture(ours).size)
    apart = ImageChops.difference(mine, other).point(lambda level: 255 if level > 128 else 0)
    assert sum(apart.histogram()[1:]) < 0.004 * mine.width * mine.height


def test_a_drawing_is_cut_at_its_edge_and_its_turned_text_can_be_read() -> None:
    far = Path((("M", (-500, -500)), ("L", (900, -500)), ("L", (900, 20)), ("L", (-500, 20)), ("Z",)), None, "#000000")
    turned = Text(50, 90, "tegak & <lurus>", 9.0, angle=90.0)
    line = Path((("M", (0, 60)), ("L", (100, 60))), Pen(2.0, "#FF0000", (3.0, 2.0)))
    pdf = on_a_page(Drawing(100.0, 140.0, (far, turned, line)), 0.5)
    assert words(pdf) == {"tegak", "&", "<lurus>"}
    shown = picture(pdf)
    assert shown.getpixel((10, 5)) == 0
    assert shown.getpixel((10, 30)) == 255


@pytest.mark.parametrize(("size", "least"), [(7.0, 1.0), (8.0, 0.875), (14.0, 0.72)])
def test_a_figure_becomes_smaller_only_as_long_as_its_words_can_be_read(size: float, least: float) -> None:
    room = FigureRoom(Drawing(100.0, 100.0, (Text(50, 50, "nenek", size),)), 1.0, 1, Record())
    assert room.least_factor == pytest.approx(least)


def test_a_report_with_figures_needs_no_second_library() -> None:
    code = (
        "import sys\n"
        "from caseworker_app.diagrams.display import Drawing, Text\n"
        "from caseworker_app.documents.blocks import Document, Figure\n"
        "from caseworker_app.documents.pdf.writer import write_pdf\n"
        "write_pdf(Document('k', 't', 'report', (Figure('f', 'Peta', Drawing(50.0, 50.0, (Text(9, 9, 'isi'),))),)))\n"
        "print('matplotlib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
