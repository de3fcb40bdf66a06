"""The diagrams as they are worked on in their pages, with the mouse and with the keyboard alone."""

from __future__ import annotations

import math
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from caseworker_app.diagrams import quadrant
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.display import Text
from caseworker_app.diagrams.venn import CLIENT
from caseworker_app.forms.catalogue import STAGES
from caseworker_app.forms.records import copy_of
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.work import running
from caseworker_app.gui.case import special_pages as pages
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.drawing.bpss import BpssTool
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.ecomap import EcomapTool
from caseworker_app.gui.drawing.genogram import GenogramTool
from caseworker_app.gui.drawing.picture import Picture, Shown
from caseworker_app.gui.drawing.point_changes import PointChanges
from caseworker_app.gui.drawing.quadrant import QuadrantTool
from caseworker_app.gui.drawing.results import EcomapChange, Results
from caseworker_app.gui.drawing.roadmap import RoadMapTool
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.jobs import diagram_edits, drawing, family
from caseworker_app.model.choices import EmotionalKind, Energy, QuadrantBox, Sex, Side, TieKind
from caseworker_app.model.family import Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import (
    BodyMark,
    EcomapSystem,
    Measurement,
    Quadrant,
    QuadrantPoint,
    RoadMapEvent,
    VennBody,
)
from caseworker_app.store.keys import DataKey
from caseworker_app.store.notebooks import open_notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.gui.drawing.canvas import Canvas
    from caseworker_app.gui.drawing.writing import BoxWriter
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

Kind = TypeVar("Kind", bound=PagePart)
ToolKind = TypeVar("ToolKind", bound=Tool)
COLUMN = 320


class Window:
    """Pages of the assessment beside the context column, refreshed after every change as the case window does it."""

    def __init__(self, qtbot: QtBot, case: Case, notebook: Notebook) -> None:
        self.qtbot = qtbot
        self.edits = CaseSession(case, notebook)
        self.edits.special_pages = pages.special_pages()
        self.edits.column = partial(ContextColumn, self.edits)
        self.host = QWidget()
        self.column = ContextColumn(self.edits, self.host)
        self.column.setFixedWidth(COLUMN)
        self._row = QHBoxLayout(self.host)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.column)
        self.edits.changed.connect(lambda _: self.column.refresh())
        self.page: FormPage | None = None

    def open(self, key: str, kind: type[Kind]) -> Kind:
        """Go to a page and wait for its drawing."""
        described = next(page for stage in STAGES for page in pages.with_own_hints(stage).pages if page.key == key)
        self.page = FormPage(described, self.edits)
        self.edits.changed.connect(self.page.refresh)
        self._row.insertWidget(0, self.page, 1)
        self.resize(1300, 900)
        self.host.show()
        self.host.activateWindow()
        self.qtbot.waitUntil(self.host.isActiveWindow)
        self.settle()
        desk = self.page.findChild(kind)
        assert desk is not None
        return desk

    def resize(self, width: int, height: int) -> None:
        """Give the page this size in pixels."""
        self.host.resize(width + COLUMN, height)
        self.settle()

    def shown(self) -> str:
        """The title of what the column shows; «» while nothing is selected."""
        return self.column._title.text() if self.column.is_filled() else ""

    def record(self) -> Any:
        """What the column shows."""
        return self.column._trail[-1].record

    def settle(self) -> None:
        """Until everything that was asked for is drawn."""
        for _ in range(2):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not running())

    def close(self) -> None:
        """Leave as a locked window is left."""
        self.settle()
        if self.page is not None:
            for desk in self.page.findChildren(Picture):
                desk.release()
            self.settle()
        self.host.close()
        self.host.deleteLater()
        self.edits.release()
        QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, case: Case, notebook: Notebook) -> Iterator[Window]:
    made = Window(qtbot, case, notebook)
    yield made
    made.close()


def middle(canvas: Canvas, key: str) -> QPoint:
    box = canvas.box_of(key)
    assert box is not None
    return canvas.mapFromScene(QPointF((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def click(desk: Desk, key: str) -> None:
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk.canvas, key))


def drag(desk: Desk, key: str, way: QPoint) -> None:
    start = middle(desk.canvas, key)
    QTest.mousePress(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(desk.canvas.viewport(), start + way * step / 4)
    QTest.mouseRelease(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=start + way)


def arrive(desk: Desk) -> None:
    """Come to the canvas with Tab."""
    desk.canvas.clearFocus()
    desk.canvas.setFocus(Qt.FocusReason.TabFocusReason)


def press(widget: Any, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def push(widget: Any, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)


def texts(desk: Picture) -> list[str]:
    drawing = desk.view.drawing
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)] if drawing else []


def cursor() -> Any:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def client(case: Case) -> str:
    assert case.client_id is not None
    return case.client_id


def tool(desk: Desk, kind: type[ToolKind]) -> ToolKind:
    assert isinstance(desk.tool, kind)
    return desk.tool


def boxes(desk: Desk) -> BoxWriter:
    assert isinstance(desk.tool, QuadrantTool | BpssTool)
    return desk.tool.writer


def offered(desk: Desk, key: str, *words: str) -> Callable[[], Any]:
    """What an entry of the menu of a symbol does, by the words that lead to it."""
    do: Any = desk.offered(key)
    for word in words:
        do = next(action.do for action in do if action.words == word)
    assert callable(do)
    return do  # type: ignore[no-any-return] # the action of an entry


def add_system(notebook: Notebook, case: Case) -> EcomapSystem:
    return diagram_edits.add(notebook, case, DIAGRAMS["ecomap"], None, EcomapSystem(system_class="teman"))


def add_event(notebook: Notebook, case: Case, *, when: PartialDate | None, feeling: int) -> RoadMapEvent:
    road = case.road_maps[-1] if case.road_maps else None
    return diagram_edits.add(notebook, case, DIAGRAMS["roadmap"], road, RoadMapEvent(when=when, feeling=feeling))


def test_a_relative_is_added_beside_the_chosen_one_and_named_at_once(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    click(desk, client(case))
    tool(desk, GenogramTool).add_relative("ibu")
    window.settle()
    QTest.keyClicks(cursor(), "Kartika Dewi")
    desk.flush()
    window.settle()
    mother = case.family[-1].person
    assert mother is not None
    assert mother.name == "Kartika Dewi"
    assert desk.canvas.current == mother.id
    assert "KD" in texts(desk)
    tool(desk, GenogramTool).add_relative("kakak laki-laki")
    window.settle()
    uncle = case.family[-1].person
    assert uncle is not None
    assert uncle.id in tool(desk, GenogramTool).kin().siblings(mother.id)


def test_the_genogram_is_filled_by_keys_alone(window: Window, case: Case, notebook: Notebook) -> None:
    desk = window.open("genogram", Desk)
    arrive(desk)
    assert desk.canvas.current == client(case)
    offered(desk, client(case), "Pasangan", "Suami")()
    window.settle()
    QTest.keyClicks(cursor(), "Bayu")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    husband = case.family[-1].person
    assert husband is not None
    assert (husband.name, husband.sex) == ("Bayu", Sex.MALE)
    assert desk.canvas.hasFocus()
    assert desk.canvas.current == husband.id
    push(desk.canvas, Qt.Key.Key_Right, Qt.Key.Key_Right)
    desk.canvas.keep_push()
    window.settle()
    assert [(one.person_id, one.dx) for one in case.nudges] == [(husband.id, 8.0)]
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert case.family == []
    assert texts(desk).count("B") == 0
    notebook.undo(case.id)
    window.settle()
    assert "B" in texts(desk)


def test_a_dragged_symbol_stays_is_undone_and_put_back(window: Window, case: Case, notebook: Notebook) -> None:
    family.add_relative(notebook, case, "ayah", name="Surya")
    desk = window.open("genogram", Desk)
    before = desk.canvas.box_of(client(case))
    drag(desk, client(case), QPoint(60, 0))
    window.settle()
    assert before is not None
    [nudge] = case.nudges
    assert nudge.dx is not None
    assert nudge.dx > 20
    desk.edits.undo()
    window.settle()
    assert case.nudges == []
    drag(desk, client(case), QPoint(60, 0))
    window.settle()
    desk.canvas.select(client(case))
    diagram_edits.unmove(notebook, case, client(case))
    window.settle()
    assert desk.canvas.box_of(client(case)) == before


def test_who_is_gone_by_undo_is_not_pushed_any_more(window: Window, case: Case, notebook: Notebook) -> None:
    desk = window.open("genogram", Desk)
    tool(desk, GenogramTool).add_relative("ayah")
    window.settle()
    notebook.undo(case.id)
    window.settle()
    desk.canvas.setFocus()
    push(desk.canvas, Qt.Key.Key_Right)
    desk.canvas.keep_push()
    assert case.nudges == []
    assert not desk._note.text()
    press(desk.canvas, Qt.Key.Key_Right)
    assert desk.canvas.current == client(case)


def test_an_emotional_line_is_drawn_between_two_people(window: Window, case: Case, notebook: Notebook) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    assert father is not None
    desk = window.open("genogram", Desk)
    click(desk, client(case))
    tool(desk, GenogramTool).connect_to(EmotionalKind.HOSTILE)
    click(desk, father.id)
    window.settle()
    [tie] = tool(desk, GenogramTool).kin().emotional_ties
    assert (tie.person1_id, tie.person2_id, tie.kind) == (client(case), father.id, EmotionalKind.HOSTILE)
    assert desk.view.drawing is not None
    assert any(line.kind == "emotional" for line in desk.view.drawing.lines)
    desk.canvas.setFocus()
    desk.canvas.select(father.id)
    tool(desk, GenogramTool).connect_to(EmotionalKind.CLOSE)
    press(desk.canvas, Qt.Key.Key_Escape)
    assert desk.mode is None
    assert len(tool(desk, GenogramTool).kin().emotional_ties) == 1


def test_every_line_opens_the_record_that_it_stands_for(window: Window, case: Case, notebook: Notebook) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    mother = family.add_relative(notebook, case, "ibu", name="Kartika").person
    assert father is not None
    assert mother is not None
    for kind in (EmotionalKind.HOSTILE, EmotionalKind.CLOSE, EmotionalKind.PHYSICAL_ABUSE):
        family.connect(notebook, case, father, mother, kind)
    family.house(notebook, case, [mother, father])
    with notebook.edit("uji", case_id=case.id) as session:
        session.add(Union(partner1_id=mother.id, partner2_id=father.id, since=PartialDate.parse("2013")))
    desk = window.open("genogram", Desk)
    kin = tool(desk, GenogramTool).kin()
    born = {row.id: union.id for union in kin.unions for row in union.children}
    assert desk.view.drawing is not None
    lines = desk.view.drawing.lines
    for line in lines:
        assert line.records
        desk.canvas.line_chosen.emit(line)
        window.settle()
        assert window.record().id == born.get(line.records[0], line.records[0])
    opened = {record for line in lines for record in line.records}
    records = (kin.unions, kin.emotional_ties, kin.households)
    assert opened >= {record.id for kind in records for record in kind}


def test_a_household_is_encircled(window: Window, case: Case, notebook: Notebook) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    mother = family.add_relative(notebook, case, "ibu", name="Kartika").person
    assert father is not None
    assert mother is not None
    desk = window.open("genogram", Desk)
    desk.canvas.setFocus()
    desk.canvas.select(client(case))
    press(desk.canvas, Qt.Key.Key_R)
    desk.canvas.select(mother.id)
    press(desk.canvas, Qt.Key.Key_Space)
    press(desk.canvas, Qt.Key.Key_R)
    window.settle()
    [house] = tool(desk, GenogramTool).kin().households
    assert {member.person_id for member in house.members} == {client(case), mother.id}
    desk.canvas.select(client(case))
    tool(desk, GenogramTool).house()
    click(desk, mother.id)
    click(desk, father.id)
    tool(desk, GenogramTool).house()
    window.settle()
    [house] = tool(desk, GenogramTool).kin().households
    assert {member.person_id for member in house.members} == {client(case), father.id}


def test_the_client_cannot_be_removed_and_it_is_said_why(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    desk.canvas.setFocus()
    desk.canvas.select(client(case))
    press(desk.canvas, Qt.Key.Key_Delete)
    assert "Klien tidak dapat dihapus" in desk._note.text()


def test_systems_are_added_from_the_palette_and_dragged(window: Window, case: Case) -> None:
    desk = window.open("ecomap", Desk)
    tool(desk, EcomapTool).add_of("teman")
    window.settle()
    QTest.keyClicks(cursor(), "Rina")
    desk.flush()
    window.settle()
    [system] = case.ecomaps[0].systems
    assert (system.name, system.system_class) == ("Rina", "teman")
    assert "Rina" in texts(desk)
    drag(desk, system.id, QPoint(-30, 25))
    window.settle()
    assert system.dx is not None
    assert system.dy is not None
    assert system.dx < -10
    assert system.dy > 10
    desk.canvas.setFocus()
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert case.ecomaps[0].systems == []


def test_a_second_ecomap_is_copied_and_both_are_compared(window: Window, case: Case, notebook: Notebook) -> None:
    system = add_system(notebook, case)
    with notebook.edit("Isi", case_id=case.id):
        system.name, system.tie = "Rina", TieKind.TENSE
    desk = window.open("ecomap", Desk)
    tool(desk, EcomapTool).begin_another(copy=True)
    window.settle()
    shown = desk.record()
    assert shown is case.ecomaps[1]
    with notebook.edit("Isi", case_id=case.id):
        shown.systems[0].tie = TieKind.CLOSE
    desk.bar.buttons["Sebelum dan sesudah"].click()
    window.settle()
    assert sum(text == "Rina" for text in texts(desk)) == 2
    desk.bar.buttons["Sebelum dan sesudah"].click()
    desk.choose(case.ecomaps[0].id)
    window.settle()
    assert desk.record() is case.ecomaps[0]


def test_a_click_on_the_wave_adds_an_event_at_its_year_and_feeling(
    window: Window, case: Case, notebook: Notebook
) -> None:
    add_event(notebook, case, when=PartialDate.parse("2000"), feeling=-4)
    add_event(notebook, case, when=PartialDate.parse("2020"), feeling=4)
    desk = window.open("road_map", Desk)
    assert desk.shown is not None
    boxes = [desk.canvas.box_of(event.id) for event in case.road_maps[0].events]
    first, last = boxes[0], boxes[1]
    assert first is not None
    assert last is not None
    half = QPointF((first.x0 + last.x1) / 2, (first.y0 + last.y1) / 2)
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=desk.canvas.mapFromScene(half))
    window.settle()
    made = case.road_maps[0].events[-1]
    assert made.when is not None
    assert made.when.year is not None
    assert abs(made.when.year - 2010) <= 1
    assert made.feeling == 0
    QTest.keyClicks(cursor(), "pindah kota")
    desk.flush()
    window.settle()
    assert made.what == "pindah kota"


def test_an_event_is_dragged_up_and_pushed_down(window: Window, case: Case, notebook: Notebook) -> None:
    event = add_event(notebook, case, when=PartialDate.parse("2000"), feeling=-4)
    add_event(notebook, case, when=PartialDate.parse("2020"), feeling=4)
    desk = window.open("road_map", Desk)
    scale = desk.canvas.transform().m11()
    drag(desk, event.id, QPoint(0, -round(3 * tool(desk, RoadMapTool).step() * scale)))
    window.settle()
    assert event.feeling == -1
    desk.canvas.setFocus()
    desk.canvas.select(event.id)
    push(desk.canvas, Qt.Key.Key_Down, Qt.Key.Key_Down)
    desk.canvas.keep_push()
    window.settle()
    assert event.feeling == -3
    push(desk.canvas, Qt.Key.Key_Right)
    window.settle()
    assert event.when is not None
    assert event.when.year == 2001


def test_an_event_is_dragged_to_another_year_and_feeling_in_one_step(
    window: Window, case: Case, notebook: Notebook
) -> None:
    event = add_event(notebook, case, when=PartialDate.parse("2005"), feeling=-4)
    for year in (2000, 2020):
        add_event(notebook, case, when=PartialDate.parse(str(year)), feeling=4)
    desk = window.open("road_map", Desk)
    scale = desk.canvas.transform().m11()
    boxes = [desk.canvas.box_of(other.id) for other in case.road_maps[0].events]
    years = [(box.x0 + box.x1) / 2 for box in boxes if box is not None]
    quarter = (years[2] - years[1]) / 4
    drag(desk, event.id, QPoint(round(quarter * scale), -round(2 * tool(desk, RoadMapTool).step() * scale)))
    window.settle()
    assert event.when is not None
    assert (event.when.year, event.feeling) == (2010, -2)
    desk.edits.undo()
    window.settle()
    assert event.when is not None
    assert (event.when.year, event.feeling) == (2005, -4)


def test_words_of_a_page_are_written_in_the_column(window: Window, case: Case) -> None:
    desk = window.open("ecomap", Desk)
    assert window.page is not None
    assert window.page.go_to("ecomap_note")
    QTest.keyClicks(cursor(), "banyak teman")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    assert case.assessment.ecomap_note == "banyak teman"
    assert desk.canvas.hasFocus()


def test_points_are_typed_into_the_boxes_of_the_quadrant(window: Window, case: Case) -> None:
    desk = window.open("quadrant", Desk)
    assert desk.shown is not None
    box = quadrant.edges(desk.shown.data, *desk.shown.size)["kekuatan lingkungan"]
    place = desk.canvas.mapFromScene(QPointF(box.x1 - 15, box.y1 - 15))
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for words in ("kakak menolong", "gereja mendukung"):
        QTest.keyClicks(cursor(), words)
        press(cursor(), Qt.Key.Key_Return)
        window.settle()
    press(cursor(), Qt.Key.Key_Escape)
    points = case.quadrants[0].points
    assert [(point.text, point.box) for point in points] == [
        ("kakak menolong", "kekuatan lingkungan"),
        ("gereja mendukung", "kekuatan lingkungan"),
    ]
    assert {"kakak menolong", "gereja mendukung"} <= set(texts(desk))
    assert desk.canvas.hasFocus()
    desk.canvas.select("kelemahan pribadi")
    press(desk.canvas, Qt.Key.Key_Return)
    QTest.keyClicks(cursor(), "pelupa")
    desk.canvas.setFocus()
    window.settle()
    assert points[-1].text == "pelupa"
    desk.canvas.select(points[0].id)
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert [point.text for point in case.quadrants[0].points] == ["gereja mendukung", "pelupa"]


def test_the_outline_is_marked_where_it_is_clicked_and_the_mark_moved(window: Window, case: Case) -> None:
    desk = window.open("body_map", Desk)
    leg = desk.canvas.mapFromScene(QPointF(50.0, 265.0))
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=leg)
    window.settle()
    [mark] = case.body_maps[0].marks
    assert (mark.side, mark.place) == (Side.FRONT, "kaki kanan")
    before = mark.y
    desk.canvas.setFocus()
    desk.canvas.select(mark.id)
    push(desk.canvas, Qt.Key.Key_Up)
    desk.canvas.keep_push()
    window.settle()
    assert before is not None
    assert mark.y is not None
    assert mark.y < before
    press(desk.canvas, Qt.Key.Key_T)
    window.settle()
    assert len(case.body_maps[0].marks) == 2


def test_circles_grow_come_near_and_work_together(window: Window, case: Case) -> None:
    desk = window.open("venn", Desk)
    for name in ("Puskesmas", "Kader"):
        desk.first_step()
        window.settle()
        QTest.keyClicks(cursor(), name)
        desk.flush()
        window.settle()
    first, second = case.venn_diagrams[0].bodies
    desk.canvas.setFocus()
    desk.canvas.select(first.id)
    press(desk.canvas, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_K)
    click(desk, second.id)
    window.settle()
    assert (first.size, first.distance, first.overlaps) == (4, 2, ["Kader"])
    assert desk.view.drawing is not None
    assert [line.kind for line in desk.view.drawing.lines] == ["overlap"]


def test_a_circle_is_dragged_and_stays_and_the_others_with_it(window: Window, case: Case, notebook: Notebook) -> None:
    for name in ("Puskesmas", "Kader", "RT"):
        one = case.venn_diagrams[0] if case.venn_diagrams else None
        body = diagram_edits.add(notebook, case, DIAGRAMS["venn"], one, VennBody(size=3, distance=3))
        with notebook.edit("Isi", case_id=case.id):
            body.name = name
    desk = window.open("venn", Desk)
    first, *others = case.venn_diagrams[0].bodies

    def places() -> dict[str, tuple[float, float]]:
        centre = desk.canvas.box_of(CLIENT)
        assert centre is not None
        boxes = {body.id: desk.canvas.box_of(body.id) for body in (first, *others)}
        return {key: (box.x0 - centre.x0, box.y0 - centre.y0) for key, box in boxes.items() if box is not None}

    before = places()
    scale = desk.canvas.transform().m11()
    at = before[first.id]
    away = QPoint(round(math.copysign(60, at[0]) * scale), round(math.copysign(60, at[1]) * scale))
    drag(desk, first.id, away)
    window.settle()
    after = places()
    assert after[first.id] == pytest.approx((at[0] + away.x() / scale, at[1] + away.y() / scale), abs=1.5)
    assert all(after[body.id] == pytest.approx(before[body.id], abs=0.2) for body in others)
    assert first.distance is not None
    assert first.distance > 3
    desk.canvas.setFocus()
    desk.canvas.select(first.id)
    push(desk.canvas, Qt.Key.Key_Up)
    desk.canvas.keep_push()
    window.settle()
    assert places()[first.id][1] == pytest.approx(after[first.id][1] - 4.0, abs=0.2)
    notebook.undo(case.id)
    notebook.undo(case.id)
    window.settle()
    assert places()[first.id] == pytest.approx(at, abs=0.2)
    assert (first.x, first.distance) == (None, 3)


def test_bpss_points_are_typed_changed_and_removed(window: Window, case: Case) -> None:
    desk = window.open("bpss", Desk)
    desk.canvas.setFocus()
    desk.canvas.select("sosial")
    press(desk.canvas, Qt.Key.Key_Return)
    QTest.keyClicks(cursor(), "dekat dengan kakak")
    press(cursor(), Qt.Key.Key_Return, Qt.Key.Key_Escape)
    window.settle()
    assert case.assessment.social_points == ["dekat dengan kakak"]
    desk.canvas.select("social_points/0")
    press(desk.canvas, Qt.Key.Key_Return)
    QTest.keyClicks(cursor(), " ke-4")
    press(cursor(), Qt.Key.Key_Return, Qt.Key.Key_Escape)
    window.settle()
    assert case.assessment.social_points == ["dekat dengan kakak ke-4"]
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert not case.assessment.social_points


def test_the_mind_map_shows_what_the_pages_say(window: Window, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.assessment.focus = "kesepian"
    desk = window.open("focus", Desk)
    assert "kesepian" in texts(desk)


def test_the_mind_map_is_filled_by_keys_alone(window: Window, case: Case, notebook: Notebook) -> None:
    desk = window.open("focus", Desk)
    arrive(desk)
    for key, words in ((Qt.Key.Key_G, "sering menangis"), (Qt.Key.Key_D, "jarang makan")):
        press(desk.canvas, key)
        window.settle()
        QTest.keyClicks(cursor(), words)
        press(cursor(), Qt.Key.Key_Escape)
        window.settle()
    assert case.symptoms[0].text == "sering menangis"
    assert case.impacts[0].text == "jarang makan"
    assert {"sering menangis", "jarang makan"} <= set(texts(desk))
    desk.canvas.select("symptoms")
    press(desk.canvas, Qt.Key.Key_Return)
    window.settle()
    QTest.keyClicks(cursor(), "sulit tidur")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    assert [row.text for row in case.symptoms] == ["sering menangis", "sulit tidur"]
    desk.canvas.select(case.symptoms[0].id)
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert [row.text for row in case.symptoms] == ["sulit tidur"]
    notebook.undo(case.id)
    window.settle()
    assert "sering menangis" in texts(desk)
    press(desk.canvas, Qt.Key.Key_F)
    QTest.keyClicks(cursor(), "kesepian")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    assert case.assessment.focus == "kesepian"


def test_a_strength_is_removed_from_the_mind_map_alone(window: Window, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.assessment.strengths = ["tekun", "ramah"]
    desk = window.open("focus", Desk)
    desk.canvas.select("strengths/0")
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert case.assessment.strengths == ["ramah"]
    assert "tekun" not in texts(desk)


def test_scores_are_drawn_in_their_page_as_soon_as_there_are_some(
    window: Window, case: Case, notebook: Notebook
) -> None:
    chart = window.open("instruments", Results)
    assert not chart.frame.isVisible()
    with notebook.edit("Isi", case_id=case.id):
        case.measurements.append(Measurement(instrument="GDS", moment="sebelum", score=9, position=0))
        case.measurements.append(Measurement(instrument="GDS", moment="sesudah", score=4, position=1))
    window.settle()
    assert chart.frame.isVisible()
    assert any("GDS" in text for text in texts(chart))


def test_the_evaluation_shows_both_ecomaps_or_the_way_to_the_second(
    window: Window, case: Case, notebook: Notebook
) -> None:
    system = add_system(notebook, case)
    with notebook.edit("Isi", case_id=case.id):
        system.name = "Rina"
    pair = window.open("evaluation_matrix", EcomapChange)
    assert not pair.frame.isVisible()
    pair.first_step()
    window.settle()
    assert pair.frame.isVisible()
    assert texts(pair).count("Rina") == 2
    assert [one.stage for one in case.ecomaps] == [None, "Evaluasi"]


def test_the_evaluation_compares_quadrants_and_bpss_or_shows_the_way(
    window: Window, case: Case, notebook: Notebook
) -> None:
    with notebook.edit("Isi", case_id=case.id):
        point = QuadrantPoint(box=QuadrantBox.PERSONAL_WEAKNESS, text="minder")
        case.quadrants.append(Quadrant(stage="Asesmen", points=[point]))
        case.assessment.social_points = ["menyendiri"]
    changes = window.open("points_after", PointChanges)
    bpss, quadrants = changes.pictures["bpss-pair"], changes.pictures["quadrant-pair"]
    assert not bpss.isVisible()
    assert not quadrants.isVisible()
    changes.copies["bpss-pair"].click()
    assert case.evaluation.social_points == ["menyendiri"]
    changes.copies["quadrant-pair"].click()
    with notebook.edit("Isi", case_id=case.id):
        case.quadrants[-1].points[0].text = "berani"
        case.evaluation.social_points = ["punya dua teman"]
    window.open("points_after", PointChanges)
    window.settle()
    assert [one.stage for one in case.quadrants] == ["Asesmen", "Evaluasi"]
    assert bpss.isVisible()
    assert {"menyendiri", "punya dua teman"} <= set(texts(bpss))
    assert {"minder", "berani"} <= set(texts(quadrants))
    assert not changes.copies["bpss-pair"].isVisible()
    assert not changes.copies["quadrant-pair"].isVisible()


@pytest.mark.parametrize(
    ("key", "page", "row"),
    [
        ("bodymap", "body_map", BodyMark(place="kaki kanan", scale=7)),
        ("roadmap", "road_map", RoadMapEvent(what="putus sekolah", feeling=-4)),
        ("venn", "venn", VennBody(name="Sekolah", size=2)),
    ],
)
def test_a_second_drawing_begins_as_the_first_and_is_compared(
    key: str, page: str, row: Any, window: Window, case: Case, notebook: Notebook
) -> None:
    diagram, pair = DIAGRAMS[key], f"{key}-pair"
    own: Any = copy_of(row)
    diagram_edits.add(notebook, case, diagram, None, own)
    changes = window.open("points_after", PointChanges)
    assert not changes.pictures[pair].isVisible()
    changes.copies[pair].click()
    first, second = diagram.all_records(case)
    assert second.stage == "Evaluasi"
    assert [one.id for one in getattr(first, diagram.rows)] != [one.id for one in getattr(second, diagram.rows)]
    window.open(page, Desk)
    window.open("points_after", PointChanges)
    window.settle()
    assert changes.pictures[pair].isVisible()
    assert not changes.copies[pair].isVisible()


def test_the_quadrant_turns_to_before_and_after_and_back(window: Window, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Isi", case_id=case.id):
        point = QuadrantPoint(box=QuadrantBox.PERSONAL_WEAKNESS, text="minder")
        case.quadrants.append(Quadrant(stage="Asesmen", points=[point]))
    desk = window.open("quadrant", Desk)
    tool(desk, QuadrantTool).begin_another(copy=True)
    window.settle()
    desk.bar.buttons["Sebelum dan sesudah"].click()
    window.settle()
    assert texts(desk).count("minder") == 2
    tool(desk, QuadrantTool).press(40.0, 60.0)
    assert boxes(desk).line.isHidden()
    desk.bar.buttons["Sebelum dan sesudah"].click()
    window.settle()
    assert texts(desk).count("minder") == 1


def smallest_letters(desk: Desk) -> float:
    """Their size in pixels on the screen."""
    assert desk.canvas.drawing is not None
    sizes = [shape.size for shape in desk.canvas.drawing.shapes if isinstance(shape, Text)]
    return round(min(sizes, default=99.0) * desk.canvas.transform().m11(), 2)


def bottom(page: FormPage, widget: QWidget) -> int:
    return widget.mapTo(page.viewport(), QPoint(0, widget.height())).y()


@pytest.mark.parametrize("height", [330, 480, 620])
def test_a_drawing_reaches_to_the_foot_of_its_page_which_has_no_scroll_bar(
    window: Window, case: Case, notebook: Notebook, height: int
) -> None:
    family.add_relative(notebook, case, "ayah", name="Surya")
    desk = window.open("genogram", Desk)
    page = window.page
    assert page is not None
    window.resize(674, height)
    window.qtbot.waitUntil(lambda: bottom(page, desk.frame) <= page.viewport().height())
    assert page.verticalScrollBar().maximum() == 0
    assert page.viewport().height() - bottom(page, desk.frame) < 45
    assert desk.bar.height() < 45
    assert desk.frame.height() > 110
    before = desk.frame.geometry()
    desk.canvas.select(client(case))
    desk.tool.show_fields(client(case), go=True)
    window.settle()
    assert window.column.isAncestorOf(cursor())
    assert desk.frame.geometry() == before


@pytest.mark.parametrize("key", ["genogram", "ecomap", "road_map", "quadrant", "body_map", "venn"])
def test_no_page_of_a_drawing_scrolls_and_its_words_are_read(window: Window, key: str) -> None:
    desk = window.open(key, Desk)
    assert window.page is not None
    window.resize(660, 560)
    assert window.page.verticalScrollBar().maximum() == 0
    assert smallest_letters(desk) >= 12.0


def test_a_click_beside_everything_closes_the_details_and_a_right_click_does_not(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    beside = QPoint(8, 8)
    click(desk, client(case))
    assert window.record().id == client(case)
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.RightButton, pos=beside)
    assert window.record().id == client(case)
    assert desk.canvas.current == client(case)
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert not window.shown()
    assert desk.canvas.current == ""


def test_the_keys_work_on_the_drawing_when_its_page_is_opened_and_it_is_seen(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    assert window.page is not None
    cursor().clearFocus()
    window.page.take_focus()
    assert desk.canvas.hasFocus()
    assert desk.frame.property("role") == "working"
    press(desk.canvas, Qt.Key.Key_Down)
    assert desk.canvas.current == client(case)
    press(desk.canvas, Qt.Key.Key_Tab)
    assert desk.frame.property("role") == "card"


def test_a_click_leaves_the_drawing_in_its_place_and_as_large_as_it_was(
    window: Window, case: Case, notebook: Notebook
) -> None:
    for relation in ("ayah", "ibu", "kakak laki-laki", "adik perempuan"):
        family.add_relative(notebook, case, relation, name="Surya")
    desk = window.open("genogram", Desk)
    window.resize(674, 480)
    before = desk.canvas.transform(), desk.canvas.geometry(), middle(desk.canvas, client(case))
    click(desk, client(case))
    window.settle()
    assert window.shown()
    assert (desk.canvas.transform(), desk.canvas.geometry(), middle(desk.canvas, client(case))) == before
    press(desk.canvas, Qt.Key.Key_Escape)
    window.settle()
    assert (desk.canvas.transform(), desk.canvas.geometry(), middle(desk.canvas, client(case))) == before


@pytest.mark.parametrize(("key", "kind"), [("quadrant", Desk), ("bpss", Desk)])
def test_a_box_is_chosen_from_the_bar_as_well(window: Window, key: str, kind: type[Desk]) -> None:
    desk = window.open(key, kind)
    button = next(found for found in desk.bar.findChildren(QPushButton) if found.text() == "Isi")
    assert button.menu() is not None
    button.menu().actions()[2].trigger()
    QTest.keyClicks(cursor(), "tekun")
    press(cursor(), Qt.Key.Key_Return, Qt.Key.Key_Escape)
    window.settle()
    assert "tekun" in " ".join(texts(desk))


def test_a_large_family_is_shown_around_the_client_so_that_it_can_be_read(
    window: Window, case: Case, notebook: Notebook
) -> None:
    family.add_relative(notebook, case, "ibu", name="Kartika")
    for _ in range(38):
        family.add_relative(notebook, case, "adik perempuan", name="Surya")
    desk = window.open("genogram", Desk)
    window.qtbot.waitUntil(lambda: desk.canvas.transform().m11() > 0.8)
    assert desk.canvas.viewport().rect().contains(middle(desk.canvas, client(case)))
    arrive(desk)
    press(desk.canvas, Qt.Key.Key_End)
    assert desk.canvas.viewport().rect().contains(middle(desk.canvas, desk.canvas.current))
    press(desk.canvas, Qt.Key.Key_0)
    assert desk.canvas.transform().m11() < 0.8


def test_esc_closes_the_large_window_once_nothing_is_open_or_chosen(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    dialog = desk.show_large()
    window.settle()
    large = dialog.findChild(Desk)
    assert large is not None
    click(large, client(case))
    press(large.canvas, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(large.canvas, Qt.Key.Key_Escape)
    window.settle()
    assert not isValid(large)


def test_the_column_follows_the_arrows(window: Window, case: Case, notebook: Notebook) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    assert father is not None
    desk = window.open("genogram", Desk)
    click(desk, client(case))
    desk.canvas.setFocus()
    press(desk.canvas, Qt.Key.Key_Up)
    if desk.canvas.current != father.id:  # the mother, of whom nothing is known, stands as near, at the right
        press(desk.canvas, Qt.Key.Key_Left)
    window.qtbot.waitUntil(lambda: window.shown() == "Surya")
    press(desk.canvas, Qt.Key.Key_Return)
    press(cursor(), Qt.Key.Key_End)
    QTest.keyClicks(cursor(), " Putra")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    assert father.name == "Surya Putra"
    assert desk.canvas.hasFocus()


def test_a_line_is_drawn_and_made_private_by_keys_alone(window: Window, case: Case, notebook: Notebook) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    assert father is not None
    desk = window.open("genogram", Desk)
    arrive(desk)
    tool(desk, GenogramTool).connect_to(EmotionalKind.HOSTILE)
    press(desk.canvas, Qt.Key.Key_Home, Qt.Key.Key_Return)
    window.settle()
    [tie] = tool(desk, GenogramTool).kin().emotional_ties
    assert {tie.person1_id, tie.person2_id} == {client(case), father.id}
    assert window.column.isAncestorOf(cursor())
    assert window.column._forms["genogram/tie"].go_to("private")
    press(cursor(), Qt.Key.Key_Space)
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    assert tie.private
    with notebook.reader():
        sheet = drawing.draw_case(notebook, case.id, "genogram")
    assert not [line for line in sheet.drawing.lines if line.kind == "emotional"]


def test_the_menu_of_a_symbol_offers_what_the_bar_does(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    ties = next(action for action in desk.offered(client(case)) if action.full == "Garis hubungan ke …")
    assert not callable(ties.do)
    assert len(ties.do) == len(EmotionalKind)
    desk.canvas.select(client(case))
    offered(desk, client(case), "Orang tua", "Ibu")()
    window.settle()
    assert len(case.family) == 1


def test_tie_and_energy_are_chosen_at_the_symbol(window: Window, case: Case, notebook: Notebook) -> None:
    system = add_system(notebook, case)
    desk = window.open("ecomap", Desk)
    desk.canvas.select(system.id)
    for group, words in (("Hubungan", "Tegang"), ("Energi", "Ke klien")):
        offered(desk, system.id, group, words)()
    window.settle()
    assert (system.tie, system.energy) == (TieKind.TENSE, Energy.TO_CLIENT)
    desk.edits.undo()
    desk.edits.undo()
    assert (system.tie, system.energy) == (None, None)


def test_a_large_window_of_its_own_follows_every_change(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    dialog = desk.show_large()
    window.settle()
    large = dialog.findChild(Desk)
    assert large is not None
    large.canvas.select(client(case))
    tool(large, GenogramTool).add_relative("ayah")
    window.settle()
    assert large.view.drawing is not None
    assert desk.view.drawing is not None
    assert len(large.view.drawing.symbols) == len(desk.view.drawing.symbols) > 1
    undoing = next(one for one in dialog.findChildren(QShortcut) if one.key().toString() == "Ctrl+Z")
    undoing.activated.emit()
    window.settle()
    assert len(large.view.drawing.symbols) == 1
    assert large._told.text().startswith("Diurungkan: ")
    dialog.accept()
    window.settle()


def test_what_is_typed_in_the_large_window_is_kept_when_the_case_is_left(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    dialog = desk.show_large()
    window.settle()
    large = dialog.findChild(Desk)
    assert large is not None
    large.canvas.select(client(case))
    tool(large, GenogramTool).add_relative("ayah")
    window.settle()
    QTest.keyClicks(cursor(), "Surya")
    desk.release()
    person = case.family[-1].person
    assert person is not None
    assert person.name == "Surya"
    assert not dialog.isVisible()


@pytest.mark.parametrize(("suffix", "begins"), [(".pdf", b"%PDF"), (".svg", b"<?xml"), (".png", b"\x89PNG")])
def test_a_picture_is_saved_from_its_page_without_what_is_private(
    window: Window,
    case: Case,
    notebook: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    begins: bytes,
) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    assert father is not None
    assert case.client is not None
    family.connect(notebook, case, case.client, father, EmotionalKind.HOSTILE)
    desk = window.open("genogram", Desk)
    [tie] = tool(desk, GenogramTool).kin().emotional_ties
    with notebook.edit("Isi", case_id=case.id):
        tie.private = True
    window.settle()
    assert desk.shown is not None
    assert any(line.kind == "emotional" for line in desk.shown.drawing.lines)
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / f"gambar{suffix}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    action = next(one for one in desk._save.menu().actions() if suffix[1:].upper() in one.text())
    action.trigger()
    assert not desk._save.isEnabled()
    window.settle()
    written = (tmp_path / f"gambar{suffix}").read_bytes()
    assert written.startswith(begins)
    assert asked[0].endswith(suffix)
    assert "Surya" not in asked[0]
    assert f"gambar{suffix}" in desk._told.text()
    if suffix == ".svg":
        assert "konflik" not in written.decode()


def test_without_a_choice_nothing_is_removed_and_it_is_said(window: Window, case: Case, notebook: Notebook) -> None:
    add_system(notebook, case)
    desk = window.open("ecomap", Desk)
    desk.remove_chosen()
    assert "Pilih dahulu" in desk._note.text()
    assert len(case.ecomaps[0].systems) == 1


def test_a_notebook_that_can_only_be_read_shows_diagrams_and_changes_nothing(
    qtbot: QtBot, case: Case, notebook: Notebook
) -> None:
    add_system(notebook, case)
    case_id, path = case.id, notebook.path
    key = DataKey(notebook.key.notebook_id, notebook.key.bytes)
    with open_notebook(path, key=key, read_only=True) as looked_at:
        shown = looked_at.session.get(type(case), case_id)
        assert shown is not None
        window = Window(qtbot, shown, looked_at)
        desk = window.open("ecomap", Desk)
        [system] = shown.ecomaps[0].systems
        drag(desk, system.id, QPoint(30, 30))
        desk.canvas.setFocus()
        desk.canvas.select(system.id)
        push(desk.canvas, Qt.Key.Key_Right)
        press(desk.canvas, Qt.Key.Key_Delete)
        tool(desk, EcomapTool).add_of("kerja")
        window.settle()
        assert [(one.dx, one.system_class) for one in shown.ecomaps[0].systems] == [(None, "teman")]
        window.close()


def test_a_new_relative_is_brought_in_sight_beside_the_fields_and_they_bear_the_name(
    window: Window, case: Case, notebook: Notebook
) -> None:
    for word in ("ayah", "kakak laki-laki", "kakak perempuan"):
        family.add_relative(notebook, case, word)
    desk = window.open("genogram", Desk)
    assert window.page is not None
    window.resize(674, 480)
    window.settle()
    click(desk, client(case))
    window.settle()
    tool(desk, GenogramTool).add_relative("anak")
    window.settle()
    QTest.qWait(150)
    window.settle()
    child = desk.canvas.current
    assert desk.canvas.viewport().rect().contains(middle(desk.canvas, child))
    QTest.keyClicks(cursor(), "Sekar")
    press(cursor(), Qt.Key.Key_Tab)
    window.settle()
    assert window.shown() == "Sekar"


def test_the_keys_work_on_the_drawing_after_its_bar_was_clicked(window: Window, case: Case, notebook: Notebook) -> None:
    family.add_relative(notebook, case, "ibu", name="Kartika")
    desk = window.open("genogram", Desk)
    for bar, words in ((desk.bar, "Serumah"), (desk.frame, "Perbesar (+)")):
        desk.foot.findChildren(QPushButton)[0].setFocus()
        buttons = bar.findChildren(QPushButton)
        button = next(one for one in buttons if words in {one.text(), one.accessibleName()})
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert desk.canvas.hasFocus()
    desk.stop()
    ties = next(one for one in desk.bar.findChildren(QPushButton) if one.text() == "Garis")
    ties.setFocus(Qt.FocusReason.TabFocusReason)
    menu = ties.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    assert desk.canvas.hasFocus()


def test_the_words_of_a_road_map_are_read_in_a_small_page(window: Window, case: Case, notebook: Notebook) -> None:
    for year in (2004, 2008, 2013, 2013, 2019, 2024):
        when = PartialDate.parse(str(year))
        add_event(notebook, case, when=when, feeling=year % 5 - 2)
    desk = window.open("road_map", Desk)
    assert window.page is not None
    window.resize(674, 520)
    window.settle()
    assert smallest_letters(desk) >= 12.0


def test_the_words_of_an_empty_road_map_are_read_as_well(window: Window, case: Case, notebook: Notebook) -> None:
    assert case.client is not None
    with notebook.edit("Lahir"):
        case.client.born = PartialDate.parse("2016-03")
    desk = window.open("road_map", Desk)
    assert window.page is not None
    window.resize(674, 560)
    window.settle()
    assert smallest_letters(desk) >= 12.0


def test_a_line_at_the_foot_of_the_page_leaves_the_drawing_as_it_is(
    window: Window, case: Case, notebook: Notebook
) -> None:
    for relation in ("ayah", "ibu", "anak laki-laki"):
        family.add_relative(notebook, case, relation, name="Surya")
    desk = window.open("genogram", Desk)
    assert window.page is not None
    window.resize(674, 480)
    window.settle()
    before = desk.canvas.transform()
    window.resize(674, 442)
    window.settle()
    assert desk.canvas.transform() == before


def test_what_is_asked_for_stands_below_the_drawing_which_stays_in_its_place(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    click(desk, client(case))
    window.settle()
    before = desk.canvas.mapTo(desk, QPoint())
    tool(desk, GenogramTool).house()
    window.settle()
    assert desk._note.isVisible()
    assert desk.canvas.mapTo(desk, QPoint()) == before


@pytest.mark.parametrize(("key", "kind"), [("quadrant", Desk), ("bpss", Desk)])
def test_the_line_that_is_typed_in_covers_no_point(window: Window, key: str, kind: type[Desk]) -> None:
    desk = window.open(key, kind)
    assert window.page is not None
    window.resize(674, 520)
    button = next(found for found in desk.bar.findChildren(QPushButton) if found.text() == "Isi")
    menu = button.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    for number in range(8):
        QTest.keyClicks(cursor(), f"hal ke-{number}")
        press(cursor(), Qt.Key.Key_Return)
        window.settle()
    line, drawing = boxes(desk).line.geometry(), desk.canvas.drawing
    assert drawing is not None
    covered = [
        label.text
        for label in drawing.labels
        if label.text.startswith("hal")
        and line.contains(desk.canvas.mapFromScene(QPointF(label.box.x0 + 1.0, (label.box.y0 + label.box.y1) / 2)))
    ]
    assert not covered
    chosen = boxes(desk).box
    press(cursor(), Qt.Key.Key_Escape)
    assert desk.canvas.current == chosen


def test_a_circle_that_cannot_be_joined_is_said_and_another_may_be_chosen(window: Window, case: Case) -> None:
    desk = window.open("venn", Desk)
    desk.first_step()
    QTest.keyClicks(cursor(), "Puskesmas")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    key = desk.canvas.current
    press(desk.canvas, Qt.Key.Key_K, Qt.Key.Key_Return)
    assert desk.mode is not None
    assert desk._note.isVisible()
    desk.canvas.select(CLIENT)
    press(desk.canvas, Qt.Key.Key_Return)
    window.settle()
    assert desk.mode is None
    assert desk.tool.row(key).overlaps == ["klien"]


def test_what_is_said_of_a_removal_is_over_when_it_is_undone(window: Window, case: Case, notebook: Notebook) -> None:
    family.add_relative(notebook, case, "ibu", name="Kartika")
    desk = window.open("genogram", Desk)
    desk.canvas.select(case.family[-1].person_id or "")
    press(desk.canvas, Qt.Key.Key_Delete)
    window.settle()
    assert desk._note.isVisible()
    assert "Kartika" in desk._note.text()
    notebook.undo(case.id)
    window.settle()
    assert not desk._note.isVisible()


def test_a_drawing_that_takes_long_says_so(
    window: Window, case: Case, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.open("genogram", Desk)
    assert not desk._busy.isVisible()
    go_on, prepare = threading.Event(), desk.prepare

    def slowly(file: CaseFile, *, names: bool) -> Shown:
        go_on.wait(300)
        return prepare(file, names=names)

    monkeypatch.setattr(desk, "prepare", slowly)
    family.add_relative(notebook, case, "ibu", name="Kartika")
    window.qtbot.waitUntil(desk._busy.isVisible)
    go_on.set()
    window.settle()
    assert not desk._busy.isVisible()
