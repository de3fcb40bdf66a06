"""The practicum book holds all that was written for it, in the order of its template, and its numbers agree."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.document_template import shipped
from caseworker_app.documents.blocks import (
    Chapter,
    Document,
    Enclosure,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Photo,
    PhotoRow,
    SignatureRow,
    Table,
)
from caseworker_app.documents.book.closing import PAGE as CLOSING_PAGE
from caseworker_app.documents.book.place import PAGE as PLACE_PAGE
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.lacks import lacks
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.pieces import pieces, whole
from caseworker_app.documents.settling import without_gaps
from caseworker_app.documents.walking import content_blocks, rebuilt
from caseworker_app.documents.wish import Wish
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.placement import PLACEMENT
from caseworker_app.model.book import BookConcept, BookRegulation
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.notes import Attachment, AttachmentContent, PlacementRecommendation, Reflection
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.practice import Agency
from tests.documents.case_files import EXAMPLES, case_file
from tests.documents.case_report.test_complete import flat, stands, values

KEY = "practicum-report"
PAGES = {f"{stage.key}/{page.key}": page for stage in (*STAGES, *TABS) for page in stage.pages}
Reader = Callable[[bytes], list[str]]


def book(file: CaseFile, **wish: Any) -> Document:
    return KINDS[KEY].make(file, Wish(**wish))


def text_of(document: Document) -> str:
    return flat(" ".join(piece.text for piece in pieces(numbered(document))))


def blocks_of(document: Document) -> list[Any]:
    """Every block of the book itself, however deep; the papers bound in are looked at by their own tests."""
    found: list[Any] = []

    def on_block(block: Any) -> Any:
        found.append(block)
        return block

    rebuilt(document, on_block, lambda text: text, bound=False)
    return found


def picture(kind: str = "PNG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (60, 80), "#88aa99").save(kept, kind)
    return kept.getvalue()


def pdf_of(pages: int) -> bytes:
    kept = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(kept)
    return kept.getvalue()


def attached(file: CaseFile, data: bytes, media: str, kind: str, caption: str, **more: Any) -> Attachment:
    content = AttachmentContent(data=data)
    one = Attachment(media_type=media, kind=kind, caption=caption, content=content, **more)
    file.case.attachments.append(one)
    return one


def agree_to_photos(file: CaseFile) -> None:
    day = PartialDate.parse("2024-08-26")
    statements = [ConsentStatement(key="foto", agreed=True), ConsentStatement(key="laporan", agreed=True)]
    file.case.consents = [Consent(date=day, status="setuju", signer_status="klien", statements=statements)]


def written(file: CaseFile) -> CaseFile:
    """The case with something in every chapter of its book."""
    placement = file.case.placement
    placement.background, placement.aims, placement.benefits = "Latar buku.", "Tujuan buku.", "- Manfaat satu."
    placement.preface, placement.targets = "Puji syukur.", "Sasaran buku."
    placement.concepts = [BookConcept(heading="Tinjauan tentang Anak", text="# Pengertian\nAnak adalah tunas.")]
    placement.regulations = [BookRegulation(citation="UU 18/2014 tentang Kesehatan Jiwa", relevance="hak atas terapi")]
    placement.case_and_group_work, placement.best_results = "Keduanya saling menguatkan.", "Klien kembali bersekolah."
    placement.challenges, placement.conclusions = "Waktu sempit.", "Tujuan tercapai."
    placement.recommendations = [PlacementRecommendation(party="lembaga", text="menambah ruang konseling")]
    placement.bibliography = ["Zainal, A. (2020). Anak.", "adi, I. (2013). Kesejahteraan."]
    agency = file.case.agency or Agency(name="Sentra Contoh")
    file.case.agency = agency
    agency.history, agency.vision, agency.mission = "Berdiri tahun 1990.", "Ramah.", ["melayani"]
    agency.structure, agency.service_flow, agency.programmes = "Dipimpin kepala.", "Datang, dilayani.", ["Program A"]
    agency.facilities, agency.network, agency.recipients = ["aula"], ["Puskesmas"], "Seratus orang."
    file.case.reflections = [Reflection(situation="Ibu bertanya.", values_in_conflict="rahasia dan hak")]
    return file


def chapters(document: Document) -> list[tuple[int | None, str]]:
    return [(block.number, block.title) for block in document.blocks if isinstance(block, Chapter)]


def headings(document: Document, chapter: str) -> list[str]:
    """The main headings of a chapter."""
    inside, found = False, []
    for block in document.blocks:
        if isinstance(block, Chapter):
            inside = block.key == chapter
        elif inside and isinstance(block, Heading) and block.level == 1:
            found.append(block.text)
    return found


def test_every_text_of_placement_and_agency_lands_in_the_book() -> None:
    file = case_file("filled")
    text = text_of(book(file, names=True))
    placement, agency = file.case.placement, file.case.agency
    assert agency is not None
    rows = [*placement.concepts, *placement.regulations, *placement.recommendations, *placement.weeks]
    left_out = {"logo", "letterhead", "time_zone", "stage_names", "number_pattern", "head_number"}
    absent = [
        f"{type(record).__name__}.{column.key}: {value}"
        for record in (placement, agency, *rows, *file.case.reflections)
        for column in record.__mapper__.column_attrs
        if column.key not in {"id", "position", *left_out} and not column.columns[0].foreign_keys
        for value in values(record, column.key)
        if not stands(value, text)
    ]
    assert absent == []


def test_every_page_of_the_book_is_part_of_what_it_lacks() -> None:
    pages = [page for page in PLACEMENT.pages if page.key.startswith(("book", "placement_report"))]
    file = case_file("empty")
    named = {lack.place for lack in lacks(numbered(book(file)), file)}
    assert {f"placement/{page.key}" for page in pages} <= named


def test_every_gap_leads_to_the_field_that_fills_it() -> None:
    file = case_file("empty")
    told = [lack for lack in lacks(numbered(book(file)), file) if lack.gap and lack.place.startswith("placement/")]
    assert len(told) > 15
    for lack in told:
        assert lack.field in [item.key for _, item in PAGES[lack.place].items()], lack


def test_a_book_that_is_handed_in_has_neither_gaps_nor_empty_chapters_nor_leaps_in_their_numbers() -> None:
    file = case_file("ms-sentra")
    file.case.placement.background = "Latar buku."
    made = numbered(without_gaps(book(file)))
    assert "belum ditulis" not in text_of(made)
    numbers = [number for number, _ in chapters(made) if number]
    assert numbers == list(range(1, 1 + len(numbers)))
    titles = [title for _, title in chapters(made)]
    assert titles[0] == "PENDAHULUAN"
    assert "PENANGANAN KASUS" in titles
    assert not {"LANDASAN KONSEPTUAL", "DAFTAR PUSTAKA", "REFLEKSI PRAKTIKUM"} & set(titles)
    assert not any(isinstance(block, Chapter) and "PENGANTAR" in block.title for block in made.front)


def test_the_outline_counts_as_the_chapters_that_are_left() -> None:
    made = without_gaps(book(case_file("s-lansia")))
    titles = [title for number, title in chapters(made) if number]
    outline: Any = next(
        block for block in blocks_of(made) if isinstance(block, Facts) and block.facts[0].label == "BAB I"
    )
    told = [
        whole(part.text) for fact in outline.facts for part in content_blocks(fact.value) if isinstance(part, Paragraph)
    ]
    assert [words.partition(":")[0].upper() for words in told] == titles


def test_a_full_book_has_six_chapters_and_the_sources_in_order() -> None:
    made = book(written(case_file("ms-sentra")))
    assert chapters(made) == [
        (1, "PENDAHULUAN"),
        (2, "LANDASAN KONSEPTUAL"),
        (3, "GAMBARAN LOKASI PRAKTIKUM"),
        (4, "PENANGANAN KASUS"),
        (5, "REFLEKSI PRAKTIKUM"),
        (6, "SIMPULAN DAN REKOMENDASI"),
        (None, "DAFTAR PUSTAKA"),
    ]
    text = text_of(made)
    assert text.index("adi, i. (2013)") < text.index("zainal, a. (2020)")
    assert headings(made, "concepts") == ["Tinjauan tentang Anak", "Landasan Hukum"]
    assert "dicabut, diganti uu 17/2023" in text
    assert [block.title for block in made.front if isinstance(block, Chapter)] == [
        "LEMBAR PENGESAHAN",
        "KATA PENGANTAR",
    ]


def test_the_outline_names_the_chapters_as_they_are_numbered() -> None:
    made = without_gaps(book(written(case_file("ms-sentra"))))
    outline: Any = next(
        block for block in blocks_of(made) if isinstance(block, Facts) and block.facts[0].label == "BAB I"
    )
    parts: dict[str, Any] = {fact.label: content_blocks(fact.value) for fact in outline.facts}
    told = {label: " ".join(whole(part.text) for part in several) for label, several in parts.items()}
    assert list(told) == ["BAB I", "BAB II", "BAB III", "BAB IV", "BAB V", "BAB VI"]
    assert told["BAB IV"].startswith("Penanganan Kasus: Tahap ")
    assert told["BAB VI"] == "Simpulan dan Rekomendasi: Simpulan dan Rekomendasi."


def test_a_campus_orders_renames_and_leaves_out() -> None:
    file = written(case_file("ms-sentra"))
    template = shipped(KEY)
    hidden = {("chapters", "concepts"), ("place", "network"), ("enclosures", "contract")}
    changed = [
        dataclasses.replace(
            section,
            heading="Praktik Pekerjaan Sosial" if section.key == "handling" else section.heading,
            hidden=section.hidden or (section.part, section.key) in hidden,
        )
        for section in template.sections
    ]
    aims = next(at for at, one in enumerate(changed) if (one.part, one.key) == ("introduction", "aims"))
    changed[aims - 1], changed[aims] = changed[aims], changed[aims - 1]
    file.templates = {KEY: dataclasses.replace(template, sections=tuple(changed))}
    made = book(file)
    titles = chapters(made)
    assert (3, "PRAKTIK PEKERJAAN SOSIAL") in titles
    assert "LANDASAN KONSEPTUAL" not in {title for _, title in titles}
    assert headings(made, "introduction")[:2] == ["Tujuan", "Latar Belakang"]
    assert "Jaringan Kerja" not in headings(made, "place")
    assert not [one for one in made.blocks if isinstance(one, Enclosure) and one.title.startswith("Kontrak")]


def test_scans_and_papers_are_bound_in_and_counted() -> None:
    file = written(case_file("s-lansia"))
    consent = file.case.consents[0]
    attached(file, picture(), "image/png", "pindaian", "Lembar bertanda tangan", entity="Consent", entity_id=consent.id)
    attached(file, pdf_of(3), "application/pdf", "surat", "surat permohonan praktikum", page="placement")
    attached(file, b"ID3", "audio/mpeg", "rekaman suara", "wawancara pertama")
    made = numbered(book(file))
    bound = [block for block in made.blocks if isinstance(block, Enclosure)]
    assert [block.label for block in bound] == [f"Lampiran {at}" for at in range(1, len(bound) + 1)]
    titles = [block.title for block in bound]
    assert sum(title.startswith("Lembar persetujuan") for title in titles) == 1
    assert not bound[0].document, "the signed sheet stands for the one filled in by the program"
    assert any(isinstance(part, Photo) for part in bound[0].blocks)
    assert [block.title for block in bound if block.pdf] == ["Surat permohonan praktikum"]
    assert "Surat pernyataan terminasi" in titles
    assert not [title for title in titles if "wawancara" in title.casefold()]


def test_photos_stand_in_their_chapters_and_only_with_consent() -> None:
    for agreed in (False, True):
        file = written(case_file("empty"))
        if agreed:
            agree_to_photos(file)
        for page, caption in ((PLACE_PAGE, "bagan organisasi"), (CLOSING_PAGE, "senam pagi"), ("", "suasana asrama")):
            attached(file, picture("JPEG"), "image/jpeg", "foto", caption, page=page or None)
        made = book(file)
        shown = [photo.caption for row in blocks_of(made) if isinstance(row, PhotoRow) for photo in row.photos]
        assert sorted(shown) == (["Bagan organisasi", "Senam pagi", "Suasana asrama"] if agreed else [])
        titles = [block.title for block in made.blocks if isinstance(block, Enclosure)]
        assert any(title.startswith("Dokumentasi foto") for title in titles) is agreed


def two_cases() -> CaseFile:
    first, second = (case_file(which) for which in EXAMPLES)
    first.further = [second]
    return written(first)


def test_several_cases_stand_beside_each_other_and_share_no_key() -> None:
    made = book(two_cases())
    assert headings(made, "handling")[:2] == ["Kasus Klien “MS”", "Kasus Klien “S”"]
    blocks = blocks_of(made)
    keys = [b.key for b in blocks if isinstance(b, Table | Figure | Photo | Enclosure) and b.key]
    assert len(keys) == len(set(keys))
    tables = [b.label for b in blocks_of(numbered(made)) if isinstance(b, Table) and b.label.startswith("Tabel 4.")]
    assert tables == [f"Tabel 4.{at}" for at in range(1, len(tables) + 1)]


def test_no_name_of_any_case_is_left_where_initials_stand() -> None:
    file = two_cases()
    names = {one.name for each in (file, *file.further) for one in each.kin.people if one.name and " " in one.name}
    assert names
    text = text_of(book(file))
    assert [name for name in names if stands(name, text)] == []


@pytest.mark.parametrize("which", ["empty", "ms-sentra"])
def test_contents_name_the_pages_on_which_chapters_stand(which: str, read_pdf: Reader) -> None:
    pages = read_pdf(write_pdf(without_gaps(book(written(case_file(which))))))
    listed = " ".join(page for page in pages if "DAFTAR ISI" in page or re.search(r"\.{6,}", page))
    body = next(at for at, page in enumerate(pages) if "PENDAHULUAN" in page and "DAFTAR ISI" not in page and at > 2)
    for title in ("GAMBARAN LOKASI PRAKTIKUM", "SIMPULAN DAN REKOMENDASI", "DAFTAR PUSTAKA"):
        told = re.search(rf"{title}[ .]+(\d+)", listed)
        assert told is not None, title
        assert title in pages[body + int(told[1]) - 1]


def test_a_blank_book_is_a_frame_to_write_in(read_pdf: Reader) -> None:
    text = " ".join(read_pdf(write_pdf(book(case_file("ms-sentra"), blank=True))))
    assert "Latar Belakang" in text
    assert "MS" not in text


def test_the_book_is_a_word_document_too() -> None:
    assert write_docx(book(written(case_file("empty")))).startswith(b"PK")


def test_each_signer_of_the_book_signs_once_with_the_number_that_is_known() -> None:
    file = case_file("ms-sentra")
    worker, agency = file.case.practitioner, file.case.agency
    assert worker is not None
    assert agency is not None
    guide = worker.supervisors[0].name
    worker.field_instructor = guide
    agency.head_name, agency.head_number = "Siti Aminah, M.Si.", "196801011994032001"
    file.case.placement.approved_by = [f"{guide}, dosen pembimbing", "Siti Aminah, M.Si., Kepala Sentra"]
    rows = [block for block in blocks_of(book(file, names=True)) if isinstance(block, SignatureRow)]
    signers = [signer for row in rows for signer in row.signers]
    assert [signer.name for signer in signers] == [guide, "Siti Aminah, M.Si."]
    assert signers[1].number == "NIP 196801011994032001"


def test_the_cover_bears_the_year_of_the_case_where_no_placement_is_dated() -> None:
    file = case_file("ms-sentra")
    file.case.placement.approved_on = file.case.placement.period = None
    assert any(isinstance(block, Paragraph) and whole(block.text) == "2024" for block in book(file).cover)


def test_when_and_where_is_told_once_in_the_words_of_the_student() -> None:
    file = case_file("ms-sentra")
    file.case.placement.period = PartialDate.parse("2024-08-12/2024-10-31")
    file.case.placement.time_and_place = "Praktikum berlangsung di Bogor selama sebelas minggu."
    assert flat("Praktikum dilaksanakan di") not in text_of(book(file))


def test_a_short_citation_is_told_whole_and_unknown_ones_leave_no_empty_column() -> None:
    file = case_file("ms-sentra")
    file.case.placement.regulations = [BookRegulation(citation="UU Nomor 14 Tahun 2019")]
    assert flat("UU 14/2019 tentang Pekerja Sosial") in text_of(book(file))
    file.case.placement.regulations = [BookRegulation(citation="Peraturan Wali Kota 7/2020")]
    table = next(block for block in blocks_of(book(file)) if isinstance(block, Table) and block.key == "regulations")
    assert [column.heading for column in table.columns] == ["No.", "Peraturan"]
