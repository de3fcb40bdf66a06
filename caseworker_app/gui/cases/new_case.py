"""Register a client: as little as is known, the rest follows in the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy import select

from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import Unsaved
from caseworker_app.gui.cases.same_person import Choice, SamePersonDialog
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.choice_editors import begun
from caseworker_app.gui.form.editors import Editor, TextEditor
from caseworker_app.gui.form.pick_editor import PickEditor
from caseworker_app.gui.form.read_editors import DateEditor
from caseworker_app.jobs import cases, checks, offered, same_person
from caseworker_app.model.choices import Sex
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.store.notebook import Notebook


ECHO = 22  # px at 100 %: room for the line that says a typed date in full
UNFINISHED = "unfinished registration"  # the setting that holds what was typed when the notebook was locked


class NewCaseDialog(QDialog):
    """After ``accept``, ``case_id`` is the case to open, at ``place``: the new one, or one that was here already.

    After ``reject``, ``kept`` says whether anything was put by. lock_wanted: the notebook is to be locked.
    """

    lock_wanted = Signal()

    def __init__(self, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self.case_id, self.place = "", "client/family"
        self.kept = False
        self.setWindowTitle(tr("Kasus baru"))
        self.setMinimumWidth(theme.px(620))
        with notebook.reading() as session:
            self._agencies = list(session.scalars(select(Agency).order_by(Agency.name)))
            self._practitioners = list(session.scalars(select(Practitioner).order_by(Practitioner.name)))
        self.name, self.alias = TextEditor(), TextEditor()
        self.sex = ChipsEditor([(begun(tr(sex.value)), sex) for sex in (Sex.MALE, Sex.FEMALE)])
        self.opened = DateEditor()
        self.born = DateEditor(about=DateOf.AGE, near=self._case_time)
        self.cluster = self._pick("klaster")
        self.ppks = self._pick("ppks")
        self.route = self._pick("access_routes")
        self.practitioner = self._who(self._practitioners)
        self.agency = self._who(self._agencies)
        self._trouble = theme.label("", "attention", wrap=True)
        self._trouble.hide()
        self._doubts = theme.label("", "attention", wrap=True)
        self._doubts.hide()
        self.born.edited.connect(self._tell_doubts)
        self.opened.edited.connect(self._read_age_again)
        self._lay_out()
        self._take_up()
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_wanted)  # the window below is deaf

    def keep(self) -> None:
        """Put by what is typed when the window is left or the notebook locked; the next registration starts with it."""
        if self._notebook.read_only:
            return
        typed = self._typed()
        begun = any(typed[key] != word for key, word in self._offered.items())
        if begun or self._taken_up:
            try:
                settings.set_setting(self._notebook, UNFINISHED, typed if begun else None)
            except Exception as error:
                raise Unsaved(tr("Kasus baru"), error, kept=False) from error
        self.kept = begun

    def done(self, result: int) -> None:
        """Registered: nothing is put by any more. Left without registering: what was typed is put by."""
        if result == QDialog.DialogCode.Rejected:
            self.keep()
        elif self._taken_up:
            settings.set_setting(self._notebook, UNFINISHED, None)
        super().done(result)

    def clear(self) -> None:
        """Begin anew."""
        for key, editor in self._lines().items():
            editor.line.setText(self._offered[key])
        self.sex.set_value(None)
        self._again.hide()
        self.name.setFocus()

    def _typed(self) -> dict[str, Any]:
        typed: dict[str, Any] = {key: editor.typed_text() for key, editor in self._lines().items()}
        return typed | {"sex": self.sex.value()}

    def _take_up(self) -> None:
        with self._notebook.reading() as session:
            typed: dict[str, Any] = settings.setting(session, UNFINISHED) or {}
        self._offered = self._typed()
        self._taken_up = bool(typed)
        self._again.setVisible(self._taken_up)
        for key, editor in self._lines().items():
            if typed.get(key):
                editor.line.setText(typed[key])
        if typed.get("sex"):
            self.sex.set_value(Sex(typed["sex"]))

    def _lines(self) -> dict[str, TextEditor]:
        return {
            "name": self.name,
            "alias": self.alias,
            "born": self.born,
            "cluster": self.cluster,
            "ppks": self.ppks,
            "route": self.route,
            "opened": self.opened,
            "practitioner": self.practitioner,
            "agency": self.agency,
        }

    def _case_time(self) -> tuple[date, date] | None:
        opened: PartialDate | None = self.opened.value()
        return (opened.earliest, opened.earliest) if opened and opened.earliest else None

    def _read_age_again(self) -> None:
        """An age is one on the day when the case was opened."""
        self.born.set_unread(self.born.typed_text())
        self._tell_doubts()

    def _tell_doubts(self) -> None:
        """Below the birth date: what cannot be of it."""
        findings = checks.of_newcomer(self._client(None, None))
        self._doubts.setText(" ".join(finding.sentence for finding in findings))
        self._doubts.setVisible(bool(findings))

    def accept(self) -> None:
        """Register, unless neither name nor initials are known, or who it is must be asked first."""
        name, alias = self.name.value(), self.alias.value()
        if not name and not alias:
            self._trouble.setText(tr("Isi nama atau inisial klien; yang lain boleh menyusul."))
            self._trouble.show()
            self.name.setFocus()
            return
        client = self._client(name, alias)
        with self._notebook.reading() as session:
            alike = same_person.likenesses(session, client)
        if alike:
            self._ask_who(client, alike)
            return
        self.case_id = self._register(client)
        super().accept()

    def _ask_who(self, client: Person, alike: list[same_person.Likeness]) -> None:
        """Somebody of the notebook may be this client: the worker says who it is."""
        same_case = tr("Buka kasus yang sudah ada")
        dialog = SamePersonDialog(self, alike, newcomer=tr("Yang didaftarkan"), same_case=same_case)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._go_on(dialog, client, alike))
        dialog.open()

    def _go_on(self, dialog: SamePersonDialog, client: Person, alike: list[same_person.Likeness]) -> None:
        if dialog.choice is Choice.SAME_CASE:
            self.case_id, self.place = dialog.case_id, ""
        elif dialog.choice is Choice.FURTHER_CASE:
            self.case_id = self._register(client, dialog.person_id)
        else:
            self.case_id = self._register(client)
            same_person.declare_different(self._notebook, client.id, [likeness.person_id for likeness in alike])
        super().accept()

    def _client(self, name: str | None, alias: str | None) -> Person:
        unread, born = self.born.unread(), _written(self.born)
        told = born is not None and not unread and (born.age is not None or not born.readable)
        return Person(name=name, alias=alias, sex=self.sex.value(), **{"stated_age" if told else "born": born})

    def _register(self, client: Person, known: str | None = None) -> str:
        practitioner = self._record(Practitioner, self._practitioners, self.practitioner.value())
        agency = self._record(Agency, self._agencies, self.agency.value())
        said = {
            "cluster": self.cluster.value(),
            "ppks": self.ppks.value(),
            "access_route": self.route.value(),
        }
        opened = _written(self.opened)
        return cases.create(
            self._notebook, client=client, agency=agency, practitioner=practitioner, opened=opened, known=known, **said
        )

    def _record(self, class_: type[Any], known: list[Any], words: str | None) -> Any:
        """The agency or practitioner of this name; a new one for a new name."""
        if not words:
            return None
        found = next((record for record in known if title_of(record) == words), None)
        return found or class_(name=words)

    def _pick(self, key: str) -> PickEditor:
        return PickEditor(lambda: [(begun(word), word) for word in offered.words(self._notebook, key)], free=True)

    def _who(self, known: list[Any]) -> PickEditor:
        editor = PickEditor(lambda: [(title_of(record), title_of(record)) for record in known], free=True)
        if known:
            editor.set_value(title_of(known[0]))
        return editor

    def _lay_out(self) -> None:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(10))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(theme.label(tr("Kasus baru"), "title"), 0, 0, 1, 2)
        help_ = tr("Isi yang sudah diketahui. Semuanya dapat dilengkapi dan diubah nanti.")
        self._again = theme.button(tr("Kosongkan isian sebelumnya"), "quiet")
        self._again.clicked.connect(self.clear)
        above = QHBoxLayout()
        above.addWidget(theme.label(help_, "muted", wrap=True), 1)
        above.addWidget(self._again)
        grid.addLayout(above, 1, 0, 1, 2)
        fields: list[tuple[str, Editor, int, int, int, str]] = [
            (tr("&Nama lengkap klien"), self.name, 2, 0, 1, ""),
            (tr("&Inisial"), self.alias, 2, 1, 1, tr("Bila kosong, diambil dari nama.")),
            (tr("&Jenis kelamin"), self.sex, 3, 0, 1, ""),
            (tr("&Tanggal lahir atau usia"), self.born, 3, 1, 1, tr("Misalnya 17/8/1997, 1997, atau 27 tahun.")),
            (tr("&Klaster"), self.cluster, 4, 0, 1, ""),
            (tr("Kategori &PPKS"), self.ppks, 4, 1, 1, ""),
            (tr("Jalur &akses"), self.route, 5, 0, 1, ""),
            (tr("Kasus di&buka"), self.opened, 5, 1, 1, tr("Bila kosong, hari ini.")),
        ]
        for words, editor, row, column, span, help_text in fields:
            box = _field(words, editor, help_text, self._doubts if editor is self.born else None)
            grid.addWidget(box, row, column, 1, span)
        title = theme.label(tr("Anda dan lembaga"), "section")
        grid.addWidget(title, 6, 0, 1, 2)
        grid.addWidget(_field(tr("Nama An&da (praktikan/pekerja sosial)"), self.practitioner, ""), 7, 0)
        grid.addWidget(_field(tr("&Lembaga tempat kasus ditangani"), self.agency, ""), 7, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        least = sheet.sizeHint().height() + theme.px(ECHO)
        area.setMinimumHeight(min(least, round(self.screen().availableSize().height() * 0.7)))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(18))
        buttons.addWidget(self._trouble, 1)
        cancel = theme.button(tr("Batal"))
        cancel.clicked.connect(self.reject)
        create = theme.button(tr("Daftarkan klien"), "action")
        create.setDefault(True)
        create.clicked.connect(self.accept)
        buttons.addStretch()
        buttons.addWidget(create)
        buttons.addWidget(cancel)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(area, 1)
        column_.addLayout(buttons)
        self.name.setFocus()


def _written(editor: DateEditor) -> PartialDate | None:
    """The date, or the words where none can be read in them."""
    unread = editor.unread()
    return PartialDate(text=unread) if unread else editor.value()


def _field(words: str, editor: Editor, help_text: str, below: QWidget | None = None) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    label = theme.label(words, "label")
    focus = editor.focusProxy() or editor
    label.setBuddy(focus)
    focus.setAccessibleName(words.replace("&", ""))
    column.addWidget(label)
    column.addWidget(editor)
    if below is not None:
        column.addWidget(below)
    if help_text:
        column.addWidget(theme.label(help_text, "muted", wrap=True))
    column.addStretch()
    return box
