"""What of the agenda leaves the notebook: a sheet, a sheet for the notice board, a calendar file; for which days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from caseworker_app.casework.agenda import LONGEST_PERIOD
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.read_editors import DateEditor
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.jobs import agenda_files
from caseworker_app.jobs.agenda import agenda
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseworker_app.store.notebook import Notebook

CALENDAR = "Kalender (*.ics)"


class AgendaOut(QDialog):
    """``told`` hears the line for the foot of the window."""

    def __init__(
        self, parent: QWidget, notebook: Notebook, days: tuple[date, date], told: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._notebook, self._told, self._behind = notebook, told, parent.window()
        self.setWindowTitle(tr("Cetak atau simpan agenda"))
        self.first, self.last = DateEditor(about=DateOf.PLAN), DateEditor(about=DateOf.PLAN)
        for editor, day, name in ((self.first, days[0], tr("Dari")), (self.last, days[1], tr("Sampai"))):
            editor.set_value(PartialDate.on(day))
            editor.line.setAccessibleName(name)
        self.sheet = QRadioButton(tr("Lembar agenda"))
        self.board = QRadioButton(tr("Lembar untuk papan pengumuman: jam, inisial, dan jenisnya saja"))
        self.calendar = QRadioButton(tr("Berkas kalender (.ics) untuk ponsel atau surel"))
        self.details = QCheckBox(tr("Sertakan isi dan tempatnya"))
        self.sheet.setChecked(True)
        warning = tr(
            "Berkas kalender keluar dari buku kasus dan tidak terkunci; siapa pun yang membuka kalender itu dapat "
            "membacanya. Isinya inisial dan jenis kegiatan, kecuali Anda menyertakan yang lain."
        )
        self._warning = theme.label(warning, "muted", wrap=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.go, close = theme.button(tr("Lanjut"), "action"), theme.button(tr("Batal"))
        self.go.clicked.connect(self.accept)
        close.clicked.connect(self.reject)
        self.calendar.toggled.connect(self._turn)
        self._lay_out(close)
        self._turn(on=False)

    def days(self) -> tuple[date, date] | None:
        """The first and last day; None where they are none, or no period."""
        first, last = (editor.value() for editor in (self.first, self.last))
        if not (first and last and first.day and last.day):
            return None
        return (first.day, last.day) if 0 <= (last.day - first.day).days < LONGEST_PERIOD else None

    def accept(self) -> None:
        """Show the paper, or write the calendar."""
        days = self.days()
        if days is None or self.first.unread() or self.last.unread():
            words = tr("Tulis hari pertama dan terakhir, paling lama {days} hari.")
            self.trouble.setText(words.format(days=LONGEST_PERIOD))
            return
        if self.calendar.isChecked():
            try:
                written = self._write(days)
            except CaseworkerError as error:
                self.trouble.setText(str(error))
                return
            if written:
                super().accept()
            return
        super().accept()
        key = "agenda-board" if self.board.isChecked() else "agenda"
        OfficePaper(self._behind, self._notebook, key, tr(KINDS[key].title), days).open()

    def _write(self, days: tuple[date, date]) -> bool:
        with self._notebook.reader() as session:
            found = agenda(session, *days)
        data = agenda_files.calendar(self._notebook, found, details=self.details.isChecked())
        name = f"agenda_{days[0].isoformat()}.ics"
        write = paper.noting(self._notebook, agenda_files.departure())
        path = paper.save_as(self, data, name, CALENDAR, write=write)
        if path is not None:
            if not self._notebook.read_only:
                self._notebook.note("export")
            self._told(tr("Kalender disimpan: {name}. Berkas ini di luar buku kasus.").format(name=path.name))
        return path is not None

    def _turn(self, on: bool) -> None:
        self.details.setEnabled(on)
        self._warning.setVisible(on)

    def _lay_out(self, close: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        period = QHBoxLayout()
        for words, editor in ((tr("Dari"), self.first), (tr("Sampai"), self.last)):
            label = theme.label(words, "label")
            label.setBuddy(editor.line)
            part = QVBoxLayout()
            part.addWidget(label)
            part.addWidget(editor)
            part.addStretch()
            period.addLayout(part, 1)
        column.addLayout(period)
        for widget in (self.sheet, self.board, self.calendar, self.details, self._warning, self.trouble):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.go)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(460))
