"""The whole file of a case: an index of all its papers, what is missing or withheld told, the others bound in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.documents.blocks import Document, Enclosure, SpanRow, Table
from caseworker_app.documents.book.papers import MISSING, SCANNED, SIGNED, WITHHELD, papers
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.pieces import whole
from caseworker_app.documents.walking import content_blocks
from caseworker_app.documents.wish import Wish
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, HomeVisit
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Conference
from tests.documents.book.test_practicum_report import attached, pdf_of, picture
from tests.documents.case_files import EVERY, case_file


def made(file: CaseFile, **wish: Any) -> Document:
    return numbered(KINDS["case-file"].make(file, Wish(**wish)))


def index(document: Document) -> list[tuple[str, ...]]:
    table = next(block for block in document.front if isinstance(block, Table) and block.key == "papers")
    return [tuple(map(words, row)) for row in table.rows if not isinstance(row, SpanRow)]


def words(cell: Any) -> str:
    """What stands in a cell of text."""
    parts: Any = content_blocks(cell)
    return " ".join(whole(part.text) for part in parts)


@pytest.mark.parametrize("which", EVERY)
def test_the_index_counts_every_paper_and_says_where_it_is(which: str) -> None:
    file = case_file(which)
    document = made(file)
    rows = index(document)
    assert [row[0] for row in rows] == [str(at) for at in range(1, len(papers(file)) + 1)]
    labels = {block.label for block in document.blocks if isinstance(block, Enclosure)}
    assert {row[4] for row in rows} - {"–", "laporan"} <= labels
    assert all(row[3] for row in rows)


def test_an_empty_case_says_what_is_missing() -> None:
    rows = index(made(case_file("empty")))
    assert {row[3] for row in rows} == {MISSING}
    assert {"Lembar persetujuan (informed consent)", "Kontrak pertolongan"} <= {row[1] for row in rows}


def test_a_scan_of_the_signed_sheet_takes_its_place() -> None:
    file = case_file("s-lansia")
    consent = file.case.consents[0]
    assert papers(file)[0].status in {SIGNED, "terisi"}
    attached(file, picture(), "image/png", "pindaian", "lembar", entity="Consent", entity_id=consent.id)
    attached(file, pdf_of(2), "application/pdf", "surat", "surat dinas")
    document = made(file)
    first, last = index(document)[0], next(row for row in index(document) if row[1] == "Surat dinas")
    assert (first[3], first[4]) == (SCANNED, "Lampiran 1")
    assert last[4] != "–"
    assert sum(block.pdf is not None for block in document.blocks if isinstance(block, Enclosure)) == 1


def test_what_consent_forbids_is_named_and_not_bound_in() -> None:
    file = case_file("s-lansia")
    day = PartialDate.parse("2024-08-26")
    statements = [ConsentStatement(key="case_conference", agreed=False), ConsentStatement(key="laporan", agreed=True)]
    file.case.consents = [Consent(date=day, status="setuju sebagian", signer_status="klien", statements=statements)]
    document = made(file)
    row = next(row for row in index(document) if row[1].startswith("Daftar hadir Case Conference"))
    assert row[3].startswith(f"{WITHHELD}: ")
    assert row[4] == "–"
    titles = [block.title for block in document.blocks if isinstance(block, Enclosure)]
    assert not any(title.startswith("Daftar hadir Case Conference") for title in titles)


def test_the_index_names_the_page_on_which_a_paper_begins(read_pdf: Callable[[bytes], list[str]]) -> None:
    pages = read_pdf(write_pdf(made(case_file("ms-sentra"))))
    row = re.search(
        r"Surat rujukan (?:\w+, )?[\d\w ]+ terisi (Lampiran \d+) (\d+)", " ".join(" ".join(pages[:4]).split())
    )
    assert row is not None
    body = next(at for at, page in enumerate(pages) if "LAPORAN KASUS" in page and "DAFTAR ISI" not in page)
    assert f"{row[1]} Surat rujukan" in " ".join(pages[body + int(row[2]) - 1].split())


def test_a_word_document_has_fields_for_these_pages() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(made(case_file("ms-sentra"))))) as packed:
        assert b"PAGEREF" in packed.read("word/document.xml")


def test_an_empty_case_has_a_file() -> None:
    assert made(CaseFile(Case(), case_file("empty").kin)).blocks


def test_papers_of_one_kind_are_told_apart_and_no_letter_is_made_up() -> None:
    file = case_file("ms-sentra")
    days = (PartialDate.parse("2024-08-30"), PartialDate.parse("2024-10-05"))
    file.case.home_visits = [HomeVisit(id=f"h{at}", date=day, result="Baik.", met="ibu") for at, day in enumerate(days)]
    file.case.home_visits[0].letter_number = "ST-07"
    file.case.conferences = [
        Conference(id="a", kind="case conference", number=1, minutes="Dibahas.", decisions=["setuju"]),
        Conference(id="b", kind="konferensi keluarga", number=1, minutes="Dibahas.", decisions=["setuju"]),
    ]
    titles = [paper.title for paper in papers(file)]
    assert titles.count("Surat tugas home visit") == 1
    assert {"Laporan home visit, 30 Agustus 2024", "Laporan home visit, 5 Oktober 2024"} <= set(titles)
    assert {"Berita acara Case Conference I", "Berita acara Konferensi Keluarga I"} <= set(titles)


def test_a_paper_about_one_record_bears_its_day() -> None:
    file = case_file("ms-sentra")
    file.case.termination.date = PartialDate.parse("2024-10-25")
    file.case.termination.process = "Klien dan praktikan meninjau pertemuan."
    file.case.termination.client_condition = "Klien tenang."
    statement = next(paper for paper in papers(file) if paper.section == "termination-statement")
    assert statement.date == PartialDate.parse("2024-10-25")
