"""«Perlu perhatian»: what in all cases of a notebook should be seen to, with what was put off left out.

Everything is read by columns; whole cases are loaded only where their consent has to be judged.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import and_, exists, func, or_, select, union_all
from sqlalchemy.orm import joinedload, selectinload

from caseworker_app.casework import attention as rules
from caseworker_app.casework.attention import CONSENT_ENDS_SOON, SILENT_AFTER, Kept, Kind, Matter, Measured
from caseworker_app.casework.case_file import called
from caseworker_app.casework.procedures import late, running
from caseworker_app.casework.signers import ADULT, CLIENT, INFORMANT, THUMB
from caseworker_app.jobs import procedures
from caseworker_app.jobs.date_columns import as_text, begins_by_today, last_day, names_days, today_as
from caseworker_app.jobs.initials_of_cases import disguises
from caseworker_app.jobs.latest import silent_longest
from caseworker_app.jobs.unread_everywhere import unread_fields
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import UNSIGNED, ConsentStatus, StageState
from caseworker_app.model.engagement import Consent, OralConsent, RiskScreening
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.intervention import Intervention
from caseworker_app.model.notes import DataRequest, Placement, Promise, Task
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency
from caseworker_app.model.protection import Incident
from caseworker_app.model.retention import LegalHold
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.model.tools import Measurement
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

SILENCE = "attention silent after"
"""The setting that says after how many days without a record a running case is asked about."""
PUT_OFF = "attention put off"
"""The setting that says until which day matters are not told, by their keys."""
WHOLE_NOTEBOOK = ""
BACKUPS_PLACE = "settings/backups"
_SHOWING_STEPS = (
    Case.client, Case.consents, Case.risks, Case.incidents, Case.contracts, Case.activities, Case.procedure_steps,
    Case.termination, Case.assessment, Case.engagement, Case.care_arrangements, Case.child_wishes, Case.goals,
)  # fmt: skip
"""What most steps of procedures are looked for in, read for all cases at once."""
PROCEDURES_ASKED = 45
"""Days after an event within which the steps of its procedure are asked for; later only their page tells of them."""
_AT_ONCE = 400  # cases whose consents are loaded together
_WORDED = 100  # of thousands of silent cases, or of those without consent, the oldest; the list of cases shows all
_QUOTING = frozenset({Kind.PROMISE, Kind.TASK, Kind.REFERRAL, Kind.REQUEST, Kind.UNREAD})
_Row = TypeVar("_Row")

_ENDED = exists().where(Termination.case_id == Case.id, Termination.state == StageState.DONE)
_OPEN = and_(Case.closed.is_(None), Case.archived.is_(None))
RUNNING = and_(_OPEN, ~_ENDED)
"""Cases that are worked on: neither closed nor archived, and their termination is not done."""


@dataclasses.dataclass(frozen=True, slots=True)
class Noticed:
    """A matter, and whose it is: initials of the client and number of the case, "" for the whole notebook."""

    matter: Matter
    client: str = ""
    number: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Attention:
    """What should be seen to, the most urgent first, and how many matters were put off to a later day."""

    noticed: tuple[Noticed, ...] = ()
    put_off: int = 0


def attention(session: Session, today: date) -> Attention:
    """Everything that should be seen to on this day."""
    matters = rules.by_urgency(_matters(session, today), today)
    put_off_until = settings.setting(session, PUT_OFF) or {}
    later = {key for key, until in put_off_until.items() if until > today.isoformat()}
    waiting = [matter for matter in matters if matter.key not in later]
    whose = _clients(session, {matter.case_id for matter in waiting})
    hide = disguises(session, {matter.case_id for matter in waiting if matter.kind in _QUOTING})
    noticed = (Noticed(_disguised(matter, hide), *whose.get(matter.case_id, ("", ""))) for matter in waiting)
    return Attention(tuple(noticed), len(matters) - len(waiting))


def put_off(notebook: Notebook, key: str, until: date, today: date) -> None:
    """Do not tell a matter before a day; what was put off to days that are over is forgotten."""
    with notebook.reading() as session:
        kept = settings.setting(session, PUT_OFF) or {}
    kept = {other: day for other, day in kept.items() if day > today.isoformat()}
    settings.set_setting(notebook, PUT_OFF, {**kept, key: until.isoformat()})


def put_back(notebook: Notebook, key: str | None = None) -> None:
    """Tell a matter again that was put off, or for None all of them."""
    with notebook.reading() as session:
        kept = settings.setting(session, PUT_OFF) or {}
    settings.set_setting(notebook, PUT_OFF, {other: day for other, day in kept.items() if key not in {None, other}})


def silent_after(session: Session) -> int:
    """After how many days without a record a running case is asked about."""
    return int(settings.setting(session, SILENCE, SILENT_AFTER))


def set_silent_after(notebook: Notebook, days: int) -> None:
    """Choose that number: 1 to 365."""
    settings.set_setting(notebook, SILENCE, min(365, max(1, days)))


def as_plain(noticed: Noticed, today: date) -> dict[str, Any]:
    """A matter as plain values, for JSON."""
    matter = noticed.matter
    return {
        "kind": matter.kind.value,
        "age": rules.age(matter.since, today),
        "since": matter.since.isoformat(),
        "client": noticed.client or None,
        "number": noticed.number or None,
        "case_id": matter.case_id or None,
        "sentence": matter.sentence,
        "reason": matter.reason,
        "place": matter.place,
        "field": matter.field or None,
    }


def _matters(session: Session, today: date) -> Iterator[Matter]:
    open_case = Case.archived.is_(None)
    due_promise = and_(Promise.kept.is_(None), begins_by_today(Promise.due))
    yield from _by_rule(session, Promise, rules.promise, today, RUNNING, due_promise)
    due_task = and_(or_(Task.done.is_(None), Task.done.is_(False)), begins_by_today(Task.date))
    yield from _by_rule(session, Task, rules.task, today, RUNNING, due_task)
    yield from _procedures(session, today)
    due_visit = and_(Aftercare.date.is_(None), begins_by_today(Aftercare.planned_for))
    yield from _by_rule(session, Aftercare, rules.aftercare, today, due_visit)
    unanswered = and_(Referral.answered_on.is_(None), or_(names_days(Referral.date), names_days(Referral.reply_until)))
    yield from _by_rule(session, Referral, rules.referral, today, open_case, unanswered)
    yield from _by_rule(session, DataRequest, rules.request, today, DataRequest.decision.is_(None))
    yield from _by_rule(session, LegalHold, rules.hold, today, LegalHold.released.is_(None))
    yield from _retention(session, today)
    yield from _measurements(session, today)
    yield from _placements(session, today)
    running = _running(session)
    yield from _missing_consents(session, running, today)
    yield from _doubtful_consents(session, today)
    yield from (rules.unread(field, today) for field in unread_fields(session, RUNNING))
    yield from _silent(session, running, today)
    yield from _backup(session, today)


def _procedures(session: Session, today: date) -> Iterator[Matter]:
    """Steps of procedures whose day is over, in the running cases in which something has happened lately."""
    since = max(procedures.asked_since(session), today - timedelta(days=PROCEDURES_ASKED))
    known = procedures.procedures(session)
    days = ((Case.id, Case.opened), *((row.case_id, row.date) for row in (Incident, RiskScreening, Termination)))
    lately = union_all(*(select(key).where(names_days(day), last_day(day) >= since.isoformat()) for key, day in days))
    wanted = select(Case).where(RUNNING, Case.id.in_(lately)).order_by(Case.id).limit(_AT_ONCE)
    for case in session.scalars(wanted.options(*map(selectinload, _SHOWING_STEPS))):
        for one in running(case, known):
            if one.since >= since:
                yield from (rules.procedure(case.id, one.procedure.title, due) for due in late([one], today))


def _by_rule(
    session: Session, record: type[_Row], rule: Callable[[_Row, date], Matter | None], today: date,
    *wanted: ColumnElement[bool],
) -> Iterator[Matter]:  # fmt: skip
    """What a rule says of the rows of a table that are wanted."""
    case_id: Any = record.case_id  # type: ignore[attr-defined]
    rows = session.scalars(select(record).join(Case, Case.id == case_id).where(*wanted), today_as(today))
    yield from _fired(rule(row, today) for row in rows)


def _disguised(matter: Matter, hide: Callable[[str, str], str]) -> Matter:
    """The same with initials for the people of its case, where it quotes what the worker wrote."""
    if matter.kind not in _QUOTING:
        return matter
    sentence, reason = (hide(matter.case_id, words) for words in (matter.sentence, matter.reason))
    return dataclasses.replace(matter, sentence=sentence, reason=reason)


def _running(session: Session) -> list[tuple[str, str]]:
    """The running cases of which is known when they were opened: id, and the last day that this may mean."""
    connection = session.connection()
    ended = set(connection.scalars(select(Termination.case_id).where(Termination.state == StageState.DONE)))
    rows = connection.execute(select(Case.id, last_day(Case.opened)).where(_OPEN, names_days(Case.opened)))
    return [(case_id, opened) for case_id, opened in rows if case_id not in ended]


def _retention(session: Session, today: date) -> Iterator[Matter]:
    held = exists().where(LegalHold.case_id == Case.id, LegalHold.released.is_(None))
    columns = (Case.id, Case.closed, Case.retain_until, Agency.retention_years, held)
    closed = or_(names_days(Case.closed), names_days(Case.retain_until))
    rows = session.execute(select(*columns).outerjoin(Agency, Agency.id == Case.agency_id).where(closed))
    yield from _fired(rules.retention(Kept(*row), today) for row in rows)


def _measurements(session: Session, today: date) -> Iterator[Matter]:
    """Instruments that a running case used once."""
    columns = (Measurement.id, Measurement.case_id, Measurement.instrument, Measurement.moment, Measurement.date)
    rows = session.execute(
        select(*columns, Measurement.variant, Intervention.state, Evaluation.state)
        .join(Case, Case.id == Measurement.case_id)
        .outerjoin(Intervention, Intervention.case_id == Case.id)
        .outerjoin(Evaluation, Evaluation.case_id == Case.id)
        .where(RUNNING, Measurement.instrument.is_not(None))
    )
    groups: dict[tuple[str, str, str], list[Measured]] = defaultdict(list)
    for key, case_id, instrument, moment, day, variant, intervention, evaluation in rows:
        known, of_kind = (" ".join((words or "").casefold().split()) for words in (instrument, variant))
        groups[case_id, known, of_kind].append(
            Measured(key, case_id, instrument or "", moment, day, intervention, evaluation)
        )
    yield from _fired(rules.measure_again(group[0], today) for group in groups.values() if len(group) == 1)


def _placements(session: Session, today: date) -> Iterator[Matter]:
    """A practicum is told once, however many cases belong to it."""
    columns = (Placement.case_id, Placement.period, Placement.approved_on)
    rows = session.execute(
        select(*columns).join(Case).where(RUNNING, names_days(Placement.period)).order_by(Case.number)
    )
    ends = _fired(rules.placement(*row, today) for row in rows)
    yield from {matter.key: matter for matter in reversed(list(ends))}.values()


def _missing_consents(session: Session, running: Sequence[tuple[str, str]], today: date) -> Iterator[Matter]:
    """The oldest of the running cases without a written consent."""
    written = set(session.scalars(select(Consent.case_id).where(_not_informants()).distinct()))
    oral = set(session.scalars(select(OralConsent.case_id).distinct()))
    without = sorted((opened, case_id) for case_id, opened in running if case_id not in written)
    for opened, case_id in without[:_WORDED]:
        matter = rules.no_consent(case_id, _day(opened), today, oral=case_id in oral)
        if matter:
            yield matter


def _doubtful_consents(session: Session, today: date) -> Iterator[Matter]:
    """Judges the consents of those cases where something may be wrong."""
    soon = (today + timedelta(days=CONSENT_ENDS_SOON)).isoformat()
    maybe_child = or_(
        as_text(Person.born) >= str(today.year - ADULT - 1), and_(Person.stated_age.is_not(None), Person.born.is_(None))
    )
    by_client = or_(Consent.signer_status.is_(None), Consent.signer_status == CLIENT, Consent.assent.is_(None))
    doubtful = or_(
        Consent.status.is_(None),
        Consent.status.in_([*UNSIGNED, ConsentStatus.WITHDRAWN, ConsentStatus.EXPIRED]),
        Consent.withdrawn_on.is_not(None),
        and_(names_days(Consent.valid_until), last_day(Consent.valid_until) <= soon),
        and_(maybe_child, by_client),
        and_(Consent.signer_status != CLIENT, or_(Consent.ground.is_(None), Consent.ground == "")),
        Consent.thumb.is_not(None),
        func.lower(Consent.method) == THUMB,
        Consent.case_id.in_(select(FamilyMember.case_id).where(FamilyMember.suspected_perpetrator.is_(True))),
    )
    ids = session.scalars(
        select(Consent.case_id).join(Case).outerjoin(Person, Person.id == Case.client_id)
        .where(RUNNING, _not_informants(), doubtful).distinct()
    ).all()  # fmt: skip
    needed = (
        joinedload(Case.client),
        selectinload(Case.consents).selectinload(Consent.statements),
        selectinload(Case.family).joinedload(FamilyMember.person),
        selectinload(Case.oral_consents),
    )
    for start in range(0, len(ids), _AT_ONCE):
        cases = session.scalars(select(Case).where(Case.id.in_(ids[start : start + _AT_ONCE])).options(*needed))
        yield from _fired(rules.consent(case, today) for case in cases)


def _silent(session: Session, running: Sequence[tuple[str, str]], today: date) -> Iterator[Matter]:
    """Those of the running cases that have been silent for longest."""
    days = silent_after(session)
    for until, case_id in silent_longest(session, dict(running), _WORDED):
        matter = rules.silent(case_id, _day(until), today, days=days)
        if matter:
            yield matter


def _backup(session: Session, today: date) -> Iterator[Matter]:
    from caseworker_app.jobs import outside_backups

    due = outside_backups.reminder(session, today)
    if due is None:
        return
    copy = outside_backups.last_copy(session)
    words = tr("Cadangan di luar laptop sudah waktunya") if due.kind == "backup" else tr("Uji pemulihan sudah waktunya")
    since = min(copy.day, today) if copy and due.kind == "backup" else today
    yield Matter(Kind.BACKUP, due.kind, WHOLE_NOTEBOOK, words, due.sentence, since, BACKUPS_PLACE)


def _not_informants() -> ColumnElement[bool]:
    return or_(Consent.signer_status.is_(None), Consent.signer_status != INFORMANT)


def _clients(session: Session, ids: set[str]) -> dict[str, tuple[str, str]]:
    """Initials and number by the id of the case."""
    columns = select(Case.id, Case.number, Person.alias, Person.name).outerjoin(Person, Person.id == Case.client_id)
    if len(ids) <= _AT_ONCE:
        columns = columns.where(Case.id.in_(ids))
    return {case_id: (called(alias, name), number or "") for case_id, number, alias, name in session.execute(columns)}


def _fired(matters: Iterable[Matter | None]) -> Sequence[Matter]:
    return [matter for matter in matters if matter is not None]


def _day(text: str) -> date:
    """A day as ``last_day`` tells it: the 31st of a month that ends earlier is its last."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        year, month = int(text[:4]), int(text[5:7])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
