"""The cells of a table of rows on a page: how wide, how high, and its keys.

Keys: Enter opens the next row, Tab the next cell, F2 or typing edits, Alt+Up and Alt+Down move the row,
Ctrl+D copies it, Del deletes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from caseworker_app.forms.description import Kind
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.cell_delegate import CellDelegate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.rows_model import RowsModel

WEIGHTS = {"short": 2, "half": 3, "full": 6}  # of a column's width
SHORT = 12  # characters: an age («11 tahun») stays on one line
NARROW = {Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.SCALE, Kind.YES_NO}


class RowsView(QTableView):
    """As high as its rows and as wide as the page, so that it never scrolls inside."""

    acted = Signal(str)
    opened = Signal()

    def __init__(self, model: RowsModel, rows: Rows, edits: EditSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._placed = rows, False
        self.setModel(model)
        self._delegate = delegate = CellDelegate(model, edits, self)
        delegate.next_row.connect(self._open_next_row)
        delegate.opened.connect(self.opened)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(wrapped)
        for change in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            change.connect(self.fit)

    def flush(self) -> None:
        """Save what is being typed in a cell, and close it."""
        self._delegate.flush()

    def fit(self) -> None:
        """Share the width among the columns and take the height of all rows; nothing before there is a width."""
        if not self._placed:
            return
        columns, room = self._rows.columns, self.viewport().width()
        weights = [2 if column.editor in NARROW else WEIGHTS[column.span] for column in columns]
        for at, width in enumerate(
            _shared(room, weights, [min(self._least(at), room // 3) for at in range(len(columns))])
        ):
            self.setColumnWidth(at, width)
        self._fit_head()
        self.clearSpans()
        if len(self._rows.columns) > 1:
            self.setSpan(self.model().rowCount() - 1, 0, 1, len(self._rows.columns))
        self.resizeRowsToContents()
        self.take_height()

    def _least(self, column: int) -> int:
        """The width of a column's longest word, heading included."""
        model = self.model()
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        width = max(map(_bold().horizontalAdvance, heading.split()), default=0)
        for row in range(model.rowCount() - 1):
            told = str(model.index(row, column).data())
            whole = self._rows.columns[column].key == "stated_age" and len(told) <= SHORT
            words = [told] if whole else told.split()
            width = max(width, self.fontMetrics().horizontalAdvance(max(words, key=len, default="")))
        return width + theme.px(20)

    def _fit_head(self) -> None:
        """As high as its headings need where they are broken."""
        height = 0
        for at, column in enumerate(self._rows.columns):
            room = QRect(0, 0, self.columnWidth(at) - theme.px(18), 1000)
            height = max(height, _bold().boundingRect(room, Qt.TextFlag.TextWordWrap, tr(column.label)).height())
        self.horizontalHeader().setFixedHeight(height + theme.px(18))

    def take_height(self) -> None:
        """Be as high as the rows are now."""
        height = self.horizontalHeader().height() + self.verticalHeader().length() + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if not self._placed or event.size().width() != event.oldSize().width():
            self._placed = True
            self.fit()

    def setRowHeight(self, row: int, height: int) -> None:
        """Also when an editor needs more room."""
        super().setRowHeight(row, height)
        self.take_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor comes to the line «Tambah …», unless it was on a row before."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(self.model().rowCount() - 1, 0))
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page."""
        event.ignore()

    def mousePressEvent(self, event: Any) -> None:
        """One click on «Tambah …» begins a new row."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.row() == self.model().rowCount() - 1 and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; the keys that act on the whole row."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        acts = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"} if alt else {Qt.Key.Key_Delete: "delete"}
        if key in acts:
            self.acted.emit(acts[Qt.Key(key)])
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.acted.emit("copy")
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open_next_row(self) -> None:
        index = self.model().index(min(self.currentIndex().row() + 1, self.model().rowCount() - 1), 0)
        self.setCurrentIndex(index)
        self.edit(index)


def _shared(room: int, weights: list[int], least: list[int]) -> list[int]:
    """The room shared out by weight; a column narrower than its least takes from those that have more than theirs."""
    widths = [room * weight // sum(weights) for weight in weights]
    lacking = sum(max(0, need - width) for need, width in zip(least, widths, strict=True))
    spare = sum(max(0, width - need) for need, width in zip(least, widths, strict=True))
    give = min(1.0, lacking / spare) if spare else 0.0
    pairs = zip(least, widths, strict=True)
    widths = [round(width - give * (width - need)) if width > need else need for need, width in pairs]
    widths[-1] += room - sum(widths)
    return widths


def _bold() -> QFontMetrics:
    return QFontMetrics(theme.font(theme.SMALL, 600))
