"""Backups: to a stick by one click or to another place, whether they can be restored, and the automatic ones."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.gui.shell.backup_line import copy_outside
from caseworker_app.jobs import outside_backups, outside_copies
from caseworker_app.model.indonesian import long_date, number
from caseworker_app.store import backup, conflict_copies, new_key, sticks
from caseworker_app.store.file_names import safe_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

    from caseworker_app.gui.settings.restore_drill import RestoreDrillDialog
    from caseworker_app.store.notebook import Notebook

SUFFIX = ".cadangan"
LISTED = 8
LOOK_EVERY = 3000  # ms: a stick that is plugged in is offered by itself


class BackupsPart(SettingsPart):
    """What is safe, since when, and how to make it safer. changed: a copy outside was made, or a drill went well.

    plugged_in: finds the sticks to offer for a notebook; without it, those of this computer.
    """

    changed = Signal()

    def __init__(self, notebook: Notebook, plugged_in: Callable[[Path], list[sticks.Stick]] | None = None) -> None:
        super().__init__()
        self._notebook, self._find_sticks = notebook, plugged_in or sticks.plugged_in
        self._sticks: list[sticks.Stick] | None = None
        self._offered: list[QPushButton] = []
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
        self._plugged_in = Flow(gap=theme.px(8), line_gap=theme.px(6))
        column.addLayout(self._plugged_in)
        self._no_stick = theme.label(
            tr("Pasang flashdisk, lalu tombolnya muncul di sini; atau pilih tempat lain."), "muted", wrap=True
        )
        column.addWidget(self._no_stick)
        self._make = self._button(column, tr("Simpan di tempat lain …"), self._ask)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        self._told = theme.label("", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self._section(column, tr("Uji pemulihan"))
        self._drilled = theme.label("", "muted", wrap=True)
        column.addWidget(self._drilled)
        self._button(column, tr("Uji pemulihan …"), self.drill)
        words = tr(
            "Memulihkan: kunci buku kasus (Ctrl+L), lalu pilih “Pulihkan dari cadangan …” di bawah kata sandi. "
            "Pindah ke laptop baru: lihat Bantuan (F1)."
        )
        column.addWidget(theme.label(words, "muted", wrap=True))
        self._section(column, tr("Cadangan otomatis di folder buku kasus"))
        words = tr("Dibuat sendiri setiap hari, dan setiap setengah jam bila ada yang berubah.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        self._automatic = theme.label("", "muted", wrap=True)
        column.addWidget(self._automatic)
        self._remove_earlier = self._button(column, "", self._remove)
        self._place = theme.label("", "attention", wrap=True)
        column.addWidget(self._place)
        self._check = self._button(column, tr("Periksa keutuhan buku kasus"), self._verify)
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self._look_for_sticks)

    def showEvent(self, event: QShowEvent) -> None:
        """Say how things stand, and look out for sticks."""
        super().showEvent(event)
        self.refresh()
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._looks.stop()

    def refresh(self) -> None:
        """When the last backups were made, and where one can be put now."""
        with self._notebook.reading() as session:
            last, drilled = outside_backups.last_copy(session), outside_backups.last_drill(session)
        if last is None:
            self._last.setText(tr("Belum pernah dibuat cadangan di luar laptop ini."))
        else:
            told = tr("Cadangan terakhir di luar laptop ini: {date}.").format(date=long_date(last.day))
            self._last.setText(f"{told}\n{last.file}" if last.file else told)
        old = last is None or not 0 <= (date.today() - last.day).days <= outside_backups.OLD
        theme.mark(self._last, "attention" if old else "muted")
        self._drilled.setText(
            tr("Terakhir diuji: {date}.").format(date=long_date(drilled))
            if drilled
            else tr("Belum pernah diuji apakah cadangan dapat dipulihkan; pengujiannya sekitar satu menit.")
        )
        kept = list(reversed(backup.automatic(self._notebook.path)))[:LISTED]
        lines = [f"{_moment(one.at.astimezone())}  ·  {_megabytes(one.path.stat().st_size)}" for one in kept]
        self._automatic.setText("\n".join(lines) or tr("Belum ada; yang pertama dibuat hari ini."))
        place = self._notebook.path
        earlier = len(backup.with_earlier_keys(place))
        self._remove_earlier.setText(tr("Hapus {count} cadangan dengan kunci lama").format(count=earlier))
        self._remove_earlier.setVisible(bool(earlier and kept))
        notices = (conflict_copies.conflict_sentence(place), conflict_copies.synchronised_sentence(place))
        self._place.setText("\n".join(filter(None, notices)))
        self._place.setVisible(any(notices))
        self._look_for_sticks()

    def make(self, path: Path) -> None:
        """Write a backup in a thread, checked before it counts."""

        def done(report: backup.Report) -> None:
            sentence = tr("Cadangan dibuat dan diperiksa: {name}, {size}.")
            sentence = sentence.format(name=path.name, size=_megabytes(report.size))
            sentence = " ".join((sentence, *report.warnings))
            away = outside_backups.is_outside(self._notebook.path, path)
            if not self._notebook.read_only:
                self._notebook.note("backup")
                outside_copies.note_backup(self._notebook, path, report.size)
            if not away:
                sentence += " " + tr("Berkas itu masih di laptop ini; salin ke flashdisk supaya tidak ikut hilang.")
            elif not self._notebook.read_only:
                outside_backups.remember(self._notebook, path)
            self._tell(sentence, "done" if away and not report.warnings else "attention")
            self.refresh()
            self.changed.emit()

        self._work(lambda: backup.backup(self._notebook, path), done)

    def drill(self) -> RestoreDrillDialog:
        """Try whether a backup can be restored."""
        from caseworker_app.gui.settings.restore_drill import RestoreDrillDialog

        dialog = RestoreDrillDialog(self._notebook, self.window())
        dialog.passed.connect(self.refresh)
        dialog.passed.connect(self.changed)
        dialog.open()
        return dialog

    def choose_place(self) -> None:
        """Ask where the backup is to go, unless sticks are offered here."""
        if not self._offered:
            self._ask()

    def copy_to(self, stick: sticks.Stick) -> None:
        """Make a backup on a stick, in a thread."""

        def done(sentence: str) -> None:
            self._rest()
            self._tell(sentence, "done")
            self.refresh()
            self.changed.emit()

        self._begin()
        copy_outside(self, self._notebook, stick, done, self._failed)

    def _look_for_sticks(self) -> None:
        found = self._find_sticks(self._notebook.path)
        if found == self._sticks:
            return
        self._sticks = found
        while self._plugged_in.takeAt(0) is not None:
            self._offered.pop(0).deleteLater()
        for stick in found:
            button = theme.button(tr("Buat cadangan di “{name}”").format(name=stick.name), "action")
            button.clicked.connect(lambda _=False, stick=stick: self.copy_to(stick))
            button.setEnabled(self._make.isEnabled())
            self._plugged_in.add(button)
            self._offered.append(button)
        self._no_stick.setVisible(not found)
        self._plugged_in.invalidate()

    def _ask(self) -> None:
        name = f"{self._notebook.path.stem} {date.today().isoformat()}{SUFFIX}"
        suggested = str(self._suggested_folder() / safe_name(name))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Buat cadangan"), suggested, tr("Cadangan (*{suffix})").format(suffix=SUFFIX)
        )
        if chosen:
            path = Path(chosen)
            self.make(path if path.suffix else path.with_suffix(SUFFIX))

    def _suggested_folder(self) -> Path:
        with self._notebook.reading() as session:
            last = outside_backups.last_copy(session)
        return last.place if last is not None and last.place and last.place.is_dir() else paths.user_documents()

    def _verify(self) -> None:
        def done(problems: tuple[list[str], str]) -> None:
            damage, trail = problems
            if damage:
                self._tell(tr("Buku kasus rusak. Jangan mengisi lagi; pulihkan dari cadangan terakhir."), "trouble")
            elif trail:
                self._tell(trail, "trouble")
            else:
                self._tell(tr("Buku kasus utuh, jejak kegiatannya juga."), "done")

        def check() -> tuple[list[str], str]:
            damage = self._notebook.check()
            return damage, "" if damage else self._notebook.check_trail()

        self._work(check, done)

    def _remove(self) -> None:
        count = new_key.remove_earlier(self._notebook.path)
        self._tell(tr("{count} cadangan dengan kunci lama sudah dihapus.").format(count=count), "done")
        self.refresh()

    def _work(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        def finished(result: object) -> None:
            self._rest()
            done(result)

        self._begin()
        in_background(self, job, finished, self._failed)

    def _begin(self) -> None:
        self._told.hide()
        self._busy.show()
        self._set_enabled(on=False)

    def _rest(self) -> None:
        self._busy.hide()
        self._set_enabled(on=True)

    def _set_enabled(self, *, on: bool) -> None:
        for button in (self._make, self._check, *self._offered):
            button.setEnabled(on)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, CaseworkerError):
            raise error
        self._tell(str(error), "trouble")

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.show()

    def _section(self, column: QVBoxLayout, words: str) -> None:
        column.addSpacing(theme.px(8))
        column.addWidget(shell_style.rule())
        column.addSpacing(theme.px(4))
        column.addWidget(theme.label(words, "label"))

    def _button(self, column: QVBoxLayout, words: str, action: Callable[[], object]) -> QPushButton:
        button = theme.button(words)
        button.clicked.connect(action)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return button


def _moment(at: datetime) -> str:
    return tr("{date} pukul {time}").format(date=long_date(at.date()), time=f"{at:%H.%M}")


def _megabytes(size: int) -> str:
    return f"{number(size / 1_048_576, 1)} MB"
