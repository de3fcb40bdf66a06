"""The line at the foot: what was done, and the way back, for eight seconds; else the keys of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

SHOWN_FOR = 8000  # ms


class FootLine(QWidget):
    """Hidden while it has nothing to say; whoever keeps its place free does not move when it speaks.

    speaking: something is told from now on, or no more. The keys are left out where they have no room on one line.
    """

    speaking = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label = theme.label("", "muted", wrap=True)
        self._label.setMaximumHeight(theme.px(36))  # two lines
        self.button = theme.button(tr("Urungkan"), "link")
        self.button.hide()
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._rest)
        self.button.clicked.connect(self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._label, 1)
        row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_keys(self, words: str) -> None:
        """What stands here while nothing is told."""
        self._keys = words
        if not self.telling():
            self._rest()

    def telling(self) -> bool:
        """Whether something that was done is told now."""
        return self._timer.isActive()

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a line; with undo it offers «Urungkan»."""
        self._label.setText(text)
        self._undo = undo
        self.button.setVisible(undo is not None)
        self._timer.start()  # before it is shown: it is laid out then, and would show the keys
        self.show()
        self.speaking.emit(True)

    def withdraw(self) -> None:
        """The way back is no longer the last edit's: take it away."""
        if self._undo:
            self._rest()

    def _rest(self) -> None:
        self._timer.stop()
        self._undo = None
        self.button.hide()
        self._label.setToolTip("")
        self._show_keys()
        self.setVisible(bool(self._keys))
        self.speaking.emit(False)

    def _show_keys(self) -> None:
        room = self.width() >= self._label.fontMetrics().horizontalAdvance(self._keys)
        self._label.setText(self._keys if room else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys, where there is room for them."""
        super().resizeEvent(event)
        if not self.telling():
            self._show_keys()

    def _back(self) -> None:
        undo = self._undo
        self._rest()
        if undo:
            undo()
