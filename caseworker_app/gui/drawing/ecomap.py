"""The ecomap to work on: systems from a palette, dragged into place, their tie and energy chosen beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import Energy, TieKind
from caseworker_app.model.tools import EcomapSystem
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import Line
    from caseworker_app.gui.drawing.picture import Shown


class EcomapTool(Tool):
    """The client and the systems around her, at one time or at two side by side."""

    key = "ecomap"
    line_kinds = frozenset({"tie"})
    joins = True
    hint = mark("Gambar ini baru memuat klien. Tambahkan sistem di sekitar klien dengan tombol di atas gambar.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus, "
        "klik kanan atau tombol menu memberi pilihan. T menambah sistem, H hubungan, E arah energi."
    )

    def actions(self) -> list[Action]:
        """Systems, ties and energy, further ecomaps, and the comparison."""
        is_system = self.is_removable
        classes = [
            Action(word.capitalize(), partial(self.add_of, word)) for word in self.desk.edits.words("ecomap_classes")
        ]
        ties = [Action(tie.value.capitalize(), partial(self._set, tie=tie)) for tie in TieKind]
        energies = [Action(energy.value.capitalize(), partial(self._set, energy=energy)) for energy in Energy]
        another = [
            Action(tr("Salin yang tampak, untuk evaluasi"), partial(self.begin_another, copy=True)),
            Action(tr("Mulai dari kosong"), partial(self.begin_another, copy=False)),
        ]
        return [
            Action(tr("Sistem"), classes, key="T", full=tr("Tambah sistem"), icon="plus"),
            Action(tr("Hubungan"), ties, key="H", full=tr("Kuatnya hubungan"), on=is_system),
            Action(tr("Energi"), energies, key="E", full=tr("Arah energi"), on=is_system),
            Action(tr("Ecomap baru"), another),
            Action(tr("Sebelum dan sesudah"), self._turn, toggles=True),
            self.opening(),
            Action(tr("Letak semula"), self.put_back, place="more"),
            self.removing(tr("Hapus sistem ini"), place="more"),
        ]

    def first_step(self) -> None:
        """The first system."""
        self.add_of("")

    def add_of(self, system_class: str) -> None:
        """A new system of a class, to be named at once."""
        self.add(EcomapSystem(system_class=system_class))

    def shift(self, key: str, dx: float, dy: float) -> None:
        """Keep where the bubble was put."""
        system = self.row(key)
        if system is not None:
            diagram_edits.move_system(self.notebook, self.case, system, dx, dy)

    def open_line(self, line: Line) -> None:
        """The system at the end of the tie."""
        self.show_fields(line.keys[-1], go=False)

    def join(self, first: str, second: str) -> list[Action]:
        """A line between the client and a system: how strong the tie is."""
        systems = [system for key in (first, second) if (system := self.row(key)) is not None]
        if len(systems) != 1:
            return []
        return [Action(tie.value.capitalize(), partial(self._set, tie=tie, system=systems[0])) for tie in TieKind]

    def drawn(self, shown: Shown) -> None:
        """The button of the comparison is down while both are shown."""
        self.desk.bar.buttons[tr("Sebelum dan sesudah")].setChecked(self.desk.displayed is not self.desk.diagram)

    def begin_another(self, *, copy: bool) -> None:
        """A further ecomap, like the one that is shown or empty."""
        like = self.desk.record() if copy else None
        stage = tr("Evaluasi") if self.case.ecomaps else tr("Asesmen")
        notebook, case, diagram = self.notebook, self.case, self.desk.diagram
        added = self.desk.do(lambda: diagram_edits.begin_another(notebook, case, diagram, stage=stage, like=like))
        if added is not None:
            self.desk.choose(added.id)

    def _turn(self) -> None:
        """Show the first and the last ecomap side by side, or the chosen one again."""
        both = self.desk.displayed is self.desk.diagram
        self.desk.display(DIAGRAMS["ecomap-pair"] if both else self.desk.diagram)
        self.desk.say(tr("Ubah ecomap dengan memilih salah satunya di atas.") if both else "")

    def _set(
        self, *, tie: TieKind | None = None, energy: Energy | None = None, system: EcomapSystem | None = None
    ) -> None:
        system = system or self.row(self.canvas.current)
        if system is None:
            self.desk.say(tr("Pilih dahulu sebuah sistem, dengan klik atau panah."), "attention")
            return
        self.desk.do(lambda: diagram_edits.set_tie(self.notebook, self.case, system, tie=tie, energy=energy))
