"""The example to play in, in the window: made with a little patience, marked while it is open, removed by one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import example
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable


class ExamplePage(QWidget):
    """Shown in the first window while the example is made. opened: it is open. failed: the error why it is not."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(48), theme.px(56), theme.px(48))
        column.setSpacing(theme.px(12))
        column.addStretch()
        column.addWidget(theme.label(tr("Contoh sedang disiapkan …"), "greeting", wrap=True))
        words = tr(
            "Dua kasus rekaan yang sudah terisi, dari kontak pertama sampai terminasi. Ubah dan cetaklah sesuka "
            "Anda; contoh dapat dihapus dengan satu klik."
        )
        column.addWidget(theme.label(words, wrap=True))
        told = tr("Kata sandinya “{phrase}”, bila nanti ditanyakan.").format(phrase=example.PASSPHRASE)
        column.addWidget(theme.label(told, "muted", wrap=True))
        column.addWidget(QProgressBar(minimum=0, maximum=0, textVisible=False))
        column.addStretch()
        in_background(self, example.open_or_make, self.opened.emit, self._failed)

    def tell(self, _sentence: str, _role: str) -> None:
        """Nothing is told while it is made: what goes wrong is shown by the page that comes back."""

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self.failed.emit(error)


class ExampleBand(QFrame):
    """The mark across the window of an example. unwanted: it is to be removed; removable: offer that."""

    unwanted = Signal()

    def __init__(self, *, removable: bool) -> None:
        super().__init__()
        theme.mark(self, "banner")
        self._text = theme.label(tr(example.SENTENCE))
        remove = theme.button(tr("Hapus contoh"), "quiet")
        remove.clicked.connect(self.unwanted)
        remove.setVisible(removable)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(3), theme.px(12), theme.px(3))
        row.addWidget(self._text, 1)
        row.addWidget(remove)


def confirm_removal(parent: QWidget, own_cases: int | None, remove: Callable[[], None]) -> None:
    """Ask before an example goes into which cases were entered; None: it cannot be read how many."""
    from caseworker_app.gui.base.reason import fit_height

    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Hapus contoh?"))
    dialog.setMinimumWidth(theme.px(480))
    why = (
        tr("Kata sandi contoh pernah diganti, jadi tidak dapat diperiksa apakah ada kasus Anda sendiri di dalamnya.")
        if own_cases is None
        else tr("Di dalamnya ada {count} kasus yang bukan dari contoh.").format(count=own_cases)
    )
    words = tr(
        "Semua isinya hilang dan tidak dapat dikembalikan. Kasus yang masih diperlukan simpan dahulu sebagai paket."
    )
    go_on = theme.button(tr("Hapus semuanya"), "danger")
    go_on.clicked.connect(dialog.accept)
    leave = theme.button(tr("Batal"), "action")
    leave.clicked.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
    column.setSpacing(theme.px(12))
    column.addWidget(theme.label(why, wrap=True))
    column.addWidget(theme.label(words, wrap=True))
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(go_on)
    row.addWidget(leave)
    column.addLayout(row)
    dialog.accepted.connect(remove)
    dialog.finished.connect(dialog.deleteLater)
    fit_height(dialog)
    dialog.open()
    leave.setFocus()
