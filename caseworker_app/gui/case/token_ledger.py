"""The page of the token economy: behaviours × days filled by keys, the running total, and the chart of it below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.casework import token_account
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.case.token_cell import WIDTH, TokenCell
from caseworker_app.gui.drawing.results import WholeResults
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.jobs import token_ledger
from caseworker_app.jobs.token_ledger import MINUS, Ledger, Points
from caseworker_app.model.indonesian import MONTHS, long_date, number, weekday_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from caseworker_app.casework.token_account import Account
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy

CELL, NAMES = 42, 140  # px at 100 %: room for «2−2», and the least for the name of a behaviour
AGREED, DEDUCT = "✓", "-"  # as values: as many points as were agreed for the behaviour, and its deduction


class TokenLedger(WholeResults):
    """The chart of what was earned, and above it the ledger of one economy as soon as it names behaviours."""

    key = "tokens"

    def __init__(self, diagram: Diagram, edits: CaseSession, *, large: bool = False) -> None:
        super().__init__(diagram, edits, large=large)
        self._ledger: Ledger | None = None
        self._accounts: dict[date | None, Account] = {}
        self._days: list[date] = []
        self._which = QComboBox()
        self._which.setAccessibleName(tr("Token ekonomi"))
        self._which.currentIndexChanged.connect(lambda _at: self._open())
        self._span = QComboBox()
        self._span.setAccessibleName(tr("Rentang hari"))
        self._span.addItems([tr("Minggu"), tr("Bulan")])
        self._span.currentIndexChanged.connect(lambda _at: self._show_day(self._day() or date.today()))
        self._title = theme.label("", "label")
        self.standing = theme.label("", "", wrap=True)
        self.grid = EntryGrid(self._source(), guarded=True)
        self.grid.setAccessibleName(tr("Catatan harian menurut perilaku dan hari"))
        self.grid.told.connect(lambda words: edits.told.emit(words, None))
        self.grid.selectionModel().currentChanged.connect(lambda *_places: self._about())
        self.cell = TokenCell(edits)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panel = QWidget(self)
        self._build(self._panel)
        self.missing = theme.label("", "muted", wrap=True)
        if not large:
            self.column.insertWidget(0, self._panel)
            self.column.insertWidget(1, self.missing)
        self._choices()
        self._open()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The ledger at once, the chart as soon as it is drawn."""
        super().refresh(kinds)
        self._choices()
        self._read()

    def flush(self) -> None:
        """Save the words to a cell."""
        super().flush()
        self.cell.flush()

    def stays(self) -> bool:
        """The ledger."""
        return bool(self.case.token_economies)

    def _build(self, panel: QWidget) -> None:
        head = Flow(gap=theme.px(8), line_gap=theme.px(4))
        for part in (self._which, self._title):
            head.add(part)
        for words, meaning, key, act in (
            (tr("Sebelumnya"), tr("Minggu atau bulan sebelumnya"), "PgUp", lambda: self._turn(-1)),
            (tr("Hari ini"), tr("Ke hari ini"), "Ctrl+T", lambda: self._show_day(date.today())),
            (tr("Berikutnya"), tr("Minggu atau bulan berikutnya"), "PgDown", lambda: self._turn(1)),
        ):
            head.add(self._button(words, meaning, key, act))
        head.add(self._span)
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(self.standing, 1)
        change = self._button(tr("Tukar"), tr("Tukar token pada hari yang dipilih"), "T", self._exchange)
        result = self.to_evaluation = theme.button(tr("Salin ke evaluasi"), "quiet")
        result.setToolTip(tr("Minggu pertama dan terakhir tiap perilaku menjadi baris Perubahan sebelum dan sesudah"))
        result.clicked.connect(self._into_evaluation)
        for button in (change, result):
            button.setEnabled(not self.notebook.read_only)
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(head)
        self._beside.setSpacing(theme.px(12))
        self._beside.addWidget(self.grid, 2)
        self._beside.addWidget(self.cell, 1)
        column.addLayout(below)
        words = tr("Angka 0–9: poin. Spasi: poin yang disepakati. Minus: potongan. Del: kosongkan. T: tukar.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addLayout(self._beside)

    def _button(self, words: str, meaning: str, key: str, act: Callable[[], None]) -> QPushButton:
        """A button whose key counts while the cursor is in the grid."""
        button = theme.button(words, "quiet")
        button.setAccessibleName(meaning)
        button.setToolTip(f"{meaning} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.clicked.connect(act)
        shortcut = QShortcut(QKeySequence(key), self.grid, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _choices(self) -> None:
        """The economies of the case; a choice only where there are several."""
        titles = [title_of(economy) for economy in self._economies()]
        if titles != [self._which.itemText(at) for at in range(self._which.count())]:
            chosen = max(0, self._which.currentIndex())
            first = not self._which.count()
            self._which.blockSignals(True)
            self._which.clear()
            self._which.addItems(titles)
            self._which.setCurrentIndex(min(chosen, len(titles) - 1))
            self._which.blockSignals(False)
            if first and titles:
                self._open()
        self._which.setVisible(len(titles) > 1)
        self._panel.setVisible(bool(titles) and not self.large)
        self._tell_missing()
        grows = QSizePolicy.Policy.Preferred if titles or self.large else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)  # a lone line takes no more than its height
        if self.case.token_economies:
            self.show()

    def _tell_missing(self) -> None:
        """What the chart for the wall lacks: that of the open economy, or of the last while none names a behaviour."""
        economy = self._economy() or next(reversed(self.case.token_economies), None)
        missing = token_account.missing_for_chart(economy) if economy else []
        self.missing.setText(tr("Untuk papan token masih perlu: {what}.").format(what=", ".join(missing)))
        self.missing.setVisible(bool(missing) and not self.large)

    def _open(self) -> None:
        """The economy on the day on which one goes on noting."""
        self._tell_missing()
        economy = self._economy()
        self._show_day(token_ledger.opening_day(economy, date.today()) if economy else date.today())

    def _turn(self, steps: int) -> None:
        """On by weeks or months; the cursor stays on its weekday or number, or begins anew behind the last cell."""
        day = self._day() or (self._days or [date.today()])[0]
        if steps > 0 and self._is_full():
            self.grid.setCurrentIndex(self.grid.grid.index(0, 0))
            self._show_day(self._days[-1] + timedelta(days=1))
            return
        if not self._span.currentIndex():
            self._show_day(day + timedelta(days=7 * steps))
            return
        first = token_ledger.next_month(day, steps)
        days = token_ledger.month_of(first)
        self._show_day(days[min(day.day, len(days)) - 1])

    def _is_full(self) -> bool:
        """Whether the cursor stands on the last cell, and something is noted in it."""
        row, column = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        last = row == len(self._behaviours()) - 1 and column == len(self._days) - 1
        return last and self._points(row, column) != Points()

    def _show_day(self, day: date) -> None:
        """The week or month of a day, with the cursor in its column."""
        row = max(0, self.grid.currentIndex().row())
        self._days = token_ledger.month_of(day) if self._span.currentIndex() else token_ledger.week_of(day)
        self._read()
        if self._behaviours():
            self.grid.setCurrentIndex(self.grid.grid.index(row, self._days.index(day)))
        self._about()

    def _read(self) -> None:
        """Read the entries again."""
        economy = self._economy()
        self._ledger = Ledger(economy) if economy else None
        self._accounts = {}
        first, last = self._days[0], self._days[-1]
        month = f"{MONTHS[first.month - 1]} {first.year}"
        if first.month != last.month:
            since = str(first.year) if first.year != last.year else ""
            month = " ".join(
                filter(None, [MONTHS[first.month - 1], since, "–", MONTHS[last.month - 1], str(last.year)])
            )
        self._title.setText(month)
        self.grid.refresh()
        self._arrange()
        self._about()

    def _arrange(self) -> None:
        """The grid as wide as its days, long names shortened for them; the words of a cell beside it or below."""
        self.grid.fit()
        for column in range(len(self._days)):
            self.grid.setColumnWidth(column, max(self.grid.columnWidth(column), theme.px(CELL)))
        names, days = self.grid.verticalHeader(), self.grid.horizontalHeader().length() + 2 * self.grid.frameWidth()
        if self._span.currentIndex() == 0:
            names.setFixedWidth(max(min(names.width(), theme.px(NAMES)), min(names.width(), self.width() - days)))
        wanted = names.width() + days
        self.grid.setMaximumWidth(wanted)
        roomy = self.width() - wanted > theme.px(WIDTH)
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other arrangement."""
        super().resizeEvent(event)
        self._arrange()

    def _day(self) -> date | None:
        """The day that the cursor is in."""
        column = self.grid.currentIndex().column()
        return self._days[column] if 0 <= column < len(self._days) else None

    def _about(self) -> None:
        """The running total on the day of the cursor, and the words of its cell."""
        economy, day, row = self._economy(), self._day(), self.grid.currentIndex().row()
        if economy is None or self._ledger is None:
            return
        behaviours = self._behaviours()
        known = day is not None and 0 <= row < len(behaviours)
        entries = self._ledger.entries(behaviours[row], day) if known and day else []
        self.cell.show_cell(title_of(behaviours[row]) if known else "", day, entries)
        self.standing.setText(self._standing_words(economy, day))
        below = self._account(economy, day).balance < 0
        theme.mark(self.standing, "trouble" if below else "")

    def _account(self, economy: TokenEconomy, day: date | None) -> Account:
        if day not in self._accounts:
            self._accounts[day] = token_account.account(economy, day)
        return self._accounts[day]

    def _standing_words(self, economy: TokenEconomy, day: date | None) -> str:
        on_day = tr("Sampai {day}: {standing}").format(
            day=long_date(day or date.today()),
            standing=token_account.standing(economy, day, self._account(economy, day)),
        )
        sums = self._account(economy, None)
        whole = tr("Seluruhnya: diperoleh {earned}, dipotong {deducted}, ditukar {exchanged}, tersisa {left}").format(
            earned=number(sums.earned),
            deducted=number(sums.deducted),
            exchanged=number(sums.exchanged),
            left=number(sums.balance).replace("-", MINUS),
        )
        more = token_account.difference_from_stated(economy, sums)
        stated = (
            tr("tertulis {stated}, berbeda {count}").format(stated=economy.earned_stated, count=abs(more))
            if more
            else ""
        )
        return "\n".join([on_day, "; ".join(filter(None, [whole, stated]))])

    def _exchange(self) -> None:
        economy, day = self._economy(), self._day()
        if economy is not None and not self.notebook.read_only:
            words = token_ledger.exchange(self.notebook, self.case, economy, day or date.today())
            self._read()
            self.edits.told.emit(words, None)

    def _into_evaluation(self) -> None:
        economy = self._economy()
        if economy is None:
            return
        count = token_ledger.into_changes(self.notebook, self.case, economy) if economy.entries else 0
        words = tr("{count} baris ditambahkan pada Evaluasi, Perubahan sebelum dan sesudah.").format(count=count)
        self.edits.told.emit(words if count else tr("Tidak ada hasil baru untuk evaluasi."), None)

    def _economies(self) -> list[TokenEconomy]:
        """Those that name a behaviour: without one there is nothing to note."""
        return [economy for economy in self.case.token_economies if economy.behaviours]

    def _economy(self) -> TokenEconomy | None:
        economies = self._economies()
        return economies[min(max(0, self._which.currentIndex()), len(economies) - 1)] if economies else None

    def _behaviours(self) -> list[TokenBehaviour]:
        economy = self._economy()
        return list(economy.behaviours) if economy else []

    def _source(self) -> GridSource:
        digits = {str(figure): (str(figure), tr("{count} poin").format(count=figure)) for figure in range(10)}
        return GridSource(
            rows=lambda: [title_of(behaviour) for behaviour in self._behaviours()],
            columns=lambda: [_heading(day) for day in self._days],
            keys={" ": (AGREED, tr("Poin yang disepakati")), "-": (DEDUCT, tr("Potongan")), **digits},
            get=lambda row, column: str(self._points(row, column)),
            put=self._put,
            row_total=lambda row: self._sum(row, None),
            column_total=lambda column: self._sum(None, column),
            read_only=self.notebook.read_only,
            usual=AGREED,
            usual_words=tr("Semua berhasil"),
        )

    def _points(self, row: int, column: int) -> Points:
        behaviours = self._behaviours()
        if self._ledger is None or row >= len(behaviours) or column >= len(self._days):
            return Points()
        return self._ledger.points(behaviours[row], self._days[column])

    def _sum(self, row: int | None, column: int | None) -> str:
        rows = range(len(self._behaviours())) if row is None else [row]
        columns = range(len(self._days)) if column is None else [column]
        noted = [points for at in rows for day in columns if (points := self._points(at, day)) != Points()]
        return number(sum(points.total for points in noted)).replace("-", MINUS) if noted else ""

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        """A figure is what was earned, and leaves a deduction beside it; a minus adds the agreed deduction."""
        economy, behaviours = self._economy(), self._behaviours()
        if economy is None:
            return ""
        wanted: dict[tuple[TokenBehaviour, date], Points] = {}
        unread = 0
        for row, column, value in cells:
            behaviour, known = behaviours[row], self._points(row, column)
            typed = Points(behaviour.points or 1) if value == AGREED else token_ledger.read_points(value)
            if value == DEDUCT:
                typed = Points(known.earned, (known.deducted or 0) + abs(behaviour.deduction or behaviour.points or 1))
            elif typed is not None and typed.earned is not None and typed.deducted is None:
                typed = Points(typed.earned, known.deducted)
            if typed is None:
                unread += 1
            else:
                wanted[behaviour, self._days[column]] = typed
        before = self._ledger
        words = token_ledger.put_points(self.notebook, self.case, economy, wanted)
        if self._ledger is before:
            self._read()
        if unread:
            kept = tr("{count} isian bukan angka dan tidak ditempel; isinya masih di papan klip.")
            return kept.format(count=unread)
        return words


def _heading(day: date) -> str:
    """Weekday and day; today has a sign."""
    today = "•" if day == date.today() else ""
    return f"{weekday_name(day)[:3]}{today}\n{day.day}/{day.month}"
