"""The client answers alone: nothing else is on the screen, only the passphrase leads out, every answer is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms.instruments import find
from caseworker_app.gui.case.answer_sheet import AnswerSheet
from caseworker_app.gui.case.client_screen import ClientScreen
from caseworker_app.gui.case.safety_prompt import SafetyPrompt
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.shell.curtain import drawn
from caseworker_app.model.case import Case
from caseworker_app.model.tools import Measurement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

PHRASE = "tujuh belas ekor burung"
MODIFIERS = Qt.KeyboardModifier


class Desk(QWidget):
    """The program's window, with a page in it that can be answered."""

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__()
        self.session = CaseSession(case, notebook)
        self.sheet = AnswerSheet(DIAGRAMS["scores"], self.session)
        QVBoxLayout(self).addWidget(self.sheet)


@pytest.fixture
def desk(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[Desk]:
    built = Desk(case, notebook)
    qtbot.addWidget(built)
    built.resize(900, 700)
    built.show()
    yield built
    built.sheet.release()


def given_to_client(desk: Desk, name: str) -> ClientScreen:
    instrument = find(name)
    assert instrument is not None
    desk.sheet.start(instrument)
    screen = desk.sheet.hand_to_client()
    assert screen is not None
    return screen


def on_screen(screen: ClientScreen) -> str:
    """All words that can be read on it."""
    labels = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(one.text() for one in screen.findChildren(QAbstractButton) if one.isVisible())])


def windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def take_back(screen: ClientScreen, desk: Desk, qtbot: QtBot) -> None:
    screen.phrase.setText(PHRASE)
    screen.leave()
    qtbot.waitUntil(desk.isVisible)


def test_nothing_else_is_seen_and_number_keys_answer(desk: Desk, case: Case, notebook: Notebook) -> None:
    screen = given_to_client(desk, "PHQ-9")
    assert windows() == [screen]
    assert screen.isFullScreen()
    told = on_screen(screen)
    assert "Kurang berminat" in told
    assert "1 dari 9" in told
    for hidden in ("Melati", "MS", "2024-001", "PHQ", "depresi", "Skor"):
        assert hidden not in told
    QTest.keyClicks(screen, "20")
    with notebook.reader() as session:  # what is stored already, were the power cut now
        stored = session.get(Measurement, case.measurements[0].id)
        assert stored is not None
        assert stored.answers == ["1: 2", "2: 0"]
    QTest.keyClick(screen, Qt.Key.Key_Backspace)
    QTest.keyClicks(screen, "3")
    assert case.measurements[0].answers == ["1: 2", "2: 3"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, MODIFIERS.NoModifier),
        (Qt.Key.Key_F4, MODIFIERS.AltModifier),
        (Qt.Key.Key_F9, MODIFIERS.NoModifier),
        (Qt.Key.Key_F1, MODIFIERS.NoModifier),
        (Qt.Key.Key_F10, MODIFIERS.ShiftModifier),
        (Qt.Key.Key_F11, MODIFIERS.NoModifier),
        (Qt.Key.Key_K, MODIFIERS.ControlModifier),
        (Qt.Key.Key_F, MODIFIERS.ControlModifier),
        (Qt.Key.Key_P, MODIFIERS.ControlModifier),
        (Qt.Key.Key_Z, MODIFIERS.ControlModifier),
        (Qt.Key.Key_W, MODIFIERS.ControlModifier),
        (Qt.Key.Key_Q, MODIFIERS.ControlModifier),
        (Qt.Key.Key_Space, MODIFIERS.AltModifier),
    ],
)
def test_no_key_leads_out(desk: Desk, case: Case, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    screen = given_to_client(desk, "GAD-7")
    QTest.keyClicks(screen, "1")
    before = on_screen(screen)
    for target in (screen, QApplication.focusWidget() or screen):
        QTest.keyClick(target, key, modifier)
    assert windows() == [screen]
    assert on_screen(screen) == before
    assert drawn() == []
    assert case.measurements[0].answers == ["1: 1"]


def test_closing_menus_and_the_task_bar_lead_nowhere(desk: Desk) -> None:
    screen = given_to_client(desk, "GAD-7")
    assert not screen.close()
    QApplication.sendEvent(screen, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    screen.setWindowState(Qt.WindowState.WindowMinimized)
    assert not screen.isMinimized()
    assert windows() == [screen]
    assert QApplication.activePopupWidget() is None
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    assert windows() == [screen]


def test_only_the_passphrase_leads_back(desk: Desk, qtbot: QtBot) -> None:
    screen = given_to_client(desk, "GAD-7")
    QTest.mouseClick(button(screen, "Untuk petugas"), Qt.MouseButton.LeftButton)
    screen.phrase.setText("sandi adik")
    screen.leave()
    qtbot.waitUntil(lambda: bool(screen.trouble.text()))
    assert windows() == [screen]
    assert screen.phrase.text() == ""
    QTest.mouseClick(button(screen, "Kembali mengisi"), Qt.MouseButton.LeftButton)
    assert "Merasa gelisah" in on_screen(screen)
    take_back(screen, desk, qtbot)
    assert windows() == [desk]


def test_nothing_of_it_is_left_and_danger_is_told_to_the_worker_alone(desk: Desk, case: Case, qtbot: QtBot) -> None:
    screen = given_to_client(desk, "PHQ-9")
    QTest.keyClicks(screen, "111111112")
    assert "keselamatan" not in on_screen(screen)
    assert desk.sheet.window().findChildren(SafetyPrompt) == []
    QTest.mouseClick(button(screen, "Selesai"), Qt.MouseButton.LeftButton)
    told = on_screen(screen)
    assert "Terima kasih" in told
    assert "Kembali mengisi" not in told
    every = "\n".join(part.text() for part in screen.findChildren(QLabel))
    assert "mati" not in every
    QTest.keyClicks(screen, "000")
    assert case.measurements[0].score == 10
    take_back(screen, desk, qtbot)
    (prompt,) = desk.findChildren(SafetyPrompt)
    assert prompt.isVisible()
    prompt.accept()


def test_whole_answers_are_neither_seen_nor_replaced(desk: Desk, case: Case) -> None:
    QTest.keyClicks(given_to_client(desk, "GAD-7"), "3333333")
    desk.sheet.release()
    screen = desk.sheet.hand_to_client()
    assert screen is not None
    assert not any(one.isChecked() for one in screen.findChildren(QAbstractButton))
    QTest.keyClicks(screen, "0000000")
    assert [(one.score, one.moment) for one in case.measurements] == [(21, "sebelum"), (0, "sesudah")]


def test_what_is_skipped_is_counted_and_can_be_looked_at_again(desk: Desk, case: Case) -> None:
    screen = given_to_client(desk, "GAD-7")
    QTest.keyClicks(screen, "11")
    for _ in range(5):
        QTest.keyClick(screen, Qt.Key.Key_Right)
    assert "5 pertanyaan belum dijawab" in on_screen(screen)
    QTest.mouseClick(button(screen, "Lihat lagi"), Qt.MouseButton.LeftButton)
    assert "3 dari 7" in on_screen(screen)
    assert case.measurements[0].score is None


def test_the_notebook_is_locked_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    screen = given_to_client(desk, "GAD-7")
    with qtbot.waitSignal(desk.session.lock_wanted):
        QTest.keyClick(screen, Qt.Key.Key_L, MODIFIERS.ControlModifier)
    desk.sheet.release()  # as leaving does
    assert windows() == []
    assert "gelisah" not in "\n".join(part.text() for part in screen.findChildren(QLabel))


def test_what_a_trained_person_judges_is_not_given_to_the_client(desk: Desk) -> None:
    for name in ("HARS", "WHO-5"):
        instrument = find(name)
        assert instrument is not None
        desk.sheet.start(instrument)
        assert desk.sheet.hand_to_client() is None
        assert not desk.sheet.client.isVisible()


def button(screen: ClientScreen, words: str) -> QAbstractButton:
    return next(one for one in screen.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
