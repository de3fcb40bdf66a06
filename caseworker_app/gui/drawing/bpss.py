"""The BPSS picture to work on: four boxes around the client, to be written in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams import bpss
from caseworker_app.diagrams.from_case.client import BPSS_COLUMNS
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.gui.drawing.writing import BoxWriter
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.gui.drawing.picture import Shown


class BpssTool(Tool):
    """Short points on the biological, psychological, social and spiritual side of the client."""

    key = "bpss"
    hint = mark("Belum ada isi. Klik salah satu kotak dan ketik satu pokok.")
    keys_help = mark(
        "Klik kotak lalu ketik, Enter untuk yang berikut, Esc selesai. Panah memilih isi, Enter mengubah, "
        "Del menghapus, T menambah."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.writer = BoxWriter(desk, bpss.edges)
        self.writer.written.connect(self._write)
        self._changing: tuple[str, int] | None = None

    def actions(self) -> list[Action]:
        """A box to write in."""
        boxes = [Action(name.capitalize(), partial(self._ask, name)) for name in BPSS_COLUMNS]
        return [
            Action(tr("Isi"), boxes, key="T", full=tr("Tambah isi"), icon="plus"),
            self.removing(tr("Hapus isi ini")),
        ]

    def is_removable(self, key: str) -> bool:
        """Every point."""
        return bool(self._place_of(key)[0])

    def is_movable(self, key: str) -> bool:
        """Nothing is."""
        return False

    def first_step(self) -> None:
        """The first box."""
        self._ask(next(iter(BPSS_COLUMNS)))

    def drawn(self, shown: Shown) -> None:
        """The line that is typed in stays below the points of its box."""
        self.writer.follow()

    def press(self, x: float, y: float) -> None:
        """Type into the box that was clicked."""
        self._changing = None
        self.writer.ask_at(x, y)

    def show_fields(self, key: str, *, go: bool) -> None:
        """A heading asks for a new point; a point is written anew."""
        column, at = self._place_of(key)
        if column:
            self._changing = column, at
            dimension = next(name for name, one in BPSS_COLUMNS.items() if one == column)
            self.writer.ask(dimension, self._points(column)[at])
        else:
            self._ask(key)

    def follow(self, key: str) -> None:
        """A point is written in its box, and only when one asks for it."""

    def drop(self, key: str) -> None:
        """Take the point out."""
        column, at = self._place_of(key)
        if column:
            points = self._points(column)
            self._keep(column, points[:at] + points[at + 1 :])
            self.desk.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def flush(self) -> None:
        """What is being typed in a box."""
        if self.writer.box:
            self.writer.write()

    def _points(self, column: str) -> list[str]:
        return list(getattr(self.case.assessment, column) or ())

    def _place_of(self, key: str) -> tuple[str, int]:
        """Column and place of a point; «» for anything else."""
        column, _, at = key.partition("/")
        known = column in BPSS_COLUMNS.values() and int(at) < len(self._points(column))
        return (column, int(at)) if known else ("", 0)

    def _ask(self, name: str) -> None:
        self._changing = None
        self.writer.ask(name)

    def _write(self, name: str, text: str) -> None:
        column, points = BPSS_COLUMNS[name], self._points(BPSS_COLUMNS[name])
        changing, self._changing = self._changing, None
        if changing is not None and changing[0] == column and changing[1] < len(points):
            points[changing[1]] = text
        else:
            points.append(text)
        self._keep(column, points)

    def _keep(self, column: str, points: list[str]) -> None:
        diagram_edits.write_words(self.notebook, self.case, self.desk.diagram, column, points)
