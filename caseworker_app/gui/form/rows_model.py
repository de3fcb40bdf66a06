"""The one table model: the rows of a list, and after them the line «Tambah …» that becomes a row when written on.

While a table is empty, a line below shows in grey what a row may look like; it is nowhere stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from caseworker_app.casework.outcomes import failed_as, in_words, took_place
from caseworker_app.casework.placing import name_and_relation
from caseworker_app.forms import examples
from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import holder, title_of, unread_words
from caseworker_app.forms.walk import is_blank
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.field_box import READ_KINDS, fill, keep, store, store_unread
from caseworker_app.gui.form.rows_cells import Cell, read_cell
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.editors import Editor
    from caseworker_app.gui.form.field_box import Owner

Index = QModelIndex | QPersistentModelIndex
DOUBTS_NAMED = 4  # of a table, told in full below it
RIGHT = {Kind.NUMBER, Kind.SCALE}  # stand at the right, so that figures stand below each other
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows in the order of their list. It never holds values of its own: what it shows is what is stored."""

    def __init__(self, rows: Rows, owner: Owner, edits: EditSession, parent: QObject) -> None:
        super().__init__(parent)  # goes with its table: else what listens to it would keep both, and the case
        self.rows, self.owner, self.edits = rows, owner, edits
        self.records: list[Any] = self._stored()
        self._blank_lines = 0
        self._new: set[str] = set()  # ids of rows that were begun here, and go again when nothing stays in them
        self._cells: list[Cell] = []  # as last announced

    @property
    def add_line(self) -> int:
        """The place of the line «Tambah …»."""
        return len(self.records)

    @property
    def has_example(self) -> bool:
        """Whether the table is empty and shows below its line what a row may look like."""
        return not self.records and not self.edits.notebook.read_only

    def _stored(self) -> list[Any]:
        record = self.owner()
        return [] if record is None else list(getattr(record, self.rows.key))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows and the line after them; in an empty table the example as well."""
        return 0 if parent.isValid() else len(self.records) + 1 + self._blank_lines + self.has_example

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As described."""
        return 0 if parent.isValid() else len(self.rows.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label of a column; on hovering, its help."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.rows.columns):
            return None
        field = self.rows.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(field.label)
        if role == Qt.ItemDataRole.TextAlignmentRole and field.editor in RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        if role == Qt.ItemDataRole.ToolTipRole:
            points = tr("Alt+Enter memulai pokok berikutnya.") if field.editor is Kind.WORDS else ""
            return " ".join(filter(None, (tr(field.help), points))) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written on, unless the notebook can only be read; the example cannot even be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() > self.add_line:
            return Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self.edits.notebook.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; quiet where nothing is known yet."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.field(index).editor in RIGHT and index.row() != self.add_line
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        failed = index.row() < self.add_line and not took_place(self.records[index.row()])
        cell = self._cell(index)
        if failed and role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{cell.text} · {failed_as(self.records[index.row()])}"
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell.text
        if role == Qt.ItemDataRole.ForegroundRole:
            doubtful = cell.odd or cell.notice
            return theme.colour(
                "muted" if cell.quiet or (failed and not doubtful) else "attention" if doubtful else "ink"
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            unread = tr("Belum terbaca; tulisan ini tetap disimpan") if cell.odd else ""
            return cell.notice or unread or (in_words(self.records[index.row()]) if failed else None)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.row() > self.add_line:
            return tr("Contoh, tidak tersimpan: {text}").format(text=cell.text)
        return None

    def notice(self, index: Index) -> str:
        """What is not understood in a cell, else what cannot be right in it."""
        return self._cell(index).notice

    def doubts(self) -> list[str]:
        """Those of all cells, as last announced; of many the first, and how many more there are."""
        width = len(self.rows.columns)
        noticed = [(*divmod(at, width), cell.notice) for at, cell in enumerate(self._cells) if cell.notice]
        doubts = list(dict.fromkeys(self._of_whom(self.index(row, column)) + notice for row, column, notice in noticed))
        coloured = all(cell.text for cell in self._cells if cell.notice)  # an empty cell shows no colour
        words = tr("… dan {count} lagi, yang berwarna kuning.") if coloured else tr("… dan {count} lagi.")
        more = words.format(count=len(doubts) - DOUBTS_NAMED)
        return doubts if len(doubts) <= DOUBTS_NAMED else [*doubts[:DOUBTS_NAMED], more]

    def _of_whom(self, index: Index) -> str:
        """Whose row it is, where the cell is a person's: below the table the row is far."""
        person = holder(self.record(index.row()), self.field(index))
        return f"{title_of(person)}: " if isinstance(person, Person) else ""

    def record(self, row: int) -> Any:
        """The record of a row; None on the last line."""
        return self.records[row] if 0 <= row < len(self.records) else None

    def row_of(self, record: Any) -> int | None:
        """Where a record stands; the line «Tambah …» for None, None for one that is gone."""
        if record is None:
            return len(self.records)
        return next((row for row, other in enumerate(self.records) if other is record), None)

    def field(self, index: Index) -> Field:
        """What the column holds."""
        return self.rows.columns[index.column()]

    def value(self, index: Index) -> Any:
        """The stored value of a cell."""
        record = holder(self.record(index.row()), self.field(index))
        return None if record is None else getattr(record, self.field(index).key)

    def draft(self, index: Index) -> str | None:
        """Text in the place of a cell's value, or what is being typed over it."""
        return self.edits.draft(holder(self.record(index.row()), self.field(index)), self.field(index).key)

    def unread(self, index: Index) -> str | None:
        """What stands in a cell and could not be read."""
        draft = self.draft(index)
        return unread_words(self.value(index)) if draft is None else draft

    def _cell(self, index: Index) -> Cell:
        if index.row() < self.add_line:
            return read_cell(self.edits, self.records[index.row()], self.field(index))
        first = index.column() == 0
        if index.row() == self.add_line:
            return Cell(tr("Tambah {item} …").format(item=tr(self.rows.item)) if first else "", quiet=True)
        word = examples.example(self.field(index)) if self.has_example else ""
        return Cell(tr("misalnya {words}").format(words=word) if word and first else word, quiet=True)

    def write(self, index: Index, editor: Editor, *, done: bool = True) -> None:
        """Store what stands in a cell's editor; on the last line this makes a new row, unless nothing was written.

        While it is still being typed (not done), text of a kind that must be read as a whole is only kept. Whatever
        becomes of the first cell of a new row, the row comes and goes with one step of undo.
        """
        field, row = self.field(index), index.row()
        unread = editor.unread()
        if unread is None and not done and field.editor in READ_KINDS:
            unread = editor.typed_text()
        record = self.record(row)
        if record is None:
            if editor.value() is None and not (unread or "").strip():
                return
            record = self.add(None if unread is not None else (field, editor.value()), done=done)
        elif unread is None:
            self._store(record, field, editor.value(), done=done)
        follows = record.id if record.id in self._new and not self._filled(record, but=field) else ""
        if unread is not None and done:
            store_unread(lambda **_: record, field, unread, self.edits, self, follows=follows)
        elif unread is not None:
            keep(lambda **_: record, field, unread, self.edits, self, follows=follows)
        self.refresh()

    def put(self, record: Any, field: Field, value: Any) -> None:
        """Within an edit: a value into a row, with the relation that a relative's name tells."""
        self._set(record, field, value, done=True)

    def is_new(self, record: Any) -> bool:
        """Whether the row was begun here."""
        return record is not None and record.id in self._new

    def drop_blank(self, record: Any) -> None:
        """Take a row away that was begun here and in which nothing stayed, with the step that made it."""
        if record is None or record.id not in self._new or self.row_of(record) is None or self._filled(record):
            return
        self._new.discard(record.id)
        with self.edits.edit(tr("Tambah {item}").format(item=tr(self.rows.item)), self, follows=record.id):
            getattr(self.owner(), self.rows.key).remove(record)
        self.refresh()

    def _filled(self, record: Any, *, but: Field | None = None) -> bool:
        """Whether anything stands in a row, in another field than this one."""
        for item in (*self.rows.columns, *self.rows.details):
            part = holder(record, item) if isinstance(item, Field) else record
            if item is but or part is None:
                continue
            if not is_blank(getattr(part, item.key)):
                return True
            if isinstance(item, Field) and (self.edits.draft(part, item.key) or "").strip():
                return True
        return False

    def give_back(self, index: Index, before: tuple[Any, str | None]) -> None:
        """Take back what was being typed into a cell: the value or the unread text that stood there stands again."""
        field, record = self.field(index), self.record(index.row())
        part = holder(record, field)
        self.edits.give_up_draft(part, field.key)
        if part is not None and (self.value(index), self.draft(index)) != before:
            value, unread = before
            follows = record.id if self.is_new(record) else ""
            with self.edits.edit(tr("Ubah “{label}”").format(label=tr(field.label)), self, follows=follows):
                setattr(part, field.key, value)
                self.edits.notebook.drafts.put(part, field.key, unread)
        self.refresh()

    def keep(self, index: Index, text: str) -> bool:
        """Keep text of a cell as a draft; False where there is none, or no record yet that it could belong to."""
        field = self.field(index)
        record = holder(self.record(index.row()), field)
        if record is None or not text:
            return False
        self.edits.keep_draft(record, field.key, text)
        return True

    def _store(self, record: Any, field: Field, value: Any, *, done: bool) -> None:
        """As typed, or with the relation that a relative's name tells."""
        follows = record.id if self.edits.draft(holder(record, field), field.key) and self.is_new(record) else ""
        if done and self._relation_told(record, field, value):
            with self.edits.edit(tr("Ubah “{label}”").format(label=tr(field.label)), self):
                self._set(record, field, value, done=done)
        else:
            store(lambda **_: record, field, value, self.edits, self, done=done, follows=follows)

    def _set(self, record: Any, field: Field, value: Any, *, done: bool) -> None:
        """Within an edit."""
        relation = self._relation_told(record, field, value) if done else ""
        if relation:
            value, record.relation = name_and_relation(value)[0], relation
        held = holder(record, field, make=True)
        setattr(held, field.key, value)
        if done:
            fill(held, self.edits.further(field, value))

    def _relation_told(self, record: Any, field: Field, value: Any) -> str:
        """What «Lestari, ibu» or a mere «ibu» in the name of a relative tells, unless another is known; «» else."""
        if not value or self.rows.attribute is not Case.family or field.attribute is not Person.name:
            return ""
        if record.person_id is not None and record.person_id == self.edits.client_id:
            return ""
        relation = name_and_relation(value)[1] or ""
        return relation if (record.relation or relation) == relation else ""

    def add(self, first: tuple[Field, Any] | None = None, *, done: bool = True, at: int | None = None) -> Any:
        """A new row at the end or before another, with the first value that was written on it."""
        with self.edits.edit(tr("Tambah {item}").format(item=tr(self.rows.item)), self):
            record = self.rows.row_class()
            stored = getattr(self.owner(make=True), self.rows.key)
            stored.insert(len(stored) if at is None else at, record)
            if first:
                self._set(record, *first, done=done)
        self._new.add(record.id)
        self.refresh()
        return record

    def refresh(self) -> None:
        """Show what is stored now; rows that come or go in one place leave cursor and open editors where they are."""
        new, old = self._stored(), self.records
        if new != old:
            self._announce_rows(old, new)
        cells = [read_cell(self.edits, record, field) for record in new for field in self.rows.columns]
        if cells == self._cells and len(new) == len(old):
            return
        self._cells = cells
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.rows.columns) - 1))

    def _announce_rows(self, old: list[Any], new: list[Any]) -> None:
        """Tell the view where rows came or went, of which all others keep their order; else that all is new."""
        pairs = zip(old, new, strict=False)
        first = next((at for at, (a, b) in enumerate(pairs) if a is not b), min(len(old), len(new)))
        more = len(new) - len(old)
        if more > 0 and first == len(old):
            # The line «Tambah …» becomes the first of the rows, so that an editor open on it stays; an example below it
            # becomes the next such line.
            lines = more - self.has_example
            if lines:
                at = first + 1 + self.has_example
                self.beginInsertRows(_NOWHERE, at, at + lines - 1)
                self._blank_lines = lines
                self.endInsertRows()
            self.records, self._blank_lines = new, 0
        elif more > 0 and new[first + more :] == old[first:]:
            self.beginInsertRows(_NOWHERE, first, first + more - 1)
            self.records = new
            self.endInsertRows()
        elif more < 0 and new and new[first:] == old[first - more :]:
            self.beginRemoveRows(_NOWHERE, first, first - more - 1)
            self.records = new
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self.records = new
            self.endResetModel()

    def column_texts(self, column: int) -> list[str]:
        """What the cells of a column show, as last announced."""
        return [cell.text for cell in self._cells[column :: len(self.rows.columns)]]
