"""Beside the agenda: what is known of the chosen entry, and the form for a new or changed appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.casework.agenda import KINDS, SINGLE
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editors import TextEditor
from caseworker_app.gui.form.read_editors import DateEditor, TimeEditor
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from caseworker_app.casework.agenda import Entry
    from caseworker_app.model.notes import Task

FIELDS = ("date", "time", "what", "place", "with_whom", "known_to", "expected_back")


class AgendaEntry(QFrame):
    """The card of an entry, or the form.

    wanted: what a button asks for: «open», «edit», «delete», «returned». saved: the id of the case for a new
    appointment, empty for a changed one, and the values of the form. left: the form was given up.
    """

    wanted = Signal(str)
    saved = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "card")
        self._stack = QStackedWidget()
        self.card, self.form = _Card(), AppointmentForm()
        self.card.wanted.connect(self.wanted)
        self.form.saved.connect(self.saved)
        self.form.left.connect(self.left)
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(14)] * 4)
        column.addWidget(self._stack)

    @property
    def writing(self) -> bool:
        """Whether the form stands open."""
        return self._stack.currentWidget() is self.form

    def show_entry(self, entry: Entry | None, *, locked: bool) -> None:
        """What is known of an entry, and what can be done with it."""
        self.card.show_entry(entry, locked=locked)
        self._stack.setCurrentWidget(self.card)

    def write(self) -> None:
        """Show the form."""
        self._stack.setCurrentWidget(self.form)


class _Card(QWidget):
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = theme.label("", "heading", wrap=True)
        self.told = theme.label("", wrap=True)
        self.open = theme.button(tr("Buka kasus"), "action")
        self.returned = theme.button(tr("Sudah kembali"))
        self.edit, self.delete = theme.button(tr("Ubah")), theme.button(tr("Hapus"))
        self.hint = theme.label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.title, self.told, self.returned, self.open):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addWidget(self.delete)
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addStretch()
        for button, name in (
            (self.open, "open"),
            (self.returned, "returned"),
            (self.edit, "edit"),
            (self.delete, "delete"),
        ):
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        self.show_entry(None, locked=True)

    def show_entry(self, entry: Entry | None, *, locked: bool) -> None:
        own = entry is not None and entry.entity == "Task" and not locked
        for button in (self.edit, self.delete):
            button.setVisible(own)
        waits = own and entry is not None and entry.outside and not entry.returned and not entry.done
        self.returned.setVisible(bool(waits))
        self.open.setVisible(entry is not None)
        if entry is None:
            self.title.setText(tr("Pilih satu baris"))
            self.told.setText("")
            self.hint.setText(
                tr(
                    "Enter membuka kasusnya, spasi menandai selesai, F2 mengubah, Del menghapus, Ins menambah; "
                    "PgUp dan PgDn berganti minggu, Home kembali ke minggu ini."
                )
            )
            return
        what = entry.what or tr(SINGLE[entry.kind])
        self.title.setText(what[:1].upper() + what[1:])
        self.told.setText("\n".join(f"{label}: {value}" for label, value in _facts(entry) if value))
        self.hint.setText("" if own else tr("Diubah di kasusnya."))


def _facts(entry: Entry) -> Sequence[tuple[str, str]]:
    returned = "" if entry.returned is None else tr("ya") if entry.returned else tr("belum")
    return (
        (tr("Kasus"), " · ".join(filter(None, (entry.called, entry.number)))),
        (tr("Jenis"), tr(KINDS[entry.kind])),
        (tr("Tanggal"), entry.date.long() if entry.date else tr("belum ada")),
        (tr("Waktu"), entry.time.short() if entry.time else ""),
        (tr("Tempat"), entry.place),
        (tr("Dengan siapa"), entry.with_whom),
        (tr("Diketahui oleh"), entry.known_to),
        (tr("Perkiraan kembali"), entry.back.short() if entry.back else ""),
        (tr("Sudah kembali"), returned),
    )


class AppointmentForm(QWidget):
    """The fields of an appointment; the case is picked by typing a number or initials."""

    saved = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cases: dict[str, str] = {}
        self._task = ""
        self.heading = theme.label(tr("Janji temu baru"), "heading")
        self.case = QLineEdit(placeholderText=tr("Ketik inisial atau nomor"))
        self.editors: dict[str, TextEditor] = {
            "date": DateEditor(about=DateOf.PLAN),
            "time": TimeEditor(),
            "what": TextEditor(),
            "place": TextEditor(),
            "with_whom": TextEditor(),
            "known_to": TextEditor(),
            "expected_back": TimeEditor(),
        }
        self.trouble = theme.label("", "attention", wrap=True)
        self.save = theme.button(tr("Simpan"), "action")
        self.cancel = theme.button(tr("Batal"))
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        self.case.textChanged.connect(lambda _: self.trouble.setText(""))
        self._case_label = theme.label(tr("&Kasus"), "label")
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.submit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        labels = {
            "date": tr("Hari"),
            "time": tr("Waktu"),
            "what": tr("Yang dikerjakan"),
            "place": tr("Tempat"),
            "with_whom": tr("Dengan siapa"),
            "known_to": tr("Diketahui oleh"),
            "expected_back": tr("Perkiraan kembali"),
        }
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, theme.px(4), 0)
        fields.setSpacing(theme.px(4))
        self._case_label.setBuddy(self.case)
        fields.addWidget(self._case_label)
        fields.addWidget(self.case)
        moment = QHBoxLayout()
        moment.setSpacing(theme.px(8))
        fields.addLayout(moment)
        for name, editor in self.editors.items():
            label = theme.label(labels[name], "label")
            label.setBuddy(editor.line)
            editor.line.setAccessibleName(labels[name])
            part = QVBoxLayout()
            part.setSpacing(theme.px(4))
            if name == "known_to":
                about = tr("Bila Anda pergi ke luar: siapa yang tahu, dan kapan Anda kembali.")
                part.addSpacing(theme.px(6))
                part.addWidget(theme.label(about, "muted", wrap=True))
            part.addWidget(label)
            part.addWidget(editor)
            if name in {"date", "time"}:
                part.addStretch()
                moment.addLayout(part, 3 if name == "date" else 2)
            else:
                fields.addLayout(part)
        fields.addStretch()
        inner = QWidget()
        inner.setLayout(fields)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.heading)
        column.addWidget(area, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)

    def offer(self, cases: Mapping[str, str]) -> None:
        """Words of a case («MS · 2024-001») -> its id."""
        self._cases = dict(cases)
        completer = QCompleter(list(self._cases), self.case)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.case.setCompleter(completer)

    def begin(self, day: date | None, case_id: str = "") -> None:
        """A new appointment on a day."""
        self._task = ""
        self._show({"date": PartialDate.on(day) if day else None})
        self.heading.setText(tr("Janji temu baru"))
        words = next((words for words, id_ in self._cases.items() if id_ == case_id), "")
        self.case.setText(words)
        self._for_case(known=False)
        (self.editors["what"].line if words else self.case).setFocus()

    def change(self, task: Task, case: str) -> None:
        """An appointment that is there, as it was written."""
        self._task = task.id
        self._show({name: getattr(task, name) for name in FIELDS})
        self.heading.setText(tr("Ubah janji temu"))
        self.case.setText(case)
        self._for_case(known=True)
        line = self.editors["date"].line
        line.setFocus()
        line.selectAll()

    def restore(self, typed: Mapping[str, str]) -> None:
        """What was typed before and belongs to no case yet."""
        self.begin(None)
        self.case.setText(typed.get("case", ""))
        for name, editor in self.editors.items():
            editor.line.setText(typed.get(name, ""))
            editor.set_unread(typed.get(name, "")) if typed.get(name) else None

    def typed(self) -> dict[str, str]:
        """Everything that stands in the form, as typed."""
        words = {"case": self.case.text(), **{name: editor.line.text() for name, editor in self.editors.items()}}
        return {name: text for name, text in words.items() if text.strip()}

    @property
    def task_id(self) -> str:
        """The id of the appointment that is changed; empty for a new one."""
        return self._task

    @property
    def case_id(self) -> str:
        """The id of the case that is meant; empty where it is none, or several."""
        words = self.case.text().strip()
        if words in self._cases:
            return self._cases[words]
        found = [
            id_ for known, id_ in self._cases.items() if words and words.casefold() in known.casefold().split(" · ")
        ]
        return found[0] if len(found) == 1 else ""

    def values(self) -> dict[str, Any]:
        """What is to be stored; what could not be read keeps its words."""
        found: dict[str, Any] = {}
        for name, editor in self.editors.items():
            raw = editor.line.text().strip()
            value: Any = None
            if raw:
                try:
                    value = editor.read(raw)
                except ValueError:
                    value = TimeSpan(text=raw) if isinstance(editor, TimeEditor) else PartialDate(text=raw)
            found[name] = value
        return found

    def submit(self) -> None:
        """Hand on what was typed, or say what is missing; nothing is lost by either."""
        values = self.values()
        if not self._task and not self.case_id:
            self.trouble.setText(tr("Pilih dahulu kasusnya: ketik inisial atau nomor, lalu pilih dari daftar."))
            self.case.setFocus()
        elif not values["what"] and not values["date"]:
            self.trouble.setText(tr("Isi dahulu apa yang dikerjakan, atau harinya."))
            self.editors["what"].line.setFocus()
        else:
            self.saved.emit("" if self._task else self.case_id, values)

    def _show(self, values: Mapping[str, Any]) -> None:
        self.trouble.setText("")
        for name, editor in self.editors.items():
            editor.set_value(values.get(name))

    def _for_case(self, *, known: bool) -> None:
        self.case.setReadOnly(known)
        self.case.setFocusPolicy(Qt.FocusPolicy.NoFocus if known else Qt.FocusPolicy.StrongFocus)
