"""The first window: making a notebook, opening it, and what happens with a wrong or forgotten passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from caseworker_app.gui.gate import Gate
from caseworker_app.gui.new_notebook import CodePage, NewNotebookPage
from caseworker_app.gui.preferences import Preferences
from caseworker_app.gui.restore import RestorePage
from caseworker_app.gui.unlock import UnlockPage
from caseworker_app.store import backup, keys
from caseworker_app.store.notebook import Notebook, create

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PHRASE = "tujuh belas ekor burung"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)


@pytest.fixture
def gate(qtbot: QtBot) -> Gate:
    made = Gate(Preferences())
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, words: str) -> QPushButton:
    return next(found for found in widget.findChildren(QPushButton) if words in found.text() and found.isVisible())


def test_first_start_makes_a_notebook_and_insists_on_the_code(gate: Gate, qtbot: QtBot, tmp_path: Path) -> None:
    gate.start(None)
    button(gate, "Buat buku kasus baru").click()
    page = gate.findChild(NewNotebookPage)
    assert page is not None
    page._folder = tmp_path
    page._name.setText("Kasus Saya")
    QTest.keyClicks(page._first, "pendek")
    assert "Terlalu pendek" in words_of(page)
    page._first.setText(PHRASE)
    page._second.setText("lain sama sekali")
    button(page, "Buat buku kasus").click()
    assert "belum sama" in words_of(page)
    page._second.setText(PHRASE)
    button(page, "Buat buku kasus").click()
    qtbot.waitUntil(lambda: page.findChild(CodePage) is not None, timeout=20_000)
    code = page.findChild(CodePage)
    assert code is not None
    assert "hilang untuk selamanya" in words_of(code)
    assert not button(code, "Mulai bekerja").isEnabled()
    box = code.findChild(QCheckBox)
    assert box is not None
    box.setChecked(True)
    with qtbot.waitSignal(gate.opened) as opened:
        button(code, "Mulai bekerja").click()
    assert opened.args is not None
    notebook = opened.args[0]
    assert notebook.path == tmp_path / "Kasus Saya.kasus"
    notebook.close()


def test_a_name_that_is_taken_is_refused(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "Ada.kasus").mkdir()
    gate.create_notebook()
    page = gate.findChild(NewNotebookPage)
    assert page is not None
    page._folder = tmp_path
    page._name.setText("Ada")
    button(page, "Buat buku kasus").click()
    assert "sudah ada buku kasus" in words_of(page)


def test_wrong_passphrase_is_told_then_delayed_and_the_right_one_opens(
    gate: Gate, qtbot: QtBot, empty_notebook: tuple[Path, str, bytes]
) -> None:
    gate.unlock(empty_notebook[0])
    page = gate.findChild(UnlockPage)
    assert page is not None
    for _ in range(4):
        qtbot.waitUntil(page._button.isEnabled, timeout=5000)
        page._field.setText("bukan itu")
        QTest.keyClick(page._field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Kata sandi salah" in words_of(page) and page._field.isEnabled(), timeout=10_000)
    assert "Tunggu" in page._button.text()
    qtbot.waitUntil(page._button.isEnabled, timeout=5000)
    page._field.setText(PHRASE)
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        QTest.keyClick(page._field, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].close()
    assert page._field.text() == ""


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code(gate: Gate, qtbot: QtBot, tmp_path: Path) -> None:
    notebook, code = create(tmp_path / "Lupa.kasus", "yang terlupa itu", strength=keys.LOWEST)
    notebook.close()
    gate.unlock(notebook.path)
    page = gate.findChild(UnlockPage)
    assert page is not None
    button(page, "Lupa kata sandi").click()
    page._field.setText(code.lower())
    button(page, "Buka").click()
    qtbot.waitUntil(page._again.isVisible, timeout=10_000)
    page._field.setText("sandi yang baru sekali")
    page._again.setText("sandi yang baru sekali")
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        button(page, "Simpan dan buka").click()
    assert opened.args is not None
    opened.args[0].close()
    keys.unlock(notebook.path, "sandi yang baru sekali").drop()


def test_a_notebook_open_elsewhere_can_be_read(gate: Gate, qtbot: QtBot, notebook: Notebook) -> None:
    gate.unlock(notebook.path)
    page = gate.findChild(UnlockPage)
    assert page is not None
    page._field.setText(PHRASE)
    button(page, "Buka").click()
    qtbot.waitUntil(page._aside.isVisible, timeout=10_000)
    assert "jendela lain" in words_of(page)
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        page._aside.click()
    assert opened.args is not None
    assert opened.args[0].read_only
    opened.args[0].close()


def test_a_damaged_notebook_offers_its_last_backup(gate: Gate, qtbot: QtBot, notebook: Notebook) -> None:
    backup.keep_daily(notebook)
    notebook.close()
    file = notebook.path / "notebook.db"
    file.write_bytes(b"\x00" * file.stat().st_size)
    gate.unlock(notebook.path)
    page = gate.findChild(UnlockPage)
    assert page is not None
    page._field.setText(PHRASE)
    button(page, "Buka").click()
    qtbot.waitUntil(page._aside.isVisible, timeout=10_000)
    assert "rusak" in words_of(page)
    assert "Pulihkan dari cadangan" in page._aside.text()
    page._aside.click()
    qtbot.waitUntil(lambda: "sudah dipulihkan" in words_of(page), timeout=10_000)
    page._field.setText(PHRASE)
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        button(page, "Buka").click()
    assert opened.args is not None
    opened.args[0].close()


def test_a_backup_becomes_a_notebook_beside_the_others_and_opens(
    gate: Gate, qtbot: QtBot, notebook: Notebook, tmp_path: Path
) -> None:
    file = tmp_path / "Buku 2024-08-26.cadangan"
    backup.backup(notebook, file)
    (tmp_path / "Buku 2024-08-26.kasus").mkdir()
    gate.start(None)
    button(gate, "Pulihkan dari cadangan").click()
    page = gate.findChild(RestorePage)
    assert page is not None
    page._folder = tmp_path
    page.take(file)
    qtbot.waitUntil(lambda: "utuh" in words_of(page), timeout=10_000)
    button(page, "Pulihkan").click()
    qtbot.waitUntil(lambda: gate.findChild(UnlockPage) is not None, timeout=10_000)
    locked = gate.findChild(UnlockPage)
    assert locked is not None
    assert "Cadangan sudah dipulihkan" in words_of(locked)
    locked._field.setText(PHRASE)
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        button(locked, "Buka").click()
    assert opened.args is not None
    assert opened.args[0].path == tmp_path / "Buku 2024-08-26 (2).kasus"
    opened.args[0].close()


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_made(gate: Gate, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "foto.cadangan"
    file.write_bytes(b"bukan cadangan")
    gate.restore()
    page = gate.findChild(RestorePage)
    assert page is not None
    page._folder = tmp_path
    page.take(file)
    qtbot.waitUntil(page._trouble.isVisible, timeout=10_000)
    assert "bukan cadangan" in words_of(page)
    assert button(page, "Pilih berkas cadangan").isEnabled()
    assert sorted(tmp_path.iterdir()) == [file]
