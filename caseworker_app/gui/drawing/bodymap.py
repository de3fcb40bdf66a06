"""The body map to work on: a click on the outline marks the spot."""

from __future__ import annotations

from caseworker_app.diagrams import bodymap
from caseworker_app.diagrams.body_places import place_at
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import Side
from caseworker_app.model.tools import BodyMark
from caseworker_app.text import mark, tr

FIRST = (0.5, 0.27)
"""Where a mark begins that is added without a click, in shares of the outline."""


class BodyMapTool(Tool):
    """Both outlines with their marks."""

    key = "bodymap"
    hint = mark("Belum ada tanda. Klik bagian tubuh yang terasa sakit menurut klien.")
    keys_help = mark(
        "Klik pada gambar atau T menambah tanda. Panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, "
        "Del menghapus."
    )

    def actions(self) -> list[Action]:
        """A mark."""
        return [
            Action(tr("Tambah tanda"), self.first_step, key="T", icon="plus"),
            self.opening(),
            self.removing(tr("Hapus tanda ini")),
        ]

    def first_step(self) -> None:
        """A mark in the middle of the front, to be moved."""
        self._add(Side.FRONT, *FIRST)

    def press(self, x: float, y: float) -> None:
        """A new mark at this spot."""
        spot = bodymap.spot(x, y)
        if spot is not None:
            self._add(Side(spot[0]), spot[1], spot[2])

    def shift(self, key: str, dx: float, dy: float) -> None:
        """The mark means the spot that it was put on; beside the outlines it goes back."""
        row, box, shown = self.row(key), self.canvas.box_of(key), self.desk.shown
        if row is None or box is None or shown is None:
            return
        left, top = shown.origin
        spot = bodymap.spot((box.x0 + box.x1) / 2 + dx - left, (box.y0 + box.y1) / 2 + dy - top)
        if spot is None:
            self.desk.refresh()
            return
        diagram_edits.move_mark(self.notebook, self.case, row, Side(spot[0]), spot[1], spot[2])

    def _add(self, side: Side, x: float, y: float) -> None:
        self.add(BodyMark(side=side, x=round(x, 4), y=round(y, 4), place=place_at(side.value, x, y)))
