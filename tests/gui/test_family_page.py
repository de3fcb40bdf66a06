"""The page of the family: its drawing stays in sight above the table, and both show who is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from caseworker_app.gui.base.work import running
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.family import FamilyWidget
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.jobs import family
from caseworker_app.model.choices import EmotionalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def window(qtbot: QtBot, case: Case, notebook: Notebook) -> Iterator[CaseWindow]:
    for word, name in (("ayah", "Surya"), ("ibu", "Kartika"), *(("adik perempuan", f"Adik {n}") for n in range(9))):
        family.add_relative(notebook, case, word, name=name)
    shown = CaseWindow(case, notebook, "client/family")
    qtbot.addWidget(shown)
    shown.resize(1280, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.release()
    qtbot.waitUntil(lambda: not running())


def family_page(window: CaseWindow, qtbot: QtBot) -> FamilyWidget:
    page = next(part for part in window.findChildren(FamilyWidget) if part.isVisible())
    qtbot.waitUntil(lambda: page.drawing.canvas.drawing is not None)
    return page


def column(window: CaseWindow) -> ContextColumn:
    shown = window.findChild(ContextColumn)
    assert shown is not None
    return shown


def said(window: CaseWindow) -> str:
    parts = column(window).findChildren(QLabel) + column(window).findChildren(QPushButton)
    return "\n".join(part.toolTip() or part.text() for part in parts if part.isVisible())


def test_the_drawing_stays_in_sight_while_the_table_scrolls(window: CaseWindow, qtbot: QtBot) -> None:
    page = family_page(window, qtbot)
    table = page._table
    before = page.drawing.mapTo(window, QPoint()), page.drawing.size()
    table.choose(table.model.records[-1])
    qtbot.wait(30)
    cell = table.view.visualRect(table.view.currentIndex()).center()
    assert window.rect().contains(table.view.viewport().mapTo(window, cell))
    assert (page.drawing.mapTo(window, QPoint()), page.drawing.size()) == before
    assert page.drawing.canvas.viewport().visibleRegion().boundingRect().height() > 150


def test_the_ring_follows_the_row_and_a_click_on_a_person_chooses_it(
    window: CaseWindow, case: Case, qtbot: QtBot
) -> None:
    page = family_page(window, qtbot)
    canvas = page.drawing.canvas
    mother = next(row for row in case.family if row.person and row.person.name == "Kartika")
    page._table.choose(mother)
    assert canvas.current == mother.person_id
    assert "Kartika" in said(window)
    father = next(row for row in case.family if row.person and row.person.name == "Surya")
    box = canvas.box_of(father.person_id or "")
    assert box is not None
    canvas.centerOn(box.x0, box.y0)
    place = canvas.mapFromScene(QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page._table.model.record(page._table.view.currentIndex().row()) is father
    assert "Surya" in said(window)


def test_ties_of_a_person_are_named_beside_and_lead_to_the_genogram(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    page = family_page(window, qtbot)
    father = next(row for row in case.family if row.person and row.person.name == "Surya")
    assert case.client is not None
    assert father.person is not None
    family.connect(notebook, case, case.client, father.person, EmotionalKind.HOSTILE)
    page._table.choose(father)
    qtbot.waitUntil(lambda: "Hubungan dalam genogram" in said(window))
    links = column(window).findChildren(QPushButton)
    next(link for link in links if link.toolTip().startswith("Konflik")).click()
    desk = next(part for part in window.findChildren(Desk) if part.isVisible())
    assert desk.canvas.current == father.person_id
    qtbot.waitUntil(lambda: not running())
    assert "Surya" in said(window)


def test_who_is_joined_in_time_is_never_said_to_stand_apart(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    page = family_page(window, qtbot)
    page._later.setInterval(100)
    family.add_relative(notebook, case, "suami", name="Bayu")
    qtbot.wait(200)
    assert not page._apart.text()
