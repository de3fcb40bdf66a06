"""Which details about people a document with initials tells exactly: one rule, seen and changed in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caseworker_app.casework.coarsening import DETAILS
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection


class DetailsChoice(QWidget):
    """A line that unfolds into a tick for each kind of detail. chosen: the keys of those that are told exactly."""

    chosen = Signal(set)

    def __init__(self, exact: Collection[str], *, read_only: bool) -> None:
        super().__init__()
        self._head = theme.button("", "link")
        self._head.clicked.connect(self._turn)
        self._lines = QWidget()
        self.ticks: dict[str, QCheckBox] = {}
        inside = QVBoxLayout(self._lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        inside.addWidget(theme.label(tr("Yang dicentang disamarkan di semua dokumen berinisial."), "muted", wrap=True))
        for detail in DETAILS:
            tick = QCheckBox(f"{tr(detail.label)}: {tr(detail.coarse)}")
            tick.setChecked(detail.key not in exact)
            tick.setEnabled(not read_only)
            tick.toggled.connect(self._choose)
            self.ticks[detail.key] = tick
            inside.addWidget(tick)
        self._lines.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._head)
        column.addWidget(self._lines)
        self._tell()

    def exact(self) -> set[str]:
        """The keys of the details that are told exactly."""
        return {key for key, tick in self.ticks.items() if not tick.isChecked()}

    def _choose(self) -> None:
        self._tell()
        self.chosen.emit(self.exact())

    def _turn(self) -> None:
        self._lines.setVisible(not self._lines.isVisible())
        self._tell()

    def _tell(self) -> None:
        coarse = len(DETAILS) - len(self.exact())
        words = tr("Rincian disamarkan: {count} dari {all}").format(count=coarse, all=len(DETAILS))
        self._head.setText(words if self._lines.isVisibleTo(self) else f"{words} …")
