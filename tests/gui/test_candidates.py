"""A list of candidate clients in the window: guessed, corrected, looked through, taken in and undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker_app.errors import BadInput
from caseworker_app.gui.cases.candidate_rows import ABOUT, NAME, TAKE
from caseworker_app.gui.cases.candidates import CandidatesDialog, save_template, take_in
from caseworker_app.gui.cases.same_person import SamePersonDialog
from caseworker_app.jobs import outside_copies
from caseworker_app.model.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

ROWS: list[list[object]] = [
    ["DAFTAR CALON KLIEN"],
    ["No", "Nama", "Sebutan", "JK"],
    [1, "Melati Sari", "Mel", "P"],
    [2, "Budi Santoso", "Bud", "L"],
    [3, "", "", "L"],
]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1366, 768)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def opened(
    parent: QWidget, notebook: Notebook, case: Case, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> tuple[CandidatesDialog, list[tuple[str, object]]]:
    """The window over a list of three, of whom one is the client that is there already; and what it tells."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "daftar.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "daftar.xlsx"), ""))
    told: list[tuple[str, object]] = []
    take_in(parent, notebook, lambda words, undo: told.append((words, undo)))
    dialog = parent.findChild(CandidatesDialog)
    assert dialog is not None
    return dialog, told


def column(dialog: CandidatesDialog, at: int) -> list[str]:
    return [str(dialog.rows.index(row, at).data() or "") for row in range(dialog.rows.rowCount())]


def test_rows_that_speak_for_themselves_are_ticked(opened: tuple[CandidatesDialog, object]) -> None:
    dialog, _ = opened
    assert column(dialog, NAME) == ["Melati Sari", "Budi Santoso", "–"]
    assert [candidate.wanted for candidate in dialog.rows.rows] == [False, True, False]
    assert "nama sama" in column(dialog, ABOUT)[0]
    assert dialog.take.text() == "Buka 1 kasus"


def test_a_column_can_be_another_field(opened: tuple[CandidatesDialog, object]) -> None:
    dialog, _ = opened
    box = dialog.columns[2]
    box.setCurrentIndex(box.findData("nickname"))
    box.activated.emit(box.currentIndex())
    assert dialog.rows.rows[1].read.client["nickname"] == "Bud"
    box.setCurrentIndex(box.findData("name"))
    box.activated.emit(box.currentIndex())
    assert column(dialog, NAME)[1] == "Bud"
    assert dialog.columns[1].currentData() == ""


def test_without_a_column_of_names_it_says_so_and_takes_nothing(opened: tuple[CandidatesDialog, object]) -> None:
    dialog, _ = opened
    dialog.columns[1].setCurrentIndex(0)
    dialog.columns[1].activated.emit(0)
    assert "nama atau inisial" in dialog.trouble.text()
    assert not dialog.take.isEnabled()


def test_a_further_case_of_somebody_who_is_here(
    opened: tuple[CandidatesDialog, list[tuple[str, Callable[[], object]]]], notebook: Notebook, case: Case
) -> None:
    dialog, told = opened
    dialog.view.selectRow(0)
    dialog.compare.click()
    asked = dialog.findChild(SamePersonDialog)
    assert asked is not None
    asked.further.click()
    assert dialog.take.text() == "Buka 2 kasus"
    dialog.take.click()
    with notebook.reader() as session:
        assert session.query(Case).filter_by(client_id=case.client_id).count() == 2
    ((words, undo),) = told
    assert words.startswith("2 kasus dibuka")
    undo()
    with notebook.reader() as session:
        assert session.query(Case).count() == 1


def test_a_row_is_ticked_by_hand(opened: tuple[CandidatesDialog, object]) -> None:
    dialog, _ = opened
    index = dialog.rows.index(2, TAKE)
    assert dialog.rows.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.take.text() == "Buka 2 kasus"


def test_the_rest_is_saved_and_noted(
    opened: tuple[CandidatesDialog, object], notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, _ = opened
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sisa.xlsx"), ""))
    dialog.rest.click()
    assert (tmp_path / "sisa.xlsx").exists()
    assert len(outside_copies.copies(notebook)) == 1


def test_the_empty_file_to_hand_out(parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "format.xlsx"), ""))
    assert "format.xlsx" in save_template(parent)
    assert openpyxl.load_workbook(tmp_path / "format.xlsx").sheetnames[0] == "Calon klien"


def test_a_file_that_is_no_list_is_one_sentence(
    parent: QWidget, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "surat.xlsx").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "surat.xlsx"), ""))
    with pytest.raises(BadInput, match="bukan Excel atau CSV"):
        take_in(parent, notebook, lambda _words, _undo: None)
