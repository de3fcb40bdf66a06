"""Make a notebook out of a backup file: what is asked for on a new laptop, or after a mishap."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui import theme
from caseworker_app.gui.work import in_background
from caseworker_app.store.file_names import safe_name
from caseworker_app.store.media import offered_folder
from caseworker_app.text import tr

KIND = ".cadangan"


class RestorePage(QWidget):
    """restored: the folder of the new notebook, which is still locked. back: the user wants something else."""

    restored = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = offered_folder()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(48), theme.px(56), theme.px(48))
        column.setSpacing(theme.px(14))
        column.addStretch()
        column.addWidget(theme.label(tr("Pulihkan dari cadangan"), "greeting", wrap=True))
        words = tr(
            "Isi cadangan menjadi buku kasus tersendiri di {folder}; buku kasus yang sudah ada tidak diubah. "
            "Kata sandinya adalah yang berlaku saat cadangan dibuat."
        )
        column.addWidget(theme.label(words.format(folder=self._folder), wrap=True))
        self._trouble = theme.label("", "trouble", wrap=True)
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        buttons = QHBoxLayout()
        self._choose = theme.button(tr("Pilih berkas cadangan …"), "action")
        self._choose.clicked.connect(self._ask)
        self._cancel = theme.button(tr("Batal"))
        self._cancel.clicked.connect(self.back)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        self.setFocusProxy(self._choose)

    def tell_trouble(self, sentence: str) -> None:
        """What went wrong and what to do."""
        self._trouble.setText(sentence)
        self._trouble.show()

    def restore(self, file: Path) -> None:
        """Unpack a backup in a thread, beside what is there."""
        target = free_place(self._folder, file.stem)

        def work() -> Path:
            from caseworker_app.store import backup

            return backup.restore(file, target)

        def done(made: Path) -> None:
            self._set_busy(on=False)
            self.restored.emit(made)

        def failed(error: Exception) -> None:
            self._set_busy(on=False)
            if not isinstance(error, CaseworkerError):
                raise error
            self.tell_trouble(str(error))

        self._trouble.hide()
        self._set_busy(on=True)
        in_background(self, work, done, failed)

    def _ask(self) -> None:
        kind = tr("Cadangan (*{suffix})").format(suffix=KIND)
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Pilih berkas cadangan"), str(paths.user_documents()), kind)
        if chosen:
            self.restore(Path(chosen))

    def _set_busy(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        self._choose.setEnabled(not on)
        self._cancel.setEnabled(not on)


def free_place(folder: Path, name: str) -> Path:
    """Where a notebook of this name can be made: with a number behind it where the name is taken."""
    name = safe_name(name)
    place, number = folder / f"{name}.kasus", 2
    while place.exists():
        place, number = folder / f"{name} ({number}).kasus", number + 1
    return place
