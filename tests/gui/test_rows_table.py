from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form import rows_changes
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.assessment import Symptom, SymptomSource
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import Sex
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, ConferenceAttendee
from caseworker_app.model.tools import Measurement
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

SYMPTOMS = Rows(
    Case.symptoms,
    "Gejala",
    (Field(Symptom.text, "Gejala", starred=True), Field(Symptom.source, "Sumber")),
    item="gejala",
    details=(
        Field(Symptom.confirmed_by, "Diperkuat oleh"),
        Rows(Symptom.more_sources, "Sumber lain", (Field(SymptomSource.source, "Sumber"),)),
    ),
)
CONTACTS = Rows(Case.contacts, "Kontak", (Field(Contact.date, "Tanggal"), Field(Contact.place, "Tempat")))
FAMILY = Rows(
    Case.family,
    "Keluarga",
    (Field(Person.name, "Nama"), Field(FamilyMember.relation, "Hubungan")),
    details=(Field(FamilyMember.person, "Orang"),),
)


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    with notebook.edit("Gejala", undoable=False):
        case.symptoms = [Symptom(text=text, source="klien") for text in ("tersinggung", "was-was", "pelupa")]
        case.symptoms[0].more_sources = [SymptomSource(source="ibu")]
    return CaseSession(case, notebook)


def table(rows: Rows, edits: CaseSession, qtbot: QtBot) -> RowsTable:
    built = RowsTable(rows, lambda **_: edits.case, edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    built.resize(720, 500)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    return built


@pytest.fixture
def symptoms(edits: CaseSession, qtbot: QtBot) -> RowsTable:
    return table(SYMPTOMS, edits, qtbot)


def texts(case: Case) -> list[str | None]:
    return [symptom.text for symptom in case.symptoms]


def shown(built: RowsTable) -> list[str]:
    return [built.model.index(row, 0).data() for row in range(built.model.rowCount())]


def go(built: RowsTable, row: int, column: int = 0) -> None:
    built.view.setFocus()
    built.view.setCurrentIndex(built.model.index(row, column))


def cursor() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_the_model_keeps_qts_rules_through_every_change(symptoms: RowsTable, edits: CaseSession) -> None:
    tester = QAbstractItemModelTester(symptoms.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    symptoms.model.add()
    rows_changes.duplicate(symptoms.model, [0])
    rows_changes.move(symptoms.model, [0], 1)
    rows_changes.delete(symptoms.model, [2])
    for _ in range(4):
        edits.undo()
    for _ in range(4):
        edits.redo()
    assert tester.model() is symptoms.model


def test_the_last_line_offers_a_new_row(symptoms: RowsTable) -> None:
    assert shown(symptoms) == ["tersinggung", "was-was", "pelupa", "Tambah gejala …"]


def test_typing_on_the_last_line_makes_a_row_and_enter_opens_the_next(
    symptoms: RowsTable, case: Case, qtbot: QtBot
) -> None:
    go(symptoms, 3)
    for text in ("menarik diri", "sulit tidur"):
        if cursor() is symptoms.view:
            symptoms.view.edit(symptoms.view.currentIndex())
        QTest.keyClicks(cursor(), text)
        QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert texts(case) == ["tersinggung", "was-was", "pelupa", "menarik diri", "sulit tidur"]
    assert symptoms.view.currentIndex().row() == 5


def test_a_new_row_goes_with_one_step_of_undo(
    symptoms: RowsTable, case: Case, edits: CaseSession, notebook: Notebook, qtbot: QtBot
) -> None:
    go(symptoms, 3)
    symptoms.view.edit(symptoms.view.currentIndex())
    type_on("menarik diri", Qt.Key.Key_Return)
    assert notebook.undo_label(case.id) == "Tambah gejala"
    edits.undo()
    assert texts(case) == ["tersinggung", "was-was", "pelupa"]
    edits.redo()
    assert texts(case)[3:] == ["menarik diri"]


def test_enter_on_an_empty_last_line_makes_no_row(symptoms: RowsTable, case: Case, qtbot: QtBot) -> None:
    go(symptoms, 3)
    symptoms.view.edit(symptoms.view.currentIndex())
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert len(case.symptoms) == 3


def test_tab_goes_to_the_next_cell_and_saves_the_one_before(symptoms: RowsTable, case: Case, qtbot: QtBot) -> None:
    go(symptoms, 0)
    QTest.keyClick(symptoms.view, Qt.Key.Key_F2)
    QTest.keyClick(cursor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(cursor(), "mudah marah")
    QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    assert case.symptoms[0].text == "mudah marah"
    QTest.keyClick(cursor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(cursor(), "ibu")
    symptoms.setFocus()
    assert case.symptoms[0].source == "ibu"


def test_a_cell_is_saved_while_one_goes_on_typing(
    symptoms: RowsTable, case: Case, edits: CaseSession, qtbot: QtBot
) -> None:
    go(symptoms, 3)
    symptoms.view.edit(symptoms.view.currentIndex())
    editor = cursor()
    QTest.keyClicks(editor, "men")
    edits.save_typing()
    QTest.keyClicks(editor, "angis")
    edits.save_typing()
    assert texts(case)[3:] == ["menangis"]
    assert cursor() is editor


def test_a_row_is_copied_with_all_that_hangs_on_it(symptoms: RowsTable, case: Case, qtbot: QtBot) -> None:
    go(symptoms, 0)
    QTest.keyClick(symptoms.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert texts(case) == ["tersinggung", "tersinggung", "was-was", "pelupa"]
    first, second = case.symptoms[:2]
    assert second.id != first.id
    assert [source.source for source in second.more_sources] == ["ibu"]
    assert second.more_sources[0] is not first.more_sources[0]


def test_rows_are_moved_by_keys_and_stay_so(symptoms: RowsTable, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    go(symptoms, 2)
    QTest.keyClick(symptoms.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(case) == ["tersinggung", "pelupa", "was-was"]
    assert symptoms.view.currentIndex().row() == 1
    QTest.keyClick(symptoms.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(symptoms.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(case) == ["pelupa", "tersinggung", "was-was"]
    with notebook.reader() as session:
        stored = session.get(Case, case.id)
        assert stored is not None
        assert texts(stored) == ["pelupa", "tersinggung", "was-was"]


def test_a_deleted_row_can_be_brought_back(symptoms: RowsTable, case: Case, edits: CaseSession, qtbot: QtBot) -> None:
    go(symptoms, 0)
    with qtbot.waitSignal(edits.told) as told:
        QTest.keyClick(symptoms.view, Qt.Key.Key_Delete)
    assert texts(case) == ["was-was", "pelupa"]
    text, undo = told.args
    assert text == "1 baris dihapus."
    undo()
    assert texts(case) == ["tersinggung", "was-was", "pelupa"]
    assert shown(symptoms)[0] == "tersinggung"
    assert [source.source for source in case.symptoms[0].more_sources] == ["ibu"]


def test_the_last_line_cannot_be_deleted(symptoms: RowsTable, case: Case, qtbot: QtBot) -> None:
    go(symptoms, 3)
    QTest.keyClick(symptoms.view, Qt.Key.Key_Delete)
    assert len(case.symptoms) == 3


def beside(edits: CaseSession, built: RowsTable) -> ContextColumn:
    column = ContextColumn(edits, built)
    column.setGeometry(0, 250, 720, 250)
    column.show()
    return column


def test_the_chosen_row_is_shown_whole_beside_the_page(
    symptoms: RowsTable, edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    column = beside(edits, symptoms)
    go(symptoms, 1)
    box = next(box for box in column.findChildren(FieldBox) if box.field.key == "confirmed_by")
    memo = box.editor.focusProxy()
    assert memo is not None
    memo.setFocus()
    QTest.keyClicks(memo, "pendamping asrama")
    go(symptoms, 2)
    assert case.symptoms[1].confirmed_by == "pendamping asrama"
    assert box.editor.value() is None


def test_tab_goes_through_the_details_as_one_reads(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    """Chips that do not fit give way to a list, which is built later than the fields below it."""
    with notebook.edit("Isi", undoable=False):
        case.measurements = [Measurement(instrument="Skala kesepian")]
    fields = (
        Field(Measurement.instrument, "Alat ukur"),
        Field(Measurement.moment, "Saat diukur", choices="measurement_moments"),
        Field(Measurement.score, "Skor"),
        Field(Measurement.rated_by, "Dinilai oleh"),
    )
    built = table(Rows(Case.measurements, "Hasil alat ukur", fields), edits, qtbot)
    column = beside(edits, built)
    go(built, 0)
    column.setFixedWidth(200)
    QApplication.processEvents()
    boxes = [box for box in column.findChildren(FieldBox) if box.isVisible()]
    assert any(isinstance(box.editor, ChipsEditor) and box.editor.findChild(PickEditor) for box in boxes)
    assert [box.field for box in boxes] == list(fields)
    for before, after in itertools.pairwise(boxes):
        before.take_focus()
        QTest.keyClick(cursor(), Qt.Key.Key_Tab)
        assert after.isAncestorOf(cursor())
        assert cursor().accessibleName() == after.field.label


def test_a_cell_that_cannot_be_read_shows_what_was_typed(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    go(contacts, 0)
    contacts.view.edit(contacts.view.currentIndex())
    QTest.keyClicks(cursor(), "26/13")
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert str(case.contacts[0].date) == "| 26/13"
    assert notebook.drafts.of(case.contacts[0]) == {}
    assert table(CONTACTS, edits, qtbot).model.index(0, 0).data() == "26/13"


def test_a_name_in_the_family_table_is_a_person_of_its_own(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    family = table(FAMILY, edits, qtbot)
    go(family, 0)
    family.view.edit(family.view.currentIndex())
    QTest.keyClicks(cursor(), "Ratna")
    QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    QTest.keyClicks(cursor(), "ibu")
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert [(member.person and member.person.name, member.relation) for member in case.family] == [("Ratna", "ibu")]
    rows_changes.duplicate(family.model, [0])
    first, second = case.family
    assert first.person is not second.person


def test_tab_leaves_an_open_list_for_the_next_cell(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    mode = Field(Contact.mode, "Cara", choices="contact_modes")
    columns = (Field(Contact.place, "Tempat"), mode, Field(Contact.date, "Tanggal"))
    contacts = table(Rows(Case.contacts, "Kontak", columns), edits, qtbot)
    go(contacts, 0)
    contacts.view.edit(contacts.view.currentIndex())
    QTest.keyClicks(cursor(), "balai desa")
    QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    QTest.keyClicks(cursor(), "tatap")
    options = QApplication.activePopupWidget()
    assert options is not None
    QTest.keyClick(options, Qt.Key.Key_Tab)
    assert not options.isVisible()
    assert cursor().accessibleName() == "Tanggal"
    assert (case.contacts[0].place, case.contacts[0].mode) == ("balai desa", "tatap")


def test_a_table_is_as_high_as_its_rows_of_one_line_each(symptoms: RowsTable, case: Case, notebook: Notebook) -> None:
    low = symptoms.view.height()
    with notebook.edit("Panjang"):
        case.symptoms[0].text = "panjang sekali " * 40
    symptoms.refresh()
    assert symptoms.view.height() == low
    symptoms.model.add()
    assert symptoms.view.height() == low + symptoms.view.rowHeight(0)
    assert symptoms.view.verticalScrollBar().maximum() == 0


def test_a_cell_that_was_left_makes_its_row_no_higher(symptoms: RowsTable) -> None:
    """The spelling may look through its text once more before it is gone."""
    height = symptoms.view.rowHeight(0)
    go(symptoms, 0)
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    memo = cursor()
    assert isinstance(memo, QPlainTextEdit)
    QTest.keyClicks(memo, "panjang sekali " * 20)
    assert symptoms.view.rowHeight(0) > height
    QTest.keyClick(memo, Qt.Key.Key_Return)
    memo.document().setPlainText("panjang\n" * 9)
    assert symptoms.view.rowHeight(0) == height


RELATIVES = Rows(
    Case.family,
    "Keluarga",
    (
        Field(Person.name, "Nama", starred=True),
        Field(FamilyMember.relation, "Hubungan dengan klien", choices="kinship"),
        Field(Person.stated_age, "Usia"),
    ),
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ayah", (None, "ayah")),
        ("Kakak ke-1", (None, "kakak ke-1")),
        ("Lestari, ibu", ("Lestari", "ibu")),
        ("Ajeng kakak", ("Ajeng kakak", None)),
        ("Sari, S.Psi", ("Sari, S.Psi", None)),
    ],
)
def test_a_relation_typed_for_a_name_is_taken_for_a_relation(
    typed: str, stored: tuple[str | None, str | None], edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    family = table(RELATIVES, edits, qtbot)
    go(family, 0)
    family.view.edit(family.view.currentIndex())
    QTest.keyClicks(cursor(), typed)
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert [(member.person and member.person.name, member.relation) for member in case.family] == [stored]


def test_the_client_keeps_the_name_that_is_typed(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Keluarga"):
        case.family = [FamilyMember(person=case.client)]
    family = table(RELATIVES, edits, qtbot)
    go(family, 0)
    family.view.edit(family.view.currentIndex())
    cursor().setProperty("text", "")
    QTest.keyClicks(cursor(), "Bibi")
    QTest.keyClick(cursor(), Qt.Key.Key_Return)
    assert case.client is not None
    assert (case.client.name, case.family[0].relation) == ("Bibi", None)


@pytest.mark.parametrize(("downs", "chosen"), [(1, "nenek dari ayah"), (2, "nenek dari ibu"), (3, "nenek buyut")])
def test_return_takes_the_line_of_the_list_that_is_marked(
    downs: int, chosen: str, edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    family = table(RELATIVES, edits, qtbot)
    go(family, 0)
    family.view.edit(family.view.currentIndex())
    QTest.keyClicks(cursor(), "Mbah Sum")
    QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    QTest.keyClicks(cursor(), "nenek")
    options = QApplication.activePopupWidget()
    assert options is not None
    for _ in range(downs):
        QTest.keyClick(options, Qt.Key.Key_Down)
    QTest.keyClick(options, Qt.Key.Key_Return)
    assert not options.isVisible()
    assert case.family[0].relation == chosen
    assert place(family) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "taken"), [("nenek dari ib", "nenek dari ibu"), ("nenek", "nenek"), ("dari ibu", "dari ibu")]
)
def test_return_takes_the_only_word_that_begins_as_what_is_typed(
    typed: str, taken: str, edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    family = table(RELATIVES, edits, qtbot)
    go(family, 0)
    family.view.edit(family.view.currentIndex())
    QTest.keyClicks(cursor(), "Mbah Sum")
    QTest.keyClick(cursor(), Qt.Key.Key_Tab)
    QTest.keyClicks(cursor(), typed)
    options = QApplication.activePopupWidget()
    assert options is not None
    QTest.keyClick(options, Qt.Key.Key_Return)
    assert case.family[0].relation == taken
    assert place(family) == (1, 0)


CONFERENCES = Rows(
    Case.conferences,
    "Case conference",
    (Field(Conference.place, "Tempat"),),
    details=(
        Rows(
            Conference.attendees,
            "Peserta",
            (
                Field(ConferenceAttendee.name, "Nama", starred=True),
                Field(ConferenceAttendee.office, "Jabatan/lembaga"),
                Field(ConferenceAttendee.sex, "L/P"),
                Field(ConferenceAttendee.present, "Hadir"),
            ),
        ),
    ),
)


def type_on(*keys: str | Qt.Key) -> None:
    """Type as fast as a hand can, into whatever has the keys by then."""
    for key in keys:
        for sign in key if isinstance(key, str) else (key,):
            widget = QApplication.activePopupWidget() or cursor()
            QTest.keyClicks(widget, sign) if isinstance(sign, str) else QTest.keyClick(widget, sign)
            QApplication.processEvents()


def place(built: RowsTable) -> tuple[int, int]:
    """The cell in which one would type now."""
    assert built.view.state() == QAbstractItemView.State.EditingState
    index = built.view.currentIndex()
    return index.row(), index.column()


def attendees(edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot) -> RowsTable:
    with notebook.edit("Rapat", undoable=False):
        case.conferences = [Conference(place="aula"), Conference(place="balai desa")]
    outer = table(CONFERENCES, edits, qtbot)
    column = beside(edits, outer)
    go(outer, 0)
    (nested,) = column.findChildren(RowsTable)
    go(nested, 0)
    nested.view.edit(nested.view.currentIndex())
    return nested


def told_of(case: Case, at: int = 0) -> list[tuple[str | None, str | None, str | None, bool | None]]:
    return [(who.name, who.office, who.sex, who.present) for who in case.conferences[at].attendees]


def test_return_means_the_same_in_every_cell(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot, qtlog: Any
) -> None:
    nested = attendees(edits, case, notebook, qtbot)
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    type_on("Bu Sari", tab, "Psikolog", tab, "P", tab, "tid", enter)
    assert place(nested) == (1, 0)
    type_on("Pak Umar", enter, "Bu Ani", tab, tab, tab, "y", tab)
    assert told_of(case) == [
        ("Bu Sari", "Psikolog", "P", False),
        ("Pak Umar", None, None, None),
        ("Bu Ani", None, None, True),
    ]
    assert all(notebook.drafts.of(who) == {} for who in case.conferences[0].attendees)
    assert [record.message for record in qtlog.records if "QAbstractItemView" in record.message] == []


def test_rows_are_typed_in_a_table_beside_the_page(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    """It stays in sight while rows are begun, also when the window reads everything again; going to a row opens it."""
    nested = attendees(edits, case, notebook, qtbot)
    column = next(part for part in QApplication.topLevelWidgets() if part.findChild(ContextColumn))
    beside_page = column.findChild(ContextColumn)
    assert isinstance(beside_page, ContextColumn)
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    for keys in (("Bu Sari", tab), ("Psikolog", enter), ("Pak Umar", tab), ("Guru", tab, Qt.Key.Key_Escape)):
        type_on(*keys)
        beside_page.refresh()
        assert nested.isVisible()
    assert told_of(case) == [("Bu Sari", "Psikolog", None, None), ("Pak Umar", "Guru", None, None)]
    nested.act("up")
    nested.act("copy")
    nested.act("delete")
    assert nested.isVisible()
    assert [who for who, *_ in told_of(case)] == ["Pak Umar", "Bu Sari"]
    first = nested.view.visualRect(nested.model.index(1, 0)).center()
    QTest.mouseClick(nested.view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert not nested.isVisible()
    assert cursor().accessibleName() == "Nama"
    type_on(" Dewi", tab)
    assert told_of(case)[1][0] == "Bu Sari Dewi"


def test_return_in_a_cell_of_several_words_takes_the_word_and_moves_on(
    edits: CaseSession, case: Case, qtbot: QtBot
) -> None:
    columns = (Field(Contact.place, "Tempat"), Field(Contact.techniques, "Teknik", choices="techniques"))
    contacts = table(Rows(Case.contacts, "Kontak", columns), edits, qtbot)
    go(contacts, 0)
    contacts.view.edit(contacts.view.currentIndex())
    type_on("aula", Qt.Key.Key_Tab, "teknik sendiri", Qt.Key.Key_Return)
    assert place(contacts) == (1, 0)
    type_on("kantor", Qt.Key.Key_Return)
    assert [(contact.place, contact.techniques) for contact in case.contacts] == [
        ("aula", ["teknik sendiri"]),
        ("kantor", None),
    ]


def test_what_the_program_fills_in_does_not_land_in_an_open_editor(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    relatives = table(
        Rows(Case.family, "Keluarga", (Field(Person.name, "Nama"), Field(Person.sex, "L/P"))), edits, qtbot
    )
    go(relatives, 0)
    relatives.view.edit(relatives.view.currentIndex())
    type_on("Pak Umar", Qt.Key.Key_Tab)
    person = case.family[0].person
    assert person is not None
    with notebook.edit("Jenis kelamin"):
        person.sex = Sex.MALE
    relatives.refresh()
    line = cursor()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
    type_on("p")
    assert line.text() == "p"
    type_on(Qt.Key.Key_Backtab, Qt.Key.Key_Tab)
    assert person.sex is Sex.FEMALE


def test_an_open_editor_in_which_nothing_was_typed_does_not_take_away_what_was_filled_in(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    go(contacts, 0)
    contacts.view.edit(contacts.view.currentIndex())
    type_on("26/8/2024", Qt.Key.Key_Tab)
    with notebook.edit("Tempat"):
        case.contacts[0].place = "aula"
    contacts.refresh()
    type_on(Qt.Key.Key_Tab)
    assert case.contacts[0].place == "aula"


def test_what_is_typed_while_rows_come_and_go_stays_in_its_own_row(
    symptoms: RowsTable, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    go(symptoms, 1)
    symptoms.view.edit(symptoms.view.currentIndex())
    type_on(" sangat")
    with notebook.edit("Lain"):
        case.symptoms = [Symptom(text="baru"), Symptom(text="lagi"), *case.symptoms, Symptom(text="akhir")]
    symptoms.refresh()
    symptoms.view.flush()
    assert texts(case) == ["baru", "lagi", "tersinggung", "was-was sangat", "pelupa", "akhir"]


def test_a_cell_of_the_details_is_saved_before_another_row_is_chosen(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    attendees(edits, case, notebook, qtbot)
    type_on("Bu Sari")
    outer = next(built for built in QApplication.topLevelWidgets() if isinstance(built, RowsTable))
    outer.view.setCurrentIndex(outer.model.index(1, 0))
    assert [name for name, *_ in told_of(case)] == ["Bu Sari"]
    assert told_of(case, 1) == []


def test_an_age_that_is_none_is_kept_and_marked(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    ajeng = Person(name="Ajeng", stated_age=PartialDate.parse("9 tahunanak"))
    with notebook.edit("Keluarga"):
        case.family = [FamilyMember(person=ajeng)]
    family = table(RELATIVES, edits, qtbot)
    assert family.model.index(0, 2).data() == "9 tahunanak"
    assert family.model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole) == theme.colour("attention")
    assert "“9 tahunanak” belum terbaca" in said(family)
    with notebook.edit("Usia"):
        ajeng.stated_age = PartialDate.parse("9 tahun")
    family.refresh()
    assert said(family) == ""


def test_an_amount_that_says_more_than_a_number_is_asked_about_below_the_table(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    columns = (Field(Activity.name, "Kegiatan"), Field(Activity.cost, "Biaya", unit="rupiah"))
    activities = table(Rows(Case.activities, "Kegiatan", columns), edits, qtbot)
    go(activities, 0, 1)
    activities.view.edit(activities.view.currentIndex())
    type_on("±2 juta", Qt.Key.Key_Tab)
    assert notebook.drafts.of(case.activities[0]) == {"cost": "±2 juta"}
    assert "“±2 juta” belum dibaca sebagai angka" in said(activities)
    assert "2.000.000 rupiah" in said(activities)


def test_what_is_said_about_a_table_does_not_move_its_rows(edits: CaseSession, qtbot: QtBot) -> None:
    family = table(RELATIVES, edits, qtbot)
    top = family.view.y()
    family.say("Belum tersambung")
    qtbot.wait(20)
    assert (family.view.y(), said(family)) == (top, "Belum tersambung")


def said(built: RowsTable) -> str:
    shown = [label for label in built.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in shown if label.property("role") == "attention")


def test_a_column_explains_itself_on_hovering(edits: CaseSession, qtbot: QtBot) -> None:
    columns = (
        Field(Activity.name, "Kegiatan"),
        Field(Activity.indicators, "Indikator", help="Satu indikator tiap baris."),
    )
    model = table(Rows(Case.activities, "Kegiatan", columns), edits, qtbot).view.model()
    tips = [model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for at in range(len(columns))]
    assert tips == [None, "Satu indikator tiap baris. Alt+Enter memulai pokok berikutnya."]
