"""The ecomap to work on: systems from a palette, dragged into place, their tie and energy chosen beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.forms.tools import ECOMAP
from caseworker_app.gui import theme
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import Energy, TieKind
from caseworker_app.model.tools import Ecomap
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.sheet import Sheet
    from caseworker_app.gui.drawing.desk import Entry
    from caseworker_app.gui.drawing.picture import Picture
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


class EcomapDesk(ToolDesk):
    """The client and the systems around her, at one time or at two side by side."""

    name = "ecomap"
    several = "ecomaps"
    rows = "systems"
    page = ECOMAP
    hint = mark("Baru klien yang ada. Tambahkan sistem di sekitar klien dengan tombol di atas gambar.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka datanya, seret atau Alt+panah menggeser, Del menghapus, "
        "klik kanan atau tombol menu memberi pilihan. T menambah sistem, H hubungan, E arah energi."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.canvas.line_kinds = frozenset({"tie"})
        self.canvas.line_chosen.connect(lambda line: self.show_fields(line.keys[-1], go=False))
        classes = self.edits.words("ecomap_classes")
        palette = [(word.capitalize(), partial(self.add, word)) for word in classes]
        self.add_button(tr("Sistem"), palette, key="T", tip=tr("Tambah sistem"), picture="plus")
        self.add_button(tr("Hubungan"), self._ties(), key="H", tip=tr("Kuatnya hubungan dengan yang dipilih"))
        self.add_button(tr("Energi"), self._energies(), key="E", tip=tr("Arah energi dengan yang dipilih"))
        another = [
            (tr("Salin yang tampak, untuk evaluasi"), lambda: self._another(copy=True)),
            (tr("Mulai dari kosong"), lambda: self._another(copy=False)),
        ]
        self.add_button(tr("Ecomap baru"), another)
        self.compare = theme.button(tr("Sebelum dan sesudah"), checkable=True)
        self.compare.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(7)}px;")
        self.compare.toggled.connect(self._turn)
        self._bar_flow.add(self.compare)
        more = [(tr("Letak semula"), self._unmove), (tr("Hapus sistem ini"), self.remove_chosen)]
        self.add_more(more)

    def is_movable(self, key: str) -> bool:
        """The systems; the client stays in the middle."""
        return self.row(key) is not None

    def sheet(self, file: CaseFile, *, names: bool, private: bool) -> Sheet:
        """The chosen one, or the first and the last side by side."""
        from caseworker_app.diagrams.catalogue import DIAGRAMS

        if self.compare.isChecked():
            return DIAGRAMS["ecomap-pair"].sheet(file, names=names, private=private)
        return super().sheet(file, names=names, private=private)

    def first_step(self) -> None:
        """The first system."""
        self.add("")

    def add(self, system_class: str) -> None:
        """A new system of a class, to be named at once."""
        one: Ecomap | None = self.tool()
        self.open_new(self.do(lambda: diagram_edits.add_system(self.notebook, self.case, one, system_class)))

    def shift(self, key: str, dx: float, dy: float) -> None:
        """Keep where the bubble was put."""
        system = self.row(key)
        if system is not None:
            diagram_edits.move_system(self.notebook, self.case, system, dx, dy)

    def choose_as(self, other: Picture) -> None:
        """Show the same ecomap, and both where both are shown."""
        super().choose_as(other)
        if isinstance(other, EcomapDesk):
            self.compare.setChecked(other.compare.isChecked())

    def _another(self, *, copy: bool) -> None:
        like: Ecomap | None = self.tool() if copy else None
        stage = tr("Evaluasi") if self.case.ecomaps else tr("Asesmen")
        made = self.do(lambda: diagram_edits.new_ecomap(self.notebook, self.case, stage=stage, like=like))
        if made is not None:
            self.choose(made.id)

    def _unmove(self) -> None:
        one: Ecomap | None = self.tool()
        if one is not None:
            self.do(lambda: diagram_edits.unmove_systems(self.notebook, self.case, one))

    def _turn(self, both: bool) -> None:
        self._hide_panel()
        self.refresh()
        self.say(tr("Ubah ecomap dengan memilih salah satunya di atas.") if both else "")

    def offers(self, key: str) -> list[Entry]:
        """Tie and energy of the system at the symbol itself; nothing while both maps are shown."""
        if self.compare.isChecked() or self.row(key) is None:
            return []
        return [
            (tr("Hubungan"), self._ties()),
            (tr("Energi"), self._energies()),
            (tr("Buka datanya"), partial(self.show_fields, key, go=True)),
            *super().offers(key),
        ]

    def _ties(self) -> list[Entry]:
        return [(tie.value.capitalize(), partial(self._set, tie=tie)) for tie in TieKind]

    def _energies(self) -> list[Entry]:
        return [(energy.value.capitalize(), partial(self._set, energy=energy)) for energy in Energy]

    def _set(self, *, tie: TieKind | None = None, energy: Energy | None = None) -> None:
        system = self.row(self.canvas.current)
        if system is None:
            self.say(tr("Pilih dahulu sebuah sistem, dengan klik atau panah."), "attention")
            return
        self.do(lambda: diagram_edits.set_tie(self.notebook, self.case, system, tie=tie, energy=energy))
