"""One service of the directory, edited in place by its page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework import directory
from caseworker_app.forms.services import SERVICE
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.editing import EditSession
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.jobs import services
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.service import Service
    from caseworker_app.store.notebook import Notebook


class ServiceForm(QScrollArea):
    """Saved field by field, as the pages of a case are."""

    def __init__(self, notebook: Notebook, service: Service) -> None:
        super().__init__()
        self._notebook, self.service = notebook, service
        self.edits = EditSession(notebook, self)
        self.edits.changed.connect(self.refresh)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(theme.TEXT_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(10))
        self._doubt = theme.label("", "attention", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._doubt, 1)
        self.checked = theme.button(tr("Sudah diperiksa hari ini"), "quiet", picture=theme.icon("check", "action"))
        self.checked.clicked.connect(self._check)
        row.addWidget(self.checked)
        column.addLayout(row)
        self._forms: list[RecordForm] = []
        for section in SERVICE.sections:
            column.addWidget(theme.label(tr(section.title), "section"))
            form = RecordForm(section.items, lambda **_: self.service, self.edits, sheet)
            self._forms.append(form)
            column.addWidget(form)
        column.addStretch()
        self.setWidget(sheet)
        self.refresh()

    def refresh(self) -> None:
        """Read the fields again, and whether the particulars should be asked for anew."""
        for form in self._forms:
            form.refresh()
        doubt = directory.doubt(self.service, date.today())
        self._doubt.setText(tr("Perhatian: {doubt}.").format(doubt=doubt))
        self._doubt.setVisible(bool(doubt))
        self.checked.setVisible(bool(doubt) and not directory.is_gone(self.service))

    def _check(self) -> None:
        self.flush()
        services.checked_today(self._notebook, self.service)
        self.edits.undo_line(tr("Dicatat: diperiksa hari ini."))

    def write_name(self) -> None:
        """Put the caret into the name."""
        self._forms[0].go_to("name")

    def flush(self) -> None:
        """Save what is being typed."""
        run_all(form.flush for form in self._forms)

    def release(self) -> None:
        """Save and stop listening."""
        run_all([self.flush, self.edits.release])
