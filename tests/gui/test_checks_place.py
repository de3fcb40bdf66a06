"""All cases are looked through at once; a line leads to where it is written; checks are turned off in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.home.checks_place import ChecksPlace
from caseworker_app.gui.settings.checks import KEY, ChecksPart
from caseworker_app.jobs import checks, silencing
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NO_LENGTH = "Waktu 12.00–12.00 tidak ada lamanya."


def with_a_fault(case: Case, notebook: Notebook) -> Session:
    session = Session(time=TimeSpan.parse("12.00-12.00"))
    with notebook.edit("Sesi", case_id=case.id):
        case.sessions.append(session)
    return session


def test_a_line_of_all_cases_leads_to_its_place(case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    session = with_a_fault(case, notebook)
    place = ChecksPlace(notebook, Preferences())
    qtbot.addWidget(place)
    place.show()
    place.arrive()
    assert [line.message for line in place.model.lines] == [NO_LENGTH]
    with qtbot.waitSignal(place.case_wanted) as went:
        place.view.selectRow(0)
        QTest.keyClick(place.view, Qt.Key.Key_Return)
    assert went.args == [case.id, "intervention/sessions", f"sessions/{session.id}"]


def test_what_is_silenced_is_counted_and_not_listed(case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    with_a_fault(case, notebook)
    (finding,) = checks.of_open_case(notebook, case)
    silencing.silence(notebook, case, finding, "jam pulang lupa dicatat")
    place = ChecksPlace(notebook, Preferences())
    qtbot.addWidget(place)
    place.look()
    assert not place.model.lines
    assert place.summary() == "Tidak ada yang perlu diperiksa dalam kasus mana pun. 1 didiamkan dengan alasan."


def test_a_check_without_a_tick_is_not_run(case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    with_a_fault(case, notebook)
    part = ChecksPart(notebook)
    qtbot.addWidget(part)
    items = [part.list.item(row) for row in range(part.list.count())]
    length = next(item for item in items if item.data(KEY) == "length-of-meeting")
    length.setCheckState(Qt.CheckState.Unchecked)
    assert checks.of_open_case(notebook, case) == []
    length.setCheckState(Qt.CheckState.Checked)
    assert [finding.sentence for finding in checks.of_open_case(notebook, case)] == [NO_LENGTH]
