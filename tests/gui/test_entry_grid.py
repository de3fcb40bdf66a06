"""Grids that are filled by keys: attendance by a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

MEMBERS = ["Ani", "Budi", "Citra"]
SESSIONS = ["1", "2", "3", "4"]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Attendance:
    """Members × sessions, as a page of groups will give them."""

    def __init__(self) -> None:
        self.values: dict[tuple[int, int], str] = {}
        self.steps: list[int] = []

    def put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        self.steps.append(len(cells))
        good = {"", "H", "I", "S", "–"}
        self.values.update({(row, column): value for row, column, value in cells if value in good})
        bad = [value for _, _, value in cells if value not in good]
        return f"{len(bad)} isian tidak dikenal." if bad else ""

    def source(self) -> GridSource:
        words = {"H": "hadir", "I": "izin", "S": "sakit", "–": "tidak hadir"}
        return GridSource(
            rows=lambda: MEMBERS,
            columns=lambda: SESSIONS,
            keys={**{key: (key, word) for key, word in words.items()}, "-": ("–", "tidak hadir")},
            get=lambda row, column: self.values.get((row, column), ""),
            put=self.put,
            row_total=lambda row: str(sum(self.values.get((row, at)) == "H" for at in range(len(SESSIONS)))),
            column_total=lambda column: str(sum(self.values.get((at, column)) == "H" for at in range(len(MEMBERS)))),
            usual="H",
            usual_words="Semua hadir",
            meanings=words,
        )


@pytest.fixture
def attendance() -> Attendance:
    return Attendance()


@pytest.fixture
def grid(attendance: Attendance, qtbot: QtBot) -> EntryGrid:
    built = EntryGrid(attendance.source())
    qtbot.addWidget(built)
    built.resize(500, 300)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    built.setFocus()
    return built


def column_of(attendance: Attendance, column: int) -> list[str]:
    return [attendance.values.get((row, column), "") for row in range(len(MEMBERS))]


def test_one_key_a_cell_and_the_cursor_moves_on(grid: EntryGrid, attendance: Attendance) -> None:
    tester = QAbstractItemModelTester(grid.grid, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QTest.keyClicks(grid, "hi-s")
    assert column_of(attendance, 0) == ["H", "I", "–"]
    assert attendance.values[0, 1] == "S"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    QTest.keyClicks(grid, "x")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    assert tester.model() is grid.grid


def test_all_present_fills_what_is_empty_in_the_column(grid: EntryGrid, attendance: Attendance) -> None:
    QTest.keyClicks(grid, "i")
    QTest.keyClick(grid, Qt.Key.Key_H, CONTROL)
    assert column_of(attendance, 0) == ["I", "H", "H"]


def test_sums_stand_at_the_right_and_at_the_foot(grid: EntryGrid) -> None:
    QTest.keyClicks(grid, "hhih")
    model = grid.grid
    assert [model.index(row, 4).data() for row in range(3)] == ["2", "1", "0"]
    assert [model.index(3, column).data() for column in range(4)] == ["2", "1", "0", "0"]
    assert not model.index(3, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_range_is_filled_and_emptied_at_once(grid: EntryGrid, attendance: Attendance) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClicks(grid, "h")
    assert column_of(attendance, 0) == column_of(attendance, 1) == ["H", "H", ""]
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert set(attendance.values.values()) == {""}
    assert attendance.steps == [4, 4]


def test_blocks_are_copied_and_pasted(grid: EntryGrid, attendance: Attendance, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("H\tI\nS\tH\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert (column_of(attendance, 0), column_of(attendance, 1)) == (["H", "S", ""], ["I", "H", ""])
    QTest.keyClick(grid, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "H\tI\nS\tH"
    grid.setCurrentIndex(grid.grid.index(2, 3))
    with qtbot.waitSignal(grid.told) as told:
        QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert attendance.values[2, 3] == "H"
    assert "melewati tepi" in told.args[0]


def test_a_reader_of_the_screen_hears_what_a_cell_means(grid: EntryGrid) -> None:
    QTest.keyClicks(grid, "i")
    words = grid.grid.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Ani, 1: izin"
    assert "kosong" in grid.grid.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_grid_that_can_only_be_read_takes_no_key(attendance: Attendance, qtbot: QtBot) -> None:
    import dataclasses

    built = EntryGrid(dataclasses.replace(attendance.source(), read_only=True))
    qtbot.addWidget(built)
    built.show()
    built.setCurrentIndex(built.grid.index(0, 0))
    QTest.keyClicks(built, "h")
    QTest.keyClick(built, Qt.Key.Key_H, CONTROL)
    QApplication.clipboard().setText("H")
    QTest.keyClick(built, Qt.Key.Key_V, CONTROL)
    assert attendance.values == {}
