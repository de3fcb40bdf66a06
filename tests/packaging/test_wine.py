from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import wine
import wine_debian
import wine_desktop
import wine_printer
import wine_program
import wine_tests
from tasks import TaskError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the room is made on Linux")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH; nothing is in it yet."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def provide(folder: Path, *names: str, script: str = "exit 0") -> None:
    for name in names:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)


@pytest.mark.parametrize(
    ("answer", "version"),
    [
        ("wine-10.0 (Debian 10.0~repack-6)\n", 10),
        ("wine-8.0 (Debian 8.0~repack-4)", 8),
        ("wine-11.2-rc1", 11),
        ("", 0),
        ("it looks like wine32 is missing", 0),
    ],
)
def test_version_of_wine_is_read(answer: str, version: int) -> None:
    assert wine.major_version(answer) == version


@pytest.mark.parametrize(("answer", "is_enough"), [("wine-8.0", False), ("wine-10.0", True), ("wine-11.3", True)])
def test_only_a_wine_that_is_new_enough_is_taken(programs: Path, answer: str, *, is_enough: bool) -> None:
    provide(programs, *wine.PROGRAMS, script=f"echo '{answer}'")
    assert wine.has_wine() is is_enough


def test_wine_without_a_screen_is_not_taken(programs: Path) -> None:
    provide(programs, "wine", "wineboot", "wineserver", script="echo wine-10.0")
    assert not wine.has_wine()


@pytest.mark.parametrize(
    ("missing", "package"),
    [("unshare", "util-linux"), ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64"), ("debootstrap", "debootstrap")],
)
def test_what_is_missing_is_named_with_its_package(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, package: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    needed = {"unshare", "nsenter", "x86_64-w64-mingw32-gcc", "debootstrap"}
    provide(programs, *(needed - {missing}))
    with pytest.raises(TaskError, match=rf"^{missing} is not on this machine.*apt-get install {package}$"):
        wine.prepare(tmp_path / "work")


def test_only_root_can_install_debian(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    provide(programs, "unshare", "nsenter", "x86_64-w64-mingw32-gcc")
    with pytest.raises(TaskError, match=r"no Wine 10.*sudo"):
        wine.prepare(tmp_path / "work")


def test_without_a_network_one_sentence_says_so_and_nothing_half_done_is_taken(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    provide(programs, "debootstrap")
    provide(programs, "unshare", script="echo 'E: Failed getting release file'; exit 1")
    for _ in range(2):
        with pytest.raises(TaskError, match=r"is there a network\? The end of .*trixie\.log says more"):
            wine_debian.debian(tmp_path)
    assert "Failed getting release file" in (tmp_path / "trixie.log").read_text(encoding="utf-8")


def test_debian_that_is_whole_is_used_again(programs: Path, tmp_path: Path) -> None:
    stamp = tmp_path / "trixie" / "etc" / "caseworker-trial"
    stamp.parent.mkdir(parents=True)
    stamp.write_text(" ".join(wine_debian.PACKAGES), encoding="utf-8")
    assert wine_debian.debian(tmp_path) == tmp_path / "trixie"


def run_here(script: str, stdin: bytes = b"", timeout: float = 60) -> tuple[wine_program.Program, bytes, bytes, bool]:
    def command(environment: dict[str, str]) -> list[str]:
        variables = [f"{name}={value}" for name, value in environment.items()]
        return ["env", *variables, sys.executable, "-c", script]

    program = wine_program.start(command, pipe=-1)
    return program, *wine_program.read_to_its_end(program.process, stdin, timeout)


def test_output_errors_and_exit_code_of_a_program_are_kept() -> None:
    script = "import sys; print(sys.stdin.read() * 100_000); print('awas', file=sys.stderr); sys.exit(7)"
    program, output, errors, has_ended = run_here(script, "é".encode())
    assert has_ended
    assert output.decode() == "é" * 100_000 + "\n"
    assert errors == b"awas\n"
    assert program.process.returncode == 7


def test_what_a_program_leaves_running_does_not_hold_it_up_and_is_ended_with_it() -> None:
    child = "import time; time.sleep(600)"
    script = f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', '{child}']).pid)"
    program, output, _, has_ended = run_here(script)
    assert has_ended
    left = Path("/proc") / output.decode().strip()
    assert left.exists()
    program.kill()
    assert wine_desktop.wait_for(lambda: not (left / "exe").is_file(), timeout=60)


def test_a_program_that_hangs_is_given_up() -> None:
    program, _, _, has_ended = run_here("import time; time.sleep(600)", timeout=0.5)
    assert not has_ended
    assert program.is_running()
    program.kill()
    assert not program.is_running()


def test_all_tests_of_the_lower_layers_are_run() -> None:
    chosen = wine_tests.test_files()
    assert {"tests/model", "tests/store", "tests/test_cli.py", "tests/test_app.py"} <= {*chosen}
    assert all((Path(__file__).parents[2] / name).exists() for name in chosen)


def test_pages_of_something_printed_are_counted_at_its_end() -> None:
    assert wine_printer.page_count(b"%!PS-Adobe-3.0\n%%Pages: (atend)\n...\n%%Trailer\n%%Pages: 3\n") == 3
    assert wine_printer.page_count(b"") == 0
