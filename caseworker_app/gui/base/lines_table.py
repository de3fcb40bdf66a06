"""A table to read and to choose from, a line for each thing: of groups, of meetings; below bands, of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex
ROW = 34  # px at 100 %


class LinesModel(QAbstractTableModel):
    """Lines under headings: subclasses say what stands in the cells of one, and whether it is muted."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self._headings = headings
        self.lines: list[Any] = []

    def cells(self, line: Any) -> Sequence[str]:
        """What stands in each column."""
        raise NotImplementedError

    def is_muted(self, line: Any) -> bool:
        """Whether a line is of less weight than the others."""
        del line
        return False

    def show(self, lines: Sequence[Any]) -> None:
        """These lines in the place of those before."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as have a heading."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(self._headings[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in one line of text, which is its hint too."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("muted" if self.is_muted(line) else "ink")
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return " ".join(self.cells(line)[index.column()].split())
        return None


class LinesTable(QTableView):
    """Read only, without a grid. Enter and a double click open a line (``opened``: its number)."""

    opened = Signal(int)

    def __init__(self, model: QAbstractTableModel, name: str, *, row: int = ROW) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(row))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(30))
        self.doubleClicked.connect(lambda index: self.open_line(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_line(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def open_line(self, row: int) -> None:
        """Open a line, if there is one of this number."""
        if 0 <= row < self.model().rowCount():
            self.opened.emit(row)
