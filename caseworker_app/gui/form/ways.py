"""Back and Next, which name the pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

LONGEST = (150, 260)  # px at 100 % of the names of Back and Next; longer ones are cut short
NARROW = 640  # px at 100 % of the page: below it Back is an arrow, and Next half as long


class Ways(QWidget):
    """chosen: -1 back, +1 on."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._narrow = False
        self._back = theme.button("", "back", picture=theme.icon("left"))
        self._next = theme.button("", "next", picture=theme.icon("right", "action"))
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        for button, step in ((self._back, -1), (self._next, 1)):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, step=step: self.chosen.emit(step))
            row.addWidget(button)

    def give_way(self, on: bool) -> None:
        """Leave the room of Back to what is told beside it, or take it again."""
        self._back.setVisible(not on and bool(self._names[0]))

    def lead_to(self, previous: str, following: str) -> None:
        """Name the neighbours; there is no way to where no name is."""
        self._names = (previous, following)
        back, on = (0, LONGEST[1] // 2) if self._narrow else LONGEST
        self._name(self._back, previous, tr("Kembali: {page}"), "{page}", back)
        self._name(self._next, following, tr("Lanjut: {page}"), tr("Lanjut: {page}"), on)

    def fit(self, width: int) -> None:
        """Leave room for the words at the foot of a page that is so many pixels wide."""
        narrow = width < theme.px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.lead_to(*self._names)

    def _name(self, button: QPushButton, page: str, words: str, pattern: str, longest: int) -> None:
        """words: what the button is called in full; pattern: what it shows."""
        short = button.fontMetrics().elidedText(page, Qt.TextElideMode.ElideRight, theme.px(longest)) if longest else ""
        button.setText(theme.plain(pattern.format(page=short)))
        button.setToolTip(words.format(page=page))
        button.setAccessibleName(words.format(page=page))
        button.setVisible(bool(page))
