"""Last and next steps of many cases: vague and unread dates, what lies ahead, what is late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.jobs import latest
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import JournalEntry, Promise, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.termination import Aftercare

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 8, 26)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


def add(notebook: Notebook, **rows: Any) -> str:
    """A case with these rows; gives its id."""
    case = Case(number="1", **rows)
    with notebook.edit("Kasus baru") as session:
        session.add(case)
    return case.id


def last(notebook: Notebook, case_id: str) -> latest.Step | None:
    with notebook.reader() as session:
        return latest.last_steps(session, [case_id], TODAY).get(case_id)


def coming(notebook: Notebook, case_id: str) -> latest.Step | None:
    with notebook.reader() as session:
        return latest.next_steps(session, [case_id], TODAY).get(case_id)


def test_the_newest_of_all_tables_is_the_last_step(notebook: Notebook) -> None:
    case_id = add(
        notebook,
        contacts=[Contact(date=day("1/8/2024"), mode="kunjungan"), Contact(date=day("20/8/2024"), mode="telepon")],
        interviews=[Interview(date=day("19/8/2024"))],
        sessions=[Session(date=day("27/8/2024"))],
    )
    step = last(notebook, case_id)
    assert step
    assert (step.what, step.date, step.place) == ("telepon", day("20/8/2024"), "engagement/contacts")


def test_dates_that_are_vague_ahead_or_unread_break_nothing(notebook: Notebook) -> None:
    case_id = add(
        notebook,
        journal=[
            JournalEntry(date=day("Agustus 2024")),
            JournalEntry(date=day("31/9/2024")),
            JournalEntry(date=day("sesudah Lebaran")),
            JournalEntry(date=PartialDate(age=18)),
            JournalEntry(date=None),
            JournalEntry(date=day("2025")),
        ],
    )
    step = last(notebook, case_id)
    assert step
    assert step.date == day("Agustus 2024")
    assert last(notebook, add(notebook, journal=[JournalEntry(date=day("31/9/2024"))])) is None


def test_a_meeting_of_a_group_counts_for_its_members(notebook: Notebook) -> None:
    case_id = add(notebook)
    group = Group(members=[GroupMember(case_id=case_id)], sessions=[GroupSession(date=day("22/8/2024"))])
    with notebook.edit("Kelompok") as session:
        session.add(group)
    step = last(notebook, case_id)
    assert step
    assert step.what == "sesi kelompok"


@pytest.mark.parametrize(
    ("rows", "what", "late"),
    [
        ({"tasks": [Task(what="a", date=day("28/8/2024")), Task(what="b", date=day("26/8/2024"))]}, "b", False),
        ({"tasks": [Task(what="surat", date=day("1/8/2024")), Task(what="akta", date=day("20/8/2024"))]}, "akta", True),
        ({"tasks": [Task(what="lama", date=day("1/8/2024"), done=True), Task(what="nanti")]}, "nanti", False),
        ({"tasks": [Task(what="bulan ini", date=day("Agustus 2024"))]}, "bulan ini", False),
        ({"promises": [Promise(what="membawa akta", due=day("30/8/2024"))]}, "janji: membawa akta", False),
        ({"activities": [Activity(name="Konseling", dates=day("1/8/2024 - 30/9/2024"))]}, "Konseling", False),
        ({"conferences": [Conference(kind="CC II", date=day("27/8/2024"))]}, "CC II", False),
        ({"home_visits": [HomeVisit(date=day("2/9/2024"))]}, "kunjungan rumah", False),
        ({"aftercare": [Aftercare(planned_for=day("September 2024"))]}, "kunjungan pascalayanan", False),
    ],
)  # fmt: skip
def test_what_comes_next(notebook: Notebook, rows: dict[str, Any], what: str, *, late: bool) -> None:
    step = coming(notebook, add(notebook, **rows))
    assert step
    assert (step.what, step.late) == (what, late)


@pytest.mark.parametrize(
    "rows",
    [
        {"promises": [Promise(what="ditepati", due=day("30/8/2024"), kept=True)]},
        {"activities": [Activity(name="selesai", dates=day("1/7/2024"))]},
        {"conferences": [Conference(date=day("26/8/2024"))]},
        {"aftercare": [Aftercare(planned_for=day("1/8/2024"), date=day("1/8/2024"))]},
        {"sessions": [Session(date=day("besok lusa kalau sempat"))]},
    ],
)
def test_what_is_over_or_kept_does_not_come_next(notebook: Notebook, rows: dict[str, Any]) -> None:
    assert coming(notebook, add(notebook, **rows)) is None


def test_a_case_is_busy_until_the_end_of_what_is_known_by_half(notebook: Notebook) -> None:
    vague = add(notebook, journal=[JournalEntry(date=day("Juli 2024")), JournalEntry(date=day("5/7/2024"))])
    spanning = add(notebook, activities=[Activity(dates=day("1/8/2024 - 30/9/2024"))])
    with notebook.reader() as session:
        busy = latest.busy_until(session)
    assert (busy[vague], busy[spanning]) == ("2024-07-31", "2024-09-30")


def test_the_cases_silent_longest_are_found_by_the_end_of_what_is_known_by_half(notebook: Notebook) -> None:
    contacts = ("3/8/2024", "Agustus 2024", "1/8/2024 s.d. 9/8/2024", "2/8/2024", "2024")
    ids = [add(notebook, contacts=[Contact(date=day(text), mode="telepon")]) for text in contacts]
    ids.append(add(notebook))
    since = dict.fromkeys(ids, "2024-01-01") | {ids[3]: "2024-08-05"}
    with notebook.reader() as session:
        everything = latest.silent_longest(session, since, 9)
        busy = latest.busy_until(session)
        assert [latest.silent_longest(session, since, most) for most in (1, 2, 4)] == [
            everything[:1], everything[:2], everything[:4],
        ]  # fmt: skip
        assert latest.busy_until(session, ids[:2]) == {case_id: busy[case_id] for case_id in ids[:2]}
    assert everything == sorted((max(busy.get(case_id, ""), opened), case_id) for case_id, opened in since.items())
    assert [case_id for _, case_id in everything] == [ids[5], ids[0], ids[3], ids[2], ids[1], ids[4]]


def test_many_cases_silent_since_one_day_are_given_in_a_steady_order(notebook: Notebook) -> None:
    ids = [add(notebook, contacts=[Contact(date=day("3/8/2024"), mode="telepon")]) for _ in range(5)]
    with notebook.reader() as session:
        silent = latest.silent_longest(session, dict.fromkeys(ids, "2024-01-01"), 3)
    assert [case_id for _, case_id in silent] == sorted(ids)[:3]
