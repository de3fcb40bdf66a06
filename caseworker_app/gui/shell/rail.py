"""The rail at the left: where one can go; on a narrow window icons alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from caseworker_app import paths
from caseworker_app.gui.base import theme
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

WIDE, FOLDED = 184, 64


class Rail(QWidget):
    """chosen: the key of a place («cases», «settings», «help»); lock_wanted, cover_wanted."""

    chosen = Signal(str)
    lock_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Menu utama"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QPushButton, str]] = {}
        self._brand = theme.label(paths.APP_NAME, "brand")
        self._brand.setContentsMargins(theme.px(12), theme.px(10), 0, theme.px(18))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addWidget(self._brand)
        column.addWidget(self._place("cases", tr("Kasus"), "cases"))
        column.addWidget(self._place("settings", tr("Pengaturan"), "settings"))
        column.addStretch()
        cover = self._button("cover", tr("Tutup layar"), "cover", "F9")
        cover.clicked.connect(self.cover_wanted)
        column.addWidget(cover)
        lock = self._button("lock", tr("Kunci"), "lock", "Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        column.addWidget(lock)
        column.addWidget(self._place("help", tr("Bantuan"), "question", "F1"))
        self.fold(on=False)

    def show_place(self, key: str) -> None:
        """Mark where the user is."""
        self._buttons[key][0].setChecked(True)

    def fold(self, *, on: bool) -> None:
        """Icons alone, or with their words."""
        self.setFixedWidth(theme.px(FOLDED if on else WIDE))
        self._brand.setText("" if on else paths.APP_NAME)
        for button, words in self._buttons.values():
            button.setText("" if on else words)

    def _place(self, key: str, words: str, icon: str, keys: str = "") -> QPushButton:
        button = self._button(key, words, icon, keys)
        button.setCheckable(True)
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def _button(self, key: str, words: str, icon: str, keys: str = "") -> QPushButton:
        shown = "  " + (f"{words}  {keys}" if keys else words)
        button = theme.button(shown, picture=theme.icon(icon, "on_rail"))
        button.setIconSize(QSize(theme.px(20), theme.px(20)))
        button.setToolTip(f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        self._buttons[key] = (button, shown)
        return button
