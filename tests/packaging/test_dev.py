"""Every task of packaging/dev.py runs, without a network where everything is set up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = sorted(path.stem.removeprefix("bench_") for path in (ROOT / "tests" / "benchmarks").glob("bench_*.py"))


def dev(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One task, as somebody without a screen and without a network starts it."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, ROOT / "packaging" / "dev.py", *words],
        env=kept | {"UV_OFFLINE": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_set_up_of_what_is_set_up_needs_no_network() -> None:
    done = dev("setup")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.splitlines()[-1].startswith("Ready: ")


def test_the_lock_fits_the_project() -> None:
    done = dev("lock", "--check")
    assert done.returncode == 0, done.stderr


def test_demo_makes_papers_diagrams_and_pictures() -> None:
    done = dev("demo")
    assert done.returncode == 0, done.stderr
    for name in ("lembar-persetujuan_MS.pdf", "laporan-kasus_S.pdf", "genogram_MS.pdf", "life-road-map_S.pdf"):
        assert f"demo-output/{name}" in done.stdout.replace("\\", "/")
        assert (ROOT / "demo-output" / name).read_bytes().startswith(b"%PDF")
    assert len(list((ROOT / "demo-output").glob("*.png"))) > 10


def test_every_benchmark_runs() -> None:
    done = dev("bench", "--quick")
    assert done.returncode == 0, done.stderr
    assert [line.removeprefix("== ") for line in done.stdout.splitlines() if line.startswith("== ")] == BENCHMARKS


def test_the_window_is_started_with_what_follows_the_task() -> None:
    done = dev("run", "--warna")
    assert done.returncode == 1
    assert "--warna" in done.stderr
    assert "caseworker open --warna" in done.stdout


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_a_package_that_cannot_be_made_is_one_sentence(system: str, tmp_path: Path) -> None:
    """On a machine that has Python and nothing else."""
    done = dev("package", system, PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == ""
    assert "not on this machine. On Debian:  sudo apt-get install" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_task_with_words_too_many_is_refused() -> None:
    assert dev("demo", "--fast").returncode == 2
