"""The list of cases: lines read as they are seen, columns that fit, what is remembered, what a right click offers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester

from caseworker_app.gui.base import theme, work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.cases import case_columns
from caseworker_app.gui.cases.case_columns import KEYS_OF_COLUMNS
from caseworker_app.gui.cases.case_list import CaseList
from caseworker_app.gui.cases.case_table import PAGE, CaseModel, CaseView, paint_dots
from caseworker_app.jobs.case_register import CaseLine, Order
from caseworker_app.jobs.cases import CaseSummary
from caseworker_app.jobs.latest import Step
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex, StageState
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 8, 26)
LONG = "017/SENTRA-TERPADU/LKS-ANAK/XI/2026"
NUMBER, CLUSTER, WORKER = (KEYS_OF_COLUMNS.index(key) for key in (Order.NUMBER, Order.CLUSTER, Order.WORKER))


def line(number: str, cluster: str = "anak", last: Step | None = None, coming: Step | None = None) -> CaseLine:
    states = (StageState.DONE, StageState.RUNNING, None, None, None, None)
    case = CaseSummary(number, number, "AB", "Nama AB", Sex.FEMALE, "27", cluster, None, None, states)
    return CaseLine(case, "Dewi", last, coming)


class Reader:
    """Gives lines, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, ids: Collection[str]) -> dict[str, CaseLine]:
        self.asked += ids
        return {number: line(number) for number in ids if number != "gone"}


def test_only_the_lines_that_are_seen_are_read() -> None:
    read = Reader()
    model = CaseModel(read, TODAY)
    QAbstractItemModelTester(model)
    model.show([f"{at:05}" for at in range(10_000)], {})
    assert model.rowCount() == 10_000
    assert model.index(9_990, NUMBER).data() == "09990"
    assert len(read.asked) <= 3 * PAGE  # the tester looks at the first ones
    model.show(["gone", "1"], {})
    assert model.index(0, NUMBER).data() is None
    assert model.index(1, NUMBER).data() == "1"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("running", range(6))
def test_a_stage_behind_a_running_one_keeps_its_ring(running: int) -> None:
    states = [StageState.RUNNING if at == running else StageState.NOT_STARTED for at in range(6)]
    image = QImage(theme.px(150), theme.px(46), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_dots(painter, QRect(0, 0, image.width(), image.height()), states)
    painter.end()
    step = theme.px(20)
    inked = [
        any(image.pixelColor(x, y).lightness() < 240 for x in range(at * step, at * step + step) for y in range(46))
        for at in range(6)
    ]
    assert inked == [True] * 6


def test_cells_say_last_and_next_as_one_says_it() -> None:
    last = Step("telepon", PartialDate.parse("25/8/2024"))
    late = Step("surat", PartialDate.parse("1/8/2024"), late=True)
    full = line("1", last=last, coming=late)
    assert case_columns.text(full, Order.LAST, TODAY) == "Kemarin, telepon"
    assert case_columns.text(full, Order.NEXT, TODAY) == "1/8/2024, surat (terlambat)"
    assert case_columns.is_late(full, Order.NEXT)
    assert case_columns.text(line("1"), Order.NEXT, TODAY) == "Lanjutkan Asesmen"
    assert case_columns.text(line("1"), Order.SEX, TODAY) == "P"
    assert case_columns.stages_in_words(full) == "EIC: selesai\nAsesmen: berjalan"


def listed(qtbot: QtBot, *lines: CaseLine, width: int = 1200) -> CaseView:
    model = CaseModel(Reader(), TODAY)
    view = CaseView(model)
    qtbot.addWidget(view)
    view.resize(theme.px(width), 300)
    view.show()
    model.show([each.case.id for each in lines], {each.case.id: each for each in lines})
    view.arrange({})
    return view


def test_columns_are_as_wide_as_what_they_hold(qtbot: QtBot) -> None:
    view = listed(qtbot, line("2026-001"), line(LONG))
    header = view.horizontalHeader()
    assert header.sectionSize(NUMBER) >= QFontMetrics(theme.font()).horizontalAdvance(LONG) + theme.px(15)
    assert header.sectionSize(CLUSTER) < theme.px(110)  # no air beside a short word
    assert abs(header.length() - view.viewport().width()) <= 2


def test_a_narrow_window_scrolls_instead_of_losing_columns(qtbot: QtBot) -> None:
    view = listed(qtbot, line(LONG, "korban bencana dan kedaruratan"), width=700)
    assert view.horizontalHeader().length() > view.viewport().width()
    assert view.horizontalScrollBar().maximum() > 0


def test_columns_stand_as_they_were_arranged(qtbot: QtBot) -> None:
    view = listed(qtbot, line("1"))
    view.horizontalHeader().resizeSection(NUMBER, theme.px(160))
    view.horizontalHeader().moveSection(view.horizontalHeader().visualIndex(WORKER), 1)
    view._toggle(CLUSTER)
    other = listed(qtbot, line("1"))
    other.arrange(view.arrangement())
    assert other.arrangement() == view.arrangement()
    assert other.horizontalHeader().sectionSize(NUMBER) == theme.px(160)
    assert other.horizontalHeader().visualIndex(WORKER) == 1
    assert other.isColumnHidden(CLUSTER)


@pytest.mark.parametrize(
    "kept", [{"order": 3, "hidden": "x", "widths": []}, {"order": ["?"], "widths": {"number": "a"}}]
)
def test_a_damaged_arrangement_is_as_shipped(qtbot: QtBot, kept: dict[str, Any]) -> None:
    view = listed(qtbot, line("1"))
    shipped = view.arrangement()
    view.arrange(kept)
    assert view.arrangement()["order"] == shipped["order"]
    assert view.arrangement()["widths"] == {}


@pytest.fixture
def cases(qtbot: QtBot, notebook: Notebook) -> CaseList:
    """Three cases, one of them in the archive, in a list that is loaded."""
    rows: list[dict[str, Any]] = [
        {"number": "2024-001", "client": Person(name="Muhammad Uji"), "cluster": "anak", "opened": day("1/8/2024")},
        {"number": "2024-002", "client": Person(name="Sutarmi Uji"), "cluster": "lanjut usia",
         "opened": day("2/8/2024"), "tasks": [Task(what="menelepon")], "sessions": [Session(date=day("5/8/2024"))]},
        {"number": "2023-001", "client": Person(name="Bagus Uji"), "closed": day("2024"), "archived": day("2024")},
    ]  # fmt: skip
    with notebook.edit("Kasus baru") as session:
        session.add_all(Case(**row) for row in rows)
    return loaded(qtbot, notebook, Preferences())


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def loaded(qtbot: QtBot, notebook: Notebook, preferences: Preferences) -> CaseList:
    widget = CaseList(notebook, preferences)
    qtbot.addWidget(widget)
    widget.resize(1200, 600)
    widget.show()
    qtbot.waitUntil(lambda: bool(widget._model.rowCount()) and not work.running())
    return widget


def numbers(cases: CaseList) -> list[str]:
    return [str(cases._model.index(row, NUMBER).data()) for row in range(cases._model.rowCount())]


def test_a_search_forgives_spelling_and_finds_what_is_in_the_archive(qtbot: QtBot, cases: CaseList) -> None:
    assert numbers(cases) == ["2024-002", "2024-001"]
    cases._search.setText("mohamad")
    qtbot.waitUntil(lambda: numbers(cases) == ["2024-001"])
    cases._search.setText("bagus")
    qtbot.waitUntil(lambda: numbers(cases) == ["2023-001"])
    cases._search.setText("tidak begini")
    qtbot.waitUntil(lambda: numbers(cases) == [])
    assert cases._body.currentIndex() == 2
    cases._show_all()
    qtbot.waitUntil(lambda: len(numbers(cases)) == 2)


def test_a_filter_narrows_and_is_there_again(qtbot: QtBot, cases: CaseList, notebook: Notebook) -> None:
    box = cases._filters._boxes["cluster"]
    box.setCurrentIndex(box.findData("anak"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: numbers(cases) == ["2024-001"])
    cases.release()
    again = loaded(qtbot, notebook, Preferences())
    assert numbers(again) == ["2024-001"]
    again._filters.clear()
    qtbot.waitUntil(lambda: len(numbers(again)) == 2)


def test_order_and_place_are_remembered(qtbot: QtBot, cases: CaseList, notebook: Notebook) -> None:
    cases.view.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: numbers(cases) == ["2024-001", "2024-002"])
    cases.view.selectRow(1)
    cases.release()
    again = loaded(qtbot, notebook, cases._preferences)
    assert numbers(again) == ["2024-001", "2024-002"]
    assert again.view.current() == again._model.ids[1]


def test_what_changes_elsewhere_is_seen_and_the_choice_stays(qtbot: QtBot, cases: CaseList, notebook: Notebook) -> None:
    cases.view.selectRow(1)
    chosen = cases.view.current()
    with notebook.edit("Kasus baru") as session:
        session.add(Case(number="2024-003", client=Person(name="Baru Uji"), opened=day("3/8/2024")))
    qtbot.waitUntil(lambda: len(numbers(cases)) == 3)
    assert cases.view.current() == chosen


def test_a_right_click_offers_what_can_be_done_with_one_and_with_several(cases: CaseList) -> None:
    cases._actions.fill([cases._model.ids[0]])
    words = [action.text() for action in cases._actions.menu.actions()]
    for wanted in ("Buka", "Cetak ringkasan …", "Simpan sebagai paket …", "Salin nomor kasus", "Hapus kasus …"):
        assert wanted in words
    cases.view.selectAll()
    cases._actions.fill(cases.view.chosen())
    cases._actions.menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "2024-002\n2024-001"
