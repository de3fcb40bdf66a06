"""«Rekap» as one uses it: choose a period, look at numbers, open the cases behind them, save and print."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from caseworker_app.casework.periods import ALWAYS
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.home.recaps import Recaps
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.jobs import outside_copies
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def place(notebook: Notebook, case: Case, qtbot: QtBot) -> Recaps:
    """Recaps of two cases in 2024, of which one is closed and one has no cluster."""
    with notebook.edit("contoh") as session:
        case.cluster, case.practitioner = "lanjut usia", Practitioner(name="Rina")
        case.contacts.append(Contact(date=PartialDate.parse("26/8/2024"), time=TimeSpan.parse("9-10.30")))
        born = PartialDate.parse("3/5/1950")
        opened, closed = PartialDate.parse("2/9/2024"), PartialDate.parse("20/9/2024")
        session.add(Case(number="2024-002", client=Person(name="=Budi", born=born), opened=opened, closed=closed))
    place = Recaps(notebook, Preferences())
    qtbot.addWidget(place)
    place.resize(1284, 768)
    place.show()
    place.period.choose("quarter", date(2024, 9, 1))
    place.arrive("cluster")
    qtbot.waitUntil(lambda: place.model.rowCount() > 0)
    return place


def words(place: Recaps) -> list[list[str]]:
    model = place.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(place: Recaps, key: str) -> None:
    keys = [place.tables.item(row).data(Qt.ItemDataRole.UserRole) for row in range(place.tables.count())]
    place.tables.setCurrentRow(keys.index(key))


def test_what_is_not_known_is_a_row_and_all_are_counted(place: Recaps) -> None:
    assert words(place) == [
        ["Lanjut usia", "0", "1", "0", "1", "0", "0", "1", "1"],
        ["Tidak diketahui", "0", "1", "1", "0", "0", "0", "1", "1"],
        ["Jumlah", "0", "2", "1", "1", "0", "0", "2", "2"],
    ]


def test_every_number_lists_the_cases_behind_it_and_enter_opens_one(place: Recaps, qtbot: QtBot) -> None:
    place.view.setCurrentIndex(place.model.index(1, 3))
    assert place.behind.text() == "1 kasus di balik angka ini"
    assert "2024-002" in place.cases.item(0).text()
    QTest.keyClick(place.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(place.case_wanted) as opened:
        place.cases.itemActivated.emit(place.cases.currentItem())
    assert opened.args[1:] == ["", ""]


def test_hours_are_told_in_words(place: Recaps) -> None:
    choose(place, "meetings")
    assert words(place)[0][:4] == ["Kontak", "1", "1 jam 30 mnt", "0"]
    choose(place, "weeks")
    assert words(place)[0][0] == "26 Agustus – 1 September 2024"


def test_another_period_is_reckoned_at_once(place: Recaps, qtbot: QtBot) -> None:
    place.period.on.click()
    qtbot.waitUntil(lambda: place.recap is not None and place.recap.scope.period.title == "Triwulan IV 2024")
    qtbot.waitUntil(lambda: words(place)[-1][-1] == "1")


def test_two_days_are_read_as_they_are_typed(place: Recaps, qtbot: QtBot) -> None:
    place.period.kind.setCurrentIndex(place.period.kind.findData("free"))
    place.period._choose()
    place.period.first.setText("1 Sept 2024")
    place.period.last.setText("kapan-kapan")
    place.period.last.editingFinished.emit()
    assert place.period.wrong.text()
    place.period.last.setText("30/9/2024")
    place.period.last.editingFinished.emit()
    assert (place.period.wrong.text(), place.period.period.title) == ("", "September 2024")


def test_only_the_cases_of_one_worker(place: Recaps, qtbot: QtBot) -> None:
    place.worker.setCurrentIndex(place.worker.findText("Rina"))
    place.worker.activated.emit(place.worker.currentIndex())
    qtbot.waitUntil(lambda: words(place)[-1][-1] == "1")


def test_excel_is_saved_noted_and_bears_initials(
    place: Recaps, notebook: Notebook, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rekap.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(place.told):
        place._save(names=False)
    book = openpyxl.load_workbook(io.BytesIO(target.read_bytes()))
    everything = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "Melati Sari" not in everything
    assert [copy.what for copy in outside_copies.copies(notebook)] == ["Rekap kasus"]


def test_the_paper_is_about_the_same_period(place: Recaps, qtbot: QtBot) -> None:
    place.print.click()
    sheet = place.findChild(OfficePaper)
    assert sheet is not None
    qtbot.waitUntil(sheet.print.isEnabled)
    assert sheet._scope == place._scope()
    sheet.reject()


def test_an_empty_notebook_says_so(notebook: Notebook, qtbot: QtBot) -> None:
    place = Recaps(notebook, Preferences())
    qtbot.addWidget(place)
    place.period.period = ALWAYS
    place.show()
    place.arrive("cluster")
    qtbot.waitUntil(lambda: place.tables.count() > 0)
    assert place.empty.isVisible()
    assert not place.view.isVisible()
