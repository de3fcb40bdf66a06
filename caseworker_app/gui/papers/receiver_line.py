"""«Diserahkan kepada siapa?»: one line that puts what has left into the register of disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.jobs import outside_copies
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.papers.panel import PrintPanel
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


class ReceiverLine(QWidget):
    """answered: it stands in the register, or went to nobody; with the sentence that says so."""

    answered = Signal(str)

    def __init__(self, case: Case, notebook: Notebook, copy_id: str) -> None:
        super().__init__()
        self._case, self._notebook, self._copy_id = case, notebook, copy_id
        self.line = QLineEdit(placeholderText=tr("Diserahkan kepada siapa?"))
        self.line.setAccessibleName(tr("Diserahkan kepada siapa?"))
        names = QCompleter(outside_copies.receivers(case), self.line)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(names)
        self.line.returnPressed.connect(self._keep)
        self.keep = theme.button(tr("Catat"))
        self.keep.clicked.connect(self._keep)
        self.nobody = theme.button(tr("Tidak diserahkan"), "link")
        self.nobody.setToolTip(tr("Hanya untuk arsip sendiri; tidak masuk register data yang dibagikan."))
        self.nobody.clicked.connect(lambda: self._answer(""))
        self._trouble = theme.label("", "trouble", wrap=True)
        self._trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(row)
        column.addWidget(self.nobody, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trouble)

    def _keep(self) -> None:
        if self.line.text().strip():
            self._answer(self.line.text())

    def _answer(self, to: str) -> None:
        try:
            made = outside_copies.went_to(self._notebook, self._case, self._copy_id, to)
        except CaseworkerError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        words = tr("Tercatat dalam register data yang dibagikan: {to}.")
        self.answered.emit(words.format(to=made.to) if made else tr("Tercatat: tidak diserahkan kepada siapa pun."))


def ask_receiver(panel: PrintPanel, case: Case, notebook: Notebook) -> None:
    """Ask in the panel to whom a document went, where the register of disclosures has to know."""
    waiting = outside_copies.newest_waiting(notebook, case.id)
    if waiting is None:
        return
    line = ReceiverLine(case, notebook, waiting)

    def answered(sentence: str) -> None:
        panel.ask(None)
        panel.say(told=sentence)

    line.answered.connect(answered)
    panel.ask(line)
