"""Pustaka in the window: found by words, used in the open case, the agency's own written in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.library.library_page import LibraryPage
from caseworker_app.jobs import library, own_library, services
from caseworker_app.model.case import Case
from caseworker_app.model.service import Service

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

# What the windowless platform says about itself when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def page(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[LibraryPage]:
    page = LibraryPage(notebook, Preferences())
    stop = notebook.subscribe(lambda changes: page.hear(changes.kinds))
    qtbot.addWidget(page)
    page.resize(1280, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.know_case(case)
    page.arrive()
    yield page
    stop()
    page.release()


def listed(page: LibraryPage) -> list[str]:
    items = [page.entries.item(row) for row in range(page.entries.count())]
    return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]


def write(words: str) -> None:
    """Type where the caret is."""
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClicks(place, words)


def look_for(page: LibraryPage, words: str) -> None:
    page.search.setFocus()
    page.search.selectAll()
    QTest.keyClicks(page.search, words)
    QTest.keyClick(page.search, Qt.Key.Key_Return)


def test_words_are_looked_for_in_all_sections_and_lead_to_the_entry(page: LibraryPage) -> None:
    look_for(page, "kursi kosong")
    assert listed(page)[0] == "Kursi kosong"
    assert "Menghadirkan sosok" in page.sheet.text.toPlainText()
    assert "Hanya dengan supervisi" in page.sheet.text.toPlainText()
    assert page.sections.item(1).text() == "Teknik pertolongan (1)"
    look_for(page, "zzqqzz")
    assert listed(page) == []
    assert page.sheet.entry is None


def test_a_technique_goes_into_the_open_case(page: LibraryPage, case: Case, qtbot: QtBot) -> None:
    page.arrive("techniques/techniques/kursi kosong")
    told: list[tuple[Any, ...]] = []
    page.told.connect(lambda *what: told.append(what))
    QTest.mouseClick(page.sheet.use, Qt.MouseButton.LeftButton)
    menu = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu) and widget.isVisible())
    with qtbot.waitSignal(page.case_wanted) as going:
        menu.actions()[0].trigger()
    menu.close()
    assert going.args == [case.id, "plan/methods", f"planned_methods/{case.planned_methods[0].id}"]
    assert [row.technique for row in case.planned_methods] == ["kursi kosong"]
    told[0][1]()
    assert case.planned_methods == []


def test_without_an_open_case_nothing_can_be_used(page: LibraryPage) -> None:
    page.know_case(None)
    page.arrive("techniques/techniques/kursi kosong")
    assert page.sheet.use.isVisible()
    assert not page.sheet.use.isEnabled()
    page.arrive("help/mengisi")
    assert not page.sheet.use.isVisible()


def test_an_own_technique_is_written_by_keyboard_and_taken_back(page: LibraryPage, notebook: Notebook) -> None:
    page.arrive("techniques")
    page.add_own()
    write("lingkar cerita")
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert "Lingkar cerita · milik lembaga" in listed(page)
    entry = page.sheet.entry
    assert entry is not None
    assert (entry.title, entry.own) == ("lingkar cerita", True)
    page.sheet.remove.click()
    assert "Lingkar cerita · milik lembaga" not in listed(page)
    notebook.undo(None)
    assert "Lingkar cerita · milik lembaga" in listed(page)


def leave_by_tab() -> None:
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, Qt.Key.Key_Tab)


def test_a_field_that_is_left_by_tab_is_saved(page: LibraryPage, notebook: Notebook) -> None:
    page.arrive("instruments")
    page.add_own()
    write("Skala kesepian")
    leave_by_tab()
    entry = page.sheet.entry
    assert entry is not None
    assert own_library.raw_entry(notebook, entry.key)["title"] == "Skala kesepian"
    write("Ditulis sentra")
    leave_by_tab()
    assert own_library.raw_entry(notebook, entry.key)["summary"] == "Ditulis sentra"


def test_a_note_and_own_steps_stand_beside_what_was_shipped(page: LibraryPage, notebook: Notebook) -> None:
    page.arrive("techniques/techniques/konseling")
    page.sheet.edit.click()
    form = page.sheet.form
    assert form is not None
    QTest.keyClicks(form.editors["note"].memo, "Dipakai hari Selasa.")  # type: ignore[union-attr]
    form.editors["steps"].memo.setPlainText("Menyapa: Salam.")  # type: ignore[union-attr]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    told = page.sheet.text.toPlainText()
    assert "Dipakai hari Selasa." in told
    assert "Menyapa" in told
    assert "Menggali masalah" not in told
    page.sheet.edit.click()
    back = next(button for button in page.sheet.form.findChildren(type(page.sheet.edit)) if "bawaan" in button.text())  # type: ignore[union-attr]
    back.click()
    page.sheet.edit.click()
    assert "Menggali masalah" in page.sheet.text.toPlainText()


def test_what_is_typed_is_saved_when_the_place_is_left(page: LibraryPage, notebook: Notebook) -> None:
    page.arrive("links")
    page.add_own()
    write("Pedoman")
    page.release()
    with notebook.reading() as session:
        assert [entry.title for entry in own_library.entries(own_library.kept(session))] == ["Pedoman"]


def test_a_service_is_written_in_place_and_found(page: LibraryPage, notebook: Notebook) -> None:
    page.arrive("services")
    assert "tidak membawa nomor telepon" in page.sheet._group.text()
    page.add.click()
    write("Puskesmas Garuda")
    page.flush()
    assert listed(page)[0].startswith("Puskesmas Garuda")
    with notebook.reading() as session:
        (service,) = services.services(session)
    page.sheet.form.checked.click()  # type: ignore[union-attr]
    assert service.checked_on is not None
    assert not page.sheet.form.checked.isVisible()  # type: ignore[union-attr]
    look_for(page, "garuda")
    assert listed(page) == ["Puskesmas Garuda"]


def test_a_directory_is_taken_in_and_a_wrong_file_is_told(
    page: LibraryPage, tmp_path: Path, notebook: Notebook
) -> None:
    with notebook.edit("Layanan", undoable=False) as session:
        session.add(Service(name="LBH Jaya"))
    good, bad = tmp_path / "a.layanan", tmp_path / "b.layanan"
    good.write_bytes(services.write_file(notebook).replace(b"LBH Jaya", b"LBH Maju"))
    bad.write_bytes(b"bukan")
    page.take_directory(good)
    page.arrive("services")
    assert {words.partition(" ·")[0] for words in listed(page)} == {"LBH Jaya", "LBH Maju"}
    troubles: list[str] = []
    page.troubled.connect(troubles.append)
    page._careful(lambda: page.take_directory(bad))
    assert "bukan direktori layanan" in troubles[0]


def test_every_entry_can_be_shown(page: LibraryPage, notebook: Notebook) -> None:
    for entry in library.entries(notebook):
        page.sheet.show_entry(entry)
        assert page.sheet.text.toPlainText().strip(), entry.key


def test_the_keys_lead_from_the_search_to_the_text_and_back(page: LibraryPage) -> None:
    page.arrive("regulations")
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.entries.hasFocus()
    QTest.keyClick(page.entries, Qt.Key.Key_Return)
    assert page.sheet.text.hasFocus()
    QTest.keyClick(page.sheet.text, Qt.Key.Key_Escape)
    assert page.entries.hasFocus()
    QTest.keyClick(page.entries, Qt.Key.Key_Escape)
    assert page.search.hasFocus()
