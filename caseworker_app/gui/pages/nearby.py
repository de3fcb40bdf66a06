"""How a hand-made widget finds the case around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseworker_app.gui.case_window import CaseWindow


def lead(widget: QWidget, place: str, field: str = "") -> None:
    """Go to another place of the case («client/family»), if the widget stands in one."""
    above = _case_window(widget)
    if above is not None:
        above.go_to(place, field)


def open_document(widget: QWidget, key: str, *, item: str | None = None, blank: bool = False) -> None:
    """Go to a document of the case: of one of its records, or blank."""
    above = _case_window(widget)
    if above is not None:
        above.open_document(key, item=item, blank=blank)


def _case_window(widget: QWidget) -> CaseWindow | None:
    from caseworker_app.gui.case_window import CaseWindow

    above = widget.parentWidget()
    while above is not None and not isinstance(above, CaseWindow):
        above = above.parentWidget()
    return above
