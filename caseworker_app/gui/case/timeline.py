"""Lini masa: everything dated of a case in one table, filtered; marked events make its chronology."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.casework import stages
from caseworker_app.casework.timeline import Event, Filter, kinds_of, stage_titles, timeline, turning_points
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case.timeline_table import TimelineModel, TimelineTable
from caseworker_app.jobs import case_files, key_events
from caseworker_app.model.indonesian import number
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QShowEvent

    from caseworker_app.gui.case.session import CaseSession


class Timeline(QWidget):
    """The line of time of an open case. It is read in a thread whenever it is seen and something has changed."""

    def __init__(self, edits: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = edits
        self.events: list[Event] = []
        self._stale, self._wanted, self._sought = True, 0, ""
        names = dict(zip(stages.KEYS, short_names(edits.case.agency), strict=True))
        self.model = TimelineModel({**stage_titles(), **names})
        self.model.locked = edits.notebook.read_only or edits.case.archived is not None
        self.table = TimelineTable(self.model)
        self.words = QLineEdit(placeholderText=tr("Cari kata"))
        self.stage, self.kind = QComboBox(), QComboBox()
        self.period = QLineEdit(placeholderText=tr("Kapan saja, atau September 2024"))
        self.life = QCheckBox(tr("Peristiwa hidup dan keluarga"))
        self.only_marked = QCheckBox(tr("Hanya yang ditandai"))
        self.count = theme.label("", "muted")
        self.page = theme.label("", "muted", wrap=True)
        self.print = theme.button(" " + tr("Cetak lini masa"), picture=theme.icon("print"))
        self.chronology = theme.button(" " + tr("Kronologi satu halaman"), picture=theme.icon("print"))
        self._lay_out()
        self._connect()

    def page_key(self) -> str:
        """It has no pages."""
        return ""

    def open_page(self, key: str, field: str = "") -> None:
        """Choose the event of a record by its id."""
        del field
        self.go_to(key)

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Something changed; it is read again when it is seen."""
        del kinds  # nearly every record has a date
        self._stale = True
        if self.isVisible():
            self._read()

    def flush(self) -> None:
        """Nothing is typed here that is kept."""

    def go_to(self, key: str) -> bool:
        """Choose the event of a record by its id, now or as soon as it is read."""
        self._sought = key
        row = self.model.row_of(key)
        self.table.choose(row)
        return row >= 0

    def release(self) -> None:
        """Forget what was read."""
        self._wanted += 1
        self.events = []
        self.model.show([])

    def filter(self) -> Filter | None:
        """What is chosen; None while the period that was typed cannot be read."""
        period = PartialDate.parse(self.period.text())
        if self.period.text().strip() and period.earliest is None:
            return None
        return Filter(
            stages=frozenset(filter(None, [self.stage.currentData()])),
            kinds=frozenset(filter(None, [self.kind.currentData()])),
            first=period.earliest,
            last=period.latest,
            words=self.words.text(),
            life=self.life.isChecked(),
            marked=self.only_marked.isChecked(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed."""
        super().showEvent(event)
        if event.spontaneous():
            return
        self.table.setFocus()
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._wanted += 1
        wanted, notebook, case_id = self._wanted, self.edits.notebook, self.edits.case.id

        def read() -> list[Event]:
            return timeline(case_files.load(notebook, case_id))

        def show(events: list[Event]) -> None:
            if wanted == self._wanted:
                self.events = events
                self._offer()
                self._fill()

        in_background(self, read, show, self._failed)

    def _fill(self) -> None:
        wanted = self.filter()
        theme.mark(self.count, "muted" if wanted else "attention")
        if wanted is None:
            self.count.setText(tr("Waktu belum terbaca; tulis misalnya 26/9/2024, September 2024, atau 2024."))
            return
        chosen = self.model.event_at(self.table.currentIndex().row())
        kept = [event for event in self.events if wanted.keeps(event)]
        self.model.show(kept)
        self.count.setText(tr("{shown} dari {all}").format(shown=number(len(kept)), all=number(len(self.events))))
        self._tell_page()
        sought = self._sought or (chosen.id if chosen else "")
        self._sought = ""
        row = self.model.row_of(sought) if sought else -1
        self.table.choose(row if row >= 0 else 1)

    def _tell_page(self) -> None:
        """How many are marked, and whether one page holds them."""
        from caseworker_app.documents.overviews.timeline import on_a_page

        events = turning_points(event for event in self.events if not event.secret)
        marked = sum(event.marked for event in events)
        over = len(events) - len(on_a_page(events)[0])
        words = tr("Belum ada yang ditandai: kronologi memuat peristiwa pokok. Spasi menandai baris yang dipilih.")
        if marked:
            words = tr("{count} ditandai untuk kronologi.").format(count=number(marked))
        if over:
            words += " " + tr("{count} tidak muat di satu halaman.").format(count=number(over))
        theme.mark(self.page, "attention" if over else "muted")
        self.page.setText(words)

    def _offer(self) -> None:
        titles = stage_titles()
        there = {event.stage for event in self.events}
        _choices(self.stage, tr("Semua tahap"), [(title, key) for key, title in titles.items() if key in there])
        _choices(self.kind, tr("Semua catatan"), [(kind, kind) for kind in kinds_of(self.events)])

    def _open(self, row: int) -> None:
        event = self.model.event_at(row)
        if event is not None:
            self.edits.go_to(event.place, event.field)

    def _toggle(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        events = [event for row in sorted(rows) if (event := self.model.event_at(row)) is not None and event.placed]
        if events and not self.model.locked:
            self._mark(events, on=not all(event.marked for event in events))

    def _mark(self, events: Sequence[Event], *, on: bool) -> None:
        try:
            key_events.mark(self.edits.notebook, self.edits.case.id, [event.key for event in events], on=on)
        except CaseworkerError as error:
            self.edits.told.emit(str(error), None)
            return
        keys = {event.key for event in events}
        self.events = [dataclasses.replace(event, marked=on) if event.key in keys else event for event in self.events]
        self._fill()

    def _print(self) -> None:
        wanted = self.filter()
        kept = frozenset(event.key for event in self.events if wanted is None or wanted.keeps(event))
        self.edits.picked_events = None if len(kept) == len(self.events) else kept
        self.edits.open_document("timeline")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self.count.setText(str(error))

    def _connect(self) -> None:
        for line in (self.words, self.period):
            line.setClearButtonEnabled(True)
            line.textChanged.connect(lambda _: self._fill())
        for box in (self.stage, self.kind):
            box.currentIndexChanged.connect(lambda _: self._fill())
        for check in (self.life, self.only_marked):
            check.toggled.connect(lambda _: self._fill())
        self.table.opened.connect(self._open)
        self.table.toggled.connect(self._toggle)
        self.model.marked.connect(lambda events, on: self._mark(events, on=on))
        self.print.clicked.connect(self._print)
        self.chronology.clicked.connect(lambda: self.edits.open_document("chronology"))

    def _lay_out(self) -> None:
        names = ((self.words, tr("Cari kata")), (self.stage, tr("Tahap")), (self.kind, tr("Catatan")))
        for widget, name in (*names, (self.period, tr("Waktu"))):
            widget.setAccessibleName(name)
        for box in (self.stage, self.kind):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(theme.label(tr("Lini masa"), "title"))
        head.addWidget(self.count, 1)
        head.addWidget(self.print)
        head.addWidget(self.chronology)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        for widget in (self.words, self.stage, self.kind, self.period):
            filters.addWidget(widget, 1)
        switches = QHBoxLayout()
        switches.setSpacing(theme.px(16))
        switches.addWidget(self.life)
        switches.addWidget(self.only_marked)
        switches.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(14)] * 4)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addLayout(filters)
        column.addLayout(switches)
        column.addWidget(self.table, 1)
        order = (self.table, self.words, self.stage, self.kind, self.period, self.life, self.only_marked, self.print)
        for before, after in itertools.pairwise((*order, self.chronology)):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(self.table)


def _choices(box: QComboBox, everything: str, options: Sequence[tuple[str, str]]) -> None:
    """What there is to choose from, the choice kept."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, "")
    for words, data in options:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
