"""All that does not fit in a package, in a list to be copied, so that whoever wrote it can mend it in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseworker_app.errors import SeveralFaults

_LINES = 14  # faults that are seen without scrolling


class PackageFaultsDialog(QDialog):
    """What does not fit in the package of this name, a line for each place."""

    def __init__(self, parent: QWidget, name: str, error: SeveralFaults) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(tr("Paket kasus tidak dapat dibaca"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(720))
        words = tr("Paket “{name}” tidak dapat dibaca pada {count} tempat; buku kasus tidak diubah. Perbaiki semuanya:")
        self.faults = QPlainTextEdit("\n".join(error.faults))
        self.faults.setReadOnly(True)
        self.faults.setAccessibleName(tr("Yang perlu diperbaiki"))
        lines = min(len(error.faults), _LINES) + 1
        height = QFontMetrics(theme.font()).height() * lines
        self.faults.setStyleSheet(f"QPlainTextEdit {{ min-height: {height}px; }}")
        self.copying = theme.button(tr("Salin daftar"))
        close = theme.button(tr("Tutup"), "action")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.copying)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(words.format(name=brief(name, 40), count=error.count), wrap=True))
        column.addWidget(self.faults, 1)
        column.addLayout(row)
        self.copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.faults.toPlainText()))
        close.clicked.connect(self.accept)
        close.setDefault(True)
