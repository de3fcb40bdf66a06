"""The page of one stage of a group: what its leader does, the techniques at hand, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from caseworker_app.forms import library, lists
from caseworker_app.forms.group import STAGE_FIELDS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.model.group import GroupStage
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.forms.library import GroupPhase
    from caseworker_app.gui.groups.group_edits import GroupEdits


class PhasePart(PagePart):
    """The first record of the stage, made when something is first written; a technique is taken over by a click."""

    kinds = frozenset({"GroupStage"})

    def __init__(self, phase: GroupPhase, edits: GroupEdits) -> None:
        super().__init__()
        self._phase, self._edits = phase, edits
        self.form = RecordForm(STAGE_FIELDS, self._record, edits, self)
        self._more = theme.label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._offer())
        column.addWidget(self.form)
        column.addWidget(self._more)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read the record again, and whether there are further ones."""
        del kinds
        self.form.refresh()
        more = len(self._records()) - 1
        words = tr("{count} catatan lain dari tahap ini ada di “Catatan semua tahap”.")
        self._more.setText(words.format(count=more))
        self._more.setVisible(more > 0)

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field."""
        return self.form.go_to(key)

    def begun(self) -> bool:
        """Whether something was written of the stage."""
        return bool(self._records())

    def take_technique(self, name: str) -> None:
        """Write a technique that the library offers into the record."""
        self.flush()
        with self._edits.edit(tr("Pilih teknik"), self):
            self._record(make=True).technique = name
        self.form.go_to("process")

    def _records(self) -> list[GroupStage]:
        return [row for row in self._edits.group.stages if self._phase.means(row.stage)]

    def _record(self, *, make: bool = False) -> Any:
        found = next(iter(self._records()), None)
        if found is None and make:
            found = GroupStage(stage=self._phase.stages[0])
            self._edits.group.stages.append(found)
        return found

    def _offer(self) -> QWidget:
        frame = QFrame()
        theme.mark(frame, "soft")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        column.setSpacing(theme.px(6))
        column.addWidget(theme.label(tr("Tugas pemimpin kelompok"), "section"))
        tasks = "\n".join(f"•  {tr(task)}" for task in self._phase.tasks)
        column.addWidget(theme.label(tasks, wrap=True))
        column.addWidget(theme.label(tr("Teknik yang dapat dipakai"), "section"))
        row = QWidget()
        chips = Flow(row, gap=theme.px(6), line_gap=theme.px(6))
        for name in self._phase.techniques:
            chip = theme.button(name, "chip")
            chip.setToolTip(_explained(name))
            chip.setEnabled(not self._edits.notebook.read_only)
            chip.clicked.connect(lambda _=False, name=name: self.take_technique(name))
            chips.add(chip)
        column.addWidget(row)
        return frame


def _explained(technique: str) -> str:
    entry = lists.load("techniques").find(technique)
    steps = "\n".join(f"{step.name}: {step.help}" for step in library.steps(technique))
    return "\n".join(filter(None, (entry.help if entry else "", steps)))
