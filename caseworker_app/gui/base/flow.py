"""A layout that fills lines like text, with chips as wide as they are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of widgets, each as wide as it is."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []

    def add(self, widget: QWidget) -> None:
        """Add a widget."""
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def row_width(self) -> int:
        """The width at which all widgets stand in one line."""
        return sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Called by Qt when something in it has changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """As the minimum."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest widget must be."""
        widths = [item.minimumSize().width() for item in self._items]
        return QSize(max(widths, default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Fill the lines from the top; the height that was used."""
        x, y, line_height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 2:
                x, y, line_height = rect.x(), y + line_height + self._line_gap, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if place:
                item.setGeometry(QRect(x, y, width, height))
            x += width + self._gap
            line_height = max(line_height, height)
        return y + line_height - rect.y()
