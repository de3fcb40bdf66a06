"""The library and the service directory without a window."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from caseworker_app.cli import main
from caseworker_app.jobs import own_library
from caseworker_app.model.service import Service
from caseworker_app.store import keys
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import built_once

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["built_once"]


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)


@pytest.fixture
def book(built_once: Built, tmp_path: Path) -> Path:
    path = tmp_path / "Buku.kasus"
    shutil.copytree(built_once.path, path)
    with open_notebook(path, passphrase=PASSPHRASE) as notebook:
        with notebook.edit("Layanan") as session:
            session.add(Service(name="Puskesmas Garuda", kind="puskesmas", phone="022-111"))
        own_library.add(notebook, "techniques", "lingkar cerita")
    return path


def test_a_directory_goes_from_one_notebook_to_another(
    book: Path, built_once: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = str(tmp_path / "a.layanan"), tmp_path / "Lain.kasus"
    shutil.copytree(built_once.path, other)
    assert main(["services", str(book), "--export", file]) == 0
    assert main(["services", str(other), "--import", file]) == 0
    assert "1 layanan baru" in capsys.readouterr().out
    assert main(["services", str(other), "--json"]) == 0
    (service,) = json.loads(capsys.readouterr().out)
    assert (service["name"], service["doubt"]) == ("Puskesmas Garuda", "belum diperiksa")
    assert main(["services", str(other)]) == 0
    assert capsys.readouterr().out == "Puskesmas Garuda\tpuskesmas\t022-111\t\tbelum diperiksa\n"


def test_another_file_is_refused(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.layanan"
    file.write_text("bukan")
    assert main(["services", str(book), "--import", str(file)]) == 3
    assert "bukan direktori layanan" in capsys.readouterr().err


def test_the_library_is_searched_with_and_without_a_notebook(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "kursi", "kosong"]) == 0
    assert "2. Menghadirkan sosok: Meletakkan" in capsys.readouterr().out
    assert main(["library", "zzqqzz"]) == 0
    assert "Tidak ada yang cocok" in capsys.readouterr().out
    assert main(["library", "lingkar", "cerita", "--notebook", str(book)]) == 0
    assert "lingkar cerita" in capsys.readouterr().out
