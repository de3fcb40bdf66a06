"""The notebooks that were open on this machine: one line each, to open one or to take it off the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui import shell_style, theme
from caseworker_app.jobs import example
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.gui.preferences import Recent


class RecentNotebooks(QWidget):
    """chosen: one is to be opened, whether it is there or not. forgotten: off the list. example_unwanted: remove it."""

    chosen = Signal(object)
    forgotten = Signal(object)
    example_unwanted = Signal()

    def __init__(self, notebooks: Sequence[Recent]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(theme.label(tr("Terakhir dibuka"), "label"))
        for notebook in notebooks:
            column.addLayout(self._line(notebook))

    def _line(self, notebook: Recent) -> QHBoxLayout:
        path, there = notebook.path, notebook.there
        name = theme.button(path.stem, "link" if there else "missing")
        name.setToolTip(str(path))
        name.clicked.connect(lambda: self.chosen.emit(path))
        words = [_opened(notebook.opened)] if there else [tr("tidak ditemukan")]
        place = theme.label(" · ".join(filter(None, (*words, str(path.parent)))), "muted")
        place.setToolTip(str(path))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(name)
        if example.is_at(path):
            row.addWidget(shell_style.badge(tr("Contoh"), "attention"))
            place.setText(" · ".join(filter(None, (*words, tr("semua orang di sini rekaan")))))
            leave = theme.button(tr("Hapus contoh"), "quiet")
            leave.clicked.connect(self.example_unwanted)
        else:
            leave = theme.button(tr("Hapus dari daftar"), "quiet")
            leave.setToolTip(tr("Buku kasusnya sendiri tidak dihapus"))
            leave.clicked.connect(lambda: self.forgotten.emit(path))
        leave.setAccessibleName(f"{leave.text()}: {path.stem}")
        place.setMinimumWidth(theme.px(60))  # a long folder gives way, not the buttons
        row.addWidget(place, 1)
        row.addWidget(leave, alignment=Qt.AlignmentFlag.AlignRight)
        return row


def _opened(day: date | None) -> str:
    if day is None:
        return ""
    days = (date.today() - day).days
    if days in {0, 1}:
        return tr("dibuka hari ini") if days == 0 else tr("dibuka kemarin")
    written = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return tr("dibuka {day}").format(day=written)
