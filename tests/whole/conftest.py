"""A notebook for every test, the program's own window in front of it, and nothing in the way of looking at it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base.preferences import Preferences
from caseworker_app.gui.shell.application import Application
from caseworker_app.jobs import cases, packages
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from caseworker_app.store import keys
from caseworker_app.store.notebooks import create
from tests.whole import hands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from caseworker_app.gui.shell.main_window import MainWindow

PASSPHRASE = "kucing hitam di atas genteng"

XDG = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR", "TMPDIR")

Enter = Callable[..., "MainWindow"]


@pytest.fixture(scope="session")
def book_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with one client, of whom only the name is known."""
    path = tmp_path_factory.mktemp("whole") / "Buku.kasus"
    notebook, _ = create(path, PASSPHRASE, strength=keys.LOWEST)
    cases.create(notebook, client=Person(name="Melati Kusuma"), agency=None, practitioner=None)
    notebook.close()
    return path


@pytest.fixture(scope="session")
def full_book_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with the two cases that come with the program."""
    path = tmp_path_factory.mktemp("whole") / "Penuh.kasus"
    notebook, _ = create(path, PASSPHRASE, strength=keys.LOWEST)
    for name in ("ms-sentra.json", "s-lansia.json"):
        packages.import_case(notebook, resource("examples", name).read_bytes())
    notebook.close()
    return path


@pytest.fixture
def book(book_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(book_once, tmp_path / book_once.name))


@pytest.fixture
def full_book(full_book_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(full_book_once, tmp_path / full_book_once.name))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder where a program may leave something, apart from the notebook."""
    for variable in XDG:
        (tmp_path / "home" / variable.lower()).mkdir(parents=True)
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable.lower()))
    return tmp_path / "home"


@pytest.fixture
def start(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Application]]:
    """Start the program as its command does, with these preferences; it is ended when the test is."""
    monkeypatch.setattr(keys, "calibrated", lambda *_: keys.LOWEST)
    started: list[Application] = []

    def begin(notebook: Path | None = None, preferences: Preferences | None = None) -> Application:
        application = Application(preferences or Preferences())
        started.append(application)
        application.start(notebook)
        return application

    yield begin
    for application in started:
        application.quit()
        qapp.removeTranslator(application._words)
        shiboken6.delete(application.gate)
        shiboken6.delete(application)
    shell_style.apply(qapp, scale=100, dark=False)


@pytest.fixture
def enter(start: Callable[..., Application]) -> Enter:
    """Start the program, give the passphrase, and wait for the main window."""

    def begin(notebook: Path, preferences: Preferences | None = None) -> MainWindow:
        application = start(notebook, preferences)
        hands.focus(hands.seen(QLineEdit)[0])
        hands.write(PASSPHRASE)
        hands.press("Buka")
        hands.until(lambda: application.main is not None, "the notebook did not open")
        assert application.main is not None
        hands.settle()
        return application.main

    return begin


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was asked of the network: nothing, and it would not be given."""
    asked: list[str] = []

    def refuse(name: str) -> Callable[..., None]:
        def called(*_: object, **__: object) -> None:
            asked.append(name)
            raise OSError("there is no network here")

        return called

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
        monkeypatch.setattr(socket, name, refuse(name))
    yield asked
    assert asked == []
