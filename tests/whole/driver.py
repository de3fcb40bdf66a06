"""Acts in the program's own event loop, where it fails as it would before a user."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from caseworker_app.gui.base import work
from caseworker_app.gui.shell.main_window import MainWindow
from tests.whole import hands

Steps = Iterator[Callable[[], object]]


class Driver(QTimer):
    """Goes from step to step, as soon as what the last one waits for is there; ends the process where it never is."""

    def __init__(self, steps: Steps) -> None:
        super().__init__(interval=20)
        self._steps, self._end = steps, time.monotonic() + 300
        self._condition: Callable[[], object] = lambda: True
        self.timeout.connect(self._go_on)
        self.start()

    def _go_on(self) -> None:
        try:
            if time.monotonic() > self._end:
                self._give_up()
            if self._condition():
                self.stop()
                self._condition = next(self._steps)
                self.start()
        except StopIteration:
            return
        except BaseException:  # noqa: BLE001 - the test must hear of it
            traceback.print_exc()
            os._exit(1)

    def _give_up(self) -> None:
        raise TimeoutError(f"it did not come to be; in sight: {hands.words()}")


def idle() -> bool:
    """Whether nothing is done in the background."""
    return not work.running()


def wait(seconds: float) -> Steps:
    """Let the program go on for a while."""
    end = time.monotonic() + seconds
    yield lambda: time.monotonic() > end and idle()


def unlock(passphrase: str) -> Steps:
    """Type the passphrase where it is asked for."""
    yield lambda: hands.seen(QLineEdit) and hands.seen(QLineEdit)[0].isEnabled() and idle()
    line = hands.seen(QLineEdit)[0]
    QTest.keyClicks(line, passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)
    yield from wait(0.1)


def main_window() -> MainWindow:
    """The window of the open notebook."""
    return hands.windows(MainWindow)[0]


def open_first_case() -> Steps:
    """Press Enter in the list of cases."""
    yield lambda: hands.windows(MainWindow) and main_window().cases.view.model().rowCount() and idle()
    main_window().show_cases()
    QTest.keyClick(main_window().cases.view, Qt.Key.Key_Return)
    yield lambda: main_window().case is not None and idle()
