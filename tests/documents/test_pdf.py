from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest

from caseworker_app.documents import blocks as b
from caseworker_app.documents.pdf.writer import write_pdf

Reader = Callable[[bytes], list[str]]
Sample = Callable[..., b.Document]
# PDFium's numbers for the kinds of objects on a page.
TEXT, PATH, IMAGE = 1, 2, 3


@pytest.fixture(scope="module")
def report_pdf(sample_report: Sample) -> bytes:
    return write_pdf(sample_report())


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_writer_waits_for_its_libraries_until_it_is_asked() -> None:
    code = (
        "import sys, caseworker_app.documents.pdf.writer, caseworker_app.documents.blocks\n"
        "print([name for name in ('reportlab', 'pikepdf', 'matplotlib', 'PIL') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_file_names_title_and_language_and_nobody(report_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(report_pdf)) as pdf:
        assert pdf.docinfo == pikepdf.Dictionary(Title="Laporan Kasus Klien AR")
        assert str(pdf.Root.Lang) == "id-ID"
        assert "/Metadata" not in pdf.Root


def test_the_same_document_is_the_same_file(report_pdf: bytes, sample_report: Sample) -> None:
    assert write_pdf(sample_report()) == report_pdf


def test_all_fonts_are_embedded(report_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(report_pdf)) as pdf:
        objects = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        fonts = [thing for thing in objects if thing.get("/Type") == "/Font"]
        described = [thing for thing in objects if thing.get("/Type") == "/FontDescriptor"]
        assert {str(thing.Subtype) for thing in fonts} == {"/TrueType"}
        assert all("/FontFile2" in descriptor for descriptor in described)


def test_cover_and_contents_are_counted_in_roman_and_name_the_right_pages(report_pdf: bytes, read_pdf: Reader) -> None:
    pages = [flat(page) for page in read_pdf(report_pdf)]
    assert pages[0].endswith("NRP 21.04.999")
    assert pages[1].startswith("DAFTAR ISI")
    assert pages[1].endswith("ii")
    assert [title in pages[2] for title in ("DAFTAR TABEL", "DAFTAR GAMBAR", "DAFTAR FOTO")] == [True] * 3
    front = 3
    for line in read_pdf(report_pdf)[1].splitlines()[1:-1]:
        words, _, number = line.partition(" .")
        place = int(number.replace(".", ""))
        assert flat(words) in pages[front + place - 1]


@pytest.mark.parametrize("before", range(14, 34, 2))
def test_neither_the_first_nor_the_last_row_of_a_table_stands_alone(before: int, read_pdf: Reader) -> None:
    text = b.Paragraph("\n".join(f"baris {n}" for n in range(before)), "plain")
    rows = tuple((f"isi {n} lapis", "dua") for n in range(20))
    table = b.Table("t", "Orang", (b.Column("Nama"), b.Column("Keadaan")), rows)
    pages = read_pdf(write_pdf(b.Document("k", "t", "report", (text, table), chapter="4")))
    shown = [count for count in (page.count("lapis") for page in pages) if count]
    assert sum(shown) == len(rows)
    assert min(shown) >= 2


@pytest.mark.parametrize(("headings", "pages"), [(42, 1), (45, 1), (60, 2)])
def test_contents_somewhat_too_long_are_set_smaller(headings: int, pages: int, read_pdf: Reader) -> None:
    blocks = tuple(b.Heading(2, f"Bagian {n} ini") for n in range(headings))
    read = read_pdf(write_pdf(b.Document("k", "t", "report", (b.Heading(1, "Bab"), *blocks), contents=True)))
    assert sum(bool(re.search(r"ini[ .]+\d", page)) for page in read) == pages
    assert read[0].startswith("DAFTAR ISI")


def test_the_contents_lead_to_their_pages(report_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(report_pdf)) as pdf:
        with pdf.open_outline() as outline:
            first = outline.root[0]
        assert first.title == "4.1 Tahap Engagement, Intake, dan Contract"
        assert [item.title for item in first.children] == ["1. Proses", "2. Identitas Klien"]
        pages: Any = pdf.pages
        assert [pages[index].label for index in (0, 1, 3)] == ["i", "ii", "1"]
        assert pdf.pages[1].obj.Annots[0].Dest[0].objgen == pdf.pages[3].obj.objgen


def test_a_long_table_repeats_caption_and_head(report_pdf: bytes, read_pdf: Reader) -> None:
    pages = [flat(page) for page in read_pdf(report_pdf)]
    first = next(index for index, page in enumerate(pages) if "Tabel 4.1 Kontak" in page and "Tahap awal" in page)
    following = [page for page in pages[first + 1 :] if "Tabel 4.1 Kontak dengan Klien “AR” (lanjutan)" in page]
    assert len(following) >= 3
    assert "(lanjutan)" not in pages[first]
    assert all("No. Hari/Tanggal Waktu Tempat Kegiatan Hasil" in page for page in following)


def test_rows_stay_whole_unless_longer_than_a_page(read_pdf: Reader) -> None:
    rows = tuple((f"awal{n} " + "isi " * 150 + f"akhir{n}",) for n in range(30))
    table = b.Table("t", "Baris", (b.Column("Isi"),), rows)
    pages = read_pdf(write_pdf(b.Document("k", "t", "report", (table,))))
    for n in range(30):
        assert sum(f"awal{n} " in page for page in pages) == 1
        assert next(page for page in pages if f"awal{n} " in page).count(f"akhir{n}") == 1
    long = dataclasses.replace(table, rows=(("awal " + "isi " * 4000 + "akhir",),))
    pages = read_pdf(write_pdf(b.Document("k", "t", "report", (long,))))
    assert sum(page.count("isi") for page in pages) == 4000
    assert "akhir" in pages[-1]


def test_a_heading_never_stands_alone_at_the_foot(read_pdf: Reader) -> None:
    for lines in range(1, 40):
        filler = b.Paragraph("\n".join(f"baris {n}" for n in range(lines)), "plain")
        document = b.Document(
            "k", "t", "report",
            (filler, b.Heading(1, "Kepala"), b.Heading(2, "Anak kepala"), b.Paragraph("Isi bagian. " * 60)),
        )  # fmt: skip
        page = next(page for page in read_pdf(write_pdf(document)) if "Kepala" in page)
        assert page.index("Kepala") < page.index("Anak kepala") < page.index("Isi bagian")


def test_wide_tables_and_drawings_turn_the_page_and_no_page_stays_empty(report_pdf: bytes, read_pdf: Reader) -> None:
    with pypdfium2.PdfDocument(report_pdf) as pdf:
        turned = [index for index, page in enumerate(pdf) if page.get_width() > page.get_height()]
    pages = read_pdf(report_pdf)
    assert [("Jalan Hidup" in pages[i], "4.2 Rancangan" in flat(pages[i])) for i in turned] == [
        (True, False), (False, True), (False, True),
    ]  # fmt: skip
    assert "4.5 Rancangan Program" in flat(pages[turned[1]])
    assert all(len(flat(page)) > 20 for page in pages[1:])


def test_figures_are_vectors_with_text_that_can_be_searched(report_pdf: bytes, read_pdf: Reader) -> None:
    pages = read_pdf(report_pdf)
    page = next(index for index, page in enumerate(pages) if "Gambar 4.1 Genogram" in page and index > 2)
    assert "Ny. Melur" in pages[page]
    with pypdfium2.PdfDocument(report_pdf) as pdf:
        kinds = {item.type for item in pdf[page].get_objects(max_depth=4)}
    assert PATH in kinds
    assert IMAGE not in kinds


def test_references_name_what_comes_later(report_pdf: bytes, read_pdf: Reader) -> None:
    assert "dapat dilihat pada Gambar 4.1 dan jadwalnya pada Tabel 4.1." in flat(read_pdf(report_pdf)[3])


def test_a_form_counts_its_pages_and_carries_the_case_code(sample_form: Sample, read_pdf: Reader) -> None:
    pages = [flat(page) for page in read_pdf(write_pdf(sample_form()))]
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"Versi formulir: 1.2 · Kode kasus: K-2024-017 Halaman {number} dari 2")


def test_a_blank_form_has_lines_in_place_of_answers(sample_form: Sample, read_pdf: Reader) -> None:
    text = flat(" ".join(read_pdf(write_pdf(sample_form(blank=True)))))
    assert "Nama :" in text
    assert "Arum" not in text
    assert "☒" not in text
    assert "☐ Perempuan" in text
    assert "☒ Perempuan" in flat(" ".join(read_pdf(write_pdf(sample_form()))))


def test_large_type_is_large(sample_form: Sample) -> None:
    with pypdfium2.PdfDocument(write_pdf(sample_form(large_type=True))) as pdf:
        objects: list[Any] = [item for item in pdf[0].get_objects() if item.type == TEXT]
        sizes = [item.get_font_size() for item in objects]
    assert sizes.count(16.0) > len(sizes) / 2


def test_folio_paper_and_even_margins(read_pdf: Reader) -> None:
    document = b.Document("k", "t", "report", (b.Paragraph("Isi."),), paper="F4", even_margins=True)
    with pypdfium2.PdfDocument(write_pdf(document)) as pdf:
        width, height = pdf[0].get_size()
        objects: list[Any] = [*pdf[0].get_objects()]
        left = min(item.get_bounds()[0] for item in objects)
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (215, 330)
    # The first line is indented by 1 cm.
    assert left / 72 * 2.54 == pytest.approx(3.5, abs=0.05)


def test_a_picture_that_cannot_be_read_says_so(read_pdf: Reader) -> None:
    broken = b.Photo(b"not a picture", "Kunjungan")
    signed = b.SignatureRow((b.Signer("Klien", "Arum", picture=b"not a picture"),))
    text = read_pdf(write_pdf(b.Document("k", "t", "form", (broken, signed))))[0]
    assert "[gambar tidak dapat dibaca]" in text
    assert "Foto 1 Kunjungan" in flat(text)
    assert "Arum" in text


def test_photos_lose_what_the_camera_wrote_and_are_no_finer_than_paper_needs() -> None:
    from PIL import Image

    image = Image.new("RGB", (3000, 2000), "#884422")
    exif = Image.Exif()
    exif[0x010E] = "CANARY-PLACE"
    packed = io.BytesIO()
    image.save(packed, "JPEG", exif=exif)
    assert b"CANARY-PLACE" in packed.getvalue()
    pdf = write_pdf(b.Document("k", "t", "report", (b.Photo(packed.getvalue(), width=10),)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (picture,) = opened.pages[0].get_images().values()
        assert int(picture.Width) == pytest.approx(10 / 2.54 * 200, abs=2)
        assert b"CANARY-PLACE" not in picture.read_raw_bytes()


def test_progress_is_heard_and_can_end_the_work(sample_report: Sample) -> None:
    class Cancelled(Exception):
        pass

    heard: list[int] = []

    def stop_at_five(page: int) -> None:
        heard.append(page)
        if page == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(sample_report(), on_page=stop_at_five)
    assert heard == [1, 2, 3, 4, 5]


def test_the_same_document_gives_the_same_bytes(sample_form: Sample) -> None:
    assert write_pdf(sample_form()) == write_pdf(sample_form())


def test_blocks_that_stay_together_move_together(read_pdf: Reader) -> None:
    filler = b.Paragraph("\n".join(f"baris {n}" for n in range(18)), "plain")
    kept = b.Keep((b.Paragraph("pertama"), b.Paragraph("\n".join(["tengah"] * 12)), b.Paragraph("terakhir")))
    pages = read_pdf(write_pdf(b.Document("k", "t", "report", (filler, kept))))
    assert "pertama" not in pages[0]
    assert "pertama" in pages[1]
    assert "terakhir" in pages[1]


def test_a_document_without_anything_in_it_is_still_a_page(read_pdf: Reader) -> None:
    empty: list[b.Block] = [
        b.BulletList(()),
        b.Facts(()),
        b.PhotoRow(()),
        b.SignatureRow(()),
        b.Paragraph(""),
        b.Keep(()),
    ]
    assert len(read_pdf(write_pdf(b.Document("k", "t", "form", ())))) == 1
    assert len(read_pdf(write_pdf(b.Document("k", "t", "form", tuple(empty), contents=True)))) == 1


@pytest.mark.parametrize("dress", ["report", "form"])
@pytest.mark.parametrize("count", [1, 40, 400, 3000])
def test_texts_of_any_length_find_their_place(count: int, dress: b.Dress, read_pdf: Reader) -> None:
    text = "kata " * count
    columns = (b.Column("Satu", 1), b.Column("Dua", 3, "right"))
    content: tuple[b.Block, ...] = (
        b.Heading(2, text),
        b.Table("", text, columns, (("x", text), b.SpanRow(text), ((b.BulletList((text, "y")),), text))),
        b.Table("", "", (b.Column(text), b.Column("Dua")), (("x", "y"),)),
        b.NumberedList((text, (b.Facts((b.Fact(text, text),)),))),
        b.CheckTable((b.Statement(text),)),
        b.Keep((b.Paragraph(text, "quote"), b.Paragraph(text, "right"))),
        b.SignatureRow((b.Signer(text, text, text), b.Signer("z"))),
        b.PlaceDate(text),
    )
    pages = read_pdf(write_pdf(b.Document("k", "t", dress, content)))
    repeated = sum(page.count("(lanjutan)") for page in pages)
    assert sum(page.split().count("kata") for page in pages) >= 17 * count
    if count == 1:
        assert (len(pages), repeated) == (1, 0)


def test_signatures_side_by_side_stand_on_one_line_however_long_their_offices() -> None:
    signers = (
        b.Signer("Mengetahui,\nSupervisor", "Arum"),
        b.Signer("Pendamping", "Melur"),
        b.Signer("Cirebon,\n25 Oktober 2024\nPraktikan", "Kenanga"),
    )
    with pypdfium2.PdfDocument(write_pdf(b.Document("k", "t", "report", (b.SignatureRow(signers),)))) as pdf:
        text: Any = pdf[0].get_textpage()
        found = [text.search(signer.name).get_next() for signer in signers]
        feet = [text.get_charbox(at[0], loose=True)[1] for at in found if at]
    assert len(feet) == len(signers)
    assert max(feet) - min(feet) < 1
