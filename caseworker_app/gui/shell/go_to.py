"""Ctrl+K: type a few letters, and go to a page, a document or a case, or do what the window can do."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHOWN = 60  # at the most
MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """What can be gone to or done. beside: where it belongs, or its keys; also: further words by which it is found."""

    words: str
    beside: str
    go: Callable[[], object]
    also: str = ""


def found(targets: Sequence[Target], words: str) -> list[Target]:
    """Those that hold every word; first those that begin with them, then those of which a word does."""
    wanted = words.casefold().split()

    def rank(target: Target) -> int:
        name = target.words.casefold()
        starts = [part.startswith(wanted[0]) for part in name.split()] if wanted else []
        return 0 if not wanted or name.startswith(" ".join(wanted)) else 1 if any(starts) else 2

    held = [(f"{target.words} {target.beside} {target.also}".casefold(), target) for target in targets]
    return sorted((target for text, target in held if all(word in text for word in wanted)), key=rank)


class GoToDialog(QDialog):
    """A line and what fits it; Enter goes there."""

    def __init__(self, targets: Sequence[Target], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pergi ke halaman atau perintah"))
        self.resize(theme.px(560), theme.px(440))
        self._targets, self._window = targets, parent
        self._shown: list[Target] = []
        self.line = QLineEdit(placeholderText=tr("Halaman, dokumen, kasus, atau perintah"))
        self.line.setAccessibleName(tr("Pergi ke halaman atau perintah"))
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Yang cocok"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = theme.label(tr("Tidak ada yang cocok."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(8))
        for widget in (self.line, self.list, self._nothing):
            column.addWidget(widget)
        column.addWidget(theme.label(tr("↑ ↓ memilih, Enter membuka, Esc menutup"), "muted"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self._find("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, words: str) -> None:
        self._shown = found(self._targets, words)[:SHOWN]
        self.list.clear()
        for target in self._shown:
            self.list.addItem(f"{target.words}   ·   {target.beside}" if target.beside else target.words)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.accept()
            QTimer.singleShot(0, self._window, self._shown[row].go)  # when this is gone, and the cursor where it was
