from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caseworker_app.errors import DiskFull
from caseworker_app.forms import catalogue
from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.gui.base.leaving import Unsaved
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.form_page import FormPage, SpecialPage
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact, Engagement
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Changes, Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

PAGE = Page(
    "intake",
    "Intake",
    "Tulis masalah seperti yang dikatakan klien.",
    (
        Section("Klien", (Field(Person.name, "Nama", starred=True), Field(Person.born, "Lahir")), of="client"),
        Section("Awal", (Field(Engagement.process, "Proses"), Field(Engagement.eligible, "Layak")), of="engagement"),
        Section("Kontak", (Rows(Case.contacts, "Kontak", (Field(Contact.place, "Tempat"),)),)),
    ),
    questions=("Apa yang paling berat saat ini?",),
)


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    return CaseSession(case, notebook)


@pytest.fixture
def page(edits: CaseSession, qtbot: QtBot) -> FormPage:
    built = FormPage(PAGE, edits, place="EIC 3 dari 9")
    qtbot.addWidget(built)
    built.resize(800, 600)
    with qtbot.waitExposed(built):
        built.show()
    return built


def box(page: FormPage, key: str) -> FieldBox:
    found = next(form.boxes[key] for form in page.forms if key in form.boxes)
    assert isinstance(found, FieldBox)
    return found


def write(qtbot: QtBot, page: FormPage, key: str, text: str) -> QWidget:
    """Type over what stands in a field, without leaving it."""
    inner = box(page, key).editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    inner.selectAll()  # type: ignore[attr-defined]  # a line or a memo
    QTest.keyClicks(inner, text)
    return inner


def audit(notebook: Notebook) -> list[Changes]:
    heard: list[Changes] = []
    notebook.subscribe(heard.append)
    return heard


@pytest.mark.parametrize("described", tuple(catalogue.all_pages()), ids=lambda page: page.key)
def test_every_page_opens_and_changes_nothing(
    described: Page, case: Case, notebook: Notebook, edits: CaseSession, qtbot: QtBot
) -> None:
    heard = audit(notebook)
    of_a_case = any(described in stage.pages for stage in (*catalogue.STAGES, *catalogue.TABS))
    class_: Any = next((item.attribute.class_ for _, item in described.items()), Case)
    built = FormPage(described, edits, record=None if of_a_case else class_())
    qtbot.addWidget(built)
    built.show()
    built.flush()
    built.refresh()
    assert heard == []
    assert not notebook.session.dirty
    assert not notebook.session.new


def test_a_page_says_where_it_stands_and_what_it_is_for(page: FormPage) -> None:
    texts = {label.text() for label in page.findChildren(QLabel)}
    assert {"Intake", "EIC 3 dari 9", "Tulis masalah seperti yang dikatakan klien.", "&Nama", "Lahir"} <= texts


def test_a_long_title_stands_on_one_line_where_there_is_room(edits: CaseSession, qtbot: QtBot) -> None:
    built = FormPage(catalogue.page("care"), edits)
    qtbot.addWidget(built)
    built.resize(800, 600)
    with qtbot.waitExposed(built):
        built.show()
    title = next(one for one in built.findChildren(QLabel) if one.text() == "Pengasuhan dan penelusuran keluarga")
    assert title.height() < 2 * title.fontMetrics().height()


def test_leaving_a_field_saves_it_and_tab_leads_to_the_next(page: FormPage, case: Case, qtbot: QtBot) -> None:
    line = write(qtbot, page, "name", "Melati Kusuma")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert case.client is not None
    assert case.client.name == "Melati Kusuma"
    assert box(page, "born").editor.focusProxy() is page.focusWidget()


def test_alt_and_a_letter_lead_to_a_field_that_matters(page: FormPage, qtbot: QtBot) -> None:
    assert box(page, "name").label.text() == "&Nama"
    page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert box(page, "name").editor.focusProxy() is page.focusWidget()


def test_a_number_that_contradicts_the_birth_date_is_pointed_out_and_kept(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Isi", case_id=case.id):
        case.client = Person(name="Melati", born=PartialDate.parse("1991-10-20"))
    built = FormPage(catalogue.page("client_family"), edits)
    qtbot.addWidget(built)
    built.show()
    write(qtbot, built, "nik", "3273056010900009")
    built.flush()
    doubt = "Menurut NIK tanggal lahirnya 20/10/1990; di sini tercatat lain."
    qtbot.waitUntil(lambda: doubt in below(built, "nik"))
    assert case.client.nik == "3273056010900009"
    with notebook.edit("Perbaiki", case_id=case.id):
        case.client.born = PartialDate.parse("1990-10-20")
    qtbot.waitUntil(lambda: doubt not in below(built, "nik"))


def below(page: FormPage, key: str) -> set[str]:
    """What stands around a field."""
    page.refresh()
    return {label.text() for label in box(page, key).findChildren(QLabel) if label.isVisible()}


def test_kinder_words_are_suggested_below_a_text_and_nothing_is_replaced(page: FormPage, qtbot: QtBot) -> None:
    write(qtbot, page, "process", "Klien tuna daksa.")
    page.flush()
    told = {label.text() for label in box(page, "process").findChildren(QLabel) if label.isVisible()}
    assert "Bila bukan kutipan, lebih baik “penyandang disabilitas fisik” untuk “tuna daksa”." in told
    assert box(page, "process").editor.value() == "Klien tuna daksa."
    write(qtbot, page, "process", "Klien rajin.")
    page.flush()
    assert not any(label.isVisible() and "kutipan" in label.text() for label in page.findChildren(QLabel))


def test_leaving_a_field_untouched_saves_nothing(page: FormPage, notebook: Notebook, qtbot: QtBot) -> None:
    heard = audit(notebook)
    for key in ("name", "born", "process"):
        box(page, key).editor.setFocus()
    page.setFocus()
    assert heard == []


def test_a_memo_is_saved_while_one_goes_on_typing(page: FormPage, case: Case, edits: CaseSession, qtbot: QtBot) -> None:
    write(qtbot, page, "process", "Klien bercerita")
    assert case.engagement.process is None
    qtbot.waitUntil(lambda: case.engagement.process == "Klien bercerita")
    assert box(page, "process").editor.touched()


@pytest.mark.parametrize("key", ["process", "name"])
def test_what_was_saved_while_typing_and_then_taken_back_is_taken_back(
    page: FormPage, case: Case, notebook: Notebook, edits: CaseSession, qtbot: QtBot, key: str
) -> None:
    with notebook.edit("Awal"):
        case.engagement.process = "Melati Sari"
    page.refresh()
    inner = write(qtbot, page, key, "Melati Sari dan ibu")
    edits.save_typing()
    for _ in range(len(" dan ibu")):
        QTest.keyClick(inner, Qt.Key.Key_Backspace)
    page.setFocus()
    assert case.client is not None
    assert getattr(case.engagement if key == "process" else case.client, key) == "Melati Sari"


def test_what_was_emptied_after_it_was_saved_while_typing_is_gone(
    page: FormPage, case: Case, edits: CaseSession, qtbot: QtBot
) -> None:
    inner = write(qtbot, page, "process", "salah tempat")
    edits.save_typing()
    assert case.engagement.process == "salah tempat"
    inner.selectAll()  # type: ignore[attr-defined]  # a memo
    QTest.keyClick(inner, Qt.Key.Key_Backspace)
    edits.save_typing()
    assert case.engagement.process is None


def test_half_a_date_is_kept_but_not_taken_for_a_date(
    page: FormPage, case: Case, edits: CaseSession, notebook: Notebook, qtbot: QtBot
) -> None:
    assert case.client is not None
    line = write(qtbot, page, "born", "26")
    edits.save_typing()
    assert case.client.born is None
    assert notebook.drafts.of(case.client) == {"born": "26"}
    QTest.keyClicks(line, "/8/1997")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert str(case.client.born) == "1997-08-26"
    assert notebook.drafts.of(case.client) == {}


def test_what_could_not_be_read_is_shown_again_on_opening(
    page: FormPage, case: Case, edits: CaseSession, qtbot: QtBot
) -> None:
    line = write(qtbot, page, "born", "26/13")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert case.client is not None
    assert str(case.client.born) == "| 26/13"
    again = FormPage(PAGE, edits)
    qtbot.addWidget(again)
    assert box(again, "born").editor.unread() == "26/13"
    write(qtbot, again, "born", "26/12/1997")
    again.flush()
    third = FormPage(PAGE, edits)
    qtbot.addWidget(third)
    assert box(third, "born").editor.unread() is None
    assert str(box(third, "born").editor.value()) == "1997-12-26"


def test_a_record_that_is_not_there_yet_is_made_by_the_first_word(
    page: FormPage, case: Case, notebook: Notebook, edits: CaseSession, qtbot: QtBot
) -> None:
    with notebook.edit("Lepas klien"):
        case.client = None
    page.refresh()
    write(qtbot, page, "name", "Kenanga")
    page.flush()
    assert case.client is not None
    assert case.client.name == "Kenanga"


def test_undo_brings_the_old_value_back_on_the_screen(
    page: FormPage, case: Case, edits: CaseSession, qtbot: QtBot
) -> None:
    write(qtbot, page, "name", "Nama Lain")
    edits.undo()
    page.refresh()
    assert case.client is not None
    assert case.client.name == "Melati Sari"
    assert box(page, "name").editor.value() == "Melati Sari"
    edits.redo()
    page.refresh()
    assert box(page, "name").editor.value() == "Nama Lain"


def test_a_change_made_elsewhere_does_not_take_what_is_being_typed(
    page: FormPage, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    write(qtbot, page, "process", "sedang ditulis")
    with notebook.edit("Lain"):
        case.engagement.eligible = True
    page.refresh()
    assert box(page, "process").editor.value() == "sedang ditulis"
    assert box(page, "eligible").editor.value() is True


def test_markup_in_a_record_is_shown_as_it_is(page: FormPage, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_special_part_stands_above_the_sections(edits: CaseSession, qtbot: QtBot) -> None:
    made: list[Any] = []

    def factory(session: CaseSession) -> PagePart:
        made.append(session)
        part = PagePart()
        QLabel("gambar", part)
        return part

    edits.special_pages = {"gambar": SpecialPage(factory)}
    built = FormPage(Page("x", "X", "", special="gambar"), edits)
    qtbot.addWidget(built)
    assert made == [edits]
    assert any(label.text() == "gambar" for label in built.findChildren(QLabel))


def test_a_notebook_that_can_only_be_read_takes_nothing(
    case: Case, notebook: Notebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notebook.edit("Kontak"):
        case.contacts = [Contact(place="Sentra")]
    monkeypatch.setattr(Notebook, "read_only", property(lambda _: True))
    built = FormPage(PAGE, CaseSession(case, notebook))
    qtbot.addWidget(built)
    built.show()
    write(qtbot, built, "name", "Nama Lain")
    built.flush()
    table = built.forms[2].boxes["contacts"]
    assert isinstance(table, RowsTable)
    table.view.setCurrentIndex(table.model.index(0, 0))
    table.act("delete")
    table.take_focus()
    assert case.client is not None
    assert case.client.name == "Melati Sari"
    assert [contact.place for contact in case.contacts] == ["Sentra"]
    assert all(not button.isVisible() for button in table.findChildren(QPushButton))


def test_what_could_not_be_saved_stays_on_the_screen_and_is_tried_again(
    page: FormPage, case: Case, notebook: Notebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("Ruang disk habis; tulisan Anda masih di layar.")

    write(qtbot, page, "name", "Melati Kusuma")
    with monkeypatch.context() as patch:
        patch.setattr(notebook, "edit", full)
        with pytest.raises(Unsaved, match="Ruang disk habis"):
            page.flush()
    page.refresh()
    assert box(page, "name").editor.value() == "Melati Kusuma"
    page.flush()
    assert case.client is not None
    assert case.client.name == "Melati Kusuma"
