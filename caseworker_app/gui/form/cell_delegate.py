"""The cells of a table of rows: how they are painted, and the project's own editors in them, all with the same keys."""

from __future__ import annotations

import enum
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from caseworker_app.forms.description import Kind
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import Unsaved, run_in_event
from caseworker_app.gui.form.choice_editors import begun, make_editor
from caseworker_app.gui.form.clipboard_block import holds_block
from caseworker_app.gui.form.editors import Editor, TextEditor
from caseworker_app.gui.form.field_box import show
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView

    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.rows_model import RowsModel
    from caseworker_app.gui.form.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex
Hint = QStyledItemDelegate.EndEditHint


class Caret(enum.Enum):
    """Where the caret stands in an editor that is opened: behind its text, or with all of it to be typed over."""

    END = enum.auto()
    OVER = enum.auto()


class Move(enum.Enum):
    """Where a key leads from an open cell."""

    DOWN = enum.auto()
    UP = enum.auto()
    NEXT = enum.auto()
    BACK = enum.auto()


_CHOSEN = {Kind.CHOICE, Kind.CHOICES}
_MOVES = {
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
    Qt.Key.Key_Tab: Move.NEXT,
    Qt.Key.Key_Backtab: Move.BACK,
}
_BREAKING = {Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier}  # with Enter: a new line in the cell


class CellDelegate(QStyledItemDelegate):
    """Paints cells in one line each and opens the project's own editors in them, never Qt's.

    An editor shows what was stored when it was opened, and from then on is the worker's alone: what the program fills
    into the cell meanwhile does not alter it, and is not overwritten by an editor in which nothing was typed.
    """

    moved = Signal(object)
    """A key closed a cell and leads on: a Move."""
    acted = Signal(str)
    """A key that acts on the whole row was pressed in a cell, which is closed: up, down, copy or paste."""
    opened = Signal()
    """An editor stands in its cell."""

    def __init__(self, model: RowsModel, edits: EditSession, view: RowsView) -> None:
        super().__init__(view)
        self._model, self._edits, self._view = model, edits, view
        self._open: Editor | None = None
        self._place = QPersistentModelIndex()
        self._record: Any = None
        self._column = 0
        self._filled = self._closing = False
        self._before: tuple[Any, str | None] = None, None
        self.caret = Caret.END

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text in one line, and a frame around the cell that the keyboard is on."""
        painter.save()
        is_row = index.row() < self._model.add_line
        chosen = is_row and self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.fillRect(option.rect, theme.colour("soft" if chosen else "card"))
        painter.setPen(theme.colour("line"))
        if is_row:
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(theme.colour("action"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        if index.row() > self._model.add_line:
            font = painter.font()
            font.setItalic(True)
            painter.setFont(font)
        room = _inner(option.rect)
        words = one_line(index.data())
        if is_row and self._model.field(index).editor in _CHOSEN:
            words = begun(words)  # as in the list that it was chosen from
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole) | Qt.TextFlag.TextSingleLine, text)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """On hovering: what is odd about a cell, else its whole text where the cell does not show all of it."""
        words = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        text = index.data() or ""
        room = _inner(view.visualRect(index)).width()
        if not words and ("\n" in text or view.fontMetrics().horizontalAdvance(text) > room):
            words = text
        QToolTip.showText(event.globalPos(), f"<p>{escape(words)}</p>" if words else "", view)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of the column's kind; what is typed is saved while typing goes on."""
        editor = make_editor(self._model.field(index), self._edits, compact=True)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        place = QPersistentModelIndex(index)
        inner = _innermost(editor)
        editor.setFocusProxy(inner)  # Qt sends the key that opens a cell to this proxy, not to the proxy's own
        inner.setAccessibleName(tr(self._model.field(index).label))
        inner.installEventFilter(self)
        self._open, self._place, self._record = editor, place, self._model.record(index.row())
        self._filled, self._column = False, index.column()
        self._before = self._model.value(index), self._model.draft(index)
        QTimer.singleShot(0, self, self.opened.emit)
        editor.edited.connect(lambda: self._commit(editor))

        def save() -> None:
            if editor is self._open:
                self._write(editor, done=False)

        def finish() -> None:
            self._close(editor)

        editor.typed.connect(lambda: self._edits.typing(save, finish))
        if isinstance(editor, MemoEditor):
            editor.memo.document().documentLayout().documentSizeChanged.connect(lambda: self._make_room(editor, place))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is stored, or text that waits to be read, as the editor is opened."""
        if not isinstance(editor, Editor) or (editor is self._open and self._filled):
            return
        self._filled = True
        show(editor, self._model.value(index), self._model.draft(index))
        place_caret(editor, self.caret)

    def settle_caret(self) -> None:
        """Put the caret where it belongs once Qt has opened the cell, which chooses all of a line."""
        if self._open is not None:
            place_caret(self._open, self.caret)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        if isinstance(editor, Editor) and editor is self._open and editor.touched():
            self._commit(editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The table lets go of an editor, also where its row goes."""
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)
        self._view.resetRowHeights()

    def flush(self) -> None:
        """Save what is being typed and close the cell, as if it had been left."""
        if self._open is not None:
            self._close(self._open)

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
                run_in_event(lambda: self._close(editor))
        return False

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        move = _MOVES.get(key)
        act = row_act(event)
        if move is Move.DOWN and modifiers in _BREAKING:
            return not isinstance(editor, MemoEditor) or editor.memo.break_line()
        if move is Move.DOWN and modifiers == Qt.KeyboardModifier.ShiftModifier:
            move = Move.UP
        if move in {Move.DOWN, Move.UP} and isinstance(editor, PickEditor):
            editor.take_begun()
        if move is not None:
            self._close(editor, move)
        elif act or _pastes_block(event):
            self._close(editor)
            self.acted.emit(act or "paste")
        elif key == Qt.Key.Key_Escape:
            self._give_back(editor)
        else:
            return False
        return True

    def _give_back(self, editor: Editor) -> None:
        """Close the cell with what stood in it when it was opened; a row that was begun in it goes."""
        self._edits.end_typing()
        self._open = None
        row = self._place.row() if self._place.isValid() else None
        if row is not None and self._model.record(row) is not None:
            self._model.give_back(self._model.index(row, self._column), self._before)
        self.closeEditor.emit(editor, Hint.RevertModelCache)
        self._model.drop_blank(None if row is None else self._model.record(row))

    def _close(self, editor: Editor, move: Move | None = None) -> None:
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
            self.closeEditor.emit(editor, Hint.NoHint)
        if move is not None:
            self.moved.emit(move)

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
        if editor is self._open and index.isValid() and height > self._view.rowHeight(index.row()):
            self._view.setRowHeight(index.row(), height)
            editor.resize(editor.width(), height)


def _innermost(widget: QWidget) -> QWidget:
    """The widget that has the keys when this one has the focus."""
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def row_act(event: QKeyEvent) -> str:
    """What a key does to the chosen rows wherever it is pressed in a table: up, down, copy; «» for other keys."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(key, "")
    return "copy" if key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier else ""


def _pastes_block(event: QKeyEvent) -> bool:
    """Whether more than one cell is to be pasted, which no single cell could hold apart."""
    return event.matches(QKeySequence.StandardKey.Paste) and holds_block(QApplication.clipboard().mimeData())


def place_caret(editor: Editor, caret: Caret) -> None:
    """Put the caret of a cell's editor behind its text, or choose all of it so that typing replaces it."""
    if isinstance(editor, MemoEditor):
        editor.memo.moveCursor(QTextCursor.MoveOperation.End)
        if caret is Caret.OVER:
            editor.memo.selectAll()
    elif isinstance(editor, TextEditor):
        if caret is Caret.OVER:
            editor.line.selectAll()
        else:
            editor.line.end(False)


def one_line(text: str) -> str:
    """A text of several lines as a cell shows it."""
    return " · ".join(filter(None, map(str.strip, text.splitlines()))) if "\n" in text else text


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(theme.px(9), 0, -theme.px(9), 0)
