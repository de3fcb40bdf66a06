"""The kinds of editor that are typed into; each has value(), set_value() and edited. None is a value and stays empty.

``value()`` returns the stored value itself as long as its text was not touched. Text that cannot be read as its kind
(«26/13» as a date) is never lost and never refused: ``unread()`` returns it, ``value()`` the last good value, and
``set_unread()`` shows it again. Qt's own date and number boxes are not used: they turn «not known» into a date or a 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.form.dropped import is_for_attaching
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from caseworker_app.gui.form.spelling import Spelling


class Sources(Protocol):
    """Where the words, people and records come from that an editor offers."""

    def words(self, key: str) -> Sequence[str]:
        """The words of a list under resources/lists."""

    def explained(self, key: str, word: str) -> str:
        """What a word of a list means, in a line; «» where it needs no explanation."""

    def suggested(self, source: str) -> Sequence[tuple[str, str]]:
        """Names to suggest while one types, each with what tells it apart."""

    def people(self) -> Sequence[tuple[str, Any]]:
        """Name and id of the people of the notebook, those of this case first."""

    def person(self, id_: str) -> Any:
        """The person of this id."""

    def records(self, class_: type[Any], of: str) -> Sequence[tuple[str, Any]]:
        """Title and record of what a link may point to: rows of the case, or without ``of`` all of the class."""

    def attach(self) -> Any:
        """Ask for a file and attach it to the case; None where the worker changed their mind."""

    def case_time(self) -> tuple[date, date] | None:
        """The first and last day of the case, near which a day without a year lies; None where nothing is dated."""

    @property
    def spelling(self) -> Spelling | None:
        """What checks the spelling of texts; None where nothing does."""


class Editor(QWidget):
    """What every kind has in common; ``edited`` follows a finished change, ``typed`` every keystroke of text."""

    edited = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(3))

    def value(self) -> Any:
        """What the editor holds; None where nothing is known."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a stored value; nothing is signalled."""
        raise NotImplementedError

    def unread(self) -> str | None:
        """The typed text, where it cannot be read as its kind."""
        return None

    def set_unread(self, text: str) -> None:
        """Show text again that was typed and not yet read."""

    def typed_text(self) -> str:
        """The text as it stands, read or not."""
        return ""

    def wish(self) -> int:
        """The pixels that it needs so as not to break into lines; 0 where any width will do."""
        return 0

    def hint(self, words: str) -> bool:
        """Say in the empty editor what belongs here; False where it has no place for that."""
        del words
        return False

    def hinted(self) -> int:
        """The pixels that such a hint needs."""
        return 0

    def go_to_end(self) -> None:
        """Put the cursor behind what is written, where text is written."""

    def forbid(self) -> None:
        """The notebook can only be read: nothing can be typed or chosen."""
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(True)
        for memo in self.findChildren(QPlainTextEdit):
            memo.setReadOnly(True)
        for button in self.findChildren(QAbstractButton):
            button.setEnabled(False)

    def touched(self) -> bool:
        """Whether something is typed that ``edited`` has not yet announced; also where it ended as it began."""
        return False


class Line(QLineEdit):
    """A line that leaves undo to the notebook, which knows every edit."""

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z and files that are dropped or pasted reach the window."""
        return False if is_undo(event) or is_for_attaching(event) else super().event(event)


class TextEditor(Editor):
    """One line of text; the base of every kind that is typed and read."""

    def __init__(self, *, compact: bool = False, placeholder: str = "") -> None:
        super().__init__()
        self.compact = compact
        self._value: Any = None
        self._shown = ""
        self._announced = ""
        self._typed = False
        self._note: QLabel | None = None
        self._offers: OfferRow | None = None
        self.line = Line()
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._type)
        self.line.editingFinished.connect(self._finish)
        self.body.addWidget(self.line)
        self.setFocusProxy(self.line)

    def read(self, text: str) -> Any:
        """The value that a text says, which is not blank; ValueError where it says none of this kind."""
        return text

    def write(self, value: Any) -> str:
        """The text in which a value is shown for editing."""
        return str(value)

    def note(self, value: Any) -> tuple[str, str]:
        """A line beneath, and its role: the value in full, or what is odd about it."""
        return "", "muted"

    def offers(self) -> list[tuple[str, str]]:
        """What the text may be meant as: a label, and the text that says just this."""
        return []

    def not_read(self) -> str:
        """What to say of text that is none of this kind."""
        return tr("Belum terbaca; tulisan ini tetap disimpan")

    def value(self) -> Any:
        """What was typed, or the stored value where nothing was."""
        text = self.line.text()
        if text == self._shown:
            return self._value
        try:
            return self.read(text.strip()) if text.strip() else None
        except ValueError:
            return self._value

    def unread(self) -> str | None:
        """The text, where it is none of this kind."""
        text = self.line.text()
        if text == self._shown or not text.strip():
            return None
        try:
            self.read(text.strip())
        except ValueError:
            return text
        return None

    def set_value(self, value: Any) -> None:
        """Show a stored value."""
        self._value, self._typed = value, False
        self._shown = self._announced = "" if value is None else self.write(value)
        if self.line.text() != self._shown:
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
        self._echo()

    def set_unread(self, text: str) -> None:
        """Show text again that was typed and not yet read."""
        self.line.setText(text)
        self.line.setCursorPosition(0)
        if self.unread() is not None:  # else it only waits to be stored, which it is when the field is left
            self._announced = text
        self._echo()

    def typed_text(self) -> str:
        """The text as it stands."""
        return self.line.text()

    def hint(self, words: str) -> bool:
        """In grey, until something is typed."""
        self.line.setPlaceholderText(words)
        return True

    def go_to_end(self) -> None:
        """Behind the last letter."""
        self.line.end(False)

    def hinted(self) -> int:
        """The width of what stands in the empty line, and of its edges."""
        words = self.line.placeholderText()
        return self.line.fontMetrics().horizontalAdvance(words) + theme.px(28) if words else 0

    def touched(self) -> bool:
        """Whether somebody typed, or the text differs from what was last shown or announced.

        A text that was saved while it was typed and then brought back to what it was must be saved again.
        """
        return self._typed or self.line.text() != self._announced

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Arrow Down goes to what the text may be meant as; Tab passes it by, for fast typing."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down and watched is self.line and self._offers is not None and self._offers.isVisible():
            self._finish()
            self._offers.take_focus()
            return True
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        self._typed = True
        self._echo()
        self.typed.emit()

    def _finish(self) -> None:
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # a long text is read from its beginning
        if self.touched():
            self._announced, self._typed = self.line.text(), False
            self.edited.emit()

    def _echo(self) -> None:
        unread = self.unread() is not None
        if bool(self.line.property("unread")) != unread:
            self.line.setProperty("unread", unread)
            self.line.style().polish(self.line)
        if self.compact:
            return
        text, role = (self.not_read(), "attention") if unread else self.note(self.value())
        if text and self._note is None:
            self._note = theme.label(wrap=True)
            self.body.addWidget(self._note)
        if self._note is not None:
            theme.mark(self._note, role)
            self._note.setText(text)
            self._note.setVisible(bool(text))
        offers = self.offers()
        if offers and self._offers is None:
            self._offers = OfferRow(self._take_offer)
            self.body.addWidget(self._offers)
            self.line.installEventFilter(self)
        if self._offers is not None:
            self._offers.show_offers(offers)

    def _take_offer(self, text: str) -> None:
        self.line.setText(text)
        self._echo()
        self.line.setFocus()
        self._finish()


class OfferRow(QWidget):
    """What a text may be meant as, beneath its line: a click takes it. The line keeps the cursor meanwhile."""

    def __init__(self, take: Callable[[str], None]) -> None:
        super().__init__()
        self._flow = Flow(self, gap=theme.px(6), line_gap=theme.px(6))
        self._take = take
        self._texts: list[str] = []
        self._buttons: list[QPushButton] = []

    def show_offers(self, offers: Sequence[tuple[str, str]]) -> None:
        """One button for each; those there are stay, so that none goes while it is pressed."""
        self._texts = [text for _, text in offers]
        while len(self._buttons) < len(offers):
            self._buttons.append(self._button(len(self._buttons)))
        for at, button in enumerate(self._buttons):
            if at < len(offers):
                button.setText(theme.plain(offers[at][0]))
            button.setVisible(at < len(offers))
        self.setVisible(bool(offers))

    def take_focus(self) -> None:
        """Put the cursor on the first."""
        self._buttons[0].setFocus()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Left and Right go from one to the next."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step:
                seen = self._buttons[: len(self._texts)]
                seen[(seen.index(watched) + step) % len(seen)].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _button(self, at: int) -> QPushButton:
        button = theme.button(role="chip")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tr("Dengan papan ketik: Panah Bawah, lalu Spasi"))
        button.clicked.connect(lambda: self._take(self._texts[at]))
        button.installEventFilter(self)
        self._flow.add(button)
        return button


def is_undo(event: QEvent) -> bool:
    """Whether this is Ctrl+Z or Ctrl+Y, which the window handles; the event is then let through."""
    if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if undo:
        event.ignore()
    return undo
