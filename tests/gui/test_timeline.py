"""The line of time in a case: read in a thread, filtered, marked by space, each row one key from its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.timeline import Timeline
from caseworker_app.gui.case.timeline_table import MARK
from caseworker_app.model.engagement import Contact
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

Key = Qt.Key


@pytest.fixture
def edits(notebook: Notebook, case: Case) -> Iterator[CaseSession]:
    with notebook.edit("Isi", case_id=case.id, undoable=False):
        case.contacts = [
            Contact(date=PartialDate.parse("2024-09-01"), process="kenal", position=0),
            Contact(process="entah"),
        ]
        case.journal = [JournalEntry(date=PartialDate.parse("2025-01-02"), text="tenang")]
    made = CaseSession(case, notebook)
    yield made
    made.release()


@pytest.fixture
def line(qtbot: QtBot, edits: CaseSession) -> Timeline:
    made = Timeline(edits)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    qtbot.waitUntil(lambda: bool(made.events))
    return made


def words(line: Timeline) -> list[str]:
    return [shown.event.what or shown.event.title if shown.event else f"[{shown.words}]" for shown in line.model.lines]


def test_events_stand_under_their_years_and_the_undated_below(line: Timeline) -> None:
    assert words(line) == [
        *("[2024]", "Kasus dibuka", "kenal", "[2025]", "tenang", "[Tanpa tanggal yang pasti]", "entah"),
    ]
    assert line.count.text() == "4 dari 4"


def test_enter_leads_to_the_place(qtbot: QtBot, line: Timeline, edits: CaseSession) -> None:
    line.table.choose(words(line).index("tenang"))
    with qtbot.waitSignal(edits.place_wanted) as wanted:
        QTest.keyClick(line.table, Key.Key_Return)
    assert wanted.args == ["journal/journal", "journal"]


def test_space_marks_all_that_is_chosen_and_undo_takes_it_back(
    qtbot: QtBot, line: Timeline, notebook: Notebook, case: Case
) -> None:
    line.table.choose(1)
    line.table.selectionModel().select(
        line.model.index(2, MARK), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    QTest.keyClick(line.table, Key.Key_Space)
    assert {event.entity for event in case.key_events} == {"Case", "Contact"}
    assert line.page.text() == "2 ditandai untuk kronologi."
    line.only_marked.setChecked(True)
    assert words(line) == ["[2024]", "Kasus dibuka", "kenal"]
    notebook.undo(case.id)
    line.refresh({"KeyEvent"})
    qtbot.waitUntil(lambda: not line.model.lines)


def test_what_has_no_place_in_time_is_not_marked(qtbot: QtBot, line: Timeline, case: Case) -> None:
    line.table.choose(words(line).index("entah"))
    QTest.keyClick(line.table, Key.Key_Space)
    assert case.key_events == []


def test_words_period_stage_and_kind_choose(line: Timeline) -> None:
    line.words.setText("TENANG")
    assert words(line) == ["[2025]", "tenang"]
    line.words.clear()
    line.period.setText("September 2024")
    assert words(line) == ["[2024]", "kenal"]
    line.period.setText("entah kapan")
    assert "belum terbaca" in line.count.text()
    line.period.clear()
    line.stage.setCurrentIndex(line.stage.findData("journal"))
    assert words(line) == ["[2025]", "tenang"]


def test_the_paper_tells_what_was_filtered(qtbot: QtBot, line: Timeline, edits: CaseSession) -> None:
    line.words.setText("kenal")
    with qtbot.waitSignal(edits.document_wanted) as wanted:
        line.print.click()
    assert wanted.args[0] == "timeline"
    assert edits.picked_events is not None
    assert {entity for entity, _, _ in edits.picked_events} == {"Contact"}
    line.words.clear()
    line.print.click()
    assert edits.picked_events is None


def test_a_change_is_read_when_it_is_seen_and_a_record_is_found_by_its_id(
    qtbot: QtBot, line: Timeline, notebook: Notebook, case: Case
) -> None:
    with notebook.edit("Tulis", case_id=case.id):
        case.journal.append(JournalEntry(date=PartialDate.parse("2025-02-01"), text="baru", position=1))
    assert not line.go_to(case.journal[1].id)
    line.refresh({"JournalEntry"})
    qtbot.waitUntil(lambda: "baru" in words(line))
    current = line.model.event_at(line.table.currentIndex().row())
    assert current is not None
    assert current.what == "baru"


def test_nothing_is_left_after_release(line: Timeline) -> None:
    line.release()
    assert line.model.lines == []
