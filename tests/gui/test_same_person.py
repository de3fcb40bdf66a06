"""Registering or importing somebody, or a case, that is here already, in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from caseworker_app.errors import SeveralFaults
from caseworker_app.exchange.package_differences import Answer, Side
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.cases import case_packages
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.cases.package_differences import DifferencesDialog
from caseworker_app.gui.cases.package_faults import PackageFaultsDialog
from caseworker_app.gui.cases.same_person import SamePersonDialog
from caseworker_app.jobs.cases import summaries
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def registering(qtbot: QtBot, notebook: Notebook, parent: QWidget, name: str) -> tuple[NewCaseDialog, SamePersonDialog]:
    dialog = NewCaseDialog(notebook, parent)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.name.line.setText(name)
    dialog.accept()
    asked = dialog.findChild(SamePersonDialog)
    assert asked is not None
    return dialog, asked


def numbers(notebook: Notebook) -> list[str]:
    with notebook.reader() as session:
        return sorted(one.number for one in summaries(session))


def test_a_namesake_is_asked_about_and_a_further_case_is_that_of_the_same_person(
    qtbot: QtBot, notebook: Notebook, case: Case, parent: QWidget
) -> None:
    with notebook.edit("Keluarga", case_id=case.id):
        case.family.append(FamilyMember(person=Person(name="Siti Sari"), relation="ibu"))
    dialog, asked = registering(qtbot, notebook, parent, "Bu MELATI  SARI, S.Sos")
    asked.further.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    with notebook.reading() as session:
        made = session.get_one(Case, dialog.case_id)
        assert made.client_id == case.client_id
        assert made.client is not None
        assert made.client.name == "Melati Sari"
        assert [one.relation for one in made.family] == ["klien", "ibu"]
    assert len(numbers(notebook)) == 2


def test_the_case_that_is_here_is_opened_and_none_is_made(
    qtbot: QtBot, notebook: Notebook, case: Case, parent: QWidget
) -> None:
    dialog, asked = registering(qtbot, notebook, parent, "melati sari")
    asked.same.click()
    assert (dialog.case_id, dialog.place) == (case.id, "")
    assert numbers(notebook) == ["2024-001"]


def test_another_person_of_the_same_name_is_registered(
    qtbot: QtBot, notebook: Notebook, case: Case, parent: QWidget
) -> None:
    dialog, asked = registering(qtbot, notebook, parent, "Melati Sari")
    asked.different.click()
    with notebook.reading() as session:
        assert session.get_one(Case, dialog.case_id).client_id != case.client_id
    assert len(numbers(notebook)) == 2


def test_turning_back_leaves_the_registration_open(
    qtbot: QtBot, notebook: Notebook, case: Case, parent: QWidget
) -> None:
    dialog, asked = registering(qtbot, notebook, parent, "Melati Sari")
    asked.reject()
    assert dialog.isVisible()
    assert numbers(notebook) == ["2024-001"]


def test_nobody_is_asked_about_somebody_new(qtbot: QtBot, notebook: Notebook, case: Case, parent: QWidget) -> None:
    dialog = NewCaseDialog(notebook, parent)
    qtbot.addWidget(dialog)
    dialog.name.line.setText("Guntur Samudra")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert len(numbers(notebook)) == 2


def package(number: str, opened: str = "2025-01-01", **case: Any) -> dict[str, Any]:
    person = {"name": "Cempaka Uji", "nik": "3204104205900001"}
    return {"people": [{"id": "p1", **person}], "case": {"number": number, "opened": opened, "client_id": "p1", **case}}


@pytest.fixture
def bring(
    notebook: Notebook, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, Any], list[Callable[[Any], None]]], str]:
    """Import a package through the window; each window that comes up is answered by the next answer."""

    def take_in(said: dict[str, Any], answers: list[Callable[[Any], None]]) -> str:
        path = tmp_path / "laptop A.json"
        path.write_text(json.dumps(said), encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
        waiting = list(answers)

        def answer() -> None:
            asked = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
            windows = [one for one in asked if isinstance(one, (SamePersonDialog, DifferencesDialog))]
            if windows and waiting:
                try:
                    waiting.pop(0)(windows[0])
                except BaseException:
                    windows[0].reject()
                    raise
            if waiting:
                QTimer.singleShot(20, answer)

        QTimer.singleShot(20, answer)
        told = case_packages.take_in(parent, notebook)
        assert not waiting
        return told

    return take_in


def only_case(notebook: Notebook) -> Case:
    with notebook.reading() as session:
        (case,) = session.query(Case)
        return case


def test_what_differs_is_taken_as_each_line_says(notebook: Notebook, bring: Any) -> None:
    contacts = [{"date": "2025-01-01", "process": "Perkenalan."}, {"date": "2025-01-08", "process": "Lanjutan."}]
    bring(package("D-1", cluster="dewasa", contacts=contacts), [])
    changed = package("D-1", cluster="lansia", contacts=[{**contacts[0], "place": "aula"}, contacts[1]], room="3")

    def answer(dialog: DifferencesDialog) -> None:
        def cell(line: int, column: int) -> str:
            item = dialog.table.item(line, column)
            return item.text() if item is not None else ""

        lines = {cell(at, 1): at for at in range(dialog.table.rowCount())}
        assert set(lines) == {"Klaster", "Asrama/kamar", "Tempat"}
        assert cell(lines["Klaster"], 4) == "Biarkan yang di sini"
        dialog.table.selectRow(lines["Klaster"])
        assert dialog.texts[Side.HERE].toPlainText() == "dewasa"
        assert dialog.texts[Side.PACKAGE].toPlainText() == "lansia"
        assert not dialog.chosen[Answer.BOTH].isEnabled()
        dialog.chosen[Answer.TAKE].click()
        dialog.table.selectRow(lines["Asrama/kamar"])
        dialog.chosen[Answer.KEEP].click()
        assert cell(lines["Asrama/kamar"], 4) == "Jangan ditambahkan"
        dialog.accept()

    sentence = bring(changed, [answer])
    assert "2 perbedaan diambil" in sentence
    assert "Ctrl+Z" in sentence
    case = only_case(notebook)
    assert (case.cluster, case.room, case.contacts[0].place) == ("lansia", None, "aula")
    notebook.undo(case.id)
    assert (case.cluster, case.contacts[0].place) == ("dewasa", None)


def test_leaving_the_differences_changes_nothing(notebook: Notebook, bring: Any) -> None:
    bring(package("D-1", cluster="dewasa"), [])
    told = bring(package("D-1", cluster="lansia"), [lambda dialog: dialog.reject()])
    assert "sudah ada" in told
    assert only_case(notebook).cluster == "dewasa"


def test_a_case_that_only_looks_the_same_is_imported_as_another(notebook: Notebook, bring: Any) -> None:
    bring(package("D-1", cluster="dewasa"), [])

    def different(dialog: SamePersonDialog) -> None:
        dialog.different.click()

    bring(package("D-1", cluster="lansia"), [lambda dialog: dialog._say_other(), different])
    assert numbers(notebook) == ["D-1", "D-1-2"]


def test_a_further_case_comes_in_for_the_client_who_is_here(notebook: Notebook, bring: Any) -> None:
    bring(package("D-1"), [])
    bring(package("D-2", "2026-01-01"), [lambda dialog: dialog.further.click()])
    with notebook.reading() as session:
        assert len({case.client_id for case in session.query(Case)}) == 1
    assert numbers(notebook) == ["D-1", "D-2"]


def test_two_clients_imported_apart_are_asked_about_once(notebook: Notebook, bring: Any) -> None:
    bring(package("D-1"), [])
    import_case(notebook, json.dumps(package("D-2", "2026-01-01")).encode())

    def same(dialog: SamePersonDialog) -> None:
        assert not dialog.same.isVisible()
        dialog.further.click()

    assert "orang yang sama" in bring(package("D-2", "2026-01-01"), [same])
    with notebook.reading() as session:
        assert len({case.client_id for case in session.query(Case)}) == 1
    assert "sudah ada" in bring(package("D-2", "2026-01-01"), [])


def test_all_faults_of_a_package_are_shown(notebook: Notebook, parent: QWidget, bring: Any) -> None:
    with pytest.raises(SeveralFaults):
        bring({"case": {"opened": "2024-02-31", "contacts": [{"date": "2024-13-45"}]}}, [])
    dialog = parent.window().findChild(PackageFaultsDialog)
    assert dialog is not None
    dialog.copying.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.faults.toPlainText()
    assert "case.opened" in copied
    assert "case.contacts[0].date" in copied


def test_faults_up_to_fourteen_are_seen_without_scrolling(qtbot: QtBot, qapp: QApplication) -> None:
    shell_style.apply(qapp, scale=100, dark=False)
    try:
        parent, faults = QWidget(), [f"case.contacts[{at}].date: “2024-13-45” bukan tanggal" for at in range(12)]
        qtbot.addWidget(parent)
        dialog = PackageFaultsDialog(parent, "paket.json", SeveralFaults("rusak", faults, len(faults)))
        dialog.show()
        assert dialog.faults.verticalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp)
