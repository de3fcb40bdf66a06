"""Agencies and practitioners: a chip for each, the form of the chosen one below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select

from caseworker_app.forms.practice import AGENCY, PRACTITIONER
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.editing import EditSession
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.gui.settings.picture_row import PictureRow
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Page
    from caseworker_app.store.notebook import Notebook


def agencies_part(notebook: Notebook) -> RecordsPart:
    """The agencies of the notebook."""
    logo = PictureRow(notebook, "logo", tr("Logo"), tr("Tercetak di kiri kop surat dan formulir."))
    return RecordsPart(notebook, Agency, AGENCY, tr("Tambah lembaga"), (logo,))


def practitioners_part(notebook: Notebook) -> RecordsPart:
    """The practitioners of the notebook with their supervisors."""
    help_ = tr("Bila diisi, tercetak di atas nama pada formulir dan laporan.")
    signature = PictureRow(notebook, "signature", tr("Tanda tangan"), help_, drawn=True)
    on_cover = tr("Tercetak pada sampul buku laporan praktikum.")
    logo = PictureRow(notebook, "institution_logo", tr("Logo institusi"), on_cover)
    return RecordsPart(notebook, Practitioner, PRACTITIONER, tr("Tambah praktikan/pekerja sosial"), (signature, logo))


class RecordsPart(SettingsPart):
    """Records of one class, each edited by its page; saved like everything, field by field."""

    help_topic = "mulai"

    def __init__(
        self, notebook: Notebook, class_: type[Any], page: Page, add_words: str, pictures: tuple[PictureRow, ...]
    ) -> None:
        super().__init__()
        self._notebook, self._class, self._add_words = notebook, class_, add_words
        self._edits = EditSession(notebook, self)
        self._edits.changed.connect(self._hear)
        self._pictures = pictures
        self._record: Any = None
        self._row = QWidget()
        self._chips = Flow(self._row, gap=theme.px(6), line_gap=theme.px(6))
        self._sheet = QWidget()
        self._forms: list[RecordForm] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(tr(page.help), "muted", wrap=True))
        column.addWidget(self._row)
        column.addWidget(self._sheet)
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        for section in page.sections:
            inside.addWidget(theme.label(tr(section.title), "section"))
            form = RecordForm(section.items, lambda **_: self._record, self._edits)
            self._forms.append(form)
            inside.addWidget(form)
        for picture in pictures:
            inside.addWidget(picture)
        self._choose(next(iter(self._records()), None))

    def add(self) -> None:
        """A new, empty record."""
        self.flush()
        made = self._class()
        with self._notebook.edit(self._add_words, origin=self) as session:
            session.add(made)
        self._choose(made)
        self._forms[0].go_to("name")

    def flush(self) -> None:
        """Save what is being typed."""
        if self._record is not None:
            run_all(form.flush for form in self._forms)

    def release(self) -> None:
        """Save and stop listening."""
        run_all([self.flush, self._edits.release])

    def _records(self) -> list[Any]:
        with self._notebook.reading() as session:
            return list(session.scalars(select(self._class).order_by(self._class.name)))

    def _hear(self) -> None:
        self._show_names()
        if self._record is not None:
            self._show_pictures()

    def _choose(self, record: Any) -> None:
        self.flush()
        self._record = record
        self._sheet.setVisible(record is not None)
        if record is not None:
            for form in self._forms:
                form.refresh()
            self._show_pictures()
        self._show_names()

    def _show_pictures(self) -> None:
        for picture in self._pictures:
            picture.show_of(self._record)

    def _show_names(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for record in self._records():
            chip = theme.button(title_of(record), "chip", checkable=True)
            chip.setChecked(record is self._record)
            chip.clicked.connect(lambda _=False, record=record: self._choose(record))
            self._chips.add(chip)
        more = theme.button(self._add_words, picture=theme.icon("plus"))
        more.clicked.connect(self.add)
        self._chips.add(more)
