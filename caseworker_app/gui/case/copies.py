"""Above the register of disclosures: what left this case, where it lies, and to whom it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.copies_view import CopiesView
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.case.session import CaseSession


class CopiesWidget(PagePart):
    """The list of copies of a case, and the way to the printed register."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._view = CopiesView(edits.notebook, edits.case)
        self._view.said.connect(self._say)
        self._said = theme.label("", "done", wrap=True)
        self._said.hide()
        words = tr("Berkas dan cetakan dari kasus ini. Yang tidak terkunci dapat dibaca siapa pun yang menemukannya.")
        register = theme.button(tr("Cetak register …"), "link")
        register.clicked.connect(lambda: edits.open_document("disclosure-register"))
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

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Look again where the copies are."""
        del kinds
        self._view.refresh()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
