"""The rail at the left: where one can go, each place with its picture and its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDTH = 84  # px at 100 %: the longest word, «Pengaturan», beside its edges
LOW = 600  # px at 100 %: a lower window shows pictures alone, their words as tips
PLACES = (
    ("home", mark("Beranda"), "home"),
    ("cases", mark("Kasus"), "cases"),
    ("groups", mark("Kelompok"), "groups"),
    ("agenda", mark("Agenda"), "agenda"),
    ("recaps", mark("Rekap"), "recaps"),
    ("library", mark("Pustaka"), "library"),
)
"""Key, word and picture of the places, as they stand from above."""


class Rail(QWidget):
    """chosen: the key of a place («home», «cases», «settings», «help»); lock_wanted, cover_wanted."""

    chosen = Signal(str)
    lock_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Menu utama"))
        self.setFixedWidth(theme.px(WIDTH))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(8), theme.px(5), theme.px(8))
        column.setSpacing(theme.px(2))
        for key, words, icon in PLACES:
            column.addWidget(self._place(key, tr(words), icon))
        column.addStretch()
        column.addWidget(self._place("settings", tr("Pengaturan"), "settings"))
        cover = self._button("cover", tr("Tutup layar"), "cover", "F9", tr("Tutup"))
        cover.clicked.connect(self.cover_wanted)
        column.addWidget(cover)
        lock = self._button("lock", tr("Kunci"), "lock", "Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        column.addWidget(lock)
        column.addWidget(self._place("help", tr("Bantuan"), "question", "F1"))

    def show_place(self, key: str) -> None:
        """Mark where the user is; a place that is not in the rail marks nothing."""
        self._group.setExclusive(False)  # else the last one could not be left without another
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low window pictures alone, so that no place is pushed out of sight."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if self.height() < theme.px(LOW) else _BOTH
        for button in self._buttons.values():
            button.setToolButtonStyle(style)

    def minimumSizeHint(self) -> QSize:
        """What is needed by pictures alone."""
        return QSize(theme.px(WIDTH), len(self._buttons) * theme.px(38))

    def _place(self, key: str, words: str, icon: str, keys: str = "") -> QToolButton:
        button = self._button(key, words, icon, keys)
        button.setCheckable(True)
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def _button(self, key: str, words: str, icon: str, keys: str = "", short: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(short or words)
        button.setToolButtonStyle(_BOTH)
        button.setIcon(theme.icon(icon, "on_rail"))
        button.setIconSize(QSize(theme.px(20), theme.px(20)))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button.setToolTip(f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        self._buttons[key] = button
        return button


_BOTH = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
