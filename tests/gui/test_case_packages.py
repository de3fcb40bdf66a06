import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.errors import BadInput
from caseworker_app.gui.base import progress
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.base.work import running
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.case_list import CaseList
from caseworker_app.jobs import packages
from caseworker_app.jobs.cases import find, summaries
from caseworker_app.jobs.packages import export_case
from caseworker_app.limits import SENTENCE
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.store.conftest import built, built_once, notebook

__all__ = ["built", "built_once", "notebook"]

EXAMPLE = resource("examples", "ms-sentra.json")


def test_a_package_is_taken_in_and_saved_again(
    qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = CaseList(notebook, Preferences())
    qtbot.addWidget(cases)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(EXAMPLE)], ""))
    assert "2024-001" in case_packages.take_in(cases, notebook)
    with notebook.reader() as session:
        case_id = find(session, "MS")
    target = tmp_path / "kasus.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    told = case_packages.save(cases, notebook, case_id, "2024-001")
    assert "kasus.json" in told
    assert "8 temuan ikut terbawa" in told
    assert target.read_bytes() == export_case(notebook, case_id)


def test_a_long_import_can_be_stopped_and_changes_nothing(
    qtbot: QtBot, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = CaseList(notebook, Preferences())
    qtbot.addWidget(cases)
    cases.show()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(EXAMPLE)], ""))
    monkeypatch.setattr(progress, "PATIENCE", 10)
    pressed = threading.Event()

    def slow(*_: object) -> None:
        assert pressed.wait(30)

    def stop() -> None:
        dialog = cases.findChild(QProgressDialog)
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(20, stop)
            return
        assert "ms-sentra.json" in dialog.labelText()
        button = dialog.findChild(QPushButton)
        assert button is not None
        button.click()
        pressed.set()

    monkeypatch.setattr(packages, "keep_before", slow)
    QTimer.singleShot(20, stop)
    assert "Impor dihentikan" in case_packages.take_in(cases, notebook)
    qtbot.waitUntil(lambda: not running())
    with notebook.reader() as session:
        assert summaries(session) == []


def test_a_hostile_package_is_told_in_one_sentence(
    qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = CaseList(notebook, Preferences())
    qtbot.addWidget(cases)
    (tmp_path / "aneh.json").write_bytes(b'{"case": {"' + b"x" * 200_000 + b'": 1}}')
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "aneh.json")], ""))
    with pytest.raises(BadInput) as refused:
        case_packages.take_in(cases, notebook)
    assert len(str(refused.value)) <= SENTENCE


def test_nothing_chosen_changes_nothing(qtbot: QtBot, notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = CaseList(notebook, Preferences())
    qtbot.addWidget(cases)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    assert case_packages.take_in(cases, notebook) == ""
