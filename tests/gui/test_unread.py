"""What cannot be read is the same everywhere: field, table, header, list, report, package, and the next notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from caseworker_app import paths
from caseworker_app.casework.unread import unread
from caseworker_app.forms.records import unread_words
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.data_requests import RecordDialog
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.gedcom import save_gedcom
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.gui.papers.panel import PrintPanel
from caseworker_app.gui.papers.unread_list import UnreadDialog
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import packages, printing
from caseworker_app.jobs.case_files import load
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Goal, Indicator
from caseworker_app.model.practice import Agency
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

DAY, WEIGHT, AGENCY = "31/9/2024", "lima puluhan", "Dinas yang belum ada"
FIRST, CLOCK, PRICE, TARGET = "26/13", "25.70", "dua juta", "30 Februari 2025"


@pytest.fixture
def main(
    notebook: Notebook, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "config")
    with notebook.edit("Isi", undoable=False):
        case.agency = Agency(name="Sentra Contoh")
        case.assessment.weight_kg = 55
        case.contacts.append(Contact(date=PartialDate.parse("1/9/2024"), time=TimeSpan.parse("9-10"), place="rumah"))
        case.activities.append(Activity(name="Latihan", cost=500_000))
        indicator = Indicator(text="tidur", target_date=PartialDate.parse("2025"))
        case.goals.append(Goal(text="tenang", indicators=[indicator]))
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.resize(1366, 740)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.release()


def opened(main: MainWindow, case: Case, place: str, field: str = "") -> CaseWindow:
    main.open_case(case.id, place, field)
    assert main.case is not None
    return main.case


def type_over(box: QWidget, text: str) -> None:
    """Type over what stands in a field, and leave it."""
    line = box.editor.focusProxy() if isinstance(box, FieldBox) else QApplication.focusWidget()
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def page_of(window: CaseWindow) -> QWidget:
    part = window._stack.currentWidget()
    assert isinstance(part, StageWizard)
    page = part._stack.currentWidget()
    assert page is not None
    return page


def box_of(window: CaseWindow, key: str) -> FieldBox:
    """A field of the page, or of the column beside it."""
    boxes = (box for place in (page_of(window), window._context) for box in place.findChildren(FieldBox))
    return next(box for box in boxes if box.field.key == key and box.isVisible())


def table_of(window: CaseWindow, key: str) -> RowsTable:
    """A table of the page, or of the column beside it."""
    tables = (table for place in (page_of(window), window._context) for table in place.findChildren(RowsTable))
    return next(table for table in tables if table._rows.key == key and table.isVisible())


def type_into_cell(table: RowsTable, key: str, text: str) -> None:
    column = next(at for at, field in enumerate(table._rows.columns) if field.key == key)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, column))
    table.view.edit(table.view.currentIndex())
    type_over(table, text)
    table.view.setFocus()
    QApplication.processEvents()
    assert table.model.index(0, column).data() == text


def choose_row(table: RowsTable) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    QApplication.processEvents()


def fill(main: MainWindow, case: Case) -> CaseWindow:
    """Text that cannot be read, in an editor of every kind."""
    window = opened(main, case, "engagement/case")
    type_over(box_of(window, "opened"), DAY)
    type_over(box_of(window, "agency"), AGENCY)
    opened(main, case, "assessment/bpss")
    type_over(box_of(window, "weight_kg"), WEIGHT)
    opened(main, case, "engagement/contacts")
    type_into_cell(table_of(window, "contacts"), "date", FIRST)
    type_into_cell(table_of(window, "contacts"), "time", CLOCK)
    opened(main, case, "plan/activities")
    choose_row(table_of(window, "activities"))
    type_over(box_of(window, "cost"), PRICE)
    opened(main, case, "plan/goals")
    choose_row(table_of(window, "goals"))
    type_into_cell(table_of(window, "indicators"), "target_date", TARGET)
    return window


TYPED = {DAY, AGENCY, WEIGHT, FIRST, CLOCK, PRICE, TARGET}


def test_what_was_typed_is_the_same_everywhere(
    main: MainWindow, case: Case, notebook: Notebook, second: Notebook, qtbot: QtBot
) -> None:
    window = fill(main, case)
    assert {one.text for one in unread(load(notebook, case.id))} == TYPED
    assert f"dibuka “{DAY}” (belum terbaca)" in window._header._number.text()
    assert "Sentra Contoh" not in window._header._number.text()
    main.show_cases()
    qtbot.waitUntil(lambda: any(DAY in str(index.data()) for index in _cells(main)))
    report = _words(printing.print_document(notebook, case.id, "case-report", gate="preview"))
    for text in (DAY, WEIGHT, FIRST, CLOCK, PRICE):
        assert f"tertulis “{text}”".casefold() in report.casefold()
    for before in ("23 Agustus 2024", "55 kg", "1 September 2024", "09.00", "500.000"):
        assert before not in report
    arrived = packages.import_case(second, packages.export_case(notebook, case.id))
    there = second.session.get_one(Case, arrived.case_id)
    assert {one.text for one in unread(load(second, there.id))} == TYPED
    again = MainWindow(second, Preferences())
    qtbot.addWidget(again)
    again.show()
    found = opened(again, there, "engagement/case")
    assert box_of(found, "opened").editor.unread() == DAY
    assert box_of(found, "agency").editor.unread() == AGENCY
    opened(again, there, "assessment/bpss")
    assert box_of(found, "weight_kg").editor.unread() == WEIGHT
    again.release()


def test_one_step_of_undo_brings_back_what_stood_there(
    main: MainWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    window = opened(main, case, "engagement/case")
    type_over(box_of(window, "opened"), DAY)
    window.undo()
    assert str(case.opened) == "2024-08-23"
    qtbot.waitUntil(lambda: box_of(window, "opened").editor.unread() is None)
    opened(main, case, "assessment/bpss")
    box = box_of(window, "weight_kg")
    type_over(box, WEIGHT)
    assert (case.assessment.weight_kg, notebook.drafts.of(case.assessment)) == (None, {"weight_kg": WEIGHT})
    window.undo()
    assert (case.assessment.weight_kg, notebook.drafts.of(case.assessment)) == (55, {})
    qtbot.waitUntil(lambda: box.editor.unread() is None and box.editor.value() == 55)
    window.edits.redo()
    assert (case.assessment.weight_kg, notebook.drafts.of(case.assessment)) == (None, {"weight_kg": WEIGHT})
    qtbot.waitUntil(lambda: box.editor.unread() == WEIGHT)
    type_over(box, "57,5")
    assert (case.assessment.weight_kg, notebook.drafts.of(case.assessment)) == (57.5, {})


def test_before_printing_the_unread_fields_are_listed_each_a_click_from_its_field(
    main: MainWindow, case: Case, qtbot: QtBot
) -> None:
    window = opened(main, case, "engagement/case")
    type_over(box_of(window, "opened"), DAY)
    opened(main, case, "documents/case-report")
    panel = next(one for one in window.findChildren(PrintPanel))
    qtbot.waitUntil(lambda: not work.running() and panel.unread.isVisible())
    assert panel.print.isEnabled()
    link = next(one for one in panel.unread.findChildren(QPushButton) if DAY in one.accessibleName())
    assert link.accessibleName() == f"Kasus dibuka “{DAY}” (Data kasus)"
    link.click()
    assert window.place() == "engagement/case"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert box_of(window, "opened").isAncestorOf(focused)


def test_before_a_case_is_saved_as_a_package_the_unread_fields_are_listed(
    main: MainWindow, case: Case, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(main, case, "assessment/bpss")
    type_over(box_of(window, "weight_kg"), WEIGHT)
    main.show_cases()
    target = tmp_path / "kasus.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    told: list[str] = []
    case_packages.offer(main.cases, notebook, case.id, "2024-001", told.append, window.go_to)
    dialog = main.findChild(UnreadDialog)
    assert dialog is not None
    assert not told
    dialog.go_on.click()
    assert WEIGHT in target.read_text(encoding="utf-8")
    assert "kasus.json" in told[0]
    case_packages.offer(main.cases, notebook, case.id, "2024-001", told.append, window.go_to)
    dialog = next(one for one in main.findChildren(UnreadDialog) if one.isVisible())
    next(one for one in dialog.fields.findChildren(QPushButton) if WEIGHT in one.accessibleName()).click()
    assert window.place() == "assessment/bpss"
    assert len(told) == 1


def test_before_a_drawing_or_its_family_is_saved_the_unread_fields_are_listed(
    main: MainWindow, case: Case, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(main, case, "assessment/bpss")
    type_over(box_of(window, "weight_kg"), WEIGHT)
    window = opened(main, case, "assessment/genogram")
    desk = next(desk for desk in window.findChildren(Desk) if desk.isVisible())
    targets = [tmp_path / "gambar.svg", tmp_path / "keluarga.ged"]
    saved = iter(targets)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(saved)), ""))
    (as_picture,) = [entry for entry in desk._save.menu().actions() if "SVG" in entry.text()]
    starts: list[Callable[[], None]] = [
        lambda: as_picture.activate(QAction.ActionEvent.Trigger),
        lambda: save_gedcom(desk),
    ]
    for start, target in zip(starts, targets, strict=True):
        start()
        dialog = next(one for one in desk.findChildren(UnreadDialog) if one.isVisible())
        assert any(WEIGHT in link.accessibleName() for link in dialog.fields.findChildren(QPushButton))
        assert not target.exists()
        dialog.go_on.click()
        qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not work.running())


def test_the_copy_for_the_client_lists_what_could_not_be_read(main: MainWindow, case: Case, notebook: Notebook) -> None:
    window = opened(main, case, "assessment/bpss")
    type_over(box_of(window, "weight_kg"), WEIGHT)
    dialog = RecordDialog(main, window.edits)
    dialog.open()
    QApplication.processEvents()
    assert dialog.fields.height() >= dialog.fields.sizeHint().height(), "nothing of it is squeezed"
    next(link for link in dialog.fields.findChildren(QPushButton) if WEIGHT in link.accessibleName()).click()
    assert not dialog.isVisible()
    assert window.place() == "assessment/bpss"


def test_a_birth_date_that_cannot_be_read_is_kept_when_a_client_is_registered(
    main: MainWindow, notebook: Notebook
) -> None:
    dialog = NewCaseDialog(notebook, main)
    dialog.name.line.setText("Cahya Utami")
    dialog.born.line.setText("31/9/1990")
    dialog.accept()
    made = notebook.session.get_one(Case, dialog.case_id)
    assert made.client is not None
    assert unread_words(made.client.born) == "31/9/1990"
    window = opened(main, made, "client/client_identity")
    assert box_of(window, "born").editor.unread() == "31/9/1990"


def test_a_case_of_an_earlier_year_is_registered_with_its_day_and_the_age_of_then(
    main: MainWindow, notebook: Notebook
) -> None:
    dialog = NewCaseDialog(notebook, main)
    dialog.name.line.setText("Cahya Utami")
    QTest.keyClicks(dialog.born.line, "27")
    QTest.keyClicks(dialog.opened.line, "23/8/2021")
    QTest.keyClick(dialog.opened.line, Qt.Key.Key_Return)
    said = [label.text() for label in dialog.born.findChildren(QLabel)]
    assert said == ["27 tahun pada 23 Agustus 2021"]
    dialog.accept()
    made = notebook.session.get_one(Case, dialog.case_id)
    assert made.client is not None
    assert (str(made.opened), str(made.client.stated_age)) == ("2021-08-23", "age:27@2021-08-23")
    assert made.number == "2021-001"


def test_escape_in_a_cell_takes_back_what_was_being_typed(main: MainWindow, case: Case, notebook: Notebook) -> None:
    window = opened(main, case, "engagement/contacts")
    table = table_of(window, "contacts")
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    table.view.edit(table.view.currentIndex())
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "31/9")
    table._edits.save_typing()
    assert notebook.drafts.of(case.contacts[0]) == {"date": "31/9"}
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert notebook.drafts.of(case.contacts[0]) == {}
    assert table.model.index(0, 0).data() == "1/9/2024"


def test_a_story_in_the_place_of_a_date_is_noticed_quietly(main: MainWindow, case: Case) -> None:
    window = opened(main, case, "engagement/case")
    story = "klien tampak murung dan tidak mau makan bersama teman-temannya di asrama"
    box = box_of(window, "opened")
    type_over(box, story)
    assert case.opened == PartialDate(text=story)
    assert "tidak menyebut waktu" in " ".join(label.text() for label in box.editor.findChildren(QLabel))
    assert box.editor.unread() is None


def _cells(main: MainWindow) -> list[QModelIndex]:
    model = main.cases.view.model()
    return [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]


def _words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook of another colleague."""
    made, _ = create(tmp_path / "Lain.kasus", "delapan belas ekor burung", strength=keys.LOWEST)
    with made:
        yield made
