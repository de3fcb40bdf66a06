"""The first page of all: make a notebook, look at the example, or open a notebook that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.gate.recent_notebooks import RecentNotebooks


class WelcomePage(QWidget):
    """create_wanted, example_wanted, elsewhere, restore_wanted: what the user chose.

    recent: notebooks that were open before, all of them out of sight now, or None where there are none.
    """

    create_wanted = Signal()
    example_wanted = Signal()
    elsewhere = Signal()
    restore_wanted = Signal()

    def __init__(self, recent: RecentNotebooks | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(32), theme.px(56), theme.px(32))
        column.setSpacing(theme.px(6))
        column.addStretch()
        column.addWidget(theme.label(tr("Selamat datang"), "greeting"))
        words = tr(
            "Semua kasus Anda disimpan dalam satu buku kasus di komputer ini. Buku itu terkunci dengan kata "
            "sandi; tidak ada yang dikirim ke internet."
        )
        column.addWidget(theme.label(words, wrap=True))
        self._told = theme.label("", "trouble", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        create = tr("Untuk mulai mencatat kasus pertama Anda.")
        self.setFocusProxy(self._way(column, tr("Buat buku kasus baru"), create, self.create_wanted, "action"))
        look = tr("Dua kasus yang sudah terisi, untuk melihat-lihat dan berlatih; semua orang di dalamnya rekaan.")
        self._way(column, tr("Coba dengan contoh"), look, self.example_wanted)
        there = tr("Bila Anda sudah mempunyai buku kasus di komputer atau flashdisk.")
        self._way(column, tr("Buka buku kasus …"), there, self.elsewhere)
        self._way(column, tr("Pulihkan dari cadangan …"), "", self.restore_wanted, "link")
        if recent is not None:
            column.addSpacing(theme.px(10))
            column.addWidget(recent)
        column.addStretch()

    def tell(self, sentence: str, role: str = "trouble") -> None:
        """A sentence below the greeting, in the role «trouble», «attention» or «done»."""
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()

    def _way(self, column: QVBoxLayout, words: str, why: str, signal: SignalInstance, role: str = "") -> QWidget:
        button = theme.button(words, role)
        button.clicked.connect(lambda _=False: signal.emit())
        column.addSpacing(theme.px(10))
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        if why:
            column.addWidget(theme.label(why, "muted", wrap=True))
        return button
