"""From Beranda, the agenda and the search to the very row: where the cursor stands once one has gone there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from caseworker_app.errors import BadInput
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.home.beranda import Beranda
from caseworker_app.gui.home.card import HomeLine
from caseworker_app.gui.home.search_ways import case_of, case_of_entry
from caseworker_app.gui.settings.backups import BackupsPart
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import agenda, attention, search
from caseworker_app.model.case import FamilyMember
from caseworker_app.model.engagement import Consent
from caseworker_app.model.notes import Attachment, Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.casework.attention import Matter
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

TODAY = date.today()


@pytest.fixture
def main(qtbot: QtBot, notebook: Notebook) -> Iterator[MainWindow]:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    yield window
    work.abandon()
    window.release()


@pytest.fixture
def filled(notebook: Notebook, case: Case) -> Case:
    with notebook.edit("Isi", case_id=case.id):
        case.opened = PartialDate.on(TODAY)
        case.promises += [Promise(what=what, due=PartialDate.on(TODAY)) for what in ("beli seragam", "urus akta")]
        case.tasks += [Task(what="rapat", date=PartialDate.on(TODAY)), Task(what="telepon", date=PartialDate.on(TODAY))]
        for name in ("Wayan Sukerti", "Ketut Lanus"):
            case.family.append(FamilyMember(person=Person(name=name), relation="paman"))
        case.consents += [Consent(note="lembar pertama"), Consent(note="lembar kedua zamrud")]
    search.catch_up(notebook)
    return case


def matters(notebook: Notebook, kind: str) -> list[Matter]:
    with notebook.reader() as session:
        noticed = attention.attention(session, TODAY).noticed
    return [line.matter for line in noticed if line.matter.kind == kind]


def chosen(main: MainWindow, key: str) -> object:
    """The record of the row on which the cursor stands in a table of the page."""
    assert main.case is not None
    wizard: Any = main.case._parts[main.case._key]
    table = next(table for table in wizard.page().findChildren(RowsTable) if table.model.rows.key == key)
    return table.model.record(table.view.currentIndex().row())


def special(main: MainWindow, stage: str) -> Any:
    """The hand-made part of the page that is shown in a stage of the open case."""
    assert main.case is not None
    wizard: Any = main.case._parts[stage]
    return wizard.page()._special


def test_a_matter_opens_at_its_row(main: MainWindow, notebook: Notebook, filled: Case) -> None:
    second = next(matter for matter in matters(notebook, "promise") if "akta" in matter.sentence)
    main.open_case(filled.id, second.place, f"{second.field}/{second.record}")
    assert chosen(main, "promises") is filled.promises[1]


def test_several_told_as_one_lead_to_the_most_urgent(main: MainWindow, notebook: Notebook, filled: Case) -> None:
    with notebook.edit("Janji", case_id=filled.id):
        filled.promises.append(Promise(what="antar ke puskesmas", due=PartialDate.on(TODAY - timedelta(days=4))))
    with notebook.reader() as session:
        (matter,) = [
            told.matter for told in attention.attention(session, TODAY).noticed if told.matter.kind == "promise"
        ]
    assert matter.record == filled.promises[2].id


def test_an_unread_date_of_a_row_opens_at_that_row(main: MainWindow, notebook: Notebook, filled: Case) -> None:
    with notebook.edit("Tanggal", case_id=filled.id):
        filled.tasks[1].date = PartialDate.parse("26/13")
    with notebook.reader() as session:
        (matter,) = [
            told.matter for told in attention.attention(session, TODAY).noticed if told.matter.kind == "unread"
        ]
    assert (matter.place, matter.field) == ("journal/tasks", "tasks")
    main.open_case(filled.id, matter.place, f"{matter.field}/{matter.record}")
    assert chosen(main, "tasks") is filled.tasks[1]


def test_an_entry_of_the_agenda_opens_at_its_row(main: MainWindow, notebook: Notebook, filled: Case) -> None:
    with notebook.reader() as session:
        entries = agenda.on_day(session, TODAY)
    call = next(entry for entry in entries if entry.what == "telepon")
    main.open_case(*case_of_entry(call))
    assert chosen(main, "tasks") is filled.tasks[1]


@pytest.mark.parametrize("words", ["urus akta", "Ketut Lanus"])
def test_a_hit_chooses_its_row(main: MainWindow, notebook: Notebook, filled: Case, words: str) -> None:
    with notebook.reader() as session:
        (hit,) = [hit for hit in search.search(session, words, case_id=filled.id).hits if not hit.similar]
    where = case_of(hit)
    assert where is not None
    main.open_case(*where)
    if words == "urus akta":
        assert chosen(main, "promises") is filled.promises[1]
    else:
        assert chosen(main, "family") is filled.family[1]


def test_another_form_of_consent_is_opened_where_the_hit_is_in_it(
    main: MainWindow, notebook: Notebook, filled: Case
) -> None:
    with notebook.reader() as session:
        (hit,) = search.search(session, "zamrud").hits
    where = case_of(hit)
    assert where is not None
    main.open_case(*where)
    assert special(main, "engagement")._opened == filled.consents[1].id


def test_a_hit_in_a_caption_chooses_the_attachment(main: MainWindow, notebook: Notebook, filled: Case) -> None:
    with notebook.edit("Foto", case_id=filled.id):
        filled.attachments += [Attachment(caption=what, media_type="audio/mpeg") for what in ("rumah", "gotong royong")]
    search.catch_up(notebook)
    with notebook.reader() as session:
        (hit,) = search.search(session, "gotong royong").hits
    where = case_of(hit)
    assert where is not None
    main.open_case(*where)
    assert special(main, "files")._chosen is filled.attachments[1]


def test_what_is_said_of_backups_leads_to_them(main: MainWindow) -> None:
    main.show_settings().open_about()
    main.go("settings", "backups")
    shown = main.show_settings()._stack.currentWidget()
    assert shown is not None
    assert shown.findChildren(BackupsPart)


def test_the_list_takes_candidates_in_and_hands_the_empty_file_out(
    qtbot: QtBot, main: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main.show_cases()
    menus: list[Any] = [button.menu() for button in main.cases.findChildren(QPushButton)]
    actions = {action.text(): action for menu in menus if menu is not None for action in menu.actions()}
    wrong = tmp_path / "foto.xlsx"
    wrong.write_bytes(b"\x89PNG tidak")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(wrong), ""))
    with qtbot.captureExceptions() as raised:  # the window tells it in a band above the page
        actions["Ambil calon klien dari Excel …"].trigger()
    assert [kind for kind, _, _ in raised] == [BadInput]
    written = tmp_path / "format.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(written), ""))
    actions["Simpan format kosong untuk calon klien …"].trigger()
    assert written.exists()


def test_who_is_not_back_from_a_visit_stands_first(qtbot: QtBot, notebook: Notebook, case: Case) -> None:
    out: dict[str, Any] = {"date": PartialDate.on(TODAY), "time": TimeSpan.parse("9"), "known_to": "Bu Rini"}
    with notebook.edit("Kunjungan", case_id=case.id):
        case.tasks.append(Task(what="kunjungan", expected_back=TimeSpan.parse("12"), **out))
    now = [datetime.combine(TODAY, datetime.min.time()).replace(hour=11)]
    home = Beranda(notebook, Preferences(), clock=lambda: now[0])
    qtbot.addWidget(home)
    home.show()
    home.arrive()

    def lines() -> list[str]:
        return [line.accessibleName() for line in home.today_card.findChildren(HomeLine)]

    qtbot.waitUntil(lambda: len(lines()) == 1)
    assert "Belum kembali" not in lines()[0]
    now[0] = now[0].replace(hour=13)
    home._look_at_clock()
    qtbot.waitUntil(lambda: any("Belum kembali" in line for line in lines()))
    assert "Bu Rini" in next(line for line in lines() if "Belum kembali" in line)
    button = next(b for b in home.today_card.findChildren(QPushButton) if b.text() == "Sudah kembali")
    button.click()
    assert case.tasks[0].returned is True
    work.abandon()
    home.release()
