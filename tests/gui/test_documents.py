"""The tab of documents: what is left is decided, gaps lead to their pages, and the choices reach the printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError, DiskFull
from caseworker_app.gui.base import work
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.papers import choices
from caseworker_app.gui.papers.documents import FINDINGS, GAPS, DocumentsTab
from caseworker_app.gui.papers.making import Progress, Stopped
from caseworker_app.gui.papers.names_key import NamesKey
from caseworker_app.jobs import leaving, outside_copies, print_queue
from caseworker_app.jobs.files import write_file
from caseworker_app.jobs.print_queue import LONG_EDGE, Order, Printer
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import OralConsent
from caseworker_app.model.notes import Restriction
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

FOCUS = "Kata marta, ibunya sakit. HP 0812-3456-7890. Marta Situmorang cemas."
OFFICE = Printer("Kantor", default=True, duplex=True, folio="Folio")


@pytest.fixture(autouse=True)
def own_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "config")
    return tmp_path / "config"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, str, Order]]:
    """What reaches the printer of an office."""
    got: list[tuple[bytes, str, Order]] = []

    def send(data: bytes, title: str, order: Order, *, folio: str = "") -> str:
        got.append((data, title, order))
        return f"Dokumen dikirim ke printer ({folio})."

    monkeypatch.setattr(print_queue, "available", lambda: True)
    monkeypatch.setattr(print_queue, "printers", lambda: [OFFICE, Printer("Gudang")])
    monkeypatch.setattr(print_queue, "send", send)
    return got


@pytest.fixture
def window(notebook: Notebook, qtbot: QtBot, sent: list[Any]) -> Iterator[CaseWindow]:
    client = Person(name="Marta Situmorang", alias="MS")
    made = Case(number="2024-001", client=client)
    made.family.append(FamilyMember(person=Person(name="Rosa Hutapea"), relation="ibu"))
    made.assessment.focus = FOCUS
    made.oral_consents.append(OralConsent(status="klien", covers=["dipakai dalam laporan dengan inisial"]))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    window = CaseWindow(made, notebook, "documents")
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    tab(window).choose("case-summary")
    settle(qtbot, window)
    yield window
    window.release()


def tab(window: CaseWindow) -> DocumentsTab:
    part = window._parts["documents"]
    assert isinstance(part, DocumentsTab)
    return part


def settle(qtbot: QtBot, window: CaseWindow) -> None:
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not work.running() and not tab(window)._remake.isActive())


def text(window: CaseWindow) -> str:
    data = tab(window)._data
    assert data is not None
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def words(window: CaseWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press(window: CaseWindow, start: str, at: int = 0) -> None:
    found = [
        one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text().strip().startswith(start)
    ]
    found[at].click()


def count(window: CaseWindow, at: int) -> str:
    return tab(window).tabs._buttons[at].text()


def test_what_is_left_is_listed_and_replaced_in_the_document(window: CaseWindow, qtbot: QtBot) -> None:
    assert "MS cemas" in text(window)
    assert count(window, FINDINGS) == "Temuan · 2"
    tab(window).tabs.show_part(FINDINGS)
    assert "Kata marta, ibunya sakit." in words(window)
    press(window, "Ganti “MS”")
    settle(qtbot, window)
    assert "Kata MS, ibunya" in text(window)
    assert count(window, FINDINGS) == "Temuan · 1"
    press(window, "Batalkan")
    settle(qtbot, window)
    assert "Kata marta" in text(window)


def test_what_stays_needs_a_reason(window: CaseWindow, qtbot: QtBot) -> None:
    tab(window).tabs.show_part(FINDINGS)
    press(window, "Pertahankan", 1)
    (line,) = (one for one in tab(window).findings.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert count(window, FINDINGS) == "Temuan · 2"
    QTest.keyClicks(line, "nomor posko")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert count(window, FINDINGS) == "Temuan · 1"
    assert "Dipertahankan: nomor posko" in words(window)
    assert "0812-3456-7890" in text(window)


def test_all_of_a_kind_stay_with_one_reason(window: CaseWindow, notebook: Notebook, qtbot: QtBot) -> None:
    with notebook.edit("Fokus") as session:
        session.get_one(Case, window.case.id).assessment.focus = "Bulek Tini dan Bidan Yeni menolong."
    tab(window)._make()
    settle(qtbot, window)
    assert count(window, FINDINGS) == "Temuan · 2"
    tab(window).tabs.show_part(FINDINGS)
    press(window, "Biarkan semuanya")
    (line,) = (one for one in tab(window).findings.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(line, "sudah setuju disebut")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert count(window, FINDINGS) == "Temuan"
    assert "Bulek Tini dan Bidan Yeni" in text(window)


def test_details_are_coarse_until_the_worker_wants_them_exact(
    window: CaseWindow, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Sekolah") as session:
        case = session.get_one(Case, window.case.id)
        assert case.client is not None
        case.client.school = "MTs Contoh Mulia"
        case.assessment.focus = "Ia bersekolah di MTs Contoh Mulia."
    tab(window)._make()
    settle(qtbot, window)
    assert "bersekolah di sebuah MTs." in text(window)
    assert count(window, FINDINGS) == "Temuan", "the rule decides"
    press(window, "Rincian disamarkan: 6 dari 6")
    press(window, "Nama sekolah")
    settle(qtbot, window)
    assert "bersekolah di MTs Contoh Mulia." in text(window)
    assert "Rincian disamarkan: 5 dari 6" in [one.text() for one in window.findChildren(QAbstractButton)]
    assert leaving.exact_details(notebook) == {"sekolah"}


def test_what_readers_must_not_know_is_told_with_its_sentence(
    window: CaseWindow, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Catatan") as session:
        case = session.get_one(Case, window.case.id)
        case.agency = Agency(name="PT Contoh", kind="perusahaan/CSR")
        case.restrictions.append(Restriction(what="keluhan tentang lembur", party="perusahaan"))
        case.assessment.focus = "Keluhan tentang lembur disampaikan klien."
    tab(window)._make()
    settle(qtbot, window)
    assert "tidak ingin disampaikan klien kepada pembaca ini" in words(window)
    tab(window).tabs.show_part(FINDINGS)
    assert "Keluhan tentang lembur disampaikan klien." in words(window)
    assert "Tidak untuk pembaca ini" in words(window)


def test_everything_with_a_proposal_is_replaced_at_once(window: CaseWindow, qtbot: QtBot) -> None:
    tab(window).tabs.show_part(FINDINGS)
    press(window, "Ganti semua")
    settle(qtbot, window)
    assert count(window, FINDINGS) == "Temuan"
    assert "0812" not in text(window)
    assert "Semua temuan sudah diputuskan" in words(window)


def test_a_finding_is_shown_on_its_page_and_leads_to_where_it_was_written(window: CaseWindow, qtbot: QtBot) -> None:
    documents = tab(window)
    documents.tabs.show_part(FINDINGS)
    press(window, "“marta”")
    assert documents.preview._found
    assert not documents.preview.seek("kata yang tidak ada")
    press(window, "Buka")
    assert window.place() == "assessment/focus"


def test_a_gap_leads_to_its_page_and_marks_the_draft(window: CaseWindow, qtbot: QtBot) -> None:
    documents = tab(window)
    assert "[rencana belum ditulis]" in text(window)
    assert "KONSEP" in text(window)
    documents.panel.draft.setChecked(False)
    settle(qtbot, window)
    assert "[rencana belum ditulis]" not in text(window)
    documents.tabs.show_part(GAPS)
    press(window, "Rencana belum ditulis")
    assert window.place() == "plan/activities"


def test_printing_asks_first_and_carries_every_choice(
    window: CaseWindow, qtbot: QtBot, sent: list[tuple[bytes, str, Order]], own_choices: Path
) -> None:
    panel = tab(window).panel
    for combo, value in ((panel.paper, "F4"), (panel.copies, 3), (panel.sides, LONG_EDGE)):
        combo.setCurrentIndex(combo.findData(value))
    settle(qtbot, window)
    panel.pages.setText("9-12")
    panel.print.click()
    assert "Tulis halaman seperti 1-3, 5" in words(window)
    panel.pages.setText("1")
    panel.print.click()
    assert "putuskan temuan" in words(window)
    assert sent == []
    press(window, "Samarkan sisanya")
    settle(qtbot, window)
    focus = window.window().focusWidget()
    assert focus is not None
    assert tab(window).isAncestorOf(focus)
    ((data, title, order),) = sent
    with pypdfium2.PdfDocument(data) as document:
        printed = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    assert "Kata MS, ibunya sakit. HP (nomor telepon tidak dicantumkan)." in printed
    assert count(window, FINDINGS) == "Temuan · 2", "for this once"
    assert title.startswith("ringkasan-kasus_MS_")
    assert order == Order("Kantor", 3, "F4", LONG_EDGE, "1")
    assert "Dokumen dikirim ke printer (Folio)." in words(window)
    tab(window).release()
    kept = choices.load()
    assert (kept.paper, kept.copies, kept.sides) == ("F4", 3, LONG_EDGE)
    assert (own_choices / choices.FILE).exists()


def test_another_document_is_not_asked_about_because_one_was(window: CaseWindow, qtbot: QtBot, sent: list[Any]) -> None:
    tab(window).panel.print.click()
    assert "putuskan temuan" in words(window)
    bar = tab(window).findings._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    tab(window).choose("case-report")
    settle(qtbot, window)
    tab(window).tabs.show_part(FINDINGS)
    assert count(window, FINDINGS) != "Temuan"
    assert "putuskan temuan" not in words(window)
    assert bar.value() == 0
    assert sent == []


def test_printers_are_asked_for_by_whoever_prints_and_by_nobody_else(
    window: CaseWindow, qtbot: QtBot, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def printers() -> list[Printer]:
        asked.append(1)
        return [OFFICE]

    monkeypatch.setattr(print_queue, "printers", printers)
    tab(window).choose("contract")
    settle(qtbot, window)
    assert tab(window).panel.printer.currentText() == "printer yang biasa"
    assert asked == []
    for _ in range(2):
        tab(window).panel.print.click()
        settle(qtbot, window)
    assert (len(asked), len(sent)) == (1, 2)
    assert tab(window).panel.printer.currentText() == "Kantor"


def test_a_refused_job_keeps_the_document(
    window: CaseWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sent: list[Any]
) -> None:
    def refuse(*_: Any, **__: Any) -> str:
        raise CaseworkerError("Printer sedang tidak menerima dokumen.")

    monkeypatch.setattr(print_queue, "send", refuse)
    tab(window).choose("contract")
    settle(qtbot, window)
    tab(window).panel.print.click()
    settle(qtbot, window)
    assert "Printer sedang tidak menerima dokumen." in words(window)
    assert tab(window).preview.pages() > 0
    assert tab(window).panel.print.isEnabled()


def test_a_file_that_cannot_be_written_is_told_and_the_document_stays(
    window: CaseWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab(window).choose("contract")
    settle(qtbot, window)
    for place, sentence, write in (
        (tmp_path / "tidak-ada" / "kontrak.pdf", "tidak ada", write_file),
        (tmp_path / "kontrak.pdf", "Ruang disk tidak cukup", full),
    ):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, place=place: (str(place), ""))
        monkeypatch.setattr(outside_copies, "write_file", write)
        press(window, "Simpan PDF")
        assert sentence in words(window)
        assert tab(window).preview.pages() > 0
        assert tab(window).panel.pdf.isEnabled()


def full(path: Path, _data: bytes) -> None:
    raise DiskFull(f"Ruang disk tidak cukup untuk “{path.name}”; buku kasus aman.")


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")
def test_a_printer_that_cannot_turn_the_sheet_is_not_asked_to(window: CaseWindow, qtbot: QtBot) -> None:
    panel = tab(window).panel
    panel.printer.showPopup()
    settle(qtbot, window)
    panel.printer.hidePopup()
    panel.sides.setCurrentIndex(1)
    panel.printer.setCurrentIndex(panel.printer.findData("Gudang"))
    assert not panel.sides.isEnabled()
    assert panel.order(5).sides == "one-sided"
    assert panel.order(5).printer == "Gudang"


def test_a_word_document_is_saved_under_a_name_without_names(
    window: CaseWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: Any, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        offered.append(Path(suggested).name)
        return str(tmp_path / "ringkasan"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(window, "Simpan sebagai Word")
    press(window, "Samarkan sisanya")
    settle(qtbot, window)
    assert (tmp_path / "ringkasan.docx").read_bytes().startswith(b"PK")
    assert offered[0].startswith("ringkasan-kasus_MS_")
    assert offered[0].endswith(".docx")
    assert "Berkas Word disimpan." in words(window)


def test_real_names_are_for_this_once_and_invented_ones_for_good(window: CaseWindow, qtbot: QtBot) -> None:
    documents = tab(window)
    documents.panel.names.setChecked(True)
    settle(qtbot, window)
    assert "Marta Situmorang" in text(window)
    documents.choose("case-summary")
    settle(qtbot, window)
    assert not documents.panel.names.isChecked()
    documents.panel.style_.setCurrentIndex(1)
    settle(qtbot, window)
    assert "Marta Situmorang" not in text(window)
    assert "MS cemas" not in text(window)
    press(window, "Siapa disebut apa")
    (key,) = window.findChildren(NamesKey)
    lines = [label.text() for label in key.findChildren(QLabel)]
    called = lines[lines.index("Marta Situmorang") + 1]
    assert f"{called} cemas" in text(window)
    key.accept()


def test_a_document_that_the_client_signs_says_so(window: CaseWindow, qtbot: QtBot) -> None:
    tab(window).choose("contract")
    settle(qtbot, window)
    assert "ditandatangani klien" in words(window)
    assert not tab(window).panel.names.isVisible()
    assert "Marta Situmorang" in text(window)


def test_work_can_be_stopped_and_taken_up_again(window: CaseWindow, qtbot: QtBot) -> None:
    documents = tab(window)
    documents._make()
    documents.pages.stopped.emit()
    settle(qtbot, window)
    assert "Penyusunan dihentikan." in words(window)
    assert not documents.panel.print.isEnabled()
    press(window, "Susun lagi")
    settle(qtbot, window)
    assert documents.preview.pages() > 0


def test_progress_tells_the_page_and_stops_the_work() -> None:
    progress = Progress(pages=12)
    progress.on_page(3)
    assert progress.page == 3
    progress.stopped = True
    with pytest.raises(Stopped):
        progress.on_page(4)


def test_a_damaged_file_of_choices_is_as_if_there_were_none(own_choices: Path) -> None:
    own_choices.mkdir()
    (own_choices / choices.FILE).write_text('{"copies": 500, "paper": "Kuarto", "sides": 3, "zoom": 1.5}')
    kept = choices.load()
    assert (kept.copies, kept.paper, kept.sides, kept.zoom) == (99, "A4", "one-sided", 1.5)
    (own_choices / choices.FILE).write_text("{")
    assert choices.load() == choices.PrintChoices()
