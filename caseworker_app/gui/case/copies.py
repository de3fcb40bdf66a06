"""Above the register of disclosures: what left this case, where it lies, and to whom it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.case import nearby
from caseworker_app.gui.case.copies_view import CopiesView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


class CopiesWidget(QWidget):
    """The list of copies of a case, and the way to the printed register."""

    def __init__(self, case: Case, notebook: Notebook) -> None:
        super().__init__()
        self._view = CopiesView(notebook, case)
        self._view.said.connect(self._say)
        self._said = theme.label("", "done", wrap=True)
        self._said.hide()
        words = tr("Berkas dan cetakan dari kasus ini. Yang tidak terkunci dapat dibaca siapa pun yang menemukannya.")
        register = theme.button(tr("Cetak register …"), "link")
        register.clicked.connect(lambda: nearby.open_document(self, "disclosure-register"))
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Salinan di luar buku kasus"), "section"), 1)
        head.addWidget(register, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self._said)
        column.addWidget(self._view)
        self.refresh()

    def refresh(self) -> None:
        """Look again where the copies are."""
        self._view.refresh()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
