"""«Rekap»: cases, services and hours of a period in tables; every number opens the cases behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.casework.recap_facts import RecapScope
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.still_choice import StillChoice
from caseworker_app.gui.base.work import busy, in_background
from caseworker_app.gui.home.period_choice import PeriodChoice
from caseworker_app.gui.home.tally_view import Bars, TallyModel, TallyView
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.jobs import period_recap, worked_hours
from caseworker_app.jobs.office_papers import AGENCY_RECAP, WORKER_HOURS
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.casework.tallies import Tally, TallyTable
    from caseworker_app.casework.worked_hours import WorkedHours
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.jobs.period_recap import PeriodRecap
    from caseworker_app.store.notebook import Notebook

XLSX = "Excel (*.xlsx)"
_TABLES, _CASES, _NARROW_TABLES, _NARROW_CASES = 184, 226, 150, 150
_NARROW = 1100  # below it both lists at the sides are narrower


class Recaps(Place):
    """The tables of a period at the left, the chosen one in the middle, the cases behind a number at the right."""

    help_topic = "rekap"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self.recap: PeriodRecap | None = None
        self.hours: WorkedHours | None = None
        self._asked = 0
        self.period = PeriodChoice()
        self.worker = StillChoice()
        self.worker.setAccessibleName(tr("Petugas"))
        self.worker.setMinimumWidth(theme.px(170))
        self.tables = _list(tr("Tabel rekap"))
        self.title = theme.label("", "heading", wrap=True)
        self.explained = theme.label("", "muted", wrap=True)
        self.empty = theme.label("", "", wrap=True)
        self.model = TallyModel()
        self.view = TallyView(self.model)
        self.bars = Bars()
        self.charted = theme.label("", "label")
        self.behind = theme.label("", "label", wrap=True)
        self._side = QWidget()
        self.cases = _list(tr("Kasus di balik angka"))
        self.print = theme.button(tr("Cetak …"), picture=theme.icon("print"))
        self.excel = self._excel_button()
        self._lay_out()
        self.period.changed.connect(self._reckon)
        self.worker.activated.connect(self._reckon)
        self.tables.currentRowChanged.connect(self._show_table)
        self.view.picked.connect(self._show_cases)
        self.view.wanted.connect(self._go_to_cases)
        self.cases.itemActivated.connect(
            lambda item: self.case_wanted.emit(item.data(Qt.ItemDataRole.UserRole), "", "")
        )
        self.print.clicked.connect(self._print)

    def arrive(self, what: str = "") -> None:
        """Reckon anew. what: the key of a table («meetings», «weeks»), or "" for the one that was looked at last."""
        self._fill_workers()
        self._reckon(what)
        self.tables.setFocus()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Something was changed while the numbers are in sight."""
        if kinds:
            self._reckon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the numbers first."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        self.tables.setFixedWidth(theme.px(_NARROW_TABLES if narrow else _TABLES))
        self._side.setFixedWidth(theme.px(_NARROW_CASES if narrow else _CASES))

    def release(self) -> None:
        """Forget every case."""
        self._asked += 1
        self.recap = self.hours = None
        self.model.show(None)
        self.tables.clear()
        self.cases.clear()

    def _fill_workers(self) -> None:
        chosen = self.worker.currentData()
        self.worker.clear()
        self.worker.addItem(tr("Semua petugas"), None)
        for id_, name in worked_hours.workers(self.notebook):
            self.worker.addItem(name, id_)
        self.worker.setCurrentIndex(max(0, self.worker.findData(chosen)))

    def _reckon(self, what: object = "") -> None:
        """Reckon in a thread what is chosen now; only the newest answer is shown."""
        self._asked += 1
        asked, notebook, scope = self._asked, self.notebook, self._scope()
        key = what if isinstance(what, str) and what else self._key()
        busy(self, on=True)

        def reckon() -> tuple[PeriodRecap, WorkedHours]:
            recap = period_recap.period_recap(notebook, scope)
            return recap, worked_hours.hours(notebook, scope.period, scope.worker)

        def done(found: tuple[PeriodRecap, WorkedHours]) -> None:
            if asked == self._asked:
                busy(self, on=False)
                self.recap, self.hours = found
                self._fill(key)

        in_background(self, reckon, done)

    def _scope(self) -> RecapScope:
        return RecapScope(self.period.period, worker=self.worker.currentData())

    def _all_tables(self) -> list[TallyTable]:
        return [*self.recap.tables, *self.hours.tables] if self.recap and self.hours else []

    def _key(self) -> str:
        table = self._table()
        return table.key if table else ""

    def _fill(self, key: str) -> None:
        self.tables.blockSignals(True)
        self.tables.clear()
        for table in self._all_tables():
            item = QListWidgetItem(_short(table))
            item.setData(Qt.ItemDataRole.UserRole, table.key)
            if not table.rows:
                item.setForeground(theme.colour("muted"))
            self.tables.addItem(item)
        keys = [table.key for table in self._all_tables()]
        self.tables.setCurrentRow(keys.index(key) if key in keys else 0)
        self.tables.blockSignals(False)
        self._show_table()

    def _table(self) -> TallyTable | None:
        row = self.tables.currentRow()
        tables = self._all_tables()
        return tables[row] if 0 <= row < len(tables) else None

    def _show_table(self, _row: int = 0) -> None:
        table = self._table()
        self.model.show(table)
        self.bars.show_table(table)
        filled = bool(table and table.rows)
        self.view.setVisible(filled)
        self.empty.setVisible(not filled)
        if table is None:
            return
        self.title.setText(table.title)
        self.explained.setText(" ".join((table.explained, *table.notes)))
        self.empty.setText(tr("Tidak ada yang tercatat untuk periode ini. Pilih periode lain di atas."))
        self.charted.setText(table.columns[table.charted].title if table.charted >= 0 else "")
        self.charted.setVisible(self.bars.isVisibleTo(self))
        self.view.fit()
        self._show_cases(None)

    def _show_cases(self, tally: Tally | None) -> None:
        """The cases behind a number, or how one comes by them."""
        self.cases.clear()
        if tally is None or self.recap is None:
            self.behind.setText(tr("Klik satu angka untuk melihat kasus-kasusnya."))
            return
        count = number(len(tally.cases))
        self.behind.setText(tr("{count} kasus di balik angka ini").format(count=count))
        for id_ in tally.cases:
            case = self.recap.cases.get(id_)
            if case is not None:
                words = "  ".join(filter(None, (case.initials, case.number, case.cluster)))
                item = QListWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, id_)
                item.setToolTip(tr("Enter membuka kasus ini"))
                self.cases.addItem(item)

    def _go_to_cases(self) -> None:
        if self.cases.count():
            self.cases.setCurrentRow(0)
            self.cases.setFocus()

    def _is_hours(self) -> bool:
        return self._key() in {"weeks", "days"}

    def _print(self) -> None:
        key, title = (
            (WORKER_HOURS, tr("Jam kerja petugas")) if self._is_hours() else (AGENCY_RECAP, tr("Rekap kasus lembaga"))
        )
        OfficePaper(self, self.notebook, key, title, scope=self._scope()).open()

    def _excel_button(self) -> QPushButton:
        button = theme.button(tr("Simpan Excel"))
        menu = QMenu(button)
        menu.addAction(tr("Dengan inisial …"), lambda: self._save(names=False))
        menu.addAction(tr("Dengan nama asli …"), lambda: self._save(names=True))
        button.setMenu(menu)
        return button

    def _save(self, *, names: bool) -> None:
        """Write the workbook in a thread, then ask for its place."""
        recap, hours = self.recap, self.hours
        if recap is None or hours is None:
            return
        write: Callable[[], bytes]
        if self._is_hours():
            word, leaving = "jam-kerja", period_recap.hours_leaving(names=names)
            write = lambda: period_recap.hours_workbook(hours, names=names)  # noqa: E731 - chosen here, run in a thread
        else:
            word, leaving = "rekap-kasus", period_recap.recap_leaving(names=names)
            write = lambda: period_recap.recap_workbook(recap, names=names)  # noqa: E731
        in_background(self, write, lambda data: self._keep(data, f"{word}_{date.today().isoformat()}.xlsx", leaving))

    def _keep(self, data: bytes, name: str, leaving: Leaving) -> None:
        try:
            path = paper.save_as(self, data, name, XLSX, write=paper.noting(self.notebook, leaving))
        except CaseworkerError as error:
            self.troubled.emit(str(error))
            return
        if path is not None:
            if not self.notebook.read_only:
                self.notebook.note("export")
            self.told.emit(tr("Disimpan: {name}.").format(name=path.name), None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(theme.label(tr("Rekap"), "title"))
        head.addWidget(self.period)
        head.addWidget(self.worker)
        head.addStretch(1)
        head.addWidget(self.print)
        head.addWidget(self.excel)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(8))
        beside.addWidget(self.behind)
        beside.addWidget(self.cases, 1)
        sheet = QWidget()
        middle = QVBoxLayout(sheet)
        middle.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        middle.setSpacing(theme.px(8))
        for widget in (self.title, self.explained, self.empty, self.view, self.charted, self.bars):
            middle.addWidget(widget)
        middle.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        card = shell_style.card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(theme.px(1), theme.px(1), theme.px(1), theme.px(1))
        inner.addWidget(area)
        body.addWidget(self.tables)
        body.addWidget(card, 1)
        body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addLayout(head)
        column.addLayout(body, 1)


def _list(name: str) -> QListWidget:
    """A list of words without a bar at its foot."""
    widget = QListWidget()
    widget.setAccessibleName(name)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.mark(widget, "options")
    return widget


def _short(table: TallyTable) -> str:
    """The title without its period, which stands above, and without what most of them begin with."""
    words = table.title.partition(", ")[0].removeprefix(tr("Kasus menurut") + " ")
    return words[:1].upper() + words[1:]
