"""The table of the agenda: a band for each day, below it what stands there; then what has no day, and what is late."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from caseworker_app.casework.agenda import SINGLE, clashes, not_back
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.banded_table import BandedModel, BandedTable, band
from caseworker_app.gui.base.lines_table import Index
from caseworker_app.jobs.agenda_edits import tickable
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from caseworker_app.casework.agenda import Agenda, Entry

DONE, TIME, CLIENT, WHAT, PLACE, NOTE = range(6)
_WIDTHS = {DONE: 36, TIME: 112, CLIENT: 84, PLACE: 170, NOTE: 220}  # px at 100 %; what it is about takes the rest
_NARROW = 820  # px: below this the place stands in the tip and beside the table only
_LONG_CLOCK = 13  # letters; words that say more than the hour have no room in its column
_NOTE_SHARE = 0.4  # of what time, client and place leave


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A band (without entry) or an entry with what is odd about it; ``today``: of the day that it is."""

    words: str = ""
    entry: Entry | None = None
    note: str = ""
    warns: bool = False
    today: bool = False
    faint: bool = False
    day: date | None = None


def lines_of(agenda: Agenda, now: datetime) -> list[Line]:
    """All lines of the table from the first day to what is late."""
    late = {entry.id for entry in not_back((*agenda.entries, *agenda.overdue), now)}
    lines: list[Line] = []
    for day in agenda.days:
        entries = agenda.on(day)
        today = day == agenda.today
        words = tr("Hari ini · {day}").format(day=long_date(day)) if today else long_date(day)
        lines.append(
            Line(words if entries else tr("{day} · kosong").format(day=words), today=today, faint=not entries, day=day)
        )
        meeting: dict[str, list[str]] = {}
        for one, other in clashes(entries):
            meeting.setdefault(one.id, []).append(other.called)
            meeting.setdefault(other.id, []).append(one.called)
        lines += [dataclasses.replace(_line(entry, late, meeting), today=today, day=day) for entry in entries]
    for words, waiting in (
        (tr("Dalam masa ini, tanpa hari yang pasti"), agenda.around),
        (tr("Lewat dan belum selesai"), agenda.overdue),
        (tr("Belum ada tanggalnya"), agenda.undated),
    ):
        if waiting:
            lines.append(Line(f"{words} · {len(waiting)}"))
            lines += [_line(entry, late, {}, dated=True) for entry in waiting]
    return lines


def _line(entry: Entry, late: set[str], meeting: dict[str, list[str]], *, dated: bool = False) -> Line:
    if entry.id in late:
        told = tr("Belum kembali ({time})").format(time=entry.back.short() if entry.back else "")
        who = tr("; tahu: {who}").format(who=entry.known_to) if entry.known_to else ""
        return Line(entry=entry, note=told + who, warns=True)
    if others := meeting.get(entry.id):
        return Line(entry=entry, note=tr("Berbenturan dengan {who}").format(who=", ".join(others)), warns=True)
    words = [entry.date.short()] if dated and entry.date else []
    if entry.outside:
        words.append(tr("kembali {time}").format(time=entry.back.short()) if entry.back else "")
        words.append(tr("tahu: {who}").format(who=entry.known_to) if entry.known_to else "")
        words.append(tr("sudah kembali") if entry.returned else "")
    return Line(entry=entry, note=", ".join(filter(None, words)))


class AgendaModel(BandedModel):
    """ticked: an entry, and whether it is done now."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.locked = False

    def show(self, lines: list[Line]) -> None:
        """These are the lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def is_band(self, row: int) -> bool:
        """Whether a row is the band of a day or of a list."""
        return self.entry(row) is None

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a band."""
        return self.lines[row].entry if 0 <= row < len(self.lines) else None

    def row_of(self, entry_id: str) -> int:
        """The first row of an entry; -1 where it is not shown."""
        found = (row for row, line in enumerate(self.lines) if line.entry is not None and line.entry.id == entry_id)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Tick, time, client, what, place, note."""
        return 0 if parent.isValid() else NOTE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            names = ("", tr("Waktu"), tr("Klien"), tr("Kegiatan"), tr("Tempat dan pihak"), tr("Keterangan"))
            return names[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen and some ticked; bands are only read."""
        entry = self.entry(index.row())
        can_tick = entry is not None and index.column() == DONE and tickable(entry) and not self.locked
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if can_tick else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, colours and ticks of a cell."""
        line = self.lines[index.row()]
        if line.entry is None:
            meaning = "action" if line.today else "muted" if line.faint else "ink"
            weight = 400 if line.faint and not line.today else 600
            return band(line.words, index.column(), role, meaning=meaning, weight=weight)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _words(line, line.entry)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == DONE and tickable(line.entry):
            return Qt.CheckState.Checked if line.entry.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == NOTE and line.warns:
                return theme.colour("attention")
            faint = line.entry.done or line.entry.failed
            return theme.colour("muted") if faint or index.column() in {PLACE, NOTE} else None
        return theme.font(weight=600) if role == Qt.ItemDataRole.FontRole and index.column() == TIME else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        entry = self.entry(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or entry is None or not tickable(entry):
            return False
        self.ticked.emit(entry, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _words(line: Line, entry: Entry) -> tuple[str, ...]:
    clock = tr("hari terakhir") if entry.ends and line.day else ""
    if entry.time:
        clock = entry.time.short()
        if entry.time.start and len(clock) > _LONG_CLOCK:
            clock = tr("mulai {time}").format(time=f"{entry.time.start:%H.%M}")
    what = entry.what or tr(SINGLE[entry.kind])
    around = ", ".join(filter(None, (entry.place, entry.with_whom)))
    return ("", clock, entry.called, what[:1].upper() + what[1:], around, line.note)


class AgendaTable(BandedTable):
    """The table that stands in the agenda.

    chosen: the current entry, or None. keyed: what a key asks of the agenda («week:1», «today», «new», «delete»,
    «edit», «tick»).
    """

    chosen = Signal(object)
    keyed = Signal(str)

    def __init__(self, model: AgendaModel) -> None:
        super().__init__(model, tr("Agenda"))
        self.lines = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, theme.px(width))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(model.entry(now.row())))

    def current(self) -> Entry | None:
        """The entry that is chosen."""
        return self.lines.entry(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen entry."""
        entry = self.current()
        if entry is None:
            return
        own = entry.entity == "Task" and not self.lines.locked
        offers = (
            (tr("Buka kasus"), "open", True),
            (tr("Tandai selesai") if not entry.done else tr("Batalkan tanda selesai"), "tick", tickable(entry)),
            (tr("Sudah kembali"), "returned", own and entry.outside and not entry.returned),
            (tr("Ubah"), "edit", own),
            (tr("Hapus"), "delete", own),
        )
        menu = QMenu(self)
        for words, key, offered in offers:
            if offered and (key in {"open", "returned"} or not self.lines.locked):
                menu.addAction(words).triggered.connect(lambda _=False, key=key: self.keyed.emit(key))
        menu.popup(event.globalPos())

    def show_day(self, day: date) -> None:
        """Bring the band of a day to the top, and choose the first entry from that day on."""
        rows = range(self.lines.rowCount())
        top = next((row for row in rows if self.lines.lines[row].day == day), 0)
        first = next((row for row in rows if row > top and not self.lines.is_band(row)), -1)
        self.choose(first)
        self.scrollTo(self.lines.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, F2 changes, Del deletes, Ins adds; PgUp, PgDn, left and right turn the weeks, Home is today."""
        word = _KEYS.get(Qt.Key(event.key()))
        if word and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.keyed.emit(word)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Without room for all columns what is about place and party stands beside the table only."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width < theme.px(_NARROW)
        self.setColumnHidden(PLACE, narrow)
        taken = sum(theme.px(_WIDTHS[column]) for column in (DONE, TIME, CLIENT, *(() if narrow else (PLACE,))))
        note = min(theme.px(_WIDTHS[NOTE]), round((width - taken) * _NOTE_SHARE))
        self.horizontalHeader().resizeSection(NOTE, max(note, theme.px(60)))


_KEYS = {
    Qt.Key.Key_PageUp: "week:-1",
    Qt.Key.Key_Left: "week:-1",
    Qt.Key.Key_PageDown: "week:1",
    Qt.Key.Key_Right: "week:1",
    Qt.Key.Key_Home: "today",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_Space: "tick",
    Qt.Key.Key_Insert: "new",
}
