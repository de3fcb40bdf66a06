"""The steps that a technique lays into a session: as the agency words them, as they were shipped, or both to choose."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.forms import library
from caseworker_app.jobs import own_library
from caseworker_app.model.intervention import SessionStep

if TYPE_CHECKING:
    from caseworker_app.forms.library import Step
    from caseworker_app.model.intervention import Session
    from caseworker_app.store.notebook import Notebook


@dataclasses.dataclass(frozen=True, slots=True)
class StepSet:
    """Steps in order, and the technique whose name they bear. own: as the agency words them."""

    technique: str
    steps: tuple[Step, ...]
    own: bool = False


def of_technique(notebook: Notebook, name: str) -> list[StepSet]:
    """The sets to choose from, the agency's own first; several for a word that names kinds («modelling»)."""
    shipped = [one for one in library.techniques() if one.steps and _means(one, name)]
    names = list(dict.fromkeys([name, *(one.name for one in shipped)]))
    with notebook.reading() as session:
        own = [(known, own_library.steps(session, known)) for known in names]
    return [
        *(StepSet(known, steps, own=True) for known, steps in own if steps),
        *(StepSet(one.name if len(shipped) > 1 else name, one.steps) for one in shipped),
    ]


def offered(notebook: Notebook, session: Session) -> list[StepSet]:
    """The sets of the techniques of a session of which no step is laid yet."""
    there = {(step.technique or "").casefold() for step in session.steps}
    words = {(step.step or "").casefold() for step in session.steps}
    found: list[StepSet] = []
    for technique in session.techniques or ():
        sets = of_technique(notebook, technique)
        laid = any(one.technique.casefold() in there or _all_there(one, words) for one in sets)
        found += [] if laid else sets
    return found


def lay(session: Session, steps: StepSet) -> None:
    """Within an edit: put the steps after those that stand there, which stay as they are."""
    session.steps.extend(SessionStep(technique=steps.technique, step=step.name) for step in steps.steps)


def _means(technique: library.Technique, words: str) -> bool:
    """Whether these words name the technique, or the kind that it is of."""
    return technique.is_called(words) or technique.name.casefold().startswith(f"{words.strip().casefold()} ")


def _all_there(steps: StepSet, words: set[str]) -> bool:
    return all(step.name.casefold() in words for step in steps.steps)
