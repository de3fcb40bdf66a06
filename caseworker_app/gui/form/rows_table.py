"""A table of rows with its label and what can be done with the chosen row, whose details open below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.field_box import FieldLabel
from caseworker_app.gui.form.rows_model import RowsModel
from caseworker_app.gui.form.rows_view import RowsView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QMoveEvent

    from caseworker_app.forms.description import Field, Rows
    from caseworker_app.gui.case.case_edits import CaseEdits
    from caseworker_app.gui.form.field_box import Owner
    from caseworker_app.gui.form.record_form import RecordForm

    OpenForm = Callable[[Iterable[Field | Rows], Owner, CaseEdits], RecordForm]


class RowsTable(QWidget):
    """The table with its label, what can be done with the chosen row, and that row's details below."""

    def __init__(
        self, rows: Rows, owner: Owner, edits: CaseEdits, open_form: OpenForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._edits, self._open_form = rows, edits, open_form
        self.model = RowsModel(rows, owner, edits)
        self.view = RowsView(self.model, rows, edits, self)
        self.view.setAccessibleName(tr(rows.label))
        self._label = FieldLabel(tr(rows.label))
        self._label.setBuddy(self.view)
        self.details: RecordForm | None = None
        self._detailed: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(self._head())
        if rows.help:
            column.addWidget(theme.label(tr(rows.help), "muted", wrap=True))
        column.addWidget(self.view)
        self._notice = theme.label("", "attention", wrap=True)
        self._notice.hide()
        self._said = ""
        column.addWidget(self._notice)
        self._panel = QFrame()
        theme.mark(self._panel, "details")
        self._panel.hide()
        column.addWidget(self._panel)
        column.addStretch()
        self.view.acted.connect(self.act)
        self.view.opened.connect(self._keep_in_sight)
        self.model.dataChanged.connect(lambda: self.say(self._said))
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self.model.refresh()
        self._label.set_missing(not self.model.records)
        self.say(self._said)
        self._choose()

    def say(self, words: str) -> None:
        """Something to look at, below the rows so that they stay where they are; and what is not understood in them."""
        self._said = words
        told = "\n".join(filter(None, [words, *self.model.doubts()]))
        self._notice.setText(told)
        self._notice.setVisible(bool(told))

    def flush(self) -> None:
        """Save what is being typed in a cell and in the details."""
        run_all([self.view.flush, *([self.details.flush] if self.details else [])])

    def take_focus(self) -> None:
        """Put the cursor on the table; where it is empty, begin the first row."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.model.records and not self._edits.notebook.read_only:
            self.view.edit(self.model.index(0, 0))

    def choose(self, record: Any) -> None:
        """Choose a row and bring it in sight."""
        row = next((at for at, one in enumerate(self.model.records) if one is record), None)
        if row is None:
            return
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_cell)

    def moveEvent(self, event: QMoveEvent) -> None:
        """What grows above the table does not push the open cell out of sight."""
        super().moveEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.view.state() == QAbstractItemView.State.EditingState:
            self._show_cell()

    def _show_cell(self) -> None:
        """Turn the page so far that the chosen cell is seen, and the line below it."""
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        sheet = page.widget() if page is not None else None
        if page is not None and sheet is not None:
            cell = self.view.visualRect(self.view.currentIndex())
            place = self.view.viewport().mapTo(sheet, cell.center())
            page.ensureVisible(place.x(), place.y(), 0, cell.height() + theme.px(30))

    def act(self, what: str) -> None:
        """Do to the chosen row: up, down, copy, delete."""
        row, column = self.view.currentIndex().row(), self.view.currentIndex().column()
        if self.model.record(row) is None or self._edits.notebook.read_only:
            return
        self._edits.flush()
        if what == "delete":
            self.model.delete(row)
        elif what == "copy":
            self.model.duplicate(row)
            row += 1
        else:
            step = -1 if what == "up" else 1
            row += step if self.model.move(row, step) else 0
        self.view.setCurrentIndex(self.model.index(min(row, len(self.model.records)), column))
        self._choose()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._label, 1)
        self._buttons = []
        for what, label, keys in (
            ("up", tr("Naik"), "Alt+↑"),
            ("down", tr("Turun"), "Alt+↓"),
            ("copy", tr("Gandakan"), "Ctrl+D"),
            ("delete", tr("Hapus"), "Del"),
        ):
            button = theme.button(label, "quiet", picture=theme.icon(what, "action"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(keys)
            button.clicked.connect(lambda _on=False, what=what: self.act(what))
            row.addWidget(button)
            self._buttons.append(button)
        return row

    def _choose(self) -> None:
        """Offer what can be done with the chosen row, and open what it holds besides its columns."""
        record = self.model.record(self.view.currentIndex().row())
        for button in self._buttons:
            button.setVisible(record is not None and not self._edits.notebook.read_only)
        self.view.viewport().update()
        if not self._rows.details:
            return
        self._panel.setVisible(record is not None)
        if record is None:
            self._detailed = None
            return
        if self.details is None:
            self._open_details()
        if self._detailed is not record and self.details:
            self.details.flush()  # also the cells of its tables: these show another record from now on
            self._detailed = record
        if self.details:
            self._title.setText(tr("Rincian: {title}").format(title=title_of(record)))
            self.details.refresh()

    def _open_details(self) -> None:
        self._title = theme.label(role="label", wrap=True)
        self.details = self._open_form(self._rows.details, lambda **_: self._detailed, self._edits)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(14))
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self.details)
        column.addStretch()
