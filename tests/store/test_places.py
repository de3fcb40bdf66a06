"""Odd places for a notebook and its files: each is used or refused with one sentence that fits, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker_app.errors import BadInput, DamagedNotebook, NotebookReadOnly, NotFound
from caseworker_app.store import backup, keys
from caseworker_app.store.notebooks import create, open_notebook
from tests.conftest import posix_only
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import ROOT

RIGHTS = "-dac_override,-dac_read_search"  # what lets root read what nobody may


@posix_only("Windows counts the letters of the whole path, and a setting of the computer says how many it takes")
def test_a_name_as_long_as_the_disk_allows_is_used(built: Built, tmp_path: Path) -> None:
    longest = "n" * (255 - len(".kasus"))
    create(tmp_path / f"{longest}.kasus", "x", strength=keys.LOWEST)[0].close()
    package = tmp_path / f"{longest[:-3]}.cadangan"
    backup.backup(built.path, package)
    place = backup.restore(package, tmp_path / f"{longest[1:]}p.kasus")
    open_notebook(place, PASSPHRASE).close()


def test_a_longer_name_is_refused_as_too_long(built: Built, tmp_path: Path) -> None:
    package = tmp_path / "stick.cadangan"
    backup.backup(built.path, package)
    for place in (tmp_path / ("n" * 300), tmp_path.joinpath(*["n" * 200] * 170)):
        with pytest.raises(BadInput, match="terlalu panjang"):
            create(place, "x", strength=keys.LOWEST)
        with pytest.raises(BadInput, match="terlalu panjang"):
            open_notebook(place, "x")
        with pytest.raises(BadInput, match="terlalu panjang"):
            backup.restore(package, place)
        with pytest.raises(BadInput, match="terlalu panjang"):
            backup.restore(place, tmp_path / "baru.kasus")
        with pytest.raises(BadInput, match="terlalu panjang"):
            backup.backup(built.path, place)
    assert sorted(path.name for path in tmp_path.iterdir()) == [built.path.name, "stick.cadangan"]


@posix_only("Windows lets only administrators make links")
def test_a_notebook_behind_a_link_is_the_notebook(built: Built, tmp_path: Path) -> None:
    link = tmp_path / "pintasan.kasus"
    link.symlink_to(built.path)
    with open_notebook(link, PASSPHRASE) as notebook:
        assert notebook.check() == []
    (tmp_path / "lain.db").write_bytes((built.path / "notebook.db").read_bytes())
    (built.path / "notebook.db").unlink()
    (built.path / "notebook.db").symlink_to(tmp_path / "lain.db")
    with open_notebook(link, PASSPHRASE) as notebook:
        assert notebook.check() == []


@posix_only("Windows lets only administrators make links")
def test_a_link_to_nowhere_is_taken_for_something_that_stands_there(built: Built, tmp_path: Path) -> None:
    link = tmp_path / "pintasan.kasus"
    link.symlink_to(tmp_path / "tidak ada")
    with pytest.raises(NotFound, match="tidak ditemukan"):
        open_notebook(link, "x")
    with pytest.raises(BadInput, match="sudah ada"):
        create(link, "x", strength=keys.LOWEST)
    assert link.is_symlink()


def test_a_file_where_a_folder_should_be_is_said_to_be_in_the_way(built: Built, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(BadInput, match="tidak dapat dipakai"):
        create(tmp_path / "berkas" / "Buku.kasus", "x", strength=keys.LOWEST)
    with pytest.raises(BadInput, match="adalah folder, bukan berkas cadangan"):
        backup.restore(tmp_path, tmp_path / "baru.kasus")
    (built.path / backup.FOLDER).write_text("x")
    with built.open() as notebook, pytest.raises(BadInput, match="tidak dapat dipakai"):
        backup.keep_automatic(notebook, backup.DAILY)


def test_a_notebook_without_its_keys_asks_for_a_backup(built: Built) -> None:
    with built.open() as notebook:
        backup.keep_automatic(notebook, backup.DAILY)
    for name in (keys.FILE, keys.COPY):
        (built.path / name).unlink()
    with pytest.raises(DamagedNotebook, match="kunci"):
        open_notebook(built.path, PASSPHRASE)
    backup.replace_damaged(built.path)
    open_notebook(built.path, PASSPHRASE).close()


def test_a_folder_in_the_place_of_a_key_file_leaves_its_twin(built: Built) -> None:
    (built.path / keys.FILE).unlink()
    (built.path / keys.FILE).mkdir()
    open_notebook(built.path, PASSPHRASE).close()


def told(*words: str | Path) -> tuple[int, str]:
    """How a command ends, and what it says then, without the rights that put root above all permissions."""
    command = [sys.executable, "-m", "caseworker_app", *map(str, words)]
    setpriv = shutil.which("setpriv")
    if hasattr(os, "geteuid") and os.geteuid() == 0 and setpriv:
        command = [setpriv, f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}", *command]
    environment = os.environ | {"CASEWORKER_PASSPHRASE": PASSPHRASE}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stderr


@posix_only("Windows' rights are no bits of a mode")
@pytest.mark.parametrize("closed", [".", "notebook.db", "keys.*json"])
def test_what_belongs_to_somebody_else_is_not_called_damaged(closed: str, built: Built) -> None:
    shut = list(built.path.glob(closed)) if closed != "." else [built.path]
    for path in shut:
        path.chmod(0)
    try:
        code, error = told("list", built.path)
    finally:
        for path in shut:
            path.chmod(0o700)
    assert code == 3
    assert error.count("\n") == 1
    assert "tidak mengizinkan" in error
    open_notebook(built.path, PASSPHRASE).close()


@posix_only("Windows' rights are no bits of a mode")
def test_one_key_file_that_may_not_be_read_leaves_its_twin(built: Built) -> None:
    (built.path / keys.FILE).chmod(0)
    assert told("list", built.path) == (0, "")


def test_forbidden_is_a_reason_to_open_for_reading_only(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("caseworker_app.store.lock.FileLock.acquire", refuse)
    with pytest.raises(NotebookReadOnly, match="tidak mengizinkan"):
        built.open()
