"""The strength quadrant to work on: points are typed into the four boxes."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams import quadrant
from caseworker_app.diagrams.display import Box
from caseworker_app.forms.tools import QUADRANT
from caseworker_app.gui.drawing.picture import Shown, best_read
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.gui.drawing.writing import BoxWriter
from caseworker_app.gui.leaving import run_all
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.case import Case
    from caseworker_app.model.tools import Quadrant
    from caseworker_app.store.notebook import Notebook


WIDTHS = (520.0, 580.0, 640.0)
"""In points, that are tried in a page."""
BOXES = frozenset(box.value for box in QuadrantBox)


class QuadrantDesk(ToolDesk):
    """Strengths and obstacles, of the person and of the environment."""

    name = "quadrant"
    several = "quadrants"
    rows = "points"
    page = QUADRANT
    hint = mark("Belum ada isi. Klik salah satu kotak dan ketik satu kekuatan pribadi klien.")
    keys_help = mark(
        "Klik kotak lalu ketik, Enter untuk yang berikut, Esc selesai. Panah memilih isi, Enter membuka, "
        "Del menghapus, T menambah."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.writer = BoxWriter(self.canvas)
        self.writer.written.connect(self._write)
        boxes = [(box.value.capitalize(), partial(self._ask, box.value)) for box in QuadrantBox]
        self.add_button(tr("Isi"), boxes, key="T", tip=tr("Tambah isi"), picture="plus")
        self.add_button(tr("Hapus"), self.remove_chosen, tip=tr("Hapus isi ini"))

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """The drawing, in a page as narrow as lets its words be read, with the points and the width laid out for."""
        from caseworker_app.diagrams.from_case import quadrant_data

        sheet = self.sheet(file, names=names, private=True)
        data, width = quadrant_data(file, self.newest(file), names=names), quadrant.WIDTH
        if data.points and not self.large:
            width, drawing = best_read((one, quadrant.layout(data, one)) for one in (*WIDTHS, width))
            sheet = dataclasses.replace(sheet, drawing=drawing)
        drawing, origin = sheet.on_screen(legend=self.large)
        return Shown(drawing, origin, (data, width))

    def take(self, shown: Shown) -> None:
        """The line that is typed in stays below the points of its box."""
        super().take(shown)
        place = self._box(self.writer.box)
        if place is not None:
            self.writer.follow(place)

    def first_step(self) -> None:
        """The client's own strengths."""
        self._ask(QuadrantBox.PERSONAL_STRENGTH.value)

    def press(self, x: float, y: float) -> None:
        """Type into the box that was clicked."""
        if self.shown is not None:
            boxes = quadrant.edges(*self.shown.data)
            self._ask(next((name for name, box in boxes.items() if box.contains(x, y)), ""))

    def show_fields(self, key: str, *, go: bool) -> None:
        """A heading asks for a new point, a point shows its fields."""
        if key in BOXES:
            self._ask(key)
        else:
            super().show_fields(key, go=go)

    def flush(self) -> None:
        """What is being typed in a box too."""
        run_all([super().flush, *([self.writer.write] if self.writer.box else [])])

    def _box(self, name: str) -> Box | None:
        """Where a box stands in the view."""
        if self.shown is None or name not in BOXES:
            return None
        left, top = self.shown.origin
        box = quadrant.edges(*self.shown.data)[name]
        return Box(box.x0 + left, box.y0 + top, box.x1 + left, box.y1 + top)

    def _ask(self, name: str) -> None:
        place = self._box(name)
        if place is not None and self.may_edit:
            self.canvas.select(name)
            self.writer.ask(name, place)

    def _write(self, name: str, text: str) -> None:
        one: Quadrant | None = self.tool()
        diagram_edits.add_point(self.notebook, self.case, one, QuadrantBox(name), text)
