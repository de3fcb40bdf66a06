"""What the program finds out about itself: a whole copy, one with a part missing, and what it is made of."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import about, program_parts, selftest
from caseworker_app.store import driver

HIDDEN = """
import sys
class Hider:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Hider())
from caseworker_app.cli import main
sys.exit(main(["selftest"]))
"""


@pytest.fixture(autouse=True)
def temporary_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they are made, to see that none is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_whole_copy_says_so_and_leaves_nothing(temporary_folders: Path) -> None:
    steps: list[str] = []
    sentence = selftest.run(steps.append)
    assert sentence.startswith("Semua bagian program bekerja")
    assert steps[0] == "modul program"
    assert steps[-1].startswith("cadangan")
    assert list(temporary_folders.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "alembic",
        "ansel",
        "caseworker_app.gui.shell.crash",
        "cryptography.hazmat.primitives.ciphers.aead",
        "docx.parts.document",
        "matplotlib.backends.backend_agg",
        "matplotlib.backends.backend_pdf",
        "matplotlib.backends.backend_svg",
        "openpyxl",
        "pikepdf",
        "pypdfium2",
        "PySide6.QtSvg",
        "reportlab.pdfbase.ttfonts",
        "spylls.hunspell",
        "sqlcipher3",
        "xlsxwriter",
    ],
)
def test_a_missing_module_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(CaseworkerError, match=f"“{name}” tidak ada.*Buku kasus Anda tidak disentuh"):
        selftest.run()


def test_the_command_names_what_is_missing_in_one_sentence(tmp_path: Path) -> None:
    script = HIDDEN.format(name="matplotlib.backends.backend_svg")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    (told,) = done.stderr.splitlines()
    assert "“matplotlib.backends.backend_svg” tidak ada" in told


def failure() -> str:
    with pytest.raises(CaseworkerError) as told:
        selftest.run()
    return str(told.value)


def test_a_driver_that_cannot_search_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "finds_words", lambda: False)
    assert "“basis data terenkripsi”: basis data tidak dapat mencari kata" in failure()


def test_a_file_that_the_package_lists_and_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_parts, "missing_files", lambda: ["aksara.ttf"])
    assert "“aksara.ttf” tidak ada" in failure()


def test_a_missing_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary_folders: Path) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert "“Inter-Regular.ttf” tidak dapat dibaca" in failure()
    assert list(temporary_folders.iterdir()) == []


def test_a_step_that_breaks_in_the_middle_leaves_no_folder(
    monkeypatch: pytest.MonkeyPatch, temporary_folders: Path
) -> None:
    def broken(_trial: object) -> None:
        raise ValueError("Melati Sari")

    monkeypatch.setattr(selftest, "_USES", (("impor kasus contoh", broken),))
    with pytest.raises(CaseworkerError, match="“impor kasus contoh”: kesalahan ValueError") as told:
        selftest.run()
    assert "Melati" not in str(told.value)
    assert list(temporary_folders.iterdir()) == []


def test_about_tells_versions_and_places() -> None:
    lines = dict(about.facts())
    assert lines["SQLCipher"][0].isdigit()
    assert lines["OpenSSL (SQLCipher)"].startswith("OpenSSL")
    assert lines["Qt (PySide6)"].startswith("6.")
    assert lines["Catatan kesalahan"] == str(paths.log_file())
    assert "sqlalchemy" in lines
    assert all(line.count(": ") for line in about.as_text().splitlines())


def test_about_works_without_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "caseworker_app.store.driver", None)
    monkeypatch.delattr("caseworker_app.store.driver", raising=False)
    assert dict(about.facts())["SQLCipher"] == "tidak ditemukan"


def test_licences_are_there() -> None:
    assert "SIL Open Font License" in program_parts.licences()
