"""Files that are dropped on a page or pasted into it are attached there; whoever fails is named, the others come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from caseworker_app.documents.blocks import PhotoRow
from caseworker_app.documents.case_report.report import case_report
from caseworker_app.documents.wish import Wish
from caseworker_app.gui.base.reason import ReasonDialog
from caseworker_app.gui.case.attachment_viewer import Player
from caseworker_app.gui.case.attachments import AttachmentsWidget
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.consent import ConsentWidget
from caseworker_app.gui.case.consent_card import ConsentCard
from caseworker_app.gui.case.context import ContextColumn
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.gui.form.stage_wizard import StageWizard
from caseworker_app.jobs import attachments
from caseworker_app.jobs.case_files import load
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, HomeVisit
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import Measurement
from caseworker_app.store.notebook import Notebook
from tests.jobs.intake.made_recordings import RECORDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

REASON = "Direkam atas permintaan klien sendiri, persetujuannya menyusul."


@pytest.fixture
def window(notebook: Notebook, case: Case, qtbot: QtBot) -> CaseWindow:
    with notebook.edit("Kunjungan", case_id=case.id):
        agreed = Consent(status="setuju", statements=[ConsentStatement(key="foto", agreed=True)])
        agreed.position = 0
        case.consents.append(agreed)
        for at, day in enumerate(("1/9/2024", "8/9/2024")):
            case.home_visits.append(HomeVisit(position=at, date=PartialDate.parse(day)))
    built = CaseWindow(case, notebook)
    built.resize(1366, 768)
    qtbot.addWidget(built, before_close_func=lambda widget: widget.release())
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    for name in ("satu.jpg", "dua.jpg"):
        Image.new("RGB", (60, 40), "teal").save(tmp_path / name)
    return [tmp_path / "satu.jpg", tmp_path / "dua.jpg"]


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))  # as file managers do
    return data


def drop(on: QWidget, data: QMimeData, place: QPoint) -> None:
    """Drag over a part of the window and let go: the part takes it, or those around it that do."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, left, none)
    part: QWidget | None = on
    while part is not None:
        entering.ignore()
        if part.acceptDrops() and QApplication.sendEvent(part, entering) and entering.isAccepted():
            break
        part = part.parentWidget()
    assert part is not None
    at = QPointF(on.mapTo(part, place) if part is not on else place)
    QApplication.sendEvent(part, QDropEvent(at, copy, data, left, none))


def wizard(window: CaseWindow) -> StageWizard:
    return next(part for part in window.findChildren(StageWizard) if part.isVisible())


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    parts: list[QWidget] = window.findChildren(kind)
    return [part for part in parts if part.isVisible()]


def paste_into(part: QWidget) -> None:
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_photos_dropped_on_a_row_belong_to_it(window: CaseWindow, case: Case, photos: list[Path], qtbot: QtBot) -> None:
    window.go_to("engagement/home_visits")
    table = next(part for part in window.findChildren(RowsTable) if part.isVisible())
    cell = table.view.visualRect(table.model.index(1, 0)).center()
    drop(table.view.viewport(), files(*photos), cell)
    qtbot.waitUntil(lambda: len(case.attachments) == 2)
    assert {one.page for one in case.attachments} == {"home_visits"}
    assert {one.entity_id for one in case.attachments} == {case.home_visits[1].id}
    assert attachments.attached_to(case, case.home_visits[1]) == list(case.attachments)
    table.choose(case.home_visits[0])
    QGuiApplication.clipboard().setMimeData(files(photos[0]))
    paste_into(table.view)
    qtbot.waitUntil(lambda: len(case.attachments) == 3)
    assert case.attachments[2].entity_id == case.home_visits[0].id
    page = wizard(window).page()
    qtbot.waitUntil(lambda: "satu.jpg, dua.jpg, satu.jpg" in page._attached.text())
    assert page._attached.isVisible()


def test_the_picture_of_a_result_comes_in_at_its_row_or_beside_it_and_into_the_report(
    window: CaseWindow, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    with window.notebook.edit("Hasil", case_id=case.id):
        case.consents.clear()
        case.measurements = [
            Measurement(instrument=name, category=result, web_address="tes.example/hasil")
            for name, result in (("16 kepribadian", "INFP"), ("Gaya belajar", "visual"))
        ]
    window.go_to("assessment/instruments")
    table = next(part for part in window.findChildren(RowsTable) if part.isVisible())
    dialogs: Callable[[], list[QWidget]] = lambda: visible(window, ReasonDialog)  # noqa: E731 - short

    def say_screen() -> None:
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        screen = next(one for one in dialogs()[0].findChildren(QPushButton) if "gambar layar" in one.text())
        screen.click()
        qtbot.waitUntil(lambda: not dialogs())

    table.choose(case.measurements[0])
    QGuiApplication.clipboard().setMimeData(files(photos[0]))
    paste_into(table.view)
    say_screen()
    table.choose(case.measurements[1])
    column = window.findChild(ContextColumn)
    assert column is not None
    paste_into(next(part for part in visible(column, QLineEdit) if part.isEnabled()))
    say_screen()
    told = [(one.kind, one.page, one.entity_id) for one in case.attachments]
    assert told == [("gambar layar", "instruments", one.id) for one in case.measurements]
    report = case_report(load(window.notebook, case.id), Wish(names=True))
    sections = [block for block in report.blocks if isinstance(block, PhotoRow)]
    assert [len(row.photos) for row in sections] == [2]


def test_what_is_dropped_on_a_signed_consent_is_its_sheet(
    window: CaseWindow, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    window.go_to("engagement/consent")
    window.findChildren(ConsentWidget)[0].open_card(case.consents[0])
    card = window.findChildren(ConsentCard)[0]
    drop(card, files(photos[0]), QPoint(10, 10))
    qtbot.waitUntil(lambda: len(case.attachments) == 1)
    sheet = case.attachments[0]
    assert (sheet.kind, sheet.page, sheet.entity_id) == ("pindaian", "consent", case.consents[0].id)
    assert (sheet.caption or "").startswith("Lembar persetujuan")


def test_files_dropped_on_a_text_field_are_attached_and_not_written(
    window: CaseWindow, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    window.go_to("assessment/focus")
    for kind in (QPlainTextEdit, QLineEdit):
        field = next((part for part in visible(wizard(window), kind)), None)
        if field is None:
            continue
        target = field.viewport() if isinstance(field, QPlainTextEdit) else field
        before = len(case.attachments)
        drop(target, files(photos[0]), QPoint(5, 5))
        qtbot.waitUntil(lambda before=before: len(case.attachments) == before + 1)  # type: ignore[misc]
        words = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]
        assert "satu" not in words
    assert case.attachments[-1].page == "focus"
    assert case.attachments[-1].entity_id is None


def test_a_picture_or_files_on_the_clipboard_are_pasted_even_from_a_field(
    window: CaseWindow, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    window.go_to("assessment/focus")
    field = visible(wizard(window), QPlainTextEdit)[0]
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    paste_into(field)
    qtbot.waitUntil(lambda: len(case.attachments) == 1)
    assert (case.attachments[0].file_name or "").startswith("tempelan ")
    QGuiApplication.clipboard().setMimeData(files(*photos))
    paste_into(field)
    qtbot.waitUntil(lambda: len(case.attachments) == 3)
    QGuiApplication.clipboard().setText("kata biasa")
    paste_into(field)
    assert "kata biasa" in field.toPlainText()  # type: ignore[attr-defined] # a memo
    assert len(case.attachments) == 3


def test_whoever_fails_is_named_and_the_others_come_in(
    window: CaseWindow, case: Case, photos: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.go_to("files/attachments")
    (tmp_path / "surat.docx").write_bytes(b"PK\x03\x04 word/document.xml")
    (tmp_path / "folder").mkdir()
    target = next(part for part in window.findChildren(AttachmentsWidget) if part.isVisible())
    drop(target, files(photos[0], tmp_path / "surat.docx", tmp_path / "folder", photos[1]), QPoint(20, 20))
    qtbot.waitUntil(lambda: bool(visible(window, QMessageBox)))
    box = visible(window, QMessageBox)[0]
    assert isinstance(box, QMessageBox)
    assert "2 berkas dilampirkan" in box.text()
    assert "2 berkas tidak dilampirkan" in box.text()
    assert "surat.docx" in box.informativeText()
    assert "folder" in box.informativeText()
    assert [(one.file_name, one.page) for one in case.attachments] == [("satu.jpg", None), ("dua.jpg", None)]
    box.close()


def test_each_kind_that_consent_does_not_cover_is_asked_for_once(
    window: CaseWindow, case: Case, photos: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.go_to("files/attachments")
    for name in ("a.opus", "b.opus"):
        (tmp_path / name).write_bytes(RECORDINGS["opus"][0])
    (tmp_path / "c.mp4").write_bytes(RECORDINGS["mp4"][0])
    target = next(part for part in window.findChildren(AttachmentsWidget) if part.isVisible())
    drop(target, files(tmp_path / "a.opus", photos[0], tmp_path / "c.mp4", tmp_path / "b.opus"), QPoint(20, 20))
    dialogs: Callable[[], list[QWidget]] = lambda: visible(window, ReasonDialog)  # noqa: E731 - short
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    first = dialogs()[0]
    assert isinstance(first, ReasonDialog)
    first.reason.set_value(REASON)
    first.go_on.click()
    qtbot.waitUntil(lambda: any(one is not first for one in dialogs()))
    second = next(one for one in dialogs() if one is not first)
    assert isinstance(second, ReasonDialog)
    second.reject()
    kinds = sorted(one.kind or "" for one in case.attachments)
    assert kinds == ["foto", "rekaman suara", "rekaman suara"]


def test_a_recording_is_played_outside_and_its_copy_goes_with_the_window(
    window: CaseWindow, case: Case, notebook: Notebook, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.opus").write_bytes(RECORDINGS["opus"][0])
    attachments.attach(notebook, case, tmp_path / "a.opus", override=REASON)
    window.go_to("files/attachments")
    page = next(part for part in window.findChildren(AttachmentsWidget) if part.isVisible())
    played: list[Path] = []

    def play(url: QUrl) -> bool:
        played.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", play)
    page._list.setCurrentRow(0)
    look = next(button for button in window.findChildren(QPushButton) if button.text() == "Putar")
    look.click()
    assert played[0].read_bytes() == RECORDINGS["opus"][0]
    player = page.findChild(Player)
    assert player is not None
    player.done_button.click()
    assert not played[0].exists()
    look.click()
    assert played[1].exists()
    page.release()
    assert not played[1].exists()
    qtbot.wait(1)
