"""The built wheel, installed elsewhere, is a whole program: commands, resources, migrations."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def python(*arguments: str | Path, cwd: Path, path: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("elsewhere")
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT, cwd=wheels)
    (wheel,) = wheels.glob("caseworker-*.whl")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", place, wheel, cwd=place)
    return place


def test_installed_program_runs_from_where_it_was_put(installed: Path) -> None:
    where = python("-c", "import caseworker_app; print(caseworker_app.__file__)", cwd=installed.parent, path=installed)
    assert Path(where.strip()).is_relative_to(installed)
    listed = python("-m", "caseworker_app", "document", "--list", cwd=installed.parent, path=installed)
    keys = [line.split()[0] for line in listed.splitlines()]
    assert {"consent", "case-report"} <= {*keys}


def test_installed_program_has_its_command_and_resources(installed: Path) -> None:
    code = "from caseworker_app.paths import resources; print(resources())"
    resources = Path(python("-c", code, cwd=installed.parent, path=installed).strip())
    assert resources == installed / "caseworker_app" / "resources"
    everything = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert {path.relative_to(resources) for path in resources.rglob("*") if path.is_file()} == everything
    assert [path.stem for path in (installed / "bin").iterdir()] == ["caseworker"]


def test_wheel_holds_every_file_of_the_program(installed: Path) -> None:
    def program(root: Path) -> set[Path]:
        found = (path.relative_to(root) for path in (root / "caseworker_app").rglob("*") if path.is_file())
        return {path for path in found if path.parts[1] != "resources" and "__pycache__" not in path.parts}

    assert program(installed) == program(ROOT)
