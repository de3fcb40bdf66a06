"""The body map to work on: a click on the outline marks the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams import bodymap
from caseworker_app.forms.tools import BODY_MAP
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import Side
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.model.tools import BodyMap
    from caseworker_app.store.notebook import Notebook

FIRST = (0.5, 0.27)
"""Where a mark begins that is added without a click, in shares of the outline."""


class BodyMapDesk(ToolDesk):
    """Both outlines with their marks."""

    name = "bodymap"
    several = "body_maps"
    rows = "marks"
    page = BODY_MAP
    hint = mark("Belum ada tanda. Klik bagian tubuh yang terasa sakit menurut klien.")
    keys_help = mark(
        "Klik pada gambar atau T menambah tanda. Panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, "
        "Del menghapus."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.add_button(tr("Tambah tanda"), self.first_step, key="T", picture="plus")
        self.add_button(tr("Hapus"), self.remove_chosen, tip=tr("Hapus tanda ini"))

    def is_movable(self, key: str) -> bool:
        """Every mark."""
        return self.row(key) is not None

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
        mark_, box = self.row(key), self.canvas.box_of(key)
        if mark_ is None or box is None or self.shown is None:
            return
        left, top = self.shown.origin
        spot = bodymap.spot((box.x0 + box.x1) / 2 + dx - left, (box.y0 + box.y1) / 2 + dy - top)
        if spot is None:
            self.refresh()
            return
        diagram_edits.move_mark(self.notebook, self.case, mark_, Side(spot[0]), spot[1], spot[2])

    def _add(self, side: Side, x: float, y: float) -> None:
        one: BodyMap | None = self.tool()
        place = bodymap.place_at(side.value, x, y)
        made = self.do(lambda: diagram_edits.add_mark(self.notebook, self.case, one, side, x, y, place=place))
        self.open_new(made)
