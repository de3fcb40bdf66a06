"""The part of the test suite that needs no window of Linux, run by the program's own Python under Wine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tasks import TaskError

if TYPE_CHECKING:
    from wine import Room

FOLDERS = ("model", "casework", "forms", "exchange", "store")
FILES = "test_cli*.py", "test_app.py", "test_arguments.py"
LIBRARIES = (
    *("pytest", "pytest-qt", "hypothesis"),
    *("colorama", "iniconfig", "packaging", "pluggy", "pygments", "sortedcontainers", "typing-extensions"),
)
"""What the tests need besides the program, down to the last requirement; versions and hashes come from the lock."""
TIMEOUT = 3600.0


def run_tests(room: Room, folder: Path, checkout: Path, uv: Path, *arguments: str) -> str:
    """Run the tests of a checkout with the runtime and libraries of the program in the room; the closing line.

    ``folder`` is the program's copy in the room (runtime/ and lib/), patched; ``uv`` installs what only the tests
    need; ``arguments`` go to pytest, in place of the test files chosen here where they name some. All that pytest
    prints is kept in tests.log of the room's work folder. TaskError when a test failed.
    """
    tests = room.kirim / "tests-of-it"
    shutil.rmtree(tests, ignore_errors=True)
    install_libraries(checkout / "packaging" / "requirements.lock", tests / "lib", uv)
    for name in ("caseworker_app", "resources", "tests"):
        shutil.copytree(checkout / name, tests / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(checkout / "pyproject.toml", tests)
    python = runtime_for(tests, folder)
    chosen = arguments or test_files(checkout)
    done = room.run(
        python,
        *("-X", "utf8", "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", "-p", "no:randomly"),
        *chosen,
        timeout=TIMEOUT,
        folder=tests,
    )
    log = room.work / "tests.log"
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    summary = (done.stdout.strip() or done.stderr.strip()).rpartition("\n")[2]
    if done.returncode:
        raise TaskError(f"tests failed under Wine: {summary}. All of it is in {log}")
    return summary


def test_files(checkout: Path) -> tuple[str, ...]:
    """The folders and files of tests that are run, as pytest takes them."""
    files = sorted(file.name for pattern in FILES for file in (checkout / "tests").glob(pattern))
    return tuple(f"tests/{name}" for name in (*FOLDERS, *files))


def install_libraries(lock: Path, folder: Path, uv: Path) -> None:
    """Install the libraries of the tests for Windows, exactly as locked."""
    folder.mkdir(parents=True)
    requirements = folder.parent / "requirements.txt"
    requirements.write_text(locked(lock.read_text(encoding="utf-8"), LIBRARIES), encoding="utf-8")
    command = [
        *(str(uv), "pip", "install", "--quiet", "--no-config", "--target", str(folder), "--link-mode", "copy"),
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13"),
        *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements)),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise TaskError(f"the libraries of the tests could not be installed: {done.stderr.strip()}")


def locked(lock: str, names: tuple[str, ...]) -> str:
    """The entries of a lock file for these libraries, with their versions and hashes."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    return "".join(entry for entry in entries if re.split("[=<> ;]", entry, maxsplit=1)[0] in names)


def runtime_for(tests: Path, folder: Path) -> Path:
    """A copy of the program's Python that finds the checkout and the libraries of the tests as well."""
    runtime = tests / "runtime"
    shutil.copytree(folder / "runtime", runtime)
    (paths,) = runtime.glob("python*._pth")
    places = (f"{paths.stem}.zip", ".", r"..", r"..\lib", rf"..\..\{folder.name}\lib")
    paths.write_text("".join(f"{place}\n" for place in places), encoding="utf-8", newline="\r\n")
    return runtime / "python.exe"
