from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.jobs import offered
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.store.settings import set_setting

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook


def test_the_family_comes_first_and_namesakes_are_told_apart(notebook: Notebook) -> None:
    ani = Person(name="Ani", born=PartialDate.parse("1998"), city="Bandung")
    other = Person(name="Ani")
    sister = Person(name="Zahra")
    case = Case(client=Person(name="Melati"), family=[FamilyMember(person=sister)])
    with notebook.edit("Orang") as session:
        session.add_all([ani, other, case, Person()])
    found = offered.people(notebook, case)
    assert [title for title, _ in found[:2]] == ["Melati", "Zahra"]
    assert {title for title, _ in found[2:]} == {"Ani · 1998 · Bandung", "Ani"}
    assert offered.person(notebook, dict(found)["Zahra"]) is sister
    assert offered.person(notebook, "nobody") is None


def test_links_offer_the_rows_of_the_case_or_all_of_a_class(notebook: Notebook) -> None:
    case = Case(symptoms=[Symptom(text="pelupa"), Symptom(text="pelupa")])
    agency = Agency(name="Sentra Melati")
    with notebook.edit("Kasus") as session:
        session.add_all([case, agency])
    assert offered.records(notebook, case, Symptom, "symptoms") == [
        ("pelupa", case.symptoms[0]),
        ("pelupa (2)", case.symptoms[1]),
    ]
    assert offered.records(notebook, case, Agency, "") == [("Sentra Melati", agency)]


def test_the_words_of_a_list_are_those_that_the_agency_wants(notebook: Notebook) -> None:
    before = offered.words(notebook, "religion")
    set_setting(notebook, offered.AGENCY_LIST + "religion", {"added": [{"value": "kepercayaan leluhur"}]})
    assert offered.words(notebook, "religion") == [*before, "kepercayaan leluhur"]
