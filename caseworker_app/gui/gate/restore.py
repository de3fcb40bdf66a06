"""Make a notebook out of a backup file: what is asked for on a new laptop, or after a mishap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.gate.new_notebook import name_trouble
from caseworker_app.jobs import opening
from caseworker_app.store.media import offered_folder
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.backup import Report


class RestorePage(QWidget):
    """restored: the folder of the new notebook, which is still locked. back: the user wants something else.

    file: the backup to begin with, where one is known already.
    """

    restored = Signal(object)
    back = Signal()

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._folder = offered_folder()
        self._file: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(56), theme.px(40), theme.px(56), theme.px(40))
        column.setSpacing(theme.px(8))
        column.addStretch()
        column.addWidget(theme.label(tr("Pulihkan dari cadangan"), "greeting", wrap=True))
        words = tr(
            "Isi cadangan menjadi buku kasus tersendiri; buku kasus yang sudah ada tidak diubah. "
            "Kata sandinya adalah yang berlaku saat cadangan dibuat."
        )
        column.addWidget(theme.label(words, wrap=True))
        column.addSpacing(theme.px(10))
        self._add_fields(column)
        self._trouble = theme.label("", "trouble", wrap=True)
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        column.addSpacing(theme.px(6))
        buttons = QHBoxLayout()
        self._restore = theme.button(tr("Pulihkan"), "action")
        self._restore.clicked.connect(self.restore)
        self._cancel = theme.button(tr("Batal"))
        self._cancel.clicked.connect(self.back)
        self._cancel.setShortcut("Esc")
        buttons.addWidget(self._restore)
        buttons.addWidget(self._cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        self._name.returnPressed.connect(self.restore)
        self._name.textChanged.connect(self._trouble.hide)
        self._show_place()
        self._set_busy(on=False)
        self.setFocusProxy(self._choose)
        if file is not None:
            self.take(file)

    def _add_fields(self, column: QVBoxLayout) -> None:
        column.addWidget(theme.label(tr("Berkas cadangan"), "label"))
        self._chosen = theme.label(tr("Belum dipilih."), wrap=True)
        self._about = theme.label("", "muted", wrap=True)
        self._choose = theme.button(tr("Pilih berkas cadangan …"))
        column.addLayout(_beside(self._chosen, self._choose, self._ask))
        column.addWidget(self._about)
        column.addSpacing(theme.px(6))
        asked = theme.label(tr("Nama buku kasus"), "label")
        self._name = QLineEdit()
        self._name.setAccessibleName(tr("Nama buku kasus"))
        asked.setBuddy(self._name)
        column.addWidget(asked)
        column.addWidget(self._name)
        self._place = theme.label("", "muted", wrap=True)
        self._elsewhere = theme.button(tr("Ganti tempat …"), "link")
        column.addLayout(_beside(self._place, self._elsewhere, self._choose_place))

    def tell(self, sentence: str, role: str = "trouble") -> None:
        """A sentence below the fields: what went wrong and what to do."""
        theme.mark(self._trouble, role)
        self._trouble.setText(sentence)
        self._trouble.show()

    def take(self, file: Path) -> None:
        """Fill in a backup: its name, when it was made, and a name for the notebook that is free."""
        self._file = file
        self._chosen.setText(file.name)
        self._chosen.setToolTip(str(file))
        self._about.setText(str(file.absolute().parent))
        self._name.setText(opening.free_place(self._folder, opening.name_for(file)).stem)
        self._set_busy(on=False)
        self.setFocusProxy(self._restore)
        self.setFocus()

        def read() -> Report:
            from caseworker_app.store import backup

            return backup.verify(file)

        def tell(report: Report) -> None:
            if self._file == file and report.made_at is not None:
                at = QDateTime.fromMSecsSinceEpoch(round(report.made_at.timestamp() * 1000))
                made_at = QLocale().toString(at, "d MMMM yyyy HH.mm")
                told = tr("dibuat {moment}, utuh").format(moment=made_at)
                self._about.setText(f"{told} · {file.absolute().parent}")

        in_background(self, read, tell, self._failed)

    def restore(self) -> None:
        """Unpack the backup in a thread, beside what is there."""
        file, name = self._file, self._name.text().strip()
        if file is None or not self._restore.isEnabled():
            return
        if trouble := name_trouble(self._folder, name):
            self.tell(trouble)
            return
        target = self._folder / f"{name}{opening.NOTEBOOK}"

        def work() -> Path:
            from caseworker_app.store import backup

            return backup.restore(file, target)

        def done(made: Path) -> None:
            self._set_busy(on=False)
            self.restored.emit(made)

        self._trouble.hide()
        self._set_busy(on=True)
        in_background(self, work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._set_busy(on=False)
        if not isinstance(error, CaseworkerError):
            raise error
        self.tell(str(error))

    def _ask(self) -> None:
        kind = tr("Cadangan (*{suffix})").format(suffix=opening.BACKUP)
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Pilih berkas cadangan"), str(paths.user_documents()), kind)
        if chosen:
            self._trouble.hide()
            self.take(Path(chosen))

    def _choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Tempat buku kasus"), str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._trouble.hide()
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(tr("Disimpan di {folder}").format(folder=self._folder))

    def _set_busy(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        for widget in (self._choose, self._name, self._elsewhere, self._cancel):
            widget.setEnabled(not on)
        self._restore.setEnabled(not on and self._file is not None)


def _beside(words: QWidget, button: QPushButton, action: Callable[[], None]) -> QHBoxLayout:
    button.clicked.connect(action)
    row = QHBoxLayout()
    row.addWidget(words, 1)
    row.addWidget(button)
    return row
