"""Closing, archiving and reopening a case, how long it is kept, and the papers about that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.retention import kept_until
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.jobs import cases, outside_copies, recap, retention
from caseworker_app.jobs.printing import print_agency_document
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.store.notebook import Notebook
from tests.documents.conftest import read_pdf

__all__ = ["read_pdf"]


def day(words: str) -> PartialDate:
    return PartialDate.parse(words)


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="2020-007", client=Person(name="Dewi Lestari"), opened=day("3/2/2020"))
    with notebook.edit("Isi") as session:
        session.add(made)
    return made


@pytest.mark.parametrize(
    ("closed", "until", "years", "expected"),
    [
        (None, None, 5, None),
        ("3/3/2021", None, None, date(2026, 3, 3)),
        ("29/2/2020", None, 1, date(2021, 2, 28)),
        ("2021", None, 2, date(2023, 12, 31)),
        ("3/3/2021", "2030", 5, date(2030, 12, 31)),
        ("3/3/2021", "entah", 5, date(2026, 3, 3)),
        ("3/3/2021", None, 0, date(2021, 3, 3)),
        ("3/3/2021", None, 99_999, date(9999, 3, 3)),
    ],
)
def test_how_long_a_case_is_kept(closed: str | None, until: str | None, years: int | None, expected: date) -> None:
    assert kept_until(day(closed) if closed else None, day(until) if until else None, years) == expected


def test_a_case_goes_into_the_archive_and_comes_out_with_a_reason(notebook: Notebook, case: Case) -> None:
    with pytest.raises(BadInput, match="singkat"):
        retention.archive(notebook, case.id)
    retention.archive(notebook, case.id, "Tujuan sudah tercapai")
    assert case.closed == case.archived == PartialDate.on(date.today())
    with notebook.reader() as session:
        (line,) = cases.summaries(session)
        assert line.archived
    assert recap.recap(notebook).cases[0].stage == "closed"
    with pytest.raises(NotAllowed, match="diarsipkan"), notebook.edit("Ubah", case_id=case.id):
        case.note = "x"
    retention.reopen(notebook, case.id, "Klien datang lagi")
    assert [case.closed, case.archived] == [None, None]
    (reopening,) = case.reopenings
    assert (reopening.reason, reopening.closed_why_before) == ("Klien datang lagi", "Tujuan sudah tercapai")
    assert notebook.undo(case.id) == "Buka kembali kasus"
    assert case.archived is not None


def test_the_office_says_how_long_and_a_case_can_be_kept_longer(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Isi"):
        case.agency = Agency(name="Sentra", retention_years=3)
        case.closed = day("3/3/2021")
    with notebook.reader() as session:
        assert [kept.until for kept in retention.due(session, 2024)] == [date(2024, 3, 3)]
        assert retention.due(session, 2023) == []
    with pytest.raises(BadInput, match="akan datang"):
        retention.prolong(notebook, case.id, day("3/3/2020"), "Masih ada perkara")
    retention.prolong(notebook, case.id, day("31/12/2999"), "Masih ada perkara")
    with notebook.reader() as session:
        assert retention.due(session, 2024) == []


def test_the_papers_name_cases_by_number_and_initials_only(
    notebook: Notebook, case: Case, read_pdf: Callable[[bytes], list[str]]
) -> None:
    def told(name: str, **how: Any) -> str:
        return " ".join(" ".join(read_pdf(print_agency_document(notebook, name, **how))).split())

    with notebook.edit("Isi"):
        case.closed = day("3/3/2015")
    record = told("destruction-record", only=[case.id], ground="salah dibuat")
    for text in (told("retention-list", wish=Wish(names=True)), record):
        assert "2020-007" in text
        assert "DL" in text
        assert "Dewi" not in text
    assert "Salah dibuat" in record
    retention.hold(notebook, case.id, "Polres Kota", "Penyidikan")
    assert "Ditahan oleh Polres Kota" in told("retention-list")
    assert "2020-007" not in told("destruction-record")
    for name in ("retention-list", "destruction-record"):
        assert "2020-007" not in told(name, wish=Wish(blank=True))


def test_the_record_of_destruction_says_where_copies_lie(
    notebook: Notebook, case: Case, read_pdf: Callable[[bytes], list[str]], tmp_path: Path
) -> None:
    outside_copies.write(notebook, tmp_path / "laporan.pdf", b"isi", Leaving("Laporan kasus", case.id))
    outside_copies.note_printed(notebook, Leaving("Lembar persetujuan", case.id))
    outside_copies.write(notebook, tmp_path / "hilang.pdf", b"isi", Leaving("Matriks rencana", case.id))
    (tmp_path / "hilang.pdf").unlink()
    made = print_agency_document(notebook, "destruction-record", only=[case.id], ground="permintaan klien")
    text = "".join("".join(read_pdf(made)).split())
    assert "laporan.pdf" in text
    assert "diataskertas" in text
    assert "hilang.pdf" not in text
