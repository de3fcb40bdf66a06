"""Prosedur: the steps that events of the case ask for, each with its day; ticked off, or said to be unneeded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from caseworker_app.casework.procedures import EVENTS, Due, Running, running
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.asked_line import AskedLine
from caseworker_app.gui.case.page_context import clear
from caseworker_app.jobs import procedures
from caseworker_app.model.indonesian import long_date, short_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.case.session import CaseSession


class StepLine(AskedLine):
    """One step with its tick and its day."""

    def __init__(self, one: Running, due: Due, edits: CaseSession) -> None:
        self._one, self._due, self._edits = one, due, edits
        may = not (edits.notebook.read_only or due.shown)
        self.tick = QCheckBox()
        self.tick.setChecked(not due.is_open)
        self.tick.setEnabled(may)
        self.tick.setAccessibleName(due.step.what)
        super().__init__(
            due.step.what,
            _state(due),
            is_open=due.is_open,
            late=due.is_open and due.day < date.today(),
            tick=self.tick,
            go=(lambda: edits.go_to(due.step.page)) if due.step.page else None,
            dismiss=self._unneeded if may and due.is_open else None,
        )
        self.tick.toggled.connect(self._ticked)

    def _ticked(self, on: bool) -> None:
        edits, due = self._edits, self._due
        if on:
            procedures.tick(edits.notebook, edits.case, self._one.procedure, due.step)
            edits.undo_line(tr("Langkah dicentang."))
        elif due.tick is not None:
            procedures.untick(edits.notebook, edits.case, due.tick)
            edits.undo_line(tr("Centang dibatalkan."))

    def _unneeded(self, reason: str) -> None:
        edits = self._edits
        procedures.tick(edits.notebook, edits.case, self._one.procedure, self._due.step, reason=reason)
        edits.undo_line(tr("Langkah ditandai tidak perlu."))


class ProceduresWidget(PagePart):
    """The procedures that run in a case, each with its event and steps."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self._shown: object = None
        words = theme.button(tr("Ubah prosedur lembaga …"), "link")
        words.clicked.connect(lambda: edits.go_to("settings/procedures"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._column)
        column.addWidget(words, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Look again; the lines are built anew only where something else is to be said."""
        del kinds
        with self._edits.notebook.reading() as session:
            known = procedures.procedures(session)
        found = [one for one in running(self._edits.case, known) if one.steps]
        shown = [(one.procedure, one.since, [(due.day, due.shown, _state(due)) for due in one.steps]) for one in found]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        for one in found:
            event = tr(EVENTS[one.procedure.event].title)
            since = tr("{event}, {day}").format(event=event, day=long_date(one.since))
            self._column.addWidget(theme.label(one.procedure.title, "section"))
            self._column.addWidget(theme.label(since[:1].upper() + since[1:], "muted", wrap=True))
            for due in one.steps:
                self._column.addWidget(StepLine(one, due, self._edits))
            self._column.addSpacing(theme.px(8))
        if not found:
            words = tr("Belum ada yang membuka prosedur: tulis kapan kasus dibuka.")
            self._column.addWidget(theme.label(words, "muted", wrap=True))

    def begun(self) -> bool:
        """The steps stand without anything being entered here."""
        return True


def _state(due: Due) -> str:
    """«tercatat», «dikerjakan 1/12/2026», «tidak perlu: …», «paling lambat 3/12/2026»."""
    if due.shown:
        return tr("tercatat")
    if due.tick is None:
        return tr("paling lambat {day}").format(day=short_date(due.day))
    if due.tick.unneeded:
        return tr("tidak perlu: {why}").format(why=due.tick.note or "–")
    return tr("dikerjakan {day}").format(day=due.tick.date.short() if due.tick.date else "–")
