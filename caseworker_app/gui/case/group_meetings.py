"""In the case of a member: the meetings of its groups, read from there, with what is the client's own alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from caseworker_app.casework.group_work import parts_of
from caseworker_app.casework.work_log import group_called
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.showing import show_if
from caseworker_app.jobs import groups
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QKeyEvent

    from caseworker_app.casework.group_work import Part
    from caseworker_app.gui.case.session import CaseSession

Index = QModelIndex | QPersistentModelIndex
_SEVERAL = 2
MOST_ROWS, ROW = 5, 32  # before the meetings are scrolled; px at 100 %
COLUMNS = (mark("Tanggal"), mark("Kelompok"), mark("Acara"), mark("Kehadiran"), mark("Catatan"))
_GROUP = 1  # the column that names the group, where there are several


class GroupMeetings(PagePart):
    """It takes no room where the client is in no group. Enter or a double click opens the group at the meeting."""

    kinds = frozenset({"Group", "GroupMember", "GroupSession", "GroupAttendance"})

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self.model = _Meetings()
        self.view = _View(self.model)
        self.view.opened.connect(self._open)
        self._links = QWidget()
        self._row = QHBoxLayout(self._links)
        self._row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._links)
        column.addWidget(self.view)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read groups and meetings again, the newest first; one that stands in the table below is not told twice."""
        del kinds
        case = self._edits.case
        with self._edits.notebook.reading() as session:
            found = groups.of_case(session, case)
            own = {one.group_session_id for one in case.sessions}
            parts = [part for group in found for part in parts_of(group, case) if part.meeting.id not in own]
        parts.sort(key=lambda part: part.meeting.date.sort_key if part.meeting.date else (0, 0, 0, ""), reverse=True)
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._row.addWidget(theme.label(tr("Dari kelompok"), "section"))
        for group in found:
            link = theme.button(group_called(group), "link")
            link.setToolTip(tr("Buka kelompok ini"))
            link.clicked.connect(partial(self._edits.group_wanted.emit, group.id))
            self._row.addWidget(link)
        self._row.addStretch()
        self.model.show(parts)
        self.view.setVisible(bool(parts))
        self.view.setColumnHidden(_GROUP, len(found) < _SEVERAL)
        self.view.fit()
        show_if(self, wanted=bool(found))

    def begun(self) -> bool:
        """Whether the client met in a group."""
        return bool(self.model.parts)

    def _open(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.model.parts):
            meeting = self.model.parts[row].meeting
            self._edits.group_wanted.emit(f"{meeting.id}#group_sessions#sessions/{meeting.id}")


class _Meetings(QAbstractTableModel):
    """One meeting a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []

    def show(self, parts: list[Part]) -> None:
        """These meetings."""
        self.beginResetModel()
        self.parts = parts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a meeting."""
        return 0 if parent.isValid() else len(self.parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as are named."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is the client's own of a meeting; a meeting without the client is muted."""
        if not index.isValid():
            return None
        part = self.parts[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("muted" if part.absent else "ink")
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        meeting = part.meeting
        cells = (meeting.date.short() if meeting.date else "", group_called(part.group), meeting.agenda or "")
        return " ".join((*cells, part.attendance, part.note)[index.column()].split())


class _View(QTableView):
    """opened: by Enter or a double click."""

    opened = Signal()

    def __init__(self, model: _Meetings) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Pertemuan kelompok klien ini, hanya dibaca"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (2, 4):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def fit(self) -> None:
        """As high as a few meetings."""
        rows = min(self.model().rowCount(), MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * theme.px(ROW) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
