"""Which period a recap is about: a month, quarter, half-year, year, all times, or any days, stepped through by keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from caseworker_app.casework.periods import ALWAYS, Period, containing, moved
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.still_choice import StillChoice
from caseworker_app.model.date_setting import Setting
from caseworker_app.model.indonesian import short_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

ALL, FREE = "all", "free"


class PeriodChoice(QWidget):
    """changed: another period was chosen. ``period`` is the one in force."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        today = date.today()
        self.period = containing("year", today)
        self.kind = StillChoice()
        self.kind.setAccessibleName(tr("Jenis periode"))
        for key, words in (
            ("month", tr("Bulan")),
            ("quarter", tr("Triwulan")),
            ("half", tr("Semester")),
            ("year", tr("Tahun")),
            (ALL, tr("Semua waktu")),
            (FREE, tr("Pilih tanggal")),
        ):
            self.kind.addItem(words, key)
        self.kind.setCurrentIndex(self.kind.findData("year"))
        self.back = theme.button("", "quiet", picture=theme.icon("left"))
        self.on = theme.button("", "quiet", picture=theme.icon("right"))
        self.back.setAccessibleName(tr("Periode sebelumnya"))
        self.on.setAccessibleName(tr("Periode berikutnya"))
        self.title = theme.label("", "label")
        self.title.setMinimumWidth(theme.px(120))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first, self.last = QLineEdit(), QLineEdit()
        for editor, words in ((self.first, tr("Dari tanggal")), (self.last, tr("Sampai tanggal"))):
            editor.setAccessibleName(words)
            editor.setPlaceholderText(words)
            editor.setFixedWidth(theme.px(140))
            editor.editingFinished.connect(self._read)
        self.wrong = theme.label("", "attention")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for widget in (self.kind, self.back, self.title, self.on, self.first, self.last, self.wrong):
            row.addWidget(widget)
        self.kind.activated.connect(self._choose)
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self._show()

    def choose(self, kind: str, day: date) -> None:
        """The month, quarter, half-year or year (a key of ``MONTHS_IN``) in which a day lies."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._take(containing(kind, day))

    def _choose(self) -> None:
        kind = self.kind.currentData()
        today = date.today()
        near = today if self.period == ALWAYS or today in self.period else self.period.first
        if kind == ALL:
            self._take(ALWAYS)
        elif kind == FREE:
            start = self.period if self.period != ALWAYS else containing("year", today)
            self.first.setText(short_date(start.first))
            self.last.setText(short_date(start.last))
            self._take(start)
            self.first.setFocus()
        else:
            self._take(containing(kind, near))

    def _step(self, by: int) -> None:
        self._take(moved(self.kind.currentData(), self.period.first, by))

    def _read(self) -> None:
        """The two days as they were typed; what cannot be read is told, and nothing changes."""
        setting = Setting(date.today())
        days = [PartialDate.parse(editor.text(), setting) for editor in (self.first, self.last)]
        first, last = days[0].earliest, days[1].latest
        if first is None or last is None or first > last:
            self.wrong.setText(tr("Isi dua tanggal, yang awal lebih dahulu"))
            return
        self.wrong.setText("")
        if Period(first, last) != self.period:
            self._take(Period(first, last))

    def _take(self, period: Period) -> None:
        self.period = period
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self.kind.currentData()
        stepped = kind not in {ALL, FREE}
        for part in (self.back, self.title, self.on):
            part.setVisible(stepped)
        for typed in (self.first, self.last, self.wrong):
            typed.setVisible(kind == FREE)
        self.title.setText(self.period.title)
