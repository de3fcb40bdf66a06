"""Another passphrase, another recovery code, another data key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.gate.new_notebook import CodePage
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.store import passphrases
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.settings.new_key import NewKeyDialog
    from caseworker_app.store.notebook import Notebook


class SecurityPart(SettingsPart):
    """What opens the notebook, and how to change it; the cases stay as they are."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._changing: NewKeyDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._old = self._line(column, tr("Kata sandi sekarang"))
        self._new = self._line(column, tr("Kata sandi baru"))
        self._hint = theme.label(passphrases.hint(""), "muted", wrap=True)
        column.addWidget(self._hint)
        self._again = self._line(column, tr("Ulangi kata sandi baru"))
        self._new.textChanged.connect(lambda typed: self._hint.setText(passphrases.hint(typed, notebook.path.stem)))
        self._told = theme.label("", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self._change = theme.button(tr("Ganti kata sandi"))
        self._change.clicked.connect(self._change_passphrase)
        column.addWidget(self._change, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.px(14))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(8))
        column.addWidget(theme.label(tr("Kode pemulihan"), "label"))
        words = tr("Buat kode baru bila lembar kode hilang atau dilihat orang lain. Kode lama langsung tidak berlaku.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        self._code = theme.button(tr("Buat kode pemulihan baru …"))
        self._code.clicked.connect(self._new_code)
        column.addWidget(self._code, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.px(14))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(8))
        column.addWidget(theme.label(tr("Kunci data"), "label"))
        words = tr(
            "Bila buku kasus atau cadangannya mungkin sudah disalin orang yang tahu kata sandinya, sandikan ulang "
            "seluruh isi dengan kunci baru."
        )
        column.addWidget(theme.label(words, "muted", wrap=True))
        self._key = theme.button(tr("Buat kunci data baru …"))
        self._key.clicked.connect(self.change_key)
        column.addWidget(self._key, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setEnabled(not notebook.read_only)

    def change_key(self) -> NewKeyDialog:
        """Encrypt everything anew."""
        from caseworker_app.gui.settings.new_key import NewKeyDialog

        dialog = self._changing = NewKeyDialog(self._notebook, self.window())
        dialog.finished.connect(self._changed_key)
        dialog.open()
        return dialog

    def release(self) -> None:
        """The notebook is about to be closed: a data key that is not in force yet is given up."""
        if self._changing is not None:
            self._changing.give_up()

    def _changed_key(self) -> None:
        self._changing = None

    def _line(self, column: QVBoxLayout, words: str) -> QLineEdit:
        label = theme.label(words, "label")
        line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        line.setMaximumWidth(theme.px(360))
        line.setAccessibleName(words)
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
        return line

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()

    def _change_passphrase(self) -> None:
        old, new = self._old.text(), self._new.text()
        if not old:
            self._tell(tr("Ketik kata sandi sekarang dahulu."), "attention")
            return
        if not passphrases.accepted(new, self._notebook.path.stem):
            self._tell(passphrases.hint(new, self._notebook.path.stem), "attention")
            return
        if new != self._again.text():
            self._tell(tr("Kedua kata sandi baru belum sama. Ketik sekali lagi."), "attention")
            return
        notebook = self._notebook

        def work() -> None:
            from caseworker_app.store import keys

            keys.unlock(notebook.path, old).drop()
            keys.change_passphrase(notebook.path, notebook.key, new, keys.calibrated())

        def done(_: None) -> None:
            self._change.setEnabled(True)
            notebook.note_keys("change passphrase")
            for line in (self._old, self._new, self._again):
                line.clear()
            self._tell(tr("Kata sandi sudah diganti. Kode pemulihan tetap berlaku."), "done")

        self._change.setEnabled(False)
        self._tell(tr("Sedang diganti …"), "muted")
        in_background(self, work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._change.setEnabled(True)
        self._code.setEnabled(True)
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _new_code(self) -> None:
        dialog = QDialog(self.window())
        dialog.setWindowTitle(tr("Kode pemulihan baru"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(dialog)
        page = CodePage(self._notebook, self._notebook.change_recovery_code(), tr("Tutup"))
        page.noted.connect(dialog.accept)
        column.addWidget(page)
        dialog.open()
