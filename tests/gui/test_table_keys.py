"""Keys mean the same in every kind of cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit

from caseworker_app.forms.description import Field, Kind, Rows
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.intervention import Session
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Cell(NamedTuple):
    """A column of each kind, what is typed into it, and what it then shows."""

    field: Field
    typed: str
    shown: str


CELLS = {
    "line": Cell(Field(Session.place, "Diuji"), "aula", "aula"),
    "memo": Cell(Field(Session.process, "Diuji"), "tenang", "tenang"),
    "words": Cell(Field(Session.techniques, "Diuji", kind=Kind.WORDS), "refleksi", "refleksi"),
    "date": Cell(Field(Session.date, "Diuji"), "26/8/2024", "26/8/2024"),
    "unread date": Cell(Field(Session.date, "Diuji"), "26/13", "26/13"),
    "time": Cell(Field(Session.time, "Diuji"), "9.30", "09.30"),
    "number": Cell(Field(Session.number, "Diuji"), "12", "12"),
    "unread number": Cell(Field(Session.number, "Diuji"), "dua belasan", "dua belasan"),
    "choice": Cell(Field(Session.place, "Diuji", choices="contact_modes"), "telep", "telepon"),
    "several": Cell(Field(Session.techniques, "Diuji", choices="techniques"), "teknik sendiri", "teknik sendiri"),
    "enum": Cell(Field(Person.sex, "Diuji"), "per", "perempuan"),
    "yes or no": Cell(Field(FamilyMember.emergency_contact, "Diuji"), "y", "ya"),
    "person": Cell(Field(FamilyMember.person, "Diuji", kind=Kind.PERSON), "Bu Sari", "Bu Sari"),
}
MOVES = {
    "Enter": (Qt.Key.Key_Return, NONE, (2, 1)),
    "Shift+Enter": (Qt.Key.Key_Return, SHIFT, (0, 1)),
    "Tab": (Qt.Key.Key_Tab, NONE, (1, 2)),
    "Shift+Tab": (Qt.Key.Key_Backtab, SHIFT, (1, 0)),
}


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    with notebook.edit("Isi", undoable=False):
        case.sessions = [Session(activity_name=name) for name in "ABC"]
        case.family = [FamilyMember(relation=name) for name in "ABC"]
    return CaseSession(case, notebook)


def table(cell: Cell, edits: CaseSession, qtbot: QtBot) -> RowsTable:
    if cell.field.attribute.class_ is Session:
        first, last = Field(Session.activity_name, "Awal"), Field(Session.method, "Akhir")
        rows = Rows(Case.sessions, "Pertemuan", (first, cell.field, last))
    else:
        first, last = Field(FamilyMember.relation, "Awal"), Field(FamilyMember.note, "Akhir")
        rows = Rows(Case.family, "Keluarga", (first, cell.field, last))
    built = RowsTable(rows, lambda **_: edits.case, edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    built.resize(720, 500)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    for column in (1, 2):
        built.view.reveal(column)
    built.view.setFocus()
    built.view.setCurrentIndex(built.model.index(1, 1))
    return built


def press(key: str | Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """As a hand does, into whatever has the keys by then."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    if isinstance(key, str):
        QTest.keyClicks(widget, key, modifiers)
    else:
        QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def type_in(text: str) -> None:
    for letter in text:
        press(letter)


def place(built: RowsTable) -> tuple[int, int]:
    index = built.view.currentIndex()
    return index.row(), index.column()


def is_open(built: RowsTable) -> bool:
    return built.view.state() == QAbstractItemView.State.EditingState


def texts(built: RowsTable, column: int = 1) -> list[str]:
    return [built.model.index(row, column).data() for row in range(built.model.add_line)]


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("kind", CELLS)
def test_a_key_stores_what_was_typed_and_leads_on(kind: str, move: str, edits: CaseSession, qtbot: QtBot) -> None:
    built, (key, modifiers, there) = table(CELLS[kind], edits, qtbot), MOVES[move]
    type_in(CELLS[kind].typed)
    press(key, modifiers)
    typed_alone = kind == "choice" and "Tab" in move  # Tab leaves a word as it is typed, Enter takes what it begins
    assert texts(built) == ["", CELLS[kind].typed if typed_alone else CELLS[kind].shown, ""]
    assert (place(built), is_open(built)) == (there, True)


@pytest.mark.parametrize("kind", CELLS)
def test_typing_replaces_what_stands_in_a_cell_and_escape_gives_it_back(
    kind: str, edits: CaseSession, notebook: Notebook, qtbot: QtBot
) -> None:
    cell = CELLS[kind]
    built = table(cell, edits, qtbot)
    type_in(cell.typed)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    built.view.setCurrentIndex(built.model.index(1, 1))
    before = texts(built)
    type_in("9")
    edits.save_typing()
    if QApplication.activePopupWidget():
        press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert (texts(built), is_open(built), place(built)) == (before, False, (1, 1))
    assert built.view.hasFocus()


@pytest.mark.parametrize("kind", CELLS)
def test_rows_are_moved_and_copied_from_within_a_cell(kind: str, edits: CaseSession, qtbot: QtBot) -> None:
    cell = CELLS[kind]
    built = table(cell, edits, qtbot)
    type_in(cell.typed)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Backtab, SHIFT)
    press(Qt.Key.Key_Escape)
    built.view.open_cell(1, 1)
    press(Qt.Key.Key_Down, ALT)
    assert (texts(built, 0), texts(built)) == (["A", "C", "B"], ["", "", cell.shown])
    press(Qt.Key.Key_D, CONTROL)
    assert texts(built) == ["", "", cell.shown, cell.shown]


@pytest.mark.parametrize("kind", ["line", "memo", "date", "number", "choice"])
def test_the_caret_stands_behind_the_text_on_enter_and_all_is_chosen_on_tab(
    kind: str, edits: CaseSession, qtbot: QtBot
) -> None:
    built = table(CELLS[kind], edits, qtbot)
    type_in(CELLS[kind].typed)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    built.view.setCurrentIndex(built.model.index(1, 1))
    press(Qt.Key.Key_F2)
    assert caret() == (len(CELLS[kind].shown), "")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert caret()[1].casefold() == CELLS[kind].shown


def caret() -> tuple[int, str]:
    editor = QApplication.focusWidget()
    if isinstance(editor, QPlainTextEdit):
        return editor.textCursor().position(), editor.textCursor().selectedText()
    assert isinstance(editor, QLineEdit)
    return editor.cursorPosition(), editor.selectedText()


def test_alt_enter_breaks_the_line_in_a_cell(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    built = table(CELLS["memo"], edits, qtbot)
    type_in("satu")
    press(Qt.Key.Key_Return, ALT)
    type_in("dua")
    press(Qt.Key.Key_Return)
    assert case.sessions[1].process == "satu\ndua"
    assert texts(built)[1] == "satu\ndua"


def test_tab_goes_on_in_the_next_row(edits: CaseSession, qtbot: QtBot) -> None:
    built = table(CELLS["line"], edits, qtbot)
    built.view.open_cell(1, 2)
    press(Qt.Key.Key_Tab)
    assert place(built) == (2, 0)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert place(built) == (1, 2)


def test_several_rows_are_one_step(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    built = table(CELLS["line"], edits, qtbot)
    built.view.setCurrentIndex(built.model.index(1, 0))
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Up, ALT)
    assert texts(built, 0) == ["B", "C", "A"]
    assert built.view.chosen_rows() == [0, 1]
    press(Qt.Key.Key_D, CONTROL)
    assert texts(built, 0) == ["B", "C", "B", "C", "A"]
    press(Qt.Key.Key_Delete)
    assert texts(built, 0) == ["B", "C", "A"]
    for expected in (["B", "C", "B", "C", "A"], ["B", "C", "A"], ["A", "B", "C"]):
        edits.undo()
        assert texts(built, 0) == expected


@pytest.mark.parametrize("kind", ["date", "number", "person", "enum", "line"])
def test_a_row_begun_in_any_cell_goes_with_one_step_of_undo(
    kind: str, edits: CaseSession, notebook: Notebook, case: Case, qtbot: QtBot
) -> None:
    built = table(CELLS[kind], edits, qtbot)
    built.view.open_cell(3, 1)
    type_in(CELLS[kind].typed)
    edits.save_typing()
    notebook.end_step(case.id)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert texts(built)[3] == CELLS[kind].shown
    edits.undo()
    assert texts(built, 0) == ["A", "B", "C"]


def test_a_row_that_was_begun_and_emptied_disappears(edits: CaseSession, notebook: Notebook, qtbot: QtBot) -> None:
    built = table(CELLS["line"], edits, qtbot)
    built.view.open_cell(3, 1)
    type_in("aula")
    edits.save_typing()
    assert len(texts(built)) == 4
    for _ in "aula":
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(built, 0) == ["A", "B", "C"])


def test_the_table_goes_to_its_ends(edits: CaseSession, qtbot: QtBot) -> None:
    built = table(CELLS["line"], edits, qtbot)
    press(Qt.Key.Key_End, CONTROL)
    assert place(built) == (2, 2)
    press(Qt.Key.Key_Home, CONTROL)
    assert place(built) == (0, 0)


@pytest.mark.parametrize("first", ["typed", "Enter"])
def test_what_is_typed_right_after_a_click_on_the_chosen_row_goes_into_that_cell(
    first: str, edits: CaseSession, qtbot: QtBot
) -> None:
    """Qt waits whether a second click comes, and meanwhile would go to a row that begins with the letter."""
    built = table(CELLS["line"], edits, qtbot)
    view = built.view
    cell = view.visualRect(built.model.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell)
    if first == "Enter":
        press(Qt.Key.Key_Return)
    type_in("Ca")
    press(Qt.Key.Key_Return)
    assert texts(built, 0) == ["A", "BCa" if first == "Enter" else "Ca", "C"]
