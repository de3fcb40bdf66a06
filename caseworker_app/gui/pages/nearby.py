"""How a hand-made widget finds the case around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def lead(widget: QWidget, place: str, field: str = "") -> None:
    """Go to another place of the case («client/family»), if the widget stands in one."""
    from caseworker_app.gui.case_window import CaseWindow

    above = widget.parentWidget()
    while above is not None and not isinstance(above, CaseWindow):
        above = above.parentWidget()
    if above is not None:
        above.go_to(place, field)
