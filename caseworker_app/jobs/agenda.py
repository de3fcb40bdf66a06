"""The agenda over all cases, read by columns: what has a day in some weeks, what is overdue, what has no day."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, func, literal, literal_column, or_, select, type_coerce

from caseworker_app.casework.agenda import Agenda, Entry, not_back, week_of
from caseworker_app.casework.case_file import called
from caseworker_app.casework.data_requests import DAYS as DAYS_TO_ANSWER
from caseworker_app.casework.work_log import group_called
from caseworker_app.jobs.initials_of_cases import disguises
from caseworker_app.jobs.meeting_outcomes import failed_as
from caseworker_app.model.assessment import Interview, Observation
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, Contact, HomeVisit
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.intervention import Session, TokenEconomy
from caseworker_app.model.notes import DataRequest, Placement, Promise, Supervision, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, Goal
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute
    from sqlalchemy.orm import Session as DatabaseSession

_LONG_SPAN = timedelta(days=400)
"""How far back a span can begin that still reaches into the days looked at."""
MOST_LISTED = 200
"""So many overdue or undated things are listed at most, the latest overdue; nobody reads on after more."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Source:
    """One column of dates that an agenda shows.

    words: columns that say what it is, the first that is filled. fixed: what it is before these words, or without any.
    done: whether it is settled, in SQL. waits: while it is not settled it is shown when its day is past, and without a
    day. later: days between the date and the day until which something is to be done.
    """

    kind: str
    date: InstrumentedAttribute[PartialDate | None]
    page: str
    words: tuple[Any, ...] = ()
    fixed: str = ""
    time: InstrumentedAttribute[Any] | None = None
    place: InstrumentedAttribute[Any] | None = None
    with_whom: InstrumentedAttribute[Any] | None = None
    done: Any = None
    waits: bool = False
    ends: bool = False
    later: int = 0

    @property
    def model(self) -> Any:
        """The class that has the date."""
        return self.date.class_


_OF_ACTIVITY = select(Activity.name).where(Activity.id == Session.activity_id).scalar_subquery()
_SOURCES = (
    _Source("task", Task.date, "journal/tasks", (Task.what,), time=Task.time, place=Task.place,
            with_whom=Task.with_whom, done=Task.done, waits=True),
    _Source("home_visit", HomeVisit.date, "engagement/home_visits", (HomeVisit.purpose,), mark("Home visit"),
            time=HomeVisit.time, place=HomeVisit.place, with_whom=HomeVisit.met),
    _Source("session", Session.date, "intervention/sessions", (Session.activity_name, _OF_ACTIVITY), mark("Pertemuan"),
            time=Session.time, place=Session.place, with_whom=Session.participants),
    _Source("activity", Activity.dates, "plan/activities", (Activity.name,), time=Activity.time, place=Activity.place,
            with_whom=Activity.responsible),
    _Source("conference", Conference.date, "plan/conferences", (Conference.kind,), time=Conference.time,
            place=Conference.place, with_whom=Conference.chair),
    _Source("first", Contact.date, "engagement/contacts", (Contact.mode,), mark("Kontak"), time=Contact.time,
            place=Contact.place, with_whom=Contact.with_whom),
    _Source("first", Interview.date, "assessment/data_collection", (Interview.activity,), mark("Wawancara"),
            time=Interview.time, place=Interview.place, with_whom=Interview.informant),
    _Source("first", Observation.date, "assessment/data_collection", (), mark("Observasi"), time=Observation.time,
            place=Observation.place),
    _Source("promise", Promise.due, "journal/promises", (Promise.what,), with_whom=Promise.by,
            done=Promise.kept.is_not(None), waits=True, ends=True),
    _Source("aftercare", Aftercare.planned_for, "termination/aftercare", (Aftercare.action,),
            mark("Kunjungan pascalayanan"), with_whom=Aftercare.who, done=Aftercare.date.is_not(None), waits=True),
    _Source("deadline", DataRequest.date, "files/data_requests", (DataRequest.kind, DataRequest.what),
            mark("Permintaan data harus dijawab"), done=DataRequest.decision.is_not(None), waits=True, ends=True,
            later=DAYS_TO_ANSWER),
    _Source("deadline", Consent.valid_until, "engagement/consent", (), mark("Persetujuan berakhir"),
            done=Consent.withdrawn_on.is_not(None), ends=True),
    _Source("deadline", Supervision.due, "journal/supervision", (Supervision.follow_up, Supervision.topic),
            mark("Tindak lanjut bimbingan"), with_whom=Supervision.supervisor, done=Supervision.done, waits=True,
            ends=True),
    _Source("deadline", Referral.reply_until, "termination/referrals", (Referral.reason,), mark("Jawaban rujukan"),
            done=or_(Referral.answered_on.is_not(None), Referral.answer.is_not(None)), waits=True, ends=True),
    _Source("deadline", Goal.target_date, "plan/goals", (Goal.text,), mark("Target tujuan"), ends=True),
    _Source("stage", TokenEconomy.exchange_date, "intervention/token_economy", (), mark("Penukaran token")),
    _Source("stage", Evaluation.date, "evaluation/evaluation_result", (), mark("Evaluasi"), time=Evaluation.time,
            place=Evaluation.place),
    _Source("stage", Termination.date, "termination/termination", (), mark("Terminasi"), time=Termination.time,
            place=Termination.place),
    _Source("placement", Placement.period, "placement/placement", (Placement.place,), mark("Praktikum")),
    _Source("placement", Case.entered_residence, "client/case", (), mark("Masuk asrama")),
    _Source("placement", Case.left_residence, "client/case", (), mark("Keluar dari asrama")),
)  # fmt: skip
_TEXTS = ("what", "place", "with_whom", "known_to")


def agenda(session: DatabaseSession, first: date, last: date, *, today: date | None = None) -> Agenda:
    """What stands on these days over all cases that are not archived, and what waits besides.

    People of a case are called by their initials in every text.
    """
    on = today or date.today()
    found = [entry for source in _SOURCES for entry in _read(session, source, first, last)]
    found += _group_sessions(session, first, last)
    waiting = [entry for source in _SOURCES if source.waits for entry in _waiting(session, source, on)]
    dated = [entry for entry in found if any(first <= day <= last for day in entry.days)]
    around = [entry for entry in found if not entry.days and _reaches(entry, first, last)]
    elsewhere = [entry for entry in waiting if not _reaches(entry, first, last)]
    overdue = [entry for entry in elsewhere if _ended(entry, on)]
    undated = [entry for entry in elsewhere if entry.bounds == (None, None)]
    lists = {
        "entries": dated,
        "around": around,
        "overdue": sorted(overdue, key=_by_date, reverse=True)[:MOST_LISTED],
        "undated": undated[:MOST_LISTED],
    }
    hide = disguises(session, {entry.case_id for entries in lists.values() for entry in entries})
    return Agenda(first, last, on, **{name: tuple(_disguised(entries, hide)) for name, entries in lists.items()})


def on_day(session: DatabaseSession, day: date) -> list[Entry]:
    """What stands on one day over all cases, by the clock: «Hari ini»."""
    found = [entry for source in _SOURCES for entry in _read(session, source, day, day)]
    there = Agenda(day, day, day, entries=(*found, *_group_sessions(session, day, day))).on(day)
    return list(_disguised(there, disguises(session, {entry.case_id for entry in there})))


def week(session: DatabaseSession, day: date, *, today: date | None = None) -> Agenda:
    """The agenda from Monday to Sunday of the week of a day."""
    return agenda(session, *week_of(day), today=today)


def visits_not_back(session: DatabaseSession, now: datetime) -> list[Entry]:
    """Visits whose expected return has passed without «sudah kembali»."""
    out = and_(Task.expected_back.is_not(None), Task.returned.is_not(True), Task.done.is_not(True))
    entries = _entries(_SOURCES[0], session.execute(_statement(_SOURCES[0]).where(out)).all())
    late = not_back(entries, now)
    return list(_disguised(late, disguises(session, {entry.case_id for entry in late})))


def _read(session: DatabaseSession, source: _Source, first: date, last: date) -> Iterator[Entry]:
    shift = timedelta(days=source.later)
    wanted = _within(source.date, first - shift, last - shift)
    return _entries(source, session.execute(_statement(source).where(wanted)).all())


def _waiting(session: DatabaseSession, source: _Source, today: date) -> Iterator[Entry]:
    """What is not settled in cases that are not closed and has no day, or a day before this one, the latest first."""
    text, settled = type_coerce(source.date, Text), source.done
    opened = _statement(source).where(Case.closed.is_(None), or_(settled.is_(None), settled.is_not(True)))
    past = opened.where(text >= "0", text < today.isoformat()).order_by(text.desc())
    dayless = opened.where(or_(text.is_(None), text >= ":"))
    for statement in (past, dayless):
        yield from _entries(source, session.execute(statement.limit(MOST_LISTED)).all())


def _statement(source: _Source) -> Any:
    """Everything that an entry shows, with the case and the client it belongs to."""
    model = source.model
    owner = model.id if model is Case else model.case_id
    outside = (Task.known_to, Task.expected_back, Task.returned) if model is Task else (literal(None),) * 3
    columns = (
        *(model.id, owner.label("owner"), source.date.label("day"), Case.number, Person.alias, Person.name),
        (source.time if source.time is not None else literal(None)).label("clock"),
        (source.place if source.place is not None else literal(None)).label("where_"),
        (source.with_whom if source.with_whom is not None else literal(None)).label("with_"),
        (source.done if source.done is not None else literal(None)).label("settled"),
        failed_as(model).label("failed"),
        *(column.label(name) for column, name in zip(outside, ("known_to", "back", "returned"), strict=True)),
        *(column.label(f"word{at}") for at, column in enumerate(source.words)),
    )
    statement = select(*columns).select_from(model)
    if model is not Case:
        statement = statement.join(Case, Case.id == owner)
    return statement.outerjoin(Person, Person.id == Case.client_id).where(Case.archived.is_(None))


def _within(column: InstrumentedAttribute[PartialDate | None], first: date, last: date) -> ColumnElement[bool]:
    """Rows whose date can lie in these days; the order of the stored texts is that of time.

    A month («2026-12») stands before its days, a span under the day it begins on.
    """
    text = type_coerce(column, Text)
    lowest = (first - _LONG_SPAN).isoformat()
    month, beyond = f"{first:%Y-%m}", (last + timedelta(days=1)).isoformat()
    near = and_(text >= month, text < beyond)
    spanning = and_(text >= lowest, text < month, func.instr(text, "/") > 0)
    table = column.class_.__table__
    if not {"case_id", "date"} <= set(table.columns.keys()):
        return or_(near, spanning)
    # By row number, so that the index of case and date is read instead of the long texts of the table.
    number: ColumnElement[Any] = literal_column(f"{table.name}.rowid")
    return number.in_(select(literal_column("rowid")).select_from(table).where(or_(near, spanning)))


def _entries(source: _Source, rows: Iterable[Any]) -> Iterator[Entry]:
    for row in rows:
        words = next((word for at in range(len(source.words)) if (word := getattr(row, f"word{at}"))), "")
        told = [tr(source.fixed) if source.fixed else "", " ".join(str(words).split())]
        yield Entry(
            id=row.id,
            entity=source.model.__name__,
            field=source.date.key,
            kind=source.kind,
            case_id=row.owner,
            called=called(row.alias, row.name),
            number=row.number or "",
            date=_later(row.day, source.later),
            time=row.clock,
            what=_called(": ".join(filter(None, told)), row.failed),
            failed=row.failed or "",
            place=row.where_ or "",
            with_whom=row.with_ or "",
            page=source.page,
            done=None if source.done is None else bool(row.settled),
            known_to=row.known_to or "",
            back=row.back,
            returned=row.returned,
            ends=source.ends,
        )


def _called(what: str, failed: str | None) -> str:
    """«Pertemuan: konseling (ditunda)»."""
    return f"{what} ({failed})".strip() if failed else what


def _later(value: PartialDate | None, days: int) -> PartialDate | None:
    if not days or value is None or value.earliest is None:
        return value
    return PartialDate.on(value.earliest + timedelta(days=days))


def _group_sessions(session: DatabaseSession, first: date, last: date) -> Iterator[Entry]:
    """Meetings of groups; each opens the case of its first member who has one."""
    columns = (GroupSession.id, GroupSession.date, GroupSession.time, GroupSession.place, GroupSession.agenda, Group)
    statement = select(*columns, failed_as(GroupSession).label("failed")).join(Group, Group.id == GroupSession.group_id)
    rows = session.execute(statement.where(_within(GroupSession.date, first, last))).all()
    if not rows:
        return
    joined = select(GroupMember.group_id, Case.id).join(
        Case, or_(Case.id == GroupMember.case_id, Case.client_id == GroupMember.person_id)
    )
    members = session.execute(joined.where(Case.archived.is_(None)).order_by(GroupMember.position.desc())).all()
    case_of: dict[str, str] = {group: case for group, case in members}  # noqa: C416 - rows are no pairs to mypy
    for row in rows:
        if case_id := case_of.get(row.Group.id, ""):
            yield Entry(
                id=row.id,
                entity="GroupSession",
                field="date",
                kind="group",
                case_id=case_id,
                called=group_called(row.Group),
                date=row.date,
                time=row.time,
                what=_called(" ".join((row.agenda or "").split()), row.failed),
                failed=row.failed or "",
                place=row.place or row.Group.place or "",
                page="intervention/sessions",
            )


def _disguised(entries: Iterable[Entry], hide: Callable[[str, str], str]) -> Iterator[Entry]:
    """The same with initials for the people of each case."""
    for entry in entries:
        what, place, with_whom, known_to = (hide(entry.case_id, getattr(entry, name)) for name in _TEXTS)
        yield dataclasses.replace(entry, what=what, place=place, with_whom=with_whom, known_to=known_to)


def _ended(entry: Entry, on: date) -> bool:
    last = entry.bounds[1]
    return last is not None and last < on


def _reaches(entry: Entry, first: date, last: date) -> bool:
    start, end = entry.bounds
    return start is not None and end is not None and start <= last and end >= first


def _by_date(entry: Entry) -> tuple[Any, ...]:
    return entry.date.sort_key if entry.date else (9, 0, 0, "")


def sources() -> Sequence[tuple[str, str]]:
    """Kind and «Class.attribute» of every date that the agenda shows."""
    return [(source.kind, f"{source.model.__name__}.{source.date.key}") for source in _SOURCES]


def open_cases(session: DatabaseSession) -> dict[str, str]:
    """«MS · 2024-001» -> id, of all cases outside the archive, the closed last, for picking one by typing."""
    columns = (Case.id, Case.number, Case.client_id, Person.alias, Person.name)
    statement = select(*columns).outerjoin(Person, Person.id == Case.client_id).where(Case.archived.is_(None))
    rows = session.execute(statement.order_by(Case.closed.is_not(None), Case.number)).all()
    found: dict[str, str] = {}
    for case_id, number, client, alias, name in rows:
        words = " · ".join(filter(None, (called(alias, name) if client else "?", number or "")))
        found[words if words not in found else f"{words} ({case_id[:8]})"] = case_id
    return found
