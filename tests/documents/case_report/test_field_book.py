"""The blank case report is a field book: what a pen fills on a visit, on few pages that find back to their case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from caseworker_app.documents import blocks as b
from caseworker_app.documents.case_report.blank import asked
from caseworker_app.documents.case_report.by_pen import AT_THE_DESK, AT_THE_HEAD, DRAWN, GRIDS, LINES, OWN_SHEETS
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.documents.wish import Wish
from caseworker_app.forms.catalogue import STAGES, all_items, page
from caseworker_app.forms.description import Field, Kind, Rows
from tests.documents.case_files import EVERY, case_file
from tests.documents.case_report.texts import blocks_of, text_of

MOST_PAGES = 20


def book(which: str) -> b.Document:
    return KINDS["case-report"].make(case_file(which), Wish(names=True, blank=True))


@pytest.mark.parametrize("which", EVERY)
def test_it_has_few_pages_in_order_and_bears_the_number_of_the_case(
    which: str, read_pdf: Callable[[bytes], list[str]]
) -> None:
    pages = [" ".join(text.split()) for text in read_pdf(write_pdf(book(which)))]
    assert len(pages) <= MOST_PAGES
    number = case_file(which).case.number or ""
    for at, text in enumerate(pages, 1):
        assert f"Halaman {at} dari {len(pages)}" in text
        assert number in text


def test_it_has_every_stage_and_room_for_a_pen_and_tells_nothing_of_the_client() -> None:
    document = book("ms-sentra")
    text = text_of(document)
    assert [heading.text for heading in blocks_of(document, b.Heading) if heading.level == 1] == [
        "Tahap Engagement, Intake, Contract (EIC)",
        "Tahap Asesmen",
        "Tahap Rencana Intervensi",
        "Tahap Intervensi",
        "Tahap Evaluasi",
        "Tahap Terminasi dan Rujukan",
    ]
    assert blocks_of(document, b.WritingLines)
    assert {figure.key for figure in blocks_of(document, b.Figure)} >= {"genogram", "ecomap", "roadmap"}
    for label in ("Nama lengkap", "Tanggal lahir", "Fokus masalah", "Tujuan umum", "Alasan terminasi"):
        assert label in text
    assert "Situmorang" not in text
    assert "mudah tersinggung" not in text


def test_the_questions_to_ask_stand_where_the_answers_are_written() -> None:
    text = text_of(book("empty"))
    for key in ("intake", "background", "sessions"):
        assert page(key).questions[0] in text


def test_nobody_is_asked_by_pen_for_what_the_program_works_out() -> None:
    text = text_of(book("empty"))
    for label in ("Akibat bagi data", "Versi lembar", "Keadaan tahap", "Skor terendah", "Nomor surat"):
        assert label not in text


def test_every_field_of_a_stage_is_asked_or_left_to_the_desk_for_a_reason() -> None:
    """A name that no page has any more would excuse nothing."""
    described = {f"{item.attribute.class_.__name__}.{item.key}": item for _, item in all_items()}
    assert (AT_THE_DESK | AT_THE_HEAD) - described.keys() == set()
    assert LINES.keys() - described.keys() == set()
    keys = {item.key for item in described.values()}
    assert DRAWN - keys == set()
    assert OWN_SHEETS.keys() <= {one.key for stage in STAGES for one in stage.pages}
    tables = {
        item.key: item for stage in STAGES for one in stage.pages for item in asked(one) if isinstance(item, Rows)
    }
    assert GRIDS.keys() <= tables.keys()
    for key, shape in GRIDS.items():
        parts = {
            part.key: part
            for _, item in all_items()
            if isinstance(item, Rows) and item.key == key
            for part in (*item.columns, *item.details)
        }
        assert set(shape.columns) <= parts.keys(), key
        links = [
            part for name in shape.columns if isinstance(part := parts[name], Field) and part.editor is Kind.RECORD
        ]
        assert links == []
