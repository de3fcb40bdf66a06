"""What the plan and the library say comes into other tables by one click, once, and goes by one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker_app.forms import shelf
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Rows
from caseworker_app.forms.library import Step
from caseworker_app.forms.records import title_of
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.special_pages import special_pages
from caseworker_app.gui.form.editors import TextEditor
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.jobs import own_library
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState, MeetingOutcome
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.intervention import Session, SessionPerson, SessionStep
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Goal, Indicator, PlannedMethod
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    with notebook.edit("rencana", undoable=False):
        case.goals = [
            Goal(text="lebih sabar", indicators=[Indicator(text="nada bicara tenang"), Indicator(text="")]),
            Goal(text="rajin sekolah"),
        ]
        case.activities = [
            Activity(name="konseling", method="case work", technique="konseling", place="rumah klien"),
            Activity(name="menanam"),
        ]
    return CaseSession(case, notebook)


def rows_of(page_key: str, key: str) -> Rows:
    return next(item for _, item in page(page_key).items() if isinstance(item, Rows) and item.key == key)


def table(edits: CaseSession, qtbot: QtBot, page_key: str, key: str) -> RowsTable:
    built = RowsTable(rows_of(page_key, key), lambda **_: edits.case, edits)
    edits.changed.connect(lambda _: built.refresh())
    qtbot.addWidget(built)
    built.show()
    return built


def links(built: RowsTable) -> list[QPushButton]:
    return [button for button in built.offers.findChildren(QPushButton) if not button.isHidden()]


def words(built: RowsTable) -> list[str]:
    return [button.text().replace("&&", "&") for button in links(built)]


def firsts(built: RowsTable) -> list[str]:
    return [built.model.index(row, 0).data() for row in range(len(built.model.records))]


def test_goals_and_indicators_are_taken_over_once_and_keep_up_with_the_plan(edits: CaseSession, qtbot: QtBot) -> None:
    with edits.notebook.edit("sudah dinilai"):
        edits.case.goal_results.append(GoalResult(goal_text="Rajin sekolah ", state=GoalState.PARTLY))
    results = table(edits, qtbot, "goal_results", "goal_results")
    assert words(results) == ["Ambil dari rencana (2)"]
    links(results)[0].setFocus()
    QTest.keyClick(links(results)[0], Qt.Key.Key_Space)
    assert firsts(results) == ["Rajin sekolah ", "lebih sabar", "Indikator: nada bicara tenang"]
    assert not words(results)
    with edits.notebook.edit("ubah tujuan"):
        edits.case.goals[0].text = "lebih tenang"
    assert firsts(results)[1] == title_of(results.model.records[1]) == "lebih tenang"
    edits.undo()
    edits.undo()
    assert firsts(results) == ["Rajin sekolah "]
    assert words(results) == ["Ambil dari rencana (2)"]


def test_every_table_of_the_evaluation_takes_over_what_the_plan_names(edits: CaseSession, qtbot: QtBot) -> None:
    for page_key, key, names in (
        ("goal_results", "smart_reviews", ["lebih sabar", "rajin sekolah"]),
        ("attainment", "attainment_scales", ["lebih sabar", "rajin sekolah"]),
        ("evaluation_matrix", "evaluation_rows", ["konseling", "menanam"]),
    ):
        built = table(edits, qtbot, page_key, key)
        links(built)[0].click()
        assert (firsts(built), words(built)) == (names, [])
    process = table(edits, qtbot, "process_evaluation", "process_evaluations")
    assert words(process) == ["Ambil tahap (6)", "Ambil dari rencana (2)"]
    links(process)[1].click()
    assert (firsts(process), words(process)) == (["konseling", "menanam"], ["Ambil tahap (6)"])


def test_goals_are_offered_for_attainment_in_one_place_alone(edits: CaseSession, qtbot: QtBot) -> None:
    edits.special_pages = special_pages()
    built = FormPage(page("attainment"), edits)
    qtbot.addWidget(built)
    built.show()
    told = [button.text() for button in built.findChildren(QPushButton) if button.isVisible()]
    assert [text for text in told if "rencana" in text] == ["Ambil dari rencana (2)"]


def test_the_matrix_takes_over_what_the_sessions_say_and_nothing_that_is_written(
    edits: CaseSession, qtbot: QtBot
) -> None:
    activity = edits.case.activities[0]
    with edits.notebook.edit("pertemuan"):
        for day, process, outcome in ((9, "Klien bercerita.", None), (2, "Berkenalan.", None), (4, "Gagal.", "batal")):
            date = PartialDate.parse(f"2024-09-0{day}")
            fate = MeetingOutcome(outcome) if outcome else None
            edits.case.sessions.append(Session(date=date, activity=activity, process=process, outcome=fate))
        edits.case.sessions.append(Session(activity_name="melukis", result="Klien senang."))
    matrix = table(edits, qtbot, "evaluation_matrix", "evaluation_rows")
    links(matrix)[0].click()
    assert firsts(matrix) == ["konseling", "menanam", "melukis"]
    with edits.notebook.edit("tulis"):
        matrix.model.records[2].process = "sendiri"
    assert words(matrix) == ["Isi dari catatan pertemuan (2)"]
    links(matrix)[0].click()
    assert [(row.process, row.result) for row in matrix.model.records] == [
        ("2/9/2024: Berkenalan.\n9/9/2024: Klien bercerita.", None), (None, None), ("sendiri", "Klien senang."),
    ]  # fmt: skip
    assert not words(matrix)


def test_the_next_session_has_what_plan_and_last_session_say_and_is_prepared_once(
    edits: CaseSession, qtbot: QtBot
) -> None:
    with edits.notebook.edit("pertemuan"):
        held = Session(
            date=PartialDate.parse("2024-09-02"), activity=edits.case.activities[0], participants="ibu klien"
        )
        held.people = [SessionPerson(name="Bu Tini", role="ibu")]
        edits.case.sessions.append(held)
    sessions = table(edits, qtbot, "sessions", "sessions")
    assert words(sessions) == ["Siapkan pertemuan menanam ke-1", "Siapkan pertemuan konseling ke-2"]
    links(sessions)[1].click()
    new = edits.case.sessions[-1]
    assert (new.activity, new.number, new.method, new.techniques, new.place, new.participants, new.people[0].name) == (
        edits.case.activities[0], 2, "case work", ["konseling"], "rumah klien", "ibu klien", "Bu Tini",
    )  # fmt: skip
    assert words(sessions) == ["Siapkan pertemuan menanam ke-1"]
    edits.undo()
    assert edits.case.sessions == [held]


def test_a_session_that_was_typed_with_the_words_of_the_plan_is_counted(edits: CaseSession, qtbot: QtBot) -> None:
    with edits.notebook.edit("pertemuan"):
        edits.case.sessions.append(Session(activity_name="Konseling", number=2, result="Klien bercerita."))
    sessions = table(edits, qtbot, "sessions", "sessions")
    assert words(sessions) == ["Siapkan pertemuan menanam ke-1", "Siapkan pertemuan konseling ke-3"]


def test_the_next_session_takes_the_planned_day_once_and_the_method_of_its_technique(
    edits: CaseSession, qtbot: QtBot
) -> None:
    with edits.notebook.edit("rencana"):
        activity = edits.case.activities[1]
        activity.dates, activity.time = PartialDate.parse("2024-09-16"), TimeSpan.parse("09:00/10:00")
        activity.technique = "Terapi berkebun"
        edits.case.activities[0].dates = PartialDate.parse("2024-09-06/2024-09-14")
        edits.case.planned_methods.append(PlannedMethod(method="group work", technique="terapi berkebun"))
    sessions = table(edits, qtbot, "sessions", "sessions")
    links(sessions)[1].click()
    links(sessions)[0].click()
    planting, counselling = edits.case.sessions
    assert counselling.date is None
    assert (planting.date, planting.time, planting.method) == (activity.dates, activity.time, "group work")
    assert words(sessions) == []
    with edits.notebook.edit("terlaksana"):
        planting.result = "Menanam cabai."
    links(sessions)[0].click()
    again = edits.case.sessions[-1]
    assert (again.activity, again.number, again.method) == (activity, 2, "group work")
    assert (again.date, again.time) == (None, None)


def test_an_empty_line_beside_the_page_says_what_the_plan_calls_the_row(edits: CaseSession, qtbot: QtBot) -> None:
    with edits.notebook.edit("pertemuan"):
        edits.case.sessions.append(session := Session(activity=edits.case.activities[0]))
    field = next(one for one in rows_of("sessions", "sessions").columns if one.attribute is Session.activity_name)
    page = QWidget()
    qtbot.addWidget(page)
    box = FieldBox(field, lambda **_: session, edits, page)
    assert isinstance(box.editor, TextEditor)
    assert (box.editor.line.text(), box.editor.line.placeholderText()) == ("", "konseling")
    with edits.notebook.edit("kegiatan lain"):
        session.activity = edits.case.activities[1]
    box.refresh()
    assert box.editor.line.placeholderText() == "menanam"
    with edits.notebook.edit("tanpa kegiatan"):
        session.activity = None
    box.refresh()
    assert box.editor.line.placeholderText() == ""


@pytest.fixture
def steps(edits: CaseSession, qtbot: QtBot) -> RowsTable:
    """The steps of a session by konseling and WDEP."""
    with edits.notebook.edit("pertemuan"):
        edits.case.sessions.append(Session(techniques=["konseling", "WDEP"]))
    session = edits.case.sessions[0]
    inner = next(item for item in rows_of("sessions", "sessions").details if item.attribute is Session.steps)
    assert isinstance(inner, Rows)
    built = RowsTable(inner, lambda **_: session, edits)
    edits.changed.connect(lambda _: built.refresh())
    qtbot.addWidget(built)
    built.show()
    return built


def test_techniques_lay_their_steps_side_by_side_and_another_technique_takes_none_away(
    edits: CaseSession, steps: RowsTable
) -> None:
    assert words(steps) == ["Susun langkah konseling (3)", "Susun langkah WDEP (4)"]
    links(steps)[1].click()
    assert firsts(steps) == ["Wants", "Direction and doing", "Evaluation", "Planning and commitment"]
    assert words(steps) == ["Susun langkah konseling (3)"]
    links(steps)[0].click()
    session = edits.case.sessions[0]
    assert [step.technique for step in session.steps] == ["WDEP"] * 4 + ["konseling"] * 3
    with edits.notebook.edit("teknik lain"):
        session.steps[0].note = "ingin pulang"
        session.techniques = ["kursi kosong"]
    assert words(steps) == ["Susun langkah kursi kosong (6)"]
    assert (len(session.steps), session.steps[0].note) == (7, "ingin pulang")


def test_own_steps_and_shipped_ones_can_both_be_chosen(edits: CaseSession, steps: RowsTable) -> None:
    with edits.notebook.edit("teknik"):
        edits.case.sessions[0].techniques = ["konseling", "modelling", "terapi kopi"]
    entry = next(one for one in shelf.shipped() if one.title == "konseling" and one.steps)
    own_library.set_steps(edits.notebook, entry, [Step("Menyapa"), Step("Menutup")])
    key = own_library.add(edits.notebook, "techniques", "terapi kopi")
    own = next(one for one in own_library.entries(_kept(edits)) if one.key == key)
    own_library.set_steps(edits.notebook, own, [Step("Menyeduh"), Step("Bercakap")])
    steps.refresh()
    assert words(steps) == [
        "Susun langkah konseling (2), versi lembaga", "Susun langkah konseling (3)",
        "Susun langkah modelling langsung (5)", "Susun langkah modelling simbolik (5)",
        "Susun langkah terapi kopi (2), versi lembaga",
    ]  # fmt: skip
    for at in (3, 0):
        links(steps)[at].click()
    assert words(steps) == ["Susun langkah terapi kopi (2), versi lembaga"]
    assert firsts(steps)[5:] == ["Menyapa", "Menutup"]


def _kept(edits: CaseSession) -> own_library.Kept:
    with edits.notebook.reading() as session:
        return own_library.kept(session)


def test_steps_are_ticked_by_keys(edits: CaseSession, steps: RowsTable) -> None:
    with edits.notebook.edit("langkah"):
        edits.case.sessions[0].steps = [SessionStep(step="Wants"), SessionStep(step="Planning")]
    steps.view.setFocus()
    steps.view.setCurrentIndex(steps.model.index(0, 1))
    for _ in range(2):
        QTest.keyClick(steps.view, Qt.Key.Key_Space)
    assert [step.done for step in edits.case.sessions[0].steps] == [True, True]
