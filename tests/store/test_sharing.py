"""A file that another program holds open, as only Windows refuses it: waited for, then told, and nothing lost.

The refusals of Windows are raised by stand-ins with its numbers, so that all of this is tried on every system.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from caseworker_app.errors import BadInput, CaseworkerError, NotebookError
from caseworker_app.jobs import files as user_files
from caseworker_app.store import backup, database, files, keys, package_file, sharing
from caseworker_app.store.notebooks import create
from caseworker_app.store.troubles import machine_trouble
from tests.conftest import windows_only
from tests.store.built import PASSPHRASE, Built

DENIED, SHARING, LOCKED = 5, 32, 33


def refusal(number: int | None, *paths: Path) -> PermissionError:
    """What Windows raises; without a number as ``open`` does."""
    names = [str(path) for path in paths]
    error = PermissionError(13, "Permission denied", *names[:1], *([None, names[1]] if names[1:] else []))
    if number is not None:
        error.winerror = number  # type: ignore[attr-defined, unused-ignore] # only Windows' own errors have it
    return error


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited; none of them passes."""
    seconds: list[float] = []
    monkeypatch.setattr(sharing, "sleep", seconds.append)
    return seconds


Hold = Callable[..., None]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Have files of this name refused by ``method`` of Path: for ever, or so many times."""

    def held(method: str, name: str, number: int | None = SHARING, times: int = 1_000_000) -> None:
        plain = getattr(Path, method)
        left = [times]

        def tried(path: Path, *arguments: object, **options: object) -> object:
            target = next((one for one in arguments if isinstance(one, Path)), path)
            if name in {path.name, target.name} and left[0] > 0:
                left[0] -= 1
                raise refusal(number, path, *([target] if target is not path else []))
            return plain(path, *arguments, **options)

        monkeypatch.setattr(Path, method, tried)

    return held


def test_a_file_let_go_after_a_moment_is_replaced_as_if_nothing_were(
    tmp_path: Path, hold: Hold, waited: list[float]
) -> None:
    target = tmp_path / "laporan.pdf"
    target.write_bytes(b"lama")
    hold("replace", "laporan.pdf", times=3)
    user_files.write_file(target, b"baru")
    assert target.read_bytes() == b"baru"
    assert waited == list(sharing.PAUSES[:3])


@pytest.mark.parametrize("number", [SHARING, LOCKED, DENIED])
def test_a_report_open_in_word_stays_whole_and_is_named(
    tmp_path: Path, hold: Hold, waited: list[float], number: int
) -> None:
    target = tmp_path / "laporan.docx"
    target.write_bytes(b"lama")
    hold("replace", "laporan.docx", number)
    with pytest.raises(CaseworkerError, match=r"“laporan\.docx” masih dibuka di program lain; tutup dahulu"):
        user_files.write_file(target, b"baru")
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]
    assert 1.5 < sum(waited) < 2.5


def test_a_missing_right_keeps_its_own_sentence_and_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    target = tmp_path / "laporan.pdf"
    target.write_bytes(b"lama")

    def refuse(part: Path, into: Path) -> None:
        raise refusal(DENIED, part, into)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(sharing, "_can_be_changed", lambda path: str(path).endswith(".part"))
    with pytest.raises(CaseworkerError, match="tidak dapat ditulis di folder itu"):
        user_files.write_file(target, b"baru")
    with pytest.raises(NotebookError, match="tidak mengizinkan"):
        files.write_atomically(target, b"baru")
    assert waited == []
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]


def test_a_file_that_may_not_be_read_is_asked_for_the_reason(
    tmp_path: Path, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``open`` tells no number on Windows; giving the file its own name once more does."""
    file = tmp_path / "paket.json"
    file.write_bytes(b"{}")
    hold("open", "paket.json", None)
    with pytest.raises(BadInput, match="tidak dapat dibaca"):
        user_files.read_file(file, 1000)
    monkeypatch.setattr(sharing, "_cannot_be_moved", lambda _path: True)
    with pytest.raises(CaseworkerError, match=r"“paket\.json” masih dibuka"):
        user_files.read_file(file, 1000)


def test_new_keys_that_cannot_take_their_place_leave_the_old_ones(built: Built, hold: Hold) -> None:
    hold("replace", keys.FILE)
    with built.open() as notebook, pytest.raises(NotebookError, match=r"“keys\.json” masih dibuka"):
        notebook.change_passphrase("kata sandi yang lain sekali", strength=keys.LOWEST)
    assert keys.unlock(built.path, PASSPHRASE).bytes == built.raw_key
    assert not list(built.path.glob("*.part"))


def test_a_backup_whose_earlier_one_is_held_leaves_that_one(built: Built, tmp_path: Path, hold: Hold) -> None:
    target = tmp_path / "stick" / "Buku.cadangan"
    target.parent.mkdir()
    backup.backup(built.path, target)
    before = target.read_bytes()
    hold("replace", "Buku.cadangan")
    with pytest.raises(NotebookError, match=r"“Buku\.cadangan” masih dibuka"):
        backup.backup(built.path, target)
    assert [path.read_bytes() for path in target.parent.iterdir()] == [before]


def test_a_held_backup_that_may_go_stays_and_the_new_one_is_kept(built: Built, hold: Hold, waited: list[float]) -> None:
    with built.open() as notebook:
        oldest = backup.keep_automatic(notebook, backup.DAILY)
        hold("unlink", oldest.name)
        newest = [backup.keep_automatic(notebook, backup.DAILY) for _ in range(4)][-1]
    assert newest.exists()
    assert oldest.exists()
    assert waited


@pytest.mark.parametrize("name", ["notebook.db", "notebook.db-wal"])
def test_a_damaged_notebook_that_is_held_stays_as_it_is(built: Built, hold: Hold, name: str) -> None:
    with built.open() as notebook:
        backup.keep_automatic(notebook, backup.DAILY)
    (built.path / "notebook.db").write_bytes(b"rusak")
    (built.path / "notebook.db-wal").write_bytes(b"catatan")
    hold("replace", name, times=len(sharing.PAUSES) + 1)
    with pytest.raises(NotebookError, match="masih dibuka"):
        backup.replace_damaged(built.path)
    assert (built.path / "notebook.db").read_bytes() == b"rusak"
    assert (built.path / "notebook.db-wal").read_bytes() == b"catatan"
    assert not list(built.path.glob("rusak-*"))
    backup.replace_damaged(built.path)
    built.open().close()


def test_a_new_notebook_that_a_scanner_looks_at_comes_about(tmp_path: Path, hold: Hold) -> None:
    hold("replace", "Baru.kasus", DENIED, times=4)
    create(tmp_path / "Baru.kasus", "x", strength=keys.LOWEST)[0].close()
    hold("replace", "Lagi.kasus", DENIED)
    with pytest.raises(NotebookError, match=r"“Lagi\.kasus” masih dibuka"):
        create(tmp_path / "Lagi.kasus", "x", strength=keys.LOWEST)
    assert [path.name for path in tmp_path.iterdir()] == ["Baru.kasus"]


def test_a_database_that_is_held_is_not_called_out_of_reach(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    error = driver.OperationalError("unable to open database file")
    monkeypatch.setattr(sharing, "_cannot_be_moved", lambda _path: True)
    told = database.as_ours(error, built.path / "notebook.db")
    assert told is not None
    assert "“notebook.db” masih dibuka" in str(told)


def test_a_temporary_name_is_told_to_nobody(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=r"^Berkas itu masih dibuka"), machine_trouble():
        raise refusal(SHARING, tmp_path / ".0badcafe.part")


def test_a_temporary_folder_that_is_held_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    def refuse(path: Path) -> None:
        raise refusal(SHARING, path / "notebook.db")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse)
        with files.scratch_folder(tmp_path) as place:
            (place / "notebook.db").write_bytes(b"x")
    assert waited == list(sharing.PAUSES)


def test_a_backup_that_is_held_while_it_is_read_is_named(built: Built, tmp_path: Path, hold: Hold) -> None:
    target = tmp_path / "Buku.cadangan"
    backup.backup(built.path, target)
    hold("open", "Buku.cadangan")
    with pytest.raises(NotebookError, match=r"“Buku\.cadangan” masih dibuka"):
        package_file.check(target)


@windows_only("only Windows refuses a file that somebody reads")
def test_windows_itself_is_understood(tmp_path: Path) -> None:
    target = tmp_path / "laporan.pdf"
    target.write_bytes(b"lama")
    with target.open("rb"), pytest.raises(CaseworkerError, match="masih dibuka"):
        user_files.write_file(target, b"baru")
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]
    user_files.write_file(target, b"baru")
    assert target.read_bytes() == b"baru"
