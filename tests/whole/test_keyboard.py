"""All of it without a mouse: where the cursor comes to, and where Tab leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTableView

from caseworker_app.forms.catalogue import STAGES
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.shell.main_window import MainWindow
from tests.whole import hands
from tests.whole.conftest import Enter

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")


def here() -> str:
    found = hands.cursor()
    return found.accessibleName() or (found.text() if isinstance(found, QAbstractButton) else "")


@pytest.fixture
def main(full_book: Path, enter: Enter) -> MainWindow:
    return enter(full_book)


@pytest.fixture
def case(main: MainWindow) -> CaseWindow:
    main.resize(1366, 768)
    return hands.open_first_case(main)


def test_the_cursor_stands_in_the_first_field_and_tab_goes_on_as_one_reads(case: CaseWindow) -> None:
    hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        hands.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        hands.settle()
    assert case.place() == "engagement/intake"
    (page,) = (page for page in STAGES[0].pages if page.key == "intake")
    labels = [item.label for _, item in page.items()]
    way = []
    while not here().startswith("Lanjut"):
        way.append(here())
        hands.key(Qt.Key.Key_Tab)
    assert [name for name in way if name in labels] == labels
    assert way[0] == labels[0]
    assert way[-1] == "Kembali: Kontak"
    hands.key(Qt.Key.Key_Return)
    assert case.place() == "engagement/risk"
    hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here() == "Mulai mengisi"


def test_f6_leads_from_a_row_into_what_else_is_known_of_it(case: CaseWindow) -> None:
    case.go_to("intervention/sessions")
    hands.settle()
    table = hands.cursor()
    assert isinstance(table, QTableView)
    assert table.currentIndex().row() == table.model().rowCount() - 1
    hands.key(Qt.Key.Key_Up)
    hands.settle()
    hands.key(Qt.Key.Key_F6)
    assert here() == "Hari/tanggal"
    assert hands.cursor().window() is table.window()
    assert not table.isAncestorOf(hands.cursor())
    hands.key(Qt.Key.Key_F6)
    assert hands.cursor() is table


def test_a_quick_note_keeps_the_cursor_until_it_is_put_away(case: CaseWindow) -> None:
    case.go_to("engagement/intake")
    hands.settle()
    hands.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.write("Ibu menelepon.")
    hands.key(Qt.Key.Key_Tab)
    assert here() == "Pulang dari kunjungan rumah …"
    hands.key(Qt.Key.Key_Tab)
    assert here() == "Selesai"
    hands.key(Qt.Key.Key_Escape)
    assert here() == "Tanggal intake"
    assert case.case.journal[-1].text == "Ibu menelepon."


def test_help_and_back(main: MainWindow, case: CaseWindow) -> None:
    hands.key(Qt.Key.Key_F1)
    assert "Bantuan" in hands.words(main).splitlines()
    assert not case.isVisible()
    hands.key(Qt.Key.Key_Escape)
    hands.settle()
    assert case.isVisible()
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert here() == "Cari dalam kasus ini"
