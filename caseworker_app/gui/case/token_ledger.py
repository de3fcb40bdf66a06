"""The page of the token economy: behaviours × days filled by keys, and what was earned drawn below."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.results import Results
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.jobs import token_ledger
from caseworker_app.model.indonesian import short_date, weekday_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.drawing.picture import Shown
    from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy

AGREED = "✓"  # as a value: as many points as were agreed for the behaviour
BURST = 2.0  # s: keys that follow each other so fast are one step of undo


class TokenLedger(Results):
    """The chart of what was earned, and above it the ledger of one economy as soon as it names behaviours."""

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self._more = 0
        self._last: tuple[str, float] = "", 0.0
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Token ekonomi"))
        self._which.currentIndexChanged.connect(self._change)
        self.grid = EntryGrid(self._source())
        self.grid.setAccessibleName(tr("Catatan harian menurut perilaku dan hari"))
        self.grid.told.connect(lambda words: edits.told.emit(words, None))
        self._title = theme.label("", "label")
        self._ledger = QWidget(self)
        self._build(self._ledger)
        if not large:
            self.column.insertWidget(0, self._ledger)
        self._show_ledger()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The ledger at once, the chart as soon as it is drawn."""
        super().refresh(kinds)
        self._show_ledger()

    def take(self, shown: Shown) -> None:
        """The chart takes no room while there is nothing to draw; the ledger stays."""
        super().take(shown)
        for part in (self.frame, self.foot):
            part.setVisible(not self.is_empty())
        self.setVisible(not self.is_empty() or self._economy() is not None)

    def _build(self, ledger: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._which)
        head.addStretch()
        later = theme.button(tr("Tambah hari"), "quiet")
        later.setEnabled(not self.notebook.read_only)
        later.clicked.connect(self._add_day)
        head.addWidget(later)
        column = QVBoxLayout(ledger)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(head)
        column.addWidget(self.grid)
        words = tr("Angka 0–9: poin. Spasi: poin yang disepakati. Del: kosongkan. Panah dan Shift memilih beberapa.")
        column.addWidget(theme.label(words, "muted", wrap=True))

    def _show_ledger(self) -> None:
        titles = [title_of(economy) for economy in self._economies()]
        if titles != [self._which.itemText(at) for at in range(self._which.count())]:
            chosen = max(0, self._which.currentIndex())
            self._which.blockSignals(True)
            self._which.clear()
            self._which.addItems(titles)
            self._which.setCurrentIndex(min(chosen, len(titles) - 1))
            self._which.blockSignals(False)
        self._which.setVisible(len(titles) > 1)
        self._ledger.setVisible(bool(titles) and not self.large)
        if titles:
            self.show()
        years = sorted({day.year for day in self._days()})
        self._title.setText(" ".join([tr("Catatan harian"), "–".join(map(str, dict.fromkeys(years[:1] + years[-1:])))]))
        self.grid.refresh()

    def _change(self) -> None:
        self._more, self._last = 0, ("", 0.0)
        self.grid.refresh()

    def _add_day(self) -> None:
        self._more += 1
        self.grid.refresh()
        self.grid.setCurrentIndex(self.grid.grid.index(0, len(self._days()) - 1))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _economies(self) -> list[TokenEconomy]:
        """Those that name a behaviour: without one there is nothing to note."""
        return [economy for economy in self.case.token_economies if economy.behaviours]

    def _economy(self) -> TokenEconomy | None:
        economies = self._economies()
        return economies[min(max(0, self._which.currentIndex()), len(economies) - 1)] if economies else None

    def _behaviours(self) -> list[TokenBehaviour]:
        economy = self._economy()
        return list(economy.behaviours) if economy else []

    def _days(self) -> list[date]:
        economy = self._economy()
        return token_ledger.days(economy, date.today(), self._more) if economy else []

    def _source(self) -> GridSource:
        digits = {str(figure): (str(figure), tr("{count} poin").format(count=figure)) for figure in range(10)}
        return GridSource(
            rows=lambda: [title_of(behaviour) for behaviour in self._behaviours()],
            columns=lambda: _headings(self._days()),
            keys={" ": (AGREED, tr("Poin yang disepakati")), **digits},
            get=self._get,
            put=self._put,
            row_total=lambda row: self._sum(row, None),
            column_total=lambda column: self._sum(None, column),
            read_only=self.notebook.read_only,
            usual=AGREED,
            usual_words=tr("Semua berhasil"),
        )

    def _get(self, row: int, column: int) -> str:
        economy = self._economy()
        points = token_ledger.points_at(economy, self._behaviours()[row], self._days()[column]) if economy else None
        return "" if points is None else str(points)

    def _sum(self, row: int | None, column: int | None) -> str:
        rows = range(len(self._behaviours())) if row is None else [row]
        columns = range(len(self._days())) if column is None else [column]
        noted = [int(value) for at in rows for day in columns if (value := self._get(at, day))]
        return str(sum(noted)) if noted else ""

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        economy, behaviours, days = self._economy(), self._behaviours(), self._days()
        if economy is None:
            return ""
        wanted: dict[tuple[TokenBehaviour, date], int | None] = {}
        unread = []
        for row, column, value in cells:
            agreed = behaviours[row].points or 1
            if value == AGREED or not value:
                wanted[behaviours[row], days[column]] = agreed if value else None
            elif value.strip().lstrip("-").isdecimal():
                wanted[behaviours[row], days[column]] = int(value)
            else:
                unread.append(value)
        follows = self._last[0] if time.monotonic() - self._last[1] < BURST else ""
        changed, words = token_ledger.put_points(self.notebook, self.case, economy, wanted, follows=follows)
        if changed:
            self._last = changed[-1], time.monotonic()
        if unread:
            kept = tr("{count} isian bukan angka dan tidak ditempel; isinya masih di papan klip.")
            return kept.format(count=len(unread))
        return words


def _headings(days: Sequence[date]) -> list[str]:
    """Weekday and day; the year only where it is not the same for all."""
    one_year = len({day.year for day in days}) == 1
    dates = [f"{day.day}/{day.month}" if one_year else short_date(day) for day in days]
    return [f"{weekday_name(day)[:3]}\n{words}" for day, words in zip(days, dates, strict=True)]
