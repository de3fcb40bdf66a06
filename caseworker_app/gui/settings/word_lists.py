"""The lists of words that pages offer: an agency adds, renames, hides and reorders; notes already written stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from caseworker_app.forms import lists
from caseworker_app.forms.catalogue import changeable_lists
from caseworker_app.gui.base import theme
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs.offered import AGENCY_LIST
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

SHIPPED = Qt.ItemDataRole.UserRole  # the words as shipped; empty for a word that the agency added


class WordListsPart(SettingsPart):
    """Choose a list, then edit its words in place; a word without a tick is not offered."""

    help_topic = "mengisi"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._filling = False
        self._choice = QComboBox()
        self._choice.setAccessibleName(tr("Daftar"))
        titled = sorted((tr(lists.load(key).title), key) for key in changeable_lists())
        for title, key in titled:
            self._choice.addItem(title, key)
        self.words = QListWidget()
        self.words.setAccessibleName(tr("Kata dalam daftar"))
        self.words.setMinimumHeight(theme.px(280))
        self.words.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.words.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.new_word = QLineEdit(placeholderText=tr("Tambah kata …"))
        self._lay_out()
        self._choice.currentIndexChanged.connect(self._fill)
        self.words.itemChanged.connect(self._keep)
        self.words.model().rowsMoved.connect(self._keep)
        self.new_word.returnPressed.connect(self.add)
        self._fill()
        self.setEnabled(not notebook.read_only)

    def choose(self, key: str) -> None:
        """Show another list."""
        self._choice.setCurrentIndex(self._choice.findData(key))

    def add(self) -> None:
        """Put the typed word at the end."""
        word = self.new_word.text().strip()
        known = {self.words.item(row).text().casefold() for row in range(self.words.count())}
        if not word or word.casefold() in known:
            return
        self._append(word, "", shown=True)
        self.new_word.clear()
        self._keep()
        self.words.scrollToBottom()

    def _key(self) -> str:
        return str(self._choice.currentData())

    def _fill(self) -> None:
        """The words of the chosen list with the agency's changes, hidden ones at their place without a tick."""
        with self._notebook.reading() as session:
            changed: dict[str, Any] = settings.setting(session, AGENCY_LIST + self._key()) or {}
        shipped = lists.load(self._key())
        hidden = {word.casefold() for word in changed.get("hidden", ())}
        renamed = {old.casefold(): new for old, new in changed.get("renamed", {}).items()}
        back = {new.casefold(): old for old, new in changed.get("renamed", {}).items()}
        originals = {entry.value.casefold() for entry in shipped.entries}
        self._filling = True
        self.words.clear()
        for entry in lists.overlaid(shipped, {**changed, "hidden": []}).entries:
            words = entry.value
            original = back.get(words.casefold(), words if words.casefold() in originals else "")
            shown = not {words.casefold(), original.casefold()} & hidden
            self._append(renamed.get(words.casefold(), words), original, shown=shown)
        self._filling = False
        self._reset.setEnabled(bool(changed))

    def _append(self, words: str, original: str, *, shown: bool) -> None:
        was, self._filling = self._filling, True
        item = QListWidgetItem(words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        item.setData(SHIPPED, original)
        self.words.addItem(item)
        self._filling = was

    def _keep(self) -> None:
        """Store what differs from the list as shipped."""
        if self._filling:
            return
        items = [self.words.item(row) for row in range(self.words.count())]
        items = [item for item in items if item.text().strip()]
        order = [item.text().strip() for item in items]
        unchanged = [entry.value for entry in lists.load(self._key()).entries] == [item.data(SHIPPED) for item in items]
        changed = {
            "added": [{"value": item.text().strip()} for item in items if not item.data(SHIPPED)],
            "renamed": {
                item.data(SHIPPED): item.text().strip()
                for item in items
                if item.data(SHIPPED) and item.data(SHIPPED) != item.text().strip()
            },
            "hidden": [item.text().strip() for item in items if item.checkState() is Qt.CheckState.Unchecked],
            "order": [] if unchanged else order,
        }
        changed = {name: what for name, what in changed.items() if what}
        settings.set_setting(self._notebook, AGENCY_LIST + self._key(), changed)
        self._reset.setEnabled(bool(changed))

    def _move(self, step: int) -> None:
        row = self.words.currentRow()
        if row < 0 or not 0 <= row + step < self.words.count():
            return
        self._filling = True
        self.words.insertItem(row + step, self.words.takeItem(row))
        self.words.setCurrentRow(row + step)
        self._filling = False
        self._keep()

    def _as_shipped(self) -> None:
        settings.set_setting(self._notebook, AGENCY_LIST + self._key(), {})
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        words = tr(
            "Sesuaikan kata yang ditawarkan. Tanpa centang, kata itu tidak ditawarkan lagi; catatan lama tidak "
            "berubah. F2 atau klik ganda mengganti kata."
        )
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addWidget(self._choice)
        column.addWidget(self.words)
        column.addWidget(self.new_word)
        row = QHBoxLayout()
        for text, icon, step in ((tr("Naik"), "up", -1), (tr("Turun"), "down", 1)):
            button = theme.button(text, picture=theme.icon(icon))
            button.clicked.connect(lambda _=False, step=step: self._move(step))
            row.addWidget(button)
        row.addStretch()
        self._reset = theme.button(tr("Kembalikan daftar semula"))
        self._reset.clicked.connect(self._as_shipped)
        row.addWidget(self._reset)
        column.addLayout(row)
