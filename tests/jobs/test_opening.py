"""What a path that the user points to stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseworker_app.errors import BadInput, CaseworkerError, NotFound
from caseworker_app.jobs import opening


def notebook(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "keys.json").write_text("{}", "utf-8")
    return path


def test_a_notebook_is_itself_whatever_its_folder_is_called(tmp_path: Path) -> None:
    for name in ("Kasus.kasus", "Kasus lama"):
        found = notebook(tmp_path / name)
        assert opening.notebook_at(found) == found


def test_a_folder_with_one_notebook_means_that_one(tmp_path: Path) -> None:
    found = notebook(tmp_path / "Stik" / "Kasus.kasus")
    (tmp_path / "Stik" / "Foto").mkdir()
    assert opening.notebook_at(tmp_path / "Stik") == found


@pytest.mark.parametrize(
    ("name", "error", "told"),
    [
        ("tidak-ada.kasus", NotFound, "“tidak-ada.kasus” tidak ditemukan di"),
        ("kosong", BadInput, "Di folder “kosong” tidak ada buku kasus"),
        ("dua", BadInput, "ada 2 buku kasus: A, B"),
        ("surat.pdf", BadInput, "“surat.pdf” bukan buku kasus dan bukan cadangan"),
    ],
)
def test_what_is_none_is_told_in_a_sentence(tmp_path: Path, name: str, error: type[CaseworkerError], told: str) -> None:
    (tmp_path / "kosong").mkdir()
    notebook(tmp_path / "dua" / "A.kasus")
    notebook(tmp_path / "dua" / "B.kasus")
    (tmp_path / "surat.pdf").write_bytes(b"%PDF")
    with pytest.raises(error, match=told):
        opening.notebook_at(tmp_path / name)


def test_a_backup_is_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "a.cadangan").write_bytes(b"")
    (tmp_path / "b.CADANGAN").write_bytes(b"")
    (tmp_path / "c.cadangan").mkdir()
    assert [opening.is_backup(tmp_path / name) for name in ("a.cadangan", "b.CADANGAN", "c.cadangan", "d")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_restored_notebook_gets_a_name_that_is_free_and_says_something(tmp_path: Path) -> None:
    assert opening.name_for(Path("Kasus 2026-11-30.cadangan")) == "Kasus 2026-11-30"
    automatic = tmp_path / "Panti.kasus" / "backups" / "00003_20261130T070000Z_harian.cadangan"
    assert opening.name_for(automatic) == "Panti dari cadangan"
    (tmp_path / "Panti.kasus").mkdir()
    assert opening.free_place(tmp_path, "Panti") == tmp_path / "Panti (2).kasus"
