"""Benang merah in the window: what is missing is told, and every bead leads to its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.red_thread_page import RedThread
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Activity, Goal
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    with notebook.edit("Isi", case_id=case.id):
        case.symptoms.append(Symptom(text="sulit tidur"))
        case.goals.append(Goal(text="tidur lebih nyenyak"))
        case.activities.append(Activity(name="latihan relaksasi"))
        case.sessions.append(Session(activity_name="arisan warga"))
    opened = CaseWindow(case, notebook, "review/red_thread")
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    qtbot.waitUntil(lambda: bool(links(opened)), timeout=20_000)
    yield opened
    opened.release()


def thread(window: CaseWindow) -> RedThread:
    found = window.findChild(RedThread)
    assert found is not None
    return found


def links(window: CaseWindow) -> list[QPushButton]:
    return [one for one in thread(window).gaps.findChildren(QPushButton) if one.isVisible()]


def told(window: CaseWindow) -> list[str]:
    return [one.text() for one in thread(window).gaps.findChildren(QLabel) if one.isVisible()]


def test_what_is_missing_is_one_click_away(window: CaseWindow, qtbot: QtBot) -> None:
    assert told(window) == ["Tujuan tanpa sesi: “tidur lebih nyenyak”", "Sesi tanpa tujuan: “arisan warga”"]
    QTest.mouseClick(links(window)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.place() == "plan/goals")


def test_enter_on_a_bead_opens_its_page(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    canvas = thread(window).findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    canvas.select(next(key for key in canvas.order() if key.endswith(case.symptoms[0].id)))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place() == "assessment/symptoms")


def test_the_thread_follows_what_is_written(window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.sessions[0].activity_name = "latihan relaksasi"
    qtbot.waitUntil(lambda: not links(window), timeout=20_000)
