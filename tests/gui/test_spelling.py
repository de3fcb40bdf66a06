"""Spelling in the window: underlined while one writes, mended by a right click, off by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.form import spelling
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.form.spelling import Spelling

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # of a menu, where nothing is typed

TEXT = "Klien merasa kesepain setelah pindah."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    built = QWidget()
    qtbot.addWidget(built)
    return built


@pytest.fixture
def checker(notebook: Notebook, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> Spelling:
    monkeypatch.setattr(spelling, "PAUSE", 20)
    return Spelling(notebook, Preferences(), window)


@pytest.fixture
def editor(window: QWidget, checker: Spelling, qtbot: QtBot) -> MemoEditor:
    column = QVBoxLayout(window)
    memo, other = MemoEditor(spelling=checker), MemoEditor()
    column.addWidget(memo)
    column.addWidget(other)
    window.resize(600, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    memo.set_value(TEXT)
    memo.memo.setFocus()
    return memo


def underlined(editor: MemoEditor) -> list[str]:
    """What is underlined in the first paragraph."""
    block = editor.memo.document().firstBlock()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    marks = [mark for mark in block.layout().formats() if mark.format.underlineStyle() == wave]
    return [block.text()[mark.start : mark.start + mark.length] for mark in marks]


def menu_over(editor: MemoEditor, word: str) -> QMenu:
    cursor = QTextCursor(editor.memo.document())
    cursor.setPosition(TEXT.index(word) + 2)
    place = editor.memo.cursorRect(cursor).center()
    inside = QPoint(place.x(), place.y())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, editor.memo.mapToGlobal(inside))
    QApplication.sendEvent(editor.memo.viewport(), event)
    return next(menu for menu in editor.memo.findChildren(QMenu) if menu.isVisible())


def test_a_word_that_nobody_knows_is_underlined_while_one_writes(editor: MemoEditor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: underlined(editor) == ["kesepain"], timeout=20000)
    editor.memo.clearFocus()
    assert underlined(editor) == []
    assert not editor.touched()


def test_the_word_that_is_being_typed_is_left_alone(editor: MemoEditor, qtbot: QtBot) -> None:
    editor.memo.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.memo, " Ia kuwatirx")
    qtbot.waitUntil(lambda: underlined(editor) == ["kesepain"], timeout=20000)
    QTest.keyClick(editor.memo, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: underlined(editor) == ["kesepain", "kuwatirx"], timeout=20000)


def test_a_right_click_offers_what_is_meant_and_puts_it_in(editor: MemoEditor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(underlined(editor)), timeout=20000)
    menu = menu_over(editor, "kesepain")
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "kesepian", timeout=20000)
    menu.actions()[0].trigger()
    assert editor.typed_text() == TEXT.replace("kesepain", "kesepian")
    menu.close()


def test_a_word_is_taught_by_a_click(editor: MemoEditor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(underlined(editor)), timeout=20000)
    menu = menu_over(editor, "kesepain")
    next(action for action in menu.actions() if "ke kamus" in action.text()).trigger()
    qtbot.waitUntil(lambda: underlined(editor) == [])
    menu.close()


def test_it_is_off_by_a_click(editor: MemoEditor, checker: Spelling, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(underlined(editor)), timeout=20000)
    menu = menu_over(editor, "Klien")
    next(action for action in menu.actions() if action.text() == "Periksa ejaan").trigger()
    qtbot.waitUntil(lambda: underlined(editor) == [])
    assert not checker.on
    menu.close()
