"""The column beside a page: what is selected, reached by keys, and over the page where a window is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.finding_card import FindingCard
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Conference

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def window(case: Case, notebook: Notebook, qtbot: QtBot) -> Iterator[CaseWindow]:
    with notebook.edit("Isi", case_id=case.id):
        case.contacts = [Contact(place="rumah"), Contact(place="balai desa")]
        case.conferences = [Conference(kind="case conference")]
        case.journal = [JournalEntry(text="Menelepon kader.")]
    opened = CaseWindow(case, notebook, "engagement/contacts")
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    yield opened
    opened.release()


def table_of(window: CaseWindow) -> RowsTable:
    return next(table for table in window._stack.findChildren(RowsTable) if table.isVisible())


def cursor() -> QWidget:
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(key: Qt.Key) -> QWidget:
    QTest.keyClick(cursor(), key)
    return cursor()


def page_of(window: CaseWindow, stage: str) -> FormPage:
    part = window._parts[stage]
    assert isinstance(part, StageWizard)
    return part.page()


def title(window: CaseWindow) -> str:
    return window._context._title.text()


def test_f6_goes_into_the_column_and_back_and_so_does_escape(window: CaseWindow) -> None:
    table = table_of(window)
    table.choose(table.model.records[1])
    assert title(window) == "balai desa"
    here = cursor()
    there = press(Qt.Key.Key_F6)
    assert window._context.isAncestorOf(there)
    assert press(Qt.Key.Key_F6) is here
    press(Qt.Key.Key_F6)
    assert press(Qt.Key.Key_Escape) is here


def test_a_word_without_an_end_does_not_make_the_column_wider(window: CaseWindow, qtbot: QtBot) -> None:
    name = "Sitimariamulyaningrumkusumawardhanirahmatikapertiwiningtyasari"
    table = table_of(window)
    with window.edits.notebook.edit("Isi", case_id=window.case.id):
        table.model.records[1].place = name
    table.choose(table.model.records[1])
    qtbot.waitUntil(lambda: title(window).startswith(name[:12]))
    QApplication.processEvents()
    assert window._context._stack.minimumSizeHint().width() <= window._context.width()
    assert window._context._close.mapTo(window._context, window._context._close.rect().topRight()).x() < (
        window._context.width()
    )


def test_what_is_edited_beside_the_table_stands_in_its_cell_at_once(
    window: CaseWindow, case: Case, qtbot: QtBot
) -> None:
    table = table_of(window)
    table.choose(table.model.records[1])
    box = window._context._forms["Contact.contacts"].boxes["place"]
    box.take_focus()
    line = cursor()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "kantor desa")
    press(Qt.Key.Key_Tab)
    places = [at for at in table.view.columns() if table._rows.columns[at].key == "place"]
    qtbot.waitUntil(lambda: table.model.index(1, places[0]).data() == "kantor desa")
    qtbot.waitUntil(lambda: title(window) == "kantor desa")
    window.undo()
    qtbot.waitUntil(lambda: table.model.index(1, places[0]).data() == "balai desa")
    qtbot.waitUntil(lambda: title(window) == "balai desa")
    table.choose(table.model.records[1])
    table.act("delete")
    qtbot.waitUntil(lambda: title(window) != "balai desa" or not window._context.is_filled())
    assert [contact.place for contact in case.contacts] == ["rumah"]
    window.undo()
    qtbot.waitUntil(lambda: [contact.place for contact in case.contacts] == ["rumah", "balai desa"])


def test_f6_works_where_nothing_is_selected(window: CaseWindow) -> None:
    window.go_to("engagement/intake")
    here = cursor()
    assert window._stack.isAncestorOf(here)
    assert window._context.isAncestorOf(press(Qt.Key.Key_F6)) or cursor() is window._context.page
    assert press(Qt.Key.Key_F6) is here


def test_another_page_or_stage_has_its_own_selection(window: CaseWindow, qtbot: QtBot) -> None:
    table = table_of(window)
    table.choose(table.model.records[1])
    window.go_to("assessment/background")
    assert not window._context.is_filled()
    window.go_to("engagement/intake")
    assert not window._context.is_filled()
    window.go_to("engagement/contacts")
    qtbot.waitUntil(window._context.is_filled)
    assert title(window) == "balai desa", "who comes back finds the row again"


def test_below_1200_px_it_opens_over_the_page_and_goes_away(window: CaseWindow, qtbot: QtBot) -> None:
    table = table_of(window)
    table.choose(table.model.records[0])
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not window._context.isVisible() and window._header.context.isVisible())
    assert window._header.context.text() == "Rincian"
    window._header.context.click()
    assert window._context.isVisible()
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window._context.isVisible())
    assert window._stack.isAncestorOf(cursor())
    window._header.context.click()
    QTest.mouseClick(page_of(window, "engagement").viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window._context.isVisible())


def test_a_record_with_a_table_in_it_has_a_wider_column(window: CaseWindow, qtbot: QtBot) -> None:
    widths = []
    for place in ("journal/journal", "plan/conferences"):
        window.go_to(place)
        table = table_of(window)
        table.choose(table.model.records[0])
        qtbot.wait(50)
        widths.append(window._context.width())
    assert widths[0] < widths[1]


def test_questions_stand_in_the_column_or_on_the_page_but_not_twice(window: CaseWindow, qtbot: QtBot) -> None:
    def link() -> QPushButton:
        page = page_of(window, "engagement")
        return next(button for button in page.findChildren(QPushButton) if button.text() == "Pertanyaan pembantu")

    window.go_to("engagement/intake")
    qtbot.waitUntil(lambda: not link().isVisible())
    asked = [label.text() for label in window._context.page.findChildren(QLabel)]
    assert "Pertanyaan pembantu" in asked
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: link().isVisible() and not window._context.isVisible())


def test_client_is_the_first_step_and_ctrl_0_leads_there(window: CaseWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.place() == "client/client_family"
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.place().startswith("plan/")


def test_a_list_that_stands_twice_leads_to_the_other_stage(window: CaseWindow) -> None:
    window.go_to("plan/conferences")
    page = page_of(window, "plan")
    link = next(button for button in page.findChildren(QPushButton) if button.text() == "juga di Intervensi")
    link.click()
    assert window.place() == "intervention/conferences"


def test_findings_say_where_they_lead(window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.termination.date = PartialDate.parse("Jumat, 26 September 2024")
        case.plan.discussed_on = PartialDate.parse("Jumat, 26 September 2024")
    window.go_to("engagement/intake")

    def links() -> dict[str, QPushButton]:
        return {button.text(): button for button in window._context.page.findChildren(QPushButton)}

    qtbot.waitUntil(lambda: "2 temuan di halaman lain" in links())
    assert not window._context.page.findChildren(FindingCard), "a page without findings shows none"
    links()["2 temuan di halaman lain"].click()
    assert window.place() == "review/checks"
    words = {card.way.text() for card in window.findChildren(FindingCard)}
    assert words == {
        "Buka Terminasi dan rujukan \u203a Terminasi",
        "Buka Rencana intervensi \u203a Pembicaraan dengan klien",
    }


def test_what_is_grave_elsewhere_stands_within_the_column(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.sessions.append(Session(date=PartialDate.parse("2024-09-20"), activity_name="konseling"))
    window.go_to("intervention/token_economy")
    column = window._context.page

    def told() -> list[str]:
        return [label.text() for label in column.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "1 di antaranya menyangkut keselamatan atau izin" in told())
    sheet = column.widget()
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.width() == column.viewport().width())


def test_the_head_tells_what_was_last(window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.contacts[0].date = PartialDate.parse("2024-09-20")
    qtbot.waitUntil(lambda: "terakhir:" in window._header._number.text())
    assert "kontak" in window._header._number.text()


def test_a_new_session_tells_the_last_time_and_asks_about_promises(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Isi", case_id=case.id):
        held = Session(date=PartialDate.parse("2024-09-09"), activity_name="konseling", client_promise="membawa akta")
        held.next_step = "melihat akta"
        case.sessions, case.promises = [held, Session()], []
    window.go_to("intervention/sessions", f"sessions/{case.sessions[1].id}")
    column = window._context

    def links() -> dict[str, QPushButton]:
        found = (one for one in column._asked.findChildren(QPushButton) if one.isVisibleTo(column))
        return {one.toolTip(): one for one in found}

    last = ["9/9/2024 · konseling", "Disepakati: melihat akta"]
    asked = ["klien: membawa akta", "✓ Ditepati", "✗ Tidak ditepati"]
    qtbot.waitUntil(lambda: list(links()) == [*last, *asked])
    links()["✓ Ditepati"].click()
    assert [(one.by, one.what, one.kept) for one in case.promises] == [("klien", "membawa akta", True)]
    qtbot.waitUntil(lambda: list(links()) == last)
    links()[last[1]].click()
    qtbot.waitUntil(lambda: not links())
