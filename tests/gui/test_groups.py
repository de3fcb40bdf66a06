"""Groups in the window: entered by keys, attendance and sociogram, what a member's case shows of them, their paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from caseworker_app.casework.group_work import attendance_of, letter_of, member_called
from caseworker_app.forms.instruments import find
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.group_meetings import GroupMeetings
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.groups.attendance_part import AttendancePart
from caseworker_app.gui.groups.group_window import GroupWindow
from caseworker_app.gui.groups.groups_place import GroupsPlace
from caseworker_app.gui.groups.members_part import MembersPart
from caseworker_app.gui.groups.phase_part import PhasePart
from caseworker_app.gui.groups.sociogram_part import SociogramPart
from caseworker_app.gui.groups.tools_part import ToolsPart
from caseworker_app.gui.home.search_page import SearchPage
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import answering, erasing, groups, search
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.group import Group, GroupMember, GroupSession, GroupTool, Sociogram
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
NAME = "Nama (bila belum tercatat)"
NAMES = ["Ani Rahma", "Budi Aji", "Citra Dewi", "Dodi Hadi", "Eka Sari", "Fajar Aditya", "Gita Laras", "Hana Putri"]
_Part = TypeVar("_Part", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(notebook: Notebook, qtbot: QtBot) -> Iterator[GroupsPlace]:
    place = GroupsPlace(notebook, Preferences())
    stop = notebook.subscribe(lambda changes: place.hear(changes.kinds))
    qtbot.addWidget(place)
    place.resize(1280, 720)
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    place.arrive()
    yield place
    stop()
    place.release()


@pytest.fixture
def group(notebook: Notebook, case: Case) -> Group:
    group = Group(name="Melati", sessions=[GroupSession(date=PartialDate.parse("5/9/2024"), agenda="perkenalan")])
    group.members = [
        GroupMember(person=case.client, person_id=case.client_id),
        *(GroupMember(name=one) for one in NAMES),
    ]
    with notebook.edit("Kelompok", undoable=False) as session:
        session.add(group)
    return group


def only(parent: QWidget, kind: type[_Part]) -> _Part:
    """The one part of a kind."""
    part = parent.findChild(kind)
    assert part is not None
    return part


def holds_cursor(part: QWidget) -> bool:
    where = QApplication.focusWidget()
    return where is not None and part.isAncestorOf(where)


def window_of(place: GroupsPlace) -> GroupWindow:
    assert place.group is not None
    return place.group


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Type where the caret is."""
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        else:
            QTest.keyClick(where, key, modifier)


def table(window: GroupWindow) -> RowsTable:
    return next(one for one in window.findChildren(RowsTable) if one.isVisible())


def sheet(group: Group) -> list[str]:
    return ["".join(letter_of(attendance_of(one, member)) or "." for one in group.sessions) for member in group.members]


def test_eight_members_and_twelve_meetings_are_entered_by_keys(
    place: GroupsPlace, notebook: Notebook, qtbot: QtBot
) -> None:
    assert "Belum ada kelompok." in [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
    assert place.list.add.hasFocus()
    press(Qt.Key.Key_Space)
    window = window_of(place)
    group = window.group
    qtbot.waitUntil(lambda: holds_cursor(window.wizard.page()))
    press("Kelompok Mawar", Qt.Key.Key_Tab)
    assert group.name == "Kelompok Mawar"

    window.go_to("group_members")
    members = table(window)
    qtbot.waitUntil(lambda: holds_cursor(members))
    for at, name in enumerate(NAMES):
        members.view.open_cell(at, 1)
        press(name, Qt.Key.Key_Return)
    assert [member_called(one) for one in group.members] == NAMES

    window.go_to("group_sessions")
    meetings = table(window)
    for at in range(12):
        meetings.view.open_cell(at, 0)
        press(f"{at + 1}/8/2024", Qt.Key.Key_Return)
    assert [str(one.date) for one in group.sessions] == [str(PartialDate.parse(f"{at}/8/2024")) for at in range(1, 13)]

    part = only(window, AttendancePart)
    qtbot.waitUntil(lambda: part.isVisible() and part.grid.grid.columnCount() == 13)
    part.grid.setFocus()
    part.grid.setCurrentIndex(part.grid.grid.index(0, 0))
    for _ in range(12):
        press("hhhhhisa")
    assert sheet(group) == ["H" * 12] * 5 + ["I" * 12, "S" * 12, "A" * 12]
    assert part.grid.grid.index(0, 12).data() == "12"
    assert part.grid.grid.index(8, 0).data() == "5"
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert sheet(group)[7].endswith(".")


def test_twelve_meetings_of_eight_are_in_sight_at_once(
    place: GroupsPlace, notebook: Notebook, group: Group, qtbot: QtBot
) -> None:
    with notebook.edit("Pertemuan", group_id=group.id):
        del group.members[8]
        group.sessions[:] = [GroupSession(date=PartialDate.parse(f"{at}/9/2024")) for at in range(8, 20)]
    place.open_group(group.id, "group_sessions")
    grid = only(window_of(place), AttendancePart).grid
    qtbot.waitUntil(lambda: grid.isVisible() and grid.grid.columnCount() == 13)
    assert grid.horizontalScrollBar().maximum() == 0


def test_all_are_there_by_one_key_and_the_note_below_is_the_chosen_members(
    place: GroupsPlace, group: Group, qtbot: QtBot
) -> None:
    place.open_group(group.id, "group_sessions")
    window = window_of(place)
    part = only(window, AttendancePart)
    part.grid.setFocus()
    part.grid.setCurrentIndex(part.grid.grid.index(0, 0))
    press(Qt.Key.Key_H, modifier=CONTROL)
    assert sheet(group) == ["H"] * 9
    part.grid.setCurrentIndex(part.grid.grid.index(2, 0))
    assert "Budi Aji" in part._who.text()
    part.note.go_to("note")
    press("berani bertanya")
    part.grid.setFocus()
    window.flush()
    notes = {member_called(row.member): row.note for row in group.sessions[0].attendance if row.member and row.note}
    assert notes == {"Budi Aji": "berani bertanya"}
    window.undo()
    assert not [row for row in group.sessions[0].attendance if row.note]
    assert sheet(group) == ["H"] * 9


def test_a_large_group_and_members_who_were_not_asked_are_named_quietly(
    place: GroupsPlace, notebook: Notebook, group: Group
) -> None:
    place.open_group(group.id, "group_members")
    window = window_of(place)
    part = only(window, MembersPart)
    assert part.warning.text() == ""
    with notebook.edit("Lebih", group_id=group.id):
        group.members.extend([GroupMember(name="Indra", consent=True), GroupMember(name="Joko", consent=False)])
    part.refresh()
    assert part.warning.text().startswith("Anggota 11 orang")
    told = [one.sentence for one in window.edits.findings()]
    (asked,) = [sentence for sentence in told if "belum ditanya persetujuannya" in sentence]
    assert asked.startswith("9 anggota belum ditanya persetujuannya untuk ikut kelompok: Melati Sari, Ani Rahma, ")
    said = "\n".join(label.text() for label in table(window).findChildren(QLabel))
    assert "lagi." in said
    assert "kuning" not in said, "no cell shows its colour while it is empty"
    assert not any(sentence.startswith("Indra") for sentence in told)


def test_a_technique_of_the_library_goes_into_the_record_of_its_stage(place: GroupsPlace, group: Group) -> None:
    place.open_group(group.id, "group_transition")
    part = next(one for one in window_of(place).findChildren(PhasePart) if one.isVisible())
    part.take_technique("mengatasi konflik")
    press("Dua anggota berselisih.")
    window_of(place).flush()
    assert [(row.stage, row.technique, row.process) for row in group.stages] == [
        ("transisi", "mengatasi konflik", "Dua anggota berselisih.")
    ]
    window_of(place).undo()
    window_of(place).undo()
    assert group.stages == []


def test_answers_of_a_sociogram_are_typed_and_drawn(
    place: GroupsPlace, notebook: Notebook, group: Group, qtbot: QtBot
) -> None:
    with notebook.edit("Tanya", group_id=group.id):
        group.sociograms.append(Sociogram(question="Dengan siapa ingin bekerja?"))
    place.open_group(group.id, "group_sociogram")
    part = only(window_of(place), SociogramPart)
    part.grid.setFocus()
    part.grid.setCurrentIndex(part.grid.grid.index(0, 1))
    press("+-")
    (first, second, third, *_) = group.members
    assert groups.answers_at(group.sociograms[0]) == {(first.id, second.id): "+", (first.id, third.id): "−"}
    assert part.grid.grid.index(0, 0).data() == "·"
    qtbot.waitUntil(lambda: part.view.drawing is not None and len(part.view.drawing.shapes) > len(group.members))


def test_columns_of_a_sociogram_tell_members_apart(place: GroupsPlace, notebook: Notebook, group: Group) -> None:
    names = ["Bu Tini", "Pak Karto", "Siti Aminah", "Siti Nurkhotimah", "Nenek"]
    with notebook.edit("Tanya", group_id=group.id):
        group.sociograms.append(Sociogram(question="Dengan siapa ingin duduk?"))
        group.members[1:] = [GroupMember(name=name) for name in names]
    place.open_group(group.id, "group_sociogram")
    grid = only(window_of(place), SociogramPart).grid.grid
    heads = [grid.headerData(at, Qt.Orientation.Horizontal) for at in range(1, len(group.members))]
    assert heads == ["Tini", "Karto", "Siti\nAminah", "Siti\nNurkhotimah", "Nenek"]


def test_a_group_tool_is_answered_by_keys_about_a_member(place: GroupsPlace, notebook: Notebook, group: Group) -> None:
    place.open_group(group.id, "group_tools")
    part = only(window_of(place), ToolsPart)
    part.start(answering.for_groups(notebook)[-1])
    QTest.keyClicks(part.sheet.grid, "432")
    tool = group.tools[0]
    assert (tool.answers, tool.score) == (["1: 4", "2: 3", "3: 2"], None)
    assert part.sheet.total.text().startswith("Sementara 9 · ")
    part.about.activated.emit(2)
    assert tool.member is group.members[1]
    instrument = find(tool.kind)
    assert instrument is not None
    part.sheet.grid.setCurrentIndex(part.sheet.grid.grid.index(3, 0))
    QTest.keyClicks(part.sheet.grid, "9" + "1" * (instrument.count - 3))  # 9 is no answer
    assert tool.score == 9 + instrument.count - 3
    assert part.sheet.total.text() == f"Skor {tool.score:.0f}   Bukan skala baku."
    window_of(place).undo()
    assert len(tool.answers or []) == instrument.count - 1, "one answer alone is taken back"
    assert tool.score is None


def test_old_words_open_the_sheet_and_a_total_out_of_range_is_marked(
    place: GroupsPlace, notebook: Notebook, group: Group
) -> None:
    tool, other = GroupTool(kind="kekompakan kelompok", score=87), GroupTool(kind="wawancara", score=3)
    with notebook.edit("Alat", group_id=group.id):
        group.tools.extend([tool, other])
    place.open_group(group.id, "group_tools")
    window = window_of(place)
    part = only(window, ToolsPart)
    assert [part.which.itemText(at) for at in range(part.which.count())] == [
        "Buka lembar …",
        "kekompakan kelompok · seluruh kelompok",
    ]
    assert window.edits.notice(tool, "score") == "Skor kekompakan kelompok di luar rentang 5–20; periksa lagi."
    part.which.activated.emit(1)
    QTest.keyClicks(part.sheet.grid, "33333")
    assert (tool.score, window.edits.notice(tool, "score")) == (15, "")


def test_a_group_is_deleted_after_a_question_and_brought_back(
    place: GroupsPlace, notebook: Notebook, group: Group, qtbot: QtBot
) -> None:
    place.list.refresh()
    box = place.ask_to_delete(place.list.chosen())
    assert isinstance(box, QMessageBox)
    assert "Kelompok Melati dengan 1 pertemuannya" in box.text()
    with qtbot.waitSignal(place.told) as told:
        next(button for button in box.buttons() if "Hapus" in button.text()).click()
    assert place.list.model.lines == []
    told.args[1]()
    assert [line.name for line in place.list.model.lines] == ["Melati"]


def test_a_case_shows_its_clients_part_and_leads_to_the_meeting(
    notebook: Notebook, case: Case, group: Group, qtbot: QtBot
) -> None:
    meeting, client, other = group.sessions[0], group.members[0], group.members[1]
    groups.put_attendance(notebook, group, [(client, meeting, "S"), (other, meeting, "H")])
    with notebook.edit("Catatan", group_id=group.id):
        groups.note_row(meeting, client).note = "demam"
        groups.note_row(meeting, other).note = "menangis"
    main = MainWindow(notebook, Preferences())
    qtbot.addWidget(main)
    main.show()
    main.open_case(case.id, "intervention/sessions")
    part = only(main, GroupMeetings)
    cells = [str(part.model.index(0, column).data()) for column in range(part.model.columnCount())]
    assert cells == ["5/9/2024", "Kelompok Melati", "perkenalan", "sakit", "demam"]
    part.view.selectRow(0)
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    place = only(main, GroupsPlace)
    window = window_of(place)
    assert window.place() == "group/group_sessions"
    assert table(window).view.currentIndex().row() == 0
    main.release()


def test_the_paper_follows_the_meetings_that_are_ticked(place: GroupsPlace, group: Group, qtbot: QtBot) -> None:
    place.open_group(group.id)
    paper = window_of(place).print_report()
    qtbot.waitUntil(paper.pdf.isEnabled)
    assert paper.chosen() == [group.sessions[0].id]
    whole = paper._data
    paper.meetings.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: paper.pdf.isEnabled() and paper._data != whole)
    paper.blank.setChecked(True)
    qtbot.waitUntil(paper.pdf.isEnabled)
    assert not paper.meetings.isEnabled()
    paper.reject()


def test_what_is_found_in_a_group_opens_it_at_the_row(notebook: Notebook, group: Group, qtbot: QtBot) -> None:
    with notebook.edit("Isi", group_id=group.id):
        group.sessions[0].process = "Anggota membuat layang-layang."
    search.catch_up(notebook)
    page = SearchPage(notebook, Preferences())
    qtbot.addWidget(page)
    page.arrive("layang-layang")
    qtbot.waitUntil(lambda: page.list.count() == 1)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    page.release()
    key, what = wanted.args
    place = GroupsPlace(notebook, Preferences())
    qtbot.addWidget(place)
    place.arrive(what)
    window = window_of(place)
    assert (key, window.place()) == ("groups", "group/group_sessions")
    assert window.wizard.page().forms[0].boxes["sessions"].view.currentIndex().row() == 0  # type: ignore[union-attr] # a table
    place.release()


def test_an_open_group_is_let_go_before_its_client_is_erased(
    place: GroupsPlace, notebook: Notebook, case: Case, group: Group
) -> None:
    place.open_group(group.id, "group_members")
    place.let_go()
    erasing.erase(notebook, [case.id], ErasureGround.REQUEST, with_safety_copy=False)
    notebook.forget()
    place.arrive()
    assert [line.members for line in place.list.model.lines] == [len(NAMES)]
    place.open_group(place.list.chosen())
    assert [member_called(one) for one in window_of(place).group.members] == NAMES


def test_a_member_taken_from_a_case_lacks_no_name(place: GroupsPlace, group: Group, case: Case) -> None:
    place.open_group(group.id, "group_members")
    window = window_of(place)
    model = table(window).model
    name = next(at for at in range(model.columnCount()) if model.headerData(at, Qt.Orientation.Horizontal) == NAME)
    assert model.index(0, name).data() == ""
    assert model.index(1, name).data() == NAMES[0]
    with window.edits.edit("tanpa orang", None):
        group.members[0].person = None
    model.refresh()
    assert model.index(0, name).data() == "belum diisi"
