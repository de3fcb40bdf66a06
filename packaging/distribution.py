"""What every package that users install is made of: the program, the libraries of the lock, their licences.

A package is a folder that is the same byte for byte whenever it is built from the same commit.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import re
import shutil
import tomllib
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from environment import PYTHON, uv
from tasks import BUILD, ROOT, TaskError, answer, say

DIST = ROOT / "dist"
CHECKSUMS = "SHA256SUMS"
KEEP = ROOT / "packaging" / "keep.toml"


@dataclass(frozen=True)
class Target:
    """For which machine libraries are taken. platform: as uv names it; python: such as 3.13."""

    platform: str
    python: str


def version() -> str:
    """The version of the program, which stands in one place."""
    text = (ROOT / "caseworker_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        message = "caseworker_app/__init__.py tells no version"
        raise TaskError(message)
    return found[1]


def commit_time() -> int:
    """Seconds since 1970 of the last commit: the date of everything in a package, so that two builds are equal."""
    return int(answer("git", "log", "-1", "--format=%ct"))


def install_program(folder: Path, target: Target) -> None:
    """Put the program and the libraries that running needs into a folder, as the lock has them for another machine."""
    install_libraries(folder, target, "--no-default-groups")
    wheels = BUILD / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    uv("build", "--quiet", "--wheel", "--no-build-isolation", "--python", PYTHON, "--out-dir", wheels, ROOT)
    (wheel,) = wheels.glob("caseworker-*.whl")
    _install(folder, target, wheel)


def install_libraries(folder: Path, target: Target, *groups: str) -> None:
    """Put libraries of the lock into a folder; groups: which, in the words of ``uv export``."""
    locked = BUILD / "requirements.txt"
    locked.parent.mkdir(parents=True, exist_ok=True)
    uv("export", "--locked", "--quiet", *groups, "--no-emit-project", "--output-file", locked)
    wheels_only = ("--only-binary", ":all:", "--no-binary", "pymeeus")  # pymeeus has no wheel
    _install(folder, target, *wheels_only, "--require-hashes", "--requirements", locked)


def _install(folder: Path, target: Target, *what: object) -> None:
    how = ("--quiet", "--no-deps", "--no-build-isolation", "--link-mode", "copy", "--python", PYTHON)
    machine = ("--python-platform", target.platform, "--python-version", target.python)
    uv("pip", "install", *how, *machine, "--target", folder, *what)


def trim(folder: Path) -> None:
    """Leave in a folder of libraries only what keep.toml lets in."""
    keep = tomllib.loads(KEEP.read_text(encoding="utf-8"))
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not _is_kept(name, keep):
            path.unlink()
    for record in folder.glob("caseworker-*.dist-info/RECORD"):  # by it the program knows its own files and licences
        lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
        present = [line for line in lines if (folder / line.partition(",")[0]).is_file()]
        record.write_text("".join(present), encoding="utf-8")


def _is_kept(name: str, keep: dict[str, list[str]]) -> bool:
    def matches(patterns: list[str]) -> bool:
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)

    if matches(keep["files"]):
        return True
    library = name.partition("/")[0]
    if library in keep["only_files"] or matches(keep["unused"]):
        return False
    return matches(keep["code"]) and not {*name.split("/")} & {*keep["no_folders"]}


def settle(folder: Path) -> None:
    """Give everything in a folder the same rights and the time of the last commit."""
    seconds = commit_time()
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (seconds, seconds))


def pack(folder: Path, archive: Path, more: dict[str, str]) -> None:
    """A zip file of a folder, with the folder's name in front, and of more files by their names and texts.

    The same folder gives the same bytes.
    """
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if os.access(path, os.X_OK) else 0o100644) << 16
            packed.writestr(entry, path.read_bytes())
        for name, text in sorted(more.items()):
            packed.writestr(zipfile.ZipInfo(f"{folder.name}/{name}", (1980, 1, 1, 0, 0, 0)), text)


# What goes beside the files


def libraries(folder: Path) -> list[Message]:
    """The metadata of everything that is installed in a folder, by name."""
    found = [HeaderParser().parsestr(path.read_text("utf-8")) for path in folder.glob("*.dist-info/METADATA")]
    return sorted(found, key=lambda metadata: metadata["Name"].casefold())


def collect_licences(folder: Path, target: Path) -> None:
    """One readable file with the licence texts of all libraries in a folder, after our own notice of them."""
    parts = [(ROOT / "NOTICES").read_text(encoding="utf-8")]
    for info in sorted(folder.glob("*.dist-info"), key=lambda path: path.name.casefold()):
        texts = sorted(path for path in info.rglob("*") if path.is_file() and _is_licence(path))
        for path in texts:
            parts.append(f"{'=' * 100}\n{info.name.removesuffix('.dist-info')}: {path.name}\n{'=' * 100}\n")
            parts.append(path.read_text(encoding="utf-8", errors="replace"))
    target.write_text("\n".join(parts), encoding="utf-8")


def _is_licence(path: Path) -> bool:
    return "licenses" in path.parts or path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))


def write_bill_of_materials(folder: Path, target: Path, others: list[dict[str, object]]) -> None:
    """A CycloneDX 1.6 list of what is in a package: the libraries in a folder, with the hashes of the lock, and others.

    others: further components in CycloneDX's form, such as the Python that is shipped.
    """
    locked = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
    components: list[dict[str, object]] = []
    for metadata in libraries(folder):
        name = re.sub(r"[-_.]+", "-", metadata["Name"]).lower()
        component: dict[str, object] = {
            "type": "application" if name == "caseworker" else "library",
            "bom-ref": f"pkg:pypi/{name}@{metadata['Version']}",
            "name": metadata["Name"],
            "version": metadata["Version"],
            "purl": f"pkg:pypi/{name}@{metadata['Version']}",
        }
        if licence := metadata["License-Expression"] or metadata["License"]:
            component["licenses"] = [{"license": {"name": licence.splitlines()[0]}}]
        files = [*locked[name].get("wheels", []), *([locked[name]["sdist"]] if "sdist" in locked[name] else [])]
        if files:
            component["externalReferences"] = [
                {
                    "type": "distribution",
                    "url": file["url"],
                    "hashes": [{"alg": "SHA-256", "content": file["hash"].removeprefix("sha256:")}],
                }
                for file in files
            ]
        components.append(component)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "Caseworker", "version": version()}},
        "components": [*components, *others],
    }
    target.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_checksums() -> None:
    """The SHA-256 of every file of this version in dist/, as ``sha256sum --check`` reads them."""
    files = sorted(path for path in DIST.iterdir() if path.is_file() and version() in path.name)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (DIST / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def tell_size(path: Path) -> None:
    """One line: a file or folder that is ready, and how large it is."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    say(f"  {path.relative_to(ROOT)}: {megabytes:.1f} MB")
