"""What an agency asks of the records and files of its cases, in every case and in each setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from caseworker_app.casework.completeness import NEEDS, NOTHING, Asked, kinds, shipped, title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.jobs import completeness
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from caseworker_app.store.notebook import Notebook

KEY = Qt.ItemDataRole.UserRole


class CompletenessPart(SettingsPart):
    """A choice of every case or one setting, and a tick for each thing and each paper that is asked for there."""

    help_topic = "pemeriksaan"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        from caseworker_app.documents.book.papers import askable

        self._notebook = notebook
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Latar praktik"))
        for kind in kinds():
            self.kind.addItem(title_of(kind), kind)
        self.needs = _ticks(tr("Yang diminta dari catatan"), ((one.key, tr(one.title)) for one in NEEDS))
        self.papers = _ticks(tr("Berkas yang diminta"), askable())
        self.again = theme.button(tr("Kembali ke bawaan"), "link")
        self.again.clicked.connect(self._reset)
        self.kind.currentIndexChanged.connect(self._show)
        for ticks in (self.needs, self.papers):
            ticks.itemChanged.connect(self._keep)
        words = tr(
            "Halaman Kelengkapan tiap kasus menanyakan yang dicentang di “Semua kasus” dan di latar kasus itu. Yang "
            "tidak diminta tidak pernah disebut kurang."
        )
        head = QHBoxLayout()
        head.addWidget(self.kind, 1)
        head.addWidget(self.again)
        lists = QHBoxLayout()
        lists.setSpacing(theme.px(12))
        lists.addWidget(self.needs, 1)
        lists.addWidget(self.papers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(theme.label(words, "muted", wrap=True))
        column.addLayout(head)
        column.addLayout(lists, 1)
        self.setEnabled(not notebook.read_only)
        self._show()

    def _show(self) -> None:
        kind = self.kind.currentData()
        with self._notebook.reading() as session:
            asked = completeness.asked_in(session, kind)
        _tick(self.needs, asked.needs)
        _tick(self.papers, asked.papers)
        self.again.setVisible(asked != shipped().get(kind, NOTHING))

    def _keep(self) -> None:
        self._ask(Asked(_ticked(self.needs), _ticked(self.papers)))

    def _reset(self) -> None:
        self._ask(shipped().get(self.kind.currentData(), NOTHING))

    def _ask(self, asked: Asked) -> None:
        completeness.ask(self._notebook, self.kind.currentData(), asked)
        self._show()


def _ticks(name: str, entries: Iterable[tuple[str, str]]) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setMinimumHeight(theme.px(400))
    for key, title in entries:
        item = QListWidgetItem(title[:1].upper() + title[1:])
        item.setData(KEY, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        made.addItem(item)
    return made


def _tick(ticks: QListWidget, keys: Collection[str]) -> None:
    with QSignalBlocker(ticks):
        for row in range(ticks.count()):
            item = ticks.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(KEY) in keys else Qt.CheckState.Unchecked)


def _ticked(ticks: QListWidget) -> frozenset[str]:
    items = [ticks.item(row) for row in range(ticks.count())]
    return frozenset(item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked)
