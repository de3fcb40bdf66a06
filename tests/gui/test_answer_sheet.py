"""An instrument answered in its page by keys; danger is prompted at once; an agency's own scale is answered alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms.catalogue import fields_of_rows
from caseworker_app.forms.instruments import find
from caseworker_app.gui.case.answer_sheet import AnswerSheet
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.safety_prompt import SafetyPrompt
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.rows_cells import Cell, read_cell
from caseworker_app.jobs import answering, own_library
from caseworker_app.model.engagement import RiskScreening
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.service import Service
from caseworker_app.model.tools import Measurement
from tests.gui.conftest import PATIENCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


def of_name(name: str, own: tuple[Instrument, ...] = ()) -> Instrument:
    instrument = find(name, own)
    assert instrument is not None
    return instrument


@pytest.fixture
def sheet(case: Case, notebook: Notebook, qtbot: QtBot) -> AnswerSheet:
    built = AnswerSheet(DIAGRAMS["scores"], CaseSession(case, notebook))
    qtbot.addWidget(built)
    built.resize(900, 700)
    built.show()
    return built


def prompts(sheet: AnswerSheet) -> list[SafetyPrompt]:
    return sheet.window().findChildren(SafetyPrompt)


def words_of(prompt: SafetyPrompt) -> str:

    labels: list[QLabel] = prompt.findChildren(QLabel)
    return "\n".join(label.text() for label in labels)


def test_number_keys_answer_and_go_on_with_the_running_total(sheet: AnswerSheet, case: Case) -> None:
    sheet.start(of_name("GAD-7"))
    QTest.keyClicks(sheet.grid, "2131")
    result = case.measurements[0]
    assert result.answers == ["1: 2", "2: 1", "3: 3", "4: 1"]
    assert (result.score, result.category, result.moment) == (None, None, "sebelum")
    assert sheet.total.text().startswith("Sementara 7 · 3 butir belum dijawab")
    QTest.keyClicks(sheet.grid, "90")  # 9 is no answer
    QTest.keyClicks(sheet.grid, "12")
    assert (result.score, result.category) == (10, "sedang")
    assert "Skor 10 · sedang" in sheet.total.text()
    assert "Skrining, bukan diagnosis." in sheet.total.text()
    QTest.keyClick(sheet.grid, Qt.Key.Key_Delete)
    assert (result.score, result.category) == (None, None)
    sheet.start(of_name("GAD-7"))
    assert case.measurements[1].moment == "sesudah"


def test_each_answer_is_taken_back_by_itself_and_an_empty_sheet_last(
    sheet: AnswerSheet, case: Case, notebook: Notebook
) -> None:
    sheet.start(of_name("GAD-7"))
    QTest.keyClicks(sheet.grid, "2131")
    notebook.undo(case.id)
    assert case.measurements[0].answers == ["1: 2", "2: 1", "3: 3"]
    notebook.redo(case.id)
    assert case.measurements[0].answers == ["1: 2", "2: 1", "3: 3", "4: 1"]
    for _ in range(4):
        notebook.undo(case.id)
    assert case.measurements[0].answers is None
    notebook.undo(case.id)
    assert case.measurements == []


def test_a_total_typed_from_paper_stands_until_the_answers_give_one(case: Case, notebook: Notebook) -> None:
    gad = of_name("GAD-7")
    result = Measurement(instrument=gad.name, score=9, category="ringan, menurut lembar")
    with notebook.edit("Ketik", case_id=case.id):
        case.measurements.append(result)
    for answered in range(1, 7):
        answering.put(notebook, case, result, gad, dict.fromkeys(range(1, answered + 1), 1))
        assert (result.score, result.category) == (9, "ringan, menurut lembar")
    answering.put(notebook, case, result, gad, dict.fromkeys(range(1, 8), 1))
    assert (result.score, result.category) == (7, "ringan")
    answering.put(notebook, case, result, gad, {1: 1})
    assert (result.score, result.category) == (None, None), "it came from the answers"


def test_yes_and_no_have_keys_of_their_own(sheet: AnswerSheet, case: Case) -> None:
    sheet.start(of_name("GDS-15"))
    QTest.keyClicks(sheet.grid, "tyYt10" + "t" * 9)
    result = case.measurements[0]
    assert result.answers is not None
    assert result.answers[:6] == ["1: 0", "2: 1", "3: 1", "4: 0", "5: 1", "6: 0"]
    assert result.score == 6  # 1 reversed, 2, 3, and «tidak» to 7, 11 and 13
    assert sheet.grid.grid.source.get(1, 0) == "Ya"


def test_a_danger_that_was_asked_about_is_quiet_until_the_next_one(
    sheet: AnswerSheet, case: Case, notebook: Notebook
) -> None:
    sheet.start(of_name("PHQ-9"))
    sheet.grid.setCurrentIndex(sheet.grid.grid.index(8, 0))
    QTest.keyClicks(sheet.grid, "1")
    for prompt in prompts(sheet):
        prompt.accept()
    (result,) = case.measurements
    assert sheet.record.isVisibleTo(sheet)
    screening = RiskScreening(date=PartialDate.parse("1 Mei 2020"), kind="bunuh diri", safety_plan="Ibu menemani.")
    with notebook.edit("Risiko", case_id=case.id):
        result.date = PartialDate.parse("2 Mei 2024")
        case.risks.append(screening)
    sheet.refresh()
    assert "butir 9 dijawab" in sheet.alarm.text(), "asked before the answer"
    with notebook.edit("Risiko", case_id=case.id):
        screening.date = PartialDate.parse("2 Mei 2024")
    sheet.refresh()
    assert sheet.alarm.text() == ""
    assert not sheet.record.isVisibleTo(sheet)
    assert sheet.handled.text().endswith("butir 9 sudah ditindaklanjuti dalam asesmen risiko 2 Mei 2024.")
    with notebook.edit("Tanggal", case_id=case.id):
        result.date = PartialDate.parse("9 Juni 2024")
    sheet.refresh()
    assert "butir 9 dijawab" in sheet.alarm.text()


@pytest.mark.parametrize(("name", "item"), [("PHQ-9", 9), ("SRQ-20", 17)])
def test_danger_is_prompted_at_once_and_stays_on_the_page(sheet: AnswerSheet, name: str, item: int) -> None:
    sheet.start(of_name(name))
    sheet.grid.setCurrentIndex(sheet.grid.grid.index(item - 1, 0))
    QTest.keyClicks(sheet.grid, "1")
    (prompt,) = prompts(sheet)
    said = words_of(prompt)
    assert f"{name} butir {item} dijawab" in said
    assert "119 ext 8, layanan krisis kesehatan jiwa (belum diperiksa)" in said
    assert all(words in said for words in ("Puskesmas atau IGD", "Skrining, bukan diagnosis."))
    prompt.accept()
    assert f"butir {item} dijawab" in sheet.alarm.text()
    sheet.grid.setCurrentIndex(sheet.grid.grid.index(item - 1, 0))
    QTest.keyClicks(sheet.grid, "0")
    sheet.refresh()
    assert not sheet.alarm.isVisible()


def test_the_directory_says_whom_to_call(notebook: Notebook) -> None:
    with notebook.edit("Isi") as session:
        session.add(Service(name="Telepon siaga kecamatan", kind="nomor darurat", phone="0812 3456 7890"))
    assert answering.whom_to_call(notebook) == ["Telepon siaga kecamatan: 0812 3456 7890"]


def test_a_scale_of_the_agency_is_described_in_the_library_and_answered(
    sheet: AnswerSheet, case: Case, notebook: Notebook
) -> None:
    key = own_library.add(notebook, "instruments", "Kebutuhan dasar P1")
    values = {
        "items": "Makanan\nPakaian\nTempat tinggal",
        "options": "1: sangat kurang\n2: kurang\n3: cukup\n4: baik\n5: sangat baik",
        "bands": "3-7: kurang\n8-11: cukup\n12-15: baik",
        "direction": "tinggi baik",
    }
    own_library.change(notebook, key, **values)
    sheet.refresh()
    own = answering.own(notebook)
    assert answering.answerable(notebook)[0].name == "Kebutuhan dasar P1"
    sheet.start(of_name("Kebutuhan dasar P1", own))
    QTest.keyClicks(sheet.grid, "234")
    result = case.measurements[0]
    assert (result.score, result.category, result.lowest, result.highest) == (9, "cukup", 3, 15)
    own_library.change(notebook, key, bands="tanpa angka")
    assert "tanpa angka" in own_library.trouble_of(own_library.raw_entry(notebook, key))
    assert [one.name for one in answering.own(notebook)] == ["Kebutuhan dasar P1"]  # the name stays


def test_answers_are_there_when_the_sheet_is_opened_again(
    sheet: AnswerSheet, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    sheet.start(of_name("skala 0-10"))
    QTest.keyClicks(sheet.grid, "x")
    assert (case.measurements[0].answers, case.measurements[0].score) == (["1: 10"], 10)
    again = AnswerSheet(DIAGRAMS["scores"], CaseSession(case, notebook))
    qtbot.addWidget(again)
    assert again.open_sheet(case.measurements[0])
    assert again.grid.grid.source.get(0, 0) == "10"
    qtbot.waitUntil(lambda: again.shown is not None, timeout=PATIENCE)


def test_a_typed_total_shows_the_band_of_its_instrument_and_stores_none(case: Case, notebook: Notebook) -> None:
    edits = CaseSession(case, notebook)
    result, outside = Measurement(instrument="PHQ-9", score=12), Measurement(instrument="PHQ-9", score=31)
    with notebook.edit("Skor", case_id=case.id):
        case.measurements += [result, outside]
    category = next(field for field in fields_of_rows("instruments", "measurements", ["category"]))
    assert read_cell(edits, result, category) == Cell("sedang", quiet=True)
    assert read_cell(edits, outside, category).text == ""
    assert result.category is None
    with notebook.edit("Kategori", case_id=case.id):
        result.category = "menurut dokter: ringan"
    assert read_cell(edits, result, category).text == "menurut dokter: ringan"


def test_the_blank_sheet_of_any_instrument_is_a_menu_away(sheet: AnswerSheet, qtbot: QtBot) -> None:
    names = [action.text() for action in sheet.papers().actions()]
    assert "Lembar hasil ini" not in names
    assert {"SRQ-20", "PHQ-9", *(tool.name for tool in answering.for_groups(sheet.notebook))} <= set(names)
    with qtbot.waitSignal(sheet.edits.document_wanted) as wanted:
        next(action for action in sheet.papers().actions() if action.text() == "SRQ-20").trigger()
    assert wanted.args == ["instrument-sheet", "SRQ-20", True]


def test_the_row_of_the_sheet_that_is_answered_stands_beside_the_page(
    case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Ketik", case_id=case.id):
        case.measurements = [Measurement(instrument="PHQ-9", score=9), Measurement(instrument="GAD-7")]
    window = CaseWindow(case, notebook, "assessment/instruments")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shown: list[object] = []
    window.edits.details_wanted.connect(lambda details: shown.append(details and details.record))
    sheet = window.findChild(AnswerSheet)
    assert sheet is not None
    sheet.start(of_name("WHO-5"))
    assert shown[-1] is case.measurements[2]
    QTest.keyClicks(sheet.grid, "55555")
    assert (shown[-1], case.measurements[2].score) == (case.measurements[2], 100)
    assert sheet.grid.hasFocus()
    assert sheet.open_sheet(case.measurements[1])
    assert shown[-1] is case.measurements[1]
    window.release()
