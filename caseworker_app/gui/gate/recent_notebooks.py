"""The notebooks that were open on this machine: each to open one or to take it off the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.jobs import example
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from caseworker_app.gui.base.preferences import Recent


class RecentNotebooks(QWidget):
    """chosen: one is to be opened, whether it is there or not. forgotten: off the list. example_unwanted: remove it.

    with_example: whether the example is among them.
    """

    chosen = Signal(object)
    forgotten = Signal(object)
    example_unwanted = Signal()

    def __init__(self, notebooks: Sequence[Recent]) -> None:
        super().__init__()
        self.with_example = any(example.is_at(notebook.path) for notebook in notebooks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(theme.label(tr("Terakhir dibuka"), "label"))
        for notebook in notebooks:
            column.addLayout(self._lines(notebook))

    def _lines(self, notebook: Recent) -> QVBoxLayout:
        path, there = notebook.path, notebook.there
        is_example = example.is_at(path)
        name = theme.button(path.stem, "link" if there else "missing")
        name.setToolTip(str(path))
        name.clicked.connect(lambda: self.chosen.emit(path))
        when = _opened(notebook.opened) if there else tr("tidak ditemukan")
        where = tr("semua orang di sini rekaan") if is_example else str(path.parent)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(name)
        if is_example:
            head.addWidget(shell_style.badge(tr("Contoh"), "attention"))
        head.addStretch()
        head.addWidget(self._leave(path, is_example=is_example))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(ElidedLabel(" · ".join(filter(None, (when, where)))))
        return lines

    def _leave(self, path: Path, *, is_example: bool) -> QPushButton:
        if is_example:
            button = theme.button(tr("Hapus contoh"), "quiet")
            button.clicked.connect(self.example_unwanted)
        else:
            button = theme.button(tr("Hapus dari daftar"), "quiet")
            button.setToolTip(tr("Buku kasusnya sendiri tidak dihapus"))
            button.clicked.connect(lambda: self.forgotten.emit(path))
        button.setAccessibleName(f"{button.text()}: {path.stem}")
        return button


def _opened(day: date | None) -> str:
    if day is None:
        return ""
    days = (date.today() - day).days
    if days in {0, 1}:
        return tr("dibuka hari ini") if days == 0 else tr("dibuka kemarin")
    written = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return tr("dibuka {day}").format(day=written)
