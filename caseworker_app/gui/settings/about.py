"""Which program this is: versions to copy into a mail, a check of the whole program, licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import about
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class AboutPart(SettingsPart):
    """What ``caseworker about`` and ``caseworker selftest`` tell on the command line."""

    help_topic = "memasang"

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        words = tr("Bila minta bantuan, salin keterangan ini ke dalam surat. Isinya tidak memuat apa pun dari kasus.")
        column.addWidget(theme.label(words, wrap=True))
        buttons = QHBoxLayout()
        self._copy = theme.button(tr("Salin"), "action", picture=theme.icon("copy", "on_action"))
        self._copy.clicked.connect(self._copy_facts)
        self._check = theme.button(tr("Periksa program"))
        self._check.setToolTip(tr("Mencoba semua bagian program di folder sementara; buku kasus tidak disentuh"))
        self._check.clicked.connect(self._try_program)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._check)
        buttons.addStretch()
        column.addLayout(buttons)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.hide()
        column.addWidget(self._busy)
        self._told = theme.label("", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(3))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addSpacing(theme.px(8))
        column.addWidget(shell_style.rule())
        self._licences = QPlainTextEdit(readOnly=True)
        self._licences.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._licences.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._licences.setAccessibleName(tr("Lisensi"))
        self._licences.setMinimumHeight(theme.px(260))
        column.addWidget(theme.label(tr("Lisensi program, huruf, dan pustaka"), "label"))
        column.addWidget(self._licences)

    def showEvent(self, event: QShowEvent) -> None:
        """Find the facts out when they are looked at for the first time."""
        super().showEvent(event)
        if not self._grid.count():
            self._fill()

    def _fill(self) -> None:
        from caseworker_app.jobs.program_parts import licences

        for row, (name, value) in enumerate(about.facts()):
            words = theme.label(value, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(theme.label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        self._licences.setPlainText(licences())

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(about.as_text())
        self._tell(tr("Disalin."), "done")

    def _try_program(self) -> None:
        from caseworker_app.jobs import selftest

        def finished(sentence: str, role: str) -> None:
            self._busy.hide()
            self._check.setEnabled(True)
            self._tell(sentence, role)

        def failed(error: Exception) -> None:
            finished(str(error) if isinstance(error, CaseworkerError) else "", "trouble")
            if not isinstance(error, CaseworkerError):
                raise error

        self._tell(tr("Program sedang diperiksa; ini dapat berlangsung setengah menit."), "muted")
        self._busy.show()
        self._copy.setFocus()  # else it would go on to the licences, far below, and the page after it
        self._check.setEnabled(False)
        in_background(self, selftest.run, lambda sentence: finished(sentence, "done"), failed)

    def _tell(self, sentence: str, role: str) -> None:
        theme.mark(self._told, role)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
