"""The steps and components of ATENSI are counted from the record, and each row leads back to where it stands."""

from __future__ import annotations

from caseworker_app.casework.atensi import component_code, components, steps, without_component
from caseworker_app.casework.coverage import Coverage
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Rows
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact
from caseworker_app.model.intervention import Assistance, Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity
from caseworker_app.model.protection import AspectFinding, CareArrangement


def coverage(case: Case) -> list[Coverage]:
    return [one.coverage for one in components(case)]


def test_an_empty_case_covers_nothing() -> None:
    assert {step.coverage for step in steps(Case())} == {Coverage.NONE}
    assert coverage(Case()) == [Coverage.NONE] * 7
    assert [one.code for one in components(Case())] == list("1234567")


def test_a_step_is_covered_by_what_its_pages_hold() -> None:
    case = Case(access_route="penjangkauan")
    assert steps(case)[0].coverage is Coverage.PART
    case.contacts = [Contact()]
    assert steps(case)[0].coverage is Coverage.WHOLE
    case.emergency = True
    assert [point.words for point in steps(case)[0].points if not point.there] == ["respon kasus"]


def test_an_aspect_is_there_whoever_found_it() -> None:
    case = Case(aspect_findings=[AspectFinding(aspect="Medis")], assessment=Assessment(spiritual_practice="rajin"))
    there = [point.words for point in steps(case)[2].points if point.there]
    assert there == ["medis", "spiritual"]


def test_a_component_is_planned_until_something_is_carried_out() -> None:
    plan = Activity(name="konseling", component="terapi psikososial")
    case = Case(activities=[plan], assistance=[Assistance(what="kursi roda", component="Dukungan aksesibilitas")])
    assert coverage(case)[3] is Coverage.PART
    assert coverage(case)[6] is Coverage.WHOLE
    case.sessions = [Session(activity=plan, date=PartialDate.parse("2/9/2024")), Session(activity_name="bincang")]
    assert coverage(case)[3] is Coverage.WHOLE
    assert [(one.kind, one.words) for one in components(case)[3].services] == [
        ("rencana", "konseling"),
        ("sesi", "konseling"),
    ]
    assert [one.words for one in without_component(case)] == ["bincang"]


def test_care_belongs_to_the_second_component() -> None:
    case = Case(care_arrangements=[CareArrangement(kind="keluarga asuh")])
    assert coverage(case)[1] is Coverage.WHOLE


def test_a_component_is_known_by_every_word_for_it() -> None:
    assert component_code("Terapi fisik, terapi psikososial, dan terapi mental spiritual") == "4"
    assert component_code("reunifikasi") == "3"
    assert component_code("lainnya") == component_code(None) == ""


def test_every_line_leads_to_a_page_and_a_table_that_there_are() -> None:
    plan = Activity(name="konseling")
    case = Case(
        activities=[plan], sessions=[Session()], assistance=[Assistance()], care_arrangements=[CareArrangement()]
    )
    for point in (point for step in steps(case) for point in step.points):
        assert page(point.place.partition("/")[2]).title
    for one in (*without_component(case), *components(case)[1].services):
        tables = {item.key for _, item in page(one.place.partition("/")[2]).items() if isinstance(item, Rows)}
        assert one.field.partition("/")[0] in tables
