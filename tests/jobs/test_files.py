"""What a user has stays whole, whatever happens while something is written over it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseworker_app.errors import BadInput, CaseworkerError, DiskFull, NotFound
from caseworker_app.jobs import files
from tests.conftest import posix_only


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "laporan.pdf"
    target.write_bytes(b"lama")
    files.write_file(target, b"baru")
    assert target.read_bytes() == b"baru"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = tmp_path / "laporan.pdf"
    target.write_bytes(b"lama")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFull, match=r"laporan\.pdf"):
        files.write_file(target, b"baru")
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


@posix_only("Windows counts the letters of the whole path, and a setting of the computer says how many it takes")
def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".pdf")
    files.write_file(target, b"baru")
    assert target.read_bytes() == b"baru"


def test_a_folder_and_a_notebook_are_no_place_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").mkdir()
    with pytest.raises(CaseworkerError, match="adalah folder"):
        files.write_file(tmp_path / "laporan.pdf", b"baru")
    (tmp_path / "notebook.db").write_bytes(b"isi")
    with pytest.raises(CaseworkerError, match="di dalam buku kasus"):
        files.write_file(tmp_path / "notebook.db", b"baru")
    assert (tmp_path / "notebook.db").read_bytes() == b"isi"
    with pytest.raises(NotFound, match="tidak ada"):
        files.write_file(tmp_path / "tidak" / "x.pdf", b"baru")


@posix_only("Windows lets only administrators make links")
def test_a_link_leads_to_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(b"lama")
    (tmp_path / "tautan.pdf").symlink_to(tmp_path / "asli.pdf")
    files.write_file(tmp_path / "tautan.pdf", b"baru")
    assert (tmp_path / "asli.pdf").read_bytes() == b"baru"
    assert (tmp_path / "tautan.pdf").is_symlink()


@posix_only("Windows' pipes have no name among the files")
def test_a_pipe_is_written_to_and_stays_one() -> None:
    reading, writing = os.pipe()
    files.write_file(Path(f"/dev/fd/{writing}"), b"baru")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"baru"


def test_what_cannot_be_read_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFound, match=r"paket\.json"):
        files.read_file(tmp_path / "paket.json", 10)
    with pytest.raises(BadInput, match="adalah folder"):
        files.read_file(tmp_path, 10)
    (tmp_path / "paket.json").write_bytes(bytes(11))
    with pytest.raises(BadInput, match="lebih besar dari"):
        files.read_file(tmp_path / "paket.json", 10)
