"""What the checks find in an open case, for the lines beneath its fields and the cells of its tables."""

from __future__ import annotations

import time
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.orm import object_session

from caseworker_app.casework.checks.catalogue import told
from caseworker_app.casework.checks.scope import concerns
from caseworker_app.casework.checks.silenced import still_open
from caseworker_app.jobs.checks import loading, step_by_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.checks.finding import Finding
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

PAUSE = 400  # ms without a change until the case is looked through: nobody waits for it while typing
SLICE = 0.01  # seconds of loading and looking at a time: a key pressed meanwhile is not felt to wait
BETWEEN = 10  # ms from one part to the next: what the user does meanwhile comes first


class Notices(QObject):
    """Looks an open case through after each pause, in steps between which the window goes on.

    changed: something else is found than before.
    """

    changed = Signal()

    def __init__(self, case: Case, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)  # else its timers and who listens to it would outlive the case
        self._case, self._notebook = case, notebook
        self._found: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self._by_check: dict[str, list[Finding]] = {}
        self._kinds: set[str] | None = None  # of what changed since the last look; None before the first
        self._loading = loading(notebook.session, case)
        self._steps: Iterator[tuple[str, list[Finding]]] | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        self._pause.start(PAUSE)

    def of(self, record: Any, key: str, *, typed: bool = False) -> str:
        """What is found in a field, a sentence after the other; «» where nothing is.

        typed: without what an editor that is open says itself.
        """
        findings = self._found.get((getattr(record, "id", ""), key), ())
        return " ".join(finding.sentence for finding in findings if not (typed and finding.check.said_by_editor))

    def findings(self) -> tuple[Finding, ...]:
        """All that is found."""
        return tuple(finding for findings in self._found.values() for finding in findings)

    def stop(self) -> None:
        """Look no more: the case is left."""
        self._pause.stop()

    def heard(self, kinds: Iterable[str]) -> None:
        """Records of these classes were changed: look again after a pause, where that can matter."""
        concerned = {kind for kind in kinds if concerns(kind)}
        if not concerned:
            return
        if self._kinds is not None:
            self._kinds |= concerned
        self._steps = None
        self._pause.start(PAUSE)

    def look(self) -> None:
        """Look the whole case through now."""
        self._kinds = self._steps = None
        while self._can_look() and self._step():
            pass

    def _go_on(self) -> None:
        """Do some of what is to be done, and let the window go on."""
        if self._can_look() and self._step():
            self._pause.start(BETWEEN)

    def _step(self) -> bool:
        """Load parts of the case where that is not done yet, then run checks, for a moment; whether there is more."""
        until = time.perf_counter() + SLICE
        with self._notebook.reading() as session:
            for _ in self._loading:
                if time.perf_counter() > until:
                    return True
            if self._steps is None:
                self._steps = step_by_step(session, self._case, self._kinds)
            for key, findings in self._steps:
                self._by_check[key] = findings
                if time.perf_counter() > until:
                    return True
        self._steps, self._kinds = None, set()
        self._tell()
        return False

    def _tell(self) -> None:
        self._pause.stop()
        findings = still_open(self._case, told(chain.from_iterable(self._by_check.values())))
        found: dict[tuple[str, str], tuple[Finding, ...]] = {}
        for finding in findings:
            place = finding.record.id, finding.field
            found[place] = (*found.get(place, ()), finding)
        before, self._found = _sentences(self._found), found
        if _sentences(found) != before:
            self.changed.emit()

    def _can_look(self) -> bool:
        """Not once the notebook is locked or the case erased."""
        return not self._notebook.key.dropped and object_session(self._case) is not None


def _sentences(found: dict[tuple[str, str], tuple[Finding, ...]]) -> dict[tuple[str, str], list[str]]:
    return {place: [finding.sentence for finding in findings] for place, findings in found.items()}
