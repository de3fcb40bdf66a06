"""The real window on a bad day, in a process of its own: ``stumbler.py NOTEBOOK PASSPHRASE``.

A wrong passphrase, then errors wherever an error can be raised, each with personal words in its message and its cause.
What the crash page says is printed.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import warnings
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app import app
from caseworker_app.gui.base import work
from caseworker_app.gui.shell.application import Application
from caseworker_app.gui.shell.crash import CrashPage
from tests.whole import hands
from tests.whole.canaries import CANARIES
from tests.whole.driver import Driver, Steps, idle, main_window, open_first_case, unlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from caseworker_app.gui.shell.main_window import MainWindow

_next = cycle(CANARIES)


def stumble(*_: object) -> None:
    """Fail with a personal word in the message and another in the cause."""
    words: dict[str, str] = {}
    try:
        words[next(_next)]
    except KeyError as cause:
        raise RuntimeError(next(_next)) from cause


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - as Qt calls it
        stumble()


class Dropped:
    def __del__(self) -> None:
        stumble()


def crash() -> Steps:
    """Wait for the crash page, print what it says, and go on."""
    yield lambda: hands.windows(CrashPage)
    page = hands.windows(CrashPage)[0]
    print("crash page:", " ".join(hands.words(page).split()), flush=True)  # noqa: T201 - the test reads it
    QTest.keyClick(page, Qt.Key.Key_Return)
    yield lambda: not hands.windows(CrashPage)


def fail_in_a_slot(_main: MainWindow) -> Steps:
    QTimer.singleShot(0, stumble)
    yield from crash()


def fail_while_painting(main: MainWindow) -> Steps:
    painted = Painted(main)
    painted.resize(5, 5)
    painted.show()
    yield lambda: hands.windows(CrashPage)
    painted.hide()
    painted.deleteLater()
    yield from crash()


def fail_in_the_background(main: MainWindow) -> Steps:
    work.in_background(main, stumble, lambda _: None)
    yield from crash()


def fail_unseen(_main: MainWindow) -> Steps:
    """Where no window is told: in a thread, while something is thrown away, in warnings and logs of libraries."""
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    Dropped()
    warnings.warn(next(_next), stacklevel=1)
    logging.getLogger("library").error("%s", next(_next))
    try:
        stumble()
    except RuntimeError:
        logging.getLogger("library").exception("failed")
    yield lambda: True


def fail_to_admit_it(_main: MainWindow) -> Steps:
    """The crash page itself fails."""
    whole = Application.show_crash
    Application.show_crash = stumble  # type: ignore[method-assign,assignment] # that is the stumbling
    QTimer.singleShot(0, stumble)
    soon = time.monotonic() + 0.1
    yield lambda: time.monotonic() > soon
    Application.show_crash = whole  # type: ignore[method-assign]


FAILURES: tuple[Callable[[MainWindow], Steps], ...] = (
    fail_in_a_slot,
    fail_while_painting,
    fail_in_the_background,
    fail_unseen,
    fail_to_admit_it,
)


def bad_day(passphrase: str) -> Steps:
    yield from unlock(CANARIES[9])
    yield from unlock(passphrase)
    yield from open_first_case()
    main = main_window()
    assert main.case is not None
    main.case.go_to("client/client_home")
    street = hands.field("Jalan, kampung, nomor")
    QTest.keyClicks(street, CANARIES[7])
    QTest.keyClick(street, Qt.Key.Key_Tab)
    for fail in FAILURES:
        yield from fail(main)
    yield idle
    main.close()


if __name__ == "__main__":
    application = QApplication(["caseworker"])
    driver = Driver(bad_day(sys.argv[2]))
    sys.exit(app.run(Path(sys.argv[1])))
