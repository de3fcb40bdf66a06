"""Figures that find no room wait for the next page while the text goes on; nothing is lost and no page stays empty."""

from __future__ import annotations

import io
from collections.abc import Callable

import hypothesis
import pikepdf
from hypothesis import strategies

from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.documents import blocks as b
from caseworker_app.documents.pdf.writer import write_pdf

Reader = Callable[[bytes], list[str]]


def text(name: str, lines: int = 6) -> b.Paragraph:
    return b.Paragraph("\n".join(f"{name} baris {n}" for n in range(lines)), "plain")


def figure(name: str, height: float, *, landscape: bool = False) -> b.Figure:
    drawing = Drawing(300.0, height, (Text(150, height / 2, f"gambar {name}"),))
    return b.Figure(name, f"Peta {name}", drawing, landscape=landscape)


def wide(name: str) -> b.Table:
    rows = tuple((f"{name} {n}", "isi") for n in range(3))
    return b.Table(name, f"Lebar {name}", (b.Column("A"), b.Column("B")), rows, landscape=True)


def report(*blocks: b.Block) -> b.Document:
    return b.Document("k", "t", "report", blocks, chapter="4")


def test_the_text_goes_on_below_a_figure_that_waits(read_pdf: Reader) -> None:
    pages = read_pdf(write_pdf(report(text("satu", 20), figure("besar", 420), text("dua", 6), text("tiga", 6))))
    assert "dua baris 5" in pages[0]
    assert "Peta besar" not in pages[0]
    assert pages[1].index("Peta besar") < len(pages[1])
    assert len(pages) == 2


def test_a_turned_table_waits_until_the_page_is_full(read_pdf: Reader) -> None:
    pages = read_pdf(write_pdf(report(text("satu", 5), wide("lebar"), text("dua", 40))))
    assert "dua baris 0" in pages[0]
    assert "Lebar lebar" in pages[1]
    assert "dua baris 39" in pages[2]


def test_below_a_heading_nothing_waits(read_pdf: Reader) -> None:
    pages = read_pdf(write_pdf(report(text("satu", 5), b.Heading(2, "Matriks"), wide("lebar"), text("dua", 5))))
    assert ["Matriks" in page for page in pages] == [False, True, False]
    assert "Lebar lebar" in pages[1]


def test_nobody_signs_before_all_is_shown(read_pdf: Reader) -> None:
    signed = b.Keep((b.SignatureRow((b.Signer("Praktikan", "Dewi"),)),))
    pages = read_pdf(write_pdf(report(text("satu", 5), wide("lebar"), text("dua", 3), signed)))
    assert ["Praktikan" in page for page in pages] == [False, False, True]


def test_the_lists_in_front_keep_the_order_of_the_numbers(read_pdf: Reader) -> None:
    tables = [b.Table(f"t{n}", f"Biasa {n}", (b.Column("A"),), ((f"isi {n}",),)) for n in range(6)]
    document = b.Document(
        "k", "t", "report", (text("satu", 3), wide("lebar"), *tables, text("dua", 40)), chapter="4", contents=True
    )
    front = " ".join(page for page in read_pdf(write_pdf(document)) if "DAFTAR" in page)
    assert front.index("Tabel 4.1 Lebar") < front.index("Tabel 4.2 Biasa")


def test_a_figure_does_not_overtake_one_that_waits_for_a_turned_page(read_pdf: Reader) -> None:
    first, second, third = figure("satu", 60), figure("dua", 200, landscape=True), figure("tiga", 60)
    pages = read_pdf(write_pdf(report(text("awal", 5), first, second, text("antara", 3), third, text("akhir", 40))))
    assert "antara baris 2" in pages[0]
    told = " ".join(pages)
    assert told.index("Peta satu") < told.index("Peta dua") < told.index("Peta tiga")
    assert told.index("akhir baris 0") < told.index("Peta dua")


def test_nothing_waits_beyond_the_end_of_a_part_but_for_the_sake_of_half_a_page(read_pdf: Reader) -> None:
    for lines, waits in ((20, False), (3, True)):
        blocks = (text("awal", 1), wide("lebar"), text("satu", lines), b.Heading(1, "Bagian dua"), text("dua", 40))
        told = " ".join(read_pdf(write_pdf(report(*blocks))))
        assert (told.index("Bagian dua") < told.index("Lebar lebar")) is waits


def test_a_table_does_not_overtake_one_that_waits_for_a_turned_page(read_pdf: Reader) -> None:
    narrow = b.Table("kecil", "Sempit", (b.Column("A"), b.Column("B")), (("satu", "dua"),))
    told = " ".join(read_pdf(write_pdf(report(text("awal", 5), wide("lebar"), text("antara", 3), narrow))))
    assert told.index("antara baris 2") < told.index("Tabel 4.1 Lebar lebar") < told.index("Tabel 4.2 Sempit")


pieces = strategies.one_of(
    strategies.integers(1, 30).map(lambda lines: ("text", lines)),
    strategies.integers(40, 700).map(lambda height: ("figure", height)),
    strategies.integers(40, 300).map(lambda height: ("turned", height)),
    strategies.just(("table", 0)),
    strategies.just(("heading", 0)),
    strategies.just(("part", 0)),
)


@hypothesis.given(strategies.lists(pieces, min_size=1, max_size=8))
@hypothesis.settings(max_examples=25)
def test_everything_is_shown_once_and_no_page_is_empty(read_pdf: Reader, parts: list[tuple[str, int]]) -> None:
    made: dict[str, Callable[[str, int], b.Block]] = {
        "text": text,
        "figure": figure,
        "turned": lambda name, height: figure(name, height, landscape=True),
        "table": lambda name, _: wide(name),
        "heading": lambda name, _: b.Heading(2, f"Kepala {name}"),
        "part": lambda name, _: b.Heading(1, f"Kepala {name}"),
    }
    blocks = [made[kind](f"q{at}x", size) for at, (kind, size) in enumerate(parts)]
    pdf = write_pdf(report(*blocks))
    pages = read_pdf(pdf)
    told = " ".join(" ".join(pages).split())
    marks = {"text": "q{at}x baris 0", "table": "q{at}x 2 isi", "heading": "Kepala q{at}x", "part": "Kepala q{at}x"}
    for at, (kind, _) in enumerate(parts):
        assert told.count(marks.get(kind, "Peta q{at}x").format(at=at)) == 1
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == len(pages)
    assert all(len(page.split()) > 1 for page in pages)
    shown = [told.index(f"Peta q{at}x") for at, (kind, _) in enumerate(parts) if kind in {"figure", "turned"}]
    assert shown == sorted(shown)
