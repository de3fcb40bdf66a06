"""The steps that can be undone and redone, per case, in memory until the notebook is locked."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from caseworker_app.store.changes import Change, Recording

MERGE_SECONDS = 2.0
_LONGEST = 500


@dataclass(slots=True)
class Step:
    """One edit as the user knows it. case_id: the case that the audit trail names for it, if any."""

    label: str
    changes: list[Change]
    at: float
    ended: bool = False
    case_id: str | None = None

    @property
    def shape(self) -> frozenset[object] | None:
        """What successive steps must share to become one; None when records were made or deleted."""
        shapes = [change.shape for change in self.changes]
        return None if None in shapes else frozenset(shapes)

    @property
    def backward(self) -> list[Change]:
        """The way back, last change first."""
        return [change.backward for change in reversed(self.changes)]


class History:
    """What was done in one case or group. A new step ends what could be redone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.done: deque[Step] = deque(maxlen=_LONGEST)
        self.undone: deque[Step] = deque()

    @property
    def undo_label(self) -> str | None:
        """The label of the step that was done last."""
        return self.done[-1].label if self.done else None

    @property
    def redo_label(self) -> str | None:
        """The label of the step that was undone last."""
        return self.undone[-1].label if self.undone else None

    def add(self, label: str, recording: Recording, *, follows: str = "", case_id: str | None = None) -> None:
        """Put a step on top, joined to the last one when it goes on changing the same attributes within two seconds.

        A step that has been ended is joined by none of these.
        follows: the id of a record; the step joins the last one, under its label, when that changed this record.
        """
        step = Step(label, list(recording), self._clock(), case_id=case_id)
        last = self.done[-1] if self.done and not self.undone else None
        self.undone.clear()
        if last is None or not (_goes_on(last, step) or any(change.id == follows for change in last.changes)):
            self.done.append(step)
        else:
            self._join(last, step)

    def end_step(self) -> None:
        """What is changed next is a step of its own, whatever it changes."""
        if self.done:
            self.done[-1].ended = True

    def _join(self, last: Step, step: Step) -> None:
        joined = Recording()
        for change in (*last.changes, *step.changes):
            joined.add(change)
        last.changes, last.at = list(joined), step.at
        if not last.changes:
            self.done.pop()


def _goes_on(last: Step, step: Step) -> bool:
    same = step.label == last.label and step.shape is not None and step.shape == last.shape
    return same and not last.ended and step.at - last.at <= MERGE_SECONDS


Histories = defaultdict[str | None, History]
