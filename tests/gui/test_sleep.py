"""The system's word that the computer goes to sleep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes import addressof
from pathlib import Path

import pytest

from caseworker_app.gui.shell import sleep
from tests.conftest import windows_only
from tests.soak import safety

ROOT = Path(__file__).resolve().parents[2]
BUS = """<busconfig><type>system</type><listen>unix:path={path}</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a D-Bus of the test's own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon on this machine")
    place = tmp_path / "bus"
    (tmp_path / "bus.conf").write_text(BUS.format(path=place))
    command = ["dbus-daemon", f"--config-file={tmp_path / 'bus.conf'}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@safety("S6", "logind tells of sleep: locked before, sleep held up meanwhile")
def test_linux_tells_of_sleep_and_waits(bus: str) -> None:
    command = [sys.executable, "-m", "tests.gui.sleeper", bus]
    heard = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert heard.stdout.splitlines() == ["asked: sleep delay", "held", "due", "due", "free"], heard.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_without_a_system_bus_nothing_is_heard_and_nothing_fails() -> None:
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from caseworker_app.gui.shell.sleep import SleepWatch\n"
        "application = QApplication([]); window = QWidget(); window.show()\n"
        "watch = SleepWatch(application); watch.start(); application.processEvents(); watch.stop()\n"
    )
    nowhere = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"}
    done = subprocess.run([sys.executable, "-c", script], env=nowhere, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


@windows_only("the messages are Windows' own")
@pytest.mark.parametrize(("message", "word"), [(0x0218, 4), (0x02B1, 7)])
def test_windows_tells_of_sleep_and_of_a_locked_screen(message: int, word: int, qapp: object) -> None:
    from ctypes import wintypes

    heard: list[bool] = []
    messages = sleep._Messages(lambda: heard.append(True), 0)
    sent = wintypes.MSG(message=message, wParam=word)
    messages.nativeEventFilter(b"windows_generic_MSG", addressof(sent))
    sent.wParam = 0
    messages.nativeEventFilter(b"windows_generic_MSG", addressof(sent))
    messages.end()
    assert heard == [True]
