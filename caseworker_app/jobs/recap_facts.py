"""Read what a recap is reckoned from: single columns of all cases, never whole ones; thousands take a moment."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, func, or_, select, type_coerce

from caseworker_app.casework.case_file import called
from caseworker_app.casework.periods import ALWAYS
from caseworker_app.casework.recap import CLOSED, FINISHED, UNKNOWN, reached
from caseworker_app.casework.recap_facts import (
    NOT_CLOSED,
    NOT_JUDGED,
    Aid,
    CaseFacts,
    Facts,
    Meeting,
    OpenSpan,
    ReferralFact,
)
from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.casework.work_log import first_day
from caseworker_app.forms import lists
from caseworker_app.jobs.meeting_outcomes import failed_as
from caseworker_app.jobs.stage_states import NONE, stage_states
from caseworker_app.limits import brief
from caseworker_app.model.assessment import Interview, Observation
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState
from caseworker_app.model.engagement import Contact, HomeVisit
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.group import GroupAttendance, GroupMember, GroupSession
from caseworker_app.model.intervention import Assistance, Session
from caseworker_app.model.notes import Supervision
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.retention import Reopening
from caseworker_app.model.termination import Referral, Termination
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute
    from sqlalchemy.orm import Session as DbSession

    from caseworker_app.casework.periods import Period

_REASON = 60  # letters of a reason in the worker's own words, by which cases are counted


def facts(session: DbSession, period: Period, today: date, *, worker: str | None = None) -> Facts:
    """Everything that a recap of this period needs, of all cases or of those of one practitioner (an id).

    What lies after ``today`` is planned, not done, and is left out.
    """
    cases = tuple(_cases(session, worker))
    ids = {case.id for case in cases}
    return Facts(
        cases,
        tuple(_done(_meetings(session, period, ids), today)),
        tuple(_aid(session, period, ids)),
        tuple(_referrals(session, period, ids)),
    )


def near(column: InstrumentedAttribute[Any], period: Period) -> ColumnElement[bool]:
    """Holds of every date that may lie in a period, and of few others, by how dates are stored."""
    text = type_coerce(column, Text)
    if period == ALWAYS:
        return text.is_(None) | text.is_not(None)
    plain = text.between(f"{period.first.year:04}", f"{period.last.year:04}~")
    return or_(text.is_(None), plain, text.contains("/"), text.contains("~"), text.like("|%"), text.like("age%"))


@lru_cache(maxsize=65_536)
def as_date(stored: str | None) -> PartialDate | None:
    """A date as it is stored; many records have the same."""
    return PartialDate.from_canonical(stored) if stored else None


@lru_cache(maxsize=16_384)
def as_time(stored: str | None) -> TimeSpan | None:
    """Likewise the times of a meeting."""
    return TimeSpan.from_canonical(stored) if stored else None


def stored(column: InstrumentedAttribute[Any]) -> ColumnElement[str | None]:
    """A column as the text that is stored."""
    return type_coerce(column, Text)


@lru_cache(maxsize=4096)
def _listed(key: str, words: str | None) -> str:
    """Words as the list of choices has them, so that «lansia» and «lanjut usia» are counted together."""
    entry = lists.load(key).find(words) if words else None
    return entry.value if entry else (words or "").strip()


def _cases(session: DbSession, worker: str | None) -> Iterator[CaseFacts]:
    wanted = (
        select(
            *(Case.id, Case.number, Case.cluster, Case.ppks, Case.access_route, Case.closed_why, Case.client_id),
            *(stored(Case.opened).label("opened"), stored(Case.closed).label("closed")),
            *(Person.name, Person.alias, Person.sex, stored(Person.born).label("born")),
            *(stored(Person.stated_age).label("stated_age"), Practitioner.name.label("worker")),
            *(Agency.name.label("agency"), Agency.stage_names, Termination.reasons),
        )
        .outerjoin(Person, Person.id == Case.client_id)
        .outerjoin(Agency, Agency.id == Case.agency_id)
        .outerjoin(Practitioner, Practitioner.id == Case.practitioner_id)
        .outerjoin(Termination, Termination.case_id == Case.id)
        .order_by(Case.number, Case.id)
    )
    if worker is not None:
        wanted = wanted.where(Case.practitioner_id == worker)
    states, goals, reopened = stage_states(session), _goals(session), _reopenings(session)
    for line in session.execute(wanted):
        over = bool(line.closed or line.closed_why)
        progress = reached(zip(KEYS, states.get(line.id, NONE), strict=True), closed=over)
        yield CaseFacts(
            id=line.id,
            spans=_spans(line, reopened.get(line.id, ()), over=over),
            number=line.number or "",
            initials=called(line.alias, line.name) if line.client_id else "?",
            name=line.name or "",
            sex=line.sex,
            born=as_date(line.born),
            stated_age=as_date(line.stated_age),
            cluster=_listed("klaster", line.cluster),
            ppks=_listed("ppks", line.ppks),
            agency=line.agency or "",
            worker=line.worker or "",
            access_route=_listed("access_routes", line.access_route),
            stage=_stage_names(line.stage_names)[progress],
            outcome=_outcome(line, over=over),
            goals=goals.get(line.id, tr(NOT_JUDGED)),
        )


@lru_cache(maxsize=64)
def _stage_names(naming: str | None) -> dict[str, str]:
    names = dict(zip(KEYS, titles(naming), strict=True))
    return {**names, FINISHED: tr("semua tahap selesai"), CLOSED: tr("kasus ditutup"), UNKNOWN: ""}


def _spans(line: Any, reopenings: Sequence[tuple[str | None, str | None]], *, over: bool) -> tuple[OpenSpan, ...]:
    """When a case was open; each reopening ends a span by when the case had been closed, and begins the next."""
    spans: list[OpenSpan] = []
    begun = as_date(line.opened)
    for again, closed_before in reopenings:
        spans.append(OpenSpan(begun, as_date(closed_before), still=False))
        begun = as_date(again)
    return (*spans, OpenSpan(begun, as_date(line.closed), still=not over))


def _outcome(line: Any, *, over: bool) -> str:
    """Why a case was closed: the reasons of its termination, else what was written on closing it."""
    if not over:
        return tr(NOT_CLOSED)
    reasons = [_listed("termination_reasons", reason) for reason in line.reasons or ()]
    return "; ".join(sorted(reasons)) if reasons else brief(line.closed_why or "", _REASON)


def _goals(session: DbSession) -> dict[str, str]:
    """What became of the goals of each case for which anything was judged."""
    states: dict[str, set[GoalState]] = defaultdict(set)
    judged = select(GoalResult.case_id, GoalResult.state).where(GoalResult.state.is_not(None)).distinct()
    for case_id, state in session.execute(judged):
        if state is not None:
            states[case_id].add(state)
    return {case_id: _goals_in_words(reached_) for case_id, reached_ in states.items()}


def _goals_in_words(states: set[GoalState]) -> str:
    judged = states - {GoalState.NOT_ASSESSABLE}
    if judged == {GoalState.REACHED}:
        return tr("semua tercapai")
    if judged & {GoalState.REACHED, GoalState.PARTLY}:
        return tr("sebagian tercapai")
    return tr("belum tercapai") if judged else tr("tidak dapat dinilai")


def _reopenings(session: DbSession) -> dict[str, list[tuple[str | None, str | None]]]:
    found: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    wanted = select(Reopening.case_id, stored(Reopening.date), stored(Reopening.closed_before))
    for case_id, again, closed_before in session.execute(wanted.order_by(Reopening.position)):
        found[case_id].append((again, closed_before))
    return found


def _done(meetings: Iterable[Meeting], today: date) -> Iterator[Meeting]:
    return (meeting for meeting in meetings if not planned(meeting.date, today))


@lru_cache(maxsize=65_536)
def planned(when: PartialDate | None, today: date) -> bool:
    """Whether something begins only after today."""
    began = first_day(when)
    return began is not None and began > today


def _meetings(session: DbSession, period: Period, ids: Collection[str]) -> Iterator[Meeting]:
    kinds = (
        (Contact, tr("Kontak")),
        (Interview, tr("Wawancara")),
        (Observation, tr("Observasi")),
        (Conference, tr("Case conference")),
    )
    for kind, name in kinds:
        columns: Any = kind
        lines = session.execute(
            select(columns.case_id, stored(columns.date), stored(columns.time), failed_as(kind)).where(
                near(columns.date, period)
            )
        )
        yield from (
            Meeting(name, (case_id,), as_date(day), as_time(time), failed=failed or "")
            for case_id, day, time, failed in lines
            if case_id in ids
        )
    yield from _visits(session, period, ids)
    supervised = select(Supervision.case_id, stored(Supervision.date)).where(near(Supervision.date, period))
    for case_id, day in session.execute(supervised):
        if case_id in ids:
            yield Meeting(tr("Bimbingan"), (case_id,), as_date(day))
    yield from _sessions(session, period, ids)


def _visits(session: DbSession, period: Period, ids: Collection[str]) -> Iterator[Meeting]:
    """Home visits of which something is written that only somebody who went there can know, or that have a date."""
    written = func.coalesce(
        HomeVisit.result, HomeVisit.met, HomeVisit.house_condition, HomeVisit.observation, HomeVisit.failed_because
    )
    columns = (HomeVisit.case_id, stored(HomeVisit.date), stored(HomeVisit.time), failed_as(HomeVisit))
    wanted = select(*columns).where(
        near(HomeVisit.date, period), or_(HomeVisit.date.is_not(None), written.is_not(None))
    )
    for case_id, day, time, failed in session.execute(wanted):
        if case_id in ids:
            yield Meeting(tr("Kunjungan rumah"), (case_id,), as_date(day), as_time(time), failed=failed or "")


def _sessions(session: DbSession, period: Period, ids: Collection[str]) -> Iterator[Meeting]:
    """Sessions of cases, and meetings of groups; a session that tells of such a meeting is counted as the meeting."""
    joined: dict[str, set[str]] = defaultdict(set)
    components: dict[str, str] = {}
    wanted = (
        select(
            *(Session.case_id, stored(Session.date), stored(Session.time)),
            *(Session.group_session_id, Activity.component, failed_as(Session)),
        )
        .outerjoin(Activity, Activity.id == Session.activity_id)
        .where(near(Session.date, period))
    )
    for case_id, day, time, meeting, component, failed in session.execute(wanted):
        if case_id not in ids:
            continue
        kind = _listed("atensi_components", component)
        if meeting is None:
            what = tr("Pertemuan")
            yield Meeting(what, (case_id,), as_date(day), as_time(time), kind, is_session=True, failed=failed or "")
        else:
            joined[meeting].add(case_id)
            components[meeting] = components.get(meeting) or kind
    members, missed = group_members(session), _missed(session)
    columns = (GroupSession.id, GroupSession.group_id, stored(GroupSession.date), stored(GroupSession.time))
    held = select(*columns, failed_as(GroupSession))
    for id_, group, day, time, failed in session.execute(held.where(near(GroupSession.date, period))):
        cases = tuple(sorted((members.get(group, set()) - missed[id_] | joined[id_]) & set(ids)))
        if cases:
            kind = components.get(id_, "")
            what = tr("Pertemuan kelompok")
            yield Meeting(what, cases, as_date(day), as_time(time), kind, is_session=True, failed=failed or "")


def _missed(session: DbSession) -> Mapping[str, set[str]]:
    """The cases whose client did not come, by the ids of the meetings of groups."""
    missed: dict[str, set[str]] = defaultdict(set)
    absent = select(GroupAttendance.group_session_id, func.coalesce(GroupMember.case_id, Case.id))
    absent = absent.join(GroupMember, GroupMember.id == GroupAttendance.member_id)
    absent = absent.outerjoin(Case, Case.client_id == GroupMember.person_id)
    for meeting, case_id in session.execute(absent.where(GroupAttendance.present.is_(False))):
        missed[meeting].update(filter(None, [case_id]))
    return missed


def group_members(session: DbSession) -> Mapping[str, set[str]]:
    """The cases that take part in each group: named among its members, or those of a client who is a member."""
    members: dict[str, set[str]] = defaultdict(set)
    named = select(GroupMember.group_id, GroupMember.case_id).where(GroupMember.case_id.is_not(None))
    clients = select(GroupMember.group_id, Case.id).join(Case, Case.client_id == GroupMember.person_id)
    for wanted in (named, clients.where(GroupMember.case_id.is_(None))):
        for group, case_id in session.execute(wanted):
            members[group].update(filter(None, [case_id]))
    return members


def _aid(session: DbSession, period: Period, ids: Collection[str]) -> Iterator[Aid]:
    wanted = select(
        *(Assistance.case_id, stored(Assistance.date), Assistance.kind, Assistance.what),
        *(Assistance.component, Assistance.amount),
    ).where(near(Assistance.date, period))
    for case_id, day, kind, what, component, amount in session.execute(wanted):
        if case_id in ids:
            yield Aid(
                *(case_id, as_date(day), _listed("assistance_kinds", kind), what or ""),
                *(_listed("atensi_components", component), amount),
            )


def _referrals(session: DbSession, period: Period, ids: Collection[str]) -> Iterator[ReferralFact]:
    answered = func.coalesce(stored(Referral.answered_on), Referral.answer, Referral.outcome)
    wanted = select(Referral.case_id, stored(Referral.date), Referral.nature, answered)
    for case_id, day, nature, answer in session.execute(wanted.where(near(Referral.date, period))):
        if case_id in ids:
            yield ReferralFact(case_id, as_date(day), _listed("referral_natures", nature), answered=answer is not None)
