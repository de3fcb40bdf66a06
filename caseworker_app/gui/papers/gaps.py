"""What the document lacks or withholds, each one click from its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.lacks import Lack


class Gaps(QWidget):
    """wanted: page and field to go to, or the settings."""

    wanted = Signal(str, str)

    def __init__(self, width: int) -> None:
        super().__init__()
        self._room = width
        self._area = scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """List them by kind: gaps that are seen, what is withheld, what somebody must not read, what the pages lack."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(1))
        parts = (
            (tr("Belum terbaca"), [one for one in lacks if one.unread]),
            (tr("Tidak dapat dicetak"), [one for one in lacks if one.unprintable]),
            (tr("Perlu diperiksa"), [one for one in lacks if one.doubted]),
            (tr("Kosong dalam dokumen"), [one for one in lacks if one.gap]),
            (tr("Sengaja tidak dicantumkan"), [one for one in lacks if one.withheld]),
            (tr("Perhatikan siapa yang membaca"), [one for one in lacks if one.heed]),
            (tr("Belum diisi di halamannya"), [one for one in lacks if one.on_page]),
        )
        for title, listed in parts:
            if listed:
                column.addWidget(theme.label(f"{title} ({len(listed)})", "label"))
                for lack in listed:
                    if lack.unprintable:
                        column.addWidget(theme.label(lack.what, wrap=True))
                    elif lack.heed or lack.withheld or lack.doubted:
                        column.addWidget(theme.label(lack.what, wrap=True))
                        column.addWidget(self._link(lack, tr("Buka")), alignment=Qt.AlignmentFlag.AlignLeft)
                    else:
                        column.addWidget(self._link(lack))
                column.addSpacing(theme.px(10))
        if not lacks:
            column.addWidget(theme.label(tr("Tidak ada yang kurang."), "muted", wrap=True))
        column.addStretch()
        self._area.setWidget(sheet)

    def _link(self, lack: Lack, words: str = "") -> QWidget:
        made = theme.button(words, "quiet" if words else "item")
        if not words:
            room, metrics = theme.px(self._room - 60), QFontMetrics(theme.font())
            made.setText(theme.plain(metrics.elidedText(lack.what, Qt.TextElideMode.ElideRight, room)))
        made.setToolTip(lack.what)
        made.setAccessibleName(lack.what)
        made.clicked.connect(lambda: self.wanted.emit(lack.place, lack.field))
        return made
