"""«Hari ini»: what stands on this day over all cases, ticked off in place, and what the next days bring."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker_app.casework.agenda import KINDS, summary
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.home.card import Card, HomeLine, beside
from caseworker_app.jobs import agenda, agenda_edits
from caseworker_app.jobs.latest import near
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.agenda import Entry
    from caseworker_app.store.notebook import Notebook

SHOWN, LEAST = 8, 5
"""So many of today are shown at most; where there are fewer than LEAST, the next days fill up to it."""
AHEAD = 7  # days


@dataclasses.dataclass(frozen=True, slots=True)
class Today:
    """What stands on this day, and some of what comes within a week with the day of each."""

    today: tuple[Entry, ...]
    later: tuple[tuple[date, Entry], ...]


class TodayCard(Card):
    """The lines of today and of the next days."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(tr("Hari ini"), notebook)
        self.kinds = frozenset(name.partition(".")[0] for _, name in agenda.sources()) | {"GroupSession", "Person"}
        self._all = theme.button(tr("Buka agenda"), "link")
        self._all.clicked.connect(lambda: self.place_wanted.emit("agenda", ""))
        self.head.addWidget(self._all)

    def read(self, today: date) -> Today:
        """Today by the clock, and the nearest of the days after it."""
        with self.notebook.reader() as session:
            week = agenda.agenda(session, today, today + timedelta(days=AHEAD), today=today)
        now = [entry for entry in week.on(today) if not entry.ends or not entry.done]
        later = [(day, entry) for day in week.days[1:] for entry in week.on(day) if not entry.done]
        return Today(tuple(now), tuple(later[: max(0, LEAST - len(now))]))

    def show_read(self, read: Today, today: date) -> None:
        """A line each; where nothing stands today it says so."""
        lines: list[QWidget] = [self._line(entry) for entry in read.today[:SHOWN]]
        if not read.today:
            lines.append(theme.label(tr("Tidak ada acara atau tugas untuk hari ini."), "muted", wrap=True))
        if (more := len(read.today) - SHOWN) > 0:
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
        line.clicked.connect(lambda: self.case_wanted.emit(entry.case_id, entry.page, ""))
        return line

    def _tick(self, entry: Entry, *, done: bool) -> None:
        try:
            agenda_edits.tick(self.notebook, entry, done=done)
        except CaseworkerError as error:
            self.told.emit(str(error), None)
            self.changed.emit()
            return
        words = tr("Selesai: {what}") if done else tr("Belum selesai: {what}")
        self.told.emit(words.format(what=summary(entry)), lambda: self.notebook.undo(entry.case_id))
