"""The line at the foot: what was done, and the way back, for eight seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_FOR = 8000  # ms


class FootLine(QFrame):
    """Hidden until something is told."""

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "bar")
        self._label = theme.label(wrap=True)
        self.button = theme.button(tr("Urungkan"))
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a line; with undo it offers «Urungkan»."""
        self._label.setText(text)
        self._undo = undo
        self.button.setVisible(undo is not None)
        self.show()
        self._timer.start()

    def withdraw(self) -> None:
        """The way back is no longer the last edit's: take it away."""
        if self._undo:
            self.hide()

    def _back(self) -> None:
        self.hide()
        if self._undo:
            self._undo()
