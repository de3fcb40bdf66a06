"""Long work with a window that says how far it is and lets the user stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog

from caseworker_app.gui.work import in_background
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Result = TypeVar("Result")
Tell = Callable[[int, int], None]
"""What the work calls now and then: how much is done, and of how much (0 where that is not known)."""
PATIENCE = 1000  # ms of work until the window comes up


class _Stopped(Exception):
    """The user has stopped the work."""


def with_progress(parent: QWidget, words: str, job: Callable[[Tell], Result]) -> Result | None:
    """Do ``job`` in a thread; None where the user has stopped it, so the job must not change anything.

    The job learns of the stop when it next calls what it is given. Raises what the job raises.
    """
    stopped = threading.Event()
    state = [0, 0]
    ended: list[Result] = []
    failed: list[Exception] = []
    waiting = QEventLoop(parent)
    dialog = QProgressDialog(words, tr("Hentikan"), 0, 0, parent)
    dialog.setWindowTitle(tr("Mohon tunggu"))
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(PATIENCE)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)

    def tell(done: int, all_: int) -> None:
        if stopped.is_set():
            raise _Stopped
        state[:] = done, all_

    def show() -> None:
        dialog.setMaximum(state[1])
        dialog.setValue(state[0])

    def finish(result: Result) -> None:
        ended.append(result)
        waiting.quit()

    def fail(error: Exception) -> None:
        failed.append(error)
        waiting.quit()

    def stop() -> None:
        stopped.set()
        waiting.quit()

    clock = QTimer(dialog, interval=200)
    clock.timeout.connect(show)
    clock.start()
    dialog.canceled.connect(stop)
    in_background(dialog, lambda: job(tell), finish, fail)
    waiting.exec()
    clock.stop()
    dialog.canceled.disconnect(stop)
    dialog.close()
    dialog.deleteLater()
    if stopped.is_set():
        return None
    if failed:
        raise failed[0]
    return ended[0]
