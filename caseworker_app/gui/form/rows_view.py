"""The cells of a table of rows on a page: how wide, how high, and its keys.

Enter, F2 or typing edits; in a column of yes and no the space bar ticks and goes on below. In an open cell Enter goes
on below, Shift+Enter above, Tab and Shift+Tab to the next cell and the one before; Esc gives back what stood there.
Alt+Up and Alt+Down move the chosen rows, Ctrl+D copies them, Del deletes them; Shift and the arrows choose several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.form import column_choices
from caseworker_app.gui.form.cell_delegate import Caret, CellDelegate, Move, one_line, row_act
from caseworker_app.gui.form.column_widths import Wish, fitted, wish
from caseworker_app.gui.form.dropped import is_for_attaching
from caseworker_app.gui.form.row_handles import RowHandles
from caseworker_app.gui.form.rows_changes import tick
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.rows_model import Index, RowsModel

ROW_HEIGHT = 34  # px at 100 %
_CLIPBOARD = {
    QKeySequence.StandardKey.Copy: "clip",
    QKeySequence.StandardKey.Cut: "cut",
    QKeySequence.StandardKey.Paste: "paste",
}


class RowsView(QTableView):
    """As high as its rows, so that it never scrolls up and down inside; wider than the page it has a bar below.

    acted: something is to be done with the chosen rows: up, down, copy, delete, clip, cut or paste.
    columns_changed: columns came in sight or went out of it.
    """

    acted = Signal(str)
    opened = Signal()
    columns_changed = Signal()

    def __init__(self, model: RowsModel, rows: Rows, edits: EditSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._model = rows, model
        self._placed = self._fitting = False
        self._chosen_columns = column_choices.load(rows)
        self._seen: set[str] = set()  # columns that came in sight since the page was opened: they stay
        self.whole_rows = False
        """Whether whole rows were chosen (by their handles, by Shift), not a cell."""
        self.at_work = False
        """Whether a row is chosen by what is done to it (typing, moving, deleting), not because one goes to it."""
        self.setModel(model)
        self._delegate = delegate = CellDelegate(model, edits, self)
        delegate.moved.connect(self._go)
        delegate.acted.connect(self.acted)
        delegate.opened.connect(self.opened)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(RowHandles(model, self))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.ensurePolished()  # else Qt keeps the look that the heading has without its role
        theme.mark(heads, "beside")
        heads.setMinimumSectionSize(theme.px(column_choices.NARROWEST))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        heads.sectionResized.connect(self._resized)
        heads.sectionHandleDoubleClicked.connect(self._forget_width)
        self._hide_empty()
        for change in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            change.connect(self.fit)

    def flush(self) -> None:
        """Save what is being typed in a cell, and close it."""
        self._delegate.flush()

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top; never the line «Tambah …»."""
        rows = {index.row() for index in self.selectionModel().selectedRows(self.first_column())}
        rows.add(self.currentIndex().row())
        return sorted(row for row in rows if 0 <= row < self._model.add_line)

    def choose_rows(self, first: int, last: int, column: int | None = None) -> None:
        """Choose these rows, the cursor in the first of them."""
        at = self._model.index(first, self.first_column() if column is None else column)
        self.setCurrentIndex(at)
        if last > first:
            select = QItemSelectionModel.SelectionFlag
            span = QItemSelection(at, self._model.index(last, at.column()))
            self.selectionModel().select(span, select.ClearAndSelect | select.Rows)
            self.whole_rows = True

    def columns(self) -> list[int]:
        """The columns that are seen, from the left."""
        return [column for column in range(len(self._rows.columns)) if not self.isColumnHidden(column)]

    def first_column(self) -> int:
        """The first column that is seen."""
        return next(iter(self.columns()), 0)

    def show_column(self, column: int, *, shown: bool = True) -> None:
        """Bring a column in sight or take it out of it, and remember that."""
        key, choices = self._rows.columns[column].key, self._chosen_columns
        choices.shown = [other for other in choices.shown if other != key] + [key] * shown
        choices.hidden = [other for other in choices.hidden if other != key] + [key] * (not shown)
        column_choices.save(self._rows, choices)
        if not shown:
            self._seen.discard(key)
        self._hide_empty()
        self.fit()

    def reveal(self, *columns: int) -> None:
        """Bring columns in sight that are written on now."""
        hidden = [column for column in columns if self.isColumnHidden(column)]
        if hidden:
            self._seen.update(self._rows.columns[column].key for column in hidden)
            self._hide_empty()
            self.fit()

    def begin_anew(self) -> None:
        """Another list of rows is shown: columns that are empty in it go out of sight."""
        self._seen.clear()
        self._hide_empty()

    def fit(self) -> None:
        """Share the width among the columns and take the height of all rows; nothing before there is a width."""
        if not self._placed or self._fitting:
            return
        self._hide_empty()
        shown = self.columns()
        self._fitting = True
        try:
            for column, width in zip(shown, fitted(self.viewport().width(), list(map(self._wish, shown))), strict=True):
                self.setColumnWidth(column, width)
            self._fit_head()
        finally:
            self._fitting = False
        self.take_height()
        self.updateGeometries()  # else Qt keeps the bar of the widths before

    def _wish(self, column: int) -> Wish:
        field = self._rows.columns[column]
        kept = self._chosen_columns.widths.get(field.key)
        if kept is not None:
            return Wish(theme.px(kept), theme.px(kept), grows=False)
        texts = [one_line(text) for text in self._model.column_texts(column)]
        first = column == self.first_column()
        below = range(self._model.add_line, self._model.rowCount())
        texts.extend(str(self._model.index(row, column).data()) for row in below)
        return wish(field, texts, self.fontMetrics(), first=first)

    def _hide_empty(self) -> None:
        """Take columns out of sight that are empty in all rows, but for those that were seen since the page opened."""
        before, fitting, self._fitting = self.columns(), self._fitting, True
        choices = self._chosen_columns
        for column, field in enumerate(self._rows.columns):
            key = field.key
            needed = column == 0 or field.starred or not self._model.records
            filled = any(self._model.column_texts(column))
            if needed or filled or key in choices.shown:
                self._seen.add(key)
            hidden = key in choices.hidden and not (column == 0 or field.starred)
            self.setColumnHidden(column, key not in self._seen or hidden)
        self._fitting = fitting
        if self.columns() != before:
            self.columns_changed.emit()

    def _resized(self, column: int, _before: int, width: int) -> None:
        """A border was drawn by hand: that width is kept."""
        if self._fitting or not self._placed or not width:
            return
        self._chosen_columns.widths[self._rows.columns[column].key] = round(width * 100 / theme.px(100))
        column_choices.save(self._rows, self._chosen_columns)
        QTimer.singleShot(0, self, self.fit)

    def _forget_width(self, column: int) -> None:
        """A double click on a border: as wide as what the column holds."""
        self._chosen_columns.widths.pop(self._rows.columns[column].key, None)
        column_choices.save(self._rows, self._chosen_columns)
        self.fit()

    def forget_widths(self) -> None:
        """All columns as wide as what they hold."""
        self._chosen_columns.widths.clear()
        column_choices.save(self._rows, self._chosen_columns)
        self.fit()

    def _fit_head(self) -> None:
        """As high as its headings need where they are broken."""
        height = 0
        for at in self.columns():
            room = QRect(0, 0, self.columnWidth(at) - theme.px(18), 1000)
            label = tr(self._rows.columns[at].label)
            height = max(height, _bold().boundingRect(room, Qt.TextFlag.TextWordWrap, label).height())
        self.horizontalHeader().setFixedHeight(height + theme.px(18))

    def take_height(self) -> None:
        """Be as high as the rows are now, and the bar below them where there is one."""
        height = self.horizontalHeader().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        if self.horizontalHeader().length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
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

    def resetRowHeights(self) -> None:
        """One line a row again, after an editor had more."""
        heads = self.verticalHeader()
        for row in range(heads.count()):
            if heads.sectionSize(row) != heads.defaultSectionSize():
                self.setRowHeight(row, heads.defaultSectionSize())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor comes to the line «Tambah …», unless it was on a row before."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(self._model.add_line, self.first_column()))
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page; sideways, or with Shift, the table."""
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        bar = self.horizontalScrollBar()
        if sideways and bar.maximum() > 0:
            bar.setValue(bar.value() - sideways)
        else:
            event.ignore()

    def mousePressEvent(self, event: Any) -> None:
        """One click on «Tambah …», or on the example below it, begins a new row."""
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        super().mousePressEvent(event)
        self.whole_rows = bool(held)
        if index.row() >= self._model.add_line and event.button() == Qt.MouseButton.LeftButton and not held:
            self.open_cell(self._model.add_line, index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, the space bar ticks a cell of yes and no; the keys that act on the chosen rows."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_for_attaching(event):
            return
        act = row_act(event) or next((name for keys, name in _CLIPBOARD.items() if event.matches(keys)), "")
        if key == Qt.Key.Key_Delete and not modifiers:
            act = "delete"
        if act:
            self.acted.emit(act)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            self.open_cell(self.currentIndex().row(), self.currentIndex().column(), Caret.END)
        elif key == Qt.Key.Key_Insert and not modifiers:
            self.acted.emit("insert")
        elif key == Qt.Key.Key_Space and not modifiers and tick(self._model, self.currentIndex()):
            below = min(self.currentIndex().row() + 1, self._model.add_line - 1)
            self.setCurrentIndex(self._model.index(below, self.currentIndex().column()))
        elif key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.whole_rows = True
            self.viewport().update()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and modifiers == Qt.KeyboardModifier.ControlModifier:
            row = 0 if key == Qt.Key.Key_Home else max(0, self._model.add_line - 1)
            self.setCurrentIndex(self._model.index(row, self.columns()[0 if key == Qt.Key.Key_Home else -1]))
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
        else:
            super().keyPressEvent(event)
            if key in _ARROWS or event.matches(QKeySequence.StandardKey.SelectAll):
                self.whole_rows = bool(modifiers & Qt.KeyboardModifier.ShiftModifier) or key not in _ARROWS

    def setCurrentIndex(self, index: Index) -> None:
        """Choose one row, whatever keys are held down: those of Ctrl+V are no wish for a second row."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def edit(self, index: Index, trigger: Any = None, event: QEvent | None = None) -> Any:
        """A key that is typed replaces what stands in the cell; otherwise one writes on behind it."""
        triggers = QAbstractItemView.EditTrigger
        if trigger is None:
            self._delegate.caret = Caret.END
            return super().edit(index)
        typed = trigger == triggers.AnyKeyPressed
        if typed:
            self._await_no_click()
        if trigger in {triggers.AnyKeyPressed, *_CAREFUL}:
            self._delegate.caret = Caret.OVER if typed else Caret.END
            if self._writes_on(index.row()):
                self.reveal(*self._reachable())
        opened = super().edit(index, trigger, event)  # type: ignore[arg-type] # Qt itself gives None here
        if opened and not typed:
            self._delegate.settle_caret()
        return opened

    def open_cell(self, row: int, column: int, caret: Caret = Caret.OVER) -> None:
        """Put the cursor in a cell and open it, once the cell that is open is saved; a hidden column comes in sight."""
        self.flush()
        self.reveal(*(self._reachable() if self._writes_on(row) else [column]))
        index = self._model.index(row, column)
        self.at_work = True
        self.setCurrentIndex(index)
        self.at_work = False
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._await_no_click()
            self._delegate.caret = caret
            super().edit(index)

    def _await_no_click(self) -> None:
        """After a click on the chosen row Qt waits for a second one, and until then would open no cell for a key.

        The trigger named here opens no cell of this table; it only ends the waiting.
        """
        super().edit(self.currentIndex(), QAbstractItemView.EditTrigger.CurrentChanged, None)  # type: ignore[call-overload]

    def _go(self, move: Move) -> None:
        """From the cell that was just closed to where a key leads, and open that cell."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last = self._model.add_line
        if move in {Move.DOWN, Move.UP}:
            row = min(row + 1, last) if move is Move.DOWN else max(row - 1, 0)
            self.open_cell(row, self.first_column() if row == last else column)
            return
        columns = self._reachable() if self._writes_on(row) else self.columns()
        at = row * len(columns) + columns.index(column) + (1 if move is Move.NEXT else -1)
        if at < 0 or at // len(columns) > last:
            self.setFocus()
            self.focusNextPrevChild(move is Move.NEXT)
            return
        self.open_cell(at // len(columns), columns[at % len(columns)])

    def _reachable(self) -> list[int]:
        """All columns but those that the worker has put out of sight."""
        hidden = self._chosen_columns.hidden
        seen = self.columns()
        return [at for at, field in enumerate(self._rows.columns) if at in seen or field.key not in hidden]

    def _writes_on(self, row: int) -> bool:
        """Whether a row is being begun: the columns that are out of sight come back, for Tab comes to them too."""
        return row == self._model.add_line or self._model.is_new(self._model.record(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A row that was begun and emptied again goes as soon as it is left."""
        super().currentChanged(current, previous)
        self.whole_rows = False
        if previous.isValid() and current.row() != previous.row():
            record = self._model.record(previous.row())
            QTimer.singleShot(0, self, lambda: self._model.drop_blank(record))


_CAREFUL = {
    QAbstractItemView.EditTrigger.EditKeyPressed,
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.SelectedClicked,
}
"""Ways to open a cell in order to alter a letter of it."""
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


def _bold() -> QFontMetrics:
    return QFontMetrics(theme.font(theme.SMALL, 600))
