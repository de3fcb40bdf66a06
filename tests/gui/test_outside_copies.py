"""What leaves through the window: locked or open, asked about in one line, listed, deleted; what clients ask for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from caseworker_app import paths
from caseworker_app.casework.outside_copies import Leaving, Whereabouts
from caseworker_app.gui.base import work
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.copies_view import CopiesView
from caseworker_app.gui.case.data_requests import DataRequestsWidget
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.papers.documents import DocumentsTab
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.gui.papers.receiver_line import ReceiverLine
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.jobs import outside_copies
from caseworker_app.model.engagement import OralConsent
from caseworker_app.model.notes import DataRequest
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture(autouse=True)
def own_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "config")


@pytest.fixture
def saves_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the window that asks for a place."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return answer


@pytest.fixture
def tab(qtbot: QtBot, case: Case, notebook: Notebook) -> DocumentsTab:
    """The documents of a case, at the handover note, which needs no consent and goes to somebody else."""
    made = DocumentsTab(CaseSession(case, notebook), notebook)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.choose("handover-note")
    qtbot.waitUntil(made.panel.pdf.isEnabled)
    return made


def found(widget: QWidget, kind: type[Kind]) -> Kind:
    """The one widget of a kind that is in another."""
    (only,) = widget.findChildren(kind)
    return only


def pressed(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(widget)).click()


def test_a_pdf_with_a_password_opens_with_it_and_the_receiver_is_asked_for_once(
    qtbot: QtBot, tab: DocumentsTab, notebook: Notebook, tmp_path: Path, saves_at: Callable[[Path], None]
) -> None:
    saves_at(tmp_path / "serah.pdf")
    tab.panel.lock.wanted.setChecked(True)
    words = tab.panel.lock.line.text()
    tab.panel.pdf.click()
    qtbot.waitUntil(lambda: tab.panel.findChild(ReceiverLine) is not None)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "serah.pdf")
    with pikepdf.open(tmp_path / "serah.pdf", password=words) as opened:
        assert len(opened.pages)
    line = found(tab.panel, ReceiverLine)
    line.line.setText("Supervisor Sentra")
    line.keep.click()
    assert [(one.to, one.what) for one in tab.case.disclosures] == [
        ("Supervisor Sentra", "Catatan serah terima kasus (PDF, tanpa nama, kata sandi PDF)")
    ]
    assert "Supervisor Sentra" in tab.panel.told.text()
    assert line.isHidden()
    assert words not in json.dumps([copy.called for copy in outside_copies.copies(notebook)])
    tab.choose("case-summary")
    assert not tab.panel.lock.wanted.isChecked()
    assert tab.panel.lock.line.text() == ""


def test_a_password_that_is_easily_guessed_writes_nothing(
    tab: DocumentsTab, tmp_path: Path, saves_at: Callable[[Path], None]
) -> None:
    saves_at(tmp_path / "serah.pdf")
    tab.panel.lock.wanted.setChecked(True)
    tab.panel.lock.line.setText("123")
    tab.panel.pdf.click()
    assert "Terlalu pendek" in tab.panel.trouble.text()
    assert not (tmp_path / "serah.pdf").exists()


def test_the_list_of_a_case_asks_deletes_and_marks_what_was_handed_over(
    qtbot: QtBot, case: Case, notebook: Notebook, tmp_path: Path
) -> None:
    for name in ("satu.pdf", "dua.pdf"):
        outside_copies.write(notebook, tmp_path / name, name.encode(), Leaving("Laporan kasus", case.id))
    view = CopiesView(notebook, case)
    qtbot.addWidget(view, before_close_func=lambda widget: widget.release())
    view.refresh()
    qtbot.waitUntil(lambda: len(view.findChildren(ReceiverLine)) == 2)
    newest = outside_copies.copies(notebook)[0]
    view.delete(newest)
    assert not Path(newest.place).exists()
    qtbot.waitUntil(lambda: any(one.text() == "dihapus oleh program" for one in view.findChildren(QLabel)))
    pressed(view, "Sudah diserahkan")
    states = {copy.whereabouts for copy in outside_copies.copies(notebook)}
    assert states == {Whereabouts.DELETED, Whereabouts.HANDED}
    qtbot.waitUntil(lambda: not work.running())


def test_the_head_of_the_case_says_what_the_client_asked_for(qtbot: QtBot, case: Case, notebook: Notebook) -> None:
    window = CaseWindow(case, notebook, "files/data_requests")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    badge = window._header._rights
    assert badge.isHidden()
    today = PartialDate.on(date.today())
    with notebook.edit("Permintaan", case_id=case.id):
        case.data_requests.append(DataRequest(kind="salinan atau akses", date=today))
    qtbot.waitUntil(lambda: "Jawab klien s.d." in badge.text())
    with notebook.edit("Permintaan", case_id=case.id):
        case.data_requests[0].decision = "ditolak"
        case.data_requests.append(DataRequest(position=1, kind="pembatasan", date=today, decision="dipenuhi"))
    qtbot.waitUntil(lambda: "Pemakaian data dibatasi" in badge.text())
    window.go_to("engagement")
    badge.click()
    assert window.place() == "files/data_requests"
    window.release()


def test_the_copy_of_everything_is_one_step_from_the_case(
    qtbot: QtBot, case: Case, notebook: Notebook, tmp_path: Path, saves_at: Callable[[Path], None]
) -> None:
    widget = DataRequestsWidget(CaseSession(case, notebook))
    qtbot.addWidget(widget)
    (tmp_path / "salinan.json").write_text("yang lama", "utf-8")
    dialog = widget.ask()
    dialog.lock.wanted.setChecked(True)
    words = dialog.lock.line.text()
    saves_at(tmp_path / "salinan.pdf")
    dialog.save.click()
    qtbot.waitUntil(lambda: "Disimpan: " in dialog._told.text())
    with pikepdf.open(tmp_path / "salinan.pdf", password=words) as opened:
        assert len(opened.pages)
    assert (tmp_path / "salinan.json").read_text("utf-8") == "yang lama"
    written = json.loads((tmp_path / "salinan (2).json").read_bytes())
    assert written["cases"][0]["case"]["number"] == case.number
    noted = {Path(copy.place).name: (copy.lock, copy.waits) for copy in outside_copies.copies(notebook)}
    assert noted == {"salinan.pdf": ("kata sandi PDF", False), "salinan (2).json": ("", False)}
    dialog.reject()


def test_the_list_of_cases_reminds_of_the_sheet_and_leads_to_it(
    qtbot: QtBot, case: Case, notebook: Notebook, tmp_path: Path, saves_at: Callable[[Path], None]
) -> None:
    window = MainWindow(notebook, Preferences())
    qtbot.addWidget(window)
    window.show()
    window.show_cases()
    reminder = window.cases._reminder
    qtbot.waitUntil(lambda: "Lembar laptop hilang" in reminder.text())
    reminder.click()
    pressed(window, "Lembar laptop hilang …")
    sheet = found(window, OfficePaper)
    qtbot.waitUntil(sheet.pdf.isEnabled)
    saves_at(tmp_path / "hilang.pdf")
    sheet.pdf.click()
    assert (tmp_path / "hilang.pdf").read_bytes().startswith(b"%PDF")
    sheet.reject()
    window.show_cases()
    qtbot.waitUntil(reminder.isHidden)
    assert case.number == "2024-001"
    window.release()


def test_a_sheet_that_is_printed_asks_for_its_receiver_too(
    qtbot: QtBot, tab: DocumentsTab, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notebook.edit("Izin", undoable=False):
        tab.case.oral_consents = [OralConsent(given_by="klien", covers=["dipakai dalam laporan dengan inisial"])]
    monkeypatch.setattr("caseworker_app.gui.papers.paper.print_pdf", lambda *args, **_: args[3]("Dikirim."))
    tab.panel.print.click()
    qtbot.waitUntil(lambda: tab.panel.findChild(ReceiverLine) is not None)
    found(tab.panel, ReceiverLine).nobody.click()
    assert tab.case.disclosures == []
    assert [copy.whereabouts for copy in outside_copies.copies(notebook)] == [Whereabouts.ON_PAPER]
