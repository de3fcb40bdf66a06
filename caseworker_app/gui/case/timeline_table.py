"""The table of a case's line of time: events below the bands of their years, each with a box for the chronology."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.banded_table import BandedModel, BandedTable, band
from caseworker_app.gui.base.lines_table import Index
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from caseworker_app.casework.timeline import Event

MARK, WHEN, KIND, WHAT, STAGE = range(5)
_WIDTHS = {MARK: 36, WHEN: 150, KIND: 230, STAGE: 130}  # px at 100 %; what happened takes the rest
_NARROW = 960  # px: below this the stage stands in the tip only


@dataclasses.dataclass(frozen=True, slots=True)
class _Line:
    words: str = ""
    event: Event | None = None


class TimelineModel(BandedModel):
    """Events below the bands of their years; marked: events, and whether they are marked now."""

    marked = Signal(object, bool)

    def __init__(self, stages: Mapping[str, str]) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self.locked = False
        self._stages = stages

    def show(self, events: Sequence[Event]) -> None:
        """These are the events, in the order of time."""
        self.beginResetModel()
        self.lines = list(_lines(events))
        self.endResetModel()

    def is_band(self, row: int) -> bool:
        """Whether a row is the band of a year."""
        return self.lines[row].event is None

    def event_at(self, row: int) -> Event | None:
        """The event of a row; None for a band."""
        return self.lines[row].event if 0 <= row < len(self.lines) else None

    def row_of(self, record_id: str) -> int:
        """The first row of a record; -1 where it is not shown."""
        rows = (row for row, line in enumerate(self.lines) if line.event is not None and line.event.id == record_id)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Mark, date, kind, what happened, stage."""
        return 0 if parent.isValid() else STAGE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return ("", tr("Tanggal"), tr("Catatan"), tr("Peristiwa"), tr("Tahap"))[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == MARK:
            return tr("Tanda untuk kronologi")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Events with a place in time can be marked."""
        event = self.event_at(index.row())
        can_mark = event is not None and event.placed and index.column() == MARK and not self.locked
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if can_mark else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, colours and marks of a cell."""
        line = self.lines[index.row()]
        event, column = line.event, index.column()
        if event is None:
            return band(line.words, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                *("", _when(event), event.title),
                event.what[:1].upper() + event.what[1:],
                self._stages.get(event.stage, ""),
            )[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            full = event.date.long() if event.date else tr("tanpa tanggal")
            secret = tr("Rahasia: tidak ikut dicetak.") if event.secret else ""
            return "\n".join(filter(None, (full, event.title, event.what, secret)))
        if role == Qt.ItemDataRole.CheckStateRole and column == MARK and event.placed:
            return Qt.CheckState.Checked if event.marked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.FontRole and event.failed and column in {WHEN, KIND}:
            font = theme.font(weight=600 if column == WHEN else 400)
            font.setStrikeOut(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and (column == STAGE or event.life or event.failed):
            return theme.colour("muted")
        return theme.font(weight=600) if role == Qt.ItemDataRole.FontRole and column == WHEN else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mark or unmark."""
        event = self.event_at(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or event is None:
            return False
        self.marked.emit([event], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _lines(events: Sequence[Event]) -> list[_Line]:
    lines: list[_Line] = []
    current = ""
    for event in events:
        words = _band_of(event)
        if words != current:
            lines.append(_Line(words))
            current = words
        lines.append(_Line(event=event))
    return lines


def _band_of(event: Event) -> str:
    if not event.placed:
        return tr("Tanpa tanggal yang pasti")
    if event.date is not None and event.date.age is not None:
        return tr("Menurut usia")
    first = event.first_day
    return str(first.year) if first else tr("Tanpa tanggal yang pasti")


def _when(event: Event) -> str:
    day = event.date.short() if event.date else "–"
    clock = f"{event.time.start:%H.%M}" if event.time and event.time.start else ""
    return " ".join(filter(None, (day, clock)))


class TimelineTable(BandedTable):
    """Space marks the chosen events (``toggled``); several are chosen with Shift and Ctrl."""

    toggled = Signal()

    def __init__(self, model: TimelineModel) -> None:
        super().__init__(model, tr("Lini masa"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room the stage stands in the tip only."""
        super().resizeEvent(event)
        self.setColumnHidden(STAGE, self.viewport().width() < theme.px(_NARROW))
