"""The levels of a scale side by side, chosen by a click or by typing the level."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from caseworker_app.gui.form.chips_editor import ChipsEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

TOGETHER = 1.5
"""Seconds within which figures belong together: «1», «0» is ten, «−», «2» is minus two."""
_SHIFTED = {Qt.Key.Key_Exclam: -1, Qt.Key.Key_At: -2, Qt.Key.Key_QuoteDbl: -2}
"""Shift+1 and Shift+2 on the usual keyboards."""


class LevelStrip(ChipsEditor):
    """Levels as chips. A typed level is chosen at once; Del empties. ``edited`` tells of a choice.

    continues: whether the last choice only went on with what had been typed just before («1», then «0»).
    """

    def __init__(self, levels: Sequence[int]) -> None:
        super().__init__([(in_figures(level, signed=levels[0] < 0), level) for level in levels], steps=True)
        self._levels = tuple(levels)
        self._typing: tuple[str, float] = "", 0.0
        self.continues = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure chooses its level; Shift with 1 or 2, or a minus before, one below zero."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.choose(None)
        elif self._levels[0] < 0 and key in _SHIFTED:
            self.choose(_SHIFTED[key])
        elif event.text() in {*"0123456789-"} and event.text():
            self._type_figure(event.text())
        else:
            super().keyPressEvent(event)

    def choose(self, level: int | None, *, continues: bool = False) -> None:
        """Choose a level, as a click on it does."""
        if level == self.value() or not self.isEnabled():
            return
        self.continues = continues
        self.set_value(level)
        self.edited.emit()

    def _type_figure(self, text: str) -> None:
        before, since = self._typing
        now = time.monotonic()
        joined = before + text if now - since < TOGETHER else text
        for typed in (joined, text):
            if typed == "-" or (typed.lstrip("-").isdecimal() and int(typed) in self._levels):
                self._typing = typed, now
                if typed != "-":
                    self.choose(int(typed), continues=typed != text and before.isdecimal())
                return


def in_figures(level: int, *, signed: bool) -> str:
    """«7», or of a scale with levels below zero «+1», «−2»."""
    return f"{level:+d}".replace("-", "−") if signed and level else str(level)
