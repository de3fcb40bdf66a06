"""The rows of a list of candidates as a table: what each becomes, ticked where a case is to be opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.jobs.candidates import Candidate

Index = QModelIndex | QPersistentModelIndex
TAKE, ROW, NAME, NIK, SEX, BORN, ABOUT = range(7)


class CandidateRows(QAbstractTableModel):
    """changed: a row was ticked, or decided about."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Candidate] = []

    def show(self, rows: list[Candidate]) -> None:
        """These rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def refresh(self) -> None:
        """Something was decided about a row."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, ABOUT))
        self.changed.emit()

    def at(self, index: Index) -> Candidate | None:
        """The row of a cell."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a row of the list."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """What tells people apart, and what is to be known."""
        return 0 if parent.isValid() else ABOUT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Ambil"), tr("Baris"), tr("Nama"), tr("NIK"), tr("L/P"), tr("Lahir"), tr("Catatan"))[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked by mouse or space bar."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TAKE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        candidate = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TAKE:
            return Qt.CheckState.Checked if candidate.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(candidate, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ABOUT:
            return "\n".join([*candidate.reasons, *candidate.read.kept]) or None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == ABOUT:
            return theme.colour("attention" if candidate.reasons else "muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.rows[index.row()].wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True


def _words(candidate: Candidate, column: int) -> str:
    client = candidate.read.client
    if column == ROW:
        return str(candidate.row.number)
    if column == NAME:
        return candidate.name or "–"
    if column == NIK:
        return str(client.get("nik") or "")
    if column == SEX:
        return str(client.get("sex") or "")[:1].upper()
    if column == BORN:
        born = client.get("born") or client.get("stated_age")
        return born.short() if born else ""
    if column == ABOUT:
        kept = tr("{count} isian lain menjadi catatan.").format(count=len(candidate.read.kept))
        return " ".join(candidate.reasons) or (kept if candidate.read.kept else "")
    return ""
