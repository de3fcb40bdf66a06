"""Searching while one types: after a short pause, in a thread; only the answer to the last letters counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import search
from caseworker_app.jobs.search_filters import ALL, Filters

if TYPE_CHECKING:
    from caseworker_app.jobs.search import Result
    from caseworker_app.store.notebook import Notebook

_PAUSE = 120  # ms without a key before it is looked
_BEFORE_LOOKING = 0.03  # s: what was changed last is indexed first, for as long as nobody feels


class Searching(QObject):
    """The search of one line. came: the ``Result`` for what was asked last. troubled: why it cannot be answered."""

    came = Signal(object)
    troubled = Signal(str)

    def __init__(
        self, notebook: Notebook, parent: QObject, *, case_id: str | None = None, limit: int = search.SHOWN
    ) -> None:
        super().__init__(parent)
        self._notebook, self._case_id, self._limit = notebook, case_id, limit
        self._typed, self._filters, self._turn = "", ALL, 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._waiting = False

    @property
    def waiting(self) -> bool:
        """Whether the answer to what was asked last has not come yet."""
        return self._waiting

    def ask(self, typed: str, filters: Filters = ALL) -> None:
        """Look for this, once nothing else is asked for a moment."""
        self._typed, self._filters = typed, filters
        self._turn += 1
        self._waiting = True
        self._pause.start()

    def answer_now(self) -> None:
        """Answer at once what was asked last: somebody pressed Enter."""
        if not self._waiting:
            return
        self._pause.stop()
        self._turn += 1
        self._index()
        with self._notebook.reading() as session:
            result = search.search(
                session, self._typed, case_id=self._case_id, filters=self._filters, limit=self._limit
            )
        self._arrive(self._turn, result)

    def stop(self) -> None:
        """Nobody waits any more."""
        self._pause.stop()
        self._turn += 1
        self._waiting = False

    def _look(self) -> None:
        self._index()
        turn, typed, filters = self._turn, self._typed, self._filters
        notebook, case_id, limit = self._notebook, self._case_id, self._limit

        def look() -> Result:
            with notebook.reader() as session:
                return search.search(session, typed, case_id=case_id, filters=filters, limit=limit)

        in_background(self, look, lambda result: self._arrive(turn, result), lambda error: self._fail(turn, error))

    def _index(self) -> None:
        """Bring the index in step with the last changes; where that fails, what is indexed is searched."""
        try:
            search.catch_up(self._notebook, _BEFORE_LOOKING)
        except CaseworkerError as error:
            self.troubled.emit(str(error))

    def _arrive(self, turn: int, result: Result) -> None:
        if turn == self._turn:
            self._waiting = False
            self.came.emit(result)

    def _fail(self, turn: int, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        if turn == self._turn:
            self._waiting = False
            self.troubled.emit(str(error))
