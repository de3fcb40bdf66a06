"""A tool of which a case may hold several, each with rows that are symbols of its drawing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from caseworker_app.forms.description import Rows
from caseworker_app.gui import theme
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.picture import Picture, Shown
from caseworker_app.gui.flow import Flow
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.sheet import Sheet
    from caseworker_app.forms.description import Page
    from caseworker_app.gui.drawing.desk import Entry
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


class ToolDesk(Desk):
    """The newest tool of its kind, or the one that is chosen; its rows are opened, moved and removed.

    ``several`` is the attribute of the case that holds the tools, ``rows`` that of a tool that holds the rows, and
    ``page`` describes their fields.
    """

    several = ""
    rows = ""
    page: Page

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.chosen = ""
        self._offered: tuple[tuple[str, str], ...] = ()
        self._choice = QWidget()
        self._chips = Flow(self._choice, gap=theme.px(6), line_gap=theme.px(6))
        self._choice.hide()
        self.column.insertWidget(1, self._choice)
        self.set_order(self._choice)

    def tool(self) -> Any:
        """The tool that is shown; None where there is none yet."""
        tools = list(getattr(self.case, self.several))
        return next((one for one in tools if one.id == self.chosen), tools[-1] if tools else None)

    def all_rows(self) -> list[Any]:
        """The rows of the tool that is shown."""
        tool = self.tool()
        return [] if tool is None else getattr(tool, self.rows)

    def row(self, key: str) -> Any:
        """The row behind a symbol."""
        return next((row for row in self.all_rows() if row.id == key), None)

    def is_empty(self) -> bool:
        """Nothing is entered."""
        return not self.all_rows()

    def first_step(self) -> None:
        """Begin with the first row."""

    def sheet(self, file: CaseFile, *, names: bool, private: bool) -> Sheet:
        """The chosen one, from the snapshot."""
        from caseworker_app.diagrams.catalogue import DIAGRAMS

        return DIAGRAMS[self.name].sheet(file, names=names, private=private, record=self.record(file))

    def record(self, file: CaseFile) -> Any:
        """The chosen one in a snapshot; None leaves it to the catalogue to take the newest."""
        return next((one for one in getattr(file.case, self.several) if one.id == self.chosen), None)

    def newest(self, file: CaseFile) -> Any:
        """The chosen one, else the newest; None where there is none."""
        return self.record(file) or next(reversed(getattr(file.case, self.several)), None)

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """The drawing with what it was laid out from."""
        drawing, origin = self.sheet(file, names=names, private=True).on_screen(legend=self.large)
        return Shown(drawing, origin, self.data(file, names=names))

    def data(self, file: CaseFile, *, names: bool) -> Any:
        """What the layout draws, where the editor needs it to read a click."""
        return None

    def refresh(self) -> None:
        """The drawing, and what there is to choose from."""
        self._offer_tools()
        super().refresh()

    def show_fields(self, key: str, *, go: bool) -> None:
        """The fields of a row."""
        row = self.row(key)
        if row is None:
            return
        described = _rows_of(self.page, self.rows)
        items = [*described.columns, *described.details]
        first = next((item.key for item in described.columns if item.starred), items[0].key)
        self.open_panel(
            "row",
            items,
            row,
            tr(described.item).capitalize(),
            alive=lambda: self.row(row.id) is not None,
            go=first if go else "",
            extras=[(tr("Hapus"), lambda: self.canvas.removing.emit(key))],
        )

    def offers(self, key: str) -> list[Entry]:
        """At least: take it out."""
        return [(tr("Hapus"), lambda: self.canvas.removing.emit(key))] if self.row(key) is not None else []

    def drop(self, key: str) -> None:
        """Take the row out."""
        row = self.row(key)
        if row is not None:
            diagram_edits.remove(self.notebook, self.case, self.all_rows(), row)
            self.canvas.select("")
            self.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def open_new(self, row: Any) -> None:
        """Show a row that was just made and put the cursor in its first field."""
        if row is not None:
            self.canvas.select(row.id)
            self.show_fields(row.id, go=True)

    def choose_as(self, other: Picture) -> None:
        """Show the same tool."""
        super().choose_as(other)
        if isinstance(other, ToolDesk):
            self.chosen = other.chosen

    def choose(self, tool_id: str) -> None:
        """Show this tool from now on."""
        self.chosen = tool_id
        self.canvas.select("")
        self.refresh()

    def _offer_tools(self) -> None:
        shown = self.tool()
        tools = list(getattr(self.case, self.several))
        names = tuple((one.id, _called(one, number)) for number, one in enumerate(tools, 1))
        if names != self._offered:
            self._offered = names
            while (item := self._chips.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            for tool_id, words in names:
                chip = theme.button(words, "chip", checkable=True)
                chip.clicked.connect(partial(self.choose, tool_id))
                self._chips.add(chip)
        self._choice.setVisible(len(names) > 1)
        for at, (tool_id, _) in enumerate(names):
            entry = self._chips.itemAt(at)
            chip_widget = entry.widget() if entry else None
            if chip_widget is not None:
                chip_widget.setChecked(shown is not None and tool_id == shown.id)  # type: ignore[attr-defined] # a button


def _called(record: Any, number: int) -> str:
    day = record.date.short() if record.date else ""
    return " · ".join(filter(None, (getattr(record, "title", None) or record.stage or str(number), day)))


def _rows_of(page: Page, attribute: str) -> Rows:
    """The description of a tool's rows."""
    tables = [item for section in page.sections for item in section.items if isinstance(item, Rows)]
    inner = [item for table in tables for item in table.details if isinstance(item, Rows)]
    return next(item for item in inner if item.key == attribute)
