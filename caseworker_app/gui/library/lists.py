"""The two lists of the library: its sections, and the entries of the chosen one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from caseworker_app.forms import shelf
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.choice_editors import begun
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from caseworker_app.forms.shelf import Entry

KEY = Qt.ItemDataRole.UserRole
ALL = ""


class SectionList(QListWidget):
    """chosen: the key of a section, "" for all of them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Bagian pustaka"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed = [(section.key, tr(section.title), tr(section.help)) for section in shelf.sections()]
        for key, title, help_ in ((ALL, tr("Semua"), ""), *listed):
            item = QListWidgetItem(title)
            item.setData(KEY, key)
            item.setData(KEY + 1, title)
            item.setToolTip(help_)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(item.data(KEY)) if item else None)

    def key(self) -> str:
        """The chosen section."""
        return str(self.currentItem().data(KEY)) if self.currentRow() >= 0 else ALL

    def choose(self, key: str) -> None:
        """Choose a section by its key; another one than there is changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.setCurrentRow(row)

    def count_hits(self, found: Sequence[Entry] | None) -> None:
        """Say behind each section how much was found in it; None: nothing is searched for."""
        hits = Counter(entry.section for entry in found or ())
        hits[ALL] = len(found or ())
        for row in range(self.count()):
            item = self.item(row)
            title = item.data(KEY + 1)
            count = hits[item.data(KEY)]
            item.setText(f"{title} ({count})" if count else title)
            item.setForeground(theme.colour("ink" if count or found is None else "muted"))


class EntryList(QListWidget):
    """The entries below their headings. chosen: the key of an entry; opened: Return was pressed on it."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Butir pustaka"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(self._tell)

    def show_entries(self, entries: Sequence[Entry], *, by_section: bool) -> None:
        """List entries, headed by their sections or their groups; the chosen one stays chosen while it is there."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        titles = {section.key: tr(section.title) for section in shelf.sections()}
        last = ""
        for entry in entries if by_section else _grouped(entries):
            heading = titles[entry.section] if by_section else begun(entry.group)
            if heading and heading != last:
                self._add_heading(heading)
            last = heading
            self._add(entry)
        self.blockSignals(False)
        self.choose(before)
        if self.currentRow() < 0:
            self.choose_first()

    def key(self) -> str:
        """The key of the chosen entry; "" where none is."""
        return str(self.currentItem().data(KEY) or "") if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> bool:
        """Choose an entry; False where it is not in the list."""
        row = next((row for row in range(self.count()) if key and self.item(row).data(KEY) == key), None)
        if row is not None:
            self.setCurrentRow(row)
        return row is not None

    def choose_first(self) -> None:
        """Choose the first entry; tell that there is none where there is none."""
        row = next((row for row in range(self.count()) if self.item(row).data(KEY)), None)
        if row is None:
            self.chosen.emit("")
        else:
            self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on to the entry."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(theme.SMALL, 600))
        item.setForeground(theme.colour("muted"))
        self.addItem(item)

    def _add(self, entry: Entry) -> None:
        marks = [entry.badge] if entry.badge and entry.badge != tr("belum diperiksa") else []
        marks += [tr("milik lembaga")] if (entry.own and entry.section != shelf.SERVICES) or entry.own_steps else []
        title = begun(entry.title) or tr("(belum bernama)")
        item = QListWidgetItem(" · ".join([title, *marks]))
        item.setData(KEY, entry.key)
        item.setToolTip("\n".join(filter(None, (title, entry.summary, entry.badge))))
        self.addItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))


def _grouped(entries: Sequence[Entry]) -> list[Entry]:
    """Entries of one group side by side, the groups in the order in which they first come."""
    places: dict[str, int] = {}
    for entry in entries:
        places.setdefault(entry.group, len(places))
    return sorted(entries, key=lambda entry: places[entry.group])
