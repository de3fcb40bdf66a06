"""In the case of a member: the meetings of its groups, read from there, with what is the client's own alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from caseworker_app.casework import outcomes
from caseworker_app.casework.group_work import parts_of
from caseworker_app.casework.work_log import group_called
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.lines_table import LinesModel, LinesTable
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.showing import show_if
from caseworker_app.jobs import groups
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.group_work import Part
    from caseworker_app.gui.case.session import CaseSession

_SEVERAL = 2
MOST_ROWS, ROW = 5, 32  # before the meetings are scrolled; px at 100 %
COLUMNS = (mark("Tanggal"), mark("Kelompok"), mark("Acara"), mark("Kehadiran"), mark("Catatan"))
_GROUP = 1  # the column that names the group, where there are several
_WIDE = (2, 4)  # what it was about, the note


class GroupMeetings(PagePart):
    """It takes no room where the client is in no group. Enter or a double click opens the group at the meeting."""

    kinds = frozenset({"Group", "GroupMember", "GroupSession", "GroupAttendance"})

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self.model = _Meetings(COLUMNS)
        self.view = LinesTable(self.model, tr("Pertemuan kelompok klien ini, hanya dibaca"), row=ROW)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in _WIDE:
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
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
        self._fit()
        show_if(self, wanted=bool(found))

    def begun(self) -> bool:
        """Whether the client met in a group."""
        return bool(self.model.lines)

    def _open(self, row: int) -> None:
        meeting = self.model.lines[row].meeting
        self._edits.group_wanted.emit(f"{meeting.id}#group_sessions#sessions/{meeting.id}")

    def _fit(self) -> None:
        """As high as a few meetings."""
        rows = min(self.model.rowCount(), MOST_ROWS)
        height = self.view.horizontalHeader().sizeHint().height() + rows * theme.px(ROW)
        self.view.setFixedHeight(height + 2 * self.view.frameWidth())


class _Meetings(LinesModel):
    """One meeting a line, with what is the client's own; one without the client, or that was not held, is muted."""

    def cells(self, line: Part) -> Sequence[str]:
        """Day, group, what it was about, whether the client was there or why nobody was, the note."""
        meeting = line.meeting
        day = meeting.date.short() if meeting.date else ""
        return (
            day,
            group_called(line.group),
            meeting.agenda or "",
            outcomes.in_words(meeting) or line.attendance,
            line.note,
        )

    def is_muted(self, line: Part) -> bool:
        """Where the client was not there."""
        return line.absent or not outcomes.took_place(line.meeting)
