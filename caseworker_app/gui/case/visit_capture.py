"""Back from a home visit: what must not be forgotten, in three minutes, on one sheet; saved while typing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.outcomes import took_place
from caseworker_app.forms.catalogue import fields_of_rows
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Field
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.case import Case

FIELDS = ("date", "time", "outcome", "failed_because", "met", "house_condition", "family_interaction", "result",
          "agreement", "follow_up")  # fmt: skip
FAILED = ("outcome", "failed_because")
DONE = ("met", "house_condition", "family_interaction", "result", "agreement")
RECENT = timedelta(days=7)


def planned(case: Case, on: date) -> HomeVisit | None:
    """The visit that one has come back from: the latest of the last days of which nothing is told yet."""
    waiting = [
        one
        for one in case.home_visits
        if one.date is not None
        and one.date.latest is not None
        and on - RECENT <= one.date.latest <= on
        and not (one.result or one.met or one.failed_because)
    ]
    return max(waiting, key=lambda one: one.date.latest if one.date and one.date.latest else date.min, default=None)


class VisitCapture(QDialog):
    """A sheet over the case: takes up a planned visit, else a new one of today begins with the first word."""

    def __init__(self, parent: QWidget, edits: CaseSession) -> None:
        super().__init__(parent)
        self._edits = edits
        self.visit = planned(edits.case, date.today())
        self.setWindowTitle(tr("Pulang dari kunjungan rumah"))
        self.resize(theme.px(620), theme.px(620))
        self.outcome = ChipsEditor([(tr("Terlaksana"), True), (tr("Gagal"), False)])
        self.outcome.setAccessibleName(tr("Kunjungan"))
        self.outcome.set_value(self.visit is None or took_place(self.visit))
        self.outcome.edited.connect(self._show_fields)
        self.form = RecordForm(_described(), self._owner, edits)
        if self.visit is None:
            self.form.boxes["date"].editor.hint(tr("hari ini, {day}").format(day=PartialDate.on(date.today()).short()))  # type: ignore[union-attr] # a field
        area = scrolling()
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        inside.addWidget(self.form)
        inside.addStretch()
        area.setWidget(sheet)
        done = theme.button(tr("Selesai"), "action")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        words = tr("Tersimpan sendiri di “Home visit”; sisanya dapat dilengkapi nanti.")
        foot.addWidget(theme.label(words, "muted", wrap=True), 1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(self._about(), wrap=True))
        column.addWidget(self.outcome)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self._show_fields()
        edits.changed.connect(self.form.refresh)
        self.finished.connect(self._finish)

    def _owner(self, *, make: bool = False) -> HomeVisit | None:
        """The visit; a new one is of today."""
        if make and self.visit not in self._edits.case.home_visits:  # none yet, or one that could not be stored
            self.visit = HomeVisit(date=PartialDate.on(date.today()))
            self._edits.case.home_visits.append(self.visit)
        return self.visit

    def _about(self) -> str:
        if self.visit is None or self.visit.date is None:
            return tr("Kunjungan hari ini. Tulis yang paling mudah terlupa lebih dahulu.")
        return tr("Kunjungan {when} yang sudah direncanakan.").format(when=self.visit.date.long())

    def _show_fields(self) -> None:
        went = self.outcome.value() is not False
        for key in DONE:
            self.form.boxes[key].setVisible(went)
        for key in FAILED:
            self.form.boxes[key].setVisible(not went)
        self.form.boxes["met" if went else "failed_because"].take_focus()

    def _finish(self) -> None:
        self.form.flush()
        self._edits.changed.disconnect(self.form.refresh)
        self.deleteLater()


def _described() -> list[Field]:
    """The fields as the page «Home visit» describes them."""
    return fields_of_rows("home_visits", "home_visits", FIELDS)
