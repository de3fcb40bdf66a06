"""The handles at the left of a table's rows: a click chooses the whole row, drawing moves the chosen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView

from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from caseworker_app.gui.form.rows_model import RowsModel
    from caseworker_app.gui.form.rows_view import RowsView

WIDTH = 20  # px at 100 %


class RowHandles(QHeaderView):
    """Six dots beside each row. dropped: the chosen rows were drawn before the row of this number."""

    dropped = Signal(int)

    def __init__(self, model: RowsModel, view: RowsView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._model, self._view = model, view
        self._pressed_at: QPoint | None = None
        self._target: int | None = None
        self._line = QFrame(view.viewport())
        self._line.setStyleSheet(f"background: {theme.colours().action}; border: none;")
        self._line.hide()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedWidth(theme.px(WIDTH))

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """The ground of the row and the six dots; the line «Tambah …» has none."""
        is_row = row < self._model.add_line
        chosen = is_row and self._view.selectionModel().isRowSelected(row, QModelIndex())
        painter.save()
        painter.fillRect(rect, theme.colour("soft" if chosen else "card"))
        if is_row:
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action" if chosen else "field"))
            for column in (-1, 1):
                for line in (-1, 0, 1):
                    middle = QPointF(rect.center()) + QPointF(column * theme.px(2.6), line * theme.px(5))
                    painter.drawEllipse(middle, theme.px(1.2), theme.px(1.2))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; with Shift all up to it, with Ctrl it too. A chosen row stays so, that it may be drawn."""
        row = self.logicalIndexAt(event.position().toPoint())
        if not 0 <= row < self._model.add_line or event.button() != Qt.MouseButton.LeftButton:
            return
        self._view.flush()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = event.position().toPoint()
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._choose_up_to(row)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(row, self._view.first_column())
            self._view.selectionModel().setCurrentIndex(index, flags.Toggle | flags.Rows)
        elif row not in self._view.chosen_rows():
            self._view.choose_rows(row, row)
        self._view.whole_rows = True
        self._view.viewport().update()
        self.viewport().update()

    def _choose_up_to(self, row: int) -> None:
        start = max(0, self._view.currentIndex().row())
        first, last = min(start, row), max(start, row)
        column = self._view.first_column()
        span = QItemSelection(self._model.index(first, column), self._model.index(last, column))
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().select(span, flags.ClearAndSelect | flags.Rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the chosen rows would go."""
        place = event.position().toPoint()
        if self._pressed_at is None:
            row = self.logicalIndexAt(place)
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if 0 <= row < self._model.add_line else Qt.CursorShape.ArrowCursor
            )
            return
        far = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if (self._target is None and not far) or self._model.edits.notebook.read_only:
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        row = self.logicalIndexAt(QPoint(0, max(0, place.y())))
        if row < 0 or row >= self._model.add_line:
            self._target = self._model.add_line
        else:
            middle = self.sectionViewportPosition(row) + self.sectionSize(row) / 2
            self._target = row + (place.y() > middle)
        y = self.sectionViewportPosition(self._target)
        self._line.setGeometry(0, y - 1, self._view.viewport().width(), theme.px(2))
        self._line.show()
        self._line.raise_()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the rows where the line is."""
        target, self._target, self._pressed_at = self._target, None, None
        self._line.hide()
        self.unsetCursor()
        if target is not None:
            self.dropped.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the cells."""
        event.ignore()
