"""Ages as documents and drawings tell them: none that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.ages import age_at_death, age_on, drawn_on
from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.signers import ages
from caseworker_app.jobs.cases import age_text
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Vital
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

DAY = date(2024, 8, 26)


def when(text: str) -> PartialDate:
    return PartialDate.parse(text, today=DAY)


def test_ages_are_told_for_the_day_of_opening_and_never_for_one_that_lies_ahead() -> None:
    assert drawn_on(CaseFile(Case(opened=when("2024-08-26")), Kin())) == DAY
    assert drawn_on(CaseFile(Case(opened=when("2204-03-05")), Kin())) == date.today()
    assert drawn_on(CaseFile(Case(), Kin())) == date.today()


@pytest.mark.parametrize("person", [
    Person(born=PartialDate.parse("1800-01-01")),
    Person(stated_age=PartialDate.parse("140 tahun")),
    Person(born=PartialDate.parse("2030-01-01")),
])  # fmt: skip
def test_an_age_that_nobody_has_is_not_told(person: Person) -> None:
    assert age_on(person, DAY) is None
    assert ages(person, DAY) is None
    assert age_text(person, DAY) == ""


def test_an_age_is_not_told_for_a_day_that_lies_ahead() -> None:
    person = Person(born=PartialDate.parse("2001-05-05"))
    assert age_on(person, DAY) == 23
    now = age_on(person, date.today())
    assert age_on(person, date(2204, 3, 5)) == now
    assert ages(person, date(2204, 3, 5)) == (now, now)


def test_a_dead_person_has_the_age_of_the_day_of_death() -> None:
    dead = Person(vital=Vital.DEAD, died=when("2015"), stated_age=when("70 tahun pada 2026-11-30"))
    assert age_at_death(dead) == ""  # told of a day after the death: at which age, nobody can say
    dead.born = when("1945")
    assert age_at_death(dead) == "70"
    dead.born, dead.stated_age = None, when("70 tahun")
    assert age_at_death(dead) == "70"
    dead.born, dead.died = when("1800-01-01"), when("2015-01-02")
    assert age_at_death(dead) == ""
