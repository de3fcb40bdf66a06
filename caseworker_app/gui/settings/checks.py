"""Which checks are run in this notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from caseworker_app.casework.checks.catalogue import CHECKS
from caseworker_app.gui.base import theme
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import silencing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

KEY = Qt.ItemDataRole.UserRole


class ChecksPart(SettingsPart):
    """A tick for each check, by what it looks for; what has none is never told."""

    help_topic = "pemeriksaan"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Yang diperiksa"))
        self.list.setMinimumHeight(theme.px(420))
        with notebook.reading() as session:
            off = silencing.turned_off(session)
        for check in sorted(CHECKS, key=lambda check: tr(check.title)):
            item = QListWidgetItem(tr(check.title))
            item.setData(KEY, check.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if check.key in off else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._keep)
        words = tr(
            "Yang tidak dicentang tidak diperiksa di buku kasus ini. Sebuah temuan yang memang demikian lebih baik "
            "didiamkan di kasusnya, dengan alasan."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self.list, 1)
        self.setEnabled(not notebook.read_only)

    def _keep(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        silencing.turn_off(
            self._notebook, [item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Unchecked]
        )
