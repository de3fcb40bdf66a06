"""The steps of a session for paper: a set for each technique, in the order in which they were gone."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.intervention import SessionStep


@dataclasses.dataclass(frozen=True, slots=True)
class StepSet:
    """The steps of one technique; ``technique`` is "" for those that belong to none."""

    technique: str
    steps: tuple[SessionStep, ...]

    @property
    def title(self) -> str:
        """«Langkah teknik», «Langkah terapi realitas (WDEP)»."""
        return tr("Langkah {technique}").format(technique=self.technique) if self.technique else tr("Langkah teknik")

    @property
    def lines(self) -> tuple[str, ...]:
        """Each step with its note. Where any was ticked, those that were not are told as left out."""
        ticked = any(step.done is not None for step in self.steps)
        return tuple(_line(step, ticked=ticked) for step in self.steps)


def step_sets(steps: Sequence[SessionStep]) -> list[StepSet]:
    """Steps by their technique, each set where its first step stands."""
    sets: dict[str, list[SessionStep]] = {}
    for step in steps:
        sets.setdefault(step.technique or "", []).append(step)
    return [StepSet(technique, tuple(some)) for technique, some in sets.items()]


def _line(step: SessionStep, *, ticked: bool) -> str:
    left_out = step.done is False or (step.done is None and ticked)
    state = tr(" (tidak dilakukan)") if left_out else ""
    return f"{step.step or '–'}{state}" + (f": {step.note}" if step.note else "")
