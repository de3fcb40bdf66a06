"""An open notebook with one case, and the window's look; every test has its own copy."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caseworker_app.gui.base import theme, work
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import keys
from caseworker_app.store.keys import DataKey
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create, open_notebook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # ms: a wait ends when what it waits for is there, however busy the machine is


@pytest.fixture(scope="session")
def empty_notebook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, bytes]:
    """An empty notebook, built once: where it is, and its key."""
    path = tmp_path_factory.mktemp("window") / "Buku.kasus"
    notebook, _ = create(path, "tujuh belas ekor burung", strength=keys.LOWEST)
    found = path, notebook.key.notebook_id, notebook.key.bytes
    notebook.close()
    return found


@pytest.fixture
def notebook(empty_notebook: tuple[Path, str, bytes], tmp_path: Path) -> Iterator[Notebook]:
    path, notebook_id, key = empty_notebook
    shutil.copytree(path, tmp_path / path.name)
    with open_notebook(tmp_path / path.name, key=DataKey(notebook_id, key)) as opened:
        yield opened
        work.abandon()  # as the window does before it locks


@pytest.fixture
def case(notebook: Notebook) -> Case:
    """A new case of an invented client; what made it cannot be undone."""
    made = Case(number="2024-001", client=Person(name="Melati Sari"), opened=PartialDate.parse("23/8/2024"))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """As pytest-qt has it, but patient."""
    for name in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        monkeypatch.setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp)
