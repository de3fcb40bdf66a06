"""The table of rows on a page: its label, what can be done with the chosen rows, and what is said below the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.errors import BadInput
from caseworker_app.forms.description import Rows
from caseworker_app.forms.records import holder, title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.clipboard_block import read_block
from caseworker_app.gui.form.details import Details
from caseworker_app.gui.form.field_box import FieldLabel
from caseworker_app.gui.form.offer import Offers
from caseworker_app.gui.form.row_handles import RowHandles
from caseworker_app.gui.form.rows_changes import delete, duplicate, move, move_before
from caseworker_app.gui.form.rows_clipboard import copied, copied_cell, paste
from caseworker_app.gui.form.rows_menu import column_menu, row_menu
from caseworker_app.gui.form.rows_model import RowsModel
from caseworker_app.gui.form.rows_view import RowsView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent

    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.field_box import Owner


class RowsTable(QWidget):
    """The rows with their label; the chosen row is shown whole in the column beside the page.

    beside: the table itself stands in that column; there a row takes its place only when one goes to it, not while
    rows are typed.
    """

    def __init__(
        self, rows: Rows, owner: Owner, edits: EditSession, parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self._rows, self._owner, self._edits = rows, owner, edits
        self.model = RowsModel(rows, owner, edits, self)
        self.view = RowsView(self.model, rows, edits, self)
        self.view.setAccessibleName(tr(rows.label))
        self._label = FieldLabel(tr(rows.label))
        self._label.setBuddy(self.view)
        self._detailed: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addWidget(self._head())
        if rows.help:
            column.addWidget(theme.label(tr(rows.help), "muted", wrap=True))
        column.addWidget(self.view)
        self._notice = theme.label("", "attention", wrap=True)
        self._notice.hide()
        self._said = ""
        column.addWidget(self._notice)
        self.offers = Offers(self)
        self.offers.taken.connect(self._taken)
        column.addWidget(self.offers)
        column.addStretch()
        self.view.acted.connect(self.act)
        self.view.opened.connect(self._keep_in_sight)
        self.view.columns_changed.connect(self._name_hidden)
        handles = self.view.verticalHeader()
        if isinstance(handles, RowHandles):
            handles.dropped.connect(self._drop)
        for part, open_menu in ((self.view, self._row_menu), (self.view.horizontalHeader(), self._column_menu)):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(open_menu)
        edits.worked_on.connect(self._follow)
        self.model.dataChanged.connect(lambda: self.say(self._said))
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._repaint_handles)
        if beside:
            self.view.clicked.connect(lambda _index: self._choose())  # also the row in which one has typed
        self._name_hidden()
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self.model.refresh()
        self._label.set_missing(not self.model.records)
        self.say(self._said)
        self.offers.show_offers(self._edits.offers(self._rows, self._owner()))
        self._show_chosen()

    def _taken(self, record: Any) -> None:
        """Rows came from elsewhere: the first of them is chosen."""
        self.refresh()
        self.choose(record)

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
            self.view.open_cell(0, self.view.first_column())

    def choose(self, record: Any) -> None:
        """Choose a row and bring it in sight."""
        row = self.model.row_of(record)
        if row is None or record is None:
            return
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_cell)

    def _follow(self, record: Any) -> None:
        """Choose the row that another part of the page works on; the cursor stays where it is."""
        if self.isVisible() and isinstance(record, self._rows.row_class):
            self.model.refresh()
            row = self.model.row_of(record)
            if row is not None:
                self.view.setCurrentIndex(self.model.index(row, 0))
                self._choose()  # also where the line for a new row was the current one

    def choose_id(self, record_id: str) -> None:
        """Choose the row of a record, or the row inside which it stands; nothing where it is not here."""
        rows = (row for row in self.model.records if holds(row, self._rows, record_id))
        self.choose(next(rows, None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column the buttons stand in a menu."""
        super().resizeEvent(event)
        self._show_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes back finds the chosen row beside the page again."""
        super().showEvent(event)
        self._show_chosen()

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
        """Do to the chosen rows: up, down, copy, delete, insert, clip (to the clipboard), cut, paste."""
        rows, index = self.view.chosen_rows(), self.view.currentIndex()
        whole = self.view.whole_rows or len(rows) > 1
        self._edits.flush()
        if what in {"clip", "clip_rows", "cut"} and rows:
            whole = whole or what != "clip"
            copy = copied(self.model, rows, self.view.columns()) if whole else None
            QApplication.clipboard().setMimeData(copy or copied_cell(self.model, rows[0], index.column()))
        if self._edits.notebook.read_only:
            return
        if what == "paste":
            self._paste(max(0, index.row()), index.column())
        elif rows and what in {"up", "down", "copy", "delete", "cut", "insert"}:
            self.view.at_work = True
            self._change(what, rows, index.column())
            self.view.at_work = False

    def _change(self, what: str, rows: list[int], column: int) -> None:
        first, last = rows[0], rows[-1]
        chosen = [self.model.records[row] for row in rows]
        if what in {"delete", "cut"}:
            delete(self.model, rows)
            self.view.choose_rows(min(first, self.model.add_line), first, column)
        elif what == "insert":
            self.model.add(at=first)
            self.view.open_cell(first, self.view.first_column())
        elif what == "copy":
            duplicate(self.model, rows)
            self.view.choose_rows(last + 1, last + len(rows), column)
        elif move(self.model, rows, -1 if what == "up" else 1):
            self._choose_again(chosen, column)
        self._choose()

    def _drop(self, target: int) -> None:
        """Rows were drawn to another place by a handle."""
        self._edits.flush()
        chosen = [self.model.records[row] for row in self.view.chosen_rows()]
        if move_before(self.model, self.view.chosen_rows(), target):
            self._choose_again(chosen, self.view.first_column())
            self.view.whole_rows = True

    def _choose_again(self, records: Sequence[Any], column: int) -> None:
        """The same records, wherever they stand now; what moved together stands together."""
        first = self.model.row_of(records[0])
        if first is not None:
            self.view.choose_rows(first, first + len(records) - 1, column)

    def _paste(self, row: int, column: int) -> None:
        mime = QApplication.clipboard().mimeData()
        try:
            block = read_block(mime)
            columns = [at for at in self.view.columns() if at >= column]
            pasted = paste(self.model, block, min(row, self.model.add_line), columns) if block else None
        except BadInput as error:
            self.say(str(error))
            return
        if pasted is None:
            return
        self.say("")
        self.view.choose_rows(pasted.first, pasted.last, column)
        self._edits.undo_line(pasted.words)

    def _row_menu(self, place: QPoint) -> None:
        """By the mouse where it is; by the keyboard at the cell that the cursor is on."""
        index = self.view.indexAt(place)
        if 0 <= index.row() < self.model.add_line and index.row() not in self.view.chosen_rows():
            self.view.setCurrentIndex(index)
        menu = row_menu(self.view, self.model, self.act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _column_menu(self, place: QPoint) -> None:
        menu = column_menu(self.view, self.model, self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.horizontalHeader().mapToGlobal(place))

    def _name_hidden(self) -> None:
        """Say how many columns are out of sight."""
        hidden = len(self._rows.columns) - len(self.view.columns())
        self._columns.setText(tr("Kolom ({count} tersembunyi)").format(count=hidden) if hidden else tr("Kolom"))
        self._show_buttons()

    def _repaint_handles(self) -> None:
        self.view.verticalHeader().viewport().update()
        self.view.viewport().update()

    def _head(self) -> QWidget:
        """The label, and at its right what can be done; the bar is as high without a chosen row as with one.

        It never makes the table wider: where the buttons have no room they stand in a menu.
        """
        head = QWidget(self)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
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
        self._actions = theme.button(tr("Baris …"), "quiet")
        self._actions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._actions.setToolTip(tr("Yang dapat dilakukan dengan baris ini; juga dengan klik kanan atau Shift+F10"))
        self._actions.clicked.connect(self._open_actions)
        self._actions.hide()
        row.addWidget(self._actions)
        self._columns = theme.button(tr("Kolom"), "quiet")
        self._columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns.setToolTip(tr("Kolom yang tampak; juga dengan klik kanan pada judul kolom"))
        self._columns.clicked.connect(self._open_columns)
        if len(self._rows.columns) == 1:
            self._columns.hide()
        row.addWidget(self._columns)
        self._label.setMinimumHeight(self._buttons[0].sizeHint().height())
        return head

    def _show_buttons(self) -> None:
        """Those that do something now, as far as there is room; the menu has them all."""
        writable = self.model.record(self.view.currentIndex().row()) and not self._edits.notebook.read_only
        buttons = (*self._buttons, self._columns)
        narrow = self.width() < self._label.wish() + sum(button.sizeHint().width() for button in buttons)
        for button in self._buttons:
            button.setVisible(bool(writable) and not narrow)
        self._actions.setVisible(bool(writable) and narrow)

    def _open_actions(self) -> None:
        menu = row_menu(self.view, self.model, self.act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._actions.mapToGlobal(self._actions.rect().bottomLeft()))

    def _open_columns(self) -> None:
        menu = column_menu(self.view, self.model, self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _show_chosen(self) -> None:
        """Nobody went anywhere: the chosen row stands beside the page, as before."""
        if self._beside:
            self._show_buttons()
        else:
            self._choose()

    def _choose(self) -> None:
        """Offer what can be done with the chosen row, and show it whole beside the page."""
        record = self.model.record(self.view.currentIndex().row())
        self._show_buttons()
        self.view.viewport().update()
        at_work = self.view.at_work or self.view.state() == RowsView.State.EditingState
        if record is self._detailed or (self._beside and at_work):
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


def holds(record: Any, rows: Rows, record_id: str) -> bool:
    """Whether a record is this row, somebody or something shown in it, or a row of a table inside it."""
    shown = {holder(record, column) for column in rows.columns} | {record}
    if any(part is not None and part.id == record_id for part in shown):
        return True
    tables = (item for item in rows.details if isinstance(item, Rows))
    return any(holds(inner, table, record_id) for table in tables for inner in getattr(record, table.key))
