"""Ctrl+K: type a few letters, and go to a person, a word in a text, a page, a document, or do something."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.hit_list import HitList, Line, line_of
from caseworker_app.gui.base.searching import Searching
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.jobs.search import Result
    from caseworker_app.jobs.search_hits import Hit
    from caseworker_app.store.notebook import Notebook

_TARGETS, _HITS = 60, 24  # at the most; of targets when nothing is typed, or with what was typed
_NEAREST = 6  # targets that stand before what is found in the notebook
MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """What can be gone to or done. beside: where it belongs, or its keys; also: further words by which it is found."""

    words: str
    beside: str
    go: Callable[[], object]
    also: str = ""


def matching(targets: Sequence[Target], words: str) -> list[Target]:
    """Those that hold every word; first those that begin with them, then those of which a word does."""
    wanted = words.casefold().split()

    def rank(target: Target) -> int:
        name = target.words.casefold()
        starts = [part.startswith(wanted[0]) for part in name.split()] if wanted else []
        return 0 if not wanted or name.startswith(" ".join(wanted)) else 1 if any(starts) else 2

    texts = [(f"{target.words} {target.beside} {target.also}".casefold(), target) for target in targets]
    return sorted((target for text, target in texts if all(word in text for word in wanted)), key=rank)


class GoToDialog(QDialog):
    """A line and what fits it: pages and commands at once, people and words of texts as soon as they are found.

    open_hit: what opens a hit. What stands in the list stays in its place when more comes, so that Enter goes where
    one looks; Enter before the answer has come waits for it.
    """

    def __init__(
        self, targets: Sequence[Target], parent: QWidget, notebook: Notebook, open_hit: Callable[[Hit], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Cari atau pergi ke mana saja"))
        self.resize(theme.px(680), theme.px(480))
        self._targets, self._window, self._open_hit = targets, parent, open_hit
        self._near: list[Target] = []
        self._far: list[Target] = []
        self._hits: list[Hit] = []
        self._searching = Searching(notebook, self, limit=_HITS)
        self._searching.came.connect(self._show_hits)
        self._searching.troubled.connect(self._say)
        self.line = QLineEdit(placeholderText=tr("Orang, kata dalam catatan, halaman, dokumen, atau perintah"))
        self.line.setAccessibleName(tr("Cari atau pergi ke mana saja"))
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = HitList()
        self.list.setAccessibleName(tr("Yang cocok"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = theme.label("", "muted", wrap=True)
        self._foot = theme.label(tr("↑ ↓ memilih, Enter membuka, Esc menutup"), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        column.addStretch()
        column.addWidget(self._foot)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self._enter)
        self.list.chosen.connect(self._go)
        self._find("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Nothing is looked for any more."""
        self._searching.stop()
        super().done(result)

    def _find(self, words: str) -> None:
        fitting = matching(self._targets, words)[:_TARGETS]
        self._near, self._far, self._hits = fitting, [], []
        if words.strip():
            self._near, self._far = fitting[:_NEAREST], fitting[_NEAREST:]
            self._searching.ask(words)
        else:
            self._searching.stop()
        self._show(keep=0)

    def _show_hits(self, result: Result) -> None:
        self._hits = result.hits
        self._show(keep=max(0, self.list.currentRow()))
        if result.building:
            self._foot.setText(result.building)

    def _say(self, sentence: str) -> None:
        self._foot.setText(sentence)

    def _show(self, keep: int) -> None:
        lines = [_line(target) for target in self._near]
        lines += [line_of(hit, within=False) for hit in self._hits]
        lines += [_line(target) for target in self._far]
        self.list.show_lines(lines, keep=keep)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(tr("Mencari …") if self._searching.waiting else tr("Tidak ada yang cocok."))

    def _enter(self) -> None:
        if self.list.count() == 0:
            self._searching.answer_now()
        self._go(self.list.currentRow())

    def _go(self, row: int) -> None:
        """When this is gone, and the cursor where it was."""
        near, hits = len(self._near), len(self._hits)
        if not 0 <= row < self.list.count():
            return
        self.accept()
        if near <= row < near + hits:
            hit = self._hits[row - near]
            QTimer.singleShot(0, self._window, lambda: self._open_hit(hit))
        else:
            target = self._near[row] if row < near else self._far[row - near - hits]
            QTimer.singleShot(0, self._window, target.go)


def _line(target: Target) -> Line:
    return Line(target.words, target.beside)
