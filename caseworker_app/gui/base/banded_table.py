"""A table whose rows stand below bands: days of an agenda, years of a line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.lines_table import Index, LinesTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class BandedModel(QAbstractTableModel):
    """What such a table shows: subclasses say which rows are bands, and what stands in the cells."""

    def is_band(self, row: int) -> bool:
        """Whether a row is a band, which is read only and goes over all columns."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, bands cannot."""
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if self.is_band(index.row()) else enabled | Qt.ItemFlag.ItemIsSelectable


def band(words: str, column: int, role: int, *, meaning: str = "ink", weight: int = 600) -> Any:
    """What a cell of a band says and how it looks."""
    if role == Qt.ItemDataRole.DisplayRole and column == 0:
        return words
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.colour(meaning)
    return theme.font(weight=weight) if role == Qt.ItemDataRole.FontRole else None


class BandedTable(LinesTable):
    """Arrows go over the bands, Enter and a double click open a row (``opened``: its number)."""

    def __init__(self, model: BandedModel, name: str) -> None:
        super().__init__(model, name)
        self._model = model
        model.modelReset.connect(self._lay_bands)

    def choose(self, row: int, column: int = 1) -> None:
        """Make a row the current one and bring it into sight."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, column))
            self.scrollTo(self._model.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step over the bands, with Shift as Qt does."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and event.modifiers() in _PLAIN:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount() and self._model.is_band(row):
            row += by
        self.choose(row)

    def open_line(self, row: int) -> None:
        """Open a row that is no band."""
        if not self._model.is_band(row):
            super().open_line(row)

    def _lay_bands(self) -> None:
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.is_band(row):
                self.setSpan(row, 0, 1, self._model.columnCount())


_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
