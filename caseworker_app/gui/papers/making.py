"""A document in the making: how far it is, and the way to stop it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

LOOK = 120  # ms between looks at how far it is


class Stopped(Exception):
    """The work was stopped by the user, or nobody wants it any more."""


@dataclasses.dataclass
class Progress:
    """Told by the thread that makes, read by the window. pages: about how many there will be; 0 for nobody knows."""

    pages: int = 0
    page: int = 0
    stopped: bool = False

    def stop(self) -> None:
        """It is not wanted any more."""
        self.stopped = True

    def on_page(self, page: int) -> None:
        """A page is begun. Raises Stopped when it is not wanted any more."""
        if self.stopped:
            raise Stopped
        self.page = page


class Making(QWidget):
    """What is seen meanwhile. stopped: the user does not want to wait."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress()
        self._words = theme.label("")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(theme.px(220))
        stop = theme.button(tr("Hentikan"))
        stop.clicked.connect(self.stopped)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.addStretch()
        for widget in (self._words, self._bar, stop):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def watch(self, progress: Progress) -> None:
        """Show how far this work is."""
        self._progress = progress
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look now and then."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _look(self) -> None:
        page, pages = self._progress.page, self._progress.pages
        self._words.setText(
            tr("Menyusun halaman {page} …").format(page=page) if page else tr("Dokumen sedang disusun …")
        )
        self._bar.setRange(0, pages if page and pages else 0)
        self._bar.setValue(min(page, pages))
