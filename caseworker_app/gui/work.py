"""Work that takes longer than a moment: done in a thread, its result handed back to the window."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Result = TypeVar("Result")
_running: set[_Reply] = set()


def in_background(
    owner: QObject,
    job: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Do ``job`` in a thread, then call ``done`` with its result, unless ``owner`` is gone by then.

    failed: called with what the job raised; without it, it is raised in the window as if it had happened there.
    """
    reply = _Reply(owner, done, failed)
    _running.add(reply)
    QThreadPool.globalInstance().start(_Job(job, reply))


def busy(widget: QWidget, *, on: bool) -> None:
    """Show on a part of the window that it is at work."""
    if on:
        widget.setCursor(Qt.CursorShape.BusyCursor)
    else:
        widget.unsetCursor()


def running() -> bool:
    """Whether something is still being done, or its result not handed over yet."""
    return bool(_running)


def abandon() -> None:
    """Nobody waits any more for what is being done: the notebook it was about is locked."""
    for reply in _running:
        reply.abandoned = True


def wait(longest: int = -1) -> None:
    """Until nothing runs any more, or for so many milliseconds at the longest: before the program ends."""
    QThreadPool.globalInstance().waitForDone(longest)


class _Reply(QObject):
    finished = Signal(object, object)

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Callable[[Exception], None] | None) -> None:
        super().__init__()
        self.abandoned = False
        self._owner, self._done, self._failed = owner, done, failed
        self.finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _hand_over(self, result: Any, error: Exception | None) -> None:
        from shiboken6 import isValid  # 50 ms that the first window need not wait for

        _running.discard(self)
        if self.abandoned or not isValid(self._owner):
            return
        if error is None:
            self._done(result)
        elif self._failed:
            self._failed(error)
        else:
            raise error


class _Job(QRunnable):
    def __init__(self, job: Callable[[], Any], reply: _Reply) -> None:
        super().__init__()
        self._job, self._reply = job, reply

    def run(self) -> None:
        """In the thread."""
        result, trouble = None, None
        try:
            result = self._job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window is told
            trouble = error
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile, and Qt's objects with it
            self._reply.finished.emit(result, trouble)
