"""Names that are offered below a text while it is typed; nothing is taken that was not chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QPlainTextEdit

from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.gui.form.editors import Editor

FEWEST_LETTERS = 2
WIDTH, MOST_LINES = 460, 7


class Suggestions(QObject):
    """Offers names for the line on which the caret stands: Arrow Down and Return, or a click, put one in its place.

    offered: names with what tells them apart, asked anew whenever the editor gets the focus. Any other words may be
    typed on; Return without a marked line means what it means without the list. in_cell: the text stands in a cell of a
    table, where Return then goes on as in every other cell.
    """

    def __init__(
        self,
        editor: Editor,
        text: QLineEdit | QPlainTextEdit,
        offered: Callable[[], Sequence[Any]],
        *,
        in_cell: bool = False,
    ) -> None:
        super().__init__(editor)
        self._text, self._offered, self._in_cell = text, offered, in_cell
        self._names: dict[str, str] = {}
        self._list = QListView()
        theme.mark(self._list, "options")
        self._completer = QCompleter(self)
        self._completer.setModel(QStringListModel(self))
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_LINES)
        self._completer.setPopup(self._list)
        self._completer.setWidget(text)
        self._completer.activated.connect(self._take)
        self._list.installEventFilter(self)
        text.installEventFilter(self)
        editor.typed.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew for what is on offer when the worker comes; Return takes the marked line, Tab goes on."""
        if watched is self._text and event.type() == QEvent.Type.FocusIn:
            self._names = {f"{name}  ·  {hint}" if hint else name: name for name, hint in self._offered()}
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            marked = self._list.currentIndex()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and marked.isValid():
                self._list.hide()
                self._take(str(marked.data()))
                if self._in_cell:
                    QApplication.sendEvent(self._text, event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._list.hide()
                QApplication.sendEvent(self._text, event)
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        words = self._line().casefold().split()
        found = [label for label in self._names if all(word in label.casefold() for word in words)]
        known = [label for label in found if self._names[label].casefold() == self._line().strip().casefold()]
        if len("".join(words)) < FEWEST_LETTERS or not found or known or not self._text.hasFocus():
            self._list.hide()
            return
        model = self._completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(found)
        place = self._text.cursorRect()
        place.setLeft(0)
        place.setWidth(max(self._text.width(), theme.px(WIDTH)))
        self._completer.complete(place)
        self._list.setCurrentIndex(self._list.rootIndex())

    def _line(self) -> str:
        """The line on which the caret stands."""
        return self._text.text() if isinstance(self._text, QLineEdit) else self._text.textCursor().block().text()

    def _take(self, label: str) -> None:
        name = self._names.get(label, label)
        if isinstance(self._text, QLineEdit):
            self._text.setText(name)
            self._text.textEdited.emit(name)
        else:
            cursor = self._text.textCursor()
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(name)
        self._text.setFocus()
