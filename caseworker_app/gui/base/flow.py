"""A layout that fills lines like text: chips as wide as they are, fields as a share of the line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SHARES = {"short": 4, "half": 2, "full": 1}  # how many go into one line


class Flow(QLayout):
    """Lines of widgets. A widget added with a span takes 1/4, 1/2 or all of a line, more on a narrow page.

    narrow: below this width a line holds half as many.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8, narrow: int = 0) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._line_gap, self._narrow = gap, line_gap, narrow
        self._items: list[tuple[QLayoutItem, str]] = []
        self._span = ""

    def add(self, widget: QWidget, span: str = "") -> None:
        """Add a widget: as wide as it is, or with a span."""
        self._span = span
        self.addWidget(widget)
        self._span = ""

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt."""
        self._items.append((item, self._span))

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

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
        widths = [item.minimumSize().width() for item, _ in self._items]
        return QSize(max(widths, default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Fill the lines from the top; the height that was used."""
        x, y, line_height = rect.x(), rect.y(), 0
        for item, span in self._items:
            if item.isEmpty():
                continue
            width = min(self._width(item, span, rect.width()), rect.width())
            if x > rect.x() and x + width > rect.right() + 2:
                x, y, line_height = rect.x(), y + line_height + self._line_gap, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if place:
                item.setGeometry(QRect(x, y, width, height))
            x += width + self._gap
            line_height = max(line_height, height)
        return y + line_height - rect.y()

    def _width(self, item: QLayoutItem, span: str, line: int) -> int:
        if not span:
            return item.sizeHint().width()
        shares = max(1, SHARES[span] // (2 if line < self._narrow else 1))
        while shares > 1 and (line - self._gap * (shares - 1)) // shares < item.minimumSize().width():
            shares -= 1
        return (line - self._gap * (shares - 1)) // shares
