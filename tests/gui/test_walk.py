"""A new user's first hour in one go: notebook, client, family, six stages, consent form, lock, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from caseworker_app.forms.catalogue import STAGES
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.family import FamilyWidget
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.gui.gate.unlock import UnlockPage
from caseworker_app.gui.papers.documents import DocumentsTab
from caseworker_app.gui.shell import curtain
from caseworker_app.gui.shell.application import Application
from caseworker_app.jobs.case_files import load
from caseworker_app.model.choices import Sex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.store.notebook import Notebook

PHRASE = "tujuh belas ekor burung"


@pytest.fixture
def application(qtbot: QtBot, notebook: Notebook) -> Iterator[Application]:
    made = Application(Preferences())
    made.gate.show()
    made.gate.opened.emit(notebook)
    yield made
    made.quit()
    shiboken6.delete(made.gate)


def main_of(application: Application) -> MainWindow:
    assert application.main is not None
    return application.main


def case_of(application: Application) -> CaseWindow:
    opened = main_of(application).case
    assert opened is not None
    return opened


def register(application: Application, qtbot: QtBot, name: str = "Melati Sari") -> CaseWindow:
    main = main_of(application)
    dialog = NewCaseDialog(main.notebook, main)
    dialog.name.set_value(name)
    dialog.sex.set_value(Sex.FEMALE)
    dialog.born.line.setText("27 tahun")
    dialog.cluster.set_value("anak")
    dialog.accept()
    main.open_case(dialog.case_id, "client/family")
    return case_of(application)


def type_rows(table: QTableView, *rows: tuple[str, ...]) -> None:
    """Type new rows as one would: Tab from cell to cell, Enter to the next row."""
    last = table.model().index(table.model().rowCount() - 1, 0)
    table.setFocus()
    table.setCurrentIndex(last)
    table.edit(last)
    for row in rows:
        for at, text in enumerate(row):
            editor = QApplication.focusWidget()
            assert editor is not None
            QTest.keyClicks(editor, text)
            popup = QApplication.activePopupWidget()
            if popup is not None:  # without a window system nobody gives the activation back
                popup.hide()
                table.window().activateWindow()
                QTest.qWait(10)
                editor.setFocus()
            QTest.keyClick(editor, Qt.Key.Key_Return if at == len(row) - 1 else Qt.Key.Key_Tab)
            QTest.qWait(10)


def test_nobody_can_be_registered_without_name_or_initials(application: Application, qtbot: QtBot) -> None:
    main = main_of(application)
    dialog = NewCaseDialog(main.notebook, main)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert any("Isi nama atau inisial" in label.text() for label in dialog.findChildren(QLabel))


def test_a_client_is_registered_and_shown_in_the_head_and_the_list(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    words = [label.text() for label in opened.findChildren(QLabel)]
    assert "MS" in words
    assert {"perempuan, 27 tahun", "P, 27 th"} & set(words)  # by the width of the screen
    assert "perempuan, 27 tahun" in [label.toolTip() for label in opened.findChildren(QLabel)]
    assert opened.place() == "client/family"
    main = main_of(application)
    assert main.windowTitle().startswith("MS")
    assert "Melati" not in main.windowTitle()
    main.show_cases()
    qtbot.waitUntil(lambda: main.cases._model.rowCount() == 1)
    main.cases._search.setText("melati")
    qtbot.waitUntil(lambda: not main.cases._loading)
    assert main.cases._model.rowCount() == 1
    main.cases._search.setText("tidak ada ini")
    qtbot.waitUntil(lambda: main.cases._model.rowCount() == 0)
    assert any("Tidak ada kasus yang cocok" in label.text() for label in main.cases.findChildren(QLabel))


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_relatives_typed_in_the_table_grow_the_genogram(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    main_of(application).show()
    wizard = opened.findChild(StageWizard)
    assert wizard is not None
    table = next(view for view in wizard.findChildren(QTableView) if view.isVisible())
    headings = [
        str(table.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(table.model().columnCount())
    ]
    between = headings.index("Hubungan dengan klien") - headings.index("Nama") - 1
    told = (("Sahala Situmorang", "ayah"), ("Rita Hutapea", "ibu"), ("Lina", "kakak"))
    type_rows(table, *((name, *[""] * between, word) for name, word in told))
    opened.setFocus()
    opened.flush()
    QApplication.processEvents()
    file = load(opened.notebook, opened.case.id)
    by_name = {person.name: person.id for person in file.kin.people}
    assert opened.case.client_id is not None
    assert set(file.kin.parents(opened.case.client_id)) == {by_name["Sahala Situmorang"], by_name["Rita Hutapea"]}
    assert file.kin.siblings(opened.case.client_id) == [by_name["Lina"]]
    father = file.kin.person(by_name["Sahala Situmorang"])
    assert father is not None
    assert father.sex is Sex.MALE
    diagram = opened.findChild(FamilyWidget)
    assert diagram is not None
    view = diagram.drawing.view
    qtbot.waitUntil(lambda: view.drawing is not None and len(view.drawing.symbols) == 4)
    view.chosen.emit(by_name["Rita Hutapea"])
    assert table.hasFocus()
    assert "Rita Hutapea" in [str(table.currentIndex().siblingAtColumn(at).data()) for at in range(2)]


def test_six_stages_can_be_walked_by_keyboard_and_every_page_opens(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    main_of(application).show()
    for number, stage in enumerate(STAGES, 1):
        opened.setFocus()
        QTest.keySequence(opened, QKeySequence(f"Ctrl+{number}"))
        assert opened.place().partition("/")[0] == stage.key
        for page in opened.described[stage.key].pages:
            opened.go_to(f"{stage.key}/{page.key}")
            assert opened.place() == f"{stage.key}/{page.key}"
    QTest.keySequence(opened, QKeySequence("Ctrl+0"))
    assert opened.place().partition("/")[0] == "client"
    opened.go_to("assessment/client_family", "family")
    assert opened.place() == "client/family", "asked in Asesmen too, and written in one place"
    for tab in ("client", "files", "journal", "placement"):
        opened.go_to(tab)
        assert opened.place().startswith(tab)
    qtbot.wait(50)
    assert application.notebook is not None
    assert application.notebook.undo_label(opened.case.id) is None


def test_next_on_the_last_page_leads_to_the_next_stage_and_back(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    opened.go_to("engagement/engagement_result")
    wizard = opened._parts["engagement"]
    assert isinstance(wizard, StageWizard)
    wizard.step(1)
    assert opened.place() == f"assessment/{STAGES[1].pages[0].key}"
    following = opened._parts["assessment"]
    assert isinstance(following, StageWizard)
    following.step(-1)
    assert opened.place() == "engagement/engagement_result"


def test_consent_form_is_previewed_page_by_page(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    main_of(application).show()
    opened.go_to("engagement/consent")
    opened.print_case()
    documents = opened.findChild(DocumentsTab)
    assert documents is not None
    qtbot.waitUntil(lambda: documents.preview.pages() > 0)
    assert documents._key == "consent"
    assert documents._data is not None
    assert documents._data.startswith(b"%PDF")
    documents.preview.grab()
    documents.preview.zoom(1.5)
    documents.preview.grab()


def test_quick_note_lands_in_the_journal_and_undo_takes_it_back(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    main_of(application).show()
    opened._note.open_note()
    opened._note._text.memo.setPlainText("Ibu klien menelepon.")
    opened._note.close_note()
    assert [entry.text for entry in opened.case.journal] == ["Ibu klien menelepon."]
    assert opened.case.journal[0].date is not None
    while opened.case.journal:
        assert opened.notebook.undo_label(opened.case.id)
        opened.undo()
    opened.redo()
    assert len(opened.case.journal) == 1


def test_lock_saves_hides_and_forgets_then_returns_to_the_same_page(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = register(application, qtbot)
    main = main_of(application)
    main.show()
    opened.go_to("engagement/intake")
    opened._note.open_note()
    opened._note._text.memo.setPlainText("Belum selesai mengetik")
    case_id = opened.case.id
    notebook = application.notebook
    assert notebook is not None
    application.lock()
    assert application.main is None
    assert application.notebook is None
    assert not shiboken6.isValid(main)
    assert application.gate.isVisible()
    with pytest.raises(RuntimeError):
        _ = notebook.key.bytes
    page = application.gate.findChild(UnlockPage)
    assert page is not None
    page._field.setText(PHRASE)
    QTest.keyClick(page._field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.main is not None)
    again = case_of(application)
    assert again.case.id == case_id
    assert again.place() == "engagement/intake"
    assert [entry.text for entry in again.case.journal] == ["Belum selesai mengetik"]


def test_what_belongs_to_the_page_stands_beside_it_or_behind_a_button(application: Application, qtbot: QtBot) -> None:
    opened = register(application, qtbot)
    main = main_of(application)
    main.resize(1366, 768)
    main.show()
    opened.go_to("engagement/intake")
    qtbot.waitUntil(opened._context.isVisible)
    opened._context.page.wanted.emit("engagement/intake", "presenting_problem")
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName()
    main.resize(1000, 700)
    qtbot.waitUntil(lambda: opened._header.context.isVisible() and not opened._context.isVisible())


def test_another_scale_rebuilds_the_window_with_the_notebook_open(application: Application, qtbot: QtBot) -> None:
    register(application, qtbot)
    application.preferences.scale = 150
    application.restyle()
    try:
        assert case_of(application).case.client is not None
        assert application.notebook is not None
        assert not application.notebook.key.dropped
    finally:
        application.preferences.scale = 100
        application.restyle()


def test_a_registration_cut_off_by_the_lock_is_taken_up_again(application: Application, qtbot: QtBot) -> None:
    main = main_of(application)
    main.show()
    main.new_case()
    dialog = main._registering
    assert dialog is not None
    dialog.name.line.setText("Rini Hartati")
    dialog.born.line.setText("26/13")
    dialog.sex.set_value(Sex.FEMALE)
    application.lock()
    page = application.gate.findChild(UnlockPage)
    assert page is not None
    page._field.setText(PHRASE)
    QTest.keyClick(page._field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.main is not None)
    again = main_of(application)
    again.new_case()
    taken_up = again._registering
    assert taken_up is not None
    assert (taken_up.name.value(), taken_up.born.line.text(), taken_up.sex.value()) == (
        "Rini Hartati",
        "26/13",
        Sex.FEMALE,
    )
    taken_up.accept()
    assert case_of(application).initials() == "RH"
    again.new_case()
    fresh = again._registering
    assert fresh is not None
    assert fresh.name.value() is None
    fresh.reject()


def test_leaving_a_registration_keeps_what_was_typed(application: Application, qtbot: QtBot) -> None:
    main = main_of(application)

    def begin() -> NewCaseDialog:
        main.new_case()
        assert main._registering is not None
        return main._registering

    first = begin()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert main.notices.banner.isHidden()
    second = begin()
    second.born.line.setText("27 tahun")
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert "melanjutkannya" in main.notices.banner._text.text()
    third = begin()
    assert third.born.line.text() == "27 tahun"
    third.clear()
    third.reject()
    fourth = begin()
    assert fourth.born.line.text() == ""
    fourth.reject()


def test_the_documents_are_found_again_at_the_chosen_one(application: Application, qtbot: QtBot) -> None:
    case = register(application, qtbot)
    case.open_document("consent")
    assert case.place() == "documents/consent"
    main_of(application).open_case(case.case.id, "documents/case-report")
    assert case.place() == "documents/case-report"
    main_of(application).release()
    main_of(application)._released = False
    main_of(application).return_to_place()
    assert case_of(application).place() == "documents/case-report"
    qtbot.waitUntil(lambda: not work.running())


def test_f9_covers_the_screen_and_lifts_it(application: Application, qtbot: QtBot) -> None:
    case = register(application, qtbot)
    QTest.keyClick(case, Qt.Key.Key_F9)
    (front,) = curtain.drawn()
    told = [label.text() for label in front.findChildren(QLabel)]
    assert told[0] == "MS"
    assert "Melati" not in " ".join(told)
    QTest.keyClick(front, Qt.Key.Key_F9)
    assert curtain.drawn() == []
