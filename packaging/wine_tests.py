"""The part of the test suite that needs no window of Linux, run by the program's own Python under Wine."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from distribution import install_libraries
from tasks import ROOT, TaskError
from windows_package import TARGET

if TYPE_CHECKING:
    from wine import Room

FOLDERS = ("model", "casework", "forms", "exchange", "store")
FILES = "test_cli*.py", "test_app.py", "test_arguments.py"
WITHOUT_QT = (
    *("-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning"),
    *("-o", "addopts=--strict-markers --import-mode=importlib -ra"),
)
"""The program is shipped without QtTest, and none of these tests needs it; so the settings for it are unknown."""
TIMEOUT = 3600.0


def run_tests(room: Room, folder: Path, *arguments: str) -> str:
    """Run the tests of this checkout with the runtime and libraries of the program in the room; the closing line.

    folder: the program's copy in the room (runtime/ and lib/), patched. arguments go to pytest, in place of the test
    files chosen here. All that pytest prints is kept in tests.log of the room's work folder. TaskError when one failed.
    """
    tests = room.kirim / "tests-of-it"
    shutil.rmtree(tests, ignore_errors=True)
    install_libraries(tests / "lib", TARGET, "--only-group", "test")
    for name in ("caseworker_app", "resources", "tests"):
        shutil.copytree(ROOT / name, tests / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", tests)
    python = runtime_for(tests, folder)
    chosen = arguments or test_files()
    done = room.run(
        python,
        *("-X", "utf8", "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", "-p", "no:randomly"),
        *WITHOUT_QT,
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


def test_files() -> tuple[str, ...]:
    """The folders and files of tests that are run, as pytest takes them."""
    files = sorted(file.name for pattern in FILES for file in (ROOT / "tests").glob(pattern))
    return tuple(f"tests/{name}" for name in (*FOLDERS, *files))


def runtime_for(tests: Path, folder: Path) -> Path:
    """A copy of the program's Python that finds the checkout and the libraries of the tests as well."""
    runtime = tests / "runtime"
    shutil.copytree(folder / "runtime", runtime)
    (paths,) = runtime.glob("python*._pth")
    places = (f"{paths.stem}.zip", ".", r"..", r"..\lib", rf"..\..\{folder.name}\lib")
    paths.write_text("".join(f"{place}\n" for place in places), encoding="utf-8", newline="\r\n")
    return runtime / "python.exe"
