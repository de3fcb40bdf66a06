"""What a grid for entry by keys is about, and its table model with sums at the right and at the foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class GridSource:
    """A grid of short values: what it shows, which keys fill it, how values are stored.

    rows, columns: the names at the left and above. keys: key -> the value that it writes and what it means, for the
    menu; a key counts whatever its case. get: the value of a cell, «» where it is empty. put: stores values of cells
    (row, column, value; «» empties) as one step of undo, and returns a sentence about those that it could not take, or
    «». row_total, column_total: what stands at the end of a row and below a column; without it there is no such row or
    column. usual: what Ctrl+H writes into the empty cells of a column, under the name usual_words («Semua hadir»).
    along: where the cursor goes after a key. meanings: value -> what it means, for readers of the screen.
    """

    rows: Callable[[], Sequence[str]]
    columns: Callable[[], Sequence[str]]
    keys: Mapping[str, tuple[str, str]]
    get: Callable[[int, int], str]
    put: Callable[[Sequence[tuple[int, int, str]]], str]
    row_total: Callable[[int], str] | None = None
    column_total: Callable[[int], str] | None = None
    read_only: bool = False
    usual: str = ""
    usual_words: str = ""
    along: Literal["down", "right"] = "down"
    meanings: Mapping[str, str] = field(default_factory=dict)


class EntryGridModel(QAbstractTableModel):
    """The cells of a grid, then its sums. It holds names only: what a cell shows is what is stored."""

    def __init__(self, source: GridSource) -> None:
        super().__init__()
        self.source = source
        self._names = list(source.rows()), list(source.columns())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows, and the sums below them."""
        return 0 if parent.isValid() else len(self._names[0]) + (self.source.column_total is not None)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns, and the sums at their right."""
        return 0 if parent.isValid() else len(self._names[1]) + (self.source.row_total is not None)

    def is_cell(self, index: Index) -> bool:
        """Whether an index is a cell that can be filled, not a sum."""
        return index.isValid() and index.row() < len(self._names[0]) and index.column() < len(self._names[1])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names; the sums are called so."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or section < 0:
            return None
        names = self._names[1 if orientation is Qt.Orientation.Horizontal else 0]
        return names[section] if section < len(names) else tr("Jumlah")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sums cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.is_cell(index):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A value or a sum; for a reader of the screen also what the value means."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("ink" if self.is_cell(index) else "muted")
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(index)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            text = self._text(index)
            names = (self.headerData(index.row(), Qt.Orientation.Vertical), self._column(index.column()))
            return f"{', '.join(names)}: {self.source.meanings.get(text, text) or tr('kosong')}"
        return None

    def _column(self, column: int) -> str:
        return " ".join(str(self.headerData(column, Qt.Orientation.Horizontal)).split())

    def _text(self, index: Index) -> str:
        row, column = index.row(), index.column()
        if self.is_cell(index):
            return self.source.get(row, column)
        if row < len(self._names[0]) and self.source.row_total:
            return self.source.row_total(row)
        return self.source.column_total(column) if column < len(self._names[1]) and self.source.column_total else ""

    def meaning(self, key: str) -> str | None:
        """The value that a key writes; None for a key that means nothing here."""
        if not key or self.source.read_only:
            return None
        values = {known.casefold(): value for known, (value, _) in self.source.keys.items()}
        return values.get(key.casefold())

    def put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        """Store values in one step; gives a sentence about those that could not be taken, «» where all were."""
        changed = [cell for cell in cells if self.source.get(cell[0], cell[1]) != cell[2]]
        if not changed or self.source.read_only:
            return ""
        refused = self.source.put(changed)
        self.refresh()
        return refused

    def refresh(self) -> None:
        """Read everything again; names that came or went build the grid anew."""
        names = list(self.source.rows()), list(self.source.columns())
        before, after = self._names[1], names[1]
        if names[0] == self._names[0] and len(after) > len(before) and after[: len(before)] == before:
            self.beginInsertColumns(_NOWHERE, len(before), len(after) - 1)
            self._names = names
            self.endInsertColumns()
        elif names != self._names:
            self.beginResetModel()
            self._names = names
            self.endResetModel()
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
