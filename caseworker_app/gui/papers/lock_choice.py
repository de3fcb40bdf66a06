"""A password on the PDF: words that are easily told over the telephone, or others that one types; kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.spoken_passwords import proposal
from caseworker_app.errors import BadInput
from caseworker_app.gui.base import theme
from caseworker_app.store import passphrases
from caseworker_app.text import tr


class LockChoice(QWidget):
    """A box to tick; where it is ticked, the password in a line below, to be read out or copied down."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = QCheckBox(tr("PDF dengan kata sandi"))
        self.wanted.setToolTip(tr("Berlaku untuk “Simpan PDF”. Dokumen Word dan JSON tidak dapat dikunci."))
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Kata sandi PDF"))
        self._other = theme.button(tr("Kata lain"), "link")
        self._other.clicked.connect(self._propose)
        self._hint = theme.label(
            tr("Catat dahulu: kata sandi ini tidak disimpan. Sampaikan lewat telepon, jangan bersama berkasnya."),
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (self.wanted, self.line):
            column.addWidget(widget)
        column.addWidget(self._other, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        self.wanted.toggled.connect(self._show)
        self._show(on=False)

    def password(self) -> str | None:
        """What the PDF is to be locked with; None where it stays open. Raises BadInput for what is easily guessed."""
        if not self.wanted.isChecked():
            return None
        typed = self.line.text().strip()
        if not passphrases.accepted(typed):
            raise BadInput(tr("Kata sandi PDF belum dapat dipakai. ") + passphrases.hint(typed))
        return typed

    def forget(self) -> None:
        """The next file gets other words."""
        self.wanted.setChecked(False)
        self.line.clear()

    def _show(self, on: bool) -> None:
        for widget in (self.line, self._other, self._hint):
            widget.setVisible(on)
        if on and not self.line.text():
            self._propose()

    def _propose(self) -> None:
        self.line.setText(proposal())
        self.line.setCursorPosition(0)
