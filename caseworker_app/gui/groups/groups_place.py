"""Kelompok: the list of all groups, and the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.casework.work_log import group_called
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.groups.group_list import GroupList
from caseworker_app.gui.groups.group_paper import GroupPaper
from caseworker_app.jobs import groups
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.forms.description import Page
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.groups.group_window import GroupWindow
    from caseworker_app.store.notebook import Notebook


class GroupsPlace(Place):
    """``arrive`` is told the id of a group or of a record in one, then page and field: «ID#group_sessions#sessions/ID».

    Without it, where one was.
    """

    help_topic = "kelompok"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self.group: GroupWindow | None = None
        self.list = GroupList(notebook)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list.opened.connect(self.open_group)
        self.list.new_wanted.connect(self.new_group)
        self.list.delete_wanted.connect(self.ask_to_delete)
        self.list.print_wanted.connect(self.print_report)

    def help_page(self) -> Page | None:
        """The page of the open group."""
        return self.group.page() if self.group is not None else None

    def arrive(self, what: str = "") -> None:
        """Show the group that is named, at its page and row, else where one was."""
        record_id, _, place = what.partition("#")
        if record_id:
            self.open_group(record_id, *place.partition("#")[::2])
        elif self.group is not None and not self._still_there():
            self.show_list()
        elif self.group is None:
            self.list.refresh()
            self.list.take_focus()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """A group came, went or changed."""
        if self.group is not None and "Group" in kinds and not self._still_there():
            self.show_list()
        elif self.group is None:
            self.list.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        if self.group is not None:
            self.group.flush()

    def let_go(self) -> None:
        """Close the open group, which may be erased with its members."""
        self._close_group()
        self._stack.setCurrentWidget(self.list)

    def release(self) -> None:
        """Save, and let go of the open group."""
        self._close_group()

    def open_group(self, record_id: str, page: str = "", field: str = "") -> None:
        """Open a group, at a page and a field or row there."""
        from caseworker_app.gui.groups.group_window import GroupWindow

        with self.notebook.reading() as session:
            group = groups.group_of(session, record_id)
        if group is None:
            self.troubled.emit(tr("Kelompok ini tidak ada lagi di buku kasus."))
            self.show_list()
            return
        if self.group is not None and self.group.group is not group:
            self._close_group()
        if self.group is None:
            self.group = GroupWindow(group, self.notebook, self._stack)
            self.group.left.connect(self.show_list)
            self._stack.addWidget(self.group)
        self._stack.setCurrentWidget(self.group)
        if page:
            self.group.go_to(page, field)

    def show_list(self) -> None:
        """Back to the list, at the group that one comes from."""
        left = self.group.group.id if self.group is not None else ""
        self._close_group()
        self._stack.setCurrentWidget(self.list)
        self.list.refresh()
        rows = [at for at, line in enumerate(self.list.model.lines) if line.id == left]
        if rows:
            self.list.view.selectRow(rows[0])
        self.list.take_focus()

    def new_group(self) -> None:
        """A new group, open at its name."""
        if not self.notebook.read_only:
            self.open_group(groups.add(self.notebook).id, "group_plan", "name")

    def ask_to_delete(self, group_id: str) -> QMessageBox | None:
        """Ask whether a group is to go with all its meetings."""
        with self.notebook.reading() as session:
            group = groups.group_of(session, group_id)
        if group is None or self.notebook.read_only:
            return None
        words = tr("Hapus {group} dengan {count} pertemuannya? Pertemuan itu hilang juga dari kasus setiap anggota.")
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(words.format(group=group_called(group), count=len(group.sessions)))
        delete = box.addButton(tr("Hapus"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Batal"), QMessageBox.ButtonRole.RejectRole)
        delete.clicked.connect(lambda: self.delete_group(group_id))
        box.open()
        return box

    def delete_group(self, group_id: str) -> None:
        """Delete a group; «Urungkan» brings it back."""
        title = groups.remove(self.notebook, group_id)
        self.list.refresh()
        self.told.emit(tr("{group} dihapus.").format(group=title), lambda: self.notebook.undo(None))

    def print_report(self, group_id: str) -> None:
        """Plan, attendance and report of a group of the list."""
        with self.notebook.reading() as session:
            group = groups.group_of(session, group_id)
        if group is not None:
            GroupPaper(self, self.notebook, group).open()

    def _still_there(self) -> bool:
        if self.group is None:
            return False
        with self.notebook.reading() as session:
            return groups.exists(session, self.group.group.id)

    def _close_group(self) -> None:
        group, self.group = self.group, None
        if group is not None:
            try:
                group.release()
            finally:
                self._stack.removeWidget(group)
                group.deleteLater()
