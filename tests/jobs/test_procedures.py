"""Procedures of a notebook: worded by its agency, ticked off with a way back, asked for on Beranda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker_app.casework.attention import Kind
from caseworker_app.casework.procedures import Procedure, Step, shipped
from caseworker_app.errors import BadInput
from caseworker_app.jobs import procedures
from caseworker_app.jobs.attention import PROCEDURES_ASKED, attention
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.settings import set_setting, setting

TODAY = date.today()
CALL = Procedure("call", "Telepon", "new-case", (Step(2, "Telepon keluarga"),))


def known(notebook: Notebook) -> list[Procedure]:
    with notebook.reading() as session:
        return procedures.procedures(session)


@pytest.fixture
def case(notebook: Notebook) -> Case:
    """A case that was opened ten days ago."""
    with notebook.edit("Kasus", undoable=False) as session:
        made = Case(number="1", opened=PartialDate.on(TODAY - timedelta(days=10)))
        session.add(made)
    return made


def asked(notebook: Notebook) -> list[str]:
    with notebook.reading() as session:
        found = attention(session, TODAY).noticed
        return [one.matter.sentence for one in found if one.matter.kind is Kind.PROCEDURE]


def only(notebook: Notebook, procedure: Procedure) -> None:
    """Let this be the only procedure that asks for anything."""
    for one in shipped():
        procedures.keep(notebook, Procedure(one.key, one.title, one.event))
    procedures.keep(notebook, procedure)


def test_an_agency_words_a_shipped_one_and_goes_back(notebook: Notebook) -> None:
    first = shipped()[0]
    other = Procedure(first.key, "Klien baru", "new-case", (Step(1, "Sambut klien"),))
    procedures.keep(notebook, other)
    assert known(notebook) == [other, *shipped()[1:]]
    procedures.restore(notebook, first.key)
    assert known(notebook) == list(shipped())
    with notebook.reading() as session:
        assert setting(session, procedures.SETTING) == {}


def test_an_agency_adds_one_of_its_own(notebook: Notebook) -> None:
    made = procedures.add(notebook, "Kunjungan pertama")
    assert known(notebook)[-1] == made
    with pytest.raises(BadInput, match="nama"):
        procedures.keep(notebook, Procedure(made.key, " ", "new-case"))
    procedures.restore(notebook, made.key)
    assert known(notebook) == list(shipped())


@pytest.mark.parametrize(
    "broken", ["x", {"a": 3}, {"a": {"title": "A"}}, {"a": {"title": "A", "event": "?", "steps": []}}]
)
def test_what_cannot_be_read_is_passed_over(notebook: Notebook, broken: object) -> None:
    set_setting(notebook, procedures.SETTING, broken)
    assert known(notebook) == list(shipped())


def test_a_late_step_is_asked_for_until_it_is_ticked(notebook: Notebook, case: Case) -> None:
    only(notebook, CALL)
    assert asked(notebook) == ["Langkah prosedur belum dikerjakan: Telepon keluarga"]
    procedures.tick(notebook, case, CALL, CALL.steps[0])
    assert asked(notebook) == []
    notebook.undo(case.id)
    assert asked(notebook) == ["Langkah prosedur belum dikerjakan: Telepon keluarga"]


def test_a_step_that_is_not_needed_keeps_its_reason(notebook: Notebook, case: Case) -> None:
    procedures.tick(notebook, case, CALL, CALL.steps[0], reason="tidak punya keluarga")
    (row,) = case.procedure_steps
    assert (row.unneeded, row.note) == (True, "tidak punya keluarga")
    procedures.untick(notebook, case, row)
    assert case.procedure_steps == []


def test_many_late_steps_are_told_as_one(notebook: Notebook, case: Case) -> None:
    del case
    only(notebook, Procedure("call", "Telepon", "new-case", tuple(Step(at, f"Langkah {at}") for at in range(4))))
    assert asked(notebook) == ["4 langkah prosedur lewat tanggal"]


def test_what_happened_long_ago_or_before_procedures_is_not_asked_for(notebook: Notebook, case: Case) -> None:
    only(notebook, CALL)
    set_setting(notebook, procedures.SINCE, (TODAY - timedelta(days=5)).isoformat())
    assert asked(notebook) == []
    set_setting(notebook, procedures.SINCE, "rusak")
    assert len(asked(notebook)) == 1
    with notebook.edit("Kasus", case_id=case.id):
        case.opened = PartialDate.on(TODAY - timedelta(days=PROCEDURES_ASKED + 1))
    assert asked(notebook) == []


def test_a_case_that_has_ended_is_asked_for_nothing(notebook: Notebook, case: Case) -> None:
    only(notebook, CALL)
    with notebook.edit("Kasus", case_id=case.id):
        case.termination.state = StageState.DONE
    assert asked(notebook) == []
