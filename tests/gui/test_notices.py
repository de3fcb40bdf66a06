"""What cannot be right stands in amber beneath its field and in its cell, after a pause and never in the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from caseworker_app.forms import catalogue
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.case import notices
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.form_page import FormPage
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.jobs.checks import step_by_step
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import Vital
from caseworker_app.model.engagement import Contact, ContactPerson
from caseworker_app.model.intervention import Session, SessionPerson
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session as OrmSession

    from caseworker_app.casework.checks.finding import Finding

CONTACTS = Rows(Case.contacts, "Kontak", (Field(Contact.date, "Tanggal"), Field(Contact.place, "Tempat")))
FAMILY = Rows(Case.family, "Keluarga", (Field(Person.name, "Nama"), Field(Person.stated_age, "Usia")))


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    return CaseSession(case, notebook)


def page(key: str, edits: CaseSession, qtbot: QtBot) -> FormPage:
    built = FormPage(catalogue.page(key), edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    with qtbot.waitExposed(built):
        built.show()
    return built


def table(rows: Rows, edits: CaseSession, qtbot: QtBot) -> RowsTable:
    built = RowsTable(rows, lambda **_: edits.case, edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    with qtbot.waitExposed(built):
        built.show()
    return built


def field(page: FormPage, key: str) -> FieldBox:
    boxes = [form.boxes[key] for form in page.forms if key in form.boxes]
    assert isinstance(boxes[0], FieldBox)
    return boxes[0]


def below(box: FieldBox) -> set[str]:
    return {label.text() for label in box.findChildren(QLabel) if label.isVisible()}


def type_into(box: FieldBox, text: str) -> None:
    line = box.editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    box.flush()


def test_an_impossible_date_is_kept_and_pointed_out_beneath_its_field(
    edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    box = field(page("case", edits, qtbot), "opened")
    type_into(box, "5/3/2204")
    assert case.opened == PartialDate.parse("2204-03-05")
    qtbot.waitUntil(lambda: any("sesudah hari ini" in words for words in below(box)))
    type_into(box, "1/8/2024")
    qtbot.waitUntil(lambda: not any("sesudah hari ini" in words for words in below(box)))


def test_a_birth_ahead_of_today_is_pointed_out_before_the_client_is_registered(
    notebook: Notebook, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NewCaseDialog(notebook, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for typed, told in (("1/1/2230", "Tanggal lahir (1 Januari 2230) sesudah hari ini"), ("1/1/1990", "")):
        dialog.born.line.setFocus()
        dialog.born.line.setText(typed)
        QTest.keyClick(dialog.born.line, Qt.Key.Key_Tab)
        labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert any(told in text for text in labels)
        assert any("sesudah hari ini" in text for text in labels) == bool(told)


def test_a_doubt_follows_what_is_undone(edits: CaseSession, qtbot: QtBot) -> None:
    box = field(page("case", edits, qtbot), "opened")
    type_into(box, "5/3/2204")
    qtbot.waitUntil(lambda: any("sesudah hari ini" in words for words in below(box)))
    edits.undo()
    qtbot.waitUntil(lambda: not any("sesudah hari ini" in words for words in below(box)))


def test_a_cell_turns_amber_and_says_why(edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    built = table(CONTACTS, edits, qtbot)
    with notebook.edit("Kontak", case_id=case.id):
        case.contacts = [Contact(date=PartialDate.parse(f"2024-08-0{day}")) for day in range(1, 8)]
    doubt = "Tanggal kontak (1 Agustus 2024) sebelum kasus dibuka (23 Agustus 2024)."
    cell = built.model.index(0, 0)
    qtbot.waitUntil(lambda: cell.data(Qt.ItemDataRole.ToolTipRole) == doubt)
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == theme.colour("attention")
    said = next(label.text() for label in built.findChildren(QLabel) if doubt in label.text())
    assert said.endswith("… dan 3 lagi, yang berwarna kuning.")


def test_below_the_family_it_is_said_of_whom(edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    built = table(FAMILY, edits, qtbot)
    father = Person(
        name="Ayah Uji",
        vital=Vital.DEAD,
        died=PartialDate.parse("2015"),
        stated_age=PartialDate.parse("age:70@2026-11-30"),
    )
    with notebook.edit("Ayah", case_id=case.id):
        case.family = [FamilyMember(person=father, relation="ayah")]
    qtbot.waitUntil(
        lambda: any(
            label.text().startswith("Ayah Uji: Usia 70 tahun tertulis per 30 November 2026, sesudah meninggal (2015)")
            for label in built.findChildren(QLabel)
        )
    )


def test_what_no_rule_reads_starts_no_look(
    edits: CaseSession, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []

    def steps(*_: object) -> Iterator[tuple[str, list[Finding]]]:
        looks.append(None)
        return iter(())

    monkeypatch.setattr(notices, "step_by_step", steps)
    qtbot.waitUntil(lambda: len(looks) == 1)
    with edits.edit("Gejala", None):
        case.assessment.background = "Anak ketiga."
    qtbot.waitUntil(lambda: len(looks) == 2)
    edits._notices.heard({"Service", "Draft"})
    qtbot.wait(2 * notices.PAUSE)
    assert len(looks) == 2


def test_a_year_of_work_is_looked_through_in_a_moment(case: Case, notebook: Notebook) -> None:
    with notebook.edit("Setahun", case_id=case.id, undoable=False):
        when = PartialDate.parse("2024-09-06")
        case.contacts = [Contact(date=when, people=[ContactPerson(person=case.client)]) for _ in range(100)]
        case.sessions = [Session(date=when, people=[SessionPerson(person=case.client)]) for _ in range(200)]
    parent = QObject()
    held = notices.Notices(case, notebook, parent)
    held.look()
    begun = time.process_time()
    held.look()
    assert time.process_time() - begun < 0.5
    assert held.of(case, "opened") == ""


def test_after_a_change_only_what_reads_it_is_looked_through_again(
    edits: CaseSession, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def steps(session: OrmSession, of: Case, kinds: set[str] | None) -> Iterator[tuple[str, list[Finding]]]:
        asked.append(kinds)
        return step_by_step(session, of, kinds)

    monkeypatch.setattr(notices, "step_by_step", steps)
    qtbot.waitUntil(lambda: edits._notices._kinds == set(), timeout=20_000)
    with edits.edit("Fokus", None):
        case.assessment.focus = "terapi realitas untuk mengurangi cemas"
    qtbot.waitUntil(lambda: "dimulai dengan teknik" in edits.notice(case.assessment, "focus"), timeout=20_000)
    assert asked == [None, {"Assessment"}]
    with edits.edit("Fokus", None):
        case.assessment.focus = "kecemasan menghadapi dunia kerja"
    qtbot.waitUntil(lambda: edits.notice(case.assessment, "focus") == "", timeout=20_000)
