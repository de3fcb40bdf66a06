"""Work that takes longer than a moment: done in a thread, its result handed back to the window.

While threads work, Python does not look for cyclic garbage: it would be looked for in whichever thread makes objects,
and what is left of closed windows must not be destroyed outside of theirs.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Result = TypeVar("Result")


@dataclass
class _Task:
    """A job, who waits for it, and what came of it.

    It is kept here until the window has the result: whatever of Qt's a job knows must not be forgotten, and destroyed
    with that, in its thread.
    """

    owner: QObject
    job: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    abandoned: bool = False
    result: Any = None
    error: Exception | None = None

    def do(self) -> None:
        """In the thread."""
        try:
            self.result = self.job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window is told
            self.error = error


_tasks: dict[int, _Task] = {}
_numbers = itertools.count()


def in_background(
    owner: QObject,
    job: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Do ``job`` in a thread, then call ``done`` with its result, unless ``owner`` is gone by then.

    failed: called with what the job raised; without it, it is raised in the window as if it had happened there.
    """
    gc.disable()
    number = next(_numbers)
    _tasks[number] = _Task(owner, job, done, failed)
    QThreadPool.globalInstance().start(_Runner(number, _counter()))


def busy(widget: QWidget, *, on: bool) -> None:
    """Show on a part of the window that it is at work."""
    if on:
        widget.setCursor(Qt.CursorShape.BusyCursor)
    else:
        widget.unsetCursor()


def running() -> bool:
    """Whether something is still being done, or its result not handed over yet."""
    return bool(_tasks)


def abandon() -> None:
    """Nobody waits any more for what is being done: the notebook it was about is locked."""
    for task in _tasks.values():
        task.abandoned = True


def wait(longest: int = -1) -> None:
    """Until nothing runs any more, or for so many milliseconds at the longest: before the program ends."""
    QThreadPool.globalInstance().waitForDone(longest)


class _Counter(QObject):
    """Where threads say that they are done; there is one, which no thread can be the last to know."""

    finished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @Slot(int)
    def _hand_over(self, number: int) -> None:
        from shiboken6 import isValid  # 50 ms that the first window need not wait for

        task = _tasks.pop(number)
        if not _tasks:
            gc.enable()
        if task.abandoned or not isValid(task.owner):
            return
        if task.error is None:
            task.done(task.result)
        elif task.failed:
            task.failed(task.error)
        else:
            raise task.error


@functools.cache
def _counter() -> _Counter:
    return _Counter()


class _Runner(QRunnable):
    def __init__(self, number: int, counter: _Counter) -> None:
        super().__init__()
        self._number, self._counter = number, counter

    def run(self) -> None:
        """In the thread."""
        _tasks[self._number].do()
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile, and Qt's objects with it
            self._counter.finished.emit(self._number)
