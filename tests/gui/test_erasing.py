"""Erasing, holding and archiving a case in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton
from sqlalchemy import select

from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case import keeping
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.erasing import EraseDialog
from caseworker_app.gui.settings.retention import RetentionPart
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import outside_copies, retention
from caseworker_app.jobs.case_register import Standing, Wanted
from caseworker_app.jobs.packages import export_case
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.practice import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

PASSPHRASE = "tujuh belas ekor burung"


@pytest.fixture
def main(qtbot: QtBot, notebook: Notebook, case: Case) -> Iterator[MainWindow]:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    yield window
    window.release()


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def asked(main: MainWindow) -> keeping.AskReason:
    return next(dialog for dialog in main.findChildren(keeping.AskReason) if dialog.isVisible())


def answer(main: MainWindow, reason: str, line: str = "") -> None:
    dialog = asked(main)
    dialog.line.setText(line)
    dialog.reason.set_value(reason)
    dialog.go_on.click()


def erasing(main: MainWindow) -> EraseDialog:
    return next(dialog for dialog in main.findChildren(EraseDialog) if dialog.isVisible())


def shown(main: MainWindow) -> list[str]:
    main.cases.refresh()
    model = main.cases._model
    return [line.case.number for row in range(model.rowCount()) if (line := model.line(row))]


def test_a_case_is_erased_from_its_menu_with_number_and_passphrase(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case
) -> None:
    main.open_case(case.id, "engagement/intake")
    assert main.case is not None
    main.case._fill_menu()
    menu = main.case._header.menu
    next(action for action in menu.actions() if action.text() == "Hapus kasus …").trigger()
    dialog = erasing(main)
    for number, phrase, told in (("", "", "alasan"), ("2024-002", "", "2024-001"), ("2024-001", "", "kata sandi")):
        dialog.number.setText(number)
        dialog.passphrase.setText(phrase)
        dialog.go_on.click()
        assert told in dialog.told.text()
        dialog.ground.set_value(ErasureGround.REQUEST)
    dialog.passphrase.setText("keliru")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: "salah" in dialog.told.text())
    assert main.case is not None
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: "Sudah dihapus" in dialog.told.text())
    assert main.case is None
    assert dialog._record is not None
    assert dialog._record.startswith(b"%PDF")
    with notebook.reader() as session:
        assert session.scalars(select(Case.id)).all() == []
    qtbot.waitUntil(lambda: shown(main) == [])
    dialog.leave.click()


def test_what_lies_outside_is_named_deleted_first_and_not_lost_with_the_window(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / "satu.pdf", tmp_path / "dua.pdf"]
    for file in files:
        outside_copies.write(notebook, file, file.name.encode(), Leaving("Laporan kasus", case.id))
    main.erase_case(case.id)
    dialog = erasing(main)
    qtbot.waitUntil(lambda: len(dialog.outside.copies) == 2)
    assert str(files[0]) in dialog.outside._places.text()
    files[1].write_bytes(b"ditambahi")
    dialog.outside.look([case.id])
    qtbot.waitUntil(lambda: "1 berkas" in dialog.outside.delete.text())
    dialog.outside.delete.click()
    box = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    assert "1 berkas yang sudah diubah" in box.text()
    next(button for button in box.buttons() if button.text() == "Hapus").click()
    qtbot.waitUntil(lambda: len(dialog.outside.copies) == 1)
    assert [file.exists() for file in files] == [False, True]
    dialog.ground.set_value(ErasureGround.REQUEST)
    dialog.number.setText("2024-001")
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: "Sudah dihapus" in dialog.told.text())
    assert str(files[1]) in dialog.outside._places.text()
    assert dialog.outside.isVisible()
    assert dialog.outside.delete.isHidden()
    dialog.leave.click()
    assert dialog.isVisible()
    box = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "acara.pdf"), ""))
    next(button for button in box.buttons() if button.text().startswith("Simpan")).click()
    assert (tmp_path / "acara.pdf").is_file()
    dialog.leave.click()
    assert not dialog.isVisible()


def test_an_agency_in_the_settings_is_still_saved_after_an_erasure(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case
) -> None:
    with notebook.edit("Isi") as session:
        session.add(Agency(name="Sentra"))
    main.show_settings()
    main.erase_case(case.id)
    dialog = erasing(main)
    dialog.ground.set_value(ErasureGround.REQUEST)
    dialog.number.setText("2024-001")
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: "Sudah dihapus" in dialog.told.text())
    dialog.leave.click()
    main.show_settings()
    with notebook.reading() as session:
        agency = session.scalars(select(Agency)).one()
    with notebook.edit("Ubah"):
        agency.city = "Bandung"
    with notebook.reader() as session:
        assert session.scalars(select(Agency.city)).one() == "Bandung"


def test_a_held_case_says_who_holds_it_and_offers_no_erasure(main: MainWindow, notebook: Notebook, case: Case) -> None:
    main.open_case(case.id)
    assert main.case is not None
    with notebook.reading() as session:
        menu = QMenu()
        keeping.fill(menu, main, notebook, session.get_one(Case, case.id), lambda: None)
    assert words(menu) == ["Tutup dan arsipkan kasus …", "Tahan penghapusan …", "Hapus kasus …"]
    menu.actions()[1].trigger()
    answer(main, "Penyidikan masih berjalan")
    assert "siapa" in asked(main).trouble.text()
    answer(main, "Penyidikan masih berjalan", "Polres Kota")
    main.case._refresh()
    assert "Ditahan" in main.case._header._kept.text()
    assert "Polres Kota" in main.case._header._kept.toolTip()
    main.erase_case(case.id)
    dialog = erasing(main)
    assert "Polres Kota" in dialog.told.text()
    assert dialog.go_on.isHidden()
    dialog.reject()


def test_an_archived_case_is_read_only_in_its_window_and_out_of_the_list(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case
) -> None:
    main.open_case(case.id, "engagement/intake")
    retention.archive(notebook, case.id, "Tujuan sudah tercapai")
    qtbot.waitUntil(lambda: main.case is not None and main.case.notebook.read_only)
    assert main.case is not None
    assert main.case.place() == "engagement/intake"
    assert "Arsip" in main.case._header._kept.text()
    assert main.case._header._note.isHidden()
    main.case.note()
    assert main.case._note.isHidden()
    main.case.undo()
    assert case.archived is not None
    main.show_cases()
    qtbot.waitUntil(lambda: shown(main) == [])
    main.cases._filters.show_wanted(Wanted(standing=Standing.ARCHIVED))
    main.cases._filters.changed.emit()
    qtbot.waitUntil(lambda: shown(main) == ["2024-001"])
    main.cases._filters.clear()
    qtbot.waitUntil(lambda: shown(main) == [])
    main.cases._search.setText("melati")
    qtbot.waitUntil(lambda: shown(main) == ["2024-001"])
    main.open_case(case.id)
    main.case._fill_menu()
    main.case._header.menu.actions()[0].trigger()
    answer(main, "Klien datang lagi")
    qtbot.waitUntil(lambda: main.case is not None and not main.case.notebook.read_only)


def test_the_list_of_what_is_due_leads_to_the_case_and_to_what_can_be_done(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main.show_retention()
    part = main.findChild(RetentionPart)
    assert part is not None
    assert "Tidak ada" in part._count.text()
    with notebook.edit("Tutup", case_id=case.id):
        case.closed = PartialDate.parse("3/3/2015")
    assert part._count.text().startswith("1 kasus")
    decide = next(button for button in part._lines.findChildren(QPushButton) if button.text() == "Putuskan")
    decide.menu().aboutToShow.emit()
    assert "Perpanjang masa simpan …" in words(decide.menu())
    target = tmp_path / "daftar.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    next(button for button in part.findChildren(QPushButton) if button.text().startswith("Simpan daftar")).click()
    qtbot.waitUntil(lambda: "disimpan" in part.told.text())
    assert target.read_bytes().startswith(b"%PDF")
    next(button for button in part.findChildren(QPushButton) if "2024-001" in button.text()).click()
    assert main.case is not None
    assert main.case.place() == "files/retention"


def test_a_package_of_an_erased_case_is_asked_about(
    qtbot: QtBot, main: MainWindow, notebook: Notebook, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caseworker_app.jobs import erasing as job

    package = tmp_path / "kasus.json"
    package.write_bytes(export_case(notebook, case.id))
    job.erase(notebook, [case.id], ErasureGround.REQUEST)
    notebook.forget()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(package)], ""))
    case_packages.take_in(main, notebook)
    answer(main, "Klien datang lagi dan setuju")
    with notebook.reader() as session:
        assert session.scalars(select(Case.number)).all() == ["2024-001"]
