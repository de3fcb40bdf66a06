"""The list of groups: type, members, meetings, last and next, stage; one opens, deletes or prints the chosen one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.jobs import groups
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from caseworker_app.jobs.groups import GroupLine
    from caseworker_app.store.notebook import Notebook

Index = QModelIndex | QPersistentModelIndex
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


class GroupModel(QAbstractTableModel):
    """One group a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[GroupLine] = []

    def show(self, lines: Sequence[GroupLine]) -> None:
        """These groups."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a group."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as are named."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a group."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self.lines[index.row()]
        cells = (
            *(line.name or tr("(tanpa nama)"), line.kind, str(line.members), str(line.held)),
            *(line.last.short() if line.last else "", line.coming.short() if line.coming else "", line.stage),
        )
        return cells[index.column()]


class GroupList(QWidget):
    """opened, delete_wanted, print_wanted: the id of a group; new_wanted: a new one."""

    opened = Signal(str)
    delete_wanted = Signal(str)
    print_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.model = GroupModel()
        self.view = _View(self.model)
        self.view.opened.connect(lambda: self._with_chosen(self.opened))
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


class _View(QTableView):
    """opened: by Enter or a double click."""

    opened = Signal()

    def __init__(self, model: GroupModel) -> None:
        super().__init__()
        self.setModel(model)
        theme.mark(self, "cases")
        self.setAccessibleName(tr("Daftar kelompok"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


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
