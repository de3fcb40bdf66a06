from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
import typing
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from caseworker_app import paths
from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.paper import CM

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import Length

Sample = Callable[..., b.Document]


@pytest.fixture(scope="module")
def report_docx(sample_report: Sample) -> bytes:
    return write_docx(sample_report())


@pytest.fixture(scope="module")
def report_word(report_docx: bytes) -> WordDocument:
    return opened(report_docx)


@pytest.fixture(scope="module")
def form_word(sample_form: Sample) -> WordDocument:
    return opened(write_docx(sample_form()))


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def word(*content: b.Block, dress: b.Dress = "report", **settings: Any) -> WordDocument:
    return opened(write_docx(b.Document("k", "Judul", dress, content, **settings)))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode("utf-8", "replace")


def texts(document: WordDocument, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def texts_anywhere(document: WordDocument) -> list[str]:
    """Every paragraph, in cells and contents too."""
    found = document.element.body.iter(qn("w:p"))
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in found]


def cm(length: Length | None) -> float:
    assert length is not None
    return float(length.cm)


def counted(document: WordDocument) -> list[str]:
    """The number before each heading, as Word counts them by the pattern that its paragraph or style has."""
    numbering = document.part.numbering_part.element
    patterns = {element.get(qn("w:abstractNumId")): element for element in numbering.iter(qn("w:abstractNum"))}
    counts = {element.get(qn("w:numId")): element for element in numbering.iter(qn("w:num"))}
    reached: dict[str, list[int]] = {}
    begun: set[str] = set()
    numbers = []
    for paragraph in document.paragraphs:
        style = paragraph.style
        if style is None or not style.name or not style.name.startswith("Heading"):
            continue
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        given = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if own is None else own
        count, level = (given.find(qn(name)).get(qn("w:val")) for name in ("w:numId", "w:ilvl"))
        if count == "0":
            numbers.append("")
            continue
        at = int(level)
        pattern = counts[count].find(qn("w:abstractNumId")).get(qn("w:val"))
        so_far = reached.setdefault(pattern, [0] * 5)
        override = counts[count].find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        if count not in begun and int(override.getparent().get(qn("w:ilvl"))) == at:
            begun.add(count)
            so_far[at] = int(override.get(qn("w:val"))) - 1
        so_far[at] += 1
        so_far[at + 1 :] = [0] * (4 - at)
        shape = patterns[pattern].findall(qn("w:lvl"))[at]
        words = shape.find(qn("w:lvlText")).get(qn("w:val"))
        for depth, number in enumerate(so_far, 1):
            letters = shape.find(qn("w:numFmt")).get(qn("w:val")) == "upperLetter"
            words = words.replace(f"%{depth}", chr(64 + number) if letters else str(number))
        numbers.append(words)
    return numbers


def fields(element: Any) -> list[str]:
    return [(code.text or "").strip() for code in element.iter(qn("w:instrText"))]


def test_the_writer_waits_for_its_libraries_until_it_is_asked() -> None:
    code = (
        "import sys, caseworker_app.documents.docx.writer\n"
        "print([name for name in ('docx', 'lxml', 'reportlab', 'matplotlib', 'PIL') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_file_names_title_and_language_and_nobody(report_docx: bytes, report_word: WordDocument) -> None:
    properties = report_word.core_properties
    assert (properties.title, properties.language) == ("Laporan Kasus Klien AR", "id-ID")
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created is None
    assert properties.modified is None
    with zipfile.ZipFile(io.BytesIO(report_docx)) as file:
        assert not [name for name in file.namelist() if name.startswith(("docProps/app", "docProps/custom"))]
    assert 'w:val="id-ID"' in part(report_docx, "word/styles.xml")


def test_the_same_document_gives_the_same_bytes(sample_report: Sample, report_docx: bytes) -> None:
    assert write_docx(sample_report()) == report_docx
    with zipfile.ZipFile(io.BytesIO(report_docx)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in file.infolist()} == {0}


def test_headings_are_words_own_and_counted_by_word(report_word: WordDocument) -> None:
    assert texts(report_word, "Heading 1")[:2] == [
        "Tahap Engagement, Intake, dan Contract",
        "Tahap Asesmen Bagian 1",
    ]
    assert counted(report_word)[:9] == ["4.1", "1.", "2.", "1)", "4.2", "1.", "2.", "1)", "(1)"]
    assert texts(report_word, "Heading 1")[-1] == "Lampiran"
    assert counted(report_word)[-1] == ""
    for name in ("Heading 1", "Heading 4"):
        assert report_word.styles[name].paragraph_format.keep_with_next


def test_headings_stay_with_what_follows() -> None:
    document = word(b.Heading(1, "Kepala"), b.PlaceDate("Bandung"), b.Table("t", "Isi", (b.Column("A"),), (("1",),)))
    *kept, after = document.paragraphs
    assert [paragraph.text for paragraph in kept] == ["Kepala", "Bandung", "Tabel 1 Isi"]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in kept[1:])
    assert not after.text


def test_references_are_words_and_captions_are_fields_with_our_numbers(report_word: WordDocument) -> None:
    captions = texts(report_word, "Caption")
    assert captions[0] == "Tabel 4.1 Kontak dengan Klien “AR”"
    assert "Gambar 4.2 Ecomap Klien “AR”" in captions
    assert "Foto 4.1 Kunjungan rumah" in captions
    sentence = next(p for p in report_word.paragraphs if "dilihat pada Gambar 4.1 dan jadwalnya" in p.text)
    references = [code.split()[1] for code in fields(sentence._p)]
    assert [labels(report_word)[name] for name in references] == ["Gambar 4.1", "Tabel 4.1"]
    assert {"SEQ Tabel \\* ARABIC", "SEQ Gambar \\* ARABIC", "SEQ Foto \\* ARABIC"} <= set(
        fields(report_word.element.body)
    )


def labels(document: WordDocument) -> dict[str, str]:
    """The words between the ends of each bookmark."""
    found: dict[str, str] = {}
    begun: dict[str, str] = {}
    for element in document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):
        if element.tag == qn("w:bookmarkStart"):
            begun[element.get(qn("w:id"))] = element.get(qn("w:name"))
        elif element.tag == qn("w:bookmarkEnd"):
            begun.pop(element.get(qn("w:id")))
        else:
            for name in begun.values():
                found[name] = found.get(name, "") + element.text
    return found


def test_word_renews_what_it_counts_on_opening(report_docx: bytes, report_word: WordDocument) -> None:
    assert '<w:updateFields w:val="true"/>' in part(report_docx, "word/settings.xml")
    dirty = [mark for mark in report_word.element.body.iter(qn("w:fldChar")) if mark.get(qn("w:dirty"))]
    assert len(dirty) == 4


def test_in_a_book_headings_and_captions_count_within_their_chapters() -> None:
    table = b.Table("", "Kontak", (b.Column("A"),), (("1",),))
    document = word(
        b.Chapter("PENDAHULUAN", 1), b.Heading(1, "a"), b.Heading(1, "b"), b.Heading(2, "c"), table, table,
        b.Chapter("LANDASAN", 2), b.Heading(1, "d"), b.Heading(2, "e"), table,
        b.Chapter("KASUS", 4), b.Heading(1, "f"), b.Heading(2, "g"), b.Heading(2, "h"), table,
        b.Chapter("PUSTAKA"), b.Heading(1, "i"), b.Heading(2, "j"), b.Heading(1, "k"),
    )  # fmt: skip
    numbers = [number for number in counted(document) if number]
    assert numbers == ["1.1", "1.2", "1.", "2.1", "1.", "4.1", "1.", "2.", "A.", "1.", "B."]
    captions = [code for code in fields(document.element.body) if code.startswith("SEQ")]
    assert captions == ["SEQ Tabel \\* ARABIC"] * 2 + ["SEQ Tabel \\* ARABIC \\r 1"] * 2


def test_contents_are_a_field_filled_with_every_heading_and_its_page(report_word: WordDocument) -> None:
    body = report_word.element.body
    gallery = body.find(qn("w:sdt"))
    assert gallery.find(f".//{qn('w:docPartGallery')}").get(qn("w:val")) == "Table of Contents"
    assert fields(gallery)[0] == 'TOC \\o "1-3" \\h \\z \\u'
    assert 'TOC \\h \\z \\c "Gambar"' in fields(body)
    lines = [
        ["".join(text.text or "" for text in run.iter(qn("w:t"))) for run in link.findall(qn("w:r"))]
        for link in gallery.iter(qn("w:hyperlink"))
    ]
    assert "".join(lines[0]) == "4.1Tahap Engagement, Intake, dan Contract1"
    assert len(lines) == sum(len(texts(report_word, f"Heading {level}")) for level in (1, 2, 3))
    pages = [int(line[-2]) for line in lines]
    assert pages == sorted(pages)
    assert pages[-1] > 15
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= marks
    begun, ended = ([c.get(qn("w:fldCharType")) for c in body.iter(qn("w:fldChar"))].count(k) for k in ("begin", "end"))
    assert begun == ended


def test_contents_longer_than_a_page_leave_out_the_third_level() -> None:
    chapters = tuple(b.Heading(1 + n % 3, f"Bagian {n}") for n in range(90))
    document = word(*chapters, contents=True)
    assert fields(document.element.body)[0].startswith('TOC \\o "1-2"')
    assert not texts_anywhere_in_style(document, "TOC3")
    assert len(texts_anywhere_in_style(document, "TOC2")) == 30


def texts_anywhere_in_style(document: WordDocument, style: str) -> list[str]:
    return [p for p in document.element.body.iter(qn("w:pStyle")) if p.get(qn("w:val")) == style]


def test_tables_repeat_their_head_and_keep_rows_whole(report_word: WordDocument) -> None:
    table = next(t for t in report_word.tables if t.cell(0, 0).text == "No.")
    head, phase, *rows = table.rows
    assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert phase.cells[0]._tc is phase.cells[-1]._tc
    assert phase.cells[0].text == "Tahap awal"
    assert len(rows) == 28
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert [cell.text for cell in rows[0].cells][:2] == ["1", "Senin, 1 Agustus 2024"]


@pytest.mark.parametrize(("rows", "kept"), [(2, [0]), (5, [0, 1, 2, 3]), (60, [0, 58])])
def test_rows_of_a_table_keep_each_other_company(rows: int, kept: list[int]) -> None:
    table = b.Table("t", "Orang", (b.Column("Nama"),), tuple((f"isi {n}",) for n in range(rows)))
    made = word(table).tables[0]
    stay = [at for at, row in enumerate(made.rows[1:]) if row.cells[0].paragraphs[0].paragraph_format.keep_with_next]
    assert stay == kept


@pytest.mark.parametrize(("headings", "size"), [(30, None), (45, 10.5), (80, None)])
def test_contents_somewhat_too_long_are_set_smaller(headings: int, size: float | None) -> None:
    blocks = (b.Heading(1, "Bab"), *(b.Heading(2, f"Bagian {n}") for n in range(headings)))
    style: Any = word(*blocks, contents=True).styles["toc 2"]
    assert (style.font.size and style.font.size.pt) == size


def test_a_row_longer_than_a_page_may_be_broken() -> None:
    rows = (("pendek",), ("isi " * 4000,))
    table = word(b.Table("t", "Baris", (b.Column("Isi"),), rows)).tables[0]
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows] == [True, True, False]


def test_blank_rows_are_high_enough_for_handwriting(report_word: WordDocument) -> None:
    table = next(t for t in report_word.tables if t.cell(0, 0).text == "Nama")
    assert [row.height.cm for row in table.rows[2:] if row.height] == pytest.approx([0.9] * 6, abs=0.01)


def test_two_tables_in_a_row_do_not_become_one() -> None:
    table = b.Table("", "", (b.Column("A"),), (("1",),))
    document = word(table, table)
    tags = [child.tag.rpartition("}")[2] for child in document.element.body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_every_cell_ends_with_a_paragraph(report_word: WordDocument, form_word: WordDocument) -> None:
    for document in (report_word, form_word):
        assert all(cell[-1].tag == qn("w:p") for cell in document.element.body.iter(qn("w:tc")))


def test_figures_are_pictures_of_200_dpi_with_words_for_those_who_cannot_see(report_word: WordDocument) -> None:
    figure, wide = report_word.inline_shapes[1], report_word.inline_shapes[-3]
    assert figure._inline.docPr.get("descr") == "Gambar 4.1 Genogram Klien “AR”"
    for shape in (figure, wide):
        related = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        image = Image.open(io.BytesIO(report_word.part.related_parts[related].blob))
        assert image.format == "PNG"
        assert image.width / shape.width.inches == pytest.approx(200, rel=0.01)
    assert wide._inline.docPr.get("descr") == "Gambar 4.7 Jalan Hidup Klien “AR”"


def test_figures_are_vectors_where_the_program_knows_them(report_word: WordDocument) -> None:
    vectors = list(report_word.element.body.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))
    assert len(vectors) == 7
    drawn = report_word.part.related_parts[vectors[0].get(qn("r:embed"))]
    assert drawn.content_type == "image/svg+xml"
    assert b"Ny. Melur" in drawn.blob


def test_every_picture_and_mark_has_a_number_of_its_own(report_word: WordDocument) -> None:
    for tag in ("wp:docPr", "w:bookmarkStart"):
        name = "id" if tag == "wp:docPr" else qn("w:id")
        numbers = [element.get(name) for element in report_word.element.body.iter(qn(tag))]
        assert len(numbers) == len(set(numbers)) > 5


def test_photos_are_scaled_down_and_tell_nothing_of_the_camera(sample_report: Sample) -> None:
    camera = Image.Exif()
    camera[0x010F] = "Kamera rahasia"
    packed = io.BytesIO()
    Image.new("RGB", (4000, 3000), "#888").save(packed, "JPEG", exif=camera)
    assert b"Kamera rahasia" in packed.getvalue()
    document = word(b.Photo(packed.getvalue(), "Kunjungan", width=6))
    shape = document.inline_shapes[0]
    related = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert shape.width.cm == pytest.approx(6, abs=0.01)
    assert b"Kamera rahasia" not in related.blob
    assert Image.open(io.BytesIO(related.blob)).width == 472


def test_bytes_that_are_no_picture_are_said_so() -> None:
    document = word(b.Photo(b"bukan gambar", "Rusak"))
    assert [p.text for p in document.paragraphs] == ["[gambar tidak dapat dibaca]", "Foto 1 Rusak"]


def test_lists_are_words_own_and_each_counts_anew() -> None:
    document = word(
        b.NumberedList(("satu", (b.Paragraph("dua", "plain"), b.BulletList(("titik",)))), "(1)", start=9),
        b.NumberedList(("huruf",), "a)"),
        b.NumberedList(("lagi",), "(1)"),
    )
    assert texts(document, "List Number") == ["satu", "dua", "huruf", "lagi"]
    assert texts(document, "List Bullet") == ["titik"]
    numbers = [number.get(qn("w:val")) for number in document.element.body.iter(qn("w:numId"))]
    assert numbers == ["1", "1", "2", "3", "4"]
    numbering = document.part.numbering_part.element
    shapes = [text.get(qn("w:val")) for text in numbering.iter(qn("w:lvlText"))]
    assert shapes == ["(%1)", "•", "%1)"]
    starts = [start.get(qn("w:val")) for start in numbering.iter(qn("w:startOverride"))]
    assert starts == ["9", "1", "1"]


@pytest.mark.parametrize("form", typing.get_args(b.ListForm))
def test_every_form_of_list_counts_in_words_own_way(form: b.ListForm) -> None:
    numbering = word(b.NumberedList(("satu",), form)).part.numbering_part.element
    level = next(numbering.iter(qn("w:lvl")))
    pattern = level.find(qn("w:lvlText")).get(qn("w:val"))
    letters = level.find(qn("w:numFmt")).get(qn("w:val")) == "lowerLetter"
    assert pattern.replace("%1", "a" if letters else "1") == form


def test_facts_have_aligned_colons_or_a_line_to_write_on() -> None:
    facts = b.Facts((b.Fact("Nama", "Arum"), b.Fact("Alamat", None)), "a.")
    table = word(facts).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a. Nama", ":", "Arum"],
        ["b. Alamat", ":", ""],
    ]
    lines = [cell._tc.find(f".//{qn('w:bottom')}") for row in table.rows for cell in row.cells]
    assert [line is not None for line in lines] == [False] * 5 + [True]


def test_statements_have_boxes_for_a_pen(form_word: WordDocument) -> None:
    table = next(t for t in form_word.tables if t.cell(0, 0).text == "No.")
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Pernyataan", "Setuju", "Tidak setuju"]
    assert [row.cells[2].text + row.cells[3].text for row in table.rows[1:]] == ["☑☐", "☑☐", "☐☑", "☑☐", "☐☐", "☑☐"]
    assert "☑\u00a0Klien" in "".join(texts_anywhere(form_word))


def test_writing_lines_are_nine_millimetres_apart() -> None:
    (table,) = word(b.WritingLines(4)).tables
    assert [row.height.mm for row in table.rows if row.height] == pytest.approx([9] * 4, abs=0.1)
    assert len(list(table._tbl.iter(qn("w:bottom")))) == 4 + 1  # the margin of its cells besides


def test_signatures_have_room_a_line_a_name_and_a_box_for_a_thumb(form_word: WordDocument) -> None:
    words = texts_anywhere(form_word)
    at = words.index("Dimas Pratama")
    assert words[at - 1 : at + 2] == ["", "Dimas Pratama", "NRP 21.04.999"]
    assert "Pekerja Sosial," in words[:at]
    assert "Ibu jari kiri/kanan" in words
    box = next(
        row
        for row in form_word.element.body.iter(qn("w:trHeight"))
        if int(row.get(qn("w:val"))) == round(4 * CM * 20) and row.get(qn("w:hRule")) == "exact"
    )
    assert box is not None
    alternatives = [shape.get("descr") for shape in form_word.element.body.iter(qn("wp:docPr"))]
    assert alternatives == ["Logo", "Tanda tangan"]


def test_pages_have_the_size_and_margins_of_their_dress(report_word: WordDocument, form_word: WordDocument) -> None:
    upright = report_word.sections[0]
    assert cm(upright.page_width) == pytest.approx(21, abs=0.01)
    margins = (upright.left_margin, upright.top_margin, upright.right_margin, upright.bottom_margin)
    assert [cm(margin) for margin in margins] == pytest.approx([4, 4, 3, 3], abs=0.01)
    assert cm(form_word.sections[0].left_margin) == pytest.approx(2.5, abs=0.01)
    folio = word(b.Paragraph("isi"), paper="F4").sections[0]
    assert (cm(folio.page_width), cm(folio.page_height)) == pytest.approx((21.5, 33), abs=0.01)


def test_wide_tables_and_drawings_turn_the_page(report_word: WordDocument) -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in report_word.sections]
    assert turned == [False, False, True, False]
    sideways = report_word.sections[2]
    assert cm(sideways.page_width) > cm(sideways.page_height)
    assert cm(sideways.top_margin) == pytest.approx(4, abs=0.01)


def test_front_pages_are_counted_in_roman_and_the_body_from_one(report_word: WordDocument) -> None:
    numbers = [section._sectPr.find(qn("w:pgNumType")) for section in report_word.sections]
    assert numbers[0].get(qn("w:fmt")) == "lowerRoman"
    assert numbers[1].get(qn("w:start")) == "1"
    assert numbers[2:] == [None, None]
    assert report_word.sections[0].different_first_page_header_footer
    assert not fields(report_word.sections[0].first_page_footer._element)
    assert [fields(section.footer._element) for section in report_word.sections] == [["PAGE"]] * 4


def test_forms_show_version_case_and_page_of_pages_at_the_foot(form_word: WordDocument) -> None:
    footer = form_word.sections[0].footer
    assert footer.paragraphs[0].text == "Versi formulir: 1.2 · Kode kasus: K-2024-017\tHalaman 1 dari 1"
    assert fields(footer._element) == ["PAGE", "NUMPAGES"]


def test_the_letterhead_stands_above_a_thick_and_a_thin_line(form_word: WordDocument) -> None:
    head = form_word.tables[0]
    assert [p.text for p in head.cell(0, 1).paragraphs][:2] == [
        "KEMENTERIAN SOSIAL REPUBLIK INDONESIA",
        "SENTRA HARAPAN NUSANTARA",
    ]
    rule = form_word.styles["Garis Kop"].element.find(f".//{qn('w:bottom')}")
    assert rule.get(qn("w:val")) == "thickThinSmallGap"
    assert texts(form_word, "Garis Kop") == [""]


def test_a_draft_says_so_behind_and_above_the_text_and_shows_its_gaps(sample_report: Sample) -> None:
    data = write_docx(sample_report(draft=True))
    draft = opened(data)
    for section in draft.sections:
        assert section.header.paragraphs[0].text == "KONSEP"
        assert 'string="KONSEP"' in section.header._element.xml
        assert "belum diisi" in section.footer.paragraphs[0].text
    assert draft.sections[0].first_page_header.paragraphs[0].text == "KONSEP"
    sentence = next(p for p in draft.paragraphs if "[usia ibu]" in p.text)
    assert [run.text for run in sentence.runs if run._r.find(f".//{qn('w:shd')}") is not None] == [
        "Klien “AR” adalah anak keenam. "
    ]


def test_a_finished_document_has_no_marks_of_a_draft(report_docx: bytes, report_word: WordDocument) -> None:
    assert "KONSEP" not in "".join(
        part(report_docx, name) for name in zipfile.ZipFile(io.BytesIO(report_docx)).namelist()
    )
    assert any("Ibunya berusia …………………" in p.text for p in report_word.paragraphs)


def test_a_page_break_begins_a_page_before_text_and_before_a_table() -> None:
    table = b.Table("", "", (b.Column("A"),), (("1",),))
    document = word(b.Paragraph("satu"), b.PageBreak(), b.Paragraph("dua"), b.PageBreak(), b.PageBreak(), table)
    broken = [bool(p.paragraph_format.page_break_before) for p in document.paragraphs]
    assert broken == [False, True, True, False]


def test_what_is_to_be_kept_together_is(report_word: WordDocument) -> None:
    document = word(b.Keep((b.Paragraph("satu"), b.Paragraph("dua"), b.Paragraph("tiga"))))
    assert [bool(p.paragraph_format.keep_with_next) for p in document.paragraphs] == [True, True, False]


def test_fonts_are_named_with_their_twins_and_embedded(report_docx: bytes) -> None:
    table = part(report_docx, "word/fontTable.xml")
    assert re.findall(r'<w:altName w:val="([^"]+)"/>', table) == ["Times New Roman", "Segoe UI Symbol"]
    keys = re.findall(r"fontKey=\"{([0-9A-F-]+)}\"", table)
    assert len(set(keys)) == 4
    with zipfile.ZipFile(io.BytesIO(report_docx)) as file:
        veiled = file.read("word/fonts/font1.odttf")
    mask = bytes.fromhex(keys[0].replace("-", ""))[::-1] * 2
    plain = bytes(one ^ other for one, other in zip(veiled, mask, strict=False)) + veiled[32:]
    assert plain == paths.resource("fonts", "LiberationSerif-Regular.ttf").read_bytes()


def test_nothing_is_hyphenated(report_docx: bytes) -> None:
    assert '<w:autoHyphenation w:val="false"/>' in part(report_docx, "word/settings.xml")
    assert "suppressAutoHyphens" in part(report_docx, "word/styles.xml")


def test_large_type_is_large(sample_form: Sample) -> None:
    document = opened(write_docx(sample_form(large_type=True)))
    size = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:sz')}")
    assert size.get(qn("w:val")) == "32"


def test_an_empty_document_is_a_document() -> None:
    assert [p.text for p in word().paragraphs] == [""]


def test_every_kind_of_block_can_be_written() -> None:
    from caseworker_app.documents.composer import Composer
    from caseworker_app.documents.docx.flow import WordWriter
    from caseworker_app.documents.pdf.flow import PdfWriter
    from caseworker_app.documents.walking import method_name

    for kind in typing.get_args(b.Block):
        assert callable(getattr(Composer, method_name(kind)))
    assert not WordWriter.__abstractmethods__ | PdfWriter.__abstractmethods__


def test_it_can_be_followed_to_its_last_page(sample_report: Sample) -> None:
    heard: list[int] = []
    write_docx(sample_report(), on_page=heard.append)
    assert heard == sorted(heard)
    assert heard[0] == 1
    assert len(set(heard)) == heard[-1] > 5
    assert heard.count(heard[-1]) < len(heard) / 4


@pytest.mark.parametrize("at", [1, 5, 20])
def test_it_can_be_stopped_while_pages_are_laid_out_and_while_blocks_are_written(
    at: int, sample_report: Sample
) -> None:
    heard: list[int] = []

    def hear(page: int) -> None:
        heard.append(page)
        if len(heard) == at:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_docx(sample_report(), on_page=hear)
    assert len(heard) == at


def test_the_same_blocks_in_another_order_leave_nothing_behind(sample_form: Sample) -> None:
    document = sample_form()
    first = write_docx(document)
    write_docx(dataclasses.replace(document, blocks=document.blocks[::-1]))
    assert write_docx(document) == first
