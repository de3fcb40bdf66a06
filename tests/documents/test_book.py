"""A book: front pages in roman numbers, chapters on pages of their own, papers bound in with its page numbers."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image

from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.pieces import changed, pieces

Reader = Callable[[bytes], list[str]]
COLUMNS = (b.Column("A"), b.Column("B"))


def letter() -> b.Document:
    """A letter of two pages, in its own dress."""
    lines = b.Paragraph("\n".join(f"Baris surat {n}" for n in range(70)), "plain")
    table = b.Table("letter-table", "Peserta", COLUMNS, (("Melur", "2"),))
    return b.Document("letter", "Surat", "form", (b.Title("SURAT TUGAS"), table, lines), foot=b.Foot("1", "K-7"))


def pdf_of(*sizes: tuple[float, float], password: str = "") -> bytes:
    """A scan of empty pages with these sizes in points."""
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        target = io.BytesIO()
        locked = pikepdf.Encryption(owner="owner", user=password) if password else False
        pdf.save(target, encryption=locked)
    return target.getvalue()


def figure(key: str) -> b.Figure:
    return b.Figure(key, f"Peta {key}", Drawing(200, 100, (Text(100, 50, key),)))


def book(**settings: Any) -> b.Document:
    blocks = (
        b.Chapter("PENDAHULUAN", 1),
        b.Heading(1, "Latar Belakang"),
        b.Paragraph((b.Run("Surat ada pada "), b.Ref("letter"), b.Run("."))),
        b.Table("first", "Kontak", COLUMNS, (("1", "2"),)),
        b.Chapter("PENANGANAN KASUS", 4),
        b.Heading(1, "Tahap Asesmen"),
        figure("keluarga"),
        b.Table("second", "Identitas", COLUMNS, (("1", "2"),)),
        b.Chapter("DAFTAR PUSTAKA"),
        b.Paragraph("Pustaka satu."),
        b.Enclosure("Daftar Hadir", "attendance", blocks=(b.Paragraph("Melur hadir."),)),
        b.Enclosure("Surat Tugas", "letter", document=letter()),
        b.Enclosure("Pindaian", "scan", pdf=pdf_of((595.28, 841.89), (800, 400))),
    )
    front = (
        b.Chapter("LEMBAR PENGESAHAN"),
        b.Paragraph("Disahkan."),
        b.Chapter("KATA PENGANTAR"),
        b.Paragraph("Puji."),
    )
    made = b.Document("book", "Buku", "report", blocks, cover=(b.Title("LAPORAN"),), front=front, contents=True)
    return dataclasses.replace(made, **settings)


@pytest.fixture(scope="module")
def pages(read_pdf: Reader) -> list[str]:
    return [" ".join(page.split()) for page in read_pdf(write_pdf(book()))]


def lines(front: str, *words: str) -> list[bool]:
    """Whether each entry stands in the lists with its page number."""
    bare = front.replace(".", " ")
    return [" ".join(word.replace(".", " ").split()) in " ".join(bare.split()) for word in words]


def test_front_pages_bear_roman_numbers_and_stand_in_the_contents(pages: list[str]) -> None:
    assert [page.split()[-1] for page in pages[1:5]] == ["ii", "iii", "iv", "v"]
    assert pages[1].startswith("LEMBAR PENGESAHAN")
    assert all(lines(pages[3], "LEMBAR PENGESAHAN ii", "KATA PENGANTAR iii", "BAB IV PENANGANAN KASUS 2"))
    assert lines(pages[3], "4.1 Tahap Asesmen 2", "DAFTAR PUSTAKA 3") == [True, True]


def test_every_list_has_what_there_is_one_of(pages: list[str]) -> None:
    assert all(lines(pages[4], "Tabel 1.1 Kontak 1", "Tabel 4.1 Identitas 2", "Gambar 4.1 Peta keluarga 2"))
    assert all(lines(pages[4], "Lampiran 1 Daftar Hadir 4", "Lampiran 2 Surat Tugas 5", "Lampiran 3 Pindaian 7"))
    assert "DAFTAR FOTO" not in " ".join(pages)
    assert "Peserta" not in pages[4]


def test_a_template_leaves_lists_out(read_pdf: Reader) -> None:
    told = " ".join(read_pdf(write_pdf(book(lists=("figure",)))))
    assert "DAFTAR GAMBAR" in told
    assert "DAFTAR TABEL" not in told
    paragraphs = [p.text for p in docx.Document(io.BytesIO(write_docx(book(lists=("figure",))))).paragraphs]
    assert "DAFTAR GAMBAR" in paragraphs
    assert "DAFTAR TABEL" not in paragraphs


def test_chapters_begin_pages_and_count_anew(pages: list[str]) -> None:
    assert pages[5].startswith("BAB I PENDAHULUAN 1.1 Latar Belakang")
    assert pages[6].startswith("BAB IV PENANGANAN KASUS 4.1 Tahap Asesmen")
    assert pages[7].startswith("DAFTAR PUSTAKA Pustaka satu.")


def test_papers_are_bound_in_with_the_numbers_of_the_book(pages: list[str]) -> None:
    assert pages[8].startswith("Lampiran 1 Daftar Hadir Melur hadir.")
    assert "Lampiran 2 Surat Tugas" in pages[9]
    assert "Baris surat 0" in pages[9]
    assert "Tabel 1 Peserta" in pages[9]
    assert "Halaman 1 dari 2" in pages[9]
    assert [page.split()[-1] if page.split() else "" for page in pages[8:]] in (
        ["4", "5", "6", "7", "8"],
        ["4", "2", "2", "7", "8"],
    )
    assert "Lampiran 3 Pindaian" in pages[11]
    assert "Lampiran" not in pages[12]


def test_a_page_of_another_size_is_fitted_into_the_books_own() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(book()))) as pdf:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages]
    assert sizes[-2:] == [(595, 842), (842, 595)]


@pytest.mark.parametrize(
    ("pdf", "sentence"),
    [
        (b"%PDF-1.4 tidak utuh", "rusak atau tidak dapat dibaca"),
        (b"", "rusak atau tidak dapat dibaca"),
        (pdf_of((300, 300), password="rahasia"), "terkunci dengan kata sandi"),
    ],
)
def test_what_cannot_be_bound_in_says_so(pdf: bytes, sentence: str, read_pdf: Reader) -> None:
    document = b.Document("k", "t", "report", (b.Enclosure("Surat", "s", pdf=pdf),))
    (page,) = read_pdf(write_pdf(document))
    assert sentence in " ".join(page.split())
    assert "Lampiran 1 Surat" in page
    assert any(sentence in p.text for p in docx.Document(io.BytesIO(write_docx(document))).paragraphs)


def test_names_are_found_and_changed_in_papers_that_are_bound_in() -> None:
    document = numbered(book())
    texts = [piece.text for piece in pieces(document)]
    assert {"Melur", "Peserta", "SURAT TUGAS", "Melur hadir.", "Disahkan.", "PENANGANAN KASUS"} <= set(texts)
    hidden = changed(
        document,
        lambda text: text.replace("Melur", "M") if isinstance(text, str) else text,
        lambda text, _heading: text.replace("Melur", "M"),
    )
    assert "Melur" not in repr(hidden)


def test_in_word_chapters_head_the_numbering_and_papers_have_sections_of_their_own() -> None:
    word = docx.Document(io.BytesIO(write_docx(book())))
    chapters = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert [text.rpartition("\n")[2] for text in chapters] == [
        "LEMBAR PENGESAHAN",
        "KATA PENGANTAR",
        "PENDAHULUAN",
        "PENANGANAN KASUS",
        "DAFTAR PUSTAKA",
    ]
    bound = [section for section in word.sections if section.top_margin is not None and section.top_margin.cm < 1]
    assert len(bound) == 2
    pictured = [p for p in word.paragraphs if p._p.find(f".//{qn('wp:docPr')}") is not None]
    assert len(pictured) == 1 + 2 + 2
    titles = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Judul Lampiran"]
    assert titles == ["Lampiran 1 Daftar Hadir", "Lampiran 2 Surat Tugas", "Lampiran 3 Pindaian"]


def test_what_was_filled_in_stays_in_a_paper_that_is_bound_in() -> None:
    """A scan is a picture; a form that was filled in on a screen has its answers in fields of their own."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 300))
        box = pikepdf.Stream(pdf, b"0 0 1 rg 0 0 100 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        box.BBox = pikepdf.Array([0, 0, 100, 20])
        filled = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("nama"),
            V=pikepdf.String("Melur"),
            F=4,
            Rect=pikepdf.Array([20, 20, 120, 40]),
            AP=pikepdf.Dictionary(N=pdf.make_indirect(box)),
        )
        field = pdf.make_indirect(filled)
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([field])))
        target = io.BytesIO()
        pdf.save(target)
    written = write_pdf(b.Document("k", "t", "report", (b.Enclosure("Formulir", "f", pdf=target.getvalue()),)))
    with pypdfium2.PdfDocument(written) as opened:
        image = opened[0].render(scale=0.5).to_pil().convert("RGB")
    assert bytes((0, 0, 255)) in image.tobytes()


def test_photos_among_the_attachments_are_listed_behind_those_of_the_chapters(read_pdf: Reader) -> None:
    image = Image.new("RGB", (60, 40), "#336699")
    target = io.BytesIO()
    image.save(target, "JPEG")
    photos = [b.Photo(target.getvalue(), name, key=name) for name in ("Kebun", "Papan bintang")]
    enclosed = b.Enclosure("Dokumentasi", "photos", blocks=(b.PhotoRow((photos[1],)),))
    blocks = (b.Chapter("PENANGANAN KASUS", 4), b.PhotoRow((photos[0],)), enclosed)
    listed = " ".join(" ".join(read_pdf(write_pdf(book(blocks=blocks)))).split()).split("DAFTAR FOTO")[1]
    assert listed.index("Kebun") < listed.index("Papan bintang")
