"""«Hari ini»: what stands on this day over all cases, ticked off in place, and what the next days bring."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker_app.casework.agenda import KINDS, summary
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.home.card import Card, HomeLine, beside
from caseworker_app.gui.home.search_ways import case_of_entry
from caseworker_app.jobs import agenda, agenda_edits
from caseworker_app.jobs.latest import near
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.agenda import Entry
    from caseworker_app.store.notebook import Notebook

SHOWN, LEAST = 8, 5
"""So many of today are shown at most; where there are fewer than LEAST, the next days fill up to it."""
AHEAD = 7  # days


@dataclasses.dataclass(frozen=True, slots=True)
class Today:
    """Visits from which nobody has come back in time, what else stands on this day, and what comes within a week."""

    late: tuple[Entry, ...]
    today: tuple[Entry, ...]
    later: tuple[tuple[date, Entry], ...]


class TodayCard(Card):
    """The lines of today and of the next days."""

    def __init__(self, notebook: Notebook, clock: Callable[[], datetime]) -> None:
        super().__init__(tr("Hari ini"), notebook)
        self._clock = clock
        self.awaited = False
        """Whether somebody is out on a visit, so that this is to be looked at again as time passes."""
        self.kinds = frozenset(name.partition(".")[0] for _, name in agenda.sources()) | {"GroupSession", "Person"}
        self._all = theme.button(tr("Buka agenda"), "link")
        self._all.clicked.connect(lambda: self.place_wanted.emit("agenda", ""))
        self.head.addWidget(self._all)

    def read(self, today: date) -> Today:
        """Today by the clock, and the nearest of the days after it."""
        with self.notebook.reader() as session:
            week = agenda.agenda(session, today, today + timedelta(days=AHEAD), today=today)
            late = agenda.visits_not_back(session, self._clock())
        missed = {entry.id for entry in late}
        now = [entry for entry in week.on(today) if entry.id not in missed and not (entry.ends and entry.done)]
        later = [(day, entry) for day in week.days[1:] for entry in week.on(day) if not entry.done]
        return Today(tuple(late), tuple(now), tuple(later[: max(0, LEAST - len(now))]))

    def show_read(self, read: Today, today: date) -> None:
        """A line each; where nothing stands today it says so."""
        self.awaited = any(entry.back is not None and not entry.returned for entry in read.today)
        lines: list[QWidget] = [self._late(entry) for entry in read.late[:SHOWN]]
        lines += [self._line(entry) for entry in read.today[:SHOWN]]
        if not read.today and not read.late:
            lines.append(theme.label(tr("Tidak ada acara atau tugas untuk hari ini."), "muted", wrap=True))
        if (more := sum(max(0, len(entries) - SHOWN) for entries in (read.late, read.today))) > 0:
            further = theme.button(tr("{count} lagi").format(count=more), "link")
            further.clicked.connect(lambda: self.place_wanted.emit("agenda", ""))
            lines.append(further)
        if read.later:
            heading = theme.label(tr("Berikutnya"), "label")
            heading.setContentsMargins(theme.px(6), theme.px(10), 0, theme.px(2))
            lines.append(heading)
        for day, entry in read.later:
            clock = entry.time.short() if entry.time else ""
            lines.append(self._leading(near(PartialDate.on(day), today), entry, clock))
        self.show_lines(lines)

    def _late(self, entry: Entry) -> QWidget:
        """Somebody who should be back from a visit: when, who knows of it, and a button for «sudah kembali»."""
        back = entry.back.short() if entry.back else ""
        day = near(entry.date, self._clock().date()) if entry.date else ""
        known = tr("diketahui {who}").format(who=entry.known_to) if entry.known_to else ""
        words = tr("Belum kembali: {what}").format(what=summary(entry))
        line = HomeLine(back, words, ", ".join(filter(None, (day, entry.place, known))), alarming=True)
        line.clicked.connect(lambda: self.case_wanted.emit(*case_of_entry(entry)))
        if self.notebook.read_only:
            return line
        returned = theme.button(tr("Sudah kembali"), "quiet")
        returned.setAccessibleName(tr("Sudah kembali: {what}").format(what=summary(entry)))
        returned.clicked.connect(lambda: self._came_back(entry))
        return beside(line, behind=returned)

    def _line(self, entry: Entry) -> QWidget:
        line = self._leading(entry.time.short() if entry.time else "", entry)
        tick = QCheckBox()
        tick.setAccessibleName(tr("Selesai: {what}").format(what=summary(entry)))
        tick.setToolTip(tr("Centang bila sudah selesai"))
        if agenda_edits.tickable(entry):
            tick.setChecked(bool(entry.done))
            tick.setEnabled(not self.notebook.read_only)
            tick.toggled.connect(lambda on: self._tick(entry, done=on))
        else:
            policy = tick.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            tick.setSizePolicy(policy)
            tick.hide()
        return beside(line, before=tick)

    def _leading(self, left: str, entry: Entry, clock: str = "") -> HomeLine:
        why = ", ".join(filter(None, (clock, tr(KINDS[entry.kind]), entry.place, entry.with_whom)))
        line = HomeLine(left, summary(entry), why)
        line.clicked.connect(lambda: self.case_wanted.emit(*case_of_entry(entry)))
        return line

    def _came_back(self, entry: Entry) -> None:
        try:
            agenda_edits.came_back(self.notebook, entry)
        except CaseworkerError as error:
            self.told.emit(str(error), None)
            self.changed.emit()
            return
        words = tr("Sudah kembali: {what}").format(what=summary(entry))
        self.told.emit(words, lambda: self.notebook.undo(entry.case_id))

    def _tick(self, entry: Entry, *, done: bool) -> None:
        try:
            agenda_edits.tick(self.notebook, entry, done=done)
        except CaseworkerError as error:
            self.told.emit(str(error), None)
            self.changed.emit()
            return
        words = tr("Selesai: {what}") if done else tr("Belum selesai: {what}")
        self.told.emit(words.format(what=summary(entry)), lambda: self.notebook.undo(entry.case_id))
