"""What every package for users is made of: the allow list, equal bytes, the lists that go with it."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from pathlib import Path

import distribution
import pytest

FOLDERS = ("caseworker_app/gui", "numpy/tests", "numpy/linalg", "PySide6/plugins/platforms", "PySide6/qml", "bin")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A few files as the libraries bring them, wanted and not."""
    root = tmp_path / "lib"
    for name in FOLDERS:
        (root / name).mkdir(parents=True)
    for name in (
        "caseworker_app/gui/gate.py",
        "caseworker_app/icon.svg",
        "numpy/linalg/lapack.pyd",
        "numpy/linalg/lapack.h",
        "numpy/tests/test_all.py",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/qml/a.dll",
        "bin/tool.py",
    ):
        (root / name).write_text(name, encoding="utf-8")
    return root


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_only_what_is_let_in_stays_and_no_empty_folder(folder: Path) -> None:
    distribution.trim(folder)
    assert names(folder) == {
        "caseworker_app/gui/gate.py",
        "caseworker_app/icon.svg",
        "numpy/linalg/lapack.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/plugins/platforms/qwindows.dll",
    }
    assert not [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_the_same_folder_gives_the_same_archive(folder: Path, tmp_path: Path) -> None:
    archives = [tmp_path / "one.zip", tmp_path / "other.zip"]
    for number, archive in enumerate(archives):
        for path in folder.rglob("*"):
            os.utime(path, (number * 1_000_000, number * 1_000_000))
        distribution.pack(folder, archive, {"portabel.txt": "ya"})
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with zipfile.ZipFile(archives[0]) as packed:
        assert {name.removeprefix("lib/") for name in packed.namelist()} == names(folder) | {"portabel.txt"}


def test_everything_has_the_time_of_the_commit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distribution, "commit_time", lambda: 1_700_000_000)
    distribution.settle(folder)
    assert {path.stat().st_mtime for path in folder.rglob("*")} == {1_700_000_000}


def test_checksums_are_those_of_this_release_as_sha256sum_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distribution, "DIST", tmp_path)
    name = f"caseworker_{distribution.version()}.deb"
    (tmp_path / name).write_bytes(b"a")
    (tmp_path / "caseworker_0.0.1.deb").write_bytes(b"of another release")
    distribution.write_checksums()
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == f"{hashlib.sha256(b'a').hexdigest()}  {name}\n"


def test_the_bill_of_materials_names_each_library_with_licence_and_hash(tmp_path: Path) -> None:
    info = tmp_path / "msgspec.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: msgspec\nVersion: 0.0\nLicense-Expression: BSD-3-Clause\n", "utf-8")
    distribution.write_bill_of_materials(tmp_path, tmp_path / "bill.json", [{"name": "Python"}])
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    library, python = bill["components"]
    assert (bill["bomFormat"], bill["specVersion"], python["name"]) == ("CycloneDX", "1.6", "Python")
    assert library["purl"] == "pkg:pypi/msgspec@0.0"
    assert library["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]
    assert all(len(file["hashes"][0]["content"]) == 64 for file in library["externalReferences"])


def test_the_version_stands_in_one_place() -> None:
    import caseworker_app

    assert distribution.version() == caseworker_app.__version__
