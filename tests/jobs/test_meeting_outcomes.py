"""Meetings that did not take place are counted as such, and nowhere as held: every figure here is reckoned by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.checks.catalogue import look
from caseworker_app.casework.checks.scope import Scope
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.periods import ALWAYS
from caseworker_app.casework.recap_facts import RecapScope
from caseworker_app.casework.timeline import timeline
from caseworker_app.casework.work_log import minutes_of, work_log
from caseworker_app.documents.overviews.summary_work import _done
from caseworker_app.documents.telling import Teller
from caseworker_app.jobs import latest
from caseworker_app.jobs.agenda import on_day
from caseworker_app.jobs.period_recap import period_recap
from caseworker_app.jobs.worked_hours import hours
from caseworker_app.model.case import Case
from caseworker_app.model.choices import MeetingOutcome
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Termination
from caseworker_app.model.time_span import TimeSpan

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 12, 1)
POSTPONED, ABSENT, CANCELLED = MeetingOutcome.POSTPONED, MeetingOutcome.ABSENT, MeetingOutcome.CANCELLED


def day(at: int) -> PartialDate:
    return PartialDate.on(date(2024, 9, at))


def meeting(kind: type[Any], at: int, outcome: MeetingOutcome | None = None, **more: Any) -> Any:
    return kind(date=day(at), time=TimeSpan.parse("9-10"), outcome=outcome, **more)


def case_of_september() -> Case:
    """Held: two sessions, a contact and a visit of an hour each. Not held: three sessions, a contact, two visits."""
    return Case(
        number="T-1",
        client=Person(name="Sari", alias="S"),
        sessions=[
            meeting(Session, 2, activity_name="konseling"),
            meeting(Session, 4, MeetingOutcome.HELD, activity_name="konseling"),
            meeting(Session, 6, POSTPONED, activity_name="konseling", outcome_reason="klien sakit"),
            meeting(Session, 9, ABSENT, activity_name="konseling"),
            meeting(Session, 20, POSTPONED, activity_name="konseling"),
        ],
        contacts=[meeting(Contact, 1, mode="telepon"), meeting(Contact, 22, CANCELLED, mode="kunjungan")],
        home_visits=[
            meeting(HomeVisit, 3, met="ibu"),
            meeting(HomeVisit, 21, failed_because="rumah kosong"),
            meeting(HomeVisit, 23, ABSENT, failed_because="pergi ke ladang"),
        ],
    )


def file_of(case: Case) -> CaseFile:
    return CaseFile(case, Kin([case.client] if case.client else []))


def test_meetings_in_words() -> None:
    case = case_of_september()
    assert outcomes.tallied(case.sessions) == "2 pertemuan terlaksana, 2 ditunda, 1 klien tidak hadir"
    assert outcomes.tallied(case.home_visits, "kunjungan") == (
        "1 kunjungan terlaksana, 1 klien tidak hadir, 1 tidak terlaksana"
    )
    assert outcomes.in_words(case.sessions[2]) == "ditunda: klien sakit"
    assert outcomes.in_words(case.home_visits[2]) == "tidak hadir: pergi ke ladang"
    assert not any(map(outcomes.in_words, (case.sessions[0], case.sessions[1], case)))


def test_recap_hours_and_last_step_count_what_took_place(notebook: Notebook) -> None:
    case = case_of_september()
    with notebook.edit("kasus") as session:
        session.add(case)
        session.flush()
        group_meetings = [meeting(GroupSession, 5), meeting(GroupSession, 28, CANCELLED)]
        session.add(Group(name="Melati", members=[GroupMember(case_id=case.id)], sessions=group_meetings))
    recap = period_recap(notebook, RecapScope(ALWAYS, ()), today=TODAY)
    tables = {
        table.key: {row.label: [one.value for one in row.tallies] for row in table.rows} for table in recap.tables
    }
    assert tables["meetings"] == {
        "Kontak": [1, 60, 0, 1], "Kunjungan rumah": [1, 60, 0, 1], "Pertemuan": [2, 120, 0, 1],
        "Pertemuan kelompok": [1, 60, 0, 1],
    }  # fmt: skip
    assert tables["not_held"] == {  # all, put off, client absent, called off, only said to have failed, cases
        "Kontak": [1, 0, 0, 1, 0, 1], "Kunjungan rumah": [2, 0, 1, 0, 1, 1], "Pertemuan": [3, 2, 1, 0, 0, 1],
        "Pertemuan kelompok": [1, 0, 0, 1, 0, 1],
    }  # fmt: skip
    done = hours(notebook, ALWAYS, today=TODAY).lines
    assert sorted(line.day.day for line in done if line.day) == [1, 2, 3, 4, 5]
    with notebook.reader() as session:
        step = latest.last_steps(session, [case.id], TODAY)[case.id]
        assert latest.busy_until(session)[case.id] == latest.last_dates(session, TODAY)[case.id] == "2024-09-04"
        assert [entry.what for entry in on_day(session, date(2024, 9, 6))] == ["Pertemuan: konseling (ditunda)"]
    assert (step.what, step.date) == ("sesi kelompok", day(5))


def test_the_log_tells_what_failed_and_counts_no_time_for_it() -> None:
    log = work_log(file_of(case_of_september()))
    assert minutes_of(log) == 4 * 60
    assert [line.obstacle for line in log if not line.held] == [
        "ditunda: klien sakit", "tidak hadir", "ditunda", "tidak terlaksana: rumah kosong", "batal",
        "tidak hadir: pergi ke ladang",
    ]  # fmt: skip


def test_overviews_and_the_line_of_time_say_what_failed() -> None:
    file = file_of(case_of_september())
    told = list(_done(Teller(file)))
    assert told[0] == "Tercatat satu kontak dan satu home visit."
    assert "(2 pertemuan terlaksana, 2 ditunda, 1 klien tidak hadir)" in told[1]
    assert told[2].startswith("Konseling (dua kali)")
    failed = [event.what.partition(" ·")[0] for event in timeline(file) if event.failed]
    assert failed[:2] == ["ditunda: klien sakit", "tidak hadir"]


def test_no_rule_speaks_of_a_session_that_did_not_take_place() -> None:
    case = case_of_september()
    case.termination = Termination(date=day(15))
    assert "before_opening" not in {finding.key for finding in look(Scope(case, today=TODAY))}
    assert not [one for one in look(Scope(case, today=TODAY)) if "terminasi" in one.sentence.casefold()]
    case.sessions[-1].outcome = MeetingOutcome.HELD
    assert [one for one in look(Scope(case, today=TODAY)) if "terminasi" in one.sentence.casefold()]
