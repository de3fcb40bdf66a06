"""What stands in the place of the list of cases: while there are none, and where nothing fits what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable


def no_cases(new_wanted: SignalInstance, *, may_write: bool) -> QWidget:
    """The first step, in a notebook without a case."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(theme.px(10))
    column.addStretch(2)
    middle = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(theme.label(tr("Belum ada kasus"), "title"), alignment=middle)
    words = tr("Daftarkan klien pertama Anda: cukup nama atau inisialnya, yang lain dapat menyusul.")
    column.addWidget(theme.label(words, "muted"), alignment=middle)
    column.addSpacing(theme.px(6))
    first = theme.button(tr("Daftarkan klien pertama"), "action")
    first.clicked.connect(lambda _=False: new_wanted.emit())
    first.setEnabled(may_write)
    column.addWidget(first, alignment=middle)
    column.addSpacing(theme.px(6))
    hint = tr("Ingin melihat kasus yang sudah terisi? Kunci (Ctrl+L), lalu pilih “Coba dengan contoh”.")
    column.addWidget(theme.label(hint, "muted"), alignment=middle)
    column.addStretch(3)
    return page


def no_hits(show_all: Callable[[], None]) -> QWidget:
    """The way back, where no case fits."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    words = tr("Tidak ada kasus yang cocok dengan pencarian dan saringan ini.")
    column.addWidget(theme.label(words), alignment=Qt.AlignmentFlag.AlignHCenter)
    clear = theme.button(tr("Tampilkan semua kasus"), "quiet")
    clear.clicked.connect(lambda _=False: show_all())
    column.addWidget(clear, alignment=Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
