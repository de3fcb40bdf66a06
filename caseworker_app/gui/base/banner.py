"""A sentence across the top of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.text import tr


class Banner(QFrame):
    """A sentence across the top, until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "banner")
        self._text = theme.label(wrap=True)
        self._close = theme.button(tr("Tutup"), "quiet")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(6), theme.px(12), theme.px(6))
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.hide()

    def tell(self, sentence: str, *, lasting: bool = False) -> None:
        """Show it; a lasting one cannot be closed."""
        self._text.setText(sentence)
        self._close.setVisible(not lasting)
        self.show()
