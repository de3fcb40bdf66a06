"""One thing to look at, with the way to it, and «Memang demikian» with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.checks.finding import Finding, Severity
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.jobs import silencing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from caseworker_app.gui.form.details import Noticed
    from caseworker_app.gui.form.editing import EditSession


def is_grave(noticed: Noticed) -> bool:
    """Whether somebody may come to harm, or something was done that was not allowed."""
    return isinstance(noticed, Finding) and noticed.severity is Severity.GRAVE


class FindingCard(QFrame):
    """wanted: the way to what is doubted was chosen."""

    wanted = Signal()

    def __init__(self, noticed: Noticed, link: str, edits: EditSession) -> None:
        """link: the words of the way there, "" where there is none."""
        super().__init__()
        self._noticed, self._edits = noticed, edits
        theme.mark(self, "grave" if is_grave(noticed) else "attention")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(2))
        self._column.addWidget(theme.label(noticed.sentence, wrap=True))
        self._ways = QWidget()
        ways = Flow(gap=theme.px(12), line_gap=theme.px(2))
        self._ways.setLayout(ways)
        if link:
            self.way = theme.button(link, "link")
            self.way.setAccessibleDescription(noticed.sentence)
            self.way.clicked.connect(self.wanted)
            ways.add(self.way)
        self.true = theme.button(tr("Memang demikian …"), "link")
        self.true.setAccessibleDescription(noticed.sentence)
        self.true.clicked.connect(self.ask_why)
        self.true.setVisible(isinstance(noticed, Finding) and not edits.notebook.read_only)
        ways.add(self.true)
        self._column.addWidget(self._ways)

    def ask_why(self) -> None:
        """Put a line for the reason where the ways were."""
        self._ways.hide()
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(6))
        label = theme.label(tr("Mengapa memang demikian?"), "label")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("misalnya: klien tidak ingat jam pulangnya"))
        self.reason.returnPressed.connect(self.silence)
        label.setBuddy(self.reason)
        self.in_report = QCheckBox(tr("Sebut di Keterbatasan laporan"))
        self._trouble = theme.label("", "trouble", wrap=True)
        self._trouble.hide()
        save = theme.button(tr("Diamkan"))
        save.clicked.connect(self.silence)
        leave = theme.button(tr("Batal"), "link")
        leave.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addWidget(leave)
        row.addStretch()
        for widget in (label, self.reason, self.in_report, self._trouble):
            column.addWidget(widget)
        column.addLayout(row)
        self._column.addWidget(self._sheet)
        self._sheet.show()
        self.reason.setFocus()

    def silence(self) -> None:
        """Keep the reason; a card whose finding is silenced goes with the next look."""
        case = self._edits.case
        if case is None or not isinstance(self._noticed, Finding):
            return
        in_report = self.in_report.isChecked()
        try:
            silencing.silence(self._edits.notebook, case, self._noticed, self.reason.text(), in_report=in_report)
        except CaseworkerError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            self.reason.setFocus()
            return
        words = tr("Temuan didiamkan; alasannya tersimpan di “Pemeriksaan”.")
        self._edits.undo_line(words)

    def leave(self) -> None:
        """Leave it as it was."""
        self._sheet.hide()
        self._sheet.deleteLater()
        self._ways.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the reason."""
        if event.key() == Qt.Key.Key_Escape and not self._ways.isVisible():
            self.leave()
            return
        super().keyPressEvent(event)
