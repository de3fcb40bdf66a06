"""An empty notebook, built once and copied for each test that wants one of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create
from tests.store.built import PASSPHRASE, Built

ROOT = Path(__file__).resolve().parents[2]

Start = Callable[..., "Popen[str]"]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    path = tmp_path_factory.mktemp("notebook") / "Buku.kasus"
    notebook, code = create(path, PASSPHRASE, strength=keys.LOWEST)
    built = Built(path, code, notebook.key.notebook_id, notebook.key.bytes)
    notebook.close()
    return built


@pytest.fixture
def built(built_once: Built, tmp_path: Path) -> Built:
    path = tmp_path / built_once.path.name
    shutil.copytree(built_once.path, path)
    return Built(path, built_once.code, built_once.notebook_id, built_once.raw_key)


@pytest.fixture
def notebook(built: Built) -> Iterator[Notebook]:
    with built.open() as opened:
        yield opened


@pytest.fixture
def start(built: Built) -> Iterator[Start]:
    """Run one of the scripts beside the tests in a process of its own, with the notebook's folder and key."""
    running: list[Popen[str]] = []

    def run(script: str, *arguments: str, path: Path | None = None) -> Popen[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "NOTEBOOK_KEY": f"{built.notebook_id} {built.raw_key.hex()}",
        }
        command = [
            sys.executable,
            str(Path(__file__).parent / script),
            str(path or built.path),
            *arguments,
        ]
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, env=environment)
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()
