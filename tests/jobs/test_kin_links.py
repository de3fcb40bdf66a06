"""People who are already in the family are joined; what cannot be is refused, and nothing changes."""

from __future__ import annotations

import pytest

from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.errors import NotAllowed
from caseworker_app.jobs import family, kin_links
from caseworker_app.jobs.case_files import load
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd, UnionKind
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook


@pytest.fixture
def case(notebook: Notebook) -> Case:
    entered = Case(number="1", client=Person(name="Melati Sari", sex=Sex.FEMALE))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(entered)
    return entered


def relative(notebook: Notebook, case: Case, word: str, name: str) -> Person:
    person = family.add_relative(notebook, case, word, name=name).person
    assert person is not None
    return person


def client(case: Case) -> Person:
    assert case.client is not None
    return case.client


def kin(notebook: Notebook, case: Case) -> Kin:
    return load(notebook, case.id).kin


def couples(notebook: Notebook, case: Case) -> list[tuple[set[str], UnionKind | None]]:
    return [(set(partners(union)), union.kind) for union in kin(notebook, case).unions if len(partners(union)) > 1]


def test_two_who_are_there_become_a_couple_in_one_step(notebook: Notebook, case: Case) -> None:
    uncle = relative(notebook, case, "kakak laki-laki", "Surya")
    friend = relative(notebook, case, "teman", "Rina")
    kin_links.couple(notebook, case, friend, uncle, UnionKind.COHABITING)
    assert ({uncle.id, friend.id}, UnionKind.COHABITING) in couples(notebook, case)
    assert notebook.undo(case.id) == "Jadikan pasangan"
    assert couples(notebook, case) == []


def test_a_couple_is_entered_once_and_again_after_it_was_parted(notebook: Notebook, case: Case) -> None:
    husband = relative(notebook, case, "suami", "Bayu")
    with pytest.raises(NotAllowed, match="sudah tercatat sebagai pasangan"):
        kin_links.couple(notebook, case, client(case), husband, UnionKind.MARRIED)
    with pytest.raises(NotAllowed, match="dua orang"):
        kin_links.couple(notebook, case, husband, husband, UnionKind.MARRIED)
    [union] = [union for union in case_unions(notebook, case) if len(partners(union)) == 2]
    with notebook.edit("Cerai", case_id=case.id):
        union.ended_by = UnionEnd.DIVORCED
    kin_links.couple(notebook, case, client(case), husband, UnionKind.MARRIED)
    assert len(couples(notebook, case)) == 2


def case_unions(notebook: Notebook, case: Case) -> list[Union]:
    with notebook.reading() as session:
        from caseworker_app.jobs.case_files import family_graph

        return family_graph(session, case).unions


def test_the_second_parent_of_a_child_joins_those_who_are_a_couple(notebook: Notebook, case: Case) -> None:
    mother = relative(notebook, case, "ibu", "Kartika")
    man = relative(notebook, case, "teman", "Surya")
    union = kin_links.couple(notebook, case, mother, man, UnionKind.MARRIED)
    kin_links.make_child(notebook, case, client(case), man, union, ParentageKind.BIOLOGICAL)
    graph = kin(notebook, case)
    assert set(graph.parents(client(case).id)) == {mother.id, man.id}
    assert len(graph.unions) == 1
    notebook.undo(case.id)
    assert kin(notebook, case).parents(client(case).id) == [mother.id]


def test_a_child_has_no_third_parent_by_birth_but_a_foster_parent(notebook: Notebook, case: Case) -> None:
    for word in ("ayah", "ibu"):
        relative(notebook, case, word, word)
    aunt = relative(notebook, case, "teman", "Rina")
    with pytest.raises(NotAllowed, match="orang tua kandung"):
        kin_links.make_child(notebook, case, client(case), aunt, None, ParentageKind.BIOLOGICAL)
    kin_links.make_child(notebook, case, client(case), aunt, None, ParentageKind.FOSTER)
    assert aunt.id in kin(notebook, case).parents(client(case).id)
    with pytest.raises(NotAllowed, match="sudah tercatat"):
        kin_links.make_child(notebook, case, client(case), aunt, None, ParentageKind.FOSTER)


def test_nobody_becomes_the_own_ancestor(notebook: Notebook, case: Case) -> None:
    mother = relative(notebook, case, "ibu", "Kartika")
    child = relative(notebook, case, "anak perempuan", "Sekar")
    for parent in (client(case), child):
        with pytest.raises(NotAllowed, match="tidak mungkin"):
            kin_links.make_child(notebook, case, mother, parent, None, ParentageKind.BIOLOGICAL)
    assert kin(notebook, case).parents(mother.id) == []
    [union] = [union for union in case_unions(notebook, case) if child.id in children(union)]
    with pytest.raises(NotAllowed, match="orang tuanya sendiri"):
        kin_links.make_child(notebook, case, client(case), client(case), union, ParentageKind.ADOPTED)


def test_siblings_share_the_parents_that_one_of_them_has(notebook: Notebook, case: Case) -> None:
    relative(notebook, case, "ibu", "Kartika")
    other, third = (relative(notebook, case, "teman", name) for name in ("Surya", "Rina"))
    kin_links.make_siblings(notebook, case, other, client(case))
    assert kin(notebook, case).siblings(client(case).id) == [other.id]
    with pytest.raises(NotAllowed):
        kin_links.make_siblings(notebook, case, client(case), other)
    stranger = relative(notebook, case, "teman", "Tono")
    kin_links.make_siblings(notebook, case, third, stranger)
    assert kin(notebook, case).siblings(third.id) == [stranger.id]


def test_children_stand_in_order_of_birth_where_it_is_known(notebook: Notebook, case: Case) -> None:
    elder = relative(notebook, case, "teman", "Surya")
    with notebook.edit("Lahir", case_id=case.id):
        client(case).born, elder.born = PartialDate.parse("2001"), PartialDate.parse("1996")
    relative(notebook, case, "ibu", "Kartika")
    kin_links.make_siblings(notebook, case, client(case), elder)
    [union] = case_unions(notebook, case)
    assert children(union) == [elder.id, client(case).id]


def test_a_child_is_added_to_a_couple_and_only_a_couple_without_children_is_parted(
    notebook: Notebook, case: Case
) -> None:
    cousin = relative(notebook, case, "teman", "Surya")
    union = kin_links.couple(notebook, case, client(case), cousin, None)
    member = kin_links.add_child(notebook, case, union, Sex.MALE)
    assert member.person is not None
    assert set(kin(notebook, case).parents(member.person.id)) == {client(case).id, cousin.id}
    with pytest.raises(NotAllowed, match="mempunyai anak"):
        kin_links.part(notebook, case, union)
    notebook.undo(case.id)
    kin_links.part(notebook, case, union)
    assert couples(notebook, case) == []


def test_whoever_is_drawn_gets_a_row_in_the_family_table(notebook: Notebook, case: Case) -> None:
    husband, child = Person(name="Guntur"), Person(name="Kenanga")
    with notebook.edit("Paket", undoable=False) as session:
        session.add_all([husband, child])
        session.flush()
        link = Parentage(child_id=child.id, kind=ParentageKind.BIOLOGICAL, position=0)
        session.add(Union(partner1_id=husband.id, partner2_id=client(case).id, children=[link]))
    assert case.family == []
    assert kin_links.list_family(notebook, case) == 2
    assert {member.person_id for member in case.family} == {husband.id, child.id}
    assert kin_links.list_family(notebook, case) == 0
