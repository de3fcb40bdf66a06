"""A Word document has its figures where the printed pages have them, so that no page stays half empty for them."""

from __future__ import annotations

import io

import docx
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.order import as_printed
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.pdf.parts import Placed
from tests.documents.test_pdf_floats import figure, report, text, wide


def told(document: b.Document) -> list[str]:
    """The paragraphs of the Word document, captions among them."""
    return [one.text for one in docx.Document(io.BytesIO(write_docx(document))).paragraphs if one.text]


def test_a_large_figure_waits_while_the_text_goes_on() -> None:
    lines = told(report(text("satu", 20), figure("besar", 420), text("dua", 6), text("tiga", 6)))
    caption = next(at for at, line in enumerate(lines) if "Peta besar" in line)
    assert lines.index("dua baris 5") < caption


def test_a_turned_page_waits_until_the_upright_one_is_full_and_breaks_no_paragraph() -> None:
    parts = [text(f"bagian {n}", 3) for n in range(20)]
    lines = told(report(text("satu", 5), figure("lebar", 200, landscape=True), *parts))
    caption = next(at for at, line in enumerate(lines) if "Peta lebar" in line)
    before = sum("bagian" in line for line in lines[:caption])
    assert 20 <= before <= 27
    assert before % 3 == 0


def test_figures_and_tables_keep_their_order() -> None:
    first, second, third = figure("satu", 60), figure("dua", 200, landscape=True), figure("tiga", 60)
    lines = told(report(text("awal", 5), first, second, text("antara", 3), third, wide("lebar"), text("akhir", 40)))
    captions = [line for line in lines if "Peta" in line]
    assert [line.split()[-1] for line in captions] == ["satu", "dua", "tiga"]


@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=12, max_size=12))
def test_no_block_is_lost(order: list[int], how: list[bool]) -> None:
    blocks = tuple(figure(str(n), 50, landscape=n % 2 == 0) if n % 3 == 0 else text(str(n)) for n in range(6))
    placed = [Placed(n, how[n], how[n + 6]) for n in order]
    arranged = as_printed(
        report(b.Title("Judul"), *blocks),
        [Placed(n + 1, one.after, one.late) for n, one in zip(order, placed, strict=True)],
    )
    assert arranged.blocks[0] == b.Title("Judul")
    assert sorted(map(repr, arranged.blocks[1:])) == sorted(map(repr, blocks))
