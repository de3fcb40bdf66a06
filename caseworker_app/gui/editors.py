"""The kinds of editor that are typed into; each has value(), set_value() and edited. None is a value and stays empty.

``value()`` returns the stored value itself as long as its text was not touched. Text that cannot be read as its kind
(«26/13» as a date) is never lost and never refused: ``unread()`` returns it, ``value()`` the last good value, and
``set_unread()`` shows it again. Qt's own date and number boxes are not used: they turn «not known» into a date or a 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.forms.records import title_of
from caseworker_app.gui import theme
from caseworker_app.model.base import Record
from caseworker_app.model.indonesian import number, weekday_name
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

_FIGURES_ONLY = re.compile(r"[\d\s./:,\-–]+")  # meant as a date or time, not as words about one


class Sources(Protocol):
    """Where the words, people and records come from that an editor offers."""

    def words(self, key: str) -> Sequence[str]:
        """The words of a list under resources/lists."""

    def people(self) -> Sequence[tuple[str, Any]]:
        """Name and id of the people of the notebook, those of this case first."""

    def person(self, id_: str) -> Any:
        """The person of this id."""

    def records(self, class_: type[Any], of: str) -> Sequence[tuple[str, Any]]:
        """Title and record of what a link may point to: rows of the case, or without ``of`` all of the class."""

    def attach(self) -> Any:
        """Ask for a file and attach it to the case; None where the worker changed their mind."""


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

    def touched(self) -> bool:
        """Whether something is typed that ``edited`` has not yet announced."""
        return False


class Line(QLineEdit):
    """A line that leaves undo to the notebook, which knows every edit."""

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z reach the window."""
        return False if _is_undo(event) else super().event(event)


class Memo(QPlainTextEdit):
    """Text that grows with what it holds and never scrolls inside; Tab leaves it. With bullets, a line is a point."""

    left = Signal()
    entered = Signal()  # Enter in a table cell

    def __init__(self, *, bullets: bool = False, lines: int = 2) -> None:
        super().__init__()
        self._lines = lines
        self._bullets = _Bullets(self) if bullets else None
        self.enter_leaves = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._bullets:
            self.setViewportMargins(theme.px(12), 0, 0, 0)
            self.updateRequest.connect(self._bullets.update)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z reach the window."""
        return False if _is_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a table cell Enter is the end; Shift+Enter always breaks the line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.enter_leaves and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.entered.emit()
            else:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Announce that the worker went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page, not the text."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bullets stand beside the text."""
        super().resizeEvent(event)
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


class TextEditor(Editor):
    """One line of text; the base of every kind that is typed and read."""

    def __init__(self, *, compact: bool = False, placeholder: str = "") -> None:
        super().__init__()
        self.compact = compact
        self._value: Any = None
        self._shown = ""
        self._announced = ""
        self._note: QLabel | None = None
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
        self._value = value
        self._shown = self._announced = "" if value is None else self.write(value)
        if self.line.text() != self._shown:
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
        self._echo()

    def set_unread(self, text: str) -> None:
        """Show text again that was typed and not yet read."""
        self.line.setText(text)
        self._announced = text
        self._echo()

    def typed_text(self) -> str:
        """The text as it stands."""
        return self.line.text()

    def touched(self) -> bool:
        """Whether the text differs from what was last shown or announced."""
        return self.line.text() != self._announced

    def _type(self) -> None:
        self._echo()
        self.typed.emit()

    def _finish(self) -> None:
        if self.touched():
            self._announced = self.line.text()
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


class DateEditor(TextEditor):
    """A date as far as it is known, typed freely and echoed in full. told: a bare age is one today, of a person."""

    def __init__(self, *, compact: bool = False, told: bool = False, today: Callable[[], date] | None = None) -> None:
        super().__init__(compact=compact)
        self._told, self._today = told, today

    def read(self, text: str) -> PartialDate:
        """A date, an age or words about one; figures that are no date are not read."""
        today = self._today() if self._today else _today()
        found = PartialDate.parse(text, today=today)
        if not found.readable and _FIGURES_ONLY.fullmatch(text):
            raise ValueError(text)
        return found.stated_on(today) if self._told else found

    def write(self, value: PartialDate) -> str:
        """In figures, or in the writer's own words."""
        return value.text or value.short()

    def note(self, value: PartialDate | None) -> tuple[str, str]:
        """«Senin, 26 Agustus 2024»; a weekday that does not fit is named."""
        if value is None:
            return "", "muted"
        if value.weekday_conflict and value.earliest:
            day = PartialDate.on(value.earliest)
            words = tr("{date} adalah {weekday}")
            return words.format(date=day.long(weekday=False), weekday=weekday_name(value.earliest)), "attention"
        if value.text and value.readable:
            return PartialDate(
                value.earliest, value.latest, None, value.approximate, value.age, value.age_on
            ).long(), "muted"
        full = value.long()
        return ("", "muted") if full == self.write(value) else (full, "muted")


class TimeEditor(TextEditor):
    """From and until, typed freely («9», «0930», «9.30-11»)."""

    def read(self, text: str) -> TimeSpan:
        """A time or words about one; figures that are no time are not read."""
        found = TimeSpan.parse(text)
        if not found.readable and _FIGURES_ONLY.fullmatch(text):
            raise ValueError(text)
        return found

    def write(self, value: TimeSpan) -> str:
        """«15.00–17.30»."""
        return value.short()

    def note(self, value: TimeSpan | None) -> tuple[str, str]:
        """What was understood while the text still differs from it, and a span that runs backwards."""
        if value is None:
            return "", "muted"
        if value.backwards:
            return tr("Selesai sebelum mulai"), "attention"
        return ("", "muted") if self.line.text() == value.short() else (value.short(), "muted")


class NumberEditor(TextEditor):
    """A number with its unit; «1.250,5». low and high bound it, both included."""

    def __init__(
        self, *, compact: bool = False, whole: bool = True, unit: str = "", ends: tuple[int, int] | None = None
    ) -> None:
        super().__init__(compact=compact)
        self._whole, self._ends = whole, ends
        if unit and not compact:
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            row.addWidget(self.line)
            row.addWidget(theme.label(unit, "muted"))
            self.body.insertLayout(0, row)

    def read(self, text: str) -> int | float:
        """A number as Indonesians write it."""
        plain = text.replace(" ", "").replace("−", "-")
        if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", plain):
            plain = plain.replace(".", "")
        found = float(plain.replace(",", "."))
        if self._whole and not found.is_integer():
            raise ValueError(text)
        if self._ends and not self._ends[0] <= found <= self._ends[1]:
            raise ValueError(text)
        return int(found) if self._whole else found

    def write(self, value: float) -> str:
        """With a decimal comma."""
        return number(value)


class MemoEditor(Editor):
    """Text of several lines, growing with what it holds."""

    def __init__(self, *, compact: bool = False, bullets: bool = False) -> None:
        super().__init__()
        self._value: Any = None
        self._announced = ""
        self.memo = Memo(bullets=bullets, lines=1 if compact else 2)
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
        """Show a stored value; a cursor in the text stays where it is."""
        self._value = value
        self._announced = "" if value is None else self.write(value)
        if self.memo.toPlainText() != self._announced:
            place = self.memo.textCursor().position()
            blocker = QSignalBlocker(self.memo)
            self.memo.setPlainText(self._announced)
            blocker.unblock()
            cursor = self.memo.textCursor()
            cursor.setPosition(min(place, len(self._announced)))
            self.memo.setTextCursor(cursor)

    def touched(self) -> bool:
        """Whether the text differs from what was last shown or announced."""
        return self.memo.toPlainText() != self._announced

    def _type(self) -> None:
        if self.touched():
            self.typed.emit()

    def _finish(self) -> None:
        if self.touched():
            self._announced = self.memo.toPlainText()
            self.edited.emit()


class WordsEditor(MemoEditor):
    """Several short points, one a line."""

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(compact=compact, bullets=True)
        if not compact:
            self.memo.setPlaceholderText(tr("Satu pokok tiap baris"))

    def read(self, text: str) -> list[str] | None:
        """The lines that hold something."""
        return [line.strip() for line in text.splitlines() if line.strip()] or None

    def write(self, value: list[str]) -> str:
        """One point a line."""
        return "\n".join(value)


class PickEditor(TextEditor):
    """One of many: type a few letters, or open the list by Arrow Down.

    offered is asked anew on every focus: pairs of label and value, or label and what fetch turns into the value.
    free: other words may be typed. add makes a record out of a new name.
    """

    def __init__(
        self,
        offered: Callable[[], Sequence[tuple[str, Any]]],
        *,
        compact: bool = False,
        free: bool = False,
        fetch: Callable[[Any], Any] = lambda found: found,
        add: Callable[[str], Any] | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(compact=compact, placeholder=placeholder)
        self._offered, self._free, self._fetch, self._add = offered, free, fetch, add
        self._options: dict[str, Any] = {}
        self._button: QPushButton | None = None
        self._completer = QCompleter(self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(9)
        self._completer.activated.connect(self._pick)
        popup = QListView()
        theme.mark(popup, "options")
        self._completer.setPopup(popup)
        self.line.setCompleter(self._completer)
        arrow = self.line.addAction(theme.icon("down"), Line.ActionPosition.TrailingPosition)
        arrow.setToolTip(tr("Buka daftar"))
        arrow.triggered.connect(self.open_list)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Fetch what is on offer when the worker comes, and open the list by Arrow Down."""
        if event.type() == QEvent.Type.FocusIn:
            self._load()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.open_list()
            return True
        return super().eventFilter(watched, event)

    def open_list(self) -> None:
        """Show everything on offer."""
        self._load()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def read(self, text: str) -> Any:
        """The option of this name; a free word; else ValueError."""
        if not self._options:
            self._load()
        known = text.casefold()
        if known in self._options:
            return self._fetch(self._options[known])
        if self._free:
            return text
        raise ValueError(text)

    def write(self, value: Any) -> str:
        """The name of the option."""
        if isinstance(value, Record):
            return title_of(value)
        return next((label for label, option in self._offered() if option == value), str(value))

    def not_read(self) -> str:
        """A name that is not on offer."""
        return tr("Belum ada dalam daftar; tulisan ini tetap disimpan")

    def take_as_new(self) -> None:
        """Make a new record of the typed name, where it is none of those on offer."""
        unread = self.unread()
        if self._add and unread is not None:
            self._value = self._add(unread.strip())
            self._shown = self.line.text()
            self._echo()

    def _load(self) -> None:
        offered = self._offered()
        self._options = {label.casefold(): value for label, value in offered}
        self._completer.setModel(QStringListModel([label for label, _ in offered], self._completer))

    def _pick(self, label: str) -> None:
        self.line.setText(label)
        self._echo()
        self._finish()

    def _echo(self) -> None:
        super()._echo()
        unread = self.unread()
        if self._add is None or self.compact:
            return
        if self._button is None and unread is not None:
            self._button = theme.button(role="quiet")
            self._button.clicked.connect(self._take_typed)
            self.body.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        if self._button is not None:
            self._button.setVisible(unread is not None)
            words = tr("Tambah «{name}» sebagai orang baru").format(name=(unread or "").strip())
            self._button.setText(theme.plain(words))

    def _take_typed(self) -> None:
        self.take_as_new()
        self.edited.emit()


def _is_undo(event: QEvent) -> bool:
    """Whether this is Ctrl+Z or Ctrl+Y, which the window handles; the event is then let through."""
    if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if undo:
        event.ignore()
    return undo


def _today() -> date:
    from datetime import date

    return date.today()
