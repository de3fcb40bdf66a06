"""Columns of tables: how wide they are, which are seen; rows by handle and by menu; the example of an empty table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.forms.catalogue import STAGES
from caseworker_app.forms.description import Field, Kind, Rows
from caseworker_app.forms.examples import example
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form import column_choices
from caseworker_app.gui.form.column_widths import Wish, fitted
from caseworker_app.gui.form.rows_menu import column_menu, row_menu
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Conference
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")
CONTACTS = Rows(
    Case.contacts,
    "Kontak",
    (
        Field(Contact.date, "Tanggal", starred=True),
        Field(Contact.place, "Tempat"),
        Field(Contact.mode, "Cara", choices="contact_modes"),
        Field(Contact.result, "Hasil"),
    ),
    item="kontak",
)
CONFERENCES = Rows(
    Case.conferences, "Rapat", (Field(Conference.place, "Tempat"), Field(Conference.number, "Ke-")), item="rapat"
)
PLACE, MODE, RESULT = 1, 2, 3


@pytest.fixture(autouse=True)
def no_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caseworker_app.paths.user_config", lambda: tmp_path / "setelan")


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    with notebook.edit("Kontak", undoable=False):
        case.contacts = [
            Contact(date=PartialDate.parse(f"{day}/8/2024"), place=place, result="Klien bercerita. " * 20)
            for day, place in ((26, "aula"), (27, "kantor"), (28, "balai desa"))
        ]
    return CaseSession(case, notebook)


def table(rows: Rows, edits: CaseSession, qtbot: QtBot, *, width: int = 720) -> RowsTable:
    built = RowsTable(rows, lambda **_: edits.case, edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    built.resize(width, 500)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    built.view.setFocus()
    return built


def places(case: Case) -> list[str | None]:
    return [contact.place for contact in case.contacts]


@pytest.mark.parametrize(
    ("room", "wishes", "widths"),
    [
        (300, [Wish(50, 50, grows=False), Wish(80, 100, grows=True)], [50, 250]),
        (140, [Wish(50, 50, grows=False), Wish(80, 100, grows=True)], [50, 90]),
        (90, [Wish(50, 50, grows=False), Wish(80, 100, grows=True)], [50, 80]),
        (200, [Wish(50, 50, grows=False), Wish(60, 60, grows=False)], [50, 150]),
    ],
)
def test_room_is_shared_by_what_columns_hold(room: int, wishes: list[Wish], widths: list[int]) -> None:
    assert fitted(room, wishes) == widths


def test_a_date_has_room_for_a_whole_date_and_a_number_for_little(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    metrics = QFontMetrics(theme.font())
    assert contacts.view.columnWidth(0) >= metrics.horizontalAdvance("26 Agustus 2024")
    conferences = table(CONFERENCES, edits, qtbot)
    assert conferences.view.columnWidth(1) < theme.px(70)


def test_an_empty_column_is_out_of_sight_and_comes_back_by_the_menu(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    assert contacts.view.columns() == [0, PLACE, RESULT]
    assert contacts._columns.text() == "Kolom (1 tersembunyi)"
    menu = column_menu(contacts.view, contacts.model, contacts.view)
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Tanggal"].isEnabled()
    actions["Cara"].trigger()
    assert contacts.view.columns() == [0, PLACE, MODE, RESULT]
    assert table(CONTACTS, edits, qtbot).view.columns() == [0, PLACE, MODE, RESULT]


@pytest.mark.parametrize("typed", [False, True])
def test_a_row_that_is_begun_shows_at_once_every_column_that_tab_leads_to(
    edits: CaseSession, qtbot: QtBot, *, typed: bool
) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    assert contacts.view.isColumnHidden(MODE)
    if typed:
        contacts.view.setCurrentIndex(contacts.model.index(3, 0))
        QTest.keyClicks(contacts.view, "2")
    else:
        contacts.view.open_cell(3, 0)
    assert not contacts.view.isColumnHidden(MODE)


def test_a_new_row_comes_to_hidden_columns_by_tab_and_an_old_one_does_not(
    edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    contacts.view.open_cell(0, PLACE)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert contacts.view.currentIndex().column() == RESULT
    contacts.view.open_cell(3, PLACE)
    QTest.keyClicks(focus(), "rumah")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert contacts.view.currentIndex().column() == MODE
    assert not contacts.view.isColumnHidden(MODE)


def test_a_column_stays_in_sight_when_it_is_emptied(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    with notebook.edit("Kosong"):
        for contact in case.contacts:
            contact.place = None
    contacts.refresh()
    assert PLACE in contacts.view.columns()


def test_widths_that_were_drawn_by_hand_are_kept(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    contacts.view.horizontalHeader().resizeSection(PLACE, theme.px(222))
    QApplication.processEvents()
    assert table(CONTACTS, edits, qtbot).view.columnWidth(PLACE) == theme.px(222)
    assert column_choices.load(CONTACTS).widths == {"place": 222}
    contacts.view.forget_widths()
    assert column_choices.load(CONTACTS).widths == {}


def test_what_does_not_fit_has_a_bar(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot, width=300)
    qtbot.waitUntil(lambda: contacts.view.horizontalScrollBar().maximum() > 0)
    assert contacts.view.horizontalScrollBar().isVisible()
    last = contacts.view.visualRect(contacts.model.index(contacts.model.add_line, 0))
    assert last.bottom() <= contacts.view.viewport().height()


def test_a_table_gives_way_and_has_no_bar_where_its_columns_fit(edits: CaseSession, qtbot: QtBot) -> None:
    """As when the column beside the page becomes wide for the chosen row."""
    built = table(CONTACTS, edits, qtbot, width=760)
    built.choose(edits.case.contacts[0])
    assert all(button.isVisible() for button in built._buttons)
    built.resize(480, 500)
    QApplication.processEvents()
    assert built.width() == 480
    assert built.minimumSizeHint().width() <= 400
    assert not built.view.horizontalScrollBar().isVisible()
    assert not any(button.isVisible() for button in built._buttons)
    assert built._actions.isVisible()
    edge = built._columns.mapTo(built, built._columns.rect().topRight()).x()
    assert edge <= built.width()
    built.resize(760, 500)
    QApplication.processEvents()
    assert all(button.isVisible() for button in built._buttons)


def test_a_heading_over_numbers_may_break_into_lines(edits: CaseSession, qtbot: QtBot) -> None:
    scale = Rows(
        Case.conferences,
        "Rapat",
        (Field(Conference.place, "Tempat"), Field(Conference.number, "Tingkat pada akhir pertolongan")),
    )
    built = table(scale, edits, qtbot, width=420)
    heads = built.view.horizontalHeader()
    number = built.view.columns()[-1]
    room = QRect(0, 0, heads.sectionSize(number) - theme.px(18), 1000)
    role = Qt.ItemDataRole.TextAlignmentRole
    flags = int(built.model.headerData(number, Qt.Orientation.Horizontal, role))
    words = QFontMetrics(theme.font(theme.SMALL, 600)).boundingRect(room, flags, "Tingkat pada akhir pertolongan")
    assert (words.width() <= room.width(), words.height() <= heads.height()) == (True, True)


def test_choosing_a_row_does_not_move_the_table(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    top = contacts.view.y()
    contacts.view.setCurrentIndex(contacts.model.index(1, 0))
    QApplication.processEvents()
    assert contacts.view.y() == top


def test_rows_are_drawn_by_their_handles(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    handles = contacts.view.verticalHeader()
    first, third = (
        QPoint(6, handles.sectionViewportPosition(row) + handles.sectionSize(row) // 2 + 4) for row in (0, 2)
    )
    QTest.mousePress(handles.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(handles.viewport(), third)
    QTest.mouseRelease(handles.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert places(case) == ["kantor", "balai desa", "aula"]
    assert contacts.view.chosen_rows() == [2]
    edits.undo()
    assert places(case) == ["aula", "kantor", "balai desa"]


def test_a_menu_offers_what_can_be_done(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    contacts.view.setCurrentIndex(contacts.model.index(1, 1))
    menu = row_menu(contacts.view, contacts.model, contacts.act)
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["Sisipkan baris di atas"].trigger()
    assert (len(case.contacts), contacts.view.currentIndex().row()) == (4, 1)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: places(case) == ["aula", "kantor", "balai desa"])
    contacts.view.setCurrentIndex(contacts.model.index(0, 1))
    actions["Hapus baris"].trigger()
    assert places(case) == ["kantor", "balai desa"]


def test_the_menu_opens_by_the_keyboard(edits: CaseSession, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    contacts.view.setCurrentIndex(contacts.model.index(1, 1))
    contacts.view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_an_empty_table_shows_an_example_that_is_nowhere_stored(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    conferences = table(CONFERENCES, edits, qtbot)
    model = conferences.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Tambah rapat …", "misalnya rumah klien"]
    assert not model.index(1, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Contoh, tidak tersimpan")
    QTest.mouseClick(conferences.view.viewport(), Qt.MouseButton.LeftButton, pos=centre(conferences, 1))
    QTest.keyClicks(focus(), "aula")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert [conference.place for conference in case.conferences] == ["aula"]
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["aula", "Tambah rapat …"]
    edits.undo()
    assert model.rowCount() == 2
    assert tester.model() is model


def centre(built: RowsTable, row: int) -> QPoint:
    return built.view.visualRect(built.model.index(row, 0)).center()


def focus() -> Any:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def all_rows(items: Any) -> Iterator[Rows]:
    for item in items:
        if isinstance(item, Rows):
            yield item
            yield from all_rows(item.details)


def test_every_table_has_an_example_for_its_first_words() -> None:
    tables = [rows for stage in STAGES for page in stage.pages for rows in all_rows(item for _, item in page.items())]
    told = [rows for rows in tables if any(column.editor is not Kind.RECORD for column in rows.columns)]
    assert [rows.label for rows in told if not any(map(example, rows.columns))] == []
