"""From the library into a case: once, in one step of undo, at a page that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caseworker_app.errors import NotFound
from caseworker_app.forms import catalogue, shelf
from caseworker_app.jobs import library_use
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.service import Service
from caseworker_app.model.tools import Measurement

if TYPE_CHECKING:
    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook


@pytest.fixture
def case(notebook: Notebook) -> Case:
    case = Case(number="K-1")
    with notebook.edit("Kasus", undoable=False) as session:
        session.add(case)
    return case


def entry(title: str) -> Entry:
    return next(one for one in shelf.shipped() if one.title.startswith(title))


def use(notebook: Notebook, case: Case, title: str, at: int = 0) -> library_use.Used:
    return library_use.use(notebook, case.id, entry(title), library_use.ways(entry(title))[at])


def test_every_way_leads_to_a_page_of_a_case() -> None:
    places = {f"{stage.key}/{page.key}" for stage in (*catalogue.STAGES, *catalogue.TABS) for page in stage.pages}
    ways = {way for one in shelf.shipped() for way in library_use.ways(one)} | set(library_use.ways_of_service())
    assert {way.place for way in ways} - places == set()
    for way in ways:
        page = catalogue.page(way.place.partition("/")[2])
        assert way.field in {item.key for _, item in page.items()}, way


def test_a_technique_goes_into_the_plan_once(notebook: Notebook, case: Case) -> None:
    assert use(notebook, case, "kursi kosong").sentence == "“kursi kosong” ditambahkan di halaman Metode dan teknik."
    assert [row.technique for row in case.planned_methods] == ["kursi kosong"]
    assert "sudah ada" in use(notebook, case, "kursi kosong").sentence
    assert len(case.planned_methods) == 1
    notebook.undo(case.id)
    assert case.planned_methods == []


def test_steps_go_into_the_session_that_was_held_last(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Sesi", case_id=case.id):
        case.sessions = [Session(date=PartialDate.parse("2024-09-20")), Session(date=PartialDate.parse("2024-09-01"))]
    use(notebook, case, "terapi realitas", 1)
    assert [step.step for step in case.sessions[0].steps][:2] == ["Wants", "Direction and doing"]
    assert case.sessions[0].techniques == ["terapi realitas (WDEP)"]
    use(notebook, case, "terapi realitas", 1)
    assert len(case.sessions[0].steps) == 4


def test_a_first_session_is_made_where_there_is_none(notebook: Notebook, case: Case) -> None:
    use(notebook, case, "konseling", 1)
    assert len(case.sessions) == 1


def test_questions_regulations_instruments_and_roles_find_their_place(notebook: Notebook, case: Case) -> None:
    use(notebook, case, "Kontak")
    use(notebook, case, "UU 13/1998")
    use(notebook, case, "PHQ-9")
    use(notebook, case, "broker")
    use(notebook, case, "observasi")
    use(notebook, case, "rekreasi")
    assert case.assessment.interview_guide
    assert case.assessment.interview_guide[0].startswith("Siapa saja yang hadir")
    assert case.placement.regulations[0].citation == "UU 13/1998 tentang Kesejahteraan Lanjut Usia"
    assert case.measurements[0].instrument == "PHQ-9"
    assert case.implementers[0].role == "broker"
    assert case.assessment.methods == ["observasi"]
    assert (case.planned_methods[0].group_type, case.planned_methods[0].method) == ("rekreasi", "kelompok (group work)")


def test_a_service_becomes_a_referral_a_resource_and_a_circle(notebook: Notebook, case: Case) -> None:
    clinic = Service(name="Puskesmas Garuda", kind="puskesmas", address="Jl. Dadali", phone="022-111", offers="periksa")
    for way in library_use.ways_of_service():
        library_use.use_service(notebook, case.id, clinic, way)
        library_use.use_service(notebook, case.id, clinic, way)
    referral = case.referrals[0]
    assert (referral.to, referral.address, referral.contact) == (
        ["Puskesmas Garuda"],
        "Jl. Dadali",
        "022-111",
    )
    assert [(row.text, row.use, row.kind) for row in case.resources] == [
        ("Puskesmas Garuda", "periksa", "kemasyarakatan")
    ]
    assert [(row.name, row.system_class) for row in case.ecomaps[-1].systems] == [("Puskesmas Garuda", "kesehatan")]


def test_the_way_leads_to_the_row_that_was_put_there_or_was_there(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Pengukuran", case_id=case.id):
        case.measurements = [Measurement(instrument="PHQ-9", score=4)]
    measured = use(notebook, case, "PHQ-9").field
    assert measured == f"measurements/{case.measurements[1].id}"
    fields = [use(notebook, case, "kursi kosong").field for _ in range(2)]
    assert fields == [f"planned_methods/{case.planned_methods[0].id}"] * 2


def test_a_case_that_is_gone_is_told(notebook: Notebook) -> None:
    with pytest.raises(NotFound, match="tidak ada lagi"):
        library_use.use(notebook, "x", entry("konseling"), library_use.ways(entry("konseling"))[0])
