"""Where the user is, kept in the notebook, so that it opens there again, after a crash too."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from caseworker_app.errors import CaseworkerError
from caseworker_app.store import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.notebook import Notebook

SETTING = "place"
LOOK_EVERY = 10_000  # ms: what a crash may cost of the way that was gone last


class LastPlace(QObject):
    """Looks now and then where the user is, and writes it down when that is elsewhere than before.

    where: gives the place as anything JSON can hold.
    """

    def __init__(self, notebook: Notebook, where: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._notebook, self._where = notebook, where
        with notebook.reading() as session:
            self.kept: Any = settings.setting(session, SETTING)
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        if not notebook.read_only:
            self._looks.start()

    def look(self) -> None:
        """Keep the place; a notebook that cannot be written now is none of the user's concern."""
        with contextlib.suppress(CaseworkerError):
            self.keep(self._where())

    def keep(self, place: Any) -> None:
        """Write the place down. Raises as ``Notebook.bookkeeping`` does."""
        if place != self.kept and not self._notebook.read_only:
            settings.set_setting(self._notebook, SETTING, place)
            self.kept = place

    def stop(self) -> None:
        """Look no more."""
        self._looks.stop()
