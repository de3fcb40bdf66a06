"""Initials in a circle: how a client is shown where her name is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def paint_initials(painter: QPainter, circle: QRect, initials: str, ground: str = "action") -> None:
    """At most three letters on a ground of the theme: full colour, or a quiet one."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(QRectF(circle))
    letters = initials.replace(".", "")[:3]
    font = theme.font(weight=700)
    font.setPixelSize(max(9, round(circle.height() * (0.40 if len(letters) < 3 else 0.32))))
    painter.setFont(font)
    painter.setPen(theme.colour("on_action" if ground == "action" else "action"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters)


class Initials(QWidget):
    """The circle in the header of a case."""

    def __init__(self) -> None:
        super().__init__()
        self._initials = ""
        self.setFixedSize(QSize(theme.px(44), theme.px(44)))

    def show_initials(self, initials: str) -> None:
        """These letters."""
        self._initials = initials
        self.setAccessibleName(initials)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle and its letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_initials(painter, self.rect(), self._initials)
