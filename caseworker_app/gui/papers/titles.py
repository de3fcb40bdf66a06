"""The documents to choose from: a list, or on a narrow window one line that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

WIDTH = 236


class Titles(QFrame):
    """chosen: the key of a document. ``line`` is the same choice in one line, for a place with little room."""

    chosen = Signal(str)

    def __init__(self, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        theme.mark(self, "card")
        self.setFixedWidth(theme.px(WIDTH))
        self.buttons: dict[str, QPushButton] = {}
        self.line = QComboBox()
        self.line.setAccessibleName(tr("Dokumen"))
        self.line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setMinimumContentsLength(8)
        self._area = scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(14), theme.px(6), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(theme.label(tr("Dokumen"), "heading"))
        column.addWidget(self._listed(offered), 1)
        self.line.currentIndexChanged.connect(lambda at: self.chosen.emit(self.line.itemData(at)))

    def show_chosen(self, key: str) -> None:
        """Mark the one that is shown."""
        self.buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self.buttons[key])
        with QSignalBlocker(self.line):
            self.line.setCurrentIndex(self.line.findData(key))

    def _listed(self, offered: Sequence[tuple[str, str]]) -> QScrollArea:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(2))
        group = QButtonGroup(self)
        metrics = QFontMetrics(theme.font(weight=600))
        for key, title in offered:
            lines = lines_of(title, metrics, theme.px(WIDTH - 56))
            words = "\n".join(lines)
            button = theme.button(words, "item", checkable=True)
            height = metrics.boundingRect(self.rect(), Qt.AlignmentFlag.AlignLeft, words).height()
            button.setStyleSheet(f"min-height: {height}px;")
            button.setAccessibleName(title)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            self.buttons[key] = button
            column.addWidget(button)
            with QSignalBlocker(self.line):
                self.line.addItem(title, key)
        column.addStretch()
        self._area.setWidget(sheet)
        return self._area


def lines_of(title: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A title broken between its words, each line as wide in pixels at most unless a word is wider."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def scrolling() -> QScrollArea:
    """A room that scrolls up and down only, and that Tab passes over."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
