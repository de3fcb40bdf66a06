"""Consent in the window: answered by keys, signed by hand, then only read; what it does not cover is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QScrollArea, QWidget

from caseworker_app.casework.permissions import Use, permission
from caseworker_app.casework.signing import SCREEN
from caseworker_app.documents.letters.client_copy import client_copy
from caseworker_app.documents.wish import Wish
from caseworker_app.forms import walk
from caseworker_app.forms.catalogue import page as described_page
from caseworker_app.gui.base import work
from caseworker_app.gui.base.reason import ReasonDialog
from caseworker_app.gui.case import consent as consent_page
from caseworker_app.gui.case.attachments import AttachmentsWidget
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.case.consent import ConsentWidget
from caseworker_app.gui.case.consent_card import ConsentCard
from caseworker_app.gui.case.consent_form import ConsentForm
from caseworker_app.gui.case.consent_gaps import EmptyDialog, GapList
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.signature_pad import LEAST_LENGTH, SignatureDialog, SignaturePad
from caseworker_app.gui.papers.documents import DocumentsTab
from caseworker_app.jobs import attachments, consents, printing
from caseworker_app.jobs.case_files import gather
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What the windowless platform says about itself when a list pops up.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

REASON = "Diminta penyidik untuk visum; supervisor menyetujui."


@pytest.fixture
def window(notebook: Notebook, case: Case, qtbot: QtBot) -> CaseWindow:
    built = CaseWindow(case, notebook, "engagement/consent")
    qtbot.addWidget(built, before_close_func=lambda widget: widget.release())
    built.resize(1180, 700)
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.fixture
def page(window: CaseWindow) -> ConsentWidget:
    found = window.findChild(ConsentWidget)
    assert isinstance(found, ConsentWidget)
    return found


def only(page: ConsentWidget, kind: type[Any]) -> Any:
    (found,) = [part for part in page.parts.values() if isinstance(part, kind)]
    return found


def settled(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.running())


def catch_up() -> None:
    """Let the page be built anew, and then be shown."""
    for _ in range(3):
        QApplication.processEvents()


def press(inside: QWidget, words: str) -> None:
    catch_up()
    button = next(one for one in inside.findChildren(QPushButton) if one.text().strip() == words and one.isVisible())
    button.click()


def sign(form: ConsentForm, words: str) -> None:
    """Press a way of signing, and go on where the form asks about what is empty."""
    window = form.window()
    press(form, words)
    asked = [one for one in window.findChildren(EmptyDialog) if one.isVisible()]
    if asked:
        asked[0].go_on.click()


def links(inside: QWidget) -> list[str]:
    """What is listed as missing, each line a way to its field."""
    catch_up()
    (listed,) = inside.findChildren(GapList)
    return [one.text() for one in listed.findChildren(QPushButton) if one.isVisible()]


def texts(inside: QWidget) -> str:
    catch_up()
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def tick_and_answer(qtbot: QtBot, form: ConsentForm, *, no: int = -1) -> None:
    """Explain everything, then answer all statements by the keyboard alone."""
    catch_up()
    for box in form.findChildren(QCheckBox):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    form.take_focus()
    for at in range(len(form.rows)):
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_T if at == no else Qt.Key.Key_S)
    for row in form.rows:
        if not row._parties.isHidden():
            row._parties.setFocus()
            QTest.keyClicks(row._parties, "Puskesmas Melati, ibu klien")
            QTest.keyClick(row._parties, Qt.Key.Key_Return)


def draw(pad: SignaturePad, length: int = 200) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for step in range(0, length + 1, 10):
        QTest.mouseMove(pad, QPoint(40 + step, 80 + (step // 10) % 3 * 12))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(40 + length, 80))


def refuse(notebook: Notebook, case: Case, *keys: str) -> None:
    statements = [ConsentStatement(key=key, agreed=False) for key in keys]
    statements.append(ConsentStatement(key="catatan", agreed=True))
    one = Consent(
        date=PartialDate.parse("2024-08-26"), status="setuju sebagian", signer_status="klien", statements=statements
    )
    with notebook.edit("Persetujuan"):
        case.consents.append(one)


def test_a_form_is_filled_by_keys_signed_by_hand_and_read_only_from_then_on(
    page: ConsentWidget, case: Case, qtbot: QtBot
) -> None:
    assert texts(page).startswith("Persetujuan belum ada.")
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    form = only(page, ConsentForm)
    button = next(one for one in form.findChildren(QPushButton) if one.text().startswith("Tanda tangan di layar"))
    assert not button.isEnabled()
    assert "13 pernyataan belum dijawab" in links(form)
    tick_and_answer(qtbot, form, no=5)
    (one,) = case.consents
    assert [statement.key for statement in one.statements if statement.agreed is False] == ["foto"]
    assert sum(statement.agreed is True for statement in one.statements) == 12
    assert one.statements[2].parties == ["Puskesmas Melati", "ibu klien"]
    assert "Sebelum ditandatangani" not in texts(form)
    assert button.isEnabled()
    sign(form, "Tanda tangan di layar …")
    dialog = form.window().findChild(SignatureDialog)
    assert dialog is not None
    assert "Melati Sari" in texts(dialog)
    assert not dialog.done_button.isEnabled()
    draw(dialog.pad)
    dialog.done_button.click()
    assert (one.status, one.method, one.signer_name) == ("setuju sebagian", SCREEN, "Melati Sari")
    assert (one.signature or b"").startswith(b"\x89PNG")
    card = only(page, ConsentCard)
    assert "✗ tidak setuju" in texts(card)
    assert "tanda tangan di layar" in texts(card)
    assert not card.findChildren(QCheckBox)
    assert not [part for part in page.parts.values() if isinstance(part, ConsentForm)]
    assert "✗ foto" in texts(page)


def test_the_first_step_opens_a_form_and_then_goes_on_with_it(window: CaseWindow, case: Case) -> None:
    assert "Belum ada persetujuan." in texts(window)
    press(window, "Mulai mengisi")
    page = window.findChild(ConsentWidget)
    assert isinstance(page, ConsentWidget)
    assert only(page, ConsentForm).window().focusWidget() is only(page, ConsentForm)._told[0].box
    assert "Belum ada persetujuan." not in texts(window), "a form is begun"
    page.first_step()
    assert len(case.consents) == 1


def test_a_form_that_nobody_signed_is_still_listed_as_not_filled_in(
    page: ConsentWidget, case: Case, qtbot: QtBot
) -> None:
    page.begin()
    tick_and_answer(qtbot, only(page, ConsentForm))
    consent = described_page("consent")
    assert [item.key for item in walk.missing(consent, case)] == ["consents"]
    sign(only(page, ConsentForm), "Sudah ditandatangani di kertas")
    assert walk.missing(consent, case) == ()


def test_what_is_empty_leads_to_its_field_and_is_asked_about_once(
    window: CaseWindow, page: ConsentWidget, case: Case, qtbot: QtBot
) -> None:
    page.begin()
    form = only(page, ConsentForm)
    press(form, "13 pernyataan belum dijawab")
    assert form.window().focusWidget() is form.rows[0].yes
    tick_and_answer(qtbot, form)
    assert {"Bahasa yang dipakai", "Alamat klien", "Jadwal pertemuan (dari kontrak)"} <= set(links(form))
    press(form, "Bahasa yang dipakai")
    assert form._forms[0].boxes["language"].isAncestorOf(form.window().focusWidget())
    press(form, "Sudah ditandatangani di kertas")
    (asked,) = window.findChildren(EmptyDialog)
    assert "bahasa yang dipakai" in texts(asked)
    asked.leave.click()
    assert case.consents[0].signed_text is None
    press(form, "Sudah ditandatangani di kertas")
    next(one for one in window.findChildren(EmptyDialog) if one.isVisible()).go_on.click()
    assert case.consents[0].signed_text
    page.begin()
    press(only(page, ConsentForm), "Alamat klien")
    assert window.place() == "client/client_home"


def test_the_page_is_no_wider_than_its_place(window: CaseWindow, page: ConsentWidget) -> None:
    window.resize(1000, 700)
    page.begin()
    catch_up()
    (area,) = [one for one in window.findChildren(QScrollArea) if one.isAncestorOf(page)]
    assert page.width() <= area.viewport().width()


def test_who_is_chosen_from_the_family_brings_relation_and_reason(
    page: ConsentWidget, case: Case, notebook: Notebook
) -> None:
    mother = Person(name="Ratna Dewi")
    with notebook.edit("Anak") as session:
        assert case.client is not None
        case.client.stated_age = PartialDate.parse("usia 12")
        session.add(mother)
        case.family.append(FamilyMember(person=mother, relation="ibu", position=0))
    page.begin()
    form = only(page, ConsentForm)
    box = form._forms[-1].boxes["signer"]
    box.editor.line.setText("Ratna Dewi")
    box.save()
    box.editor.edited.emit()
    catch_up()
    one = case.consents[0]
    assert (one.signer, one.signer_relation) == (mother, "ibu")
    assert one.ground == "klien di bawah umur (12 tahun)"
    assert form._forms[-1].boxes["signer_relation"].editor.value() == "ibu"
    assert not form._forms[-1].boxes["signer_name"].isVisible(), "the person has a name"


def test_an_informant_is_named_and_signs(page: ConsentWidget, case: Case, qtbot: QtBot) -> None:
    page.begin()
    form = only(page, ConsentForm)
    tick_and_answer(qtbot, form)
    boxes = form._forms[-1].boxes
    for key, words in (("signer_status", "Informan"), ("signer_name", "Bu Tini"), ("signer_relation", "tetangga")):
        assert boxes[key].isVisibleTo(form)
        boxes[key].editor.line.setText(words)
        boxes[key].save()
        catch_up()
    assert not boxes["ground"].isVisibleTo(form), "nobody is represented"
    press(form, "Tanda tangan di layar …")
    (asked,) = [one for one in form.window().findChildren(EmptyDialog) if one.isVisible()]
    asked.go_on.click()
    dialog = form.window().findChild(SignatureDialog)
    assert dialog is not None
    assert "Bu Tini menandatangani sebagai informan" in texts(dialog)
    draw(dialog.pad)
    dialog.done_button.click()
    (one,) = case.consents
    assert (one.signer_status, one.signer_name, one.signer_relation) == ("informan", "Bu Tini", "tetangga")
    assert one.signed_text


def test_a_day_that_signing_on_the_screen_would_replace_is_told_before(
    page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    page.begin()
    tick_and_answer(qtbot, only(page, ConsentForm))
    for day, told in (("26/8/2024", True), (str(date.today()), False)):
        with notebook.edit("Tanggal"):
            case.consents[0].date = PartialDate.parse(day)
        catch_up()
        form = next(part for part in page.parts.values() if isinstance(part, ConsentForm))
        sign(form, "Tanda tangan di layar …")
        dialog = next(one for one in form.window().findChildren(SignatureDialog) if one.isVisible())
        doubt = "Tanggal di lembar (26 Agustus 2024) diganti dengan hari ini."
        assert (doubt in texts(dialog)) is told
        dialog.reject()


def test_one_permission_is_taken_back_and_the_others_stay(
    page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    page.begin()
    tick_and_answer(qtbot, only(page, ConsentForm))
    sign(only(page, ConsentForm), "Sudah ditandatangani di kertas")
    dialog = only(page, ConsentCard).take_back()
    assert not dialog.items["foto"].isVisible()
    dialog.single.setChecked(True)
    assert "Pilih dahulu" in texts(dialog)
    dialog.by.line.setText("klien")
    dialog.go_on.click()
    assert "Pilih izin" in dialog.trouble.text()
    dialog.items["foto"].setChecked(True)
    assert "Lampiran baru berupa foto" in texts(dialog)
    assert dialog.go_on.text() == "Cabut 1 izin"
    dialog.go_on.click()
    assert "✗ foto" in texts(page)
    assert "✗ dicabut" in texts(only(page, ConsentCard))
    assert "setuju, 1 izin dicabut" in texts(page)
    assert permission(case, Use.REPORT, date.today()).given
    assert "foto" not in only(page, ConsentCard).take_back().items


def test_a_consent_recorded_as_a_whole_is_taken_back_in_the_window(
    page: ConsentWidget, case: Case, notebook: Notebook
) -> None:
    with notebook.edit("Impor"):
        case.consents.append(Consent(status="setuju", date=PartialDate.parse("2024-08-26")))
    page.refresh()
    page.open_card(case.consents[0])
    dialog = only(page, ConsentForm).take_back()
    dialog.by.line.setText("klien")
    dialog.go_on.click()
    assert not permission(case, Use.REPORT, date.today()).given


@pytest.mark.parametrize(("last_day", "holds"), [("2024-10-31", True), ("2024-10-30", False)])
def test_the_last_day_of_a_consent_is_the_same_for_badge_sentence_gate_and_paper(
    page: ConsentWidget, case: Case, notebook: Notebook, monkeypatch: pytest.MonkeyPatch, last_day: str, *, holds: bool
) -> None:
    today = date(2024, 10, 31)
    monkeypatch.setattr(consent_page, "date", SimpleNamespace(today=lambda: today, min=date.min))
    with notebook.edit("Impor"):
        case.consents.append(
            Consent(status="setuju", date=PartialDate.parse("2024-08-26"), valid_until=PartialDate.parse(last_day))
        )
    page.refresh()
    shown = texts(page)
    assert ("kedaluwarsa" in shown) is not holds
    assert ("hanya berlaku sampai" in shown) is not holds
    assert permission(case, Use.REPORT, today).given is holds
    paper = str(client_copy(gather(notebook.session, case), Wish(), today=today).blocks)
    assert ("Masa persetujuan saya sudah habis." in paper) is not holds


def test_arrows_go_up_and_down_and_an_answer_is_taken_back_by_a_second_press(
    page: ConsentWidget, case: Case, qtbot: QtBot
) -> None:
    page.begin()
    form = only(page, ConsentForm)
    first, second = form.rows[:2]
    first.take_focus()
    QTest.keyClick(first.yes, Qt.Key.Key_Down)
    assert form.window().focusWidget() is second.yes
    QTest.keyClick(second.yes, Qt.Key.Key_Right)
    assert form.window().focusWidget() is second.no
    QTest.keyClick(second.no, Qt.Key.Key_Space)
    assert case.consents[0].statements[1].agreed is False
    QTest.keyClick(second.no, Qt.Key.Key_Space)
    assert case.consents[0].statements[1].agreed is None
    QTest.keyClick(second.no, Qt.Key.Key_Up)
    assert form.window().focusWidget() is first.yes


def test_a_thumbprint_says_that_witnesses_are_missing(
    page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    page.begin()
    form = only(page, ConsentForm)
    tick_and_answer(qtbot, form)
    with qtbot.captureExceptions() as raised:
        sign(form, "Cap jempol kiri")
    assert "dua saksi" in str(raised[0][1])
    with notebook.edit("Saksi"):
        case.consents[0].witness1, case.consents[0].witness2 = "Bu Ani", "Pak Budi"
    sign(only(page, ConsentForm), "Cap jempol kiri")
    assert case.consents[0].thumb == "kiri"
    assert "cap jempol" in texts(only(page, ConsentCard))


def test_a_child_is_asked_in_its_own_words_and_others_sign(
    page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    with notebook.edit("Anak"):
        assert case.client is not None
        case.client.stated_age = PartialDate.parse("usia 12")
    page.begin()
    form = only(page, ConsentForm)
    assert "Anak ditanya juga" in texts(form)
    press(form, "Saya tidak mau")
    assert case.consents[0].assent is False
    press(form, "Saya mau")
    assert case.consents[0].assent is True
    assert form._forms[-1].boxes["signer_name"].isVisible()
    assert any("boleh difoto" in row._text.text() and row._text.text().startswith("Klien") for row in form.rows)


def test_a_consent_recorded_as_a_whole_gets_its_answers(page: ConsentWidget, case: Case, notebook: Notebook) -> None:
    with notebook.edit("Impor"):
        case.consents.append(Consent(status="setuju", date=PartialDate.parse("2024-08-26")))
    page.refresh()
    assert not page.parts, "folded"
    page.open_card(case.consents[0])
    press(only(page, ConsentForm), "Isi jawaban per butir")
    assert "13 pernyataan belum dijawab" in links(page)
    assert len(only(page, ConsentForm).rows) == 13


def test_taking_back_says_what_follows(page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot) -> None:
    page.begin()
    tick_and_answer(qtbot, only(page, ConsentForm))
    sign(only(page, ConsentForm), "Sudah ditandatangani di kertas")
    dialog = only(page, ConsentCard).take_back()
    assert "tidak dapat dicetak lagi" in texts(dialog)
    dialog.go_on.click()
    assert "siapa" in dialog.trouble.text()
    assert not case.consents[0].withdrawn_on
    dialog.by.line.setText("klien")
    dialog.go_on.click()
    assert case.consents[0].status == "dicabut"
    assert "dicabut" in texts(page)
    assert not permission(case, Use.REPORT, date.today()).given
    with pytest.raises(StopIteration):
        press(only(page, ConsentCard), "Cabut persetujuan …")


def test_a_scan_of_the_sheet_hangs_on_its_consent(
    page: ConsentWidget, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    page.begin()
    tick_and_answer(qtbot, only(page, ConsentForm), no=5)
    sign(only(page, ConsentForm), "Sudah ditandatangani di kertas")
    Image.new("RGB", (60, 40)).save(tmp_path / "lembar.jpg")
    only(page, ConsentCard).attach_scan(tmp_path / "lembar.jpg")
    settled(qtbot)
    assert [one.entity_id for one in case.attachments] == [case.consents[0].id]
    qtbot.waitUntil(lambda: any("Lihat Lembar" in one.text() for one in page.findChildren(QPushButton)))


def test_a_form_nobody_signed_is_thrown_away_and_comes_back(
    page: ConsentWidget, case: Case, window: CaseWindow
) -> None:
    page.begin()
    press(only(page, ConsentForm), "Hapus lembar ini")
    assert not case.consents
    window.undo()
    assert case.consents


def test_a_click_is_no_signature_and_a_finger_and_a_pen_draw_like_the_mouse(qtbot: QtBot) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    with qtbot.waitExposed(pad):
        pad.show()
    assert pad.png() == b""
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert not pad.is_signed()
    pad.clear()
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    finger = QTest.touchEvent(pad, device)
    finger.press(0, QPoint(20, 20)).commit()
    for step in range(1, 12):
        finger.move(0, QPoint(20 + 12 * step, 20 + 4 * (step % 3))).commit()
    finger.release(0, QPoint(152, 20)).commit()
    assert pad.is_signed()
    pad.clear()
    assert not pad.is_signed()
    pad._down(QPointF(10, 10), 0.9)
    pad._move(QPointF(10 + LEAST_LENGTH, 10), 0.9)
    pad._up()
    pad._move(QPointF(300, 300))
    assert pad.is_signed()
    assert pad._strokes[0].pressure == pytest.approx(0.9)
    assert pad.png().startswith(b"\x89PNG")


# What consent does not cover


@pytest.fixture
def files(notebook: Notebook, case: Case, qtbot: QtBot) -> AttachmentsWidget:
    built = AttachmentsWidget(CaseSession(case, notebook))
    qtbot.addWidget(built, before_close_func=lambda widget: widget.release())
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "rumah.jpg")
    return tmp_path / "rumah.jpg"


def asked_why(inside: QWidget, qtbot: QtBot) -> ReasonDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in inside.window().findChildren(ReasonDialog)))
    return next(one for one in inside.window().findChildren(ReasonDialog) if one.isVisible())


def test_a_photo_without_consent_is_a_scan_or_needs_a_reason_or_stays_out(
    files: AttachmentsWidget, case: Case, notebook: Notebook, photo: Path, qtbot: QtBot
) -> None:
    refuse(notebook, case, "foto")
    files.take_in(photo)
    dialog = asked_why(files, qtbot)
    assert "“foto” tidak disetujui" in texts(dialog)
    press(dialog, "Batal")
    assert not case.attachments
    files.take_in(photo)
    press(asked_why(files, qtbot), "Ini pindaian atau foto surat, bukan foto orang")
    assert [one.kind for one in case.attachments] == ["pindaian"]
    files.take_in(photo)
    dialog = asked_why(files, qtbot)
    dialog.reason.set_value("ya")
    dialog.go_on.click()
    assert "terlalu singkat" in dialog.trouble.text()
    dialog.reason.set_value(REASON)
    dialog.go_on.click()
    assert [one.kind for one in case.attachments] == ["pindaian", "foto"]
    assert [one.reason for one in case.overrides] == [REASON]
    settled(qtbot)


def test_a_scan_does_not_become_a_photo_by_its_kind(
    files: AttachmentsWidget, case: Case, notebook: Notebook, photo: Path, qtbot: QtBot
) -> None:
    refuse(notebook, case, "foto")
    attachments.attach(notebook, case, photo, kind=attachments.SCAN)
    files.refresh()
    files._list.setCurrentRow(0)
    files.set_kind(case.attachments[0], "foto")
    dialog = asked_why(files, qtbot)
    assert case.attachments[0].kind == "pindaian"
    press(dialog, "Batal")
    assert case.attachments[0].kind == "pindaian"
    settled(qtbot)


def keeper(saved: list[bytes]) -> Callable[..., Path]:
    """Stands for the window that asks where to save."""

    def keep(_parent: QWidget, data: bytes, name: str, *_kind: str, **_how: object) -> Path:
        saved.append(data)
        return Path(name)

    return keep


def test_a_refused_report_is_seen_as_a_draft_and_leaves_with_a_reason(
    notebook: Notebook, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(notebook, case, "laporan")
    saved: list[bytes] = []
    monkeypatch.setattr("caseworker_app.gui.papers.paper.save_as", keeper(saved))
    tab = DocumentsTab(CaseSession(case, notebook), notebook)
    qtbot.addWidget(tab, before_close_func=lambda widget: widget.release())
    with qtbot.waitExposed(tab):
        tab.show()
    tab.choose("case-report")
    settled(qtbot)
    assert "Konsep: persetujuan tanggal 26 Agustus 2024" in texts(tab)
    press(tab, "Simpan PDF …")
    dialog = asked_why(tab, qtbot)
    assert not [one for one in dialog.findChildren(QPushButton) if "konsep" in one.text()]
    assert not saved
    dialog.reason.set_value(REASON)
    dialog.go_on.click()
    settled(qtbot)
    qtbot.waitUntil(lambda: bool(saved))
    assert saved[0] != printing.print_document(notebook, case.id, "case-report", gate="preview")
    assert [one.done for one in case.overrides] == ["cetak Laporan kasus"]
    tab.choose("case-report", blank=True)
    settled(qtbot)
    press(tab, "Simpan PDF …")
    assert len(saved) == 2, "a blank one is never asked about"


def test_a_report_that_nobody_agreed_to_yet_leaves_as_a_draft(
    notebook: Notebook, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[bytes] = []
    monkeypatch.setattr("caseworker_app.gui.papers.paper.save_as", keeper(saved))
    tab = DocumentsTab(CaseSession(case, notebook), notebook)
    qtbot.addWidget(tab, before_close_func=lambda widget: widget.release())
    with qtbot.waitExposed(tab):
        tab.show()
    tab.choose("case-report")
    settled(qtbot)
    press(tab, "Simpan PDF …")
    press(asked_why(tab, qtbot), "Lanjutkan sebagai konsep")
    assert len(saved) == 1
    assert not case.overrides


def test_pages_bear_a_sentence_where_something_was_refused(
    window: CaseWindow, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    refuse(notebook, case, "case_conference")
    window.go_to("intervention/conferences")
    qtbot.waitUntil(lambda: "“case conference” tidak disetujui" in texts(window))
    window.go_to("intervention/sessions")
    assert "tidak disetujui" not in texts(window._parts["intervention"])


def test_exceptions_are_read_on_the_page(page: ConsentWidget, case: Case, notebook: Notebook, photo: Path) -> None:
    attachments.attach(notebook, case, photo, override=REASON)
    page.refresh()
    assert REASON in texts(page)


def test_the_card_leads_to_its_own_sheet(
    window: CaseWindow, page: ConsentWidget, case: Case, notebook: Notebook, qtbot: QtBot
) -> None:
    for _ in range(2):
        page.begin()
        tick_and_answer(qtbot, only(page, ConsentForm))
        sign(only(page, ConsentForm), "Sudah ditandatangani di kertas")
    page.open_card(case.consents[0])
    press(only(page, ConsentCard), "Cetak lembar ini")
    tab = window._parts["documents"]
    assert isinstance(tab, DocumentsTab)
    assert (tab._key, tab._item) == ("consent", case.consents[0].id)
    settled(qtbot)


def test_nothing_is_changed_in_a_notebook_that_is_only_read(
    notebook: Notebook, case: Case, qtbot: QtBot, empty_notebook: tuple[Path, str, bytes]
) -> None:
    made = consents.begin(notebook, case)
    path, key, case_id = notebook.path, notebook.key, case.id
    with open_notebook(path, key=key, read_only=True) as opened:
        with opened.reading() as session:
            read = session.get(Case, case_id)
        page = ConsentWidget(CaseSession(read, opened))  # type: ignore[arg-type] # it is there
        qtbot.addWidget(page, before_close_func=lambda widget: widget.release())
        page.show()
        assert not page.new.isEnabled()
        form = only(page, ConsentForm)
        assert not form.rows[0].yes.isEnabled()
        assert not any(one.isEnabled() for one in form._signers)
        assert form.consent.id == made.id
