"""Beranda of an empty notebook: three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class FirstSteps(QWidget):
    """Emits what it is given: that the example, a new case, or a backup is wanted."""

    def __init__(
        self, example: SignalInstance, new: SignalInstance, restore: SignalInstance, *, may_write: bool
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(theme.label(tr("Buku kasus ini masih kosong"), "title"), alignment=middle)
        column.addWidget(
            theme.label(tr("Pilih cara memulai; dua cara lain tetap ada nanti."), "muted"), alignment=middle
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addStretch(1)
        look = tr("Dua kasus yang sudah terisi, untuk melihat-lihat dan berlatih; semua orang di dalamnya rekaan.")
        begin = tr("Daftarkan klien pertama: cukup nama atau inisialnya, yang lain dapat menyusul.")
        back = tr("Bila kasus Anda ada dalam cadangan di flashdisk atau di folder lain.")
        for words, why, signal, role, ready in (
            (tr("Coba dengan contoh"), look, example, "", True),
            (tr("Kasus baru"), begin, new, "action", may_write),
            (tr("Pulihkan cadangan"), back, restore, "", True),
        ):
            row.addWidget(self._choice(words, why, signal, role, ready=ready))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def _choice(self, words: str, why: str, signal: SignalInstance, role: str, *, ready: bool) -> QFrame:
        card = QFrame()
        theme.mark(card, "card")
        card.setFixedWidth(theme.px(250))
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(18), theme.px(18), theme.px(18), theme.px(18))
        column.setSpacing(theme.px(10))
        button = theme.button(words, role)
        button.setMinimumHeight(theme.px(44))
        button.setEnabled(ready)
        button.clicked.connect(lambda _=False: signal.emit())
        column.addWidget(button)
        column.addWidget(theme.label(why, "muted", wrap=True))
        column.addStretch(1)
        return card
