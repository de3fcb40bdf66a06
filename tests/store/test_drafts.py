"""Text that could not be read takes the place of a value, and what is only being typed is no step of undo."""

from __future__ import annotations

import pytest

from caseworker_app.forms.records import copy_of
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.plan import Activity, ActivityGoal
from caseworker_app.store.notebook import Notebook
from tests.store.built import Built


@pytest.fixture
def case(notebook: Notebook) -> Case:
    return new_case(notebook, 55)


def new_case(notebook: Notebook, weight: float | None = None) -> Case:
    made = Case(number="2025-001", assessment=Assessment(weight_kg=weight))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def put(notebook: Notebook, case: Case, raw: str | None, weight: float | None = None) -> None:
    with notebook.edit("Ubah “Berat badan”", case_id=case.id):
        case.assessment.weight_kg = weight
        notebook.drafts.put(case.assessment, "weight_kg", raw)


def stands(notebook: Notebook, record: Assessment) -> tuple[float | None, str | None]:
    return record.weight_kg, notebook.drafts.of(record).get("weight_kg")


def test_undo_brings_back_the_value_and_redo_the_text(notebook: Notebook, case: Case) -> None:
    record = case.assessment
    put(notebook, case, "lima puluhan")
    assert stands(notebook, record) == (None, "lima puluhan")
    put(notebook, case, "enam puluhan")
    put(notebook, case, None, 61)
    assert stands(notebook, record) == (61, None)
    for wanted in ((None, "enam puluhan"), (None, "lima puluhan"), (55, None)):
        notebook.undo(case.id)
        assert stands(notebook, record) == wanted
    for wanted in ((None, "lima puluhan"), (None, "enam puluhan"), (61, None)):
        notebook.redo(case.id)
        assert stands(notebook, record) == wanted


def test_what_is_kept_while_typing_is_no_step_of_its_own(notebook: Notebook, case: Case) -> None:
    record = case.assessment
    notebook.drafts.keep(record, "weight_kg", "lima")
    put(notebook, case, "lima puluhan")
    notebook.drafts.keep(record, "weight_kg", "en")
    notebook.drafts.keep(record, "weight_kg", "enam")
    assert notebook.drafts.standing(record, "weight_kg") == "lima puluhan"
    put(notebook, case, "enam puluhan")
    notebook.undo(case.id)
    assert stands(notebook, record) == (None, "lima puluhan")
    notebook.undo(case.id)
    assert stands(notebook, record) == (55, None)
    notebook.redo(case.id)
    assert stands(notebook, record) == (None, "lima puluhan")


def test_typing_that_is_given_up_leaves_what_stood_there(notebook: Notebook, case: Case) -> None:
    record = case.assessment
    notebook.drafts.keep(record, "weight_kg", "lim")
    notebook.drafts.give_up(record, "weight_kg")
    assert stands(notebook, record) == (55, None)
    put(notebook, case, "lima puluhan")
    notebook.drafts.keep(record, "weight_kg", "en")
    notebook.drafts.give_up(record, "weight_kg")
    assert stands(notebook, record) == (None, "lima puluhan")


def test_undo_while_something_is_typed_over_it_is_not_refused(notebook: Notebook, case: Case) -> None:
    record = case.assessment
    put(notebook, case, "lima puluhan")
    notebook.drafts.keep(record, "weight_kg", "en")
    notebook.undo(case.id)
    assert stands(notebook, record) == (55, None)
    assert notebook.drafts.standing(record, "weight_kg") is None
    notebook.drafts.keep(record, "weight_kg", "tujuh")
    notebook.redo(case.id)
    assert stands(notebook, record) == (None, "lima puluhan")


def test_a_copied_record_holds_the_text_too(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Pelaksanaan", case_id=case.id):
        case.activities.append(Activity(name="Latihan", goals=[ActivityGoal()]))
        notebook.drafts.put(case.activities[0], "cost", "dua juta")
        notebook.drafts.put(case.activities[0].goals[0], "goal", "tenang")
    with notebook.edit("Gandakan", case_id=case.id):
        copy = copy_of(case.activities[0])
        assert isinstance(copy, Activity)
        case.activities.append(copy)
        notebook.drafts.put_copies(case.activities[0], copy)
    assert notebook.drafts.of(copy) == {"cost": "dua juta"}
    assert notebook.drafts.of(copy.goals[0]) == {"goal": "tenang"}
    notebook.undo(case.id)
    assert notebook.drafts.of(copy) == {}


def test_what_was_typed_before_a_power_cut_is_shown_again(built: Built) -> None:
    with built.open() as notebook:
        made = new_case(notebook)
        record_id = made.assessment.id
        notebook.drafts.keep(made.assessment, "weight_kg", "lima puluhan")
    with built.open() as notebook:
        record = notebook.session.get_one(Assessment, record_id)
        assert stands(notebook, record) == (None, "lima puluhan")


def test_an_edit_that_fails_leaves_the_text_as_it_was(notebook: Notebook, case: Case) -> None:
    put(notebook, case, "lima puluhan")

    def fail() -> None:
        with notebook.edit("Ubah “Berat badan”", case_id=case.id):
            notebook.drafts.put(case.assessment, "weight_kg", None)
            assert notebook.drafts.of(case.assessment) == {"weight_kg": "lima puluhan"}  # not yet written
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert stands(notebook, case.assessment) == (None, "lima puluhan")
