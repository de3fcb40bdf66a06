"""What the checks find in an open case, for the lines beneath its fields and the cells of its tables."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.orm import object_session

from caseworker_app.casework.checks.scope import concerns
from caseworker_app.jobs.checks import loading, of_open_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.checks.finding import Finding
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

PAUSE = 400  # ms without a change until the case is looked through: nobody waits for it while typing
SLICE = 0.01  # seconds of loading at a time: a key pressed meanwhile is not felt to wait
BETWEEN = 30  # ms from one part to the next: what the user does meanwhile comes first


class Notices(QObject):
    """Looks an open case through after each pause. changed: something else is found than before."""

    changed = Signal()

    def __init__(self, case: Case, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)  # else its timers and who listens to it would outlive the case
        self._case, self._notebook = case, notebook
        self._found: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self._loading = loading(notebook.session, case)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._load)
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
        if any(map(concerns, kinds)):
            self._pause.start(PAUSE)

    def _load(self) -> None:
        """Load some parts of the case where that is not done yet, and let the window go on; then run the checks."""
        if not self._can_look():
            return
        until = time.perf_counter() + SLICE
        loaded = False
        with self._notebook.reading():
            while not loaded and time.perf_counter() < until:
                loaded = next(self._loading, self) is self
        if loaded:
            self.look()
        else:
            self._pause.start(BETWEEN)

    def look(self) -> None:
        """Run the checks now."""
        self._pause.stop()
        if not self._can_look():
            return
        findings = of_open_case(self._notebook, self._case)
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
