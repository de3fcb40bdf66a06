"""The procedures of the agency: which event opens each, and its steps as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from caseworker_app.casework.procedures import EVENTS, Procedure, as_lines, read_lines, shipped
from caseworker_app.errors import BadInput
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.memo import MemoEditor
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import procedures
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook


class ProceduresPart(SettingsPart):
    """A choice of the procedures, and the words of the one that is chosen; saved by «Simpan», and on leaving it."""

    help_topic = "pemeriksaan"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Prosedur"))
        self.title = QLineEdit()
        self.event_ = QComboBox()
        for key, event in EVENTS.items():
            self.event_.addItem(tr(event.title), key)
        self.steps = MemoEditor(lines=10)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.save = theme.button(tr("Simpan"), "action")
        self.again = theme.button("", "link")
        new = theme.button(tr("Prosedur baru"), "link")
        self.save.clicked.connect(self.store)
        self.again.clicked.connect(self._restore)
        new.clicked.connect(self._add)
        self.which.currentIndexChanged.connect(self._choose)
        words = tr(
            "Satu langkah tiap baris: berapa hari sesudah kejadiannya, lalu apa yang dikerjakan, misalnya “3 hari: "
            "Minta persetujuan tertulis”. Angka negatif berarti sebelum kejadiannya. Tanpa langkah, prosedur itu tidak "
            "dipakai."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        top = QHBoxLayout()
        top.addWidget(self.which, 1)
        top.addWidget(new)
        column.addLayout(top)
        for label, field in ((tr("Nama"), self.title), (tr("Terbuka bila"), self.event_), (tr("Langkah"), self.steps)):
            named = theme.label(label, "label")
            named.setBuddy(field)
            column.addWidget(named)
            column.addWidget(field)
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.again)
        row.addStretch()
        column.addLayout(row)
        self.setEnabled(not notebook.read_only)
        self._shown = shipped()[0]
        self._list(self._shown.key)

    def store(self) -> bool:
        """Keep what is written and give whether it could be; what cannot be read stays, with the line that it is."""
        try:
            steps = read_lines(self.steps.value() or "", self._shown.steps)
            written = Procedure(self._shown.key, self.title.text().strip(), self.event_.currentData(), steps)
            if written != self._shown:
                procedures.keep(self._notebook, written)
        except BadInput as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return False
        self._list(written.key)
        return True

    def flush(self) -> None:
        """Save what was written."""
        if not self._notebook.read_only:
            self.store()

    def _choose(self) -> None:
        """Show another one, once the one before is saved."""
        key = self.which.currentData()
        self._list(key if self.store() else self._shown.key, again=False)

    def _list(self, key: str, *, again: bool = True) -> None:
        """Show one of all procedures; not ``again`` what is shown already and cannot be read."""
        with self._notebook.reading() as session:
            known = {one.key: one for one in procedures.procedures(session)}
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in known.values():
                self.which.addItem(one.title, one.key)
            self.which.setCurrentIndex(max(0, self.which.findData(key)))
        if again or key != self._shown.key:
            self._show(known.get(key, next(iter(known.values()))))

    def _show(self, one: Procedure) -> None:
        self._shown = one
        self.trouble.hide()
        self.title.setText(one.title)
        self.event_.setCurrentIndex(self.event_.findData(one.event))
        self.steps.set_value(as_lines(one.steps))
        own = one.key not in {each.key for each in shipped()}
        self.again.setText(tr("Hapus prosedur ini") if own else tr("Kembali ke bawaan"))
        self.again.setVisible(own or one not in shipped())

    def _add(self) -> None:
        if not self.store():
            return
        self._list(procedures.add(self._notebook, tr("Prosedur baru")).key)
        self.title.selectAll()
        self.title.setFocus()

    def _restore(self) -> None:
        procedures.restore(self._notebook, self._shown.key)
        self._list(self._shown.key)
