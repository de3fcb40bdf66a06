"""How far a stage is: as it is said, else begun where something is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caseworker_app.casework.stages import KEYS
from caseworker_app.jobs import cases
from caseworker_app.jobs.stage_states import stage_states
from caseworker_app.model.assessment import Assessment, Resource, Symptom
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.intervention import Intervention, Session
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Termination

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

RUNNING, DONE = StageState.RUNNING, StageState.DONE


def shown(notebook: Notebook, case_id: str) -> dict[str, StageState]:
    """What list and open case show alike."""
    with notebook.reader() as session:
        listed = next(line.states for line in cases.summaries(session) if line.id == case_id)
        assert stage_states(session, case_id).get(case_id, (None,) * 6) == listed
    return {key: state for key, state in zip(KEYS, listed, strict=True) if state is not None}


def test_a_new_case_has_begun_no_stage(notebook: Notebook) -> None:
    case_id = cases.create(notebook, client=Person(name="Melati Sari"), cluster="anak")
    assert shown(notebook, case_id) == {}


@pytest.mark.parametrize(
    ("written", "states"),
    [
        ({"symptoms": [Symptom(text="sering menangis")]}, {"assessment": RUNNING}),
        ({"assessment": Assessment(background="tinggal bersama nenek")}, {"assessment": RUNNING}),
        ({"assessment": Assessment()}, {}),
        ({"sessions": [Session()], "intervention": Intervention(state=DONE)}, {"intervention": DONE}),
        (
            {"sessions": [Session()], "intervention": Intervention(state=StageState.NOT_STARTED)},
            {"intervention": StageState.NOT_STARTED},
        ),
        ({"termination": Termination(state=RUNNING)}, {"termination": RUNNING}),
        ({"resources": [Resource(text="kader posyandu")]}, {}),
    ],
    ids=["row", "words", "emptied", "said", "denied", "said alone", "shared by two stages"],
)
def test_a_stage_has_begun_where_it_is_said_or_something_of_its_own_is_written(
    notebook: Notebook, written: dict[str, object], states: dict[str, StageState]
) -> None:
    case = Case(number="2024-001", client=Person(name="Melati Sari"))
    other = Case(number="2024-002", client=Person(name="Kenanga Putri"))
    with notebook.edit("Kasus baru") as session:
        for key, value in written.items():
            setattr(case, key, value)
        session.add_all([case, other])
    assert shown(notebook, case.id) == states
    assert shown(notebook, other.id) == {}
