"""Every person gets a name of their own that is nobody's, the same one every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.invented_names import assigned, key
from caseworker_app.model.base import new_id
from caseworker_app.model.choices import Sex
from caseworker_app.model.person import Person


def person(name: str = "Marta", alias: str | None = None, sex: Sex | None = Sex.FEMALE) -> Person:
    return Person(id=new_id(), name=name, alias=alias, sex=sex)


@given(st.integers(1, 130), st.sampled_from([Sex.MALE, Sex.FEMALE, None]))
def test_nobody_shares_a_name_however_many_there_are(count: int, sex: Sex | None) -> None:
    people = [person(f"Orang {at}", sex=sex) for at in range(count)]
    names = assigned(people, {})
    assert len({name.casefold() for name in names.values()}) == count
    assert names == assigned(people[::-1], {})


def test_given_names_stay_and_a_name_of_the_case_is_given_to_nobody() -> None:
    one, other = person("Marta"), person("Kenanga Cempaka")
    names = assigned([one, other], {one.id: "Seruni"})
    assert names[one.id] == "Seruni"
    assert not {"Kenanga", "Cempaka", "Seruni"} & {names[other.id]}


def test_an_alias_in_words_is_kept_and_mere_initials_are_not() -> None:
    named, lettered = person(alias="Bu Melur"), person(alias="MS")
    names = assigned([named, lettered], {})
    assert names[named.id] == "Bu Melur"
    assert names[lettered.id] != "MS"


def test_the_key_says_who_is_who_and_where_two_are_called_the_same() -> None:
    lines = key([person("Marta Situmorang"), person("Mangara Situmorang"), person("Ani")])
    assert [(line.name, line.called, line.shared) for line in lines] == [
        ("Ani", "A", False),
        ("Mangara Situmorang", "MS", True),
        ("Marta Situmorang", "MS", True),
    ]
