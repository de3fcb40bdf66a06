"""A line of small text that gives way: cut with three dots where there is no room, whole as a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class ElidedLabel(QLabel):
    """A line that gives way to its neighbours; dots stand where it is cut: at its end, or in its middle.

    ink: the colour of its letters, which are small where it is muted.
    """

    def __init__(
        self, text: str = "", cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight, *, ink: str = "muted"
    ) -> None:
        super().__init__(text)
        self._cut, self._ink = cut, ink
        if ink == "muted":
            theme.mark(self, "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as may be."""
        return QSize(theme.px(60), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Other words."""
        super().setText(text)
        self._give_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it is seen."""
        super().resizeEvent(event)
        self._give_tip()

    def _give_tip(self) -> None:
        """The whole of it as a tip, where it is cut."""
        self.setToolTip(self.text() if self.fontMetrics().horizontalAdvance(self.text()) > self.width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        painter = QPainter(self)
        painter.setPen(theme.colour(self._ink))
        shown = self.fontMetrics().elidedText(self.text(), self._cut, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
