"""Settings: how it looks, when it locks, who works where, passphrase, backups, word lists, texts of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.settings.about import AboutPart
from caseworker_app.gui.settings.activity import ActivityPart
from caseworker_app.gui.settings.backups import BackupsPart
from caseworker_app.gui.settings.checks import ChecksPart
from caseworker_app.gui.settings.completeness import CompletenessPart
from caseworker_app.gui.settings.look import LookPart
from caseworker_app.gui.settings.outside import OutsidePart
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.gui.settings.procedures import ProceduresPart
from caseworker_app.gui.settings.records import agencies_part, practitioners_part
from caseworker_app.gui.settings.retention import RetentionPart
from caseworker_app.gui.settings.security import SecurityPart
from caseworker_app.gui.settings.templates import TemplatesPart
from caseworker_app.gui.settings.word_lists import WordListsPart
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.store.notebook import Notebook


class SettingsPage(QWidget):
    """restyled: scale or theme changed. trouble: a sentence for the top of the window. case_wanted: id and page.

    erase_wanted: the id of a case to erase.

    backed_up: a copy outside or a drill was made.
    """

    restyled = Signal()
    backed_up = Signal()
    case_wanted = Signal(str, str)
    erase_wanted = Signal(str)
    trouble = Signal(str)

    def __init__(self, notebook: Notebook, preferences: Preferences) -> None:
        super().__init__()
        look = LookPart(preferences)
        look.restyled.connect(self.restyled)
        self._backups = BackupsPart(notebook)
        self._backups.changed.connect(self.backed_up)
        kept = RetentionPart(notebook)
        kept.case_wanted.connect(self.case_wanted)
        kept.erase_wanted.connect(self.erase_wanted)
        self._parts: list[tuple[str, SettingsPart]] = [
            (tr("Tampilan dan kunci"), look),
            (tr("Lembaga"), agencies_part(notebook)),
            (tr("Praktikan dan pembimbing"), practitioners_part(notebook)),
            (tr("Kata sandi dan kode"), SecurityPart(notebook)),
            (tr("Cadangan"), self._backups),
            (tr("Salinan dan laporan kantor"), OutsidePart(notebook)),
            (tr("Jejak kegiatan"), ActivityPart(notebook)),
            (tr("Masa simpan"), kept),
            (tr("Pemeriksaan"), ChecksPart(notebook)),
            (tr("Kelengkapan"), CompletenessPart(notebook)),
            (tr("Prosedur"), ProceduresPart(notebook)),
            (tr("Daftar pilihan"), WordListsPart(notebook)),
            (tr("Naskah dokumen"), TemplatesPart(notebook)),
            (tr("Tentang program"), AboutPart()),
        ]
        self._list = QListWidget()
        self._list.setFixedWidth(theme.px(250))
        self._list.setAccessibleName(tr("Bagian pengaturan"))
        self._stack = QStackedWidget()
        for title, part in self._parts:
            self._list.addItem(title)
            self._stack.addWidget(_sheet(title, part))
        self._list.currentRowChanged.connect(self._turn)
        self._list.setCurrentRow(0)
        self.setFocusProxy(self._list)
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        body.addWidget(self._list)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(theme.label(tr("Pengaturan"), "title"))
        column.addLayout(body, 1)

    def open_part(self, number: int) -> None:
        """Show one of the parts, counted from 0."""
        self._list.setCurrentRow(number)

    def open_named(self, what: str) -> None:
        """Show the part that a place of the window leads to: «backups»; without a name the one that was shown last."""
        named: dict[str, type[SettingsPart]] = {
            "backups": BackupsPart,
            "completeness": CompletenessPart,
            "procedures": ProceduresPart,
        }
        if what in named:
            self._open(named[what])

    def open_about(self) -> None:
        """Show which program this is."""
        self._open(AboutPart)

    def open_retention(self) -> None:
        """Show the cases whose time is over."""
        self._open(RetentionPart)

    def open_backups(self) -> BackupsPart:
        """Show the backups."""
        self.open_part(next(at for at, (_, part) in enumerate(self._parts) if part is self._backups))
        return self._backups

    def help_topic(self) -> str:
        """The page of the help that belongs to the open part."""
        return self._parts[self._list.currentRow()][1].help_topic

    def flush(self) -> None:
        """Save what is being typed."""
        run_all(part.flush for _, part in self._parts)

    def open_outside(self) -> None:
        """Show the copies outside the notebook, and the documents about all cases."""
        self._open(OutsidePart)

    def release(self) -> None:
        """Save what is being typed and let everything of the notebook go."""
        run_all(part.release for _, part in self._parts)

    def _open(self, kind: type[SettingsPart]) -> None:
        self.open_part(next(at for at, (_, part) in enumerate(self._parts) if isinstance(part, kind)))

    def _turn(self, row: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(row)


def _sheet(title: str, part: SettingsPart) -> QFrame:
    card = shell_style.card()
    sheet = QWidget()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
    inside.setSpacing(theme.px(12))
    inside.addWidget(theme.label(title, "heading"))
    inside.addWidget(part, int(part.wide))
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    if part.wide:
        column.addWidget(sheet)
        return card
    sheet.setMaximumWidth(theme.px(theme.TEXT_WIDTH + 48))
    inside.addStretch()
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    column.addWidget(area)
    return card
