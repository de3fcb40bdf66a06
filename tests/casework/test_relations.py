from __future__ import annotations

import pytest

from caseworker_app.casework.kin import Kin
from caseworker_app.casework.placing import place
from caseworker_app.casework.relations import generations_above, relation
from caseworker_app.model.choices import Sex, UnionEnd, Vital
from caseworker_app.model.person import Person


@pytest.fixture
def client() -> Person:
    return Person(name="Melati", sex=Sex.FEMALE)


@pytest.fixture
def kin(client: Person) -> Kin:
    return Kin(people=[client])


def add(kin: Kin, anchor: Person, word: str, **values: object) -> Person:
    person = Person(**values)
    assert place(kin, anchor, person, word) is not None
    return person


def test_parents_become_one_couple(kin: Kin, client: Person) -> None:
    mother = add(kin, client, "ibu")
    father = add(kin, client, "ayah")
    assert kin.parents(client.id) == [father.id, mother.id]
    assert kin.partners(mother.id) == [father.id]
    assert (father.sex, mother.sex) == (Sex.MALE, Sex.FEMALE)


def test_siblings_stand_in_the_order_they_were_told(kin: Kin, client: Person) -> None:
    third = add(kin, client, "kakak ke-3")
    first = add(kin, client, "kakak ke-1")
    second = add(kin, client, "kakak ke-2")
    younger = add(kin, client, "adik")
    union, _ = next(iter(kin.births(client.id)))
    order = [parentage.child_id for parentage in union.children]
    assert order.index(client.id) == 3
    assert order[-1] == younger.id
    assert {first.id, second.id, third.id} == set(order[:3])


def test_siblings_told_in_order_are_numbered_again(kin: Kin, client: Person) -> None:
    elders = [add(kin, client, f"kakak ke-{n}") for n in range(1, 6)]
    younger = add(kin, client, "adik")
    assert [relation(kin, client.id, elder.id) for elder in elders] == [f"kakak ke-{n}" for n in range(1, 6)]
    assert relation(kin, client.id, younger.id) == "adik"


def test_a_dead_partner_leaves_a_widowed_union(kin: Kin, client: Person) -> None:
    husband = Person(vital=Vital.DEAD)
    union = place(kin, client, husband, "suami")
    assert union is not None
    assert union.ended_by is UnionEnd.WIDOWED


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("ayah", "ayah"), "kakek dari ayah"),
        (("ibu", "ibu"), "nenek dari ibu"),
        (("suami", "ibu"), "ibu mertua"),
        (("anak", "anak perempuan"), "cucu perempuan"),
        (("anak", "istri"), "menantu"),
        (("ibu", "kakak laki-laki"), "paman"),
        (("ayah", "adik perempuan", "anak"), "sepupu"),
        (("kakak", "anak"), "keponakan"),
        (("kakak perempuan", "suami"), "ipar"),
        (("ibu angkat",), "ibu angkat"),
        (("ayah asuh",), "ayah asuh"),
    ],
)
def test_relations_are_read_from_the_family(kin: Kin, client: Person, steps: tuple[str, ...], told: str) -> None:
    person = client
    for step in steps:
        person = add(kin, person, step)
    assert relation(kin, client.id, person.id) == told


def test_a_second_mother_becomes_a_second_couple(kin: Kin, client: Person) -> None:
    add(kin, client, "ibu")
    add(kin, client, "ayah")
    add(kin, client, "ibu angkat")
    assert len(kin.parents(client.id)) == 3


@pytest.mark.parametrize("word", ["hubungan tidak disebut", "", "tetangga", "kenalan lama"])
def test_a_word_that_says_too_little_joins_nobody(kin: Kin, client: Person, word: str) -> None:
    assert place(kin, client, Person(name="Mutiara"), word) is None
    assert kin.unions == []


def test_grandparents_need_the_parent_between(kin: Kin, client: Person) -> None:
    assert place(kin, client, Person(), "kakek dari ayah") is None
    father = add(kin, client, "ayah")
    grandfather = add(kin, client, "kakek dari ayah")
    assert kin.parents(father.id) == [grandfather.id]


def test_a_stepfather_and_his_sons_stand_beside_an_unknown_father(kin: Kin, client: Person) -> None:
    mother = add(kin, client, "ibu kandung")
    sons = [add(kin, client, "adik seibu", sex=Sex.MALE) for _ in range(2)]
    stepfather = add(kin, client, "ayah tiri")
    assert kin.parents(client.id) == [mother.id]
    assert kin.partners(mother.id) == [stepfather.id]
    assert kin.children(stepfather.id) == [son.id for son in sons]
    assert relation(kin, client.id, stepfather.id) == "ayah tiri"
    assert relation(kin, client.id, sons[0].id) == "saudara seibu"
    father = add(kin, client, "bapak")
    assert set(kin.parents(client.id)) == {father.id, mother.id}
    assert kin.children(father.id) == [client.id]


def test_a_half_sister_by_the_father_has_a_mother_of_her_own(kin: Kin, client: Person) -> None:
    assert place(kin, client, Person(), "adik seayah") is None
    father = add(kin, client, "ayah")
    add(kin, client, "ibu")
    sister = add(kin, client, "adik seayah")
    stepmother = add(kin, client, "ibu tiri")
    assert set(kin.parents(sister.id)) == {father.id, stepmother.id}
    assert relation(kin, client.id, sister.id) == "saudara seayah"


@pytest.mark.parametrize(
    ("word", "above"),
    [("nenek", 2), ("Kakek dari ibu", 2), ("kakek buyut", 3), ("ibu", 1), ("paman", 1), ("kakak", 0), ("cucu", -2),
     ("keponakan", -1), ("teman", None), ("", None)],
)  # fmt: skip
def test_a_word_says_in_which_generation_somebody_stands(word: str, above: int | None) -> None:
    assert generations_above(word) == above
