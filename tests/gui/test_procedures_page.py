"""Prosedur in the window: a step is ticked, taken back, or said to be unneeded; an agency words its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.procedures_page import StepLine
from caseworker_app.gui.settings.procedures import ProceduresPart
from caseworker_app.jobs import procedures
from caseworker_app.model.case import Case
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    opened = CaseWindow(case, notebook, "review/procedures")
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    qtbot.waitUntil(lambda: bool(lines(opened)))
    yield opened
    opened.release()


def lines(window: CaseWindow) -> list[StepLine]:
    return [one for one in window.findChildren(StepLine) if one.isVisible()]


def state(window: CaseWindow) -> str:
    """What the first step says; nothing while its line is built anew."""
    return next((one.state.text() for one in lines(window)), "")


def test_a_step_is_ticked_and_taken_back(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    lines(window)[0].tick.click()
    qtbot.waitUntil(lambda: state(window).startswith("dikerjakan"))
    assert [row.procedure for row in case.procedure_steps] == ["new-case"]
    lines(window)[0].tick.click()
    qtbot.waitUntil(lambda: state(window) == "paling lambat 23/8/2024")
    assert case.procedure_steps == []


def test_a_step_that_is_not_needed_wants_a_reason(window: CaseWindow, case: Case, qtbot: QtBot) -> None:
    line = lines(window)[0]
    line.unneeded.click()
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert case.procedure_steps == []
    QTest.keyClicks(line.reason, "sudah dijelaskan oleh rekan")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state(window) == "tidak perlu: sudah dijelaskan oleh rekan")


@pytest.fixture
def part(notebook: Notebook, qtbot: QtBot) -> ProceduresPart:
    made = ProceduresPart(notebook)
    qtbot.addWidget(made)
    return made


def test_an_agency_words_its_own_steps(part: ProceduresPart, notebook: Notebook) -> None:
    part.steps.set_value("2 hari: Telepon keluarga\n-1: Siapkan ruang")
    part.which.setCurrentIndex(1)
    with notebook.reading() as session:
        first = procedures.procedures(session)[0]
    assert [(step.days, step.what) for step in first.steps] == [(2, "Telepon keluarga"), (-1, "Siapkan ruang")]
    part.which.setCurrentIndex(0)
    assert part.again.isVisibleTo(part)
    part.again.click()
    assert "Minta persetujuan tertulis" in (part.steps.value() or "")


def test_a_line_that_cannot_be_read_stays(part: ProceduresPart) -> None:
    part.steps.set_value("telepon keluarga")
    part.which.setCurrentIndex(1)
    assert part.which.currentIndex() == 0
    assert part.steps.value() == "telepon keluarga"
    assert "telepon keluarga" in part.trouble.text()


def test_a_new_one_can_be_taken_away(part: ProceduresPart, notebook: Notebook) -> None:
    before = part.which.count()
    part._add()
    part.title.setText("Kunjungan pertama")
    part.save.click()
    assert part.which.currentText() == "Kunjungan pertama"
    assert part.which.count() == before + 1
    part.again.click()
    assert part.which.count() == before
