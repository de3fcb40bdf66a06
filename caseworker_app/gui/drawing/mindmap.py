"""The mind map to work on: symptoms, causes, impacts and resources are added and opened where they are drawn."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import mindmap
from caseworker_app.diagrams.mindmap import FOCUS
from caseworker_app.forms import analysis
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.picture import Shown, best_read
from caseworker_app.jobs import diagram_edits
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.gui.drawing.desk import Entry
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

PAGES = (analysis.SYMPTOMS, analysis.POTENTIALS, analysis.FOCUS)
BRANCHES = ("symptoms", "causes", "impacts", "resources")
STRENGTHS = "strengths"
PARTS = (0.7, 0.8, 0.9, 1.0)
"""Of the usual length of stems and words, that are tried in a page."""


class MindMapDesk(Desk):
    """The focus with what is written of it on its pages; both are the same records."""

    name = "mindmap"
    hint = mark("Belum ada isi. Mulailah dengan satu gejala yang dikeluhkan klien sendiri.")
    keys_help = mark(
        "Klik atau panah memilih, Enter membuka (pada judul cabang: menambah), Del menghapus. "
        "G gejala, P penyebab, D dampak, S sumber, F fokus."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self.canvas.start = FOCUS
        branches = (("G", tr("Gejala")), ("P", tr("Penyebab")), ("D", tr("Dampak")), ("S", tr("Sumber")))
        for name, (key, words) in zip(BRANCHES, branches, strict=True):
            self.add_button(words, partial(self.add, name), key=key, picture="plus")
        self.add_button(tr("Fokus"), partial(self.show_fields, FOCUS, go=True), key="F", tip=tr("Tulis fokus masalah"))
        self.add_button(tr("Hapus"), self.remove_chosen, tip=tr("Hapus isi ini"))

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """The drawing, in a page as narrow as lets its words be read."""
        from caseworker_app.diagrams.from_case import mindmap_data

        sheet = self.sheet(file, names=names, private=True)
        data = mindmap_data(file, names=names)
        if data.branches and not self.large:
            _, drawing = best_read((part, mindmap.layout(data, part)) for part in PARTS)
            sheet = dataclasses.replace(sheet, drawing=drawing)
        return Shown(*sheet.on_screen(legend=self.large))

    def is_empty(self) -> bool:
        """No branch has a point."""
        return not self.case.assessment.strengths and not any(getattr(self.case, name) for name in _tables())

    def first_step(self) -> None:
        """A symptom."""
        self.add("symptoms")

    def add(self, name: str) -> None:
        """A new point of a branch, to be written at once."""
        rows, made = getattr(self.case, name), _tables()[name].row_class()
        row = self.do(lambda: diagram_edits.add_row(self.notebook, self.case, rows, made))
        if row is not None:
            self.canvas.select(row.id)
            self.show_fields(row.id, go=True)

    def show_fields(self, key: str, *, go: bool) -> None:
        """The record behind a point; the title of a branch asks for a further one."""
        if key in _tables():
            if go:
                self.add(key)
        elif key == FOCUS:
            self._show_words("focus", go=go)
        elif key.startswith(f"{STRENGTHS}/"):
            self._show_words(STRENGTHS, go=go)
        else:
            self._show_row(key, go=go)

    def offers(self, key: str) -> list[Entry]:
        """To write the focus, to add to a branch, to open or remove a point."""
        if key in _tables():
            return [(tr("Tambah {item}").format(item=tr(_tables()[key].item)), partial(self.add, key))]
        opening: list[Entry] = [(tr("Buka datanya"), partial(self.show_fields, key, go=True))]
        if key == FOCUS:
            return opening
        return [*opening, (tr("Hapus"), lambda: self.canvas.removing.emit(key))]

    def drop(self, key: str) -> None:
        """Take the point out of the case."""
        column, _, at = key.partition("/")
        name, row = self._row(key)
        if column == STRENGTHS and at:
            words = list(self.case.assessment.strengths or ())
            del words[int(at) : int(at) + 1]
            diagram_edits.write_words(self.notebook, self.case, STRENGTHS, words)
        elif row is not None:
            diagram_edits.remove(self.notebook, self.case, getattr(self.case, name), row)
        else:
            return
        self.canvas.select("")
        self.say(tr("Dihapus. Ctrl+Z mengurungkan."))

    def _row(self, key: str) -> tuple[str, Any]:
        """The table and the record of a point."""
        found = ((name, row) for name in _tables() for row in getattr(self.case, name) if row.id == key)
        return next(found, ("", None))

    def _show_row(self, key: str, *, go: bool) -> None:
        name, row = self._row(key)
        if row is None:
            return
        described = _tables()[name]
        self.open_panel(
            name,
            [*described.columns, *described.details],
            row,
            tr(described.item).capitalize(),
            alive=lambda: self._row(key)[1] is not None,
            go="text" if go else "",
            extras=[(tr("Hapus"), lambda: self.canvas.removing.emit(key))],
        )

    def _show_words(self, name: str, *, go: bool) -> None:
        """A field of the assessment itself."""
        field = next(item for page in PAGES for _, item in page.items() if isinstance(item, Field) and item.key == name)
        assessment = self.case.assessment
        self.open_panel(name, [field], assessment, tr(field.label), alive=lambda: True, go=name if go else "")


def _tables() -> dict[str, Rows]:
    """The tables that the branches are drawn from, by the keys of the branches."""
    items = (item for page in PAGES for _, item in page.items() if isinstance(item, Rows))
    return {item.key: item for item in items if item.key in BRANCHES}
