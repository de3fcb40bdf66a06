"""Going anywhere by Ctrl+K, and covering the screen by F9."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.library.library_page import LibraryPage
from caseworker_app.gui.shell import curtain, places
from caseworker_app.gui.shell.go_to import GoToDialog, Target, matching
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import cases
from caseworker_app.model.person import Person
from caseworker_app.model.tools import Measurement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def main(qtbot: QtBot, notebook: Notebook) -> Iterator[MainWindow]:
    """A window with two cases, the first of them open."""
    ids = [cases.create(notebook, client=Person(name=name)) for name in ("Melati Sari", "Kenanga Putri")]
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.cases.all_lines()) == 2)
    window.open_case(ids[0], "assessment/bpss")
    yield window
    window.release()


def asked(main: MainWindow, words: str) -> GoToDialog:
    main.go_anywhere()
    dialog = main.findChild(GoToDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.line, words)
    return dialog


def type_and_go(main: MainWindow, words: str) -> None:
    dialog = asked(main, words)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    dialog.setParent(None)
    for _ in range(3):
        QApplication.processEvents()


def test_the_nearest_stands_first() -> None:
    made = [Target(words, "", lambda: None) for words in ("Uji ecomap", "Peta mapan", "Mapan")]
    assert [target.words for target in matching(made, "map")] == ["Mapan", "Peta mapan", "Uji ecomap"]
    assert matching(made, "map zzz") == []


def test_pages_stages_documents_cases_and_commands_are_reached_by_typing(main: MainWindow) -> None:
    assert main.case is not None
    for words, place in (("genogram", "assessment/genogram"), ("rencana intervensi", "plan/"), ("kontrak", "contract")):
        type_and_go(main, words)
        assert place in main.case.place()
    type_and_go(main, "lembar persetujuan")
    assert main.case.place().startswith("documents/consent")
    type_and_go(main, "kenanga")
    assert main.case.initials() == "KP"
    type_and_go(main, "papan ketik")
    assert main._help is not None
    assert "Ctrl+K" in main._help._text.toPlainText()


def test_of_a_name_only_the_word_looked_for_is_shown(main: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(main, "kenanga")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    line = dialog.list.line(0)
    assert line.head == "KP"
    assert line.piece is not None
    assert line.piece.text == "Kenanga P."
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)


def test_everything_is_covered_and_comes_back_with_the_cursor_in_its_place(main: MainWindow) -> None:
    dialog = QDialog(main)
    line = QLineEdit(dialog)
    dialog.open()
    line.setFocus()
    main.cover()
    covers = curtain.drawn()
    assert {cover.window() for cover in covers} == {main, dialog}
    assert all(cover.geometry() == cover.window().rect() for cover in covers)
    front = next(cover for cover in covers if cover.window() is dialog)
    QTest.keyClicks(front, "rahasia")
    assert line.text() == ""
    main.resize(1000, 700)
    back = next(cover for cover in covers if cover.window() is main)
    assert back.geometry() == main.rect()
    QTest.keyClick(front, Qt.Key.Key_Escape)
    assert curtain.drawn() == []
    assert dialog.focusWidget() is line
    dialog.reject()


def test_no_command_is_heard_below_the_cover_but_to_lock(main: MainWindow) -> None:
    assert main.case is not None
    before = main.case.place()
    main.cover()
    (front,) = curtain.drawn()
    locked: list[bool] = []
    main.lock_wanted.connect(lambda: locked.append(True))
    for keys in ("Ctrl+1", "Ctrl+K", "Ctrl+F", "Ctrl+L"):
        QTest.keySequence(front, QKeySequence(keys))
    assert main.case.place() == before
    assert main.findChild(GoToDialog) is None
    assert locked == [True]
    main.cover()
    assert curtain.drawn() == []


def test_the_notebook_is_locked_by_its_key_while_a_client_is_registered(main: MainWindow, qtbot: QtBot) -> None:
    main.new_case()
    dialog = main.findChild(NewCaseDialog)
    assert dialog is not None
    keys = {shortcut.key().toString(): shortcut for shortcut in dialog.findChildren(QShortcut)}
    with qtbot.waitSignal(main.lock_wanted):
        keys["Ctrl+L"].activated.emit()
    dialog.reject()


@pytest.mark.parametrize("place", ["documents/consent", "assessment/bpss"])
def test_back_at_the_list_the_keys_stay_there_whatever_the_case_was_doing(
    main: MainWindow, qtbot: QtBot, place: str
) -> None:
    assert main.case is not None
    with qtbot.waitActive(main):
        main.activateWindow()
    main.resize(1366, 768)
    case_id = main.case.case.id
    main._close_case()
    main.open_case(case_id, place)
    main.show_cases()
    qtbot.wait(100)
    assert QApplication.focusWidget() is main.cases.view


def test_an_instrument_from_the_library_leads_to_its_new_row(main: MainWindow) -> None:
    assert main.case is not None
    with main.notebook.edit("Pengukuran", case_id=main.case.case.id):
        main.case.case.measurements = [Measurement(instrument="PHQ-9", score=4)]
    main.open_case(main.case.case.id, "assessment/instruments")
    for count in (2, 3):
        main.go(places.LIBRARY, "instruments/instruments/PHQ-9")
        library = main.findChild(LibraryPage)
        assert library is not None
        assert library.sheet.entry is not None
        QTest.mouseClick(library.sheet.use, Qt.MouseButton.LeftButton)
        for _ in range(5):
            QApplication.processEvents()
        assert main.case.place() == "assessment/instruments"
        table = next(one for one in main.case.findChildren(RowsTable) if one.isVisible())
        assert len(main.case.case.measurements) == count
        assert table.view.currentIndex().row() == count - 1
        assert main.focusWidget() is table.view
