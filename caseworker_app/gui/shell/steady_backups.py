"""The backups that are made by themselves while a notebook is open, in a thread that nobody waits for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.work import in_background
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Changes, Notebook

FIRST_LOOK, LOOK_EVERY = 2_000, 60_000  # ms
REST = 1_800  # s until it is tried again after it failed


class SteadyBackups(QObject):
    """One backup a day and one each half hour that changed something. made: there is one more; troubled: why none."""

    made = Signal()
    troubled = Signal(str)

    def __init__(self, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._changed, self._resting_until = True, 0.0
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        if not notebook.read_only:
            notebook.subscribe(self._note)
            self._looks.start()
            QTimer.singleShot(FIRST_LOOK, self, self.look)

    def stop(self) -> None:
        """The notebook is about to be closed."""
        self._changed = False
        self._looks.stop()

    def look(self) -> None:
        """Make one if it is time, and the notebook is not about to be closed."""
        if not self._looks.isActive() or not self._changed or time.monotonic() < self._resting_until:
            return
        from caseworker_app.store import half_hourly

        self._changed = False
        in_background(self, lambda: half_hourly.keep_when_due(self._notebook), self._done, self._failed)

    def _note(self, _changes: Changes) -> None:
        self._changed = True

    def _done(self, last_line: int | None) -> None:
        from caseworker_app.store import half_hourly

        if not self._looks.isActive():
            return
        if last_line is None:
            self._changed = True  # too early: it is looked at again in a minute
            return
        try:
            half_hourly.note_backed_up(self._notebook, last_line)
        except CaseworkerError as error:
            self._failed(error)
        else:
            self.made.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self._changed = True
        self._resting_until = time.monotonic() + REST
        self.troubled.emit(tr("Cadangan otomatis tidak dibuat. ") + str(error))
