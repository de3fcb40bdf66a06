from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from caseworker_app.gui import case_packages
from caseworker_app.gui.case_list import CaseList
from caseworker_app.gui.preferences import Preferences
from caseworker_app.jobs.cases import find
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
    assert "kasus.json" in case_packages.save(cases, notebook, case_id, "2024-001")
    assert target.read_bytes() == EXAMPLE.read_bytes()


def test_nothing_chosen_changes_nothing(qtbot: QtBot, notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = CaseList(notebook, Preferences())
    qtbot.addWidget(cases)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    assert case_packages.take_in(cases, notebook) == ""
