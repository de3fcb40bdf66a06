"""The kinds of editor that are chosen from: chips, several of a list, an attachment; and which field gets which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from caseworker_app.forms import lists
from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.editors import Editor, Sources, TextEditor
from caseworker_app.gui.form.memo import MemoEditor, WordsEditor
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.gui.form.read_editors import DateEditor, NumberEditor, TimeEditor, is_whole
from caseworker_app.gui.form.suggestions import Suggestions
from caseworker_app.model.base import EnumText
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW = 5  # up to here all choices are seen at once


class ManyEditor(Editor):
    """Several words of a list, each a chip that a click takes away; the line below adds one, also of one's own.

    What the word that was chosen last means stands beneath; of the others it is told on hovering.
    """

    def __init__(
        self,
        offered: Callable[[], Sequence[str]],
        *,
        compact: bool = False,
        explain: Callable[[str], str] = lambda _word: "",
    ) -> None:
        super().__init__()
        self._explain = explain
        self._value: list[str] | None = None
        self._row = QWidget()
        self._flow = Flow(self._row, gap=theme.px(6), line_gap=theme.px(6))
        self.body.addWidget(self._row)
        self._pick = PickEditor(
            lambda: [(word, word) for word in offered() if word not in (self._value or [])],
            free=True,
            compact=compact,
            placeholder=tr("Tambah …"),
            explain=explain,
        )
        self._pick.edited.connect(self._add)
        self._pick.typed.connect(self.typed)
        self.body.addWidget(self._pick)
        self._meaning = theme.label("", "muted", wrap=True)
        self.body.addWidget(self._meaning)
        self.setFocusProxy(self._pick)
        self._row.hide()
        self._meaning.hide()

    def value(self) -> list[str] | None:
        """The chosen words, in the order of choosing; a word still being typed counts."""
        typed = self._pick.value()
        words = list(self._value or [])
        return [*words, typed] if typed and typed not in words else words or None

    def set_value(self, value: list[str] | None) -> None:
        """Show the stored words."""
        self._value = list(value) if value else None
        self._pick.set_value(None)
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for word in self._value or []:
            chip = theme.button(f"{word}  ×", "chip", checkable=True)
            chip.setChecked(True)
            chip.setToolTip("\n".join(filter(None, (self._explain(word), tr("Hapus “{word}”").format(word=word)))))
            chip.clicked.connect(lambda _on, word=word: self._remove(word))
            self._flow.add(chip)
        self._row.setVisible(bool(self._value))
        last = self._value[-1] if self._value and not self._pick.compact else ""
        meaning = self._explain(last) if last else ""
        self._meaning.setText(f"{begun(last)}: {meaning}")
        self._meaning.setVisible(bool(meaning))

    def touched(self) -> bool:
        """Whether a word is typed that was not added."""
        return self._pick.touched()

    def _add(self) -> None:
        self.set_value(self.value())
        self.edited.emit()

    def _remove(self, word: str) -> None:
        self.set_value([other for other in self._value or [] if other != word])
        self._pick.setFocus()
        self.edited.emit()


class AttachmentEditor(Editor):
    """A link to a file that is kept in the notebook."""

    def __init__(self, attach: Callable[[], Any]) -> None:
        super().__init__()
        self._value: Any = None
        self._attach = attach
        row = QWidget()
        flow = Flow(row)
        self._name = theme.label()
        self._button = theme.button(picture=theme.icon("attach"))
        self._button.clicked.connect(self._ask)
        self._drop = theme.button(tr("Lepas"), "quiet")
        self._drop.clicked.connect(lambda: self._set(None))
        for widget in (self._name, self._button, self._drop):
            flow.add(widget)
        self.body.addWidget(row)
        self.setFocusProxy(self._button)
        self.set_value(None)

    def value(self) -> Any:
        """The attachment, or None."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show its caption or file name."""
        self._value = value
        self._name.setText("" if value is None else value.caption or value.file_name or title_of(value))
        self._name.setVisible(value is not None)
        self._drop.setVisible(value is not None)
        self._button.setText(tr("Ganti …") if value is not None else tr("Lampirkan …"))

    def _ask(self) -> None:
        found = self._attach()
        if found is not None:
            self._set(found)

    def _set(self, value: Any) -> None:
        self.set_value(value)
        self.edited.emit()


def make_editor(field: Field, sources: Sources, *, compact: bool = False) -> Editor:
    """The editor that a field calls for; compact for a table cell: a line to type into, without notes."""
    match field.editor:
        case Kind.MEMO:
            editor: Editor = MemoEditor(compact=compact, spelling=sources.spelling)
        case Kind.WORDS:
            editor = WordsEditor(compact=compact, spelling=sources.spelling)
        case Kind.DATE:
            editor = DateEditor(compact=compact, about=field.about, near=sources.case_time)
        case Kind.TIME:
            editor = TimeEditor(compact=compact)
        case Kind.CHOICES:
            editor = ManyEditor(
                lambda: sources.words(field.choices), compact=compact, explain=_explaining(field, sources)
            )
        case Kind.PERSON:
            hint = "" if compact else tr("Ketik nama")
            editor = PickEditor(
                sources.people, fetch=sources.person, add=_new_person, compact=compact, placeholder=hint
            )
        case Kind.RECORD:
            class_ = field.attribute.property.mapper.class_
            editor = PickEditor(lambda: sources.records(class_, field.of), compact=compact)
        case Kind.ATTACHMENT:
            editor = AttachmentEditor(sources.attach)
        case Kind.NUMBER | Kind.SCALE:
            editor = _number_editor(field, compact=compact)
        case Kind.YES_NO | Kind.CHOICE:
            editor = _choice_editor(field, sources, compact=compact)
        case _:
            editor = TextEditor(compact=compact)
    if field.source and isinstance(editor, TextEditor | MemoEditor):
        text = editor.line if isinstance(editor, TextEditor) else editor.memo
        Suggestions(editor, text, lambda: sources.suggested(field.source), in_cell=compact)
    return editor


def _number_editor(field: Field, *, compact: bool) -> Editor:
    scale = field.editor is Kind.SCALE
    if scale and not compact and field.high - field.low <= 10:
        signed = field.low < 0
        steps = [
            (f"{step:+d}".replace("-", "−") if signed and step else str(step), step)
            for step in range(field.low, field.high + 1)
        ]
        return ChipsEditor(steps, steps=True)
    whole = scale or is_whole(field)
    ends = (field.low, field.high) if scale else None
    return NumberEditor(compact=compact, whole=whole, unit=field.unit, ends=ends)


def _choice_editor(field: Field, sources: Sources, *, compact: bool) -> Editor:
    if field.editor is Kind.YES_NO:
        options: list[tuple[str, Any]] = [(tr("Ya"), True), (tr("Tidak"), False)]
        return PickEditor(lambda: options, compact=True) if compact else ChipsEditor(options)
    column = field.attribute.property.columns[0].type
    if isinstance(column, EnumText):
        options = [(begun(tr(choice.value)), choice) for choice in column.choice]
        free = False
    else:
        options = _offered(field, sources)
        free = True
    explain = _explaining(field, sources)
    if len(options) <= FEW and not compact:
        return ChipsEditor(options, free=free, explain=explain, named=_naming(field))
    if free:
        return PickEditor(lambda: _offered(field, sources), compact=compact, free=True, explain=explain)
    return PickEditor(lambda: options, compact=compact, explain=explain)


def _offered(field: Field, sources: Sources) -> list[tuple[str, Any]]:
    """The words of a field's list as they are offered now."""
    return [(begun(word), word) for word in sources.words(field.choices)]


def _explaining(field: Field, sources: Sources) -> Callable[[str], str]:
    """What the words of a field's list mean; nothing where it has none."""
    return lambda word: sources.explained(field.choices, word) if field.choices else ""


def _naming(field: Field) -> Callable[[Any], Any]:
    """Leads from another word for an entry of a field's list to the word that is offered."""
    known = lists.keys()

    def name(word: Any) -> Any:
        entry = lists.load(field.choices).find(str(word)) if field.choices in known else None
        return entry.value if entry else word

    return name


def _new_person(name: str) -> Person:
    """Not in the notebook until it is linked to in an edit."""
    return Person(name=name)


def begun(words: str) -> str:
    """With a capital, as choices are shown; stored and within tables they stay small."""
    return words[:1].upper() + words[1:]
