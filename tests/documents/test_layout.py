"""What stays together on the pages: figures with their section, labels with what they head, signatures with a text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.walking import rebuilt
from caseworker_app.documents.wish import Wish
from tests.documents.case_files import case_file
from tests.documents.conftest import text_of
from tests.examples import few

WIDE = (b.Column("A"), b.Column("B"))
SIGNED = (b.PlaceDate("Bandung, 26 September 2024"), b.SignatureRow((b.Signer("Praktikan", "Dimas Pratama"),), "right"))


def lines(name: str, count: int) -> b.Paragraph:
    return b.Paragraph("\n".join(f"{name} baris {n}" for n in range(count)), "plain")


def figure(name: str, height: float, *, landscape: bool = False) -> b.Figure:
    drawing = Drawing(300.0, height, (Text(150, height / 2, f"gambar {name}"),))
    return b.Figure(name, f"Peta {name}", drawing, landscape=landscape)


def table(name: str, rows: int, *, landscape: bool = False) -> b.Table:
    cells = tuple((f"{name} {n}", "isi") for n in range(rows))
    return b.Table(name, f"Daftar {name}", WIDE, cells, landscape=landscape)


def signatures(document: b.Document) -> set[str]:
    """All that stands in signatures and in the date above them."""
    found: set[str] = set()

    def seen(block: b.Block) -> b.Block:
        match block:
            case b.SignatureRow():
                texts = (text for signer in block.signers for text in (signer.role, signer.name, signer.number))
                found.update(line.strip() for text in texts for line in text.split("\n") if line.strip())
            case b.PlaceDate():
                found.add(block.text)
            case _:
                pass
        return block

    rebuilt(document, seen, lambda text: text)
    return found


def only_signed(document: b.Document) -> list[str]:
    """The pages on which there is nothing but signatures."""
    words = sorted(signatures(document), key=len, reverse=True)
    alone = []
    for page in text_of(write_pdf(document)):
        left = " ".join(page.split())
        for text in words:
            left = left.replace(" ".join(text.split()), "")
        left = re.sub(r"Versi formulir.*|Kode kasus.*|Halaman \d+ dari \d+|Ibu jari kiri/kanan|[\d\W_]+", "", left)
        if not left:
            alone.append(page)
    return alone


def placed(document: b.Document) -> list[str]:
    """Headings and captions in the order in which they stand on the pages."""
    document = numbered(document)
    names: list[str] = []

    def seen(block: b.Block) -> b.Block:
        match block:
            case b.Heading():
                names.append(block.text)
            case b.Figure() | b.Table():
                names.append(block.caption)
            case _:
                pass
        return block

    rebuilt(document, seen, lambda text: text)
    told = " ".join(" ".join(text_of(write_pdf(document))).split())
    return sorted(names, key=told.index)


parts = st.one_of(
    st.tuples(st.just("text"), st.integers(1, 40)),
    st.tuples(st.just("figure"), st.integers(40, 600)),
    st.tuples(st.just("turned"), st.integers(40, 300)),
    st.tuples(st.just("table"), st.integers(1, 50)),
    st.tuples(st.just("wide"), st.integers(1, 30)),
    st.tuples(st.sampled_from(["1", "2", "3"]), st.just(0)),
)


def block_of(kind: str, size: int, name: str) -> b.Block:
    made: dict[str, Callable[[], b.Block]] = {
        "text": lambda: lines(name, size),
        "figure": lambda: figure(name, size),
        "turned": lambda: figure(name, size, landscape=True),
        "table": lambda: table(name, size),
        "wide": lambda: table(name, size, landscape=True),
    }
    return made[kind]() if kind in made else b.Heading(int(kind), f"Kepala {name}")


@few(15, 300)
@given(st.lists(parts, min_size=2, max_size=10))
@example([("1", 0), ("text", 30), ("figure", 500), ("text", 3), ("1", 0), ("text", 30)])
@example([("2", 0), ("wide", 5), ("wide", 5), ("text", 5), ("2", 0), ("table", 4)])
def test_a_figure_or_table_never_leaves_its_section(kinds: list[tuple[str, int]]) -> None:
    blocks = [block_of(kind, size, f"q{at}x") for at, (kind, size) in enumerate(kinds)]
    order = placed(b.Document("k", "t", "report", tuple(blocks), chapter="4"))
    level = 0
    for at, block in enumerate(blocks):
        if isinstance(block, b.Heading):
            level = block.level
        elif isinstance(block, b.Figure | b.Table):
            before, behind = blocks[:at], blocks[at + 1 :]
            heads = [other.text for other in before if isinstance(other, b.Heading)]
            ends = [other.text for other in behind if isinstance(other, b.Heading) and other.level <= level]
            place = order.index(block.caption)
            assert all(order.index(text) < place for text in heads)
            assert all(order.index(text) > place for text in ends)


@pytest.mark.parametrize("before", range(1, 40, 3))
def test_a_label_stands_with_its_facts_and_the_first_lines_below_them(before: int) -> None:
    facts = b.Facts((b.Fact("Nama klien", "MS"), b.Fact("Tempat", "wisma")))
    blocks = (lines("awal", before), b.Heading(3, "Pertemuan ke-2"), facts, b.Heading(4, "Proses:", numbered=False))
    told = (b.Paragraph("Klien bercerita. " * 40), b.Paragraph("Langkah teknis:"), b.BulletList(("bertanya", "diam")))
    pages = text_of(write_pdf(b.Document("k", "t", "report", (*blocks, *told))))
    (page,) = [page for page in pages if "Pertemuan ke-2" in page]
    assert page.index("Nama klien") < page.index("Proses:") < page.index("Klien bercerita")
    (page,) = [page for page in pages if "Langkah teknis:" in page]
    assert "bertanya" in page


closings = st.sampled_from(
    [
        SIGNED,
        (b.Keep(SIGNED),),
        (b.Keep((b.Paragraph("Demikian disampaikan."), *SIGNED)),),
        (*SIGNED, b.SignatureRow((b.Signer("Mengetahui,\nSupervisor", "Endah Lestari", "NIP 1970"),))),
        (b.Heading(2, "Pengesahan"), b.Keep(SIGNED)),
    ]
)
endings = st.one_of(
    st.integers(1, 70).map(lambda count: lines("akhir", count)),
    st.integers(2, 60).map(lambda count: table("akhir", count)),
    st.integers(1, 40).map(lambda count: b.BulletList(tuple(f"butir akhir {n}" for n in range(count)))),
    st.integers(1, 30).map(lambda count: b.Facts(tuple(b.Fact(f"butir {n}", f"isi {n}") for n in range(count)))),
    st.integers(1, 40).map(lambda count: b.CheckTable((b.Statement("Saya setuju dengan hal ini."),) * count)),
    st.integers(40, 480).map(lambda height: figure("akhir", height)),
)


@few(20, 400)
@given(st.integers(0, 45), endings, closings, st.sampled_from(["report", "form"]))
def test_no_page_holds_signatures_alone(
    before: int, ending: b.Block, closing: tuple[b.Block, ...], dress: b.Dress
) -> None:
    document = b.Document("k", "t", dress, (lines("awal", before), ending, *closing))
    assert not only_signed(document)


def test_signatures_alone_are_noticed() -> None:
    assert only_signed(b.Document("k", "t", "form", (lines("awal", 3), b.PageBreak(), *SIGNED)))


@pytest.mark.parametrize("key", ["case-report", "contract", "conference-minutes", "plan-matrix", "evaluation-matrix"])
@pytest.mark.parametrize("blank", [False, True])
def test_papers_of_an_example_never_end_on_a_page_of_signatures(key: str, blank: bool) -> None:  # noqa: FBT001
    document = DOCUMENTS[key].make(case_file("ms-sentra"), Wish(blank=blank))
    assert not only_signed(numbered(document))


def test_a_turned_page_holds_its_table_alone_and_no_page_stays_empty() -> None:
    blocks = (b.Heading(2, "Rencana"), lines("satu", 8), table("lebar", 4, landscape=True), lines("dua", 6))
    pdf = write_pdf(b.Document("k", "t", "report", (*blocks, b.Heading(2, "Rapat"), lines("tiga", 30))))
    pages = text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        turned = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in opened.pages]
    assert turned == [False, True, False]
    assert "dua baris 5" in pages[0]
    assert "baris" not in pages[1]
    assert pages[2].startswith("Rapat") or "Rapat" in pages[2].split("tiga baris 0")[0]


def kept(document: b.Document) -> list[str]:
    """The paragraphs of the Word document that stay with what follows."""
    word = docx.Document(io.BytesIO(write_docx(document)))
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in word.element.body.iter(qn("w:p"))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    ]


def test_in_word_labels_and_captions_stay_with_what_they_head() -> None:
    facts = b.Facts((b.Fact("Nama klien", "MS"),))
    blocks = (b.Heading(3, "Pertemuan"), facts, b.Paragraph("Proses:"), b.Paragraph("Klien bercerita."))
    assert {"Pertemuan", "Nama klien", ":", "MS", "Proses:"} <= set(kept(b.Document("k", "t", "report", blocks)))
    assert "Klien bercerita." not in kept(b.Document("k", "t", "report", blocks))
    assert "Tabel 1 Daftar a" in kept(b.Document("k", "t", "report", (table("a", 3),)))


def test_in_word_signatures_stay_with_the_end_of_what_they_close() -> None:
    assert "penutup" in kept(b.Document("k", "t", "form", (b.Paragraph("awal"), b.Paragraph("penutup"), *SIGNED)))
    rows = kept(b.Document("k", "t", "form", (table("akhir", 40), *SIGNED)))
    assert {"akhir 38", "akhir 39"} <= set(rows)
    assert "akhir 20" not in rows


def test_in_word_a_turned_table_stands_at_the_end_of_its_section() -> None:
    blocks = (b.Heading(2, "Rencana"), lines("satu", 2), table("lebar", 4, landscape=True), lines("dua", 2))
    document = b.Document("k", "t", "report", (*blocks, b.Heading(2, "Rapat"), lines("tiga", 2)))
    word = docx.Document(io.BytesIO(write_docx(document)))
    told = [paragraph.text for paragraph in word.paragraphs]
    assert told.index("dua baris 1") < told.index("Tabel 1 Daftar lebar") < told.index("Rapat")
    assert [section.orientation for section in word.sections] == [0, 1, 0]


def test_in_word_a_figure_stands_where_it_was_put() -> None:
    document = b.Document("k", "t", "report", (lines("satu", 25), figure("besar", 420), lines("dua", 3)))
    told = [p.text for p in docx.Document(io.BytesIO(write_docx(document))).paragraphs]
    assert told.index("satu baris 24") < told.index("Gambar 1 Peta besar") < told.index("dua baris 0")
