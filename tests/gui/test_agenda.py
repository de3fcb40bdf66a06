"""The agenda in the window: a week over all cases, worked by keys; nothing typed in it is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.home.agenda import AgendaPlace
from caseworker_app.gui.home.agenda_out import AgendaOut
from caseworker_app.gui.home.agenda_table import DONE
from caseworker_app.jobs import outside_copies
from caseworker_app.model.notes import Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.store import settings
from caseworker_app.store.named_in_settings import APPOINTMENT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

TODAY = date(2026, 12, 2)
Key = Qt.Key


@pytest.fixture
def place(qtbot: QtBot, notebook: Notebook, case: Case) -> AgendaPlace:
    with notebook.edit("Agenda", case_id=case.id, undoable=False):
        case.tasks = [
            Task(date=PartialDate.on(TODAY), time=TimeSpan.parse("9"), what="Mengantar Melati Sari", position=0),
            Task(date=PartialDate.on(TODAY), time=TimeSpan.parse("9"), what="Rapat", position=1),
            Task(date=PartialDate.parse("2026-12-09"), what="Minggu depan", position=2),
            Task(what="Kapan-kapan", position=3),
        ]
        case.promises = [Promise(due=PartialDate.parse("2026-12-04"), what="Menelepon", by="praktikan")]
    made = AgendaPlace(notebook, Preferences())
    made._today = lambda: TODAY
    made.day = TODAY
    qtbot.addWidget(made)
    made.resize(1290, 740)
    made.show()
    made.arrive()
    qtbot.waitUntil(lambda: bool(made.model.lines))
    return made


def words(place: AgendaPlace) -> list[str]:
    return [line.entry.what if line.entry else f"[{line.words}]" for line in place.model.lines]


def choose(place: AgendaPlace, what: str) -> None:
    place.table.choose(words(place).index(what))


def task(notebook: Notebook, what: str) -> Task | None:
    return next((each for each in notebook.session.query(Task) if each.what == what), None)


def test_a_week_stands_under_its_days_with_today_named_and_what_has_no_day_below(place: AgendaPlace) -> None:
    assert words(place) == [
        *("[Senin, 30 November 2026 · kosong]", "[Selasa, 1 Desember 2026 · kosong]"),
        *("[Hari ini · Rabu, 2 Desember 2026]", "Mengantar MS", "Rapat", "[Kamis, 3 Desember 2026 · kosong]"),
        *("[Jumat, 4 Desember 2026]", "Menelepon", "[Sabtu, 5 Desember 2026 · kosong]"),
        *("[Minggu, 6 Desember 2026 · kosong]", "[Belum ada tanggalnya · 1]", "Kapan-kapan"),
    ]
    assert place.week.text() == "30 November–6 Desember 2026"
    current = place.table.current()
    assert current is not None
    assert current.what == "Mengantar MS"


def test_appointments_that_meet_are_marked_in_words(place: AgendaPlace) -> None:
    assert [line.note for line in place.model.lines if line.warns] == ["Berbenturan dengan MS"] * 2


def test_weeks_are_turned_by_keys_and_home_leads_back(qtbot: QtBot, place: AgendaPlace) -> None:
    QTest.keyClick(place.table, Key.Key_PageDown)
    qtbot.waitUntil(lambda: "Minggu depan" in words(place))
    assert place.week.text() == "7–13 Desember 2026"
    QTest.keyClick(place.table, Key.Key_Left)
    QTest.keyClick(place.table, Key.Key_PageUp)
    qtbot.waitUntil(lambda: place.week.text() == "23–29 November 2026" and "Rapat" not in words(place))
    QTest.keyClick(place.table, Key.Key_Home)
    qtbot.waitUntil(lambda: "Rapat" in words(place))


def test_arrows_go_over_the_bands_and_enter_opens_the_case_there(qtbot: QtBot, place: AgendaPlace, case: Case) -> None:
    for _ in range(2):
        QTest.keyClick(place.table, Key.Key_Down)
    current = place.table.current()
    assert current is not None
    assert current.what == "Menelepon"
    with qtbot.waitSignal(place.case_wanted) as wanted:
        QTest.keyClick(place.table, Key.Key_Return)
    assert wanted.args == [case.id, "journal/promises", f"promises/{current.id}"]


def test_space_ticks_and_the_foot_line_takes_it_back(qtbot: QtBot, place: AgendaPlace, notebook: Notebook) -> None:
    choose(place, "Rapat")
    with qtbot.waitSignal(place.told) as told:
        QTest.keyClick(place.table, Key.Key_Space)
    found = task(notebook, "Rapat")
    assert found is not None
    assert found.done is True
    told.args[1]()
    assert found.done is None


def test_a_click_on_the_box_ticks_a_promise_as_kept(place: AgendaPlace, case: Case) -> None:
    row = words(place).index("Menelepon")
    place.model.setData(place.model.index(row, DONE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert case.promises[0].kept is True


def test_delete_takes_it_away_and_back(qtbot: QtBot, place: AgendaPlace, notebook: Notebook) -> None:
    choose(place, "Rapat")
    with qtbot.waitSignal(place.told) as told:
        QTest.keyClick(place.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: "Rapat" not in words(place))
    told.args[1]()
    qtbot.waitUntil(lambda: "Rapat" in words(place))


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_new_appointment_is_written_by_keys_alone(qtbot: QtBot, place: AgendaPlace, case: Case) -> None:
    QTest.keyClick(place.table, Key.Key_Insert)
    form = place.side.form
    assert form.editors["date"].value() == PartialDate.on(TODAY)
    QTest.keyClicks(form.case, "2024-001")
    for name, text in (("time", "9.30-11"), ("what", "Kunjungan"), ("known_to", "Bu Rini"), ("expected_back", "12")):
        QTest.keyClicks(form.editors[name].line, text)
    QTest.keyClick(form.editors["what"].line, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Kunjungan" in words(place))
    made = case.tasks[-1]
    assert (made.date, made.known_to) == (PartialDate.on(TODAY), "Bu Rini")
    assert made.time == TimeSpan.parse("09:30/11:00")
    assert made.expected_back == TimeSpan.parse("12")
    assert not place.side.writing


def test_moving_is_another_day_in_the_form(qtbot: QtBot, place: AgendaPlace, notebook: Notebook) -> None:
    choose(place, "Rapat")
    QTest.keyClick(place.table, Key.Key_F2)
    line = place.side.form.editors["date"].line
    line.clear()
    QTest.keyClicks(line, "10/12/2026")
    place.side.form.save.click()
    qtbot.waitUntil(lambda: place.week.text() == "7–13 Desember 2026" and "Rapat" in words(place))
    found = task(notebook, "Rapat")
    assert found is not None
    assert found.date == PartialDate.parse("2026-12-10")


def test_what_cannot_be_read_keeps_its_words(place: AgendaPlace, case: Case) -> None:
    place.begin()
    form = place.side.form
    form.case.setText("MS · 2024-001")
    form.editors["date"].line.setText("31/9/2026")
    form.editors["time"].line.setText("25.70")
    form.submit()
    assert case.tasks[-1].date == PartialDate(text="31/9/2026")
    assert case.tasks[-1].time == TimeSpan(text="25.70")


def test_without_a_case_nothing_is_stored_and_nothing_is_lost(
    qtbot: QtBot, place: AgendaPlace, notebook: Notebook, case: Case
) -> None:
    place.begin()
    place.side.form.editors["what"].line.setText("Mengantar ke dinas")
    place.side.form.case.clear()
    place.side.form.submit()
    assert "Pilih dahulu kasusnya" in place.side.form.trouble.text()
    place.release()
    assert len(case.tasks) == 4
    again = AgendaPlace(notebook, Preferences())
    qtbot.addWidget(again)
    again.arrive()
    assert again.side.writing
    assert again.side.form.editors["what"].line.text() == "Mengantar ke dinas"
    again.side.left.emit()
    with notebook.reader() as session:
        assert settings.setting(session, APPOINTMENT) == {}


def test_leaving_in_the_middle_saves_what_has_its_case(place: AgendaPlace, case: Case) -> None:
    place.begin()
    place.side.form.case.setText("MS · 2024-001")
    place.side.form.editors["what"].line.setText("Setengah jadi")
    place.release()
    assert case.tasks[-1].what == "Setengah jadi"
    place.release()
    assert len(case.tasks) == 5


def test_a_visit_without_a_return_is_amber_until_somebody_is_back(
    qtbot: QtBot, place: AgendaPlace, notebook: Notebook, case: Case
) -> None:
    with notebook.edit("Agenda", case_id=case.id):
        case.tasks[0].date = PartialDate.parse("2020-01-06")
        case.tasks[0].known_to, case.tasks[0].expected_back = "Bu Rini", TimeSpan.parse("12")
    place.arrive("2020-01-06")
    qtbot.waitUntil(lambda: any("Belum kembali" in line.note for line in place.model.lines))
    place.table.choose(1)
    assert place.side.card.returned.isVisible()
    place.side.card.returned.click()
    assert case.tasks[0].returned is True
    qtbot.waitUntil(lambda: not any(line.warns for line in place.model.lines))


def test_kinds_and_cases_are_filtered(place: AgendaPlace) -> None:
    place.kind.setCurrentIndex(place.kind.findData("promise"))
    assert [line.entry.what for line in place.model.lines if line.entry] == ["Menelepon"]
    place.kind.setCurrentIndex(0)
    place.case.setText("tak ada")
    assert [line.entry for line in place.model.lines if line.entry] == []
    place.case.setText("ms 2024")
    assert "Rapat" in words(place)


def test_on_a_narrow_window_the_side_is_there_only_while_one_writes(place: AgendaPlace) -> None:
    place.resize(900, 700)
    assert place.side.isHidden()
    place.begin()
    assert not place.side.isHidden()
    place.side.left.emit()
    assert place.side.isHidden()


def test_a_calendar_is_noted_as_a_copy_outside(
    place: AgendaPlace, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agenda.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    told: list[str] = []
    dialog = AgendaOut(place, notebook, (date(2026, 11, 30), date(2026, 12, 6)), told.append)
    assert not dialog.details.isEnabled()
    dialog.calendar.setChecked(True)
    dialog.accept()
    assert b"Mengantar" not in path.read_bytes()
    assert "di luar buku kasus" in told[0]
    assert [copy.what for copy in outside_copies.copies(notebook)] == ["Agenda (kalender)"]


def test_a_period_that_is_none_is_told(place: AgendaPlace, notebook: Notebook) -> None:
    dialog = AgendaOut(place, notebook, (date(2026, 12, 6), date(2026, 11, 30)), lambda _: None)
    dialog.accept()
    assert "hari pertama dan terakhir" in dialog.trouble.text()
