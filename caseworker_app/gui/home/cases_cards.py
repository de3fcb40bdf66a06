"""«Terakhir dikerjakan» and «Kasus berjalan»: back to the page where one left, and how the running cases stand."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.cases.case_columns import COLUMNS
from caseworker_app.gui.cases.case_table import ROW, CaseModel, CaseView
from caseworker_app.gui.home.card import Card
from caseworker_app.jobs import case_register
from caseworker_app.jobs.case_register import Order, Standing, Wanted
from caseworker_app.jobs.latest import near
from caseworker_app.jobs.recent_work import RecentCase, recent_cases
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from caseworker_app.jobs.case_register import CaseLine
    from caseworker_app.store.notebook import Notebook

RECENT, RUNNING = 5, 10
_COLUMNS = (Order.CLIENT, Order.AGE, Order.CLUSTER, Order.STAGE, Order.LAST, Order.NEXT)


class RecentCard(Card):
    """A button for each of the cases that were worked on last, in one line."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(tr("Terakhir dikerjakan"), notebook)
        theme.mark(self, "")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._buttons = QWidget()
        self._row = Flow(self._buttons, gap=theme.px(8), line_gap=theme.px(6))
        self.head.insertWidget(1, self._buttons, 100)
        self.hide()

    def read(self, today: date) -> list[RecentCase]:
        """The last cases by the audit trail."""
        del today
        with self.notebook.reader() as session:
            return recent_cases(session, RECENT)

    def show_read(self, read: list[RecentCase], today: date) -> None:
        """Hidden while nothing was changed yet."""
        while (item := self._row.takeAt(0)) is not None:
            if button := item.widget():
                button.hide()
                button.deleteLater()
        for recent in read:
            self._row.add(self._button(recent, today))
        self.setVisible(bool(read))

    def _button(self, recent: RecentCase, today: date) -> QWidget:
        button = theme.button(" · ".join((recent.client, recent.page or recent.number)), "chip")
        when = near(PartialDate.on(recent.at.date()), today) if recent.at else ""
        clock = f"{recent.at:%H.%M}" if recent.at and recent.at.date() == today else ""
        button.setToolTip(", ".join(filter(None, (recent.number, when, clock))))
        button.clicked.connect(lambda: self.case_wanted.emit(recent.case_id, recent.place, ""))
        return button


@dataclasses.dataclass(frozen=True, slots=True)
class Running:
    """The running cases on top, and how many there are in all."""

    ids: list[str]
    lines: dict[str, CaseLine]
    count: int


class RunningCard(Card):
    """The running cases in which something was done last; the others are a click away."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(tr("Kasus berjalan"), notebook)
        self._all = theme.button("", "link")
        self._all.clicked.connect(lambda: self.place_wanted.emit("cases", ""))
        self.head.addWidget(self._all)
        self._model = CaseModel(self._read_lines)
        self.view = CaseView(self._model)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Kasus berjalan"))
        header = self.view.horizontalHeader()
        header.setSectionsMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.activated.connect(lambda index: self.case_wanted.emit(self._model.ids[index.row()], "", ""))
        self.view.clicked.connect(lambda index: self.case_wanted.emit(self._model.ids[index.row()], "", ""))
        self.show_lines([self.view])

    def read(self, today: date) -> Running:
        """The first of them, and their number."""
        running = Wanted(standing=Standing.RUNNING, order=Order.LAST)
        with self.notebook.reader() as session:
            ids = case_register.ordered(session, running, today)
            first = ids[:RUNNING]
            return Running(first, case_register.lines(session, first, today), len(ids))

    def show_read(self, read: Running, today: date) -> None:
        """As many lines as there are, without a bar of their own."""
        del today
        self.setVisible(bool(read.ids))
        self._model.show(read.ids, read.lines)
        hidden = [column.key.value for column in COLUMNS if column.key not in _COLUMNS]
        self.view.arrange({"hidden": hidden})
        height = self.view.horizontalHeader().sizeHint().height() + len(read.ids) * theme.px(ROW)
        self.view.setFixedHeight(height + theme.px(2))
        rest = read.count > len(read.ids)
        words = tr("Semua {count} kasus berjalan") if rest else tr("Buka daftar kasus")
        self._all.setText(words.format(count=read.count))

    def _read_lines(self, ids: Collection[str]) -> dict[str, CaseLine]:
        with self.notebook.reading() as session:
            return case_register.lines(session, ids, self._model.today)
