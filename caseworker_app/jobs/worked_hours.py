"""Gather what one practitioner did and when, from single columns of the cases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import null, select

from caseworker_app.casework import worked_hours
from caseworker_app.casework.case_file import called
from caseworker_app.casework.periods import Placed
from caseworker_app.casework.work_log import WEEKLY, Work
from caseworker_app.casework.worked_hours import AttendedWeek, WhoWorked, WorkedHours, WorkedLine
from caseworker_app.jobs.meeting_outcomes import took_place
from caseworker_app.jobs.recap_facts import as_date, as_time, group_members, near, planned, stored
from caseworker_app.model.assessment import DocumentStudy, Interview, Observation
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.group import Group, GroupSession
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import JournalEntry, Placement, PlacementWeek, Supervision
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.termination import Aftercare, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session as DbSession

    from caseworker_app.casework.periods import Period
    from caseworker_app.store.notebook import Notebook

_KINDS: tuple[tuple[Any, str, Any], ...] = (
    (Contact, mark("Kontak"), Contact.mode),
    (HomeVisit, mark("Kunjungan rumah"), HomeVisit.purpose),
    (Interview, mark("Wawancara"), Interview.informant),
    (Observation, mark("Observasi"), None),
    (DocumentStudy, mark("Studi dokumentasi"), DocumentStudy.document),
    (Conference, mark("Case conference"), Conference.kind),
    (Supervision, mark("Bimbingan"), Supervision.topic),
    (Evaluation, mark("Evaluasi"), None),
    (Termination, mark("Terminasi"), None),
    (Aftercare, mark("Kunjungan pascalayanan"), Aftercare.condition),
)
"""What was done with a date, and mostly a time: its class, what it is called, and the column that says more."""
_PLANNED_FIRST = (HomeVisit, Evaluation, Termination, Aftercare)
"""Of these a record may be there before anything was done; without a date it is none that was."""


def workers(notebook: Notebook) -> list[tuple[str, str]]:
    """Those who have cases: id and name, by name."""
    wanted = select(Practitioner.id, Practitioner.name).where(Practitioner.id.in_(select(Case.practitioner_id)))
    with notebook.reader() as session:
        found = [(id_, name or tr("tanpa nama")) for id_, name in session.execute(wanted)]
    return sorted(found, key=lambda pair: pair[1].casefold())


def hours(notebook: Notebook, period: Period, worker: str | None = None, *, today: date | None = None) -> WorkedHours:
    """What was done in the cases of a practitioner (an id), or in all cases, within a period and not after today."""
    day = today or date.today()
    with notebook.reader() as session:
        columns = (Case.id, Case.number, Case.practitioner_id, Person.alias, Person.name)
        wanted = select(*columns).outerjoin(Person, Person.id == Case.client_id)
        if worker is not None:
            wanted = wanted.where(Case.practitioner_id == worker)
        found = session.execute(wanted).all()
        cases = {line.id: (line.number or "", called(line.alias, line.name)) for line in found}
        whose = {line.id: line.practitioner_id or "" for line in found}
        who = _who(session, worker)
        done = [
            replace(line, worker=whose[line.cases[0]])
            for line in _lines(session, period, cases)
            if _belongs(line, period, day)
        ]
        weeks = _weeks(session, cases)
    done.sort(key=_moment)
    return WorkedHours(who, period, tuple(worked_hours.tables(done, weeks, period)), tuple(done), cases)


def _who(session: DbSession, worker: str | None) -> WhoWorked:
    columns = (Practitioner.name, Practitioner.role, Practitioner.number, Practitioner.field_instructor, Agency.city)
    wanted = select(*columns).outerjoin(Agency, Agency.id == Practitioner.agency_id).where(Practitioner.id == worker)
    line = session.execute(wanted).first()
    return WhoWorked(*(value or "" for value in line)) if line else WhoWorked()


def _belongs(line: WorkedLine, period: Period, today: date) -> bool:
    within = period.place(line.work.date) in {Placed.IN, Placed.UNKNOWN}
    return within and not planned(line.work.date, today)


def _moment(line: WorkedLine) -> tuple[object, ...]:
    return (
        line.day or date.max,
        line.work.time.sort_key if line.work.time else (9, 0, 0, ""),
        line.work.date.sort_key if line.work.date else (9, 0, 0, ""),
    )


def _lines(session: DbSession, period: Period, cases: dict[str, tuple[str, str]]) -> Iterator[WorkedLine]:
    for kind, name, more in _KINDS:
        time, detail = (
            stored(column) if column is not None else null() for column in (getattr(kind, "time", None), more)
        )
        wanted = select(kind.case_id, stored(kind.date), time, detail).where(near(kind.date, period), took_place(kind))
        if kind in _PLANNED_FIRST:
            wanted = wanted.where(kind.date.is_not(None))
        for case_id, day, span, told in session.execute(wanted):
            if case_id in cases:
                what = f"{tr(name)}: {told}" if told else tr(name)
                yield WorkedLine(tr(name), Work(what, as_date(day), as_time(span)), (case_id,))
    yield from _journal(session, period, cases)
    yield from _sessions(session, period, cases)


def _journal(session: DbSession, period: Period, cases: dict[str, tuple[str, str]]) -> Iterator[WorkedLine]:
    wanted = select(
        *(JournalEntry.case_id, stored(JournalEntry.date), stored(JournalEntry.time), JournalEntry.kind),
        *(JournalEntry.text,),
    ).where(near(JournalEntry.date, period))
    for case_id, day, time, kind, text in session.execute(wanted):
        if case_id in cases and (kind or "").casefold() != WEEKLY:
            work = Work(text or kind or tr("Catatan harian"), as_date(day), as_time(time))
            yield WorkedLine(tr("Catatan harian"), work, (case_id,))


def _sessions(session: DbSession, period: Period, cases: dict[str, tuple[str, str]]) -> Iterator[WorkedLine]:
    """Sessions, and meetings of groups, each once whatever cases take part."""
    held: dict[str, set[str]] = defaultdict(set)
    wanted = (
        select(
            *(Session.case_id, stored(Session.date), stored(Session.time), Session.group_session_id),
            *(Activity.name, Session.activity_name),
        )
        .outerjoin(Activity, Activity.id == Session.activity_id)
        .where(near(Session.date, period), took_place(Session))
    )
    for case_id, day, time, meeting, activity, own in session.execute(wanted):
        if case_id in cases and meeting is None:
            name = activity or own or tr("Pertemuan")
            yield WorkedLine(tr("Pertemuan"), Work(name, as_date(day), as_time(time)), (case_id,))
        elif case_id in cases and meeting is not None:
            held[meeting].add(case_id)
    members = group_members(session)
    meetings = (
        select(
            *(GroupSession.id, GroupSession.group_id, Group.name),
            *(stored(GroupSession.date), stored(GroupSession.time)),
        )
        .join(Group, Group.id == GroupSession.group_id)
        .where(near(GroupSession.date, period), took_place(GroupSession))
    )
    for id_, group, called_, day, time in session.execute(meetings):
        taking_part = tuple(sorted((members.get(group, set()) | held[id_]) & set(cases)))
        if taking_part:
            work = Work(called_ or tr("Pertemuan kelompok"), as_date(day), as_time(time))
            yield WorkedLine(tr("Pertemuan kelompok"), work, taking_part)


def _weeks(session: DbSession, cases: dict[str, tuple[str, str]]) -> list[AttendedWeek]:
    """The weeks of the placement; several cases of one placement tell the same."""
    wanted = select(Placement.case_id, PlacementWeek.week, PlacementWeek.dates, PlacementWeek.days_present).join(
        Placement, Placement.id == PlacementWeek.placement_id
    )
    weeks: dict[tuple[int, str], AttendedWeek] = {}
    for case_id, number, dates, present in session.execute(wanted):
        if case_id in cases and number is not None:
            weeks.setdefault((number, str(dates)), AttendedWeek(number, dates, present))
    return list(weeks.values())
