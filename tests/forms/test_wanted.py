from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.forms import catalogue, lists, walk
from caseworker_app.forms.wanted import in_atensi, in_institution, in_practicum, is_grown
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner

STAGES = {stage.key: stage for stage in (*catalogue.STAGES, *catalogue.TABS)}


def wanted(stage: str, page: str, case: Case) -> list[str]:
    return [item.key for item in walk.wanted(STAGES[stage], catalogue.page(page), case)]


def test_a_closed_stage_and_a_closed_case_ask_for_nothing() -> None:
    case = Case(client=Person())
    assert "name" in wanted("client", "client_family", case)
    assert wanted("plan", "plan_discussion", case)
    case.plan.state = StageState.DONE
    assert wanted("plan", "plan_discussion", case) == []
    assert wanted("intervention", "opportunity", case), "another stage is still open"
    case.closed = PartialDate.on(date(2024, 9, 30))
    assert wanted("intervention", "opportunity", case) == wanted("client", "client_family", case) == []
    case.closed, case.archived = None, PartialDate.on(date(2024, 9, 30))
    assert wanted("client", "client_family", case) == []


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (Case(), False),
        (Case(setting="sekolah"), False),
        (Case(setting="sentra"), True),
        (Case(approach="residensial"), True),
        (Case(agency=Agency(kind="Sentra Terpadu")), True),
        (Case(agency=Agency(kind="sekolah", stage_names="ATENSI")), True),
        (Case(agency=Agency(kind="sekolah", stage_names="praktikum")), False),
    ],
)
def test_aspects_of_atensi_are_missing_within_atensi_alone(case: Case, *, asked: bool) -> None:
    assert in_atensi(case) is asked
    assert bool(walk.missing(catalogue.page("atensi_aspects"), case)) is asked
    assert bool(walk.missing(catalogue.page("atensi_indicators"), case)) is asked


def test_who_is_served_at_home_has_no_institution_to_tell_of() -> None:
    assert in_institution(Case())
    assert in_institution(Case(setting="sentra", approach="keluarga"))
    at_home = Case(setting="komunitas", approach="keluarga")
    assert not in_institution(at_home)
    assert "environment_institution" not in [item.key for item in walk.missing(catalogue.page("environments"), at_home)]
    at_home.room = "Melati 3"
    assert in_institution(at_home)


def test_the_practicum_is_asked_of_students() -> None:
    assert not in_practicum(Case())
    assert not in_practicum(Case(practitioner=Practitioner(role="pekerja sosial")))
    student = Case(practitioner=Practitioner(role="praktikan"))
    assert in_practicum(student)
    assert wanted("placement", "placement", student)
    assert wanted("placement", "placement", Case(client=Person())) == []


def test_a_child_is_not_asked_whether_it_is_married() -> None:
    child = Case(client=Person(born=PartialDate.on(date.today().replace(year=date.today().year - 9, day=1))))
    assert not is_grown(child)
    assert "marital_status" not in wanted("client", "client_family", child)
    assert is_grown(Case())
    assert is_grown(Case(client=Person(born=PartialDate.parse("1950"))))
    assert not is_grown(Case(client=Person(stated_age=PartialDate.parse("usia 9"))))


def test_lists_that_stand_twice_name_each_other() -> None:
    assert catalogue.also_at("assessment", "instruments") == ("evaluation/instruments",)
    assert catalogue.also_at("evaluation", "instruments") == ("assessment/instruments",)
    assert catalogue.also_at("plan", "conferences") == ("intervention/conferences",)
    assert catalogue.also_at("assessment", "potentials") == ("plan/plan_resources",)
    assert catalogue.also_at("assessment", "client_family") == ()
    assert catalogue.also_at("plan", "goals") == ()


def test_categories_of_the_cluster_come_first_and_none_is_lost() -> None:
    words = lists.load(lists.PPKS).values()
    elderly = lists.of_cluster(words, "lansia")
    assert elderly[0] == "lanjut usia terlantar"
    assert sorted(elderly) == sorted(words)
    assert lists.of_cluster(words, "penyandang disabilitas")[0] == "penyandang disabilitas"
    assert lists.of_cluster(words, None) == lists.of_cluster(words, "lain") == words
