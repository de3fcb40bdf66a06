"""What was done last in each case and what comes next, read by columns for lists of many cases."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, func, literal, or_, select, true, type_coerce, union_all

from caseworker_app.jobs.date_columns import (
    as_text,
    begins_after_today,
    begins_by_today,
    ends_from_today,
    last_day,
    names_days,
    today_as,
)
from caseworker_app.jobs.meeting_outcomes import took_place
from caseworker_app.model.assessment import Interview, Observation
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Contact, Contract, HomeVisit, OralConsent, RiskScreening
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.group import GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.indonesian import weekday_name
from caseworker_app.model.intervention import Assistance, Session
from caseworker_app.model.notes import JournalEntry, Promise, Supervision, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.protection import EmergencyHelp, TracingStep
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Executable, Select
    from sqlalchemy.orm import Session as DatabaseSession

_CHUNK = 500  # ids in one statement
_DAY = len("2024-08-26")
_LETTERS = 120  # of what comes next; a list shows fewer
_NEAR = timedelta(days=6)
_CASES = "cases"
_BETWEEN = "\x1f"
_LATE = mark("{what} (terlambat)")


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """Something that was done or is to be done. place: its page in the case. late: its day has passed."""

    what: str
    date: PartialDate | None = None
    place: str = ""
    late: bool = False

    @property
    def words(self) -> str:
        """What it is, and that it is late."""
        return tr(_LATE).format(what=self.what) if self.late else self.what


@dataclasses.dataclass(frozen=True, slots=True)
class _Source:
    """Where something that was done is written: rows of a table, their date, the word for them, their page.

    kind: the column that says more exactly what it was («telepon»).
    """

    record: Any
    word: str
    place: str
    kind: Any = None

    def dated(self) -> tuple[Any, Any, ColumnElement[bool]]:
        """The columns of the case and of the date, and that it was really done."""
        return self.record.case_id, self.record.date, took_place(self.record)


_SOURCES = (
    _Source(Contact, mark("kontak"), "engagement/contacts", Contact.mode),
    _Source(HomeVisit, mark("kunjungan rumah"), "engagement/home_visits"),
    _Source(RiskScreening, mark("asesmen risiko"), "engagement/risk"),
    _Source(EmergencyHelp, mark("pertolongan darurat"), "engagement/case_response"),
    _Source(TracingStep, mark("penelusuran keluarga"), "assessment/care"),
    _Source(Contract, mark("kontrak"), "engagement/contract"),
    _Source(OralConsent, mark("persetujuan lisan"), "engagement/oral_consent"),
    _Source(Interview, mark("wawancara"), "assessment/data_collection"),
    _Source(Observation, mark("observasi"), "assessment/data_collection"),
    _Source(Measurement, mark("pengukuran"), "assessment/instruments"),
    _Source(Conference, mark("case conference"), "plan/conferences", Conference.kind),
    _Source(Session, mark("sesi"), "intervention/sessions"),
    _Source(Assistance, mark("bantuan"), "intervention/assistance"),
    _Source(Evaluation, mark("evaluasi"), "evaluation/evaluation_result"),
    _Source(Termination, mark("terminasi"), "termination/termination"),
    _Source(Referral, mark("rujukan"), "termination/referrals"),
    _Source(Aftercare, mark("pascalayanan"), "termination/aftercare"),
    _Source(JournalEntry, mark("catatan"), "journal/journal"),
    _Source(Supervision, mark("bimbingan"), "journal/supervision"),
)
_GROUP = (mark("sesi kelompok"), "intervention/sessions")


def last_steps(session: DatabaseSession, cases: Collection[str], today: date) -> dict[str, Step]:
    """What was done last in each of these cases, by their ids; a case in which nothing dated is written is left out.

    What lies ahead of ``today``, and what has no readable date, does not count.
    """
    found: dict[str, tuple[str, int]] = {}
    for ids in _chunks(cases):
        for case_id, at, newest in session.execute(_newest(), {**today_as(today), _CASES: ids}):
            found[case_id] = max(found.get(case_id, ("", 0)), (newest, at))
    return {case_id: _step(newest, at) for case_id, (newest, at) in found.items()}


def last_dates(session: DatabaseSession, today: date) -> dict[str, str]:
    """The first day of what was done last, as it is stored, of all cases in which anything is written; to sort by."""
    return _latest(session.connection().execute(_last_dates(), today_as(today)).all())


def busy_until(session: DatabaseSession, cases: Collection[str] | None = None) -> dict[str, str]:
    """The last day (as text, «2024-08-26») on which anything was done or is planned, of the cases that have one.

    cases: their ids; None for all.
    """
    if cases is None:
        return _latest(session.connection().execute(_busy(last_day)).all())
    statement = _busy(last_day, some=True)
    rows = (session.connection().execute(statement, {_CASES: ids}).all() for ids in _chunks(cases))
    return _latest(row for portion in rows for row in portion)


def silent_longest(session: DatabaseSession, opened: Mapping[str, str], most: int) -> list[tuple[str, str]]:
    """The last day and id of those cases in which nothing was done or is planned for longest, the oldest first.

    opened: the cases in question, and the day from which each counts at the least. most: so many are given.

    The newest date as it is stored comes straight from an index, and the last day that it may mean is never earlier:
    that day is reckoned only for the cases that can be among the oldest.
    """
    newest = _latest(session.connection().execute(_busy(as_text)).all())
    order = sorted((max(newest.get(case_id, "")[:_DAY], day), case_id) for case_id, day in opened.items())
    silent: list[tuple[str, str]] = []
    for start in range(0, len(order), most):
        if len(silent) == most and silent[-1] < order[start]:
            break
        ids = [case_id for _, case_id in order[start : start + most]]
        busy = busy_until(session, ids)
        exact = ((max(busy.get(case_id, ""), opened[case_id]), case_id) for case_id in ids)
        silent = sorted((*silent, *exact))[:most]
    return silent


def next_steps(session: DatabaseSession, cases: Collection[str], today: date) -> dict[str, Step]:
    """What comes next in each of these cases, by their ids: what is dated from ``today`` on, else what is late.

    Appointments and tasks not ticked off, promises not kept yet, planned activities, sessions, visits and conferences,
    visits after the end. A case where nothing of that is written is left out.
    """
    best: dict[str, tuple[tuple[int, int], Step]] = {}
    for ids in _chunks(cases):
        for case_id, written, what, place in session.execute(_ahead(), {**today_as(today), _CASES: ids}):
            day = PartialDate.from_canonical(written) if written else None
            rank, late = _urgency(day, today)
            if case_id not in best or rank < best[case_id][0]:
                best[case_id] = rank, Step(" ".join((what or "").split()) or "–", day, place, late)
    return {case_id: step for case_id, (_, step) in best.items()}


def step_in_words(step: Step | None, today: date | None) -> str:
    """«Kemarin, telepon», «Kamis, sesi», «14/8/2024, kunjungan rumah»; without ``today`` in figures, as for paper."""
    if step is None:
        return ""
    if step.date is None:
        return step.words
    day = near(step.date, today) if today and not step.late else _figures(step.date)
    return f"{day}, {step.words}"


def near(day: PartialDate, today: date) -> str:
    """A date as one says it while it is near: «Hari ini», «Kemarin», «Besok», a weekday; else in figures."""
    exact = day.day
    if exact is None or abs(exact - today) > _NEAR:
        return _figures(day)
    named = {0: tr("Hari ini"), -1: tr("Kemarin"), 1: tr("Besok")}
    return named.get((exact - today).days, weekday_name(exact))


def _figures(day: PartialDate) -> str:
    """A date in figures, whatever words were written beside them; mere words as they are."""
    return (dataclasses.replace(day, text=None) if day.readable else day).short()


def _urgency(day: PartialDate | None, today: date) -> tuple[tuple[int, int], bool]:
    """What comes before what: the nearest day ahead, then what is late and the least late first, then the undated."""
    if day is None or day.latest is None or day.earliest is None:
        return (2, 0), False
    if day.latest >= today:
        return (0, max(day.earliest, today).toordinal()), False
    return (1, -day.latest.toordinal()), True


def _days() -> Iterator[tuple[Any, Any, ColumnElement[bool]]]:
    """The columns of case and date of whatever is done in a case, and that it was really done."""
    yield from (source.dated() for source in _SOURCES)


@cache
def _last_dates() -> Executable:
    """Case and newest stored date of each table."""
    return union_all(
        *(
            select(case, func.max(as_text(day))).where(begins_by_today(day), really).group_by(case)
            for case, day, really in _days()
        )
    )


@cache
def _busy(newest: Callable[[Any], ColumnElement[str]], *, some: bool = False) -> Executable:
    """Case and newest date of each table, what is planned included; some: only of the cases that are named."""
    named: Any = bindparam(_CASES, expanding=True)
    planned = (
        (Task.case_id, Task.date, true()),
        (Activity.case_id, Activity.dates, true()),
        (Aftercare.case_id, Aftercare.planned_for, true()),
    )
    return union_all(
        *(
            select(case, func.max(newest(day)))
            .where(names_days(day), really, *([case.in_(named)] if some else []))
            .group_by(case)
            for case, day, really in (*_days(), *planned)
        )
    )


@cache
def _newest() -> Executable:
    """Of each table the newest date with its more exact word, and which table it is."""
    queries: list[Any] = []
    wanted: Any = bindparam(_CASES, expanding=True)
    for at, source in enumerate(_SOURCES):
        case, day, really = source.dated()
        kind = func.coalesce(type_coerce(source.kind, Text), "") if source.kind is not None else literal("")
        newest = func.max(as_text(day) + _BETWEEN + kind)
        done = (case.in_(wanted), begins_by_today(day), really)
        queries.append(select(case, literal(at), newest).where(*done).group_by(case))
    return union_all(*queries, *_newest_of_groups(wanted))


def _newest_of_groups(wanted: Any) -> Iterator[Select[Any]]:
    """The newest meeting of a group to which the client came: a member for the case, or as its client alone."""
    member, meeting, attended = GroupMember, GroupSession, GroupAttendance
    missed = select(attended.id).where(
        attended.group_session_id == meeting.id, attended.member_id == member.id, attended.present.is_(False)
    )
    clients = and_(Case.client_id == member.person_id, member.case_id.is_(None))
    for case, held in (
        (member.case_id, select(member.case_id)),
        (Case.id, select(Case.id).join(member, clients)),
    ):
        yield (
            held.add_columns(literal(len(_SOURCES)), func.max(as_text(meeting.date) + _BETWEEN))
            .join(meeting, meeting.group_id == member.group_id)
            .where(case.in_(wanted), begins_by_today(meeting.date), took_place(meeting), ~missed.exists())
            .group_by(case)
        )


def _step(newest: str, at: int) -> Step:
    written, _, kind = newest.partition(_BETWEEN)
    word, place = (_SOURCES[at].word, _SOURCES[at].place) if at < len(_SOURCES) else _GROUP
    return Step(kind or tr(word), PartialDate.from_canonical(written), place)


@cache
def _ahead() -> Executable:
    """Case, stored date, words and page of whatever is to be done."""
    return union_all(*_plans())


def _plans() -> Iterator[Select[Any]]:
    in_cases: Any = bindparam(_CASES, expanding=True)

    def planned(record: Any, day: Any, what: Any, place: str, *wanted: ColumnElement[bool]) -> Select[Any]:
        words = literal(tr(what)) if isinstance(what, str) else func.substr(what, 1, _LETTERS)
        return select(record.case_id, as_text(day), words, literal(place)).where(record.case_id.in_(in_cases), *wanted)

    open_task = and_(or_(Task.done.is_(None), Task.done.is_(False)), Task.what.is_not(None))
    yield planned(Task, Task.date, Task.what, "journal/tasks", open_task)
    unkept = and_(Promise.kept.is_(None), Promise.due.is_not(None))
    yield planned(Promise, Promise.due, func.concat(tr("janji: "), Promise.what), "journal/promises", unkept)
    advice = and_(or_(Supervision.done.is_(None), Supervision.done.is_(False)), Supervision.due.is_not(None))
    yield planned(Supervision, Supervision.due, Supervision.follow_up, "journal/supervision", advice)
    due = and_(Aftercare.date.is_(None), Aftercare.planned_for.is_not(None))
    yield planned(Aftercare, Aftercare.planned_for, mark("kunjungan pascalayanan"), "termination/aftercare", due)
    yield planned(Activity, Activity.dates, Activity.name, "plan/activities", ends_from_today(Activity.dates))
    for record, what, place in (
        (Conference, func.coalesce(Conference.kind, tr("case conference")), "plan/conferences"),
        (HomeVisit, mark("kunjungan rumah"), "engagement/home_visits"),
        (Session, func.coalesce(Session.activity_name, tr("sesi")), "intervention/sessions"),
        (Contact, func.coalesce(Contact.mode, tr("kontak")), "engagement/contacts"),
    ):
        yield planned(record, record.date, what, place, begins_after_today(record.date), took_place(record))


def _latest(rows: Iterable[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for case_id, day in rows:
        if day > found.get(case_id, ""):
            found[case_id] = day
    return found


def _chunks(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = list(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
