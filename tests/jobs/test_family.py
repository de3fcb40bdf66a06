"""The family as it is worked on in the genogram: added in place, joined, encircled, taken out, brought back."""

import pytest

from caseworker_app.errors import NotAllowed
from caseworker_app.jobs import family
from caseworker_app.jobs.case_files import load
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.choices import EmotionalKind, TwinKind
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="1", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def added(notebook: Notebook, case: Case, relation: str, name: str, anchor: Person | None = None) -> Person:
    person = family.add_relative(notebook, case, relation, name=name, anchor=anchor).person
    assert person is not None
    return person


def test_relatives_are_added_in_place_and_told_as_what_they_are_to_the_client(notebook: Notebook, case: Case) -> None:
    father = added(notebook, case, "ayah", "Surya")
    uncle = added(notebook, case, "kakak laki-laki", "Bagas", father)
    file = load(notebook, case.id)
    assert set(file.kin.siblings(father.id)) == {uncle.id}
    told = {member.person_id: file.relation(member) for member in file.case.family}
    assert told[father.id] == "ayah"
    assert told[uncle.id] == "paman"


def test_taking_out_a_person_leaves_no_trace_and_comes_back_by_undo(notebook: Notebook, case: Case) -> None:
    father = added(notebook, case, "ayah", "Surya")
    mother = added(notebook, case, "ibu", "Kartika")
    sister = added(notebook, case, "kakak", "Lina")
    assert case.client is not None
    family.connect(notebook, case, father, case.client, EmotionalKind.HOSTILE)
    family.house(notebook, case, [father, sister])
    before = load(notebook, case.id)
    family.remove_relative(notebook, case, father)
    file = load(notebook, case.id)
    assert {person.name for person in file.kin.people} == {"Melati Sari", "Kartika", "Lina"}
    assert file.kin.parents(case.client.id) == [mother.id]
    assert file.kin.emotional_ties == []
    assert [[member.person_id for member in house.members] for house in file.kin.households] == [[sister.id]]
    notebook.undo(case.id)
    again = load(notebook, case.id)
    assert set(again.kin.parents(case.client.id)) == set(before.kin.parents(case.client.id))
    assert len(again.kin.emotional_ties) == 1


def test_a_person_whom_something_else_speaks_of_keeps_the_record(notebook: Notebook, case: Case) -> None:
    sister = added(notebook, case, "kakak", "Lina")
    with notebook.edit("Wawancara", case_id=case.id):
        case.interviews.append(Interview(informant_person=sister, position=0))
    family.remove_relative(notebook, case, sister)
    with notebook.reader() as session:
        assert session.get(Person, sister.id) is not None
    assert case.family == []


def test_the_client_stays(notebook: Notebook, case: Case) -> None:
    assert case.client is not None
    with pytest.raises(NotAllowed, match="Klien"):
        family.remove_relative(notebook, case, case.client)


def test_a_household_is_encircled_anew_and_goes_with_its_last_member(notebook: Notebook, case: Case) -> None:
    father, mother = added(notebook, case, "ayah", "Surya"), added(notebook, case, "ibu", "Kartika")
    house = family.house(notebook, case, [father])
    family.encircle(notebook, case, house, [mother])
    assert [member.person_id for member in house.members] == [mother.id]
    family.encircle(notebook, case, house, [])
    assert load(notebook, case.id).kin.households == []


def test_twins_are_children_of_one_union(notebook: Notebook, case: Case) -> None:
    sister = added(notebook, case, "kakak", "Lina")
    father = added(notebook, case, "ayah", "Surya")
    assert case.client is not None
    assert family.twins(notebook, case, sister, case.client, TwinKind.IDENTICAL)
    assert not family.twins(notebook, case, sister, father, TwinKind.IDENTICAL)
    file = load(notebook, case.id)
    assert [group.kind for group in file.kin.twin_groups] == [TwinKind.IDENTICAL]
    family.remove_relative(notebook, case, sister)
    assert load(notebook, case.id).kin.twin_groups == []


def test_an_emotional_line_is_taken_away(notebook: Notebook, case: Case) -> None:
    father = added(notebook, case, "ayah", "Surya")
    assert case.client is not None
    tie = family.connect(notebook, case, father, case.client, EmotionalKind.CLOSE)
    family.disconnect(notebook, case, tie)
    assert load(notebook, case.id).kin.emotional_ties == []


def test_another_word_moves_a_relative_to_another_place(notebook: Notebook, case: Case) -> None:
    added(notebook, case, "ayah", "Surya")
    member = family.add_relative(notebook, case, "kakak", name="Lina")
    assert case.client_id is not None
    assert member.person_id is not None
    assert family.relate(notebook, case, member, "anak")
    kin = load(notebook, case.id).kin
    assert kin.siblings(case.client_id) == []
    assert kin.children(case.client_id) == [member.person_id]


def test_another_word_moves_nobody_on_whom_others_depend(notebook: Notebook, case: Case) -> None:
    sister = family.add_relative(notebook, case, "kakak", name="Lina")
    child = added(notebook, case, "anak", "Tono", sister.person)
    family.relate(notebook, case, sister, "bibi")
    assert sister.person_id is not None
    assert load(notebook, case.id).kin.children(sister.person_id) == [child.id]
