"""Tab goes through a window as one reads it, however late its parts were built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def step(part: QWidget, *, forward: bool) -> bool:
    """Put the cursor on what follows (or precedes) it in a window or a part of it; False where there is nothing."""
    order = list(_seen(part))
    here = part.focusWidget()
    if not forward:
        order.reverse()
    at = order.index(here) + 1 if here in order else 0
    target = next((widget for widget in (*order[at:], *order[:at]) if _takes_cursor(widget)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_in_sight(target)
    return True


def first(part: QWidget) -> QWidget | None:
    """The first widget of a part of a window that takes the cursor."""
    return next((widget for widget in _seen(part) if _takes_cursor(widget)), None)


def _seen(part: QWidget) -> Iterator[QWidget]:
    """All that is shown, parts before what they hold, in the order in which they were laid out."""
    for child in part.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible():
            yield child
            yield from _seen(child)


def _takes_cursor(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def bring_in_sight(widget: QWidget) -> None:
    """Scroll the page until a widget is seen."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(widget)
