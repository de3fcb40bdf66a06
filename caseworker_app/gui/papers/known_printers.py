"""The printers of this computer: asked for once, and only by who prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import print_queue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.gui.papers.panel import PrintPanel
    from caseworker_app.jobs.print_queue import Printer


class KnownPrinters(QObject):
    """Fills the list of printers of a panel, in a thread, when it is first needed."""

    def __init__(self, panel: PrintPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._then: Callable[[], None] | None = None

    def ask(self, then: Callable[[], None]) -> None:
        """Do something once the printers are known; of several that wait, the last."""
        if self._panel.knows_printers:
            then()
            return
        asking = self._then is not None
        self._then = then
        if not asking:
            in_background(self, print_queue.printers, self._answered)

    def _answered(self, printers: Sequence[Printer]) -> None:
        self._panel.show_printers(printers)
        then, self._then = self._then, None
        if then is not None:
            then()
