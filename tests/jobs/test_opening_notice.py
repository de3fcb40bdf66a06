from __future__ import annotations

from pathlib import Path

from caseworker_app.jobs.opening_notice import opening_notice
from caseworker_app.store import backup
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE


def test_an_ordinary_place_is_not_spoken_of(notebook: Notebook) -> None:
    assert opening_notice(notebook) == ""


def test_a_second_copy_is_told_each_time(notebook: Notebook) -> None:
    (notebook.path / "notebook (1).db").touch()
    assert "notebook (1).db" in opening_notice(notebook)
    assert "notebook (1).db" in opening_notice(notebook)


def test_the_folder_of_a_synchroniser_is_told_once(notebook: Notebook, tmp_path: Path) -> None:
    package = backup.backup(notebook, tmp_path / "Buku.cadangan").path
    place = backup.restore(package, tmp_path / "OneDrive - Dinas Sosial" / "Buku.kasus")
    with open_notebook(place, PASSPHRASE) as synchronised:
        assert "OneDrive" in opening_notice(synchronised)
        assert opening_notice(synchronised) == ""
    moved = place.rename(tmp_path / "Buku lagi.kasus")
    with open_notebook(moved, PASSPHRASE) as local:
        assert opening_notice(local) == ""
