"""Backups in the window: the line that asks for one, sticks, the drill, the half hour, another data key."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from caseworker_app.errors import DiskFull
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.settings.backups import BackupsPart
from caseworker_app.gui.settings.restore_drill import RestoreDrillDialog
from caseworker_app.gui.settings.security import SecurityPart
from caseworker_app.gui.shell import steady_backups
from caseworker_app.gui.shell.backup_line import BackupLine
from caseworker_app.gui.shell.main_window import MainWindow
from caseworker_app.gui.shell.steady_backups import SteadyBackups
from caseworker_app.jobs import outside_backups
from caseworker_app.store import backup, half_hourly, keys, new_key, sticks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

PASSPHRASE = "tujuh belas ekor burung"
OTHER = "tujuh anak itik di sawah"


@pytest.fixture
def plugged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[sticks.Stick]:
    """The sticks that the program sees: none at first."""
    found: list[sticks.Stick] = []
    monkeypatch.setattr(sticks, "is_elsewhere", lambda _notebook, place: place.exists())
    monkeypatch.setattr(sticks, "plugged_in", lambda _notebook: list(found))
    return found


def plug_in(plugged_in: list[sticks.Stick], place: Path) -> sticks.Stick:
    place.mkdir()
    plugged_in.append(sticks.Stick(place, place.name))
    return plugged_in[-1]


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def button(widget: QWidget, words: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if words in each.text() and each.isVisibleTo(widget))


@pytest.fixture
def overdue(notebook: Notebook, case: Case) -> Notebook:
    """A notebook whose last copy outside is older than seven days."""
    outside_backups.remember(notebook, Path("/media/HILANG/Buku.cadangan"), datetime.now() - timedelta(days=9))
    return notebook


def test_one_click_in_the_frame_makes_the_copy(
    overdue: Notebook, plugged_in: list[sticks.Stick], qtbot: QtBot, tmp_path: Path
) -> None:
    stick = plug_in(plugged_in, tmp_path / "KINGSTON")
    line = BackupLine(overdue)
    qtbot.addWidget(line)
    assert not line.isHidden()
    assert "lebih dari tujuh hari" in words_of(line)
    button(line, "Buat cadangan").click()
    assert "terus bekerja" in words_of(line)
    qtbot.waitUntil(lambda: "boleh dicabut" in words_of(line))
    (file,) = (stick.path / sticks.FOLDER).iterdir()
    assert backup.verify(file, key=overdue.key).complete
    line.refresh()
    assert line.isHidden()


def test_put_off_it_is_silent_and_without_a_stick_it_asks_where(
    overdue: Notebook, plugged_in: list[sticks.Stick], qtbot: QtBot
) -> None:
    line = BackupLine(overdue)
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.place_wanted):
        button(line, "Buat cadangan").click()
    button(line, "Besok saja").click()
    assert line.isHidden()
    line.refresh()
    assert line.isHidden()


def test_a_copy_that_fails_is_told_and_can_be_tried_again(
    overdue: Notebook, plugged_in: list[sticks.Stick], qtbot: QtBot, tmp_path: Path
) -> None:
    stick = plug_in(plugged_in, tmp_path / "KINGSTON")
    stick.path.rmdir()
    line = BackupLine(overdue)
    qtbot.addWidget(line)
    button(line, "Buat cadangan").click()
    qtbot.waitUntil(lambda: "tercabut" in words_of(line))
    stick.path.mkdir()
    button(line, "Coba lagi").click()
    qtbot.waitUntil(lambda: "boleh dicabut" in words_of(line))


def test_a_stick_that_is_plugged_in_gets_its_button(
    notebook: Notebook, case: Case, plugged_in: list[sticks.Stick], qtbot: QtBot, tmp_path: Path
) -> None:
    part = BackupsPart(notebook)
    qtbot.addWidget(part)
    part.refresh()
    assert "Pasang flashdisk" in words_of(part)
    plug_in(plugged_in, tmp_path / "KINGSTON")
    part._look_for_sticks()
    with qtbot.waitSignal(part.changed):
        button(part, "KINGSTON").click()
    assert "boleh dicabut" in words_of(part)
    assert "Cadangan terakhir di luar laptop ini" in words_of(part)
    plugged_in.clear()
    part._look_for_sticks()
    assert "Pasang flashdisk" in words_of(part)


def test_the_drill_takes_the_last_copy_outside_and_says_what_it_holds(
    notebook: Notebook, case: Case, plugged_in: list[sticks.Stick], qtbot: QtBot, tmp_path: Path
) -> None:
    report = sticks.back_up(notebook, plug_in(plugged_in, tmp_path / "KINGSTON"))
    outside_backups.remember(notebook, report.path)
    part = BackupsPart(notebook)
    qtbot.addWidget(part)
    part.refresh()
    assert "Belum pernah diuji" in words_of(part)
    dialog = part.drill()
    assert report.path.name in words_of(dialog)
    dialog._field.setText("bukan ini sandinya")
    button(dialog, "Uji sekarang").click()
    qtbot.waitUntil(lambda: "Kata sandi salah" in words_of(dialog))
    dialog._field.setText(PASSPHRASE)
    with qtbot.waitSignal(part.changed):
        button(dialog, "Uji sekarang").click()
    assert "Cadangan ini dapat dipulihkan: 1 kasus" in words_of(dialog)
    assert "Terakhir diuji" in words_of(part)
    dialog.close()


def test_a_drill_without_a_copy_in_sight_asks_for_the_file(notebook: Notebook, qtbot: QtBot) -> None:
    dialog = RestoreDrillDialog(notebook, None)
    qtbot.addWidget(dialog)
    assert "tidak terlihat" in words_of(dialog)
    assert not button(dialog, "Uji sekarang").isEnabled()


def test_backups_are_made_by_themselves_while_somebody_works(
    notebook: Notebook, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    steady = SteadyBackups(notebook, notebook_parent := BackupsPart(notebook))
    qtbot.addWidget(notebook_parent)
    steady.look()
    qtbot.waitUntil(lambda: [kept.reason for kept in backup.automatic(notebook.path)] == [backup.DAILY])
    steady.look()
    monkeypatch.setattr(half_hourly, "PAUSE", timedelta())
    with notebook.edit("Ubah", case_id=case.id):
        case.number = "2024-002"
    steady.look()
    qtbot.waitUntil(lambda: [kept.reason for kept in backup.automatic(notebook.path)][1:] == [backup.HALF_HOURLY])
    steady.stop()


def test_a_full_disk_is_told_once_and_not_each_minute(
    notebook: Notebook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_notebook: Notebook) -> None:
        raise DiskFull("Ruang disk hampir habis.")

    monkeypatch.setattr(half_hourly, "keep_when_due", full)
    parent = BackupsPart(notebook)
    qtbot.addWidget(parent)
    steady = SteadyBackups(notebook, parent)
    said: list[str] = []
    steady.troubled.connect(said.append)
    steady.look()
    qtbot.waitUntil(lambda: bool(said))
    steady.look()
    assert said == ["Cadangan otomatis tidak dibuat. Ruang disk hampir habis."]
    monkeypatch.setattr(steady_backups, "REST", 0)
    steady.stop()


@pytest.fixture
def security(notebook: Notebook, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecurityPart]:
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)
    part = SecurityPart(notebook)
    qtbot.addWidget(part)
    yield part
    part.release()


def test_another_data_key_is_in_force_once_its_code_is_noted(
    notebook: Notebook, security: SecurityPart, qtbot: QtBot
) -> None:
    backup.keep_daily(notebook)
    old = notebook.key.bytes
    dialog = security.change_key()
    dialog._now.setText("bukan ini sandinya")
    button(dialog, "Sandikan ulang").click()
    qtbot.waitUntil(lambda: "Kata sandi salah" in words_of(dialog))
    dialog._now.setText(PASSPHRASE)
    dialog._new.setText(OTHER)
    dialog._again.setText(OTHER)
    button(dialog, "Sandikan ulang").click()
    qtbot.waitUntil(lambda: "Kode pemulihan Anda" in words_of(dialog))
    assert notebook.key.bytes == old
    for kept in dialog.findChildren(QCheckBox):
        kept.setChecked(True)
    button(dialog, "Pakai kunci baru").click()
    assert notebook.key.bytes != old
    qtbot.waitUntil(lambda: button(dialog, "Hapus 2 cadangan otomatis lama").isEnabled())
    button(dialog, "Hapus 2 cadangan otomatis lama").click()
    assert "sudah dihapus" in words_of(dialog)
    assert [kept.reason for kept in backup.automatic(notebook.path)] == [new_key.AFTER]
    button(dialog, "Tutup").click()
    keys.unlock(notebook.path, OTHER).drop()


@pytest.mark.parametrize("leaving", ["cancel", "lock"])
def test_before_the_code_is_noted_it_can_be_left_as_it_was(
    leaving: str, notebook: Notebook, case: Case, security: SecurityPart, qtbot: QtBot
) -> None:
    dialog = security.change_key()
    dialog._now.setText(PASSPHRASE)
    button(dialog, "Sandikan ulang").click()
    qtbot.waitUntil(lambda: "Kode pemulihan Anda" in words_of(dialog))
    if leaving == "cancel":
        dialog.reject()
    else:
        security.release()
    with notebook.edit("Ubah", case_id=case.id):
        case.number = "2024-002"
    keys.unlock(notebook.path, PASSPHRASE).drop()
    assert not list(notebook.path.glob("*.part"))


def test_cancelled_while_it_is_encrypted_nothing_changes(
    notebook: Notebook, case: Case, security: SecurityPart, qtbot: QtBot
) -> None:
    dialog = security.change_key()
    dialog._now.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.finished):
        button(dialog, "Sandikan ulang").click()
        button(dialog, "Batal").click()
    with notebook.edit("Ubah", case_id=case.id):
        case.number = "2024-002"
    assert not list(notebook.path.glob("*.part"))


def test_a_second_copy_left_by_a_synchroniser_is_pointed_out_on_opening(
    notebook: Notebook, case: Case, qtbot: QtBot
) -> None:
    (notebook.path / "notebook (Dewi's conflicted copy 2026-11-30).db").write_bytes(b"x")
    main = MainWindow(notebook, Preferences())
    qtbot.addWidget(main)
    assert "conflicted copy" in words_of(main.notices.banner)
    main.release()


def test_the_line_in_the_frame_leads_to_where_backups_are_made(
    overdue: Notebook, plugged_in: list[sticks.Stick], qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("KINGSTON", "SANDISK"):
        plug_in(plugged_in, tmp_path / name)
    main = MainWindow(overdue, Preferences())
    qtbot.addWidget(main)
    main.show()
    button(main, "Buat cadangan").click()
    qtbot.waitUntil(lambda: bool([each for each in main.findChildren(QPushButton) if "SANDISK" in each.text()]))
    with qtbot.waitSignal(main.show_backups().changed):
        next(each for each in main.findChildren(QPushButton) if "SANDISK" in each.text()).click()
    assert main.notices.backup_line.isHidden()
    main.release()
