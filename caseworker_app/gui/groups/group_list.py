"""The list of groups: type, members, meetings, last and next, stage; one opens, deletes or prints the chosen one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.lines_table import LinesModel, LinesTable
from caseworker_app.jobs import groups
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.jobs.groups import GroupLine
    from caseworker_app.store.notebook import Notebook

ROW = 36  # px at 100 %
COLUMNS = (
    mark("Kelompok"),
    mark("Tipe"),
    mark("Anggota"),
    mark("Terlaksana"),
    mark("Terakhir"),
    mark("Berikutnya"),
    mark("Tahap"),
)


class GroupModel(LinesModel):
    """One group a line."""

    def cells(self, line: GroupLine) -> Sequence[str]:
        """Name, type, members, meetings held, the last and the next, stage."""
        last, coming = (day.short() if day else "" for day in (line.last, line.coming))
        counts = (str(line.members), str(line.held))
        return line.name or tr("(tanpa nama)"), line.kind, *counts, last, coming, line.stage


class GroupList(QWidget):
    """opened, delete_wanted, print_wanted: the id of a group; new_wanted: a new one."""

    opened = Signal(str)
    delete_wanted = Signal(str)
    print_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.model = GroupModel(COLUMNS)
        self.view = LinesTable(self.model, tr("Daftar kelompok"), row=ROW)
        theme.mark(self.view, "cases")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.opened.connect(lambda row: self.opened.emit(self.model.lines[row].id))
        self.add = theme.button(tr("Kelompok baru"), "action", picture=theme.icon("plus", "on_action"))
        self.add.setEnabled(not notebook.read_only)
        self.add.clicked.connect(self.new_wanted)
        self.acts = []
        for words, icon, signal, changes in (
            (tr("Buka"), "right", self.opened, False),
            (tr("Cetak laporan"), "print", self.print_wanted, False),
            (tr("Hapus"), "delete", self.delete_wanted, True),
        ):
            button = theme.button(words, picture=theme.icon(icon))
            button.clicked.connect(lambda _=False, signal=signal: self._with_chosen(signal))
            button.setProperty("changes", changes)
            self.acts.append(button)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._empty = _empty()
        self._lay_out()

    def refresh(self) -> None:
        """Read the list anew; what was chosen stays chosen."""
        chosen = self.chosen()
        with self._notebook.reading() as session:
            lines = groups.lines(session, date.today())
        self.model.show(lines)
        self._empty.setVisible(not lines)
        self.view.setVisible(bool(lines))
        if lines:
            row = next((at for at, line in enumerate(lines) if line.id == chosen), 0)
            self.view.selectRow(row)
        self._allow()

    def chosen(self) -> str:
        """The id of the chosen group, «» where none is."""
        row = self.view.currentIndex().row()
        return self.model.lines[row].id if 0 <= row < len(self.model.lines) else ""

    def take_focus(self) -> None:
        """Put the cursor on the list, or on the way to the first group."""
        (self.view if self.model.lines else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_chosen(self, signal: Any) -> None:
        if chosen := self.chosen():
            signal.emit(chosen)

    def _allow(self) -> None:
        for button in self.acts:
            button.setEnabled(bool(self.chosen()) and not (button.property("changes") and self._notebook.read_only))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(theme.label(tr("Kelompok"), "title"))
        head.addStretch()
        for button in (*self.acts, self.add):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch()


def _empty() -> QFrame:
    frame = QFrame()
    theme.mark(frame, "soft")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
    column.setSpacing(theme.px(4))
    column.addWidget(theme.label(tr("Belum ada kelompok."), "section"))
    words = tr(
        "Misalnya “Kelompok Melati”: delapan remaja di sentra, pendidikan keterampilan, dua belas pertemuan. Satu "
        "pertemuan ditulis sekali dan tampil dalam kasus setiap anggotanya."
    )
    column.addWidget(theme.label(words, wrap=True))
    return frame
