"""The parts around the pages: list of cases, diagram and preview, lock, settings, help, preferences, Qt's own words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser

from caseworker_app.diagrams.display import Box, Drawing, Label, Pen, Symbol, Text, ellipse, polyline
from caseworker_app.gui.base import preferences
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.base.standard_words import StandardWords
from caseworker_app.gui.drawing.diagram_view import DiagramView
from caseworker_app.gui.papers.print_preview import KEPT, PdfView
from caseworker_app.gui.settings.backups import BackupsPart
from caseworker_app.gui.settings.look import LookPart
from caseworker_app.gui.settings.records import RecordsPart, agencies_part
from caseworker_app.gui.settings.security import SecurityPart
from caseworker_app.gui.settings.settings_page import SettingsPage
from caseworker_app.gui.settings.word_lists import WordListsPart
from caseworker_app.gui.shell import lock
from caseworker_app.gui.shell.help import HelpPage
from caseworker_app.jobs import offered
from caseworker_app.jobs.recovery_sheet import recovery_sheet
from caseworker_app.store import keys, sticks
from caseworker_app.store.backup import verify
from tests.soak import safety

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


def test_a_click_in_the_diagram_finds_the_person_or_her_label(qtbot: QtBot) -> None:
    shapes = (
        ellipse(50, 50, 20, 20, Pen(1, dash=(2, 2)), "#FFFFFF"),
        polyline([(70, 50), (200, 50)]),
        Text(50, 90, "MS", angle=30, anchor="start", bold=True),
    )
    drawing = Drawing(220, 120, shapes, (Symbol("ms", Box(30, 30, 70, 70)),), (Label("ms", Box(40, 80, 60, 95), "MS"),))
    view = DiagramView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_drawing(drawing)
    assert view.key_at(QPointF(50, 50)) == "ms"
    assert view.key_at(QPointF(50, 85)) == "ms"
    assert view.key_at(QPointF(150, 50)) == ""
    before = view.transform().m11()
    view.zoom(1.5)
    assert view.transform().m11() == pytest.approx(1.5 * before)
    view.fit()
    assert view.transform().m11() == pytest.approx(before, rel=0.05)
    assert not view.grab().toImage().allGray()


def test_the_preview_shows_every_row_of_a_page(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(500, 900)
    view.show()
    view.show_pdf(recovery_sheet("3Z77-P3DR-K9EQ-YPC2-GSNQ-0QQK-38R2", "Buku"))
    for _ in range(5):
        view.zoom(1.07)
        shown = view.viewport().grab().toImage()
        scrolled = QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        corner = view._places()[0].topLeft() - scrolled
        picture = next(iter(view._pictures.values()))
        inside = picture.rect().adjusted(2, 2, -2, -2) & shown.rect().translated(-corner)
        assert shown.copy(inside.translated(corner)).convertToFormat(picture.format()) == picture.copy(inside)


def test_the_preview_holds_few_pages_however_long_the_document(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_pdf(recovery_sheet("3Z77-P3DR-K9EQ-YPC2-GSNQ-0QQK-38R2", "Buku"))
    assert view.pages() == 1
    view.grab()
    for _ in range(8):
        view.zoom(1.2)
        view.grab()
        assert len(view._pictures) <= KEPT
    view.clear()
    assert view.pages() == 0
    view.grab()


@safety("S6", "five minutes idle, or asleep unheard: locked at the next look")
def test_idle_time_or_sleep_locks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    now = [1000.0]
    monkeypatch.setattr("caseworker_app.gui.shell.lock.time.monotonic", lambda: now[0])
    monkeypatch.setattr("caseworker_app.gui.shell.lock.time.time", lambda: now[0])
    watch = lock.Watch(qapp, Preferences(lock_minutes=5))
    locked: list[bool] = []
    watch.due.connect(lambda: locked.append(True))
    watch.start()
    for _ in range(59):
        now[0] += 5
        watch.look()
    assert not locked
    now[0] += 5
    watch.look()
    assert len(locked) == 1
    watch.start()
    now[0] += 4 * 60  # four minutes asleep: less than the idle time, but nobody watched the laptop
    watch.look()
    assert len(locked) == 2
    watch.stop()
    watch.deleteLater()


@safety("S7", "clipboard emptied some time after something was copied, and on lock")
def test_what_was_copied_is_forgotten_after_a_while_and_on_lock(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert lock.CLIPBOARD_KEPT == 30_000
    monkeypatch.setattr(lock, "CLIPBOARD_KEPT", 150)
    watch = lock.Watch(qapp, Preferences())
    memo = QPlainTextEdit("Melati Sari")
    qtbot.addWidget(memo)
    memo.selectAll()
    memo.copy()
    assert QGuiApplication.clipboard().text() == "Melati Sari"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    memo.copy()
    watch.clear_clipboard()
    assert QGuiApplication.clipboard().text() == ""
    watch.deleteLater()


def test_what_another_program_copied_stays(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")  # where Qt knows whose it is: here nobody's
    watch = lock.Watch(qapp, Preferences())
    QGuiApplication.clipboard().setText("alamat toko")
    watch.clear_clipboard()
    assert QGuiApplication.clipboard().text() == "alamat toko"
    watch.deleteLater()


def test_an_agency_is_added_and_saved_field_by_field(notebook: Notebook, qtbot: QtBot) -> None:
    part = agencies_part(notebook)
    qtbot.addWidget(part)
    part.add()
    box = part._forms[0].boxes["name"]
    box.editor.line.setText("Sentra Contoh")  # type: ignore[union-attr] # a line
    part.flush()
    assert [agency.name for agency in part._records()] == ["Sentra Contoh"]
    assert isinstance(part, RecordsPart)
    part.release()


def test_words_are_added_renamed_hidden_reordered_and_set_back(notebook: Notebook, case: Case, qtbot: QtBot) -> None:
    part = WordListsPart(notebook)
    qtbot.addWidget(part)
    assert part._choice.findData("names_that_are_words") == -1, "no page offers it"
    part.choose("access_routes")
    shipped = offered.words(notebook, "access_routes")
    part.new_word.setText("media sosial")
    part.add()
    first, second = part.words.item(0), part.words.item(1)
    first.setText("rujukan lembaga")
    second.setCheckState(Qt.CheckState.Unchecked)
    part.words.setCurrentRow(2)
    part._move(-1)
    now = offered.words(notebook, "access_routes")
    assert now == ["rujukan lembaga", shipped[2], *shipped[3:], "media sosial"]
    part.choose("klaster")
    part.choose("access_routes")
    shown = [part.words.item(row).text() for row in range(part.words.count())]
    assert set(shown) == {*now, shipped[1]}
    part._as_shipped()
    assert offered.words(notebook, "access_routes") == shipped


def test_the_passphrase_is_changed_only_by_who_knows_it(
    notebook: Notebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)
    part = SecurityPart(notebook)
    qtbot.addWidget(part)
    part._new.setText("sandi yang baru sekali")
    part._again.setText("sandi yang baru sekali")
    part._old.setText("bukan ini")
    part._change_passphrase()
    qtbot.waitUntil(lambda: "Kata sandi salah" in part._told.text())
    part._old.setText("tujuh belas ekor burung")
    part._change_passphrase()
    qtbot.waitUntil(lambda: "sudah diganti" in part._told.text())
    keys.unlock(notebook.path, "sandi yang baru sekali").drop()
    assert part._new.text() == ""


def test_a_backup_is_made_checked_and_remembered(
    notebook: Notebook, case: Case, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = BackupsPart(notebook)
    qtbot.addWidget(part)
    part.refresh()
    assert "Belum pernah" in part._last.text()
    part.make(tmp_path / "Buku.cadangan")
    qtbot.waitUntil(lambda: "Cadangan dibuat" in part._told.text())
    assert verify(tmp_path / "Buku.cadangan").size > 0
    assert "masih di laptop ini" in part._told.text()
    assert "Belum pernah" in part._last.text()
    monkeypatch.setattr(sticks, "is_elsewhere", lambda _notebook, place: place.exists())
    part.make(tmp_path / "Buku lain.cadangan")
    qtbot.waitUntil(lambda: "Buku lain" in part._told.text())
    assert "Cadangan terakhir" in part._last.text()
    part._verify()
    qtbot.waitUntil(lambda: "utuh" in part._told.text())


def test_choices_of_look_cannot_be_emptied(qtbot: QtBot) -> None:
    chosen = Preferences(scale=125)
    part = LookPart(chosen)
    qtbot.addWidget(part)
    part.scale._chips[1].click()  # the chosen one again
    assert part.scale.value() == 125
    with qtbot.waitSignal(part.restyled):
        part.scale._chips[2].click()
    assert chosen.scale == 150


def test_every_part_of_the_settings_opens(notebook: Notebook, case: Case, qtbot: QtBot) -> None:
    page = SettingsPage(notebook, Preferences())
    qtbot.addWidget(page)
    page.show()
    for number in range(6):
        page.open_part(number)
        page.grab()
    page.release()


def test_help_is_found_by_a_word_and_lists_the_keys(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page._search.setText("ctrl+l kunci buku")
    text = page.findChild(QTextBrowser)
    assert text is not None
    assert "Ctrl+L" in text.toPlainText()
    page._search.setText("")
    titles = [page._topics.item(row).text() for row in range(page._topics.count())]
    assert titles[0] == "Mulai bekerja"
    assert "Papan ketik" in titles


def test_preferences_survive_and_a_damaged_file_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseworker_app.paths.user_config", lambda: tmp_path)
    mine = Preferences(scale=150, theme="dark")
    mine.remember(tmp_path)
    preferences.save(mine)
    assert preferences.load() == mine
    assert [(known.path, known.there) for known in preferences.load().recent()] == [(tmp_path, True)]
    file = tmp_path / preferences.FILE
    for broken in ("", "[]", "{", json.dumps({"scale": "besar", "lock_minutes": 900, "notebooks": 3})):
        file.write_text(broken, encoding="utf-8")
        loaded = preferences.load()
        assert (loaded.scale, loaded.notebooks) == (100, [])
        assert loaded.lock_minutes in {5, 30}


def test_qt_speaks_indonesian(qapp: QApplication) -> None:
    words = StandardWords()
    qapp.installTranslator(words)
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
        assert QCoreApplication.translate("QLineEdit", "&Copy") == "Salin"
        assert QCoreApplication.translate("QFileDialog", "no such word") == "no such word"
    finally:
        qapp.removeTranslator(words)
