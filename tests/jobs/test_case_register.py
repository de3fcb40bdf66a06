"""The list of cases as the window reads it: which, in which order, found by words however they are spelled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.jobs import case_register as register
from caseworker_app.jobs.case_register import Order, Standing, Wanted
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from caseworker_app.model.notes import JournalEntry, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 8, 26)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


@pytest.fixture
def cases(notebook: Notebook) -> Notebook:
    """Four cases: two run, one is closed, one is in the archive."""
    agency, worker = Agency(name="Sentra Uji"), Practitioner(name="Dewi Contoh")
    running = Assessment(state=StageState.RUNNING)
    rows: list[dict[str, Any]] = [
        {"number": "2024-010", "client": Person(name="Muhammad Uji", born=day("2010")), "cluster": "anak",
         "opened": day("1/8/2024"), "assessment": running, "practitioner": worker,
         "journal": [JournalEntry(date=day("25/8/2024"))],
         "tasks": [Task(what="Telepon Muhammad", date=day("27/8/2024"))]},
        {"number": "2024-002", "client": Person(name="Soekarti Uji", born=day("1950")), "cluster": "lanjut usia",
         "opened": day("Maret 2024"), "agency": agency, "journal": [JournalEntry(date=day("5/3/2024"))]},
        {"number": "2023-001", "client": Person(name="Bunga Uji"), "opened": day("1/2/2023"),
         "closed": day("1/3/2024")},
        {"number": "2022-001", "client": Person(alias="ZZ"), "opened": day("31/9/2022"), "closed": day("1/1/2023"),
         "archived": day("2/1/2023")},
    ]  # fmt: skip
    with notebook.edit("Kasus baru") as session:
        session.add_all(Case(**row) for row in rows)
    return notebook


def numbers(notebook: Notebook, **wanted: Any) -> list[str]:
    with notebook.reader() as session:
        ids = register.ordered(session, Wanted(**wanted), TODAY)
        lines = register.lines(session, ids, TODAY)
    return [lines[case_id].case.number for case_id in ids]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["2024-010", "2024-002", "2023-001"]),
        ({"standing": Standing.RUNNING}, ["2024-010", "2024-002"]),
        ({"standing": Standing.DONE}, ["2023-001"]),
        ({"standing": Standing.ARCHIVED}, ["2022-001"]),
        ({"standing": Standing.ALL}, ["2024-010", "2024-002", "2023-001", "2022-001"]),
        ({"cluster": "anak"}, ["2024-010"]),
        ({"stage": "assessment"}, ["2024-010"]),
        ({"silent": 30}, ["2024-002"]),
        ({"silent": 174}, []),
    ],
)
def test_filters(cases: Notebook, wanted: dict[str, Any], expected: list[str]) -> None:
    assert numbers(cases, **wanted) == expected


def test_filters_by_worker_and_agency_offer_what_is_there(cases: Notebook) -> None:
    with cases.reader() as session:
        offered = register.offered(session)
    assert (offered.clusters, offered.cases) == (("anak", "lanjut usia"), 4)
    assert numbers(cases, worker=offered.workers[0][0]) == ["2024-010"]
    assert numbers(cases, agency=offered.agencies[0][0]) == ["2024-002"]


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        (Order.NUMBER, "2023-001", "2024-010"),
        (Order.CLIENT, "2023-001", "2024-002"),
        (Order.AGE, "2024-010", "2023-001"),
        (Order.CLUSTER, "2024-010", "2023-001"),
        (Order.STAGE, "2024-010", "2023-001"),
        (Order.LAST, "2024-002", "2023-001"),
        (Order.NEXT, "2024-010", "2023-001"),
        (Order.WORKER, "2024-010", "2024-002"),
        (Order.STANDING, "2023-001", "2024-010"),
        (Order.OPENED, "2023-001", "2024-010"),
    ],
)
def test_orders(cases: Notebook, order: Order, first: str, last: str) -> None:
    found = numbers(cases, order=order, descending=False)
    assert found[0] == first
    assert last in found[1:]
    assert sorted(numbers(cases, order=order)) == sorted(found)


def test_what_a_case_does_not_say_stands_last_in_both_directions(cases: Notebook) -> None:
    for order, without in ((Order.AGE, "2023-001"), (Order.CLUSTER, "2023-001"), (Order.LAST, "2023-001")):
        assert {numbers(cases, order=order, descending=down)[-1] for down in (True, False)} == {without}
    opened = numbers(cases, standing=Standing.ALL, order=Order.OPENED, descending=False)
    assert opened[-1] == "2022-001"  # what was written as its date could not be read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mohamad", {"2024-010"}),
        ("Muhamad uji", {"2024-010"}),
        ("sukarti", {"2024-002"}),
        ("bumga", {"2023-001"}),
        ("2024-0", {"2024-010", "2024-002"}),
        ("anak", {"2024-010"}),
        ("zz", {"2022-001"}),
        ("lanjut uji", {"2024-002"}),
        ("tidak ada begini", set()),
        ("", {"2024-010", "2024-002", "2023-001", "2022-001"}),
    ],
)
def test_words_find_however_they_are_spelled(cases: Notebook, words: str, expected: set[str]) -> None:
    with cases.reader() as session:
        found = register.matching(register.search_texts(session), words)
        assert {line.case.number for line in register.lines(session, found, TODAY).values()} == expected


def test_a_line_says_last_and_next_step_with_initials_only(cases: Notebook) -> None:
    with cases.reader() as session:
        ids = register.ordered(session, Wanted(), TODAY)
        first = register.lines(session, ids, TODAY)[ids[0]]
    assert (first.worker, first.standing) == ("Dewi Contoh", Standing.RUNNING)
    assert first.last
    assert first.last.what == "catatan"
    assert first.next
    assert first.next.what == "Telepon MU"
