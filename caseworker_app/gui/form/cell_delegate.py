"""The cells of a table of rows: how they are painted, and the project's own editors in them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import Unsaved, run_in_event
from caseworker_app.gui.form.choice_editors import make_editor
from caseworker_app.gui.form.editors import Editor
from caseworker_app.gui.form.field_box import show
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.rows_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
Hint = QStyledItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """Paints cells of several lines and opens the project's own editors in them, never Qt's.

    An editor shows what was stored when it was opened, and from then on is the worker's alone: what the program fills
    into the cell meanwhile does not alter it, and is not overwritten by an editor in which nothing was typed.
    """

    next_row = Signal()
    opened = Signal()
    """An editor stands in its cell."""

    def __init__(self, model: RowsModel, edits: EditSession, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._edits, self._view = model, edits, view
        self._open: Editor | None = None
        self._place = QPersistentModelIndex()
        self._record: Any = None
        self._column = 0
        self._filled = self._closing = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, and a frame around the cell that the keyboard is on."""
        painter.save()
        selected = index.row() == self._view.currentIndex().row() and index.row() < len(self._model.records)
        painter.fillRect(option.rect, theme.colour("soft" if selected else "card"))
        if index.row() < len(self._model.records):
            painter.setPen(theme.colour("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(theme.colour("action"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        room = _inner(option.rect)
        _laid_out(index.data(), room.width()).draw(painter, QPointF(room.topLeft()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at the column's width."""
        last = index.row() == len(self._model.records)
        width = self._view.viewport().width() if last else self._view.columnWidth(index.column())
        text = _laid_out(index.data() or " ", _inner(QRect(0, 0, width, 0)).width())
        return QSize(width, ceil(text.boundingRect().height()) + theme.px(14))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of the column's kind; what is typed is saved while typing goes on."""
        editor = make_editor(self._model.field(index), self._edits, compact=True)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        place = QPersistentModelIndex(index)
        inner = _innermost(editor)
        inner.setAccessibleName(tr(self._model.field(index).label))
        inner.installEventFilter(self)
        self._open, self._place, self._record = editor, place, self._model.record(index.row())
        self._filled, self._column = False, index.column()
        QTimer.singleShot(0, self, self.opened.emit)
        editor.edited.connect(lambda: self._commit(editor))

        def save() -> None:
            if editor is self._open:
                self._write(editor, done=False)

        def finish() -> None:
            self._close(editor, Hint.NoHint)

        editor.typed.connect(lambda: self._edits.typing(save, finish))
        for pick in (editor, *editor.findChildren(PickEditor)):
            if isinstance(pick, PickEditor):
                pick.taken.connect(lambda: self._close(editor, Hint.NoHint, enter=True))
        if isinstance(editor, MemoEditor):
            editor.memo.enter_leaves = True
            editor.memo.entered.connect(lambda: self._close(editor, Hint.NoHint, enter=True))
            editor.memo.document().documentLayout().documentSizeChanged.connect(lambda: self._make_room(editor, place))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is stored, or text that waits to be read, as the editor is opened."""
        if not isinstance(editor, Editor) or (editor is self._open and self._filled):
            return
        self._filled = True
        show(editor, self._model.value(index), self._model.draft(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        if isinstance(editor, Editor) and editor is self._open and editor.touched():
            self._commit(editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The table lets go of an editor, also where its row goes."""
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)

    def flush(self) -> None:
        """Save what is being typed and close the cell, as if it had been left."""
        if self._open is not None:
            self._close(self._open, Hint.NoHint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell, and as high as it needs."""
        editor.setGeometry(option.rect)
        self._make_room(editor, index)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Enter, Tab, Escape and going elsewhere close a cell's editor."""
        editor = self._open
        if editor is None or not (watched is editor or editor.isAncestorOf(watched)):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            focused = QApplication.focusWidget()
            if focused is None or not editor.isAncestorOf(focused):
                run_in_event(lambda: self._close(editor, Hint.NoHint))
        return False

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        hints = {Qt.Key.Key_Tab: Hint.EditNextItem, Qt.Key.Key_Backtab: Hint.EditPreviousItem}
        if event.key() in hints:
            self._close(editor, hints[Qt.Key(event.key())])
        elif enter and not isinstance(editor, MemoEditor):
            if not (isinstance(editor, PickEditor) and editor.take_begun()):
                self._close(editor, Hint.NoHint, enter=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._edits.end_typing()
            self._open = None
            if self._place.isValid():
                self._model.give_up(self._place)
            self.closeEditor.emit(editor, Hint.RevertModelCache)
        else:
            return False
        return True

    def _close(self, editor: Editor, hint: QStyledItemDelegate.EndEditHint, *, enter: bool = False) -> None:
        if editor is not self._open or self._closing:
            return
        self._edits.end_typing()
        self._closing = True
        try:
            if editor.touched():
                self._commit(editor)
        except Exception as error:
            label = self._model.field(self._model.index(0, self._column)).label
            raise Unsaved(label, error, kept=self._rescued(editor)) from error
        finally:
            self._closing = False
        if editor is self._open:
            self._open = None
            self.closeEditor.emit(editor, hint)
        if enter:
            self.next_row.emit()

    def _commit(self, editor: Editor) -> None:
        if editor is self._open:
            if isinstance(editor, PickEditor):
                editor.take_as_new()
            self._write(editor)

    def _write(self, editor: Editor, *, done: bool = True) -> None:
        """Store it in its own row, wherever that stands now; where the row is gone, the text is gone with it."""
        row = self._place.row() if self._place.isValid() else self._model.row_of(self._record)
        if row is not None:
            self._model.write(self._model.index(row, self._column), editor, done=done)
            self._record = self._model.record(row)

    def _rescued(self, editor: Editor) -> bool:
        """Keep what stands in the cell as a draft, since it cannot be stored; gives whether that was possible."""
        try:
            return self._model.keep(self._place, editor.typed_text())
        except Exception:  # noqa: BLE001 - the first error is the one to tell
            return False

    def _make_room(self, editor: QWidget, index: Index) -> None:
        height = editor.sizeHint().height()
        if index.isValid() and height > self._view.rowHeight(index.row()):
            self._view.setRowHeight(index.row(), height)
            editor.resize(editor.width(), height)


def _innermost(widget: QWidget) -> QWidget:
    """The widget that has the keys when this one has the focus."""
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def _laid_out(text: str, width: int) -> QTextLayout:
    """Text broken between words, and within a word only where that is wider than the column."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(theme.px(9), theme.px(7), -theme.px(6), -theme.px(2))
