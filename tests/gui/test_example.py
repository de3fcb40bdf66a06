"""The example while it is open: marked wherever one looks, and gone by one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from caseworker_app import paths
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.gate.welcome import WelcomePage
from caseworker_app.gui.shell.application import Application
from caseworker_app.gui.shell.example import ExampleBand
from caseworker_app.jobs import cases, example
from caseworker_app.model.person import Person
from caseworker_app.store import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def application(
    qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """With the example open; a notebook of one's own is closed after it."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")
    made = Application(Preferences())
    made.gate.show()
    made.gate.opened.emit(example.open_or_make())
    yield made
    made.quit()
    shiboken6.delete(made.gate)


def main_of(application: Application) -> MainWindow:
    assert application.main is not None
    return application.main


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, words: str) -> None:
    next(found for found in widget.findChildren(QPushButton) if words == found.text() and found.isVisible()).click()
    for _ in range(3):
        QApplication.processEvents()


def test_the_window_and_its_title_say_that_it_is_an_example(application: Application, qtbot: QtBot) -> None:
    main = main_of(application)
    assert "Contoh – semua orang di sini rekaan." in words_of(main)
    assert main.windowTitle() == "Contoh – Caseworker"
    qtbot.waitUntil(lambda: len(main.cases.all_lines()) == 2)
    main.open_case(main.cases.all_lines()[0].id)
    assert main.windowTitle() == "MS – Contoh – Caseworker"
    application.restyle()
    assert main_of(application).findChild(ExampleBand) is not None


def test_one_click_removes_it_and_leads_back_to_the_start(application: Application) -> None:
    press(main_of(application), "Hapus contoh")
    assert application.main is None
    assert not example.place().exists()
    assert application.gate.findChild(WelcomePage) is not None
    assert "Contoh sudah dihapus" in words_of(application.gate)
    assert application.preferences.recent() == []


def test_with_cases_of_ones_own_it_asks_first(application: Application) -> None:
    assert application.notebook is not None
    cases.create(application.notebook, client=Person(name="Melati Sari"))
    main = main_of(application)
    press(main, "Hapus contoh")
    dialog = main.findChild(QDialog)
    assert dialog is not None
    assert "ada 1 kasus yang bukan dari contoh" in words_of(dialog)
    press(dialog, "Batal")
    assert application.main is main
    assert example.place().exists()


def test_a_copy_elsewhere_is_marked_and_not_offered_for_removal(
    application: Application, qtbot: QtBot, notebook: Notebook
) -> None:
    application.lock()
    settings.set_setting(notebook, example.SETTING, [])
    application.gate.opened.emit(notebook)
    main = main_of(application)
    assert "semua orang di sini rekaan" in words_of(main)
    assert "Hapus contoh" not in [found.text() for found in main.findChildren(QPushButton) if found.isVisible()]
    work.wait()


def test_a_notebook_of_ones_own_bears_no_mark(application: Application, notebook: Notebook) -> None:
    application.lock()
    application.gate.opened.emit(notebook)
    assert main_of(application).findChild(ExampleBand) is None
    assert main_of(application).windowTitle() == "Caseworker"
