"""The BPSS picture to work on: four boxes around the client, to be written in."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams import bpss
from caseworker_app.diagrams.display import Box
from caseworker_app.diagrams.from_case.client import BPSS_COLUMNS
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.picture import Shown, best_read
from caseworker_app.gui.drawing.writing import BoxWriter
from caseworker_app.gui.leaving import run_all
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


WIDTHS = (520.0, 580.0, 640.0)
"""In points, that are tried in a page."""


class BpssDesk(Desk):
    """Short points on the biological, psychological, social and spiritual side of the client."""

    name = "bpss"
    hint = mark("Belum ada isi. Klik salah satu kotak dan ketik satu pokok.")
    keys_help = mark(
        "Klik kotak lalu ketik, Enter untuk yang berikut, Esc selesai. Panah memilih isi, Enter mengubah, "
        "Del menghapus, T menambah."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.writer = BoxWriter(self.canvas)
        self.writer.written.connect(self._write)
        self._changing: tuple[str, int] | None = None
        boxes = [(name.capitalize(), partial(self._ask, name)) for name in BPSS_COLUMNS]
        self.add_button(tr("Isi"), boxes, key="T", tip=tr("Tambah isi"), picture="plus")
        self.add_button(tr("Hapus"), self.remove_chosen, tip=tr("Hapus isi ini"))

    def is_empty(self) -> bool:
        """No point in any box."""
        return not any(self._points(column) for column in BPSS_COLUMNS.values())

    def first_step(self) -> None:
        """The first box."""
        self._ask(next(iter(BPSS_COLUMNS)))

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """The drawing, in a page as narrow as lets its words be read, with the points and the width laid out for."""
        from caseworker_app.diagrams.from_case import bpss_data

        sheet = self.sheet(file, names=names, private=True)
        data, width = bpss_data(file, names=names), bpss.WIDTH
        if data.points and not self.large:
            width, drawing = best_read((one, bpss.layout(data, one)) for one in (*WIDTHS, width))
            sheet = dataclasses.replace(sheet, drawing=drawing)
        drawing, origin = sheet.on_screen(legend=self.large)
        return Shown(drawing, origin, (data, width))

    def take(self, shown: Shown) -> None:
        """The line that is typed in stays below the points of its box."""
        super().take(shown)
        place = self._box(self.writer.box)
        if place is not None:
            self.writer.follow(place)

    def press(self, x: float, y: float) -> None:
        """Type into the box that was clicked."""
        if self.shown is not None:
            boxes = bpss.edges(*self.shown.data)
            self._ask(next((name for name, box in boxes.items() if box.contains(x, y)), ""))

    def show_fields(self, key: str, *, go: bool) -> None:
        """A heading asks for a new point; a point is written anew."""
        column, at = self._place_of(key)
        if column:
            self._changing = column, at
            self._ask(_dimension(column), self._points(column)[at])
        else:
            self._ask(key)

    def drop(self, key: str) -> None:
        """Take the point out."""
        column, at = self._place_of(key)
        if column:
            points = self._points(column)
            diagram_edits.write_points(self.notebook, self.case, column, points[:at] + points[at + 1 :])
            self.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def flush(self) -> None:
        """What is being typed in a box too."""
        run_all([super().flush, *([self.writer.write] if self.writer.box else [])])

    def _points(self, column: str) -> list[str]:
        return list(getattr(self.case.assessment, column) or ())

    def _place_of(self, key: str) -> tuple[str, int]:
        """Column and place of a point; «» for anything else."""
        column, _, at = key.partition("/")
        known = column in BPSS_COLUMNS.values() and int(at) < len(self._points(column))
        return (column, int(at)) if known else ("", 0)

    def _box(self, name: str) -> Box | None:
        """Where a box stands in the view."""
        if self.shown is None or name not in BPSS_COLUMNS:
            return None
        left, top = self.shown.origin
        box = bpss.edges(*self.shown.data)[name]
        return Box(box.x0 + left, box.y0 + top, box.x1 + left, box.y1 + top)

    def _ask(self, name: str, text: str = "") -> None:
        if not text:
            self._changing = None
        place = self._box(name)
        if place is not None and self.may_edit:
            if not text:
                self.canvas.select(name)
            self.writer.ask(name, place, text)

    def _write(self, name: str, text: str) -> None:
        column, points = BPSS_COLUMNS[name], self._points(BPSS_COLUMNS[name])
        changing, self._changing = self._changing, None
        if changing is not None and changing[0] == column and changing[1] < len(points):
            points[changing[1]] = text
        else:
            points.append(text)
        diagram_edits.write_points(self.notebook, self.case, column, points)


def _dimension(column: str) -> str:
    return next(name for name, one in BPSS_COLUMNS.items() if one == column)
