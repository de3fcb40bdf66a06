"""Which of several records of a case is drawn: a chip for each, while there is more than one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton


class RecordChoice(QWidget):
    """chosen: the id of another record was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, gap=theme.px(6), line_gap=theme.px(6))
        self._chips: dict[tuple[str, str], QPushButton] = {}
        self.hide()

    def offer(self, records: Sequence[Any], current: Any) -> None:
        """Show what there is to choose from; ``current`` is drawn now."""
        names = [(record.id, _called(record, number)) for number, record in enumerate(records, 1)]
        if names != list(self._chips):
            while (item := self._flow.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            self._chips = {name: theme.button(name[1], "chip", checkable=True) for name in names}
            for (record_id, _), chip in self._chips.items():
                chip.clicked.connect(partial(self.chosen.emit, record_id))
                self._flow.add(chip)
        self.setVisible(len(names) > 1)
        for (record_id, _), chip in self._chips.items():
            chip.setChecked(current is not None and record_id == current.id)


def _called(record: Any, number: int) -> str:
    day = record.date.short() if record.date else ""
    return " · ".join(filter(None, (getattr(record, "title", None) or record.stage or str(number), day)))
