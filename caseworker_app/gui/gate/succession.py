"""Who shows the gate after a notebook was locked: a fresh process, to which this one gives way; else this one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from caseworker_app.gui.base import work
from caseworker_app.gui.shell.failure_log import log_failure
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from caseworker_app.gui.gate.fresh_process import FreshProcess, Handover
    from caseworker_app.gui.gate.gate import Gate

PATIENCE = 5000  # ms that work in threads may go on after the notebook was locked
LATEST = 3.0  # s after which a gate counts as seen, though the screen never said so


class Succession:
    """fresh: starts the process that shows the gate; None: this process always does. end: ends this one at once.

    stay: called where this process shows the gate after all.
    """

    def __init__(
        self,
        gate: Gate,
        fresh: Callable[[], FreshProcess] | None,
        end: Callable[[], object],
        stay: Callable[[], object],
    ) -> None:
        self._gate, self._fresh, self._end, self._on_stay = gate, fresh, end, stay
        self._successor: FreshProcess | None = None
        self._place: tuple[int, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether the next process is there."""
        return self._successor is not None

    @property
    def wanted(self) -> bool:
        """Whether there is to be one."""
        return self._fresh is not None

    def begin(self) -> bool:
        """Start the next process, which gets ready meanwhile; False where this one has to go on."""
        self._successor = None
        self._place = self._gate.place()
        try:
            if self._fresh is not None:
                self._successor = self._fresh()
        except OSError as error:
            log_failure(type(error), error.__traceback__)
        return self.begun

    def call_off(self) -> None:
        """End the next process again: its gate is not wanted any more."""
        if self._successor is not None:
            self._successor.stop()
            self._successor = None

    def finish(self, notebook: Path | None, sentence: str, role: str = "trouble", then: str = "") -> None:
        """The notebook is locked: let the next process show the gate and end this one; else show it here."""
        handover = self._handover(notebook, sentence, role, then)
        if self._successor is None:
            self._stay(handover)
            return
        locked = time.monotonic()

        def end() -> None:
            self._gate.hide()
            work.wait(max(0, PATIENCE - round(1000 * (time.monotonic() - locked))))
            self._end()

        def stay() -> None:
            self.call_off()
            self._stay(handover)

        self._successor.seen.connect(end)
        self._successor.failed.connect(stay)
        self._successor.hand_over(handover)

    def finish_at_once(self, notebook: Path | None, sentence: str) -> None:
        """The same without waiting for the next window; from any thread."""
        if self._successor is not None:
            self._successor.send(self._handover(notebook, sentence, "trouble"))
        self._end()

    def _stay(self, handover: Handover) -> None:
        """Show the gate in this process, and say so where a fresh one was wanted."""
        self._on_stay()
        self._gate.take_up(handover)
        if self.wanted and not handover.sentence:
            words = tr("Buku kasus terkunci, tetapi program tidak dapat dimulai ulang. Tutuplah bila laptop ditinggal.")
            self._gate.tell(words, "attention")

    def once_seen(self, call: Callable[[], None], latest: float | None = None) -> None:
        """In the next process: call this when the gate is on the screen."""
        latest = latest or time.monotonic() + LATEST
        if self._gate.windowHandle().isExposed() or time.monotonic() > latest:
            QTimer.singleShot(0, self._gate, call)
        else:
            QTimer.singleShot(10, self._gate, lambda: self.once_seen(call, latest))

    def _handover(self, notebook: Path | None, sentence: str, role: str, then: str = "") -> Handover:
        from caseworker_app.gui.gate.fresh_process import Handover

        return Handover(str(notebook or ""), sentence, role, self._place, then)
