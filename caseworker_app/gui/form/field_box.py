"""One field of a record: label above, editor below, saved for itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from caseworker_app.forms.description import COLUMNS, Kind
from caseworker_app.forms.library import kinder_words
from caseworker_app.forms.planned import planned_words
from caseworker_app.forms.records import as_words, holder, unread_words
from caseworker_app.forms.walk import is_blank
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import Unsaved, run_in_event
from caseworker_app.gui.base.twelve import Wish
from caseworker_app.gui.form import text_menu
from caseworker_app.gui.form.choice_editors import make_editor
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QPaintEvent

    from caseworker_app.forms.description import Field
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.editors import Editor

READ_KINDS = {
    Kind.DATE,
    Kind.TIME,
    Kind.NUMBER,
    Kind.SCALE,
    Kind.PERSON,
    Kind.RECORD,
}  # half a word of these means something else


LEAST = {
    Kind.NUMBER: 64,
    Kind.TIME: 100,
    Kind.DATE: 120,
    Kind.CHOICE: 124,
    Kind.LINE: 170,
    Kind.PERSON: 170,
    Kind.RECORD: 170,
}
"""How many px at 100 % a kind of field needs for what it usually holds."""
HINT_IN_LINE = 44
"""A help of so many characters stands in the empty line itself."""
TOLD_KINDS = {Kind.MEMO, Kind.WORDS}
"""What a worker tells in her own words; names and the categories of the lists are others' words."""


class Owner(Protocol):
    """The way to the record that is being written; with make it is made where it is not there yet."""

    def __call__(self, *, make: bool = False) -> Any:
        """The record, or None."""


class FieldLabel(QLabel):
    """A label that bears a quiet dot while its field is still to be filled in."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme.plain(text), parent)
        self._words = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(self, "label")
        self._missing = False
        self.setWordWrap(True)

    def wish(self) -> int:
        """The pixels that it needs to stand on one line, dot included."""
        return self.fontMetrics().horizontalAdvance(self._words) + theme.px(14)

    def give_key(self, taken: set[str]) -> None:
        """Alt and the first letter that is still free leads to the field."""
        letter = next((letter for letter in self._words if letter.isalpha() and letter.casefold() not in taken), "")
        if letter:
            taken.add(letter.casefold())
            before, _, after = self._words.partition(letter)
            self.setText(f"{theme.plain(before)}&{letter}{theme.plain(after)}")

    def set_missing(self, missing: bool) -> None:
        """Show or hide the dot."""
        self._missing = missing
        self.setToolTip(tr("Belum diisi") if missing else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the dot behind it."""
        super().paintEvent(event)
        if not self._missing:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("field"))
        x = min(self.fontMetrics().horizontalAdvance(self._words) + theme.px(8), self.width() - theme.px(4))
        painter.drawEllipse(QPointF(x, self.height() / 2 + 1), theme.px(2.5), theme.px(2.5))


class FieldBox(QWidget):
    """One field: its label, its editor, and how what is typed there is saved."""

    def __init__(self, field: Field, owner: Owner, edits: EditSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self._owner, self._edits = field, owner, edits
        self.label = FieldLabel(tr(field.label), self)
        self.editor = make_editor(field, edits)
        focus = self.editor.focusProxy() or self.editor
        focus.setAccessibleName(tr(field.label))
        self.label.setBuddy(focus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self.label)
        column.addWidget(self.editor)
        if field.help:
            self._give_help(column, tr(field.help))
        column.addStretch()
        self._column = column
        self._hints: dict[str, QLabel] = {}
        self._planned = ""
        self._wish: Wish | None = None
        if isinstance(self.editor, MemoEditor):
            memo = self.editor.memo
            memo.extend_menu = lambda menu: text_menu.extend(menu, memo, edits, holder(owner(), field), field.key)
        self.editor.edited.connect(self.save)
        self.editor.typed.connect(lambda: edits.typing(self.save_typing, self.flush))
        self._unsaved = False
        self.refresh()

    def wish(self) -> Wish:
        """How wide it wants to be on the page; asked at every turn of the layout, so it is reckoned once."""
        if self._wish is None:
            self._wish = self._reckoned()
        return self._wish

    def _reckoned(self) -> Wish:
        least = theme.px(LEAST.get(self.field.editor, 0)) if self.field.width is None else 0
        pixels = max(least, self.label.wish(), self.editor.hinted())
        return Wish(self.field.columns, self.field.most, pixels, self.editor.wish())

    def _give_help(self, column: QVBoxLayout, words: str) -> None:
        """A few words stand in the empty line; a sentence before a long text, else behind, so that neighbours agree."""
        if len(words) <= HINT_IN_LINE and self.editor.hint(words):
            return
        column.insertWidget(1 if self.field.columns == COLUMNS else 2, theme.label(words, "muted", wrap=True))

    def refresh(self) -> None:
        """Show what is stored, and text that waits to be read; what is being typed stays."""
        record = holder(self._owner(), self.field)
        value = None if record is None else getattr(record, self.field.key)
        self._give_hints(record, value)
        if self.editor.touched() or self._unsaved:
            return
        show(self.editor, value, self._edits.draft(record, self.field.key))
        if self._edits.notebook.read_only:
            self.editor.forbid()

    def save(self) -> None:
        """Store what stands in the editor; what cannot be read takes the place of the value as it was typed.

        Raises as ``Notebook.edit``; what could not be stored stays on the screen and is tried again.
        """
        self._edits.end_typing()
        self._unsaved = True
        unread, value = self.editor.unread(), self.editor.value()
        if unread is None:
            store(self._owner, self.field, value, self._edits, self)
        else:
            store_unread(self._owner, self.field, unread, self._edits, self)
        self._unsaved = False
        if unread is None:
            self.editor.set_value(value)
        self._give_hints(holder(self._owner(), self.field), None if unread is not None else value)

    def save_typing(self) -> None:
        """Store what is typed so far; of a kind that must be read as a whole, keep the text."""
        if not self.editor.touched():
            return
        if self.field.editor in READ_KINDS or self.editor.unread() is not None:
            self._keep(self.editor.typed_text())
        else:
            store(self._owner, self.field, self.editor.value(), self._edits, self, done=False)

    def flush(self) -> None:
        """Save at once, as if the field had been left; raises Unsaved, the text kept as a draft where that works."""
        if not (self.editor.touched() or self._unsaved):
            return
        try:
            self.save()
        except Exception as error:
            raise Unsaved(self.field.label, error, kept=self._rescued()) from error

    def take_focus(self) -> None:
        """Put the cursor here, behind what stands in the field."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.go_to_end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the page away, what is typed is saved first."""
        super().hideEvent(event)
        if self.editor.touched():
            run_in_event(self._edits.flush)

    def _rescued(self) -> bool:
        """Keep what stands here as a draft, since it cannot be stored; gives whether that was possible."""
        text = self.editor.typed_text()
        try:
            if text:
                self._keep(text)
        except Exception:  # noqa: BLE001 - the first error is the one to tell
            return False
        return bool(text)

    def _give_hints(self, record: Any, value: Any) -> None:
        """What cannot be right, kinder words than those that stand there, and in an empty line what the plan says.

        Nothing is ever replaced.
        """
        self._hint("attention", self._edits.notice(record, self.field.key, typed=True))
        self._hint("muted", kinder_words(value) if self.field.editor in TOLD_KINDS else "")
        planned = "" if record is None else planned_words(record, self.field.attribute)
        if planned != self._planned:
            self._planned = planned
            self.editor.hint(planned or tr(self.field.help))

    def _hint(self, role: str, words: str) -> None:
        if words and role not in self._hints:
            self._hints[role] = theme.label("", role, wrap=True)
            self._column.insertWidget(self._column.count() - 1, self._hints[role])
        if role in self._hints:
            self._hints[role].setText(words)
            self._hints[role].setVisible(bool(words))

    def _keep(self, text: str) -> None:
        keep(self._owner, self.field, text, self._edits, self)


def show(editor: Editor, value: Any, draft: str | None) -> None:
    """Show in an editor what stands in a field: a value, or the text in its place that could not be read."""
    unread = unread_words(value) if draft is None else draft
    editor.set_value(value if unread is None else None)
    if unread is not None:
        editor.set_unread(unread)


def keep(owner: Owner, field: Field, text: str, edits: EditSession, origin: object, *, follows: str = "") -> None:
    """Keep what is being typed against a crash; its record is made where it is not there yet."""
    record = holder(owner(), field)
    if record is None:
        with edits.edit(tr("Isi “{label}”").format(label=tr(field.label)), origin, follows=follows):
            record = holder(owner(make=True), field, make=True)
    edits.keep_draft(record, field.key, text)


def store(
    owner: Owner,
    field: Field,
    value: Any,
    edits: EditSession,
    origin: object,
    *,
    done: bool = True,
    follows: str = "",
) -> None:
    """Write a value where it differs from what stands in the field; text that could not be read gives way to it.

    done: it is no longer being typed, so that a name that says more fills the fields beside it, too. follows: as in
    ``Notebook.edit``.
    """
    _write(owner, field, (value, None), edits, origin, edits.further(field, value) if done else {}, follows=follows)


def store_unread(
    owner: Owner, field: Field, text: str, edits: EditSession, origin: object, *, follows: str = ""
) -> None:
    """Let text that could not be read take the place of the value: as its words, or as a draft over an empty column."""
    words = as_words(field, text)
    _write(owner, field, (words, text if words is None else None), edits, origin, follows=follows)


def fill(record: Any, further: Mapping[str, Any]) -> None:
    """Within an edit: write values into the fields of a record that are empty."""
    for key, value in lacking(record, further).items():
        setattr(record, key, value)


def lacking(record: Any, further: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values whose field is empty."""
    return {key: value for key, value in further.items() if is_blank(getattr(record, key, None))}


def _write(
    owner: Owner,
    field: Field,
    wanted: tuple[Any, str | None],
    edits: EditSession,
    origin: object,
    further: Mapping[str, Any] = MappingProxyType({}),
    *,
    follows: str = "",
) -> None:
    """Value and unread text of a field, in one edit; none where they stand there already. further: as for ``fill``."""
    record = holder(owner(), field)
    if record is None:
        standing: tuple[Any, str | None] = None, None
    else:
        standing = getattr(record, field.key), edits.notebook.drafts.standing(record, field.key)
    if wanted == standing and not lacking(record, further):
        edits.give_up_draft(record, field.key)
        return
    with edits.edit(tr("Ubah “{label}”").format(label=tr(field.label)), origin, follows=follows):
        record = holder(owner(make=True), field, make=True)
        setattr(record, field.key, wanted[0])
        edits.notebook.drafts.put(record, field.key, wanted[1])
        fill(record, further)
