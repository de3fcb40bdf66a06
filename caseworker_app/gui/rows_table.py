"""A table of rows: edited in place, its last line «Tambah …», details of the chosen row opening below it.

Keys: Enter opens the next row, Tab the next cell, F2 or typing edits, Alt+Up and Alt+Down move the row,
Ctrl+D copies it, Del deletes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.forms.description import Kind
from caseworker_app.forms.records import title_of
from caseworker_app.gui import theme
from caseworker_app.gui.cell_delegate import CellDelegate
from caseworker_app.gui.record_form import FieldLabel, RecordForm
from caseworker_app.gui.rows_model import RowsModel
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMoveEvent, QResizeEvent, QWheelEvent

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.case_edits import CaseEdits
    from caseworker_app.gui.record_form import Owner

Index = QModelIndex | QPersistentModelIndex
Hint = QStyledItemDelegate.EndEditHint
WEIGHTS = {"short": 2, "half": 3, "full": 6}  # of a column's width
SHORT = 12  # characters: an age («11 tahun») stays on one line
NARROW = {Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.SCALE, Kind.YES_NO}


class RowsView(QTableView):
    """As high as its rows and as wide as the page, so that it never scrolls inside."""

    acted = Signal(str)
    opened = Signal()

    def __init__(self, model: RowsModel, rows: Rows, edits: CaseEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._placed = rows, False
        self.setModel(model)
        delegate = CellDelegate(model, edits, self)
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


class RowsTable(QWidget):
    """The table with its label, what can be done with the chosen row, and that row's details below."""

    def __init__(self, rows: Rows, owner: Owner, edits: CaseEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._edits = rows, edits
        self.model = RowsModel(rows, owner, edits)
        self.view = RowsView(self.model, rows, edits, self)
        self.view.setAccessibleName(tr(rows.label))
        self._label = FieldLabel(tr(rows.label))
        self._label.setBuddy(self.view)
        self.details: RecordForm | None = None
        self._detailed: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(self._head())
        if rows.help:
            column.addWidget(theme.label(tr(rows.help), "muted", wrap=True))
        column.addWidget(self.view)
        self._notice = theme.label("", "attention", wrap=True)
        self._notice.hide()
        self._said = ""
        column.addWidget(self._notice)
        self._panel = QFrame()
        theme.mark(self._panel, "details")
        self._panel.hide()
        column.addWidget(self._panel)
        column.addStretch()
        self.view.acted.connect(self.act)
        self.view.opened.connect(self._keep_in_sight)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self.model.refresh()
        self._label.set_missing(not self.model.records)
        self.say(self._said)
        self._choose()

    def say(self, words: str) -> None:
        """Something to look at, below the rows so that they stay where they are; and what is not understood in them."""
        self._said = words
        told = "\n".join(filter(None, [words, *self.model.doubts()]))
        self._notice.setText(told)
        self._notice.setVisible(bool(told))

    def flush(self) -> None:
        """Save what is being typed in the details."""
        if self.details:
            self.details.flush()

    def take_focus(self) -> None:
        """Put the cursor on the table; where it is empty, begin the first row."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.model.records and not self._edits.notebook.read_only:
            self.view.edit(self.model.index(0, 0))

    def choose(self, record: Any) -> None:
        """Choose a row and bring it in sight."""
        row = next((at for at, one in enumerate(self.model.records) if one is record), None)
        if row is None:
            return
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_cell)

    def moveEvent(self, event: QMoveEvent) -> None:
        """What grows above the table does not push the open cell out of sight."""
        super().moveEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.view.state() == QAbstractItemView.State.EditingState:
            self._show_cell()

    def _show_cell(self) -> None:
        """Turn the page so far that the chosen cell is seen, and the line below it."""
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        sheet = page.widget() if page is not None else None
        if page is not None and sheet is not None:
            cell = self.view.visualRect(self.view.currentIndex())
            place = self.view.viewport().mapTo(sheet, cell.center())
            page.ensureVisible(place.x(), place.y(), 0, cell.height() + theme.px(30))

    def act(self, what: str) -> None:
        """Do to the chosen row: up, down, copy, delete."""
        row, column = self.view.currentIndex().row(), self.view.currentIndex().column()
        if self.model.record(row) is None or self._edits.notebook.read_only:
            return
        self._edits.flush()
        if what == "delete":
            self.model.delete(row)
        elif what == "copy":
            self.model.duplicate(row)
            row += 1
        else:
            step = -1 if what == "up" else 1
            row += step if self.model.move(row, step) else 0
        self.view.setCurrentIndex(self.model.index(min(row, len(self.model.records)), column))
        self._choose()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._label, 1)
        self._buttons = []
        for what, label, keys in (
            ("up", tr("Naik"), "Alt+↑"),
            ("down", tr("Turun"), "Alt+↓"),
            ("copy", tr("Gandakan"), "Ctrl+D"),
            ("delete", tr("Hapus"), "Del"),
        ):
            button = theme.button(label, "quiet", picture=theme.icon(what, "action"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(keys)
            button.clicked.connect(lambda _on=False, what=what: self.act(what))
            row.addWidget(button)
            self._buttons.append(button)
        return row

    def _choose(self) -> None:
        """Offer what can be done with the chosen row, and open what it holds besides its columns."""
        record = self.model.record(self.view.currentIndex().row())
        for button in self._buttons:
            button.setVisible(record is not None and not self._edits.notebook.read_only)
        self.view.viewport().update()
        if not self._rows.details:
            return
        self._panel.setVisible(record is not None)
        if record is None:
            self._detailed = None
            return
        if self.details is None:
            self._open_details()
        if self._detailed is not record and self.details:
            self.details.flush()
            self._detailed = record
        if self.details:
            self._title.setText(tr("Rincian: {title}").format(title=title_of(record)))
            self.details.refresh()

    def _open_details(self) -> None:
        self._title = theme.label(role="label", wrap=True)
        self.details = RecordForm(self._rows.details, lambda **_: self._detailed, self._edits)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(14))
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self.details)
        column.addStretch()


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
