"""The page that says which program this is, and how it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.settings.about import AboutPart
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.gui.shell.targets import targets
from caseworker_app.jobs import about, selftest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def page(qtbot: QtBot) -> AboutPart:
    part = AboutPart()
    qtbot.addWidget(part)
    part.show()
    return part


def words_of(part: AboutPart) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_it_shows_and_copies_what_the_command_tells(page: AboutPart) -> None:
    shown = words_of(page)
    for name, value in about.facts():
        assert name in shown
        assert value in shown
    page._copy.click()
    assert QGuiApplication.clipboard().text() == about.as_text()


def test_the_licences_can_be_read(page: AboutPart) -> None:
    licences = page.findChild(QPlainTextEdit)
    assert licences is not None
    assert "SIL Open Font License" in licences.toPlainText()
    assert licences.isReadOnly()


@pytest.mark.parametrize("trouble", ["", "Pemeriksaan program gagal."])
def test_the_program_is_checked_in_the_background(
    page: AboutPart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    def run(_tell: Callable[[str], None] = lambda _step: None) -> str:
        if trouble:
            raise CaseworkerError(trouble)
        return "Semua bagian program bekerja."

    monkeypatch.setattr(selftest, "run", run)
    page._check.click()
    assert not page._check.isEnabled()
    assert "sedang diperiksa" in words_of(page)
    qtbot.waitUntil(page._check.isEnabled, timeout=5000)
    assert (trouble or "Semua bagian program bekerja.") in words_of(page)


def test_ctrl_k_leads_to_it(qtbot: QtBot, notebook: Notebook) -> None:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    (target,) = [found for found in targets(window) if found.words == "Tentang program"]
    target.go()
    part = window.findChild(AboutPart)
    assert part is not None
    QTest.qWait(1)
    assert part.isVisible()
    window.release()
