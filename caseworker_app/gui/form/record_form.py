"""The fields and tables of one record; a row of a table opens as the form of a record again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from caseworker_app.forms.description import Field
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.forms.description import Rows
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.field_box import Owner


class RecordForm(QWidget):
    """Fields and tables of one record, short ones side by side."""

    def __init__(
        self, items: Iterable[Field | Rows], owner: Owner, edits: EditSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        flow = Flow(self, gap=theme.px(16), line_gap=theme.px(14), narrow=theme.px(400))
        self.boxes: dict[str, FieldBox | RowsTable] = {}
        for item in items:
            box = (
                FieldBox(item, owner, edits, self)
                if isinstance(item, Field)
                else RowsTable(item, owner, edits, self)
            )
            self.boxes[item.key] = box
            flow.add(box, item.span if isinstance(item, Field) else "full")

    def refresh(self) -> None:
        """Read everything again."""
        for box in self.boxes.values():
            box.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        run_all(box.flush for box in self.boxes.values())

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field; False where it is not here."""
        box = self.boxes.get(key)
        if box is None:
            return False
        box.take_focus()
        return True
