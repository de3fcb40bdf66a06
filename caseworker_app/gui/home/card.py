"""A card of Beranda, which reads its part of the notebook in a thread, and the lines that lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from caseworker_app.store.notebook import Notebook

LEFT = 76  # pixels of the words at the left of a line: a time, an age


class Card(QFrame):
    """case_wanted, place_wanted, told: as of ``Place``.

    kinds: names of the classes whose records it shows; None for any.
    """

    case_wanted = Signal(str, str, str)
    place_wanted = Signal(str, str)
    told = Signal(str, object)
    changed = Signal()

    kinds: frozenset[str] | None = None

    def __init__(self, title: str, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook
        theme.mark(self, "card")
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(8))
        self.head.addWidget(theme.label(title, "heading"))
        self.head.addStretch(1)
        self._lines: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(12))
        self._column.setSpacing(theme.px(6))
        self._column.addLayout(self.head)
        self._column.addStretch(1)

    def read(self, today: date) -> Any:
        """What the card shows on this day; called in a thread."""
        raise NotImplementedError

    def show_read(self, read: Any, today: date) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_lines(self, lines: list[QWidget]) -> None:
        """Put these lines in the place of those that stood there; the keyboard stays on the line of the same number."""
        holder, before = QWidget(self), self._lines
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in lines:
            column.addWidget(line)
        at = _focused(before)
        self._lines = holder
        self._column.insertWidget(1, holder)
        holder.show()  # at once, else the card is empty for a moment
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        buttons = holder.findChildren(HomeLine)
        if at >= 0 and buttons:
            buttons[min(at, len(buttons) - 1)].setFocus()


class HomeLine(QPushButton):
    """A line that leads somewhere: words at the left, what it is, and below that why. Enter or a click goes there."""

    def __init__(self, left: str, what: str, why: str = "", *, alarming: bool = False) -> None:
        super().__init__(autoDefault=False)
        theme.mark(self, "line" if why else "short line")
        self.setAccessibleName(", ".join(filter(None, (left, what, why))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), theme.px(3), theme.px(6), theme.px(3))
        row.setSpacing(theme.px(10))
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # else it narrows the line while that is alone
        words = theme.label(left, "attention" if alarming else "label")
        words.setFixedWidth(theme.px(LEFT))
        row.addWidget(words)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.what = ElidedLabel(what, ink="ink")
        texts.addWidget(self.what)
        if why:
            texts.addWidget(ElidedLabel(why))
        row.addLayout(texts, 1)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        """It gives way in its width alone; how high it is, the style sheet says."""
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, up and down lead to the lines above and below."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


def beside(line: QWidget, *, before: QWidget | None = None, behind: QWidget | None = None) -> QWidget:
    """A line with a box to tick before it, or a button behind it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    for widget in (before, line, behind):
        if widget is not None:
            row.addWidget(widget, 1 if widget is line else 0)
    return holder


def _focused(lines: QWidget | None) -> int:
    """The number of the line that has the keyboard; -1 where none has."""
    buttons = lines.findChildren(HomeLine) if lines is not None else []
    return next((at for at, line in enumerate(buttons) if line.hasFocus()), -1)
