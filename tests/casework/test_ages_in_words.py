"""Ages as far as dates tell them."""

from datetime import date

import pytest

from caseworker_app.casework.ages import age_at_death, present_age
from caseworker_app.model.choices import Vital
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

DAY = date(2025, 1, 10)


@pytest.mark.parametrize(
    ("born", "age"), [("1/1/1984", "41"), ("1984", "40–41"), ("sekitar 1984", "±40"), ("tidak tahu", "")]
)
def test_the_present_age_is_as_exact_as_the_birth_date(born: str, age: str) -> None:
    assert present_age(Person(born=PartialDate.parse(born)), DAY) == age


def test_a_stated_age_stands_for_an_unknown_birth() -> None:
    person = Person(stated_age=PartialDate.parse("usia 66 tahun pada 23 Agustus 2024"))
    assert present_age(person, DAY) in {"66", "66–67"}


@pytest.mark.parametrize(
    ("born", "died", "age"),
    [("1930", "1999", "68–69"), ("3/4/1930", "5/6/1999", "69"), ("1999", "1999", "0"), ("1930", "sekitar 1999", "±68")],
)
def test_the_age_at_death_comes_from_two_years(born: str, died: str, age: str) -> None:
    person = Person(born=PartialDate.parse(born), died=PartialDate.parse(died), vital=Vital.DEAD)
    assert age_at_death(person) == age


def test_a_stated_age_at_death_that_agrees_says_it_exactly() -> None:
    person = Person(
        born=PartialDate.parse("1930"), died=PartialDate.parse("1999"), stated_age=PartialDate.parse("usia 69")
    )
    assert age_at_death(person) == "69"
