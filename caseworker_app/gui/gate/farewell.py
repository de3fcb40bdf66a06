"""The main window is put away and its notebook closed, whatever fails meanwhile and whatever hangs."""

from __future__ import annotations

import contextlib
import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import leaving, work
from caseworker_app.gui.shell.failure_log import log_failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.store.notebook import Notebook

LONGEST = 20.0  # s: when saving takes longer (a disk that does not answer), the process ends all the same
GLANCE = 50  # ms for the screen to show that all is hidden


class Farewell:
    """One leave-taking. Errors that come up elsewhere while it lasts are to be added to ``failures``."""

    def __init__(self, main: MainWindow | None, notebook: Notebook | None) -> None:
        self._main, self._notebook = main, notebook
        self.failures: list[Exception] = []

    def take(self, shown: QWidget | None, patience: int, also: Sequence[Callable[[], object]] = ()) -> leaving.Trouble:
        """Hide every window but ``shown``, save, close the notebook and forget its key.

        patience: ms that work in threads is waited for before that. also: what else is to be done before it, at once.
        Gives what could not be saved.
        """
        main, notebook = self._main, self._notebook
        work.abandon()
        try:
            self._try([lambda: _hide_all_but(shown), _glance])
            self.failures.clear()  # what was not saved on being hidden is tried once more
            self._try([*also, *([notebook.give_up_edit] if notebook is not None else [])])
            self._try([*([main.release] if main is not None else []), lambda: work.wait(patience)])
        finally:
            self._try([notebook.close] if notebook is not None else [])
            if main is not None:
                _throw_away(main)
            self._main = self._notebook = None
            gc.collect()  # while nobody works: what was read out of the notebook is let go of for good
        return leaving.trouble_of(self.failures)

    @contextlib.contextmanager
    def hurried(self, end: Callable[[], object]) -> Iterator[None]:
        """What happens inside takes ``LONGEST`` at most: then the key is forgotten, and ``end`` called in a thread."""
        notebook = self._notebook

        def give_up() -> None:
            if notebook is not None:
                notebook.key.drop()
            end()

        timer = threading.Timer(LONGEST, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _try(self, steps: list[Callable[[], object]]) -> None:
        """Take every step; what fails is kept for the sentence, and a fault of the program is logged."""
        try:
            leaving.run_all(steps)
        except Exception as error:  # noqa: BLE001 - nothing may stand in the way of locking
            self.failures += leaving.each(error)
            for failure in leaving.each(error):
                cause = failure.cause if isinstance(failure, leaving.Unsaved) else failure
                if not isinstance(cause, CaseworkerError):
                    log_failure(type(cause), cause.__traceback__)


def _hide_all_but(shown: QWidget | None) -> None:
    """One by one, since a window that is hidden may take others with it."""
    seen: set[QWidget | None] = {shown}
    while window := next((one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in seen), None):
        seen.add(window)
        window.hide()


def _glance() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, GLANCE)


def _throw_away(window: QWidget) -> None:
    """Delete a hidden window: at once, or as soon as nothing in it waits for an answer any more."""
    import shiboken6

    if not shiboken6.isValid(window):
        return
    if QThread.currentThread().loopLevel() <= 1:
        shiboken6.delete(window)
        return
    for dialog in window.findChildren(QDialog):
        if dialog.metaObject().className().startswith("Q"):  # Qt's own for files and printers
            dialog.reject()
    for loop in window.findChildren(QEventLoop):
        loop.quit()
    QTimer.singleShot(100, lambda: _throw_away(window))
