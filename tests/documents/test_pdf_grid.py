"""Tables that break over pages: each part fits where it was broken for."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer

from caseworker_app.documents.pdf.grid import Grid
from caseworker_app.documents.rows import Cell, Row, Rows

WIDTH, PAGE = 300.0, 400.0


def paragraph(text: str) -> Flowable:
    return Paragraph(text, ParagraphStyle("isi", fontSize=10, leading=12))


def table(rows: int) -> Grid:
    body = [Row([Cell([paragraph(f"baris {n} " + "isi " * 60)])]) for n in range(rows)]
    head = Row([Cell([paragraph("Kepala")])], head=True, leads=True)
    form: Rows[Flowable] = Rows(
        (WIDTH,), (head, *body), ruled=True, pad_y=3, before=14, after=6, caption=[paragraph("Tabel 1")],
        continued=[paragraph("Tabel 1 (lanjutan)")],
    )  # fmt: skip
    return Grid(form, PAGE)


@pytest.mark.parametrize("above", range(20, 380, 3))
def test_a_continued_table_breaks_again_below_something_else(above: int) -> None:
    """A figure that waited may stand first on the next page, and the table goes on below it."""
    rest = table(12).split(WIDTH, 300)[1]
    frame = Frame(0, 0, WIDTH, PAGE, 0, 0, 0, 0)
    canvas = Canvas(io.BytesIO())
    assert frame.add(Spacer(WIDTH, above), canvas)
    parts = frame.split(rest, canvas)
    assert not parts or frame.add(parts[0], canvas, trySplit=0)
