"""Ctrl+Z goes back to the last pause of typing, in fields, tables and the quick note; Ctrl+Y brings it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form import editing
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.case import Case
from caseworker_app.store import history
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SENTENCES = ("Ibu menelepon.", " Anak sakit.", " Besok ke puskesmas.", " Sekolah sudah tahu.")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseWindow]:
    monkeypatch.setattr(history, "MERGE_SECONDS", 3600.0)  # pauses part what is typed, not the clock
    monkeypatch.setattr(editing, "PAUSE", 20)
    built = CaseWindow(case, notebook, "engagement")
    qtbot.addWidget(built)
    built.resize(1200, 760)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    yield built
    built.release()


def cursor() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def told(window: CaseWindow, qtbot: QtBot, sentences: tuple[str, ...]) -> None:
    """Type with a pause after each sentence, in which it is saved."""
    for sentence in sentences:
        QTest.keyClicks(cursor(), sentence)
        qtbot.waitUntil(lambda: not any(edits.busy for edits in window.findChildren(CaseSession)))


def wait_for(memo: QPlainTextEdit, sentences: tuple[str, ...], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: memo.toPlainText() == "".join(sentences))


def press(key: Qt.Key) -> None:
    QTest.keyClick(cursor(), key, CTRL)


def test_undo_in_a_long_text_goes_back_to_the_last_pause(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    window.go_to("engagement/intake", "hypotheses")
    memo = cursor()
    assert isinstance(memo, QPlainTextEdit)
    told(window, qtbot, SENTENCES[:3])
    QTest.keyClicks(memo, SENTENCES[3])
    for left in (3, 2, 1):
        press(Qt.Key.Key_Z)
        wait_for(memo, SENTENCES[:left], qtbot)
        assert case.engagement.hypotheses == memo.toPlainText()
    for again in (2, 3, 4):
        press(Qt.Key.Key_Y)
        wait_for(memo, SENTENCES[:again], qtbot)
        assert case.engagement.hypotheses == memo.toPlainText()
    assert cursor() is memo


def test_undo_in_a_table_cell_goes_back_to_the_last_pause(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    window.go_to("engagement/contacts")
    table = next(part for part in window.findChildren(RowsTable) if part.model.rows.key == "contacts")
    table.view.setFocus()
    place = next(at for at, column in enumerate(table.model.rows.columns) if column.key == "place")
    table.view.setCurrentIndex(table.model.index(0, place))
    table.view.edit(table.view.currentIndex())
    told(window, qtbot, SENTENCES)
    press(Qt.Key.Key_Z)
    assert [contact.place for contact in case.contacts] == ["".join(SENTENCES[:3])]
    assert table.view.hasFocus()
    press(Qt.Key.Key_Y)
    assert [contact.place for contact in case.contacts] == ["".join(SENTENCES)]


def test_undo_in_the_quick_note_goes_back_to_the_last_pause(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    window.note()
    told(window, qtbot, SENTENCES)
    memo = window._note._text.memo
    for left in (3, 2):
        press(Qt.Key.Key_Z)
        assert memo.toPlainText() == case.journal[0].text == "".join(SENTENCES[:left])
    press(Qt.Key.Key_Y)
    assert memo.toPlainText() == case.journal[0].text == "".join(SENTENCES[:3])
    for _ in range(3):
        press(Qt.Key.Key_Z)
    assert (memo.toPlainText(), case.journal) == ("", [])
    press(Qt.Key.Key_Y)
    QTest.keyClicks(memo, " Lagi.")
    QTest.keyClick(memo, Qt.Key.Key_Escape)
    assert [entry.text for entry in case.journal] == ["Ibu menelepon. Lagi."]


def test_a_quick_note_that_was_emptied_leaves_nothing(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    kept: list[bool] = []
    window._note.kept.connect(lambda: kept.append(True))
    window.note()
    told(window, qtbot, ("Ibu menelepon.",))
    assert len(case.journal) == 1
    press(Qt.Key.Key_A)
    QTest.keyClick(cursor(), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: case.journal == [])
    QTest.keyClick(cursor(), Qt.Key.Key_Escape)
    assert (case.journal, kept) == ([], [])
    window.undo()
    assert [entry.text for entry in case.journal] == ["Ibu menelepon."]
