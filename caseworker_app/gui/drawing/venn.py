"""The Venn diagram to work on: circles added, made larger or nearer, and joined to those they work with."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams.venn import CLIENT, step_at
from caseworker_app.forms.tools import VENN
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY, Box
    from caseworker_app.gui.drawing.desk import Entry
    from caseworker_app.model.case import Case
    from caseworker_app.model.tools import VennDiagram
    from caseworker_app.store.notebook import Notebook


class VennDesk(ToolDesk):
    """Institutions and people around the client."""

    name = "venn"
    several = "venn_diagrams"
    rows = "bodies"
    page = VENN
    hint = mark("Belum ada lingkaran. Mulailah dengan lembaga yang paling dekat dengan klien.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus. "
        "T lingkaran baru, B lebih besar, C lebih kecil, D lebih dekat, J lebih jauh, K kerja sama."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.add_button(tr("Tambah lingkaran"), self.first_step, key="T", picture="plus")
        self.add_button(tr("Lebih besar"), partial(self._change, size=1), key="B")
        self.add_button(tr("Lebih kecil"), partial(self._change, size=-1), key="C")
        self.add_button(tr("Kerja sama"), self._join, key="K", tip=tr("Bekerja sama dengan lingkaran lain"))
        nearer, further = partial(self._change, distance=-1), partial(self._change, distance=1)
        self.add_key("D", nearer)
        self.add_key("J", further)
        more: list[Entry] = [
            (tr("Lebih dekat (D)"), nearer),
            (tr("Lebih jauh (J)"), further),
            (tr("Letak semula"), self._unmove),
            (tr("Hapus lingkaran ini"), self.remove_chosen),
        ]
        self.add_more(more)

    def is_movable(self, key: str) -> bool:
        """The circles; the client stays in the middle."""
        return self.row(key) is not None

    def shift(self, key: str, dx: float, dy: float) -> None:
        """The circle stays where it was put, and means the distance that it has there."""
        body, client = self.row(key), self.canvas.box_of(CLIENT)
        boxes = {row.id: box for row in self.all_rows() if (box := self.canvas.box_of(row.id)) is not None}
        if body is None or client is None or key not in boxes:
            return
        middle = _middle(client)
        places = {one: _from(middle, _middle(box)) for one, box in boxes.items()}
        places[key] = (places[key][0] + dx, places[key][1] + dy)
        radii = ((box.x1 - box.x0) / 2 for box in (boxes[key], client))
        distance = step_at(math.hypot(*places[key]), *radii)
        diagram_edits.place_bodies(self.notebook, self.case, places, moved=body, distance=distance)

    def first_step(self) -> None:
        """A new circle, to be named at once."""
        one: VennDiagram | None = self.tool()
        self.open_new(self.do(lambda: diagram_edits.add_body(self.notebook, self.case, one)))

    def offers(self, key: str) -> list[Entry]:
        """What the bar offers, at the circle itself."""
        if self.row(key) is None:
            return []
        return [
            (tr("Buka datanya"), partial(self.show_fields, key, go=True)),
            (tr("Lebih besar"), partial(self._change, size=1)),
            (tr("Lebih kecil"), partial(self._change, size=-1)),
            (tr("Lebih dekat"), partial(self._change, distance=-1)),
            (tr("Lebih jauh"), partial(self._change, distance=1)),
            (tr("Kerja sama …"), self._join),
            *super().offers(key),
        ]

    def _change(self, *, size: int = 0, distance: int = 0) -> None:
        body = self.row(self.canvas.current)
        if body is None:
            self.say(tr("Pilih dahulu sebuah lingkaran."), "attention")
            return
        self.do(lambda: diagram_edits.resize_body(self.notebook, self.case, body, size=size, distance=distance))

    def _unmove(self) -> None:
        one: VennDiagram | None = self.tool()
        if one is not None:
            self.do(lambda: diagram_edits.unplace_bodies(self.notebook, self.case, one))

    def _join(self) -> None:
        body = self.row(self.canvas.current)
        if body is None:
            self.say(tr("Pilih dahulu sebuah lingkaran."), "attention")
            return

        def second(key: str) -> None:
            other = self.row(key)
            name = "klien" if key == CLIENT else other.name if other is not None and other is not body else ""
            if not name:
                self.say(tr("Pilih lingkaran lain yang sudah bernama, atau klien; Esc membatalkan."), "attention")
                return
            self.stop()
            self.do(lambda: diagram_edits.work_together(self.notebook, self.case, body, name))

        text = tr("Pilih lingkaran yang bekerja sama dengannya; dipilih lagi berarti tidak. Esc membatalkan.")
        self.start(second, text)


def _middle(box: Box) -> XY:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def _from(origin: XY, place: XY) -> XY:
    return place[0] - origin[0], place[1] - origin[1]
