"""The line at the foot of a place: it lies over the page for its eight seconds, so that nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.form.foot_line import FootLine
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

EDGE = 20  # px at 100 %, from the sides and the foot of what it lies over


class FloatingFoot(QFrame):
    """Seen only while something is told."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._undo: Callable[[], None] | None = None
        theme.mark(self, "note")
        self.line = FootLine(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
        row.addWidget(self.line)
        self.line.speaking.connect(self._show)
        over.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show a line; undo is what «Urungkan» calls."""
        self._undo = undo
        self.line.tell(sentence, undo)

    def withdraw(self) -> None:
        """Something else changed since: what was told last can no longer be taken back alone."""
        self._undo = None
        self.line.withdraw()

    def take_undo_from(self, place: QWidget) -> None:
        """Ctrl+Z in a place takes back what was told last, also when the line is gone."""
        keys = QShortcut(QKeySequence("Ctrl+Z"), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._take_back)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
        self.tell(tr("Diurungkan.") if undo is not None else tr("Tidak ada yang dapat diurungkan di sini."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of what it lies over."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, speaking: bool) -> None:
        self.setVisible(speaking)
        if speaking:
            self._place()
            self.raise_()

    def _place(self) -> None:
        over = self._over
        edge, height = theme.px(EDGE), theme.px(44)
        self.setGeometry(edge, over.height() - height - edge, over.width() - 2 * edge, height)
