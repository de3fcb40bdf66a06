from __future__ import annotations

from typing import Any

import pytest

from caseworker_app.forms.description import Field
from caseworker_app.forms.records import copy_of, ensure, holder, link_to, shown, title_of
from caseworker_app.model.assessment import Assessment, Symptom, SymptomSource
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import Sex
from caseworker_app.model.engagement import Contact
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan

NAME = Field(Person.name, "Nama")
RELATION = Field(FamilyMember.relation, "Hubungan")


def test_a_column_may_belong_to_the_person_that_the_row_links_to() -> None:
    member = FamilyMember()
    assert holder(member, RELATION) is member
    assert holder(member, NAME) is None
    made = holder(member, NAME, make=True)
    assert isinstance(made, Person)
    assert member.person is made
    assert holder(member, NAME) is made
    assert holder(None, NAME) is None


def test_a_row_that_has_no_way_to_a_field_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="Symptom holds no Person"):
        link_to(Symptom, NAME)


def test_missing_steps_are_made_on_the_way() -> None:
    case = Case()
    person = ensure(case, "client")
    assert case.client is person
    assert ensure(case, "client") is person
    assert ensure(case, "") is case


def test_a_copy_has_its_own_rows_and_the_same_links() -> None:
    person = Person(name="Ratna")
    symptom = Symptom(text="pelupa", more_sources=[SymptomSource(source="ibu", person=person)])
    copy: Any = copy_of(symptom)
    assert copy.text == "pelupa"
    assert copy.id != symptom.id
    assert copy.more_sources[0].id != symptom.more_sources[0].id
    assert copy.more_sources[0].source == "ibu"
    assert copy.more_sources[0].person is person


def test_a_copy_brings_its_one_part_along() -> None:
    case = Case(number="1")
    case.assessment.focus = "kecemasan"
    copy: Any = copy_of(case)
    assert isinstance(copy.assessment, Assessment)
    assert copy.assessment is not case.assessment
    assert copy.assessment.focus == "kecemasan"


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Person(name="Melati", alias="M"), "Melati"),
        (Person(alias="M"), "M"),
        (Person(), "(tanpa nama)"),
        (FamilyMember(relation="ibu", person=Person(name="Ratna")), "Ratna"),
        (FamilyMember(relation="ibu"), "ibu"),
        (Symptom(text="  mudah\n tersinggung "), "mudah tersinggung"),
        (Symptom(), "(belum diisi)"),
        (Contact(date=PartialDate.parse("2024-08-26"), place="Sentra"), "26/8/2024 · Sentra"),
        (Contact(date=PartialDate.parse("2024-08-26")), "26/8/2024"),
        (Symptom(text="kata " * 30), "kata " * 11 + "kata …"),
    ],
)
def test_a_record_is_called_by_its_name_or_first_words(record: Any, title: str) -> None:
    assert title_of(record) == title


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ya"),
        (False, "tidak"),
        (PartialDate.parse("2024-08-26"), "26/8/2024"),
        (TimeSpan.parse("9.30-11"), "09.30–11.00"),
        (Sex.FEMALE, "perempuan"),
        (1250.5, "1.250,5 kg"),
        (["satu", "dua"], "satu\ndua"),
        (Person(name="Melati"), "Melati"),
        ("kata", "kata"),
    ],
)
def test_a_cell_shows_a_value_as_people_write_it(value: Any, text: str) -> None:
    assert shown(Field(Assessment.weight_kg, "Berat", unit="kg"), value) == text
