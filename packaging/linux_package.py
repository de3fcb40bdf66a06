"""What users of Linux install: a .deb for Debian 12 and 13, and the same program in a folder for a stick.

The libraries of both Pythons lie in one folder: compiled modules bear the version of their Python in their names, and
everything else is the same. The texts that go beside them are in packaging/linux.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import time
from collections.abc import Iterable
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import distribution
from distribution import DIST, Target
from environment import PYTHON
from tasks import BUILD, ROOT, TaskError, answer, need, run, say

PYTHONS = ("3.11", "3.13")
"""The Pythons of Debian 12 and 13."""
PLATFORM = "x86_64-manylinux_2_34"
TEXTS = ROOT / "packaging" / "linux"
WORK = BUILD / "linux"
HOME = "opt/caseworker"
DOC = "usr/share/doc/caseworker"

# Debian's packages of the libraries that system_libraries does not name because every Python has them, and Wayland's.
FURTHER_PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.34)",
    "libc.so.6": "libc6 (>= 2.34)",
    "libdl.so.2": "libc6 (>= 2.34)",
    "libgcc_s.so.1": "libgcc-s1",
    "libm.so.6": "libc6 (>= 2.34)",
    "libpthread.so.0": "libc6 (>= 2.34)",
    "librt.so.1": "libc6 (>= 2.34)",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6 (>= 2.34)",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
RENAMED = ("libcups2", "libglib2.0-0", "libpng16-16")
"""Packages whose names end in t64 in Debian 13."""


def package(*, trial: bool) -> None:
    """Make the .deb and the folder for a stick in dist/, with bill of materials and checksums; trial: try them too."""
    need({"dpkg-deb": "dpkg", "readelf": "binutils", "strip": "binutils"})
    DIST.mkdir(exist_ok=True)
    name = f"caseworker-{distribution.version()}-linux"
    say("Gathering the program and its libraries ...")
    libraries = gather(WORK / "lib")
    depends = dependencies(libraries)
    say("Packing the folder for a stick ...")
    stick = DIST / f"{name}.zip"
    distribution.pack(make_stick(libraries, WORK / name), stick, {})
    distribution.tell_size(stick)
    say("Packing the .deb; this takes some minutes ...")
    deb = make_deb(libraries, depends)
    distribution.tell_size(deb)
    distribution.write_bill_of_materials(libraries, DIST / f"{name}.cdx.json", [])
    distribution.write_checksums()
    if trial:
        import linux_trial

        linux_trial.try_out(deb, stick, depends)


# The libraries


def gather(folder: Path) -> Path:
    """The program and its libraries for every Python of PYTHONS in one folder, trimmed, without debug information."""
    shutil.rmtree(folder, ignore_errors=True)
    for python in PYTHONS:
        part = WORK / python
        shutil.rmtree(part, ignore_errors=True)
        distribution.install_program(part, Target(PLATFORM, python))
        distribution.trim(part)
        shutil.copytree(part, folder, dirs_exist_ok=True)
        shutil.rmtree(part)
    demand_single_versions(folder)
    modules = sorted(folder.rglob("*.cpython-*.so"))
    run("strip", "--strip-unneeded", *modules)  # half of each is debug information; other libraries lose nothing by it
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    distribution.settle(folder)
    return folder


def demand_single_versions(folder: Path) -> None:
    """Raise TaskError where the lock has a library in two versions, which cannot lie in one folder."""
    names = [metadata["Name"] for metadata in distribution.libraries(folder)]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        message = f"uv.lock has different versions of {', '.join(doubled)} for Python {' and '.join(PYTHONS)}"
        raise TaskError(message)


def dependencies(folder: Path) -> str:
    """The field Depends: the Pythons, and Debian's packages of all shared libraries that are not in the folder."""
    listing = answer("readelf", "--dynamic", "--wide", *sorted(folder.rglob("*.so*")))
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", listing))
    needed -= {path.name for path in folder.rglob("*.so*")}
    return ", ".join([*python_dependencies(PYTHONS), *packages_of(needed, known_packages())])


def known_packages() -> dict[str, str]:
    """Debian's package for each shared library, from the list by which the program tells what is missing."""
    question = (
        "import json; from caseworker_app.gui.shell.system_libraries import PACKAGES; print(json.dumps(PACKAGES))"
    )
    packages: dict[str, str] = json.loads(answer(PYTHON, "-c", question))
    return packages | FURTHER_PACKAGES


def packages_of(needed: Iterable[str], packages: dict[str, str]) -> list[str]:
    """Debian's packages of these shared libraries, in the form of Depends."""
    unknown = sorted(set(needed) - set(packages))
    if unknown:
        message = f"no Debian package is known for {', '.join(unknown)}; name it in packaging/linux_package.py"
        raise TaskError(message)
    names = sorted({packages[library] for library in needed})
    return [f"{name}t64 | {name}" if name in RENAMED else name for name in names]


def python_dependencies(pythons: tuple[str, ...]) -> list[str]:
    """Conditions for the package python3 that only these versions of Python meet; ("3.11", "3.13") keeps 3.12 out."""
    minors = [int(version.partition(".")[2]) for version in pythons]
    conditions = [f"python3 (>= 3.{minors[0]})"]
    for lower, upper in pairwise(minors):
        if upper > lower + 1:
            conditions.append(f"python3 (<< 3.{lower + 1}) | python3 (>= 3.{upper})")
    return [*conditions, f"python3 (<< 3.{minors[-1] + 1})"]


# The two packages


def make_stick(libraries: Path, folder: Path) -> Path:
    """The folder for a stick: libraries, a starter in sh, a page to read and the licences."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(libraries, folder / "lib")
    write_text(folder / "caseworker", "portable.sh", executable=True)
    write_text(folder / "BACA-SAYA.txt", "BACA-SAYA.txt")
    distribution.collect_licences(libraries, folder / "licences.txt")
    distribution.settle(folder)
    return folder


def make_deb(libraries: Path, depends: str) -> Path:
    """The Debian package; the same commit gives the same bytes."""
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    fill_tree(libraries, tree, depends)
    deb = DIST / f"caseworker_{distribution.version()}_amd64.deb"
    build_deb(tree, deb)
    return deb


def fill_tree(libraries: Path, tree: Path, depends: str) -> None:
    """Lay out a Debian package in a new folder as dpkg-deb takes it. depends: the field Depends."""
    shutil.copytree(libraries, tree / HOME / "lib")
    write_text(tree / "usr/bin/caseworker", "caseworker", executable=True)
    write_text(tree / "usr/share/applications/caseworker.desktop", "caseworker.desktop")
    write_text(tree / "usr/share/mime/packages/caseworker.xml", "caseworker.xml")
    icon = tree / "usr/share/icons/hicolor/scalable/apps/caseworker.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "caseworker.svg", icon)
    write_text(tree / DOC / "copyright", "copyright")
    write_text(tree / DOC / "changelog", "changelog")
    write_text(tree / "usr/share/man/man1/caseworker.1", "caseworker.1")
    distribution.collect_licences(libraries, tree / DOC / "licences.txt")
    for plain in (tree / DOC / "changelog", tree / DOC / "licences.txt", tree / "usr/share/man/man1/caseworker.1"):
        plain.with_name(f"{plain.name}.gz").write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
        plain.unlink()
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    write_control(tree, depends)
    distribution.settle(tree)


def build_deb(tree: Path, deb: Path, compression: str = "xz") -> None:
    """Have dpkg-deb make a package of a tree, with the date of the last commit, owned by root."""
    moment = str(distribution.commit_time())
    answer("dpkg-deb", f"-Z{compression}", "--root-owner-group", "--build", tree, deb, SOURCE_DATE_EPOCH=moment)


def write_control(tree: Path, depends: str) -> None:
    """The folder DEBIAN of a tree: its fields, its scripts, its checksums."""
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files) + sum(1 for path in tree.rglob("*"))
    write_text(tree / "DEBIAN/control", "control", INSTALLED_SIZE=str(kilobytes), DEPENDS=depends)
    write_text(tree / "DEBIAN/postinst", "postinst.sh", executable=True)
    write_text(tree / "DEBIAN/prerm", "prerm.sh", executable=True)
    write_text(tree / "DEBIAN/triggers", "triggers")
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]  # noqa: S324 - dpkg's form
    (tree / "DEBIAN/md5sums").write_text("".join(sums), encoding="utf-8")


def write_text(target: Path, name: str, *, executable: bool = False, **values: str) -> None:
    """A text of packaging/linux with its @NAMES@ filled in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(filled((TEXTS / name).read_text(encoding="utf-8"), **values), encoding="utf-8")
    target.chmod(0o755 if executable else 0o644)


def filled(text: str, **values: str) -> str:
    """A text with every @NAME@ replaced by its value; raises KeyError for a name that has none."""
    seconds = distribution.commit_time()
    known = values | {
        "VERSION": distribution.version(),
        "DATE": time.strftime("%Y-%m-%d", time.gmtime(seconds)),
        "DATE_RFC": formatdate(seconds),
        "PYTHON_NAMES": " ".join(f"python{python}" for python in PYTHONS),
        "PYTHON_CASES": " | ".join(PYTHONS),
        "PYTHON_LIST": " atau ".join(PYTHONS),
    }
    return re.sub(r"@([A-Z_]+)@", lambda match: known[match[1]], text)
