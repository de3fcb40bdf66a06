"""The sheet of attendance of a group: members × meetings filled by keys, and the note of the chosen member below."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.casework.group_work import MEANINGS, attendance_of, letter_of, member_called
from caseworker_app.forms.description import Field
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.showing import show_if
from caseworker_app.gui.form.entry_grid import EntryGrid
from caseworker_app.gui.form.entry_grid_model import GridSource
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.jobs import groups
from caseworker_app.jobs.offered import told_apart
from caseworker_app.model.group import GroupAttendance
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from caseworker_app.gui.groups.group_edits import GroupEdits
    from caseworker_app.model.group import GroupMember, GroupSession

BURST = 2.0  # s: keys that follow each other so fast are one step of undo
_KEYS = {"h": "H", "i": "I", "s": "S", "a": "A"}


class AttendancePart(PagePart):
    """It takes no room while there is no member or no meeting."""

    kinds = frozenset({"GroupMember", "GroupSession", "GroupAttendance", "Person"})

    def __init__(self, edits: GroupEdits) -> None:
        super().__init__()
        self._edits, self.group = edits, edits.group
        self._last: tuple[str, float] = "", 0.0
        self.grid = EntryGrid(self._source(), guarded=True)
        self.grid.setAccessibleName(tr("Daftar hadir menurut anggota dan pertemuan"))
        self.grid.told.connect(lambda words: edits.told.emit(words, None))
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self._chosen: tuple[GroupMember, GroupSession] | None = None
        note = Field(GroupAttendance.note, tr("Catatan tentang anggota pada pertemuan ini"))
        self.note = RecordForm((note,), self._row, edits, self)
        self._who = theme.label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(theme.label(tr("Daftar hadir"), "section"))
        column.addWidget(self.grid)
        words = tr("H hadir, I izin, S sakit, A alpa; Ctrl+H semua hadir; Del kosongkan. Panah dan Shift memilih.")
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self._who)
        column.addWidget(self.note)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read members, meetings and marks again."""
        del kinds
        show_if(self, wanted=bool(self.group.members and self.group.sessions))
        self.grid.refresh()
        self._choose()

    def flush(self) -> None:
        """Save the note that is being typed."""
        self.note.flush()

    def begun(self) -> bool:
        """Whether there is a meeting."""
        return bool(self.group.sessions)

    def _choose(self) -> None:
        """The note of the member and the meeting that the cursor is on."""
        index = self.grid.currentIndex()
        members, meetings = self.group.members, self.group.sessions
        there = self.grid.grid.is_cell(index) and index.row() < len(members) and index.column() < len(meetings)
        chosen = (members[index.row()], meetings[index.column()]) if there else None
        if chosen != self._chosen:
            self.flush()
        self._chosen = chosen
        for part in (self._who, self.note):
            part.setVisible(chosen is not None)
        if chosen is not None:
            day = chosen[1].date.long() if chosen[1].date else tr("pertemuan {at}").format(at=index.column() + 1)
            self._who.setText(f"{member_called(chosen[0])} · {day}")
            self.note.refresh()

    def _row(self, *, make: bool = False) -> Any:
        if self._chosen is None:
            return None
        member, meeting = self._chosen
        return groups.note_row(meeting, member) if make else attendance_of(meeting, member)

    def _source(self) -> GridSource:
        return GridSource(
            rows=lambda: [name for name, _ in told_apart([(member_called(one), one) for one in self.group.members])],
            columns=lambda: _headings(self.group.sessions),
            keys={key: (letter, tr(MEANINGS[letter]).capitalize()) for key, letter in _KEYS.items()},
            get=lambda row, column: letter_of(self._at(row, column)),
            put=self._put,
            row_total=self._row_total,
            column_total=lambda column: _count(letter_of(row) for row in self.group.sessions[column].attendance),
            read_only=self._edits.notebook.read_only,
            usual="H",
            usual_words=tr("Semua hadir"),
            meanings={letter: tr(words) for letter, words in MEANINGS.items()},
        )

    def _at(self, row: int, column: int) -> GroupAttendance | None:
        return attendance_of(self.group.sessions[column], self.group.members[row])

    def _row_total(self, row: int) -> str:
        return _count(letter_of(self._at(row, column)) for column in range(len(self.group.sessions)))

    def _put(self, cells: Sequence[tuple[int, int, str]]) -> str:
        members, meetings = self.group.members, self.group.sessions
        wanted = [(members[row], meetings[column], value) for row, column, value in cells]
        follows = self._last[0] if time.monotonic() - self._last[1] < BURST else ""
        changed, refused = groups.put_attendance(self._edits.notebook, self.group, wanted, follows=follows)
        if changed:
            self._last = changed, time.monotonic()
        words = tr("{count} isian bukan H, I, S, atau A dan tidak ditempel; isinya masih di papan klip.")
        return words.format(count=refused) if refused else ""


def _headings(meetings: Sequence[GroupSession]) -> list[str]:
    """Number and day of each meeting; the year only where it is not the same for all."""
    days = [one.date.day if one.date else None for one in meetings]
    one_year = len({day.year for day in days if day}) == 1
    return [
        f"{at}\n{day.day}/{day.month}" if day and one_year else f"{at}\n{one.date.short() if one.date else ''}"
        for at, (one, day) in enumerate(zip(meetings, days, strict=True), 1)
    ]


def _count(letters: Any) -> str:
    noted = [letter for letter in letters if letter]
    return str(noted.count("H")) if noted else ""
