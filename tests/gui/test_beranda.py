"""Beranda: what it shows for none, two and many cases, where its lines lead, what is ticked, put off, and heard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.home.beranda import Beranda, greeting
from caseworker_app.gui.home.card import HomeLine
from caseworker_app.jobs import procedures
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.settings import set_setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

NOW = datetime(2024, 8, 26, 9, 30)
TODAY = NOW.date()


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def add(notebook: Notebook, number: str, **rows: Any) -> Case:
    case = Case(number=number, client=Person(name="Sutarmi Uji"), opened=ago(3), **rows)
    with notebook.edit("Kasus baru", case_id=case.id) as session:
        session.add(case)
    return case


class Clock:
    """Says the time that it is set to."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(qtbot: QtBot, notebook: Notebook, clock: Clock) -> Iterator[Beranda]:
    set_setting(notebook, procedures.SINCE, "2100-01-01")  # else every new case asks for its first steps
    place = Beranda(notebook, Preferences(), clock=clock)
    qtbot.addWidget(place)
    place.resize(1280, 720)
    place.show()
    yield place
    place.release()


def arrive(qtbot: QtBot, home: Beranda) -> None:
    home.arrive()
    settle(qtbot)


def settle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.running())


def words(home: Beranda) -> str:
    seen = [each for each in home.findChildren(QLabel) if each.isVisible()]
    return "\n".join(
        [each.text() for each in seen] + [b.text() for b in home.findChildren(QPushButton) if b.isVisible()]
    )


def lines(card: Any) -> list[HomeLine]:
    """Those about cases: the notebook of a test has no backup, which is told as well."""
    seen = [line for line in card.findChildren(HomeLine) if line.isVisible()]
    return [line for line in seen if "Cadangan" not in line.accessibleName()]


def pressed(home: Beranda, text: str) -> None:
    next(button for button in home.findChildren(QPushButton) if button.isVisible() and text in button.text()).click()


def test_an_empty_notebook_offers_three_ways_to_begin(qtbot: QtBot, home: Beranda) -> None:
    arrive(qtbot, home)
    for signal, text in (
        (home.example_wanted, "Coba dengan contoh"),
        (home.new_wanted, "Kasus baru"),
        (home.restore_wanted, "Pulihkan cadangan"),
    ):
        with qtbot.waitSignal(signal):
            pressed(home, text)


def test_the_day_is_told_in_full_with_its_weekday(qtbot: QtBot, home: Beranda) -> None:
    arrive(qtbot, home)
    assert "Senin, 26 Agustus 2024" in words(home)
    assert "Selamat pagi" in words(home)
    assert [greeting(hour) for hour in (3, 4, 10, 11, 14, 15, 17, 18)] == [
        *("Selamat malam", "Selamat pagi", "Selamat pagi", "Selamat siang", "Selamat siang", "Selamat sore"),
        *("Selamat sore", "Selamat malam"),
    ]


def test_a_task_of_today_leads_to_its_page_and_is_ticked_in_place(
    qtbot: QtBot, home: Beranda, notebook: Notebook
) -> None:
    case = add(notebook, "1", tasks=[Task(what="Menelepon panti", date=ago(0))])
    arrive(qtbot, home)
    (line,) = lines(home.today_card)
    with qtbot.waitSignal(home.case_wanted) as led:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert led.args == [case.id, "journal/tasks", f"tasks/{case.tasks[0].id}"]
    with qtbot.waitSignal(home.told) as told:
        next(box for box in home.today_card.findChildren(QCheckBox) if box.isVisible()).click()
    assert case.tasks[0].done
    told.args[1]()
    assert not case.tasks[0].done


def test_days_to_come_fill_a_quiet_day(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    add(notebook, "1", tasks=[Task(what="Rapat tim", date=ago(-1)), Task(what="Terlalu jauh", date=ago(-30))])
    arrive(qtbot, home)
    assert "Tidak ada acara" in words(home)
    (line,) = lines(home.today_card)
    assert "Besok" in line.accessibleName()
    assert "Rapat tim" in line.accessibleName()


def test_what_needs_attention_leads_there_and_can_be_put_off(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    case = add(notebook, "1", tasks=[Task(what="Mengirim surat", date=ago(1))])
    arrive(qtbot, home)
    (line,) = lines(home.attention_card)
    assert "Mengirim surat" in line.accessibleName()
    with qtbot.waitSignal(home.case_wanted) as led:
        line.click()
    assert led.args == [case.id, "journal/tasks", f"tasks/{case.tasks[0].id}"]
    noticed = home.attention_card._attention.noticed[0]
    home.attention_card._put_off(noticed, 1)
    settle(qtbot)
    assert not lines(home.attention_card)
    pressed(home, "1 ditunda")
    settle(qtbot)
    assert len(lines(home.attention_card)) == 1


def test_more_than_fits_is_a_click_away(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    for at in range(9):
        add(notebook, str(at), tasks=[Task(what=f"Tugas {at}", date=ago(1))])
    arrive(qtbot, home)
    assert len(lines(home.attention_card)) == 7
    pressed(home, "3 lagi")
    assert len(lines(home.attention_card)) == 9


def test_one_click_leads_back_to_the_page_where_one_left(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    case = add(notebook, "1")
    with notebook.edit("Catatan", case_id=case.id):
        case.journal.append(JournalEntry(date=ago(0), text="x"))
    arrive(qtbot, home)
    with qtbot.waitSignal(home.case_wanted) as led:
        pressed(home, "SU · ")
    assert led.args == [case.id, "journal/journal", ""]


def test_running_cases_are_listed_and_open(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    case = add(notebook, "1", journal=[JournalEntry(date=ago(1))])
    add(notebook, "2", closed=ago(1))
    arrive(qtbot, home)
    view = home.running_card.view
    assert view.model().rowCount() == 1
    with qtbot.waitSignal(home.case_wanted) as led:
        view.selectRow(0)
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert led.args == [case.id, "", ""]


def test_a_change_elsewhere_is_seen_by_the_cards_that_show_it(qtbot: QtBot, home: Beranda, notebook: Notebook) -> None:
    case = add(notebook, "1")
    arrive(qtbot, home)
    assert not lines(home.today_card)
    with notebook.edit("Tugas", case_id=case.id):
        case.tasks.append(Task(what="Baru saja", date=ago(0)))
    home.hear(frozenset({"Task"}))
    qtbot.waitUntil(lambda: len(lines(home.today_card)) == 1)
    settle(qtbot)
    home.hear(frozenset({"Template"}))
    assert home.today_card not in home._stale


def test_after_midnight_another_day_begins(qtbot: QtBot, home: Beranda, notebook: Notebook, clock: Clock) -> None:
    add(notebook, "1", tasks=[Task(what="Besok saja", date=ago(-1))])
    arrive(qtbot, home)
    clock.now = NOW + timedelta(days=1)
    home._look_at_clock()
    settle(qtbot)
    assert "Selasa, 27 Agustus 2024" in words(home)
    assert "Besok saja" in lines(home.today_card)[0].accessibleName()
    assert date.fromisoformat("2024-08-27") == home._today


def test_words_typed_in_the_search_lead_to_it(qtbot: QtBot, home: Beranda) -> None:
    arrive(qtbot, home)
    home.search.setText("salon")
    with qtbot.waitSignal(home.place_wanted) as led:
        QTest.keyClick(home.search, Qt.Key.Key_Return)
    assert led.args == ["search", "salon"]
