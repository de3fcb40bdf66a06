"""The first window: making a notebook, opening it, and what happens with a wrong or forgotten passphrase."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLabel, QPushButton, QWidget

from caseworker_app import paths
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.gate.gate import Gate
from caseworker_app.gui.gate.new_notebook import CodePage, NewNotebookPage
from caseworker_app.gui.gate.restore import RestorePage
from caseworker_app.gui.gate.unlock import UnlockPage
from caseworker_app.gui.gate.welcome import WelcomePage
from caseworker_app.gui.shell.example import ExamplePage
from caseworker_app.jobs import cases, example
from caseworker_app.model.person import Person
from caseworker_app.store import backup, keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Page = TypeVar("Page", bound=QWidget)
PHRASE = "tujuh belas ekor burung"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "data")


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


def test_a_weak_passphrase_is_told_once(gate: Gate, tmp_path: Path) -> None:
    gate.create_notebook()
    page = gate.findChild(NewNotebookPage)
    assert page is not None
    gate.show()
    page._folder = tmp_path
    page._name.setText("Kasus Saya")
    QTest.keyClicks(page._first, "pendek")
    button(page, "Buat buku kasus").click()
    assert words_of(page).count("Terlalu pendek") == 1
    QTest.keyClicks(page._first, "er")
    assert words_of(page).count("Terlalu pendek") == 1


@pytest.mark.parametrize("way", ["create_notebook", "restore"])
def test_escape_leaves_a_page_as_batal_does(gate: Gate, qtbot: QtBot, way: str) -> None:
    gate.start(None)
    getattr(gate, way)()
    gate.show()
    qtbot.waitExposed(gate)
    gate.activateWindow()
    QTest.keyClick(gate, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gate.findChild(WelcomePage) is not None)


def test_the_sheet_of_the_code_is_offered_elsewhere_and_private(
    qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseworker_app.paths.user_documents", lambda: notebook.path.parent)
    offered: list[Path] = []

    def ask(_parent: object, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        offered.append(Path(suggested))
        return str(tmp_path / "Kode.pdf"), ""

    monkeypatch.setattr("caseworker_app.gui.papers.paper.QFileDialog.getSaveFileName", ask)
    page = CodePage(notebook, "3Z77-P3DR-K9EQ-YPC2-GSNQ-0QQK-38R2", "Tutup")
    qtbot.addWidget(page)
    page.show()
    button(page, "Simpan sebagai PDF").click()
    qtbot.waitUntil(lambda: "Disimpan" in words_of(page))
    assert offered[0].parent != notebook.path.parent
    if os.name == "posix":
        assert (tmp_path / "Kode.pdf").stat().st_mode & 0o777 == 0o600


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


def shown(gate: Gate, kind: type[Page]) -> Page:
    page = gate._stack.currentWidget()
    assert isinstance(page, kind)
    return page


def test_a_backup_that_was_double_clicked_is_filled_in_and_restored(
    gate: Gate, qtbot: QtBot, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_documents", lambda: tmp_path / "Dokumen")
    file = backup.keep_daily(notebook)
    assert file is not None
    gate.start(file)
    page = shown(gate, RestorePage)
    assert file.name in words_of(page)
    assert page._name.text() == f"{notebook.path.stem} dari cadangan"
    qtbot.waitUntil(lambda: "utuh" in words_of(page), timeout=10_000)
    page._name.setText("Kasus pulih")
    QTest.keyClick(page._name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(gate._stack.currentWidget(), UnlockPage), timeout=10_000)
    assert shown(gate, UnlockPage)._path == tmp_path / "Dokumen" / "Kasus pulih.kasus"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("surat.pdf", "bukan buku kasus dan bukan cadangan"),
        ("hilang.kasus", "“hilang.kasus” tidak ditemukan"),
        ("kosong", "tidak ada buku kasus"),
    ],
)
def test_a_path_that_is_neither_is_told_in_the_window(gate: Gate, tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF")
    (tmp_path / "kosong").mkdir()
    gate.start(tmp_path / name)
    assert told in words_of(shown(gate, WelcomePage))


def test_the_folder_around_the_only_notebook_will_do(
    gate: Gate, empty_notebook: tuple[Path, str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty_notebook[0]
    gate.start(None)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path.parent))
    button(gate, "Buka buku kasus").click()
    assert shown(gate, UnlockPage)._path == path


def test_a_folder_without_a_notebook_is_told_where_one_is(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.start(None)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    button(gate, "Buka buku kasus").click()
    assert "tidak ada buku kasus" in words_of(shown(gate, WelcomePage))


def test_recent_notebooks_are_offered_and_one_that_is_out_of_sight_is_not_lost(gate: Gate, tmp_path: Path) -> None:
    for name, days in (("Lama", 40), ("Kemarin", 1), ("Sekarang", 0)):
        (tmp_path / f"{name}.kasus").mkdir()
        gate._preferences.remember(tmp_path / f"{name}.kasus", date.today() - timedelta(days))
    gate._preferences.remember(tmp_path / "stik" / "Panti.kasus", date(2026, 1, 7))
    gate.start(None)
    page = shown(gate, UnlockPage)
    assert page._path.stem == "Sekarang"
    assert "“Panti”, tidak ditemukan di" in words_of(page)
    told = words_of(page)
    assert told.count("tidak ditemukan") == 2  # the sentence and the line of the list
    assert "dibuka kemarin" in told
    button(page, "Panti").click()
    assert "“Panti.kasus” tidak ditemukan" in words_of(page)
    button(page, "Kemarin").click()
    assert shown(gate, UnlockPage)._path.stem == "Kemarin"
    forget = next(one for one in gate.findChildren(QPushButton) if one.accessibleName() == "Hapus dari daftar: Panti")
    forget.click()
    assert "Panti" not in words_of(shown(gate, UnlockPage))
    assert [known.path.stem for known in gate._preferences.recent()] == ["Sekarang", "Kemarin", "Lama"]


def test_a_last_notebook_that_is_gone_and_no_other_is_named_in_the_welcome(gate: Gate, tmp_path: Path) -> None:
    gate._preferences.remember(tmp_path / "stik" / "Panti.kasus")
    gate.start(None)
    page = shown(gate, WelcomePage)
    assert "“Panti”, tidak ditemukan" in words_of(page)
    (tmp_path / "stik" / "Panti.kasus").mkdir(parents=True)
    button(page, "Panti").click()
    assert shown(gate, UnlockPage)._path.stem == "Panti"


def example_opened(gate: Gate, qtbot: QtBot) -> Notebook:
    with qtbot.waitSignal(gate.opened, timeout=60_000) as opened:
        button(gate, "Coba dengan contoh").click()
        shown(gate, ExamplePage)
    assert opened.args is not None
    notebook: Notebook = opened.args[0]
    gate._preferences.remember(notebook.path)
    return notebook


def test_the_example_is_one_click_away_and_goes_by_one_click(gate: Gate, qtbot: QtBot) -> None:
    gate.start(None)
    notebook = example_opened(gate, qtbot)
    with notebook.reader() as session:
        assert example.is_example(session)
    notebook.close()
    gate.unlock(notebook.path)
    page = shown(gate, UnlockPage)
    assert "semua orang di sini rekaan" in words_of(page)
    with qtbot.waitSignal(gate.opened, timeout=10_000) as opened:
        QTest.keyClick(page._field, Qt.Key.Key_Return)  # its passphrase is there already
    assert opened.args is not None
    opened.args[0].close()
    gate.start(None)
    assert "semua orang di sini rekaan" in words_of(shown(gate, WelcomePage))
    button(gate, "Hapus contoh").click()
    qtbot.waitUntil(lambda: "Contoh sudah dihapus" in words_of(gate), timeout=10_000)
    assert not example.place().exists()
    assert gate._preferences.recent() == []


def test_an_example_with_cases_of_ones_own_is_not_removed_unasked(gate: Gate, qtbot: QtBot) -> None:
    gate.start(None)
    with example_opened(gate, qtbot) as notebook:
        cases.create(notebook, client=Person(name="Melati Sari"))
    gate.start(None)
    button(gate, "Hapus contoh").click()
    qtbot.waitUntil(lambda: gate.findChild(QDialog) is not None, timeout=10_000)
    dialog = gate.findChild(QDialog)
    assert dialog is not None
    assert "ada 1 kasus yang bukan dari contoh" in words_of(dialog)
    button(dialog, "Batal").click()
    assert example.place().is_dir()
    qtbot.waitUntil(lambda: gate.findChild(QDialog) is None)
    button(gate, "Hapus contoh").click()
    qtbot.waitUntil(lambda: gate.findChild(QDialog) is not None, timeout=10_000)
    dialog = gate.findChild(QDialog)
    assert dialog is not None
    button(dialog, "Hapus semuanya").click()
    assert not example.place().exists()


def test_the_example_never_comes_before_a_notebook_of_ones_own(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "Kasus.kasus").mkdir()
    example.place().mkdir(parents=True)
    gate._preferences.remember(tmp_path / "Kasus.kasus")
    gate._preferences.remember(example.place())
    gate.start(None)
    assert shown(gate, UnlockPage)._path.stem == "Kasus"


def test_large_letters_have_the_whole_window(gate: Gate, qapp: QApplication) -> None:
    gate.resize(1256, 706)
    assert gate._brand.isVisible()
    theme.apply(qapp, scale=200)
    try:
        gate.rebuild()
        gate.resize(1256, 706)
        gate.start(None)
        assert not gate._brand.isVisible()
    finally:
        theme.apply(qapp)
