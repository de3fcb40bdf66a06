"""Documents come out of a notebook by key, with clear errors, and are named without names."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotFound, WrongUse
from caseworker_app.jobs import printing
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.packages import import_case
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook


@pytest.fixture
def case_id(notebook: Notebook) -> str:
    return import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id


def test_the_documents_are_listed_by_key() -> None:
    keys = [key for key, _ in printing.available()]
    assert {"consent", "case-report"} <= set(keys)
    assert len(keys) == len(set(keys))
    assert all(title for _, title in printing.available())


def test_a_report_is_a_pdf_and_tells_of_its_pages(notebook: Notebook, case_id: str) -> None:
    pages: list[int] = []
    data = printing.print_document(notebook, case_id, "case-report", on_page=pages.append)
    assert data.startswith(b"%PDF")
    assert pages[0] == 1
    assert len(pages) > 5


def test_a_report_is_a_word_document_too(notebook: Notebook, case_id: str) -> None:
    blocks: list[int] = []
    data = printing.print_document(notebook, case_id, "case-report", suffix=".docx", on_page=blocks.append)
    styled = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(data)).paragraphs if p.style]
    assert [text for style, text in styled if style == "Heading 1"] == ["BAB IV\nPENANGANAN KASUS"]
    stages = [text for style, text in styled if style == "Heading 2"]
    assert stages[0].endswith("Tahap Engagement, Intake, Contract (EIC)")
    assert len(stages) == 6
    assert blocks[0] == 1
    assert printing.file_name(load(notebook, case_id), "consent", date(2024, 9, 26), ".docx").endswith(
        "_2024-09-26.docx"
    )


def test_what_is_told_of_pages_may_stop_the_work(notebook: Notebook, case_id: str) -> None:
    def stop(_page: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        printing.print_document(notebook, case_id, "case-report", on_page=stop)


def test_the_same_case_gives_the_same_document(notebook: Notebook, case_id: str) -> None:
    first, second = (printing.make_document(load(notebook, case_id), "case-report") for _ in range(2))
    assert first == second


def test_names_and_blank_change_what_is_made(notebook: Notebook, case_id: str) -> None:
    file = load(notebook, case_id)
    usual = printing.make_document(file, "case-report")
    named = printing.make_document(file, "case-report", Wish(names=True))
    blank = printing.make_document(file, "case-report", Wish(blank=True))
    assert len({usual.blocks, named.blocks, blank.blocks}) == 3
    assert usual.title == "Laporan Kasus Klien “MS”"


def test_a_document_or_format_that_does_not_exist_is_a_wrong_use() -> None:
    with pytest.raises(WrongUse, match="case-report"):
        printing.check("laporan", ".pdf")
    with pytest.raises(WrongUse):
        printing.check("case-report", ".xls")


def test_an_item_that_the_case_does_not_hold_is_not_found(notebook: Notebook, case_id: str) -> None:
    with pytest.raises(NotFound):
        printing.make_document(load(notebook, case_id), "case-report", Wish(item="unknown"))


def test_a_file_is_named_by_initials_and_day(notebook: Notebook, case_id: str) -> None:
    file = load(notebook, case_id)
    assert printing.file_name(file, "case-report", date(2024, 9, 26)) == "laporan-kasus_MS_2024-09-26.pdf"
    assert file.client is not None
    file.client.alias = "M/S ?"
    assert printing.file_name(file, "consent", date(2024, 9, 26)) == "persetujuan_MS_2024-09-26.pdf"
    file.case.client = None
    assert "klien" in printing.file_name(file, "case-report", date(2024, 9, 26))
