"""The prompt that comes at once when an answer tells of danger: what to do, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.jobs import answering
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.store.notebook import Notebook

_WIDTH = 560


class SafetyPrompt(QDialog):
    """Opened over the page; it stays until the worker has read it."""

    def __init__(self, notebook: Notebook, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keselamatan klien"))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(side) for side in (24, 20, 24, 18)))
        column.setSpacing(theme.px(8))
        column.addWidget(theme.label(tr("Tanyakan keselamatan klien sekarang"), "heading", wrap=True))
        for reason in reasons:
            column.addWidget(theme.label(reason, "trouble", wrap=True))
        column.addWidget(theme.label(tr("Yang dilakukan"), "label"))
        for at, step in enumerate(answering.what_to_do(), 1):
            column.addWidget(theme.label(f"{at}. {step}", wrap=True))
        column.addWidget(theme.label(tr("Yang dihubungi"), "label"))
        for line in answering.whom_to_call(notebook):
            column.addWidget(theme.label(f"•  {line}", wrap=True))
        column.addWidget(theme.label(tr(answering.CAUTION), "muted", wrap=True))
        read = theme.button(tr("Sudah dibaca"), "action")
        read.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(read)
        column.addLayout(foot)
