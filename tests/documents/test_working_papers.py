"""Summaries, logbook, matrices, diagrams, sheets: of whole cases, of an empty one, blank, as PDF and as Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile, initials
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.walking import content_blocks
from caseworker_app.documents.wish import Wish
from caseworker_app.model.evaluation import EvaluationRow
from tests.documents.case_files import EVERY, EXAMPLES, case_file
from tests.documents.case_report.texts import blocks_of, drawn_text_of, text_of
from tests.documents.invented_case import in_full_swing
from tests.documents.invented_group import NAMES, with_group

Reader = Callable[[bytes], list[str]]

MOST_PAGES = {
    "case-summary": 2, "logbook": 6, "plan-matrix": 2, "evaluation-matrix": 3, "diagrams": 60, "group-report": 9,
    "client-copy": 2, "visit-sheet": 3, "handover-note": 3, "red-thread": 3,
}  # fmt: skip
RUNNING = "running"
WITH_NAMES = {"client-copy"}
NAMELESS = {"group-report"}
"""A report of no group says nothing of the client."""
_ENGLISH = re.compile(r"\b(?:None|True|False|the|with|from|name|page|client|worker|note|unknown|summary)\b")


def file_of(which: str) -> CaseFile:
    """A case of every kind, and one in full swing with a group."""
    return with_group(in_full_swing(case_file("s-lansia"))) if which == RUNNING else unmoved(case_file(which))


def unmoved(file: CaseFile) -> CaseFile:
    """Without moves by hand, which in a case of arbitrary numbers are arbitrarily far."""
    for nudge in file.case.nudges:
        nudge.dx = nudge.dy = None
    for system in (one for ecomap in file.case.ecomaps for one in ecomap.systems):
        system.dx = system.dy = None
    return file


def made(key: str, file: CaseFile, *, names: bool = False, blank: bool = False, item: str | None = None) -> b.Document:
    return DOCUMENTS[key].make(file, Wish(names=names, blank=blank, item=item))


def pages(document: b.Document, read_pdf: Reader) -> list[str]:
    return [" ".join(page.split()) for page in read_pdf(write_pdf(document))]


def everything(document: b.Document) -> str:
    return f"{text_of(document)}\n{drawn_text_of(document)}"


@pytest.mark.parametrize("which", [*EVERY, RUNNING])
@pytest.mark.parametrize("key", MOST_PAGES)
def test_every_paper_of_every_case_can_be_handed_in(key: str, which: str, read_pdf: Reader) -> None:
    file = file_of(which)
    document = made(key, file)
    told = pages(document, read_pdf)
    assert 1 <= len(told) <= MOST_PAGES[key]
    assert all(told)
    assert _ENGLISH.findall(" ".join(told)) == []
    assert document.title
    assert DOCUMENTS[key].file_word


@pytest.mark.parametrize("key", MOST_PAGES)
def test_a_blank_one_has_room_for_a_pen_and_finds_back_to_its_case(key: str, read_pdf: Reader) -> None:
    file = file_of(RUNNING)
    document = made(key, file, blank=True)
    assert document.dress == "form"
    told = pages(document, read_pdf)
    assert all(f"Halaman {at} dari {len(told)}" in page for at, page in enumerate(told, 1))
    assert all(str(file.case.number) in page for page in told)
    client = file.client
    assert client
    assert client.name
    assert client.name not in everything(document)
    room = blocks_of(document, b.WritingLines) or blocks_of(document, b.Space) or blocks_of(document, b.Figure)
    assert room


@pytest.mark.parametrize("key", MOST_PAGES)
def test_a_case_without_anything_in_it_prints_as_the_blank_one(key: str, read_pdf: Reader) -> None:
    told = " ".join(pages(made(key, case_file("empty")), read_pdf))
    assert "Klien “" not in told
    assert "(lanjutan)" not in told


@pytest.mark.parametrize("which", [*EXAMPLES, RUNNING])
@pytest.mark.parametrize("key", MOST_PAGES)
def test_names_stand_only_where_they_are_wanted(key: str, which: str) -> None:
    file = file_of(which)
    client = file.client
    assert client
    assert client.name
    people = [person.name for person in file.kin.people if person.name and " " in person.name]
    told = everything(made(key, file))
    if key in WITH_NAMES:
        assert client.name in told
        return
    assert [name for name in people if name in told] == []
    assert [name for name in NAMES if name in told] == []
    if key not in NAMELESS or which == RUNNING:
        assert initials(client) in told
    if key not in NAMELESS | {"logbook"}:
        assert client.name in everything(made(key, file, names=True))


@pytest.mark.parametrize("which", ["filled", RUNNING])
@pytest.mark.parametrize("key", MOST_PAGES)
def test_every_paper_becomes_a_word_document(key: str, which: str) -> None:
    packed = zipfile.ZipFile(io.BytesIO(write_docx(made(key, file_of(which)))))
    assert "word/document.xml" in packed.namelist()


@pytest.mark.parametrize(
    "key", ["case-summary", "logbook", "plan-matrix", "evaluation-matrix", "handover-note", "red-thread"]
)
def test_every_paper_is_signed(key: str) -> None:
    signers = [signer for row in blocks_of(made(key, file_of(RUNNING)), b.SignatureRow) for signer in row.signers]
    assert {"Dewi Lestari", "Dr. Sri Wahyuni"} <= {signer.name for signer in signers}


@pytest.mark.parametrize("key", ["logbook", "case-summary", "evaluation-matrix", "handover-note"])
def test_a_weekday_that_does_not_fit_its_date_is_not_repeated(key: str) -> None:
    told = everything(made(key, case_file("ms-sentra")))
    assert "Jumat, 26 September 2024" not in told
    if key != "evaluation-matrix":
        assert "Kamis, 26 September 2024" in told


def cells(document: b.Document, key: str) -> list[list[str]]:
    """The words of a table's cells."""
    table = next(one for one in blocks_of(document, b.Table) if one.key == key)
    return [[words(cell) for cell in row] for row in table.rows if not isinstance(row, b.SpanRow)]


def words(content: Any) -> str:
    return text_of(b.Document("", "", "report", content_blocks(content))).strip()


def test_the_logbook_does_not_say_a_thing_twice() -> None:
    file = case_file("s-lansia")
    interview = file.case.interviews[0]
    interview.activity, interview.informant = "wawancara dengan nenek", "nenek"
    told = text_of(made("logbook", file))
    assert told.casefold().count("wawancara dengan nenek") == 1


def test_a_summary_says_how_a_case_ended_however_much_was_done() -> None:
    file = case_file("s-lansia")
    for at in range(40):
        file.case.evaluation_rows.append(EvaluationRow(activity_name=f"kegiatan {at}", result="klien datang " * 9))
    told = text_of(made("case-summary", file))
    assert "Dilaksanakan pada Selasa, 24 September 2024 karena waktu kontrak berakhir" in told


def test_what_stands_in_brackets_is_cut_with_its_brackets() -> None:
    file = case_file("ms-sentra")
    for symptom in file.case.symptoms:
        symptom.text = "was-was menghadapi dunia kerja " * 5
    for column in ("background", "potentials"):
        setattr(file.case.assessment, column, "panjang sekali " * 200)
    told = text_of(made("case-summary", file))
    assert told.count("(") == told.count(")")


def test_a_group_report_is_signed_once() -> None:
    assert text_of(made("group-report", file_of(RUNNING))).count("Catatan supervisor") == 1
