"""The Venn diagram to work on: circles added, made larger or nearer, and joined to those they work with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams.venn import CLIENT
from caseworker_app.forms.tools import VENN
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
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
        self.add_button(tr("Lebih dekat"), partial(self._change, distance=-1), key="D")
        self.add_button(tr("Lebih jauh"), partial(self._change, distance=1), key="J")
        self.add_button(tr("Kerja sama"), self._join, key="K", tip=tr("Bekerja sama dengan lingkaran lain"))
        self.add_button(tr("Hapus"), self.remove_chosen)

    def first_step(self) -> None:
        """A new circle, to be named at once."""
        one: VennDiagram | None = self.tool()
        self.open_new(self.do(lambda: diagram_edits.add_body(self.notebook, self.case, one)))

    def offers(self, key: str) -> list[Entry]:
        """What the bar offers, at the circle itself."""
        if self.row(key) is None:
            return []
        return [
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

    def _join(self) -> None:
        body = self.row(self.canvas.current)
        if body is None:
            self.say(tr("Pilih dahulu sebuah lingkaran."), "attention")
            return

        def second(key: str) -> None:
            other = self.row(key)
            name = "klien" if key == CLIENT else other.name if other is not None and other is not body else ""
            self.stop()
            if name:
                self.do(lambda: diagram_edits.work_together(self.notebook, self.case, body, name))

        text = tr("Pilih lingkaran yang bekerja sama dengannya; dipilih lagi berarti tidak. Esc membatalkan.")
        self.start(second, text)
