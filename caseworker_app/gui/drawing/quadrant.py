"""The strength quadrant to work on: points are typed into the four boxes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.diagrams import quadrant
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.gui.drawing.writing import BoxWriter
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.choices import QuadrantBox
from caseworker_app.model.tools import QuadrantPoint
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.gui.drawing.picture import Shown

BOXES = frozenset(box.value for box in QuadrantBox)


class QuadrantTool(Tool):
    """Strengths and obstacles, of the person and of the environment."""

    key = "quadrant"
    hint = mark("Belum ada isi. Klik salah satu kotak dan ketik satu kekuatan pribadi klien.")
    keys_help = mark(
        "Klik kotak lalu ketik, Enter untuk yang berikut, Esc selesai. Panah memilih isi, Enter membuka, "
        "Del menghapus, T menambah."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.writer = BoxWriter(desk, quadrant.edges)
        self.writer.written.connect(self._write)

    def actions(self) -> list[Action]:
        """A box to write in, further quadrants, and the comparison."""
        another = [
            Action(tr("Salin yang tampak, untuk evaluasi"), partial(self.begin_another, copy=True)),
            Action(tr("Mulai dari kosong"), partial(self.begin_another, copy=False)),
        ]
        boxes = [Action(box.value.capitalize(), partial(self._ask, box.value)) for box in QuadrantBox]
        return [
            Action(tr("Isi"), boxes, key="T", full=tr("Tambah isi"), icon="plus"),
            Action(tr("Kuadran baru"), another),
            Action(tr("Sebelum dan sesudah"), self._turn, toggles=True),
            self.opening(),
            self.removing(tr("Hapus isi ini")),
        ]

    def drawn(self, shown: Shown) -> None:
        """The line that is typed in stays below the points of its box."""
        self.desk.bar.buttons[tr("Sebelum dan sesudah")].setChecked(self._shows_both)
        if self._shows_both:
            self.desk.say(tr("Ubah kuadran dengan memilih salah satunya di atas."))
        elif self._may_write:
            self.writer.follow()

    @property
    def _shows_both(self) -> bool:
        """Whether the comparison is wanted, in which nothing is written."""
        return self.desk.displayed is not self.desk.diagram

    @property
    def _may_write(self) -> bool:
        """Whether the four boxes are drawn already, so that a line can be put into one."""
        drawn = self.desk.shown
        return not self._shows_both and (drawn is None or isinstance(drawn.data, quadrant.QuadrantData))

    def begin_another(self, *, copy: bool) -> None:
        """A further quadrant, like the one that is shown or empty."""
        like = self.desk.record() if copy else None
        stage = tr("Evaluasi") if self.case.quadrants else tr("Asesmen")
        notebook, case, diagram = self.notebook, self.case, self.desk.diagram
        added = self.desk.do(lambda: diagram_edits.begin_another(notebook, case, diagram, stage=stage, like=like))
        if added is not None:
            self.desk.choose(added.id)

    def _turn(self) -> None:
        """Show the first and the last quadrant side by side, or the chosen one again."""
        self.flush()
        self.writer.put_away()
        self.desk.display(self.desk.diagram if self._shows_both else DIAGRAMS["quadrant-pair"])

    def first_step(self) -> None:
        """The client's own strengths."""
        self._ask(QuadrantBox.PERSONAL_STRENGTH.value)

    def press(self, x: float, y: float) -> None:
        """Type into the box that was clicked."""
        if self._may_write:
            self.writer.ask_at(x, y)

    def show_fields(self, key: str, *, go: bool) -> None:
        """A heading asks for a new point, a point shows its fields."""
        if self._shows_both:
            return
        if key in BOXES:
            self._ask(key)
        else:
            super().show_fields(key, go=go)

    def flush(self) -> None:
        """What is being typed in a box."""
        if self.writer.box:
            self.writer.write()

    def _ask(self, name: str) -> None:
        """A line in a box; from the comparison first back to the quadrant."""
        if self._shows_both:
            self._turn()
        elif self._may_write:
            self.writer.ask(name)

    def _write(self, name: str, text: str) -> None:
        diagram, point = self.desk.diagram, QuadrantPoint(box=QuadrantBox(name), text=text)
        diagram_edits.add(self.notebook, self.case, diagram, self.desk.record(), point)
