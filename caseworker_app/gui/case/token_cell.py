"""What is written to the points of one day and behaviour: praise, who confirmed, why there was a deduction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.form.field_box import Owner
    from caseworker_app.model.intervention import TokenEntry

WORDS = ("praise", "confirmed_by", "note")
WIDTH = 300  # px at 100 %


class TokenCell(QWidget):
    """The words of the entries in the cell that the cursor is in; without an entry what to do."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.edits = edits
        self._entries: list[TokenEntry] = []
        self._forms: list[QWidget] = []
        self._head = theme.label("", "label", wrap=True)
        self._hint = theme.label(
            tr("Beri poin dahulu; sesudah itu pujian dan keterangan ditulis di sini."), "muted", wrap=True
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(5))
        self.column.addWidget(self._head)
        self.column.addWidget(self._hint)
        self.column.addStretch()

    def show_cell(self, behaviour: str, day: date | None, entries: Sequence[TokenEntry]) -> None:
        """Change to another cell, or read this one again."""
        self._head.setText("\n".join(filter(None, [behaviour, long_date(day) if day else ""])))
        self._hint.setVisible(day is not None and not entries)
        if list(entries) == self._entries:
            for form in self._record_forms():
                form.refresh()
            return
        self.flush()
        for widget in self._forms:
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._entries, self._forms = list(entries), []
        for entry in entries:
            if len(entries) > 1:
                self._add(theme.label(tr("Potongan") if (entry.points or 0) < 0 else tr("Perolehan"), "label"))
            self._add(RecordForm(_fields(), _owner(entry), self.edits, self))

    def flush(self) -> None:
        """Save what is being typed."""
        for form in self._record_forms():
            form.flush()

    def _record_forms(self) -> Iterator[RecordForm]:
        return (form for form in self._forms if isinstance(form, RecordForm))

    def _add(self, widget: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, widget)
        self._forms.append(widget)


def _fields() -> list[Field]:
    """The fields of an entry as its page describes them, those that are words."""
    economies = next(item for item in page("token_economy").sections[0].items if isinstance(item, Rows))
    entries = next(item for item in economies.details if isinstance(item, Rows) and item.key == "entries")
    known = {item.key: item for item in (*entries.columns, *entries.details) if isinstance(item, Field)}
    return [known[key] for key in WORDS]


def _owner(entry: TokenEntry) -> Owner:
    def owner(*, make: bool = False) -> TokenEntry:
        del make
        return entry

    return owner
