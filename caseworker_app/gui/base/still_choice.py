"""A drop-down list that the mouse wheel does not change: whoever scrolls a page means the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class StillChoice(QComboBox):
    """Changed by a click, by keys, and by nothing else."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page below."""
        event.ignore()
