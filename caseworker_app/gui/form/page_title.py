"""The title of a page: on one line, on several only where the page is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from caseworker_app.gui.base import theme


class PageTitle(QLabel):
    """A heading that may be broken, but asks for room enough not to be."""

    def __init__(self, words: str) -> None:
        super().__init__(words, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(self, "heading")

    def sizeHint(self) -> QSize:
        """As wide as its words; Qt would give a text that may be broken half of that."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.fontMetrics().horizontalAdvance(self.text()) + 2), hint.height())
