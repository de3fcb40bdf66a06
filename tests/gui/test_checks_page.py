"""What was noticed stands in the column and on its page; one line of reason silences a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.checks_page import ChecksWidget, SilencedCard
from caseworker_app.gui.case.finding_card import FindingCard
from caseworker_app.gui.case.page_context import MOST_FINDINGS, PageContext
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NO_LENGTH = "Waktu 08.00–08.00 tidak ada lamanya."


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    with notebook.edit("Sesi", case_id=case.id):
        case.sessions += [Session(time=TimeSpan.parse(f"{at + 8}.00-{at + 8}.00"), position=at) for at in range(9)]
    opened = CaseWindow(case, notebook, "review/checks")
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    qtbot.waitUntil(lambda: len(opened.findChildren(FindingCard)) == 9, timeout=20_000)
    yield opened
    opened.release()


def cards(window: CaseWindow) -> list[FindingCard]:
    page = window.findChild(ChecksWidget)
    assert page is not None
    return page.findChildren(FindingCard)


def context(window: CaseWindow) -> PageContext:
    found = window.findChild(PageContext)
    assert found is not None
    return found


def test_a_reason_silences_one_finding_and_another_click_lets_it_speak(
    window: CaseWindow, case: Case, qtbot: QtBot
) -> None:
    first = cards(window)[0]
    QTest.mouseClick(first.true, Qt.MouseButton.LeftButton)
    QTest.keyClick(first.reason, Qt.Key.Key_Return)
    assert any("belum didiamkan" in label.text() for label in first.findChildren(QLabel) if label.isVisible())
    QTest.keyClicks(first.reason, "klien tidak ingat jam pulangnya")
    first.in_report.setChecked(True)
    QTest.keyClick(first.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(window)) == 8, timeout=20_000)
    (kept,) = case.silenced_findings
    assert (kept.reason, kept.in_report) == ("klien tidak ingat jam pulangnya", True)
    (silenced,) = window.findChildren(SilencedCard)
    assert {NO_LENGTH} < {label.text() for label in silenced.findChildren(QLabel)}
    silenced.in_report.setChecked(False)
    assert not kept.in_report
    QTest.mouseClick(window.findChildren(SilencedCard)[-1].again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards(window)) == 9, timeout=20_000)
    assert not case.silenced_findings


def test_escape_leaves_the_finding_as_it_was(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    first = cards(window)[0]
    QTest.mouseClick(first.true, Qt.MouseButton.LeftButton)
    QTest.keyClicks(first.reason, "memang")
    QTest.keyClick(first.reason, Qt.Key.Key_Escape)
    qtbot.waitUntil(first.true.isVisible)
    assert not case.silenced_findings


def test_the_column_shows_seven_and_leads_to_the_rest(window: CaseWindow, qtbot: QtBot) -> None:
    assert not context(window).findChildren(FindingCard), "the page itself says it"
    window.go_to("intervention/sessions")
    qtbot.waitUntil(lambda: len(context(window).findChildren(FindingCard)) == MOST_FINDINGS)
    more = next(button for button in context(window).findChildren(QPushButton) if button.text() == "dan 2 lainnya")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert window.place() == "review/checks"


def test_a_finding_leads_to_its_place(window: CaseWindow) -> None:
    QTest.mouseClick(cards(window)[3].way, Qt.MouseButton.LeftButton)
    assert window.place() == "intervention/sessions"
