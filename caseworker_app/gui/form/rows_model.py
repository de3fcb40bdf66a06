"""The one table model: the rows of a list, and after them the line «Tambah …» that becomes a row when written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from caseworker_app.casework.placing import name_and_relation
from caseworker_app.forms.description import Field, Kind
from caseworker_app.forms.records import copy_of, holder, link_to, shown, title_of, unread_words
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.field_box import READ_KINDS, fill, keep, store, store_unread
from caseworker_app.gui.form.read_editors import story_for_date, unread_age, unread_number
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.editors import Editor
    from caseworker_app.gui.form.field_box import Owner

Index = QModelIndex | QPersistentModelIndex
DOUBTS_NAMED = 4  # of a table, told in full below it
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows in the order of their list. It never holds values of its own: what it shows is what is stored."""

    def __init__(self, rows: Rows, owner: Owner, edits: EditSession) -> None:
        super().__init__()
        self._rows, self._owner, self._edits = rows, owner, edits
        self.records: list[Any] = self._stored()
        self._blank_lines = 0
        self._cells: list[tuple[str, bool, str]] = []  # as last announced: text, quiet, doubt

    def _stored(self) -> list[Any]:
        record = self._owner()
        return [] if record is None else list(getattr(record, self._rows.key))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows and the line after them."""
        return 0 if parent.isValid() else len(self.records) + 1 + self._blank_lines

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As described."""
        return 0 if parent.isValid() else len(self._rows.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label of a column; on hovering, its help."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._rows.columns):
            return None
        field = self._rows.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(field.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            points = tr("Shift+Enter memulai pokok berikutnya.") if field.editor is Kind.WORDS else ""
            return " ".join(filter(None, (tr(field.help), points))) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written on, unless the notebook can only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self._edits.notebook.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; quiet where nothing is known yet."""
        if not index.isValid():
            return None
        text, quiet = self._text(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return text
        if role == Qt.ItemDataRole.ForegroundRole:
            odd = self._is_odd(index) or bool(self.notice(index))
            return theme.colour("muted" if quiet else "attention" if odd else "ink")
        if role == Qt.ItemDataRole.ToolTipRole:
            unread = tr("Belum terbaca; tulisan ini tetap disimpan") if self.unread(index) else ""
            return self.notice(index) or unread or None
        return None

    def doubt(self, index: Index) -> str:
        """What is not understood in a cell, in one sentence; «» where nothing is to be said."""
        field, draft = self.field(index), self.draft(index)
        if draft is not None:
            return unread_number(field, draft)
        value = self.value(index)
        return unread_age(value) if field.attribute is Person.stated_age else story_for_date(value)

    def notice(self, index: Index) -> str:
        """What is not understood in a cell, else what cannot be right in it."""
        field = self.field(index)
        return self.doubt(index) or self._edits.notice(holder(self.record(index.row()), field), field.key)

    def doubts(self) -> list[str]:
        """Those of all cells, as one reads; of many the first, and how many more there are."""
        at = [self.index(row, column) for row in range(len(self.records)) for column in range(len(self._rows.columns))]
        doubts = list(dict.fromkeys(self._of_whom(place) + doubt for place in at if (doubt := self.notice(place))))
        more = tr("… dan {count} lagi, yang berwarna kuning.").format(count=len(doubts) - DOUBTS_NAMED)
        return doubts if len(doubts) <= DOUBTS_NAMED else [*doubts[:DOUBTS_NAMED], more]

    def _of_whom(self, index: Index) -> str:
        """Whose row it is, where the cell is a person's: below the table the row is far."""
        person = holder(self.record(index.row()), self.field(index))
        return f"{title_of(person)}: " if isinstance(person, Person) else ""

    def _is_odd(self, index: Index) -> bool:
        return self.unread(index) is not None or bool(self.doubt(index))

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
        return self._rows.columns[index.column()]

    def value(self, index: Index) -> Any:
        """The stored value of a cell."""
        record = holder(self.record(index.row()), self.field(index))
        return None if record is None else getattr(record, self.field(index).key)

    def draft(self, index: Index) -> str | None:
        """Text in the place of a cell's value, or what is being typed over it."""
        return self._edits.draft(holder(self.record(index.row()), self.field(index)), self.field(index).key)

    def unread(self, index: Index) -> str | None:
        """What stands in a cell and could not be read."""
        draft = self.draft(index)
        return unread_words(self.value(index)) if draft is None else draft

    def _text(self, index: Index) -> tuple[str, bool]:
        if index.row() == len(self.records):
            return (tr("Tambah {item} …").format(item=tr(self._rows.item)) if index.column() == 0 else ""), True
        if index.row() > len(self.records):
            return "", True
        field, unread = self.field(index), self.unread(index)
        if unread is not None:
            return unread, False
        text = shown(field, self.value(index))
        return (tr("belum diisi"), True) if field.starred and not text else (text, False)

    def write(self, index: Index, editor: Editor, *, done: bool = True) -> None:
        """Store what stands in a cell's editor; on the last line this makes a new row, unless nothing was written.

        While it is still being typed (not done), text of a kind that must be read as a whole is only kept.
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
        if unread is not None and done:
            store_unread(lambda **_: record, field, unread, self._edits, self)
        elif unread is not None:
            keep(lambda **_: record, field, unread, self._edits, self)
        self.refresh()

    def give_up(self, index: Index) -> None:
        """Take back what was being typed into a cell."""
        self._edits.give_up_draft(holder(self.record(index.row()), self.field(index)), self.field(index).key)
        self.refresh()

    def keep(self, index: Index, text: str) -> bool:
        """Keep text of a cell as a draft; False where there is none, or no record yet that it could belong to."""
        field = self.field(index)
        record = holder(self.record(index.row()), field)
        if record is None or not text:
            return False
        self._edits.keep_draft(record, field.key, text)
        return True

    def _store(self, record: Any, field: Field, value: Any, *, done: bool) -> None:
        """As typed, or with the relation that a relative's name tells."""
        if done and self._relation_told(record, field, value):
            with self._edits.edit(tr("Ubah “{label}”").format(label=tr(field.label)), self):
                self._set(record, field, value, done=done)
        else:
            store(lambda **_: record, field, value, self._edits, self, done=done)

    def _set(self, record: Any, field: Field, value: Any, *, done: bool) -> None:
        """Within an edit."""
        relation = self._relation_told(record, field, value) if done else ""
        if relation:
            value, record.relation = name_and_relation(value)[0], relation
        held = holder(record, field, make=True)
        setattr(held, field.key, value)
        if done:
            fill(held, self._edits.further(field, value))

    def _relation_told(self, record: Any, field: Field, value: Any) -> str:
        """What «Lestari, ibu» or a mere «ibu» in the name of a relative tells, unless another is known; «» else."""
        if not value or self._rows.attribute is not Case.family or field.attribute is not Person.name:
            return ""
        if record.person_id is not None and record.person_id == self._edits.client_id:
            return ""
        relation = name_and_relation(value)[1] or ""
        return relation if (record.relation or relation) == relation else ""

    def add(self, first: tuple[Field, Any] | None = None, *, done: bool = True) -> Any:
        """A new row at the end, with the first value that was written on it."""
        with self._edits.edit(tr("Tambah {item}").format(item=tr(self._rows.item)), self):
            record = self._rows.row_class()
            getattr(self._owner(make=True), self._rows.key).append(record)
            if first:
                self._set(record, *first, done=done)
        self.refresh()
        return record

    def duplicate(self, row: int) -> None:
        """A copy below this row, with all that hangs on it."""
        with self._edits.edit(tr("Gandakan {item}").format(item=tr(self._rows.item)), self):
            copy = copy_of(self.records[row])
            links = {link_to(self._rows.row_class, item) for item in self._items() if isinstance(item, Field)}
            for link in filter(None, links):  # what the row writes into must not be the first row's own
                linked = getattr(copy, link)
                setattr(copy, link, None if linked is None else copy_of(linked))
            getattr(self._owner(), self._rows.key).insert(row + 1, copy)
            self._edits.notebook.drafts.put_copies(self.records[row], copy)
        self.refresh()

    def _items(self) -> Iterator[Field | Rows]:
        yield from self._rows.columns
        yield from self._rows.details

    def move(self, row: int, step: int) -> bool:
        """Exchange a row with its neighbour; False at either end."""
        if not (0 <= row < len(self.records) and 0 <= row + step < len(self.records)):
            return False
        order = list(self.records)
        order.insert(row + step, order.pop(row))
        with self._edits.edit(tr("Pindahkan {item}").format(item=tr(self._rows.item)), self):
            setattr(self._owner(), self._rows.key, order)
        self.refresh()
        return True

    def delete(self, row: int) -> None:
        """Take a row away; the foot of the window offers the way back."""
        with self._edits.edit(tr("Hapus {item}").format(item=tr(self._rows.item)), self):
            getattr(self._owner(), self._rows.key).remove(self.records[row])
        self.refresh()
        self._edits.undo_line(tr("1 baris dihapus."))

    def refresh(self) -> None:
        """Show what is stored now; one row more or less keeps cursor and open editors."""
        new, old = self._stored(), self.records
        differs = (at for at, (a, b) in enumerate(zip(new, old, strict=False)) if a is not b)
        first = next(differs, min(len(new), len(old)))
        if len(new) == len(old) + 1 and first == len(old):
            # The line «Tambah …» becomes the row and a new line follows it, so that an editor open on it stays.
            self.beginInsertRows(_NOWHERE, first + 1, first + 1)
            self._blank_lines = 1
            self.endInsertRows()
            self.records, self._blank_lines = new, 0
        elif new[first + 1 :] == old[first:] and len(new) > len(old):
            self.beginInsertRows(_NOWHERE, first, first)
            self.records = new
            self.endInsertRows()
        elif new[first:] == old[first + 1 :] and len(new) < len(old):
            self.beginRemoveRows(_NOWHERE, first, first)
            self.records = new
            self.endRemoveRows()
        elif new != old:
            self.beginResetModel()
            self.records = new
            self.endResetModel()
        places = [self.index(row, at) for row in range(len(new)) for at in range(len(self._rows.columns))]
        cells = [(*self._text(place), self.notice(place)) for place in places]
        if cells == self._cells:
            return
        self._cells = cells
        self.dataChanged.emit(self.index(0, 0), self.index(len(new), len(self._rows.columns) - 1))
