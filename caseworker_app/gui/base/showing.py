"""Show a part of a page only where it stands in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show_if(widget: QWidget, *, wanted: bool) -> None:
    """Show or hide a widget; one that has no parent yet appears with its page.

    Shown at once it would be a window of its own for a moment, and take the cursor from where somebody writes.
    """
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)
