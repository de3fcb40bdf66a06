"""GEDCOM on the page of the genogram: a family comes in and goes out, and the worker is told what that means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QListWidget

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.exchange.gedcom.reading import read_people
from caseworker_app.gui.base.work import running
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.gedcom import import_gedcom, save_gedcom
from caseworker_app.gui.drawing.genogram import GenogramTool
from caseworker_app.jobs.case_files import load
from caseworker_app.model.case import Case
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = """0 HEAD
0 @I1@ INDI
1 NAME Kartika
1 SEX F
0 @I2@ INDI
1 NAME {name}
1 FAMC @F1@
0 @F1@ FAM
1 WIFE @I1@
1 CHIL @I2@
"""


@pytest.fixture
def desk(qtbot: QtBot, case: Case, notebook: Notebook) -> Iterator[Desk]:
    made = Desk(DIAGRAMS["genogram"], GenogramTool, CaseSession(case, notebook))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.refresh()
    settle(qtbot)
    yield made
    settle(qtbot)
    made.release()


def settle(qtbot: QtBot) -> None:
    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not running())


def told(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.findChildren(QLabel) if label.isVisible())


def names(notebook: Notebook, case: Case) -> set[str | None]:
    return {person.name for person in load(notebook, case.id).kin.people}


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for way in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, way, lambda *_: (str(path), ""))


def test_a_family_comes_in_and_is_undone(
    desk: Desk, case: Case, notebook: Notebook, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "keluarga.ged"
    file.write_text(TEXT.format(name="Melati Sari"), "utf-8")
    choose(monkeypatch, file)
    import_gedcom(desk)
    settle(qtbot)
    assert names(notebook, case) == {"Melati Sari", "Kartika"}
    assert "1 orang ditambahkan" in told(desk)
    notebook.undo(case.id)
    assert names(notebook, case) == {"Melati Sari"}


def test_who_the_client_is_is_asked_where_it_is_not_clear(
    desk: Desk, case: Case, notebook: Notebook, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "keluarga.ged"
    file.write_text(TEXT.format(name="Si Anak"), "utf-8")
    choose(monkeypatch, file)
    import_gedcom(desk)
    settle(qtbot)
    dialog = desk.window().findChild(QDialog)
    assert dialog is not None
    assert names(notebook, case) == {"Melati Sari"}
    search, people = dialog.findChild(QLineEdit), dialog.findChild(QListWidget)
    assert search is not None
    assert people is not None
    QTest.keyClicks(search, "anak")
    shown = [row for row in range(people.count()) if not people.item(row).isHidden()]
    assert [people.item(row).text() for row in shown] == ["Si Anak"]
    people.setCurrentRow(shown[0])
    QTest.keyClick(people, Qt.Key.Key_Return)
    settle(qtbot)
    assert names(notebook, case) == {"Melati Sari", "Kartika"}


def test_a_file_that_is_no_family_is_said_above_the_drawing(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "catatan.ged"
    file.write_bytes(b"bukan keluarga")
    choose(monkeypatch, file)
    import_gedcom(desk)
    settle(qtbot)
    assert "bukan GEDCOM" in told(desk)


def test_the_family_goes_out_and_the_worker_is_told_what_the_file_is(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(desk.tool, GenogramTool)
    desk.tool.add_relative("ibu")
    settle(qtbot)
    file = tmp_path / "keluarga.ged"
    choose(monkeypatch, file)
    save_gedcom(desk)
    settle(qtbot)
    assert len(read_people(file.read_bytes()).people) == 2
    assert "tanpa kata sandi" in told(desk)
