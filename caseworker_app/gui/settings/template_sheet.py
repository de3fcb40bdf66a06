"""What of a template is edited, one below the other: texts, points, and entries that are hidden, moved, added."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editors import Editor, TextEditor
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Content = dict[str, Any]
PAUSE = 700  # ms after the last keystroke


class TemplateSheet(QWidget):
    """Editors over plain data, which they change in place.

    changed: something was edited. restructured: entries were moved, added or taken away, so that all is shown anew.
    """

    changed = Signal()
    restructured = Signal()

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._editors: list[tuple[Editor, Callable[[str], None]]] = []
        self._movers: dict[tuple[str, int, int], QWidget] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.take_over)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, theme.px(10), 0)
        self._body.setSpacing(theme.px(8))

    def clear(self) -> None:
        """Show nothing; what was typed last is not taken over."""
        self._pause.stop()
        self._editors.clear()
        self._movers.clear()
        while (item := self._body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def finish(self) -> None:
        """Nothing more follows."""
        self._body.addStretch(1)

    def take_over(self) -> None:
        """Put what stands in the editors into the data."""
        self._pause.stop()
        for editor, put in self._editors:
            put(editor.value() or "")
        self.changed.emit()

    def note(self, words: str) -> None:
        """Something to know about what is edited here."""
        self._body.addWidget(theme.label(words, "muted", wrap=True))

    def heading(self, words: str, help_: str = "") -> None:
        """What the next editors are about."""
        self._body.addSpacing(theme.px(8))
        self._body.addWidget(theme.label(words, "section"))
        if help_:
            self._body.addWidget(theme.label(help_, "muted", wrap=True))

    def text(self, holder: Content, key: str, words: str, *, long: bool = True) -> None:
        """A text below its label."""
        self._body.addWidget(theme.label(words, "label", wrap=True))
        self._body.addWidget(self._editor(holder, key, words, long=long))

    def points(self, holder: Content, key: str, words: str) -> None:
        """A list, one point on each line."""
        self._body.addWidget(theme.label(tr("{words} (satu tiap baris)").format(words=words), "label", wrap=True))
        lines = {"text": "\n".join(holder[key])}
        editor = self._editor(lines, "text", words, long=True)
        self._editors[-1] = (
            editor,
            lambda text: holder.update({key: [line.strip() for line in text.splitlines() if line.strip()]}),
        )
        self._body.addWidget(editor)

    def entry(  # noqa: PLR0913 - all that an entry may show
        self,
        content: Content,
        what: str,
        at: int,
        *,
        shown: str,
        title: str = "",
        name: str = "",
        texts: Sequence[tuple[str, str, bool]] = (),
        boxes: Sequence[tuple[str, str]] = (),
        choice: tuple[str, Sequence[tuple[str, str]]] | None = None,
        removable: bool = False,
    ) -> None:
        """An entry of a list: a box that hides it, its name, its place; below its texts (key, label, long) and boxes.

        title: a fixed name; name: the key of one that can be edited. choice: key, then the values and their words.
        """
        entry: Content = content[what][at]
        frame = QFrame()
        theme.mark(frame, "details")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(self._box(entry, "hidden", title or shown, inverted=True), 0 if name or choice else 1)
        if name:
            head.addWidget(self._editor(entry, name, tr("Sebutan"), long=False), 1)
        if choice:
            head.addWidget(self._choice(entry, *choice), 1)
        called = title or str(entry.get(name or (choice[0] if choice else ""), ""))
        for icon, words, step in (("up", tr("Naik"), -1), ("down", tr("Turun"), 1)):
            button = self._mover(icon, f"{words}: {called}", partial(self._shift, content, what, at, step))
            button.setEnabled(button.isEnabled() and _may_shift(content[what], at, step))
            self._movers[what, at, step] = button
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        if removable:
            words = tr("Hapus: {name}").format(name=called)
            button = self._mover("delete", words, partial(self._remove, content, what, at))
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for key, words, long in texts:
            if words:
                column.addWidget(theme.label(words, "label"))
            column.addWidget(self._editor(entry, key, words or tr("Kalimat"), long=long))
        for key, words in boxes:
            column.addWidget(self._box(entry, key, words))
        self._body.addWidget(frame)

    def add_button(self, words: str, content: Content, what: str, fresh: Callable[[], Content]) -> None:
        """One more entry, at the end."""
        button = theme.button(words, picture=theme.icon("plus"))
        button.setEnabled(not self._read_only)

        def add() -> None:
            self.take_over()
            content[what].append(fresh())
            self.restructured.emit()

        button.clicked.connect(add)
        self._body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def focus_mover(self, what: str, at: int, step: int) -> None:
        """Let the keyboard go on moving an entry."""
        button = self._movers.get((what, at, step))
        if button is not None and not button.isEnabled():
            button = self._movers.get((what, at, -step))
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, content: Content, what: str, at: int, step: int) -> None:
        self.take_over()
        entries = content[what]
        entries.insert(at + step, entries.pop(at))
        self.restructured.emit()
        self.focus_mover(what, at + step, step)

    def _remove(self, content: Content, what: str, at: int) -> None:
        self.take_over()
        del content[what][at]
        self.restructured.emit()

    def _editor(self, holder: Content, key: str, words: str, *, long: bool) -> Editor:
        editor: Editor = MemoEditor() if long else TextEditor()
        editor.set_value(holder.get(key) or None)
        (editor.focusProxy() or editor).setAccessibleName(words)
        editor.edited.connect(self.take_over)
        editor.typed.connect(self._pause.start)
        if self._read_only:
            editor.forbid()

        def put(text: str) -> None:
            holder[key] = text

        self._editors.append((editor, put))
        return editor

    def _choice(self, entry: Content, key: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        for value, words in options:
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(entry.get(key)))
        box.setAccessibleName(tr("Siapa"))
        box.setEnabled(not self._read_only)

        def chosen() -> None:
            self.take_over()
            entry[key] = box.currentData()
            self.restructured.emit()

        box.activated.connect(chosen)
        return box

    def _mover(self, icon: str, words: str, action: Callable[[], None]) -> QWidget:
        button = theme.button(picture=theme.icon(icon))
        button.setToolTip(words.partition(":")[0])
        button.setAccessibleName(words)
        button.setStyleSheet(f"padding: {theme.px(5)}px {theme.px(7)}px;")
        button.setEnabled(not self._read_only)
        button.clicked.connect(lambda _=False: action())
        return button

    def _box(self, entry: Content, key: str, words: str, *, inverted: bool = False) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(bool(entry.get(key)) is not inverted)
        box.setEnabled(not self._read_only)

        def clicked(on: bool) -> None:
            entry[key] = on is not inverted
            self.take_over()

        box.clicked.connect(clicked)
        return box


def _may_shift(entries: Sequence[Content], at: int, step: int) -> bool:
    """Whether there is a neighbour, of the same part where there are parts."""
    there = at + step
    return 0 <= there < len(entries) and entries[there].get("part") == entries[at].get("part")
