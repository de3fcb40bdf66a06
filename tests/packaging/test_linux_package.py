"""What goes beside the libraries in the packages for Linux, and how their building says that it cannot be done."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("packages for Linux are made on Linux", allow_module_level=True)

import distribution
import linux_package
from tasks import TaskError

MIME = "application/vnd.caseworker.backup"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package unpacked, around a library of one file."""
    folder = tmp_path_factory.mktemp("deb")
    libraries = folder / "lib"
    info = libraries / "tiny-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text("Name: tiny\nVersion: 1.0\n", encoding="utf-8")
    (info / "licenses/LICENSE").write_text("Use it freely.\n", encoding="utf-8")
    (libraries / "tiny.py").write_text("ANSWER = 42\n", encoding="utf-8")
    linux_package.fill_tree(libraries, folder / "tree", "python3 (>= 3.11)")
    return folder / "tree"


def text_of(tree: Path, name: str) -> str:
    return (tree / name).read_text(encoding="utf-8")


def test_control_names_version_dependencies_and_size(tree: Path) -> None:
    lines = text_of(tree, "DEBIAN/control").splitlines()
    fields = dict(line.split(": ", 1) for line in lines if re.match(r"[A-Z]", line))
    assert fields["Version"] == distribution.version()
    assert fields["Depends"] == "python3 (>= 3.11)"
    assert 0 < int(fields["Installed-Size"]) < 2000
    assert all(len(line) <= 80 for line in lines if line.startswith(" "))


def test_nothing_is_installed_outside_opt_caseworker_and_usr(tree: Path) -> None:
    files = [path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()]
    assert all(name.startswith(("DEBIAN/", "usr/", "opt/caseworker/lib/")) for name in files)
    assert {name for name in files if os.access(tree / name, os.X_OK)} == {
        "usr/bin/caseworker",
        "DEBIAN/postinst",
        "DEBIAN/prerm",
    }


def test_no_text_keeps_a_place_that_nobody_filled(tree: Path) -> None:
    texts = [path for path in tree.rglob("*") if path.is_file() and path.suffix != ".gz"]
    assert not [path for path in texts if re.search(r"@[A-Z_]+@", path.read_text(encoding="utf-8"))]


def test_desktop_entry_opens_backups_with_the_program(tree: Path) -> None:
    name = "usr/share/applications/caseworker.desktop"
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text_of(tree, name))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "/usr/bin/caseworker open %f"
    assert entry["MimeType"] == f"{MIME};"
    assert (tree / "usr/share/icons/hicolor/scalable/apps" / f"{entry['Icon']}.svg").is_file()
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", tree / name], check=True)  # noqa: S607


def test_backups_have_a_type_of_their_own(tree: Path) -> None:
    root = ET.fromstring(text_of(tree, "usr/share/mime/packages/caseworker.xml"))  # noqa: S314 - our own file
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = root.findall("m:mime-type", space)
    (glob,) = kind.findall("m:glob", space)
    assert (kind.get("type"), glob.get("pattern")) == (MIME, "*.cadangan")


def test_licences_of_the_libraries_come_along(tree: Path) -> None:
    packed = tree / "usr/share/doc/caseworker/licences.txt.gz"
    text = subprocess.run(["gzip", "-dc", packed], check=True, capture_output=True, text=True).stdout  # noqa: S607
    assert "tiny-1.0" in text
    assert "Use it freely." in text


@pytest.mark.parametrize("script", ["DEBIAN/postinst", "DEBIAN/prerm"])
def test_scripts_are_sound_shell(tree: Path, script: str) -> None:
    subprocess.run(["sh", "-n", tree / script], check=True)  # noqa: S607


def test_same_commit_gives_same_bytes(tree: Path, tmp_path: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("no dpkg-deb on this system")
    first, second = tmp_path / "first.deb", tmp_path / "second.deb"
    linux_package.build_deb(tree, first)
    copy = tmp_path / "copy"
    shutil.copytree(tree, copy)
    for path in copy.rglob("*"):
        os.utime(path)
    distribution.settle(copy)
    linux_package.build_deb(copy, second)
    assert first.read_bytes() == second.read_bytes()


def stick_with(tmp_path: Path, python: str) -> Path:
    """A folder for a stick without libraries, with apostrophe in its path, and a python3 that is this shell script."""
    folder = tmp_path / "Stik Bu D'Ayu"
    linux_package.write_text(folder / "caseworker", "portable.sh")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("python3", "python3.11", "python3.13"):
        (commands / name).write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    return folder


def started(folder: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", folder / "caseworker", "open", "Buku saya.kasus"],
        env={"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_stick_says_in_one_sentence_that_python_does_not_fit(tmp_path: Path) -> None:
    done = started(stick_with(tmp_path, "echo 3.9"), tmp_path)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Python 3.11 atau 3.13" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_stick_starts_its_own_libraries_alone(tmp_path: Path) -> None:
    python = 'case "$1" in -ISc) echo 3.13 ;; *) printf "%s\\n" "$@" ;; esac'
    folder = stick_with(tmp_path, python)
    words = started(folder, tmp_path).stdout.splitlines()
    assert words[0] == "-ISB"
    assert words[-3:] == [f"{folder}/lib", "open", "Buku saya.kasus"]
    assert [path.name for path in folder.iterdir()] == ["caseworker"]


def test_dependencies_let_in_only_the_pythons_that_are_served() -> None:
    assert linux_package.python_dependencies(("3.11", "3.13")) == [
        "python3 (>= 3.11)",
        "python3 (<< 3.12) | python3 (>= 3.13)",
        "python3 (<< 3.14)",
    ]
    assert linux_package.python_dependencies(("3.11", "3.12")) == ["python3 (>= 3.11)", "python3 (<< 3.13)"]


def test_dependencies_name_packages_as_both_debians_do() -> None:
    known = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libz.so.1": "zlib1g"}
    assert linux_package.packages_of(known, known) == ["libglib2.0-0t64 | libglib2.0-0", "zlib1g"]


def test_a_library_that_no_package_is_known_for_is_named() -> None:
    with pytest.raises(TaskError, match=r"libnew\.so\.1"):
        linux_package.packages_of(["libnew.so.1"], {})


def test_missing_programs_are_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TaskError) as refusal:
        linux_package.package(trial=False)
    assert str(refusal.value) == (
        "dpkg-deb, readelf, strip are not on this machine. On Debian:  sudo apt-get install binutils dpkg"
    )
