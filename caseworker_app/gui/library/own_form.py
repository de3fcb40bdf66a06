"""What an agency writes into the library, edited in place: an entry of its own, a note, its own steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.forms import shelf
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editing import PAUSE
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.jobs import own_library
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook

_STEPS = "steps"
_SHORT = frozenset({"title", "status", "variant", "range", "direction", "reversed", "formula"})
_LONG = frozenset({"bands", "items", "options"})


class OwnForm(QScrollArea):
    """Saved like everything: when a field is left, and after a pause of typing."""

    def __init__(self, notebook: Notebook, entry: Entry) -> None:
        super().__init__()
        self._notebook, self._entry = notebook, entry
        self.editors: dict[str, MemoEditor] = {}
        self._saved: dict[str, str] = {}
        self.trouble = theme.label("", "trouble", wrap=True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(theme.TEXT_WIDTH))
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, theme.px(12), 0)
        self._column.setSpacing(theme.px(5))
        self._fill()
        self._column.addStretch()
        self.setWidget(sheet)
        self.setFocusProxy(next(iter(self.editors.values())).memo)

    def flush(self) -> None:
        """Save what was typed."""
        self._pause.stop()
        for key, editor in self.editors.items():
            text = editor.typed_text()
            if text != self._saved[key]:  # a field that was left no longer knows that it was typed into
                self._save(key, text)
                self._saved[key] = text
                editor.set_value(text or None)
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        """What of an own instrument cannot be read; what was typed is kept all the same."""
        described = self._entry.own and self._entry.section == shelf.INSTRUMENTS and self.isEnabled()
        words = own_library.trouble_of(own_library.raw_entry(self._notebook, self._entry.key)) if described else ""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _fill(self) -> None:
        entry = self._entry
        if entry.own:
            raw = own_library.raw_entry(self._notebook, entry.key)
            for key in own_library.fields_of(entry.section):
                help_ = tr(own_library.HELP.get(key, ""))
                lines = 4 if key in _LONG else 1 if key in _SHORT else 2
                self._add(key, tr(own_library.FIELDS[key]), raw[key], lines=lines, help_=help_)
            self._column.insertWidget(0, self.trouble)
            self._tell_trouble()
        else:
            self._add("note", tr(own_library.FIELDS["note"]), entry.note, lines=3)
        if entry.section == shelf.TECHNIQUES:
            help_ = tr("Satu langkah tiap baris: nama langkah, titik dua, lalu penjelasannya.")
            self._add(_STEPS, tr("Langkah (milik lembaga)"), own_library.as_lines(entry.steps), lines=5, help_=help_)
            if entry.own_steps:
                back = theme.button(tr("Kembalikan langkah bawaan"), "quiet")
                back.clicked.connect(self._as_shipped)
                self._column.addWidget(back)

    def _add(self, key: str, label: str, text: str, *, lines: int, help_: str = "") -> None:
        editor = MemoEditor(lines=lines)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.set_value(text or None)
        editor.memo.setAccessibleName(label)
        editor.edited.connect(self._guarded(self.flush))
        editor.typed.connect(self._pause.start)
        self._column.addWidget(theme.label(label, "label"))
        if help_:
            self._column.addWidget(theme.label(help_, "muted", wrap=True))
        self._column.addWidget(editor)
        self._column.addSpacing(theme.px(6))
        self.editors[key], self._saved[key] = editor, editor.typed_text()

    def _guarded(self, save: Callable[[], None]) -> Callable[[], None]:
        """An entry that was taken away meanwhile is no longer written."""
        return lambda: save() if self.isEnabled() else None

    def _save(self, key: str, text: str) -> None:
        if key == _STEPS:
            own_library.set_steps(self._notebook, self._entry, own_library.read_lines(text))
        elif self._entry.own:
            own_library.change(self._notebook, self._entry.key, **{key: text})
        else:
            own_library.set_note(self._notebook, self._entry.key, text)

    def _as_shipped(self) -> None:
        own_library.set_steps(self._notebook, self._entry, None)
        shipped = next(entry for entry in shelf.shipped() if entry.key == self._entry.key)
        steps = self.editors[_STEPS]
        steps.set_value(own_library.as_lines(shipped.steps) or None)
        self._saved[_STEPS] = steps.typed_text()
