"""Backups: one to another place by a button, the automatic ones as a list, and a check of the whole notebook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui import shell_style, theme
from caseworker_app.gui.work import in_background
from caseworker_app.jobs import outside_copies
from caseworker_app.model.indonesian import long_date, number
from caseworker_app.store import backup, settings
from caseworker_app.store.file_names import safe_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from caseworker_app.store.notebook import Notebook

LAST = "last backup elsewhere"  # the setting with the day of the last backup outside of the notebook's folder
SUFFIX = ".cadangan"
OLD = 7  # days
LISTED = 8


class BackupsPart(QWidget):
    """What is safe, since when, and how to make it safer."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        words = tr(
            "Cadangan di flashdisk atau komputer lain menyelamatkan kasus Anda bila laptop hilang atau rusak. "
            "Berkasnya terkunci dengan kata sandi buku kasus ini."
        )
        column.addWidget(theme.label(words, wrap=True))
        self._last = theme.label("", "muted", wrap=True)
        column.addWidget(self._last)
        self._make = theme.button(tr("Buat cadangan …"), "action")
        self._make.clicked.connect(self._ask)
        column.addWidget(self._make, alignment=Qt.AlignmentFlag.AlignLeft)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        self._told = theme.label("", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        words = tr("Memulihkan: kunci buku kasus (Ctrl+L), lalu pilih “Pulihkan dari cadangan …” di bawah kata sandi.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addSpacing(theme.px(8))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(4))
        column.addWidget(theme.label(tr("Cadangan otomatis di folder buku kasus"), "label"))
        self._automatic = theme.label("", "muted", wrap=True)
        column.addWidget(self._automatic)
        self._check = theme.button(tr("Periksa keutuhan buku kasus"))
        self._check.clicked.connect(self._verify)
        column.addWidget(self._check, alignment=Qt.AlignmentFlag.AlignLeft)

    def showEvent(self, event: QShowEvent) -> None:
        """Say how things stand."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """When the last backups were made."""
        with self._notebook.reading() as session:
            last = settings.setting(session, LAST)
        if last:
            day = date.fromisoformat(last)
            self._last.setText(tr("Cadangan terakhir di tempat lain: {date}.").format(date=long_date(day)))
            old = (date.today() - day).days > OLD
        else:
            self._last.setText(tr("Belum pernah dibuat cadangan di tempat lain."))
            old = True
        theme.mark(self._last, "attention" if old else "muted")
        kept = list(reversed(backup.automatic(self._notebook.path)))[:LISTED]
        lines = [f"{_moment(one.at.astimezone())}  ·  {_megabytes(one.path.stat().st_size)}" for one in kept]
        self._automatic.setText("\n".join(lines) or tr("Belum ada; yang pertama dibuat hari ini."))

    def _ask(self) -> None:
        name = f"{self._notebook.path.stem} {date.today().isoformat()}{SUFFIX}"
        suggested = str(paths.user_documents() / safe_name(name))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Buat cadangan"), suggested, tr("Cadangan (*{suffix})").format(suffix=SUFFIX)
        )
        if chosen:
            path = Path(chosen)
            self.make(path if path.suffix else path.with_suffix(SUFFIX))

    def make(self, path: Path) -> None:
        """Write a backup in a thread, checked before it counts."""

        def done(report: backup.Report) -> None:
            if not self._notebook.read_only:
                settings.set_setting(self._notebook, LAST, date.today().isoformat())
                outside_copies.note_backup(self._notebook, path, report.size)
            told = tr("Cadangan dibuat dan diperiksa: {name}, {size}.")
            self._tell(told.format(name=path.name, size=_megabytes(report.size)), "done")
            self.refresh()

        self._work(lambda: backup.backup(self._notebook, path), done)

    def _verify(self) -> None:
        def done(problems: list[str]) -> None:
            if problems:
                self._tell(tr("Buku kasus rusak. Jangan mengisi lagi; pulihkan dari cadangan terakhir."), "trouble")
            else:
                self._tell(tr("Buku kasus utuh."), "done")

        self._work(self._notebook.check, done)

    def _work(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        def finished(result: object) -> None:
            self._busy.hide()
            self._make.setEnabled(True)
            self._check.setEnabled(True)
            done(result)

        def failed(error: Exception) -> None:
            self._busy.hide()
            self._make.setEnabled(True)
            self._check.setEnabled(True)
            if not isinstance(error, CaseworkerError):
                raise error
            self._tell(str(error), "trouble")

        self._told.hide()
        self._busy.show()
        self._make.setEnabled(False)
        self._check.setEnabled(False)
        in_background(self, job, finished, failed)

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()


def _moment(at: datetime) -> str:
    return tr("{date} pukul {time}").format(date=long_date(at.date()), time=f"{at:%H.%M}")


def _megabytes(size: int) -> str:
    return f"{number(size / 1_048_576, 1)} MB"
