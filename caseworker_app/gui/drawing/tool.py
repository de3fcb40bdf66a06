"""What an editor of one diagram knows: its actions, and what a click, a drag or a key on its symbols means."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from caseworker_app.forms.records import title_of
from caseworker_app.gui import drawing
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.display import Line
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.gui.drawing.picture import Shown
    from caseworker_app.model.base import Row


class Tool:
    """The part of an editor that belongs to one diagram; the desk around it is the same for all.

    As it stands here it works on the rows of the diagram's records: each is a symbol, opened, moved and removed. A
    diagram whose symbols stand for something else says so in its own methods.

    key: that of the diagram. hint, start_words: what is said and offered while nothing is entered. keys_help: how to
    work with mouse and keys. upright: symbols stand along a line. line_kinds: kinds of lines
    that can be clicked. joins: whether a line can be drawn from one symbol to another.
    """

    key: ClassVar[str]
    hint = ""
    start_words = mark("Mulai mengisi")
    keys_help = ""
    upright = False
    line_kinds: frozenset[str] = frozenset()
    joins = False

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.case, self.notebook, self.canvas = desk.case, desk.notebook, desk.canvas

    def actions(self) -> Sequence[Action]:
        """Everything that can be done, each thing once; asked for when the editor is made."""
        return [self.removing()]

    def removing(self, words: str = "", **more: Any) -> Action:
        """The action that takes the chosen symbol out; ``words``: in full, «Hapus isi ini»."""
        return Action(tr("Hapus"), self.desk.remove_chosen, full=words, on=self.is_removable, **more)

    def opening(self) -> Action:
        """The action that shows the fields of the chosen symbol."""
        show = partial(self.desk.show_current, go=True)
        return Action(tr("Buka datanya"), show, place="symbol", on=self.is_removable)

    def is_removable(self, key: str) -> bool:
        """Whether a symbol stands for something that can be opened and taken out."""
        return self.row(key) is not None

    def is_movable(self, key: str) -> bool:
        """Whether a symbol may be dragged."""
        return self.row(key) is not None

    def row(self, key: str) -> Any:
        """The row behind a symbol; None where there is none."""
        return next((row for row in self.rows() if row.id == key), None)

    def rows(self) -> list[Any]:
        """The rows of the record that is drawn."""
        record, name = self.desk.record(), self.desk.diagram.rows
        return getattr(record, name) if record is not None and name else []

    def first_step(self) -> None:
        """What the button beside the hint does."""

    def add(self, row: Row) -> None:
        """Put a new row at the end, with a first record where there is none, and write in its first field."""
        diagram, record = self.desk.diagram, self.desk.record()
        added = self.desk.do(lambda: diagram_edits.add(self.notebook, self.case, diagram, record, row))
        if added is not None:
            self.canvas.select(added.id)
            self.show_fields(added.id, go=True)

    def show_fields(self, key: str, *, go: bool) -> None:
        """Show a symbol's fields; ``go``: put the cursor there."""
        row, described = self.row(key), self.desk.diagram.row_fields() if self.desk.diagram.rows else None
        if row is None or described is None:
            return
        items = [*described.columns, *described.details]
        first = next((item.key for item in described.columns if item.starred), items[0].key)
        place = tr("{title} · {item} {number} dari {total}").format(
            title=tr(self.desk.diagram.title),
            item=tr(described.item),
            number=self.rows().index(row) + 1,
            total=len(self.rows()),
        )
        self.desk.show_details(
            "row",
            row,
            lambda: title_of(row) or tr(described.item).capitalize(),
            items,
            lambda: self.row(row.id) is not None,
            focus=first if go else "",
            place=place,
            actions=[(tr("Hapus"), lambda: self.canvas.removing.emit(key))],
        )

    def follow(self, key: str) -> None:
        """The arrows went to a symbol: show its fields; what has none leaves the column empty."""
        if self.is_removable(key):
            self.show_fields(key, go=False)
        else:
            self.desk.hide_details()

    def shift(self, key: str, dx: float, dy: float) -> None:
        """A symbol was moved by so many points."""

    def push_along(self, key: str, steps: int) -> None:
        """A symbol that stands along a line was pushed along it by so many steps."""

    def put_back(self) -> None:
        """Let the layout place all symbols again that were put somewhere by hand."""
        diagram, record = self.desk.diagram, self.desk.record()
        if record is not None:
            self.desk.do(lambda: diagram_edits.put_back(self.notebook, self.case, diagram, record))

    def drop(self, key: str) -> None:
        """Del was pressed on a symbol."""
        row = self.row(key)
        if row is not None:
            diagram_edits.remove(self.notebook, self.case, self.rows(), row)
            self.canvas.select("")
            self.desk.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def press(self, x: float, y: float) -> None:
        """An empty place of the drawing was clicked, in the coordinates of the layout."""

    def open_line(self, line: Line) -> None:
        """A line of one of ``line_kinds`` was clicked."""

    def join(self, first: str, second: str) -> Sequence[Action]:
        """A line was drawn from one symbol to another: what it may mean."""
        return ()

    def drawn(self, shown: Shown) -> None:
        """A new drawing stands in the window."""

    def flush(self) -> None:
        """Save what is being typed in the drawing itself."""

    def stopped(self) -> None:
        """Choosing a second symbol is over."""


@cache
def editors() -> Mapping[str, type[Tool]]:
    """The tool of every diagram that can be edited, by its key; a module in this folder is found by itself."""
    for module in pkgutil.iter_modules(drawing.__path__, f"{drawing.__name__}."):
        importlib.import_module(module.name)
    return MappingProxyType({tool.key: tool for tool in Tool.__subclasses__()})
