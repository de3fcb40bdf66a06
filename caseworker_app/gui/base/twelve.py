"""A grid of twelve columns for the fields of a form: as wide as what they hold, in their order, without holes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COLUMNS = 12
HALF = COLUMNS // 2


class Wish(NamedTuple):
    """How wide a field wants to be: its columns, up to how many it may grow, and the pixels that it needs.

    row: pixels in which its choices stand in one row; a form that is narrower shows a list in their place.
    """

    columns: int
    most: int = COLUMNS
    pixels: int = 0
    row: int = 0


class Place(NamedTuple):
    """Where a field stands: number of its line from 0, first column from 0, and how many columns it takes."""

    line: int
    start: int
    columns: int

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.start + self.columns


def arrange(wishes: Sequence[Wish], width: int, gap: int, *, narrow: int = 0) -> list[Place]:
    """The places of fields in a form of so many pixels.

    Each takes what it wishes, more where its pixels ask for it; below the width ``narrow`` it takes half a line or all
    of one. What is left of a line goes to the fields that may grow, so that a line is full, or holds only such as
    would be wider than their content.
    """
    unit = max(1.0, (width + gap) / COLUMNS)
    lines: list[list[int]] = []
    taken: list[int] = []
    for at, wish in enumerate(wishes):
        pixels = max(wish.pixels, wish.row if wish.row <= width else 0)
        columns = min(COLUMNS, max(wish.columns, math.ceil((pixels + gap) / unit - 1e-9)))
        if width < narrow:
            columns = HALF if columns <= HALF else COLUMNS
        if not lines or sum(taken[other] for other in lines[-1]) + columns > COLUMNS:
            lines.append([])
        lines[-1].append(at)
        taken.append(columns)
    places: list[Place] = []
    for number, line in enumerate(lines):
        start = 0
        mosts = [max(taken[at], COLUMNS if width < narrow else wishes[at].most) for at in line]
        for columns in _filled([taken[at] for at in line], mosts):
            places.append(Place(number, start, columns))
            start += columns
    return places


def _filled(taken: list[int], mosts: list[int]) -> list[int]:
    """The columns of one line, after what is left of it went, one column at a time, to whoever has grown least."""
    grown = list(taken)
    while sum(grown) < COLUMNS:
        able = [at for at, most in enumerate(mosts) if grown[at] < most]
        if not able:
            break
        grown[min(able, key=lambda at: grown[at] / taken[at])] += 1
    return grown


class Twelve(QLayout):
    """Lays widgets out by ``arrange``; gap between neighbours, line_gap between lines, narrow as there."""

    def __init__(self, parent: QWidget, *, gap: int, line_gap: int, narrow: int) -> None:
        self._heights: dict[int, int] = {}
        self._items: list[tuple[QLayoutItem, Callable[[], Wish]]] = []
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._line_gap, self._narrow = gap, line_gap, narrow
        self._wish: Callable[[], Wish] = lambda: Wish(COLUMNS)

    def add(self, widget: QWidget, wish: Callable[[], Wish]) -> None:
        """Add a widget; its wish is asked anew whenever something in it changed."""
        self._wish = wish
        self.addWidget(widget)

    def places(self, width: int) -> list[Place]:
        """Where the widgets that are shown stand in a form of this width, in their order."""
        return self._lines(width)[1]

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt."""
        self._items.append((item, self._wish))

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
            self._heights[width] = self._put(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Called by Qt when something in it has changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._put(rect, place=True)

    def sizeHint(self) -> QSize:
        """As the minimum."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest widget must be."""
        return QSize(max((item.minimumSize().width() for item, _ in self._items), default=0), 0)

    def _lines(self, width: int) -> tuple[list[QLayoutItem], list[Place]]:
        items = [(item, wish) for item, wish in self._items if not item.isEmpty()]
        places = arrange([wish() for _, wish in items], width, self._gap, narrow=self._narrow)
        return [item for item, _ in items], places

    def _put(self, rect: QRect, *, place: bool) -> int:
        """Place the widgets line by line; the height that they take."""
        items, places = self._lines(rect.width())
        unit = (rect.width() + self._gap) / COLUMNS
        top, high, line = rect.y(), 0, 0
        for item, spot in zip(items, places, strict=True):
            if spot.line != line:
                top, high, line = top + high + self._line_gap, 0, spot.line
            left, right = round(spot.start * unit), round(spot.end * unit) - self._gap
            width = right - left
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if place:
                item.setGeometry(QRect(rect.x() + left, top, width, height))
            high = max(high, height)
        return top + high - rect.y()
