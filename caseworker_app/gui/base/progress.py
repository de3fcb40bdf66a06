"""Long work with a window that says how far it is and lets the user stop it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog
from shiboken6 import isValid

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Result = TypeVar("Result")
Tell = Callable[[int, int], None]
"""What the work calls now and then: how much is done, and of how much (0 where that is not known)."""
PATIENCE = 800  # ms of work until the window comes up
_NEVER = 2**31 - 1  # ms: it is shown by hand


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
    dialog = _dialog(parent, words, tr("Hentikan"))

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
    dialog.canceled.connect(stop)
    in_background(dialog, lambda: job(tell), finish, fail)
    soon = QTimer(dialog, singleShot=True, interval=PATIENCE)
    soon.timeout.connect(waiting.quit)
    soon.start()
    waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if isValid(dialog) and not ended and not failed:
        clock.start()
        dialog.show()
        waiting.exec()
    if isValid(dialog):
        dialog.canceled.disconnect(stop)
        _close(dialog)
    if failed and not stopped.is_set():
        raise failed[0]
    return ended[0] if ended and not stopped.is_set() else None


@contextlib.contextmanager
def saying(parent: QWidget, words: str, *, needed: bool) -> Iterator[None]:
    """Say what is being done on the window's own thread while it takes long and cannot be stopped."""
    if not needed:
        yield
        return
    dialog = _dialog(parent, words, "")
    dialog.setCancelButton(None)
    dialog.show()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    try:
        yield
    finally:
        _close(dialog)


def _dialog(parent: QWidget, words: str, stop: str) -> QProgressDialog:
    dialog = QProgressDialog(words, stop, 0, 0, parent.window())
    dialog.setWindowTitle(tr("Mohon tunggu"))
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(_NEVER)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(theme.px(360))
    return dialog


def _close(dialog: QProgressDialog) -> None:
    dialog.close()
    dialog.setParent(None)
    dialog.deleteLater()
