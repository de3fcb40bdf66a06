"""Who is called how in what leaves: to be looked at here, never printed and never saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.invented_names import Called


class NamesKey(QDialog):
    """The names of a case and what stands for them."""

    def __init__(self, parent: QWidget, lines: Sequence[Called]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Siapa disebut apa"))
        self.resize(theme.px(520), theme.px(460))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        grid.addWidget(theme.label(tr("Nama"), "label"), 0, 0)
        grid.addWidget(theme.label(tr("Disebut"), "label"), 0, 1)
        for at, line in enumerate(lines, 1):
            grid.addWidget(theme.label(line.name, wrap=True), at, 0)
            grid.addWidget(theme.label(line.called, "attention" if line.shared else ""), at, 1)
        grid.setRowStretch(len(lines) + 1, 1)
        area = scrolling()
        area.setWidget(sheet)
        close = theme.button(tr("Tutup"), "action")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        words = tr("Kunci ini hanya ada di buku kasus. Sebutan diubah pada isian “Inisial” di halaman orangnya.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        if any(line.shared for line in lines):
            shared = tr("Ada yang disebut sama; beri inisial lain supaya pembaca dapat membedakannya.")
            column.addWidget(theme.label(shared, "attention", wrap=True))
        column.addWidget(shell_style.rule())
        column.addWidget(area, 1)
        column.addWidget(close)
        self.finished.connect(self.deleteLater)
