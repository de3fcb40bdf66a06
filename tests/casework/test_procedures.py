"""Procedures open with an event of the record, are dated from it, and are done by the record or by a tick."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.completeness import NEEDS
from caseworker_app.casework.procedures import EVENTS, Procedure, Step, as_lines, late, read_lines, running, shipped
from caseworker_app.errors import BadInput
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contract, RiskScreening
from caseworker_app.model.notes import ProcedureStep
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.protection import Incident

OPENED = "2/9/2024"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def open_in(case: Case) -> list[str]:
    return [one.procedure.key for one in running(case, shipped())]


def test_what_is_shipped_is_sound() -> None:
    places = {f"{stage.key}/{page.key}" for stage in (*STAGES, *TABS) for page in stage.pages}
    for procedure in shipped():
        assert procedure.event in EVENTS
        for step in procedure.steps:
            assert step.page in places, step
            assert step.need in {"", *(need.key for need in NEEDS)}


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        (Case(), []),
        (Case(opened=day(OPENED), client=Person(born=day("1/2/1980"))), ["new-case"]),
        (Case(opened=day(OPENED), client=Person(born=day("1/2/2012"))), ["new-case", "child"]),
        (Case(opened=day(OPENED), emergency=True), ["new-case", "case-response"]),
        (Case(incidents=[Incident(kind="kekerasan fisik", date=day(OPENED))]), ["violence"]),
        (Case(incidents=[Incident(kind="kabur", date=day(OPENED))]), []),
        (Case(incidents=[Incident(kind="kekerasan seksual")]), []),
        (Case(risks=[RiskScreening(kind="perlindungan anak", danger_now=True, date=day(OPENED))]), ["violence"]),
        (Case(risks=[RiskScreening(kind="kekerasan", danger_now=False, date=day(OPENED))]), []),
    ],
)
def test_an_event_opens_its_procedure(case: Case, keys: list[str]) -> None:
    assert open_in(case) == keys


def test_the_end_opens_steps_before_it() -> None:
    case = Case()
    case.termination.date = day("30/9/2024")
    (ending,) = running(case, shipped())
    assert ending.steps[0].day == date(2024, 9, 16)
    assert ending.steps[-1].day == date(2024, 10, 30)


def contract_step(case: Case) -> tuple[bool, bool]:
    (due,) = [due for one in running(case, shipped()) for due in one.steps if due.step.need == "contract"]
    return due.is_open, due.shown


def test_what_the_record_shows_is_done() -> None:
    case = Case(opened=day(OPENED))
    assert contract_step(case) == (True, False)
    case.contracts = [Contract()]
    assert contract_step(case) == (False, True)


def test_a_tick_closes_a_step_and_late_ones_are_told() -> None:
    case, procedure = Case(opened=day(OPENED)), Procedure("p", "P", "new-case", (Step(1, "Telepon keluarga"),))
    assert [due.step.what for due in late(running(case, [procedure]), date(2024, 9, 4))] == ["Telepon keluarga"]
    assert late(running(case, [procedure]), date(2024, 9, 3)) == []
    case.procedure_steps = [ProcedureStep(procedure="p", what="telepon  keluarga", date=day("3/9/2024"))]
    assert late(running(case, [procedure]), date(2024, 9, 4)) == []


def test_violence_that_happens_again_opens_its_steps_again() -> None:
    case = Case(incidents=[Incident(kind="kekerasan fisik", date=day(OPENED))])
    (violence,) = [one for one in shipped() if one.key == "violence"]
    what = violence.steps[0].what
    case.procedure_steps = [ProcedureStep(procedure="violence", what=what, date=day("3/9/2024"))]

    def is_open() -> bool:
        (one,) = running(case, [violence])
        return one.steps[0].is_open

    assert not is_open()
    case.incidents.append(Incident(kind="kekerasan psikis", date=day("1/11/2024")))
    assert is_open()


@given(st.lists(st.builds(Step, st.integers(-99, 999), st.from_regex(r"[a-z][a-z :]{0,20}[a-z]", fullmatch=True))))
def test_steps_come_back_from_their_lines(steps: list[Step]) -> None:
    assert list(read_lines(as_lines(steps))) == [Step(step.days, step.what) for step in steps]


def test_a_step_in_the_same_words_keeps_what_shows_it_done() -> None:
    known = (Step(3, "Minta persetujuan tertulis", need="consent"),)
    assert read_lines("5: minta persetujuan tertulis", known) == (Step(5, "Minta persetujuan tertulis", "consent"),)


@pytest.mark.parametrize("line", ["Telepon keluarga", "tiga hari: telepon", "3 hari:", "3 hari telepon"])
def test_a_line_without_days_is_told_of(line: str) -> None:
    with pytest.raises(BadInput, match="belum terbaca"):
        read_lines(f"1 hari: satu\n{line}")
