"""The restore drill in the window: which backup, its passphrase, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.reason import fit_height
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import opening, outside_backups
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.jobs.restore_drill import Drill
    from caseworker_app.store.notebook import Notebook


class RestoreDrillDialog(QDialog):
    """passed: a backup was found to be restorable, and the day is kept."""

    passed = Signal()

    def __init__(self, notebook: Notebook, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self.setWindowTitle(tr("Uji pemulihan"))
        self.setMinimumWidth(theme.px(560))
        with notebook.reading() as session:
            last = outside_backups.last_copy(session)
        self._file = last.file if last is not None and last.file is not None and last.file.is_file() else None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(8))
        words = tr(
            "Cadangan dipulihkan sungguh-sungguh di tempat sementara, dibuka, dan dibandingkan dengan buku kasus hari "
            "ini. Sesudah itu tempat sementaranya dihapus; buku kasus tidak berubah."
        )
        column.addWidget(theme.label(words, wrap=True))
        column.addWidget(theme.label(tr("Berkas cadangan"), "label"))
        self._named = theme.label("", wrap=True)
        choose = theme.button(tr("Pilih berkas lain …"), "link")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._named, 1)
        row.addWidget(choose)
        column.addLayout(row)
        asked = theme.label(tr("Kata sandi saat cadangan itu dibuat"), "label")
        self._field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(asked.text())
        asked.setBuddy(self._field)
        self._field.returnPressed.connect(self.start)
        column.addWidget(asked)
        column.addWidget(self._field)
        self._result = theme.label("", wrap=True)
        self._result.hide()
        column.addWidget(self._result)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self._start = theme.button(tr("Uji sekarang"), "action")
        self._start.clicked.connect(self.start)
        close = theme.button(tr("Tutup"))
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        buttons.addWidget(self._start)
        column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name_file()
        fit_height(self)
        self._field.setFocus()

    def take(self, file: Path) -> None:
        """Try this backup."""
        self._file = file
        self._name_file()

    def start(self) -> None:
        """Restore it in a thread."""
        file, phrase = self._file, self._field.text()
        if file is None or not self._start.isEnabled():
            return
        if not phrase:
            self._tell(tr("Ketik kata sandi dahulu."), "attention")
            return
        notebook = self._notebook

        def work() -> Drill:
            from caseworker_app.jobs.restore_drill import drill

            return drill(notebook, file, phrase)

        self._result.hide()
        self._set_busy(on=True)
        in_background(self, work, self._done, self._failed)

    def _done(self, result: Drill) -> None:
        self._set_busy(on=False)
        self._field.clear()
        if not self._notebook.read_only:
            outside_backups.note_drill(self._notebook)
        self._tell(result.sentence(), "done")
        self.passed.emit()

    def _failed(self, error: Exception) -> None:
        self._set_busy(on=False)
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._result, role)
        self._result.setText(sentence)
        self._result.show()
        fit_height(self)

    def _set_busy(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        self._start.setEnabled(not on and self._file is not None)

    def _name_file(self) -> None:
        file = self._file
        told = tr("Cadangan terakhir di luar tidak terlihat; pasang flashdisknya, atau pilih berkas.")
        self._named.setText(f"{file.name}\n{file.parent}" if file else told)
        theme.mark(self._named, "" if file else "attention")
        self._set_busy(on=False)

    def _choose(self) -> None:
        kind = tr("Cadangan (*{suffix})").format(suffix=opening.BACKUP)
        start = str(self._file.parent if self._file else paths.user_documents())
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Pilih berkas cadangan"), start, kind)
        if chosen:
            self.take(Path(chosen))
