"""The paper of a group: looked at, printed and saved, filled or blank, with the meetings that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.office_paper import OfficePaper
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.group import Group
    from caseworker_app.store.notebook import Notebook

KEY = "group-record"


class GroupPaper(OfficePaper):
    """Ticks at the meetings say which of them the paper tells."""

    def __init__(self, parent: QWidget, notebook: Notebook, group: Group) -> None:
        super().__init__(parent, notebook, KEY, tr("Rencana dan laporan kelompok"), item=group.id)
        self.meetings = QListWidget()
        self.meetings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.meetings.setAccessibleName(tr("Pertemuan yang dimuat"))
        for at, one in enumerate(group.sessions, 1):
            day = one.date.short() if one.date else ""
            entry = QListWidgetItem(" · ".join(filter(None, (str(at), day, one.agenda or ""))))
            entry.setData(Qt.ItemDataRole.UserRole, one.id)
            entry.setCheckState(Qt.CheckState.Checked)
            self.meetings.addItem(entry)
        self.meetings.itemChanged.connect(lambda _: self._choose())
        if group.sessions:
            self.add_choice(theme.label(tr("Pertemuan yang dimuat"), "label"), self.meetings)
        self.blank.toggled.connect(self.meetings.setDisabled)

    def chosen(self) -> list[str]:
        """The ids of the meetings that are ticked."""
        entries = (self.meetings.item(row) for row in range(self.meetings.count()))
        ticked = (entry for entry in entries if entry.checkState() is Qt.CheckState.Checked)
        return [str(entry.data(Qt.ItemDataRole.UserRole)) for entry in ticked]

    def _choose(self) -> None:
        self.tell_only(self.chosen())
