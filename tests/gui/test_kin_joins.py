"""People who are already drawn are joined in the genogram, with the mouse from one to the other, and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from caseworker_app.casework.kin import partners
from caseworker_app.gui.case.family import FamilyPlacer
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.genogram import GenogramTool
from caseworker_app.jobs import family
from caseworker_app.model.choices import EmotionalKind, ParentageKind, Sex, TieKind, UnionKind
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.person import Person
from tests.gui.test_diagram_desks import (
    Window,
    add_system,
    click,
    client,
    cursor,
    drag,
    middle,
    offered,
    press,
    texts,
    tool,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard", extend=True)
"""What the windowless platform says of every menu that is opened."""


@pytest.fixture
def window(qtbot: QtBot, case: Case, notebook: Notebook) -> Iterator[Window]:
    opened = Window(qtbot, case, notebook)
    yield opened
    opened.close()


@pytest.fixture
def friend(notebook: Notebook, case: Case) -> Person:
    person = family.add_relative(notebook, case, "teman", name="Rina").person
    assert person is not None
    return person


def pull(desk: Desk, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = desk.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, held, start)
    for step in range(1, 5):
        QTest.mouseMove(view, start + (end - start) * step / 4)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, held, end)


def handle(desk: Desk) -> QPoint:
    box = desk.canvas.box_of(desk.canvas.current)
    assert box is not None
    return desk.canvas.mapFromScene(QPointF(box.x1 + 3.0, box.y0 - 3.0))


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(*words: str) -> None:
    """Go through the menu that is open."""
    menu: Any = open_menu()
    for word in words:
        action = next(entry for entry in menu.actions() if entry.text() == word)
        menu = action.menu()
        if menu is None:
            action.trigger()
    open_menu().close()


def couples(desk: Desk) -> list[tuple[set[str], UnionKind | None]]:
    unions = tool(desk, GenogramTool).kin().unions
    return [(set(partners(union)), union.kind) for union in unions if len(partners(union)) > 1]


def test_a_line_is_pulled_from_the_handle_and_two_become_a_couple(
    window: Window, case: Case, notebook: Notebook, friend: Person
) -> None:
    desk = window.open("genogram", Desk)
    click(desk, client(case))
    window.settle()
    pull(desk, handle(desk), middle(desk.canvas, friend.id))
    choose("Pasangan", "Menikah")
    window.settle()
    assert couples(desk) == [({client(case), friend.id}, UnionKind.MARRIED)]
    assert case.nudges == []
    assert window.shown() == "Pasangan dan anak"
    assert notebook.undo(case.id) == "Jadikan pasangan"
    window.settle()
    assert couples(desk) == []


def test_a_line_may_mean_an_emotion_parent_and_child_or_siblings(
    window: Window, case: Case, notebook: Notebook, friend: Person
) -> None:
    desk = window.open("genogram", Desk)
    shift = Qt.KeyboardModifier.ShiftModifier
    for words in (("Garis hubungan", "Konflik"), ("Melati Sari: anak Rina", "Anak angkat")):
        pull(desk, middle(desk.canvas, client(case)), middle(desk.canvas, friend.id), shift)
        choose(*words)
        window.settle()
    kin = tool(desk, GenogramTool).kin()
    assert [tie.kind for tie in kin.emotional_ties] == [EmotionalKind.HOSTILE]
    [(union, parentage)] = kin.births(client(case))
    assert (partners(union), parentage.kind) == ([friend.id], ParentageKind.ADOPTED)


def test_a_line_that_ends_nowhere_means_nothing(window: Window, case: Case, friend: Person) -> None:
    desk = window.open("genogram", Desk)
    pull(desk, middle(desk.canvas, client(case)), QPoint(5, 5), Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.activePopupWidget() is None
    drag(desk, client(case), QPoint(40, 0))
    window.settle()
    assert len(case.nudges) == 1


def test_two_become_a_couple_by_keys_and_get_a_child(
    window: Window, case: Case, notebook: Notebook, friend: Person
) -> None:
    desk = window.open("genogram", Desk)
    desk.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    desk.canvas.select(client(case))
    offered(desk, client(case), "Pasangan", "Jadikan pasangan dengan …", "Hubungan belum diketahui")()
    desk.canvas.select(friend.id)
    press(desk.canvas, Qt.Key.Key_Return)
    window.settle()
    assert couples(desk) == [({client(case), friend.id}, None)]
    assert window.column.isAncestorOf(cursor())
    buttons = window.column.findChildren(QPushButton)
    button = next(button for button in buttons if button.text() == "Tambah anak perempuan")
    button.click()
    window.settle()
    QTest.keyClicks(cursor(), "Sekar")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    child = case.family[-1].person
    assert child is not None
    assert child.name == "Sekar"
    assert set(tool(desk, GenogramTool).kin().parents(child.id)) == {client(case), friend.id}


def test_a_child_who_is_there_is_given_to_one_parent_or_the_couple(
    window: Window, case: Case, notebook: Notebook, friend: Person
) -> None:
    husband = family.add_relative(notebook, case, "suami", name="Bayu").person
    assert husband is not None
    desk = window.open("genogram", Desk)
    desk.canvas.select(client(case))
    offered(desk, client(case), "Anak", "Orang yang sudah digambar …")()
    click(desk, friend.id)
    assert [action.text() for action in open_menu().actions()] == [
        "Rina: anak Melati Sari dan Bayu",
        "Rina: anak Melati Sari saja",
    ]
    choose("Rina: anak Melati Sari dan Bayu", "Anak kandung")
    window.settle()
    assert set(tool(desk, GenogramTool).kin().parents(friend.id)) == {client(case), husband.id}


def test_what_cannot_be_is_said_in_one_sentence(window: Window, case: Case, notebook: Notebook) -> None:
    mother = family.add_relative(notebook, case, "ibu", name="Kartika").person
    assert mother is not None
    desk = window.open("genogram", Desk)
    pull(desk, middle(desk.canvas, mother.id), middle(desk.canvas, client(case)), Qt.KeyboardModifier.ShiftModifier)
    choose("Kartika: anak Melati Sari", "Anak kandung")
    window.settle()
    assert "tidak mungkin" in desk._note.text()
    assert tool(desk, GenogramTool).kin().parents(mother.id) == []


def test_what_joins_a_mere_partner_is_not_made_up(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    offered(desk, client(case), "Pasangan", "Pasangan")()
    window.settle()
    assert [kind for _, kind in couples(desk)] == [None]


def test_an_unknown_parent_is_added_where_the_symbol_stands(window: Window, case: Case, notebook: Notebook) -> None:
    family.add_relative(notebook, case, "kakak perempuan", name="Rina")
    desk = window.open("genogram", Desk)
    unknown = next(key for key in desk.canvas.order() if key.endswith("/2"))
    click(desk, unknown)
    assert "belum dikenal" in desk._note.text()
    press(desk.canvas, Qt.Key.Key_Return)
    window.settle()
    QTest.keyClicks(cursor(), "Kartika")
    press(cursor(), Qt.Key.Key_Escape)
    window.settle()
    kin = tool(desk, GenogramTool).kin()
    [mother] = kin.parents(client(case))
    person = kin.person(mother)
    assert person is not None
    assert (person.name, person.sex) == ("Kartika", Sex.FEMALE)


def test_partners_are_offered_by_their_sex(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    menu = desk.bar.buttons["Pasangan"].menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()][:3] == ["Suami", "Istri", "Pasangan"]


def test_the_tie_of_a_system_is_drawn_from_the_client(window: Window, case: Case, notebook: Notebook) -> None:
    system = add_system(notebook, case)
    desk = window.open("ecomap", Desk)
    other = next(key for key in desk.canvas.order() if key != system.id)
    pull(desk, middle(desk.canvas, other), middle(desk.canvas, system.id), Qt.KeyboardModifier.ShiftModifier)
    choose("Tegang")
    window.settle()
    assert system.tie is TieKind.TENSE


def test_a_family_that_came_without_rows_is_no_empty_one(window: Window, case: Case, notebook: Notebook) -> None:
    husband = Person(name="Guntur Samudra")
    with notebook.edit("Paket", undoable=False) as session:
        session.add(husband)
        session.flush()
        session.add(Union(partner1_id=husband.id, partner2_id=client(case), children=[Parentage(position=0)]))
    desk = window.open("genogram", Desk)
    assert not desk._hint.isVisible()
    assert "GS" in texts(desk)
    placer = FamilyPlacer(CaseSession(case, notebook), desk)
    window.qtbot.waitUntil(lambda: [member.person_id for member in case.family] == [husband.id])
    placer.release()


def test_a_client_alone_is_told_how_to_begin(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    assert desk._hint.isVisible()
    assert any("baru memuat klien" in label.text() for label in desk._hint.findChildren(QLabel))


def test_fields_leave_the_drawing_its_height_on_a_small_screen(window: Window, case: Case, notebook: Notebook) -> None:
    family.add_relative(notebook, case, "ibu", name="Kartika")
    desk = window.open("genogram", Desk)
    window.resize(674, 566)
    before = desk.frame.height()
    click(desk, client(case))
    window.settle()
    assert window.shown()
    assert desk.frame.height() == before >= 400


def test_the_large_view_has_a_button(window: Window, case: Case) -> None:
    desk = window.open("genogram", Desk)
    buttons = desk.foot.findChildren(QPushButton)
    button = next(button for button in buttons if button.accessibleName() == "Tampilan besar")
    assert button.isVisible()
