"""What is said when the program itself has failed: plain words, no traceback, and two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from caseworker_app import paths
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CrashPage(QDialog):
    """One at a time: an error that repeats itself is told once."""

    _shown: CrashPage | None = None

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kesalahan program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(tr("Terjadi kesalahan pada program"), "title"))
        words = tr(
            "Yang sudah tersimpan tetap aman di buku kasus. Anda dapat melanjutkan; bila ada yang tampak janggal, "
            "kunci buku kasus (Ctrl+L) lalu buka lagi."
        )
        text = theme.label(words, wrap=True)
        text.setMinimumWidth(theme.px(440))
        column.addWidget(text)
        where = tr("Catatan teknis tanpa data klien ({kind}) ada di {folder}.").format(
            kind=kind, folder=paths.user_state()
        )
        column.addWidget(theme.label(where, "muted", wrap=True))
        row = QHBoxLayout()
        row.addStretch()
        go_on = theme.button(tr("Lanjutkan"), "action")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row.addWidget(go_on)
        column.addLayout(row)

    @classmethod
    def show_once(cls, kind: str, parent: QWidget) -> None:
        """Show it over a window, unless it is shown already."""
        if cls._shown is not None:
            return
        cls._shown = cls(kind, parent)
        cls._shown.finished.connect(cls._gone)
        cls._shown.open()

    @classmethod
    def _gone(cls, _result: int) -> None:
        cls._shown = None
