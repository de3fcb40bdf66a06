"""Backups on a stick: found, written, read back, rotated by number, and never at the cost of anybody else's files."""

from __future__ import annotations

import os
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caseworker_app.errors import DamagedNotebook, DiskFull, NotebookError, NotebookReadOnly
from caseworker_app.store import backup, files, keys, package_file, sticks, troubles
from caseworker_app.store.notebooks import create, open_notebook
from tests.conftest import posix_only, windows_only
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built
from tests.store.test_backup import fill, rows_of
from tests.store.test_safety import kill_after

if TYPE_CHECKING:
    from tests.store.conftest import Start

NOW = datetime(2026, 11, 30, 14, 5)


@pytest.fixture
def stick(tmp_path: Path) -> sticks.Stick:
    place = tmp_path / "KINGSTON"
    place.mkdir()
    return sticks.Stick(place, "KINGSTON")


def on(stick: sticks.Stick) -> list[str]:
    return sorted(path.name for path in (stick.path / sticks.FOLDER).iterdir())


def test_a_backup_on_a_stick_becomes_the_same_notebook(built: Built, stick: sticks.Stick, tmp_path: Path) -> None:
    with built.open() as notebook:
        fill(notebook)
        before = rows_of(notebook)
        report = sticks.back_up(notebook, stick, now=NOW)
    assert report.complete
    assert report.path == stick.path / sticks.FOLDER / "Buku 2026-11-30 nomor 1.cadangan"
    with open_notebook(backup.restore(report.path, tmp_path / "lain.kasus"), PASSPHRASE) as notebook:
        assert rows_of(notebook) == before


@safety("R10", "clock wrong by five years: on a stick the last five stay, each restores")
def test_the_last_five_stay_whatever_the_clock_says_and_each_restores(
    built: Built, stick: sticks.Stick, tmp_path: Path
) -> None:
    years = timedelta(days=1825)
    expected: dict[str, dict[str, list[str]]] = {}
    with built.open() as notebook:
        for shift in (-years, years, timedelta(), -years, years, timedelta(), -years):
            fill(notebook)
            expected[sticks.back_up(notebook, stick, now=NOW + shift).path.name] = rows_of(notebook)
        own = sticks.own_backups(stick.path / sticks.FOLDER, built.notebook_id)
        assert [each.number for each in own] == [3, 4, 5, 6, 7]
        for each in own:
            with open_notebook(backup.restore(each.path, tmp_path / f"{each.number}.kasus"), PASSPHRASE) as restored:
                assert rows_of(restored) == expected[each.path.name]


def test_what_is_not_its_own_stays(built: Built, stick: sticks.Stick, tmp_path: Path) -> None:
    """A stick is shared: a colleague's notebook of the same name, files of other kinds, copies made by hand."""
    other, _ = create(tmp_path / "lain" / "Buku.kasus", "x", strength=keys.LOWEST)
    with other, built.open() as notebook:
        for _ in range(3):
            sticks.back_up(other, stick, now=NOW)
        place = stick.path / sticks.FOLDER
        for name in ("Buku 2026-11-30.cadangan", "Buku 2026-11-30 nomor 9 - Copy.cadangan", "surat.pdf"):
            (place / name).write_bytes((place / "Buku 2026-11-30 nomor 1.cadangan").read_bytes())
        (place / "Buku 2026-11-30 nomor 8.cadangan").write_bytes(b"PK torn")
        strangers = set(on(stick))
        for _ in range(7):
            sticks.back_up(notebook, stick, now=NOW)
        assert strangers <= set(on(stick))
        assert len(sticks.own_backups(place, built.notebook_id)) == sticks.KEPT
        assert len(sticks.own_backups(place, other.key.notebook_id)) == 3


TROUBLES = {
    "full": (troubles.disk_full(), DiskFull, "penuh"),
    "read-only": (troubles.read_only(), NotebookReadOnly, "hanya dapat dibaca"),
    "pulled out": (troubles.unreachable(), NotebookError, "tercabut"),
    "wearing out": (troubles.damaged(), DamagedNotebook, "dibaca ulang"),
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_what_is_wrong_with_a_stick_is_told_of_the_stick(
    kind: str, built: Built, stick: sticks.Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised, expected, words = TROUBLES[kind]
    with built.open() as notebook:
        sticks.back_up(notebook, stick, now=NOW)
        before = on(stick)

        def fail(_path: Path) -> None:
            raise raised

        monkeypatch.setattr(package_file, "check", fail)
        with pytest.raises(expected, match=words) as told:
            sticks.back_up(notebook, stick, now=NOW)
        assert "KINGSTON" in str(told.value)
        assert len(str(told.value)) <= 300
        assert on(stick) == before
        assert notebook.check() == []


@posix_only("a limit of size stands for a full stick")
def test_a_stick_that_really_fills_up_keeps_what_was_on_it(built: Built, start: Start, stick: sticks.Stick) -> None:
    with built.open() as notebook:
        sticks.back_up(notebook, stick, now=NOW)
    before = on(stick)
    process = start("process.py", "full-stick", str(stick.path))
    out, err = process.communicate(timeout=60)
    assert out.startswith("DiskFull “STIK” penuh"), err
    assert on(stick) == before


@posix_only("rights of folders")
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write everywhere")
def test_a_stick_that_cannot_be_written_is_said_to_be_so(built: Built, stick: sticks.Stick) -> None:
    stick.path.chmod(0o500)
    with built.open() as notebook, pytest.raises(NotebookReadOnly, match="hanya dapat dibaca"):
        sticks.back_up(notebook, stick)


def test_a_stick_that_is_gone_is_said_to_be_gone(built: Built, stick: sticks.Stick) -> None:
    stick.path.rmdir()
    with built.open() as notebook, pytest.raises(NotebookError, match="tercabut"):
        sticks.back_up(notebook, stick)


@safety("R7", "backup to a stick killed: those on it restore, nothing torn", 2, 30)
def test_a_kill_leaves_nothing_torn_on_a_stick(built: Built, start: Start, stick: sticks.Stick, tries: int) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    with built.open() as notebook:
        fill(notebook)
        sticks.back_up(notebook, stick, now=NOW)
    for _ in range(tries):
        kill_after(start("process.py", "stick", str(stick.path)), chance.uniform(0, 0.4))
        own = sticks.own_backups(stick.path / sticks.FOLDER, built.notebook_id)
        assert 1 <= len(own) <= sticks.KEPT + 1
        for each in own:
            package_file.check(each.path)
        assert backup.verify(own[-1].path, key=built.key()).complete
    with built.open() as notebook:
        sticks.back_up(notebook, stick, now=NOW)
    assert all(name.endswith(".cadangan") for name in on(stick))
    assert len(on(stick)) <= sticks.KEPT


def test_sticks_are_found_where_linux_mounts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("media/sari/KINGSTON", "media/sari/tertinggal", "media/usb0", "run/media/sari/SANDISK", "media/sari"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    mounted = {"KINGSTON", "usb0", "SANDISK"}
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name in mounted)
    assert {stick.name for stick in sticks.mounted(tmp_path)} == mounted


def test_the_stick_on_which_the_notebook_lies_is_no_other_place(built: Built, tmp_path: Path) -> None:
    assert not sticks.is_elsewhere(built.path, tmp_path)
    assert not sticks.is_elsewhere(built.path, tmp_path / "tidak ada")


def test_what_is_read_back_is_asked_of_the_medium(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"isi")
    files.sync(file)
    files.forget_cached(file)
    assert file.read_bytes() == b"isi"


@windows_only("only Windows has such a mode")
def test_looking_for_sticks_leaves_error_reports_forbidden(built: Built) -> None:
    """Windows' report of a crash may hold a piece of the memory; the start of the window forbids it."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    without_reports = 0x2
    before = kernel.SetErrorMode(without_reports)
    try:
        sticks.plugged_in(built.path)
        assert kernel.GetErrorMode() & without_reports
    finally:
        kernel.SetErrorMode(before)
