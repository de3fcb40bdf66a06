"""The title of a page, in one line as long as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from caseworker_app.gui.base import theme


class TitleLabel(QLabel):
    """A heading that breaks only where it must; left to itself, Qt breaks a text into lines of one length."""

    def __init__(self, text: str) -> None:
        super().__init__(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        theme.mark(self, "heading")

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + theme.px(4)  # lines are broken a little earlier
        return QSize(width, self.heightForWidth(width))
