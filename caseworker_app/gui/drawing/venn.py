"""The Venn diagram to work on: circles added, made larger or nearer, and joined to those they work with."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams.venn import CLIENT, step_at
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.tools import VennBody
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import XY, Box


class VennTool(Tool):
    """Institutions and people around the client."""

    key = "venn"
    hint = mark("Belum ada lingkaran. Mulailah dengan lembaga yang paling dekat dengan klien.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus. "
        "T lingkaran baru, B lebih besar, C lebih kecil, D lebih dekat, J lebih jauh, K kerja sama."
    )

    def actions(self) -> list[Action]:
        """Circles, their size and distance, and who works together."""
        is_circle, change = self.is_removable, self._change
        return [
            Action(tr("Tambah lingkaran"), self.first_step, key="T", icon="plus"),
            self.opening(),
            Action(tr("Lebih besar"), partial(change, size=1), key="B", on=is_circle),
            Action(tr("Lebih kecil"), partial(change, size=-1), key="C", on=is_circle),
            Action(tr("Kerja sama"), self._work_with, key="K", full=tr("Kerja sama dengan …"), on=is_circle),
            Action(tr("Lebih dekat"), partial(change, distance=-1), key="D", on=is_circle, place="more"),
            Action(tr("Lebih jauh"), partial(change, distance=1), key="J", on=is_circle, place="more"),
            Action(tr("Letak semula"), self.put_back, place="more"),
            self.removing(tr("Hapus lingkaran ini"), place="more"),
        ]

    def shift(self, key: str, dx: float, dy: float) -> None:
        """The circle stays where it was put, and means the distance that it has there."""
        body, client = self.row(key), self.canvas.box_of(CLIENT)
        boxes = {row.id: box for row in self.rows() if (box := self.canvas.box_of(row.id)) is not None}
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
        self.add(VennBody(size=3, distance=3))

    def _change(self, *, size: int = 0, distance: int = 0) -> None:
        body = self._chosen_circle()
        if body is not None:
            edits = diagram_edits
            self.desk.do(lambda: edits.resize_body(self.notebook, self.case, body, size=size, distance=distance))

    def _work_with(self) -> None:
        body = self._chosen_circle()
        if body is None:
            return

        def second(key: str) -> None:
            other = self.row(key)
            name = "klien" if key == CLIENT else other.name if other is not None and other is not body else ""
            if not name:
                words = tr("Pilih lingkaran lain yang sudah bernama, atau klien; Esc membatalkan.")
                self.desk.say(words, "attention")
                return
            self.desk.stop()
            self.desk.do(lambda: diagram_edits.work_together(self.notebook, self.case, body, name))

        text = tr("Pilih lingkaran yang bekerja sama dengannya; dipilih lagi berarti tidak. Esc membatalkan.")
        self.desk.start(second, text)

    def _chosen_circle(self) -> VennBody | None:
        body: VennBody | None = self.row(self.canvas.current)
        if body is None:
            self.desk.say(tr("Pilih dahulu sebuah lingkaran."), "attention")
        return body


def _middle(box: Box) -> XY:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def _from(origin: XY, place: XY) -> XY:
    return place[0] - origin[0], place[1] - origin[1]
