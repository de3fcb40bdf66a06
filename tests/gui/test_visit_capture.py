"""Back from a home visit: a few words on one sheet; a visit that failed keeps its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.visit_capture import VisitCapture, planned
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    made = CaseWindow(case, notebook, "engagement")
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    yield made
    made.release()


def from_the_note(window: CaseWindow) -> VisitCapture:
    """By the buttons that a worker presses."""
    window.note()
    button = next(one for one in window.findChildren(QPushButton) if one.text().startswith("Pulang dari kunjungan"))
    assert button.isVisible()
    button.click()
    return next(one for one in window.findChildren(VisitCapture) if one.isVisible())


def write(sheet: VisitCapture, key: str, words: str) -> None:
    box = sheet.form.boxes[key]
    assert not box.isHidden()
    box.take_focus()
    editor = box.editor  # type: ignore[union-attr] # a field, no table
    QTest.keyClicks(editor.focusProxy() or editor, words)


def test_a_visit_of_today_begins_with_the_first_word(window: CaseWindow, case: Case, notebook: Notebook) -> None:
    sheet = from_the_note(window)
    assert case.home_visits == [], "nothing was said yet"
    write(sheet, "met", "Ibu klien")
    write(sheet, "result", "Bersedia datang Senin")
    sheet.accept()
    (visit,) = case.home_visits
    assert visit.date == PartialDate.on(date.today())
    assert (visit.met, visit.result) == ("Ibu klien", "Bersedia datang Senin")
    assert case.journal == []
    assert notebook.undo(case.id) is not None


def test_a_visit_that_failed_keeps_its_reason(window: CaseWindow, case: Case) -> None:
    sheet = window.tell_of_visit()
    sheet.outcome.set_value(False)
    sheet.outcome.edited.emit()
    assert sheet.form.boxes["met"].isHidden()
    write(sheet, "failed_because", "Rumah kosong")
    sheet.accept()
    (visit,) = case.home_visits
    assert visit.failed_because == "Rumah kosong"


def test_a_planned_visit_is_taken_up_and_one_that_was_told_of_is_not(
    window: CaseWindow, case: Case, notebook: Notebook
) -> None:
    today = date.today()
    with notebook.edit("Kunjungan", case_id=case.id):
        for days, result in ((-2, None), (1, "Baik"), (3, None), (30, None)):
            when = PartialDate.on(today - timedelta(days=days))
            case.home_visits.append(HomeVisit(date=when, result=result))
    found = planned(case, today)
    assert found is case.home_visits[2]
    sheet = window.tell_of_visit()
    assert sheet.visit is found
    sheet.reject()
    assert len(case.home_visits) == 4
