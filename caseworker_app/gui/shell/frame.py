"""How the parts of the main window stand: the rail, and beside it warnings and the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.gui.base import theme


def frame(rail: QWidget, above: QWidget, page: QWidget) -> QWidget:
    """What holds them all; the page has the room that the others leave."""
    right = QWidget()
    theme.mark(right, "ground")
    right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(page, 1)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addWidget(right, 1)
    return whole
