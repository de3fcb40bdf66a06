"""A grid filled by keys: one key a cell, and the cursor moves on; sums at the right and at the foot.

A description says what stands in the rows and columns, which keys mean what, and how a value is read and stored
(``GridSource``). Attendance is members × sessions with H, I, S and –; a ledger behaviours × days with points; a
sociogram members × members with + and −.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from caseworker_app.errors import BadInput
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.clipboard_block import read_block, write_block
from caseworker_app.gui.form.dropped import is_for_attaching
from caseworker_app.gui.form.entry_grid_model import EntryGridModel
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from caseworker_app.gui.form.entry_grid_model import GridSource

CELL, ROW, NAMES = 36, 32, 220  # px at 100 %: width of a cell, height of a row, most for the names of the rows
MOST_ROWS = 15  # with more, the headings stay in sight and the rows scroll below them


class EntryGrid(QTableView):
    """The cells of a grid. told: something to say at the foot of the window.

    names: px at 100 % that the names of the rows take at most. guarded: many cells are filled one after the other, so a
    key behind the last one, which was just filled, is told of and does not write over it.
    """

    told = Signal(str)

    def __init__(
        self, source: GridSource, parent: QWidget | None = None, *, names: int = NAMES, guarded: bool = False
    ) -> None:
        super().__init__(parent)
        self._widest_name, self._guarded = names, guarded
        self._last_filled = ""
        """The heading of the last cell, once it was filled by a key and nothing else was done since."""
        self.grid = EntryGridModel(source)
        self.setModel(self.grid)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.setHighlightSections(True)
            heads.setSectionsClickable(True)
            heads.setSectionResizeMode(heads.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().ensurePolished()
        theme.mark(self.horizontalHeader(), "beside")
        self.grid.modelReset.connect(self.fit)
        self.grid.columnsInserted.connect(self.fit)
        self.grid.dataChanged.connect(self.viewport().update)
        self.fit()

    def refresh(self) -> None:
        """Read everything again; the cursor stays where it is."""
        place = self.currentIndex().row(), self.currentIndex().column()
        self.grid.refresh()
        self._back_to(*place)

    def _back_to(self, row: int, column: int) -> None:
        """The cursor, where building the grid anew took it away."""
        rows, columns = len(self.grid.source.rows()), len(self.grid.source.columns())
        if row >= 0 and rows and columns and not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(min(row, rows - 1), min(column, columns - 1)))

    def fit(self) -> None:
        """As wide as the headings of each column need, as high as all rows."""
        metrics = self.horizontalHeader().fontMetrics()
        for column in range(self.grid.columnCount()):
            words = str(self.grid.headerData(column, Qt.Orientation.Horizontal) or "")
            longest = max((metrics.horizontalAdvance(line) for line in words.splitlines()), default=0)
            self.setColumnWidth(column, max(theme.px(CELL), longest + theme.px(8)))
        self._fit_names()
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        rows = min(self.verticalHeader().length(), MOST_ROWS * theme.px(ROW))
        self.setFixedHeight(head + rows + bar + 2 * self.frameWidth())

    def _fit_names(self) -> None:
        """As wide as the longest needs; names that may be long leave room for some cells."""
        names = self.verticalHeader().fontMetrics()
        texts = [str(self.grid.headerData(row, Qt.Orientation.Vertical)) for row in range(self.grid.rowCount())]
        widest = max(map(names.horizontalAdvance, texts), default=0) + theme.px(28)
        most = theme.px(self._widest_name)
        if self._widest_name > NAMES:
            most = max(theme.px(NAMES), min(most, self.width() - theme.px(3 * CELL)))
        self.verticalHeader().setFixedWidth(min(widest, most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The newest columns, which stand last, are in sight until the cursor is somewhere."""
        super().resizeEvent(event)
        if self._widest_name > NAMES:
            self._fit_names()
        if not self.currentIndex().isValid():
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor comes to the first cell, unless it was on one before."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(0, 0))
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, or a long grid that has the keys; sideways, or with Shift, any grid."""
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        bar = self.horizontalScrollBar()
        if sideways and bar.maximum() > 0:
            bar.setValue(bar.value() - sideways)
        elif self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the grid fills the chosen cells; Del empties them; Ctrl+H fills the column; the clipboard's keys."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_for_attaching(event):
            return
        steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not modifiers:
            self._fill("")
        elif key == Qt.Key.Key_H and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.fill_column()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._copy()
            self._fill("")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in steps:
            self._step(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif self.grid.meaning(event.text()) is not None and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            self._type(str(self.grid.meaning(event.text())))
            return
        else:
            super().keyPressEvent(event)
        self._last_filled = ""

    def fill_column(self) -> None:
        """What is meant by «semua hadir»: the usual value into all empty cells of the column that the cursor is in."""
        usual, column = self.grid.source.usual, self.currentIndex().column()
        if not usual or not 0 <= column < len(self.grid.source.columns()):
            return
        rows = range(len(self.grid.source.rows()))
        empty = [(row, column) for row in rows if not self.grid.source.get(row, column)]
        self._put([(row, at, usual) for row, at in empty])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is clicked may be written over."""
        self._last_filled = ""
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen cells, by the mouse or by the keyboard."""
        menu = QMenu(self)
        source = self.grid.source
        for label, key, action in (
            (tr("Salin"), "Ctrl+C", self._copy),
            (tr("Tempel"), "Ctrl+V", self._paste),
            (tr("Kosongkan"), "Del", lambda: self._fill("")),
        ):
            menu.addAction(f"{label}\t{key}").triggered.connect(action)
        if source.usual:
            menu.addAction(f"{source.usual_words}\tCtrl+H").triggered.connect(self.fill_column)
        menu.addSeparator()
        for key, (value, words) in source.keys.items():
            menu.addAction(f"{words}\t{key}").triggered.connect(lambda _on=False, value=value: self._fill(value))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at: QPoint = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.popup(at)

    def _cells(self) -> list[tuple[int, int]]:
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return sorted((index.row(), index.column()) for index in indexes if self.grid.is_cell(index))

    def _type(self, value: str) -> None:
        """Into the chosen cells; from a single one the cursor moves on."""
        cells = self._cells()
        if self._guarded and len(cells) == 1 and self._last_filled == self._heading(cells[0][1]):
            self.told.emit(tr("Sel terakhir sudah terisi; pindah dahulu, atau tekan Del untuk mengubahnya."))
            return
        self._put([(row, column, value) for row, column in cells])
        if len(cells) == 1:
            along, before = self.grid.source.along, self._cells()
            self._step(1 if along == "down" else 0, 1 if along == "right" else 0)
            self._last_filled = self._heading(before[0][1]) if self._cells() == before else ""

    def _heading(self, column: int) -> str:
        return str(self.grid.headerData(column, Qt.Orientation.Horizontal) or column)

    def _fill(self, value: str) -> None:
        self._put([(row, column, value) for row, column in self._cells()])

    def _put(self, cells: list[tuple[int, int, str]]) -> None:
        place = self.currentIndex().row(), self.currentIndex().column()
        refused = self.grid.put(cells)
        self._back_to(*place)
        if refused:
            self.told.emit(refused)

    def _step(self, down: int, right: int) -> None:
        """On by one cell; from the last of a line to the first of the next."""
        rows, columns = len(self.grid.source.rows()), len(self.grid.source.columns())
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if right:
            column += right
            if column >= columns and row + 1 < rows:
                row, column = row + 1, 0
        else:
            row += down
            if row >= rows and column + 1 < columns:
                row, column = 0, column + 1
        row, column = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.grid.index(row, column), flags.ClearAndSelect)
        self.scrollTo(self.grid.index(row, column))

    def _copy(self) -> None:
        cells = self._cells()
        if not cells:
            return
        rows = sorted({row for row, _ in cells})
        columns = sorted({column for _, column in cells})
        texts = [[self.grid.source.get(row, column) for column in columns] for row in rows]
        QApplication.clipboard().setMimeData(write_block(texts))

    def _paste(self) -> None:
        """A block from the chosen cell on, read by the grid's own keys; a single value fills all chosen cells."""
        cells = self._cells()
        if not cells:
            return
        try:
            block = read_block(QApplication.clipboard().mimeData())
        except BadInput as error:
            self.told.emit(str(error))
            return
        if len(block) == 1 and len(block[0]) == 1:
            self._put([(row, column, block[0][0]) for row, column in cells])
            return
        top, left = cells[0]
        rows, columns = len(self.grid.source.rows()), len(self.grid.source.columns())
        inside = [
            (top + down, left + right, text)
            for down, line in enumerate(block)
            for right, text in enumerate(line)
            if top + down < rows and left + right < columns
        ]
        self._put(inside)
        if len(inside) < sum(map(len, block)):
            self.told.emit(tr("Sebagian tempelan melewati tepi tabel dan tidak ditempel; isinya masih di papan klip."))
        last = self.grid.index(min(top + len(block), rows) - 1, min(left + len(block[0]), columns) - 1)
        span = QItemSelection(self.grid.index(top, left), last)
        self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)
