"""Which of several records of a case is drawn: a button with its day, and a menu of the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class RecordChoice(QPushButton):
    """chosen: the id of another record. described: date, stage and remark of the one that is drawn are wanted."""

    chosen = Signal(str)
    described = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "quiet")
        self.setToolTip(tr("Tanggal dan tahapnya, dan mana yang digambar"))
        self.setMenu(QMenu(self))
        self.hide()

    def offer(self, records: Sequence[Any], current: Any) -> None:
        """Show which one is drawn, and what else there is to choose from."""
        menu = self.menu()
        menu.clear()
        for number, record in enumerate(records, 1):
            entry = menu.addAction(_called(record, number))
            entry.setCheckable(True)
            entry.setChecked(record is current)
            entry.triggered.connect(partial(self._choose, record.id))
        menu.addSeparator()
        menu.addAction(tr("Tanggal, tahap, keterangan …")).triggered.connect(lambda _=False: self.described.emit())
        self.setVisible(current is not None)
        if current is not None:
            self.setText(theme.plain(_called(current, list(records).index(current) + 1)))

    def _choose(self, record_id: str) -> None:
        self.chosen.emit(record_id)


def _called(record: Any, number: int) -> str:
    day = record.date.short() if record.date else tr("tanpa tanggal")
    title = getattr(record, "title", None) or record.stage or (str(number) if number > 1 else "")
    return " · ".join(filter(None, (title, day)))
