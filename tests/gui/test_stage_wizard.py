from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget

from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.page_list import MARK, PageList, chosen_font
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Engagement
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store.notebook import Notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

STAGE = Stage(
    "trial",
    "Asesmen",
    (
        Page("first", "Intake", "", (Section("", (Field(Engagement.referred_by, "Dirujuk oleh"),), of="engagement"),)),
        Page(
            "second", "Gejala", "", (Section("", (Rows(Case.symptoms, "Gejala", (Field(Symptom.text, "Gejala"),)),)),)
        ),
        Page(
            "third",
            "Hasil",
            "",
            (Section("", (Field(Engagement.process, "Proses"), Field(Engagement.results, "Hasil")), of="engagement"),),
        ),
    ),
)


@pytest.fixture
def wizard(case: Case, notebook: Notebook, qtbot: QtBot) -> StageWizard:
    edits = CaseSession(case, notebook)
    built = StageWizard(STAGE, edits, following="Rencana intervensi")
    edits.changed.connect(built.refresh)
    edits.told.connect(built.tell)
    qtbot.addWidget(built, before_close_func=lambda _: run_all([built.release, edits.release]))
    built.resize(1100, 640)
    with qtbot.waitActive(built):
        built.show()
        built.activateWindow()
    return built


def marks(wizard: StageWizard) -> list[bool]:
    model = wizard.findChildren(QListView)[0].model()
    return [model.index(row, 0).data(MARK) for row in range(model.rowCount())]


def ways(wizard: StageWizard) -> list[str]:
    """Back and Next, as they are called in full."""
    buttons = [button for button in wizard.findChildren(QPushButton) if button.isVisible()]
    return [button.accessibleName() for button in buttons if ":" in button.accessibleName()]


def line(wizard: StageWizard, key: str) -> FieldBox:
    box = wizard.page().forms[0].boxes[key]
    assert isinstance(box, FieldBox)
    return box


def test_tab_goes_from_the_end_of_a_page_to_back_and_next(wizard: StageWizard, qtbot: QtBot) -> None:
    wizard.open_page("third")
    line(wizard, "results").editor.setFocus()
    reached = []
    for _ in range(3):
        here: QWidget | None = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        at: QWidget | None = QApplication.focusWidget()
        assert at is not None
        reached.append(at.accessibleName())
    assert "Kembali: Gejala" in reached
    assert "Lanjut: Rencana intervensi" in reached


def test_back_and_next_name_where_they_lead(wizard: StageWizard, qtbot: QtBot) -> None:
    assert ways(wizard) == ["Lanjut: Gejala"]
    wizard.step(1)
    assert wizard.page_key() == "second"
    assert ways(wizard) == ["Kembali: Intake", "Lanjut: Hasil"]
    wizard.step(1)
    assert ways(wizard) == ["Kembali: Gejala", "Lanjut: Rencana intervensi"]
    with qtbot.waitSignal(wizard.leave) as left:
        wizard.step(1)
    assert left.args == [1]


def test_pages_are_turned_by_keys(wizard: StageWizard, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    inner = line(wizard, "referred_by").editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    QTest.keyClick(inner, Qt.Key.Key_PageDown, control)
    assert wizard.page_key() == "second"
    QTest.keyClick(wizard, Qt.Key.Key_PageUp, control)
    assert wizard.page_key() == "first"


def test_a_page_is_reached_from_the_list_and_says_its_place(wizard: StageWizard) -> None:
    pages = wizard.findChildren(QListView)[0]
    pages.setCurrentIndex(pages.model().index(2, 0))
    assert wizard.page_key() == "third"
    assert "Asesmen · halaman 3 dari 3" in [label.text() for label in wizard.page().findChildren(QLabel)]


def test_the_list_ticks_what_is_filled_and_never_counts_a_debt(
    wizard: StageWizard, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    assert marks(wizard) == [False, False, False]
    with notebook.edit("Isi"):
        case.symptoms = [Symptom(text="pelupa")]
        case.engagement.process = "berjalan"
    qtbot.waitUntil(lambda: marks(wizard) == [False, True, False])


def test_leaving_a_page_saves_without_asking(wizard: StageWizard, case: Case, qtbot: QtBot) -> None:
    inner = line(wizard, "referred_by").editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    with qtbot.waitSignal(wizard.edits.saved):
        QTest.keyClicks(inner, "Kepala desa")
        wizard.open_page("third")
    assert case.engagement.referred_by == "Kepala desa"


def test_a_page_seen_before_shows_what_changed_meanwhile(wizard: StageWizard, case: Case, notebook: Notebook) -> None:
    wizard.open_page("third")
    with notebook.edit("Lain"):
        case.engagement.referred_by = "Puskesmas"
    wizard.open_page("first")
    assert line(wizard, "referred_by").editor.value() == "Puskesmas"


def test_a_field_is_opened_by_name(wizard: StageWizard) -> None:
    wizard.open_page("third", "results")
    assert line(wizard, "results").editor.focusProxy() is wizard.focusWidget()


def test_undo_by_key_takes_back_what_is_being_typed(wizard: StageWizard, case: Case, qtbot: QtBot) -> None:
    inner = line(wizard, "referred_by").editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    QTest.keyClicks(inner, "Lurah")
    QTest.keyClick(inner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert case.engagement.referred_by is None
    qtbot.waitUntil(lambda: line(wizard, "referred_by").editor.value() is None)
    QTest.keyClick(inner, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert case.engagement.referred_by == "Lurah"


def test_the_line_at_the_foot_offers_the_way_back_until_the_next_change(
    wizard: StageWizard, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    done: list[str] = []
    wizard.tell("1 baris dihapus.", lambda: done.append("undone"))
    back = next(button for button in wizard.findChildren(QPushButton) if button.text() == "Urungkan")
    assert back.isVisible()
    back.click()
    assert done == ["undone"]
    assert not back.isVisible()
    wizard.tell("1 baris dihapus.", lambda: None)
    with notebook.edit("Lain"):
        case.engagement.process = "x"
    assert not back.isVisible()


def test_what_is_told_at_the_foot_moves_nothing(wizard: StageWizard, qtbot: QtBot) -> None:
    wizard.open_page("third")
    parts = (wizard.page(), *(button for button in wizard.findChildren(QPushButton) if ":" in button.accessibleName()))
    before = [part.mapTo(wizard, part.rect().topLeft()).y() for part in parts]
    wizard.tell("Diurungkan: Ubah “Tanggal lahir”. Ctrl+Y mengulanginya.", lambda: None)
    qtbot.wait(30)
    assert [part.mapTo(wizard, part.rect().topLeft()).y() for part in parts] == before


def test_on_a_narrow_page_the_way_on_is_whole_and_what_is_told_has_room(wizard: StageWizard, qtbot: QtBot) -> None:
    wizard.open_page("second")
    wizard.resize(560, 640)
    qtbot.wait(30)
    on = next(button for button in wizard.findChildren(QPushButton) if button.accessibleName() == "Lanjut: Hasil")
    assert on.width() >= on.sizeHint().width()
    wizard.tell("Diurungkan: Ubah “Tanggal lahir”. Ctrl+Y mengulanginya.")
    qtbot.wait(30)
    assert ways(wizard) == ["Lanjut: Hasil"], "Back gives way"
    wizard._foot._rest()
    assert ways(wizard) == ["Kembali: Intake", "Lanjut: Hasil"]


def test_what_is_missing_is_one_count_that_leads_to_each_field_in_turn(
    wizard: StageWizard, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    wizard.open_page("third")
    page = wizard.page()
    assert page.count.text() == "2 belum diisi"
    page.count.click()
    assert line(wizard, "process").editor.focusProxy() is wizard.focusWidget()
    page.count.click()
    assert line(wizard, "results").editor.focusProxy() is wizard.focusWidget()
    page.count.click()
    assert line(wizard, "process").editor.focusProxy() is wizard.focusWidget()
    with notebook.edit("Isi"):
        case.engagement.process = "berjalan"
    qtbot.waitUntil(lambda: page.count.text() == "1 belum diisi")
    assert not line(wizard, "process").label.toolTip()
    assert line(wizard, "results").label.toolTip() == "Belum diisi"
    with notebook.edit("Tutup"):
        case.closed = PartialDate.on(date(2024, 9, 30))
    wizard.refresh()
    qtbot.waitUntil(lambda: not page.count.isVisible())
    assert not line(wizard, "results").label.toolTip(), "a closed case owes nothing"


def test_the_cursor_stands_where_one_writes_on(wizard: StageWizard, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Isi"):
        case.engagement.process = "Sudah bertemu dua kali."
    wizard.open_page("third")
    assert line(wizard, "results").editor.focusProxy() is wizard.focusWidget(), "the first field that is missing"
    with notebook.edit("Isi"):
        case.engagement.referred_by = "Ketua RT"
    wizard.open_page("first")
    inner = line(wizard, "referred_by").editor.focusProxy()
    assert inner is wizard.focusWidget()
    QTest.keyClicks(inner, " 02")
    wizard.flush()
    assert case.engagement.referred_by == "Ketua RT 02", "behind what stands there, never before it"


def test_a_long_text_is_gone_on_with_at_its_end(wizard: StageWizard, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Isi"):
        case.engagement.process, case.engagement.results = "Klien datang.", ["kontrak"]
    wizard.open_page("third")
    inner = line(wizard, "process").editor.focusProxy()
    assert inner is wizard.focusWidget()
    QTest.keyClicks(inner, " Ia pulang.")
    wizard.flush()
    assert case.engagement.process == "Klien datang. Ia pulang."


def test_flush_saves_at_once(wizard: StageWizard, case: Case, qtbot: QtBot) -> None:
    inner = line(wizard, "referred_by").editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    QTest.keyClicks(inner, "Ketua RT")
    wizard.flush()
    assert case.engagement.referred_by == "Ketua RT"


def test_the_pages_that_follow_are_built_while_nothing_is_to_do(wizard: StageWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(wizard.built()) == 3)


def test_a_chosen_page_has_room_for_its_title_and_a_line_has_no_gap(case: Case, qtbot: QtBot) -> None:
    title = "Sasaran dan pelaksana"
    pages = PageList(Stage("plan", "Rencana", (Page("targets", title, "", ()),)), case)
    qtbot.addWidget(pages)
    pages.show()
    weights = set()
    for width in range(120, 260, 4):
        pages.resize(width, 300)
        pages.doItemsLayout()
        place = pages.visualRect(pages.model().index(0, 0))
        room = QRect(0, 0, place.width() - theme.px(36), 1000)
        chosen, plain = (
            QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
            for font in (chosen_font(title, room.width()), theme.font())
        )
        assert chosen <= plain == place.height() - theme.px(13)
        weights.add(chosen_font(title, room.width()).weight())
    assert weights == {400, 600}, "bold wherever it fits"
