"""What was selected or copied in the window does not stay behind on a real X11 screen; only in the soak."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.soak import LONG, safety
from tests.whole.test_power_cut import ROOT

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from caseworker_app.gui.shell import lock
from caseworker_app.gui.base.preferences import Preferences
lock.CLIPBOARD_KEPT = 3000
application = QApplication([])
watch = lock.Watch(application, Preferences())
memo = QPlainTextEdit("pernah ingin mengakhiri hidup")
memo.show()
select = lambda: application.clipboard().setText(memo.toPlainText(), QClipboard.Mode.Selection)  # as the mouse does
QTimer.singleShot(500, lambda: (memo.selectAll(), memo.copy(), select()))
QTimer.singleShot(700, lambda: print("copied", flush=True))
QTimer.singleShot(20000, application.quit)
application.exec()
"""


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a screen of the test's own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        yield {**os.environ, "DISPLAY": f":{server.stdout.readline().decode().strip()}", "QT_QPA_PLATFORM": "xcb"}
        server.terminate()


def held(selection: str, screen: dict[str, str]) -> str:
    command = ["xclip", "-out", "-selection", selection]
    return subprocess.run(command, env=screen, capture_output=True, text=True, check=False, timeout=20).stdout


@pytest.mark.skipif(not LONG, reason="a real screen is looked at in the soak")
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xclip")), reason="there is no Xvfb or no xclip here")
@safety("S7", "X11 clipboard and selection emptied, as xclip sees them", 1, 3)
def test_neither_clipboard_nor_selection_keeps_a_text(screen: dict[str, str], tries: int) -> None:
    for _ in range(tries):
        with subprocess.Popen([sys.executable, "-c", SCRIPT], cwd=ROOT, env=screen, stdout=subprocess.PIPE) as window:
            assert window.stdout is not None
            assert window.stdout.readline() == b"copied\n"
            assert held("clipboard", screen) == held("primary", screen) == "pernah ingin mengakhiri hidup"
            end = time.monotonic() + 15
            while held("clipboard", screen) + held("primary", screen) and time.monotonic() < end:
                time.sleep(0.2)
            assert held("clipboard", screen) + held("primary", screen) == ""
            window.kill()
