"""The table of rows on a page: its label, what can be done with the chosen row, and what is said below the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.details import Details
from caseworker_app.gui.form.field_box import FieldLabel
from caseworker_app.gui.form.rows_model import RowsModel
from caseworker_app.gui.form.rows_view import RowsView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMoveEvent, QShowEvent

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.field_box import Owner


class RowsTable(QWidget):
    """The rows with their label; the chosen row is shown whole in the column beside the page."""

    def __init__(self, rows: Rows, owner: Owner, edits: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._edits = rows, edits
        self.model = RowsModel(rows, owner, edits)
        self.view = RowsView(self.model, rows, edits, self)
        self.view.setAccessibleName(tr(rows.label))
        self._label = FieldLabel(tr(rows.label))
        self._label.setBuddy(self.view)
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
        """Save what is being typed in a cell."""
        self.view.flush()

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

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes back finds the chosen row beside the page again."""
        super().showEvent(event)
        self._choose()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: nothing of this table stands beside it."""
        super().hideEvent(event)
        self._detailed = None

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
        """Offer what can be done with the chosen row, and show it whole beside the page."""
        record = self.model.record(self.view.currentIndex().row())
        for button in self._buttons:
            button.setVisible(record is not None and not self._edits.notebook.read_only)
        self.view.viewport().update()
        if record is self._detailed:
            return
        self._detailed = record
        if record is None:
            self._edits.hide_details(self.view)
        else:
            self._edits.show_details(self._details(record))

    def _details(self, record: Any) -> Details:
        """The fields of a row: those of its columns, where it is read in full, and the further ones."""
        where = tr("{table} · {item} {number} dari {total}").format(
            table=tr(self._rows.label),
            item=tr(self._rows.item),
            number=self.model.records.index(record) + 1,
            total=len(self.model.records),
        )
        return Details(
            source=self.view,
            form=f"{self._rows.row_class.__name__}.{self._rows.key}",
            record=record,
            place=where,
            title=lambda: title_of(record),
            items=(*self._rows.columns, *self._rows.details),
            is_there=lambda: any(row is record for row in self.model.records),
        )
