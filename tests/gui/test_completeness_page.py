"""Kelengkapan in the window: what is asked for, the way to it, the papers, and what the agency asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.casework.completeness import EVERYWHERE, Asked
from caseworker_app.gui.case.asked_line import AskedLine
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.completeness_page import READY, CompletenessWidget
from caseworker_app.gui.settings.completeness import KEY, CompletenessPart
from caseworker_app.jobs import completeness
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    completeness.ask(notebook, EVERYWHERE, Asked(frozenset({"contact"}), frozenset({"termination-statement"})))
    opened = CaseWindow(case, notebook, "review/completeness")
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    yield opened
    opened.release()


def page(window: CaseWindow) -> CompletenessWidget:
    found = window.findChild(CompletenessWidget)
    assert found is not None
    return found


def test_what_is_missing_leads_to_its_page(window: CaseWindow, qtbot: QtBot) -> None:
    tree = page(window).stages
    first = tree.tops()[1]
    tree.itemActivated.emit(first, 0)
    assert first.isExpanded()
    tree.itemActivated.emit(first.child(0), 0)
    qtbot.waitUntil(lambda: window.place() == "engagement/contacts")


def test_a_finished_file_says_so(window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    shown = page(window).summary
    qtbot.waitUntil(lambda: shown.text() == "0 dari 1 hal sudah ada; 1 berkas belum ada.")
    with notebook.edit("Isi", case_id=case.id):
        case.contacts.append(Contact(process="perkenalan"))
        case.termination.process = "sudah diberitahukan"
        case.termination.reasons = ["tujuan tercapai"]
    qtbot.waitUntil(lambda: shown.text() == "1 dari 1 hal sudah ada; 1 belum ditandatangani atau dipindai.")
    with notebook.edit("Isi", case_id=case.id):
        case.termination.statement_signed_on = PartialDate.on(date(2024, 9, 26))
    qtbot.waitUntil(lambda: shown.text() == READY)


def test_an_agency_ticks_what_it_asks(notebook: Notebook, qtbot: QtBot) -> None:
    part = CompletenessPart(notebook)
    qtbot.addWidget(part)
    part.kind.setCurrentIndex(part.kind.findData("sekolah"))
    items = [part.needs.item(row) for row in range(part.needs.count())]
    (risk,) = [item for item in items if item.data(KEY) == "risk"]
    risk.setCheckState(Qt.CheckState.Unchecked)
    with notebook.reading() as session:
        assert "risk" not in completeness.asked_in(session, "sekolah").needs
    assert part.again.isVisibleTo(part)
    part.again.click()
    assert risk.checkState() == Qt.CheckState.Checked


def test_what_is_not_needed_here_is_not_missing_any_more(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    shown = page(window)
    qtbot.waitUntil(lambda: len(lines(shown)) == 2)
    for reason in ("klien dirujuk lembaga lain", "selesai pada tahap intake"):
        qtbot.waitUntil(lambda: any(one.unneeded.isVisible() for one in lines(shown)))
        line = next(one for one in lines(shown) if one.unneeded.isVisible())
        line.unneeded.click()
        QTest.keyClicks(line.reason, reason)
        QTest.keyClick(line.reason, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda reason=reason: f"tidak perlu: {reason}" in states(shown))  # type: ignore[misc]
    assert shown.summary.text() == READY
    notebook.undo(case.id)
    qtbot.waitUntil(lambda: shown.summary.text() != READY)


def states(shown: CompletenessWidget) -> list[str]:
    return [one.state.text() for one in lines(shown)]


def lines(shown: CompletenessWidget) -> list[AskedLine]:
    return [one for one in shown.findChildren(AskedLine) if one.isVisible()]
