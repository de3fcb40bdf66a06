"""What a consent form does not say yet: each line leads to its field, and before signing it is asked about once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.signing import Gap

LONGEST = 400  # px of a line: on a narrow window the page must not grow wider than its place


class GapList(QWidget):
    """wanted: the gap whose field is to be gone to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Gap, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """What must be done before signing, one below the other; then what may stay empty, side by side."""
        if tuple(gaps) == self._shown:
            return
        self._shown = tuple(gaps)
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        must, may = ([one for one in gaps if one.must is wanted] for wanted in (True, False))
        if must:
            self._column.addWidget(theme.label(tr("Sebelum ditandatangani:"), "attention"))
            for one in must:
                self._column.addWidget(self._link(one), alignment=Qt.AlignmentFlag.AlignLeft)
        if may:
            words = tr("Masih kosong di lembar ({count}), boleh dilengkapi dahulu:").format(count=len(may))
            self._column.addWidget(theme.label(words, "muted", wrap=True))
            row = QWidget()
            flow = Flow(row, gap=theme.px(4), line_gap=theme.px(2))
            for one in may:
                flow.add(self._link(one))
            self._column.addWidget(row)
        self.setVisible(bool(gaps))

    def _link(self, gap: Gap) -> QWidget:
        words = gap.what[:1].upper() + gap.what[1:]
        shown = QFontMetrics(theme.font()).elidedText(words, Qt.TextElideMode.ElideRight, theme.px(LONGEST))
        link = theme.button(theme.plain(shown), "quiet")
        link.setToolTip(theme.plain(words))
        link.setAccessibleName(tr("Ke isian: {what}").format(what=gap.what))
        link.clicked.connect(lambda: self.wanted.emit(gap))
        return link


class EmptyDialog(QDialog):
    """Some of the form is empty: fill it in first, or sign all the same. sign: called for the second."""

    def __init__(self, parent: QWidget, gaps: Sequence[Gap], sign: Callable[[], None]) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setWindowTitle(tr("Masih ada yang kosong"))
        self.setMinimumWidth(theme.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(10))
        told = tr("Di lembar ini masih kosong, dan sesudah ditandatangani tidak dapat diisi lagi:")
        column.addWidget(theme.label(told, wrap=True))
        column.addWidget(theme.label("\n".join(f"•  {one.what}" for one in gaps), wrap=True))
        kept = tr("Yang kosong akan tercatat sebagai kekurangan laporan.")
        column.addWidget(theme.label(kept, "muted", wrap=True))
        self.go_on = theme.button(tr("Tetap tandatangani"))
        self.go_on.clicked.connect(self._finish)
        self.leave = theme.button(tr("Lengkapi dahulu"), "action")
        self.leave.clicked.connect(self.reject)
        self.leave.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go_on)
        row.addWidget(self.leave)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        fit_height(self)

    def _finish(self) -> None:
        self.accept()
        self._sign()
