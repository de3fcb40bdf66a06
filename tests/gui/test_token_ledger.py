"""The daily grid of a token economy: filled by keys, week by week, exchanged by one key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms import catalogue
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.special_pages import special_pages
from caseworker_app.gui.case.token_ledger import TokenLedger
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MONDAY = date(2024, 9, 2)


@pytest.fixture
def economy(case: Case, notebook: Notebook) -> TokenEconomy:
    tidy = TokenBehaviour(text="merapikan tempat tidur", points=15, deduction=2)
    wash = TokenBehaviour(text="mandi", points=2)
    with notebook.edit("Token", undoable=False):
        case.token_economies = [
            TokenEconomy(
                token="bintang",
                agreed_on=PartialDate.on(MONDAY),
                price=30,
                reinforcer="main sepeda",
                behaviours=[tidy, wash],
            )
        ]
    return case.token_economies[0]


@pytest.fixture
def ledger(economy: TokenEconomy, case: Case, notebook: Notebook, qtbot: QtBot) -> TokenLedger:
    del economy
    built = TokenLedger(DIAGRAMS["tokens"], CaseSession(case, notebook))
    qtbot.addWidget(built)
    built.resize(900, 400)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    built.grid.setFocus()
    return built


def noted(economy: TokenEconomy) -> list[tuple[str | None, date | None, int | None]]:
    return [
        (
            entry.behaviour.text if entry.behaviour else None,
            entry.date.day if entry.date else None,
            entry.points,
        )
        for entry in economy.entries
    ]


def standing(ledger: TokenLedger) -> str:
    return str(ledger.standing.text())


def test_a_day_takes_one_key_a_behaviour_and_each_is_undone_by_itself(
    ledger: TokenLedger, economy: TokenEconomy, case: Case, notebook: Notebook
) -> None:
    QTest.keyClicks(ledger.grid, " 1")
    assert noted(economy) == [("merapikan tempat tidur", MONDAY, 15), ("mandi", MONDAY, 1)]
    assert ledger.grid.grid.index(2, 0).data() == "16"
    assert "16 dari 30: kurang 14" in standing(ledger)
    notebook.undo(case.id)
    assert noted(economy) == [("merapikan tempat tidur", MONDAY, 15)]


def test_a_deduction_stands_beside_what_was_earned_and_is_never_silent(
    ledger: TokenLedger, economy: TokenEconomy
) -> None:
    grid = ledger.grid
    QTest.keyClicks(grid, "3")
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClicks(grid, "-")
    assert grid.grid.index(0, 0).data() == "3−2"
    assert [entry.points for entry in economy.entries] == [3, -2]
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClicks(grid, "1")
    assert grid.grid.index(0, 0).data() == "1−2"
    assert "−1: potongan melebihi perolehan" in standing(ledger)
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert economy.entries == []


def test_a_recent_ledger_opens_on_today_and_an_old_one_where_it_ended(
    ledger: TokenLedger, economy: TokenEconomy, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    heading = ledger.grid.grid.headerData(ledger.grid.currentIndex().column(), Qt.Orientation.Horizontal)
    assert heading == "Sen\n2/9"
    yesterday = date.today() - timedelta(days=1)
    with notebook.edit("Catatan"):
        economy.entries = [TokenEntry(date=PartialDate.on(yesterday), behaviour=economy.behaviours[0], points=2)]
    again = TokenLedger(DIAGRAMS["tokens"], CaseSession(case, notebook))
    qtbot.addWidget(again)
    today = again.grid.grid.headerData(again.grid.currentIndex().column(), Qt.Orientation.Horizontal)
    assert today.endswith(f"•\n{date.today().day}/{date.today().month}")


def test_weeks_and_months_are_turned_by_keys(ledger: TokenLedger, economy: TokenEconomy) -> None:
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageDown)
    QTest.keyClicks(ledger.grid, "4")
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageUp)
    QTest.keyClicks(ledger.grid, "5")
    assert {day: points for _, day, points in noted(economy)} == {
        MONDAY + timedelta(days=7): 4,
        MONDAY - timedelta(days=7): 5,
    }


def test_tokens_are_exchanged_by_one_key_when_there_are_enough(ledger: TokenLedger, economy: TokenEconomy) -> None:
    said: list[str] = []
    ledger.edits.told.connect(lambda words, _undo: said.append(words))
    QTest.keyClicks(ledger.grid, " t")
    assert economy.exchanges == []
    assert "baru 15 dari 30" in said[-1]
    QTest.keyClick(ledger.grid, Qt.Key.Key_Right)
    QTest.keyClick(ledger.grid, Qt.Key.Key_Up)
    QTest.keyClicks(ledger.grid, " ")
    QTest.keyClicks(ledger.grid, "t")
    assert [(part.date and part.date.day, part.points, part.for_what) for part in economy.exchanges] == [
        (MONDAY + timedelta(days=1), 30, "main sepeda")
    ]
    assert "tersisa 0" in said[-1]


def test_praise_is_written_beside_the_grid(ledger: TokenLedger, economy: TokenEconomy) -> None:
    QTest.keyClicks(ledger.grid, "2")
    QTest.keyClick(ledger.grid, Qt.Key.Key_Up)
    form = ledger.cell.findChild(RecordForm)
    assert form is not None
    form.go_to("praise")
    editor = ledger.focusWidget()
    QTest.keyClicks(editor, "Hebat!")
    form.flush()
    assert [(entry.points, entry.praise) for entry in economy.entries] == [(2, "Hebat!")]
    ledger.grid.setFocus()
    QTest.keyClick(ledger.grid, Qt.Key.Key_Delete)
    assert [(entry.points, entry.praise) for entry in economy.entries] == [(None, "Hebat!")]


def test_several_entries_of_a_day_are_summed_and_left_alone(
    ledger: TokenLedger, economy: TokenEconomy, notebook: Notebook
) -> None:
    said: list[str] = []
    ledger.edits.told.connect(lambda words, _undo: said.append(words))
    with notebook.edit("Catatan"):
        economy.entries = [
            TokenEntry(date=PartialDate.on(MONDAY), behaviour=economy.behaviours[0], points=points) for points in (2, 3)
        ]
    ledger.refresh()
    assert ledger.grid.grid.index(0, 0).data() == "5"
    QTest.keyClicks(ledger.grid, "9")
    assert [entry.points for entry in economy.entries] == [2, 3]
    assert "Catatan harian" in said[-1]


def test_behind_the_last_cell_the_next_week_begins_with_its_first(ledger: TokenLedger, economy: TokenEconomy) -> None:
    QTest.keyClicks(ledger.grid, "1" * 2 * 7)
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageDown)
    QTest.keyClicks(ledger.grid, "2")
    assert noted(economy)[-1] == ("merapikan tempat tidur", MONDAY + timedelta(days=7), 2)
    assert len(economy.entries) == 15


def test_a_key_behind_the_last_cell_writes_over_nothing(ledger: TokenLedger, economy: TokenEconomy) -> None:
    said: list[str] = []
    ledger.edits.told.connect(lambda words, _undo: said.append(words))
    QTest.keyClicks(ledger.grid, "1" * 2 * 7 + "23")
    assert {entry.points for entry in economy.entries} == {1}
    assert "Sel terakhir sudah terisi" in said[-1]
    QTest.keyClick(ledger.grid, Qt.Key.Key_Delete)
    QTest.keyClicks(ledger.grid, "4")
    assert noted(economy)[-1][2] == 4
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageUp)
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageDown)
    QTest.keyClicks(ledger.grid, "5")
    assert 5 not in {entry.points for entry in economy.entries}, "the same cell as before"


def test_the_result_goes_into_the_evaluation_once(ledger: TokenLedger, economy: TokenEconomy, case: Case) -> None:
    QTest.keyClicks(ledger.grid, " ")
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageDown)
    QTest.keyClick(ledger.grid, Qt.Key.Key_Up)
    for _ in range(6):
        QTest.keyClick(ledger.grid, Qt.Key.Key_Right)
    QTest.keyClicks(ledger.grid, "9")
    for _ in range(2):
        ledger.to_evaluation.click()
    assert [(change.aspect, change.before_value, change.after_value) for change in case.before_after] == [
        ("merapikan tempat tidur", 15, 9),
        ("mandi", 0, 0),
    ]


def test_what_the_chart_still_lacks_is_said_quietly(
    ledger: TokenLedger, economy: TokenEconomy, notebook: Notebook
) -> None:
    assert ledger.missing.isHidden()
    with notebook.edit("Harga"):
        economy.price = economy.reinforcer = None
    ledger.refresh()
    assert ledger.missing.text() == "Untuk papan token masih perlu: harga, penguat yang ditukar."
    assert "harga belum disepakati" in standing(ledger)


def test_what_the_chart_of_the_open_economy_lacks_is_said(
    ledger: TokenLedger, economy: TokenEconomy, case: Case, notebook: Notebook
) -> None:
    with notebook.edit("Token"):
        whole = {"price": economy.price, "reinforcer": economy.reinforcer, "token": "bintang"}
        case.token_economies.append(TokenEconomy(behaviours=[TokenBehaviour(text="membaca", points=1)], **whole))
        economy.price = None
    ledger.refresh()
    assert ledger.missing.text() == "Untuk papan token masih perlu: harga."
    ledger._which.setCurrentIndex(1)
    assert ledger.missing.isHidden()


def test_the_cursor_stays_in_the_grid_while_the_chart_is_drawn(ledger: TokenLedger, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ledger.shown is not None and ledger.shown.empty)
    assert ledger.grid.hasFocus()
    QTest.keyClicks(ledger.grid, "3")
    ledger.refresh()
    qtbot.waitUntil(lambda: ledger.shown is not None and not ledger.shown.empty)
    assert ledger.grid.hasFocus()
    assert ledger.view.isVisible()


@pytest.mark.parametrize("width", [672, 900])
def test_a_whole_week_is_in_sight_and_so_is_the_chart_of_it(
    ledger: TokenLedger, economy: TokenEconomy, case: Case, notebook: Notebook, qtbot: QtBot, width: int
) -> None:
    del ledger
    with notebook.edit("Nama", undoable=False):
        economy.behaviours[0].text = "merapikan tempat tidur dan lemari sebelum berangkat ke sekolah"
        economy.entries = [
            TokenEntry(date=PartialDate.on(MONDAY + timedelta(days=at)), points=3, behaviour=economy.behaviours[0])
            for at in range(7)
        ]
    edits = CaseSession(case, notebook)
    edits.special_pages = special_pages()
    page = FormPage(catalogue.page("token_economy"), edits)
    qtbot.addWidget(page)
    page.resize(width, 560)
    with qtbot.waitExposed(page):
        page.show()
    shown = page.findChild(TokenLedger)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.shown is not None and shown.view.height() >= theme.px(shown.least))
    qtbot.waitUntil(shown.view.is_whole)
    assert shown.grid.horizontalScrollBar().maximum() == 0


def test_a_whole_week_is_in_sight_beside_a_wide_column_of_details(ledger: TokenLedger, qtbot: QtBot) -> None:
    ledger.resize(theme.px(493), theme.px(600))
    qtbot.waitUntil(lambda: ledger.grid.width() > theme.px(400))
    assert ledger.grid.horizontalScrollBar().maximum() == 0


def test_it_fits_beside_a_wide_column_of_details(ledger: TokenLedger, case: Case, notebook: Notebook) -> None:
    """What one page of a small screen leaves for it; nothing is cut off, not even with a choice of economies."""
    with notebook.edit("Token", undoable=False):
        reading = TokenBehaviour(text="membaca", points=1)
        case.token_economies.append(TokenEconomy(token="kupon bacaan di perpustakaan", behaviours=[reading]))
    ledger.refresh()
    QTest.keyClick(ledger.grid, Qt.Key.Key_PageUp)  # a week in two months
    panel = ledger.grid.parentWidget()
    assert panel is not None
    assert panel.minimumSizeHint().width() <= theme.px(490)
