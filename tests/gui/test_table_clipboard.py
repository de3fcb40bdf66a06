"""Blocks of cells from Excel, Calc and Word into a table, and rows out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caseworker_app.errors import BadInput
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.clipboard_block import MOST_ROWS, holds_block, read_block, write_block
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier
WORD_TABLE = """<html><head><style>td {border: 1px}</style></head><body><!--StartFragment--><table>
<tr><td rowspan=2><p>Senin</p></td><td><p>baris satu</p><p>baris dua</p></td></tr>
<tr><td>kedua&nbsp;sel</td></tr>
<tr><td colspan=2>judul bersama</td></tr></table><!--EndFragment--></body></html>"""


def mime(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


@pytest.mark.parametrize(
    ("text", "html", "block"),
    [
        ("a\tb\r\nc\td\r\n", "", [["a", "b"], ["c", "d"]]),
        ('"satu\ndua"\tb\n', "", [["satu\ndua", "b"]]),
        ('kata "manis"\tb\n', "", [['kata "manis"', "b"]]),
        ('"tanpa akhir\tb\nc\td', "", [['"tanpa akhir', "b"], ["c", "d"]]),
        ("a\tb\tc\nd", "", [["a", "b", "c"], ["d", "", ""]]),
        ("a; b\nc; d", "", [["a; b"], ["c; d"]]),
        ("", WORD_TABLE, [["Senin", "baris satu\nbaris dua"], ["", "kedua sel"], ["judul bersama", ""]]),
        ("", "<p>mere words</p>", []),
    ],
)
def test_blocks_are_read_as_office_programs_write_them(text: str, html: str, block: list[list[str]]) -> None:
    assert read_block(mime(text, html)) == block


def test_what_was_copied_is_read_again_as_it_was() -> None:
    rows = [["=1+1", 'kata "a"', "satu\ndua"], ["-5", "+62 812", "@nama"]]
    data = write_block(rows)
    assert read_block(data) == rows
    assert read_block(mime(data.text())) == rows


def test_words_do_not_reach_a_sheet_as_a_formula() -> None:
    data = write_block([["=HYPERLINK(1)", "0812", "-5"]], figures=[False, False, True])
    assert data.text() == "'=HYPERLINK(1)\t0812\t-5"
    assert data.html().count("mso-number-format") == 2


def test_a_huge_block_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="Tidak ada yang ditempel"):
        read_block(mime("a\tb\n" * (MOST_ROWS + 1)))
    with pytest.raises(BadInput, match="Tidak ada yang ditempel"):
        read_block(mime("a\tb\n" * 1_000_000))


@pytest.mark.parametrize(("text", "several"), [("a\tb", True), ("a\nb", False), ("satu kata", False)])
def test_a_block_is_more_than_one_cell(text: str, *, several: bool) -> None:
    assert holds_block(mime(text)) is several


CONTACTS = Rows(
    Case.contacts,
    "Kontak",
    (
        Field(Contact.date, "Tanggal", starred=True),
        Field(Contact.place, "Tempat"),
        Field(Contact.mode, "Cara kontak", choices="contact_modes"),
    ),
    item="kontak",
    details=(Field(Contact.result, "Hasil"),),
)
ACTIVITIES = Rows(
    Case.activities, "Kegiatan", (Field(Activity.name, "Kegiatan"), Field(Activity.cost, "Biaya", unit="rupiah"))
)
FAMILY = Rows(
    Case.family,
    "Keluarga",
    (Field(Person.name, "Nama", starred=True), Field(FamilyMember.relation, "Hubungan"), Field(Person.sex, "L/P")),
)


@pytest.fixture
def edits(case: Case, notebook: Notebook) -> CaseSession:
    return CaseSession(case, notebook)


def table(rows: Rows, edits: CaseSession, qtbot: QtBot) -> RowsTable:
    built = RowsTable(rows, lambda **_: edits.case, edits)
    edits.changed.connect(built.refresh)
    qtbot.addWidget(built)
    built.resize(720, 500)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    built.view.setFocus()
    return built


def paste(built: RowsTable, text: str = "", html: str = "", *, at: tuple[int, int] = (0, 0)) -> None:
    QApplication.clipboard().setMimeData(mime(text, html))
    built.view.setCurrentIndex(built.model.index(*at))
    QTest.keyClick(built.view, Qt.Key.Key_V, CONTROL)


def test_a_pasted_block_appends_rows_in_one_step_of_undo(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    with qtbot.waitSignal(edits.told) as told:
        paste(contacts, "26/8/2024\taula\tTatap\n27/8/2024\tbalai desa\ttelepon\n")
    assert [(str(contact.date), contact.place, contact.mode) for contact in case.contacts] == [
        (str(PartialDate.parse("26/8/2024")), "aula", "Tatap"),
        (str(PartialDate.parse("27/8/2024")), "balai desa", "telepon"),
    ]
    assert told.args[0] == "2 baris ditempel."
    told.args[1]()
    assert case.contacts == []


def test_a_block_goes_right_and_down_from_the_cell(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    paste(contacts, "26/8/2024\taula\n27/8/2024\tkantor\n")
    paste(contacts, "rumah\n", "<table><tr><td>rumah</td></tr><tr><td>sekolah</td></tr></table>", at=(1, 1))
    assert [contact.place for contact in case.contacts] == ["aula", "rumah", "sekolah"]
    assert [contact.date is None for contact in case.contacts] == [False, False, True]


def test_what_cannot_be_read_is_kept_and_marked(
    edits: CaseSession, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    activities = table(ACTIVITIES, edits, qtbot)
    with qtbot.waitSignal(edits.told) as told:
        paste(activities, "kunjungan\t1.500.000\npelatihan\tkira-kira dua\n")
    assert [activity.cost for activity in case.activities] == [1_500_000, None]
    assert notebook.drafts.of(case.activities[1]) == {"cost": "kira-kira dua"}
    assert activities.model.index(1, 1).data() == "kira-kira dua"
    assert activities.model.index(1, 1).data(Qt.ItemDataRole.ForegroundRole) == theme.colour("attention")
    assert "1 isian belum terbaca" in told.args[0]


def test_a_heading_says_where_the_columns_go(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    with qtbot.waitSignal(edits.told) as told:
        paste(contacts, "Hasil\tTempat\tTanggal\tCuaca\nbaik\taula\t26/8/2024\thujan\n")
    contact = case.contacts[0]
    assert (contact.place, str(contact.date)) == ("aula", str(PartialDate.parse("26/8/2024")))
    assert contact.result == "baik"
    assert "1 kolom tidak ada" in told.args[0]


def test_columns_too_many_go_to_the_notes(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    with qtbot.waitSignal(edits.told) as told:
        paste(contacts, "26/8/2024\taula\ttelepon\thujan\tibu hadir\n")
    assert case.contacts[0].result == "hujan · ibu hadir"
    assert "masuk ke “Hasil”" in told.args[0]


def test_people_and_choices_are_read_as_typed(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    family = table(FAMILY, edits, qtbot)
    paste(family, "Nama\tHubungan\tL/P\nRatna\tibu\tperempuan\nBudi\tayah\tLAKI-LAKI\n")
    assert [
        (member.person and member.person.name, member.relation, member.person and str(member.person.sex))
        for member in case.family
    ] == [("Ratna", "ibu", "perempuan"), ("Budi", "ayah", "laki-laki")]


def test_a_block_pasted_into_an_open_cell_fills_the_table(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    contacts.view.open_cell(0, 0)
    QApplication.clipboard().setMimeData(mime("26/8/2024\taula\n27/8/2024\tkantor\n"))
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert [contact.place for contact in case.contacts] == ["aula", "kantor"]


def test_whole_rows_are_copied_with_their_titles_and_pasted_again(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    paste(contacts, "26/8/2024\taula\ttelepon\n27/8/2024\tkantor\ttelepon\n")
    contacts.view.setCurrentIndex(contacts.model.index(0, 0))
    QTest.keyClick(contacts.view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(contacts.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text().splitlines()[0] == "Tanggal\tTempat\tCara kontak"
    contacts.view.setCurrentIndex(contacts.model.index(2, 0))
    QTest.keyClick(contacts.view, Qt.Key.Key_V, CONTROL)
    assert [contact.place for contact in case.contacts] == ["aula", "kantor", "aula", "kantor"]


def test_a_cell_alone_is_copied_without_a_title(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    paste(contacts, "26/8/2024\taula\n27/8/2024\tkantor\n")
    contacts.view.setCurrentIndex(contacts.model.index(1, 1))
    QTest.keyClick(contacts.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "kantor"
    QTest.keyClick(contacts.view, Qt.Key.Key_X, CONTROL)
    assert [contact.place for contact in case.contacts] == ["aula"]
    assert "kantor" in QApplication.clipboard().text()


def test_too_many_rows_change_nothing(edits: CaseSession, case: Case, qtbot: QtBot) -> None:
    contacts = table(CONTACTS, edits, qtbot)
    paste(contacts, "26/8/2024\taula\n" * 10_000)
    assert case.contacts == []
