"""Above the members of a group: clients of several cases taken in at once, a quiet word where there are too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.jobs import groups
from caseworker_app.model.group import Group
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.groups.group_edits import GroupEdits
    from caseworker_app.jobs.groups import Candidate


class MembersPart(PagePart):
    """The way to take clients in; the table of members stands below."""

    kinds = frozenset({"GroupMember"})

    def __init__(self, edits: GroupEdits) -> None:
        super().__init__()
        self._edits = edits
        self.add = theme.button(tr("Tambah dari kasus …"), picture=theme.icon("plus"))
        self.add.setEnabled(not edits.notebook.read_only)
        self.add.clicked.connect(self.choose)
        self.warning = theme.label("", "attention", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.add)
        row.addWidget(self.warning, 1)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Say it where there are more members than can be led."""
        del kinds
        self.warning.setText(self._edits.notice(self._edits.group, Group.members.key))

    def begun(self) -> bool:
        """Whether there is a member."""
        return bool(self._edits.group.members)

    def choose(self) -> ClientsDialog:
        """Ask which clients are to take part."""
        self._edits.flush()
        with self._edits.notebook.reading() as session:
            offered = groups.candidates(session, self._edits.group)
        dialog = ClientsDialog(self, offered)
        dialog.accepted.connect(lambda: self._take(dialog.chosen()))
        dialog.open()
        return dialog

    def _take(self, case_ids: list[str]) -> None:
        if case_ids:
            groups.add_clients(self._edits.notebook, self._edits.group, case_ids)
            self._edits.undo_line(tr("{count} klien menjadi anggota.").format(count=len(case_ids)))


class ClientsDialog(QDialog):
    """Clients of running cases; the space bar ticks them, Enter takes them in."""

    def __init__(self, parent: MembersPart, offered: Sequence[Candidate]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tambah anggota dari kasus"))
        self.resize(theme.px(460), theme.px(420))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Klien dari kasus yang berjalan"))
        for one in offered:
            entry = QListWidgetItem(" · ".join(filter(None, (one.name or one.initials, one.number))))
            entry.setData(Qt.ItemDataRole.UserRole, one.case_id)
            entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        words = tr("Spasi mencentang klien, Enter memasukkan yang dicentang.")
        if not offered:
            words = tr("Semua klien dari kasus yang berjalan sudah menjadi anggota.")
        take = theme.button(tr("Masukkan"), "action")
        take.setDefault(True)
        take.setEnabled(bool(offered))
        take.clicked.connect(self.accept)
        close = theme.button(tr("Batal"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(take)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        if offered:
            self.list.setCurrentRow(0)

    def chosen(self) -> list[str]:
        """The ids of the cases whose clients are ticked."""
        entries = (self.list.item(row) for row in range(self.list.count()))
        ticked = (entry for entry in entries if entry.checkState() is Qt.CheckState.Checked)
        return [str(entry.data(Qt.ItemDataRole.UserRole)) for entry in ticked]
