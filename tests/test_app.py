"""What happens with errors that nobody caught, what the log may hold, what is imported before the passphrase."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from caseworker_app import app, paths
from caseworker_app.errors import DiskFull
from tests.conftest import posix_only, windows_only

if TYPE_CHECKING:
    import pytest

    from caseworker_app.gui.shell.application import Application

SECRET = "Melati Sari 3175010101970001"


class Window:
    """What the hook tells."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.crashes: list[str] = []

    def tell_trouble(self, sentence: str) -> None:
        self.told.append(sentence)

    def show_crash(self, kind: str) -> None:
        self.crashes.append(kind)


def caught(error: Exception) -> Window:
    window = Window()
    hook = app.hook(window_as_application(window))
    try:
        fail(error)
    except Exception as raised:  # noqa: BLE001 - whatever the test raises
        hook(type(raised), raised, raised.__traceback__)
    return window


def fail(error: Exception) -> None:
    raise error


def window_as_application(window: Window) -> Application:
    return window  # type: ignore[return-value] # it has what the hook calls


def test_the_users_trouble_is_told_and_ours_is_logged_without_a_name() -> None:
    app.set_up_log()
    assert caught(DiskFull("Ruang disk penuh.")).told == ["Ruang disk penuh."]
    assert caught(ValueError(SECRET)).crashes == ["ValueError"]
    for handler in logging.getLogger("caseworker_app").handlers:
        handler.flush()
    logged = (paths.user_state() / "caseworker.log").read_text(encoding="utf-8")
    assert "ValueError at test_app" in logged
    assert "Melati" not in logged
    assert "3175" not in logged


def test_the_log_of_before_is_closed_when_a_new_one_is_set_up() -> None:
    app.set_up_log()
    (before,) = logging.getLogger("caseworker_app").handlers
    assert isinstance(before, logging.FileHandler)
    app.set_up_log()
    assert before.stream is None


def test_the_unlock_window_needs_no_database_and_no_writers() -> None:
    heavy = ("sqlalchemy", "alembic", "matplotlib", "reportlab", "pikepdf", "pypdfium2", "PIL")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from caseworker_app.gui.shell.application import Application\n"
        "from caseworker_app.gui.base.preferences import Preferences\n"
        "application = Application(Preferences())\n"
        "application.gate.unlock(Path('Buku.kasus'))\n"
        "application.gate.show()\n"
        f"print([name for name in {heavy!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "[]"


def test_an_open_window_holds_what_the_installer_looks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from caseworker_app.gui.shell import application

    held: list[str] = []

    class Shown:
        def __init__(self, _preferences: object, **_: object) -> None:
            assert held == ["Local\\CaseworkerWindow"]

        def run(self, _notebook: object) -> int:
            return 0

    for unwanted in ("set_up_log", "keep_quiet"):
        monkeypatch.setattr(app, unwanted, lambda: None)
    monkeypatch.setattr(app, "hold_mutex", held.append)
    monkeypatch.setattr(application, "Application", Shown)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert app.run(None) == 0


@windows_only("mutexes with names are Windows' own")
def test_windows_finds_the_mutex_by_its_name() -> None:
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    name = "Local\\CaseworkerWindowTest"
    assert not kernel.OpenMutexW(0x100000, 0, name)
    assert app.hold_mutex(name)
    assert kernel.OpenMutexW(0x100000, 0, name)


@posix_only("Windows has the mutex")
def test_elsewhere_there_is_nothing_to_hold() -> None:
    assert app.hold_mutex(app.MUTEX) is None


@posix_only("Qt for Windows shows a message box for an unknown platform; every Windows has a screen")
def test_without_a_screen_there_is_one_sentence_and_no_abort() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "caseworker_app", "open"],
        env={**os.environ, "QT_QPA_PLATFORM": "tidak-ada"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 3
    (told,) = run.stderr.splitlines()
    assert told.startswith("Jendela tidak dapat dibuka")
