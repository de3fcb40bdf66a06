"""The fields and tables of one record; a row of a table opens as the form of a record again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from caseworker_app.forms.description import Field
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.twelve import COLUMNS, Twelve, Wish
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.field_box import Owner

NARROW = 440  # px at 100 %: below this a field takes half a line or all of one


class RecordForm(QWidget):
    """Fields and tables of one record on a grid of twelve columns, short ones side by side.

    beside: it stands in the column beside the page, where its tables show their rows in its place.
    """

    def __init__(
        self,
        items: Iterable[Field | Rows],
        owner: Owner,
        edits: EditSession,
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        self.grid = Twelve(self, gap=theme.px(12), line_gap=theme.px(10), narrow=theme.px(NARROW))
        self.boxes: dict[str, FieldBox | RowsTable] = {}
        for item in items:
            box = (
                FieldBox(item, owner, edits, self)
                if isinstance(item, Field)
                else RowsTable(item, owner, edits, self, beside=beside)
            )
            self.boxes[item.key] = box
            self.grid.add(box, box.wish if isinstance(box, FieldBox) else lambda: Wish(COLUMNS))

    def refresh(self) -> None:
        """Read everything again."""
        for box in self.boxes.values():
            box.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        run_all(box.flush for box in self.boxes.values())

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field, or in a table at a row («promises/ID»); False where it is not here."""
        name, _, record_id = key.partition("/")
        box = self.boxes.get(name)
        if box is None:
            return False
        box.take_focus()
        if record_id and isinstance(box, RowsTable):
            box.choose_id(record_id)
        return True
