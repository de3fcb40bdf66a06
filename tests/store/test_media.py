"""Drive letters, spelt-out paths and network shares of Windows, told from one another on every system."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from caseworker_app import cli, paths
from caseworker_app.errors import BadInput
from caseworker_app.store import backup, database, keys, media
from caseworker_app.store.notebooks import create, open_notebook
from tests.conftest import posix_only
from tests.store.built import PASSPHRASE, Built

FIXED, REMOTE = 3, 4


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath("C:\\Kasus\\notebook.db"), "file:///C:/Kasus/notebook.db"),
        (PureWindowsPath("d:/Buku 100%/a#b?.db"), "file:///d:/Buku%20100%25/a%23b%3F.db"),
        (PureWindowsPath("\\\\?\\C:\\Kasus\\n.db"), "file:%5C%5C%3F%5CC%3A%5CKasus%5Cn.db"),
        (PurePosixPath("/home/buku é/n?.db"), "file:///home/buku%20%C3%A9/n%3F.db"),
        (PurePosixPath("//home/n.db"), "file:///home/n.db"),
        pytest.param(
            PurePosixPath("/home/b\udce9.db"), "file:///home/b%E9.db", marks=posix_only("Windows has no such names")
        ),
    ],
)
def test_a_path_is_named_as_sqlite_reads_it(path: PurePath, uri: str) -> None:
    assert database.uri(path) == uri


@pytest.mark.parametrize("name", ["biasa.db", "100% #1 é.db", "a&b=c;d+e.db"])
def test_sqlite_finds_the_file_that_was_meant(tmp_path: Path, name: str) -> None:
    with closing(sqlite3.connect(f"{database.uri(tmp_path / name)}?mode=rwc", uri=True)) as made:
        made.execute("CREATE TABLE t (x)")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        (PureWindowsPath("\\\\server\\share\\Buku.kasus"), FIXED, True),
        (PureWindowsPath("//server/share/Buku.kasus"), FIXED, True),
        (PureWindowsPath("\\\\?\\UNC\\server\\share\\Buku.kasus"), FIXED, True),
        (PureWindowsPath("Z:\\Buku.kasus"), REMOTE, True),
        (PureWindowsPath("\\\\?\\Z:\\Buku.kasus"), REMOTE, True),
        (PureWindowsPath("C:\\Buku.kasus"), FIXED, False),
        (PureWindowsPath("\\\\?\\C:\\Buku.kasus"), FIXED, False),
        (PureWindowsPath("\\\\?\\Volume{0}\\Buku.kasus"), REMOTE, False),
        (PurePosixPath("//server/share/Buku.kasus"), REMOTE, False),
    ],
)
def test_a_share_is_known_by_its_name_and_a_mapped_letter_by_its_kind(
    path: PurePath, kind: int, *, remote: bool
) -> None:
    assert media.is_remote(path, lambda _root: kind) is remote


def test_the_root_of_the_drive_is_asked_about() -> None:
    asked: list[str] = []

    def kind_of_drive(root: str) -> int:
        asked.append(root)
        return FIXED

    media.is_remote(PureWindowsPath("\\\\?\\e:\\a\\b"), kind_of_drive)
    assert asked == ["e:\\"]


def test_a_share_is_refused_wherever_a_notebook_would_be_opened(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package, fresh = tmp_path / "Buku.cadangan", tmp_path / "Baru.kasus"
    backup.backup(built.path, package)
    monkeypatch.setattr(media, "is_remote", lambda _path: True)
    monkeypatch.delenv("CASEWORKER_PASSPHRASE", raising=False)
    tries = (
        lambda: open_notebook(built.path, PASSPHRASE),
        lambda: open_notebook(built.path, PASSPHRASE, read_only=True),
        lambda: create(fresh, "x", strength=keys.LOWEST),
        lambda: backup.restore(package, fresh),
    )
    for attempt in tries:
        with pytest.raises(BadInput, match=r"folder jaringan.* disk komputer ini atau flashdisk"):
            attempt()
    for words in (["list", built.path], ["new", fresh], ["restore", package, fresh]):
        assert cli.main([str(word) for word in words]) == 3
        (told,) = capsys.readouterr().err.splitlines()
        assert "folder jaringan" in told
    assert not fresh.exists()
    assert backup.backup(built.path, tmp_path / "lagi.cadangan").size


def test_a_new_notebook_is_offered_where_it_can_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_documents", lambda: tmp_path)
    assert media.offered_folder() == tmp_path
    monkeypatch.setattr(media, "is_remote", lambda _path: True)
    assert media.offered_folder() == Path.home()
