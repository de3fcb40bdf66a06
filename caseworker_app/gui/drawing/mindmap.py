"""The mind map to work on: symptoms, causes, impacts and resources are added and opened where they are drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams.mindmap import FOCUS
from caseworker_app.forms import analysis
from caseworker_app.forms.description import Field, Rows
from caseworker_app.forms.records import title_of
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.gui.drawing.desk import Desk

PAGES = (analysis.SYMPTOMS, analysis.POTENTIALS, analysis.FOCUS)
BRANCHES = ("symptoms", "causes", "impacts", "resources")
STRENGTHS = "strengths"


class MindMapTool(Tool):
    """The focus with what is written of it on its pages; both are the same records."""

    key = "mindmap"
    hint = mark("Belum ada isi. Mulailah dengan satu gejala yang dikeluhkan klien sendiri.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka (pada judul cabang: menambah), Del menghapus. "
        "G gejala, P penyebab, D dampak, S sumber, F fokus."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.canvas.start = FOCUS

    def actions(self) -> list[Action]:
        """A further point of a branch, the focus, and what can be done with a point."""
        branches = (("G", tr("Gejala")), ("P", tr("Penyebab")), ("D", tr("Dampak")), ("S", tr("Sumber")))
        return [
            *(
                Action(
                    words,
                    partial(self.add_to, name),
                    key=key,
                    full=tr("Tambah {item}").format(item=tr(_tables()[name].item)),
                    icon="plus",
                    on=name.__eq__,
                )
                for name, (key, words) in zip(BRANCHES, branches, strict=True)
            ),
            Action(
                tr("Fokus"),
                partial(self.show_fields, FOCUS, go=True),
                key="F",
                full=tr("Tulis fokus masalah"),
                on=FOCUS.__eq__,
            ),
            self.opening(),
            self.removing(tr("Hapus isi ini")),
        ]

    def is_removable(self, key: str) -> bool:
        """Every point."""
        return key.startswith(f"{STRENGTHS}/") or self._row(key)[1] is not None

    def is_movable(self, key: str) -> bool:
        """Nothing is."""
        return False

    def first_step(self) -> None:
        """A symptom."""
        self.add_to("symptoms")

    def add_to(self, name: str) -> None:
        """A new point of a branch, to be written at once."""
        rows, point = getattr(self.case, name), _tables()[name].row_class()
        row = self.desk.do(lambda: diagram_edits.add_row(self.notebook, self.case, rows, point))
        if row is not None:
            self.canvas.select(row.id)
            self.show_fields(row.id, go=True)

    def show_fields(self, key: str, *, go: bool) -> None:
        """The record behind a point; the title of a branch asks for a further one."""
        if key in _tables():
            if go:
                self.add_to(key)
        elif key == FOCUS:
            self._show_words("focus", go=go)
        elif key.startswith(f"{STRENGTHS}/"):
            self._show_words(STRENGTHS, go=go)
        else:
            self._show_row(key, go=go)

    def drop(self, key: str) -> None:
        """Take the point out of the case."""
        column, _, at = key.partition("/")
        name, row = self._row(key)
        if column == STRENGTHS and at:
            words = list(self.case.assessment.strengths or ())
            del words[int(at) : int(at) + 1]
            diagram_edits.write_words(self.notebook, self.case, self.desk.diagram, STRENGTHS, words)
        elif row is not None:
            diagram_edits.remove(self.notebook, self.case, getattr(self.case, name), row)
        else:
            return
        self.canvas.select("")
        self.desk.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def _row(self, key: str) -> tuple[str, Any]:
        """The table and the record of a point."""
        found = ((name, row) for name in _tables() for row in getattr(self.case, name) if row.id == key)
        return next(found, ("", None))

    def _show_row(self, key: str, *, go: bool) -> None:
        name, row = self._row(key)
        if row is None:
            return
        described = _tables()[name]
        self.desk.show_details(
            name,
            row,
            lambda: title_of(row) or tr(described.item).capitalize(),
            [*described.columns, *described.details],
            lambda: self._row(key)[1] is not None,
            focus="text" if go else "",
            place=tr(described.item).capitalize(),
            actions=[(tr("Hapus"), lambda: self.canvas.removing.emit(key))],
        )

    def _show_words(self, name: str, *, go: bool) -> None:
        """A field of the assessment itself."""
        field = next(item for page in PAGES for _, item in page.items() if isinstance(item, Field) and item.key == name)
        assessment = self.case.assessment
        label = tr(field.label)
        self.desk.show_details(name, assessment, lambda: label, [field], lambda: True, focus=name if go else "")


def _tables() -> dict[str, Rows]:
    """The tables that the branches are drawn from, by the keys of the branches."""
    items = (item for page in PAGES for _, item in page.items() if isinstance(item, Rows))
    return {item.key: item for item in items if item.key in BRANCHES}
