"""One of many: the editor with a list that is searched while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QPushButton

from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editors import Line, TextEditor
from caseworker_app.model.base import Record
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDEST_LIST = 560
EDGE = 4  # px at 100 %: around the lines of a list, as the theme has it
MOST_LINES = 9  # of a list that are seen without scrolling


class PickEditor(TextEditor):
    """One of many: type a few letters, or open the list by Arrow Down.

    offered is asked anew on every focus: pairs of label and value, or label and what fetch turns into the value.
    free: other words may be typed. add makes a record out of a new name. explain says what a word means: beneath the
    line once it is chosen, and beside each line of the list.
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
        explain: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(compact=compact, placeholder=placeholder)
        self._explain = explain
        self._offered, self._free, self._fetch, self._add = offered, free, fetch, add
        self._options: dict[str, Any] = {}
        self._button: QPushButton | None = None
        self._completer = QCompleter(self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(MOST_LINES)
        self._completer.activated.connect(self._pick)
        self._list = QListView()
        theme.mark(self._list, "options")
        self._completer.setPopup(self._list)
        self._list.installEventFilter(self)
        self.line.setCompleter(self._completer)
        arrow = self.line.addAction(theme.icon("down"), Line.ActionPosition.TrailingPosition)
        arrow.setToolTip(tr("Buka daftar"))
        arrow.triggered.connect(self.open_list)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Fetch what is on offer when the worker comes; open the list by Arrow Down, leave it by Tab.

        In a table cell Return takes the marked line and goes on to the line's own watcher, as in every other cell;
        elsewhere it closes the list and nothing more: it must not end the dialog.
        """
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self._list:
            if event.type() in {QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize}:
                self._show_whole()
                self._keep_on_screen()
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                taken = self._take_marked()
                return self._leave_list(event) if self.compact else self._close_list(taken=taken)
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and self._leave_list(event)
        if event.type() == QEvent.Type.FocusIn:
            self._load()
        if key == Qt.Key.Key_Down:
            self.open_list()
            return True
        return super().eventFilter(watched, event)

    def _leave_list(self, event: QEvent) -> bool:
        """The key goes to the line as if no list were open: Qt would lead it past whoever watches the line."""
        self._list.hide()
        QApplication.sendEvent(self.line, event)
        return True

    def _close_list(self, *, taken: bool) -> bool:
        if not taken:
            self._list.hide()
            self._finish()
        return True

    def _take_marked(self) -> bool:
        """Return takes the marked line, or the only one that the typed words can mean; whether there is one.

        Qt would tell the line first, and forget the mark when that saves.
        """
        index = self._list.currentIndex()
        return self._take(str(index.data()) if index.isValid() else self._only_one_meant())

    def take_begun(self) -> bool:
        """Return without an open list: takes the only option that the typed words can mean, if there is one."""
        return self.touched() and self._take(self._only_one_meant())

    def _take(self, label: str) -> bool:
        if not label:
            return False
        self._list.hide()
        self._pick(label)
        return True

    def _only_one_begun(self, text: str) -> str:
        """The option that alone begins with what is typed; «» where none or several do, or it is one."""
        typed = text.strip().casefold()
        begun = [label for label, _ in self._offered() if label.casefold().startswith(typed)]
        return begun[0] if typed and typed not in self._options and len(begun) == 1 else ""

    def _only_one_meant(self) -> str:
        """The option that alone begins with what is typed; of a closed list also the one that alone holds it."""
        typed = self.line.text().strip().casefold()
        begun = self._only_one_begun(typed)
        if begun or not typed or self._free or self._add or typed in self._options:
            return begun
        holding = [label for label, _ in self._offered() if typed in label.casefold()]
        return holding[0] if len(holding) == 1 else ""

    def open_list(self) -> None:
        """Show everything on offer."""
        self._load()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def read(self, text: str) -> Any:
        """The option of this name, of a closed list also by its beginning; a free word; else ValueError."""
        if not self._options:
            self._load()
        known = text.casefold()
        if known in self._options:
            return self._fetch(self._options[known])
        if self._free:
            return text
        begun = "" if self._add else self._only_one_begun(text)
        if not begun:
            raise ValueError(text)
        return self._fetch(self._options[begun.casefold()])

    def write(self, value: Any) -> str:
        """The name of the option."""
        if isinstance(value, Record):
            return title_of(value)
        return next((label for label, option in self._offered() if option == value), str(value))

    def not_read(self) -> str:
        """A name that is not on offer."""
        return tr("Belum ada dalam daftar; tulisan ini tetap disimpan")

    def note(self, value: Any) -> tuple[str, str]:
        """What the chosen word means."""
        return (self._explain(str(value)) if self._explain else ""), "muted"

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
        self._completer.setModel(_Labels([label for label, _ in offered], self._completer, self._explain))
        longest = max((self.fontMetrics().horizontalAdvance(label) for label, _ in offered), default=0)
        self._list.setMinimumWidth(min(longest + theme.px(48), theme.px(WIDEST_LIST)))

    def _show_whole(self) -> None:
        """Room for the edges of the list as well, which Qt leaves out: else few lines would have a scroll bar."""
        lines = min(self._completer.completionCount(), MOST_LINES)
        beyond = lines * self._list.sizeHintForRow(0) + 2 * theme.px(EDGE) + 2 - self._list.height()
        if lines and beyond > 0:
            place = self._list.geometry()
            above = place.top() < self.line.mapToGlobal(self.line.rect().topLeft()).y()
            self._list.setGeometry(place.adjusted(0, -beyond if above else 0, 0, 0 if above else beyond))

    def _keep_on_screen(self) -> None:
        """A list wider than its line grows to the left where the screen ends."""
        beyond = self._list.geometry().right() - self._list.screen().availableGeometry().right()
        if beyond > 0:
            self._list.move(self._list.x() - beyond, self._list.y())

    def _pick(self, label: str) -> None:
        self.line.setText(label)
        self.line.setSelection(len(label), -len(label))  # what is typed next replaces it; its beginning is in sight
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
            words = tr("Tambah “{name}” sebagai orang baru").format(name=(unread or "").strip())
            self._button.setText(theme.plain(words))

    def _take_typed(self) -> None:
        self.take_as_new()
        self.edited.emit()


class _Labels(QStringListModel):
    """The lines of a list, each with what it means."""

    def __init__(self, labels: Sequence[str], parent: QObject, explain: Callable[[str], str] | None) -> None:
        super().__init__(list(labels), parent)
        self._explain = explain

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label; on hovering, its explanation."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return (self._explain(str(super().data(index))) if self._explain else "") or None
        return super().data(index, role)
