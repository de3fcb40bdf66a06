"""Names of the service directory are offered where one types them, and say what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.assessment import Resource
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Factor
from caseworker_app.model.service import Service
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import Ecomap, EcomapSystem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    clinic = Service(name="Puskesmas Garuda", kind="puskesmas", city="Kota Bandung", address="Jl. Dadali 81")
    clinic.phone, clinic.contact_person, clinic.offers = "022-111", "Bidan Rini", "pemeriksaan umum"
    with notebook.edit("Layanan", undoable=False) as session:
        session.add_all([clinic, Service(name="Ibu dan Anak Center", kind="LKS")])
        case.referrals = [Referral(contact="sudah ditelepon")]
        case.ecomaps = [Ecomap(systems=[EcomapSystem()])]
    return CaseSession(case, notebook)


def described(attribute: object) -> Field:
    field = item_of(attribute)  # type: ignore[arg-type]
    assert isinstance(field, Field)
    return field


def table(rows: Rows, owner: object, edits: CaseSession, qtbot: QtBot) -> RowsTable:
    built = RowsTable(rows, lambda **_: owner, edits)
    qtbot.addWidget(built)
    built.resize(720, 400)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    built.view.setFocus()
    return built


def open_cell(built: RowsTable, row: int = 0) -> None:
    built.view.setCurrentIndex(built.model.index(row, 0))
    built.view.edit(built.model.index(row, 0))


def place() -> QWidget:
    """Where the keys go."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(place(), key)


def write(words: str) -> None:
    QTest.keyClicks(place(), words)


def test_a_referral_takes_the_address_of_the_service_and_keeps_what_is_written(
    edits: CaseSession, qtbot: QtBot, notebook: Notebook
) -> None:
    rows = Rows(Case.referrals, "Rujukan", (described(Referral.to),))
    built = table(rows, edits.case, edits, qtbot)
    open_cell(built)
    write("garu")
    assert QApplication.activePopupWidget() is not None
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    built.flush()
    (referral,) = edits.case.referrals
    assert referral.to == ["Puskesmas Garuda"]
    assert referral.address == "Jl. Dadali 81, Kota Bandung"
    assert referral.contact == "sudah ditelepon"
    notebook.undo(edits.case.id)
    assert [value for value in (referral.to, referral.address) if value] == []


def test_the_circle_of_an_ecomap_gets_its_class_and_other_words_stay_ones_own(edits: CaseSession, qtbot: QtBot) -> None:
    ecomap = edits.case.ecomaps[0]
    rows = Rows(Ecomap.systems, "Sistem", (described(EcomapSystem.name),))
    built = table(rows, ecomap, edits, qtbot)
    open_cell(built)
    write("pusk")
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    built.flush()
    assert (ecomap.systems[0].name, ecomap.systems[0].system_class) == ("Puskesmas Garuda", "kesehatan")
    open_cell(built, 1)
    write("Ibu")
    press(Qt.Key.Key_Return)
    built.flush()
    assert ecomap.systems[1].name == "Ibu"


def test_a_resource_is_called_external_and_societal(edits: CaseSession, qtbot: QtBot) -> None:
    resource = Rows(Case.resources, "Sumber", (described(Resource.text),))
    built = table(resource, edits.case, edits, qtbot)
    open_cell(built)
    write("garuda")
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    built.flush()
    (found,) = edits.case.resources
    assert (found.text, found.factor, found.kind) == ("Puskesmas Garuda", Factor.EXTERNAL, "kemasyarakatan")


def test_without_a_directory_nothing_pops_up(case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    edits = CaseSession(case, notebook)
    built = table(Rows(Case.referrals, "Rujukan", (described(Referral.to),)), case, edits, qtbot)
    open_cell(built)
    write("Puskesmas")
    assert QApplication.activePopupWidget() is None
    built.flush()
    assert case.referrals[0].to == ["Puskesmas"]
