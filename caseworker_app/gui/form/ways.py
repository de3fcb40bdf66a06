"""Back and Next, which name the pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Ways(QWidget):
    """chosen: -1 back, +1 on. Where there is no room for both names they are cut short, Back's first."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._back = theme.button(picture=theme.icon("left"))
        self._next = theme.button(role="action")
        self._words = {self._back: "", self._next: ""}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(self._next)
        for button, step in ((self._back, -1), (self._next, 1)):
            button.setMinimumWidth(theme.px(96))
            button.clicked.connect(lambda _=False, step=step: self.chosen.emit(step))

    def lead_to(self, previous: str, following: str) -> None:
        """Name the neighbours; there is no way to where no name is."""
        for button, words, name in (
            (self._back, tr("Kembali: {page}"), previous),
            (self._next, tr("Lanjut: {page}"), following),
        ):
            self._words[button] = words.format(page=name)
            button.setVisible(bool(name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [button for button in self._words if not button.isHidden()]
        for button in shown:
            button.setText(theme.plain(self._words[button]))
            button.setToolTip("")
        lacking = sum(button.sizeHint().width() for button in shown) + theme.px(10) - self.width()
        for button in shown:
            if lacking <= 0:
                return
            words, metrics = self._words[button], button.fontMetrics()
            whole = metrics.horizontalAdvance(words)
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(theme.px(80), whole - lacking))
            button.setText(theme.plain(short))
            button.setToolTip(words)
            lacking -= whole - metrics.horizontalAdvance(short)
