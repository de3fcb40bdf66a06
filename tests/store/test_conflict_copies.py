from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from caseworker_app.store.conflict_copies import conflict_copies, conflict_sentence, synchroniser
from tests.store.built import Built

LEFT_BY_SYNCHRONISERS = (
    "notebook (Dewi's conflicted copy 2026-11-30).db",
    "notebook (1).db",
    "notebook-LAPTOP-DEWI.db",
    "notebook.sync-conflict-20261130-101010-ABCDEF7.db",
    "notebook - Salin.db",
    "notebook - Copy (2).db",
    "Copy of notebook.db",
    "Salinan dari notebook.db",
    "notebook_conflict-20261130-101010.db",
    "notebook (kopi berkonflik Laptop).db",
    "notebook.db (1)",
    "notebook (Dewi's conflicted copy 2026-11-30).db-wal",
    "keys (1).json",
    "keys.copy-LAPTOP.json",
    "NOTEBOOK~LAPTOP.DB",
)


@pytest.mark.parametrize("name", LEFT_BY_SYNCHRONISERS)
def test_a_second_copy_is_known_however_it_is_named(name: str, built: Built) -> None:
    (built.path / name).write_bytes(b"x")
    assert conflict_copies(built.path) == [name]
    assert name[:40] in conflict_sentence(built.path)
    assert len(conflict_sentence(built.path)) <= 300


def test_a_notebooks_own_files_are_none(built: Built) -> None:
    with built.open() as notebook, notebook.bookkeeping():
        for name in ("reserve.bin", "attempts.json", "backups", "rusak-20261130-1", ".a1b2c3d4.part"):
            (built.path / name).mkdir(exist_ok=True) if "." not in name else (built.path / name).touch()
        assert conflict_sentence(built.path) == ""


def test_many_copies_are_one_short_sentence(built: Built) -> None:
    for number in range(30):
        (built.path / f"notebook ({number} {'x' * 180}).db").touch()
    sentence = conflict_sentence(built.path)
    assert "29 lagi" in sentence
    assert len(sentence) <= 300


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PureWindowsPath(r"C:\Users\Dewi\OneDrive\Documents\Buku.kasus"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Dewi\OneDrive - Dinas Sosial\Buku.kasus"), "OneDrive"),
        (Path("/home/dewi/Dropbox/Buku.kasus"), "Dropbox"),
        (Path("/home/dewi/Dropbox (Dinas)/Buku.kasus"), "Dropbox"),
        (PureWindowsPath(r"G:\My Drive\Buku.kasus"), "Google Drive"),
        (PureWindowsPath(r"G:\Drive Saya\Buku.kasus"), "Google Drive"),
        (PureWindowsPath(r"C:\Users\Dewi\iCloudDrive\Buku.kasus"), "iCloud"),
        (Path("/home/dewi/Dokumen/Buku.kasus"), ""),
        (Path("/home/mega/Buku.kasus"), ""),
        (Path("/home/dewi/drop/Buku.kasus"), ""),
    ],
)
def test_the_folder_of_a_synchroniser_is_known_by_its_name(path: Path, name: str) -> None:
    assert synchroniser(path) == name
