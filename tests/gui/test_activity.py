"""Jejak kegiatan in the settings: read in portions, chosen from, checked, saved; and where the window writes lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.papers import paper
from caseworker_app.gui.settings.activity import PORTION, ActivityPart, TrailModel
from caseworker_app.gui.settings.backups import BackupsPart
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs.trail import Wanted
from caseworker_app.store import audit, database

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


def actions(notebook: Notebook) -> list[str]:
    with notebook.reader() as session:
        return [entry.action for entry in audit.entries(session.connection())]


@pytest.fixture
def part(qtbot: QtBot, notebook: Notebook, case: Case) -> ActivityPart:
    notebook.note("print", case.id)
    shown = ActivityPart(notebook)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: "utuh" in shown.finding.text())
    return shown


def tampered(notebook: Notebook) -> None:
    with notebook.bookkeeping() as session:
        session.connection().exec_driver_sql("UPDATE audit_entry SET action = 'print' WHERE sequence = 2")


def test_only_what_is_seen_is_read(notebook: Notebook, case: Case) -> None:
    for _ in range(PORTION + 20):
        notebook.note("view", case.id)
    model = TrailModel(notebook)
    model.show(Wanted())
    assert model.rowCount() == PORTION
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == len(actions(notebook))
    assert not model.canFetchMore(QModelIndex())


def test_lines_are_chosen_by_case_action_data_and_time(part: ActivityPart, case: Case) -> None:
    everything = part.model.rowCount()
    part.case.setCurrentIndex(1)
    assert [line.action for line in part.model.lines] == ["print", "edit"]
    part.case.setCurrentIndex(0)
    part.data.setCurrentIndex(part.data.findText("Data kasus"))
    assert [line.action for line in part.model.lines] == ["edit"]
    part.data.setCurrentIndex(0)
    part.action.setCurrentIndex(part.action.findText("Mencetak"))
    assert len(part.model.lines) == 1
    part.action.setCurrentIndex(0)
    part.time.setText("1999")
    part.time.editingFinished.emit()
    assert part.model.rowCount() == 0
    part.time.clear()
    assert part.model.rowCount() == everything


def test_a_time_that_cannot_be_read_is_said(part: ActivityPart) -> None:
    before = part.model.rowCount()
    part.time.setText("suatu hari")
    part.time.editingFinished.emit()
    assert "belum terbaca" in part._told.text()
    assert part.model.rowCount() == before


def test_a_trail_that_was_tampered_with_is_said(qtbot: QtBot, part: ActivityPart, notebook: Notebook) -> None:
    tampered(notebook)
    part.check()
    qtbot.waitUntil(lambda: "baris 2" in part.finding.text())


def test_it_is_saved_and_that_is_noted(
    qtbot: QtBot, part: ActivityPart, notebook: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept: list[bytes] = []

    def save_as(_parent: object, data: bytes, name: str) -> Path:
        kept.append(data)
        return tmp_path / name

    monkeypatch.setattr(paper, "save_as", save_as)
    part.save()
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0].startswith(b"%PDF")
    assert actions(notebook)[-1] == "export"
    assert "jejak-kegiatan_" in part._told.text()


def test_it_is_printed_and_that_is_noted(
    qtbot: QtBot, part: ActivityPart, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "print_pdf", lambda _parent, _data, _name, told, **_: told("Dikirim ke printer."))
    part.print()
    qtbot.waitUntil(lambda: part._told.text() == "Dikirim ke printer.")
    assert actions(notebook)[-1] == "print"


def test_the_check_of_the_notebook_checks_its_trail(qtbot: QtBot, notebook: Notebook) -> None:
    part = BackupsPart(notebook)
    qtbot.addWidget(part)
    part._verify()
    qtbot.waitUntil(lambda: part._told.text() == "Buku kasus utuh, jejak kegiatannya juga.")
    tampered(notebook)
    part._verify()
    qtbot.waitUntil(lambda: "baris 2" in part._told.text())


def test_looking_at_a_case_and_saving_it_are_noted(
    qtbot: QtBot, notebook: Notebook, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.open_case(case.id)
    qtbot.waitUntil(lambda: actions(notebook)[-1] == "view")
    monkeypatch.setattr(paper, "save_as", lambda *_, **_how: tmp_path / "a.json")
    case_packages.save(window, notebook, case.id, "2024-001")
    assert actions(notebook)[-1] == "export"
    window.release()


def test_what_is_missing_is_said_at_the_top_of_the_window(qtbot: QtBot, notebook: Notebook) -> None:
    notebook.warn("Bagian terbaru buku kasus ini tidak ada.")
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    assert window.notices.banner.isVisible()
    assert "Bagian terbaru" in window.notices.banner._text.text()
    window.release()


def test_damage_goes_before_the_trail(qtbot: QtBot, notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    part = BackupsPart(notebook)
    qtbot.addWidget(part)
    monkeypatch.setattr(database, "problems", lambda *_: ["seal: page 3"])
    part._verify()
    qtbot.waitUntil(lambda: "rusak" in part._told.text())
