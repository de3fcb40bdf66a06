"""Searching in the window: Ctrl+F in a case, the page with filters, Ctrl+K, and one person over her cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caseworker_app.gui.base.indexing import Indexing
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.search_panel import SearchPanel
from caseworker_app.gui.home.person_page import PersonPage
from caseworker_app.gui.home.search_page import SearchPage
from caseworker_app.gui.shell.go_to import GoToDialog, Target
from caseworker_app.jobs import cases, search
from caseworker_app.jobs.search_filters import PEOPLE, saved_searches
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.jobs.search_hits import Hit
    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def two(notebook: Notebook) -> tuple[str, str]:
    """Two cases; the client of the first is the sister of the second's, too."""
    first, second = (cases.create(notebook, client=Person(name=name)) for name in ("Sekar Arum", "Muhamad Rizki"))
    with notebook.edit("Isi", undoable=False) as session:
        one, other = session.get_one(Case, first), session.get_one(Case, second)
        one.assessment.background = "Ibunya bekerja di salon, lalu pindah ke salon lain."
        one.sessions.append(Session(date=PartialDate.parse("2024-04-05"), process="Bercerita tentang salon."))
        other.family.append(FamilyMember(person=one.client, relation="kakak"))
    search.catch_up(notebook)
    return first, second


@pytest.fixture
def panel(qtbot: QtBot, notebook: Notebook, two: tuple[str, str]) -> Iterator[SearchPanel]:
    shown = SearchPanel(notebook, two[0])
    qtbot.addWidget(shown)
    shown.open_search()
    yield shown
    shown.release()


def lines(widget: SearchPanel | SearchPage | GoToDialog) -> list[str]:
    return [widget.list.line(row).spoken for row in range(widget.list.count())]


def test_enter_and_f3_go_from_hit_to_hit_and_round_again(qtbot: QtBot, panel: SearchPanel) -> None:
    went: list[tuple[str, str]] = []
    panel.wanted.connect(lambda place, field: went.append((place, field)))
    QTest.keyClicks(panel.line, "salon")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)  # before the answer has come
    assert len(went) == 1
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    panel.next_hit()
    places = sorted({(place, field.partition("/")[0]) for place, field in went})
    assert places == [("assessment/background", "background"), ("intervention/sessions", "sessions")]
    assert went[2] == went[0]
    assert panel.isVisible()


def test_the_panel_says_how_many_and_closes_by_esc(qtbot: QtBot, panel: SearchPanel) -> None:
    QTest.keyClicks(panel.line, "salon")
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    assert "2 tempat" in panel._count.text()
    assert "Dicari dalam kasus ini" in panel._searched.text()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.line, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_without_hits_there_is_a_sentence_and_no_empty_box(qtbot: QtBot, panel: SearchPanel) -> None:
    QTest.keyClicks(panel.line, "zzqqxx")
    qtbot.waitUntil(lambda: "Tidak ada" in panel._count.text())
    assert not panel.list.isVisible()


@pytest.fixture
def page(qtbot: QtBot, notebook: Notebook, two: tuple[str, str]) -> Iterator[SearchPage]:
    shown = SearchPage(notebook, Preferences())
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.release()


def test_a_hit_of_the_page_opens_its_case_at_the_field(qtbot: QtBot, page: SearchPage, two: tuple[str, str]) -> None:
    page.arrive("bekerja salon")
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert "Sekar" not in lines(page)[0]
    with qtbot.waitSignal(page.case_wanted) as wanted:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted.args == [two[0], "assessment/background", f"background/{page._hits[0].record_id}"]


def test_filters_and_kept_searches(qtbot: QtBot, page: SearchPage, notebook: Notebook) -> None:
    page.arrive("salon")
    qtbot.waitUntil(lambda: page.list.count() == 2)
    page.kinds[PEOPLE].setChecked(True)
    qtbot.waitUntil(lambda: "Tidak ada" in page._count.text())
    page.keep_search("Salon orang")
    page.kinds[PEOPLE].setChecked(False)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    with notebook.reading() as session:
        kept = saved_searches(session)
    assert [saved.name for saved in kept] == ["Salon orang"]
    page.search_again(kept[0])
    assert page.kinds[PEOPLE].isChecked()
    qtbot.waitUntil(lambda: "Tidak ada" in page._count.text())


def test_a_period_that_is_no_date_narrows_nothing_and_is_marked(page: SearchPage) -> None:
    page.since.setText("entahlah")
    assert page.since.property("role") == "attention"
    assert page.filters().since is None
    page.since.setText("April 2024")
    page.until.setText("April 2024")
    assert [day.day for day in (page.filters().since, page.filters().until) if day] == [1, 30]


def test_a_person_of_several_cases_opens_her_page(
    qtbot: QtBot, page: SearchPage, notebook: Notebook, two: tuple[str, str]
) -> None:
    page.arrive("sekar")
    qtbot.waitUntil(lambda: page.list.count() > 0)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        page.list.chosen.emit(0)
    key, person = wanted.args
    assert key == "person"
    shown = PersonPage(notebook, Preferences())
    qtbot.addWidget(shown)
    shown.show()
    shown.arrive(person)
    assert [shown.list.line(row).head for row in range(2)] == ["kakak", "klien"] or shown.list.count() == 2
    assert shown._title.text() == "SA"
    shown.name.setChecked(True)
    assert shown._title.text() == "Sekar Arum"
    with qtbot.waitSignal(shown.case_wanted) as opened:
        QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert opened.args[0] in two


@pytest.fixture
def asked(qtbot: QtBot, notebook: Notebook, two: tuple[str, str]) -> tuple[GoToDialog, list[object]]:
    went: list[object] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    targets = [Target("Genogram", "Asesmen", lambda: went.append("genogram")), Target("Sekolah", "", lambda: None)]

    def opened(hit: Hit) -> None:
        went.append(hit.case.id if hit.case else None)

    dialog = GoToDialog(targets, parent, notebook, opened)
    dialog.show()
    return dialog, went


def test_pages_and_people_and_words_stand_in_one_list(
    qtbot: QtBot, asked: tuple[GoToDialog, list[object]], two: tuple[str, str]
) -> None:
    dialog, went = asked
    QTest.keyClicks(dialog.line, "sek")
    assert lines(dialog)[0] == "Sekolah"
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert lines(dialog)[1].startswith("SA, ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(went))
    assert went[0] in two


def test_enter_waits_for_the_answer(qtbot: QtBot, asked: tuple[GoToDialog, list[object]], two: tuple[str, str]) -> None:
    dialog, went = asked
    QTest.keyClicks(dialog.line, "mohammad rizky")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: went == [two[1]])


def test_the_index_follows_by_itself(qtbot: QtBot, notebook: Notebook, two: tuple[str, str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    indexing = Indexing(notebook, parent)
    case = notebook.session.get_one(Case, two[0])
    with notebook.edit("Ubah", case_id=case.id):
        case.note = "katamaran"

    def hits() -> int:
        with notebook.reader() as session:
            return len(search.search(session, "katamaran").hits)

    assert hits() == 0
    qtbot.waitUntil(lambda: hits() == 1)
    indexing.stop()
