"""The line across the top of the window that asks for a copy outside of the laptop, and makes it with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from caseworker_app.jobs.outside_backups import Reminder
    from caseworker_app.store.backup import Report
    from caseworker_app.store.notebook import Notebook
    from caseworker_app.store.sticks import Stick

LOOK_EVERY = 3_600_000  # ms: a window may stay open over midnight


class BackupLine(QFrame):
    """Hidden while there is nothing to say. place_wanted: the user must say where; drill_wanted: a drill is due."""

    place_wanted = Signal()
    drill_wanted = Signal()

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._reminder: Reminder | None = None
        self._running = False
        theme.mark(self, "banner")
        self._text = theme.label(wrap=True)
        self._act = theme.button("", "quiet")
        self._act.clicked.connect(self.act)
        self._later = theme.button(tr("Besok saja"), "quiet")
        self._later.clicked.connect(self.put_off)
        self._close = theme.button(tr("Tutup"), "quiet")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(3), theme.px(12), theme.px(3))
        row.setSpacing(theme.px(4))
        row.addWidget(self._text, 1)
        for button in (self._act, self._later, self._close):
            row.addWidget(button)
        self.hide()
        looks = QTimer(self, interval=LOOK_EVERY)
        looks.timeout.connect(self.refresh)
        looks.start()
        self.refresh()

    def refresh(self) -> None:
        """Say what is due today, or nothing."""
        from caseworker_app.jobs import outside_backups

        if self._notebook.read_only or self._running:
            return
        with self._notebook.reading() as session:
            self._reminder = outside_backups.reminder(session)
        if self._reminder is None:
            self.hide()
            return
        words = tr("Buat cadangan") if self._reminder.kind == "backup" else tr("Uji pemulihan …")
        self._show(self._reminder.sentence, words, later=True)

    def act(self) -> None:
        """Make the copy where the last one went or on the only stick; ask for a place when there is neither."""
        from caseworker_app.jobs import outside_backups

        if self._reminder is not None and self._reminder.kind == "drill":
            self.drill_wanted.emit()
            return
        stick = outside_backups.one_click_place(self._notebook)
        if stick is None:
            self.place_wanted.emit()
            return
        self._running = True
        self._show(tr("Cadangan di “{name}” sedang dibuat; Anda dapat terus bekerja.").format(name=stick.name))
        copy_outside(self, self._notebook, stick, self._done, self._failed)

    def put_off(self) -> None:
        """Not again before tomorrow."""
        from caseworker_app.jobs import outside_backups

        outside_backups.put_off(self._notebook)
        self.hide()

    def _done(self, sentence: str) -> None:
        self._running = False
        self._reminder = None
        self._show(sentence, close=True)

    def _failed(self, error: Exception) -> None:
        self._running = False
        if not isinstance(error, CaseworkerError):
            self.refresh()
            raise error
        self._show(str(error), tr("Coba lagi"), later=True)

    def _show(self, sentence: str, words: str = "", *, later: bool = False, close: bool = False) -> None:
        self._text.setText(sentence)
        self._act.setText(words)
        self._act.setVisible(bool(words))
        self._later.setVisible(later)
        self._close.setVisible(close)
        self.show()


def copy_outside(
    owner: QObject, notebook: Notebook, stick: Stick, done: Callable[[str], None], failed: Callable[[Exception], None]
) -> None:
    """Put a backup on a stick in a thread and remember it. done: is given the sentence for the user."""
    from caseworker_app.jobs import outside_backups, outside_copies
    from caseworker_app.store import sticks

    def remember(report: Report) -> None:
        if not notebook.read_only:
            try:
                outside_backups.remember(notebook, report.path)
                outside_copies.note_backup(notebook, report.path, report.size)
                notebook.note("backup")
            except CaseworkerError as error:
                failed(error)
                return
        told = tr("Cadangan selesai di “{name}” dan sudah dibaca ulang. Flashdisk boleh dicabut sekarang.")
        done(" ".join((told.format(name=stick.name), *report.warnings)))

    in_background(owner, lambda: sticks.back_up(notebook, stick), remember, failed)
