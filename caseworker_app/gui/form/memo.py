"""Text of several lines: a memo that grows with what it holds, and points, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from caseworker_app.casework import pasted
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.dropped import has_files, is_for_attaching
from caseworker_app.gui.form.editors import Editor, is_undo
from caseworker_app.gui.form.spelling import WrongWords
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from caseworker_app.gui.form.spelling import Spelling


class Memo(QPlainTextEdit):
    """Text that grows with what it holds and never scrolls inside; Tab leaves it. With bullets, a line is a point."""

    left = Signal()

    def __init__(self, *, bullets: bool = False, lines: int = 2) -> None:
        super().__init__()
        self._lines = lines
        self._bullets = _Bullets(self) if bullets else None
        self.spelling: Spelling | None = None
        self.extend_menu: Callable[[QMenu], None] | None = None
        self._wrong_words: WrongWords | None = None
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._bullets:
            self.setViewportMargins(theme.px(12), 0, 0, 0)
            self.updateRequest.connect(self._bullets.update)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow)
        self.resize(theme.px(theme.TEXT_WIDTH), self.height())  # about what it will be: long texts are measured once
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z and files that are pasted reach the window."""
        return False if is_undo(event) or is_for_attaching(event) else super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped are attached, not written into the text."""
        return not has_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted comes in as plain text, cleaned of what Word leaves in it; points lose their signs."""
        text = source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        clean = "\n".join(pasted.points(text)) if self._bullets and "\n" in text.strip() else pasted.cleaned(text)
        self.insertPlainText(clean)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter breaks the line, with any other key held down too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.break_line()
            return
        super().keyPressEvent(event)

    def break_line(self) -> bool:
        """Go on in a new line; True, as it was done."""
        self.textCursor().insertBlock()
        self.ensureCursorVisible()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """While somebody writes here, words that nobody knows are underlined."""
        super().focusInEvent(event)
        if self.spelling is not None and self._wrong_words is None and not self.isReadOnly():
            self._wrong_words = WrongWords(self, self.spelling)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Announce that the worker went on."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:  # the menu of this text
            return
        if self._wrong_words is not None:
            self._wrong_words.setDocument(None)
            self._wrong_words.deleteLater()
            self._wrong_words = None
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's menu, and before it what helps with the word there."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spelling = self.spelling
        if spelling is not None:
            word = self._wrong_words.word_at(event.pos()) if self._wrong_words is not None else None
            if word is not None:
                spelling.offer(menu, word.selectedText(), word.insertText)
            menu.addSeparator()
            check = menu.addAction(tr("Periksa ejaan"))
            check.setCheckable(True)
            check.setChecked(spelling.on)
            check.toggled.connect(spelling.turn)
        if self.extend_menu is not None:
            self.extend_menu(menu)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, not the text."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere; the bullets stand beside the text."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break_lines()
            self._grow()
        if self._bullets:
            self._bullets.setGeometry(
                self.viewport().x() - theme.px(12), self.viewport().y(), theme.px(12), self.height()
            )

    def points(self) -> Iterator[float]:
        """The middle of the first line of every point."""
        block = self.firstVisibleBlock()
        while block.isValid():
            if block.text().strip():
                top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
                yield top + self.fontMetrics().lineSpacing() / 2
            block = block.next()

    def _break_lines(self) -> None:
        """Qt breaks only what is in sight, and counts the rest as it was broken before."""
        block = self.document().begin()
        while block.isValid():
            self.blockBoundingRect(block)
            block = block.next()

    def _follow(self) -> None:
        """Keep the line that is written in sight of the page."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        sheet = area.widget() if area is not None else None
        if area is not None and sheet is not None and self.hasFocus():
            place = self.viewport().mapTo(sheet, self.cursorRect().bottomLeft())
            area.ensureVisible(place.x(), place.y(), 0, theme.px(24))

    def _grow(self) -> None:
        lines = max(self._lines, int(self.document().size().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.px(20))


class _Bullets(QWidget):
    """The bullets beside a memo's points."""

    def __init__(self, memo: Memo) -> None:
        super().__init__(memo)
        self._memo = memo

    def paintEvent(self, event: QPaintEvent) -> None:
        """One small disc a point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("muted"))
        for middle in self._memo.points():
            painter.drawEllipse(QPointF(self.width() - theme.px(3), middle), theme.px(2), theme.px(2))


class MemoEditor(Editor):
    """Text of several lines, growing with what it holds; ``lines`` are there from the start."""

    def __init__(
        self, *, compact: bool = False, bullets: bool = False, lines: int = 2, spelling: Spelling | None = None
    ) -> None:
        super().__init__()
        self._value: Any = None
        self._announced = self._last = ""
        self._typed = False
        self.memo = Memo(bullets=bullets, lines=1 if compact else lines)
        self.memo.spelling = spelling
        self.memo.textChanged.connect(self._type)
        self.memo.left.connect(self._finish)
        self.body.addWidget(self.memo)
        self.setFocusProxy(self.memo)

    def read(self, text: str) -> Any:
        """The text without blanks around it; nothing is None."""
        return text.strip() or None

    def write(self, value: Any) -> str:
        """The text as it is stored."""
        return str(value)

    def value(self) -> Any:
        """What was typed, or the stored value where nothing was."""
        text = self.memo.toPlainText()
        shown = "" if self._value is None else self.write(self._value)
        return self._value if text == shown else self.read(text)

    def set_value(self, value: Any) -> None:
        """Show a stored value; a cursor in the text stays where it is, or goes behind what came in."""
        self._value, self._typed = value, False
        self._announced = "" if value is None else self.write(value)
        before = self.memo.toPlainText()
        if before != self._announced:
            place = len(self._announced)  # where one writes on
            if self.memo.hasFocus():
                place = min(self.memo.textCursor().position(), place)
                place = _behind_new(place, before, self._announced)
            self._put(self._announced)
            cursor = self.memo.textCursor()
            cursor.setPosition(place)
            self.memo.setTextCursor(cursor)

    def set_unread(self, text: str) -> None:
        """Show text again that could not be stored; it is stored when the field is left."""
        self._put(text)

    def typed_text(self) -> str:
        """The text as it stands."""
        return self.memo.toPlainText()

    def go_to_end(self) -> None:
        """Behind the last letter."""
        self.memo.moveCursor(QTextCursor.MoveOperation.End)

    def touched(self) -> bool:
        """Whether somebody typed, or the text differs from what was last shown or announced."""
        return self._typed or self.memo.toPlainText() != self._announced

    def _put(self, text: str) -> None:
        blocker = QSignalBlocker(self.memo)
        self.memo.setPlainText(text)
        blocker.unblock()
        self._last = self.memo.toPlainText()

    def _type(self) -> None:
        text = self.memo.toPlainText()
        if text != self._last:  # else only its look has changed
            self._last, self._typed = text, True
            self.typed.emit()

    def _finish(self) -> None:
        if self.touched():
            self._announced, self._typed = self.memo.toPlainText(), False
            self.edited.emit()


def _behind_new(cursor: int, before: str, after: str) -> int:
    """Where the cursor goes when a text becomes another while one types: behind what came in, else where it was."""
    if len(after) <= len(before):
        return cursor
    same = 0
    while same < len(before) and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same


class WordsEditor(MemoEditor):
    """Several short points, one a line."""

    def __init__(self, *, compact: bool = False, spelling: Spelling | None = None) -> None:
        super().__init__(compact=compact, bullets=True, spelling=spelling)
        if not compact:
            self.memo.setPlaceholderText(tr("Satu pokok tiap baris"))

    def read(self, text: str) -> list[str] | None:
        """The lines that hold something."""
        return [line.strip() for line in text.splitlines() if line.strip()] or None

    def write(self, value: list[str]) -> str:
        """One point a line."""
        return "\n".join(value)
