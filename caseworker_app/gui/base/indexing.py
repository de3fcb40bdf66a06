"""The search index is kept in step while nobody waits for it: a little work at a time, and rest in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import search

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.notebook import Notebook

_FIRST, _AFTER_A_CHANGE, _BETWEEN = 3000, 2000, 60  # ms
_AT_ONCE = 0.02  # s of work on the window's thread, which nobody notices


class Indexing(QObject):
    """Works for as long as something is not in the index, and begins again after each change."""

    def __init__(self, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        self._unsubscribe: Callable[[], None] | None = None
        if notebook.read_only:
            return
        self._unsubscribe = notebook.subscribe(lambda _changes: self._timer.start(_AFTER_A_CHANGE))
        self._timer.start(_FIRST)

    def stop(self) -> None:
        """The notebook is left; what is not indexed yet will be the next time."""
        self._timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()

    def _work(self) -> None:
        try:
            done = search.catch_up(self._notebook, _AT_ONCE)
        except CaseworkerError:  # a full or busy disk: saving says so; the next change tries again
            return
        if not done:
            self._timer.start(_BETWEEN)
