"""Scales in the window: a number of today by its keys, levels of goals by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.casework import from_plan
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms.scale_templates import scale_templates
from caseworker_app.gui.case.attainment_board import AttainmentBoard
from caseworker_app.gui.case.scale_board import ScaleBoard
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.jobs import scale_edits
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Goal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scales(qtbot: QtBot, case: Case, notebook: Notebook) -> ScaleBoard:
    scale_edits.add_from_template(notebook, case, scale_templates()[0])
    board = ScaleBoard(DIAGRAMS[ScaleBoard.key], CaseSession(case, notebook))
    qtbot.addWidget(board)
    board.resize(900, 600)
    board.show()
    return board


def test_a_figure_is_the_number_of_today_and_ten_is_one_and_zero(
    scales: ScaleBoard, case: Case, notebook: Notebook
) -> None:
    (scale,) = case.anchored_scales
    QTest.keyClicks(scales.card.strip, "7")
    assert [(one.date, one.level, one.rated_by) for one in scale.ratings] == [(scales.card.day.value(), 7, "klien")]
    QTest.keyClick(scales.card.strip, Qt.Key.Key_Delete)
    assert scale.ratings == []
    QTest.keyClicks(scales.card.strip, "10")
    assert [one.level for one in scale.ratings] == [10]
    notebook.undo(case.id)
    assert scale.ratings == [], "both figures are one step"


def test_what_was_noted_beside_a_rating_outlives_its_number(scales: ScaleBoard, case: Case, notebook: Notebook) -> None:
    (scale,) = case.anchored_scales
    day = PartialDate.parse("2024-09-05")
    scale_edits.rate(notebook, case, scale, day, 3)
    with notebook.edit("Catatan", case_id=case.id):
        scale.ratings[0].note = "sesudah dijenguk"
    scale_edits.rate(notebook, case, scale, day, None)
    assert [(one.level, one.note) for one in scale.ratings] == [(None, "sesudah dijenguk")]


@pytest.fixture
def goals(qtbot: QtBot, case: Case, notebook: Notebook) -> AttainmentBoard:
    with notebook.edit("Tujuan", case_id=case.id):
        case.goals[:] = [Goal(text="lebih sabar", position=0), Goal(text="punya teman", position=1)]
        case.attainment_scales.extend(from_plan.attainment_scales(case))
    board = AttainmentBoard(DIAGRAMS[AttainmentBoard.key], CaseSession(case, notebook))
    qtbot.addWidget(board)
    board.resize(900, 700)
    board.show()
    return board


def test_levels_of_goals_come_from_one_key(goals: AttainmentBoard, case: Case) -> None:
    first, second = goals.goals
    QTest.keyClick(first.strips["before"], Qt.Key.Key_At, _SHIFT)
    QTest.keyClicks(first.strips["after"], "1")
    QTest.keyClicks(second.strips["before"], "-1")
    QTest.keyClicks(second.strips["after"], "0")
    goals.refresh()
    levels = [(scale.level_before, scale.level_after) for scale in case.attainment_scales]
    assert levels == [(-2, 1), (-1, 0)]
    assert goals.result.text() == "T awal 31,39 · T akhir 56,2 · perubahan +24,81"


def test_a_level_that_is_not_on_the_scale_chooses_nothing(goals: AttainmentBoard, case: Case) -> None:
    QTest.keyClicks(goals.goals[0].strips["before"], "7")
    QTest.keyClick(goals.goals[0].strips["before"], Qt.Key.Key_A, _PLAIN)
    assert case.attainment_scales[0].level_before is None
