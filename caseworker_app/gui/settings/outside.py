"""What lies outside the notebook, when to be reminded of it, and the documents about all cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.copies_view import CopiesView
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import office_papers, outside_copies, printing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from caseworker_app.store.notebook import Notebook

_DAYS = (7, 14, 30, 90)


class OutsidePart(SettingsPart):
    """The documents about all cases, then every copy of every case."""

    help_topic = "dokumen"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._old = theme.label("", "attention", wrap=True)
        self._view = CopiesView(notebook)
        self._said = theme.label("", "done", wrap=True)
        self._said.hide()
        self._view.said.connect(self._say)
        self._days = QComboBox()
        self._days.setAccessibleName(tr("Ingatkan sesudah"))
        for count in _DAYS:
            self._days.addItem(tr("{count} hari").format(count=count), count)
        self._days.addItem(tr("tidak pernah"), 0)
        self._days.setCurrentIndex(max(0, self._days.findData(outside_copies.days(notebook))))
        self._days.setEnabled(not notebook.read_only)
        self._days.currentIndexChanged.connect(
            lambda: outside_copies.choose_days(notebook, int(self._days.currentData()))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(theme.label(tr("Dokumen tentang semua kasus"), "label"))
        for key, title in printing.available(agency=True):
            button = theme.button(f"{title} …", "link")
            button.clicked.connect(lambda _=False, key=key, title=title: self.open_paper(key, title))
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._old)
        column.addSpacing(theme.px(6))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(4))
        column.addWidget(theme.label(tr("Salinan di luar buku kasus"), "label"))
        words = tr("Berkas dan cetakan dari semua kasus. Yang tidak terkunci dapat dibaca siapa pun.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(theme.label(tr("Ingatkan sesudah")))
        row.addWidget(self._days)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._view)

    def showEvent(self, event: QShowEvent) -> None:
        """Look where the copies are now, and whether the sheet for a lost laptop is old."""
        super().showEvent(event)
        self._view.refresh()
        old = office_papers.sheet_is_old(self._notebook)
        words = tr("Lembar laptop hilang belum dicetak dalam tiga bulan ini: cetak sekarang dan simpan di kantor.")
        self._old.setText(words if old else "")
        self._old.setVisible(old)

    def release(self) -> None:
        """The notebook is about to be closed: look no more."""
        self._view.release()

    def open_paper(self, key: str, title: str) -> None:
        """Look at one of the documents about all cases."""
        from caseworker_app.gui.papers.office_paper import OfficePaper

        dialog = OfficePaper(self.window(), self._notebook, key, title)
        dialog.finished.connect(lambda _: self._view.refresh())
        dialog.open()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
